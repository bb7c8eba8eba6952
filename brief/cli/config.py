"""`brief config`: what is set, and where."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from brief.cli import console


def register(cli: typer.Typer) -> None:
    """Add the command to the command line."""
    cli.command("config")(config)


def config(
    format: Annotated[  # noqa: A002 - the option's name
        Literal["table", "json"], typer.Option(help="A table for people, or JSON.")
    ] = "table",
) -> None:
    """Show the settings, and where each came from. Of a key only the last four characters are shown.

    The settings of brief validate are not among them.
    """
    from brief.config import NAMES, load, masked
    from brief.config_files import user_path
    from brief.validation import options as validation

    resolved = load(Path.cwd())
    shown = [(name, masked(name, getattr(resolved.settings, name)), resolved.origins[name]) for name in NAMES]
    if format == "json":
        import json

        values = {name: {"value": value, "layer": o.layer, "place": o.place} for name, value, o in shown}
        console.emit(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        rows = [("SETTING", "VALUE", "FROM")]
        rows += [(name, "-" if value is None else value, origin.place) for name, value, origin in shown]
        console.emit(console.columns(rows))
        if user_path() not in resolved.files:
            console.emit(f"\nYour own settings go into {user_path()} (not there yet).")
    resolved.refuse_leak()
    validation.load(Path.cwd())

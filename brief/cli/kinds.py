"""`brief kinds`: which kinds there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from brief.cli import console
from brief.errors import ConfigurationError

if TYPE_CHECKING:
    from brief.kinds import Listed


def register(cli: typer.Typer) -> None:
    """Add the command to the command line."""
    cli.command("kinds")(kinds)


def kinds(
    format: Annotated[  # noqa: A002 - the option's name
        Literal["table", "json"], typer.Option(help="A table for people, or JSON.")
    ] = "table",
) -> None:
    """List the kinds of brief. Your own, in ./schemas and ./prompts, are loaded: their schemas run."""
    from brief.kinds import available

    listed = available()
    if format == "json":
        console.emit(_as_json(listed))
    else:
        rows = [("KIND", "FROM", "SECTIONS")]
        rows += [(entry.name, entry.origin, _sections(entry)) for entry in listed]
        console.emit(console.columns(rows))
    broken = [entry.name for entry in listed if entry.problem]
    if broken:
        raise ConfigurationError(f"cannot be used as it is: {', '.join(broken)}")


def _titles(entry: Listed) -> list[str]:
    from brief.shapes import shape

    return [section.section.title for section in shape(entry.kind.schema).sections] if entry.kind else []


def _sections(entry: Listed) -> str:
    return f"PROBLEM: {entry.problem}" if entry.problem else ", ".join(_titles(entry))


def _as_json(listed: list[Listed]) -> str:
    import json

    rows = [
        {
            "name": entry.name,
            "origin": entry.origin,
            "schema": str(entry.schema_path),
            "sections": _titles(entry),
            "schema_sha256": entry.kind.schema_sha256 if entry.kind else None,
            "prompt_sha256": entry.kind.prompt_sha256 if entry.kind else None,
            "problem": entry.problem,
        }
        for entry in listed
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)

"""`brief schema`: the JSON Schema of a kind."""

from __future__ import annotations

from typing import Annotated

import typer

from brief.cli import console


def register(cli: typer.Typer) -> None:
    """Add the command to the command line."""
    cli.command("schema")(schema)


def schema(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="A name that `brief kinds` lists, or a path to a kind.")],
) -> None:
    """Print the JSON Schema of a kind. It is what answers are held to, in the strict subset that servers accept."""
    import json

    from brief.kinds import find
    from brief.strict import strict_schema

    console.emit(json.dumps(strict_schema(find(kind).schema), ensure_ascii=False, indent=2))

"""`brief completion`: what a shell needs to complete commands and options."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import typer

from brief.cli import console

Shell: TypeAlias = Literal["bash", "zsh", "fish", "powershell", "pwsh"]


def register(cli: typer.Typer) -> None:
    """Add the command to the command line."""
    cli.command("completion")(completion)


def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh, fish, powershell or pwsh.")],
) -> None:
    """Print a script by which a shell completes brief."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # not in its __all__

    console.emit(get_completion_script(prog_name="brief", complete_var="_BRIEF_COMPLETE", shell=shell))

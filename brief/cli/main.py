"""`brief`: from the command line to one command, and from any error to one line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from brief import __version__
from brief.cli import console
from brief.cli.exit_codes import INTERNAL_ERROR, INTERRUPTED, PIPE_CLOSED
from brief.errors import BriefError, UsageError

if TYPE_CHECKING:
    from typer import TyperException
    from typer.core import TyperGroup

_WAITS = ("-j", "--jobs", "--explain")
"""Options of `validate` with which it may need no processes but this one."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `brief` with those arguments (those of the process if None); the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    console.prepare()
    try:
        if given in (["--version"], ["-V"]):
            # Scripts ask for this often; it is not worth the import of a command-line library.
            console.emit(f"brief {__version__}")
            return 0
        _see_working_folder()
        return _run(given)
    except console.PipeClosed:
        return PIPE_CLOSED
    except KeyboardInterrupt:
        console.say("stopped")
        return INTERRUPTED
    except BriefError as error:
        _traceback_if_wanted()
        console.say(str(error))
        return error.exit_code
    except Exception as error:
        _traceback_if_wanted()
        hint = "set BRIEF_DEBUG=1 to see where, and please report it"
        console.say(f"internal error: {type(error).__name__}: {error} ({hint})")
        return INTERNAL_ERROR


def _see_working_folder() -> None:
    """What every command needs, if only to look for its settings."""
    try:
        Path.cwd()
    except OSError:
        raise UsageError("the working folder is gone, or closed to you: change to another one") from None


def _run(arguments: list[str]) -> int:
    from brief import garbage

    garbage.seldom()  # What is loaded now stays.
    if arguments[:1] == ["validate"] and not any(a.startswith(_WAITS) for a in arguments):
        from brief.validation import processes

        processes.begin(arguments[1:])  # They load what they need while the command line is loaded and read.
    from typer import TyperException

    from brief.cli.app import command_line

    command = command_line()
    try:
        code = command.main(arguments or ["--help"], prog_name="brief", standalone_mode=False)
    except TyperException as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context else _command_path(command, arguments)
        _say_plainly(error)
        console.say(f"{error.format_message().strip()} (see {path} --help)")
        return error.exit_code
    if code == INTERRUPTED:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def _say_plainly(error: TyperException) -> None:
    """Put what Typer has from elsewhere into our words."""
    from pydantic import ValidationError

    from brief.plain import wrong, wrong_with_value

    if isinstance(error.__cause__, ValidationError):
        first = error.__cause__.errors(include_url=False)[0]
        # An error that somebody thought of names the value itself.
        error.message = wrong(first) if first["type"] == "value_error" else wrong_with_value(first)


def _command_path(command: TyperGroup, arguments: list[str]) -> str:
    """The command that the arguments begin with, for an error that does not know which it is about."""
    path, inner = "brief", command.commands
    for name in arguments:
        if name not in inner:
            break
        path, inner = f"{path} {name}", getattr(inner[name], "commands", {})
    return path


def _traceback_if_wanted() -> None:
    if os.environ.get("BRIEF_DEBUG", "") not in {"", "0"}:
        import traceback

        traceback.print_exc()

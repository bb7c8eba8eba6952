"""From an error to one line and an exit code, over real processes where it matters."""

from __future__ import annotations

import errno
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from brief import __version__, errors
from brief.cli import console, exit_codes
from brief.cli import main as cli
from brief.errors import BriefError, ConfigurationError, EndpointError, SourceError, UsageError

BRIEF = [sys.executable, "-m", "brief"]


@pytest.mark.parametrize("arguments", [["--version"], ["-V"], ["--version", "kinds"]])
def test_version(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 0
    assert capsys.readouterr().out == f"brief {__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_help_lists_every_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 0
    shown = capsys.readouterr().out
    for command in ("write", "validate", "rules", "diff", "kinds", "schema", "models", "config"):
        assert f"\n  {command} " in shown


def test_help_lists_every_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    told = " ".join(capsys.readouterr().out.split()).partition("Exit codes: ")[2]
    named = {int(code) for code in re.findall(r"(?:^|, )(\d+) ", told)}
    raised = {
        error.exit_code
        for error in vars(errors).values()
        if isinstance(error, type(BriefError)) and hasattr(error, "exit_code")
    }
    assert named == raised | {0, 1, exit_codes.INTERNAL_ERROR, exit_codes.INTERRUPTED, exit_codes.PIPE_CLOSED}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["wriet"], "Did you mean 'write'? (see brief --help)"),
        (["write"], "Missing argument 'SOURCE'. (see brief write --help)"),
        (["write", "x", "--formt", "y"], "--formt"),
        (["write", "x", "--format", "pdf"], "'terminal', 'markdown', 'html', 'json'"),
        (
            ["write", "x", "--format", "pdf"],
            "'--format': 'pdf' is not one of 'terminal', 'markdown', 'html', 'json' (see",
        ),
        (["write", "x", "--retries", "many"], "'--retries': should be a whole number, not 'many' (see"),
        (["write", "x", "--timeout", "x"], "'--timeout': should be a number, not 'x' (see"),
        (["batch", "x", "-o", "o", "--limit", "0"], "'--limit': should be at least 1, not '0' (see"),
        (["write", "x", "--model", ""], "brief: --model should not be empty\n"),
        (["write", "x", "--passages", "3"], "--passages should be at least 20 or 'auto' or 'whole', not '3'"),
        (["write", "x", "--format"], "Option '--format' requires an argument. (see brief write --help)"),
        (["models", "--format"], "requires an argument. (see brief models --help)"),
        (["models", "pull", "--formt"], "No such option: --formt (see brief models pull --help)"),
    ],
)
def test_wrong_usage_is_one_line_and_2(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("brief: ")
    assert shown.err.count("\n") == 1
    assert words in shown.err


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["batch", "a.txt", "-o", ""], "'--out' / '-o'"),
        (["batch", "--resume", ""], "'--resume'"),
        (["diff", "", "a.json"], "'OLD'"),
        (["diff", "a.json", ""], "'NEW'"),
        (["diff", "a.json", "a.json", "--output", ""], "'--output' / '-o'"),
        (["eval", "", "--briefs", "."], "'GOLD'"),
        (["eval", "gold", "--briefs", ""], "'--briefs'"),
        (["eval", "gold", "-o", ""], "'--out' / '-o'"),
        (["eval", "gold", "-o", "o", "--vs", ""], "'--vs'"),
        (["label", "--sample", "2", ""], "'SOURCE'"),
        (["label", "a.txt", "-o", ""], "'--out' / '-o'"),
        (["rules", "--rules", ""], "'--rules'"),
        (["validate", ""], "'PATH'"),
        (["validate", ".", "--baseline", ""], "'--baseline'"),
        (["validate", ".", "--output", ""], "'--output' / '-o'"),
        (["write", "a.txt", "--cassette", ""], "'--cassette'"),
        (["write", "a.txt", "--out", "b.md", "--out", ""], "'--out' / '-o'"),
    ],
)
def test_an_empty_path_is_not_the_working_folder(
    arguments: list[str],
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(arguments) == 2
    line = f"brief: Invalid value for {name}: it is empty; is a variable not set? (see brief {arguments[0]} --help)\n"
    assert capsys.readouterr() == ("", line)
    assert list(tmp_path.iterdir()) == []


def raising(error: BaseException) -> type[typer.core.TyperGroup]:
    class Failing(typer.core.TyperGroup):
        def invoke(self, ctx: object) -> None:
            raise error

    return Failing


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (UsageError("give a file"), 2, "brief: give a file\n"),
        (SourceError("it is\nempty"), 2, "brief: it is empty\n"),
        (ConfigurationError("no model"), 3, "brief: no model\n"),
        (EndpointError("down"), 4, "brief: down\n"),
        (BriefError("else"), 2, "brief: else\n"),
        (KeyboardInterrupt(), 130, "brief: stopped\n"),
    ],
)
def test_errors_end_as_they_should(
    error: BaseException, code: int, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("brief.cli.app.command_line", lambda: raising(error)(name="brief"))
    assert cli.main(["write"]) == code
    assert capsys.readouterr().err == line


def test_a_bug_is_one_line_and_a_way_to_see_more(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("brief.cli.app.command_line", lambda: raising(ZeroDivisionError("a\nbug"))(name="brief"))
    assert cli.main(["write"]) == 70
    shown = capsys.readouterr().err
    assert shown.startswith("brief: internal error: ZeroDivisionError: a bug (set BRIEF_DEBUG=1")
    assert shown.count("\n") == 1
    monkeypatch.setenv("BRIEF_DEBUG", "1")
    assert cli.main(["write"]) == 70
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.slow
def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    folder = tmp_path / "Besançon"
    folder.mkdir()
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    environment["BRIEF_MODEL"] = "modèle-ø"
    run = subprocess.run([*BRIEF, "config"], cwd=folder, env=environment, capture_output=True, check=False, timeout=60)
    assert run.returncode == 0, run.stderr
    assert "modèle-ø" in run.stdout.decode("utf-8")


@pytest.mark.slow
def test_a_reader_that_has_had_enough_is_no_error() -> None:
    run = subprocess.run(
        ["/bin/sh", "-c", f"{{ '{sys.executable}' -m brief schema news; echo \"code $?\" >&2; }} | true"],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert "Traceback" not in run.stderr
    assert "BrokenPipe" not in run.stderr
    assert run.stderr.strip() in {"code 141", "code 0"}


class Out(io.StringIO):
    """A standard output that fails."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def write(self, _text: str) -> int:
        raise self.error

    def fileno(self) -> int:
        return os.open(os.devnull, os.O_WRONLY)


@pytest.mark.parametrize("arguments", [[], ["--help"], ["write", "--help"], ["models", "pull", "--help"]])
def test_a_page_of_help_is_a_result_as_any_other(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for out, code, said in (
        (Out(BrokenPipeError(errno.EPIPE, "Broken pipe")), 141, ""),
        (Out(OSError(errno.ENOSPC, "No space left on device")), 2, "brief: cannot write to standard output: No space"),
        (None, 2, "brief: there is no standard output to write to"),
    ):
        monkeypatch.setattr("sys.stdout", out)
        assert cli.main(arguments) == code
        told = capsys.readouterr().err
        assert told.startswith(said)
        assert told.count("\n") == bool(said)


@pytest.mark.parametrize("arguments", [["validate", "-"], ["diff", "docs/example.json", "-"]])
def test_a_closed_stdin_is_one_line(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setattr("sys.stdin", None)
    assert cli.main(arguments) == 2
    shown = capsys.readouterr()
    assert shown == ("", "brief: standard input is closed: pipe a document in, or name a file\n")


@pytest.mark.slow
def test_a_closed_stdout_is_one_line() -> None:
    run = subprocess.run(
        ["/bin/sh", "-c", f"'{sys.executable}' -m brief schema news >&-"],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 2
    assert run.stderr == "brief: there is no standard output to write to\n"


@pytest.mark.slow
def test_a_full_disk_is_one_line() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    with full.open("w") as out:
        run = subprocess.run([*BRIEF, "config"], stdout=out, stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    assert run.returncode == 2
    assert run.stderr.startswith("brief: cannot write to standard output")
    assert run.stderr.count("\n") == 1


def test_what_others_say_cannot_drive_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    console.say("a\x1b[2J\nb\x9b \u202egnp.exe")
    assert capsys.readouterr().err == "brief: a\ufffd[2J b\ufffd \ufffdgnp.exe\n"


def test_a_working_folder_that_is_gone_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert cli.main(["config"]) == 2
    assert capsys.readouterr().err == "brief: the working folder is gone, or closed to you: change to another one\n"
    assert cli.main(["--version"]) == 0

"""Further processes are begun before the checks are loaded, and only where there are files enough for any."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from brief.cli import app
from brief.cli.main import main
from brief.validation import processes
from brief.validation.processes import FEW

BEGUN = (
    "import sys; from multiprocessing import forkserver; from brief.validation import processes; "
    "processes.begin(sys.argv[2:], int(sys.argv[1])); "
    "print(forkserver._forkserver._forkserver_pid is not None, 'brief.checks' in sys.modules)"
)


def begun(workers: int, *paths: str) -> list[str]:
    command = [sys.executable, "-c", BEGUN, str(workers), *paths]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.split()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    for number in range(FEW + 1):
        (tmp_path / f"{number}.json").write_text("{}")
    return tmp_path


def test_many_files_have_processes_begun_before_any_check_is_loaded(many: Path) -> None:
    assert begun(2, str(many)) == ["True", "False"]


@pytest.fixture
def begun_here(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Grows by one for each time that processes would be begun."""
    begun: list[None] = []
    monkeypatch.setattr(processes, "context", lambda: begun.append(None))
    monkeypatch.setattr(processes, "cores", lambda: 2)
    return begun


def test_few_files_a_single_worker_or_a_wrong_path_start_nothing(many: Path, begun_here: list[None]) -> None:
    processes.begin([str(many)], 1)
    processes.begin([str(many / "gone")], 2)  # The run itself says so.
    (many / "0.json").unlink()
    processes.begin([str(many)], 2)
    assert not begun_here
    (many / "0.json").touch()
    processes.begin([str(many)], 2)
    assert begun_here


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        ("--format json FOLDER", True),
        ("FOLDER/*.json", True),
        ("FOLDER --jobs 1", False),
        ("FOLDER -j1", False),
        ("--explain B401 FOLDER", False),
        ("-", False),
    ],
)
def test_processes_are_begun_before_the_command_line_is_read(
    many: Path, begun_here: list[None], monkeypatch: pytest.MonkeyPatch, arguments: str, begins: bool
) -> None:
    class Read(BaseException):
        """The command line would be read now."""

    monkeypatch.setattr(app, "command_line", Mock(side_effect=Read))
    with pytest.raises(Read):
        main(["validate", *arguments.replace("FOLDER", str(many)).split()])
    assert bool(begun_here) == begins

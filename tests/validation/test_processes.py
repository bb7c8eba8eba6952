"""Further processes are begun before the checks are loaded, and only where there are files enough for any."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from brief.validation.processes import FEW

BEGUN = (
    "import sys; from multiprocessing import forkserver; from brief.validation import processes; "
    "processes.begin(sys.argv[2:], int(sys.argv[1])); "
    "print(forkserver._forkserver._forkserver_pid is not None, 'brief.checks' in sys.modules)"
)

BEGUN_EARLY = (
    "import sys; from multiprocessing import forkserver; from brief.cli import app, main; "
    "app.command_line = lambda: sys.exit(print(forkserver._forkserver._forkserver_pid is not None)); "
    "main.main(['validate', *sys.argv[1:]])"
)


def begun_early(*arguments: str) -> str:
    command = [sys.executable, "-c", BEGUN_EARLY, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.strip()


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


def test_few_files_a_single_worker_or_a_wrong_path_start_nothing(many: Path) -> None:
    assert begun(1, str(many)) == ["False", "False"]
    assert begun(2, str(many / "gone")) == ["False", "False"]  # The run itself says so.
    (many / "0.json").unlink()
    assert begun(2, str(many)) == ["False", "False"]


def test_processes_are_begun_before_the_command_line_is_read(many: Path) -> None:
    assert begun_early("--format", "json", str(many)) == "True"
    assert begun_early(str(many / "*.json")) == "True"
    assert begun_early(str(many), "--jobs", "1") == "False"
    assert begun_early(str(many), "-j1") == "False"
    assert begun_early("--explain", "B401", str(many)) == "False"
    assert begun_early("-") == "False"

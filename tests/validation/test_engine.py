"""Many files on all cores: in order, with little in memory, and each at its own risk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from briefs import save, spoilt

from brief.validation import engine
from brief.validation.check import Checker, Plan
from brief.validation.discover import Job
from brief.validation.options import Options

KILLER = """
import os, signal
from brief.checks import Rule

def kill(page):
    if page.article.title == "killer":
        os.kill(os.getpid(), signal.SIGKILL)
    return iter(())

RULES = [Rule("K001", "error", "Killer", "ends the process", kill)]
"""
SLEEPER = """
import time
from brief.checks import Rule

def sleep(page):
    time.sleep(0.02)
    return iter(())

RULES = [Rule("S001", "error", "Sleeper", "takes its time", sleep)]
"""


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(engine, "FEW", 3)
    monkeypatch.setattr(engine, "BUNDLE", 2)
    return tmp_path


def jobs(folder: Path, count: int, *broken: int) -> list[Job]:
    for n in range(count):
        save(folder / f"{n:04}.json", "{" if n in broken else spoilt(100 + n))
    return [Job(str(folder / f"{n:04}.json"), f"{n:04}.json") for n in range(count)]


def found(files: list[Job], options: Options | None = None, workers: int = 2) -> list[tuple[str, list[str]]]:
    done = engine.run(files, Checker(Plan(options or Options())), workers)
    return [(c.result.path, [f.finding.message for f in c.result.found]) for c in done if c.result]


def expected(count: int) -> list[tuple[str, list[str]]]:
    return [(f"{n:04}.json", [f"“{100 + n}” is in none of the cited sentences (3)"]) for n in range(count)]


@pytest.mark.slow
@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 23])
def test_results_come_in_order_and_whole(small: Path, count: int):
    assert found(jobs(small, count)) == expected(count)


def test_one_process_does_the_same(small: Path):
    assert found(jobs(small, 7), workers=1) == expected(7)


@pytest.mark.slow
def test_a_broken_file_costs_nothing_but_its_own_line(small: Path):
    results = found(jobs(small, 15, 6))
    assert [r for n, r in enumerate(results) if n != 6] == [r for n, r in enumerate(expected(15)) if n != 6]
    assert results[6][1][0].startswith("not JSON")


@pytest.mark.slow
@pytest.mark.parametrize("killers", [(5,), (0, 1, 14), (3, 8, 9)])
def test_a_process_that_dies_costs_only_its_files_own_line(small: Path, killers: tuple[int, ...]):
    rules = small / "killer.py"
    rules.write_text(KILLER, encoding="utf-8")
    files = jobs(small, 15)
    for n in killers:
        document = spoilt(100 + n)
        document["article"]["title"] = "killer"
        save(Path(files[n].path), document)
    results = found(files, Options(rules=(rules,)))
    assert [r for n, r in enumerate(results) if n not in killers] == [
        r for n, r in enumerate(expected(15)) if n not in killers
    ]
    for n in killers:
        assert results[n] == (
            f"{n:04}.json", ["the process that checked it ended all of a sudden, perhaps for want of memory"],
        )  # fmt: skip


def test_only_a_few_files_are_under_way_at_a_time(small: Path):
    asked: list[int] = []

    def asking(files: list[Job]) -> Iterator[Job]:
        for n, job in enumerate(files):
            asked.append(n)
            yield job

    results = engine.run(asking(jobs(small, 60)), Checker(Plan(Options())), 2)
    next(results)
    assert len(asked) <= 2 * engine.AHEAD * engine.BUNDLE + 1
    assert sum(1 for _ in results) == 59


@pytest.mark.slow
def test_stopping_half_way_leaves_no_process_behind(small: Path):
    import multiprocessing

    before = set(multiprocessing.active_children())
    results = engine.run(jobs(small, 30), Checker(Plan(Options())), 2)
    next(results)
    assert set(multiprocessing.active_children()) - before
    results.close()
    assert not set(multiprocessing.active_children()) - before


def test_where_no_pool_can_be_had_this_process_does_the_work(small: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise OSError("no semaphores here")

    monkeypatch.setattr(engine, "ProcessPoolExecutor", refuse)
    assert found(jobs(small, 7)) == expected(7)


@pytest.mark.slow
def test_processes_start_the_same_way_on_every_system(small: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    assert found(jobs(small, 5)) == expected(5)


@pytest.mark.slow
def test_ctrl_c_ends_all_of_it_with_one_line(small: Path):
    rules = small / "sleeper.py"
    rules.write_text(SLEEPER, encoding="utf-8")
    jobs(small / "d", 400)
    command = [sys.executable, "-m", "brief", "validate", "d", "--rules", str(rules), "--jobs", "2"]
    process = subprocess.Popen(
        command, cwd=small, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout
    assert "B205" in process.stdout.readline()  # Now the first bundle is done and the others are under way.
    os.killpg(process.pid, signal.SIGINT)  # As a terminal does: to every process of the group.
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130, err
    assert err == "brief: stopped\n"
    assert "Traceback" not in out + err
    deadline = time.monotonic() + 5
    while _is_there(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_there(process.pid)


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_large_files_are_looked_at_alone(tmp_path: Path):
    sizes = [1_000] * 10 + [3_000_000, 1_000, 1_500_000, 1_500_000]
    jobs = [Job(str(tmp_path / str(n)), str(n)) for n in range(len(sizes))]
    for job, size in zip(jobs, sizes, strict=True):
        Path(job.path).write_bytes(bytes(size))
    gone = Job(str(tmp_path / "gone"), "gone")
    parts = [[job.shown for job in part] for part in engine._parts([*jobs, gone])]
    assert [len(part) for part in parts] == [8, 2, 1, 2, 2]
    assert parts[-1] == ["13", "gone"]

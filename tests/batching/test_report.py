"""`report.json` and when it is written: counts that add up, nothing lost, nothing written without need."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import shutil
import subprocess
import sys
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from results import EXAMPLE, NEWS, TOLD, base, done, example, failed, finished, keep, opened

from brief.batching.results.report import Seen, finish, ready, summary
from brief.batching.results.tables import Table
from brief.batching.state.row import Row
from brief.errors import UsageError

TRIPPED = (("B301", "error", "/brief/key_claims/1/claim"), ("B206", "warning", "/brief/demands/0"))
ALL = ("jsonl", "csv")


def report(out: Path) -> dict[str, Any]:
    found = json.loads((out / "report.json").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def some(out: Path) -> list[Row]:
    """Three briefs, one of them with findings, and two failures."""
    return [
        done(out, "news/b.txt", example("B", findings=TRIPPED), cost_usd=0.25, input_tokens=100, output_tokens=10),
        done(out, "news/a.txt", example("A"), cost_usd=0.5, input_tokens=200, output_tokens=20),
        done(out, "c.html", example("C", findings=TRIPPED[:1]), cost_usd=None, input_tokens=50, output_tokens=5),
        failed("d.pdf", "d.pdf: it is a PDF", tries=1),
        failed("e.txt", "the endpoint answered 503", fault="Overloaded", passing=True, tries=3),
    ]


def stamps(out: Path) -> dict[str, tuple[int, int]]:
    files = {p.name: p.stat() for p in out.iterdir() if p.is_file()}
    return {name: (stat.st_mtime_ns, stat.st_ino) for name, stat in files.items()}


def test_counts_add_up_and_what_is_unknown_is_null(tmp_path: Path) -> None:
    finished(tmp_path, some(tmp_path), replace(TOLD, done=3, failed=2, calls=9, cost_usd=None))
    told = report(tmp_path)
    assert told["format"] == "brief-batch/1"
    assert list(told)[:2] == ["format", "settings"]
    assert told["counts"] | {"items": 0, "words": 0} == {
        "articles": 5,
        "done": 3,
        "failed": 2,
        "tried_again_next_time": 1,
        "not_in_run": None,
        "items": 0,
        "rejected": 0,
        "words": 0,
    }
    assert told["findings"] == {"errors": 2, "warnings": 1, "articles_by_rule": {"B206": 1, "B301": 2}}
    assert told["faults"] == {"Overloaded": 1, "SourceError": 1}
    assert told["usage"]["cost_usd"] == {"total": None, "known": 0.75, "articles_unknown": 1}
    assert told["usage"]["input_tokens"] == {"total": 350, "known": 350, "articles_unknown": 0}
    assert (told["run"]["calls"], told["run"]["cost_usd"], told["run"]["done"]) == (9, None, 3)
    assert (told["settings"]["model"], told["settings"]["kind"]) == ("a-model", "news")
    assert told["settings"]["prompt_sha256"] == NEWS.prompt_sha256


def test_every_article_is_a_row_and_every_failure_says_which_why_and_how_often(tmp_path: Path) -> None:
    finished(tmp_path, some(tmp_path))
    told = report(tmp_path)
    assert [row["source"] for row in told["articles"]] == ["c.html", "d.pdf", "e.txt", "news/a.txt", "news/b.txt"]
    assert [row["state"] for row in told["articles"]].count("failed") == len(told["failures"]) == 2
    assert [(f["source"], f["reason"], f["tries"], f["tried_again_next_time"]) for f in told["failures"]] == [
        ("d.pdf", "d.pdf: it is a PDF", 1, False),
        ("e.txt", "the endpoint answered 503", 3, True),
    ]
    b = told["articles"][-1]
    assert (b["files"], b["findings"], b["readable"], b["kind"]) == (
        ["news/b.brief.json"],
        ["B206", "B301"],
        True,
        "news",
    )
    assert b["parties"][0] == "Tomas Brandvold"


def test_an_empty_out_has_a_report_too(tmp_path: Path) -> None:
    made = finished(tmp_path, tables=ALL)
    assert report(tmp_path)["articles"] == report(tmp_path)["failures"] == []
    assert (tmp_path / "briefs.jsonl").read_bytes() == b""
    assert made.totals.articles == 0


def test_nothing_is_written_unless_something_has_changed(tmp_path: Path) -> None:
    rows = some(tmp_path)
    assert finished(tmp_path, rows, tables=ALL).written
    before = stamps(tmp_path)
    later = replace(TOLD, started="2026-11-23T01:00:00+00:00", seconds=1.0, done=0, unchanged=5)
    again = finished(tmp_path, [replace(rows[0], changed_ns=99)], later, tables=ALL)
    assert not again.written
    assert stamps(tmp_path) == before
    assert again.totals.articles == 5
    assert "as they were" in summary(again, later)


@pytest.mark.parametrize("change", ["row", "gone", "model", "stopped", "left", "tables", "failure"])
def test_it_is_written_anew_when_anything_has_changed(tmp_path: Path, change: str) -> None:
    rows = some(tmp_path)
    finished(tmp_path, rows, tables=ALL)
    told, tables = TOLD, ALL
    changed: list[Row] = []
    match change:
        case "row":
            changed = [done(tmp_path, "new.txt")]
        case "failure":
            changed = [replace(rows[4], tries=4)]
        case "gone":
            (tmp_path / "index.html").unlink()
        case "model":
            told = replace(TOLD, model="another")
        case "stopped":
            told = replace(TOLD, stopped="the key is not accepted")
        case "left":
            told = replace(TOLD, left=True)
        case "tables":
            tables = ("jsonl",)
    assert finished(tmp_path, changed, told, tables=tables).written
    assert not finished(tmp_path, (), told, tables=tables).written
    assert report(tmp_path)["run"]["stopped"] == told.stopped
    assert report(tmp_path)["counts"]["articles"] == 5 + (change == "row")


def test_a_table_that_is_not_asked_for_any_more_goes_away(tmp_path: Path) -> None:
    finished(tmp_path, some(tmp_path), tables=ALL)
    finished(tmp_path, tables=("csv",))
    assert not (tmp_path / "briefs.jsonl").exists()
    assert (tmp_path / "items.csv").exists()
    (tmp_path / "briefs.jsonl").write_text("somebody's own")
    with pytest.raises(UsageError, match=r"briefs\.jsonl would be overwritten, and is not a batch's"):
        finished(tmp_path, tables=ALL)
    assert (tmp_path / "briefs.jsonl").read_text() == "somebody's own"
    finished(tmp_path, [done(tmp_path, "new.txt")], tables=())
    assert (tmp_path / "briefs.jsonl").read_text() == "somebody's own"
    assert not (tmp_path / "items.csv").exists()


def test_a_state_that_names_any_file_as_its_own_has_none_deleted(tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("somebody's own")
    out = tmp_path / "out"
    finished(out, some(out), tables=ALL)
    with opened(out) as store:
        noted = [*json.loads(store.meta("beside") or "[]"), str(victim), "../victim.txt"]
        asyncio.run(store.note("beside", json.dumps(noted)))
    finished(out, tables=("csv",))
    assert victim.read_text() == "somebody's own"
    assert not (out / "briefs.jsonl").exists()


def test_files_of_somebody_else_are_refused_before_a_run(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>My site</h1>")
    with opened(tmp_path) as store:
        with pytest.raises(UsageError, match="move it, or choose another folder"):
            ready(tmp_path, store)
        (tmp_path / "index.html").unlink()
        ready(tmp_path, store)


def test_after_the_state_is_lost_its_files_are_still_known_to_be_a_batchs(tmp_path: Path) -> None:
    every: tuple[Table, ...] = (*ALL, *(("parquet",) if importlib.util.find_spec("pyarrow") else ()))
    for rows in ((), some(tmp_path)):
        finished(tmp_path, rows, tables=every)
        before = {path.name for path in tmp_path.iterdir() if path.is_file()}
        shutil.rmtree(tmp_path / ".brief")
        assert finished(tmp_path, rows, tables=every).written
        assert {path.name for path in tmp_path.iterdir() if path.is_file()} >= before
    shutil.rmtree(tmp_path / ".brief")
    finished(tmp_path, tables=("csv",))
    assert (tmp_path / "items.csv").exists()
    assert not (tmp_path / "briefs.jsonl").exists()
    assert not (tmp_path / "items.parquet").exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("report.json", '{"format": "brief/1"}'),
        ("index.html", "<!doctype html><title>My articles, briefed</title>"),
        ("briefs.jsonl", '{"text": "an article"}\n'),
        ("items.csv", "source,text\na,b\n"),
        ("items.parquet", "PAR1 source, output and other things PAR1"),
    ],
)
def test_after_the_state_is_lost_files_of_somebody_else_are_still_refused(tmp_path: Path, name: str, text: str) -> None:
    pytest.importorskip("pyarrow")
    finished(tmp_path, some(tmp_path), tables=("jsonl", "csv", "parquet"))
    shutil.rmtree(tmp_path / ".brief")
    (tmp_path / name).write_text(text, encoding="utf-8")
    with (
        opened(tmp_path) as store,
        pytest.raises(UsageError, match=rf"{name} would be overwritten, and is not a batch's"),
    ):
        ready(tmp_path, store, ("jsonl", "csv", "parquet"))
    assert (tmp_path / name).read_text(encoding="utf-8") == text


def test_articles_that_the_run_did_not_come_upon_stay_and_are_marked(tmp_path: Path) -> None:
    seen = Seen()
    for source in ("c.html", "d.pdf", "e.txt"):
        seen.add(source)
    finished(tmp_path, some(tmp_path), replace(TOLD, seen=seen))
    assert report(tmp_path)["counts"]["not_in_run"] == 2
    assert {r["source"]: r["in_run"] for r in report(tmp_path)["articles"]}["news/a.txt"] is False
    # A run that ended early cannot say it.
    finished(tmp_path, (), replace(TOLD, seen=seen, left=True))
    assert report(tmp_path)["counts"]["not_in_run"] is None
    assert {r["in_run"] for r in report(tmp_path)["articles"]} == {None}


@pytest.mark.parametrize("spoil", ["gone", "cut", "other kind", "changed"])
def test_a_document_that_was_spoilt_is_said_and_harms_no_other(tmp_path: Path, spoil: str) -> None:
    rows = some(tmp_path)
    file = tmp_path / "news/a.brief.json"
    data = json.loads(file.read_text("utf-8"))
    if spoil == "gone":
        file.unlink()
    elif spoil == "cut":
        file.write_bytes(file.read_bytes()[:500])
    else:
        change = {"kind": "nobody-knows"} if spoil == "other kind" else {"brief": data["brief"] | {"headline": 7}}
        file.write_text(json.dumps(data | change))
    finished(tmp_path, rows, tables=ALL)
    row = next(r for r in report(tmp_path)["articles"] if r["source"] == "news/a.txt")
    assert row["readable"] is (spoil in {"other kind", "changed"})
    lines = (tmp_path / "briefs.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == (3 if row["readable"] else 2)
    assert "news/a" not in (tmp_path / "items.csv").read_text("utf-8")
    assert "news/b" in (tmp_path / "items.csv").read_text("utf-8")


HOSTILE = "</script><script>alert(1)</script><!-- \u2028 \u202egnp\x1b[2J \ud800 '\"&"


def test_hostile_text_leaves_the_report_json_on_lines_of_its_own(tmp_path: Path) -> None:
    rows = [failed("x\nname.txt", f"bad: {HOSTILE}".replace("\ud800", ""), title=HOSTILE.replace("\ud800", ""))]
    finished(tmp_path, rows)
    text = (tmp_path / "report.json").read_text("utf-8")
    assert report(tmp_path)["failures"][0]["source"] == "x\nname.txt"
    assert not [c for c in text if c != "\n" and not c.isprintable()]
    assert sum('"source"' in line for line in text.split("\n")) == 2


def test_a_file_that_cannot_be_replaced_leaves_the_report_as_it_was(tmp_path: Path) -> None:
    finished(tmp_path, some(tmp_path))
    before = (tmp_path / "report.json").read_bytes()
    (tmp_path / "index.html").unlink()
    (tmp_path / "index.html").mkdir()
    with pytest.raises(UsageError, match=r"the report in .* cannot be written"):
        finished(tmp_path, [done(tmp_path, "new.txt")])
    assert (tmp_path / "report.json").read_bytes() == before
    assert not list((tmp_path / ".brief" / "parts").iterdir())
    (tmp_path / "index.html").rmdir()
    assert finished(tmp_path).written
    assert report(tmp_path)["counts"]["articles"] == 6


FULL = """
import asyncio, resource, signal, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from results import TOLD, failed, finished
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))
from brief.errors import UsageError
try:
    finished(Path(sys.argv[1]), [failed(f"{i}.txt", "x" * 200) for i in range(2000)], tables=("csv",))
except UsageError as error:
    print(error)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_a_full_disk_is_one_line_and_leaves_what_was_there(tmp_path: Path) -> None:
    finished(tmp_path, some(tmp_path), tables=("csv",))
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()}
    command = [sys.executable, "-c", FULL, str(tmp_path), *map(str, Path(__file__).parents[:2])]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "cannot be written" in ran.stdout
    assert len(ran.stdout.splitlines()) == 1
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()} == before
    assert not list((tmp_path / ".brief" / "parts").iterdir())


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        asyncio.run(finish(tmp_path, store, NEWS, TOLD))
        peaks = []
        for many in (1_000, 5_000):
            keep(store, (failed(f"{i:06d}.txt", "why " * 20) for i in range(many)))
            tracemalloc.start()
            asyncio.run(finish(tmp_path, store, NEWS, TOLD))
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < peaks[0] + 500_000


@pytest.mark.slow
def test_whoever_stops_it_need_not_wait_for_it(tmp_path: Path) -> None:
    async def stopped() -> None:
        task = asyncio.create_task(finish(tmp_path, store, NEWS, TOLD))
        while not list((tmp_path / ".brief" / "parts").iterdir()):
            await asyncio.sleep(0.001)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    with opened(tmp_path) as store:
        keep(store, (failed(f"{i:06d}.txt", "why " * 20) for i in range(20_000)))
        asyncio.run(stopped())
    assert not (tmp_path / "report.json").exists()
    assert not list((tmp_path / ".brief" / "parts").iterdir())


def test_the_end_of_a_run_in_a_few_lines(tmp_path: Path) -> None:
    told = replace(TOLD, done=3, failed=2, unchanged=0, calls=9, input_tokens=1350, output_tokens=None, cost_usd=1.5)
    lines = summary(finished(tmp_path, some(tmp_path), told, tables=ALL), told).splitlines()
    assert lines[0] == "3 briefs of 5 articles, 2 failed (1 of them tried again next time)"
    assert lines[1] == (
        "this run: 3 briefed, 2 failed, 0 unchanged in 1 min 14 s; 9 calls, tokens 1,350 in, unknown out, $1.50"
    )
    assert lines[2].startswith("findings: 2 errors, 1 warning; by articles B301 ")
    assert lines[3] == "failed by: SourceError (1), Overloaded (1)"
    assert lines[-1].endswith(": report.json, index.html, briefs.jsonl, items.csv")
    rows = [replace(failed("a.txt", "it is a PDF"), outputs='{".brief.json": 7}')]
    assert summary(finished(tmp_path, rows, told), told).splitlines()[0] == (
        "3 briefs of 6 articles, 3 failed (1 of them tried again next time), "
        "1 of these still with the brief of an earlier run"
    )
    stopped = replace(told, stopped="the key\x1b[2J is wrong", cost_usd=None, seconds=4000)
    text = summary(finished(tmp_path, (), stopped), stopped)
    assert "stopped early: the key is wrong" in text
    assert "cost unknown" in text
    assert "1 h 06 min" in text


def test_rows_of_these_tests_are_rows() -> None:
    assert set(base("a.txt", "a")) < set(Row.__dataclass_fields__)
    assert EXAMPLE["format"] == "brief/1"

"""The line of a batch: what it says at each stage, and how often."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import pytest

from brief.cli.batch_progress import BatchProgress
from brief.cli.batch_run import _follow
from brief.llm.usage import Usage


def session(**changed: Any) -> Any:
    """As much of a session as the line tells of."""
    run = SimpleNamespace(seen=(512, False), draining=False, under_way=12)
    pace = SimpleNamespace(in_flight=57, limit=64, held=0.0, due=0.0)
    values = {"done": 120, "failed": 3, "unchanged": 77, "cost": 1.236, "usage": Usage(300, 2_000_000, 0, 345_678)}
    run.__dict__.update({name: changed.pop(name) for name in list(changed) if name in run.__dict__})
    pace.__dict__.update({name: changed.pop(name) for name in list(changed) if name in pace.__dict__})
    return SimpleNamespace(run=run, endpoint=SimpleNamespace(pace=pace), **{**values, **changed})


@pytest.fixture
def line() -> BatchProgress:
    return BatchProgress()


def after(line: BatchProgress, seconds: float, before: Any, now: Any) -> str:
    line.session = before
    line.text(0.0)
    line.session = now
    return line.text(seconds) or ""


def test_all_that_it_tells(line: BatchProgress) -> None:
    line.total = 5_000
    assert after(line, 60, session(done=20, failed=0), session()) == (
        "brief: 200 of 5,000, 120 done, 3 failed, 77 unchanged, 103 a minute, about 46 min 36 s left, "
        "57 of 64 calls at once, 2.3M tokens, $1.24"
    )


def test_a_number_that_is_not_known_yet_is_not_guessed(line: BatchProgress) -> None:
    text = after(line, 60, session(done=20), session(usage=Usage(3, None, None, None), cost=None))
    assert "200 of 512 seen so far" in text
    assert "left" not in text
    assert "tokens unknown, cost unknown" in text


def test_once_all_are_found_their_number_is_known(line: BatchProgress) -> None:
    assert "200 of 612," in after(line, 60, session(done=20), session(seen=(612, True)))


def test_hours_and_waits_and_the_end(line: BatchProgress) -> None:
    line.total = 100_000
    assert " h " in after(line, 60, session(done=20), session())
    assert "at once, waiting 12 s for the server, " in after(line, 60, session(), session(held=12.2, due=12.2))
    assert "at once, waiting 48 s to keep a rate limit, " in after(line, 60, session(), session(due=48.4))
    assert "waiting" not in after(line, 60, session(), session(due=0.4))
    assert "12 still under way" in after(line, 60, session(), session(draining=True))
    line.session = session()
    line.finish()
    assert line.text(61) == "brief: writing the report"
    line.forget()
    assert line.text(62) is None


def test_the_speed_is_that_of_the_last_minutes(line: BatchProgress) -> None:
    line.total = 100_000
    line.session = session(done=0, failed=0)
    for minute in range(10):
        line.session.done = 600 * min(minute, 5) + 60 * max(0, minute - 5)
        text = line.text(minute * 60.0) or ""
    assert " 60 a minute" in text


def test_while_nothing_comes_it_says_so_and_promises_no_end(line: BatchProgress) -> None:
    line.total = 5_000
    assert "103 a minute, about" in after(line, 60, session(done=20, failed=0), session())
    assert "a minute" in (line.text(80) or "")
    text = line.text(150) or ""
    assert "77 unchanged, none finished for 1 min 30 s, 57 of 64 calls" in text
    assert "left" not in text
    assert "none finished for 2 h 0 min" in (line.text(60 + 7200) or "")
    line.session.done += 10
    assert "none finished" not in (line.text(60 + 7201) or "")


def test_where_an_article_takes_minutes_a_minute_without_one_is_no_news(line: BatchProgress) -> None:
    assert "none finished" not in after(line, 60, session(done=0, failed=0), session(done=1, failed=0))
    assert "none finished" not in (line.text(119) or "")
    # Before the first there is nothing to compare with.
    line.session = session(done=0, failed=0)
    line.text(200)
    assert "none finished" not in (line.text(900) or "")


class Followed:
    """A session that goes on with an earlier one, of which most articles are unchanged."""

    def __init__(self) -> None:
        self.run = SimpleNamespace(resumed=True)
        self.done = self.failed = 0

    async def results(self, _entries: object) -> AsyncIterator[Any]:
        for state in ("unchanged", "done", "unchanged", "unchanged", "failed", "done"):
            self.done += state == "done"
            self.failed += state == "failed"
            yield SimpleNamespace(state=state, row=SimpleNamespace(source="a.txt", reason="it is empty"))


def test_that_an_earlier_run_is_gone_on_with_is_said_once() -> None:
    said: list[str] = []
    progress: Any = SimpleNamespace(watch=lambda _: None, finish=lambda: None, say=said.append)
    running: Any = Followed()
    asyncio.run(_follow(running, iter(()), progress))
    assert said == [
        "resuming an earlier run with --force or --retry-errors, which was not complete",
        "failed: a.txt: it is empty",
    ]


def test_a_log_has_fewer_lines_the_longer_it_takes() -> None:
    stream, now = io.StringIO(), [0.0]
    line = BatchProgress()
    line._stream, line._clock = stream, lambda: now[0]
    line.watch(session())
    for second in range(1, 601):
        now[0] = float(second)
        with line._lock:
            line.show(force=False)
    assert len(stream.getvalue().splitlines()) == 7 + 8
    assert all(text.startswith("brief: 200 of 512 seen so far") for text in stream.getvalue().splitlines())

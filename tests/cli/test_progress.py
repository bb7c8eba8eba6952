"""Progress: what is said, how often, and to whom."""

from __future__ import annotations

import io

import pytest

from brief.cli.progress import CLEAR, EVERY_ELSEWHERE, Progress, duration, status


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Gone(io.StringIO):
    def write(self, text: str) -> int:
        raise BrokenPipeError


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("done", "total", "seconds", "line"),
    [
        (0, 13, 0.0, "reading 0/13"),
        (0, 13, 4.0, "reading 0/13, 4 s"),
        (5, 13, 10.0, "reading 5/13, about 16 s left"),
        (13, 13, 26.0, "reading 13/13, 26 s"),
        (0, 1, 75.0, "reading, 1 min 15 s"),
        (0, 0, 0.0, "reading"),
    ],
)
def test_status(done: int, total: int, seconds: float, line: str) -> None:
    assert status("reading", done, total, seconds) == line


@pytest.mark.parametrize(("seconds", "said"), [(0.2, "1 s"), (59.4, "59 s"), (59.6, "1 min 0 s"), (185, "3 min 5 s")])
def test_duration(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_a_terminal_has_one_line_that_is_gone_in_the_end() -> None:
    stream, clock = Terminal(), Clock()
    with Progress(stream=stream, clock=clock) as progress:
        progress("reading", 0, 4)
        clock.now = 2
        progress("reading", 1, 4)
        progress.say("the encoding was guessed")
        progress("composing", 0, 1)
    text = stream.getvalue()
    assert "brief: reading 1/4, about 6 s left" in text
    assert f"{CLEAR}brief: the encoding was guessed\n{CLEAR}brief: reading 1/4" in text
    assert text.endswith(CLEAR)
    assert text.count("\n") == 1


def test_elsewhere_a_line_for_each_phase_and_one_now_and_then() -> None:
    stream, clock = io.StringIO(), Clock()
    with Progress(stream=stream, clock=clock) as progress:
        for done in range(31):
            clock.now = float(done)
            progress("reading", done, 60)
        progress("composing", 0, 1)
    lines = stream.getvalue().splitlines()
    assert lines == [
        "brief: reading 0/60",
        f"brief: reading {EVERY_ELSEWHERE:.0f}/60, about 45 s left",
        "brief: reading 30/60, about 30 s left",
        "brief: composing",
    ]


def test_quiet_says_nothing() -> None:
    stream = Terminal()
    with Progress(quiet=True, stream=stream) as progress:
        progress("reading", 0, 4)
        progress.say("x")
    assert stream.getvalue() == ""


def test_nobody_listening_is_no_error() -> None:
    with Progress(stream=Gone()) as progress:
        progress("reading", 0, 4)
        progress.say("x")

"""Killed at every stage, again and again, and gone on with: nothing is paid for twice, and all is done."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from batch_server import BatchServer
from by_rounds import ARTICLES, documents, folder, go
from forked import Forked

from brief.batching.batch_api import collecting


def collected(url: str, source: str, out: str) -> int:
    """The very calls that the command makes, but for the waiting."""
    collecting._AT_ONCE = 2
    came = go(SimpleNamespace(url=url), Path(source) if source else None, Path(out))
    sys.stderr.write(f"{len(came.done)} {came.stopped}")
    return 0


def started(server: BatchServer, source: Path | None, out: Path) -> Forked:
    return Forked(server.url, str(source or ""), str(out), call=collected)


def killed(server: BatchServer, process: Forked, place: str) -> None:
    """Kill it when it is there."""
    with process:
        assert server.reached.wait(20), f"it never came to {place}"
    server.release()


@pytest.mark.slow
@pytest.mark.parametrize(
    "places",
    [
        # Uploaded, and that not noted; a batch, and that not noted; in the middle of collecting.
        ["done POST /v1/files", "done POST /v1/batches", "half GET /v1/files/ID/content"],
        # About to be made a batch of; while it is looked after; in the round after that, with nothing but OUT.
        ["POST /v1/batches", "GET /v1/batches/ID", "done POST /v1/batches"],
    ],
)
def test_killed_at_each_stage_and_gone_on_with(tmp_path: Path, places: list[str]):
    source, out = folder(tmp_path / "articles"), tmp_path / "out"
    with BatchServer() as server:
        for number, place in enumerate(places):
            server.chunk = 3_000 if place.startswith("half") else 0
            server.pause(place)
            killed(server, started(server, None if number == 1 else source, out), place)
            server.chunk = 0
        with started(server, None, out) as process:
            code, said = process.ended()
        assert code == 0, said
        assert said.endswith(" None"), said
        assert set(server.paid.values()) == {1}
        assert all(batch["status"] == "completed" for batch in server.batches.values())
        go(server, source, tmp_path / "plain")
    assert len(documents(out)) == len(ARTICLES)
    assert documents(out) == documents(tmp_path / "plain")

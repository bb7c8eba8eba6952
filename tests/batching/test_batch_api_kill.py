"""Killed at every stage, again and again, and gone on with: nothing is paid for twice, and all is done."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from batch_server import BatchServer
from by_rounds import ARTICLES, documents, folder, go

HERE = Path(__file__).parent
RUN = """
import sys
sys.path[:0] = sys.argv[1:3]
from pathlib import Path
from types import SimpleNamespace
from brief.batching import collecting
from by_rounds import go
collecting._AT_ONCE = 2
source = None if sys.argv[4] == "-" else Path(sys.argv[4])
came = go(SimpleNamespace(url=sys.argv[3]), source, Path(sys.argv[5]))
print(len(came.done), came.stopped)
"""
"""The very calls that the command makes, but for the waiting."""


def started(server: BatchServer, source: Path | None, out: Path) -> subprocess.Popen[str]:
    where = [str(HERE), str(HERE.parent), server.url, str(source or "-"), str(out)]
    return subprocess.Popen([sys.executable, "-c", RUN, *where], stdout=subprocess.PIPE, text=True)


def killed(server: BatchServer, process: subprocess.Popen[str], place: str) -> None:
    """Kill it when it is there."""
    try:
        assert server.reached.wait(20), f"it never came to {place}"
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    server.release()


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
        process = started(server, None, out)
        said, _ = process.communicate(timeout=30)
        assert process.returncode == 0
        assert said.split() == [str(len(ARTICLES)), "None"], said
        assert set(server.paid.values()) == {1}
        assert all(batch["status"] == "completed" for batch in server.batches.values())
        go(server, source, tmp_path / "plain")
    assert documents(out) == documents(tmp_path / "plain")

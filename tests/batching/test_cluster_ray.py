"""A real Ray cluster of two nodes, one of which is killed in mid-run."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from running import articles

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.live
@pytest.mark.skipif(find_spec("ray") is None, reason="needs the extra ray")
def test_a_node_that_is_killed_loses_nothing_and_repeats_only_what_was_under_way(tmp_path: Path) -> None:
    folder = articles(tmp_path / "in", 96)
    run = [sys.executable, str(ROOT / "benchmarks" / "ray_cluster.py"), str(folder), "--kill", "-j8"]
    done = subprocess.run(run, check=False, capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "files that differ: 0" in done.stdout
    assert "calls repeated without need: 0" in done.stdout

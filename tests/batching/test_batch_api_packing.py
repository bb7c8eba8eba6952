"""Files of requests: within the limits, each request once, and never a file in memory."""

from __future__ import annotations

import hashlib
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brief.batching.batch_api.packing import MOST_BYTES, Packer, intact


def key(number: int) -> str:
    return f"{number:064x}"


def test_one_request_more_than_a_file_takes_makes_two_files(tmp_path: Path):
    packer = Packer(tmp_path)
    assert packer.requests == 50_000
    packer.requests = 50
    for number in range(51):
        packer.add(key(number), b'{"model":"m"}', 8)
    first, last = packer.rest()
    assert [len(first.requests), len(last.requests)] == [50, 1]
    lines = first.path.read_bytes().splitlines()
    assert len(lines) == 50
    line = json.loads(lines[-1])
    assert line == {
        "custom_id": key(49),
        "method": "POST",
        "url": "/v1/chat/completions",
        "body": {"model": "m"},
    }
    assert [r.key for r in last.requests] == [key(50)]


@pytest.mark.slow
def test_files_stay_below_200_megabytes_and_out_of_memory(tmp_path: Path):
    body = b'{"model":"' + b"m" * 30_000_000 + b'"}'
    packer = Packer(tmp_path)
    tracemalloc.start()
    for number in range(8):
        packer.add(key(number), body, 8)
    packs = packer.rest()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [len(pack.requests) for pack in packs] == [6, 2]
    assert all(pack.size == pack.path.stat().st_size <= MOST_BYTES for pack in packs)
    assert peak < 80_000_000
    for pack in packs:
        pack.path.unlink()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sizes=st.lists(st.integers(0, 400), max_size=40), requests=st.integers(1, 9), most=st.integers(600, 2_000))
def test_each_request_is_in_one_file_and_no_file_is_too_large(tmp_path: Path, sizes, requests, most):
    packer = Packer(tmp_path, requests=requests, size=most)
    bodies = {key(n): json.dumps({"model": "m", "text": "ü" * (size // 6)}).encode() for n, size in enumerate(sizes)}
    for name, body in bodies.items():
        packer.add(name, body, len(body))
        assert name in packer
    packs = packer.rest()
    found = {}
    for pack in packs:
        data = pack.path.read_bytes()
        assert len(data) == pack.size <= most
        assert len(pack.requests) <= requests
        assert hashlib.sha256(data).hexdigest() == pack.sha256
        assert intact(pack.path, pack.sha256)
        for line, request in zip(data.splitlines(), pack.requests, strict=True):
            held = json.loads(line)
            assert held["custom_id"] == request.key
            assert request.size == len(bodies[request.key])
            found[held["custom_id"]] = held["body"]
        packer.taken(pack)
        pack.path.unlink()
    assert found == {name: json.loads(body) for name, body in bodies.items()}
    assert not any(name in packer for name in bodies)


def test_a_request_beyond_what_a_file_may_hold_is_refused(tmp_path: Path):
    packer = Packer(tmp_path, size=300)
    with pytest.raises(ValueError, match="bytes"):
        packer.add(key(1), b"x" * 300, 8)
    assert packer.rest() == []


def test_a_file_that_was_damaged_is_not_intact(tmp_path: Path):
    packer = Packer(tmp_path)
    packer.add(key(1), b"{}", 8)
    (pack,) = packer.rest()
    with pack.path.open("ab") as stream:
        stream.write(b"\n")
    assert not intact(pack.path, pack.sha256)
    pack.path.unlink()
    assert not intact(pack.path, pack.sha256)


def test_what_is_dropped_leaves_nothing(tmp_path: Path):
    packer = Packer(tmp_path, requests=2)
    for number in range(5):
        packer.add(key(number), b"{}", 8)
    packer.drop()
    assert not list(tmp_path.iterdir())
    assert key(1) not in packer

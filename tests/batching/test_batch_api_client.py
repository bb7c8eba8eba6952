"""The client of files and batches: what it does about answers that are late, odd or none."""

from __future__ import annotations

import asyncio
import json
from contextlib import aclosing
from pathlib import Path

import pytest
from batch_server import BatchServer, failing
from fake_endpoint import error, page

from brief.llm import errors
from brief.llm.batch_api import state as batch_state
from brief.llm.client import Endpoint


async def soon(_seconds: float) -> None:
    await asyncio.sleep(0)


def with_api(url: str, use, *, key: str | None = "sk-secret", retries: int = 2):
    async def main():
        async with Endpoint(url, key, "m", retries=retries, sleep=soon) as endpoint:
            return await use(endpoint.batches())

    return asyncio.run(main())


@pytest.fixture
def server():
    with BatchServer() as running:
        yield running


@pytest.fixture
def file(tmp_path: Path) -> Path:
    body = {"model": "m", "messages": [{"role": "user", "content": "?"}]}
    line = {"custom_id": "0" * 64, "method": "POST", "url": "/v1/chat/completions", "body": body}
    (tmp_path / "requests.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    return tmp_path / "requests.jsonl"


def test_a_file_becomes_a_batch_that_ends(server, file):
    async def use(api):
        batch = await api.create(await api.upload(file, "r.jsonl"), {"mark": "1"}, mark="mark", since=0.0)
        seen = [batch.status]
        while not batch.ended:
            batch = await api.retrieve(batch.id)
            seen.append(batch.status)
        async with aclosing(api.lines(batch.output_file)) as lines:
            return seen, batch, [json.loads(line) async for line in lines]

    seen, batch, lines = with_api(server.url, use)
    assert list(dict.fromkeys(seen)) == ["validating", "in_progress", "finalizing", "completed"]
    assert (batch.total, batch.completed, batch.failed, batch.error_file) == (1, 1, 0, None)
    assert [line["custom_id"] for line in lines] == ["0" * 64]
    assert server.names == {"file-1": "r.jsonl"}
    assert server.files["file-1"] == file.read_bytes()


def test_lines_end_where_json_lines_do(server):
    # What Unicode takes for the end of a line may stand in a JSON text.
    server.files["file-1"] = "a\u2028b\x85c\r\n\nlast".encode()

    async def use(api):
        async with aclosing(api.lines("file-1")) as lines:
            return [line async for line in lines]

    assert with_api(server.url, use) == ["a\u2028b\x85c\r".encode(), b"", b"last"]


def test_batches_are_found_on_every_page_and_superfluous_ones_cancelled(server, file):
    async def use(api):
        upload = await api.upload(file, "r.jsonl")
        for mark in ("1", "2", "3", "2", "4"):
            server.create({"input_file_id": upload, "metadata": {"mark": mark}, **REST})
        return await api.find("mark", {"1", "2", "9"}, since=0.0)

    found = with_api(server.url, use)
    assert {mark: batch.id for mark, batch in found.items()} == {"1": "batch_1", "2": "batch_2"}
    assert server.batches["batch_4"]["status"] == "cancelling"
    assert server.seen["GET /v1/batches"] == 3


REST = {"endpoint": "/v1/chat/completions", "completion_window": "24h"}


def test_batches_from_long_before_are_not_looked_through(server, file):
    async def use(api):
        upload = await api.upload(file, "r.jsonl")
        for _ in range(9):
            server.create({"input_file_id": upload, "metadata": {}, **REST})
        return await api.find("mark", {"1"}, since=4e9)

    assert with_api(server.url, use) == {}
    assert server.seen["GET /v1/batches"] == 1


@pytest.mark.parametrize(
    ("reply", "expected", "words"),
    [
        (error(401, "Incorrect API key provided: sk-secret"), errors.BadKey, "refuses the API key"),
        (error(404, "no such path"), errors.NotAnEndpoint, "has no Batch API"),
        (page(), errors.NotAnEndpoint, "other than a file"),
        (error(400, "out of money", code="billing_hard_limit_reached"), errors.NoQuota, "no credit"),
        (error(500, "it failed"), errors.ServerFailed, "HTTP 500"),
        (error(413, "File is too large."), errors.ContextTooLong, "too long"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_without_the_key(server, file, reply, expected, words):
    server.upload = lambda *_: (reply.status, json.loads(reply.body) if reply.status != 200 else {"page": "<html>"})
    with pytest.raises(expected, match=words) as caught:
        with_api(server.url, lambda api: api.upload(file, "r.jsonl"))
    assert "sk-secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_is_not_there_is_gone(server):
    async def lines(api):
        async with aclosing(api.lines("file-9")) as found:
            return [line async for line in found]

    for use in (lambda api: api.retrieve("batch_9"), lines):
        with pytest.raises(errors.Gone, match="does not know"):
            with_api(server.url, use)


def test_no_server_is_told_at_once(file):
    with pytest.raises(errors.Unreachable, match="connection refused"):
        with_api("http://127.0.0.1:9/v1", lambda api: api.upload(file, "r.jsonl"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        '"x"',
        "{}",
        '{"id": 3, "status": []}',
        '{"id": "b"}',
        "[" * 20_000,
        '{"id": "", "status": "x"}',
    ],
)
def test_what_is_no_batch_is_none(text):
    assert batch_state.state(text) is None
    assert batch_state.page(text) is None


def test_a_batch_of_a_server_that_leaves_parts_out_is_read():
    odd = {
        "id": "b",
        "status": "failed",
        "request_counts": {"total": "7", "failed": -1},
        "metadata": {"a": 1, "b": "2"},
    }
    odd["errors"] = {"data": [{"message": None}, 3, {"code": "c", "line": "x", "message": "m"}]}
    state = batch_state.state(json.dumps(odd))
    assert state is not None
    assert (state.total, state.failed, state.metadata, state.created) == (0, 0, {"b": "2"}, None)
    assert [(t.code, t.line) for t in state.troubles] == [(None, None), ("c", None)]
    assert batch_state.page(json.dumps({"data": [odd, {}, 1]})) == ([state], False)


def test_a_refusal_means_what_it_would_have_meant_as_a_response(server):
    async def use(api):
        return [
            type(api.refusal(429, json.dumps(failing("slow down")))),
            type(api.refusal(400, json.dumps(failing("too long", "context_length_exceeded")))),
            type(api.refusal(500, json.dumps(failing("You exceeded your quota", "insufficient_quota")))),
            type(api.refusal(200, "null")),
            type(api.refusal(None, "the batch expired")),
        ]

    found = with_api(server.url, use)
    assert found == [errors.Overloaded, errors.ContextTooLong, errors.NoQuota, errors.Garbled, errors.NotDone]

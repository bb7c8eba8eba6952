"""What a server can do wrong, and how `brief write` ends: the right exit code, one line, and no file touched."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fake_endpoint import (
    Behaviour,
    FakeEndpoint,
    Reply,
    Request,
    answer,
    broken,
    completion,
    drip,
    error,
    fitting,
    hang,
    page,
    unless,
)

from brief.cli.main import main
from brief.document import Document

KEY = "sk-test-0123456789abcdef"
TEXT = """Harbour closed after storm

The harbour of Averin was closed on Monday after a storm damaged 12 cranes, the port authority said.

“We will open it again when the cranes have been inspected,” said Anna Brandt, who heads the authority.

A senior port official said the damage may cost 40 million euros.
"""
LEAD = "The harbour of Averin was closed on Monday after a storm damaged 12 cranes, the port authority said."
NO_SCHEMAS = {
    "json_schema": error(400, "'response_format' of type json_schema is not supported"),
    "json_object": error(400, "'response_format' of type json_object is not supported"),
}
ITEMS = {
    "parties": [],
    "key_claims": [
        {"speaker": "a senior port official", "claim": "The damage may cost 40 million euros.", "evidence": [4]}
    ],
    "demands": [],
    "open_questions": [],
}
LINE = {"headline": "Averin harbour closed", "bottom_line": "A storm closed the harbour of Averin.", "evidence": [2]}


@pytest.fixture(autouse=True)
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeEndpoint]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEF_MODEL", "fake")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    Path("article.txt").write_text(TEXT, encoding="utf-8")
    with FakeEndpoint() as fake:
        monkeypatch.setenv("OPENAI_BASE_URL", fake.url)
        yield fake


def run(*arguments: str) -> int:
    return main(["write", "article.txt", "--timeout", "5", "--retries", "0", *arguments])


ENDS: dict[str, tuple[Behaviour, str]] = {
    "429": (error(429, "slow down", headers={"Retry-After": "0.01"}), "is overloaded or limits the rate (HTTP 429)"),
    "no quota": (error(429, "exceeded", code="insufficient_quota"), "no credit left"),
    "500": (error(500, "boom"), "failed (HTTP 500); try again later (it says: boom)"),
    "502 page": (page(502), "failed (HTTP 502)"),
    "503": (error(503, "loading model"), "HTTP 503"),
    "hang": (hang(), "gave no whole answer in 0.2 s; allow more time (--timeout)"),
    "drip": (drip(answer({"a": "b" * 500})), "gave no whole answer in 0.2 s"),
    "broken": (broken(answer({"a": "b" * 500})), "the connection broke"),
    "bad key": (error(401, f"Incorrect API key provided: {KEY}", code="invalid_api_key"), "refuses the API key"),
    "forbidden": (error(403, f"{KEY} may not"), "denies access"),
    "context": (
        error(400, "maximum context length is 4096 tokens", code="context_length_exceeded"),
        "smaller passages (--passages)",
    ),
    "no model": (
        error(404, "The model `fake` does not exist", code="model_not_found"),
        "has no model 'fake'; check --model",
    ),
    "web page": (page(200), "answers with a web page; check the base URL"),
    "not a completion": (Reply(body=b'{"hello": "there"}'), "check the base URL"),
    "empty body": (Reply(), "check the base URL"),
    "no choices": (completion([]), "failed (HTTP 200 with no answer in it)"),
    "refused": (error(400, "the sky is green"), "refuses the request (HTTP 400) (it says: the sky is green)"),
    "hostile words": (error(500, "boom\x1b[2J\r\nTraceback (most recent call last):\n  x"), "failed (HTTP 500)"),
}


@pytest.mark.parametrize("name", ENDS)
def test_a_request_that_fails_for_good_is_4_and_one_line(
    server: FakeEndpoint, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    server.default, words = ENDS[name]
    Path("page.md").write_text("the page of last week", encoding="utf-8")
    slow = ["--timeout", "0.2"] if name in {"hang", "drip"} else []
    assert run("--out", "page.md", "-q", *slow) == 4
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f"brief: {server.url}")
    assert shown.err.count("\n") == 1
    assert shown.err.endswith("\n")
    assert words in shown.err
    assert KEY not in shown.err
    assert shown.err.rstrip("\n").isprintable()
    assert Path("page.md").read_text(encoding="utf-8") == "the page of last week"
    assert sorted(path.name for path in Path().iterdir()) == ["article.txt", "page.md"]


@pytest.mark.parametrize("name", ["bad key", "500"])
def test_with_progress_the_error_is_the_last_line_and_the_only_one(
    server: FakeEndpoint, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    server.default, words = ENDS[name]
    assert run() == 4
    shown = capsys.readouterr()
    assert shown.out == ""
    *before, last = shown.err.splitlines()
    assert words in last
    assert before == ["brief: reading"]


def test_a_server_that_nobody_runs_is_4(server: FakeEndpoint, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("-q", "--base-url", "http://127.0.0.1:9/v1") == 4
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert "cannot be reached" in shown.err


# Longer than the first wait would be if the server asked for none.
@pytest.mark.slow
@pytest.mark.parametrize(
    ("fault", "seconds"), [(error(429, "slow down", headers={"Retry-After": "1.1"}), 1.1), (error(500, "boom"), 0)]
)
def test_what_passes_is_waited_out_as_long_as_the_server_asks(
    server: FakeEndpoint, fault: Reply, seconds: float, capsys: pytest.CaptureFixture[str]
) -> None:
    server.next(fault)
    began = time.monotonic()
    assert run("--retries", "1", "--format", "json") == 0
    assert time.monotonic() - began >= seconds
    shown = capsys.readouterr()
    used = Document.loads(shown.out).provenance
    assert used is not None
    # A failed try is no answered call.
    assert used.calls == len(server.requests) - 1
    assert sum("trying again" in line for line in shown.err.splitlines()) == 1


def test_a_time_out_is_tried_once_more_and_no_oftener(server: FakeEndpoint) -> None:
    server.default = hang()
    assert run("-q", "--timeout", "0.1", "--retries", "5") == 4
    assert len(server.requests) == 2


@pytest.mark.slow
def test_a_server_that_fails_in_the_middle_of_many_requests(server: FakeEndpoint) -> None:
    """In a process of its own: what tasks leave behind is said when the interpreter ends."""
    server.next(fitting)
    server.default = replace(error(401, "revoked", code="invalid_api_key"), delay=0.02)
    Path("article.txt").write_text(TEXT + "\nThe water stood high for the whole of the day.\n" * 40, encoding="utf-8")
    command = [sys.executable, "-W", "default", "-m", "brief", "write", "article.txt", "-q"]
    command += ["--passages", "20", "--retries", "0"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith(f"brief: {server.url} refuses the API key")
    assert done.stderr.count("\n") == 1
    assert len(server.requests) > 3


ANSWERS: dict[str, tuple[Reply, str]] = {
    "cut off": (answer('{"parties": [', finish="length"), "ran out of room before its answer was complete"),
    "prose": (answer("I would rather tell you a story."), "answered without a JSON object"),
    "broken JSON": (answer('{"parties": [}'), "answered without a JSON object"),
    "wrong schema": (answer({"parties": 7, "headline": 7}), "answered out of shape"),
    "a list": (answer([1, 2]), "fake answered"),
    "refusal": (answer(None, refusal="I cannot help with that"), "declines to answer: I cannot help with that"),
    "content filter": (answer("x", finish="content_filter"), "a content filter"),
    "nothing": (answer(""), "gave an empty answer"),
    "no structure, no JSON": (answer("No."), "answered without a JSON object"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_without_an_answer_that_can_be_used_there_is_no_page_but_a_reason(
    server: FakeEndpoint, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fault, words = ANSWERS[name]
    server.default = unless(NO_SCHEMAS, fault) if name.startswith("no structure") else fault
    assert run("-q", "--out", "page.json") == 4
    shown = capsys.readouterr()
    assert shown.out == ""
    (line,) = shown.err.splitlines()
    assert line.startswith("brief: nothing of the article was read: ")
    assert words in line
    assert line.endswith("; try another model (--model) or smaller passages (--passages)")
    assert not Path("page.json").exists()


def test_a_passage_that_was_not_read_is_told_where_the_page_would_say_that_nothing_was_found(
    server: FakeEndpoint, capsys: pytest.CaptureFixture[str]
) -> None:
    def behave(request: Request) -> Reply:
        told = str(request.body["messages"][-1])
        return answer(None, refusal="not that") if "[4]" in told and "[1]" not in told else fitting(request)

    server.default = behave
    words = "not read: fake declines to answer: not that"
    assert run("--passages", "20") == 0
    shown = capsys.readouterr()
    assert f"Sentence 4 was {words}" in shown.out
    assert "none found in what was read" in shown.out
    assert shown.err.splitlines()[-2] == f"brief: sentence 4 was {words}"
    assert shown.err.splitlines()[-1].startswith("brief: 1 passage not read; ")
    # Under --strict the same is 1, and the page is written all the same.
    assert run("-q", "--passages", "20", "--strict", "--out", "strict.json") == 1
    (held,) = Document.loads(Path("strict.json").read_bytes()).rejected
    assert (held.section, held.item, held.rule) == ("*", [4], "answer")


def test_a_faulty_answer_is_repaired_without_a_word(server: FakeEndpoint, capsys: pytest.CaptureFixture[str]) -> None:
    server.next(
        answer('{"', finish="length"), answer(None, refusal="no"), answer(ITEMS), answer({"x": 1}), answer(LINE)
    )
    assert run("-q", "--strict", "--format", "json") == 0
    document = Document.loads(capsys.readouterr().out)
    assert document.rejected == ()
    assert document.provenance is not None
    assert document.provenance.calls == 5
    assert document.brief["headline"] == "Averin harbour closed"


@pytest.mark.parametrize(
    "wrap", ["{}", "Sure! Here it is:\n```json\n{}\n```\nAnything else?", "<think>Hm, {{}}.</think>\n{}"]
)
def test_a_server_without_structured_output_is_found_out_once_and_read_leniently(
    server: FakeEndpoint, wrap: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def behave(request: Request) -> Reply:
        told = "".join(message["content"] for message in request.body["messages"])
        text = json.dumps(LINE if '"bottom_line"' in told else ITEMS)
        return answer(wrap.replace("{}", text) if wrap.count("{}") == 1 else wrap.format(text))

    server.default = unless(NO_SCHEMAS, behave)
    assert run("-q", "--format", "json") == 0
    document = Document.loads(capsys.readouterr().out)
    assert document.rejected == ()
    assert [request.mode for request in server.requests] == ["json_schema", "json_object", "text", "text"]
    claims = document.brief["key_claims"]
    assert isinstance(claims, list)
    assert len(claims) == 1
    # Remembered across runs.
    server.requests.clear()
    assert run("-q") == 0
    assert [request.mode for request in server.requests] == ["text", "text"]


def test_a_cache_folder_that_cannot_be_written_is_no_reason_to_fail(
    server: FakeEndpoint, clean_environment: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (clean_environment / ".cache").write_text("a file where a folder should be", encoding="utf-8")
    assert run("-q") == 0
    assert capsys.readouterr().err == ""

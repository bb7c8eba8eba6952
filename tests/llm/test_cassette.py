"""Recordings are made of a real server, and played with that server gone."""

from __future__ import annotations

import asyncio
import gzip
import json
from dataclasses import replace

import pytest
from asking import KEY, SCHEMA
from fake_endpoint import FakeEndpoint, answer, error
from timing import within

from brief.errors import ConfigurationError, EndpointError
from brief.llm.cassettes.cassette import load, playing
from brief.llm.client import Endpoint
from brief.llm.modes import Message


def question(text):
    return [Message(role="user", content=text)]


def echo(request):
    """Answers with the question, the early ones last."""
    text = request.body["messages"][0]["content"]
    return answer({"names": [text]}, delay=0.05 - 0.01 * (int(text[-1]) % 5))


async def ask_all(url, texts, *, sleep=asyncio.sleep, **options):
    async with Endpoint(url, KEY, "m", sleep=sleep, retries=2, timeout=5, small=True, **options) as endpoint:
        asks = (endpoint.ask(question(t), SCHEMA, name="names", max_tokens=50) for t in texts)
        return [a.value["names"][0] for a in await asyncio.gather(*asks)]


async def no_wait(_seconds):
    """Do not wait."""


TEXTS = [f"“Wer” sagte né {n}" for n in range(6)]


@pytest.fixture
def tape(tmp_path):
    """A cassette with six questions asked at once."""
    path = tmp_path / "sub" / "talks.json"
    with FakeEndpoint() as server:
        server.default = echo
        with playing(path) as played:
            assert played is None
            assert asyncio.run(ask_all(server.url, TEXTS)) == TEXTS
    return path


def test_concurrent_questions_get_their_own_answers_with_the_server_gone(tape):
    with playing(tape) as played:
        assert asyncio.run(ask_all("http://embedded/v1", TEXTS[::-1])) == TEXTS[::-1]
    assert played() == set(range(6))


def test_the_host_does_not_matter_and_the_path_does(tape):
    with playing(tape):
        assert asyncio.run(ask_all("https://api.example.org/v1", TEXTS[:1])) == TEXTS[:1]
        with pytest.raises(ConfigurationError):
            asyncio.run(ask_all("https://api.example.org/v2", TEXTS[1:2]))


@pytest.mark.parametrize("change", [{"temperature": 0.5}, {"texts": ["new 1"]}])
def test_a_changed_question_is_one_clear_line_and_touches_no_network(tape, change):
    texts = change.pop("texts", TEXTS[:1])
    with FakeEndpoint() as server, playing(tape), pytest.raises(ConfigurationError) as caught:
        asyncio.run(ask_all(server.url, texts, **change))
    assert "has no answer for this request" in str(caught.value)
    assert "talks.json" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert server.requests == []


def test_an_answer_is_played_once(tape):
    with playing(tape), pytest.raises(ConfigurationError):
        asyncio.run(ask_all("http://embedded/v1", [TEXTS[0], TEXTS[0]]))


def test_what_was_played_is_told(tape):
    with playing(tape) as played:
        assert played() == set()
        asyncio.run(ask_all("http://embedded/v1", TEXTS[1:4]))
        asked = [load(tape).interactions[n].request.body for n in played()]
    assert sorted(t for t in TEXTS for body in asked if json.dumps(t)[1:-1] in body or t in body) == TEXTS[1:4]


def test_a_recorded_failure_is_played_before_its_retry_without_waiting(tmp_path):
    path = tmp_path / "busy.json"
    slept = []

    async def sleep(seconds):
        slept.append(seconds)

    with FakeEndpoint() as server, playing(path):
        server.next(
            error(429, "org-Abc123 is over its limit", headers={"Retry-After": "9"}), answer({"names": ["q 1"]})
        )
        asyncio.run(ask_all(server.url, ["q 1"], sleep=sleep))
    with playing(path):
        assert asyncio.run(ask_all("http://embedded/v1", ["q 1"], sleep=sleep)) == ["q 1"]
    assert slept == [pytest.approx(9.0, abs=0.2)] * 2
    assert [i.response.status.code for i in load(path).interactions] == [429, 200]
    assert "Abc123" not in path.read_text()


def test_nothing_that_identifies_anyone_is_kept(tmp_path):
    path = tmp_path / "scrubbed.json"
    private = {
        "Set-Cookie": "a=secret-1",
        "OpenAI-Organization": "secret-2",
        "openai-project": "secret-3",
        "X-Request-ID": "secret-4",
        "CF-Ray": "secret-5",
        "X-Ratelimit-Remaining-Requests": "5",
    }
    with FakeEndpoint() as server, playing(path):
        server.next(replace(answer({"names": ["a"]}), headers=private))
        asyncio.run(ask_all(server.url.replace("//", "//ada:secret-6@"), ["q 1"]))
        port = server.url.split(":")[2][:-3]
    text = path.read_text()
    for absent in ("secret", KEY, "ada", port, "127.0.0.1", "stainless", "user-agent", "date", "Authorization"):
        assert absent.lower() not in text.lower(), absent
    taken = load(path).interactions[0]
    assert taken.request.uri == "http://embedded/v1/chat/completions"
    assert taken.request.headers["content-type"] == ["application/json"]
    assert taken.response.headers == {
        "content-type": ["application/json"],
        "x-ratelimit-remaining-requests": ["5"],
    }


def test_packed_answers_are_kept_as_text_as_they_are(tmp_path):
    path = tmp_path / "packed.json"
    said = "“Né” — l’État\u00ad\u2028 😀 e\u0301"
    with FakeEndpoint() as server, playing(path):
        plain = answer({"names": [said]})
        packed = replace(plain, body=gzip.compress(plain.body), headers={"Content-Encoding": "gzip"})
        server.next(packed)
        assert asyncio.run(ask_all(server.url, ["q 1"])) == [said]
    with playing(path):
        assert asyncio.run(ask_all("http://embedded/v1", ["q 1"])) == [said]


def test_recordings_of_the_same_run_are_the_same(tape, tmp_path):
    other = tmp_path / "again.json"
    with FakeEndpoint() as server:
        server.default = lambda request: replace(echo(request), delay=0)
        with playing(other):
            asyncio.run(ask_all(server.url, TEXTS[::-1]))
    assert other.read_bytes() == tape.read_bytes()


def test_a_run_that_fails_leaves_no_recording(tmp_path):
    path = tmp_path / "half.json"

    def interrupted(url):
        with playing(path):
            asyncio.run(ask_all(url, ["q 1"]))
            raise RuntimeError

    with FakeEndpoint() as server:
        server.default = echo
        with pytest.raises(RuntimeError):
            interrupted(server.url)
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_asked_nothing_is_played_again_like_any_other(tmp_path):
    path = tmp_path / "none.json"
    with playing(path) as replaying:
        assert not replaying
    assert load(path).interactions == []
    with playing(path) as replaying:
        assert replaying
        with pytest.raises(ConfigurationError, match="has no answer for this request"):
            asyncio.run(ask_all("http://embedded/v1", ["q 1"]))


def test_a_run_without_a_single_answer_leaves_no_recording(tmp_path):
    with FakeEndpoint() as server:
        gone = server.url
    with playing(tmp_path / "none.json"), pytest.raises(EndpointError):
        asyncio.run(ask_all(gone, ["q 1"], sleep=no_wait))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00",
        b"not json",
        b"[]",
        b"{}",
        b'{"version": 1}',
        b'{"version": 2, "interactions": []}',
        b'{"version": 1, "interactions": [{"request": 7}]}',
        b"version: 1\ninteractions: !!python/object/apply:os.system ['true']\n",
        b"[" * 100_000,
    ],
)
def test_a_damaged_cassette_is_one_line(tmp_path, content):
    path = tmp_path / "damaged.json"
    path.write_bytes(content)
    with pytest.raises(ConfigurationError) as caught, playing(path):
        raise AssertionError("it must not be played")
    assert str(caught.value).isprintable()
    assert "record it again" in str(caught.value)
    assert path.read_bytes() == content


def test_a_folder_is_no_cassette_and_a_file_no_folder(tmp_path):
    with pytest.raises(ConfigurationError), playing(tmp_path):
        pass
    (tmp_path / "file").write_text("")
    with FakeEndpoint() as server:
        server.default = echo
        with pytest.raises(ConfigurationError, match="cannot be written"), playing(tmp_path / "file" / "x.json"):
            asyncio.run(ask_all(server.url, ["q 1"]))


def test_the_network_is_as_it_was_after_a_cassette(tape):
    with playing(tape):
        pass
    with FakeEndpoint() as server:
        server.default = echo
        assert asyncio.run(ask_all(server.url, ["new 1"])) == ["new 1"]


def test_playing_takes_little_time_with_many_long_questions(tmp_path):
    path = tmp_path / "long.json"
    texts = [f"{'word ' * 1600}{n}" for n in range(100)]
    with FakeEndpoint() as server, playing(path):
        server.default = answer({"names": ["x"]})
        asyncio.run(ask_all(server.url, texts[:1]))
    first = load(path).interactions[0]
    interactions = []
    for text in texts:
        body = json.loads(first.request.body)
        body["messages"][0]["content"] = text
        request = first.request.model_copy(update={"body": json.dumps(body)})
        interactions.append(first.model_copy(update={"request": request}).model_dump())
    path.write_text(json.dumps({"version": 1, "interactions": interactions}))
    with within(3), playing(path) as played:
        asyncio.run(ask_all("http://embedded/v1", texts))
    assert played() == set(range(len(texts)))

"""Settings lead to the right endpoint: the embedded model, a model's file, a server, or a recording of one."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
import threading
import time
from typing import Any

import pytest
from asking import KEY, MESSAGES, SCHEMA
from fake_endpoint import FakeEndpoint
from file_host import CONTENT, hosting, tiny

from brief.errors import ConfigurationError
from brief.llm import connect as connecting
from brief.llm.cassettes.cassette import load
from brief.llm.connect import connect
from brief.llm.local import models

QUICK: dict[str, Any] = {"timeout": 10, "retries": 0, "concurrency": None, "cassette": None}


def settings(**given: Any) -> dict[str, Any]:
    return {"model": None, "base_url": None, "api_key": None, "notify": lambda _line: None, **QUICK, **given}


def opened(**given: Any):
    """The endpoint that those settings lead to, and the answer if it is asked."""
    ask = given.pop("ask", False)

    async def main():
        async with connect(**settings(**given)) as endpoint:
            answer = await endpoint.ask(MESSAGES, SCHEMA, name="names", max_tokens=50) if ask else None
            return endpoint, answer

    return asyncio.run(main())


def refused(**given: Any) -> str:
    with pytest.raises(ConfigurationError) as error:
        opened(**given)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_misspelt_name_of_the_embedded_model_is_corrected() -> None:
    said = refused(model="qwen2.5-coder-1.5b-instrct")
    assert said.endswith("or the embedded model, qwen2.5-coder-1.5b-instruct, with --model")
    assert refused(model="gpt-5-mini").endswith("or a GGUF file with --model")


@pytest.fixture
def recording(tmp_path, server):
    """What a server said to `opened(ask=True)`, as a recording for one model."""

    def record(model):
        file = tmp_path / "c.json"
        opened(model=model, base_url=server.url, api_key=KEY, cassette=file, ask=True)
        return file

    return record


# A server


def test_a_server_by_its_address_needs_no_key(server: FakeEndpoint):
    endpoint, answer = opened(model="m", base_url=server.url, ask=True)
    assert answer is not None
    assert (endpoint.small, endpoint.model, endpoint.label) == (False, "m", server.url)


@pytest.mark.parametrize("model", ["m.gguf", models.DEFAULT.name])
def test_behind_an_address_every_name_is_the_servers(server: FakeEndpoint, model):
    endpoint, _ = opened(model=model, base_url=server.url, ask=True)
    assert not endpoint.small
    assert server.requests[0].body["model"] == model


def test_openai_is_asked_with_a_key():
    endpoint, _ = opened(model="gpt-x", api_key=KEY)
    assert "api.openai.com" in endpoint.label
    assert not endpoint.small


def test_what_a_server_takes_is_found_out_once_and_kept(server: FakeEndpoint, clean_environment):
    opened(model="m", base_url=server.url, ask=True)
    assert list(clean_environment.rglob("endpoints.json"))


def test_a_recording_holds_the_finding_out_too(recording, clean_environment):
    """It could not be played where nothing is known of the server."""
    recording("m")
    assert not list(clean_environment.rglob("endpoints.json"))


# What is missing


def test_a_model_without_key_and_address():
    line = refused(model="gpt-x")
    assert all(word in line for word in ("gpt-x", "OPENAI_API_KEY", "--base-url", "GGUF"))


def test_a_key_without_a_model():
    assert "--model" in refused(api_key=KEY)


def test_an_address_without_a_model():
    assert "http://127.0.0.1:1/v1" in refused(base_url="http://me:secret@127.0.0.1:1/v1")
    assert "secret" not in refused(base_url="http://me:secret@127.0.0.1:1/v1")


def test_a_model_file_that_is_not_there(tmp_path):
    assert "there is no model file" in refused(model=str(tmp_path / "no.gguf"))


def test_a_key_does_not_keep_a_model_file_from_running_here(tmp_path):
    assert "there is no model file" in refused(model=str(tmp_path / "no.GGUF"), api_key=KEY)


# The embedded model


@pytest.fixture
def tiny_default(tmp_path, monkeypatch):
    """A default model that can be fetched, and is none."""
    monkeypatch.setenv("BRIEF_MODELS", str(tmp_path / "models"))
    with hosting() as host:
        monkeypatch.setattr(connecting, "DEFAULT", tiny(host.url))
        yield host


def test_without_model_and_key_the_embedded_one_is_fetched_and_said_so(tiny_default, tmp_path):
    pytest.importorskip("xllamacpp")
    notes: list[str] = []
    # These bytes are no model, so that it ends where it would be run.
    assert "cannot be run" in refused(notify=notes.append)
    assert "no model is configured" in notes[0]
    assert any("300 kB" in line for line in notes)
    assert (tmp_path / "models" / "tiny-q4.gguf").read_bytes() == CONTENT


def test_leaving_while_it_is_fetched_ends_the_download(tiny_default, tmp_path):
    pytest.importorskip("xllamacpp")
    tiny_default.delay = 0.1

    async def main():
        await asyncio.wait_for(connect(**settings()).__aenter__(), 0.5)

    with pytest.raises(TimeoutError):
        asyncio.run(main())
    kept = (tmp_path / "models" / "tiny-q4.gguf.part").stat().st_size
    assert 0 < kept < len(CONTENT)
    assert not [t for t in threading.enumerate() if t.name.startswith("asyncio")]


def test_nothing_is_fetched_that_could_not_be_run(tiny_default, monkeypatch):
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    assert (
        "the embedded model needs the extra local: install brief again with it, in a clone by pip install '.[local]'"
        in refused()
    )
    assert tiny_default.asked == []


# Recordings


def test_a_recording_needs_no_key_and_no_server(recording):
    file = recording("m")
    endpoint, answer = opened(model="m", cassette=file, ask=True)
    assert answer is not None
    assert not endpoint.small


def test_a_recording_of_the_embedded_model_needs_neither_library_nor_model(recording, monkeypatch):
    file = recording(models.DEFAULT.name)
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    notes: list[str] = []
    for model in (None, models.DEFAULT.name):
        endpoint, answer = opened(model=model, cassette=file, ask=True, notify=notes.append)
        assert answer is not None
        assert (endpoint.small, endpoint.label) == (True, "embedded")
    assert notes == []


def test_a_recording_of_a_model_file_does_not_depend_on_where_it_was(recording):
    file = recording("my-model")
    endpoint, answer = opened(model="/nowhere/my-model.gguf", cassette=file, ask=True)
    assert answer is not None
    assert endpoint.small


def test_a_recording_that_breaks_off_leaves_no_file(tmp_path, server: FakeEndpoint):
    async def main():
        async with connect(**settings(model="m", base_url=server.url, cassette=tmp_path / "c.json")) as endpoint:
            await endpoint.ask(MESSAGES, SCHEMA, name="names", max_tokens=50)
            raise KeyError

    with pytest.raises(KeyError):
        asyncio.run(main())
    assert not (tmp_path / "c.json").exists()


# Live


@pytest.fixture
def gguf():
    pytest.importorskip("xllamacpp")
    if not models.path(models.DEFAULT).exists():
        pytest.skip("the model is not here: brief models pull")
    return models.path(models.DEFAULT)


@pytest.mark.live
def test_the_embedded_model_is_asked_recorded_and_played(gguf, tmp_path, monkeypatch):
    file = tmp_path / "c.json"
    recorded, first = opened(cassette=file, ask=True)
    assert recorded.small
    assert str(gguf.parent) not in file.read_text()
    assert [i.request.uri for i in load(file).interactions] == ["http://embedded/v1/chat/completions"]
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    monkeypatch.setenv("BRIEF_MODELS", str(tmp_path))
    _, again = opened(cassette=file, ask=True)
    assert again == first


CODE = """
import asyncio, json, sys
from brief.llm.connect import connect
async def main():
    async with connect(**json.loads(sys.argv[1]), notify=str) as endpoint:
        print("up", flush=True)
        shape = {"type": "array", "items": {"type": "string"}, "minItems": 200, "maxItems": 200}
        schema = {"type": "object", "properties": {"s": shape}, "required": ["s"], "additionalProperties": False}
        await endpoint.ask([{"role": "user", "content": "Tell a story"}], schema, name="a", max_tokens=3000)
try:
    asyncio.run(main())
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.live
def test_ctrl_c_ends_it_at_once_while_the_model_writes(gguf):
    given = {"model": str(gguf), "base_url": None, "api_key": None, **QUICK}
    with subprocess.Popen(
        [sys.executable, "-c", CODE, json.dumps(given)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        watchdog = threading.Timer(60, process.kill)
        watchdog.start()
        assert process.stdout is not None
        assert process.stdout.readline() == b"up\n"
        time.sleep(2)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate()
        watchdog.cancel()
    assert (process.returncode, stderr) == (130, b"")
    assert time.monotonic() - began < 5

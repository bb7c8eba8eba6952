"""The embedded model: refused in one line where it cannot run, and where it can, quiet, quick and gone when done."""

from __future__ import annotations

import json
import os
import sys

import pytest

from brief.errors import ConfigurationError
from brief.llm.local import models
from brief.llm.local.cores import usable
from brief.llm.local.embedded import serve


def refused(path):
    with pytest.raises(ConfigurationError) as error, serve(path):
        pass
    line = str(error.value)
    assert "\n" not in line
    assert str(path) in line
    return line


def test_a_file_that_is_not_there(tmp_path):
    assert "there is no model file" in refused(tmp_path / "no.gguf")


def test_a_folder_is_no_model(tmp_path):
    (tmp_path / "m.gguf").mkdir()
    assert "cannot be read" in refused(tmp_path / "m.gguf")


@pytest.mark.parametrize("content", [b"", b"GG", b"PK\x03\x04 a zip", b"ggml of old"])
def test_a_file_of_another_format(tmp_path, content):
    (tmp_path / "m.gguf").write_bytes(content)
    assert "not a model in GGUF format" in refused(tmp_path / "m.gguf")


@pytest.mark.parametrize("content", [b"GGUF", b"GGUF\x03\0\0\0" + b"\xff" * 16, b"GGUF\x03\0\0\0" + b"\0" * 100])
def test_a_damaged_model(tmp_path, content, capfd):
    pytest.importorskip("xllamacpp")
    (tmp_path / "m.gguf").write_bytes(content)
    assert "damaged" in refused(tmp_path / "m.gguf")
    assert capfd.readouterr() == ("", "")


def test_without_the_extra_it_is_said_how_to_get_it(tmp_path, monkeypatch):
    (tmp_path / "m.gguf").write_bytes(b"GGUF and more")
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    with pytest.raises(ConfigurationError, match="needs the extra local"), serve(tmp_path / "m.gguf"):
        pass


# Threads


def machine(tmp_path, siblings, quota):
    for number, together in enumerate(siblings):
        place = tmp_path / f"cpu{number}" / "topology"
        place.mkdir(parents=True)
        (place / "thread_siblings_list").write_text(f"{together}\n")
    (tmp_path / "cpu.max").write_text(quota)
    return usable(tmp_path, tmp_path / "cpu.max")


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system does not tell")
@pytest.mark.parametrize(
    ("siblings", "quota", "cores"),
    [
        (["0", "1", "2", "3"], "max 100000", 4),
        (["0-1", "0-1", "2-3", "2-3"], "max 100000", 2),
        (["0", "1", "2", "3"], "150000 100000", 2),
        (["0", "1", "2", "3"], "1000 100000", 1),
        (["0", "1", "2", "3"], "nonsense", 4),
    ],
)
def test_there_are_as_many_threads_as_cores_that_may_be_used(tmp_path, monkeypatch, siblings, quota, cores):
    monkeypatch.setattr("os.sched_getaffinity", lambda _pid: {0, 1, 2, 3})
    assert machine(tmp_path, siblings, quota) == cores


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system does not tell")
def test_this_machine_has_a_core():
    assert 1 <= (usable() or 0) <= len(os.sched_getaffinity(0))


# Live

SCHEMA = {
    "type": "object",
    "properties": {"capital": {"type": "string"}, "inhabitants": {"type": "integer"}},
    "required": ["capital", "inhabitants"],
    "additionalProperties": False,
}


@pytest.fixture
def gguf():
    pytest.importorskip("xllamacpp")
    file = models.path(models.DEFAULT)
    if not file.exists():
        pytest.skip("the model is not here: brief models pull")
    return file


def ask(url, text, **more):
    import httpx2

    body = {"messages": [{"role": "user", "content": text}], "max_tokens": 60, "temperature": 0, **more}
    answer = httpx2.post(f"{url}/chat/completions", json=body, timeout=300)
    answer.raise_for_status()
    return answer.json()


@pytest.mark.live
def test_it_answers_under_a_schema_says_nothing_and_is_gone_after(gguf, capfd):
    import httpx2

    with serve(gguf) as url:
        shape = {"type": "json_schema", "json_schema": {"name": "city", "strict": True, "schema": SCHEMA}}
        got = ask(url, "What is the capital of France?", response_format=shape)
        assert json.loads(got["choices"][0]["message"]["content"])["capital"] == "Paris"
        assert got["model"] == gguf.stem
        cut = ask(url, "What is the capital of France?", response_format=shape, max_tokens=5)["choices"][0]
        assert cut["message"]["content"].startswith("{")
        assert cut["finish_reason"] == "length"
        again = ask(url, "What is the capital of France? And of Spain?")
        assert again["usage"]["prompt_tokens_details"]["cached_tokens"] > 10
    with pytest.raises(httpx2.ConnectError):
        httpx2.get(f"{url}/models", timeout=5)
    assert capfd.readouterr() == ("", "")


@pytest.mark.live
def test_prompts_that_alternate_are_each_read_once(gguf):
    """Reading and composing begin differently: the beginnings of both are kept."""
    with serve(gguf) as url:
        beginnings = ["You find out who says what. " * 20, "You write a headline for a page. " * 20]
        cached = []
        for number in range(3):
            for beginning in beginnings:
                got = ask(url, f"{beginning}\n{number}?", max_tokens=1)
                cached.append(got["usage"]["prompt_tokens_details"]["cached_tokens"])
        assert min(cached[2:]) > 80

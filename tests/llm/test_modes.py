from __future__ import annotations

import json

import pytest

from brief.llm.modes import Message, Mode, Profile, ProfileCache, user_profiles, with_schema

SCHEMA = {"type": "object"}
FOUND = Profile(Mode.OBJECT, frozenset({"seed", "temperature"}))


def test_modes_weaken_in_order_and_then_nothing_is_left():
    profile: Profile | None = Profile()
    seen = []
    while profile is not None:
        seen.append(profile.mode)
        profile = profile.adapted("response_format")
    assert seen == [Mode.STRICT, Mode.OBJECT, Mode.TEXT]


def test_a_parameter_is_left_out_once():
    profile = Profile().adapted("seed")
    assert profile == Profile(without=frozenset({"seed"}))
    assert profile.adapted("seed") is None
    assert profile.adapted(None) is None


def test_what_is_sent_in_each_mode():
    def sent(profile):
        return profile.request([], SCHEMA, name="n", max_tokens=9, temperature=0)

    assert sent(Profile()) == {
        "messages": [],
        "response_format": {"type": "json_schema", "json_schema": {"name": "n", "schema": SCHEMA, "strict": True}},
        "temperature": 0,
        "seed": 0,
        "max_tokens": 9,
    }
    assert sent(Profile(Mode.OBJECT))["response_format"] == {"type": "json_object"}
    assert "response_format" not in sent(Profile(Mode.TEXT))
    assert sent(Profile(without=frozenset({"max_tokens"})))["max_completion_tokens"] == 9
    bare = sent(Profile(without=frozenset({"max_tokens", "max_completion_tokens", "seed", "temperature"})))
    assert set(bare) == {"messages", "response_format"}
    assert "temperature" not in Profile().request([], SCHEMA, name="n", max_tokens=9, temperature=None)


def test_the_schema_is_told_at_the_end_of_the_first_system_message():
    messages = [Message(role="system", content="Read."), Message(role="user", content="Text.")]
    told = with_schema(messages, SCHEMA)
    assert [m["role"] for m in told] == ["system", "user"]
    assert told[0]["content"].startswith("Read.\n\nAnswer with one JSON object")
    assert told[0]["content"].endswith(json.dumps(SCHEMA, separators=(",", ":")))
    assert messages[0]["content"] == "Read."
    assert [m["role"] for m in with_schema(messages[1:], SCHEMA)] == ["system", "user"]


def test_a_cache_keeps_endpoints_and_models_apart(tmp_path):
    cache = ProfileCache(tmp_path / "a" / "b.json")
    assert cache.get("https://x/v1", "m") is None
    cache.put("https://x/v1", "m", FOUND)
    cache.put("https://x/v1", "n", Profile())
    assert ProfileCache(tmp_path / "a" / "b.json").get("https://x/v1", "m") == FOUND
    assert cache.get("https://x/v1", "n") == Profile()
    assert cache.get("https://y/v1", "m") is None


def test_a_cache_fades(tmp_path, monkeypatch):
    cache = ProfileCache(tmp_path / "b.json")
    cache.put("https://x/v1", "m", FOUND)
    text = (tmp_path / "b.json").read_text()
    book = json.loads(text)
    book["endpoints"]["https://x/v1 m"]["found"] -= 31 * 24 * 3600
    (tmp_path / "b.json").write_text(json.dumps(book))
    assert cache.get("https://x/v1", "m") is None
    cache.put("https://x/v1", "n", FOUND)
    assert "https://x/v1 m" not in json.loads((tmp_path / "b.json").read_text())["endpoints"]


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"[]", b'{"endpoints": 7}', b'{"endpoints": {"x m": {"mode": "psychic"}}}']
)
def test_a_broken_cache_is_none(tmp_path, content):
    path = tmp_path / "b.json"
    path.write_bytes(content)
    cache = ProfileCache(path)
    assert cache.get("x", "m") is None
    cache.put("x", "m", FOUND)
    assert cache.get("x", "m") == FOUND


def test_a_cache_that_cannot_be_written_is_no_failure(tmp_path):
    (tmp_path / "file").write_text("")
    cache = ProfileCache(tmp_path / "file" / "b.json")
    cache.put("x", "m", FOUND)
    assert cache.get("x", "m") is None


def test_the_user_has_one_in_their_own_cache_folder():
    cache = user_profiles()
    cache.put("x", "m", FOUND)
    assert user_profiles().get("x", "m") == FOUND

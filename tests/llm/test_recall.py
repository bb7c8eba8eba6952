"""Kept answers: nothing is asked twice, and an answer from before is worth what it was worth then."""

from __future__ import annotations

import asyncio
import json

import pytest
from asking import GOOD, MESSAGES, SCHEMA
from fake_endpoint import Reply, answer, error, unless
from hypothesis import given
from hypothesis import strategies as st

from brief.errors import LimitReached
from brief.llm import errors
from brief.llm.budget import Budget
from brief.llm.client import Endpoint
from brief.llm.connect import connect
from brief.llm.modes import Mode
from brief.llm.recall import encoded, request_key
from brief.llm.usage import Usage


class Kept:
    """A store in memory, as slow as a disk."""

    def __init__(self, *, full: bool = False) -> None:
        self.texts: dict[str, str] = {}
        self.full = full

    def get(self, request: str) -> str | None:
        return self.texts.get(request)

    async def put(self, request: str, text: str) -> None:
        await asyncio.sleep(0.01)
        if self.full:
            raise OSError(28, "No space left on device")
        assert request not in self.texts, "kept twice"
        self.texts[request] = text


def test_an_answer_that_was_kept_is_not_asked_for_again(server, ask):
    kept = Kept()
    server.default = answer(GOOD, usage=(100, 60, 20))
    first = ask(recall=kept)
    again = ask(recall=kept)
    assert len(server.requests) == 1
    assert again.value == GOOD
    assert again.answers == first.answers
    assert again.answers[0].usage == Usage(1, 100, 60, 20)
    assert again.usage == Usage()


def test_the_response_is_kept_as_it_came(server, ask):
    kept = Kept()
    body = b'{"choices": [ {"message": {"content": "{\\"names\\": [\\"\\u00c9l\\u00e9onore \xe2\x80\x9cx\xe2\x80\x9d\\"]}"}, "finish_reason":"stop"}]}  '
    server.default = Reply(body=body)
    value = ask(recall=kept).value
    assert list(kept.texts.values()) == [body.decode()]
    assert ask(recall=kept).value == value == {"names": ["Éléonore “x”"]}


GROQ = json.dumps({"error": {"message": "Failed.", "code": "json_validate_failed", "failed_generation": "Ada."}})
FAULTS = {
    "cut off": (answer('{"names": ["A', finish="length"), errors.CutOff),
    "refusal": (answer(None, refusal="I cannot."), errors.Refused),
    "prose": (answer("Ada spoke."), errors.NotJson),
    "nothing": (answer(None), errors.NoAnswer),
    "wrong shape": (answer({"names": 7}), errors.WrongShape),
    "JSON that failed": (Reply(400, GROQ.encode()), errors.NotJson),
}


@pytest.mark.parametrize(("fault", "kind"), FAULTS.values(), ids=FAULTS)
def test_an_answer_of_no_use_is_kept_too(server, ask, fault, kind):
    kept = Kept()
    server.default = fault
    first, again = ask(recall=kept, small=True), ask(recall=kept, small=True)
    assert len(server.requests) == 1
    assert type(first.error) is type(again.error) is kind
    assert again.error.text == first.error.text
    assert again.error.usage == first.error.usage
    assert again.usage == Usage()


@pytest.mark.parametrize("fault", [error(500), error(429), error(401), Reply(body=b"<html>")])
def test_a_failure_is_not_kept(server, ask, fault):
    kept = Kept()
    server.default = fault
    assert isinstance(ask(recall=kept, retries=0).error, errors.EndpointError)
    assert kept.texts == {}
    server.default = answer(GOOD)
    assert ask(recall=kept).value == GOOD


def test_other_questions_models_and_servers_are_told_apart(server, ask):
    kept = Kept()
    server.default = answer(GOOD)
    ask(recall=kept)
    for other in ({"model": "other"}, {"label": "other"}, {"temperature": None}, {"schema": {**SCHEMA, "title": "t"}}):
        ask(recall=kept, **other)
    assert len(server.requests) == len(kept.texts) == 5


def test_the_same_question_at_once_is_asked_once(server, ask):
    kept = Kept()
    server.default = answer(GOOD, delay=0.05)
    asked = ask(6, recall=kept, small=True, concurrency=6)
    assert [a.value for a in asked.answers] == [GOOD] * 6
    assert len(server.requests) == 1
    assert asked.usage.calls == 1


def test_one_that_fails_leaves_the_question_to_the_next(server, ask):
    kept = Kept()
    server.next(error(401))
    server.default = answer(GOOD)
    asked = ask(3, recall=kept, small=True)
    assert [isinstance(a, errors.BadKey) for a in asked.answers] == [True, False, False]
    assert len(server.requests) == 2


def test_no_answer_goes_on_before_it_is_kept(server, ask):
    kept = Kept(full=True)
    server.default = answer(GOOD)
    assert isinstance(ask(recall=kept).error, OSError)


def test_a_server_without_schemas_takes_the_same_way_again(server, ask):
    kept = Kept()
    server.default = unless({"json_schema": error(400, "'response_format' is not supported")}, answer(GOOD))
    first, again = ask(2, recall=kept), ask(2, recall=kept)
    assert first.mode is again.mode is Mode.OBJECT
    assert [r.mode for r in server.requests] == ["json_schema", "json_object", "json_schema"]
    assert again.answers == first.answers


def test_it_is_counted_what_was_recalled(server):
    async def main() -> tuple[int, int]:
        server.default = answer(GOOD)
        async with connect(model="m", base_url=server.url) as endpoint:
            assert isinstance(endpoint, Endpoint)
            kept = endpoint.keeping(Kept())
            for _ in range(3):
                await kept.ask(MESSAGES, SCHEMA, name="names", max_tokens=50)
            return endpoint.recalled, endpoint.usage.calls

    assert asyncio.run(main()) == (2, 1)


def test_pieces_of_work_that_share_an_endpoint_have_answers_budgets_and_totals_of_their_own(server):
    one, other = Kept(), Kept()

    async def main() -> None:
        server.default = answer(GOOD)
        async with connect(model="m", base_url=server.url) as endpoint:
            assert isinstance(endpoint, Endpoint)
            first, second = endpoint.keeping(one, budget=Budget(tokens=1)), endpoint.keeping(other)
            with pytest.raises(LimitReached):
                await first.ask(MESSAGES, SCHEMA, name="names", max_tokens=50)
            for asked in (second, second, endpoint):
                await asked.ask(MESSAGES, SCHEMA, name="names", max_tokens=50)
            assert (first.usage.calls, second.usage.calls, endpoint.usage.calls) == (0, 1, 2)
            assert (first.recalled, second.recalled, endpoint.recalled) == (0, 1, 1)
            # What one found out the others know.
            assert first.profile == endpoint.profile is not None

    asyncio.run(main())
    assert not one.texts
    assert len(other.texts) == 1


BODIES = st.dictionaries(st.text(max_size=5), st.text(max_size=5) | st.integers() | st.booleans(), max_size=4)


@given(BODIES, BODIES, st.sampled_from(["a", "b"]), st.sampled_from(["a", "b"]))
def test_keys_are_equal_where_request_and_server_are(one, other, here, there):
    keys = request_key(here, encoded(one)), request_key(there, encoded(other))
    same = here == there and list(one.items()) == list(other.items()) and str(one) == str(other)
    assert (keys[0] == keys[1]) == same
    assert json.loads(encoded(one)) == one

"""Asking for an assignment: what cannot be used is asked for again, a bounded number of times, and all of it is counted."""

from __future__ import annotations

import pytest
from desk import asked, said
from fake_endpoint import FakeEndpoint, Reply, answer, completion, error

from brief.llm.errors import BadKey, ContextTooLong, CutOff, NotJson, Refused, ServerFailed, WrongShape
from brief.writing.assignment import messages

WANTED = {
    "type": "object",
    "properties": {"a": {"type": "integer"}},
    "required": ["a"],
    "additionalProperties": False,
}
GOOD = answer({"a": 1}, usage=(100, 40, 7))
CUT = answer('{"a', finish="length", usage=(100, 40, 50))
FAULTS = [
    (CUT, CutOff),
    (answer(None, refusal="I cannot help with that", usage=(100, 40, 50)), Refused),
    (answer("x", finish="content_filter", usage=(100, 40, 50)), Refused),
    (answer("It is one.", usage=(100, 40, 50)), NotJson),
    (answer("", usage=(100, 40, 50)), NotJson),
    (answer({"a": "one"}, usage=(100, 40, 50)), WrongShape),
]


def room(server: FakeEndpoint) -> list[int]:
    """The room that each request gave for its answer."""
    return [request.body["max_tokens"] for request in server.requests]


@pytest.mark.parametrize(("fault", "kind"), FAULTS)
def test_a_fault_is_repaired_by_asking_again(server: FakeEndpoint, fault: Reply, kind: type[Exception]) -> None:
    server.next(fault, fault, GOOD)
    got, used = asked(server, "Well?", WANTED, room=50)
    assert got == {"a": 1}
    assert (used.calls, used.input_tokens, used.cached_tokens, used.output_tokens) == (3, 300, 120, 107)


@pytest.mark.parametrize(("fault", "kind"), FAULTS)
def test_repairs_are_bounded_and_counted(server: FakeEndpoint, fault: Reply, kind: type[Exception]) -> None:
    server.default = fault
    got, used = asked(server, "Well?", WANTED, room=50)
    assert isinstance(got, kind)
    # Prose for an answer is also how a server shows that it takes no schemas: that costs one question more.
    assert len(server.requests) in {3, 4}
    assert used.calls == len(server.requests)
    assert used.output_tokens == 50 * used.calls


def test_no_repairs_is_one_question(server: FakeEndpoint) -> None:
    server.default = CUT
    got, used = asked(server, "Well?", WANTED, room=50, repairs=0)
    assert isinstance(got, CutOff)
    assert (len(server.requests), used.calls) == (1, 1)


def test_a_cut_off_answer_is_given_twice_the_room(server: FakeEndpoint) -> None:
    server.next(CUT, CUT, GOOD)
    got, _ = asked(server, "Well?", WANTED, room=50)
    assert got == {"a": 1}
    assert room(server) == [50, 100, 200]


def test_a_model_that_may_think_first_is_given_room_for_it(server: FakeEndpoint) -> None:
    server.next(CUT, GOOD)
    asked(server, "Well?", WANTED, room=50, small=False)
    first, second = room(server)
    assert first >= 1_000
    assert second == 2 * first


def test_other_faults_get_the_same_room(server: FakeEndpoint) -> None:
    server.next(answer(None, refusal="no"), answer({"a": "one"}), GOOD)
    asked(server, "Well?", WANTED, room=50)
    assert room(server) == [50, 50, 50]


def test_a_bad_answer_is_never_shown_to_the_model(server: FakeEndpoint) -> None:
    server.next(answer({"a": "ZEBRA"}), GOOD)
    asked(server, "You count.\n---\nWell?", WANTED, room=50)
    first, second = (request.body["messages"] for request in server.requests)
    # What was asked stands first and unchanged; a reminder may follow, so that the same question is not answered alike.
    assert second[:-1] == first[:-1]
    assert second[-1]["content"].startswith(first[-1]["content"])
    assert "ZEBRA" not in said(server.requests[1])


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (error(401, "no", code="invalid_api_key"), BadKey),
        (error(400, "too long", code="context_length_exceeded"), ContextTooLong),
        (error(500, "boom"), ServerFailed),
    ],
)
def test_what_is_no_answer_is_not_asked_for_again(server: FakeEndpoint, fault: Reply, kind: type[Exception]) -> None:
    server.default = fault
    got, used = asked(server, "Well?", WANTED, room=50)
    assert isinstance(got, kind)
    assert (len(server.requests), used.calls) == (1, 0)


def test_usage_is_unknown_as_soon_as_one_answer_does_not_say(server: FakeEndpoint) -> None:
    server.next(completion([{"message": {"content": '{"a": "one"}'}, "finish_reason": "stop"}], usage=None), GOOD)
    _, used = asked(server, "Well?", WANTED, room=50)
    assert (used.calls, used.input_tokens, used.output_tokens) == (2, None, None)


def test_a_prompt_is_divided_at_its_first_line_of_dashes() -> None:
    assert messages("You read.\n---\nText\n---\nmore\n") == [
        {"role": "system", "content": "You read."},
        {"role": "user", "content": "Text\n---\nmore"},
    ]
    assert messages(" Only this. \n") == [{"role": "user", "content": "Only this."}]

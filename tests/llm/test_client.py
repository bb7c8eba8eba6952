"""Every way an endpoint can fail, against a real server that fails that way."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import time
import traceback
from dataclasses import replace

import pytest
from asking import GOOD, KEY, MESSAGES, SCHEMA
from fake_endpoint import Reply, answer, broken, completion, drip, error, hang, page, unless

from brief.errors import ConfigurationError
from brief.llm import errors
from brief.llm.client import Endpoint
from brief.llm.modes import Mode, ProfileCache
from brief.llm.usage import Usage


def test_a_good_answer_comes_back_with_its_usage(server, ask):
    server.next(answer(GOOD, usage=(100, 60, 20)))
    asked = ask()
    assert asked.value == GOOD
    assert (asked.usage.calls, asked.usage.input_tokens) == (1, 100)
    assert (asked.usage.cached_tokens, asked.usage.output_tokens) == (60, 20)
    body = server.requests[0].body
    assert body["response_format"]["json_schema"]["strict"] is True
    assert (body["model"], body["temperature"], body["seed"], body["max_tokens"]) == ("m", 0, 0, 50)
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"


PASSING = {
    "429": error(429, "slow down"),
    "500": error(500),
    "503": error(503),
    "408": error(408),
    "too early": Reply(425),
    "no capacity": error(498, "flex tier capacity exceeded"),
    "given up on the way": page(499),
    "a lock, and when it is free": error(423, headers={"Retry-After": "0"}),
    "502 page": page(502),
    "reset": broken(),
}


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
def test_a_passing_failure_is_tried_again(server, ask, fault):
    server.next(fault, fault, answer(GOOD))
    asked = ask()
    assert asked.value == GOOD
    assert len(server.requests) == 3
    assert len(asked.slept) >= 2
    assert len(asked.notes) >= 1  # What is said once is not said over and over.
    assert asked.usage.calls == 1


ODD = {
    "half": Reply(body=answer(GOOD).body[:60]),
    "page": page(200),
    "nothing": Reply(),
    "events": Reply(body=b'data: {"choices": []}\n\ndata: [DONE]', content_type="text/event-stream"),
    "an error within": completion([{"finish_reason": "error", "message": {"content": ""}, "error": {"code": 502}}]),
    "an end by error": completion([{"finish_reason": "error", "message": {"content": '{"names": ['}}]),
    "no choice": completion([]),
    "an error with its code as text": Reply(body=b'{"error": {"message": "gone", "code": "502"}}'),
}


@pytest.mark.parametrize("fault", ODD.values(), ids=ODD)
def test_an_odd_answer_of_a_server_that_answers_others_is_tried_again(server, fault):
    async def main():
        async def at_once(_seconds):
            return None

        async with Endpoint(server.url, KEY, "m", sleep=at_once) as endpoint:
            for _ in range(2):
                asked = await endpoint.ask(MESSAGES, SCHEMA, name="names", max_tokens=50)
            return asked.value

    server.next(answer(GOOD), fault, fault, answer(GOOD))
    assert asyncio.run(main()) == GOOD
    assert len(server.requests) == 4


def test_retry_after_is_waited_for(server, ask):
    server.next(error(429, headers={"Retry-After": "7"}), answer(GOOD))
    asked = ask()
    assert asked.slept == [pytest.approx(7.0, abs=0.2)]
    assert "trying again in 7 s" in asked.notes[0]


def test_what_is_said_before_another_try_says_it_once_and_when(server, ask):
    server.next(broken(), error(500, "boom", headers={"Retry-After": "0.1"}), answer(GOOD))
    broke, failed = ask().notes
    assert "broke before the answer was whole; if it never answers, is its address https?; trying again " in broke
    assert failed.endswith("failed (HTTP 500) (it says: boom); trying again at once")
    assert "try again" not in broke + failed
    assert " 0 s" not in broke + failed


def test_the_reset_of_an_exhausted_limit_is_waited_for(server, ask):
    headers = {
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-requests": "12s",
        "x-ratelimit-remaining-tokens": "5000",
        "x-ratelimit-reset-tokens": "45s",
    }
    server.next(error(429, headers=headers), answer(GOOD))
    assert ask().slept == [pytest.approx(12.0, abs=0.2)]


LASTING = {
    "429": (error(429, "slow down"), errors.Overloaded, 6),
    "500": (error(500), errors.ServerFailed, 6),
    "reset": (broken(), errors.Unreachable, 3),
    "bad key": (error(401, f"Incorrect API key provided: {KEY}"), errors.BadKey, 1),
    "forbidden": (error(403, "your region"), errors.BadKey, 1),
    "no quota": (error(429, "You exceeded your quota", code="insufficient_quota"), errors.NoQuota, 1),
    "payment": (error(402, "Insufficient Balance"), errors.NoQuota, 1),
    "no model": (error(404, "The model `m` does not exist", code="model_not_found"), errors.NoSuchModel, 1),
    "no model, Ollama": (error(404, 'model "m" not found, try pulling it first'), errors.NoSuchModel, 1),
    "wrong path": (page(404), errors.NotAnEndpoint, 1),
    "web page": (page(200), errors.Garbled, 1),
    "context": (error(400, "too many", code="context_length_exceeded"), errors.ContextTooLong, 1),
    "context, llama.cpp": (
        error(400, "request (9000 tokens) exceeds the available context size (4096 tokens), try increasing it"),
        errors.ContextTooLong,
        1,
    ),
    "context, vLLM": (
        error(400, "'max_tokens' is too large: 5000. This model's maximum context length is 4096 tokens"),
        errors.ContextTooLong,
        1,
    ),
    "told not to retry": (error(500, headers={"x-should-retry": "false"}), errors.ServerFailed, 1),
    "error as success": (Reply(body=b'{"error": {"code": 429, "message": "slow down"}}'), errors.Overloaded, 6),
    "other JSON": (Reply(body=b'{"status": "ok"}'), errors.Garbled, 1),
    "a list": (Reply(body=b"[]"), errors.Garbled, 1),
    "nothing": (Reply(body=b""), errors.Garbled, 1),
    "garbage": (Reply(body=b"\xff\x00"), errors.Garbled, 1),
    "no choices": (completion([]), errors.ServerFailed, 3),
    "null choices": (completion(None), errors.ServerFailed, 3),
    "a lock": (error(423, "locked"), errors.Unsupported, 1),
    "bad key, and a wait": (error(401, "no", headers={"Retry-After": "1"}), errors.BadKey, 1),
    "other 400": (error(400, "messages: roles must alternate"), errors.Unsupported, 1),
}


@pytest.mark.parametrize(("fault", "kind", "requests"), LASTING.values(), ids=LASTING)
def test_a_lasting_failure_ends_in_one_line(server, ask, fault, kind, requests):
    server.default = fault
    asked = ask()
    assert type(asked.error) is kind
    assert len(server.requests) == requests
    assert asked.error.exit_code == 4
    message = str(asked.error)
    assert message.isprintable()
    assert message
    assert KEY not in message


def test_who_is_named_in_the_address_is_refused_by_that_name(server, ask):
    server.default = error(401, "no")
    asked = ask(url=server.url.replace("//", "//ada:pass@"))
    assert "refuses the user name and password in the base URL" in str(asked.error)


def test_a_hang_ends_by_time_out(server, ask):
    server.default = hang()
    started = time.monotonic()
    assert type(ask(timeout=0.15).error) is errors.TimedOut
    assert time.monotonic() - started < 3
    assert len(server.requests) == 2


def test_a_slow_drip_ends_by_time_out(server, ask):
    server.default = drip(answer(GOOD), every=0.02)
    started = time.monotonic()
    assert type(ask(timeout=0.2).error) is errors.TimedOut
    assert time.monotonic() - started < 3


def test_nobody_at_the_address(ask):
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{held.getsockname()[1]}/v1"
        asked = ask(url=url)
    assert type(asked.error) is errors.Unreachable
    assert "connection refused" in str(asked.error)
    assert len(asked.slept) == 2


FAULTS = {
    "cut off": (answer('{"names": ["A', finish="length"), errors.CutOff, '{"names": ["A'),
    "cut off with nothing": (answer(None, finish="length"), errors.CutOff, ""),
    "refusal": (answer(None, refusal="I cannot."), errors.Refused, "I cannot."),
    "filter": (answer("", finish="content_filter"), errors.Refused, ""),
    "prose": (answer("Ada spoke."), errors.NotJson, "Ada spoke."),
    "no content": (answer(None), errors.NoAnswer, ""),
    "odd choices": (completion([7]), errors.NoAnswer, ""),
    "wrong type": (answer({"names": "Ada"}), errors.WrongShape, '{"names": "Ada"}'),
    "lacks a key": (answer({}), errors.WrongShape, "{}"),
    "stray key": (answer({"names": [], "note": 1}), errors.WrongShape, '{"names": [], "note": 1}'),
}


@pytest.mark.parametrize(("fault", "kind", "text"), FAULTS.values(), ids=FAULTS)
def test_an_answer_at_fault_is_classified_and_counted(server, ask, fault, kind, text):
    server.default = fault
    asked = ask(small=True)
    assert type(asked.error) is kind
    assert asked.error.text == text
    assert asked.error.usage == asked.usage
    assert (asked.usage.calls, asked.usage.input_tokens) == (1, 100)


def test_a_misfit_carries_what_was_answered_and_where_it_is_wrong(server, ask):
    server.default = answer({"names": ["Ada", 7]})
    fault = ask(small=True).error
    assert fault.value == {"names": ["Ada", 7]}
    assert fault.problems == (("/names/1", "is not of type string"),)


def test_json_that_the_server_says_it_failed_to_write_is_a_fault_of_the_answer(server, ask):
    body = {"error": {"message": "Failed.", "code": "json_validate_failed", "failed_generation": "Ada spoke."}}
    server.default = Reply(400, json.dumps(body).encode())
    asked = ask(small=True)
    assert type(asked.error) is errors.NotJson
    assert asked.error.text == "Ada spoke."
    assert asked.usage == Usage(1, None, None, None)


NO_SCHEMA = error(400, "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.")
NO_JSON = error(422, "response_format is not supported")


def test_a_server_without_schemas_is_asked_for_json_and_shown_the_schema(server, ask):
    server.default = unless({"json_schema": NO_SCHEMA}, answer(GOOD))
    asked = ask(3)
    assert [a.value for a in asked.answers] == [GOOD] * 3
    assert asked.mode is Mode.OBJECT
    assert [r.mode for r in server.requests] == ["json_schema"] + ["json_object"] * 3
    system = server.requests[-1].body["messages"][0]["content"]
    assert system.startswith("You read.")
    assert '"names"' in system
    assert "JSON" in system


def test_a_server_without_any_structure_is_read_leniently(server, ask):
    plain = answer('Here you are:\n```json\n{"names": ["Ada"],}\n```\nAnything else?')
    server.default = unless({"json_schema": NO_SCHEMA, "json_object": NO_JSON}, plain)
    asked = ask(2)
    assert [a.value for a in asked.answers] == [GOOD] * 2
    assert asked.mode is Mode.TEXT
    assert [r.mode for r in server.requests] == ["json_schema", "json_object", "text", "text"]


def test_a_server_that_ignores_schemas_without_a_word_is_found_out(server, ask):
    server.default = lambda r: answer(GOOD if r.mode == "json_object" else "Ada spoke.")
    asked = ask(2)
    assert [a.value for a in asked.answers] == [GOOD] * 2
    assert asked.usage.calls == 3
    assert [r.mode for r in server.requests] == ["json_schema", "json_object", "json_object"]


def test_one_bad_schema_does_not_condemn_the_server(server, ask):
    invalid = error(400, "Invalid schema for response_format 'names': 'minLength' is not permitted.")
    server.next(invalid, answer(GOOD), answer(GOOD))
    asked = ask(2)
    assert [r.mode for r in server.requests] == ["json_schema", "json_object", "json_schema"]
    assert asked.mode is Mode.STRICT


REJECTED = {
    "temperature": error(400, "Unsupported value: 'temperature' does not support 0 with this model.", param="temperature"),
    "seed": error(422, "Extra inputs are not permitted", param="seed"),
    "max_tokens": error(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
}  # fmt: skip


def test_parameters_that_a_model_rejects_are_left_out_from_then_on(server, ask):
    server.default = unless(REJECTED, answer(GOOD))
    assert [a.value for a in ask(3).answers] == [GOOD] * 3
    assert len(server.requests) == 6
    last = server.requests[-1].body
    assert last["max_completion_tokens"] == 50
    assert not {"temperature", "seed", "max_tokens"} & set(last)


def test_an_endless_complaint_ends(server, ask):
    server.default = error(400, "Unsupported parameter: 'seed' is not supported", param="seed")
    assert type(ask().error) is errors.Unsupported
    assert len(server.requests) == 2


def test_what_a_server_takes_is_remembered_across_runs(server, ask, tmp_path):
    server.default = unless({"json_schema": NO_SCHEMA, **REJECTED}, answer(GOOD))
    profiles = ProfileCache(tmp_path / "cache" / "endpoints.json")
    ask(profiles=profiles)
    first = len(server.requests)
    ask(profiles=profiles)
    assert len(server.requests) == first + 1
    ask(profiles=profiles, model="other")
    assert len(server.requests) > first + 2


def test_a_server_of_this_machine_is_asked_at_once_when_it_has_not_refused_the_first_call(server, ask, tmp_path):
    server.default = answer(GOOD, delay=0.8)
    assert [a.value for a in ask(4, profiles=ProfileCache(tmp_path / "endpoints.json")).answers] == [GOOD] * 4
    assert server.busiest == 4


def test_a_server_of_this_machine_that_refuses_at_once_is_asked_one_at_a_time(server, ask, tmp_path):
    server.default = unless({"json_schema": NO_SCHEMA}, answer(GOOD))
    assert [a.value for a in ask(4, profiles=ProfileCache(tmp_path / "endpoints.json")).answers] == [GOOD] * 4
    assert len(server.requests) == 4 + 1


@pytest.mark.slow
@pytest.mark.parametrize("strict", [NO_SCHEMA, answer("Ada spoke.")], ids=["says so", "shows it"])
def test_each_call_that_went_before_it_was_known_finds_out_what_the_server_takes(server, ask, tmp_path, strict):
    server.default = unless({"json_schema": replace(strict, delay=0.8)}, answer(GOOD))
    # The first one has the luck to fit, and comes last: what is known by then stays known.
    server.next(answer(GOOD, delay=2.0))
    asked = ask(4, profiles=ProfileCache(tmp_path / "endpoints.json"))
    assert [a.value for a in asked.answers] == [GOOD] * 4
    assert asked.mode is Mode.OBJECT
    assert sorted(r.mode for r in server.requests) == ["json_object"] * 3 + ["json_schema"] * 4


def test_calls_at_once_are_limited_and_the_first_goes_alone(server, ask):
    server.default = answer(GOOD, delay=0.05)
    asked = ask(8, concurrency=3)
    assert [a.value for a in asked.answers] == [GOOD] * 8
    assert server.busiest == 3
    assert asked.usage.calls == 8
    assert asked.usage.input_tokens == 800


@pytest.mark.slow
def test_waiting_for_a_turn_does_not_count_towards_the_time_out(server, ask):
    server.default = answer(GOOD, delay=0.1)
    asked = ask(8, concurrency=1, timeout=0.5)
    assert [a.value for a in asked.answers] == [GOOD] * 8
    assert asked.slept == []


def test_unknown_usage_stays_unknown(server, ask):
    server.next(answer(GOOD, usage=(100, 10, 20)), answer(GOOD, usage=None), answer(GOOD, usage=(100, None, 20)))
    usage = ask(3, concurrency=1).usage
    assert (usage.calls, usage.input_tokens, usage.cached_tokens, usage.output_tokens) == (3, None, None, None)


def test_the_key_is_in_no_message_log_or_repr(server, ask, caplog):
    caplog.set_level(logging.DEBUG)
    server.default = error(400, f"bad Authorization: Bearer {KEY} and sk-other-secret")
    asked = ask()
    seen = caplog.text + asked.shown + "".join(traceback.format_exception(asked.error)) + repr(asked.error)
    assert KEY not in seen
    assert "sk-other-secret" not in seen


def test_user_name_and_password_of_the_address_are_sent_and_not_shown(server, ask, caplog):
    caplog.set_level(logging.DEBUG)
    server.default = error(500)
    asked = ask(url=server.url.replace("//", "//ada:s3cret@"), api_key=None)
    assert server.requests[0].headers["authorization"].startswith("Basic ")
    assert "s3cret" not in str(asked.error) + asked.shown + caplog.text


def test_a_key_for_openai_is_not_sent_elsewhere(server, ask, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_ORG_ID", "org-1234")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj_1234")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    server.next(answer(GOOD))
    assert ask(api_key=None).value == GOOD
    sent = " ".join(server.requests[0].headers.values())
    assert KEY not in sent
    assert "1234" not in sent


@pytest.mark.parametrize(
    ("url", "key", "model"),
    [
        ("ftp://x/v1", None, "m"),
        ("127.0.0.1:8080", None, "m"),
        ("http://", None, "m"),
        ("http://[::1/v1", None, "m"),
        ("http://h:99999/v1", None, "m"),
        (None, "sk-\nbroken", "m"),
        (None, "sk-größe", "m"),
        (None, "sk-1", " "),
    ],
)
def test_what_is_wrong_before_anything_is_asked_is_a_matter_of_configuration(url, key, model):
    with pytest.raises(ConfigurationError) as caught:
        Endpoint(url, key, model)
    assert str(caught.value).isprintable()
    assert key is None or key not in str(caught.value)


def test_importing_the_client_is_quick():
    import subprocess
    import sys

    code = (
        "import sys, brief.llm.client; print({'openai','httpx2','tenacity','vcr','jsonschema_rs'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_text_that_a_filter_refuses_has_no_answer(server, ask):
    server.default = error(400, "flagged", code="content_policy_violation")
    asked = ask()
    assert type(asked.error) is errors.Filtered
    assert isinstance(asked.error, errors.AnswerFault)
    assert len(server.requests) == 1
    assert asked.usage.calls == 0


@pytest.mark.parametrize(("said", "counted"), [(10**30, None), (-5, None), (7, 7), (True, None)])
def test_a_number_of_tokens_that_is_none_is_unknown(server, ask, said, counted):
    server.default = answer(GOOD, usage=(said, None, 20))
    assert ask().usage.input_tokens == counted

"""The words of servers of many makes, and what they mean."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.llm import errors
from brief.llm.diagnosis import Asked, failure, quoted, unusable

ASKED = Asked("http://h/v1", "m", "sk-secret-key")


def told(status, body, headers=None):
    text = body if isinstance(body, str) else json.dumps(body)
    return failure(status, headers or {}, text, ASKED)


def oai(message, **more):
    return {"error": {"message": message, **more}}


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, oai("This model's maximum context length is 8192 tokens. However, you requested 9000"), "ContextTooLong"),
        (500, oai("context size exceeded"), "ContextTooLong"),
        (413, "Payload Too Large", "ContextTooLong"),
        (429, oai("Request too large for m on tokens per min (TPM): Limit 9, Requested 12"), "ContextTooLong"),
        (422, {"error": "Input validation error: `inputs` must be <= 4096. Given: 5000"}, "ContextTooLong"),
        (400, oai("prompt is too long: 210000 tokens > 200000 maximum"), "ContextTooLong"),
        (400, oai("the request exceeds", type="exceed_context_size_error", code=400), "ContextTooLong"),
        (404, oai("The model `m` does not exist.", type="NotFoundError", code=404), "NoSuchModel"),
        (400, oai("m is not a valid model ID; unknown model"), "NoSuchModel"),
        (403, oai("Project does not have access to model `m`", code="model_not_found"), "NoSuchModel"),
        (400, oai("The response was filtered", code="content_filter", param="prompt"), "Flagged"),
        (400, oai("Invalid prompt", code="invalid_prompt"), "Flagged"),
        (403, oai("This model requires moderation. Your input was flagged for x", code=403), "Flagged"),
        (403, oai("Your region is not served"), "BadKey"),
        (400, oai("messages: the text content is missing"), "Unsupported"),
        (404, {"detail": "Not Found"}, "NotAnEndpoint"),
        (405, "Method Not Allowed", "NotAnEndpoint"),
        (401, {"message": "Unauthorized"}, "BadKey"),
        (429, [{"error": {"code": 429, "message": "You exceeded your current quota", "status": "RESOURCE_EXHAUSTED"}}],
         "Overloaded"),
        (429, oai("no credit", type="insufficient_quota"), "NoQuota"),
        (529, oai("Overloaded", type="overloaded_error"), "Overloaded"),
        (504, "<html>Gateway Timeout</html>", "ServerFailed"),
        (418, "I'm a teapot", "Unsupported"),
    ],
)  # fmt: skip
def test_kinds(status, body, kind):
    assert type(told(status, body)) is getattr(errors, kind)


@pytest.mark.parametrize(
    ("status", "body", "parameter"),
    [
        (400, oai("This response_format type is unavailable now"), "response_format"),
        (400, oai("This model does not support response format `json_schema`. See docs"), "response_format"),
        (400, {"error": "'response_format.type' must be 'json_schema' or 'text'"}, "response_format"),
        (400, oai("x is not supported", param="response_format.json_schema"), "response_format"),
        (400, oai("Failed to parse grammar"), "response_format"),
        (500, oai("Failed to parse grammar"), "response_format"),
        (422, {"detail": [{"type": "extra_forbidden", "loc": ["body", "seed"], "msg": "Extra inputs"}]}, "seed"),
        (400, oai("Unrecognized request argument supplied: seed"), "seed"),
        (400, oai("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."), "max_tokens"),
        (400, oai("temperature does not support 0. Only the default (1) value is supported."), "temperature"),
        (400, oai("max_tokens is too large: 9. This model supports at most 5 completion tokens"), "max_tokens"),
        (400, oai("the seed of doubt"), None),
        (400, oai("roles must alternate"), None),
    ],
)
def test_the_parameter_a_server_complains_of(status, body, parameter):
    found = told(status, body)
    assert isinstance(found, errors.Unsupported)
    assert found.parameter == parameter


def test_a_schema_that_the_server_cannot_take_is_told_from_no_schemas_at_all():
    assert told(400, oai("Invalid schema for response_format 'n'", param="response_format")).schema_only
    assert told(500, oai("Failed to parse grammar")).schema_only
    assert not told(400, oai("response_format is not supported")).schema_only


def test_words_of_the_server_are_made_harmless():
    text = quoted("a\x1b[31m\r\nb \u202e Bearer xyz sk-other-1 sk-secret-key " + "c" * 500, ASKED)
    assert text.startswith("a [31m b *** *** *** ccc")
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "sk-" not in text
    assert "xyz" not in text
    assert len(text) == 200


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        ({"message": "no GPU"}, "ServerFailed", "failed (HTTP 200 with an error); try again later (it says: no GPU)"),
        ({"message": "slow down", "code": 429}, "Overloaded", "limits the rate (HTTP 200 with error 429)"),
        ({"message": "upstream", "code": "502"}, "ServerFailed", "failed (HTTP 200 with error 502)"),
        ({"message": "bad seed", "code": 400}, "Unsupported", "refuses the request (HTTP 200 with error 400)"),
    ],
)
def test_an_error_that_comes_as_a_success_is_not_told_by_a_status_it_had_not(error, kind, words):
    found = unusable({}, json.dumps({"error": error}), ASKED)
    assert type(found) is getattr(errors, kind)
    assert words in str(found)


def test_a_user_name_in_the_base_url_is_refused_and_not_a_key():
    asked = Asked("http://h/v1", "m", "sk-secret-key", named=True)
    assert (
        str(failure(401, {}, "", asked)) == "http://h/v1 refuses the user name and password in the base URL; check them"
    )
    assert "API key" in str(failure(401, {}, "", ASKED))
    assert "check what the user name in the base URL may be used for" in str(failure(403, {}, "", asked))


@given(st.integers(400, 599), st.text(max_size=200), st.dictionaries(st.text(max_size=10), st.text(max_size=10)))
def test_nothing_makes_it_fail(status, body, headers):
    found = told(status, body, headers)
    assert str(found).isprintable()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["error", "message", "code", "type", "param", "detail", "loc", "msg"]), inner, max_size=4
        )
    ),
)


@given(st.integers(400, 599), JSON)
def test_no_json_makes_it_fail(status, body):
    assert str(told(status, body)).isprintable()

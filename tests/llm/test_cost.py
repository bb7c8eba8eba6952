from __future__ import annotations

import pytest

from brief.llm.cost import batch_share, cost
from brief.llm.usage import Usage, usage_of

MILLION = Usage(1, 1_000_000, 400_000, 1_000_000)


def test_a_known_price_counts_cached_tokens_as_cached():
    full = cost("gpt-4.1-mini", None, Usage(1, 1_000_000, 0, 1_000_000))
    less = cost("gpt-4.1-mini", "https://api.openai.com/v1/", MILLION)
    assert full is not None
    assert less is not None
    assert 0 < less < full
    assert cost("gpt-4.1-mini", None, Usage(1, 1_000_000, None, 1_000_000)) == full


@pytest.mark.parametrize(
    ("model", "url", "usage"),
    [
        ("gpt-4.1-mini", "embedded", MILLION),
        ("gpt-4.1-mini", "http://127.0.0.1:8080/v1", MILLION),
        ("gpt-4.1-mini", "http://localhost:11434/v1", MILLION),
        ("gpt-4.1-mini", "https://llm.example.org/v1", MILLION),
        ("no-such-model", None, MILLION),
        ("gpt-4.1-mini", None, Usage(1, None, None, 5)),
        ("gpt-4.1-mini", None, Usage(1, 5, None, None)),
        ("gpt-4.1-mini", None, Usage(1, 5, 50, 5)),
    ],
)
def test_what_is_unknown_is_none(model, url, usage):
    assert cost(model, url, usage) is None


def test_no_calls_cost_nothing():
    assert cost("no-such-model", None, Usage()) == 0.0


def test_sums_are_unknown_as_soon_as_a_part_is():
    assert Usage() + MILLION == MILLION
    assert MILLION + Usage(1, None, 3, None) == Usage(2, None, 400_003, None)


@pytest.mark.parametrize(
    ("block", "usage"),
    [
        ({"prompt_tokens": 9, "completion_tokens": 2}, Usage(1, 9, None, 2)),
        (
            {"prompt_tokens": 9, "completion_tokens": 2, "prompt_tokens_details": {"cached_tokens": 0}},
            Usage(1, 9, 0, 2),
        ),
        ({"prompt_tokens": 9, "completion_tokens": None, "prompt_tokens_details": None}, Usage(1, 9, None, None)),
        ({"prompt_tokens": "9", "completion_tokens": -2}, Usage(1, None, None, None)),
        ({"prompt_tokens": True}, Usage(1, None, None, None)),
        (None, Usage(1, None, None, None)),
        ([], Usage(1, None, None, None)),
    ],
)
def test_usage_as_servers_give_it(block, usage):
    assert usage_of(block) == usage


def test_batches_cost_half_where_their_price_is_known():
    full = cost("gpt-4.1-mini", None, Usage(1, 1_000_000, 0, 1_000_000))
    assert full is not None
    assert cost("gpt-4.1-mini", None, Usage(1, 1_000_000, 0, 1_000_000), batched=True) == pytest.approx(full / 2)
    assert batch_share("gpt-4.1-mini", None) == pytest.approx(0.5)
    assert batch_share("gpt-4.1-mini", "http://127.0.0.1:8080/v1") is None


def test_a_batch_without_a_known_price_is_counted_in_full():
    model, url = "llama-3.3-70b-versatile", "https://api.groq.com/openai/v1"
    assert batch_share(model, url) is None
    assert cost(model, url, MILLION, batched=True) == cost(model, url, MILLION)

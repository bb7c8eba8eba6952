"""Reading line by line: the items are in the article's words, and the model is asked only what grammar leaves open."""

from __future__ import annotations

import json

import pytest
from desk import HARBOUR, Steps, article, brief, by_name, filled, said, schema, script, written
from fake_endpoint import FakeEndpoint, Reply, Request, answer

from brief.llm.errors import Refused

TALKS = """Talks on the quay stall

Council leader Ada Lindqvist met union secretary Tomas Breck on Tuesday.

It was “a hard blow for the whole port and for its people”.

Lindqvist said 3 proposals were on the table.

It is not clear whether they will meet again.
"""
"""Sentence 3 quotes somebody and does not say whom."""


def lines(server: FakeEndpoint) -> list[str]:
    """Every numbered line that was shown."""
    return [line for request in by_name(server, "lines") for line in said(request).splitlines() if line.startswith("[")]


def test_what_grammar_tells_needs_no_model(server: FakeEndpoint) -> None:
    told = article(HARBOUR.replace("It is not known how long the inspection will take.\n", ""))
    document = written(server, told, wording="article")
    assert server.requests == []
    page = brief(document)
    assert ("Anna Brandt", [2, 3]) in [(held["speaker"], held["evidence"]) for held in page["key_claims"]]
    assert page["demands"] == [
        {
            "by": "Anna Brandt",
            "of": "the transport ministry",
            "demand": "pay for the repairs",
            "condition": None,
            "evidence": [4],
        }
    ]
    used = document.provenance
    assert used is not None
    assert (used.calls, used.input_tokens, used.output_tokens, used.passages) == (0, 0, 0, 0)


def test_rows_of_tables_and_what_a_page_puts_in_between_are_no_claims(server: FakeEndpoint) -> None:
    text = (
        "The harbour of Averin counts its cranes\n\nThe harbour has counted all of its cranes since the spring.\n\n"
        "Crane | Tons lifted in the spring | Tons lifted in the autumn | Years\n\n"
        "Get updates on the harbour and its cranes straight to your inbox.\n\n"
        "Two of the cranes are older than the quay on which they stand."
    )
    claims = [held["claim"] for held in brief(written(server, article(text), wording="article"))["key_claims"]]
    assert claims == [
        "The harbour has counted all of its cranes since the spring.",
        "Two of the cranes are older than the quay on which they stand.",
    ]


def test_every_word_of_an_item_is_the_articles(server: FakeEndpoint) -> None:
    script(server, lines=filled)
    document = written(server, wording="article")
    texts = {n: s.text for n, s in enumerate(article().sentences, 1)}
    claims = brief(document)["key_claims"]
    assert len(claims) >= 4
    for held in claims:
        words = held["claim"].strip("“”.").lower()
        assert words in " ".join(texts[n] for n in held["evidence"]).lower()
    assert document.findings == ()


def test_an_unnamed_source_stays_unnamed(server: FakeEndpoint) -> None:
    script(server, lines=filled)
    held = next(c for c in brief(written(server, wording="article"))["key_claims"] if c["evidence"][-1] == 5)
    assert held["speaker"] == "a senior port official"
    assert held["attribution"] == "unnamed"


def test_an_open_speaker_is_chosen_among_those_who_stand_nearby(server: FakeEndpoint) -> None:
    script(server, lines=filled)
    document = written(server, article(TALKS, title="Talks on the quay stall"), wording="article")
    asked = [schema(request)["properties"] for request in by_name(server, "lines")]
    offered = next(part["key_claims"] for part in asked if "key_claims" in part)["properties"]["3"]["properties"]
    assert list(offered) == ["speaker"]
    assert {"Ada Lindqvist", "Tomas Breck", "reporter"} >= set(offered["speaker"]["enum"])
    assert len(offered["speaker"]["enum"]) > 1
    held = next(c for c in brief(document)["key_claims"] if 3 in c["evidence"])
    assert held["speaker"] == offered["speaker"]["enum"][0]


def test_a_quotation_that_nobody_says_is_kept_out_with_the_reason(server: FakeEndpoint) -> None:
    def nobody(request: Request) -> Reply:
        part = schema(request)["properties"].get("key_claims")
        return filled(request) if part is None else answer({"key_claims": {"3": {"speaker": "reporter"}}})

    script(server, lines=nobody)
    document = written(server, article(TALKS, title="Talks on the quay stall"), wording="article")
    assert all(3 not in held["evidence"] for held in brief(document)["key_claims"])
    assert [held.rule for held in document.rejected if held.section == "key_claims"] == ["speaker"]


def test_a_quotation_without_anybody_near_is_no_claim_of_the_articles_own(server: FakeEndpoint) -> None:
    text = "The harbour waits\n\n“We need law and order on every quay of this port.”\n\nThe cranes have stood still for nine weeks since then."
    document = written(server, article(text), wording="article")
    assert [held["claim"] for held in brief(document)["key_claims"]] == [
        "The cranes have stood still for nine weeks since then."
    ]


def test_what_only_announces_is_no_claim(server: FakeEndpoint) -> None:
    text = "The harbour waits\n\nMara Lindqvist recalled the victims of the long fire on the quay:\n\nMara Lindqvist said the quay was closed."
    assert [held["evidence"] for held in brief(written(server, article(text), wording="article"))["key_claims"]] == [
        [3]
    ]


def test_only_lines_with_something_open_are_shown(server: FakeEndpoint) -> None:
    script(server, lines=filled)
    written(server, article(TALKS, title="Talks on the quay stall"), wording="article")
    assert sorted(line[:3] for line in lines(server)) == ["[3]"]


def test_a_model_cannot_answer_beyond_what_is_asked(server: FakeEndpoint) -> None:
    server.default = answer({"key_claims": {"3": {"speaker": "Karl Meier", "evidence": [1]}}})
    document = written(server, article(TALKS, title="Talks on the quay stall"), wording="article")
    assert "Karl Meier" not in str(brief(document))
    assert [(held.section, held.rule) for held in document.rejected] == [("key_claims", "answer")]


@pytest.mark.parametrize(
    "fault",
    [
        answer("prose"),
        answer(None, refusal="no"),
        answer("{", finish="length"),
        answer({"key_claims": {"3": None}}),
    ],
)
def test_what_could_not_be_filled_is_rejected_and_the_rest_stands(server: FakeEndpoint, fault: Reply) -> None:
    server.default = fault
    document = written(server, article(TALKS, title="Talks on the quay stall"), wording="article")
    (rejected,) = document.rejected
    assert (rejected.section, rejected.rule) == ("key_claims", "answer")
    assert rejected.reason.startswith("fake ")
    assert len(brief(document)["key_claims"]) >= 2
    used = document.provenance
    assert used is not None
    assert used.calls == len(server.requests)


def test_a_page_that_would_be_empty_for_want_of_an_answer_is_none(server: FakeEndpoint) -> None:
    server.default = answer(None, refusal="no")
    with pytest.raises(Refused, match="nothing of the article was read: fake declines to answer: no; try another"):
        written(
            server,
            article("“A hard blow for the port,” Ada Lindqvist and Tomas Breck.", title=None),
            wording="article",
        )


def test_one_wrong_line_does_not_spoil_the_others(server: FakeEndpoint) -> None:
    text = TALKS.replace(
        "Lindqvist said", "It was “a great day for the whole port and for its people”.\n\nLindqvist said"
    )

    def half(request: Request) -> Reply:
        part = schema(request)["properties"].get("key_claims")
        if part is None or set(part["properties"]) != {"3", "4"}:
            return filled(request)
        return answer({"key_claims": {"3": {"speaker": "Ada Lindqvist"}, "4": {"speaker": "Karl Meier"}}})

    script(server, lines=half)
    document = written(server, article(text, title="Talks on the quay stall"), wording="article")
    said_by = {tuple(held["evidence"]): held["speaker"] for held in brief(document)["key_claims"]}
    assert said_by[(2, 3)] == "Ada Lindqvist"
    assert (3, 4) not in said_by
    (rejected,) = (held for held in document.rejected if held.section == "key_claims")
    assert (rejected.item, rejected.rule) == ({"evidence": [4]}, "answer")
    assert "/key_claims/4/speaker is none of the values allowed" in rejected.reason


def test_passages_bound_what_is_asked_at_once(server: FakeEndpoint) -> None:
    script(server, lines=filled)
    many = "\n\n".join(
        f"Council member Ada Lindqvist{n} met Tomas Breck{n} on quay {n} in the long afternoon of the second day of talks.\n\n"
        f"It was “a hard blow for the whole port and for its people {n}”."
        for n in "ABCDEFGHIJKLMNOP"
    )
    steps = Steps()
    source = article(many, title=None)
    document = written(server, source, wording="article", passages="whole")
    whole = len(by_name(server, "lines"))
    assert document.provenance is not None
    assert document.provenance.passages == whole
    server.requests.clear()
    document = written(server, source, wording="article", passages=130, progress=steps)
    assert document.provenance is not None
    assert document.provenance.passages == len(by_name(server, "lines")) > whole
    assert max(told[2] for told in steps.told if told[0] == "reading") == document.provenance.passages

    fewer = document.provenance.passages
    document = written(server, source, wording="article", passages=20)
    assert document.provenance is not None
    assert document.provenance.passages > fewer, "a small number is heeded as well"


@pytest.mark.parametrize(("small", "wording", "by_line"), [
    (True, "auto", True), (False, "auto", False), (True, "model", False), (False, "article", True),
])  # fmt: skip
def test_a_small_model_reads_line_by_line_unless_told_otherwise(
    server: FakeEndpoint, small: bool, wording: str, by_line: bool
) -> None:
    script(server, lines=filled)
    written(server, article(TALKS, title="Talks on the quay stall"), small=small, wording=wording)
    assert bool(by_name(server, "lines")) is by_line
    assert bool(by_name(server, "news")) is not by_line
    assert bool(by_name(server, "bottom_line")) is not by_line


@pytest.mark.parametrize(("asked", "kept"), [("Wann öffnet der Kai?", 1), ("When will the Kai öffnet?", 0)])
def test_a_question_in_english_about_an_article_in_another_language_is_refused(
    server: FakeEndpoint, asked: str, kept: int
) -> None:
    def answered(request: Request) -> Reply:
        content = json.loads(filled(request).body)["choices"][0]["message"]["content"]
        return answer(content.replace("How long will the inspection take?", asked))

    script(server, lines=answered)
    told = article(
        "Der Kai bleibt zu\n\nDer Kai in Averin ist seit Montag geschlossen.\n\nOb er im Mai öffnet, ist offen.",
        title="Der Kai bleibt zu",
        language="de",
    )
    document = written(server, told, wording="article", small=True)
    assert len(brief(document)["open_questions"]) == kept
    assert [r.rule for r in document.rejected if r.section == "open_questions"] == ["language"] * (1 - kept)


def test_where_no_name_can_be_told_a_quotation_is_no_claim_of_the_articles_own(server: FakeEndpoint) -> None:
    text = "港口关闭\n\n市政府周一关闭了港口。\n\n她表示：“我们需要更多时间听取市民的意见。”\n\n港口被称为“北门”。\n\n港口会开吗？"
    document = written(server, article(text, title="港口关闭", language="zh"), wording="article")
    assert [c["claim"] for c in brief(document)["key_claims"]] == ["市政府周一关闭了港口。", "港口被称为“北门”。"]
    assert [(held.rule, held.item["evidence"]) for held in document.rejected if isinstance(held.item, dict)] == [
        ("speaker", [3])
    ]


def test_the_place_before_a_report_is_no_claim(server: FakeEndpoint) -> None:
    text = "Kai bleibt zu\n\nAverin. Der Kai ist seit Montag geschlossen. Er bleibt zu."
    document = written(server, article(text, title="Kai bleibt zu", language="de"), wording="article")
    claims = [c["claim"] for c in brief(document)["key_claims"]]
    assert claims == ["Der Kai ist seit Montag geschlossen.", "Er bleibt zu."]

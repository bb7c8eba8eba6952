"""From an article to a document: what stands on the page, what was kept out, and what it took."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from desk import (
    HARBOUR,
    Steps,
    article,
    brief,
    by_name,
    claim,
    demand,
    filled,
    items,
    news,
    party,
    question,
    schema,
    script,
    written,
)
from fake_endpoint import FakeEndpoint, answer, error

from brief import checks, kinds
from brief.document import Document
from brief.errors import SourceError
from brief.llm.client import Endpoint
from brief.llm.errors import ServerFailed
from brief.writing import Options, plan, write

LINE = {
    "headline": "Harbour of Averin closed",
    "bottom_line": "The harbour of Averin was closed after a storm.",
    "evidence": [2],
}
GOOD = items(
    parties=[party("Anna Brandt", "person", 3), party("Norlin", "company", 6)],
    key_claims=[
        claim("Anna Brandt", "The harbour opens “when the cranes have been inspected”.", 3),
        claim("a senior port official", "The damage may cost 40 million euros.", 5),
    ],
    demands=[demand("Anna Brandt", "unspecified", "Pay for the repairs.", 4)],
    open_questions=[question("How long will the inspection take?", "unanswered", 7)],
)


@pytest.mark.parametrize("wording", ["model", "article"])
def test_a_document_that_its_own_checks_accept_and_that_loads_again(server: FakeEndpoint, wording: Any) -> None:
    script(server, news=GOOD, lines=filled, bottom_line=LINE)
    source = article()
    document = written(server, source, wording=wording)
    assert document.rejected == ()
    assert document.findings == ()
    assert Document.loads(document.dumps()) == document
    assert checks.run_document(document, news().schema) == []
    for cited in document.evidence:
        assert document.article.text[cited.start : cited.end] == cited.text
        assert cited.text == source.sentence(cited.id).text
    page = brief(document)
    assert {c["speaker"] for c in page["key_claims"]} >= {"Anna Brandt", "a senior port official"}
    assert page["demands"]
    asked = page["open_questions"][-1]["question"]
    # The headline and the bottom line tell nothing of an inspection: the program does not ask how long it takes.
    assert asked.startswith("How long will the inspection" if wording == "model" else "What evidence is there of")


@pytest.mark.parametrize("wording", ["model", "article"])
def test_an_unnamed_source_is_said_to_be_unnamed_and_the_named_on_record(server: FakeEndpoint, wording: Any) -> None:
    script(server, news=GOOD, lines=filled, bottom_line=LINE)
    given = {c["speaker"]: c["attribution"] for c in brief(written(server, wording=wording))["key_claims"]}
    assert given["a senior port official"] == "unnamed"
    assert given["Anna Brandt"] == "on_record"


def test_a_name_given_to_an_unnamed_source_is_rejected(server: FakeEndpoint) -> None:
    named = claim("Anna Brandt", "The damage may cost 40 million euros.", 5)
    script(server, news=items(key_claims=[named]), again={"key_claims": [named]}, bottom_line=LINE)
    document = written(server)
    assert brief(document)["key_claims"] == []
    assert [held.rule for held in document.rejected] == ["B302"]


def test_who_is_accused_and_not_quoted_is_marked_and_asked_after(server: FakeEndpoint) -> None:
    script(server, news=GOOD, bottom_line=LINE)
    page = brief(written(server))
    assert {p["name"]: p["voice"] for p in page["parties"]} == {"Anna Brandt": "quoted", "Norlin": "accused_not_quoted"}
    asked = page["open_questions"][0]
    assert (asked["reason"], asked["evidence"]) == ("one_sided", [6])
    assert "Norlin" in asked["question"]


def test_who_spoke_only_in_a_rejected_item_is_not_heard_and_stays_a_party(server: FakeEndpoint) -> None:
    wrong = claim("Norlin", "Norlin said 90 cranes were lost.", 6)
    script(
        server,
        news=items(parties=[party("Norlin", "company", 6)], key_claims=[wrong]),
        again={"key_claims": []},
        bottom_line=LINE,
    )
    document = written(server)
    assert [(p["name"], p["voice"]) for p in brief(document)["parties"]] == [("Norlin", "accused_not_quoted")]
    assert [held.section for held in document.rejected] == ["key_claims"]


def test_items_that_say_the_same_become_one_with_the_sentences_of_both(server: FakeEndpoint) -> None:
    script(
        server,
        news=items(
            parties=[party("Anna Brandt", "person", 3), party("Brandt", "person", 4)],
            key_claims=[
                claim("a senior port official", "The damage may cost 40 million euros.", 5),
                claim("a senior port official", "The damage may cost 40 million euros", 5, 4),
                claim("reporter", "The damage may cost 40 million euros.", 5),
            ],
            open_questions=[question("How long will it take?", "unanswered", 7)] * 2,
        ),
        bottom_line=LINE,
    )
    document = written(server)
    page = brief(document)
    assert [(p["name"], p["evidence"]) for p in page["parties"]] == [("Anna Brandt", [3, 4])]
    said = [(c["speaker"], sorted(c["evidence"])) for c in page["key_claims"]]
    assert said == [("a senior port official", [4, 5])]
    assert [(r.section, r.rule) for r in document.rejected] == [("key_claims", "B304")]
    assert [q["question"] for q in page["open_questions"]].count("How long will it take?") == 1


def test_items_that_say_different_things_of_one_sentence_both_stand(server: FakeEndpoint) -> None:
    script(
        server,
        news=items(
            demands=[
                demand("Anna Brandt", "unspecified", "Pay for the repairs.", 4),
                demand("the port authority", "unspecified", "Pay for the repairs.", 4),
            ],
            open_questions=[
                question("How long will the inspection take?", "unanswered", 7),
                question("Who will inspect the cranes?", "unanswered", 7),
            ],
        ),
        again={"demands": []},
        bottom_line=LINE,
    )
    document = written(server)
    page = brief(document)
    assert [q["question"] for q in page["open_questions"]][-2:] == [
        "How long will the inspection take?",
        "Who will inspect the cranes?",
    ]
    # Whether the rules take the second demand is theirs to say: it may be rejected, not lost in the first.
    kept_out = [held.item for held in document.rejected]
    makers = [d["by"] for d in page["demands"]] + [held["by"] for held in kept_out if isinstance(held, dict)]
    assert makers == ["Anna Brandt", "the port authority"]


def test_usage_is_summed_with_the_answers_that_were_of_no_use(server: FakeEndpoint) -> None:
    script(
        server,
        news=[
            answer('{"', finish="length", usage=(1000, 0, 300)),
            answer({"parties": 1}, usage=(1000, 900, 30)),
            answer(
                items(key_claims=[claim("a senior port official", "It may cost 90 million euros.", 5)]),
                usage=(1000, 900, 200),
            ),
        ],
        again=answer("no", usage=(500, 400, 5)),
        bottom_line=[answer(None, refusal="no", usage=(200, 0, 7)), answer(LINE, usage=(200, 100, 40))],
    )
    used = written(server).provenance
    assert used is not None
    assert used.calls == len(server.requests) == 6
    assert (used.input_tokens, used.cached_tokens, used.output_tokens) == (3900, 2300, 582)
    # The price of a model that nobody sells is unknown, not nothing.
    assert used.cost_usd is None


def test_each_document_counts_its_own_calls(server: FakeEndpoint) -> None:
    script(server, news=GOOD, bottom_line=LINE)

    async def two() -> list[Document]:
        async with Endpoint(server.url, None, "fake", retries=0, timeout=5) as endpoint:
            jobs = (write(article(), news(), endpoint, Options()) for _ in range(2))
            return await asyncio.gather(*jobs)

    for document in asyncio.run(two()):
        assert document.provenance is not None
        assert document.provenance.calls == 2
        assert document.provenance.input_tokens == 200


def test_the_document_says_how_it_came_about(server: FakeEndpoint) -> None:
    script(server, news=GOOD, bottom_line=LINE)
    made = written(server).provenance
    assert made is not None
    assert (made.model, made.endpoint) == ("fake", server.url)
    assert (made.prompt_sha256, made.schema_sha256) == (news().prompt_sha256, news().schema_sha256)
    assert made.created.endswith("+00:00")
    assert made.seconds >= 0


def test_an_article_without_a_sentence_is_refused_before_anything_is_asked(server: FakeEndpoint) -> None:
    with pytest.raises(SourceError, match="no text"):
        written(server, replace(article(), text="", sentences=()))
    assert server.requests == []


@pytest.mark.parametrize("text", ["It rained.", "港は閉鎖された。", "“Yes,” she said.", "12", "…"])
@pytest.mark.parametrize("wording", ["model", "article"])
def test_a_very_short_article_has_a_page(server: FakeEndpoint, text: str, wording: Any) -> None:
    script(server, lines=filled, bottom_line={"headline": "", "bottom_line": "", "evidence": [2]})
    document = written(server, article(text, title=None), wording=wording)
    assert brief(document)["bottom_line"] == {"text": text, "evidence": [1]}
    assert checks.run_document(document, news().schema) == []


def test_another_kind_is_written_by_its_markers_alone(server: FakeEndpoint) -> None:
    statement = kinds.find("statement")
    script(server, lines=filled, bottom_line=LINE)
    for wording in ("model", "article"):
        document = written(server, kind=statement, wording=wording)
        assert document.kind == "statement"
        assert [f for f in checks.run_document(document, statement.schema) if f.level == "error"] == []
    assert set(schema(by_name(server, "statement")[0])["properties"]) == {
        "parties", "positions", "commitments", "demands", "quotations", "open_questions",
    }  # fmt: skip


RULING = "Holm is due in court on Friday and faces up to six years in prison."


@pytest.mark.parametrize(("lead", "told"), [("a clerk was charged with theft", True), ("the quay opens in May", False)])
def test_what_a_court_may_rule_is_a_claim_of_an_article_on_a_trial(server: FakeEndpoint, lead: str, told: bool) -> None:
    script(server, lines=filled, bottom_line=LINE)
    said = [
        f"“The chains of the {n} anchor are gone from the quay,” Ada Berg said." for n in ("first", "second", "last")
    ]
    plain = [f"The {n} of the harbour's cranes was painted white by the crew." for n in ("first", "second", "third")]
    text = [
        f"Mayor Ada Berg announced on Monday that {lead}.",
        *said,
        "Jens Holm left by boat in March.",
        *plain,
        RULING,
    ]
    document = written(server, article("\n\n".join(text)), wording="article")
    claims = [one["claim"] for one in brief(document)["key_claims"]]
    assert (RULING in claims) is told
    assert any("of the harbour" in one or "by boat" in one for one in claims), "the first of the others stays"


def test_a_statement_marks_whom_it_accuses(server: FakeEndpoint) -> None:
    script(server, lines=filled, bottom_line=LINE)
    told = (
        "“Theft ends here,” Mayor Ada Berg said.",
        "The defendant, Jens Holm, 34, was arraigned today. Holm has left.",
    )
    document = written(server, article("\n\n".join(told)), kind=kinds.find("statement"), wording="article")
    voices = {one["name"]: one["voice"] for one in brief(document)["parties"]}
    assert voices == {"Ada Berg": "quoted", "Jens Holm": "accused_not_quoted"}


def test_an_endpoint_that_fails_at_the_last_step_ends_the_writing(server: FakeEndpoint) -> None:
    script(server, news=GOOD, bottom_line=error(500, "boom"))
    with pytest.raises(ServerFailed):
        written(server)


def test_progress_is_told_in_order_and_ends(server: FakeEndpoint) -> None:
    script(server, news=items(key_claims=[claim("Anna Brandt", "It costs 90 million.", 3)]), bottom_line=LINE)
    steps = Steps()
    written(server, progress=steps)
    assert list(dict.fromkeys(phase for phase, _, _ in steps.told)) == ["reading", "composing"]
    assert all(0 <= done <= total for _, done, total in steps.told)
    assert steps.told[-1] == ("composing", 1, 1)


def test_plans() -> None:
    assert plan(Options(), small=True).by_line
    assert not plan(Options(), small=False).by_line
    assert plan(Options(passages="whole"), small=True).words is None
    assert plan(Options(passages=77), small=True).words == 77
    small, large = plan(Options(), small=True).words, plan(Options(), small=False).words
    assert small is not None
    assert large is not None
    assert small < large


def test_a_long_article_is_read_in_several_passages_and_every_sentence_is_shown_once(server: FakeEndpoint) -> None:
    source = article(HARBOUR + "\nThe water in the harbour stood high for the whole of the long day and night.\n" * 900)
    script(server, bottom_line=LINE)
    document = written(server, source)
    assert document.provenance is not None
    assert document.provenance.passages == len(by_name(server, "news")) >= 2
    shown = [n for r in by_name(server, "news") for n in numbers(schema(r)["$defs"]["line-numbers"]["items"])]
    assert sorted(shown) == list(range(1, len(source.sentences) + 1))


def numbers(part: dict[str, Any]) -> range | list[int]:
    """The sentence numbers that a schema allows: listed, or as bounds where they are many."""
    return part["enum"] if "enum" in part else range(part["minimum"], part["maximum"] + 1)

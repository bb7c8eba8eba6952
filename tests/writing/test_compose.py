"""The page's headline and bottom line: the model's where the rules find nothing in them, else the article's own."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Annotated, Any

import pytest
from desk import HARBOUR, article, brief, by_name, claim, demand, filled, items, news, said, schema, script, written
from fake_endpoint import FakeEndpoint, Reply, answer
from pydantic import Field, create_model

from brief.checks import run_document
from brief.errors import ConfigurationError
from brief.kinds import Kind
from brief.schema import Headline
from brief.writing.compose import headline
from brief.writing.leads import verbatim

LEAD = "The harbour of Averin was closed on Monday after a storm damaged 12 cranes, the port authority said."
FOUND = items(key_claims=[claim("a senior port official", "The damage may cost 40 million euros.", 5)])


def line(text: str, title: str = "Averin harbour closed", *cited: int) -> dict[str, Any]:
    return {"headline": title, "bottom_line": text, "evidence": list(cited or (2,))}


def test_a_backed_line_stands_and_cites_the_sentences_it_uses(server: FakeEndpoint) -> None:
    text = "A storm closed the harbour of Averin; the damage may cost 40 million euros, a senior port official said."
    script(server, news=FOUND, bottom_line=line(text, "Averin harbour closed", 5, 2))
    document = written(server)
    page = brief(document)
    assert page["bottom_line"]["text"] == text
    assert page["bottom_line"]["evidence"] == [2, 5]
    assert page["headline"] == "Averin harbour closed"
    assert document.rejected == ()
    assert run_document(document, news().schema) == []


def test_the_model_is_shown_the_cited_sentences_and_the_items(server: FakeEndpoint) -> None:
    script(server, news=FOUND, bottom_line=line("A storm closed the harbour of Averin."))
    written(server)
    (request,) = by_name(server, "bottom_line")
    text = said(request)
    assert f"[2] {LEAD}" in text
    assert "[5] A senior port official said" in text
    assert "[4]" not in text
    assert "a senior port official — The damage may cost 40 million euros." in text
    assert list(schema(request)["properties"]) == ["headline", "bottom_line", "evidence"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The storm damaged 77 cranes at Averin harbour.", "B205"),
        ("The harbour of Averin is “gone for good” after a storm.", "B204"),
        ("The harbour of Averin was closed by Zorblax after a storm.", "B206"),
    ],
)
def test_a_line_that_is_not_backed_gives_way_to_the_lead(server: FakeEndpoint, text: str, rule: str) -> None:
    script(server, news=FOUND, bottom_line=line(text))
    document = written(server)
    page = brief(document)
    assert page["bottom_line"] == {"text": LEAD, "evidence": [2]}
    assert page["headline"] == "Harbour closed after storm"
    assert {(held.section, held.rule, held.item) for held in document.rejected} == {("bottom_line", rule, text)}
    assert 1 <= len(by_name(server, "bottom_line")) <= 3


def test_a_second_line_that_is_backed_stands(server: FakeEndpoint) -> None:
    script(server, news=FOUND, bottom_line=[line("The storm damaged 77 cranes."), line("The storm damaged 12 cranes.")])
    document = written(server)
    assert brief(document)["bottom_line"]["text"] == "The storm damaged 12 cranes."
    assert document.rejected == ()
    first, second = by_name(server, "bottom_line")
    assert first.body["messages"] != second.body["messages"], "the very same question gets the very same answer"
    assert "77" in str(second.body["messages"][-1]), "the second attempt is told what was refused"


@pytest.mark.parametrize("title", ["99 harbours closed", "Harbour “gone for good”"])
def test_a_headline_that_is_not_backed_gives_way_to_the_articles(server: FakeEndpoint, title: str) -> None:
    script(server, news=FOUND, bottom_line=line("A storm closed the harbour of Averin.", title))
    document = written(server)
    assert brief(document)["headline"] == "Harbour closed after storm"
    assert document.findings == ()
    assert "headline" in {held.section for held in document.rejected}
    assert brief(document)["bottom_line"]["text"] == "A storm closed the harbour of Averin."


@pytest.mark.parametrize(
    "fault",
    [
        answer("Here it is."),
        answer(None, refusal="I cannot help with that"),
        answer('{"headline": "', finish="length"),
        answer({"headline": 3, "bottom_line": []}),
    ],
)
def test_without_a_usable_answer_the_lead_stands_and_the_reason_is_kept(server: FakeEndpoint, fault: Reply) -> None:
    script(server, news=FOUND, bottom_line=fault)
    document = written(server)
    page = brief(document)
    assert page["bottom_line"] == {"text": LEAD, "evidence": [2]}
    assert len(page["key_claims"]) == 1
    (rejected,) = document.rejected
    assert (rejected.section, rejected.rule) == ("bottom_line", "answer")
    assert len(by_name(server, "bottom_line")) == 3


def test_an_empty_line_gives_way_to_the_lead(server: FakeEndpoint) -> None:
    script(server, news=FOUND, bottom_line=line("  ", ""))
    page = brief(written(server))
    assert page["bottom_line"]["text"] == LEAD
    assert page["headline"] == "Harbour closed after storm"


def short_headlines(most: int) -> Kind:
    model = create_model(
        "Brief", __base__=news().schema, headline=(Annotated[str, Field(max_length=most), Headline()], ...)
    )
    return replace(news(), schema=model)


def test_a_headline_that_the_kind_does_not_take_gives_way_to_the_articles(server: FakeEndpoint) -> None:
    script(server, news=FOUND, bottom_line=line("A storm closed the harbour.", "Harbour of Averin closed after storm"))
    assert brief(written(server, kind=short_headlines(30)))["headline"] == "Harbour closed after storm"
    with pytest.raises(ConfigurationError, match=r"news\.py: headline: .* at most 10 characters, not 'Harbour closed"):
        written(server, kind=short_headlines(10))


def test_in_the_articles_words_nothing_is_asked(server: FakeEndpoint) -> None:
    script(server, lines=filled)
    page = brief(written(server, wording="article"))
    assert by_name(server, "bottom_line") == []
    assert page["bottom_line"] == {"text": LEAD, "evidence": [2]}


def test_without_a_title_the_lead_is_the_headline() -> None:
    body = HARBOUR.split("\n\n", 1)[1]
    assert headline(article(body, title=None)) == (
        "The harbour of Averin was closed on Monday after a storm damaged 12 cranes, the port authority said."
    )
    long = "The harbour " + "and the pier " * 20 + "were closed. It rained."
    assert headline(article("- The harbour closed on Monday\n- Pilots wait for news of it", title=None)) == (
        "The harbour closed on Monday"
    )
    assert headline(article(long, title=None)).endswith(" …")
    assert len(headline(article(long, title=None)).split()) == 19


def test_a_lead_of_any_length_fits_a_bottom_line() -> None:
    long = "The harbour of Averin was closed, " + "and the pier beside it, " * 30 + "on Monday. It rained in the night."
    text, numbers = verbatim(article(long, title=None))
    assert len(text.split()) <= 60
    assert numbers == [1]
    assert text.endswith(" …")
    assert long.startswith(text.removesuffix(" …"))


def test_items_go_on_the_page_in_the_order_of_the_text(server: FakeEndpoint) -> None:
    found = items(
        key_claims=[
            claim("the port authority", "The harbour of Averin was closed.", 2),
            claim("Anna Brandt", "It opens “when the cranes have been inspected”.", 3),
            claim("a senior port official", "The damage may cost 40 million euros.", 5),
        ]
    )
    script(server, news=found, bottom_line=line("A storm closed the harbour of Averin."))
    assert [held["evidence"] for held in brief(written(server))["key_claims"]] == [[2], [3], [5]]


def test_the_weightiest_items_go_in_front_of_a_long_list(server: FakeEndpoint) -> None:
    names = [f"{first} {last}" for first in ("Ida", "Olof", "Runa") for last in ("Falk", "Holm", "Lund", "Quist")]
    source = article(HARBOUR + "".join(f"\n{name} said the pier of {name} is shut.\n" for name in names))
    found = [claim(name, f"The pier of {name} is shut.", 8 + n) for n, name in enumerate(names)]
    script(
        server,
        news=items(key_claims=[*found[1:], claim("the port authority", "The harbour was closed.", 2)]),
        bottom_line=line("A storm closed the harbour."),
    )
    order = [held["evidence"][0] for held in brief(written(server, source))["key_claims"]]
    assert len(order) == 12
    assert 2 in order[:10]


def test_the_model_says_which_lines_its_own_is_made_of(server: FakeEndpoint) -> None:
    # Of both lines it has words, of the first more: the second is what it says.
    text = "The damage after the storm at the harbour may cost 40 million euros, a senior port official said."
    script(server, news=FOUND, bottom_line=line(text, "Averin harbour closed", 5))
    document = written(server)
    assert brief(document)["bottom_line"] == {"text": text, "evidence": [5]}


def test_lines_that_do_not_bear_it_give_way_to_those_it_has_its_words_from(server: FakeEndpoint) -> None:
    text = "A storm damaged 12 cranes in the harbour of Averin, which was closed on Monday."
    script(server, news=FOUND, bottom_line=line(text, "Averin harbour closed", 5))
    document = written(server)
    assert brief(document)["bottom_line"] == {"text": text, "evidence": [2]}
    assert document.rejected == ()


def test_every_item_that_is_shown_has_its_lines_beside_it(server: FakeEndpoint) -> None:
    text = HARBOUR + "".join(f"\nThe official said pier {n} would open in {2030 + n}.\n" for n in range(1, 12))
    source = article(text)
    found = [claim("reporter", f"Pier {s.id - 7} would open in {2023 + s.id}.", s.id) for s in source.sentences[7:]]
    script(server, news=items(key_claims=found), bottom_line=line("A storm closed the harbour of Averin."))
    written(server, source)
    shown = said(by_name(server, "bottom_line")[0])
    assert all(f"[{s.id}] {s.text}" in shown for s in source.sentences[7:])


def test_what_the_rules_refuse_is_not_shown_to_who_composes(server: FakeEndpoint) -> None:
    wrong = claim("a senior port official", "The damage may cost 90 million euros.", 5)
    found = items(key_claims=[wrong, claim("Anna Brandt", "The harbour opens when the cranes have been inspected.", 3)])
    script(server, news=found, again={"key_claims": []}, bottom_line=line("A storm closed the harbour of Averin."))
    written(server)
    text = said(by_name(server, "bottom_line")[0])
    assert "90 million" not in text
    assert "Anna Brandt — The harbour opens" in text


def test_who_composes_is_shown_whom_a_demand_is_made_of(server: FakeEndpoint) -> None:
    found = items(demands=[demand("Anna Brandt", "unspecified", "Pay for the repairs.", 4)])
    script(server, news=found, bottom_line=line("A storm closed the harbour of Averin."))
    written(server)
    assert "Anna Brandt → unspecified — Pay for the repairs." in said(by_name(server, "bottom_line")[0])


def test_a_second_attempt_is_shown_the_first(server: FakeEndpoint) -> None:
    bad = line("The storm damaged 77 cranes.")
    script(server, news=FOUND, bottom_line=[bad, line("The storm damaged 12 cranes.")])
    written(server)
    assert json.dumps(bad, ensure_ascii=False) in said(by_name(server, "bottom_line")[1])

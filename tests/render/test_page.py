import json

import own_kind
import pytest
import sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brief.choices import PageFormat
from brief.document import Furniture
from brief.errors import UsageError
from brief.render import render
from brief.render.page import COLUMNS, LINES, WORDS, layout
from brief.render.text import cells


def texts(section: str, document: sample.Document | None = None) -> list[str]:
    page = layout(document or sample.harbour(), sample.NEWS)
    return [entry.plain for s in page.sections if s.title == section for entry in s.shown]


def test_the_order_of_the_page() -> None:
    page = layout(sample.harbour(), sample.NEWS)
    assert page.headline == "Port talks break off over night work at the North Quay"
    assert page.source == "The Quay · Mira Solheim · 18 November 2026 · 170 words"
    assert page.summary is not None
    assert page.summary.reference == "[2–5, 13]"
    assert [section.title for section in page.sections] == ["Parties", "Key claims", "Demands", "Open questions"]


def test_a_claim_begins_with_its_speaker() -> None:
    claims = texts("Key claims")
    assert claims[1] == "Tomas Breck — The council moved the goalposts twice since Friday. [5]"
    assert claims[3].startswith("the article itself — ")
    assert "unnamed source" in claims[2]
    assert "check B301" in claims[2]


def test_a_demand_says_by_whom_and_of_whom() -> None:
    assert texts("Demands") == [
        "Dockers’ union → City council: publish the noise measurements (before any vote) [7]",
        "Residents of Harbour Row → not said of whom: quiet nights [11]",
    ]


def test_a_party_is_compact_and_its_silence_is_marked() -> None:
    parties = texts("Parties")
    assert parties[0] == "Ada Lindqvist (council leader) · person [3, 8]"
    assert parties[2] == "Quayside Ltd (port company) · company · accused, not quoted [9]"


def test_a_question_gives_its_reason_in_plain_words() -> None:
    assert texts("Open questions")[1] == "When will the talks resume? · not decided yet [13]"


def test_the_arrow_of_a_demand_turns_with_its_text() -> None:
    demands = texts("Demands", sample.crowded("he", each=1, long=False))
    assert "→" not in demands[0]
    assert " › " in demands[0]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"title": "Talks", "byline": "Ann Lee", "published": "2026-10-14"}, "1 line of page furniture taken off"),
        ({"title": "Talks", "byline": None, "published": None}, "3 lines of page furniture taken off"),
    ],
)
@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_lines_that_the_head_of_the_page_tells_are_not_counted_as_furniture(
    facts: dict[str, str | None], told: str, form: PageFormat
) -> None:
    reasons = ("byline", "date line", "headline, repeated", "share row")
    removed = tuple(Furniture(text="a line", reason=reason) for reason in reasons)
    document = sample.harbour()
    article = document.article.model_copy(update={**facts, "removed": removed})
    assert told in " ".join(
        render(document.model_copy(update={"article": article}), sample.NEWS, form, width=200).split()
    )


def test_a_second_date_line_is_counted() -> None:
    removed = tuple(Furniture(text=day, reason="date line") for day in ("14 October 2026", "Updated: 15 October 2026"))
    document = sample.harbour()
    article = document.article.model_copy(update={"published": "2026-10-14", "removed": removed})
    said = layout(document.model_copy(update={"article": article}), sample.NEWS).footer[0]
    assert "1 line of page furniture taken off" in said


def test_the_footer_says_what_is_missing_and_what_it_took() -> None:
    first, second = layout(sample.harbour(), sample.NEWS).footer
    assert (
        first
        == "nothing left out of this page · 1 item rejected (“rejected” in the document says why) · 1 finding: B301"
    )
    assert second == (
        "news · model qwen2.5-coder-1.5b-instruct · 5 calls · 1,860 tokens in, 512 out · 63 s · cost unknown · brief 0.1.0"
        " · 22 November 2026"
    )


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"cost_usd": 0.0}, "cost $0.00"),
        ({"cost_usd": 0.0042}, "cost $0.0042"),
        ({"cost_usd": 0.000001}, "cost under $0.0001"),
        ({"cost_usd": 1.5}, "cost $1.50"),
        ({"input_tokens": None, "output_tokens": None}, "tokens unknown"),
        ({"output_tokens": None}, "1,860 tokens in, unknown out"),
        ({"calls": 1}, "1 call ·"),
        ({"seconds": 1234.5}, "1,234 s"),
    ],
)
def test_what_is_not_known_is_said_to_be_unknown(changed: dict[str, object], said: str) -> None:
    document = sample.harbour().model_copy(update={"provenance": sample.MADE.model_copy(update=changed)})
    assert said in layout(document, sample.NEWS).footer[1]


def test_a_document_without_provenance_says_so() -> None:
    document = sample.harbour().model_copy(update={"provenance": None})
    assert layout(document, sample.NEWS).footer[1] == "news · how it was made is not recorded"


def test_an_article_without_an_outlet_is_known_by_its_place() -> None:
    document = sample.harbour()
    unsigned = document.article.model_copy(update={"outlet": None, "byline": None, "published": "spring"})
    assert (
        layout(document.model_copy(update={"article": unsigned}), sample.NEWS).source
        == "news.example · spring · 170 words"
    )
    for path, name in (
        ("folder/talks.txt", "talks.txt"),
        ("folder\\talks.txt", "talks.txt"),
        ("talks\\xff.txt", "talks\\xff.txt"),
        ("folder/talks\\old.txt", "talks\\old.txt"),
    ):
        local = unsigned.model_copy(update={"url": None, "path": path})
        assert layout(document.model_copy(update={"article": local}), sample.NEWS).source.startswith(f"{name} · ")


@pytest.mark.parametrize("language", sample.SCRIPTS)
@pytest.mark.parametrize("long", [True, False])
def test_sixty_items_still_make_one_page(language: str, long: bool) -> None:
    page = layout(sample.crowded(language, long=long), sample.NEWS)
    assert page.lines <= LINES
    assert sum(len(s.shown) + len(s.kept_back) for s in page.sections) == 60
    assert page.footer[0].startswith(f"{sum(len(s.kept_back) for s in page.sections)} items left out of this page")
    for section in page.sections:
        assert section.shown
        assert section.more == f"+{len(section.kept_back)} more in the document"


counts = st.integers(0, 40)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(counts, counts, counts, counts, st.integers(1, 30))
def test_each_section_keeps_a_fair_share(parties: int, claims: int, demands: int, questions: int, length: int) -> None:
    text = " ".join(["word"] * length)
    cite = [2]
    document = sample.document(
        sample.article(sample.HARBOUR),
        {
            "headline": "H",
            "bottom_line": {"text": "B", "evidence": cite},
            "parties": [{"name": f"P{i}", "kind": "other", "evidence": cite} for i in range(parties)],
            "key_claims": [{"speaker": f"S{i}", "claim": text, "evidence": cite} for i in range(claims)],
            "demands": [{"by": "A", "of": "B", "demand": f"{i} {text}", "evidence": cite} for i in range(demands)],
            "open_questions": [
                {"question": f"{i} {text}?", "reason": "disputed", "evidence": cite} for i in range(questions)
            ],
        },
    )
    page = layout(document, sample.NEWS)
    assert page.lines <= LINES
    assert sum(len(entry.plain.split()) for entry in page.entries) <= WORDS
    shown = [len(section.shown) for section in page.sections]
    for section in page.sections:
        assert [e.pointer.rpartition("/")[2] for e in (*section.shown, *section.kept_back)] == [
            str(i) for i in range(len(section.shown) + len(section.kept_back))
        ]
        if section.kept_back and max(shown) >= 10:
            assert len(section.shown) >= 3


def test_no_text_outgrows_its_place() -> None:
    page = layout(sample.crowded("long"), sample.NEWS)
    assert cells(page.headline) <= 160
    for entry in page.entries:
        assert cells(entry.statement) < 8 * COLUMNS
    assert next(page.entries).text.endswith("…")


def test_a_bottom_line_of_sixty_words_is_shown_whole() -> None:
    line = " ".join(["measured"] * 50)
    document = sample.harbour()
    brief = document.brief | {"bottom_line": {"text": line, "evidence": [2]}}
    page = layout(document.model_copy(update={"brief": brief}), sample.NEWS)
    assert page.summary is not None
    assert page.summary.text == line


def test_empty_sections_are_on_the_page() -> None:
    empty = sample.harbour().brief | {"demands": []}
    page = layout(sample.harbour().model_copy(update={"brief": empty}), sample.NEWS)
    assert [(s.title, s.shown, s.more) for s in page.sections][2] == ("Demands", (), "")


def test_a_brief_of_another_kind_is_refused_in_one_line() -> None:
    strange = sample.harbour().model_copy(update={"kind": "recipe", "brief": {"headline": "x"}})
    with pytest.raises(UsageError, match=r"'recipe'.*does not fit the kind 'news'.*bottom_line") as caught:
        layout(strange, sample.NEWS)
    assert "\n" not in str(caught.value)


OWN = sample.SampleKind("pledges", own_kind.Pledges)


def own(**changes: object) -> sample.Document:
    brief = {
        "top": "Four promises",
        "said_by": "reporter",
        "event": {"city": "Ulm", "year": 2026},
        "themes": ["harbours", "noise"],
        "promised": [
            {
                "who": "Ada",
                "towards": "anyone",
                "promise": "Quiet",
                "words": "No more cranes",
                "by_when": "by May",
                "strength": "half_hearted",
                "euros": 0,
                "new": True,
                "evidence": [2],
            },
        ],
        "places": [{"where": "North Quay", "evidence": [2, 3]}],
        "unclear": [{"asks": "Who pays?", "why": "my_own_reason", "evidence": [3]}],
    }
    return sample.document(sample.article(sample.HARBOUR), json.loads(json.dumps(brief | changes)), OWN)


def test_a_kind_of_ones_own_is_laid_out_by_its_markers() -> None:
    page = layout(own(), OWN)
    assert page.summary is None
    assert page.headline == "Four promises"
    assert page.facts == ("Said by: the article itself", "Event: city: Ulm; year: 2026", "Themes: harbours, noise")
    assert [entry.plain for entry in page.entries] == [
        "Ada — not said by whom: Quiet; “No more cranes” (by May) · half hearted · euros: 0 · new: yes [2]",
        "North Quay [2, 3]",
        "Who pays? · my own reason [3]",
    ]


def test_the_built_in_statement_has_its_page() -> None:
    cite = [2]
    brief = {
        "headline": "H",
        "bottom_line": {"text": "B", "evidence": cite},
        "parties": [],
        "positions": [],
        "commitments": [
            {
                "by": "The council",
                "commitment": "publish",
                "deadline": "by May",
                "condition": "if asked",
                "evidence": cite,
            },
            {
                "by": "The council",
                "commitment": "Publish by May.",
                "deadline": "By May",
                "condition": None,
                "evidence": cite,
            },
        ],
        "demands": [],
        "quotations": [{"speaker": "Ada", "quotation": "We were close", "evidence": cite}],
        "open_questions": [],
    }
    page = layout(sample.document(sample.article(sample.HARBOUR), brief, sample.STATEMENT), sample.STATEMENT)
    assert [entry.plain for entry in page.entries] == [
        "B [2]",
        "The council: publish (by May; if asked) [2]",
        "The council: Publish by May. [2]",
        "Ada — “We were close” [2]",
    ]


def test_sections_of_the_same_title_stay_apart() -> None:
    class Twice(own_kind.BriefModel):
        one: own_kind.Annotated[list[own_kind.Place], own_kind.Section("Places")]
        two: own_kind.Annotated[list[own_kind.Place], own_kind.Section("Places")]

    kind = sample.SampleKind("twice", Twice)
    place = {"where": "Quay", "evidence": [2]}
    page = layout(sample.document(sample.article(sample.HARBOUR), {"one": [place], "two": [place, place]}, kind), kind)
    assert [len(section.shown) for section in page.sections] == [1, 2]

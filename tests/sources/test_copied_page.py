"""Pages copied whole: the headline once, without the site's name, and nothing of the menus."""

from __future__ import annotations

import pytest
from timing import within

from brief.sources.copied_page import without_frame
from brief.sources.split_lines import rejoined
from brief.sources.text import read_text

HEADLINE = "Harbour clerk charged with theft of anchor chains"
BODY = """PORT ELLERY — A clerk of the harbour was charged today with the theft of anchor chains, the prosecutor said.
She is to appear in court on Friday."""


def page(above: str = "", below: str = "", title: str = f"{HEADLINE} | Ellery County Attorney") -> str:
    return f"{title}\nMeet the Attorney\nBureaus & Units\n{above or HEADLINE}\n{BODY}\n{below}"


def test_the_site_behind_a_headline_that_is_repeated_is_the_outlet_and_menus_go():
    draft = read_text(page())
    assert draft.title == HEADLINE
    assert draft.outlet == "Ellery County Attorney"
    assert draft.text == f"{HEADLINE}\n\n{BODY}"
    assert [line.text for line in draft.removed] == ["Meet the Attorney", "Bureaus & Units", HEADLINE]


@pytest.mark.parametrize(
    "above",
    [
        "Harbour clerk charged with theft\nof anchor chains", "HARBOUR CLERK CHARGED WITH\nTHEFT OF ANCHOR\nCHAINS",
        "Harbour clerk charged with theft of anch...", "News Release: Harbour clerk charged with theft of anchor chains",
        f"{HEADLINE}\nPublished\nVictim services\n{HEADLINE}",
    ],
)  # fmt: skip
def test_a_headline_is_repeated_over_lines_in_capitals_cut_or_twice(above: str):
    title = (
        f"News Release: {HEADLINE} - Ellery County Attorney" if "Release" in above else f"{HEADLINE} - Ellery County"
    )
    draft = read_text(page(above, title=title))
    assert draft.title == HEADLINE
    assert draft.text == f"{HEADLINE}\n\n{BODY}"


def test_the_date_among_the_menus_or_before_the_headline_is_when_it_was_published():
    assert read_text(page(f"June 3, 2026\nNews desk\n{HEADLINE}")).published == "2026-06-03"
    assert read_text(page(f"June 3, 2026: {HEADLINE}")).published == "2026-06-03"
    echoed = read_text(page(below=f"https://ellery.example/chain.jpg\n720\nJens Holm\n2026-06-03 11:47:21\n{HEADLINE}"))
    assert (echoed.published, echoed.text) == ("2026-06-03", f"{HEADLINE}\n\n{BODY}")


def test_what_tells_something_below_stays_although_the_headline_is_among_other_posts():
    draft = read_text(page(below=f"WHEN:\nFriday, 2 pm\nRelated posts\nNews\n{HEADLINE}\nRead more"))
    assert draft.text.endswith("WHEN:\nFriday, 2 pm")


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE} | The long read\nHarbour and law\n{BODY}\n{HEADLINE}\nIt was a cold day.",  # not above the body
        f"Storm - live\nStorm\n{BODY}",  # too short to tell
        f"{HEADLINE} - and why\nWhat the harbour says\n{BODY}",  # not repeated
        f"{BODY}\n\n{BODY}",
        "Press release: the harbour is closed until further notice, as it was last week.\n" + BODY,  # a sentence
    ],
)
def test_any_other_text_stays_as_it_is(text: str):
    assert without_frame(text.split("\n")).lines == text.split("\n")


def test_a_label_before_the_headline_is_no_speaker():
    for label in ("FOR IMMEDIATE RELEASE: ", "Media Advisory - ", "NEWS RELEASE — "):
        assert read_text(f"{label}{HEADLINE}\n\n{BODY}").title == HEADLINE
    assert read_text(f"Release: {HEADLINE}\n\n{BODY}").title == f"Release: {HEADLINE}"


BROKEN = """Harbour opens its gates
June 3, 2026
County Attorney
Ada Berg
today announced that the gates of the harbour are open.
“We have waited long,”
Berg said
. “It was time, as the
harbour board
, Mayor Jens Holm and
Tomas Brandt
agreed.”
The 2
nd
gate opens in May."""


def test_sentences_that_markup_has_broken_are_put_together():
    assert read_text(BROKEN).text.split("\n") == [
        "Harbour opens its gates",
        "County Attorney Ada Berg today announced that the gates of the harbour are open.",
        "“We have waited long,” Berg said. “It was time, as the harbour board, Mayor Jens Holm and Tomas Brandt agreed.”",
        "The 2nd gate opens in May.",
    ]


WRAPPED = """The gates of the harbour are open as of today, the
harbour board said, and will be so until the end of the
year at least. Nobody had thought it possible when the
storm was at its worst."""


@pytest.mark.parametrize(
    "text",
    [
        "Three gates are open:\nthe north gate by the old quay in winter.\nthe south gate.",  # below a colon
        "Buns\n2 eggs\nbutter\nsalt",  # a list
        "He waited.\n... and waited for the gate to open again.",
        "The gate is open.\n\nthe harbour board says it will stay so for a while.",  # another paragraph
        "Gate\nopens soon.",
        WRAPPED,
    ],
)
def test_lines_that_nothing_shows_to_be_broken_stay(text: str):
    assert rejoined(text.split("\n")) == text.split("\n")


def test_a_headline_is_not_taken_for_an_office_nor_a_heading_for_a_part_of_what_follows():
    text = "New rules for the sheriff\nAda Berg\nannounced today that the rules of the county will change.\nWhat is new\nMuch."
    assert rejoined(text.split("\n")) == [
        "New rules for the sheriff", "Ada Berg announced today that the rules of the county will change.", "What is new", "Much."
    ]  # fmt: skip


def test_a_release_ends_at_its_mark():
    for mark in ("###", "# # #", "#####", "#", "-30-"):
        below = "A charge is no proof of guilt.\nBureaus\nLegal training\nHarbour Unit\nCall our action centre"
        draft = read_text(f"{HEADLINE}\n\n{BODY}\n{mark}\n{below}")
        assert draft.text == f"{HEADLINE}\n\n{BODY}", mark


def test_several_releases_with_a_mark_each_stay():
    text = f"{HEADLINE}\n\n{BODY}\n###\nSecond\n\n{BODY}\n###\nThird\n\n{BODY}"
    assert read_text(text).text == text


def test_whom_to_call_above_the_body_goes():
    contact = "Contact:\nJens Holm\nPublic Affairs\nOffice: 714-555-0148\nCell: (714) 555-0199\npress@ellery.example"
    draft = read_text(f"{HEADLINE}\n{contact}\n\n{BODY}")
    assert draft.text == f"{HEADLINE}\n\n{BODY}"
    assert {line.reason for line in draft.removed} == {"whom to call"}


def test_a_heading_such_as_contact_without_a_number_stays():
    for above in ("Contact:\nJens Holm\nPublic Affairs", "Contacts with the enemy\n1914 to 1918"):
        assert above in read_text(f"{HEADLINE}\n{above}\n\n{BODY}").text
    within_body = f"{HEADLINE}\n\n{BODY}\nContact:\n714-555-0148\n{BODY}"
    assert read_text(within_body).text == within_body


def test_posts_below_go_with_their_first_words():
    below = "Recent News\nMan charged with arson\nThe county attorney announced today that a man of Ellery was charged with …\nJune 3, 2026"
    assert read_text(f"{HEADLINE}\n\n{BODY}\n{below}").text == f"{HEADLINE}\n\n{BODY}"
    assert read_text(f"{HEADLINE}\n\n{BODY}\nAnd then nobody came for a very long time …").text.endswith("long time …")


def test_long_pages_take_no_long():
    menu = "\n".join(f"Bureau of harbour number {n}, and" for n in range(20_000))
    with within(2):
        read_text(page(menu))
    with within(2):
        rejoined(["Ada Berg", ", she said"] * 20_000)

"""Page furniture goes from the edges, with a reason; the body never does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import within

from brief.sources.dates import find_date, is_date_line, without_date
from brief.sources.forms import known_form, opens_links
from brief.sources.furniture import strip_furniture
from brief.sources.head import read_head
from brief.sources.text import read_text

BODY = ["The council met on Tuesday and talked for hours.", "", "It will meet again next week, the mayor said."]


@pytest.mark.parametrize(
    "line",
    [
        "2 COMMENTS", "Leave a Reply to Ada Ferrow Cancel reply", "Please enter your comment!", "Name:*", "Email *",
        "Have an opinion on this story? Share it!", "Share", "Facebook | Twitter | WhatsApp", "Share this article",
        "Follow us on Twitter", "Sign up for our daily newsletter", "Get the day's news in your inbox.",
        "We use cookies to improve this site.", "Accept all", "Home > World > Asia", "Skip to main content", "5 min read",
        "Advertisement", "ADVERTISEMENT - CONTINUE READING BELOW", "Story continues below advertisement",
        "© 2025 The Courier. All rights reserved.", "Copyright 2025", "Published in Dawn, November 5th, 2025",
        "Read more: Storm closes line", "Read the rest here.", "Click here to subscribe.", "Related: Storm closes line",
        "Reporting by Ann Lee; editing by Bo Ek", "Lire aussi : La tempête", "Tags: harbour, cranes", "Press release",
        "View this e-mail in your browser", "Trouble viewing this email?", "Good morning, Averin. Here's what you need to know today.",
        "Did a friend forward this to you? Sign up here.", "You're receiving this newsletter because you signed up.",
        "Unsubscribe | Update your preferences | Contact us", "To unsubscribe, click here.", "BC-AVERIN-STRIKE", "PM-STORM/2",
        "Partager cet article", "Réagir à cet article (34)", "S’abonner à la newsletter", "Temps de lecture : 3 min.",
        "Archivado en: Puertos · Averin", "Riproduzione riservata", "Haberin devamı için tıklayın",
        "İlgili haberler: Liman", "Подписывайтесь на наш канал", "Читайте также: Буря", "【関連記事】港の経緯", "この記事をシェアする",
        "分享到：微信 微博", "【责任编辑：张伟】", "اقرأ أيضا: الميناء", "Kommentare (2)", "Alle Rechte vorbehalten",
        "Subscribe to read the full story", "Get unlimited access for £1 for your first month.", "To continue reading, log in.",
        "Il vous reste 72.3% de cet article à lire. La suite est réservée aux abonnés.", "Jetzt weiterlesen mit Plus",
        "Welcome to the Averin morning briefing.", "Follow Ada Ferrow on Twitter @adaferrow.", "“Follow her on Facebook.”",
    ],
)  # fmt: skip
def test_known_forms_go_from_both_edges(line: str):
    assert known_form(line)
    kept, removed = strip_furniture([line, "", "Council meets", "", *BODY, "", line])
    assert [k for k in kept if k] == ["Council meets", BODY[0], BODY[2]]
    assert [r.text for r in removed] == [line, line]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell by a third on Tuesday.", "Comments by the minister caused anger.", "Copyright law was broken, he said.",
        "Reporting by the newspaper showed that the minister lied.", "Home owners will pay more.", "Read it again, she said.",
        "Get the council to act, he said.", "Follow the money, they said.", "Sign up for classes begins on Monday at the town hall.",
        "Cookies were handed out to the children.", "By noon the fire was out.", "More people came.", "Sources said so.",
        "The end.", "— Ada Ferrow",
        "Partager le gâteau sera difficile.", "Compartir el muelle es posible, dijo.", "Teilen will die Stadt den Kai nicht.",
        "Подписывать договор он не стал.", "Les droits réservés aux marins ont expiré.", "Stand der Dinge ist offen.",
        "To read is to live, she said.", "Full access to the quay was refused.", "Jetzt testen die Prüfer den Kai.",
        "View this as a warning, she said.", "Here is what the council decided on Tuesday.", "Welcome to Averin, he told the guests.",
        "Unsubscribed shares go to the bank on Monday.", "COVID-19", "Follow the talks on the quay here, she said.", "Good morning, she told the crew.", "A BC-based firm won.",
    ],
)  # fmt: skip
def test_sentences_that_look_alike_stay(line: str):
    lines = ["Council meets", "", *BODY, "", line]
    assert strip_furniture(lines) == (lines, ())


@pytest.mark.parametrize(
    "heading", ["Must Read", "Related articles:", "Sources", "Sister links", "More from World", "読む" * 0 + "関連記事"]
)
def test_a_list_of_links_goes_with_its_heading(heading: str):
    links = ["Storm closes the northern ferry line", "Who pays for the bridge?", "* “Title”, Courier, 5 November 2025"]
    assert opens_links(heading)
    kept, removed = strip_furniture([*BODY, "", heading, *links])
    assert kept[:3] == BODY
    assert [r.text for r in removed] == [heading, *links]
    assert removed[1].reason == f"link below “{heading}”"


def test_a_sentence_below_a_heading_of_links_keeps_everything_above_it():
    lines = [*BODY, "", "Sources", "", "The figures come from the council, which published them last week."]
    assert strip_furniture(lines) == (lines, ())


def test_furniture_between_body_lines_stays():
    lines = [BODY[0], "", "Advertisement", "", BODY[2]]
    assert strip_furniture(["Council meets", *lines])[0] == ["Council meets", *lines]


def test_nothing_is_taken_if_nothing_would_be_left():
    lines = ["Share", "Advertisement", "Must Read"]
    assert strip_furniture(lines) == (lines, ())


words = st.sampled_from(
    [*BODY, "Share", "Must Read", "Advertisement", "Council meets", "Who pays?", "2 comments", "• item", ""]
)


@given(st.lists(words, max_size=25))
def test_what_is_taken_and_what_is_kept_is_everything(lines: list[str]):
    kept, removed = strip_furniture(lines)
    assert sorted(filter(None, [*kept, *(r.text for r in removed)])) == sorted(filter(None, lines))
    assert [line for line in kept if line in BODY] == [line for line in lines if line in BODY]
    draft = read_text("\n".join(lines))
    assert sorted(filter(None, [*draft.text.split("\n"), *(r.text for r in draft.removed)])) == sorted(
        filter(None, lines)
    )


@pytest.mark.parametrize(
    "line", ["copy link " * 39 + "!", "1" * 139 + "x", "get " + "news " * 70, "home, " * 60 + "?", "a. " * 130]
)
def test_no_line_takes_long(line: str):
    with within(0.2):
        known_form(line)
        is_date_line("5 May 2025 " + line[:120])
        without_date("By " + line + " 5 May 2025")


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Tuesday, November 5, 2025", "2025-11-05"),
        ("Published: Nov. 5, 2025 at 10:30 am EST", "2025-11-05"),
        ("Updated 2025-11-05T10:00:00Z", "2025-11-05"),
        ("5 November 2025, 14:00 GMT", "2025-11-05"),
        ("mardi 5 novembre 2025", "2025-11-05"),
        ("NORDERSAND, 21. April 2026", "2026-04-21"),
        ("2025年11月5日", "2025-11-05"),
        ("2025年11月5日 19時12分", "2025-11-05"),
        ("2025-11-05 10:21:05　来源：港口晚报　记者 李明", "2025-11-05"),
        ("Stand: 05.11.2025, 18:42 Uhr", "2025-11-05"),
        ("Publié le 5 novembre 2025 à 07h45, mis à jour le 6 novembre 2025 à 11h02", "2025-11-05"),
        ("Puerto Nuevo - 05 nov 2025 - 09:15 CET", "2025-11-05"),
        ("Pubblicato il 5 novembre 2025 alle 16:20", "2025-11-05"),
        ("Güncelleme: 5 KASIM 2025 - 12:05", "2025-11-05"),
        ("5 ноября 2025, 14:30", "2025-11-05"),
        ("الأربعاء 5 نوفمبر 2025", "2025-11-05"),
    ],
)
def test_date_lines(line: str, iso: str):
    assert is_date_line(line)
    assert find_date(line) == iso
    head = read_head(["Council meets", line, "", *BODY])
    assert (head.published, head.lines) == (iso, ["Council meets", "", *BODY])


@pytest.mark.parametrize(
    "line",
    [
        "The deal of 5 May 2025 failed",
        "04/05/2025",
        "31 February 2025",
        "May 2025",
        "2025",
        "31.02.2025",
        "Am 5. Mai 2025 brannte der Kai",
        "Section 5.11.2025a",
        "5 Kasım 2025 günü liman kapandı",
    ],
)
def test_what_is_no_plain_date_line(line: str):
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Hannah Okello", "Hannah Okello"),
        ("By Ann Lee and Bo van Dijk, Senior Reporters", "Ann Lee and Bo van Dijk, Senior Reporters"),
        ("Von Wiebke Harmsen", "Wiebke Harmsen"),
        ("By our economics staff", "our economics staff"),
        ("By Ann Lee | 5 May 2025", "Ann Lee"),
        ("Par Élodie Garnier (avec AFP)", "Élodie Garnier"),
        ("Haber: Zeynep Kılıç", "Zeynep Kılıç"),
        ("Autor: Jens Holm", "Jens Holm"),
        ("记者：李明", "李明"),
        ("Haber: liman kapandı", None),
        ("By Tuesday evening the fire was out", None),
        ("By Tuesday Night", None),
        ("By the sea", None),
        ("By Ann Lee.", None),
    ],
)
def test_bylines(line: str, byline: str | None):
    head = read_head(["Council meets", line, "", *BODY])
    assert head.byline == byline
    assert (line in head.lines) is (byline is None)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Hannah Okello PORT ELLERY, 14 October 2026", "Hannah Okello"),
        ("By Ann Lee and Bo van Dijk PORT ELLERY, Wednesday 14 October 2026", "Ann Lee and Bo van Dijk"),
        ("Von Ann Lee BERLIN, 14. Oktober 2026", "Ann Lee"),
        ("By Ann Lee, October 14, 2026 10:30 GMT", "Ann Lee"),
        ("By Ann Lee (Published: 14 October 2026)", "Ann Lee"),
        ("By Ann Lee, AP 14 October 2026", "Ann Lee, AP"),
        ("By HANNAH OKELLO, 14 October 2026", "HANNAH OKELLO"),
    ],
)
def test_a_byline_with_a_date_behind_it_is_both(line: str, byline: str):
    head = read_head(["Council meets", line, "", *BODY])
    assert (head.byline, head.published) == (byline, "2026-10-14")
    assert line not in head.lines


def test_a_dateline_in_the_first_sentence_dates_the_article_and_stays():
    head = read_head(["Council meets", "", "PORT ELLERY, 3 June 2026. The council met on Tuesday."])
    assert head.published == "2026-06-03"
    assert head.lines[-1].startswith("PORT ELLERY, 3 June 2026.")
    assert head.title == "Council meets"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Mayor Loves To Tell This Pilot’s Story. But He Says She Got It All Wrong.", True),
        ("Why Averin Will Not Close Its Quay?", True),
        ("Mayor loves to tell this pilot’s story, and he says she got it wrong.", False),
        ("Ada Berg and Jens Holm of Averin met Tom Osei in Lundby.", False),
    ],
)
def test_capitals_throughout_make_a_headline_also_before_a_full_stop(line: str, title: bool):
    assert read_head([line, "", *BODY]).title == (line if title else None)


def test_a_date_line_in_the_body_stays():
    head = read_head(["Council meets", "", *BODY, "", "5 May 2025"])
    assert head.published is None
    assert head.lines[-1] == "5 May 2025"


def test_below_why_a_newsletter_was_sent_nothing_is_the_article():
    lines = [
        "Council meets",
        "",
        *BODY,
        "",
        "You are receiving this email because you signed up.",
        "The Letter, 12 Quay Road",
    ]
    kept, removed = strip_furniture(lines)
    assert [k for k in kept if k] == ["Council meets", BODY[0], BODY[2]]
    assert {line.reason for line in removed} == {"frame of a newsletter"}
    told = [*lines, "The council will meet again on Friday."]
    assert strip_furniture(told) == (told, ())


RELEASE = ["Norlin Ferries sells two ships", "", *BODY, "", "Norlin Ferries will sell both ships by May, it announced."]


@pytest.mark.parametrize(
    "heading", ["About Norlin Ferries", "Forward-looking statements", "Media contact:", "Safe Harbor Statement"]
)
def test_what_a_release_ends_with_goes_with_its_heading(heading: str):
    below = ["Norlin Ferries is a leading owner of ships.", "Ada Berg, press@norlin.example"]
    kept, removed = strip_furniture([*RELEASE, "", heading, *below])
    assert kept[: len(RELEASE)] == RELEASE
    assert not any(line in kept for line in (heading, *below))
    assert removed[0].reason == "boilerplate of a release"


def test_a_part_about_somebody_new_or_most_of_the_text_is_no_boilerplate():
    new = [*RELEASE, "", "About Averin Cranes", "The firm was founded in 1921 and has nine cranes."]
    assert strip_furniture(new) == (new, ())
    most = [*RELEASE, "", "About Norlin Ferries", *["The firm sold one ship a year for nine years, it said."] * 9]
    assert strip_furniture(most) == (most, ())


@pytest.mark.parametrize("line", ["About Norlin Ferries", "Norlin has nine cranes"])
def test_many_lines_take_no_long_time(line: str):
    with within(2):
        strip_furniture(["News", *BODY, *[line] * 9_000])

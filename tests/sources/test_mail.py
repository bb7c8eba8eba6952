"""Articles in e-mail: subject, sender, date and text; nothing that a message holds can break the reader."""

from __future__ import annotations

from base64 import encodebytes
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import within

from brief.article import Article
from brief.errors import SourceError
from brief.sources import read
from brief.sources.assemble import assemble, is_message
from brief.sources.origin import Origin

HEAD = """\
From: Ann Lee <ann@example.com>
Subject: Council meets
Date: Wed, 14 Oct 2026 10:00:00 +0000
MIME-Version: 1.0
"""
TEXT = "The council met on Tuesday at the café. It will meet again on Friday."
ENGLISH = TEXT.replace("é", "e")


def article(message: str | bytes) -> Article:
    return assemble(Origin(message.encode() if isinstance(message, str) else message, "a message"))


@pytest.mark.parametrize("suffix", [".eml", ".txt", ""])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_message_is_known_by_its_headers(suffix: str, ending: str, tmp_path: Path):
    path = tmp_path / f"message{suffix}"
    body = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    wrapped = TEXT.replace("é", "=C3=A9").replace("Tuesday", "Tues=\nday")
    path.write_bytes((HEAD + body + wrapped).replace("\n", ending).encode())
    read_in = read(str(path))
    assert (read_in.text, read_in.title) == (f"Council meets\n\n{TEXT}", "Council meets")
    assert (read_in.byline, read_in.published, read_in.notes) == ("Ann Lee", "2026-10-14", ())
    assert read_in.sentences[0].place.value == "headline"


@pytest.mark.parametrize(
    "text",
    [
        f"Subject: what they study\n\n{ENGLISH}",
        f"Date: 14 October 2026\nContact: Ann Lee\n\n{ENGLISH}",
        f"From: Ann Lee\nSubject: Talks\n{ENGLISH}\n\n{ENGLISH}",
        f"{ENGLISH}\n\n{HEAD}\n{ENGLISH}",
        "From: Ann Lee\nSubject: Talks",
    ],
)
def test_other_text_is_no_message(text: str):
    assert not is_message(text.encode())


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("iso-8859-1", "latin-1"), ("utf-8", "utf-8"), ("no-such", "utf-8"), ("us-ascii", "utf-8")],
)
def test_encodings(charset: str, encoding: str):
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\n"
    coded = encodebytes(TEXT.encode(encoding)).decode()
    assert TEXT in article(f"{head}Content-Transfer-Encoding: base64\n\n{coded}").text
    assert TEXT in article(f"{head}Content-Transfer-Encoding: 8bit\n\n".encode() + TEXT.encode(encoding)).text


PARTS = f"""\
{HEAD}Content-Type: multipart/mixed; boundary=A

--A
Content-Type: multipart/alternative; boundary=B

--B
Content-Type: text/plain

{{plain}}
--B
Content-Type: text/html

<html><body><p>The council met in the hall.</p><p hidden>It hid this.</p></body></html>
--B--
--A
Content-Type: text/plain
Content-Disposition: attachment; filename=list.txt

What is attached.
--A--
"""


def test_the_text_is_read_or_else_the_page_and_no_attachment():
    assert article(PARTS.format(plain=ENGLISH)).text == f"Council meets\n\n{ENGLISH}"
    assert article(PARTS.format(plain="")).text == "Council meets\n\nThe council met in the hall."


@pytest.mark.parametrize(
    ("sender", "byline"),
    [
        ("Ann Lee <ann@example.com>", "Ann Lee"),
        ('"Lee, Ann" <ann@example.com>, Bo Ek <bo@example.com>', "Lee, Ann, Bo Ek"),
        ("=?utf-8?B?QW5uw6k=?= <ann@example.com>", "Anné"),
        ("Anné <ann@example.com>", "Anné"),
        ("ann at example.com (Ann Lee)", "Ann Lee"),
        ("Ann Lee", "Ann Lee"),
        ("ann@example.com", None),
        ("<ann@example.com>", None),
        ('"ann@example.com" <ann@example.com>', None),
        ("(" * 900, None),
        ("a:" * 900, None),
    ],
)
def test_the_senders_name_is_the_byline(sender: str, byline: str | None):
    assert article(HEAD.replace("Ann Lee <ann@example.com>", sender) + f"\n{ENGLISH}").byline == byline


@pytest.mark.parametrize(
    "line", ["Date: 14 October 2026", "Date: on Wednesday, 14 October 2026", "Sent: Wednesday, 14 October 2026 10:00"]
)
def test_dates_that_are_written_otherwise(line: str):
    assert article(f"From: Ann Lee\n{line}\nSubject: Council meets\n\n{ENGLISH}").published == "2026-10-14"


def test_what_the_text_prints_goes_before():
    read_in = article(f"{HEAD}\nCouncil meets\n\nBy Tom Breck\nPORT ELLERY, 3 June 2026\n\n{ENGLISH}")
    assert (read_in.byline, read_in.published) == ("Tom Breck", "2026-06-03")
    assert read_in.text == f"Council meets\n\n{ENGLISH}"


def test_a_subject_in_any_encoding():
    for subject in ("=?iso-8859-1?q?Caf=E9?= closed", "=?utf-8?q?Caf=C3=A9?=\n =?utf-8?q?_closed?=", "Café closed"):
        assert article(HEAD.replace("Council meets", subject) + f"\n{ENGLISH}").title == "Café closed"
    assert article(HEAD.replace("Council meets", "Café closed").encode("latin-1") + b"\nIt met.").title == "Café closed"


def test_a_message_without_text_says_so():
    head = f"{HEAD}Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n"
    for message in (head, f"{HEAD}\n", f"{HEAD}\n \n"):
        with pytest.raises(SourceError, match=r"^a message is a message without a text: save what is attached"):
            article(message)


def nested(depth: int, tail: str) -> str:
    return HEAD + "".join(f"Content-Type: multipart/mixed; boundary=B{i}\n\n--B{i}\n" for i in range(depth)) + tail


@pytest.mark.parametrize(
    "message",
    [
        HEAD + "Content-Type: message/rfc822\n\n" * 50_000 + ENGLISH,
        HEAD + "Content-Type: message/rfc822\n\n" * 40 + ENGLISH,
        HEAD + "Content-Type: multipart/mixed; boundary=X\n\n" + "--X\n\n" * 250_000,
        nested(5000, ENGLISH),
        nested(40, "\n" * 5_000_000),
        nested(40, "--x\n" * 15_000),
        HEAD + "Content-Type: " + "(" * 5000 + f"\n\n{ENGLISH}",
        HEAD + "Content-Type: text/plain" + "; a*0*=b" * 10_000 + f"\n\n{ENGLISH}",
        HEAD.replace("Council", "=?utf-8?q?" * 10_000) + f"\n{ENGLISH}",
        HEAD + 'Content-Type: multipart/mixed; boundary=""\n\n--\n' + ENGLISH,
        HEAD + "Content-Transfer-Encoding: base64\n\n" + "A" * 5_000_000,
        HEAD + "Content-Transfer-Encoding: x-uuencode\n\nbegin 644 x\nM\n" + ENGLISH,
    ],
)
def test_hostile_messages_end_soon_in_text_or_one_line(message: str):
    with within(2.5):
        try:
            said = article(message).text
        except SourceError as error:
            said = str(error)
            assert "\n" not in said
    assert said


pieces = st.sampled_from(
    [
        "Content-Type: multipart/mixed; boundary=X\n", "Content-Type: text/html\n", "Content-Type: ", "\n", "--X\n", "--X--",
        "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n", "=?utf-8?q?=C3?=", "\xff",
        "<p>The council met.</p>\n", "charset=", "\0", "; name*0*=", '"', "(", "Subject: ", "Content-Disposition: attachment\n",
    ]
)  # fmt: skip


@given(st.lists(pieces, max_size=15))
def test_any_message_ends_in_text_or_one_line(parts: list[str]):
    try:
        said = article((HEAD + "".join(parts)).encode("latin-1")).text
    except SourceError as error:
        said = str(error)
        assert "\n" not in said
    assert said


SAVED = """\
From: <Saved by Blink>
Snapshot-Content-Location: https://news.example/council
Subject: Council meets | Example News
Date: Fri, 16 Oct 2026 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://news.example/council

<html><head><meta charset=3D"utf-8"><title>Council meets</title>
<meta name=3D"author" content=3D"Jens Holm"></head><body><article><h1>Council meets</h1><p>%s</p></article></body></html>
--b--
"""


def test_a_page_that_a_browser_saved_tells_of_itself_and_its_headers_of_the_saving():
    made = article(SAVED % TEXT.replace("é", "=C3=A9"))
    assert (made.title, made.byline, made.published) == ("Council meets", "Jens Holm", None)
    assert (made.url, made.text) == ("https://news.example/council", f"Council meets\n\n{TEXT}")
    elsewhere = article((SAVED % ENGLISH).replace("https://news.example/council", "file:///C:/council.html"))
    assert elsewhere.url is None


def test_a_message_with_parts_is_no_saved_page():
    made = article((SAVED % ENGLISH).replace("<Saved by Blink>", "Ann Lee <ann@example.com>"))
    assert (made.title, made.byline, made.published) == ("Council meets | Example News", "Jens Holm", "2026-10-16")


FORWARDED = """\
For tomorrow, please.

---------- Forwarded message ---------
From: Jens Holm <holm@example.com>
Date: Mon, 12 Oct 2026 at 17:05
Subject: Council meets
To: Ann Lee <ann@example.com>


"""


@pytest.mark.parametrize(
    "block",
    [
        FORWARDED,
        FORWARDED.replace("For tomorrow, please.\n\n", ""),
        FORWARDED.replace("---------- Forwarded message ---------", "Begin forwarded message:\n"),
        FORWARDED.replace("Forwarded message", "Weitergeleitete Nachricht")
        .replace("From", "Von")
        .replace("Date", "Datum")
        .replace("Subject", "Betreff"),
    ],
)
def test_of_a_message_that_was_sent_on_its_own_sender_and_day_count(block: str):
    made = article(HEAD.replace("Subject: ", "Subject: Fwd: ") + "\n" + block + ENGLISH)
    assert made.text == f"Council meets\n\n{ENGLISH}"
    assert (made.title, made.byline, made.published) == ("Council meets", "Jens Holm", "2026-10-12")
    assert {line.reason for line in made.removed} == {"above a message that was sent on"}


def test_an_article_above_a_message_stays_and_so_does_what_only_speaks_of_one():
    long = " ".join([ENGLISH] * 5)
    assert long in article(f"{HEAD}\n{long}\n\n{FORWARDED}{ENGLISH}").text
    told = f"Forwarded message\n\n{ENGLISH}"
    assert told in article(f"{HEAD}\n{told}").text


def test_a_signature_is_taken_off_and_a_line_that_parts_an_article_is_not():
    signed = article(f"{HEAD}\n{ENGLISH}\n\n-- \nJens Holm\nExample News\n")
    assert signed.text == f"Council meets\n\n{ENGLISH}"
    assert [(line.text, line.reason) for line in signed.removed] == [
        ("Jens Holm", "signature"), ("Example News", "signature")
    ]  # fmt: skip
    parted = article(f"{HEAD}\n{ENGLISH}\n\n--\n\n{ENGLISH}\n")
    assert parted.text.count(ENGLISH) == 2
    long = "\n".join([ENGLISH] * 9)
    assert long in article(f"{HEAD}\n{ENGLISH}\n\n-- \n{long}").text

"""Files and standard input: what is read, what is refused, and how it is said."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import within

from brief.errors import SourceError
from brief.sources import read
from brief.sources.clean import clean

ARTICLE = """\
Skip to content
Home | News | Sport

Council and harbour fall out over cranes

By Nadia Okello and Tom van Dijk
PORT ELLERY, 5 November 2025
4 min read

  • Union rejects the timetable
  • Operator denies an understanding

Talks on the north quay ended without a result on Tuesday. “We shook hands. They broke it,” said Ada Ferrow.

What happens next

The operator denied that there had been an understanding, and said it would wait.

Published in The Ellery Courier, November 5th, 2025

2 COMMENTS

Leave a Reply to Ada Ferrow Cancel reply

Please enter your comment!
Please enter your name here

Must Read

Storm closes the northern ferry line
Who pays for the new bridge?
"""


def refusal(source: str | Path, **options: object) -> str:
    with pytest.raises(SourceError) as caught:
        read(str(source), **options)  # type: ignore[arg-type]
    message = str(caught.value)
    assert "\n" not in message
    assert message.isprintable()
    assert len(message) < 400
    return message


def test_a_pasted_article(tmp_path: Path):
    path = tmp_path / "cranes.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    article = read(str(path))
    assert article.title == "Council and harbour fall out over cranes"
    assert article.byline == "Nadia Okello and Tom van Dijk"
    assert (article.published, article.outlet, article.language) == ("2025-11-05", "The Ellery Courier", "en")
    assert (article.path, article.url, article.notes) == (str(path), None, ())
    assert article.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert [(s.place.value, s.text) for s in article.sentences] == [
        ("headline", "Council and harbour fall out over cranes"),
        ("bullet", "• Union rejects the timetable"),
        ("bullet", "• Operator denies an understanding"),
        ("body", "Talks on the north quay ended without a result on Tuesday."),
        ("body", "“We shook hands. They broke it,” said Ada Ferrow."),
        ("heading", "What happens next"),
        ("body", "The operator denied that there had been an understanding, and said it would wait."),
    ]
    removed = {line.text: line.reason for line in article.removed}
    assert removed["By Nadia Okello and Tom van Dijk"] == "byline"
    assert removed["PORT ELLERY, 5 November 2025"] == "date line"
    assert removed["Please enter your name here"] == "comment form"
    assert removed["Who pays for the new bridge?"] == "link below “Must Read”"
    kept = {line.strip() for line in article.text.split("\n") if line.strip()}
    assert kept | set(removed) == {line.strip() for line in ARTICLE.split("\n") if line.strip()}


def test_standard_input(tmp_path: Path):
    article = read("-", stdin=io.BytesIO(b"Der Rat tagte am Dienstag. Er beschloss nichts."))
    assert (article.path, article.url) == (None, None)
    assert [s.text for s in article.sentences] == ["Der Rat tagte am Dienstag.", "Er beschloss nichts."]
    page = read("-", stdin=io.BytesIO(b"<!DOCTYPE html><html lang='en'><body><article><p>" + b"The council met. " * 30))
    assert page.text.startswith("The council met.")


def test_bad_files_are_refused_in_one_line(tmp_path: Path):
    assert "no such file" in refusal(tmp_path / "missing.txt")
    assert "is a folder" in refusal(tmp_path)
    assert "no article was named" in refusal("")
    for name, data, words in [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\r\n ", "is empty"),
        ("marks.txt", "…\n\n* * *\n".encode(), "holds no text"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "damaged PDF"),
        ("renamed.txt", b"\n%PDF-1.4 text", "damaged PDF"),
        ("report.docx", b"PK\x03\x04" + b"\0" * 40, "office document"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "PNG image"),
        ("noise.txt", os.urandom(4096) + b"\0", "binary file"),
        ("saved.json", b'{"format": "brief/1", "evidence": []}', "is a saved brief, not an article"),
        ("data.txt", b'[{"title": "Council meets"}]', "is JSON"),
        ("feed.xml", b'<?xml version="1.0"?><rss><item>The council met.</item></rss>', "is XML"),
        ("controls.txt", bytes(range(1, 32)) * 40 + b"\xff", "binary file"),
        (
            "page.html",
            b"<html><head><title>x</title></head><body><nav>Home</nav></body></html>",
            "no article was found",
        ),
    ]:
        path = tmp_path / name
        path.write_bytes(data)
        assert words in refusal(path), name


def test_what_only_begins_as_data_does_is_read(tmp_path: Path):
    page = f"<html><body><article><p>{'The council met. ' * 30}</p></article></body></html>"
    for data in ("[1] The council met on Tuesday.", "{sic} The council met.", f'<?xml version="1.0"?>\n{page}'):
        path = tmp_path / "a.txt"
        path.write_text(data, encoding="utf-8")
        assert "The council met" in read(str(path)).text


def test_an_address_without_its_scheme_is_told(tmp_path: Path):
    for address in ("www.courier.example", "courier.com/story", "news.courier.co.uk/a"):
        assert refusal(address).endswith("no such file; a web address begins with https://")
    for path in ("articles/story.txt", "story.txt", "articles.d/a.txt"):
        assert refusal(path).endswith("no such file")


def test_names_cannot_break_the_message(tmp_path: Path):
    assert "no such file" in refusal(tmp_path / "two\nlines\x1b[31m.txt")
    assert "cannot be" in refusal("nul\0byte") or "no such file" in refusal("nul\0byte")
    assert len(refusal("x" * 5000)) < 400


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path):
    path = tmp_path / "closed.txt"
    path.write_text("The council met.", encoding="utf-8")
    path.chmod(0)
    assert "permission denied" in refusal(path)


def test_too_much_is_refused_at_once(tmp_path: Path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with within(0.5):
        assert "50.0 MB" in refusal(path)

    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            return b"a" * size

    assert "more than 10.0 MB" in refusal("-", stdin=Endless())


def test_a_closed_standard_input():
    stream = io.BytesIO(b"x")
    stream.close()
    assert "standard input cannot be read" in refusal("-", stdin=stream)


def test_one_sentence_right_to_left_and_a_long_article(tmp_path: Path):
    path = tmp_path / "article.txt"
    path.write_text("The library will close on Mondays from 1 February.", encoding="utf-8")
    (only,) = read(str(path)).sentences
    assert only.place.value == "body"
    arabic = "المجلس يرفض الخطة\n\nقال الوزير إن الحكومة وافقت على الخطة يوم الثلاثاء. «لم نوافق. لن نوافق»، قال رئيس المجلس."
    path.write_text(arabic, encoding="utf-8")
    article = read(str(path))
    assert (article.language, article.title, len(article.sentences)) == ("ar", "المجلس يرفض الخطة", 3)
    assert article.text == arabic
    path.write_text(
        "A headline\n\n" + "The council met again today and talked. “No. Never,” she said.\n\n" * 1900, encoding="utf-8"
    )
    with within(4):
        article = read(str(path))
    assert article.words > 20_000


def test_a_language_that_is_not_certain_is_none(tmp_path: Path):
    path = tmp_path / "short.txt"
    path.write_text("Ok then.", encoding="utf-8")
    assert read(str(path)).language is None


def test_cleaning_takes_controls_and_nothing_else():
    dirty = "\ufeffA \x1b[31mred\x1b[0m “word”\x07\r\nnext\x1b]0;title\x07 line\u00a0 \r\x9b2Jend\x00 e\u0301 \u2028x\n"
    assert clean(dirty) == "A red “word”\nnext line\nend e\u0301\nx"


def test_what_only_tells_where_a_word_may_be_broken_is_taken_out():
    assert clean("Bür\xadger\xad\nmeisterin, Ent\xad\xad \n schluss\u200bkraft 1,200\u2060,000") == (
        "Bürgermeisterin, Entschlusskraft 1,200\u2060,000"
    )
    hidden, khmer, persian = "a\u200b\u200b\u200b\u200bb", "\u1780\u200b\u1781", "می\u200cشود"
    assert [clean(text) for text in (hidden, khmer, persian)] == [hidden, khmer, persian]


def test_characters_left_as_json_writes_them_are_read():
    packed = r"the\u00a0quay said.\u00a0(Berg) of Caf\u00e9 don\u2019t ,”\u00a0Rep. Ferrow"
    assert clean(packed) == "the quay said. (Berg) of Café don’t ,” Rep. Ferrow"
    spoken_of = r'It is written \u00a0 or "\u00e9", in C:\users\u1.txt, and a\u0041b is no such thing.'
    assert clean(spoken_of) == spoken_of


@given(st.text() | st.text(alphabet="ab \x1b[];0m\x07\r\n\x9b\ufeff\xad\u200b"))
def test_cleaned_text_is_stable_and_printable_but_for_line_feeds(text: str):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not any((c < " " and c not in "\n\t") or "\x7f" <= c <= "\x9f" for c in cleaned)
    if not set(text) & set("\x1b\x90\x98\x9d\x9e\x9f"):  # What a terminal takes for its command goes as a whole.
        assert [c for c in cleaned if c.isalnum() and c > "\xff"] == [c for c in text if c.isalnum() and c > "\xff"]


def test_a_text_in_capitals_is_told_of():
    wire = "BC-ELLERY-QUAY\n\nUNION REJECTS TIMETABLE\n\nTALKS ENDED ON TUESDAY, ADA FERROW SAID. THE PORT WILL WAIT FOR AN ANSWER."
    made = read("-", stdin=io.BytesIO((wire + " IT DENIED THAT THERE HAD BEEN AN UNDERSTANDING.").encode()))
    assert made.title == "UNION REJECTS TIMETABLE"
    assert [(r.text, r.reason) for r in made.removed] == [("BC-ELLERY-QUAY", "label")]
    assert any("in capitals" in note for note in made.notes)
    mixed = read("-", stdin=io.BytesIO(ARTICLE.replace("Talks", "TALKS").encode()))
    assert mixed.notes == ()


def test_a_page_in_english_on_a_site_of_another_language_is_english() -> None:
    told = "The council met on Monday and said that the port would not close while the talks with the union went on. "
    for lang, text in (
        ("en", told * 6),
        ("de", "Der Rat tagte am Montag, und der Hafen bleibt in der Zeit offen. " * 9),
    ):
        page = f"<!DOCTYPE html><html lang='de'><body><article><p>{text}</p></article>"
        assert read("-", stdin=io.BytesIO(page.encode())).language == lang

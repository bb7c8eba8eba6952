"""Encodings: read right, and said when guessed."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.errors import SourceError
from brief.sources import read
from brief.sources.encoding import decode

FRENCH = (
    "Le ministre a déclaré mardi que le gouvernement avait approuvé le projet. « C'est une étape », a-t-il dit à l'été."
)
TYPESET = "The mayor said the café wouldn’t close. “Not today,” she told reporters."
RUSSIAN = "Министр сказал во вторник, что правительство одобрило план. Он добавил, что это важно."
CZECH = "Ministr řekl, že vláda plán schválila. Příští týden začne jednání o Žďáru, dodal náměstek a odešel."
TURKISH = "Bakan, hükümetin planı salı günü onayladığını söyledi. Görüşmelerin İstanbul'da süreceğini de ekledi."
JAPANESE = "大臣は火曜日に計画を承認したと述べた。これは重要な一歩だと付け加えた。"


@pytest.mark.parametrize("charset", ["undefined", "idna", "base64", "unicode_escape", "no-such"])
def test_a_declared_encoding_that_is_none_is_passed_over(charset: str):
    page = f'<html><head><meta charset="{charset}"></head><body><p>{FRENCH}</p></body></html>'
    assert FRENCH in decode(page.encode("cp1252"), name="a page").text


@pytest.mark.parametrize("mark_and_encoding", [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
])  # fmt: skip
def test_a_byte_order_mark_is_believed(mark_and_encoding: tuple[bytes, str], tmp_path: Path):
    mark, encoding = mark_and_encoding
    path = tmp_path / "article.txt"
    path.write_bytes(mark + TYPESET.encode(encoding))
    article = read(str(path))
    assert (article.text, article.notes) == (TYPESET, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (TYPESET, "cp1252"),
        ("A café.", "latin-1"),
        ("äö article", "latin-1"),
        ("Größe", "latin-1"),
        ("Øå er her, på sjøen", "latin-1"),
        ("déjà vu", "latin-1"),
        ("“Hän näki pääministerin jäävän tänään Äänekoskelle”, sanoi lähde.", "cp1252"),
        ("привет мир", "cp1251"),
        ("台北市長今天表示", "big5"),
        ("東京の天気", "shift_jis"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CZECH, "cp1250"),
        (TURKISH, "cp1254"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        ("部长星期二表示，政府已批准该计划。这是重要的一步，他补充说。", "gb18030"),
        (TYPESET, "utf-16-le"),
    ],
)
def test_a_guess_is_right_and_said(text: str, encoding: str):
    decoded = decode(text.encode(encoding), name="x")
    assert decoded.text == text
    assert decoded.note is not None
    assert decoded.note.startswith("the encoding was guessed: ")


def test_utf_8_needs_no_note_and_wins_over_a_wrong_declaration():
    assert decode(FRENCH.encode(), name="x", declared="iso-8859-1").text == FRENCH
    assert decode(FRENCH.encode(), name="x").note is None


def test_a_declaration_is_believed_without_a_note():
    declared = decode(RUSSIAN.encode("koi8-r"), name="x", declared="KOI8-R")
    assert (declared.text, declared.note) == (RUSSIAN, None)
    page = f"<html><head><meta charset='windows-1251'></head><p>{RUSSIAN}".encode("cp1251")
    assert RUSSIAN in decode(page, name="x").text
    assert decode(JAPANESE.encode("iso2022_jp"), name="x").text == JAPANESE
    assert decode(TYPESET.encode("cp1252"), name="x", declared="latin-1").text == TYPESET
    assert decode(FRENCH.encode("cp1252"), name="x", declared="no-such-charset").text == FRENCH


def test_a_broken_byte_does_not_spoil_utf_8():
    decoded = decode(RUSSIAN.encode()[:-3] + b"\xd0", name="x")
    assert decoded.text.startswith(RUSSIAN[:40])
    assert decoded.note == "1 bytes that are not UTF-8 were replaced by \ufffd"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_stray_zero_is_cleaned_out(encoding: str, tmp_path: Path):
    path = tmp_path / "article.txt"
    path.write_bytes(f"{TYPESET}\0 It is open on Friday.".encode(encoding))
    assert read(str(path)).text == f"{TYPESET} It is open on Friday."


def test_many_zeros_are_no_text():
    for data in (
        b"name\0\0\0\0size\0\0\0\0ustar  ",
        TYPESET.encode("utf-32-le"),
        "部长星期二，表示。".encode("utf-16-le"),
    ):
        with pytest.raises(SourceError, match="is a binary file"):
            decode(data + b"\0", name="x")


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_end_in_text_or_one_line(data: bytes):
    try:
        message = None if isinstance(decode(data, name="x").text, str) else "no text"
    except SourceError as error:
        message = str(error)
    assert message is None or (message.startswith("x is ") and "\n" not in message)

"""Texts of others: nothing of them acts on a screen, and what people write in any script is read as they wrote it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.harmless import clean, clean_lines, escaped, in_json, marked, one_line

ANY = st.text(st.characters(), max_size=80)
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
MARKS = "\u200e\u200f\u061c"
HIDDEN = "\xad\u200b\u2060\u2062\ufeff\U000e0041"
SCRIPTS = {
    "Arabic, with a mark behind a full stop": "قال «لا».\u200f ثم ذهب",
    "Hebrew, with a mark behind Latin": "ב־C++\u200f נכתב",
    "Persian, with a joiner that joins not": "می\u200cخواهم",
    "Hindi, with a joiner": "क्\u200dष",
    "a family": "👨\u200d👩\u200d👧",
    "a year in Arabic": "\u0601٢٠٢٦",
}


def harmless(text: str) -> bool:
    return all(unicodedata.category(c) not in {"Cc", "Cs", "Zl", "Zp"} for c in text) and not set(text) & TURNING


@given(ANY)
def test_nothing_that_acts_on_a_screen_is_left(text: str) -> None:
    for treated in (one_line(text), marked(text), escaped(text), clean(text), clean_lines(text).replace("\n", "")):
        assert harmless(treated)
        treated.encode()
    assert harmless(in_json(json.dumps(text, ensure_ascii=False)))


@pytest.mark.parametrize("treated", [one_line, clean])
@given(ANY)
def test_once_is_enough(treated: Callable[[str], str], text: str) -> None:
    assert treated(treated(text)) == treated(text)


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_what_people_write_is_as_they_wrote_it(text: str) -> None:
    assert one_line(text) == text
    assert clean(text) == text.translate(dict.fromkeys(map(ord, MARKS)))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\u202eb\u2066c\u200b", "a\ufffdb\ufffdc"),
        ("a\x1b[2J\nb\x9b c", "a\ufffd[2J b\ufffd c"),
        ("one\r\ntwo\u2028three\tfour", "one two three four"),
        (f"not {HIDDEN} drawn", "not drawn"),
        ("half \ud800", "half \ufffd"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("new\nline.txt", "new\\nline.txt"),
        ("inv\udcff.txt", "inv\\xff.txt"),
        ("inv\xff\x07.txt", "invÿ\\u0007.txt"),
        ("c\x85.txt", "c\\u0085.txt"),
        ("right\u202eto-left\\.txt", "right\\u202eto-left\\\\.txt"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("plain\\name", "plain\\name"),
    ],
)
def test_a_name_has_escapes_where_it_could_not_be_printed(name: str, shown: str) -> None:
    assert escaped(name) == shown
    assert marked(name) == "".join(c if c.isprintable() else "\ufffd" for c in name)


@given(ANY)
def test_json_says_the_same_to_a_program(text: str) -> None:
    told = in_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(told) == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert not set(told) & set(MARKS)


@pytest.mark.parametrize(
    ("dirty", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]8;;https://evil.example\x1b\\b", "ab"),
        ("a\x9b2Jb", "ab"),
        ("a\x1bcb", "ab"),
        ("an unclosed \x1b]0; keeps its words", "an unclosed 0; keeps its words"),
        ("mojibake \x9bfin", "mojibake fin"),
        ("abc\u202egnp.exe", "abcgnp.exe"),
        ("one\r\ntwo\u2028three\tfour", "one two three four"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ud800", "\ufffd"),
    ],
)
def test_clean(dirty: str, shown: str) -> None:
    assert clean(dirty) == shown

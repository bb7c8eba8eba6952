import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.render.text import cells, clean, clean_lines, clip, ranges, right_to_left, words

ANY = st.text(st.characters(), max_size=80)


def harmless(text: str) -> bool:
    return all(unicodedata.category(c) not in {"Cc", "Cs", "Zl", "Zp"} for c in text) and not set(text) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff\u00ad"
    )


@given(ANY)
def test_nothing_that_acts_on_a_screen_is_left(text: str) -> None:
    assert harmless(clean(text))
    assert harmless(clean_lines(text).replace("\n", ""))
    assert clean(clean(text)) == clean(text)
    clean(text).encode()


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


@given(ANY, st.integers(1, 60))
def test_a_cut_text_fits_and_begins_as_it_did(text: str, most: int) -> None:
    text = clean(text)
    cut = clip(text, most)
    assert cells(cut) <= most
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


def test_wide_text_is_measured_by_columns() -> None:
    assert cells("代表团") == 6
    assert cells("e\u0301") == 1
    assert words("代表团星") == 2
    assert clip("代表团星期二", 5) == "代表…"
    assert clip("The council said so", 12) == "The council…"


@given(st.sets(st.integers(1, 60)))
def test_ranges_name_every_number_once(numbers: set[int]) -> None:
    runs = ranges(numbers, 100)
    assert [n for a, b in runs for n in range(a, b + 1)] == sorted(numbers)
    assert ranges(numbers, 2) == runs[:2]


def test_ranges_fold_from_three_on() -> None:
    assert ranges([5, 4, 3, 9], 6) == ((3, 5), (9, 9))
    assert ranges([3, 4], 6) == ((3, 3), (4, 4))


def test_right_to_left() -> None:
    assert right_to_left("said וعد")
    assert not right_to_left("said 12%")

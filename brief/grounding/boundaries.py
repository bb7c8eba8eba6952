"""Where words begin and end, strictly enough that cutting there leaves every word as it was.

`won’t` is one word (so "we won" is not in "we won’t"), as are `non-violent`, `2.5`, `5 000`, `25%`,
`km/h` and `minister’s`. Scripts that put no spaces between words may be cut between any two
characters, except right behind a prefixed "not" or before a suffixed one.
"""

from __future__ import annotations

import re
import unicodedata

# Han, kana, Thai, Lao, Khmer, Burmese: words are not set apart by spaces.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_HAN_NOT = "不没沒未无無非勿莫别別"
_KANA_NOT = ("ない", "なかっ", "なく", "なけれ", "ません", "ぬ", "ずに")
_JOINERS = "\u200c\u200d"
_CONNECTORS = "-/&@_"
_MEASURES = "%‰°€$£¥₹₽"
_CURRENCY = "€$£¥₹₽"
# The article or preposition before the apostrophe is a word of its own (l’accord, dell’Italia); n’ is not let go.
_ELIDED = frozenset("l d j m t s c qu jusqu lorsqu puisqu quoiqu dell nell sull all dall coll un quell".split())


def is_word(char: str) -> bool:
    """Whether a character is part of words: letters, digits, combining marks, joiners."""
    return char.isalnum() or char == "_" or char in _JOINERS or unicodedata.category(char)[0] == "M"


def _spaced(char: str) -> bool:
    return is_word(char) and not _UNSPACED.match(char)


def _word_before(text: str, end: int) -> str:
    start = end
    while start > 0 and end - start < 9 and text[start - 1].isalpha():
        start -= 1
    return text[start:end].lower()


def _digits_before(text: str, end: int) -> int:
    start = end
    while start > 0 and end - start < 4 and text[start - 1].isdigit():
        start -= 1
    return end - start


def _digits_after(text: str, start: int) -> int:
    end = start
    while end < len(text) and end - start < 4 and text[end].isdigit():
        end += 1
    return end - start


def _within_unspaced(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if before in _HAN_NOT and _UNSPACED.match(after):
        return True
    return text.startswith(_KANA_NOT, at) and bool(_UNSPACED.match(before))


def _before_connector(text: str, at: int) -> bool:
    """The character at `at` is punctuation that a word on its left may go on behind."""
    before, mark = text[at - 1], text[at]
    after = text[at + 1] if at + 1 < len(text) else ""
    if before.isdigit() and mark in _MEASURES:
        return True
    if before.isdigit() and after.isdigit() and mark in ".,: ":
        return mark != " " or (1 <= _digits_before(text, at) <= 3 and _digits_after(text, at + 1) == 3)
    if not (after and _spaced(before) and _spaced(after)):
        return False
    if mark == "." and before.isalpha():
        return after.islower() or len(_word_before(text, at)) == 1
    return mark == "'" or mark in _CONNECTORS


def _after_connector(text: str, at: int) -> bool:
    """The character before `at` is punctuation that a word may have begun before."""
    mark, after = text[at - 1], text[at]
    before = text[at - 2] if at > 1 else ""
    if after.isdigit() and (mark in _CURRENCY or (mark in "+-" and not (before and is_word(before)))):
        return True
    if mark == "'" and before and _spaced(before) and _spaced(after):
        return _word_before(text, at - 1) not in _ELIDED
    return bool(before) and is_word(before) and _before_connector(text, at - 1)


def inside_word(text: str, at: int) -> bool:
    """Whether cutting a folded text at that offset would cut a word, a number or a sign in two."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if unicodedata.category(after)[0] == "M" or after in _JOINERS or before in _JOINERS:
        return True
    if "\U0001f3fb" <= after <= "\U0001f3ff" or (
        "\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= after <= "\U0001f1ff"
    ):
        return True
    left, right = is_word(before), is_word(after)
    if left and right:
        if _UNSPACED.match(before) or _UNSPACED.match(after):
            return _within_unspaced(text, at)
        return True
    return (left and _before_connector(text, at)) or (right and _after_connector(text, at))


def cut_at_end(text: str, at: int) -> bool:
    """`inside_word` for the end of a quotation: Korean particles hang on the word and may be left off."""
    if 0 < at < len(text) and _HANGUL.match(text[at - 1]) and _HANGUL.match(text[at]):
        return False
    return inside_word(text, at)

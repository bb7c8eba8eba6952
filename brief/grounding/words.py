"""Words of a text in a form that can be compared: case, accents, possessives and spelling habits aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:'[^\W_]+)*")
_SHAPES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "—": "-", "–": "-", "…": ".", "\xa0": " "})
_HABITS = {
    "defense": "defence",
    "center": "centre",
    "organization": "organisation",
    "programme": "program",
    "labor": "labour",
}
_ARABIC_PREFIX = re.compile("^(?:وال|بال|فال|كال|لل|ال|و)(?=.{3})")


def plain(text: str) -> str:
    """The text without accents and other marks on letters, with straight quotation marks; case is kept."""
    text = text.translate(_SHAPES)
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] != "M")


def normal(word: str) -> str:
    """One word of a plain text: lower case, no possessive, no stops, one spelling."""
    word = word.casefold().replace(".", "")
    if word.endswith("'s"):
        word = word[:-2]
    return _HABITS.get(word, word) if word.isascii() else _ARABIC_PREFIX.sub("", word)


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in its order, normalised. For scripts without spaces: its unbroken stretches."""
    return tuple(normal(w) for w in _WORD.findall(plain(text)))


@lru_cache(maxsize=4096)
def printed_words(text: str) -> tuple[str, ...]:
    """The words of a text in its order, with the case in which they are printed."""
    return tuple(_WORD.findall(plain(text)))


def singular(word: str) -> str:
    """An English plural as its singular, roughly: enough to see `sources` and `source` as one."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def akin(a: str, b: str) -> bool:
    """Whether two normalised words are forms of one: plurals, cases, `Pakistan` and `Pakistani`."""
    if a == b or singular(a) == singular(b):
        return True
    shorter = min(len(a), len(b))
    if shorter < 4 or abs(len(a) - len(b)) > 5:
        return False
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), shorter)
    return same >= max(4, shorter - 2)

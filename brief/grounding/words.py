"""Words of a text in a form that can be compared: case, accents, possessives and spelling habits aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache

from brief.lexicon import TEXTS, Lexicon

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:'[^\W_]+)*")
_SHAPES = {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "—": "-", "–": "-", "…": ".", "\xa0": " "}
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_HABITS = {
    "defense": "defence",
    "center": "centre",
    "organization": "organisation",
    "programme": "program",
    "labor": "labour",
}
_BY_HABIT = frozenset(_HABITS.values())
_SURE = 2
"""Letters that all forms of a word begin with: "flies", "fly"."""
_ARABIC_PREFIX = re.compile("^(?:وال|بال|فال|كال|لل|ال|و)(?=.{3})")


def plain(text: str) -> str:
    """The text without accents and other marks on letters, with straight quotation marks; case is kept."""
    if text.isascii():
        return text
    for shape, even in _SHAPES.items():
        text = text.replace(shape, even)
    if text.isascii():
        return text
    return _BEYOND_ASCII.sub(lambda match: _without_marks(match[0]), text)


@lru_cache(maxsize=4096)
def _without_marks(stretch: str) -> str:
    """A stretch without an ASCII character: those bear no mark, and what is around them changes nothing in them."""
    return "".join(c for c in unicodedata.normalize("NFKD", stretch) if unicodedata.category(c)[0] != "M")


def normal(word: str) -> str:
    """One word of a plain text: lower case, no possessive, no stops, one spelling."""
    word = word.casefold().replace(".", "")
    if word.endswith("'s"):
        word = word[:-2]
    return _HABITS.get(word, word) if word.isascii() else _ARABIC_PREFIX.sub("", word)


def _in_print(stretch: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(plain(stretch)))


_PRINTED = Lexicon(_in_print)
_NORMAL = Lexicon(lambda stretch: tuple(map(normal, _in_print(stretch))))


@lru_cache(maxsize=TEXTS)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in its order, normalised. For scripts without spaces: its unbroken stretches."""
    return tuple(_NORMAL.of(text))


def surely_lacking(wanted: Collection[str], low: str) -> list[str]:
    """Of normalised words those that a text has not, as far as a look at it in small letters tells, without reading
    it.
    """
    if not low.isascii() or low.find(".", 0, -1) >= 0:
        return []  # Words may be printed otherwise than they are normalised: "U.S.", "Erdoğan".
    return [w for w in wanted if w not in low and w not in _BY_HABIT]


@lru_cache(maxsize=4096)
def printed_words(text: str) -> tuple[str, ...]:
    """The words of a text in its order, with the case in which they are printed."""
    return tuple(_PRINTED.of(text))


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


def has_akin(word: str, known: Collection[str]) -> bool:
    """Whether a normalised word, or a form of it, is among others."""
    # Forms of one word begin alike, and most words do not.
    return word in known or any(akin(word, other) for other in known if other.startswith(word[:_SURE]))


def places_of(name: str, text: str) -> Iterator[int]:
    r"""Where a name stands as a word of its own, as by `\b`: to make a pattern of each name takes longer than all
    else.
    """
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if _edge(text, at) and _edge(text, end):
            yield at
            at = text.find(name, end)
        else:
            at = text.find(name, at + 1)


def _edge(text: str, at: int) -> bool:
    """Whether a word begins or ends there."""
    return (at > 0 and _in_word(text[at - 1])) != (at < len(text) and _in_word(text[at]))


def _in_word(c: str) -> bool:
    return c.isalnum() or c == "_"

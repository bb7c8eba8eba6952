"""One English sentence or statement, read once: its words, their stems, and where its clauses part.

What polarity, hedges and support look at. Nothing is parsed: clauses are stretches between marks and
conjunctions that begin a new one, which is as much as a judgement of single predicates needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress, pairwise

from brief.grounding.stems import FUNCTION_WORDS, stem
from brief.grounding.words import normal, plain
from brief.lexicon import Lexicon

_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*[a-z]*|(?:[^\W\d_]\.){2,}|can(?=not\b)|[a-zA-Z]+?(?=n't\b)|n't\b|[^\W_]+(?:'[^\W_]+)*|[^\w\s]"
)
LONGEST = 3_000
"""Characters of a sentence that are read: what is longer is a list or an attack, and clauses end somewhere."""
_TOLD_BEFORE = 2_048
"""Texts whose telling words are remembered. With four times as many a folder takes 10 MB more, and no less time."""
_STOPS = frozenset(";:.!?")
_BEGINS = frozenset(
    "but while although though whereas because if unless when whenever who whom whose which where until".split()
)
_MAY_BEGIN = frozenset("and or so as after before since".split())
_WOULD = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}


@dataclass(frozen=True)
class Reading:
    """The tokens of a text: words in small letters and marks, with what is known of each."""

    low: tuple[str, ...]
    stems: tuple[str, ...]
    """Of every token; a mark's is itself."""
    content: tuple[bool, ...]
    """Whether a token says something by itself: no function word, no mark."""
    capital: tuple[bool, ...]

    @cached_property
    def contents(self) -> frozenset[str]:
        """The stems of all content words."""
        return frozenset(compress(self.stems, self.content))

    @cached_property
    def clause(self) -> tuple[int, ...]:
        """Number of the clause each token stands in."""
        found: list[int] = []
        number, fresh, before = 0, True, ""
        for word in self.low:
            begins = word in _BEGINS or (word in _MAY_BEGIN and before == ",")
            if (begins or word in _STOPS) and not fresh:
                number += 1
                fresh = True
            elif word[0].isalnum():
                fresh = False
            found.append(number)
            before = word
        return tuple(found)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word, in small letters."""
        return frozenset(self.low)

    def places(self, wanted: str) -> tuple[int, ...]:
        """Where a stem stands."""
        return tuple(i for i, s in enumerate(self.stems) if s == wanted and self.content[i])

    def in_clause(self, number: int) -> frozenset[str]:
        """The stems of the content words of one clause."""
        return frozenset(s for s, c, n in zip(self.stems, self.content, self.clause, strict=True) if c and n == number)


@lru_cache(maxsize=2048)
def read(text: str) -> Reading:
    """Read a text, its first `LONGEST` characters. Remembered, since a sentence is cited by many items."""
    tokens = [*_TOKENS.of(text[:LONGEST])]
    if not tokens:
        return Reading((), (), (), ())
    low, stems, content, capital = zip(*tokens, strict=True)
    if "n't" not in low:
        return Reading(low, stems, content, capital)
    # "wo", "ca" before it are "will", "can".
    for i, (word, following) in enumerate(pairwise(low)):
        if following == "n't" and word in _WOULD:
            tokens[i] = (*_token(_WOULD[word])[:3], capital[i])
    return Reading(*zip(*tokens, strict=True))


def _token(printed: str) -> tuple[str, str, bool, bool]:
    """A token in small letters, its stem, whether it says something by itself, and whether it has a capital."""
    if not printed[0].isalnum():
        return printed, printed, False, False
    word = normal(printed) or printed
    return word, stem(word), word not in FUNCTION_WORDS, printed[0].isupper()


@lru_cache(maxsize=_TOLD_BEFORE)
def telling(text: str) -> frozenset[str]:
    """The stems of all content words of a text, figures aside: `read(text).contents` without these, and much sooner.

    Remembered for longer than a document lasts: in a folder of briefs the same sentences come again.
    """
    found = frozenset(_TELLING.of(text[:LONGEST]))
    if "n't" in found:  # It alone bears on the word before it.
        return frozenset([s for s in read(text).contents if not s[0].isdigit()])
    return found


def _read(stretch: str) -> tuple[tuple[str, str, bool, bool], ...]:
    return tuple(map(_token, _TOKEN.findall(plain(stretch))))


_TOKENS = Lexicon(_read)


def _told(stretch: str) -> tuple[str, ...]:
    return tuple([s for low, s, content, _ in _read(stretch) if (content and not s[0].isdigit()) or low == "n't"])


_TELLING = Lexicon(_told)

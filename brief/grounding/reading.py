"""One English sentence or statement, read once: its words, their stems, and where its clauses part.

What polarity, hedges and support look at. Nothing is parsed: clauses are stretches between marks and
conjunctions that begin a new one, which is as much as a judgement of single predicates needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from brief.grounding.stems import FUNCTION_WORDS, stem
from brief.grounding.words import normal, plain

_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*[a-z]*|(?:[^\W\d_]\.){2,}|can(?=not\b)|[a-zA-Z]+?(?=n't\b)|n't\b|[^\W_]+(?:'[^\W_]+)*|[^\w\s]"
)
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
    clause: tuple[int, ...]
    """Number of the clause each token stands in."""

    @cached_property
    def contents(self) -> frozenset[str]:
        """The stems of all content words."""
        return frozenset(s for s, c in zip(self.stems, self.content, strict=True) if c)

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


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """Read a text. Remembered, since a sentence is cited by many items."""
    printed = _TOKEN.findall(plain(text))
    low: list[str] = []
    clause: list[int] = []
    number = 0
    fresh = True
    for i, token in enumerate(printed):
        word = normal(token) if token[0].isalnum() else token
        word = _WOULD.get(word, word) if i + 1 < len(printed) and printed[i + 1] == "n't" else word
        begins = word in _BEGINS or (word in _MAY_BEGIN and i > 0 and printed[i - 1] == ",")
        if (token in _STOPS or begins) and not fresh:
            number += 1
            fresh = True
        elif token[0].isalnum():
            fresh = False
        low.append(word)
        clause.append(number)
    words = [w[:1].isalnum() for w in low]
    return Reading(
        tuple(low),
        tuple(stem(w) if is_word else w for w, is_word in zip(low, words, strict=True)),
        tuple(is_word and w not in FUNCTION_WORDS for w, is_word in zip(low, words, strict=True)),
        tuple(t[:1].isupper() for t in printed),
        tuple(clause),
    )

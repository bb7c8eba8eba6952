"""What was changed in a statement that is nearly its sentence, word by word.

Most statements copy their sentence and change little. There nothing needs to be guessed: a "not" that is put in
or left out, one name or figure in the place of another, a phrase that is added stand out by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby
from operator import eq, itemgetter
from typing import NamedTuple

from brief.grounding.words import plain
from brief.lexicon import Lexicon

_TOKEN = re.compile(r"[$€£¥]?\d+(?:[.,:]\d+)*[a-z%]*|[^\W\d_]+?(?=n't\b)|n't\b|(?:[^\W\d_]\.){2,}|[^\W_]+(?:'[^\W_]+)*")
_ALIKE = 0.8
"""The part of the shorter one's words that statement and sentence have in common, in order, where one is a copy."""
_OWN = 0.5
"""The part of a statement's words that must be its sentence's, however much it puts on top."""
_LEAST = 4
_NEIGHBOURS = 2
_LONGEST = 400
"""Words of either side up to which they are compared."""


class Edit(NamedTuple):
    """One change: the words of the sentence that are gone, and the new ones in their place, as printed."""

    gone: tuple[str, ...]
    new: tuple[str, ...]
    inner: bool
    """Whether the statement goes on behind it and began before it: neither a cut nor an addition at an end."""

    follows: str
    """The statement's next word."""

    at: int = 0
    """Which word of the statement the new ones begin at, counted from 0."""


class Copy(NamedTuple):
    """A statement as a copy of a sentence."""

    edits: tuple[Edit, ...]
    sentence: int
    """Index of the sentence."""


def tokens(text: str) -> list[str]:
    """The words of a text as printed, "n't" apart."""
    return [*_TOKENS.of(text)]


_TOKENS = Lexicon(lambda stretch: tuple(_TOKEN.findall(plain(stretch))))


@lru_cache(maxsize=1024)
def _tokens(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    printed = tuple(tokens(text))
    return printed, tuple(t.lower().removesuffix("'s") for t in printed)


def copied(statement: str, sentences: Sequence[str]) -> Copy | None:
    """A statement as a copy of the cited sentence that it is most like; None where it is like none."""
    best: Copy | None = None
    most = 0.0
    for n, sentence in enumerate(sentences):
        found, share, copy = _edits(statement, sentence)
        if copy and share > most:
            best, most = Copy(found, n), share
    return best


def changes(statement: str, sentence: str) -> tuple[Edit, ...]:
    """What makes a statement of a sentence, whether or not it is a copy; nothing where either is too short or long."""
    return _edits(statement, sentence)[0]


@lru_cache(maxsize=1024)
def _edits(statement: str, sentence: str) -> tuple[tuple[Edit, ...], float, bool]:
    """The changes, what part of the shorter one's words is the same, and whether the statement is a copy."""
    (new_printed, new), (old_printed, old) = _tokens(statement), _tokens(sentence)
    if not _LEAST <= len(new) <= _LONGEST or len(old) > _LONGEST:
        return (), 0.0, False
    found, equal = _between(new_printed, new, old_printed, old)
    share = equal / min(len(new), len(old)) if old else 0.0
    # The same words in another order are a copy however short it is: "killed 5 and wounded 110" for
    # "killed 110 and wounded 5".
    moved = len(new) == len(old) and share < _ALIKE and sorted(new) == sorted(old)
    copy = (share >= _ALIKE or moved) and equal >= max(_LEAST - 1, _OWN * len(new))
    return found, share, copy


def between(statement: str, other: str) -> tuple[Edit, ...]:
    """What makes a statement of another text, however little they have in common."""
    return _between(*_tokens(statement), *_tokens(other))[0]


def _between(
    new_printed: tuple[str, ...], new: tuple[str, ...], old_printed: tuple[str, ...], old: tuple[str, ...]
) -> tuple[tuple[Edit, ...], int]:
    """The changes, and how many words are the same."""
    head = 0
    while head < min(len(new), len(old)) and new[head] == old[head]:
        head += 1
    tail = 0
    while tail < min(len(new), len(old)) - head and new[-1 - tail] == old[-1 - tail]:
        tail += 1
    mid_old, mid_new = old[head : len(old) - tail], new[head : len(new) - tail]
    equal = head + tail
    found: list[Edit] = []
    for op, a, b, c, d in _opcodes(mid_old, mid_new):
        if op == "equal":
            equal += b - a
            continue
        inner = (head + c > 0) and (head + d < len(new))
        follows = new_printed[head + d] if head + d < len(new) else ""
        gone = old_printed[head + a : head + b]
        found.append(Edit(gone, new_printed[head + c : head + d], inner, follows, head + c))
    return tuple(found), equal


def _opcodes(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[str, int, int, int, int]]:
    """How to make `new` of `old`; place by place where as many words stay, so that a swap is two replacements, and of
    neighbours one.
    """
    if not old or not new:
        return [("replace", 0, len(old), 0, len(new))] if old or new else []
    if len(old) == _NEIGHBOURS and new == old[::-1]:
        return [("replace", 0, len(old), 0, len(new))]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    found: list[tuple[str, int, int, int, int]] = [*matcher.get_opcodes()]
    if len(old) != len(new) or sum(a == b for a, b in zip(old, new, strict=True)) < _kept(found):
        return found
    runs = ((same, [i for i, _ in group]) for same, group in groupby(enumerate(map(eq, old, new)), key=itemgetter(1)))
    return [("equal" if same else "replace", at[0], at[-1] + 1, at[0], at[-1] + 1) for same, at in runs]


def _kept(opcodes: list[tuple[str, int, int, int, int]]) -> int:
    return sum(b - a for op, a, b, _, _ in opcodes if op == "equal")

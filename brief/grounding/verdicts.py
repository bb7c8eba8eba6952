"""Of what somebody was convicted, and of what acquitted (English): "convicted of manslaughter" for "acquitted of
manslaughter but convicted of negligence".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from brief.grounding.stems import FUNCTION_WORDS, stem

_VERDICT = re.compile(
    r"\b(?:(?P<clear>acquitted|cleared|exonerated|not guilty)|(?P<guilty>convicted|guilty))\b"
    r"(?=(?P<rest>[^.,;:]{0,160}))"
)
_ENDS = re.compile(r"\b(?:but|and|while|after|before|over)\b")
_CHARGE = re.compile(r"\bof\s(?P<what>.*)$")
_WORD = re.compile(r"[a-z]{4,}")


def other_verdict(statement: str, sentences: Sequence[str]) -> tuple[str, int, str] | None:
    """The verdict that a statement gives, the index of the sentence, and the one that it has on the same charge."""
    if not any(word in statement for word in ("convicted", "guilty", "acquitted", "cleared", "exonerated")):
        return None
    own = [*_verdicts(statement)]
    theirs = [(n, *v) for n, s in enumerate(sentences) for v in _verdicts(s)] if own else []
    for word, clear, charges in own:
        on_it = [(n, its, c) for n, its, c, what in theirs if what & charges]
        if on_it and all(c is not clear for *_, c in on_it):
            return word, on_it[0][0], on_it[0][1]
    return None


def _verdicts(text: str) -> Iterator[tuple[str, bool, frozenset[str]]]:
    """Each verdict of a text, whether it clears, and the words of the charges."""
    for match in _VERDICT.finditer(text):
        charge = _CHARGE.search(_ENDS.split(match["rest"])[0])
        words = [w for w in _WORD.findall(charge["what"]) if w not in FUNCTION_WORDS] if charge else []
        yield match["clear"] or match["guilty"], bool(match["clear"]), frozenset(map(stem, words))

"""The parts of what is asked, and where they end: the noun phrase of whom it is asked, and the clause of what is
wanted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief.attribution.demands.addressees import NounPhrase
from brief.attribution.demands.extent import extent
from brief.attribution.demands.performers import performer
from brief.attribution.grammar.clauses import Clause

SAYER = ""
"""The demander of what has none in its own clause: whoever says the sentence."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks what of whom, as printed."""

    by: str
    """A noun phrase or a pronoun; `SAYER` where the sentence's own speaker asks."""
    of: str
    """Empty where the form names nobody."""
    what: str


def made(
    clause: Clause, by: str, of: NounPhrase | None, start: int, *, until: re.Pattern[str] | None = None
) -> Asking | None:
    """An asking whose demand is the words from token `start` on.

    Args:
        of: of whom; None looks for who is to do it among the words themselves.
        until: where these words end at the latest.
    """
    if start >= len(clause.tokens):
        return None
    at = clause.tokens[start].start
    what = extent(clause.sentence, at)
    if what is not None and until is not None and (end := until.search(what)) is not None:
        what = what[: end.start()]
    if what is None:
        return None
    of = of or performer(clause, start, at + len(what))
    if of is not None and what.endswith(tail := f" from {of.text}"):
        what = what.removesuffix(tail)
    return Asking(by, of.text if of else "", what)

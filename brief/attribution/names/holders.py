"""Whom an office means in an article: "the defence minister", "the president", "the Democratic senator"."""

from __future__ import annotations

import re
from functools import cached_property

from brief.attribution.grammar.given_names import MEN, WOMEN
from brief.attribution.grammar.nouns import is_person
from brief.attribution.names.called import CalledBodies

_NEXT_IN_RANK = frozenset("vice deputy assistant".split())
"""Who has not the office itself: "the president" is no vice president."""
_SHORT = {
    "sen.": "senator",
    "sens.": "senator",
    "gov.": "governor",
    "rep.": "representative",
    "congresswoman": "representative",
    "congressman": "representative",
    "defense": "defence",
}
"""Words of titles, as others."""
_SIDES = {"democratic": "D", "republican": "R"}
_OF_A_SIDE = frozenset("senator representative governor".split())


class Holders(CalledBodies):
    """The offices of one article's persons."""

    def titled(self, description: str) -> str | None:
        """The one name whose title shares the description's words: "the defence minister" → "Khawaja Asif"."""
        if not is_person(description.lower().split()[-1]):
            return None
        words = _title(description) - {"the", "his", "her", "their", "former"}
        sides = {letter for side, letter in _SIDES.items() if side in words}
        words -= _SIDES.keys() if words & _OF_A_SIDE else frozenset[str]()
        men = MEN if "woman" in description else WOMEN if description.endswith("man") else frozenset[str]()
        matches = {
            name: titles
            for name, titles in self._titles.items()
            if words
            and any(words <= t and not (t - words) & _NEXT_IN_RANK for t in titles)
            and name.split()[0].lower() not in men
            and not (sides and (self._sides_of(name) - sides))
        }
        plain = [name for name, titles in matches.items() if words in titles]
        return next(iter(matches)) if len(matches) == 1 else plain[0] if len(plain) == 1 else None

    def _sides_of(self, name: str) -> set[str]:
        """The letters of parties that are printed behind a name: "Ada Berg (D-Mass.)"."""
        return set(re.findall(rf"{re.escape(name.rsplit(maxsplit=1)[-1])},? \(?([DRI])-[A-Z]", self.article.text))

    @cached_property
    def _titles(self) -> dict[str, list[set[str]]]:
        """Full name → the words of each title that is printed before it."""
        return {name: [_title(title) for title in titles] for name, titles in self.every_title.items()}


def _title(words: str) -> set[str]:
    return {_SHORT.get(word, word) for word in words.lower().split()}

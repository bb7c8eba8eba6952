"""B303 and B305: whether the brief knows who speaks and acts in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.checks.said import any_in, is_a_name
from brief.grounding.names import is_vague, same_voice, words_of
from brief.grounding.words import places_of, words
from brief.schema import Actor, PartyKind, PartyName, Speaker

_OFTEN = 3
"""Items from which on a speaker is somebody the reader must be told of."""
_CLOSE = 70
"""Characters around a name in which the article says what party somebody belongs to."""
_CLAUSE_BEFORE = re.compile(r"[^,.;:\n“”\"]*$")
_DESCRIBED = re.compile(r"(?:,| of| for| from| with) [^.;:\n“”\"]{0,70}")


def asks_itself(page: Page) -> Iterator[Problem]:
    """Items whose two parties are one and the same."""
    for item in page.having(Actor):
        names = {f"{item.pointer}/{n}" for n, _ in item.section.marked(Actor)}
        named = [(p, t) for p, t in page.who_acts(item) if p in names]
        for (_, a), (pointer, b) in combinations(named, 2):
            same = same_voice(a, b) or any(same_voice(x, y) for x in page.names_of(a) for y in page.names_of(b))
            if same:
                yield Problem(pointer, f"“{a}” and “{b}” are the same party")


def not_a_party(page: Page) -> Iterator[Problem]:
    """Named speakers and actors who are none of the brief's parties and, by the article, belong to none.

    Where the parties are of no kind, as the voices of a statement, whom a demand is made of need not be among them.
    """
    most = next((i.section.section.most for i in page.having(PartyName) if i.text(PartyName)), 0)
    if not page.acting or not 0 < len(page.parties) < most:
        return
    known = [n for p in page.parties for n in (p.name, *p.aliases)]
    heard = Counter(speaker.casefold() for speaker, _ in page.speakers)
    seen: dict[str, bool] = {}
    of_all_sorts = any(i.section.first(PartyKind) for i in page.having(PartyName))
    for item in page.having(Speaker, Actor):
        addressees = () if of_all_sorts else item.section.marked(Actor)
        asked = {f"{item.pointer}/{name}" for name, marker in addressees if marker.unknown is not None}
        for pointer, who in page.who_acts(item):
            if pointer in asked:
                continue
            speaks = pointer == f"{item.pointer}/{item.section.first(Speaker)}"
            if speaks and heard[who.casefold()] < _OFTEN:
                continue
            if who not in seen:
                seen[who] = is_vague(who) or not is_a_name(who) or _is_known(who, known, page)
            if not seen[who]:
                seen[who] = True  # once is enough
                yield Problem(pointer, f"“{who}” is not among the parties")


def _is_known(who: str, known: list[str], page: Page) -> bool:
    """Whether somebody is a party by another name, or the article describes them as of a party that is no person."""
    own = words_of(who)
    if any(same_voice(who, n) or any_in(own, words_of(n)) for n in known):
        return True
    last = who.rsplit(maxsplit=1)[-1]
    groups = {w for n in known if page.kinds.get(n.casefold()) != "person" for w in words_of(n)}
    text = page.article.text
    for at in places_of(last, text) if groups else ():
        before = _CLAUSE_BEFORE.search(text, max(0, at - _CLOSE), at)
        after = _DESCRIBED.match(text, at + len(last))
        described = f"{before.group() if before else ''} {after.group() if after else ''}"
        if any_in(groups, set(words(described))):
            return True
    return False


RULES = (
    Rule("B303", "error", "Demands of itself", "who demands and who is to act are the same", asks_itself),
    Rule(
        "B305",
        "warning",
        "Not among the parties",
        "a named speaker, demander or addressee is none of the brief's parties",
        not_a_party,
    ),
)

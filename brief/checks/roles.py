"""B303, B305 and B306: whether the brief knows who speaks and acts in it, and who wants what of whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from brief.attribution.directions import Direction, directions
from brief.attribution.tokens import Subject
from brief.checks.rule import Page, Problem, Rule
from brief.checks.said import PRONOUNS, any_in, is_a_name, stands_for, subjects_of
from brief.checks.speakers import who_acts
from brief.grounding.names import is_nobody, is_vague, same_voice, words_of
from brief.grounding.words import words
from brief.schema import Actor, ItemView, PartyName, Speaker

_OFTEN = 3
"""Items from which on a speaker is somebody the reader must be told of."""
_CLOSE = 70
"""Characters around a name in which the article says what party somebody belongs to."""
_CLAUSE_BEFORE = re.compile(r"[^,.;:\n“”\"]*$")
_DESCRIBED = re.compile(r"(?:,| of| for| from| with) [^.;:\n“”\"]{0,70}")
_MUST = re.compile(r"\b(?:must|should|needs? to|ha(?:s|ve) to|ought to)\b")


def asks_itself(page: Page) -> Iterator[Problem]:
    """Items whose two parties are one and the same."""
    for item in page.items:
        names = {f"{item.pointer}/{n}" for n, _ in item.section.marked(Actor)}
        named = [(p, t) for p, t in who_acts(item) if p in names] if names else []
        for (_, a), (pointer, b) in combinations(named, 2):
            same = same_voice(a, b) or any(same_voice(x, y) for x in page.names_of(a) for y in page.names_of(b))
            if same:
                yield Problem(pointer, f"“{a}” and “{b}” are the same party")


def not_a_party(page: Page) -> Iterator[Problem]:
    """Named speakers and actors who are none of the brief's parties and, by the article, belong to none."""
    most = next((i.section.section.most for i in page.items if i.text(PartyName)), 0)
    if not 0 < len(page.parties) < most:
        return
    known = [n for p in page.parties for n in (p.name, *p.aliases)]
    heard = Counter(speaker.casefold() for speaker, _ in page.speakers)
    seen: dict[str, bool] = {}
    for item in page.items:
        for pointer, who in who_acts(item):
            speaks = pointer == f"{item.pointer}/{item.section.first(Speaker)}"
            if speaks and heard[who.casefold()] < _OFTEN:
                continue
            if who not in seen:
                seen[who] = is_vague(who) or not is_a_name(who) or _is_known(who, known, page)
            if not seen[who]:
                seen[who] = True  # once is enough
                yield Problem(pointer, f"“{who}” is not among the parties")


def _is_known(who: str, known: list[str], page: Page) -> bool:
    """Whether somebody is a party by another name, or the article describes him as one of a party that is no person."""
    own = words_of(who)
    if any(same_voice(who, n) or any_in(own, words_of(n)) for n in known):
        return True
    last = who.rsplit(maxsplit=1)[-1]
    groups = {w for n in known if page.kinds.get(n.casefold()) != "person" for w in words_of(n)}
    text = page.article.text
    for match in re.finditer(rf"(?<!\w){re.escape(last)}(?!\w)", text) if groups else ():
        before = _CLAUSE_BEFORE.search(text, max(0, match.start() - _CLOSE), match.start())
        after = _DESCRIBED.match(text, match.end())
        described = f"{before.group() if before else ''} {after.group() if after else ''}"
        if any_in(groups, set(words(described))):
            return True
    return False


def turned_round(page: Page) -> Iterator[Problem]:
    """Demands whose demander is asked, or whose addressee asks, in the sentence that they cite. English only."""
    if not page.english:
        return
    for item in page.items:
        ends = _ends(item)
        if ends is None:
            continue
        (by_pointer, by), (of_pointer, of) = ends
        pairs = [d for s in page.cited(item) for d in directions(s.text)]
        if any(_fits(d, by, of, page) for d in pairs):
            if (wrong := _another(pairs, item, by, of, page)) is not None:
                yield Problem(of_pointer, f"in the cited sentence {wrong}")
        elif (wrong := _asked(pairs, item, by, of, page)) is not None:
            yield Problem(by_pointer, f"in the cited sentence {wrong}")
        elif (wrong := _asking(pairs, by, of, page)) is not None:
            yield Problem(of_pointer, f"in the cited sentence {wrong}")


def _asked(pairs: list[Direction], item: ItemView, by: str, of: str | None, page: Page) -> str | None:
    """What the sentence says of the item's demander, if it is asked there, or is nobody there while another demands."""
    for d in pairs:
        if _is(by, d.of, page) and not _is(by, d.by, page) and (of is None or not _is(of, d.of, page)):
            return _told(d)
    if of is None:
        return None
    if any(_is(of, d.of, page) for d in pairs) and (d_named := _named(pairs, by, item, page)) is not None:
        return _told(d_named)
    sayer = None if pairs else _who_says_must(item, by, of, page)
    return None if sayer is None else f"“{sayer.text}” says what “{by}” must do"


def _asking(pairs: list[Direction], by: str, of: str | None, page: Page) -> str | None:
    """What the sentence says of the item's addressee, if it asks there."""
    if of is None:
        return None
    turned = (d for d in pairs if _is(of, d.by, page) and not _is(of, d.of, page) and not _is(by, d.by, page))
    return next((_told(d) for d in turned), None)


def _named(pairs: list[Direction], by: str, item: ItemView, page: Page) -> Direction | None:
    """A direction whose demander is a name, if the item's demander stands nowhere in the cited sentences."""
    if is_vague(by) or any(_is(by, s.text, page) for s in page.cited(item)):
        return None
    return next((d for d in pairs if is_a_name(d.by) and not any(stands_for(n, d.by) for n in page.names_of(by))), None)


def _another(pairs: list[Direction], item: ItemView, by: str, of: str | None, page: Page) -> str | None:
    """Who is asked in the cited sentence by the item's demander, where that is a name and the item's addressee is not there."""
    if of is None or is_vague(of) or any(_is(of, s.text, page) for s in page.cited(item)):
        return None
    asked = [d for d in pairs if d.of and _is(by, d.by, page)]
    if not asked or not all(is_a_name(d.of) and not any(stands_for(n, d.of) for n in page.names_of(of)) for d in asked):
        return None
    return _told(asked[0])


def _told(d: Direction) -> str:
    return " and ".join(x for x in (f"“{d.by}” asks" if d.by else "", f"“{d.of}” is asked" if d.of else "") if x)


def _ends(item: ItemView) -> tuple[tuple[str, str], tuple[str, str | None]] | None:
    """Who demands and of whom, each with its pointer; None where the item is no demand."""
    marked = item.section.marked(Actor)
    by_field = next((n for n, m in marked if m.unknown is None), None) or item.section.first(Speaker)
    of_field = next((n for n, m in marked if m.unknown is not None), None) or next(
        (n for n, _ in marked if n != by_field), None
    )
    if by_field is None or of_field is None:
        return None
    by, of = getattr(item.item, by_field), getattr(item.item, of_field)
    if not isinstance(by, str) or not by or is_nobody(by):
        return None
    unknown = next((m.unknown for n, m in marked if n == of_field), None)
    told = of if isinstance(of, str) and of and of != unknown and not is_nobody(of) else None
    return (f"{item.pointer}/{by_field}", by), (f"{item.pointer}/{of_field}", told)


def _is(who: str, phrase: str, page: Page) -> bool:
    """Whether a phrase of the article has any of somebody's names."""
    told = set(words(phrase))
    return bool(told) and any(same_voice(n, phrase) or any_in(words_of(n), told) for n in page.names_of(who))


def _fits(d: Direction, by: str, of: str | None, page: Page) -> bool:
    """Whether a direction of the sentence is the item's own."""
    if _is(by, d.by, page):
        return of is None or _is(of, d.of, page) or not _is(of, d.by, page)
    return of is not None and _is(of, d.of, page) and not _is(by, d.of, page) and not _is(of, d.by, page)


def _who_says_must(item: ItemView, by: str, of: str, page: Page) -> Subject | None:
    """`Ostrava must return the permits, said Brandt`: the one who says so, if the item has it the other way round."""
    for sentence in page.cited(item):
        found = subjects_of(sentence.text)
        if len(found) != 1 or found[0].text.lower() in PRONOUNS or not _is(of, found[0].text, page):
            continue
        must = _MUST.search(sentence.text)
        before = sentence.text[max(0, must.start() - 60) : must.start()] if must else ""
        if must and _is(by, before, page) and not _is(of, before[-40:], page) and not _is(by, found[0].text, page):
            return found[0]
    return None


RULES = (
    Rule("B303", "error", "Demands of itself", "who demands and who is to act are the same", asks_itself),
    Rule(
        "B305",
        "warning",
        "Not among the parties",
        "a named speaker, demander or addressee is none of the brief's parties",
        not_a_party,
    ),
    Rule(
        "B306",
        "error",
        "Demand turned round",
        "who demands or who is to act is another in the cited sentence",
        turned_round,
    ),
)

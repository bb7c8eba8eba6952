"""B306: who wants what of whom, and who does what to whom, is not turned round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from brief.attribution.demands.asking import Asking, askings
from brief.attribution.grammar.tokens import Subject
from brief.attribution.speech.attributed import sayers_in
from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.checks.said import PRONOUNS, any_in, is_a_name, stands_for
from brief.grounding.deeds import turned_deed
from brief.grounding.displaced import against, swapped
from brief.grounding.exchanged import Exchange
from brief.grounding.names import is_nobody, is_vague, proper_names, same_voice, words_of
from brief.grounding.reading import LONGEST
from brief.grounding.stems import stem
from brief.grounding.words import words
from brief.schema import Actor, Speaker, Wording
from brief.shapes import ItemView

_MUST = re.compile(r"\b(?:must|should|needs? to|ha(?:s|ve) to|ought to)\b")
# Words of a name have an end: without one, a text of nothing but capitals takes quadratic time.
_NAME = r"[A-ZÀ-Þ][\w’'-]{0,40}(?: (?:(?:of|and|for) (?:the )?)?[A-ZÀ-Þ][\w’'-]{0,40}){0,5}"
_SKIPPED = r"(?:(?:has|have|had|also|then|later|\w{3,12}ly) ){0,2}"
_DOES = re.compile(
    rf"(?P<a>{_NAME}) {_SKIPPED}(?P<v>[a-z]{{3,14}}) (?:(?:on|with|to|against|over|at) )?(?:the "
    rf"|The )?(?=(?P<b>{_NAME}))"
)
_IS_DONE = re.compile(
    rf"(?P<b>{_NAME}) (?:was|were|is|are|been|being|has been|have been"
    rf"|had been) (?:\w{{3,12}}ly )?(?P<v>[a-z]{{3,14}}) by (?:the )?(?P<a>{_NAME})"
)
_NO_DEED = frozenset(
    "was were are has had have been will would could should may might and but that who which while"
    " when where from into near than"
    " said says for with meet meets met marry married faced faces face played plays play fought"
    " fights joined equals resembles"
    " including named".split()
)
"""Words between two names that are no verb, or one that holds both ways."""


class Deed(NamedTuple):
    """Who does what to whom; the verb is a stem."""

    by: str
    verb: str
    to: str


def turned_round(page: Page) -> Iterator[Problem]:
    """Demands whose demander is asked, or whose addressee asks, and deeds done to whoever does them. English only."""
    if not page.article.english:
        return
    # A stretch of its sentence, word for word, turns nothing round.
    reworded = {s.pointer for s in page.texts(Wording) if not s.verbatim}
    for item in page.having(Wording, Actor):
        if own := [t for t in item.texts(Wording) if t[0] in reworded]:
            yield from _deeds(item, own, page)
        ends = _ends(item)
        if ends is None:
            continue
        (by_pointer, by), (of_pointer, of) = ends
        pairs = [d for s in page.cited(item) for d in askings(s.text)]
        yield from _to_another(item, pairs, page)
        if any(_fits(d, by, of, page) for d in pairs):
            if (wrong := _another(pairs, item, by, of, page)) is not None:
                yield Problem(of_pointer, f"in the cited sentence {wrong}")
        elif (wrong := _asked(pairs, item, by, of, page)) is not None:
            yield Problem(by_pointer, f"in the cited sentence {wrong}")
        elif (wrong := _asking(pairs, by, of, page) or _another(pairs, item, by, of, page)) is not None:
            yield Problem(of_pointer, f"in the cited sentence {wrong}")


def _to_another(item: ItemView, pairs: list[Asking], page: Page) -> Iterator[Problem]:
    """Names to which something is to be done, where the only asking of the sentences names another one: "charge Rennie"
    for "urged the court to charge Norlin".
    """
    for pointer, text in item.texts(Wording) if len(pairs) == 1 else ():
        what = pairs[0].what
        if not text or [stem(w) for w in words(text)[:1]] != [stem(w) for w in words(what)[:1]]:
            continue
        cited = [s.text for s in page.cited(item)]
        own = (n for n in proper_names(text[0].lower() + text[1:]) if not any(_is(n, s, page) for s in cited))
        new, gone = next(own, None), next((n for n in proper_names(what) if not _is(n, text, page)), None)
        if new and gone and not stands_for(new, gone):
            yield Problem(pointer, f"“{new}” stands where the cited sentence has “{gone}”")


def _asked(pairs: list[Asking], item: ItemView, by: str, of: str | None, page: Page) -> str | None:
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


def _asking(pairs: list[Asking], by: str, of: str | None, page: Page) -> str | None:
    """What the sentence says of the item's addressee, if it asks there."""
    if of is None:
        return None
    turned = (d for d in pairs if _is(of, d.by, page) and not _is(of, d.of, page) and not _is(by, d.by, page))
    return next((_told(d) for d in turned), None)


def _named(pairs: list[Asking], by: str, item: ItemView, page: Page) -> Asking | None:
    """A direction whose demander is a name, if the item's demander stands nowhere in the cited sentences."""
    if is_vague(by) or any(_is(by, s.text, page) for s in page.cited(item)):
        return None
    return next((d for d in pairs if is_a_name(d.by) and not any(stands_for(n, d.by) for n in page.names_of(by))), None)


def _another(pairs: list[Asking], item: ItemView, by: str, of: str | None, page: Page) -> str | None:
    """Who is asked in the cited sentence by the item's demander, or by "he" or "she", where that is a name and the
    item's addressee is not there.
    """
    if of is None or is_vague(of) or any(_is(of, s.text, page) for s in page.cited(item)):
        return None
    asked = [d for d in pairs if d.of and (d.by.lower() in PRONOUNS or _is(by, d.by, page))]
    if not asked or not all(is_a_name(d.of) and not _called(of, d.of, page) for d in asked):
        return None
    return _told(asked[0])


def _called(who: str, phrase: str, page: Page) -> bool:
    """Whether a phrase may be one of somebody's names, or the short form of one."""
    return any(stands_for(name, phrase) or same_voice(name, phrase) for name in page.names_of(who))


def _told(d: Asking) -> str:
    return " and ".join(x for x in (f"“{d.by}” asks" if d.by else "", f"“{d.of}” is asked" if d.of else "") if x)


def _ends(item: ItemView) -> tuple[tuple[str, str], tuple[str, str | None]] | None:
    """Who demands and of whom, each with its pointer; None where the item is no demand."""
    marked = item.section.marked(Actor)
    if not marked:
        return None
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


def _fits(d: Asking, by: str, of: str | None, page: Page) -> bool:
    """Whether a direction of the sentence is the item's own."""
    if _is(by, d.by, page):
        return of is None or _is(of, d.of, page) or not _is(of, d.by, page)
    if of is None or is_a_name(d.by):
        return False
    return _is(of, d.of, page) and not _is(by, d.of, page) and not _is(of, d.by, page)


def _who_says_must(item: ItemView, by: str, of: str, page: Page) -> Subject | None:
    """`Ostrava must return the permits, said Brandt`: the one who says so, if the item has it the other way round."""
    for sentence in page.cited(item):
        found = sayers_in(sentence.text)
        if len(found) != 1 or found[0].text.lower() in PRONOUNS or not _is(of, found[0].text, page):
            continue
        must = _MUST.search(sentence.text)
        before = sentence.text[max(0, must.start() - 60) : must.start()] if must else ""
        if must and _is(by, before, page) and not _is(of, before[-40:], page) and not _is(by, found[0].text, page):
            return found[0]
    return None


@lru_cache(maxsize=1024)
def _told_deeds(text: str) -> tuple[Deed, ...]:
    text = text[:LONGEST]
    found = [Deed(m["a"], stem(m["v"]), m["b"]) for m in _DOES.finditer(text) if m["v"] not in _NO_DEED]
    if " by " in text:
        found += [Deed(m["a"], stem(m["v"]), m["b"]) for m in _IS_DONE.finditer(text) if m["v"] not in _NO_DEED]
    return tuple(found)


def _deeds(item: ItemView, reworded: Iterable[tuple[str, str]], page: Page) -> Iterator[Problem]:
    """Wordings in which somebody does what in the cited sentence is done to them, by whom they are said to do it to."""
    cited = page.cited(item)
    for pointer, text in reworded:
        own = _told_deeds(text)
        theirs = [d for s in cited for d in _told_deeds(s.text)] if own else []
        for deed in own:
            alike = [d for d in theirs if d.verb == deed.verb]
            turned = (d for d in alike if _same(deed.by, d.to) and _same(deed.to, d.by) and not _same(deed.by, d.by))
            if (d := next(turned, None)) and not any(_same(deed.by, x.by) and _same(deed.to, x.to) for x in alike):
                yield Problem(pointer, f"in the cited sentence “{d.by}” does it to “{d.to}”")
                break
        else:
            if other := turned_deed(text, [s.text for s in cited]):
                yield Problem(pointer, f"in the cited sentence “{other[0]}” does it to “{other[1]}”")
            elif swap := _in_turn(text, [s.text for s in cited]):
                yield Problem(pointer, f"“{swap.new}” and “{swap.gone}” have changed places against the cited sentence")


def _in_turn(text: str, sources: list[str]) -> Exchange | None:
    return swapped(text, sources) or against(text, sources)


def _same(a: str, b: str) -> bool:
    return same_voice(a, b) or any_in(words_of(a), words_of(b))


RULES = (
    Rule(
        "B306",
        "error",
        "Turned round",
        "the cited sentence has it the other way round: who demands of whom, or who does it to whom",
        turned_round,
    ),
)

"""Whom a description names: "ecologist Ada Berg of the institute", "the Turkish president Holm"."""

from __future__ import annotations

import re

from brief.attribution.grammar.joined import joined
from brief.attribution.grammar.nouns import is_agent, is_person
from brief.attribution.names.cast import Cast
from brief.attribution.names.foreign import determined
from brief.attribution.names.titles import bare

_AFTER_NAME = frozenset("of from at in with for on".split())
_LEAST = 2
"""Words of "president Holm"."""
_BETWEEN = frozenset("of for to and with by about in at from on near".split())
_SENT = frozenset("ambassador envoy consul minister manager chairman president director head chief".split())
"""Offices whose place may stand between them and a name, in small letters too: "ambassador to Norlin Ada Berg"."""
_PROPER = r"[A-ZÀ-Þ][\w’'&.-]*(?: (?:of |the )*[A-ZÀ-Þ][\w’'&.-]*)*"
_LIST = re.compile(rf"(?:[Tt]he )?{_PROPER}(?:, (?:the )?{_PROPER})*,? and (?:the )?{_PROPER}")

_PEOPLE_OF = re.compile(rf"[\w’' -]{{2,40}}s (?:in|from|of|at) {_LIST.pattern}")
"""People of several places: "Traders in Norlin, Averin and Oslo"."""


def named_by(printed: str) -> str:
    """A subject without what describes it behind a comma, or in parentheses.

    A comma within a name, or in a list of names, divides nothing: "the Institute of Epidemiology, Control and
    Research".
    """
    if _LIST.fullmatch(printed) or _PEOPLE_OF.fullmatch(printed):
        return printed
    names = list(joined(printed))
    cuts = (m.start() for m in re.finditer(r",(?! \d{4}\b)| \(", printed))
    cut = next((at for at in cuts if not any(n.start < at < n.end for n in names)), None)
    return printed[:cut].strip()


def _office_of_a_place(words: list[str]) -> bool:
    """Whether an office and its place stand before a name: "First Minister of Scotland"; not whom a spokesman speaks
    for.
    """
    at = next((i for i, w in enumerate(words) if w in {"of", "from", "for", "to"}), 0)
    place = [w for w in words[at + 1 :] if w not in {"the", "and"}]
    office = words[at - 1]
    offices = (office[0].isupper() and is_agent(office.lower())) or office in _SENT
    return bool(at and place and offices) and all(w[0].isupper() for w in place)


def person_in(words: list[str], cast: Cast) -> str | None:
    """The person whom a phrase describes, in the fullest form; not whom a spokesman speaks for.

    Args:
        words: of the phrase, "ecologist Ada Berg of the institute".
        cast: the article's names.
    """
    owned: str | None = None
    for length in range(min(4, len(words) - 1), 1, -1):
        for first in range(len(words) - length + 1):
            name, end = " ".join(words[first : first + length]), first + length
            if end < len(words) and words[end] not in _AFTER_NAME:
                continue
            # "Greek prime minister Kyriakos Holms": a surname that ends in "s" looks like no person's.
            titled = first > 0 and words[first - 1].islower() and is_person(words[first - 1])
            titled = titled and not is_agent(words[end - 1].lower())
            if not (cast.has(name) and (titled or cast.is_person(name))):
                continue
            if not first or not _BETWEEN & set(words[:first]):
                return cast.full(name)
            if "close" in words[:first] or _serves(words, first):
                continue  # "sources close to Minister Ada Berg", "an aide to Minister Ada Berg"
            whose = is_agent(words[first - 1].lower()) or _office_of_a_place(words[:first])
            owned = owned or (cast.full(name) if whose else None)
    return owned or _surname_behind_an_office(words, cast) or _surname_behind_a_body(words, cast)


def _serves(words: list[str], name: int) -> bool:
    """Whether a titled name is only whom somebody works for: "an aide to Minister Ada Berg"."""
    at = name - 1
    if at < 2 or not words[at][0].isupper() or not is_person(words[at].lower()):
        return False
    while at > 1 and words[at][0].isupper():
        at -= 1
    return words[at] in {"to", "of", "for", "with"} and words[at - 1].islower() and is_person(words[at - 1])


def _surname_behind_a_body(words: list[str], cast: Cast) -> str | None:
    """`Norlin Bank’s Holm`, `the Pilots’ Union’s Ada Berg`: a name behind the body that somebody works for."""
    owner = next((i for i in range(len(words) - 1, 0, -1) if words[i - 1].endswith(("’s", "'s", "s’", "s'"))), 0)
    name = " ".join(words[owner:])
    return cast.full(name) if owner and cast.has(name) and cast.is_surely_person(name) else None


def named_plainly(subject: str, cast: Cast) -> str:
    """A subject of a language whose grammar is not known: the name in it, without "Verkehrsminister" or "ihr
    Sprecher".
    """
    if not cast.has(bare(subject)):
        last = " ".join(subject.split()[-2:])
        subject = last if cast.has(last) and cast.is_surely_person(last) else subject
    if not cast.has(bare(subject)) and determined(subject):
        # Capital only because it opens the sentence: "Die Gewerkschaft"
        name = subject.split(maxsplit=1)[1]
        subject = name if cast.has(name) else subject[0].lower() + subject[1:]
    return cast.full(subject) if cast.has(bare(subject)) else subject


def _surname_behind_an_office(words: list[str], cast: Cast) -> str | None:
    """`Turkish president Holm`: a surname alone, behind a noun in small letters for one person."""
    if len(words) < _LEAST or not is_person(words[-2]) or _BETWEEN & set(words) or not cast.has(words[-1]):
        return None
    return cast.full(words[-1])

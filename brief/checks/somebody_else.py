"""Signs that a subject is surely not the speaker who is given, who is spoken to, or spoken of; and that he may be for
all his own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from brief.article import Place
from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.given_names import GIVEN
from brief.attribution.names.genders import by_noun
from brief.attribution.speech.newcomers import newcomer
from brief.checks.offices import WORDS_OF_OFFICES, holders
from brief.checks.page import Page
from brief.checks.said import Sayer, has_person, sayers
from brief.grounding.words import places_of, plain, printed_words, words

_NAME = r"(?P<name>(?:[A-ZÀ-Þ][\w’'-]*\.? ){0,3}[A-ZÀ-Þ][\w’'-]*\w)"
_ALSO = r"(?: also| later| then| further| \w+ly)?"
_TELLS = re.compile(rf",?{_ALSO} (?:told|informed|assured|reminded|warned) {_NAME}(?! and\b)(?=[ ,:])")
_SAYS = re.compile(
    rf"{_ALSO} (?:said|says|claimed|alleged|announced|added|confirmed|insisted|stated|argued|warned)"
    rf"(?: on [A-Z]\w+day)?(?: that)? {_NAME} (?!and\b|or\b|of\b)(?=[a-z])"
)
_SPEAKS_FOR = re.compile(r"an? (?:[\w’'-]+ )*?(?:spokes(?:man|woman|person)|lawyer|attorney)\b", re.IGNORECASE)
_REPORTS = re.compile(r" (?:has |have |had |also )?report(?:s|ed)(?: that)? ")
_THEN_SAYS = re.compile(r"(?:, [^,;“”\"]{2,100},)? (?:(?:had|has|have|also|later|\w+ly) ){0,2}(?P<verb>[a-z]+)\b")
_AHEAD = 60
"""Characters of titles and offices before the name of whom somebody reports as saying something."""
_THEN_NAMED = re.compile(
    r"(?:He|She) (?:\w+ly |also |then |later |further )?[a-z]+ (?:that )?(?:, like (?:him|her"
    r"|them), )?(?P<name>(?:[A-ZÀ-Þ][\w’'-]*\.? ?){1,4})[a-z]"
)
_MANY = frozenset("both two three several many some most all".split())
_NAMES = (2, 3)
"""Words of a person's name that begins with a given name."""


def is_spoken_to(sayer: Sayer, names: Iterable[str]) -> bool:
    """`The mayor told Reis that …`: the speaker who is given hears it."""
    return _is_named(_TELLS.match(sayer.sentence.text, sayer.subject.end), names)


def is_spoken_of(sayer: Sayer, names: tuple[str, ...]) -> bool:
    """`The mayor said Vale had lied`: one person does not speak of himself by name. Of a country his minister may."""
    one = _SPEAKS_FOR.match(sayer.text) or set(words(sayer.text.rsplit(maxsplit=1)[-1])) <= WORDS_OF_OFFICES
    if not one or not any(map(_is_a_person, names)):
        return False
    return _is_named(_SAYS.match(sayer.sentence.text, sayer.subject.end), names)


def _is_named(match: re.Match[str] | None, names: Iterable[str]) -> bool:
    if match is None:
        return False
    last = words(match["name"])[-1:]
    return any(words(n)[-1:] == last for n in names if n[:1].isupper())


def _is_a_person(name: str) -> bool:
    """Whether a name begins with a given name: "Tom Vale"."""
    printed = printed_words(name)
    return len(printed) in _NAMES and printed[0].lower() in GIVEN and all(w[0].isupper() for w in printed)


def speaks_for_another(sayer: Sayer, who: str, names: Iterable[str], article: str) -> bool:
    """`A spokesman for Norvik said …`: not a person of another name, unless the article calls him a spokesman."""
    office = _SPEAKS_FOR.match(sayer.text)
    if office is None or not _is_a_person(who):
        return False
    known = {words(name)[-1] for name in holders(article).get(words(office[0])[-1], ())}
    return known.isdisjoint(words(n)[-1] for n in names if words(n))


def names_later(sayer: Sayer, names: tuple[str, ...]) -> bool:
    """`He said that Varga would pay`: who is named as the subject of what is said is not its meaning."""
    subject = _THEN_NAMED.match(sayer.sentence.text)
    if subject is None:
        return False
    named = {w for w in words(subject["name"]) if w[0].isalpha()}
    return any(words(n)[-1] in named for n in names if n[:1].isupper())


def is_reported(sayer: Sayer, names: Iterable[str]) -> bool:
    """`Reuters reported Vale, the minister, urged …`: whoever reports is one, and whom they report is another."""
    text = plain(sayer.sentence.text)
    reports = _REPORTS.match(text, sayer.subject.end) if len(text) == len(sayer.sentence.text) else None
    if reports is None:
        return False
    told = text[reports.end() :]
    for name in map(plain, names):
        for at in places_of(name, told[: _AHEAD + len(name)]):
            then = _THEN_SAYS.match(told, at + len(name))
            if then is not None and then["verb"] in ENGLISH_SPEECH:
                return True
    return False


def is_introduced(sayer: Sayer, who: str) -> bool:
    """`Vale’s lawyer, Ana Reis, said …`: the description that a name stands beside is hers as well."""
    text, subject = plain(sayer.sentence.text), sayer.subject
    if len(text) != len(sayer.sentence.text) or text[subject.end : subject.end + 1] != ",":
        return False
    return who.rsplit(maxsplit=1)[-1].islower() and text.endswith(f"{plain(who)}, ", 0, subject.start)


def brought_in(page: Page, sayer: Sayer, who: str, names: Iterable[str]) -> str | None:
    """`A man was held. He said …`: the one without a name, and nobody who was named before in the article."""
    at = sayer.sentence.id - 2
    before = page.article.sentences[at] if at >= 0 else None
    if before is None or before.paragraph != sayer.sentence.paragraph or before.place is not Place.BODY:
        return None
    new = newcomer(before.text)
    if (
        new is None
        or not new.subject
        or new.known
        or by_noun(new.text) not in (None, sayer.text.lower())
        or sayers(before)
    ):
        return None
    last = {words(n)[-1] for n in names if words(n)}
    told = {w for s in page.article.sentences[:at] if s.place is Place.BODY for w in words(s.text)}
    if has_person(before.text) or not _is_a_person(who) or not last & told or last & set(words(before.text)):
        return None
    noun = words(new.text)[-1]
    known = {words(name)[-1] for name in holders(page.article.text).get(noun, ())}
    return None if known & last else new.text


def is_many(who: str) -> bool:
    """Whether a description is of several: "both sides"."""
    return bool(words(who)) and words(who)[0] in _MANY and not who[:1].isupper()

"""Whether a name that does not speak can be a party: somebody, or a body that does something somewhere."""

from __future__ import annotations

import re
from collections.abc import Collection

from brief.article import Article, Place
from brief.attribution.names.bodies import by_noun, states
from brief.attribution.names.cast import Cast
from brief.grounding.words import places_of

_WITH_ANOTHER = r"(?: \([A-Z][\w&-]{1,14}\))?(?: and (?:the )?[A-ZÀ-Þ][\w.-]*(?: [A-ZÀ-Þ][\w.-]*){0,3})?"
"""What may stand between a name and what it does: "the Norlin Dock Board (NDB) is", "Norlin and Averin have"."""
_ACTING = re.compile(
    rf"[’']s? [a-z]|{_WITH_ANOTHER} (?:has|had|have|is|was|were|will|would|could|can|did|does|also|\w+ed) "
)
_DEED = re.compile(
    rf"{_WITH_ANOTHER} (?:(?:(?:has|had|have|will|would|could|can|also|did|does|not|never|\w+ly) )*(?!(?:called|named"
    r"|located|based)\b)\w{2,}ed (?!by\b)|(?:has|had|have|did|do) )"
)
"""What only somebody does: "Norlin sold", and not "R0 is", "Ain Issa was built"."""
NO_PARTY = re.compile(
    r"^(?:\w+ (?=Roman|Catholic))?(?:Islam|Islamic|Islamist|Muslims?|Christian(?:s|ity)?|Jew(?:s|ish)?|Judaism"
    r"|Hindu(?:s|ism)?|Buddhis[tm]s?|(?:Roman )?Catholic(?:s|ism)?|Protestants?|Sunnis?|Shi[’']?(?:a|as|ite|ites))$"
    r"|^(?:Tropical Storm|Tropical Depression|Storm|Hurricane|Typhoon|Cyclone|Operation|Mount|Lake"
    r"|Article|Title|Section|MV|SS|HMS|USS|RMS|MS|Flight) "
    r"|\b(?:Airport|Mosque|Cathedral|Basilica|Temple|Palace|Bridge|Tower|Stadium|Street|Road|Avenue"
    r"|Square|Highway|River|Lake|Sea|Ocean|Gulf|Bay|Islands?|Mountains?|Valley"
    r"|Province|Week|Day|Year|Budget|Act|Amendment|Treaty|Accords?|Agreement|Constitution|Bill|Law|Code|Cup"
    r"|Games|Olympics|Olympiad|Festival|Convention|Conference|Summit|Awards?|Polls?|Surveys?"
    r"|Championships?|Prize|War|Revolution|Referendum|Marathon|Report|Decision|Brexit)$"
    r"|\b(?:Act|Law|Bill|Decree|Order|Directive|Resolution|Regulation) No$"
    r"|^(?:COVID|SARS|MERS|HIV|AIDS|Ebola)\b|CoV"
)
"""Names of what does nothing: faiths and those of a faith, storms, ships, places, days, laws and occasions, by the noun
that they have.
"""
_NOUN_NEXT = re.compile(
    r"(?:[-–][A-Za-z]| (?!(?:in|on|at|of|for|to|from|with|by|and|or|as|but|that|who|which|after|before"
    r"|when|while)\b)[a-z])"
)
_DETERMINED = re.compile(r"(?<!\w)(?:[Tt]he|[Aa]n?) $")
_BY = re.compile(r"(?<!\w)by (?:the )?$")
_LONGER_NAME = re.compile(r"(?:[’']s)? [A-ZÀ-Þ]")
"""Where somebody else's name goes on: "by Norlin Supreme Court", of which Norlin does nothing."""
_OF_SOMEBODY = frozenset("office unit bureau department division board agency section team class".split())
"""Nouns that are no name without whose they are: "the County Attorney’s Office"."""


def may_act(name: str, printed: Collection[str], article: Article, cast: Cast) -> bool:
    """Whether a name that does not speak can be a party: a person, or a body that does something somewhere.

    Args:
        printed: the forms in which the article has it.
    """
    if name in states():
        return _acts(printed, article)
    if name.lower() in _OF_SOMEBODY or (not cast.is_person(name) and cast.titled(f"the {name.lower()}") is not None):
        return False  # "The District Attorney" is who holds the office.
    # "The Norlin government closed the quay": what follows a body is its verb.
    body = by_noun(name) in ("government", "court")
    if NO_PARTY.search(name) is not None or (not body and _only_describes(name, article)):
        return False
    if cast.is_surely_person(name):
        return True
    return _acts(printed, article) if by_noun(name) else _acts(printed, article, _DEED)


def _only_describes(name: str, article: Article) -> bool:
    """Whether a name only stands between an article and a noun: "the Roman Catholic cathedral", "a Baptist school"."""
    return all(
        _DETERMINED.search(s.text, max(0, at - 5), at) and _NOUN_NEXT.match(s.text, at + len(name))
        for s in article.sentences
        if s.place is Place.BODY and name in s.text
        for at in places_of(name, s.text)
    )


def _acts(forms: Collection[str], article: Article, acting: re.Pattern[str] = _ACTING) -> bool:
    """Whether a name stands as one who does something: "Kabul has", "Kabul’s refusal", "by Kabul"."""
    text = article.text
    return any(
        acting.match(text, at + len(form))
        or (_BY.search(text, max(0, at - 8), at) and not _LONGER_NAME.match(text, at + len(form)))
        for form in forms
        for at in places_of(form, text)
    )

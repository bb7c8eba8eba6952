"""English verbs of speech that tell of something done, and not said: "called the police", "declared victory"."""

from __future__ import annotations

from brief.attribution.grammar.function_words import BEFORE_NOUNS, COMPLEMENTIZERS, SUBJECTS
from brief.attribution.grammar.nouns import COUNTED
from brief.attribution.grammar.tokens import Token

_REFERS = frozenset(("refers", "referred"))
_VICTIMS = frozenset("life lives victims".split())
_WON = frozenset(
    "victory win wins title titles crown gold silver bronze medal trophy place spot seat wicket wickets".split()
)
_AFTER_OBJECT = frozenset(". , ; in to on at for after when and from about because over as before during".split())
_DONE_TO = {
    "declar": frozenset("victory independence bankruptcy bankrupt war dead".split()),
    "den": frozenset("funding permission entry access bail parole asylum him her them".split()),
    "confirm": frozenset("him her them".split()),
}
"""Beginnings of verbs, and what of these is done and not said: "declared victory"."""
_DECREED = frozenset(
    "emergency calamity disaster mourning curfew holiday ceasefire truce amnesty martial siege moratorium".split()
)
_COURTS = frozenset("before in at on".split())
_STATEMENT = 8
"""Words and marks of a short statement, its comma and a subject."""
_HOSPITALS = frozenset("hospital hospitals".split())
_CALLED = frozenset("police ambulance ambulances 911 999 112 authorities paramedics firefighters security".split())
_CONVENED = frozenset("election elections vote referendum meeting summit conference session strike".split())
_TAKES_SIDES = frozenset("opposed opposes supported supports favors favours endorsed endorses".split())
_PRODUCTS = frozenset(
    "product products car cars vehicle vehicles toys batches units items models ambassador envoy".split()
)
"""What is recalled, and not remembered."""
_WORKS = frozenset("memoir book novel song songs play poem poems screenplay script biography column columns".split())
_STORIES = frozenset("story stories tale tales joke jokes lie lies".split())
_NOUNS_OF_SPEECH = frozenset("requests claims comments remarks reports questions doubts".split())


def is_a_deed(tokens: list[Token], verb: int, following: str) -> bool:
    """Whether a verb of speech tells of something done: "called the police", "claimed nine lives", "responded by
    leaving".
    """
    low, ahead = tokens[verb].low, [t.low for t in tokens[verb + 1 : verb + 5]]
    if low.startswith("call"):
        return _calls_together(ahead)
    objects = next((words for begin, words in _DONE_TO.items() if low.startswith(begin)), frozenset[str]())
    admitted = low.startswith("admit") and following == "to" and bool({*ahead[1:2]} & (BEFORE_NOUNS | _HOSPITALS))
    told = any(t.quoted or t.low == "that" for t in tokens[verb + 1 :])
    return (
        admitted
        or (low.startswith("declar") and _is_decreed(ahead))
        or (low.startswith("continu") and following == "to" and ahead[1:2] != ["say"])
        or not objects.isdisjoint(ahead[:1] if low.startswith("den") else ahead[:2])
        or (low.startswith("claim") and following != "that" and not (_VICTIMS | _WON).isdisjoint(ahead))
        or (
            low.startswith("recall")
            and not told
            and not _PRODUCTS.isdisjoint(t.low for t in tokens[verb + 1 : verb + 9])
        )
        or (low.startswith("respond") and following in {"by", "to"} and not told)
        or (low.startswith(("wrote", "writes")) and not told and _writes_something(following, ahead[1:]))
        or (low.startswith("testif") and following in _COURTS and not told and not _behind_all(tokens, verb))
        or (low in _REFERS and not any(t.quoted for t in tokens[verb + 1 :]))
        or (low in _TAKES_SIDES and following in {",", ";", "."})
        or (low in _NOUNS_OF_SPEECH and following in {"for", "of"} and _is_common(tokens[verb - 1]))
    )


def _writes_something(following: str, behind: list[str]) -> bool:
    """Whether a writer's work is told of, and nothing that it says: "wrote about ships", "wrote a memoir of it"."""
    return following in {"about", "for"} or (following in BEFORE_NOUNS and not _WORKS.isdisjoint(behind))


def _is_decreed(ahead: list[str]) -> bool:
    """Whether "declared" brings about what it names: "a national emergency", "three days of mourning"; not "the fire an
    emergency".
    """
    at = next((i for i, w in enumerate(ahead) if w in _DECREED), 0)
    begins = at and (ahead[0] in BEFORE_NOUNS or COUNTED.fullmatch(ahead[0]) is not None)
    return ahead[:1] == ["martial"] or (bool(begins) and BEFORE_NOUNS.isdisjoint(ahead[1:at]))


def in_what_way(tokens: list[Token], verb: int) -> bool:
    """Whether a verb says only how somebody answered, or that a story was told: "responded quickly", "tells the old
    story".
    """
    low, ahead = tokens[verb].low, tokens[verb + 1 :]
    if any(t.quoted or t.low in COMPLEMENTIZERS or t.text == ":" for t in ahead):
        return False
    if low.startswith(("respond", "repl")):
        if any(t.quoted for t in tokens[max(0, verb - 3) : verb]):
            return False
        return bool(ahead) and (ahead[0].low.endswith("ly") or ahead[0].low in {"with", "."})
    return low in {"told", "tells", "tell", "telling"} and any(t.low in _STORIES for t in ahead[:5])


def _behind_all(tokens: list[Token], verb: int) -> bool:
    """Whether a statement stands before a verb and its subject: "The quay was gone, he testified before a jury"."""
    return verb > _STATEMENT and tokens[verb - 2].text == ","


def _calls_together(ahead: list[str]) -> bool:
    """Whether somebody is called, or a meeting: "called the police", "called an election"; not "called the vote a
    sham".
    """
    noun = next((i for i, w in enumerate(ahead) if w not in BEFORE_NOUNS), len(ahead))
    if noun == len(ahead):
        return False
    behind = ahead[noun + 1] if noun + 1 < len(ahead) else "."
    convened = ahead[noun] in _CONVENED and ahead[:noun] in ([], ["a"], ["an"])
    return (ahead[noun] in _CALLED or convened) and behind in _AFTER_OBJECT


def _is_common(token: Token) -> bool:
    """Whether a word is small, and no pronoun: what stands before a noun such as "requests"."""
    return token.text.islower() and token.low not in SUBJECTS

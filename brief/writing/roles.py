"""What somebody is by the article's English: the title before a name, or a phrase in commas behind it or before it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from brief.article import Article
from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.function_words import (
    ARTICLES,
    AUXILIARY,
    FINITE,
    IRREGULAR_PAST,
    MONTHS_DAYS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
)
from brief.attribution.grammar.nouns import is_person
from brief.attribution.names.cast import Cast
from brief.attribution.names.mentions import Mention
from brief.office_titles import OFFICES

_COURTESY = frozenset("mr mrs ms miss sir dr rival".split())
"""Titles that tell no office."""
_NO_ROLE = frozenset(
    "who whose which and but or with his her their he she they after before however when died is was were".split()
)
_NO_TRADE = frozenset(
    "socialist communist capitalist racist feminist populist nationalist loyalist extremist optimist rival".split()
)
"""What somebody thinks or is called, and does not do."""
_ALSO_A_TRADE = frozenset("associate fellow chair".split())
_OF_WHOM = frozenset("head son daughter mother father brother sister wife husband friend partner ally aide".split())
"""What says nothing without whose."""
_CITIZEN = re.compile(r"[A-Z]\w+ian")
_PLURAL = re.compile(r"(?:^(?:police|people|men|women|children|staff|media|troops)|[^s]s)$")
"""How the noun ends of whom one person is none."""
_WORDS = 9
"""Words of a role at most; of a longer one the noun alone is told."""
_SHORT = r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\."
_BEHIND = re.compile(
    rf", (?:\d{{1,3}}, )?(a |an |the |another )?"
    rf"((?:(?:{_SHORT}|[\w’'-]+) ){{0,24}}?(?!{_SHORT})[\w’'-]+)(?=[,;.]| —|\Z)"
)
_BEFORE = re.compile(r"[^,;:.“”\"()]+(?=, $)")
_BEGINS = re.compile(r"^(?:(?:[Tt]he|[Aa]n?|[Oo]ne) )?|\b(?:the|an?|one) ")
_ENDS = re.compile(r",(?! and\b)|[.;]")
_OWNED = re.compile(r"(?:[’']s|s[’']) [\w-]+$")
_NOUN_ENDS = re.compile(r" (?:of|for|at|in|with|from|and|on|to) ")
_FORMER = re.compile(r"\b(former|then|acting|interim|outgoing|late|deputy|vice|ex)[ -]$")
_LONGEST_NOUN = 5
"""Words up to the noun."""
_DESCRIBES = frozenset("retired elected appointed convicted accused wanted disgraced".split())
_ADVERB = re.compile(r"[a-z]ly$")
_PART = re.compile(r"[\w’'.-]*\w(?:[’']s)?")
_ONE = re.compile(r"[A-Z]?[a-z]+(?:-[A-Za-z]?[a-z]+)*")
_NO_PART = ARTICLES | PREPOSITIONS | PRONOUNS | STOPS | FINITE | _NO_ROLE
_WITHIN_NAMES = frozenset("of for and on".split())
_NOT_BEFORE = _NO_PART | IRREGULAR_PAST | AUXILIARY | OPENERS | MONTHS_DAYS | (ENGLISH_SPEECH - {"state"})
"""What a phrase right before a name does not run over."""


def role(name: str, cast: Cast, article: Article) -> str | None:
    """The title printed before a name, or what the article says beside it that they are; None where it says nothing."""
    titles = cast.every_title.get(cast.full(name), Counter()).most_common()
    title = next((t for t, _ in titles if t.lower().strip(".") not in _COURTESY), None)
    mentions = [m for m in cast.mentions if cast.full(m.name) == cast.full(name)]
    if title is not None:
        return _as_printed(title, mentions, article)
    if not cast.is_person(name):
        return None
    last = name.rsplit(maxsplit=1)[-1]
    for mention in mentions:
        if mention.name.endswith(last):
            end = article.text.index(last, mention.start) + len(last)
            sentence = article.sentence(mention.sentence)
            before = article.text[sentence.start : mention.start]
            found = _apposed_before(before, article.text[end : sentence.end]) or _behind(before, article.text, end)
            found = found or (_right_before(before.split(" ")[:-1]) if before.endswith(" ") else None)
            if found:
                return found
    return None


def _as_printed(title: str, mentions: Sequence[Mention], article: Article) -> str:
    """A title with the "former" in small letters that stands before it; of several who share it, the one's."""
    first = next((m for m in mentions if m.title == title), None)
    before = _FORMER.search(article.text, max(0, first.start - 12), first.start) if first is not None else None
    one = title[:-1] if title.endswith("s") and title.rsplit(maxsplit=1)[-1][:-1].lower() in OFFICES else title
    return one if before is None else f"{before[0]}{one}"


def _behind(before: str, text: str, end: int) -> str | None:
    """The office or trade in commas behind a name: "director of the district hospital", "a local farmer"."""
    found = _BEHIND.match(text, end)
    # Of a name that is itself set off by commas the sentence goes on: "The mayor, Jens Holm, left the board."
    if found is None or (before.endswith(", ") and found[1] is None and text[found.end()] == "."):
        return None
    return _shown(found[2])


def _apposed_before(before: str, behind: str) -> str | None:
    """The office that a name in commas stands behind: "the head of the port, Ada Berg, said"."""
    found = _BEFORE.search(before) if _ENDS.match(behind) else None
    told = found[0].lstrip() if found is not None else ""
    return next((shown for m in _BEGINS.finditer(told) if (shown := _shown(told[m.end() :]))), None)


def _shown(words: str) -> str | None:
    """A phrase as a role, without what is too long for one; None where it is no office and no trade."""
    noun = words if _OWNED.search(words) else _NOUN_ENDS.split(words, maxsplit=1)[0]
    parts = noun.split()
    if len(parts) > _LONGEST_NOUN and _OWNED.search(words):
        noun, parts = parts[-1], parts[-1:]
    if not parts or len(parts) > _LONGEST_NOUN or not _is_trade(parts[-1]):
        return None
    if any(p.lower() in _NO_PART or p.isdigit() or _ADVERB.search(p) for p in parts):
        return None
    if len(words.split()) <= _WORDS and not _NO_ROLE.intersection(words[len(noun) :].split()):
        return words
    return noun if parts[-1] not in _OF_WHOM else None


def _is_trade(noun: str) -> bool:
    """Whether a noun tells what one person is or does."""
    low = noun.lower()
    one = _ONE.fullmatch(noun) is not None and low not in _NO_TRADE and not _PLURAL.search(low)
    one = one and not _CITIZEN.fullmatch(noun)
    return one and (is_person(low) or low in _ALSO_A_TRADE)


def _right_before(words: Sequence[str]) -> str | None:
    """What somebody is by the words right before the name, in small letters: "Norlin port adviser Ada Berg"."""
    first = len(words)
    while first and len(words) - first < _LONGEST_NOUN and _goes_before(words[first - 1]):
        first -= 1
    before = words[first - 1] if first else ""
    if before.lower() in FINITE | {"to"} and words[first : first + 1] and words[first].islower():
        first += 1  # "to hold Norlin port adviser Ada Berg"
    if first > 1 and before in _WITHIN_NAMES and words[first - 2].istitle():
        while first < len(words) and not words[first].islower():
            first += 1  # "Norlin Centre for Harbour Safety adviser Ada Berg"
    found = words[first:]
    # Behind "communications" nobody can tell whether it is a verb.
    unclear = before.islower() and before.endswith("s") and before not in _NOT_BEFORE
    if not found or unclear or not found[-1].islower() or not _is_trade(found[-1]) or found[-1] in _OF_WHOM - {"aide"}:
        return None
    return " ".join(found)


def _goes_before(word: str) -> bool:
    """Whether a word can tell more of a noun behind it: no verb, no small word, nothing with a mark behind it."""
    low = word.lower()
    doing = word.islower() and (low.endswith(("ing", "s")) or (low.endswith("ed") and low not in _DESCRIBES))
    return _PART.fullmatch(word) is not None and low not in _NOT_BEFORE and not doing and not _ADVERB.search(word)

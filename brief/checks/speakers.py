"""B301 to B303: who says it, and who wants it of whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from brief.article import Sentence
from brief.attribution.quotes import is_all_quotation
from brief.attribution.subjects import subjects
from brief.checks.rule import Page, Problem, Rule
from brief.grounding.names import is_nobody, is_vague, same_voice, words_of
from brief.grounding.words import akin, normal, plain, printed_words, words
from brief.schema import Actor, ItemView, PartyName, Speaker

_PRONOUNS = frozenset("he she they it we i who his her their him them its".split())
_DEFINITE = re.compile(r"\b(?:the|his|her|their|its)\s+[a-z]", re.IGNORECASE)
_BELONGS = re.compile(r",| (?:of|from|for|at|in|with) ")
_REFERS = re.compile(r"\b(?:he|she|they|we|i|his|her|their|who)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _sayers(sentence: str) -> tuple[str, ...]:
    return tuple(s.text for s in sorted(subjects(sentence), key=lambda s: s.start))


def _who(item: ItemView) -> Iterator[tuple[str, str]]:
    """Fields that say who speaks or acts, nobody and the unknown left out: (pointer, text)."""
    for pointer, text in item.texts(Speaker):
        if not is_nobody(text):
            yield pointer, text
    for name, marker in item.section.marked(Actor):
        text = getattr(item.item, name)
        if isinstance(text, str) and text and text != marker.unknown and not is_nobody(text):
            yield f"{item.pointer}/{name}", text


def unknown_speaker(page: Page) -> Iterator[Problem]:
    """Speakers, actors and parties that do not stand in or near the cited sentences."""
    for item in page.items:
        cited = page.cited(item)
        if not cited:
            continue
        for pointer, who in _who(item):
            if not any(_stands_near(name, item, cited, page) for name in page.names_of(who)):
                yield Problem(pointer, f"“{who}” is not named in or near the cited sentences ({_numbers(cited)})")
        for pointer, who in item.texts(Speaker):
            other = None if is_nobody(who) else _said_by_another(who, cited, page)
            if other:
                yield Problem(pointer, f"the cited sentence gives it to “{other}”, not to “{who}”")
        for pointer, name in item.texts(PartyName):
            if not _all_in(_telling(name), page.vocabulary) and not _in_text(name, page.article.text):
                yield Problem(pointer, f"“{name}” is not named in the article")


def _numbers(cited: Iterable[Sentence]) -> str:
    return ", ".join(str(s.id) for s in cited)


def _telling(who: str) -> list[str]:
    order = [w for w in words(who) if w in words_of(who)]
    return order or list(words(who))


def _all_in(wanted: Iterable[str], known: frozenset[str] | set[str]) -> bool:
    return all(w in known or any(akin(w, k) for k in known) for w in wanted)


def _in_text(who: str, text: str) -> bool:
    """For scripts that put no spaces between words: the name as it stands."""
    return not who.isascii() and plain(who).casefold() in plain(text).casefold()


def _stands_near(who: str, item: ItemView, cited: list[Sentence], page: Page) -> bool:
    telling = _telling(who)
    if not telling:
        return False
    nearby = page.near(item)
    known = {w for s in nearby for w in words(s.text)}
    if _all_in(telling, known) or any(_in_text(who, s.text) for s in nearby):
        return True
    if is_vague(who) or not _all_in(telling, page.vocabulary):
        return bool(_acronym_near(who, nearby))
    last = [telling[-1]]
    if _all_in(last, known):
        return True
    # "He said", "the minister added", a quotation that runs on: the name may stand anywhere before.
    if not any(_refers_back(s) for s in cited):
        return False
    before = cited[-1].id
    return any(_all_in(last, set(words(s.text))) for s in page.article.sentences[:before])


def _acronym_near(who: str, nearby: list[Sentence]) -> bool:
    return any(
        same_voice(who, name) for s in nearby for name in printed_words(s.text) if name.isupper() and len(name) > 1
    )


def _refers_back(sentence: Sentence) -> bool:
    text = sentence.text
    return bool(_REFERS.search(text) or _DEFINITE.search(text)) or is_all_quotation(text) or not _sayers(text)


def _said_by_another(who: str, cited: list[Sentence], page: Page) -> str | None:
    """The one named speaker whom the cited sentences give it to, if that is certainly not `who`."""
    if not page.english:
        return None
    text_words = {w for s in cited for w in words(s.text)}
    for name in page.names_of(who):
        if any(w in text_words or any(akin(w, k) for k in text_words) for w in words_of(name)):
            return None
    named: list[str] = []
    for sentence in cited:
        found = _sayers(sentence.text)
        if not found and not is_all_quotation(sentence.text):
            return None
        # A pronoun behind a name means that name; one before it may mean anybody.
        behind = found and _is_a_name(found[0])
        named += [n for n in found if not (behind and n.lower() in _PRONOUNS)]
    clear = all(_is_a_name(n) and not same_voice(who, n) for n in named)
    return named[0] if clear and named else None


def _is_a_name(subject: str) -> bool:
    """Whether a verb's subject names somebody: "Milo Varga of the union", "The Clinton campaign", not "the minister"."""
    printed = printed_words(_BELONGS.split(subject)[0])
    if not printed or len(printed) > 7 or normal(printed[0]) in _PRONOUNS:
        return False
    if all(w[0].isupper() for w in printed):
        return len(printed) > 1 or normal(printed[0]) not in ("the", "a", "an")
    return any(w[0].isupper() for w in printed[1:]) and not is_vague(subject)


def upgraded_source(page: Page) -> Iterator[Problem]:
    """Names or countries given to a source that the cited sentence leaves unnamed."""
    if not page.english:
        return
    for item in page.items:
        for pointer, who in item.texts(Speaker):
            if is_nobody(who):
                continue
            printed = [n for s in page.cited(item) for n in _sayers(s.text)]
            unnamed = [n for n in printed if is_vague(n) and not n.endswith((" who", " that"))]
            if not unnamed:
                continue
            if is_vague(who):
                added = _added(who, unnamed, page, item)
                if added:
                    yield Problem(pointer, f"“{added}” is not in the article's “{unnamed[0]}”")
            elif not any(_may_be(who, n, page) for n in printed):
                yield Problem(pointer, f"the article says only “{unnamed[0]}”, not “{who}”")


def _added(who: str, unnamed: list[str], page: Page, item: ItemView) -> str | None:
    names = [w for w in printed_words(who)[1:] if w[0].isupper()] + [
        w for w in printed_words(who)[:1] if w[0].isupper() and w.isupper()
    ]
    first = printed_words(who)[0]
    if (
        first[0].isupper()
        and normal(first) in page.vocabulary
        and not any(first.lower() == n.split()[0].lower() for n in unnamed)
    ):
        names.insert(0, first)
    cited = {w for s in page.cited(item) for w in words(s.text)}
    return next((n for n in names if not _all_in([normal(n)], cited)), None)


def _may_be(who: str, subject: str, page: Page) -> bool:
    """Whether a verb's subject may be that speaker: by name, by pronoun, or by a definite description."""
    if is_vague(subject):
        return False
    low = subject.lower()
    return (
        low in _PRONOUNS
        or low.split()[0] in ("the", "his", "her", "their")
        or any(same_voice(name, subject) or words_of(name) & words_of(subject) for name in page.names_of(who))
    )


def asks_itself(page: Page) -> Iterator[Problem]:
    """Items whose two parties are one and the same."""
    for item in page.items:
        named = [
            (p, t) for p, t in _who(item) if any(p == f"{item.pointer}/{n}" for n, _ in item.section.marked(Actor))
        ]
        for (_, a), (pointer, b) in combinations(named, 2):
            if same_voice(a, b):
                yield Problem(pointer, f"“{a}” and “{b}” are the same party")


RULES = (
    Rule(
        "B301",
        "error",
        "Speaker not found",
        "a speaker or party is not in or near the cited sentences",
        unknown_speaker,
    ),
    Rule("B302", "error", "Unnamed source upgraded", "an unnamed source is given a name or a country", upgraded_source),
    Rule("B303", "error", "Demands of itself", "who demands and who is to act are the same", asks_itself),
)

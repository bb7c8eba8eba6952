"""B302: a source that the article leaves unnamed stays unnamed, and is described no more exactly than it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.article import Sentence
from brief.checks.rule import Page, Problem, Rule
from brief.checks.said import PRONOUNS, Sayer, all_in, any_in, sayers, sayers_of
from brief.grounding.names import is_nobody, is_vague, same_voice, words_of
from brief.grounding.words import normal, printed_words, words
from brief.schema import ItemView, Speaker

_UNNAMED = re.compile(
    r"(?i:\b(?:sources?|officials?|people|persons?|witness\w*|eyewitness\w*|analysts?|observers?|experts?|mediators?|diplomats?|insiders?"
    r"|aides?|residents?|critics?|members?|participants?|negotiators?|delegates?|figures?|soldiers?|officers?|someone|somebody|another"
    r"|one|many|others?|some|executives?|employees?|workers?|activists?|men|man|wom[ae]n|individuals?|supporters?|opponents?|doctors?"
    r"|scientists?|researchers?|colleagues?|friends?|relatives?|neighbou?rs?|locals?|lawmakers?|politicians?|investors?|traders?"
    r"|economists?|survivors?|villagers?|passengers?|staffers?|strategists?|operatives?|veterans?|associates?|protest[eo]rs?"
    r"|demonstrators?|commanders?|users?|voters?|customers?|students?|\w+ report|media|spokes\w+)\b)"
)
"""A cheap look before the grammar is asked."""
_SMALL = frozenset(
    "a an the one two three four some several many other another of in from at on for with to and who that by familiar close"
    " unnamed anonymous unidentified named his her their its was were is are speaking spoke said according not he she they"
    " condition anonymity identified".split()
)
_POINTS_BACK = ("the ", "his ", "her ", "their ", "its ", "this ", "that ", "these ", "those ")


def upgraded_source(page: Page) -> Iterator[Problem]:
    """Names, countries or details given to a source that the cited sentence leaves unnamed."""
    if not page.english:
        return
    for item in page.items:
        for pointer, who in item.texts(Speaker):
            if is_nobody(who) or not any(_UNNAMED.search(s.text) for s in _looked_at(page, item)):
                continue
            printed = _sayers(page, item)
            unnamed = [s for s in printed if is_vague(s.text) and not s.text.endswith((" who", " that"))]
            if not unnamed:
                continue
            if is_vague(who):
                added = _added(who, printed, unnamed, page, item)
                if added:
                    yield Problem(pointer, f"“{added}” is not in the article's “{unnamed[0].text}”")
            elif not any(_may_be(who, s.text, page) for s in printed):
                yield Problem(pointer, f"the article says only “{unnamed[0].text}”, not “{who}”")


def _looked_at(page: Page, item: ItemView) -> list[Sentence]:
    cited = page.cited(item)
    return [*page.article.sentences[max(0, cited[0].id - 3) : cited[0].id - 1], *cited] if cited else []


def _sayers(page: Page, item: ItemView) -> list[Sayer]:
    return sayers_of(page, item) or [sayer for s in page.cited(item) for sayer in sayers(s)]


def _added(who: str, printed: list[Sayer], unnamed: list[Sayer], page: Page, item: ItemView) -> str | None:
    """What a description says beyond the article's; None where it says no more."""
    if any(same_voice(who, s.text) for s in printed):
        return None
    own = [w for w in printed_words(who) if normal(w) not in _SMALL]
    cited = {w for s in page.cited(item) for w in words(s.text)} | {w for s in printed for w in words(s.described)}
    missing = [w for w in own if not all_in([normal(w)], cited)]
    if not missing:
        return None
    capital = next((w for w in missing if w[0].isupper() and (w != own[0] or w.isupper() or _is_name(w, page))), None)
    if capital is not None:
        return capital
    # "The official" may have been described more exactly before; who is introduced here was not.
    if len(unnamed) < len(printed) or any(s.text.lower().startswith(_POINTS_BACK) for s in unnamed):
        return None
    return " ".join(missing)


def _is_name(word: str, page: Page) -> bool:
    """Whether a capitalised first word is printed with its capital inside the article's sentences."""
    return re.search(rf"(?<=[a-z,;] ){re.escape(word)}(?!\w)", page.article.text) is not None


def _may_be(who: str, subject: str, page: Page) -> bool:
    """Whether a verb's subject may be that speaker: by name, by pronoun, or by a definite description."""
    if is_vague(subject):
        return False
    low = subject.lower()
    return (
        low in PRONOUNS
        or low.split()[0] in ("the", "his", "her", "their")
        or any(same_voice(name, subject) or any_in(words_of(name), set(words(subject))) for name in page.names_of(who))
    )


RULES = (
    Rule(
        "B302",
        "error",
        "Unnamed source upgraded",
        "an unnamed source is given a name, a country or a closer description",
        upgraded_source,
    ),
)

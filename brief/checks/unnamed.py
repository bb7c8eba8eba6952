"""B302: a source that the article leaves unnamed stays unnamed, and is described no more exactly than it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from brief.article import Sentence
from brief.attribution.grammar.nouns import DOCUMENTS
from brief.attribution.grammar.quotes import is_all_quotation
from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.checks.said import PRONOUNS, Sayer, all_in, any_in, sayers, sayers_of
from brief.grounding.names import is_nobody, is_vague, same_voice, words_of
from brief.grounding.words import normal, printed_words, singular, words
from brief.schema import Speaker
from brief.shapes import ItemView

_UNNAMED = frozenset(
    """source official people person witness eyewitness analyst observer expert mediator diplomat insider aide
    resident critic member participant negotiator delegate figure soldier officer someone somebody another one many
    other some executive employee worker activist man men woman women individual supporter opponent doctor scientist
    researcher colleague friend relative neighbor neighbour local lawmaker politician investor trader economist
    survivor villager passenger staffer strategist operative veteran associate protester protestor demonstrator
    commander user voter customer student report media spokesman spokeswoman spokesperson spokespeople attendee
    bystander spectator commentator correspondent""".split()
)
"""Nouns of sources without a name: a cheap look before the grammar is asked."""
_IN_ANY_FORM = _UNNAMED | {w for u in _UNNAMED for w in (f"{u}s", f"{u[:-1]}ies") if singular(w) in _UNNAMED}
"""These, and whatever has one of them as its singular."""
_SMALL = frozenset(
    "a an the one two three four some several many other another of in from at on for with to and who"
    " that by familiar close"
    " unnamed anonymous unidentified named his her their its was were is are speaking spoke said"
    " according not he she they"
    " condition anonymity identified".split()
)
_BY = re.compile(r"[^,;:.“”\"]{0,80}? (?:by|from) (?P<whom>[^,;:.“”\"]{1,60})")
_CALLED = re.compile(
    r"[^;:.“”\"]{0,60}?\b(?:pseudonym|alias|nickname|name|named|called|(?:identified|known|identify|goes|go)"
    r"(?: only| (?:him|her)self| themselves)?(?: as| by)?)(?: only)?(?: as| of)?,? "
    r"(?P<name>[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'.-]*)*)"
)
"""Behind a source: the name that it goes by in the article."""
_POINTS_BACK = ("the ", "his ", "her ", "their ", "its ", "this ", "that ", "these ", "those ")


def upgraded_source(page: Page) -> Iterator[Problem]:
    """Names, countries or details given to a source that the cited sentence leaves unnamed."""
    if not page.article.english:
        return
    for item, pointer, who in page.fields(Speaker):
        if is_nobody(who) or not any(_has_source(s.text) for s in _looked_at(page, item)):
            continue
        printed = _sayers(page, item)
        unnamed = [s for s in printed if is_vague(s.text) and not s.text.endswith((" who", " that"))]
        if not unnamed:
            continue
        if is_vague(who):
            added = _added(who, printed, unnamed, page, item)
            if added:
                yield Problem(pointer, f"“{added}” is not in the article's “{unnamed[0].text}”")
        elif not any(_may_be(who, s.text, page) or _issues(who, s, page) or _goes_by(who, s, page) for s in printed):
            yield Problem(pointer, f"the article says only “{unnamed[0].text}”, not “{who}”")


def _has_source(sentence: str) -> bool:
    return not _IN_ANY_FORM.isdisjoint(words(sentence))


def _looked_at(page: Page, item: ItemView) -> Sequence[Sentence]:
    """The cited sentences and, where they are all quotation, those before them in which the speaker stands."""
    cited = page.cited(item)
    if cited and is_all_quotation(cited[0].text):
        return [*page.article.sentences[max(0, cited[0].id - 4) : cited[0].id - 1], *cited]
    return cited


def _sayers(page: Page, item: ItemView) -> list[Sayer]:
    return sayers_of(page, item) or [sayer for s in page.cited(item) for sayer in sayers(s)]


def _added(who: str, printed: list[Sayer], unnamed: list[Sayer], page: Page, item: ItemView) -> str | None:
    """What a description says beyond the article's; None where it says no more."""
    if any(same_voice(who, s.text) for s in printed):
        return None
    if any(_was_introduced_as(who, s, page) for s in unnamed):
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


def _was_introduced_as(who: str, sayer: Sayer, page: Page) -> bool:
    """Whether "the guard" is the only one that the article had before, and called so: "a Norlin coast guard"."""
    low, told = sayer.text.lower(), who.lower().split(" ", 1)[-1]
    noun = low.rsplit(maxsplit=1)[-1]
    if not low.startswith(_POINTS_BACK) or told.rsplit(maxsplit=1)[-1] != noun:
        return False
    before = [s for s in page.article.lowered[: sayer.sentence.id - 1] if re.search(rf"\b{re.escape(noun)}\b", s)]
    return bool(before) and told in before[-1]


def _issues(who: str, sayer: Sayer, page: Page) -> bool:
    """`According to a report on Wednesday by Norvik`: whose a document is may stand behind its time and its place."""
    if not set(words(sayer.text)) & DOCUMENTS:
        return False
    by = _BY.match(sayer.sentence.text, sayer.subject.end)
    return by is not None and any(any_in(words_of(n), set(words(by["whom"]))) for n in page.names_of(who))


def _goes_by(who: str, sayer: Sayer, page: Page) -> bool:
    """`A protester using the pseudonym Katya`, `a witness who asked to be called Max`: so the article calls them."""
    called = _CALLED.match(sayer.sentence.text, sayer.subject.end)
    return called is not None and any(words_of(n) <= set(words(called["name"])) for n in page.names_of(who))


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

"""Who said the cited sentences, as far as their grammar tells: what the rules about speakers share."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from brief.article import Place, Sentence
from brief.attribution.grammar.nouns import HEADS
from brief.attribution.grammar.quotes import is_all_quotation, narration
from brief.attribution.grammar.tokens import Subject
from brief.attribution.names.bodies import by_noun
from brief.attribution.speech.attributed import sayers_in
from brief.checks.offices import WORDS_OF_OFFICES
from brief.checks.page import Page
from brief.grounding.names import has_alike, is_vague, same_voice, words_of
from brief.grounding.nations import same_nation
from brief.grounding.printed import MONTHS, WEEKDAYS
from brief.grounding.seats import share_a_seat
from brief.grounding.words import akin, has_akin, normal, printed_words, words
from brief.shapes import ItemView

PRONOUNS = frozenset("he she they it we i who his her their him them its".split())
BODIES = frozenset(
    "campaign team side government ministry union party group company delegation administration court"
    " council police army agency"
    " department office committee newspaper association university".split()
)
_BELONGS = re.compile(r",| (?:of|from|for|at|in|with) ")
_LEFT = re.compile(
    r"(?:\b(?:[Aa]n?|[Tt]he|[Oo]ne of|[Aa]nother|[Ii]ts|[Hh]is|[Hh]er"
    r"|[Tt]heir) [^,;:.•“”\"]{1,70}, )?[^,;:.•“”\"]{0,80}$"
)
_APPOSITION = re.compile(
    r", (?!who\b|which\b|whose\b|whom\b|where\b)[^•“”\"]{0,140}?(?=, (?:said|told|has|had|added)|[.]|$|, [a-z]+ed\b)"
)
_BACK = 4
"""Sentences before a quotation that runs on, in which its speaker may stand."""


@dataclass(frozen=True, slots=True)
class Sayer:
    """The subject of a verb of speech, and the sentence it stands in."""

    sentence: Sentence
    subject: Subject

    @property
    def text(self) -> str:
        """As printed."""
        return self.subject.text

    @property
    def described(self) -> str:
        """With what stands before it in its clause and the apposition after it: titles, offices, whose it is."""
        text, subject = self.sentence.text, self.subject
        before = _LEFT.search(text, 0, subject.start)
        # "The mayor, Lena Brandt, told Reis …": the name is the apposition, and what follows is the verb.
        apposed = before is not None and before.group().rstrip().endswith(",")
        after = None if apposed else _APPOSITION.match(text, subject.end)
        return f"{before.group() if before else ''}{subject.text}{after.group() if after else ''}"


def sayers(sentence: Sentence) -> list[Sayer]:
    """Who says something in a sentence."""
    return [Sayer(sentence, s) for s in sayers_in(sentence.text)]


def sayers_of(page: Page, item: ItemView) -> list[Sayer] | None:
    """Who says what an item cites, each cited sentence by itself; None where the grammar leaves one of them open.

    A quotation that runs on belongs to whoever the sentences before it in its paragraph give.
    """
    found: list[Sayer] = []
    for sentence in page.cited(item):
        own = sayers(sentence)
        if not own and is_all_quotation(sentence.text):
            own = _owner(page, sentence)
        if not own:
            return None
        found += own
    return found


def _owner(page: Page, sentence: Sentence) -> list[Sayer]:
    for before in reversed(page.article.sentences[max(0, sentence.id - 1 - _BACK) : sentence.id - 1]):
        if before.paragraph != sentence.paragraph:
            break
        if found := sayers(before):
            return found if "”" in before.text or '"' in before.text or "»" in before.text else []
        if not is_all_quotation(before.text):
            break
    return []


def antecedent(page: Page, sentence: Sentence) -> Sayer | None:
    """Whom "he" or "she" at the beginning of a sentence means, where nobody else was named since that one spoke.

    The sentence before, in the same paragraph, has one sayer, who opens it or ends it, and names no other person.
    """
    if sentence.id < 2:
        return None
    before = page.article.sentences[sentence.id - 2]
    if before.paragraph != sentence.paragraph or before.place is not Place.BODY:
        return None
    found = sayers(before)
    if len(found) != 1:
        return None
    sayer = found[0]
    if sayer.text.lower() in ("he", "she"):
        return antecedent(page, before) if not _names_besides(before, "") else None
    person = is_a_name(sayer.text) and not sayer.text.lower().startswith("the ")
    return sayer if person and not _names_besides(before, sayer.described) else None


_PERSON = re.compile(
    r"(?<![\w’'.])[A-ZÀ-Þ][\w’'-]*\w(?: (?:de|van|von|bin|al|el|del|der)){0,2} [A-ZÀ-Þ][\w’'-]*\w"
    r"|\bM(?:r|s|rs)\.? [A-Z]\w+"
)


_DAYS = frozenset(WEEKDAYS) | frozenset(MONTHS) - frozenset("may april june august".split())
"""Words that open a sentence with a date, and nobody's name."""
_ENDS = re.compile(r" (?:also |later |then )?[a-z]+[.”\"]*$")
"""A verb of saying, and nothing behind it."""


def opens(sayer: Sayer) -> bool:
    """Whether nobody is named in the sentence's narration before the sayer, or only in what is said: "Vale left, he
    added".
    """
    if _ENDS.match(sayer.sentence.text, sayer.subject.end) and sayer.sentence.text[: sayer.subject.start].endswith(
        ", "
    ):
        return True
    before = narration(sayer.sentence.text)[: sayer.subject.start]
    return not any(w[0].isupper() for w in before.split()[1:]) and not _PERSON.search(before)


def has_person(text: str) -> bool:
    """Whether a text has what may be a person's name."""
    return _PERSON.search(text) is not None


def _names_besides(sentence: Sentence, known: str) -> bool:
    """Whether a sentence has what may be a person's name besides the one that is known."""
    own = set(words(known))
    found = (m.group() for m in _PERSON.finditer(sentence.text))
    return any(not set(words(name)) & (own | _DAYS) and by_noun(name) is None for name in found)


def is_a_name(subject: str) -> bool:
    """Whether a verb's subject names somebody: "Milo Varga of the union", "The Clinton campaign", not "the
    minister".
    """
    if " " not in subject:
        # "Police", "Investigators" have their capital from the sentence's beginning, or might.
        return subject[:1].isupper() and subject.lower() not in PRONOUNS and subject.lower() not in HEADS
    printed = printed_words(_BELONGS.split(subject)[0])
    if not printed or len(printed) > 7 or normal(printed[0]) in PRONOUNS:
        return False
    first, rest = normal(printed[0]), printed[1:]
    if first in ("a", "an") or (first == "the" and all(normal(w) in WORDS_OF_OFFICES for w in rest)):
        return False
    if all(w[0].isupper() for w in printed):
        return bool(rest) or first != "the"
    # "The Clinton campaign" is one, "the Democratic candidate" may be anybody.
    owned = printed[0][0].isupper() and printed[0].endswith("'s")
    named = rest and (rest[-1][0].isupper() or ((first == "the" or owned) and normal(rest[-1]) in BODIES))
    return bool(named) and (owned or any(w[0].isupper() for w in rest)) and not is_vague(subject)


def capitals(who: str, page: Page) -> frozenset[str]:
    """The words of an English description that are names by their capital: of these fewer forms are one's."""
    printed = printed_words(who) if page.article.english else ()
    return frozenset([normal(w) for w in printed if w[0].isupper() and not w.isupper()])


def all_in(wanted: Iterable[str], known: Collection[str], names: Collection[str] = ()) -> bool:
    """Whether every word, in some form, is among the known ones; of `names` fewer forms are one's."""
    return all((has_alike if w in names else has_akin)(w, known) for w in wanted)


def any_in(wanted: Iterable[str], known: frozenset[str] | set[str]) -> bool:
    """Whether some word, in some form, is among the known ones."""
    return any(has_akin(w, known) for w in wanted)


def stands_for(a: str, b: str) -> bool:
    """Whether one of two names may be said for the other: a seat of government, a nation and its people."""
    first, second = words(a), words(b)
    return share_a_seat(first, second) or any(same_nation(x, y) or akin(x, y) for x in first for y in second)


def may_mean(sayer: Sayer, names: tuple[str, ...]) -> bool:
    """Whether a subject, with its titles and apposition, has any word of the speaker's names."""
    described = set(words(sayer.described))
    return any(
        same_voice(name, sayer.text) or any_in(words_of(name), described) or stands_for(name, sayer.text)
        for name in names
    )

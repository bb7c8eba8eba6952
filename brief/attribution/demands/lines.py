"""Who wants what of whom: what a sentence asks, with both ends as the article names them.

Of an English sentence grammar tells all three parts (`brief.attribution.demands.asking`). Outside English only the
words beside the verb are known, and the model tells of whom, or that nobody wants anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief.article import Article, Place, Sentence
from brief.attribution.demands.addressees import somebody
from brief.attribution.demands.asking import SAYER, Asking, askings
from brief.attribution.grammar.cues import cues
from brief.attribution.grammar.function_words import THIRD_PERSON
from brief.attribution.grammar.nouns import is_agent, is_person
from brief.attribution.grammar.quotes import quoted
from brief.attribution.grammar.speaking import speaking
from brief.attribution.names.cast import Cast
from brief.attribution.names.descriptions import named_plainly, person_in
from brief.attribution.names.genders import GENDERS, gender
from brief.attribution.names.titles import bare
from brief.attribution.speech.plain_subjects import is_pronoun, plain_subject
from brief.attribution.speech.pronouns import Pronouns
from brief.attribution.speech.speech_line import SpeechLine
from brief.schema import REPORTER

UNSPECIFIED = "unspecified"
_OPENING = frozenset("The A An Its His Her Their Some Several Many Two Three".split())
_CONDITION = re.compile(
    r"^(?P<what>[^“”\"]{6,}?),? (?<!even )(?<!as )(?<!know )(?P<c>(?:if|unless|provided(?: that)?"
    r"|as long as|on condition that) [^,;“”\"]{4,120})$"
)
"""A condition at the end of what is wanted."""
_SO_OFTEN = re.compile(r"(?<=\w)(?<! at) (?:once|twice|thrice|repeatedly|(?:[a-z]+|\d+|several|many) times)$")
"""How often it was asked for, which is no part of it: "asked the council for cameras three times"."""
_NAMELESS = re.compile(
    r"\bnot (?:to )?be (?:named|identified|published|printed|disclosed|quoted)\b|\bbe withheld\b|\banonym"
)
"""What a source asks of whoever writes."""
_FINITE = frozenset("is are was were has have had will would".split())
_NOBODY = frozenset("none nobody no neither".split())
_OWNED = 2
"""Words of "her husband"."""
_SEVERAL = re.compile(r"^[a-z].*s$|\b(?:police|people|family|party|company|government|media)$")
_SELVES = frozenset("we i".split())
_PRONOUNS = _SELVES | THIRD_PERSON | {SAYER}
"""What stands for whoever says the sentence."""
_DUTIES = frozenset("muss müssen soll sollen doit doivent debe deben deve devono devem moet moeten".split())
_OBJECTS = {"him": "he", "her": "she"}
"""What stands for one who is asked, and what would if that one asked."""
_BACK = 3
"""Sentences back in which somebody else may be meant."""


@dataclass(frozen=True, slots=True)
class DemandLine:
    """A sentence in which somebody wants something of somebody, and what of it is certain."""

    sentence: Sentence
    by: tuple[str, ...]
    of: tuple[str, ...]
    what: str | None
    """What is wanted, in the sentence's words; None where no form fits."""
    condition: str | None = None

    @property
    def certain(self) -> bool:
        """Whether nothing is left for the model to tell."""
        return self.what is not None and len(self.by) == 1 and len(self.of) == 1


def demand_lines(
    article: Article,
    cast: Cast,
    speech: list[SpeechLine],
    groups: list[str],
    first_person: str | None = None,
    *,
    pronouns: Pronouns | None = None,
) -> list[DemandLine]:
    """The article's lines of demand, in order.

    Args:
        groups: names and descriptions of the article's parties, as printed, for the choices of an addressee.
        first_person: whom "we" means outside a quotation: whoever issues the text.
        pronouns: tells who it is that is asked, where only "him" or "her" is.
    """
    found: list[DemandLine] = []
    own = (first_person,) if first_person else ()
    speakers = {
        line.sentence.id: tuple(c for c in line.choices if c != REPORTER)
        for line in speech
        if line.choices[0] != REPORTER
    }
    english, demand = article.english, cues(article.language).demand
    for sentence in article.sentences:
        says = speakers.get(sentence.id, ())
        if sentence.place is not Place.BODY:
            continue
        if english:
            found.extend(_asked(sentence, cast, says, own, groups, pronouns=pronouns))
        elif demand is not None and demand.search(sentence.text):
            found.extend(_plain(sentence, demand, cast, says or own, groups))
    return found


def _asked(
    sentence: Sentence,
    cast: Cast,
    speakers: tuple[str, ...],
    own: tuple[str, ...],
    groups: list[str],
    *,
    pronouns: Pronouns | None,
) -> list[DemandLine]:
    """The demands of an English sentence.

    Where it names no addressee, none is given: a small model that may pick a party of the sentence picks one, and a
    wrong one, nearly always.
    """
    found: list[DemandLine] = []
    for asking in askings(sentence.text):
        low = asking.by.lower()
        if low.split(" ", 1)[0] in _NOBODY or (" to " in low and not somebody(low.partition(" to ")[0])):
            continue  # "Her picture led to public calls for an inquiry": it is not the picture that calls
        by = _party(asking.by, cast, sentence) if low not in _PRONOUNS else _meant(low, speakers, own, cast, groups)
        if low == SAYER and not speakers and not quoted(sentence.text):
            by = own  # "The council must publish it", in a text of whoever issues it
        if by and low in {"he", "she"} and pronouns is not None and not _may_be(by[0], low, pronouns):
            continue  # "The union said he had asked": somebody else did
        of = _party(asking.of, cast, sentence) if asking.of else (UNSPECIFIED,)
        if of is None and by and pronouns is not None and asking.of in _OBJECTS:
            of = _one_before(asking, by, sentence, pronouns)
        if not by or of is None or of == by or low in {"who", "which", "that"} or _asks_nothing(asking.what):
            continue
        wanted = _SO_OFTEN.sub("", asking.what)
        condition = _CONDITION.match(wanted)
        what, told = (condition.group("what"), condition.group("c")) if condition else (wanted, None)
        found.append(DemandLine(sentence, by, of, what, told))
    return found


def _asks_nothing(what: str) -> bool:
    """Whether somebody is only called, or a clause goes on, and nothing is asked: "She called for her husband"."""
    words = what.lower().split()
    if _NAMELESS.search(what):
        return True
    if words[:1] and words[0] in _FINITE:
        return True  # "all we ask for is a chance"
    return (
        len(words) == _OWNED
        and words[0] in {"his", "her", "their", "my"}
        and (is_person(words[1]) or words[1] == "life")
    )


def _meant(
    pronoun: str, speakers: tuple[str, ...], own: tuple[str, ...], cast: Cast, groups: list[str]
) -> tuple[str, ...]:
    """Whom a pronoun stands for that asks: one who may say the sentence, and fits the pronoun."""
    if pronoun in _SELVES and not speakers:
        return own if pronoun == "we" or all(map(cast.is_person, own)) else ()  # no body is "I"
    if pronoun in {"it", "they"}:
        meant = [s for s in speakers if not cast.is_person(s) and (s in groups or not cast.has(s))]
        return tuple(meant) if len(meant) == 1 else ()
    return tuple(s for s in speakers[:1] if pronoun in _SELVES | {SAYER} or not _SEVERAL.search(s))


def _may_be(speaker: str, pronoun: str, pronouns: Pronouns) -> bool:
    """Whether a speaker may be "he" or "she"."""
    return pronouns.cast.could_be_one_person(speaker) and pronouns.genders.fits(speaker, pronoun)


def _one_before(asking: Asking, by: tuple[str, ...], sentence: Sentence, pronouns: Pronouns) -> tuple[str, ...] | None:
    """The one person whom "him" or "her" can mean in narration, where nobody else is named nearby who fits it."""
    at = sentence.text.find(f" {asking.of} to {asking.what}")
    if at < 0 or any(q.start <= at < q.end for q in quoted(sentence.text)):
        return None
    pronoun, cast = _OBJECTS[asking.of], pronouns.cast
    meant = [n for n in pronouns.one(pronoun, sentence, at) if n not in by and cast.has(n)]
    nearby = {cast.full(m.name) for n in range(sentence.id - _BACK, sentence.id + 1) for m in cast.persons.get(n, ())}
    others = [n for n in nearby - {*by, *meant} if pronouns.genders.fits(n, pronoun)]
    return tuple(meant) if len(meant) == 1 and not others else None


def _party(printed: str, cast: Cast, sentence: Sentence) -> tuple[str, ...] | None:
    """A demander or addressee as it is given on the page; None where the words name nobody."""
    if printed.lower() in _PRONOUNS | {"him", "her", "them", "us", "me", "you", "everyone", "anyone"}:
        return None
    if (
        printed.lower().startswith("the ")
        and printed[4:].islower()
        and (body := cast.titled(printed.lower()) or cast.body(printed.lower(), sentence))
    ):
        return (body,)
    if " " not in printed and _are_people(printed.lower()) and sentence.text.startswith(printed):
        return (printed.lower(),)  # Capital only because it opens the sentence: "Brokers".
    spoken = speaking(printed) or printed
    spoken = re.sub(r"^an? (?=[A-Z])", "", spoken if printed.startswith(spoken) else printed)
    for name in (spoken, re.sub(r"^[Tt]he ", "", spoken)):
        if cast.has(bare(name)) and not cast.full(name)[0].islower():
            return (cast.full(name),)
    if (named := person_in(spoken.split(), cast) or cast.behind_a_noun(spoken.split())) is not None:
        return (named,)
    opening = spoken.split(maxsplit=1)[0]
    # Capital only because it opens the sentence: "The judge".
    return (spoken[0].lower() + spoken[1:] if opening in _OPENING and not cast.has(opening) else spoken,)


def _are_people(noun: str) -> bool:
    """Whether a plural in small letters stands for people: "brokers", "judges"."""
    return noun.endswith("s") and (is_agent(noun) or is_person(noun.removesuffix("s")))


def _present(sentence: Sentence, groups: list[str]) -> list[str]:
    """The groups that the sentence names, each by the longest form that stands there."""
    found = [g for g in groups if g in sentence.text and re.search(rf"(?<!\w){re.escape(g)}(?!\w)", sentence.text)]
    return [g for g in found if not any(g != other and g in other for other in found)]


def _plain(
    sentence: Sentence, demand: re.Pattern[str], cast: Cast, speakers: tuple[str, ...], groups: list[str]
) -> list[DemandLine]:
    """Outside English: the words beside the verb demand, and the model tells of whom."""
    if all(verb.group().lower() in _DUTIES for verb in demand.finditer(sentence.text)):
        return []  # "Der Rat soll entscheiden": whoever is to do it is not the one who wants it
    found = plain_subject(sentence.text, demand)
    if found is None or (is_pronoun(found) and not speakers):
        return []
    if is_pronoun(found):
        pronoun = GENDERS.get(found.lower())
        speakers = tuple(s for s in speakers if not pronoun or gender(s, cast.titles.get(s)) in {None, pronoun})
        if not speakers:
            return []
    by = speakers[0] if is_pronoun(found) else named_plainly(found, cast)
    # Whoever is named in another sentence is asked for nothing in this one.
    others = dict.fromkeys([*_present(sentence, groups), *cast.named_in(sentence)])
    return [DemandLine(sentence, (by,), (*[o for o in others if o != by][:5], UNSPECIFIED), None)]

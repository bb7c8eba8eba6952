"""Questions that an article as a whole leaves open, in its own words; each cites the sentences that raise it.

A party is accused and says nothing, a demand has no answer, two voices give different figures, nobody is named who says
so, or something happened and nothing is said of why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brief.article import Place
from brief.attribution.inverted import clause_of, small
from brief.attribution.open_forms import GOES_ON, Matter, is_plural
from brief.attribution.parties import surely
from brief.grounding.names import is_nobody, is_vague, same_voice
from brief.grounding.voices import accusations
from brief.schema import Actor, Derived, Evidence, Lines, PartyName, Wording
from brief.writing.voices import Voices
from brief.writing.words import in_own_words

_NO_DEED = re.compile(r"(?:not|please|contact|call|pray|stay|avoid|remain|be|come forward)\b", re.IGNORECASE)
"""Advice, and what cannot be done or left undone."""
_NOT_ASKED = re.compile(
    r"\b(?:likely|expected|about|ready|plans?|planning|may|might|could) (?:to |soon )*(?:demand|call|ask|urge|request|press|insist)\w*\b"
    r"|\b(?:agreement|accord|pact|treaty|deal|plan|bill|law|resolution|arrangement)\b[^.,;]* calls? for\b"
)
"""A demand that may yet come, or that nobody makes: a plan calls for what it provides."""
_REPORTS = re.compile(
    r"\b(?:sources?|attorneys?|lawyers?|spokes\w+|delegates?|aides?|officials?)$|\bsources? (?:close|familiar|in|at|near)\b"
)
"""Whoever mostly tells what others demand."""
_GRANTED = re.compile(r"\b(?:successfully|agreed to|granted|accepted|approved|instructed|ordered|lobbied)\b")
"""Where it is done already, or was asked some time ago."""
_RUNS_ON = re.compile(
    r", (?:the|an?|he|she|it|they) | (?<!that )(?<!who )(?<!which )(?<!what )(?<!it )(?<!they )(?:went|held|was|were|came)\b"
)
"""What goes on into the next clause is not what is wanted."""
_THING = re.compile(
    r"(?:an?|new|more|further|greater|stronger|immediate|urgent)(?: (?!must\b|should\b|to\b|is\b|are\b|be\b|similar\b|same\b|such\b|some\b)[\w’'-]+)+"
)
_LONGEST_NAME = 9
_OPENS_A_PHRASE = re.compile(
    r"(?:despite|in|at|on|under|after|before|because|since|with|without|during|for|as|if|when)\b",
    re.IGNORECASE,
)
"""How a clause begins of which a cut may have left the phrase before its subject alone."""
_CONCEDED = re.compile(r"\b(?:but|although|though)\b")
"""Where half of what is said would be asked about: "it may attract some, but not many"."""
_SUBJECT_ALONE = re.compile(r"\bthat [\w’'-]+$")
"""Where a cut has left no more than a subject of a clause: "charges that promotions"."""
_VAGUE = 2
"""Words that do not tell what is wanted: "an exemption"."""
_ANYBODY = re.compile(
    r"(?:any\w+|every\w+|all|others|people|those|passengers|residents|witnesses|(?:the )?public|voters|readers|users|citizens|supporters)\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:in|since|until|back in) (?:19|20)\d\d\b|\b(?:years?|decades?|months) (?:ago|earlier)\b|\blast (?:year|month|decade|January|February|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)\b"
)
_HARM = re.compile(
    r"(?P<n>\b\d[\d,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))(?P<whom>(?: \w+){0,2}?) (?:(?:were|had been|have been|are|confirmed|was) )*(?P<what>dead|killed|died|deaths|injured|wounded|missing|arrested|bodies|fatalities)\b"
)
_ACCUSING = re.compile(r"\b(?:accus|blam|alleg|condemn|denounc|critici|fault|guilty|responsib)", re.IGNORECASE)
_IN_PASSING = re.compile(
    r"\b(?:tweets?|posts?|letters?|messages?|statements?|reports?|lawsuits?) (?:accusing|blaming|alleging)\b|\balleged(?= [a-z])"
)
"""Accusations that the sentence tells of and does not make."""
_ONLY_DESCRIBES = re.compile(
    r" (?!(?:in|on|at|of|for|to|from|with|by|and|or|as|but|that|who|which|after|before|when|while|over|is|are|was|were|has|had|have|will"
    r"|would|did|does|also|\w+ed|\w+ing)\b)[a-z]"
)
"""How a sentence goes on behind a name that only tells whose something is: "a Norlin court ruling"."""
_ANYONE = frozenset("people persons others in all of them were was are had been have some".split())
"""Words that do not tell who was harmed: rebels are counted apart from soldiers."""
_SAME_COUNT = 8
"""Sentences within which two numbers are taken to count the same."""
_OTHERS = re.compile(r"\b(?:more|additional|another|further|previous(?:ly)?|elsewhere|each|per)\b")
_HARMS = {
    "dead": "killed",
    "died": "killed",
    "deaths": "killed",
    "bodies": "killed",
    "fatalities": "killed",
    "wounded": "injured",
}

_ACCIDENT = re.compile(
    r"(?<!\bon )(?<!\bopen )(?<!\bopens )(?<!\bopened )(?<!\bunder )(?<!-)\b(?P<event>fire(?! (?:code|drill|department|service|fighter|brigade|chief|truck|station|alarm|engine|safety|crew))|blaze|explosion|blast|crash|collision|derailment|collapse|blackout|power outage|leak|spill|capsizing)\b",
    re.IGNORECASE,
)
_CAUSED = re.compile(
    r"\b(?:caus\w+|because|due to|owing to|blam\w+|result(?:s|ed|ing)? (?:of|from)|trigger\w*|spark\w*|arson\w*|deliberate\w*|intentional\w*|electrical|short[- ]circuit\w*"
    r"|fault\w*|malfunction\w*|error|sabotage\w*|lightning|overheat\w*|set (?:fire|alight|ablaze|on fire)|ignit\w+|lost control|fail(?:ed|ure|ures)|brak\w+|drunk\w*|intoxicat\w+"
    r"|asleep|attack\w*|bomb\w*|terror\w*|shot|missiles?|rockets?|airstrikes?|drones?|suspect\w*|investigat\w+|collided|weather|storm|wind|fog|ice|icy|motive)\b",
    re.IGNORECASE,
)
"""Words of a sentence that may say why, or that says that it is being looked into."""
_DEED = re.compile(
    r"\b(?P<event>attack|shooting|bombing|stabbing|killing|murder|assassination|kidnapping|robbery|theft|arson|hack|cyberattack|data breach|vandalism)\b",
    re.IGNORECASE,
)
_DONE_BY = re.compile(
    r"\b(?:arrest\w*|suspect\w*|charg\w+|custody|detain\w*|claim\w* responsibility|responsib\w+|gunm[ae]n|shooters?|attackers?|assailants?|perpetrators?|killers?|robbers?|thie(?:f|ves)|bombers?|hackers?"
    r"|convict\w*|sentenced|guilty|trial|accus\w+|blam\w+|behind|identified|confess\w*|investigat\w+|carried out|retaliat\w+|mounted|launched|ordered by|forces|troops|warships?|warplanes?|navy|army|knifem[ae]n|murderer|student|teenager|policem[ae]n|officers?|soldiers?|militants?|terrorists?)\b",
    re.IGNORECASE,
)
"""Words of a sentence that may say who did it."""
_OPENING = 4
"""Among so many sentences an event is told that the headline has."""
_NAMED = r"[A-ZÀ-Þ][\w’'.-]+(?: (?:(?:of|de|la|du|am|upon) )?[A-ZÀ-Þ][\w’'.-]+)*"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for the page."""

    matter: Matter
    sentences: tuple[int, ...]


def unsettled(voices: Voices) -> Iterator[Asked]:
    """What the article as a whole leaves open."""
    yield from _accused(voices)
    yield from _demanded(voices)
    yield from _counted(voices)
    yield from _unnamed(voices)
    yield from _unexplained(voices)


def _accused(voices: Voices) -> Iterator[Asked]:
    """What those accused and not heard would answer, and to whom."""
    cited: list[set[int]] = []
    for name, others in _unheard(voices):
        called = (name, *(other for other in others if not other.startswith(f"{name} ")))
        stated = (voices.article.sentence(n) for n in accusations(name, others, voices.article))
        numbers = [s.id for s in stated if s.place is Place.BODY and _surely(s.text, called)][:3]
        if not numbers or any(len(c & set(numbers)) * 2 >= len(numbers) for c in cited):
            continue  # two names of one accusation make one question
        cited.append(set(numbers))
        accusers = list(
            dict.fromkeys(
                s for n in numbers if (s := voices.said.get(n)) and voices.can_accuse(s) and not same_voice(s, name)
            )
        )[:2]
        if accusers:
            question = f"What would {voices.with_article(name)} answer to the accusations by {' and '.join(accusers)}?"
            yield Asked(Matter(question, "one_sided", 0.9), tuple(numbers))


def _surely(text: str, names: Sequence[str]) -> bool:
    """Whether a sentence accuses somebody in so many words, and not in passing: "tweets accusing Berg", "a Norlin ruling"."""
    told = _IN_PASSING.sub(" ", text)
    named = any(
        not _ONLY_DESCRIBES.match(told, at + len(name)) for name in names for at in (told.find(name),) if at >= 0
    )
    return named and _ACCUSING.search(told) is not None


def _unheard(voices: Voices) -> Iterator[tuple[str, list[str]]]:
    for section in voices.shape.sections:
        name = section.first(PartyName)
        voice = next((f for f, m in section.marked(Derived) if m.source == "voice"), None)
        alias = next((f for f, m in section.marked(Derived) if m.source == "aliases"), None)
        if name and voice:
            for party in voices.settled.get(section.name, []):
                if getattr(party, voice) == "accused_not_quoted":
                    yield getattr(party, name), list(getattr(party, alias)) if alias else []


def _demanded(voices: Voices) -> Iterator[Asked]:
    """Whether what is demanded will be done, where whoever is to do it says nothing."""
    for section in voices.shape.sections:
        actors, wording, evidence = section.marked(Actor), section.first(Wording), section.first(Evidence)
        if section.section.lines is not Lines.DEMAND or len(actors) < 2 or not wording or not evidence:
            continue
        for item in voices.settled.get(section.name, []):
            by, of = (str(getattr(item, name)) for name, _ in actors[:2])
            wanted = str(getattr(item, wording))
            what, numbers = clause_of(wanted), tuple(getattr(item, evidence))
            text = " ".join(voices.article.sentence(n).text for n in numbers)
            if (
                not what
                or _GRANTED.search(text)
                or _NOT_ASKED.search(text)
                or " and must " in wanted
                or _RUNS_ON.search(what)
                or PAST.search(text)
                or _NO_DEED.match(what)
                or " and " in what
                or is_nobody(by)
                or _REPORTS.search(by)
            ):
                continue
            asker = by if voices.cast.has(by) else voices.name(by, voices.article.sentence(numbers[-1]))
            if asker is None or len(asker.split()) > _LONGEST_NAME or not _can_want(asker, voices):
                continue
            if _THING.fullmatch(what) and len(what.split()) > _VAGUE and of == actors[1][1].unknown:
                yield Asked(
                    Matter(f"Will there be {what}, as demanded by {voices.with_article(asker)}?", "unanswered", 0.6),
                    numbers,
                )
            elif of != actors[1][1].unknown and not voices.speaks(of) and not _ANYBODY.match(of):
                whom = voices.name(of, voices.article.sentence(numbers[-1]))
                if whom and re.search(rf"\bto {re.escape(what[:20])}", text):
                    asked = f"Will {whom} {what}, as demanded by {voices.with_article(asker)}?"
                    yield Asked(Matter(asked, "unanswered", 0.65), numbers)


def _can_want(asker: str, voices: Voices) -> bool:
    """Whether a demander is somebody: a name of one word may be an adjective ("Italian"), or a law."""
    cast = voices.cast
    if not cast.has(asker):
        return not (asker[0].islower() and asker.rsplit(maxsplit=1)[-1][0].isupper())  # "the steps Norlin"
    return " " in cast.full(asker) or asker in cast.titles or surely(asker) is not None


def _counted(voices: Voices) -> Iterator[Asked]:
    """How many were harmed, where two voices give different numbers."""
    seen: dict[str, tuple[str, str, int, set[str]]] = {}
    for sentence in voices.body:
        speaker = voices.said.get(sentence.id)
        if speaker is None or is_nobody(speaker) or _OTHERS.search(sentence.text):
            continue
        for match in _HARM.finditer(sentence.text):
            what, figure = _HARMS.get(match["what"], match["what"]), match["n"].lower()
            whom = set(match["whom"].lower().split()) - _ANYONE
            if "others" in match["whom"].lower():
                continue  # beside whom other ones are counted
            if what not in seen:
                seen[what] = (figure, speaker, sentence.id, whom)
            elif (
                (first := seen[what])[0] != figure
                and not same_voice(first[1], speaker)
                and sentence.id - first[2] <= _SAME_COUNT
                and (not whom or not first[3] or whom & first[3])
            ):
                question = f"How many were {what}: {first[0]}, as {first[1]} said, or {figure}, as {speaker} said?"
                yield Asked(
                    Matter(question.replace("were missing", "are missing"), "disputed", 1.0),
                    (first[2], sentence.id),
                )
                return


def _unnamed(voices: Voices) -> Iterator[Asked]:
    """Whether anybody says so under a name, where nobody who speaks is named."""
    spoken = [(s, n) for s, n in voices.spoken() if not is_nobody(s)]
    if len(spoken) < 2 or not all(is_vague(s) for s, _ in spoken):
        return
    for speaker, numbers in spoken:
        text = voices.article.sentence(numbers[0]).text
        bare_clause = clause_of(in_own_words(text, speaker_named=True))
        if (
            GOES_ON.match(bare_clause)
            or _OPENS_A_PHRASE.match(bare_clause)
            or _SUBJECT_ALONE.search(bare_clause)
            or _CONCEDED.search(text)
        ):
            continue
        if bare_clause and bare_clause != text and bare_clause[0] not in '“"' and " " in bare_clause:
            who = small(speaker, voices.names)
            say = "say" if is_plural(who) else "says"
            question = f"Does anybody say under a name that {small(bare_clause, voices.names)}, as {who} {say}?"
            yield Asked(Matter(question, "unverified", 0.8), (numbers[0],))
            return


def _unexplained(voices: Voices) -> Iterator[Asked]:
    """What caused what the headline tells of, or who did it, where no sentence speaks of that at all."""
    headline = " ".join(s.text for s in voices.article.sentences if s.place is Place.HEADLINE)
    told = [s.text for s in voices.article.sentences]
    for events, answers, question in (
        (_ACCIDENT, _CAUSED, "What caused the {}?"),
        (_DEED, _DONE_BY, "Who is behind the {}?"),
    ):
        match = events.search(headline)
        if match is None or any(answers.search(text) for text in told):
            continue
        event = match["event"].lower()
        tells = next(
            (s for s in voices.body[:_OPENING] if any(m["event"].lower() == event for m in events.finditer(s.text))),
            None,
        )
        if tells is not None:
            yield Asked(Matter(question.format(_event(event, headline, tells.text)), "unanswered", 0.6), (tells.id,))


def _event(event: str, headline: str, lead: str) -> str:
    """An event as a question names it: with the place where it happened, if that stands behind it."""
    for text in (headline, lead):
        if place := re.search(
            rf"(?i:\b{event}\b)[^.;:“”\"]*? (?P<at>(?:at|in|near|off|outside) (?:the )?{_NAMED})", text
        ):
            return f"{event} {place['at']}"
    return event

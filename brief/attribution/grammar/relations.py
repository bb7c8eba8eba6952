"""How a noun phrase stands to what is around it: whom a relative pronoun means, whether a subject is a clause's own."""

from __future__ import annotations

import re
from dataclasses import replace

from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.function_words import (
    ARTICLES,
    DETERMINERS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STOPS,
    SUBJECT_PRONOUNS,
)
from brief.attribution.grammar.nouns import HEADS, is_agent, is_person
from brief.attribution.grammar.tokens import Subject, adverb, capital, lowered

_UNLESS = frozenset("if unless whether".split())
_SUBORDINATE = frozenset(
    (
        "what whom whatever that how why whether if when while because though although after before since"
        " than which where who once"
    ).split()
)
_CONCEDES = frozenset("while although though whereas".split())
_HOPED = frozenset("hope hopes wish wishes imagine suppose".split())
_NEAR = 4
_LONGEST_ASIDE = 16
_TIMES = frozenset(
    (
        "day days week weeks month months year years morning afternoon evening night weekend moment"
        " minute hour time times while"
    ).split()
)
_DEEDS = frozenset(
    "expressed claimed accused announced declared denied demanded vowed urged called warned promised threatened".split()
)
_NO_NOUN = STOPS | PREPOSITIONS | OPENERS | RELATIVES
_NAME_BEHIND_NOUN = re.compile(
    r"(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z]+ ){0,2}?(?:people|[a-z]+s|story|tale|claim|letter"
    r"|speech|statement|book|song|plan|idea|promise) (?=[A-Z])"
)
_NAME_BEHIND_KIND = re.compile(r"an? [a-z]+ [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*$")
_PEOPLE_BEHIND_THINGS = re.compile(
    r"(?:.* )?(?!(?:sports|arts|news)\b)[a-z]{4,}s (?=(?:people|fans|critics|voters|users|customers|readers|kids)$)"
)
_ANYBODY = frozenset("those anyone anybody everyone everybody".split())
_ANYTHING = frozenset("anything everything whatever something nothing all".split())
_JOINS = frozenset("and but or while".split())
_ISSUED = frozenset("sent issued released published wrote signed filed posted delivered circulated tweeted".split())


def meant(clause: Clause, subject: Subject) -> Subject:
    """Whom a relative pronoun stands for: "McConnell, the majority leader, who said" is McConnell."""
    words = [lowered(w) for w in subject.text.split()]
    if words[1:] == ["of", "whom"]:
        return _of_whom(clause, subject) or subject
    if words[0] not in RELATIVES or not (len(words) == 1 or words[1] in OPENERS or words[1].endswith("ly")):
        return subject
    at = clause.place(subject.start)
    if at < 1:
        return subject
    last = at - 2 if clause.tokens[at - 1].text == "," else at - 1
    if clause.tokens[last].low in _ANYBODY:
        return subject
    noun = _noun(clause, last)
    # "Would you choose a pilot or captain who said so": nobody in particular
    bare = noun is not None and noun.text.islower() and " " not in noun.text and is_person(noun.text)
    return subject if noun is None or bare else noun


def _noun(clause: Clause, last: int) -> Subject | None:
    """The noun phrase right before a relative clause: "spoke to the Navy, who …", "Democrats on Capitol Hill, who
    …".
    """
    tokens = clause.tokens
    first = last
    while first > 0 and tokens[first].word and tokens[first].low not in ARTICLES:
        before = tokens[first - 1]
        if (
            not before.word
            or before.quoted
            or before.low in (PREPOSITIONS - {"to"}) | STOPS | {"among"}
            or clause.verbal(first - 1)
        ):
            break
        first -= 1
    if first > 1 and tokens[first - 2].word and not tokens[first - 2].quoted:
        placed = tokens[first - 1].low in {"on", "in", "at"}
        apposed = tokens[first - 1].text == "," and tokens[first].low in ARTICLES and capital(tokens[first - 2])
        if placed or apposed:
            return _noun(clause, first - 2)
        if (name := _name_of_both(clause, first - 1)) is not None:
            return _noun(clause, name)
    if (infinitive := _infinitive(clause, first, last)) is not None:
        first = infinitive + 2  # "is likely to placate nervous Democrats, who"
    token = tokens[first]
    if first == last and first and tokens[first - 1].low in {"or", "and"} and is_person(token.low):
        return None  # "the man or woman who said so"
    whole = capital(token) or token.low in DETERMINERS or tokens[last].low.endswith("s")
    return clause.phrase(first, last + 1) if whole or tokens[last].low in HEADS else None


def _of_whom(clause: Clause, subject: Subject) -> Subject | None:
    """Who some of others are: "many of the pilots" of "the pilots, many of whom said"."""
    at = clause.place(subject.start)
    noun = _noun(clause, at - 2) if at > 1 and clause.tokens[at - 1].text == "," else None
    if noun is None or lowered(noun.text.split()[-1]) in PRONOUNS:
        return None
    first = clause.place(noun.start)
    owner = clause.tokens[first - 2] if first > 1 and clause.tokens[first - 1].low == "of" else None
    if owner is not None and owner.low.endswith("s") and (is_agent(owner.low) or is_person(owner.low[:-1])):
        noun = clause.phrase(_begin(clause, first - 2), at - 1) or noun  # "relatives of the crew, many of whom"
    many, low = subject.text.split()[0].lower(), lowered(noun.text.split()[0])
    definite = many == "one" or low in {"the", "his", "her", "their", "its"} or noun.text[0].isupper()
    opens = clause.place(noun.start) == 0 and low in DETERMINERS
    who = noun.text[0].lower() + noun.text[1:] if opens else noun.text
    return replace(subject, text=f"{many} {'of ' if definite else ''}{who}")


def _begin(clause: Clause, last: int) -> int:
    """Where the noun phrase begins that ends with a noun."""
    found = _noun(clause, last)
    return clause.place(found.start) if found is not None else last


def _infinitive(clause: Clause, first: int, last: int) -> int | None:
    """Where the "to" of a verb stands among words; not that of "an adviser to mayors"."""
    tokens = clause.tokens
    for i in range(last - 2, first - 1, -1):
        if tokens[i].low == "to":
            told = i > first and (tokens[i - 1].low in HEADS or is_agent(tokens[i - 1].low))
            plain = tokens[i + 1].text.islower() and tokens[i + 1].low not in DETERMINERS
            return i if plain and not told else None
    return None


def _name_of_both(clause: Clause, joint: int) -> int | None:
    """Where the name ends of somebody who is two things: "Ada Berg, a pilot and Harbour Professor at Averin, who
    said".
    """
    tokens = clause.tokens
    if tokens[joint].low != "and":
        return None
    comma = next((i for i in range(joint - 1, 0, -1) if not tokens[i].word), 0)
    apposed = (
        comma > 0 and tokens[comma].text == "," and tokens[comma + 1].low in ARTICLES and capital(tokens[comma - 1])
    )
    return comma - 1 if apposed else None


def nested(clause: Clause, subject: Subject) -> bool:
    """Whether a subject stands in a clause within another's: "condemned what he called a breach"."""
    at = clause.place(subject.start)
    if at == 0:
        return False
    at -= at > 1 and clause.tokens[at - 1].low == "both"
    before = clause.tokens[at - 1]
    if before.low in ENGLISH_SPEECH and before.text.islower():
        return at > 1 and clause.tokens[at - 2].word  # and not "…, said Brandt"
    if before.text == "," and _apposed_to_subordinate(clause, subject, at):
        return True
    if before.low == "and" and (_because(clause, at) if subject.text.lower() == "they" else _other_of_two(clause, at)):
        return True
    if (behind := _BEHIND.get(before.low)) is not None:
        return behind(clause, subject, at)
    return before.low in _SUBORDINATE or (before.text == "," and _behind_aside(clause, at - 1))


def _conceded(clause: Clause, subject: Subject, at: int) -> bool:
    """Whether only what a sentence concedes is told according to somebody: "While few have one according to a study,
    pilots said".
    """
    del subject
    return clause.tokens[0].low in _CONCEDES and all(t.text != "," for t in clause.tokens[:at])


def _passive_within(clause: Clause, subject: Subject, at: int) -> bool:
    """Whether a passive verb stands in a subordinate clause: "It left after it was told by Berg to do so"."""
    del subject
    for i in range(at - 2, max(-1, at - 3 - _NEAR), -1):
        if not clause.tokens[i].word:
            return False
        if clause.tokens[i].low in _SUBORDINATE - {"than"}:
            return i > 0
    return False


def _as_something_comes(clause: Clause, subject: Subject, at: int) -> bool:
    """Whether "as" tells when or how something is, and not who says so: "The footage came as officials praised the
    calm".
    """
    before = clause.tokens[at - 2] if at > 1 else None
    if before is None:
        return False
    if before.low == "even":
        return True  # "Some note that Berg, even as she says so, …"
    behind_clause = before.word and before.low not in STOPS and subject.text.lower() not in SUBJECT_PRONOUNS
    compared = any(t.low == "as" for t in clause.tokens[max(0, at - 6) : at - 1])
    return behind_clause or compared or (before.text == "," and _tells_a_deed(clause, subject))


_BEHIND = {"by": _passive_within, "as": _as_something_comes, "to": _conceded}
"""What tells of a subject behind such a word whether its clause is another's."""


def _apposed_to_subordinate(clause: Clause, subject: Subject, at: int) -> bool:
    """Whether a name in commas belongs to a clause that opens with "after" or the like: "After its head, Berg, asked …,
    it left".
    """
    tokens, end = clause.tokens, clause.place(subject.end)
    if end + 1 >= len(tokens) or tokens[end].text != "," or not clause.verbal(end + 1):
        return False
    for i in range(at - 2, max(-1, at - 2 - _NEAR), -1):
        if not tokens[i].word or clause.verbal(i):
            return False
        if tokens[i].low in _SUBORDINATE:
            return i + 1 < at - 1 and tokens[i + 1].low in DETERMINERS
    return False


def _tells_a_deed(clause: Clause, subject: Subject) -> bool:
    """Whether a clause with "as" tells something of its own, and not who says so: "…, as Berg expressed hope"; not "…,
    as Berg said".
    """
    verb = clause.place(subject.end)
    words = clause.tokens[verb : verb + 2]
    return len(words) > 1 and words[0].low in _DEEDS and words[1].word


def _other_of_two(clause: Clause, at: int) -> bool:
    """Whether the first of two subjects opens a subordinate clause: "The stock rose as its chairman and a group made an
    offer".
    """
    first = clause.run(at - 2) if at > 1 and clause.tokens[at].low in DETERMINERS else None
    begins = clause.place(first.start) if first is not None else 0
    return begins > 1 and clause.tokens[begins - 1].low in _SUBORDINATE | {"as"}


def _because(clause: Clause, at: int) -> bool:
    """Whether a clause goes on with a reason: "They leave because the quay is closed and they fear the mayor"."""
    for token in reversed(clause.tokens[:at]):
        if token.low == "because":
            return True
        if not token.word:
            return False
    return False


def _behind_aside(clause: Clause, comma: int) -> bool:
    """Whether an aside that this comma ends stands between "that" and the subject: "claimed that, during his term, he
    called".
    """
    for i in range(comma - 1, max(0, comma - _LONGEST_ASIDE), -1):
        token = clause.tokens[i]
        if token.text == ",":
            return clause.tokens[i - 1].low == "that"
        if not token.word:
            return False
    return False


def in_passing(clause: Clause, subject: Subject) -> bool:
    """Whether a subject and its verb only tell more of the noun before them: "the stories they told", "the bridge Berg
    asked for".

    Where the clause opens with a preposition, the noun may be where or when somebody speaks: "In the interview he
    said".
    """
    tokens, at = clause.tokens, clause.place(subject.start)
    if (noun := _NAME_BEHIND_NOUN.match(subject.text)) is not None:
        at = clause.place(subject.start + noun.end())  # "the people Berg thanked"
    if _told_of_a_thing(clause, subject, at):
        return True
    begins = tokens[at].low in SUBJECT_PRONOUNS | ARTICLES or capital(tokens[at])
    behind = clause.place(subject.end)
    begins = begins and not (behind < len(tokens) and tokens[behind].text == ",")  # "the former pilot Berg, said"
    if at < 2 or not begins or not tokens[at - 1].text.islower() or tokens[at - 1].low in _TIMES:
        return False
    first = at - 1
    while first > 0 and tokens[first].word and tokens[first].low not in DETERMINERS:
        first -= 1
    inner = tokens[first + 1 : at]
    if tokens[first].low not in DETERMINERS or not 0 < len(inner) <= _NEAR:
        return False
    if any(clause.verbal(i) or (tokens[i].low in _NO_NOUN and tokens[i].low != "of") for i in range(first + 1, at)):
        return False
    begin = first
    while begin > 0 and tokens[begin - 1].word and tokens[begin - 1].low not in _JOINS:
        begin -= 1
    return tokens[begin].low not in OPENERS | PREPOSITIONS and not adverb(tokens[at - 1])


def _told_of_a_thing(clause: Clause, subject: Subject, at: int) -> bool:
    """Whether a subject follows what its verb is about: "anything he could say", "things people say", "a firm Norlin
    said it had bought".
    """
    before = clause.tokens[at - 1] if at else None
    if _PEOPLE_BEHIND_THINGS.match(subject.text) or (before is not None and before.low in _ANYTHING):
        return True
    apposed = before is not None and before.text == "," and at > 1 and not clause.tokens[at - 2].quoted
    return apposed and _NAME_BEHIND_KIND.match(subject.text) is not None


def inside(clause: Clause, subject: Subject) -> bool:
    """Whether a phrase belongs to a noun before it, as "the world" does to "its view of the world"."""
    at = clause.place(subject.start)
    return at > 1 and clause.tokens[at - 1].low == "of" and clause.tokens[at - 2].text.islower()


def governed(clause: Clause, subject: Subject) -> bool:
    """Whether a preposition stands before a phrase: in "posted on Twitter asking", Twitter asks nothing."""
    first = clause.place(subject.start)
    return first > 0 and clause.tokens[first - 1].low in PREPOSITIONS - {"with"}


def supposed(clause: Clause, subject: Subject) -> bool:
    """Whether a subject stands in a supposition: "if the mayor says so"."""
    first = clause.place(subject.start)
    hoped = any(t.low in _HOPED for t in clause.tokens[max(0, first - _NEAR) : first])
    return first > 0 and (hoped or clause.tokens[first - 1].low in _UNLESS)


def issued(clause: Clause, document: Subject) -> bool:
    """Whether a phrase is what somebody sent or published: "a group sent a letter urging them"."""
    at = clause.place(document.start)
    return at > 0 and clause.tokens[at - 1].low in _ISSUED


def acting(clause: Clause, before: int) -> Subject | None:
    """The nearest subject of a finite verb to the left: "…, where he appeared for saying"."""
    for i in range(before - 2, -1, -1):
        token = clause.tokens[i]
        if token.quoted:
            return None
        if clause.verbal(i + 1) and (capital(token) or token.low in SUBJECT_PRONOUNS or token.low in HEADS):
            return clause.run(i)
    return None

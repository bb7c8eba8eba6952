"""What is asked by a verb: `urges B to …`, `calls for …`, `demands that B …`, `B was asked by A to …`, `B must …`."""

from __future__ import annotations

import re
from dataclasses import replace

from brief.attribution.demands.addressees import NounPhrase, noun_phrase, somebody
from brief.attribution.demands.askers import asker, before_adverbs, infinitive, negated
from brief.attribution.demands.asking_parts import SAYER, Asking, made
from brief.attribution.demands.small_words import DAYS, PREPOSITIONS
from brief.attribution.demands.wanted_clauses import wanted_clause
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.function_words import ARTICLES, BE, SPANS
from brief.attribution.grammar.speaking import speaking
from brief.attribution.grammar.tokens import Token, capital, doing

_OBJECT = frozenset(
    "urge urges urged urging ask asks asked asking tell tells told telling order orders ordered"
    " ordering instruct instructs"
    " instructed instructing implore implores implored imploring press presses pressed pressing"
    " request requests requested"
    " requesting warn warns warned warning want wants wanted wanting beg begs begged begging advise"
    " advises advised advising"
    " command commands commanded commanding direct directs directed directing petition petitions petitioned petitioning"
    " beseech beseeches entreat entreats entreated exhort exhorts exhorted exhorting pressure"
    " pressures pressured pressuring".split()
)
"""`urges B to …`."""
_OBJECT_AFTER = {
    "on": frozenset("call calls called calling prevail prevails prevailed".split()),
    "upon": frozenset("call calls called calling prevail prevails prevailed".split()),
    "to": frozenset("appeal appeals appealed appealing".split()),
    "with": frozenset("plead pleads pleaded pleading".split()),
}
"""`calls on B to …`."""
_CLAUSE = frozenset(
    "demand demands demanded demanding request requests requested requesting insist insists insisted"
    " insisting urge urges urged"
    " urging ask asks asked asking order orders ordered ordering recommend recommends recommended recommending".split()
)
"""`demands that B …`."""
_THING = frozenset(
    "demand demands demanded demanding request requests requested requesting urge urges urged urging".split()
)
"""`demands an inquiry`."""
_THING_AFTER = {
    "for": frozenset(
        "call calls called calling appeal appeals appealed appealing plead pleads pleaded pleading press"
        " presses pressed pressing"
        " push pushes pushed pushing campaign campaigns campaigned campaigning lobby lobbies lobbied"
        " lobbying ask asks asked asking".split()
    ),
    "on": frozenset("insist insists insisted insisting".split()),
}
"""`calls for an inquiry`."""
_OF_SOMEBODY = ("urg", "ask", "tell", "told", "order", "instruct", "implor", "beg", "command", "call")
"""Verbs that take only somebody as their object, whatever the noun."""
_THINGS = re.compile(
    r"(?:(?!with\b|of\b|in\b)[\w’'-]+ )*\w*(?:ions?|ments?|ness|laws|rules|steps|measures|policies|efforts?|talks)$"
)
"""What somebody is urged to take and not to do: "urged new regulations to combat it"."""
_NOBODY = frozenset("bill bills law laws plan plans deal deals scheme schemes treaty budget project projects".split())
"""Of what something is wanted that can do nothing for it: "wants the bill to pass"."""
_OBJECT_FOR = frozenset(
    "ask asks asked asking petition petitioned beg begs begged press pressed presses pressing".split()
)
"""`asks B for money`."""
_WRITTEN_TO = frozenset(("it", "them"))
_WRITES = frozenset("wrote written writes letter letters petition email emails message note memo".split())
_FAR = 10
_SEEK = frozenset("seek seeks sought seeking".split())
"""`seeks an apology from B`."""
VERBS = (_OBJECT | _CLAUSE | _THING | _SEEK).union(*_OBJECT_AFTER.values(), *_THING_AFTER.values())
_QUESTIONS = frozenset("whether if about why how what when where who".split())
_MUST = frozenset("must should".split())
_NEED = frozenset("need needs has have ought".split())
DUTIES = _MUST | _NEED
_NO_DUTY = frozenset("have know remember understand feel like seem mean look see expect note".split())
_NO_PARTY = frozenset(
    "he she they it we i you who which this that these those there one no nobody what something".split()
)
_OWN = ARTICLES | {"our", "this"}
_SUPPOSING = frozenset("if whether why how what when unless until which who where".split())
_SAYING = frozenset(
    "said says say saying adding noting stressing told tells announced announces declared declares"
    " concluded concludes stated added adds warned warns argued argues"
    " insisted insists stressed stresses reiterated reiterates wrote writes tweeted maintained maintains".split()
)
_CLAUSE_BEGINS = _SAYING | frozenset(
    "that but while because although if whether why how what when unless until which who where so"
    " then as after before".split()
)
_NOT_WANTED = frozenset(
    "comment comments witnesses information details clarification anonymity permission interview interviews"
    " help directions questions response responses views advice opinions feedback"
    " answers forgiveness charges monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Who asks for comment demands nothing."""


def asked_by_verb(clause: Clause, i: int) -> Asking | None:
    """The asking of a verb at token `i`; None where it is none, or says not by whom or what."""
    tokens, low = clause.tokens, clause.tokens[i].low
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if low not in VERBS or following in _QUESTIONS:
        return None
    previous = before_adverbs(tokens, i)
    if previous is not None and tokens[previous].low in BE and not low.endswith("ing"):
        return _passive(clause, i)
    by = asker(clause, i)
    if by is None:
        return None
    found = (
        _of_object(clause, i, by) or (_of_clause(clause, i, by) if low in _CLAUSE else None) or _of_thing(clause, i, by)
    )
    return replace(found, what=found.what.split(", ")[0]) if found is not None and _in_commas(tokens, i) else found


def _in_commas(tokens: list[Token], i: int) -> bool:
    """Whether a verb is that of a clause in commas, with which the asking ends: "Berg, who urged him to pay, left"."""
    at = before_adverbs(tokens, i)
    return at is not None and at > 0 and tokens[at].low in {"who", "which"} and tokens[at - 1].text == ","


def _of_object(clause: Clause, i: int, by: str) -> Asking | None:
    """`urges B to …`, `calls on B to …`, `calls for B to …`, `asks B for …`."""
    tokens, low = clause.tokens, clause.tokens[i].low
    i += i + 2 < len(tokens) and tokens[i + 1].low in DAYS  # "called Thursday on Arabs to unite"
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if low in _OBJECT_AFTER.get(following, ()) or (following == "for" and low in _THING_AFTER["for"]):
        first = i + 2
    elif low in _OBJECT:
        first = i + 1
    else:
        return None
    of = noun_phrase(clause, first) or _people_who(clause, first)
    if (
        of is None
        or of.text == "not"
        or of.last + 2 >= len(tokens)
        or not (of.agent or (low.startswith(_OF_SOMEBODY) and following != "for" and not _is_a_thing(of.text)))
    ):
        return None
    if of.text.lower() in _WRITTEN_TO and low.endswith("ing") and (whom := _written_to(clause, i)) is not None:
        of = replace(of, text=whom)
    after, then = tokens[of.last + 1].low, tokens[of.last + 2].low
    thing = of.text.rpartition(" ")[2].lower() in _NOBODY or (then == "be" and not of.agent)
    if (thing and after == "to") or (following == "for" and then == "be"):
        return made(clause, by, None, first)  # "calls for the killers to be found", "wants the bill to pass"
    if after == "to" and infinitive(tokens[of.last + 2]):
        return made(clause, by, of, of.last + 2)
    if after in {"not", "never"} and then == "to":
        return made(clause, by, of, of.last + 1)
    wanted = after == "for" and low in _OBJECT_FOR and then not in _NOT_WANTED
    return made(clause, by, of, of.last + 2) if wanted else None


def _people_who(clause: Clause, first: int) -> NounPhrase | None:
    """Those who are asked, with the clause that tells who they are: "urged people who feel cold to stay"."""
    tokens = clause.tokens
    if first + 1 >= len(tokens) or tokens[first + 1].low != "who" or not somebody(tokens[first].low):
        return None
    end = next((j for j in range(first + 2, len(tokens)) if not (tokens[j].word or tokens[j].quoted)), len(tokens))
    to = next((j for j in range(end - 2, first + 2, -1) if tokens[j].low == "to" and infinitive(tokens[j + 1])), None)
    if to is None:
        return None
    return NounPhrase(clause.sentence[tokens[first].start : tokens[to - 1].end], first, to - 1, agent=True)


def _written_to(clause: Clause, i: int) -> str | None:
    """To whom somebody writes who asks them for something with the verb at `i`: "sent a letter to the port urging it
    to …".
    """
    tokens = clause.tokens
    end = i - (tokens[i - 1].text == ",")
    end -= 2 * (end > 2 and tokens[end - 1].low in DAYS and tokens[end - 2].low == "on")
    end -= 2 * (end > 2 and tokens[end - 1].low in SPANS and tokens[end - 2].low in {"last", "this"})
    to = next((j for j in range(end - 1, max(0, end - _FAR), -1) if tokens[j].low in {"to", ","}), 0)
    if tokens[to].low != "to" or _WRITES.isdisjoint(t.low for t in tokens[:to]):
        return None
    whom = clause.phrase(to + 1, end)
    return whom.text if whom is not None and somebody(whom.text) else None


def _is_a_thing(text: str) -> bool:
    """Whether a noun phrase names what is to be done: "new laws on the ports"; not "farms on the lower section"."""
    return _THINGS.match(text.partition(" on ")[0]) is not None


def _of_clause(clause: Clause, i: int, by: str) -> Asking | None:
    """`demands that B pay`, `insists that B must pay`, `requests the quay be opened`."""
    tokens, low = clause.tokens, clause.tokens[i].low
    that = next((j for j in range(i + 1, min(i + 4, len(tokens))) if tokens[j].low == "that"), None)
    if that is not None:
        return wanted_clause(clause, that + 1, by, told=not low.startswith("insist"))
    if low.startswith(("ask", "insist", "order", "recommend")):
        return None
    return wanted_clause(clause, i + 1, by, told=True, plain=True)


def _of_thing(clause: Clause, i: int, by: str) -> Asking | None:
    """`calls for an inquiry`, `demands higher pay from B`, `seeks an apology from B`."""
    tokens, low = clause.tokens, clause.tokens[i].low
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    first = i + 2 if low in _THING_AFTER.get(following, ()) else i + 1 if low in _THING or low in _SEEK else len(tokens)
    if first >= len(tokens) or not (tokens[first].word or tokens[first].quoted):
        return None
    near = {t.low for t in tokens[first : first + 2]}
    if tokens[first].low in PREPOSITIONS | {"that", "not", "and", "or", "to", "this", "out"} or near & _NOT_WANTED:
        return None
    if low.startswith("urg") and first + 1 < len(tokens) and tokens[first + 1].text == ",":
        return None  # "urged voters, “…”"
    if (following == "on" and doing(tokens[first])) or (low.startswith("campaign") and capital(tokens[first])):
        return None
    found = made(clause, by, None, first)
    return None if found is None or (low in _SEEK and not found.of) else found


def _passive(clause: Clause, i: int) -> Asking | None:
    """`B was asked by A to …`, `B was called on by A to …`."""
    tokens = clause.tokens
    if tokens[i].low not in _OBJECT | {"called"} or negated(tokens, i):
        return None
    asked, asking = clause.before(i), clause.by(i) or clause.by(i + 1)
    if asked is None or asking is None:
        return None
    by = asking.text
    end = asking.start + len(by)
    to = next((j for j, t in enumerate(tokens) if t.start >= end), len(tokens))
    if to + 1 >= len(tokens) or tokens[to].low != "to" or not infinitive(tokens[to + 1]) or speaking(by) is None:
        return None
    return made(clause, by, NounPhrase(asked.text, 0, 0, agent=True), to + 1)


def asked_by_duty(clause: Clause, i: int) -> Asking | None:
    """`B must …`, by whoever says so."""
    tokens, low = clause.tokens, clause.tokens[i].low
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if not (low in _MUST or (low in _NEED and following == "to")):
        return None
    verb = start = i + 1 if low in _MUST else i + 2
    while verb < len(tokens) and tokens[verb].low in {"not", "also", "now", "immediately", "first"}:
        verb += 1
    if verb >= len(tokens) or tokens[verb].low in _NO_DUTY or not (tokens[verb].text.islower() or tokens[verb].quoted):
        return None
    passive = tokens[verb].low == "be"
    if passive and not (low == "must" and verb + 1 < len(tokens) and _participle(tokens[verb + 1])):
        return None
    first, by = _told(clause, i)
    if passive and first > 1 and tokens[first - 1].low == "as" and tokens[first - 2].word:
        # "its status as a port must be kept": it is the status that must
        first, by = _told(clause, first - 1)
        return made(clause, by, None, first) if by is not None and tokens[first].low in _OWN else None
    of = noun_phrase(clause, first) if by is not None else None
    if by is None or of is None or of.last != i - 1 or tokens[first].low in _NO_PARTY or not (of.agent or passive):
        return None
    return made(clause, by, None, first) if passive else made(clause, by, of, start)


def _told(clause: Clause, i: int) -> tuple[int, str | None]:
    """Where the clause of the verb at `i` begins, and who says it; None where it is no statement of anybody."""
    tokens, first = clause.tokens, i
    while (
        first
        and tokens[first - 1].word
        and not tokens[first - 1].quoted
        and tokens[first - 1].low not in _CLAUSE_BEGINS
    ):
        first -= 1
    that = first > 1 and tokens[first - 1].low == "that"
    said = first - 1 - that
    while first < i and tokens[first].low in DAYS | {"and"}:
        first += 1
    back = len(tokens) if said > 0 and tokens[said].low in {"and", "but"} else 4  # "said that …, and that …"
    says = next((j for j in range(said, max(-1, said - back), -1) if tokens[j].low in _SAYING), None)
    if first == i or (said >= 0 and tokens[said].low in _SUPPOSING) or (that and says is None):
        return first, None  # "agreed that the ports should share a pilot"
    if says is not None and negated(tokens, says):
        return first, None  # "he is not saying Norway should pay"
    return first, (asker(clause, says) if says is not None else None) or SAYER


def _participle(token: Token) -> bool:
    return token.low.endswith(("ed", "en", "wn", "ght", "held", "made")) and token.low not in {
        "noted",
        "remembered",
        "admitted",
        "seen",
    }

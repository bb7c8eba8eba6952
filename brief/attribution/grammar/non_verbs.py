"""Where the place of a word of speech shows that it is no verb, or reports nothing: "in states", "people accused of
rape".
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.function_words import (
    ADVERBS_OF_SPEECH,
    ARTICLES,
    BE,
    DETERMINERS,
    FINITE,
    MONTHS_DAYS,
    PARTICIPLES_OF_SPEECH,
    PREPOSITIONS,
    SUBORDINATING,
)
from brief.attribution.grammar.nouns import COUNTED, NUMBERS, is_noun_before
from brief.attribution.grammar.tokens import Token, capital

_BEFORE_NOUNS = ARTICLES | {"of"}
_PREPOSITIONS = frozenset(
    "in on with from for about by at between among against under over like than without several many"
    " some more other no any"
    " these those such new latest recent previous".split()
)
"""What stands before a noun, and before no verb but one that ends in "ing"."""
_OBJECT_BEFORE = frozenset(
    "accused blamed criticized criticised praised condemned denounced mocked asked told cited questioned".split()
)
"""Verbs that need an object: "people accused of rape" accuse nobody."""
_THOUGHT_OF = frozenset("estimated thought believed said reported alleged suspected considered found shown".split())
_NOUNS_OR_VERBS = frozenset("report claims claim estimates forecasts projects".split())
_HELD = 9
"""Words within which it stands what somebody is considered to be."""
_SAY = frozenset("said says say".split())
_BEHIND_NAMES = (PREPOSITIONS | SUBORDINATING | {"and", ".", ",", ";", "which", "who"}) - {"for"}
_BEFORE_STATES = frozenset(
    "US u.s united member other all american swing southern northern western eastern nation".split()
)
_BEHIND_STATES = frozenset("where with have are were in of to such like including allow allows allowed and".split())
"""Around these, "states" are no verb."""
_DESCRIBE = frozenset("suspected alleged confirmed reported estimated accused".split())
"""Participles that stand before a noun too: "six suspected militants died"."""
_NO_OBJECT = frozenset("of for by as to in".split())
_EVENTS = frozenset(
    "tour talks visit meeting meetings trip summit session deal agreement pact contract accord"
    " conference negotiations sale merger"
    " hearing trial season career ceremony festival exercise exercises investigation".split()
)
"""What is concluded when it ends, or is agreed on."""
_AT_COURT = frozenset("case cases charge charges count counts lawsuit lawsuits suit appeal indictment jurors".split())
_ENDS_OBJECTS = frozenset("that in of by as from about over on".split())
_KEEP = frozenset("keep keeps kept keeping".split())
_NEAR = 5
_COUNTABLE = frozenset("attacks claims reports calls demands questions comments".split())
_BEHIND_A_FORECAST = BE | {"of", "for", "by", "calls", "called", "had", "has"}
_SHORT = 4


LABELS = frozenset(
    (
        "more related photo photos video watch read update correction note editorial opinion analysis"
        " exclusive summary topics"
    ).split()
)
"""What stands before a colon and speaks nothing."""


_NEVER_BEFORE = {
    **dict.fromkeys("tell tells told telling".split(), frozenset("stories tales jokes lies apart".split())),
    **dict.fromkeys("find finds found".split(), frozenset("himself herself itself themselves guilty true".split())),
    **dict.fromkeys("concludes concluded".split(), frozenset("more its their his her with by".split())),
    "alleged": frozenset("ties links connections affiliations".split()),
    "comments": frozenset("by from in on about".split()),
    "hoping": frozenset({"to"}),
    "issues": frozenset(",."),
    "reported": frozenset({"from"}),
    "said": frozenset({"aimed"}),
    "think": frozenset("tank tanks".split()),
    "writes": frozenset("up down off".split()),
    "wrote": frozenset("up down off from".split()),
}
"""Words that report nothing before certain others."""
_NEVER_BEHIND = {
    **dict.fromkeys(
        "asked questioned pressed accused called criticized criticised quoted".split(), SUBORDINATING | {"if", "once"}
    ),
    "announce": frozenset("will to would may might shall should".split()),
    "considered": frozenset({"being"}),
    "told": SUBORDINATING | {"if", "once", "all"},
}
"""Those that report nothing behind certain others: who answers "when asked" says nothing by being asked."""


_ENDS_OF_SPEECH = ("ed", "said", "say", "says")


def is_no_verb(tokens: list[Token], i: int) -> bool:
    """Whether the place of a word shows that it is a noun or describes one: "in states", "people accused of rape"."""
    low, previous, following = tokens[i].low, _before(tokens, i), _behind(tokens, i)
    by_itself = _BY_WORD.get(low)
    return (
        previous in _BEFORE_NOUNS
        or (previous in _PREPOSITIONS and low not in PARTICIPLES_OF_SPEECH)
        or (previous == "to" and low.endswith("s") and low not in {"express", "stress"})
        or previous in _NEVER_BEHIND.get(low, ())
        or following in _NEVER_BEFORE.get(low, ())
        or (by_itself is not None and by_itself(tokens, i))
        or _lacks_its_object(tokens, i)
        or _is_counted(tokens, i)
        or _describes(tokens, i)
        or (low in _NOUNS_OR_VERBS and following in ENGLISH_SPEECH and following.endswith(_ENDS_OF_SPEECH))
        or is_noun_before(low, following)
        or _is_thought(tokens, i)
    )


def _before(tokens: list[Token], i: int) -> str:
    return tokens[i - 1].low if i else ""


def _behind(tokens: list[Token], i: int) -> str:
    return tokens[i + 1].low if i + 1 < len(tokens) else ""


def _lacks_its_object(tokens: list[Token], i: int) -> bool:
    """Whether a verb that needs an object has none: "people accused of rape" accuse nobody."""
    low = tokens[i].low
    if low not in _OBJECT_BEFORE or _behind(tokens, i) not in _NO_OBJECT or _before(tokens, i) in BE:
        return False
    return low != "asked" or not any(
        t.quoted for t in tokens[max(0, i - _SHORT) : i]
    )  # "“Why?” Berg asked in a letter."


def _is_counted(tokens: list[Token], i: int) -> bool:
    """Whether a noun is counted, or a name tells whose it is: "six attacks", "in Norlin attacks"."""
    if tokens[i].low not in _COUNTABLE:
        return False
    return _is_number(_before(tokens, i)) or (i > 1 and capital(tokens[i - 1]) and tokens[i - 2].low in _PREPOSITIONS)


def _describes(tokens: list[Token], i: int) -> bool:
    """Whether a participle describes a noun: "six suspected militants died", "Norlin’s recently announced plan" or
    "most opposed plan".
    """
    low, previous = tokens[i].low, _before(tokens, i)
    owned = i > 1 and tokens[i - 2].low.endswith(("’s", "'s"))
    if low.endswith("ed") and owned and (previous.endswith("ly") or previous == "most"):
        return True
    return low in _DESCRIBE and _is_number(previous) and _behind(tokens, i).endswith("s")


def _is_number(word: str) -> bool:
    return word in NUMBERS or word.isdigit()


def _are_states(tokens: list[Token], i: int) -> bool:
    """Whether "states" are some, and nobody states anything."""
    previous, following = _before(tokens, i), _behind(tokens, i)
    around = previous in _BEFORE_STATES or following in _BEHIND_STATES
    return around or following == "." or COUNTED.fullmatch(previous) is not None


def _is_an_alleged(tokens: list[Token], i: int) -> bool:
    """Whether "alleged" is the second of two that describe a noun: "hidden and alleged payments"."""
    return _before(tokens, i) in {"and", "or"} and _behind(tokens, i) not in _BEFORE_NOUNS | {"that"}


def _is_told_by(tokens: list[Token], i: int) -> bool:
    """Whether a noun's own verb of speech follows it: "Initial reports from the harbour said"."""
    if i != 1 or _behind(tokens, i) not in {"from", "of"}:
        return False
    ahead = next((t.low for t in tokens[i + 1 :] if t.low in ENGLISH_SPEECH or t.low == "that" or not t.word), "that")
    return ahead in ENGLISH_SPEECH


def _is_an_aside(tokens: list[Token], i: int) -> bool:
    """Whether what a participle begins ends at a comma soon: "The merger, announced in May, involves …"."""
    if _before(tokens, i) != "," or _behind(tokens, i) not in PREPOSITIONS:
        return False
    ends = next((t for t in tokens[i + 1 : i + _SHORT + 1] if not t.word), None)
    return ends is not None and ends.text == "," and tokens[i - 2].text.islower()


def _ends_something(tokens: list[Token], i: int) -> bool:
    """Whether what is concluded is a tour or a deal, and no thought: "concluded this week’s tour of the north"."""
    near = [t.low for t in tokens[i + 1 : i + 1 + _NEAR]]
    return "that" not in near and not _EVENTS.isdisjoint(near)


def _is_kept(tokens: list[Token], i: int) -> bool:
    """Whether somebody is kept informed, and says nothing: "is keeping the public informed"."""
    near = takewhile(lambda t: t.word, reversed(tokens[max(0, i - _NEAR) : i]))
    return any(t.low in _KEEP for t in near)


def _is_a_courts(tokens: list[Token], i: int) -> bool:
    """Whether a court does what it dismisses: "has dismissed more than 500 criminal cases"."""
    near = takewhile(lambda t: t.word and t.low not in _ENDS_OBJECTS, tokens[i + 1 : i + 2 + _NEAR])
    return any(t.low in _AT_COURT for t in near)


def _is_a_blow(tokens: list[Token], i: int) -> bool:
    """Whether "blasted" tells of no words: "blasted rocks"."""
    following = tokens[i + 1 : i + 2]
    return bool(following) and following[0].text.islower() and following[0].low not in DETERMINERS


def _is_a_forecast(tokens: list[Token], i: int) -> bool:
    return _behind(tokens, i) in _BEHIND_A_FORECAST and _before(tokens, i) not in BE


def _is_no_point_out(tokens: list[Token], i: int) -> bool:
    return _behind(tokens, i) != "out"


def _says_a_piece(tokens: list[Token], i: int) -> bool:
    """Whether somebody only "said their piece"."""
    return [t.low for t in tokens[i + 2 : i + 3]] == ["piece"]


def _is_on_being(tokens: list[Token], i: int) -> bool:
    """Whether somebody only insists "on being" so."""
    return [t.low for t in tokens[i + 1 : i + 3]] == ["on", "being"]


def _is_mentioned(tokens: list[Token], i: int) -> bool:
    """Whether things are mentioned: "the payments mentioned in the letter"."""
    return _behind(tokens, i) in {"in", "as", "by"} and _before(tokens, i).endswith("s")


def _names(tokens: list[Token], i: int) -> bool:
    """Whether "called" only gives a name: "a mansion called Bryn Tirion before", "a body called the Norlin Board has";
    not "called Berg a liar".
    """
    first = i + 1 + (tokens[i + 1].low == "the" if i + 1 < len(tokens) else 0)
    end = first
    while end < len(tokens) and tokens[end].word and capital(tokens[end]):
        end += 1
    behind = tokens[end].low if end < len(tokens) else "."
    noun = i > 0 and tokens[i - 1].word and tokens[i - 1].low not in ADVERBS_OF_SPEECH
    named = noun and end > first and tokens[first].low not in MONTHS_DAYS
    return named and (behind in _BEHIND_NAMES or (first > i + 1 and behind in FINITE | _SAY))


def _is_weighed(tokens: list[Token], i: int) -> bool:
    """Whether "considered" tells no opinion: "was considered by them", not "is considered by pilots to be late"."""
    ahead = [t.low for t in tokens[i + 1 : i + _HELD]]
    return ahead[:1] == ["by"] and {"to", "as", "a", "an", "one"}.isdisjoint(ahead[2:])


def _is_thought(tokens: list[Token], i: int) -> bool:
    """Whether a participle tells what is thought of what stands before it: "a storm estimated to have cost nine
    lives".
    """
    ahead = [t.low for t in tokens[i + 1 : i + 3]]
    thought = ahead[:1] == ["to"] and (ahead[1:] in (["be"], ["have"]))
    return tokens[i].low in _THOUGHT_OF and (
        thought or (tokens[i].low == "estimated" and ahead[:1] in (["in"], ["at"]))
    )


_BY_WORD: dict[str, Callable[[list[Token], int], bool]] = {
    **dict.fromkeys(_SAY, _says_a_piece),
    **dict.fromkeys(("concludes", "concluded"), _ends_something),
    **dict.fromkeys("insist insists insisted insisting".split(), _is_on_being),
    **dict.fromkeys(("advised", "informed"), _is_kept),
    "alleged": _is_an_alleged,
    "announced": _is_an_aside,
    "blasted": _is_a_blow,
    "called": _names,
    "considered": _is_weighed,
    "dismissed": _is_a_courts,
    "forecast": _is_a_forecast,
    "mentioned": _is_mentioned,
    "points": _is_no_point_out,
    "reports": _is_told_by,
    "states": _are_states,
}
"""What tells of single words that they report nothing."""

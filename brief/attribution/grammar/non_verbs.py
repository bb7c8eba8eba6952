"""Where the place of a word of speech shows that it is no verb, or reports nothing: "in states", "people accused of
rape".
"""

from __future__ import annotations

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
_ASKED = frozenset("asked told questioned pressed accused called criticized criticised quoted".split())
"""Participles: who is "asked" when, or if, they are asked says nothing by that."""
_BEFORE_STATES = frozenset(
    "US u.s united member other all american swing southern northern western eastern nation".split()
)
_BEHIND_STATES = frozenset("where with have are were in of to such like including allow allows allowed and".split())
"""Around these, "states" are no verb."""
_OF_TELLING = frozenset("tell tells told telling".split())
_TALES = frozenset("stories tales jokes lies apart".split())
_REFLEXIVE = frozenset("himself herself itself themselves".split())
_DESCRIBE = frozenset("suspected alleged confirmed reported estimated accused".split())
"""Participles that stand before a noun too: "six suspected militants died"."""
_TIES = frozenset("ties links connections affiliations".split())
_NO_OBJECT = frozenset("of for by as to in".split())
_LASTED = frozenset("more its their his her with by".split())
"""What stands behind "concluded" where it means the end of something."""
_EVENTS = frozenset(
    "tour talks visit meeting meetings trip summit session deal agreement pact contract accord"
    " conference negotiations sale merger"
    " hearing trial season career ceremony festival exercise exercises investigation".split()
)
"""What is concluded when it ends, or is agreed on."""
_NEAR = 5
_COUNTABLE = frozenset("attacks claims reports calls demands questions comments".split())
_TO_COME = frozenset("will to would may might shall should".split())
_BEHIND_A_FORECAST = BE | {"of", "for", "by", "calls", "called", "had", "has"}
_SHORT = 4


LABELS = frozenset(
    (
        "more related photo photos video watch read update correction note editorial opinion analysis"
        " exclusive summary topics"
    ).split()
)
"""What stands before a colon and speaks nothing."""


def is_no_verb(tokens: list[Token], i: int) -> bool:
    """Whether the place of a word shows that it is a noun or describes one: "in states", "people accused of rape"."""
    previous, low = tokens[i - 1].low if i else "", tokens[i].low
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    return (
        previous in _BEFORE_NOUNS
        or (previous in _PREPOSITIONS and low not in PARTICIPLES_OF_SPEECH)
        or (
            low in _OBJECT_BEFORE
            and following in _NO_OBJECT
            and (i == 0 or previous not in BE)
            and not (low == "asked" and _behind_a_quotation(tokens, i))
        )
        or (low in {"reported", "wrote"} and following == "from")
        or (low in {"wrote", "writes"} and following in {"up", "down", "off"})
        or (low in _COUNTABLE and (previous in NUMBERS or previous.isdigit()))
        or (low in _COUNTABLE and i > 1 and capital(tokens[i - 1]) and tokens[i - 2].low in _PREPOSITIONS)
        or (low.endswith("ed") and previous.endswith("ly") and i > 1 and tokens[i - 2].low.endswith(("’s", "'s")))
        or (low == "said" and following == "aimed")
        or (low in _ASKED and previous in SUBORDINATING | {"if", "once"})
        or (
            low == "states"
            and (
                following == "."
                or previous in _BEFORE_STATES
                or following in _BEHIND_STATES
                or COUNTED.fullmatch(previous) is not None
            )
        )
        or (low == "called" and _names(tokens, i))
        or (low == "told" and previous == "all")
        or (low == "considered" and (previous == "being" or not _is_held(tokens, i)))
        or (low == "points" and following != "out")
        or (previous == "to" and low.endswith("s") and low not in {"express", "stress"})
        or (
            low == "alleged"
            and (following in _TIES or (previous in {"and", "or"} and following not in _BEFORE_NOUNS | {"that"}))
        )
        or (low in _OF_TELLING and following in _TALES)
        or (low.startswith("insist") and [t.low for t in tokens[i + 1 : i + 3]] == ["on", "being"])
        or (low in {"said", "say", "says"} and [t.low for t in tokens[i + 2 : i + 3]] == ["piece"])
        or (low == "hoping" and following == "to")
        or (low in {"find", "finds", "found"} and following in _REFLEXIVE)
        or (low in _DESCRIBE and (previous in NUMBERS or previous.isdigit()) and following.endswith("s"))
        or (low == "think" and following in {"tank", "tanks"})
        or (
            low in _NOUNS_OR_VERBS and following in ENGLISH_SPEECH and following.endswith(("ed", "said", "say", "says"))
        )
        or (low in {"concludes", "concluded"} and (following in _LASTED or _ends_something(tokens, i)))
        or (low == "mentioned" and following in {"in", "as", "by"} and previous.endswith("s"))
        or (low == "announced" and previous == "," and following in PREPOSITIONS and _aside(tokens, i))
        or (
            low == "blasted" and following not in DETERMINERS and tokens[i + 1 : i + 2] and tokens[i + 1].text.islower()
        )
        or (low == "announce" and previous in _TO_COME)
        or (low == "comments" and following in {"by", "from", "in", "on", "about"})
        or (low == "forecast" and following in _BEHIND_A_FORECAST and previous not in BE)
        or (low == "issues" and following in {",", "."})
        or (low == "reports" and i == 1 and following in {"from", "of"} and _is_told_by(tokens, i))
        or is_noun_before(low, following)
        or _is_thought(tokens, i)
    )


def _is_told_by(tokens: list[Token], i: int) -> bool:
    """Whether a noun's own verb of speech follows it: "Initial reports from the harbour said"."""
    ahead = next((t.low for t in tokens[i + 1 :] if t.low in ENGLISH_SPEECH or t.low == "that" or not t.word), "that")
    return ahead in ENGLISH_SPEECH


def _aside(tokens: list[Token], i: int) -> bool:
    """Whether what a participle begins ends at a comma soon: "The merger, announced in May, involves …"."""
    ends = next((t for t in tokens[i + 1 : i + _SHORT + 1] if not t.word), None)
    return ends is not None and ends.text == "," and tokens[i - 2].text.islower()


def _behind_a_quotation(tokens: list[Token], i: int) -> bool:
    """Whether only a short subject parts a word from the quotation before it: "“Why?” Berg asked in a letter."."""
    return any(t.quoted for t in tokens[max(0, i - _SHORT) : i])


def _ends_something(tokens: list[Token], i: int) -> bool:
    """Whether what is concluded is a tour or a deal, and no thought: "concluded this week’s tour of the north"."""
    near = [t.low for t in tokens[i + 1 : i + 1 + _NEAR]]
    return bool(near) and "that" not in near and not _EVENTS.isdisjoint(near)


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


def _is_held(tokens: list[Token], i: int) -> bool:
    """Whether "considered" tells an opinion: "is considered by pilots to be late", not "was considered by them"."""
    ahead = [t.low for t in tokens[i + 1 : i + _HELD]]
    return ahead[:1] != ["by"] or not {"to", "as", "a", "an", "one"}.isdisjoint(ahead[2:])


def _is_thought(tokens: list[Token], i: int) -> bool:
    """Whether a participle tells what is thought of what stands before it: "a storm estimated to have cost nine
    lives".
    """
    ahead = [t.low for t in tokens[i + 1 : i + 3]]
    thought = ahead[:1] == ["to"] and (ahead[1:] in (["be"], ["have"]))
    return tokens[i].low in _THOUGHT_OF and (
        thought or (tokens[i].low == "estimated" and ahead[:1] in (["in"], ["at"]))
    )

"""Whether the form of an English verb of speech fits its subject: "officials say", and not "needs to tell"."""

from __future__ import annotations

from brief.attribution.grammar.function_words import MODALS, PREPOSITIONS
from brief.attribution.grammar.given_names import GIVEN
from brief.attribution.grammar.tokens import Token, capital

_BARE = frozenset(
    "say tell add write note announce claim argue allege insist warn admit deny explain report reveal"
    " estimate show believe"
    " think hope want expect prefer criticize blame find state fear worry".split()
)
_PLURAL = frozenset(
    "people police women men percent majority media many most some several data they we i you who which and".split()
)
_BEHIND_A_NOUN = PREPOSITIONS | frozenset(
    "across around including close familiar who that briefed surveyed polled".split()
)
_AUXILIARY = MODALS | {"do", "does", "did"}
_COLLECTIVE = frozenset("government party council union club office ministry opposition team".split())
"""Bodies of which British papers speak as of several."""


def agrees(subject: str, tokens: list[Token], verb: int) -> bool:
    """Whether the form of a verb fits its subject: "needs to sell herself and tell more jokes" is no speech of hers."""
    if tokens[verb].low not in _BARE or verb == 0:
        return True
    words = [w.strip(",") for w in subject.lower().split()]
    if any(t.low in _AUXILIARY for t in tokens[max(0, verb - 3) : verb]):
        return True
    # "officials in the port", "a number of pilots in Norlin"
    heads = (w for w, behind in zip(words, [*words[1:], "in"], strict=True) if behind in _BEHIND_A_NOUN)
    plural = any(w.endswith("s") and not w.endswith("ss") for w in heads) or bool(_PLURAL & set(words))
    return (plural or _is_a_body(subject, tokens, verb)) and tokens[verb - 1].low != "to"


def _is_a_body(subject: str, tokens: list[Token], verb: int) -> bool:
    """Whether a name opens a clause and "say" follows it, as in British papers where bodies are several: "Labour say
    it is late".
    """
    words = subject.split()
    first = verb - len(words)
    opens = first == 0 or (first > 0 and tokens[first - 1].low in {"while", "but", "and"})
    named = opens and all(map(capital, tokens[first:verb])) and words[0].lower() not in GIVEN
    return opens and tokens[verb].low == "say" and (named or words[-1].lower() in _COLLECTIVE)

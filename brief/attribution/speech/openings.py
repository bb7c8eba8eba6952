"""What a sentence opens with: a word that has its capital for that alone, or the person whom it is about."""

from __future__ import annotations

from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.function_words import DETERMINERS
from brief.attribution.grammar.nouns import DOCUMENTS, HEADS, ONE_OF_THEM, is_agent, is_person
from brief.attribution.names.cast import Cast

_OPENERS = frozenset(
    "thanks worse better nope yes okay granted enter given speaking following including considering regarding"
    " speculation rumours rumors rumour rumor gossip inflation".split()
)
"""Words that are no names even where the article prints them at a sentence's beginning alone."""
_SPEAKING = HEADS | DOCUMENTS | ENGLISH_SPEECH | ONE_OF_THEM
_OWNERS = DETERMINERS | {"my", "our"}
_WITH_OWNER = 2
"""Words of "my mother", "the mayor"."""


def only_opens(word: str, cast: Cast, small: set[str]) -> bool:
    """Whether a sentence's first word has its capital for that alone, and means neither people nor a body: "Phones".

    Args:
        word: what a sentence opens with.
        small: the words that the article prints in small letters.
    """
    if " " in word:
        return False
    low = word.lower()
    one = low.removesuffix("s")
    known = word.isupper() or cast.has(word) or low in _SPEAKING
    return low in _OPENERS or (low in small and not known and not (is_agent(low) or is_agent(one) or is_person(one)))


def own_person(sentence: str, pronoun: int) -> str | None:
    """The person without a name whom a sentence is about, where nobody is named before its pronoun: "My mother …, she
    says".

    Args:
        pronoun: its offset.
    """
    found = Clause(sentence).opening() if pronoun > 0 else None
    if found is None or found.end >= pronoun or len(found.text.split()) != _WITH_OWNER:
        return None
    owner, noun = found.text.lower().split()
    alone = sentence[found.end : pronoun].islower()
    return found.text if alone and owner in _OWNERS and is_person(noun) else None

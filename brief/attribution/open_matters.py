"""Open matters that an English sentence states in a form of which the question follows, with no model needed."""

from __future__ import annotations

import re

from brief.attribution.nouns import speaking

_UNKNOWN = re.compile(
    r"^(?P<q>(?:What|Who) (?!is\b|are\b|the\b)[^,.;]{4,100}?) (?:is|was|remains?) (?:still |yet )?(?:not (?:yet )?(?:known|clear)|unclear|unknown|unresolved)\b"
)
_SILENT = re.compile(
    r"^(?P<who>[^,;:“”\"]{2,70}?),? (?:has |have |had )?(?:also )?(?:declined to comment|refused to comment|did not (?:immediately |yet )*(?:respond|reply|comment)"
    r"|(?:has|have|had) not (?:yet )?(?:responded|replied|commented)|could not (?:immediately )?be reached)\b"
)


def stated_question(sentence: str) -> str | None:
    """The question that a sentence says is open: "What started the fire is not known" leaves "What started the fire?"."""
    match = _UNKNOWN.match(sentence)
    return f"{match.group('q')}?" if match else None


def silent_party(sentence: str) -> str | None:
    """Who, by this sentence, was asked and said nothing; None where nobody was."""
    match = _SILENT.match(sentence)
    who = speaking(match.group("who")) if match else None
    return who if who is not None and who.lower() not in {"he", "she", "they", "it", "who", "which"} else None

"""Which language a text is written in."""

from __future__ import annotations

import re
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SAMPLE = 4000
_ENOUGH = 40
_CERTAIN = 0.7
_ENGLISH = frozenset(
    "the and that with from have which were this they said their been would his has are not what there who these"
    " says after about could should before between because through during other where when while its she her you your"
    " people first year years than then only into more most some according".split()
)
"""Words of every English page, and of no other language's."""
_ENGLISH_WORDS = 40
_ENGLISH_SHARE = 0.08
_ENGLISH_KINDS = 5
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_].*)?$")


def identify(text: str) -> str | None:
    """The language of a text as a BCP 47 primary subtag; None if the text is too short or it is not certain."""
    sample = text[:_SAMPLE]
    if plainly_english(text):
        return "en"
    if sum(c.isalpha() for c in sample) < _ENOUGH and not any(c > "\u2e7f" for c in sample):
        return None
    language, probability = _classifier()(sample)
    return primary(language) if probability >= _CERTAIN else None


def plainly_english(text: str) -> bool:
    """What nobody doubts, told without the classifier, whose model takes 90 MB and half a second to load."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    telling = [w for w in words if w in _ENGLISH]
    return (
        len(words) >= _ENGLISH_WORDS
        and len(telling) >= _ENGLISH_SHARE * len(words)
        and len(set(telling)) >= _ENGLISH_KINDS
    )


def likeliest(text: str) -> str:
    """The best guess at the language of a text, however unsure."""
    return _classifier()(text[:_SAMPLE])[0]


def primary(tag: str | None) -> str | None:
    """The primary subtag of a language tag such as `en-GB`; None if it is none."""
    match = _TAG.match((tag or "").strip())
    subtag = match.group(1).lower() if match else None
    return None if subtag in {"und", "mul", "zxx"} else subtag


_loading = Lock()


def _classifier() -> Callable[[str], tuple[str, float]]:
    with _loading:  # Threads that find it missing all at once would each load one.
        return _loaded()


@cache
def _loaded() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # slow

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def classify(text: str) -> tuple[str, float]:
        language, probability = identifier.classify(text)
        return str(language), float(probability)

    return classify

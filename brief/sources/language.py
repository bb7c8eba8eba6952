"""Which language a text is written in."""

from __future__ import annotations

import re
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from brief.plain_english import plainly_english

if TYPE_CHECKING:
    from collections.abc import Callable

_SAMPLE = 4000
_ENOUGH = 40
_CERTAIN = 0.7
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

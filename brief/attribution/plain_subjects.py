"""The subject of a verb of speech in a language whose grammar is not known here: the words beside the verb.

`„…“, sagte die Vorsitzende, Frauke Petersen.` · `« … », a déclaré le maire.` · `X erklärte, …`
A determiner or a capital opens the phrase; a comma or the sentence's end closes it.
"""

from __future__ import annotations

import re

from brief.attribution.quotes import narration

_DETERMINERS = frozenset(
    "der die das ein eine einer ihr ihre sein seine le la les un une el los las una il lo gli uno o a os as um uma de het een"
    " su sus son sa ses leur".split()
)
_PRONOUNS = frozenset("er sie es il elle ils elles él ella ellos lui lei ele ela hij zij ze on man".split())
_APPOSITION = re.compile(r"^,? ((?:[A-ZÀ-Þ][\w’'-]+ ){1,3}[A-ZÀ-Þ][\w’'-]+)\s*(?:[,.;:•]|$)")
_MOST_WORDS = 8


def plain_subject(sentence: str, speech: re.Pattern[str]) -> str | None:
    """The words beside the first verb of speech; None where none can be told.

    Args:
        sentence: one sentence.
        speech: the language's verbs of speech.
    """
    told = narration(sentence)
    for verb in speech.finditer(told):
        found = _after(told[verb.end() :]) or _before(told[: verb.start()])
        if found is not None:
            return found
    return None


def is_pronoun(subject: str) -> bool:
    """Whether a subject is a pronoun of one of the languages."""
    return subject.lower() in _PRONOUNS


def _after(text: str) -> str | None:
    match = re.match(r"\s+([^,.;:•–—]+)", text)
    if match is None:
        return None
    words = match.group(1).split()
    if not words or len(words) > _MOST_WORDS or not (words[0][0].isupper() or words[0].lower() in _DETERMINERS | _PRONOUNS):
        return None
    if words[0].lower() in _PRONOUNS:
        return words[0]
    named = _APPOSITION.match(text[match.end() :])
    return named.group(1) if named else _name_in(_until_time(words))


def _name_in(words: list[str]) -> str:
    """`ihre Sprecherin Meike Jansen` by the name alone, where a role of one's own goes before it."""
    if len(words) >= 4 and words[0].islower() and all(w[0].isupper() for w in words[-2:]):
        return " ".join(words[-2:])
    return " ".join(words)


def _before(text: str) -> str | None:
    words = re.split(r"[,.;:•–—]", text)[-1].split()
    if not words or len(words) > _MOST_WORDS:
        return None
    if len(words) == 1 and words[0].lower() in _PRONOUNS:
        return words[0]
    if words[0][0].isupper() or words[0].lower() in _DETERMINERS:
        return " ".join(_until_time(words))
    return None


def _until_time(words: list[str]) -> list[str]:
    """A phrase without "am Dienstag", "ce lundi", "dieser Zeitung" after it."""
    stops = {"am", "im", "in", "vor", "gegenüber", "dieser", "ce", "cette", "à", "au", "dans", "el", "este", "en", "nel", "al", "op", "mit"}
    for i, word in enumerate(words[1:], 1):
        if word.lower() in stops:
            return words[:i]
    return words

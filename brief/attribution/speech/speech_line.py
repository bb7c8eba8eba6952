"""A line of speech: a sentence, or a clause of it, and who may have said it."""

from __future__ import annotations

from dataclasses import dataclass

from brief.article import Sentence, Span
from brief.attribution.grammar.cues import ENGLISH_SPEECH


@dataclass(frozen=True, slots=True)
class SpeechLine:
    """A sentence that quotes or reports speech, and who may have said it, likeliest first."""

    sentence: Sentence
    choices: tuple[str, ...]
    clause: Span | None = None
    """Where in the sentence it is said, if somebody else speaks in another clause of it; None for all of it."""
    turn: bool = False
    """Whether it is a turn of a transcript: its speaker's own words, every one of them."""

    @property
    def text(self) -> str:
        """The sentence, or the clause as a sentence."""
        if self.clause is None:
            return self.sentence.text
        words = self.sentence.text[self.clause.start : self.clause.end].strip(" ,;")
        if words.endswith((",”", ',"')):
            words = f"{words[:-2]}.{words[-1]}"
        verb = words.partition(" ")[0] in ENGLISH_SPEECH
        return (words if verb else words[:1].upper() + words[1:]) + (
            "" if words.rstrip("”\"’'")[-1:] in (".", "!", "?") else "."
        )

    @property
    def certain(self) -> bool:
        """Whether the grammar leaves only one choice."""
        return len(self.choices) == 1

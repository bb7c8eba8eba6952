"""Who has spoken so far, as an article is read line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from brief.article import Sentence
from brief.schema import REPORTER


@dataclass
class Spoken:
    """The speakers of the lines before."""

    last: str | None = None
    """Who spoke last."""
    paragraph: int = -1
    sentence: int = 0
    """Where that was; a line that is the article's own moves it, too."""
    before_last: tuple[str, int] | None = None
    """Who else spoke before that, and in which paragraph."""
    unnamed: list[str] = field(default_factory=list)
    """Unnamed sources, as introduced."""

    def announced(self, speaker: str, sentence: Sentence) -> None:
        """Note who is said to speak next: "He said:"."""
        self.last, self.paragraph = speaker, sentence.paragraph

    def said(self, choices: Sequence[str], sentence: Sentence) -> None:
        """Note who may have said a sentence, the likeliest first."""
        first = choices[0]
        if first.lower().startswith(("a ", "an ", "one ", "another ")):
            self.unnamed.append(first)
        if self.last is not None and first not in (self.last, REPORTER):
            self.before_last = (self.last, self.paragraph)
        self.last = first if first != REPORTER else self.last
        self.paragraph, self.sentence = sentence.paragraph, sentence.id

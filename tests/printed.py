"""Short articles made for one test: what they print is all there is."""

from __future__ import annotations

from brief.article import Article
from brief.attribution.names.cast import Cast
from brief.attribution.speech.lines import speech_lines
from brief.attribution.speech.speech_line import SpeechLine
from brief.sentences import number

HEADLINE = "Port news today"


def article(*paragraphs: str, language: str = "en", byline: str | None = None, headline: str = HEADLINE) -> Article:
    """An article of those paragraphs under a headline; it is sentence 1."""
    text = "\n\n".join((headline, *paragraphs))
    return Article(text, number(text, language, title=headline), "", title=headline, byline=byline, language=language)


def cast_of(*paragraphs: str, language: str = "en", headline: str = HEADLINE) -> Cast:
    """The cast of an article of those paragraphs."""
    return Cast.of(article(*paragraphs, language=language, headline=headline))


def speech(*paragraphs: str, language: str = "en", byline: str | None = None) -> list[SpeechLine]:
    """The lines of speech of an article of those paragraphs."""
    made = article(*paragraphs, language=language, byline=byline)
    return speech_lines(made, Cast.of(made))


def speakers(*paragraphs: str, language: str = "en") -> list[str | None]:
    """Who speaks in each line of speech, in order; None where it is left to the model."""
    return [line.choices[0] if line.certain else None for line in speech(*paragraphs, language=language)]

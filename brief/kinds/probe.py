"""Whether a kind's prompts show the article: each is filled in with words that nobody writes, which must be in it then.

A prompt without them would be sent and paid for all the same, and what a model answers to it is made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from brief.article import Article, Sentence
from brief.errors import ConfigurationError
from brief.kinds.kind import prompt_section
from brief.kinds.templates import filled

_BEFORE, _SHOWN, _LINE, _ITEM = "Ulvandrobe", "Qanvelorit", "Wodrimexan", "Zepharlund"
_SENTENCES = (Sentence(1, 0, 10, _BEFORE, 1), Sentence(2, 12, 22, _SHOWN, 2))
_ARTICLE = Article(
    f"{_BEFORE}\n\n{_SHOWN}", _SENTENCES, "0" * 64, title="A title", byline="A byline", outlet="An outlet",
    published="2026-01-01", url="https://example.org/a", path="a.txt", language="en",
)  # fmt: skip
_TITLE = "Claims"
_READ: Mapping[str, object] = {"article": _ARTICLE, "passage": _SENTENCES[1:], "before": None, "speakers": ()}
_OFFERED = {"key": "2", "subject": None, "before": _BEFORE, "text": _LINE}
_ADVICE = {
    "passage": "{% for sentence in passage %} [{{ sentence.id }}] {{ sentence.text }} {% endfor %}",
    "lines": "{% for section in sections %} {% for line in section.lines %} [{{ line.key }}] "
    "{{ line.subject or line.text }} {% endfor %} {% endfor %}",
    "items": "{% for item in items %} [{{ item.id }}] {{ item.text }} {% endfor %}",
}


def check(texts: Mapping[str, str], folder: Path) -> None:
    """See that every prompt can be filled in, and shows what it is about.

    Raises:
        ConfigurationError: one cannot, or does not.
    """
    for name, values, shows, what in _probes():
        text = filled(texts, folder, name, values).casefold()
        if not any(word.casefold() in text for word in shows):
            raise ConfigurationError(
                f"{folder / name}: does not show the {what} where task is {values['task']!r}: add {_ADVICE[what]}"
            )


def _probes() -> Iterator[tuple[str, Mapping[str, object], tuple[str, ...], str]]:
    """The prompt, its values, words of which one must be in it, and what they stand for."""
    items = {**_READ, "task": "items", "sections": [prompt_section(_TITLE, most=12)]}
    yield "read.md", items, (_SHOWN,), "passage"
    yield "read.md", {**items, "before": _SENTENCES[0], "speakers": ["somebody"]}, (_SHOWN,), "passage"
    lines = prompt_section(_TITLE, lines=[_OFFERED])
    yield "read.md", {**_READ, "passage": (), "task": "lines", "sections": [lines]}, (_LINE,), "lines"
    again = prompt_section(_TITLE, item=_ITEM, reason="It is not so.")
    yield "read.md", {**_READ, "task": "again", "sections": [again]}, (_SHOWN,), "passage"
    told = {
        "article": _ARTICLE,
        "task": "items",
        "items": [{"id": 2, "text": _SHOWN}],
        "sections": [{"title": _TITLE, "items": [_ITEM]}],
    }
    yield "compose.md", told, (_SHOWN, _ITEM), "items"

"""Labels in a text file: the article's sentences, numbered, with what somebody says of each below it.

    [2] “The quay is closed until June,” said Mara Lindqvist, a harbour pilot.
        said: Mara Lindqvist
        weighty
    [3] The port union urged the city council to pay for repairs.
        said: the port union
        demand: the port union > the city council

The file holds the whole article, so that it can be measured by what stands in it alone. An empty line is the end of a
paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from brief.article import Sentence, Span
from brief.checks.saved import article_of
from brief.document import Document
from brief.errors import UsageError
from brief.evaluation.coverage import shown
from brief.evaluation.gold import Attribution, Demand, GoldArticle, Part
from brief.evaluation.names import nobody
from brief.evaluation.places import Places
from brief.evaluation.said import Item, items
from brief.kinds import Kind
from brief.schema import Wording

SUFFIX = ".labels.txt"
ARROW = ">"
NOBODY = "nobody"
WORDS = ("said", "demand", "weighty", "side", "topic")
_SENTENCE = re.compile(r"\[(\d+)\]\s+(\S.*)")
_LABEL = re.compile(r"\s+(\S+?)\s*(?::\s*(.*))?")
_WORD = re.compile(r"\w+")
_SAYS = 1 / 3
"""Share of a sentence's words from which on an item says what it says; beside it they share a few small words."""
_HEAD = """\
# Labels for `brief eval`. This is a draft: put right what stands below each sentence, and take out what is wrong.
#   said: WHO               somebody says it, as the article calls them; nothing for the article's own voice
#   demand: WHO > OF WHOM   somebody wants something of somebody; `nobody` where nobody is named
#   weighty                 the page should not leave it out
#   side: NAME              of a dispute: each side should have a sentence on the page
#   topic: NAME             where there are several: each should have a sentence on the page
"""


@dataclass(slots=True)
class _Labelled:
    """A sentence as it is read, and its labels: word, value, line."""

    text: str
    paragraph: int
    labels: list[tuple[str, str, int]] = field(default_factory=list)


def read(path: Path) -> GoldArticle:
    """The labelled article in a file.

    Raises:
        UsageError: it cannot be read, or a line is none of the form; the message names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: not UTF-8: save it as UTF-8") from None
    sentences = _sentences(lines, path)
    if not sentences:
        raise UsageError(f"{path}: holds no sentence: one begins with its number, as in “[1] The quay is closed.”")
    return _article(path, sentences)


def draft(document: Document, kind: Kind) -> str:
    """A file of labels as a brief would have them, to be put right by hand.

    What an item cites beside the sentences that say it, so that "he" and "the plan" can be understood, gets none.
    """
    article = article_of(document)
    labels: dict[int, list[str]] = {}
    on_page = shown(document, kind) or set()
    for item in items(document, kind, Places(article.text)):
        for number in _sayings(item, article.sentences):
            held = labels.setdefault(number, [])
            if item.is_demand:
                held.append(f"demand: {item.speaker} {ARROW} {item.addressee or NOBODY}")
            if item.speaks and not nobody(item.speaker):
                held.append(f"said: {item.speaker}")
            if item.pointer in on_page and item.section.first(Wording) is not None:
                held.append("weighty")
    return _HEAD + "".join(_drafted(article.sentences, labels))


def _sayings(item: Item, sentences: Sequence[Sentence]) -> list[int]:
    """Those of an item's cited sentences that say it: a third of their words are in it, or more than of the others'."""
    said = set(_WORD.findall(item.text(item.section.first(Wording)).casefold()))
    cited = [n for n in item.cited if 1 <= n <= len(sentences)]
    words = {n: set(_WORD.findall(sentences[n - 1].text.casefold())) for n in cited}
    shares = {n: len(words[n] & said) / (len(words[n]) or 1) for n in cited}
    most = max(shares.values(), default=0.0)
    return [n for n in cited if shares[n] >= min(_SAYS, most)]


def _drafted(sentences: tuple[Sentence, ...], labels: dict[int, list[str]]) -> Iterator[str]:
    paragraph = 0
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            yield "\n"
            paragraph = sentence.paragraph
        yield f"[{sentence.id}] {' '.join(sentence.text.split())}\n"
        given = dict.fromkeys(labels.get(sentence.id, []))
        yield from (f"    {label}\n" for label in sorted(given, key=lambda line: WORDS.index(line.split(":")[0])))


def _sentences(lines: list[str], path: Path) -> list[_Labelled]:
    found: list[_Labelled] = []
    paragraph, numbers = 0, set[int]()
    for index, line in enumerate(lines, start=1):
        if not line.strip():
            paragraph += 1
        elif line.startswith("#"):
            continue
        elif sentence := _SENTENCE.fullmatch(line.rstrip()):
            if int(sentence[1]) in numbers:
                raise UsageError(f"{path}:{index}: there is a sentence [{sentence[1]}] already")
            numbers.add(int(sentence[1]))
            found.append(_Labelled(sentence[2], paragraph))
        elif found and (label := _LABEL.fullmatch(line.rstrip())):
            found[-1].labels.append((_known(label[1], f"{path}:{index}"), (label[2] or "").strip(), index))
        else:
            raise UsageError(
                f"{path}:{index}: neither a sentence nor a label: a sentence begins with its number, as in “[7] …”, "
                "and a label stands below it, behind some spaces"
            )
    return found


def _known(word: str, place: str) -> str:
    if word in WORDS:
        return word
    close = get_close_matches(word, WORDS, n=1)
    hint = f"did you mean “{close[0]}”?" if close else f"there are {', '.join(WORDS)}"
    raise UsageError(f"{place}: there is no label “{word[:40]}”; {hint}")


def _article(path: Path, sentences: list[_Labelled]) -> GoldArticle:
    text, spans = _text(sentences)
    attributions: list[Attribution] = []
    demands: list[Demand] = []
    weighty: list[Part] = []
    parts: dict[str, dict[str, list[Span]]] = {"side": {}, "topic": {}}
    for sentence, span in zip(sentences, spans, strict=True):
        for word, value, line in sentence.labels:
            place = f"{path}:{line}"
            if word == "weighty":
                weighty.append(Part(sentence.text, (span,)))
            elif not value:
                raise UsageError(f"{place}: “{word}” says nothing: write “{word}: …”")
            elif word == "said":
                attributions.append(Attribution(value, _places(value, text, span), (span,)))
            elif word == "demand":
                demands.append(_demand(value, span, place))
            else:
                parts[word].setdefault(value, []).append(span)
    sides, topics = (tuple(Part(n, tuple(at)) for n, at in parts[w].items()) for w in ("side", "topic"))
    name = path.name.removesuffix(SUFFIX)
    return GoldArticle(name, text, tuple(attributions), tuple(demands), tuple(weighty), sides, topics)


def _demand(value: str, span: Span, place: str) -> Demand:
    by, arrow, of = (part.strip() for part in value.partition(ARROW))
    if not (by and arrow and of):
        raise UsageError(f"{place}: “demand” names who and of whom: write “demand: WHO {ARROW} OF WHOM”, or {NOBODY}")
    return Demand((by,), () if of == NOBODY else (of,), (span,))


def _text(sentences: list[_Labelled]) -> tuple[str, list[Span]]:
    """The article as the file has it, and where its sentences stand."""
    text, spans, paragraph = "", list[Span](), sentences[0].paragraph
    for sentence in sentences:
        text += "" if not text else " " if sentence.paragraph == paragraph else "\n\n"
        paragraph = sentence.paragraph
        spans.append(Span(len(text), len(text) + len(sentence.text)))
        text += sentence.text
    return text, spans


def _places(source: str, text: str, span: Span) -> tuple[Span, ...]:
    """Where a source stands: in the sentence itself, or where the article has it first."""
    at = text.find(source, span.start, span.end)
    at = text.find(source) if at < 0 else at
    return (Span(at, at + len(source)),) if at >= 0 else ()

"""What reaches the page: of what matters in an article, the share that an item on the printed page cites.

What matters is marked by hand in a label file. Otherwise it is told by the attributions: a statement is weighty that
quotes, that stands in the first five sentences, or whose source is a named leader. The share in the whole document is
given beside it, since a page holds only so much.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

from brief.article import Place, Span
from brief.document import Document
from brief.errors import UsageError
from brief.evaluation.gold import Attribution, GoldArticle, Part
from brief.evaluation.names import indirect, same
from brief.evaluation.places import touches
from brief.evaluation.said import Item
from brief.evaluation.scores import Measure, Scores
from brief.kinds import Kind
from brief.render.page import layout
from brief.schema import Wording
from brief.sentences import number

GROUP: Literal["What reaches the page"] = "What reaches the page"
MEASURES = (
    Measure("weighty_on_page", "weighty statements on the page", GROUP),
    Measure("quotation_on_page", "of these, quotations", GROUP),
    Measure("early_on_page", "of these, in the first five sentences", GROUP),
    Measure("leader_on_page", "of these, by named leaders", GROUP),
    Measure("weighty_in_document", "weighty statements in the document", GROUP),
    Measure("sides_on_page", "disputes with all sides on the page", GROUP),
    Measure("topics_on_page", "articles with all topics on the page", GROUP),
)
FIRST = 5
_QUOTED = re.compile(r"[“\"«„「『]")
_OFFICE = (
    r"president|(?:prime |foreign |defen[cs]e |interior |finance )?minister|premier|chancellor"
    r"|senators?|sen\.|governor|gov\.|"
    r"mayor|secretary|chair(?:man|woman)?|chief|director|leader|head|commissioner|ambassador|king"
    r"|queen|pope|prince|general|"
    r"congress(?:man|woman)|representative|rep\.|candidate|nominee|ceo|judge|justice"
)
_IN_OFFICE = re.compile(rf"\b(?:{_OFFICE})(?!\w)", re.IGNORECASE)


def score(gold: GoldArticle, document: Document, kind: Kind, items: Iterable[Item], scores: Scores) -> None:
    """Add what of an article's weighty matter is cited by its brief."""
    stating = [item for item in items if item.section.first(Wording) is not None]
    everywhere = [span for item in stating for span in item.spans]
    printed = shown(document, kind)
    on_page = None if printed is None else [span for item in stating if item.pointer in printed for span in item.spans]
    for sort, part in _weighty(gold):
        scores.count("weighty_in_document", touches(everywhere, part.places))
        if on_page is None:
            continue
        there = touches(on_page, part.places)
        scores.count("weighty_on_page", there)
        for name in sort:
            scores.count(f"{name}_on_page", there)
        if not there:
            scores.note("not on the page", gold=part.name)
    if on_page is None:
        return
    for key, parts in (("sides_on_page", gold.sides), ("topics_on_page", gold.topics)):
        if len(parts) > 1:
            left_out = [part.name for part in parts if not touches(on_page, part.places)]
            scores.count(key, not left_out)
            for name in left_out:
                scores.note(f"{key.removesuffix('s_on_page')} not on the page", gold=name)


def shown(document: Document, kind: Kind) -> set[str] | None:
    """The items on the printed page; None where the document cannot be printed."""
    try:
        return {entry.pointer for entry in layout(document, kind).entries}
    except UsageError:
        return None


def _weighty(gold: GoldArticle) -> Iterator[tuple[list[str], Part]]:
    """What matters in an article, each with the reasons that apply."""
    if gold.weighty is not None:
        yield from (([], part) for part in gold.weighty)
        return
    attributions = [a for a in gold.attributions or () if a.source]
    early = _early(gold.text) if attributions else []
    for attribution in attributions:
        content = [gold.text[span.start : span.end] for span in attribution.content]
        sort = ["quotation"] if any(_QUOTED.search(text) for text in content) else []
        sort += ["early"] if touches(early, attribution.content) else []
        sort += ["leader"] if leads(attribution, attributions, gold.text) else []
        if sort:
            yield sort, Part(f"{attribution.source}: {' '.join(content)[:120]}", attribution.content)


def _early(text: str) -> list[Span]:
    body = (s for s in number(text, "en", title=text.partition("\n")[0]) if s.place is not Place.HEADLINE)
    return [Span(s.start, s.end) for s, _ in zip(body, range(FIRST), strict=False)]


def leads(attribution: Attribution, attributions: Sequence[Attribution], text: str) -> bool:
    """Whether a source is somebody with a name and an office, here or where the article names them first."""
    source = attribution.source
    if indirect(source) or not (name := _surname(source)):
        return False
    if any(_IN_OFFICE.search(other.source) for other in attributions if same(source, other.source)):
        return True
    return _titled(name).search(text) is not None


def _surname(source: str) -> str | None:
    """The last word of a source's name: what stands before a comma and begins with a capital."""
    capital: list[str] = re.findall(r"\b[A-Z][\w'’-]+", source.partition(",")[0])
    return capital[-1] if capital else None


@cache
def _titled(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{_OFFICE}) (?:[A-Z][\w.'’-]+ ){{0,3}}{re.escape(name)}\b")

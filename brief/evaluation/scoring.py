"""A gold set and a folder of briefs in, what they score out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from brief import kinds
from brief.document import Document
from brief.errors import UsageError
from brief.evaluation import attribution, coverage, demands, effort, judged
from brief.evaluation.bootstrap import Values
from brief.evaluation.gold import Gold, GoldArticle
from brief.evaluation.places import Places
from brief.evaluation.said import items
from brief.evaluation.scores import Measure, Scores
from brief.kinds import Kind

MEASURES: tuple[Measure, ...] = (
    *attribution.MEASURES,
    *demands.MEASURES,
    *coverage.MEASURES,
    *judged.MEASURES,
    *effort.MEASURES,
)
SUFFIXES = (".json", ".brief.json")
_OUR_FORMAT = re.compile(rb'"format"\s*:\s*"brief/')


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What the briefs of a gold set score, article by article."""

    name: str
    """What they were made with, or the folder they are in."""
    scores: Mapping[str, Scores]
    missing: tuple[str, ...] = field(default=())
    """Articles that have no brief: they are in no figure."""

    def values(self, measure: Measure) -> Values:
        """A measure's fractions by article, where it applies."""
        return {name: s.values[measure.key] for name, s in self.scores.items() if measure.key in s.values}


def evaluate(gold: Gold, briefs: Path | Mapping[str, Path], *, own: Sequence[Kind] = (), name: str = "") -> Evaluation:
    """What the briefs of labelled articles score.

    Args:
        gold: the labelled articles.
        briefs: a folder in which the brief of NAME is NAME.json or NAME.brief.json, or the file of each.
        own: kinds of one's own that the briefs may be of.
        name: what the result is called; the folder's name by default.

    Raises:
        UsageError: a brief cannot be read, or there is none of any article.
        ConfigurationError: a brief is of a kind that is not known.
    """
    path = _finder(briefs)
    scores: dict[str, Scores] = {}
    missing: list[str] = []
    for article in gold.articles:
        file = path(article.name)
        if file is None:
            missing.append(article.name)
            continue
        document = Document.load(file)
        scores[article.name] = score(article, document, kinds.for_document(document.kind, own))
    if not scores:
        raise UsageError(f"{_shown(briefs)}: holds no brief that is named after an article of {gold.path}")
    return Evaluation(name or _shown(briefs), scores, tuple(missing))


def score(gold: GoldArticle, document: Document, kind: Kind) -> Scores:
    """What one brief scores, in all that its article is labelled for."""
    scores = Scores()
    # A sheet of judgements holds no article: the brief's own text is what its items are looked up in.
    found = list(items(document, kind, Places(gold.text or document.article.text)))
    if gold.attributions is not None:
        attribution.score(gold, found, scores)
    if gold.demands is not None:
        demands.score(gold, found, scores)
    coverage.score(gold, document, kind, found, scores)
    if gold.judged is not None:
        judged.score(gold.judged, document, kind, found, scores)
    effort.score(document, scores)
    return scores


def documents(folder: Path) -> Iterator[tuple[str, Document]]:
    """The documents below a folder, by name; other JSON, a batch's report too, is passed over."""
    for path in sorted(folder.rglob("*.json")):
        if _OUR_FORMAT.search(path.read_bytes()[:200]):
            yield path.name.removesuffix(".json").removesuffix(".brief"), Document.load(path)


def _finder(briefs: Path | Mapping[str, Path]) -> Callable[[str], Path | None]:
    if not isinstance(briefs, Path):
        return briefs.get
    if not briefs.is_dir():
        raise UsageError(f"{briefs}: there is no such folder")
    return lambda name: next((p for s in SUFFIXES if (p := briefs / f"{name}{s}").is_file()), None)


def _shown(briefs: Path | Mapping[str, Path]) -> str:
    return briefs.name or str(briefs) if isinstance(briefs, Path) else "the briefs"

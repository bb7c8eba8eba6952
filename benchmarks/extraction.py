"""How much of the article, and of the page around it, ends up in the text.

The measure is that of the article extraction benchmark: the words of a text are taken four at a time, overlapping,
and counted; what extraction and hand-made article body share is weighed against each. Precision and recall are
averaged over the pages, and F1 is taken of the two means, as the benchmark does.

    python benchmarks/extraction.py DATA_DIR

DATA_DIR holds `ground-truth.json` (page → {"articleBody": …}) and `pages/PAGE.html.gz`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from brief.article import Place
from brief.errors import SourceError
from brief.sources import read

WORD = re.compile(r"\w+")
SHINGLE = 4


@dataclass(frozen=True, slots=True)
class Score:
    """Share of the extraction that is article, and share of the article that was extracted."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Every run of four words, and how often it occurs; a shorter text is one run."""
    words = WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def score(truth: str, extracted: str) -> Score:
    """Compare two texts by their shingles. Two empty texts agree."""
    wanted, got = shingles(truth), shingles(extracted)
    if not wanted or not got:
        return Score(float(not got), float(not wanted)) if not (wanted or got) else Score(0.0, 0.0)
    shared = (wanted & got).total()
    return Score(shared / got.total(), shared / wanted.total())


def ours(page: bytes) -> str:
    """The article's body as `brief` reads it: its text without the headline, which the benchmark does not count."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(page)
        try:
            article = read(str(path))
        except SourceError:
            return ""
    return "\n".join(s.text for s in article.sentences if s.place is not Place.HEADLINE)


def plain(page: bytes) -> str:
    """What trafilatura extracts with its defaults."""
    return trafilatura.extract(page) or ""


def measure(folder: Path, extract: Callable[[bytes], str]) -> dict[str, Score]:
    """The score of each page."""
    truth: dict[str, dict[str, str]] = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    scores: dict[str, Score] = {}
    for name, page in truth.items():
        content = gzip.decompress((folder / "pages" / f"{name}.html.gz").read_bytes())
        scores[name] = score(page["articleBody"], extract(content))
    return scores


def mean(scores: dict[str, Score]) -> Score:
    return Score(
        statistics.fmean(s.precision for s in scores.values()),
        statistics.fmean(s.recall for s in scores.values()),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with ground-truth.json and pages/")
    parser.add_argument("--pages", action="store_true", help="print the score of every page too, worst first")
    options = parser.parse_args()
    print(f"{'':14}{'precision':>10}{'recall':>10}{'F1':>10}{'mean F1':>10}{'ms/page':>10}")
    for name, extract in (("trafilatura", plain), ("brief", ours)):
        start = time.perf_counter()
        scores = measure(options.data, extract)
        spent = 1000 * (time.perf_counter() - start) / len(scores)
        total = mean(scores)
        each = statistics.fmean(s.f1 for s in scores.values())
        print(f"{name:14}{total.precision:10.4f}{total.recall:10.4f}{total.f1:10.4f}{each:10.4f}{spent:10.0f}")
    if options.pages:
        for page, result in sorted(scores.items(), key=lambda item: item[1].f1):
            print(f"{result.f1:8.3f}{result.precision:8.3f}{result.recall:8.3f}  {page}")


if __name__ == "__main__":
    main()

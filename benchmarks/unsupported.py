"""The grounding rules as a detector of unsupported sentences: balanced accuracy and AUROC beside two baselines.

    python benchmarks/unsupported.py RAGTRUTH.jsonl [--rounds 1000] [--check]

The file has an article a line: `{"source", "responses": [{"response", "labels": [{"start", "end"}]}]}` (RAGTruth). A
sentence of a response is unsupported if it overlaps a label. The score (`support.py`) and its threshold (0.5) are fixed
in the code. Their form was chosen with the articles of even number and their labels in view (lines counted from 0), so
those with odd numbers are the ones to judge by. The baselines have no threshold of their own and get the best one by
cross-validation over articles; so does the score, in a row beside. Intervals are bootstrapped over articles. `--check`
exits with 1 unless the score beats both baselines by 0.03 in both measures on the odd articles.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from support import support

from brief import kinds
from brief.article import Article
from brief.checks import rules, run
from brief.grounding.words import words
from brief.sentences import number, split

THRESHOLD = 0.5
FOLDS = 5
COMMON = frozenset(
    "a an the and or but if of to in on at by for with from as is are was were be been has have had"
    " do does did will would can could "
    "may might should not no it its he she they his her their him them this that these those who"
    " which what when where there "
    "i you we our your my me us so than then also about into over after before up out said".split()
)
MARGIN = 0.03
CODES = ("B204", "B205", "B206", "B207", "B208", "B209")
METHODS = ("words in the article", "best two sentences", "support")


@dataclass(frozen=True)
class Case:
    """One sentence of a response: how three methods score it (1: supported), and the rules that trip."""

    article: int
    unsupported: bool
    scores: tuple[float, float, float]
    tripped: frozenset[str]
    preamble: bool


def content(text: str) -> set[str]:
    return {w for w in words(text) if w not in COMMON}


def share(wanted: set[str], there: set[str]) -> float:
    return len(wanted & there) / len(wanted) if wanted else 1.0


def best_two(wanted: set[str], sentences: Sequence[set[str]]) -> float:
    if not sentences:
        return 0.0
    first = max(sentences, key=lambda s: len(wanted & s))
    return max(share(wanted, first | s) for s in sentences)


def read(path: Path) -> tuple[list[Case], float]:
    """The cases of a file, and the milliseconds that `support` took for one."""
    kind = kinds.find_builtin("news")
    chosen = [r for r in rules() if r.code in CODES]
    cases: list[Case] = []
    seconds = 0.0
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        record = json.loads(line)
        source = record["source"]
        article = Article(text=source, sentences=number(source, "en"), sha256="", language="en")
        sentences = [s.text for s in article.sentences]
        bags = [content(s) for s in sentences]
        everything = set().union(*bags)
        for response in record["responses"]:
            text = response["response"]
            for span in split(text, "en"):
                said = text[span.start : span.end]
                wanted = content(said)
                started = time.perf_counter()
                found = support(said, sentences, "en")
                seconds += time.perf_counter() - started
                cases.append(
                    Case(
                        n,
                        any(x["start"] < span.end and x["end"] > span.start for x in response["labels"]),
                        (share(wanted, everything), best_two(wanted, bags), found.score),
                        tripped(said, article, bags, kind.schema, chosen),
                        "summary" in wanted and ("here" in wanted or "words" in wanted),
                    )
                )
    return cases, 1000 * seconds / max(1, len(cases))


def tripped(said: str, article: Article, bags: list[set[str]], schema: type, chosen: list) -> frozenset[str]:  # type: ignore[type-arg]
    """Rules that an item with this wording trips, citing the three sentences that have the most of its words."""
    wanted = content(said)
    order = sorted(range(len(bags)), key=lambda i: -len(wanted & bags[i]))[:3]
    item = {"speaker": "reporter", "claim": said, "attribution": "reporter", "evidence": sorted(i + 1 for i in order)}
    first = {"text": article.sentences[0].text, "evidence": [1]}
    lists = {"parties": [], "key_claims": [item], "demands": [], "open_questions": []}
    brief = schema.model_validate({"headline": article.sentences[0].text, "bottom_line": first, **lists})
    return frozenset(f.rule for f in run(brief, article, chosen) if f.path.startswith("/brief/key_claims/0"))


def auroc(cases: Iterable[Case], method: int) -> float:
    """The chance that an unsupported sentence scores lower than a supported one; a tie counts half."""
    ranked = sorted((c.scores[method], c.unsupported) for c in cases)
    bad = sum(u for _, u in ranked)
    good = len(ranked) - bad
    if not bad or not good:
        return float("nan")
    below, wins, i = 0, 0.0, 0
    while i < len(ranked):
        j = i
        while j < len(ranked) and ranked[j][0] == ranked[i][0]:
            j += 1
        tied_bad = sum(u for _, u in ranked[i:j])
        tied_good = j - i - tied_bad
        wins += tied_good * (below + tied_bad / 2)
        below += tied_bad
        i = j
    return wins / (bad * good)


def balanced(cases: Iterable[Case], method: int, threshold: float | Callable[[Case], float]) -> float:
    """Mean of the shares of unsupported sentences under the threshold and of supported ones at or over it."""
    right, count = Counter[bool](), Counter[bool]()
    for c in cases:
        limit = threshold(c) if callable(threshold) else threshold
        count[c.unsupported] += 1
        right[c.unsupported] += (c.scores[method] < limit) == c.unsupported
    return (right[True] / max(1, count[True]) + right[False] / max(1, count[False])) / 2


def validated(cases: list[Case], method: int) -> Callable[[Case], float]:
    """For each case, the threshold that was best on the articles of the other folds."""
    best: dict[int, float] = {}
    for fold in range(FOLDS):
        others = [c for c in cases if (c.article // 2) % FOLDS != fold]
        steps = sorted({round(c.scores[method], 2) for c in others})
        best[fold] = max(steps, key=lambda t: balanced(others, method, t))
    return lambda c: best[(c.article // 2) % FOLDS]


def interval(cases: list[Case], measure: Callable[[list[Case]], float], rounds: int) -> tuple[float, float]:
    """The middle 95% of a measure over articles drawn with replacement."""
    by_article: dict[int, list[Case]] = {}
    for c in cases:
        by_article.setdefault(c.article, []).append(c)
    keys, draw = sorted(by_article), random.Random(1)
    values = sorted(measure([c for k in draw.choices(keys, k=len(keys)) for c in by_article[k]]) for _ in range(rounds))
    return values[int(0.025 * rounds)], values[int(0.975 * rounds)]


def show(name: str, cases: list[Case], rounds: int) -> list[tuple[float, float]]:
    """Print one table; balanced accuracy (its own threshold, or cross-validated) and AUROC of each method."""
    bad = sum(c.unsupported for c in cases)
    print(f"\n{name}: {len(cases)} sentences, {bad} unsupported")
    print(f"{'':32}{'balanced accuracy':^26}{'AUROC':^26}")
    found: list[tuple[float, float]] = []
    for method, label in enumerate(METHODS):
        cut = validated(cases, method)
        rows: list[tuple[str, float | Callable[[Case], float]]] = [(f"{label}, cross-validated", cut)]
        if label == "support":
            rows.insert(0, (f"{label}, threshold {THRESHOLD}", THRESHOLD))
        for n, (title, limit) in enumerate(rows):
            accuracy, area = balanced(cases, method, limit), auroc(cases, method)
            a = interval(cases, lambda cs, m=method, t=limit: balanced(cs, m, t), rounds)  # type: ignore[misc]
            b = interval(cases, lambda cs, m=method: auroc(cs, m), rounds)  # type: ignore[misc]
            print(f"{title:32}   {accuracy:.3f} ({a[0]:.2f}–{a[1]:.2f})          {area:.3f} ({b[0]:.2f}–{b[1]:.2f})")
            if n == 0:
                found.append((accuracy, area))
    return found


def firing(cases: list[Case]) -> None:
    """Print how often each rule trips on supported and on unsupported sentences."""
    print("\nrules that trip, citing the best three sentences; of unsupported, of supported sentences")
    bad = [c for c in cases if c.unsupported]
    good = [c for c in cases if not c.unsupported]
    for code in (*CODES, "any"):
        hits = [sum(bool(c.tripped) if code == "any" else code in c.tripped for c in group) for group in (bad, good)]
        print(f"{code:6}{hits[0]:5} ({hits[0] / len(bad):6.1%}){hits[1]:7} ({hits[1] / len(good):6.1%})")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path)
    options.add_argument("--rounds", type=int, default=1000, help="draws of the bootstrap")
    options.add_argument("--check", action="store_true")
    args = options.parse_args()
    cases, milliseconds = read(args.file)
    judged = [c for c in cases if c.article % 2]
    rows = show("odd articles, to judge by", judged, args.rounds)
    show("odd articles, without lines such as “Here is a summary:”", [c for c in judged if not c.preamble], args.rounds)
    show("even articles, looked at while it was designed", [c for c in cases if c.article % 2 == 0], args.rounds)
    show("all articles", cases, args.rounds)
    firing([c for c in cases if not c.preamble])
    print(f"\nsupport: {milliseconds:.2f} ms a sentence against its whole article")
    beaten = all(rows[-1][m] >= row[m] + MARGIN for row in rows[:-1] for m in (0, 1))
    return 0 if beaten or not args.check else 1


if __name__ == "__main__":
    sys.exit(main())

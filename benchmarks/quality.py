"""How good briefs are by the embedded model, beside three other ways to brief an article with it, in one run.

    python benchmarks/quality.py DATA OUT [--baselines PYTHON] [--scorer SCORER.py] [--time N]
        [--write docs/quality-tables.md]

DATA holds `polnear/dev.jsonl`, `plover/dev.json` and `wikinews/*.txt`. Briefs are written into OUT, each time anew by
the answers that are kept there; those of the other ways (see `baselines.py`) are in OUT/answers. PYTHON is an
interpreter with instructor and langextract: without it, those answers are scored that are there. SCORER.py GOLD BRIEFS
--json is another scorer of who said it, whose figures must be the same. `--score` scores the briefs that are in OUT
and asks no model, which takes seconds. `--time N` takes the processor seconds of N articles that the other ways have
answered. `--write` puts the tables into the page, between its markers.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from brief import kinds
from brief.article import Article
from brief.document import Cited, Document, Provenance, Source
from brief.evaluation import Evaluation, Gold, compared, evaluate, read_gold, table
from brief.evaluation.effort import GROUP as EFFORT
from brief.evaluation.gold import GoldArticle
from brief.evaluation.writing import briefs
from brief.llm.client import Endpoint
from brief.llm.connect import connect
from brief.llm.local.embedded import serve
from brief.llm.local.models import DEFAULT, folder
from brief.sentences import number
from brief.writing import write

WAYS = ("one_call", "instructor", "langextract")
WORDS = range(100, 1_001)
"""Length of the articles that the other ways are asked about: longer ones take them minutes each."""
LEAST = 3
"""Articles that all ways must have answered for a table."""
SEED = 5
HERE = Path(__file__).resolve().parent
GOLD = HERE.parent / "tests" / "gold"
JUDGED = {
    GOLD / "labelled": "Sides and topics: articles labelled by hand",
    GOLD / "wikinews.jsonl": "Truth and open questions: a judged sample",
    GOLD / "wikinews-questions.jsonl": "Open questions: another judged sample",
}
OTHER_DEMANDS = GOLD / "plover-other-demands.txt"
START, END = "<!-- tables: benchmarks/quality.py --write -->", "<!-- end of tables -->"
KIND = kinds.find_builtin("news")


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Answer:
    """What another way gave for one article: see `baselines.py`."""

    items: list[dict[str, Any]]
    fault: str | None
    calls: int
    input_tokens: int
    output_tokens: int
    seconds: float
    cpu_seconds: float | None = None


def drawn(gold: Gold) -> Iterator[GoldArticle]:
    """The articles that the other ways are asked about, in the order they are asked."""
    found = list(gold.articles)
    random.Random(SEED).shuffle(found)
    if found[0].demands is None:
        yield from (a for a in found if len(a.text.split()) in WORDS)
        return
    demands = [a for a in found if a.demands]
    others = [a for a in found if not a.demands]
    while demands or others:
        # One in three has a demand, as long as there are any: few records do.
        yield from (*demands[:1], *others[:2])
        del demands[:1], others[:2]


def document(article: GoldArticle, way: str, answer: Answer) -> Document:
    """Another way's answer in our format; words that it cites become the sentences they stand in."""
    sentences = number(article.text, "en", title=article.text.partition("\n")[0])
    sections: dict[str, Any] = {name: [] for name in ("parties", "key_claims", "demands", "open_questions")}
    cited: set[int] = set()
    for item in answer.items:
        given = {k: v for k, v in item.items() if k not in {"section", "spans", "evidence"}}
        numbers = [n for n in item.get("evidence", []) if 1 <= n <= len(sentences)]
        numbers += [s.id for s in sentences for a, b in item.get("spans", []) if s.start < b and a < s.end]
        cited.update(numbers)
        given["evidence"] = sorted(set(numbers))
        if item["section"] == "bottom_line":
            sections["bottom_line"] = given
        else:
            sections[item["section"]].append(given)
    return Document(
        kind="news",
        article=Source(words=len(article.text.split()), sha256="", text=article.text),
        brief={"headline": "", **sections},
        evidence=tuple(Cited(id=s.id, start=s.start, end=s.end, text=s.text) for s in sentences if s.id in cited),
        provenance=Provenance(
            brief_version=way,
            model=DEFAULT.name,
            endpoint=None,
            prompt_sha256="",
            schema_sha256="",
            passages=1,
            calls=answer.calls,
            input_tokens=answer.input_tokens,
            cached_tokens=None,
            output_tokens=answer.output_tokens,
            cost_usd=None,
            seconds=answer.seconds,
            created="",
        ),
    )


def answers(where: Path, way: str) -> dict[str, Answer]:
    paths = sorted((where / way).glob("*.json"))
    return {path.stem: Answer(**json.loads(path.read_text(encoding="utf-8"))) for path in paths}


def ask(python: Path, gold: Gold, where: Path, most: int) -> None:
    """Have the other ways answer what they have not answered yet."""
    articles = where.parent / f"{where.name}.jsonl"
    articles.parent.mkdir(parents=True, exist_ok=True)
    with articles.open("w", encoding="utf-8") as lines:
        for _, article in zip(range(most), drawn(gold), strict=False):
            sentences = [s.text for s in number(article.text, "en", title=article.text.partition("\n")[0])]
            lines.write(json.dumps({"doc": article.name, "text": article.text, "sentences": sentences}) + "\n")
    with serve(folder() / DEFAULT.file) as url:
        command = [python, HERE / "baselines.py", articles, where, "--base-url", url, "--model", DEFAULT.name]
        # The server is this process: its processor time is what an answer takes.
        subprocess.run([*map(str, command), "--pid", str(os.getpid())], check=True)


async def ours(gold: Gold, out: Path, endpoint: Endpoint | None) -> Evaluation:
    if endpoint is None:
        return evaluate(gold, out / "articles", name="brief")
    found, failed = await briefs(
        gold, out, KIND, endpoint, rewrite=True, told=lambda done, total: say(f"{out.name} {done}/{total}"), notify=say
    )
    for name, reason in failed.items():
        say(f"{name}: {reason}")
    return evaluate(gold, found, name="brief")


def beside(gold: Gold, mine: Evaluation, where: Path) -> list[Evaluation]:
    """Ours and the other ways over the articles that all ways have answered."""
    given = {way: answers(where, way) for way in WAYS}
    shared = set.intersection(*(set(found) for found in given.values())) if all(given.values()) else set()
    if len(shared) < LEAST:
        return []
    articles = tuple(a for a in gold.articles if a.name in shared)
    part = Gold(gold.path, articles)
    runs = [Evaluation("brief", {name: mine.scores[name] for name in shared if name in mine.scores})]
    for way, found in given.items():
        paths = {}
        for article in articles:
            path = where / "documents" / way / f"{article.name}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            document(article, way, found[article.name]).save(path)
            paths[article.name] = path
        runs.append(evaluate(part, paths, name=way))
        failed = [found[name].fault for name in shared if found[name].fault]
        say(f"{way}: {len(failed)} of {len(shared)} answers could not be used {failed[:2]}")
    return runs


async def timed(gold: Gold, where: Path, most: int, endpoint: Endpoint) -> str:
    """Processor seconds and tokens of ours and the other ways, on the same articles."""
    given = {way: answers(where, way) for way in WAYS}
    names = [a.name for a in drawn(gold) if all(a.name in given[way] for way in WAYS)][:most]
    by_name = {a.name: a for a in gold.articles}
    rows: dict[str, list[tuple[float, int, int]]] = {"brief": []}
    for name in names:
        source = article_of(by_name[name])
        before = time.process_time()
        made = (await write(source, KIND, endpoint)).provenance
        assert made is not None
        seconds = time.process_time() - before
        rows["brief"].append((seconds, made.output_tokens or 0, made.input_tokens or 0))
    for way in WAYS:
        found = [given[way][name] for name in names]
        rows[way] = [(a.cpu_seconds, a.output_tokens, a.input_tokens) for a in found if a.cpu_seconds is not None]
    lines = [f"| medians of {len(names)} articles | {' | '.join(rows)} |", f"|---|{'---|' * len(rows)}"]
    for index, title in enumerate(("processor seconds", "output tokens", "input tokens")):
        shown = ",.2f" if index == 0 else ",.1f"
        middle = [statistics.median(row[index] for row in found) if found else None for found in rows.values()]
        cells = ["–" if value is None else f"{value:{shown}}" for value in middle]
        lines.append(f"| {title} | {' | '.join(cells)} |")
    return "\n".join(lines)


def article_of(article: GoldArticle) -> Article:
    title = article.text.partition("\n")[0]
    sentences = number(article.text, "en", title=title)
    return Article(text=article.text, sentences=sentences, sha256="", language="en", title=title)


def agrees(gold: Path, scorer: Path, mine: Evaluation, out: Path) -> str:
    """Whether another scorer of the same briefs has the same figures."""
    done = subprocess.run(
        [sys.executable, scorer, gold, out / "articles", "--json"], capture_output=True, text=True, check=True
    )
    theirs = json.loads(done.stdout)
    found = {row.measure.key: row.figures[0] for row in compared([mine]).rows}
    pairs = {k: (theirs[k], f.value if f else None) for k, f in found.items() if k in theirs and k != "voices_found"}
    voices = found["voices_found"]
    pairs["voices_found"] = (theirs["voices_found"], f"{voices.right:.0f}/{voices.of:.0f}" if voices else None)
    differ = {k: (a, b) for k, (a, b) in pairs.items() if (round(b, 3) if isinstance(b, float) else b) != a}
    if differ:
        sys.exit(f"the scorers differ: {differ}")
    return f"`{scorer.name}` has the same {len(pairs)} figures for these briefs."


def tabled(*runs: Evaluation) -> str:
    """The table of runs: no seconds, since the machine does other things, and no calls where there are none."""
    for run in runs:
        for scores in run.scores.values():
            scores.values.pop("seconds", None)
    found = compared(runs)
    took = any(f and f.high for row in found.rows if row.measure.group == EFFORT for f in row.figures)
    rows = tuple(row for row in found.rows if took or row.measure.group != EFFORT)
    return table.markdown(replace(found, rows=rows))


async def annotated(gold: Gold, title: str, out: Path, scorer: Path | None, endpoint: Endpoint | None) -> list[str]:
    """The tables of a set that others have annotated: ours over all of it, and all ways over a part."""
    name = gold.path.parent.name
    mine = await ours(gold, out / name, endpoint)
    parts = [f"## {title} {len(mine.scores)} articles\n", tabled(mine)]
    if scorer:
        parts.append(agrees(gold.path, scorer, mine, out / name) + "\n")
    told = set(OTHER_DEMANDS.read_text(encoding="utf-8").splitlines()) & set(mine.scores)
    if told:
        rest = Evaluation("brief", {name: scores for name, scores in mine.scores.items() if name not in told})
        parts += [f"### Without the {len(told)} records that hold a demand under another event\n", tabled(rest)]
    runs = beside(gold, mine, out / "answers" / name)
    if runs:
        parts += [f"### Beside other ways with the same model: {len(runs[1].scores)} articles\n", tabled(*runs)]
    return parts


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--baselines", type=Path, metavar="PYTHON", help="interpreter with the other ways' libraries")
    parser.add_argument(
        "--baseline-articles", type=int, default=20, help="articles that the other ways are asked about"
    )
    parser.add_argument("--scorer", type=Path, help="another scorer of who said it")
    parser.add_argument("--score", action="store_true", help="ask no model: score the briefs that are in OUT")
    parser.add_argument("--time", type=int, default=0, metavar="N", help="take processor seconds of N articles")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into this page")
    args = parser.parse_args()
    polnear = read_gold(args.data / "polnear" / "dev.jsonl")
    plover = read_gold(args.data / "plover" / "dev.json")
    for gold in (polnear, plover) if args.baselines else ():
        ask(args.baselines, gold, args.out / "answers" / gold.path.parent.name, args.baseline_articles)
    async with nullcontext() if args.score else connect(notify=say) as endpoint:
        parts = await annotated(polnear, "Who said it: PolNeAR,", args.out, args.scorer, endpoint)
        parts += await annotated(plover, "Who demands what of whom: PLOVER,", args.out, None, endpoint)
        for path, title in JUDGED.items():
            gold = with_texts(read_gold(path), args.data / "wikinews")
            mine = await ours(gold, args.out / path.stem, endpoint)
            parts += [f"## {title}\n", tabled(mine)]
        if args.time and endpoint is not None:
            parts += [
                "## What it takes\n",
                await timed(polnear, args.out / "answers" / "polnear", args.time, endpoint) + "\n",
            ]
    text = "\n".join(parts)
    print(text)
    if args.write:
        page = args.write.read_text(encoding="utf-8")
        page = re.sub(f"{re.escape(START)}.*?{re.escape(END)}", lambda _: f"{START}\n\n{text}\n{END}", page, flags=re.S)
        args.write.write_text(page, encoding="utf-8")


def with_texts(gold: Gold, folder: Path) -> Gold:
    """A sheet of judgements holds no articles: their texts are put beside it."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.txt")}
    return Gold(gold.path, tuple(replace(a, text=a.text or texts[a.name]) for a in gold.articles))


if __name__ == "__main__":
    asyncio.run(main())

"""Who said it: our briefs and one plain call, on the same articles, the same model and in the same run.

    python benchmarks/attribution.py GOLD.jsonl SCORER.py [--articles 20] [--least 250] [--base-url URL]

GOLD.jsonl has an article a line, `{"doc", "text", …}`, with annotated attributions; SCORER.py GOLD BRIEFS --json
prints the scores of a folder of documents. Without --base-url the embedded model is used. The plain call is what a
user writes with `openai` and `pydantic`: numbered sentences in, the whole schema out.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from brief import kinds
from brief.article import Article
from brief.document import Document
from brief.errors import EndpointError
from brief.llm.client import Endpoint, Message
from brief.llm.connect import connect
from brief.llm.errors import AnswerFault
from brief.schema import Evidence, shape
from brief.sentences import number
from brief.strict import strict_schema
from brief.writing import Options, write

_PLAIN = (
    "You make a one-page brief of a news article whose sentences are numbered. Cite sentence numbers as evidence. "
    "speaker is who says a claim, as printed, or reporter."
)


@dataclass
class Run:
    """What one way of working gave on one article."""

    document: Document | None
    seconds: float
    tokens: int | None


def article_of(record: dict[str, object]) -> Article:
    text = str(record["text"])
    title = text.split("\n", 1)[0]
    sentences = number(text, "en", title=title)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(text=text, sentences=sentences, sha256=digest, language="en", title=title)


async def ours(article: Article, kind: kinds.Kind, endpoint: Endpoint) -> Run:
    started = time.monotonic()
    document = await write(article, kind, endpoint, Options())
    used = document.provenance.output_tokens if document.provenance else None
    return Run(document, time.monotonic() - started, used)


async def one_call(article: Article, kind: kinds.Kind, endpoint: Endpoint) -> Run:
    started = time.monotonic()
    lines = "\n".join(f"[{s.id}] {s.text}" for s in article.sentences)
    messages = [Message(role="system", content=_PLAIN), Message(role="user", content=lines)]
    try:
        answer = await endpoint.ask(messages, strict_schema(kind.schema), name="brief", max_tokens=2_000)
    except AnswerFault as fault:
        return Run(None, time.monotonic() - started, fault.usage.output_tokens)
    seconds = time.monotonic() - started
    return Run(_document(article, kind, answer.value), seconds, answer.usage.output_tokens)


def _document(article: Article, kind: kinds.Kind, value: object) -> Document | None:
    """The plain call's answer as a document: sentence numbers out of range are dropped, as such scripts do."""
    if not isinstance(value, dict):
        return None
    for section in shape(kind.schema).sections:
        name = section.first(Evidence) or ""
        held = value.get(section.name)
        for item in held if isinstance(held, list) else [held]:
            if isinstance(item, dict):
                cited = item.get(name)
                numbers = (
                    [n for n in cited if isinstance(n, int) and 1 <= n <= len(article.sentences)]
                    if isinstance(cited, list)
                    else []
                )
                item[name] = numbers or [1]
    try:
        return Document.of(kind.name, article, kind.schema.model_validate(value))
    except ValidationError:
        return None


def scored(gold: Path, scorer: Path, folder: Path) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, str(scorer), str(gold), str(folder), "--json"], capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--articles", type=int, default=20, help="how many of the shortest articles")
    parser.add_argument("--least", type=int, default=250, help="words an article has at least")
    parser.add_argument("--base-url", help="an endpoint; the embedded model without it")
    parser.add_argument("--model", help="its model")
    parser.add_argument("--only", choices=["ours", "one_call"], help="leave the other out")
    parser.add_argument("--keep", type=Path, help="keep the documents in this folder")
    args = parser.parse_args()
    records = [json.loads(line) for line in args.gold.open(encoding="utf-8")]
    chosen = sorted((r for r in records if len(r["text"].split()) >= args.least), key=lambda r: len(r["text"].split()))
    kind = kinds.find("news")
    ways = {"ours": ours, "one_call": one_call}
    if args.only:
        ways = {args.only: ways[args.only]}
    runs: dict[str, list[Run]] = {name: [] for name in ways}
    root = args.keep or Path(tempfile.mkdtemp())
    async with connect(
        model=args.model,
        base_url=args.base_url,
        api_key=None,
        timeout=600,
        retries=1,
        concurrency=None,
        cassette=None,
        notify=lambda line: print(line, file=sys.stderr),
    ) as endpoint:
        for i, record in enumerate(chosen[: args.articles], 1):
            article = article_of(record)
            for name, way in ways.items():
                try:
                    run = await way(article, kind, endpoint)
                except EndpointError as error:
                    print(f"{record['doc']}: {name}: {error}", file=sys.stderr)
                    run = Run(None, 0.0, None)
                runs[name].append(run)
                if run.document is not None:
                    folder = root / name
                    folder.mkdir(parents=True, exist_ok=True)
                    run.document.save(folder / f"{record['doc']}.json")
            done = "  ".join(f"{name} {r[-1].seconds:.1f} s" for name, r in runs.items())
            print(f"{i}/{args.articles} {record['doc'][:50]}  {done}", file=sys.stderr)
    table = {name: scored(args.gold, args.scorer, root / name) for name in ways}
    rows = list(next(iter(table.values())))
    print(f"{'':24}" + "".join(f"{name:>14}" for name in ways))
    for row in rows:
        print(f"{row:24}" + "".join(f"{table[name][row]!s:>14}" for name in ways))
    for label, values in {
        "seconds (median)": {n: statistics.median(r.seconds for r in rs) for n, rs in runs.items()},
        "output tokens (median)": {n: statistics.median(r.tokens or 0 for r in rs) for n, rs in runs.items()},
    }.items():
        print(f"{label:24}" + "".join(f"{values[name]:>14.1f}" for name in ways))
    if len(ways) == 2:
        ratios = [a.seconds / b.seconds for a, b in zip(runs["ours"], runs["one_call"], strict=True) if b.seconds]
        print(f"{'seconds ours / one call':24}{statistics.median(ratios):>14.2f}   median of {len(ratios)} articles")


if __name__ == "__main__":
    asyncio.run(main())

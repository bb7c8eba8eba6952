"""What an article takes, measured, and a million of them, extrapolated: calls, tokens, dollars, hours and bytes.

    python benchmarks/scale.py ARTICLES [--model gpt-5-mini] [--rpm 500,10000,60000] [--latency 5]

ARTICLES is a folder. They are briefed once against a server that answers at once, which gives calls, bytes and
processor time; tokens and dollars are those of `--dry-run` for the model, at the list prices and at those of its Batch
API. The million is this times a million by the number of articles: no run of that size was made.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Literal

from kill import command, server

from brief import find_kind
from brief.batching.dry_endpoint import Sounding
from brief.batching.entries.finding import find
from brief.batching.estimate import Estimate, estimate
from brief.batching.job import Batch
from brief.llm.connect import unconnected

MANY = 1_000_000


def size(folder: Path, pattern: str) -> int:
    return sum(path.stat().st_size for path in folder.rglob(pattern) if path.is_file())


async def expected(articles: Path, model: str, transport: Literal["calls", "batch"]) -> Estimate:
    found = find([str(articles)], out=Path("nowhere"), notify=partial(print, file=sys.stderr))
    batch = Batch(Path("nowhere"), find_kind("news"))
    return await estimate(batch, found, unconnected(Sounding, model, None, "none"), transport=transport)


def line(what: str, one: float, unit: str, factor: float = 1.0, big: str = "", many: float | None = None) -> None:
    all_of_them = one * MANY / factor if many is None else many
    print(f"{what:34} {one:12,.2f} {unit:12} {all_of_them:14,.0f} {big or unit}")


def between(what: str, low: float, high: float, unit: str) -> None:
    print(f"{what:34} {low:,.4g} to {high:,.4g} {unit}; a million: {low * MANY:,.3g} to {high * MANY:,.3g}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--model", default="gpt-5-mini")
    parser.add_argument("--rpm", default="500,10000,60000", help="limits to reckon with, in requests a minute")
    parser.add_argument("--latency", type=float, default=5.0, help="seconds of an answer to reckon with")
    options = parser.parse_args()
    count = sum(1 for path in options.articles.rglob("*") if path.is_file())
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        environment = {**os.environ, "BRIEF_MODEL": "fake", "HOME": folder, "XDG_CACHE_HOME": folder}
        with server(Path(folder) / "log.jsonl", 0, 0.0, 0.0) as url:
            run = [word for word in command(options.articles, out, 64) if not word.startswith("--format")]
            subprocess.run(run, env={**environment, "OPENAI_BASE_URL": url}, check=True, stderr=subprocess.DEVNULL)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        told = json.loads((out / "report.json").read_text("utf-8"))["run"]
        calls = told["calls"] / count
        bytes_of = {
            "articles": size(options.articles, "*"),
            "briefs (JSON)": size(out, "*.brief.json"),
            "tables (JSONL, CSV)": size(out, "*.jsonl") + size(out, "*.csv"),
            "index and report": size(out, "*.html") + size(out, "report.json"),
            "state, with all answers": size(out / ".brief", "state.sqlite"),
        }
    print(f"{count} articles; the right column is extrapolated to {MANY:,}\n")
    line("calls", calls, "calls")
    for what, number in bytes_of.items():
        line(what, number / count / 1000, "kB", 1e6, "GB")
    line("processor time, command", (used.ru_utime + used.ru_stime) / count, "s", 3600, "h")
    for rpm in (float(number) for number in options.rpm.split(",")):
        line(f"at {rpm:,.0f} requests a minute", calls * 60 / rpm, "s", 3600, "h")
    print(f"\ncalls under way for these at {options.latency:g} s an answer: ", end="")
    print(", ".join(f"{float(number) / 60 * options.latency:,.0f}" for number in options.rpm.split(",")))
    for transport in ("calls", "batch"):
        found = asyncio.run(expected(options.articles, options.model, transport))
        print(f"\n{options.model}, {'calls' if transport == 'calls' else 'the Batch API'}, by --dry-run")
        between("calls an article", found.calls.low / count, found.calls.high / count, "calls")
        between("tokens read", found.input_tokens.low / count, found.input_tokens.high / count, "tokens")
        between("tokens written", found.output_tokens.low / count, found.output_tokens.high / count, "tokens")
        if found.cost_usd is not None:
            between("dollars", found.cost_usd.low / count, found.cost_usd.high / count, "dollars")


if __name__ == "__main__":
    main()

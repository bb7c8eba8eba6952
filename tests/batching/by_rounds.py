"""Runs by the Batch API against a local server, and what came of them."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from batch_server import BatchServer

from brief.batching.batch_api.rounds import Rounds
from brief.batching.entries.finding import find
from brief.batching.job import Batch
from brief.batching.outcome import Result
from brief.batching.run import Run
from brief.batching.session import session
from brief.errors import BriefError
from brief.kinds import find_builtin
from brief.llm.budget import Budget
from brief.llm.client import Endpoint
from brief.llm.usage import Usage

NEWS = find_builtin("news")
ARTICLES = {
    "harbour": "The harbour board said on Monday that the new pier will open in May. “We are on time,” said Ada Quist, "
    "its chair. Fishers want the board to keep the old pier open until winter.",
    "school": "The council voted to close Elm Street School. Parents called the decision a mistake. “Nobody asked us,” "
    "said Tom Bray, who has two children there. The council says it held three meetings.",
    "river": "Heavy rain raised the river Alder by two metres on Tuesday, the weather service said. Farmers demand that "
    "the county repairs the dam at Low Mill. The county did not answer questions.",
    "tram": "Tram drivers will strike on Friday, their union said. The operator called on the union to come back to the "
    "table. “There is no offer,” said union leader Mia Holt.",
}


@dataclass
class Came:
    """What came of a run."""

    done: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    naps: list[float] = field(default_factory=list)
    seen: list[tuple[int, bool]] = field(default_factory=list)
    stopped: BriefError | None = None
    left: bool = False
    usage: Usage = field(default_factory=Usage)

    def said(self, words: str) -> bool:
        return any(words in note for note in self.notes)


def folder(path: Path, articles: dict[str, str] = ARTICLES) -> Path:
    """Articles in files."""
    path.mkdir()
    for name, text in articles.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    return path


def go(
    server: BatchServer,
    source: Path | None,
    out: Path,
    *,
    calls: bool = False,
    model: str = "m",
    retries: int = 2,
    tokens: int | None = None,
    stop_at: int | None = None,
    batch: dict[str, Any] | None = None,
    **options: Any,
) -> Came:
    """A run to its end. Without a source, of what waits in OUT. With `calls`, by calls of their own.

    `stop_at` drains it in the wait of that number."""
    came = Came()

    async def main() -> None:
        runs: list[Run | Rounds] = []

        async def sleep(seconds: float) -> None:
            came.naps.append(seconds)
            came.seen.append(runs[0].seen)
            await asyncio.sleep(0)
            if len(came.naps) == stop_at:
                runs[0].drain()

        async with Endpoint(server.url, "sk-test", model, retries=retries, sleep=sleep) as endpoint:
            budget = Budget.of(model, server.url, dollars=None, tokens=tokens)
            rounds = partial(Rounds, retries=retries, budget=budget, notify=came.notes.append, sleep=sleep, **options)
            job = Batch(out, NEWS, **(batch or {}))
            async with session(
                job, endpoint, budget=budget, tables=(), make=Run if calls else rounds, batched=not calls
            ) as running:
                runs.append(running.run)
                found = find([str(source)], out=out, notify=came.notes.append) if source else iter(())
                async for result in running.results(found):
                    _count(came, result)
                came.stopped, came.left = running.run.stopped, running.run.left
            came.usage = endpoint.usage

    asyncio.run(main())
    return came


def _count(came: Came, result: Result) -> None:
    name = Path(result.row.source).stem
    if result.state == "failed":
        came.failed[name] = result.row.reason or ""
    else:
        getattr(came, result.state).append(name)


def documents(out: Path) -> dict[str, Any]:
    """What was written, but for times."""
    found = {}
    for path in sorted(out.rglob("*.brief.json")):
        document = json.loads(path.read_text("utf-8"))
        for name in ("seconds", "created"):
            del document["provenance"][name]
        found[str(path.relative_to(out))] = document
    return found

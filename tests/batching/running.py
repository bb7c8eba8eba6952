"""What the tests of runs share: articles on disk, and a run over them against a real server on this machine."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from contextlib import aclosing
from pathlib import Path
from typing import Any

from fake_endpoint import FakeEndpoint, Request

from brief.batching.many import batch
from brief.batching.outcome import Result
from brief.kinds import find_builtin
from brief.llm.client import Endpoint
from brief.llm.modes import Profile

NEWS = find_builtin("news")
BODY = """Harbour {name} closed after storm

AVERIN, 3 March 2026 — The harbour of {name} was closed on Monday, the port authority said.

“We will open it again when the cranes have been inspected,” said Anna Brandt, who heads the authority. She called on
the ministry to pay for the repairs. It is not known how long the inspection will take.
"""
NAMES = ["Averin", "Bostel", "Corvey", "Dunmore", "Ellery", "Fairholm", "Garrick", "Hollen", "Ivering", "Jarrow"]


def articles(folder: Path, count: int = 4) -> Path:
    """A folder with so many articles, no two of which say the same."""
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(count):
        name = NAMES[i % len(NAMES)] + ("" if i < len(NAMES) else f" {i}")
        (folder / f"{i:03}.txt").write_text(BODY.format(name=name), encoding="utf-8")
    return folder


def endpoint(server: FakeEndpoint, **options: Any) -> Endpoint:
    """An endpoint that knows what its server takes, so that its calls are under way together from the first."""

    async def no_wait(_seconds: float) -> None:
        await asyncio.sleep(0)

    known = {"profile": Profile(), "retries": 1, "sleep": no_wait, "timeout": 5}
    return Endpoint(server.url, None, "fake", **(known | options))


def go(
    server: FakeEndpoint, folder: Path | str, out: Path, *, leave_after: int | None = None, **options: Any
) -> list[Result]:
    """The results of one run, or as many as it takes to leave it."""

    async def work() -> list[Result]:
        asked = {name: options.pop(name) for name in ("concurrency", "timeout", "retries") if name in options}
        results: list[Result] = []
        async with (
            endpoint(server, **asked) as opened,
            aclosing(batch([folder], out, NEWS, opened, **options)) as running,
        ):
            async for result in running:
                results.append(result)
                if len(results) == leave_after:
                    break
        return results

    return asyncio.run(work())


def states(results: list[Result]) -> dict[str, int]:
    return dict(Counter(result.state for result in results))


def report(out: Path) -> dict[str, Any]:
    found = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def told(request: Request) -> str:
    """What a request shows of the article."""
    return str(request.body["messages"][-1]["content"])


def about(name: str, request: Request) -> bool:
    return f"Harbour {name} closed" in told(request) or f"harbour of {name} was" in told(request)


def bodies(server: FakeEndpoint) -> Counter[str]:
    return Counter(json.dumps(request.body, sort_keys=True) for request in server.requests)

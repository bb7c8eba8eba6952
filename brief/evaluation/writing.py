"""The briefs of a gold set, written as a batch: what is there is not written again, no answer is asked for twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path

from brief import files
from brief.batching.many import batch
from brief.batching.out.outputs import SUFFIXES
from brief.errors import UsageError
from brief.evaluation.gold import Gold
from brief.kinds import Kind
from brief.llm.client import Endpoint
from brief.writing import Options

_ARTICLES = "articles.jsonl"


def check_texts(gold: Gold) -> None:
    """See that there is something to brief, before a model is fetched.

    Raises:
        UsageError: the set holds no article texts.
    """
    if not all(article.text for article in gold.articles):
        raise UsageError(f"{gold.path}: a sheet of judgements holds no articles to brief: name a folder with --briefs")


async def briefs(
    gold: Gold,
    out: Path,
    kind: Kind,
    endpoint: Endpoint,
    *,
    options: Options = Options(),  # noqa: B008 - frozen
    rewrite: bool = False,
    told: Callable[[int, int], None] = lambda _done, _total: None,
    notify: Callable[[str], None] = lambda _line: None,
) -> tuple[dict[str, Path], dict[str, str]]:
    """Write the briefs that are not there yet.

    Args:
        gold: the labelled articles.
        out: the folder of the batch. Another run with the same settings goes on where it stopped.
        kind: the schema and prompts to brief by.
        endpoint: an open endpoint.
        options: how to read.
        rewrite: write those that are there once more, by the answers that are kept.
        told: told how many articles are done, of how many.
        notify: told in one line what the user should know.

    Returns:
        The file of each article's brief, and of those that failed why.

    Raises:
        UsageError: the set holds no article texts, or `out` cannot be used.
        EndpointError: the endpoint fails in a way that would hit every article.
    """
    check_texts(gold)
    table = out / _ARTICLES
    try:
        out.mkdir(parents=True, exist_ok=True)
        lines = (json.dumps({"id": a.name, "text": a.text}, ensure_ascii=False) + "\n" for a in gold.articles)
        files.replace(table, "".join(lines).encode())
        for old in table.with_suffix("").glob(f"*{SUFFIXES['json']}") if rewrite else ():
            old.unlink()
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror}") from None
    found: dict[str, Path] = {}
    failed: dict[str, str] = {}
    told(0, len(gold.articles))
    running = batch(table, out, kind, endpoint, options=options, text_column="text", id_column="id", notify=notify)
    async with aclosing(running) as results:
        async for result in results:
            name = result.row.source.rpartition("#")[2]
            if result.row.state == "done":
                found[name] = out / f"{result.row.name}{SUFFIXES['json']}"
            else:
                failed[name] = result.row.reason or "failed"
            told(len(found) + len(failed), len(gold.articles))
    return found, failed

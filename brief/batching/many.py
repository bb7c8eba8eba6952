"""Many articles briefed by one call: the whole of a batch, for who writes Python."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Collection, Sequence
from contextlib import aclosing
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal

from brief.batching.batch_api.rounds import Rounds
from brief.batching.cluster.spread import Spread
from brief.batching.entries.finding import find
from brief.batching.helpers.helped import Helped
from brief.batching.job import Batch
from brief.batching.out.outputs import SUFFIXES, Format
from brief.batching.outcome import Result
from brief.batching.results.report import DEFAULT_TABLES
from brief.batching.results.tables import NAMES, Table
from brief.batching.session import Make, session
from brief.errors import UsageError
from brief.kinds import Kind
from brief.llm.budget import Budget
from brief.llm.client import Endpoint
from brief.llm.connect import unheard
from brief.writing import Options


async def batch(
    sources: str | Path | Sequence[str | Path],
    out: str | Path,
    kind: Kind,
    endpoint: Endpoint,
    *,
    options: Options = Options(),  # noqa: B008 - frozen
    formats: Sequence[Format] = ("json",),
    tables: Collection[Table] = DEFAULT_TABLES,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    limit: int | None = None,
    force: bool = False,
    retry_errors: bool = False,
    max_cost: float | None = None,
    max_tokens: int | None = None,
    text_column: str | None = None,
    id_column: str | None = None,
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
    engine: Literal["local", "ray"] = "local",
    transport: Literal["calls", "batch"] = "calls",
    detach: bool = False,
    retries: int = 5,
    notify: Callable[[str], None] = unheard,
) -> AsyncGenerator[Result, None]:
    """Brief many articles: each one's result as it comes, its files in `out`, and the report at the end.

        async with brief.connect(model="…", pace=brief.Pace()) as endpoint:
            async for result in brief.batch(["articles"], "out", brief.find_kind("news"), endpoint):
                print(result.state, result.row.source)

    What the command promises holds here too: however the process ends, the same call goes on where it stopped, and
    asks nothing again whose answer had arrived. Leaving the loop gives up what is under way and writes the report
    (use `contextlib.aclosing` to have that done at once).

    Args:
        sources: a folder, file, glob, http(s) address, table, or `-` for a list on `stdin`; or several of these.
        out: the folder for results; made if need be, and held by one process at a time.
        kind: the schema and prompts to brief by.
        endpoint: an open endpoint. What this asks it is kept in `out`; other batches may share it at the same time.
        options: how to read.
        formats: files for each article; JSON is always among them.
        tables: what stands beside the report: `jsonl`, `csv`, `parquet`.
        include: patterns of which a path below its folder must match one.
        exclude: patterns of which it must match none.
        limit: the most articles to brief; those that are done already do not count.
        force: brief all anew, and ask all anew.
        retry_errors: try again what failed for a reason of its own.
        max_cost: dollars that this run must not pass.
        max_tokens: tokens, read and written, that it must not pass.
        text_column: the column of tables with the article; by default it is told by its name.
        id_column: the column of tables with a name for each row.
        stdin: where a list is read from; the process's standard input by default.
        allow_private: also fetch addresses that are not on the public internet.
        engine: `local`, this process, or `ray`, the nodes of a Ray cluster.
        transport: `calls`, one for each request, or `batch`: OpenAI's Batch API, within a day and for half the price.
        detach: with `batch`, submit and do not wait for answers; the same call collects them later.
        retries: with `batch`, how often a request that was not answered is submitted again.
        notify: told in one line what the user should know; from any thread.

    Raises:
        UsageError: the sources or `out` cannot be used, the disk is full, or Ray ended before the batch did.
        ConfigurationError: a limit of cost is asked for and the price is not known, or the endpoint has no batches, or
            it cannot be asked from other machines.
        EndpointError: the endpoint fails in a way that would hit every article.
        LimitReached: `max_cost` or `max_tokens` would be passed.
    """
    for given, known in (
        (formats, SUFFIXES), (tables, NAMES), ([engine], ("local", "ray")), ([transport], ("calls", "batch"))
    ):  # fmt: skip
        if unknown := [name for name in given if name not in known]:
            raise UsageError(f"{unknown[0]!r} is none of {', '.join(known)}")
    if limit is not None and limit < 1:
        raise UsageError(f"a limit of {limit} articles leaves nothing to do: give at least 1")
    out = Path(out)
    chosen: tuple[Format, ...] = ("json", *(name for name in dict.fromkeys(formats) if name != "json"))
    found = find(
        [str(source) for source in ([sources] if isinstance(sources, str | Path) else sources)],
        out=out,
        include=include,
        exclude=exclude,
        stdin=stdin,
        text_column=text_column,
        id_column=id_column,
        allow_private=allow_private,
        notify=notify,
    )
    by_rounds = transport == "batch"
    if by_rounds and engine == "ray":
        raise UsageError("the Batch API needs no cluster: engine='ray' goes with transport='calls'")
    budget = Budget.of(endpoint.model, endpoint.base_url, dollars=max_cost, tokens=max_tokens, batched=by_rounds)
    make: Make = Helped
    if by_rounds:
        make = partial(Rounds, retries=retries, detach=detach, budget=budget, notify=notify)
    elif engine == "ray":
        make = partial(Spread, notify=notify)
    job = Batch(out, kind, options, chosen, force=force, retry_errors=retry_errors, limit=limit)
    async with (
        session(job, endpoint, budget=budget, tables=tables, make=make, batched=by_rounds) as running,
        aclosing(running.results(found)) as each,
    ):
        async for result in each:
            yield result
    if error := running.run.stopped or running.unreported:
        raise error

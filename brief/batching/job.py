"""One article of a batch, from its source to its files and its row."""

from __future__ import annotations

import asyncio
import errno
import json
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from brief.article import Article
from brief.batching import article_row, making
from brief.batching.entries.finding import Entry
from brief.batching.making import Made, Maker, Order
from brief.batching.out import names, outputs
from brief.batching.out.outputs import Format
from brief.batching.outcome import Deferred, EndsRun, Left, Result, for_all
from brief.batching.state import STATE, keys
from brief.batching.state.kept import Kept
from brief.batching.state.places import Places
from brief.batching.state.row import EXCUSED, Row
from brief.batching.state.store import Store
from brief.errors import BriefError, SourceError, UsageError
from brief.kinds import Kind
from brief.llm.client import Endpoint
from brief.writing import Options

_OF_ONE_PATH = {errno.ENAMETOOLONG, errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.EINVAL, errno.EILSEQ, errno.ELOOP}
"""Errors that come of where one article's files go, and not of the disk."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What a run is to do."""

    out: Path
    kind: Kind
    options: Options = field(default_factory=Options)
    formats: tuple[Format, ...] = ("json",)
    force: bool = False
    """Brief all anew, by answers that are asked for anew."""
    retry_errors: bool = False
    """Also try articles again that failed for a reason of their own; those that the endpoint failed always are."""
    limit: int | None = None
    """The most articles to brief in this run; those that are done already do not count."""


PutOff = Callable[[Entry, Article], Awaitable[None]]
"""Told of an article that was read and has to wait for its answers."""

Make = Callable[[Order], Awaitable[Made]]
"""Does an order."""


@dataclass(frozen=True, slots=True)
class Looked:
    """An entry, and what can be told of it without reading it."""

    entry: Entry
    known: Row | None
    """Its row of an earlier run."""
    settled: bool
    """Whether nothing is to be done."""

    @property
    def failed(self) -> bool:
        """Whether it failed before, and is to be tried again."""
        return not self.settled and self.known is not None and self.known.state == "failed"


class Jobs:
    """Does articles one by one, as many at once as the caller likes, between `begin` and `settle`."""

    def __init__(
        self,
        batch: Batch,
        store: Store,
        endpoint: Endpoint,
        put_off: PutOff | None = None,
        make: Make | None = None,
    ) -> None:
        """Jobs of one run.

        Args:
            batch: What is to be done.
            store: Its state.
            endpoint: By whom.
            put_off: Told of articles that wait for their answers.
            make: Does orders; None to do them in this process.
        """
        self._batch = batch
        self._store = store
        self._places = Places(store, batch.out)
        self._put_off = put_off
        self._make = make or Maker(batch.kind, batch.options, batch.formats, endpoint).make
        self._parts = batch.out / STATE / "parts"
        self._settings = keys.settings_key(batch.kind, endpoint.model, endpoint.label, batch.options)
        self._saving: set[asyncio.Task[Result]] = set()
        self._forced = self._retried = self._excused = 0
        self.resumed = False
        """Whether an earlier run with `force` or `retry_errors` was not through, and this one goes on with it."""

    async def begin(self) -> None:
        """To be called once, before the first article.

        Raises:
            StateError: the state cannot be written.
        """
        if self._batch.force:
            self._forced, self.resumed = await self._store.begin_anew("force")
        if self._batch.retry_errors:
            self._retried, resumed = await self._store.begin_anew("retry")
            self.resumed = self.resumed or resumed
        if self._store.excused():
            self._excused, _ = await self._store.begin_anew("excused")

    def rehearse(self) -> None:
        """In place of `begin` where articles are only to be looked at."""
        self._forced = self._store.anew("force")[0] if self._batch.force else 0
        self._retried = self._store.anew("retry")[0] if self._batch.retry_errors else 0
        self._excused = self._store.anew("excused")[0] if self._store.excused() else 0

    def since(self, known: Row | None) -> int:
        """The generation from which on answers count for an article."""
        if known is None or known.state != "failed":
            return self._forced
        again = self._excused if known.excused else 0 if known.passing else self._retried
        return max(self._forced, again)

    async def end(self) -> None:
        """To be called when all articles were got to."""
        if self._batch.force:
            await self._store.end_anew("force")
        if self._batch.retry_errors:
            await self._store.end_anew("retry")
        if self._excused:
            await self._store.end_anew("excused")

    async def settle(self) -> None:
        """Wait for results that are being saved, also for cancelled articles."""
        await asyncio.gather(*self._saving, return_exceptions=True)

    async def absolve(self, results: Sequence[Result]) -> None:
        """Have articles that failed be tried again by the next run: the endpoint failed them, and not they."""
        for result in results:
            if not result.row.passing:
                await self._store.finish(replace(result.row, passing=True))

    async def excuse(self, results: Sequence[Result]) -> None:
        """The same, where it answered: the next run asks anew."""
        for result in results:
            await self._store.finish(replace(result.row, passing=True, generation=EXCUSED))
        if self._excused:  # What it asked anew is of no use either.
            await self._store.end_anew("excused")

    def look(self, entries: Sequence[Entry]) -> list[Looked]:
        """What is known of some entries, and which of them are as they were. Any thread may ask.

        Raises:
            StateError: the state cannot be read.
        """
        entries = self._places.known(entries)
        rows = self._store.rows([entry.source for entry in entries])
        known = ((entry, rows.get(entry.source)) for entry in entries)
        return [Looked(entry, row, row is not None and self._as_before(entry, row)) for entry, row in known]

    def _as_before(self, entry: Entry, known: Row) -> bool:
        stamp = entry.stamp
        if stamp is None or (stamp.size, stamp.changed_ns, stamp.inode) != (known.size, known.changed_ns, known.inode):
            return False
        return self._settled(known)

    def _settled(self, known: Row) -> bool:
        """Whether nothing is to be done for an article that says what it said."""
        if known.settings != self._settings or known.generation < self._forced:
            return False
        if known.state == "failed":
            return not known.passing and known.generation >= self._retried
        return outputs.intact(self._batch.out, known.name, json.loads(known.outputs), self._batch.formats)

    def same(self, known: Row | None, read: Article | SourceError) -> bool:
        """Whether nothing is to be done for an article that was read: not a word has changed, or it still cannot be."""
        return known is not None and self._settled(known) and making.same(known, read)

    async def do(self, entry: Entry, known: Row | None) -> Result:
        """Brief one article. Its failure is a result.

        Raises:
            EndsRun: it is no use to go on with other articles either.
            Left: it was left as it was.
        """
        since = self.since(known)
        Kept.begin(since=since)
        row = article_row.begun(entry, self._settings, tries=(known.tries if known else 0) + 1)
        try:
            wanted, place = names.choices(entry.wanted, entry.source), self._places.of(entry)
            row = replace(row, name=await self._store.claim(entry.source, wanted, place))
            settled = known if known is not None and self._settled(known) else None
            made = await self._make(Order(entry, row, since, settled))
        except BriefError as error:
            raise EndsRun(error) from None
        except ValueError as error:
            made = Made(row, error=error)
        await self._judge(made, entry)
        return await self._kept(made, known)

    async def _judge(self, made: Made, entry: Entry) -> None:
        """Raise what is no result of this article's own."""
        error = made.error
        if isinstance(error, BriefError) and (
            for_all(error) or (isinstance(error, UsageError) and not isinstance(error, SourceError))
        ):
            raise EndsRun(error)
        if isinstance(error, Deferred) and made.article is not None and self._put_off is not None:
            await self._put_off(entry, made.article)
        if isinstance(error, Left):
            raise error

    async def _kept(self, made: Made, known: Row | None) -> Result:
        """The result, once it is durable. Giving up the article does not give up what is already made of it."""
        made = replace(made, row=replace(made.row, generation=Kept.oldest(self._store)))
        saving = asyncio.create_task(self._save(made, known))
        self._saving.add(saving)
        saving.add_done_callback(self._saving.discard)
        while not saving.done():
            # Whoever gives the article up meanwhile, however often, waits for it all the same, and counts it.
            with suppress(asyncio.CancelledError):
                await asyncio.wait([saving])
        return saving.result()

    async def _save(self, made: Made, known: Row | None) -> Result:
        try:
            result = await self._result(made, known)
            try:
                await self._store.finish(result.row)
            except (OverflowError, TypeError) as error:  # A number that no row holds.
                row = replace(article_row.failed(article_row.bare(result.row), error, result.row.outputs), passing=True)
                result = Result("failed", row, error=error)
                await self._store.finish(row)
        except UsageError as error:
            raise EndsRun(error) from None
        return result

    async def _result(self, made: Made, known: Row | None) -> Result:
        row = made.row
        if made.unchanged and known is not None:
            return Result("unchanged", replace(known, size=row.size, changed_ns=row.changed_ns, inode=row.inode))
        # Nothing that was paid for disappears because a later run failed: its files stay, and the row tells of them.
        earlier = known.outputs if known is not None else row.outputs
        if made.error is not None:
            return Result("failed", article_row.failed(row, made.error, earlier), error=made.error)
        self._store.check_room()
        try:
            before = json.loads(earlier)
            aside = await asyncio.to_thread(
                outputs.save, made.files, self._batch.out, row.name, parts=self._parts, before=before
            )
            return Result("done", row, made=made.files[outputs.SUFFIXES["json"]], aside=aside)
        except OSError as error:
            if error.errno in _OF_ONE_PATH:
                reason = UsageError(f"{row.name}: its files cannot be written: {error.strerror}")
                return Result("failed", article_row.failed(row, reason, earlier), error=reason)
            raise UsageError(f"{self._batch.out} cannot be written: {error.strerror or error}") from None
        except Exception as error:
            return Result("failed", article_row.failed(row, error, earlier), error=error)

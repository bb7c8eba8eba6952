"""One article of a batch, from its source to its files and its row."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from brief.batching import keys, names, outputs
from brief.batching.entries import Entry
from brief.batching.outputs import Format
from brief.batching.store import Row, Store
from brief.document import Document
from brief.errors import BriefError, ConfigurationError, UsageError
from brief.kinds import Kind
from brief.llm.client import Endpoint
from brief.llm.errors import BadKey, Failure, NoQuota, NoSuchModel, NotAnEndpoint
from brief.schema import PartyName, items
from brief.writing import Options, write

FOR_ALL = (BadKey, NoQuota, NoSuchModel, NotAnEndpoint, ConfigurationError)
"""What one article runs into so will every other."""

STATE = ".brief"
"""The folder in OUT that holds the state of the batch and unfinished files."""


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
    """Try again what failed for a reason of its own; what the endpoint failed is always tried again."""
    limit: int | None = None
    """The most articles to brief in this run; those that are done already do not count."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one article."""

    state: Literal["done", "failed", "unchanged"]
    """`unchanged`: it was done, or had failed for good, in an earlier run."""
    row: Row
    document: Document | None = None
    """Its brief, where this run made it."""


class EndsRun(Exception):  # noqa: N818 - named for what it does
    """What hit this article would hit every other one; it is left as it was."""

    def __init__(self, error: BriefError) -> None:
        super().__init__(str(error))
        self.error = error


class Kept:
    """The store as an endpoint sees it. It notes for each article which requests were its own."""

    _own: ContextVar[set[str] | None] = ContextVar("own", default=None)
    _anew: ContextVar[bool] = ContextVar("anew", default=False)

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, request: str) -> str | None:
        """The answer kept for a request; none the first time that an article which is briefed anew asks for it."""
        own = self._own.get()
        known = own is not None and request in own
        if own is not None:
            own.add(request)
        return None if self._anew.get() and not known else self._store.get(request)

    async def put(self, request: str, text: str) -> None:
        """Keep an answer."""
        await self._store.put(request, text)

    @classmethod
    def begin(cls, *, anew: bool) -> None:
        """A new article begins in this task and those that it starts."""
        cls._own.set(set())
        cls._anew.set(anew)


class Jobs:
    """Does articles one by one, as many at once as the caller likes."""

    def __init__(self, batch: Batch, store: Store, endpoint: Endpoint) -> None:
        self._batch = batch
        self._store = store
        self._endpoint = endpoint
        self._parts = batch.out / STATE / "parts"
        self._settings = keys.settings_key(batch.kind, endpoint.model, endpoint.label, batch.options)
        self._under_way: dict[str, asyncio.Event] = {}

    def as_before(self, entry: Entry, known: Row) -> bool:
        """Whether nothing is to be done, told without reading the source."""
        stamp = entry.stamp
        if stamp is None or (stamp.size, stamp.changed_ns, stamp.inode) != (known.size, known.changed_ns, known.inode):
            return False
        return self._settled(known)

    async def do(self, entry: Entry, known: Row | None) -> Result:
        """Brief one article. Its failure is a result.

        Raises:
            EndsRun: it is no use to go on with other articles either.
        """
        Kept.begin(
            anew=self._batch.force or (self._batch.retry_errors and known is not None and known.state == "failed")
        )
        try:
            name = await self._store.claim(entry.source, names.choices(entry.wanted, entry.source))
            row = self._row(entry, name, (known.tries if known else 0) + 1)
            try:
                result = await self._done(entry, row, known)
            except FOR_ALL as error:
                raise EndsRun(error) from None
            except UsageError as error:
                if type(error) is UsageError:
                    raise EndsRun(error) from None  # OUT cannot be written; a source that cannot be read is a subclass.
                result = Result("failed", _failed(row, error))
            except BriefError as error:
                result = Result("failed", _failed(row, error))
            except OSError as error:
                raise EndsRun(UsageError(f"{self._batch.out} cannot be written: {error.strerror}")) from None
            except Exception as error:
                result = Result("failed", _failed(row, error))
            await self._store.finish(result.row)
        except UsageError as error:  # The state cannot be written.
            raise EndsRun(error) from None
        return result

    async def _done(self, entry: Entry, row: Row, known: Row | None) -> Result:
        article = await asyncio.to_thread(entry.read)
        row = replace(row, article=keys.article_key(article), title=article.title, words=article.words)
        if known is not None and known.article == row.article and self._settled(known):
            # Touched or moved, and not a word has changed.
            return Result("unchanged", replace(known, size=row.size, changed_ns=row.changed_ns, inode=row.inode))
        async with self._alone(row.article or ""):
            document = await write(article, self._batch.kind, self._endpoint, self._batch.options)
        sizes = await asyncio.to_thread(
            outputs.save,
            document,
            self._batch.kind,
            self._batch.out,
            row.name,
            self._batch.formats,
            parts=self._parts,
        )
        return Result("done", _told(row, document, self._batch.kind, sizes), document)

    def _settled(self, known: Row) -> bool:
        batch = self._batch
        if batch.force or known.settings != self._settings:
            return False
        if known.state == "failed":
            return not batch.retry_errors and not known.passing
        return outputs.intact(batch.out, known.name, json.loads(known.outputs), batch.formats)

    @asynccontextmanager
    async def _alone(self, article: str) -> AsyncIterator[None]:
        """One at a time of articles that say the same: the second finds the first one's answers."""
        while article in self._under_way:
            await self._under_way[article].wait()
        self._under_way[article] = done = asyncio.Event()
        try:
            yield
        finally:
            del self._under_way[article]
            done.set()

    def _row(self, entry: Entry, name: str, tries: int) -> Row:
        stamp = entry.stamp
        return Row(
            source=entry.source,
            name=name,
            size=stamp.size if stamp else None,
            changed_ns=stamp.changed_ns if stamp else None,
            inode=stamp.inode if stamp else None,
            article=None,
            settings=self._settings,
            state="done",
            tries=tries,
            fault=None,
            reason=None,
            passing=False,
            outputs="{}",
            finished=datetime.now(UTC).isoformat(timespec="seconds"),
        )


def _failed(row: Row, error: Exception) -> Row:
    passing = isinstance(error, Failure) and error.passing
    if isinstance(error, BriefError):
        return replace(row, state="failed", fault=type(error).__name__, reason=str(error), passing=passing)
    reason = f"internal error: {type(error).__name__}: {error}; please report it"
    return replace(row, state="failed", fault="internal", reason=reason)


def _told(row: Row, document: Document, kind: Kind, sizes: dict[str, int]) -> Row:
    """The row of a document that was written."""
    held = list(items(kind.schema.model_validate(document.brief)))
    used = document.provenance
    levels = [f.level for f in document.findings]
    return replace(
        row,
        outputs=json.dumps(sizes),
        language=document.article.language,
        items=sum(1 for item in held if item.index is not None),
        parties=json.dumps([n for item in held if (n := item.text(PartyName))], ensure_ascii=False),
        rejected=len(document.rejected),
        errors=levels.count("error"),
        warnings=levels.count("warning"),
        findings=json.dumps(sorted({f.rule for f in document.findings})),
        calls=used.calls if used else 0,
        input_tokens=used.input_tokens if used else None,
        output_tokens=used.output_tokens if used else None,
        cost_usd=used.cost_usd if used else None,
        seconds=used.seconds if used else 0.0,
    )

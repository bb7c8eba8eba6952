"""The Batch API: files of requests that a server answers within a day, for half the price.

    api = endpoint.batches()
    file = await api.upload(path, "requests.jsonl")
    batch = await api.create(file, {"submission": "9f3c…"}, mark="submission", since=time.time())
    while not (batch := await api.retrieve(batch.id)).ended: ...
    async for line in api.lines(batch.output_file): ...

What fails in passing is tried again. Creating a batch costs money and cannot be repeated blindly: where it is not
known whether one came of a call, those that are there are looked through first.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Collection, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import httpx2
import openai

from brief.llm.batch_api.state import BatchState, file_id, page, state
from brief.llm.diagnosis import Asked, failure, quoted, unusable
from brief.llm.errors import Failure, Garbled, Gone, NotAnEndpoint, NotDone, NotReady, TimedOut, Unsupported
from brief.llm.retry import backoff, repeated, trying_again
from brief.llm.unreachable import unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")

ENDPOINT: Literal["/v1/chat/completions"] = "/v1/chat/completions"
"""What the requests of a batch are for."""
_LONG = 600.0
"""Seconds without a byte in which a large file may be taken in or looked up."""
_LONGEST_LINE = 64 * 1024 * 1024
_PAGE = 100
_SETTLED = 10.0
"""Seconds after which what was made is listed. That they are enough is not promised anywhere."""
_SKEW = 86_400
"""Seconds by which clocks may differ: batches that are that much older than a submission are not looked at."""
_NO_FILE = re.compile(
    r"(?:can ?not|could not|can't|unable to) find (?:the )?(?:input )?file|no such file|file .{0,80}not found", re.I
)


class BatchApi:
    """Files and batches of one server, under one key."""

    def __init__(
        self,
        client: openai.AsyncOpenAI,
        asked: Asked,
        *,
        retries: int,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        notify: Callable[[str], None] | None = None,
    ) -> None:
        """The API that an open client speaks.

        Args:
            client: Without retries of its own.
            asked: Who is asked, for messages.
            retries: How often a call that failed in passing is tried again.
            sleep: How to wait before that.
            notify: Told in one line before each wait.
        """
        self._client = client
        self._asked = asked
        self._retries = retries
        self._sleep = sleep
        self._notify = notify

    async def upload(self, path: Path, name: str) -> str:
        """The id of the file that was made of a file of requests, which is read as it is sent.

        Raises:
            EndpointError: it was not taken.
            OSError: it cannot be read.
        """

        async def attempt() -> str:
            with path.open("rb") as stream, self._explained("POST /files"):
                response = await self._client.files.with_raw_response.create(
                    file=(name, stream, "application/jsonl"), purpose="batch", timeout=_LONG
                )
                return self._read(response.text, file_id, "file")

        return await self.tried(attempt)

    async def create(self, file: str, metadata: Mapping[str, str], *, mark: str, since: float) -> BatchState:
        """The batch that works on an uploaded file: one, whatever happens on the way.

        Args:
            file: Its id.
            metadata: What the batch is found again by.
            mark: The key in the metadata whose value no other batch has.
            since: Seconds since 1970: before it, there was none.

        Raises:
            EndpointError: there is none.
        """

        async def attempt() -> BatchState:
            with self._explained("POST /batches"):
                response = await self._client.batches.with_raw_response.create(
                    input_file_id=file, endpoint=ENDPOINT, completion_window="24h", metadata=dict(metadata)
                )
                return self._read(response.text, state, "batch")

        async def once() -> BatchState:
            try:
                return await attempt()
            except Failure as error:
                if isinstance(error, Unsupported) and _NO_FILE.search(str(error)):
                    # An upload takes a moment to be known everywhere.
                    raise NotReady(str(error)) from None
                if error.passing and not error.limited:
                    # It may have been made, and only the word of it lost.
                    await self.settle()
                    found = await self.find(mark, {metadata[mark]}, since=since)
                    if metadata[mark] in found:
                        return found[metadata[mark]]
                raise

        return await self.tried(once)

    async def settle(self) -> None:
        """Wait until a batch that was just made must be in the list."""
        await self._sleep(_SETTLED)

    async def retrieve(self, batch: str) -> BatchState:
        """How a batch is.

        Raises:
            Gone: it is not there.
            EndpointError: that cannot be found out.
        """

        async def attempt() -> BatchState:
            with self._explained(f"batch {batch}", one=True):
                response = await self._client.batches.with_raw_response.retrieve(batch)
                return self._read(response.text, state, "batch")

        return await self.tried(attempt)

    async def cancel(self, batch: str) -> BatchState:
        """Have a batch end early; what it has answered by then is there and is charged.

        Raises:
            Gone: it is not there.
            EndpointError: it cannot be cancelled.
        """

        async def attempt() -> BatchState:
            with self._explained(f"batch {batch}", one=True):
                response = await self._client.batches.with_raw_response.cancel(batch)
                return self._read(response.text, state, "batch")

        return await self.tried(attempt)

    async def find(self, mark: str, values: Collection[str], *, since: float) -> dict[str, BatchState]:
        """The batches whose metadata have one of these values under `mark`, by value.

        Of several with the same value the oldest is given, and the others are cancelled: only one was wanted.

        Args:
            since: Seconds since 1970: before it, there was none.

        Raises:
            EndpointError: they cannot be listed.
        """
        found: dict[str, BatchState] = {}
        async for batch in self._all():
            if batch.created is not None and batch.created < since - _SKEW:
                break
            value = batch.metadata.get(mark)
            if value in values and value is not None:
                younger, found[value] = found.get(value), batch
                if younger is not None and not younger.ended:
                    await self.cancel(younger.id)
        return found

    async def lines(self, file: str) -> AsyncGenerator[bytes, None]:
        """The lines of a file as they come, without what ends them. To be closed (`aclosing`) if left early.

        Raises:
            Gone: it is not there.
            EndpointError: it cannot be had, or not to its end.
        """
        with self._explained(f"file {file}", one=True):
            async with self._client.files.with_streaming_response.content(file, timeout=_LONG) as response:
                rest = bytearray()
                async for data in response.iter_bytes():
                    *whole, last = data.split(b"\n")
                    for line in whole:
                        yield bytes(rest + line)
                        rest.clear()
                    # Nobody writes a line of that length: it is passed on as if garbled, and not gathered.
                    rest += last if len(rest) <= _LONGEST_LINE else b""
                if rest:
                    yield bytes(rest)

    def refusal(self, status: int | None, words: str) -> Failure:
        """What it means that a request of a batch was not answered.

        Args:
            status: Of its response; None where it was not done.
            words: The body of the response, or why it was not done.
        """
        if status is None:
            return NotDone(f"{self._asked.label}: {quoted(words, self._asked)}")
        if status < 400:
            return unusable({}, words, self._asked)
        return failure(status, {}, words, self._asked)

    async def _all(self) -> AsyncIterator[BatchState]:
        """All batches, newest first."""
        after: str | None = None
        while True:

            async def attempt(after: str | None = after) -> tuple[list[BatchState], bool]:
                with self._explained("GET /batches"):
                    listing = self._client.batches.with_raw_response
                    response = await (listing.list(limit=_PAGE, after=after) if after else listing.list(limit=_PAGE))
                    return self._read(response.text, page, "list of batches")

            batches, more = await self.tried(attempt)
            for batch in batches:
                yield batch
            if not more or not batches or batches[-1].id == after:
                return
            after = batches[-1].id

    def _read(self, text: str, parsed: Callable[[str], T | None], what: str) -> T:
        value = parsed(text)
        if value is None:
            odd = Garbled(f"{self._asked.label} answers with something other than a {what}; check the base URL")
            odd.most_retries = 2
            raise odd
        return value

    @contextmanager
    def _explained(self, what: str, *, one: bool = False) -> Iterator[None]:
        """Errors of the client library as ours. With `one`, what is asked for by its id may be gone."""
        label = self._asked.label
        try:
            yield
        except openai.APIStatusError as error:
            status, text = error.status_code, error.response.text
            if status in {404, 410} and one:
                raise Gone(f"{label} does not know {what}, or not under this key") from None
            if status in {404, 405, 501} and not _NO_FILE.search(text):
                words = quoted(text, self._asked, 100)
                raise NotAnEndpoint(
                    f"{label} has no Batch API ({what}: HTTP {status}); leave out --transport batch (it says: {words})"
                ) from None
            found = failure(400 if status in {404, 405} else status, error.response.headers, text, self._asked)
            raise found from None
        except (openai.APITimeoutError, httpx2.ReadTimeout, httpx2.WriteTimeout, httpx2.PoolTimeout):
            raise TimedOut(f"{label} took too long ({what}); try again later") from None
        except (openai.APIConnectionError, httpx2.HTTPError) as error:
            raise unreachable(error, self._asked) from None

    async def tried(self, attempt: Callable[[], Awaitable[T]]) -> T:
        """What `attempt` returns, tried again while its failures pass."""

        def over(tries: int, failure: Failure) -> bool:
            most = failure.most_retries
            return tries > (self._retries if most is None else min(most, self._retries))

        def tell(failure: Failure, seconds: float) -> None:
            if self._notify is not None:
                self._notify(trying_again(failure, seconds))

        return await repeated(
            attempt,
            over=over,
            pause=lambda tries, failure: failure.wait or backoff(tries),
            sleep=self._sleep,
            before_next=tell,
        )

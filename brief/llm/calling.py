"""One call to a server: the answer that was kept, or else the server's, within pace and budget and tried again.

What is asked, and in which of the ways that servers know, is not this module's matter.
"""

from __future__ import annotations

import copy
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Self

from brief.errors import ConfigurationError, UsageError
from brief.llm import address, reply
from brief.llm.answer import received
from brief.llm.budget import Budget, Reserved
from brief.llm.diagnosis import Asked
from brief.llm.errors import Failure, TimedOut, Unreachable
from brief.llm.news import News
from brief.llm.pacing.pace import Pace
from brief.llm.pacing.place import Place
from brief.llm.pacing.turn import Held, Turn
from brief.llm.recall import Recall, Turns, request_key
from brief.llm.reply import Reply
from brief.llm.retry import Tries, trying_again
from brief.llm.time_limit import limited
from brief.llm.usage import Usage
from brief.llm.way import Way

if TYPE_CHECKING:
    from brief.llm.batch_api.client import BatchApi
    from brief.llm.transport import Transport

Response = tuple[int, Mapping[str, str], str]
"""Status, headers and text."""

Post = Callable[[], Awaitable[Response]]
"""Sends a request once."""

_NO_KEY = "none"
"""Sent where there is no key: without it the client library would take one from the environment, meant for another."""


class Caller:
    """Makes calls to one model behind one server; an async context manager.

    A class that makes them otherwise overrides `reply`, if it asks nobody from here, or `sent`, if what was kept is
    still to be looked up.
    """

    def __init__(
        self,
        base_url: str | None,
        api_key: str | None,
        model: str,
        *,
        concurrency: int,
        timeout: float,
        retries: int,
        label: str | None,
        pace: Pace | None,
        recall: Recall | None,
        sleep: Callable[[float], Awaitable[None]],
        notify: Callable[[str], None] | None,
    ) -> None:
        """A caller that is not yet open; the arguments are those of `brief.llm.client.Endpoint`.

        Raises:
            ConfigurationError: the base URL, key, model name or a number cannot be used.
        """
        if not model.strip():
            raise ConfigurationError("no model is named; give one with --model")
        if concurrency < 1 or timeout <= 0 or retries < 0:
            raise ConfigurationError("concurrency and timeout must be above 0, and retries not below")
        self._address = address.parse(base_url)
        key = address.checked_key(api_key)
        self.model = model.strip()
        self.label = self._address.label if label is None else label
        self.timeout = timeout
        """Seconds for one whole answer."""
        self.usage = Usage()
        """Running total of all calls so far. What was answered out of `recall` is not among them."""
        self.recalled = 0
        """Answers that were kept from before and cost nothing now."""
        self.asked = Asked(self.label, self.model, key, named=self._address.authorization is not None)
        """Whom it asks, and under which key."""
        self.pace = Pace(fixed=concurrency, sleep=sleep) if pace is None else pace
        """How its calls are let go: how many are under way, how many may be, how often it was refused."""
        self._retries = retries
        self._recall = recall
        self._budget = Budget()
        self._turns = Turns()
        self._sleep = sleep
        self._notify = notify
        self._news = News()
        self._way: Way | None = None
        self._whole: Caller | None = None

    @property
    def base_url(self) -> str:
        """The address without user name, password and query; for prices."""
        return self._address.label

    @property
    def local(self) -> bool:
        """Whether its address means another server on each machine."""
        return self._address.local

    async def __aenter__(self) -> Self:
        key, most = self.asked.secret or _NO_KEY, self.pace.most
        self._way = Way(self._address, key, timeout=self.timeout, connections=most)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._way is not None:
            await self._way.close()
            self._way = None

    def keeping(self, recall: Recall, *, budget: Budget | None = None) -> Self:
        """The same caller for one piece of work: its replies are kept in `recall`, its calls stay within `budget`.

        Connections, pace and what is known of the server are those of this one, which goes on as it was. What the work
        uses is counted by both. So several pieces of work may go on at once.
        """
        own = copy.copy(self)
        own._recall, own._budget, own._turns = recall, budget or Budget(), Turns()
        own.usage, own.recalled, own._whole = Usage(), 0, self
        return own

    def count(self, usage: Usage, *, recalled: int = 0) -> None:
        """Add to the running totals."""
        self.usage += usage
        self.recalled += recalled
        if self._whole is not None:
            self._whole.count(usage, recalled=recalled)

    def batches(self) -> BatchApi:
        """Files and batches of the same server, under the same key."""
        from brief.llm.batch_api.client import BatchApi

        library = self._opened().library
        return BatchApi(library, self.asked, retries=self._retries, sleep=self._sleep, notify=self._notify)

    async def reply(self, body: bytes, room: int, *, sending: Callable[[str], None]) -> Reply:
        """The reply to a request: the one that was kept, or else the server's, which is then kept.

        Args:
            body: Of the request, encoded.
            room: Tokens that its answer may take.
            sending: Told the request's key before it is sent, if none was kept; may raise why it is not to be.

        Raises:
            Failure: there is no reply, also after retries.
            LimitReached: the budget might be passed.
        """
        key = request_key(self.label, body)

        async def asked() -> tuple[Reply, str]:
            sending(key)
            return await self.sent(body, room)

        return (await self._kept(key, asked))[0]

    async def relay(self, key: str, size: int, room: int, post: Post) -> str:
        """The text of the response to a request that somebody else sends: kept answers, pace and budget are those here.

        Args:
            key: Of the request, as `request_key` gives it.
            size: Bytes of the request.
            room: Tokens that its answer may take.
            post: Sends it, as often as that is called, when it may be sent.

        Raises:
            Failure: there is no answer, also after retries.
            LimitReached: the budget might be passed.
        """
        return (await self._kept(key, partial(self._call, post, size, room)))[1]

    async def sent(self, body: bytes, room: int) -> tuple[Reply, str]:
        """The reply to a request that is sent from here, and the text of the response it stands in."""
        return await self._call(partial(self.post, body), len(body), room)

    async def post(self, body: bytes) -> Response:
        """The response to a request that is sent once and at once, whatever it is."""
        return await self._opened().post(body, self.asked)

    async def _kept(self, key: str, asked: Callable[[], Awaitable[tuple[Reply, str]]]) -> tuple[Reply, str]:
        """The reply that was kept, or the one that asking gives, and the text of the response it stands in."""
        if self._recall is None:
            return await asked()
        async with self._turns.of(key):
            kept = self._recall.get(key)
            got = None if kept is None else reply.failed_generation(kept) or reply.read(kept)
            if got is not None and kept is not None:
                self.count(Usage(), recalled=1)
                return got, kept
            got, text = await asked()
            await self._recall.put(key, text)
        return got, text

    async def _call(self, post: Post, size: int, room: int) -> tuple[Reply, str]:
        """The reply to a request, tried until it is there or not worth another try; and the response's text."""
        pace, tries, held = self.pace, Tries(self._retries), Held(seconds=0.0, news=False)

        async def once() -> tuple[Reply, str]:
            nonlocal held
            async with self._budget.reserved(size, room) as call, place.turn(size=size, room=room) as turn:
                try:
                    return await self._once(post, turn, call)
                except Failure as failure:
                    if failure.charged:
                        call.lost()
                    if failure.most_at_first is not None and not pace.answered:
                        failure.most_retries = failure.most_at_first
                    if failure.passing:
                        nobody = isinstance(failure, Unreachable) and failure.nobody
                        limited = failure.limited
                        held = (
                            place.refused(turn, failure.wait) if limited else turn.failed(failure.wait, nobody=nobody)
                        )
                        tries.failed(failure, now=pace.now(), answers=pace.answers_lately, held=held)
                    raise

        def tell(failure: Failure, pause: float) -> None:
            if self._notify is not None and held.news:
                self._news.tell(trying_again(failure, held.seconds or pause), self._notify, now=pace.now())

        with Place(pace) as place:
            return await tries.until_answered(once, sleep=self._sleep, before_next=tell)

    async def _once(self, post: Post, turn: Turn, call: Reserved) -> tuple[Reply, str]:
        """The reply to one request that is sent once, and the text of the response it stands in."""
        try:
            async with limited(self.timeout):
                status, headers, text = await post()
        except TimeoutError:
            raise TimedOut(
                f"{self.label} gave no whole answer in {self.timeout:g} s; allow more time (--timeout), "
                "or use smaller passages or a faster model"
            ) from None
        turn.heard(headers)
        got = received(status, headers, text, self.asked)
        self.count(got.usage)
        call.spent(got.usage)
        turn.answered(got.usage.input_tokens, got.usage.output_tokens)
        return got, text

    def _opened(self) -> Transport:
        if self._way is None:
            raise UsageError("the endpoint is not open: use it inside `async with`")
        return self._way.made

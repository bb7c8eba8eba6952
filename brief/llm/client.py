"""Endpoint: one model behind one server. Questions are asked under a schema, and answers are checked against it.

    async with Endpoint("http://127.0.0.1:8080/v1", None, "qwen2.5") as endpoint:
        answer = await endpoint.ask(messages, schema, name="claims", max_tokens=800)

`ask` returns a value that fits the schema or raises one of `brief.llm.errors`. It waits out what passes; asking
again after a fault of the answer is the caller's to do.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pydantic import JsonValue

from brief.errors import ConfigurationError
from brief.llm import address, reply
from brief.llm.answer import Answer, ignores_schema, judged, received
from brief.llm.budget import Budget, Reserved
from brief.llm.diagnosis import Asked
from brief.llm.errors import Failure, TimedOut, Unsupported
from brief.llm.first import First
from brief.llm.modes import Memory, Message, Mode, Profile
from brief.llm.pace import Pace
from brief.llm.recall import Divert, Recall, Turns, encoded, request_key
from brief.llm.reply import Reply
from brief.llm.retry import Tries
from brief.llm.turn import Held, Turn
from brief.llm.usage import Usage

if TYPE_CHECKING:
    from brief.llm.answer import Check
    from brief.llm.batch_api import BatchApi
    from brief.llm.fit import Problem
    from brief.llm.transport import Transport

__all__ = ["Answer", "Endpoint", "Message", "Usage"]

Response = tuple[int, Mapping[str, str], str]
"""Status, headers and text."""

Post = Callable[[], Awaitable[Response]]
"""Sends a request once."""

_NO_KEY = "none"
"""Sent where there is no key: without it the client library would take one from the environment, meant for another."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What another process needs to know to send an endpoint's requests as the endpoint would."""

    base_url: str | None
    api_key: str | None = field(repr=False)
    model: str
    label: str
    timeout: float
    temperature: float | None
    most: int
    """Calls at once that are never exceeded."""


class Endpoint:
    """One model behind one OpenAI-compatible server; an async context manager.

    At most `concurrency` calls are under way at once. Until the first answer has shown what the server takes, they
    go one at a time; those to a server of this machine for a moment only, where they are not recorded.
    """

    def __init__(  # noqa: PLR0913  what a user can set about an endpoint is all here, by keyword
        self,
        base_url: str | None,
        api_key: str | None,
        model: str,
        *,
        concurrency: int = 8,
        timeout: float = 120,
        retries: int = 5,
        temperature: float | None = 0,
        small: bool = False,
        label: str | None = None,
        memory: Memory | None = None,
        pace: Pace | None = None,
        recall: Recall | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        notify: Callable[[str], None] | None = None,
    ) -> None:
        """An endpoint that is not yet open.

        Args:
            base_url: Up to and including `/v1`, as a rule; None for OpenAI's own.
            api_key: None for a server that wants none.
            timeout: Seconds for one whole answer. A call that times out is tried once more, and
                twice where the server answers others.
            retries: How often a call that failed in passing is tried again.
            temperature: None to leave it to the server.
            small: It is a small model in a llama.cpp server of ours, which holds its answers to any schema.
            label: Shown instead of the base URL.
            memory: Where it is kept across runs what the server takes; None for this run only.
            pace: How many calls go at once and in a minute; None for `concurrency` at once and nothing else. Endpoints
                that share a server and a key can share a pace.
            recall: Where answers are kept across runs: looked up before a question is asked; None for nowhere.
            sleep: How to wait before another try.
            notify: Told in one line before each wait.

        Raises:
            ConfigurationError: the base URL, key, model name or a number cannot be used.
        """
        if not model.strip():
            raise ConfigurationError("no model is named; give one with --model")
        if concurrency < 1 or timeout <= 0 or retries < 0:
            raise ConfigurationError("concurrency and timeout must be above 0, and retries not below")
        self._base_url = base_url
        self._address = address.parse(base_url)
        self._key = address.checked_key(api_key)
        self.model = model.strip()
        self.label = self._address.label if label is None else label
        self.small = small
        self.usage = Usage()
        """Running total of all calls so far. What was answered out of `recall` is not among them."""
        self.recalled = 0
        """Answers that were kept from before and cost nothing now."""
        self._asked = Asked(self.label, self.model, self._key)
        self._timeout = timeout
        self._retries = retries
        self._temperature = temperature
        self.pace = Pace(fixed=concurrency, sleep=sleep) if pace is None else pace
        """How its calls are let go: how many are under way, how many may be, how often it was refused."""
        self._memory = memory
        self._recall = recall
        self._budget = Budget()
        self._divert: Divert | None = None
        self.batched = False
        """Its answers are those of the Batch API, at its prices."""
        self._turns = Turns()
        self._sleep = sleep
        self._notify = notify
        self._transport: Transport | None = None
        self._profile = Profile()
        self._settled = small
        self._first = First()
        self._sound: set[str] = set()  # Names of schemas that are JSON Schema.

    def __repr__(self) -> str:
        return f"Endpoint({self.label!r}, {self.model!r})"

    @property
    def base_url(self) -> str:
        """The address without user name, password and query; for prices."""
        return self._address.label

    @property
    def mode(self) -> Mode:
        """How the server is held to a schema, as far as is known by now."""
        return self._profile.mode

    @property
    def terms(self) -> Terms:
        """How its requests are sent. There is the key in it."""
        most = self.pace.most
        return Terms(self._base_url, self._key, self.model, self.label, self._timeout, self._temperature, most)

    @property
    def local(self) -> bool:
        """Whether its address means another server on each machine."""
        return self._address.local

    @property
    def profile(self) -> Profile | None:
        """What the server takes; None until that is known."""
        return self._profile if self._settled else None

    async def __aenter__(self) -> Self:
        # Half a second of import, paid only by commands that ask a model.
        from brief.llm.transport import Transport  # noqa: PLC0415

        key, most = self._key or _NO_KEY, self.pace.most
        self._transport = Transport(self._address, key, timeout=self._timeout, connections=most)
        if self._memory is not None and (known := self._memory.recall(self.label, self.model)) is not None:
            self._profile, self._settled = known, True
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._transport is not None:
            await self._transport.close()
            self._transport = None

    @contextmanager
    def keeping(self, recall: Recall, *, budget: Budget | None = None, divert: Divert | None = None) -> Iterator[None]:
        """Keep its answers in `recall`, and its calls within `budget`, for the length of the block.

        What is not kept is handed to `divert` in place of being asked; the call that finds out what the server takes
        is made.
        """
        before = self._recall, self._budget, self._divert
        self._recall, self._budget, self._divert = recall, budget or Budget(), divert
        try:
            yield
        finally:
            self._recall, self._budget, self._divert = before

    def batches(self) -> BatchApi:
        """Files and batches of the same server, under the same key."""
        from brief.llm.batch_api import BatchApi  # noqa: PLC0415

        library = self._opened().library
        return BatchApi(library, self._asked, retries=self._retries, sleep=self._sleep, notify=self._notify)

    async def ask(
        self, messages: Sequence[Message], schema: dict[str, JsonValue], *, name: str, max_tokens: int
    ) -> Answer:
        """The model's answer to a conversation, as a value that fits the schema.

        Args:
            schema: JSON Schema of an object, in the strict subset.
            name: Of the schema, for the server: letters, digits, `_` and `-`.
            max_tokens: The room for the answer.

        Raises:
            AnswerFault: there is an answer, and it cannot be used (CutOff, Refused, NotJson, WrongShape).
            EndpointError: there is no answer, also after retries (the other classes of `brief.llm.errors`).
            LimitReached: the budget might be passed.
            ConfigurationError: a recording is played that does not hold the answer.
            ValueError: the schema is not JSON Schema.
        """
        from brief.llm.fit import checker  # noqa: PLC0415

        if name not in self._sound:
            # What is wrong with it shows before anything is paid for. Those of one name differ in names and numbers.
            checker(schema)
            self._sound.add(name)

        def check(value: JsonValue) -> tuple[Problem, ...]:
            # Made when the answer is there: it is as large as all the rest of a call that is under way.
            return checker(schema)(value)

        def request(profile: Profile) -> dict[str, JsonValue]:
            body = profile.request(messages, schema, name=name, max_tokens=max_tokens, temperature=self._temperature)
            return {"model": self.model, **body}

        if not self._settled:
            # One call finds out what the server takes. Were all to find out at once, which requests are sent would
            # depend on timing, and a recording of them could not be played again.
            async with self._first.turn(patient=not self._hopeful) as alone:
                if alone and not self._settled:
                    return await self._ask(request, check, max_tokens)
        return await self._ask(request, check, max_tokens)

    @property
    def _hopeful(self) -> bool:
        """Whether a call that finds out once more what another has found out costs nothing, and nobody records it."""
        return self._address.local and self._memory is not None and self._divert is None

    async def _ask(self, request: Callable[[Profile], dict[str, JsonValue]], check: Check, room: int) -> Answer:
        begun = profile = learned = self._profile
        used = Usage()
        while True:
            try:
                got = await self._reply(encoded(request(profile)), room)
            except Unsupported as complaint:
                weaker = profile.adapted(complaint.parameter)
                if weaker is None:
                    raise
                if not complaint.schema_only:
                    learned = learned.adapted(complaint.parameter) or learned
                profile = weaker
                continue
            used += got.usage
            doubtful = not self._settled or self._profile.mode is not Mode.STRICT
            if doubtful and profile.mode is Mode.STRICT and ignores_schema(got, check):
                # It accepted the schema without a word and answered as if it had not seen it.
                if not self._settled:
                    self._profile, self._settled = Profile(Mode.OBJECT, learned.without), True
                begun = profile = learned = self._profile
                continue
            # A call that has learnt nothing says nothing against what others found out while it was under way.
            if learned != begun or not self._settled:
                self._settle(learned)
            return judged(got, check, used, self._asked)

    def _settle(self, learned: Profile) -> None:
        fresh = not self._settled or learned != self._profile
        self._profile, self._settled = learned, True
        if fresh and self._memory is not None:
            self._memory.remember(self.label, self.model, learned)

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

    async def _reply(self, body: bytes, room: int) -> Reply:
        """The reply to a request: the one that was kept, or else the server's, which is then kept."""
        key = request_key(self.label, body)

        async def asked() -> tuple[Reply, str]:
            if self._divert is not None and self._settled:
                self._divert(key, body, room)
            return await self._sent(body, room)

        return (await self._kept(key, asked))[0]

    async def _kept(self, key: str, asked: Callable[[], Awaitable[tuple[Reply, str]]]) -> tuple[Reply, str]:
        """The reply that was kept, or the one that asking gives, and the text of the response it stands in."""
        if self._recall is None:
            return await asked()
        async with self._turns.of(key):
            kept = self._recall.get(key)
            got = None if kept is None else reply.failed_generation(kept) or reply.read(kept)
            if got is not None and kept is not None:
                self.recalled += 1
                return got, kept
            got, text = await asked()
            await self._recall.put(key, text)
        return got, text

    async def _sent(self, body: bytes, room: int) -> tuple[Reply, str]:
        """The reply to a request that is sent from here."""
        return await self._call(partial(self._post, body), len(body), room)

    async def _call(self, post: Post, size: int, room: int) -> tuple[Reply, str]:
        """The reply to a request, tried until it is there or not worth another try; and the response's text."""
        pace, tries = self.pace, Tries(self._retries)
        ticket, held = pace.ticket(), Held(seconds=0.0, news=False)

        async def once() -> tuple[Reply, str]:
            nonlocal held
            async with self._budget.reserved(size, room) as call, pace.turn(ticket, size=size, room=room) as turn:
                try:
                    return await self._once(post, turn, call)
                except Failure as failure:
                    if failure.charged:
                        call.lost()
                    if failure.passing:
                        held = turn.refused(failure.wait) if failure.limited else turn.failed(failure.wait)
                        tries.failed(failure, now=pace.now(), answers=pace.answers_lately, held=held.seconds)
                    raise

        def tell(failure: Failure, pause: float) -> None:
            if self._notify is not None and held.news:
                self._notify(f"{failure}; trying again in {held.seconds or pause:.0f} s")

        return await tries.until_answered(once, sleep=self._sleep, before_next=tell)

    async def _once(self, post: Post, turn: Turn, call: Reserved) -> tuple[Reply, str]:
        """The reply to one request that is sent once, and the text of the response it stands in."""
        try:
            async with asyncio.timeout(self._timeout):
                status, headers, text = await post()
        except TimeoutError:
            raise TimedOut(
                f"{self.label} gave no whole answer in {self._timeout:g} s; allow more time (--timeout), "
                "or use smaller passages or a faster model"
            ) from None
        turn.heard(headers)
        got = received(status, headers, text, self._asked)
        self.usage += got.usage
        call.spent(got.usage)
        turn.answered(got.usage.input_tokens, got.usage.output_tokens)
        return got, text

    async def _post(self, body: bytes) -> Response:
        return await self._opened().post(body, self._asked)

    def _opened(self) -> Transport:
        if self._transport is None:
            raise RuntimeError("an Endpoint is used inside `async with`")
        return self._transport

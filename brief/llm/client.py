"""Endpoint: one model behind one server. Questions are asked under a schema, and answers are checked against it.

    async with Endpoint("http://127.0.0.1:8080/v1", None, "qwen2.5") as endpoint:
        answer = await endpoint.ask(messages, schema, name="claims", max_tokens=800)

`ask` returns a value that fits the schema or raises one of `brief.llm.errors`. It waits out what passes; asking
again after a fault of the answer is the caller's to do.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Self

from pydantic import JsonValue

from brief.llm.answer import Answer, ignores_schema, judged
from brief.llm.breath import Breath
from brief.llm.budget import Budget
from brief.llm.calling import Caller
from brief.llm.errors import Filtered, Flagged, Unsupported
from brief.llm.first import First
from brief.llm.modes import Message, Mode, Profile, ProfileCache
from brief.llm.pacing.pace import Pace
from brief.llm.plain_fit import plainly_fits
from brief.llm.recall import Divert, Recall, encoded
from brief.llm.usage import Usage

if TYPE_CHECKING:
    from brief.llm.fit import Check, Problem

__all__ = ["Answer", "Endpoint", "Message", "Usage"]


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


@dataclass(slots=True)
class _Known:
    """What the server takes, as far as is known by now."""

    profile: Profile
    settled: bool


class Endpoint(Caller):
    """One model behind one OpenAI-compatible server; an async context manager.

    At most `concurrency` calls are under way at once. Until the first answer has shown what the server takes, they
    go one at a time; those to a server of this machine for a moment only, where they are not recorded.
    """

    def __init__(
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
        profiles: ProfileCache | None = None,
        profile: Profile | None = None,
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
            profiles: Where it is kept across runs what the server takes; None for this run only.
            profile: What the server takes; None to find it out.
            pace: How many calls go at once and in a minute; None for `concurrency` at once and nothing else. Endpoints
                that share a server and a key can share a pace.
            recall: Where answers are kept across runs: looked up before a question is asked; None for nowhere.
            sleep: How to wait before another try.
            notify: Told in one line before each wait.

        Raises:
            ConfigurationError: the base URL, key, model name or a number cannot be used.
        """
        super().__init__(
            base_url,
            api_key,
            model,
            concurrency=concurrency,
            timeout=timeout,
            retries=retries,
            label=label,
            pace=pace,
            recall=recall,
            sleep=sleep,
            notify=notify,
        )
        self._given = base_url
        self._temperature = temperature
        self.small = small
        self._profiles = profiles
        self._divert: Divert | None = None
        self.batched = False
        """Its answers are those of the Batch API, at its prices."""
        self._known = _Known(profile or Profile(), settled=small or profile is not None)
        self._first = First()
        self.breath = Breath(self.pace)
        """Awaited before work on an answer, and to be awaited before other work of some length."""
        self._checks: dict[str, tuple[dict[str, JsonValue], Check]] = {}  # By the names of schemas, the last of each.

    def __repr__(self) -> str:
        return f"Endpoint({self.label!r}, {self.model!r})"

    @property
    def mode(self) -> Mode:
        """How the server is held to a schema, as far as is known by now."""
        return self._known.profile.mode

    @property
    def terms(self) -> Terms:
        """How its requests are sent. There is the key in it."""
        key, most = self.asked.secret, self.pace.most
        return Terms(self._given, key, self.model, self.label, self.timeout, self._temperature, most)

    @property
    def profile(self) -> Profile | None:
        """What the server takes; None until that is known."""
        return self._known.profile if self._known.settled else None

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        if self._profiles is not None and (known := self._profiles.get(self.label, self.model)) is not None:
            self._known.profile, self._known.settled = known, True
        return self

    def keeping(self, recall: Recall, *, budget: Budget | None = None, divert: Divert | None = None) -> Self:
        """The same endpoint for one piece of work, with kept answers, a budget and totals of its own.

        What is not kept is handed to `divert` in place of being asked; the call that finds out what the server takes
        is made.
        """
        own = super().keeping(recall, budget=budget)
        own._divert = divert
        return own

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
        if name not in self._checks:
            # What is wrong with it shows before anything is paid for. Those of one name differ in names and numbers.
            self._checker(schema, name)

        def check(value: JsonValue) -> tuple[Problem, ...]:
            # Made when it is wanted: it is as large as all the rest of a call that is under way.
            return () if plainly_fits(value, schema) else self._checker(schema, name)(value)

        def request(profile: Profile) -> dict[str, JsonValue]:
            body = profile.request(messages, schema, name=name, max_tokens=max_tokens, temperature=self._temperature)
            return {"model": self.model, **body}

        if not self._known.settled:
            # One call finds out what the server takes. Were all to find out at once, which requests are sent would
            # depend on timing, and a recording of them could not be played again.
            if self._hopeful:
                self._opened()  # To load what sends takes longer than the others wait for the first one.
            async with self._first.turn(patient=not self._hopeful) as alone:
                if alone and not self._known.settled:
                    return await self._ask(request, check, max_tokens)
        return await self._ask(request, check, max_tokens)

    def _checker(self, schema: dict[str, JsonValue], name: str) -> Check:
        """What checks answers under a schema; the one made last, where some call had the same."""
        from brief.llm.fit import checker

        known = self._checks.get(name)
        if known is None or known[0] != schema:
            known = self._checks[name] = schema, checker(schema)
        return known[1]

    @property
    def _hopeful(self) -> bool:
        """Whether a call that finds out once more what another has found out costs nothing, and nobody records it."""
        return self.local and self._profiles is not None and self._divert is None

    async def _ask(self, request: Callable[[Profile], dict[str, JsonValue]], check: Check, room: int) -> Answer:
        begun = profile = learned = self._known.profile
        used = Usage()
        while True:
            try:
                body = encoded(request(profile))
                got = await self.reply(body, room, sending=partial(self._diverted, body, room))
            except Flagged as refusal:
                raise Filtered(str(refusal), text="", usage=used) from None
            except Unsupported as complaint:
                weaker = profile.adapted(complaint.parameter)
                if weaker is None:
                    raise
                if not complaint.schema_only:
                    learned = learned.adapted(complaint.parameter) or learned
                profile = weaker
                continue
            await self.breath()
            used += got.usage
            doubtful = not self._known.settled or self._known.profile.mode is not Mode.STRICT
            if doubtful and profile.mode is Mode.STRICT and ignores_schema(got, check):
                # It accepted the schema without a word and answered as if it had not seen it.
                if not self._known.settled:
                    self._known.profile, self._known.settled = Profile(Mode.OBJECT, learned.without), True
                begun = profile = learned = self._known.profile
                continue
            # A call that has learnt nothing says nothing against what others found out while it was under way.
            if learned != begun or not self._known.settled:
                self._settle(learned)
            return judged(got, check, used, self.asked)

    def _diverted(self, body: bytes, room: int, key: str) -> None:
        """Hand a request over in place of sending it, where that is wanted and it finds nothing out."""
        if self._divert is not None and self._known.settled:
            self._divert(key, body, room)

    def _settle(self, learned: Profile) -> None:
        fresh = not self._known.settled or learned != self._known.profile
        self._known.profile, self._known.settled = learned, True
        if fresh and self._profiles is not None:
            self._profiles.put(self.label, self.model, learned)

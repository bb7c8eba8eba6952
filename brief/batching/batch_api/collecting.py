"""What came of a batch: its files read line by line, joined to requests by `custom_id`, in whatever order."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Collection
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from brief.batching.batch_api.submissions import Refusal
from brief.counted import counted
from brief.llm import reply
from brief.llm.usage import Usage

if TYPE_CHECKING:
    from brief.llm.batch_api.client import BatchApi

_AT_ONCE = 200
_LONGEST_WORDS = 4_000
"""Characters of a refusal that are kept."""
_NOT_DONE = {"batch_expired": "the batch expired before its turn came", "batch_cancelled": "the batch was cancelled"}


@dataclass
class Collected:
    """What one batch's files hold."""

    answered: dict[str, Usage] = field(default_factory=dict)
    """Requests whose answer is kept, and what they used."""
    refused: dict[str, Refusal] = field(default_factory=dict)
    """Requests that failed, and how."""
    garbled: int = 0
    """Lines that are no JSON of the documented form."""
    strangers: int = 0
    """Lines about requests that are not of this batch."""

    def told(self) -> str:
        """What was wrong with the files, in a few words; empty where nothing was."""
        parts = []
        if self.garbled:
            parts.append(f"{counted(self.garbled, 'line')} garbled")
        if self.strangers:
            parts.append(f"{counted(self.strangers, 'line')} about requests that are not in it")
        return " and ".join(parts)


Keep = Callable[[str, str], Awaitable[None]]
"""Keeps an answer: the request's key, and the text of the response."""


class Collector:
    """Reads the files of one batch."""

    def __init__(self, api: BatchApi, requests: Collection[str], keep: Keep) -> None:
        """A collector that has read nothing.

        Args:
            api: Where the files are.
            requests: Keys of the batch's requests.
            keep: Called for each answer, once.
        """
        self._api = api
        self._requests = requests
        self._keep = keep
        self._waiting: dict[str, tuple[str, Usage]] = {}
        self.found = Collected()

    async def read(self, file: str) -> None:
        """Take what a file holds. One that breaks off is read again, and so is one with garbled lines, once.

        Raises:
            Gone: there is no such file.
            EndpointError: it cannot be had.
        """
        before = self.found.garbled, self.found.strangers
        for _ in range(2):
            self.found.garbled, self.found.strangers = before
            await self._api.tried(lambda: self._once(file))
            if self.found.garbled == before[0]:
                return

    async def _once(self, file: str) -> None:
        strangers, garbled = self.found.strangers, self.found.garbled
        try:
            async with aclosing(self._api.lines(file)) as lines:
                async for line in lines:
                    if line.strip():
                        self._take(line)
                    if len(self._waiting) >= _AT_ONCE:
                        await self._flush()
        except BaseException:
            self.found.strangers, self.found.garbled = strangers, garbled
            raise
        finally:
            # What has arrived is kept, also where the rest does not.
            await asyncio.shield(self._flush())

    async def _flush(self) -> None:
        """Keep what has been read; counted only once it is durable."""
        answers, self._waiting = self._waiting, {}
        await asyncio.gather(*(self._keep(key, text) for key, (text, _) in answers.items()))
        self.found.answered.update((key, used) for key, (_, used) in answers.items())

    def _take(self, line: bytes) -> None:
        try:
            value: object = json.loads(line)
        except (ValueError, RecursionError):
            value = None
        key = value.get("custom_id") if isinstance(value, dict) else None
        if not isinstance(value, dict) or not isinstance(key, str):
            self.found.garbled += 1
            return
        if key not in self._requests:
            self.found.strangers += 1
            return
        if key in self.found.answered or key in self._waiting:
            return  # Said twice: the first counts.
        outcome = _outcome(value)
        if isinstance(outcome, Refusal):
            self.found.refused[key] = outcome
        else:
            self.found.refused.pop(key, None)
            self._waiting[key] = outcome


def _outcome(line: dict[str, object]) -> tuple[str, Usage] | Refusal:
    """The text of a response that can be used and what it used, or why there is none."""
    response, error = line.get("response"), line.get("error")
    if isinstance(response, dict):
        status, body = response.get("status_code"), response.get("body")
        text = body if isinstance(body, str) else json.dumps(body)
        status = status if isinstance(status, int) else 500
        got = reply.read(text) if status < 400 else reply.failed_generation(text)
        if got is not None:
            return text, got.usage
        if status >= 400 or not error:
            return Refusal(status, text[:_LONGEST_WORDS])
    code = error.get("code") if isinstance(error, dict) else None
    if isinstance(code, str) and code in _NOT_DONE:
        return Refusal(None, _NOT_DONE[code])
    return Refusal(500, json.dumps({"error": error or "neither a response nor an error"})[:_LONGEST_WORDS])

"""Questions that are noted instead of asked, so that they can be asked all at once."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from brief.batching.batch_api.packing import MOST_BYTES, MOST_REQUESTS, Pack, Packer
from brief.batching.batch_api.submissions import Submissions
from brief.batching.outcome import Deferred
from brief.batching.state.kept import Kept
from brief.errors import UsageError
from brief.llm.budget import Budget
from brief.llm.errors import ContextTooLong
from brief.llm.usage import Usage

if TYPE_CHECKING:
    from brief.llm.batch_api.client import BatchApi


class Noting:
    """Takes requests in place of the server, and writes them into files."""

    def __init__(
        self,
        submissions: Submissions,
        api: BatchApi,
        folder: Path,
        *,
        label: str,
        budget: Budget | None = None,
        requests: int = MOST_REQUESTS,
        size: int = MOST_BYTES,
    ) -> None:
        """Nothing is noted yet.

        Args:
            submissions: What is on its way.
            api: Tells what a refusal means.
            folder: For the files.
            label: Of the server.
            budget: Charged for each request that is noted; None for no limits.
            requests: The most in one file.
            size: The most bytes of one file.
        """
        self._submissions = submissions
        self._api = api
        self._label = label
        self._budget = budget
        self._packer = Packer(folder, requests=min(requests, submissions.most or requests), size=size)
        self._recording: set[asyncio.Task[None]] = set()
        self._charged: set[str] = set()

    def divert(self, key: str, body: bytes, room: int) -> NoReturn:
        """Note a request, unless it is noted or on its way, or is not to be asked again.

        Raises:
            Deferred: it will be answered later.
            Failure: it was refused.
            LimitReached: the budget might be passed.
            UsageError: it cannot be written.
        """
        refusal = self._submissions.refusal(key, Kept.since())
        if refusal is not None:
            failure = self._api.refusal(refusal.status, refusal.words)
            failure.late = True
            raise failure
        if key not in self._packer and key not in self._submissions:
            if self._budget is not None:
                self._budget.charge(len(body), room)
            try:
                self._packer.add(key, body, room)
            except ValueError as error:
                raise ContextTooLong(f"{self._label}: {error} is more than the Batch API takes") from None
            except OSError as error:
                raise UsageError(f"the requests of the batch cannot be written: {error.strerror or error}") from None
            for pack in self._packer.full():
                self._record(pack)
        raise Deferred

    async def finish(self) -> None:
        """Close the file that is being written; all that was noted is in the state then.

        Raises:
            UsageError: it cannot be written.
        """
        try:
            packs = self._packer.rest()
        except OSError as error:
            raise UsageError(f"the requests of the batch cannot be written: {error.strerror or error}") from None
        for pack in packs:
            self._record(pack)
        await asyncio.gather(*self._recording)

    async def drop(self) -> None:
        """Forget what is not in the state yet."""
        self._packer.drop()
        await asyncio.gather(*self._recording, return_exceptions=True)

    async def halve(self, requests: int) -> int:
        """The server does not take a file of so many requests: how many will be in one from now on."""
        self._packer.requests = max(1, requests // 2)
        await self._submissions.limit(self._packer.requests)
        return self._packer.requests

    def settle(self, submission: str, used: dict[str, Usage]) -> None:
        """Tell the budget what a submission's requests used; those that are not named were not made."""
        if self._budget is None or submission not in self._charged:
            return
        self._charged.discard(submission)
        for key, request in self._submissions.requests(submission).items():
            self._budget.give_back(request.size, request.room, used.get(key, Usage()))

    def _record(self, pack: Pack) -> None:
        async def record() -> None:
            await self._submissions.pack(pack, self._label)
            self._packer.taken(pack)

        self._charged.add(pack.id)
        task = asyncio.create_task(record())
        self._recording.add(task)
        task.add_done_callback(self._recording.discard)

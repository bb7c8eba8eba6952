"""Files of requests to the Batch API and back: uploaded, made batches of, looked after, collected."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from brief.batching.batch_api.collecting import Collected, Collector
from brief.batching.batch_api.noting import Noting
from brief.batching.batch_api.packing import Request
from brief.batching.batch_api.submissions import Final, Refusal, Submission, Submissions
from brief.batching.outcome import for_all
from brief.counted import counted
from brief.errors import EndpointError, UsageError
from brief.llm.batch_api.state import BatchState
from brief.llm.errors import Failure, Gone, NotReady, Overloaded
from brief.llm.usage import Usage

if TYPE_CHECKING:
    from brief.llm.batch_api.client import BatchApi

MARK = "brief_submission"
"""The key in a batch's metadata that tells it from all others."""
_ENQUEUED = "token_limit_exceeded"
_FRUITLESS = 20
"""Batches one after the other that the server has no room for, before that ends the run."""
_FIRST_HOLD, _LONGEST_HOLD = 30.0, 1800.0
_FORGOTTEN = 3 * 86_400.0
"""Seconds after which a batch, whose window is a day, is over even if nobody knows what became of it."""
_LOST = 3600.0
"""Seconds for which batches may not be looked at before that ends the run."""


class Delivery:
    """What is on its way, moved along."""

    def __init__(
        self,
        api: BatchApi,
        submissions: Submissions,
        noting: Noting,
        folder: Path,
        *,
        retries: int,
        keep: Callable[[str, str], Awaitable[None]],
        spent: Callable[[Usage], None],
        notify: Callable[[str], None],
        now: Callable[[], float],
    ) -> None:
        """Nothing is moved yet.

        Args:
            api: The server's.
            submissions: What is on its way.
            noting: Where the files of requests come from.
            folder: Where they are.
            retries: How often a request that a batch did not answer is asked again.
            keep: Keeps an answer, durably.
            spent: Told what the answers of a batch used.
            notify: Told in one line what happens.
            now: Seconds since 1970.
        """
        self._api = api
        self._submissions = submissions
        self._noting = noting
        self._folder = folder
        self._retries = retries
        self._keep = keep
        self._spent = spent
        self._notify = notify
        self._now = now
        self._states: dict[str, BatchState] = {}
        self._width: int | None = None
        self._fruitless = 0
        self._seen_at = now()
        self.hold = 0.0
        """Seconds to wait before more is sent, because the server has no room for it."""

    async def take_up(self, label: str) -> None:
        """Find out what became of what an earlier run sent, and drop what it did not send: it is noted again.

        Raises:
            UsageError: it was sent to another server.
            EndpointError: that cannot be found out.
        """
        under_way = self._submissions.open()
        for other in {s.label for s in under_way if s.stage != "packed"} - {label}:
            raise UsageError(f"batches for {other} are under way here: finish these first, with the same --base-url")
        doubtful = {s.mark: s for s in under_way if s.stage == "sending"}
        for again in (False, True):
            if not doubtful:
                break
            if again:
                # It may have been made a moment ago, and would be paid for twice.
                await self._api.settle()
            since = min(s.made for s in doubtful.values())
            for mark, batch in (await self._api.find(MARK, doubtful.keys(), since=since)).items():
                await self._submissions.created(doubtful.pop(mark), batch.id)
        for submission in [*doubtful.values(), *(s for s in under_way if s.stage == "packed")]:
            await self._submissions.release(submission)
        known = {self._path(s) for s in self._submissions.open()}
        for path in self._folder.glob("*.jsonl"):
            if path not in known:
                path.unlink(missing_ok=True)

    async def send(self) -> None:
        """Make batches of the files that are packed, as far as the server takes them.

        Raises:
            EndpointError: one is refused.
            OSError: one cannot be read.
        """
        under_way = self._submissions.open()
        busy = sum(s.stage == "created" for s in under_way)
        for submission in under_way:
            if submission.stage == "created":
                continue
            if self._width is not None and busy >= self._width:
                break
            try:
                await self._create(submission, submission.file or await self._upload(submission))
            except NotReady:
                # A file that was uploaded long ago may be gone.
                await self._create(submission, await self._upload(submission))
            busy += 1

    async def look(self) -> int:
        """See how the batches are, and collect those that have ended; how many these are.

        Raises:
            EndpointError: one cannot be found or collected, or was refused for a reason that all would be.
        """
        ended = 0
        for submission in self._submissions.open():
            if submission.batch is None:
                continue
            state = await self._state(submission, submission.batch)
            if state is None:
                continue
            self._states[submission.id] = state
            if state.ended:
                await self._end(submission, state)
                ended += 1
            elif state.status != "validating":
                self._fruitless = 0
                self._path(submission).unlink(missing_ok=True)
        return ended

    @property
    def idle(self) -> bool:
        """Whether nothing is on its way."""
        return not self._submissions.open()

    def told(self) -> str:
        """How far it is, on one line."""
        under_way = self._submissions.open()
        states = [self._states[s.id] for s in under_way if s.id in self._states]
        done, failed = sum(s.completed for s in states), sum(s.failed for s in states)
        requests = sum(s.requests for s in under_way)
        kinds = sorted({s.status.replace("_", " ") for s in states})
        batches = counted(len(under_way), "batch", "batches")
        text = f"{batches} under way ({', '.join(kinds) or 'sent'}): {done:,} of {requests:,} requests answered"
        return text + (f", {failed:,} failed" if failed else "")

    async def _upload(self, submission: Submission) -> str:
        name = f"brief-{self._submissions.run}-{submission.id}.jsonl"
        return await self._api.upload(self._path(submission), name)

    async def _create(self, submission: Submission, file: str) -> None:
        await self._submissions.sending(submission, file)
        metadata = {MARK: submission.mark, "brief_batch": self._submissions.run, "sha256": submission.sha256}
        batch = await self._api.create(file, metadata, mark=MARK, since=submission.made)
        await self._submissions.created(submission, batch.id)
        self._states[submission.id] = batch

    async def _state(self, submission: Submission, batch: str) -> BatchState | None:
        """How a batch is; None where that cannot be found out for now."""
        try:
            state = await self._api.retrieve(batch)
        except Gone as error:
            if self._now() - submission.made < _FORGOTTEN:
                raise EndpointError(f"{error}; use the key that it was made with") from None
            self._notify(f"{error}; its requests are asked again")
            await self._submissions.release(submission)
            return None
        except Failure as error:
            if not error.passing or self._now() - self._seen_at > _LOST:
                raise
            self._notify(f"{error}; the batches go on without us")
            return None
        self._seen_at = self._now()
        return state

    async def _end(self, submission: Submission, state: BatchState) -> None:
        requests = self._submissions.requests(submission.id)
        if state.status == "failed":
            refused = await self._failed(submission, state, requests)
            if refused is None:
                return
            found = Collected(refused=refused)
        else:
            found = await self._collected(state, requests)
            if self._width is not None:
                self._width += 1
        self._judge(found.refused, state)
        self._noting.settle(submission.id, found.answered)
        self._spent(sum(found.answered.values(), Usage()))
        await self._submissions.close(submission, found.refused)
        self._path(submission).unlink(missing_ok=True)
        self._states.pop(submission.id, None)
        self._report(state, found, len(requests))

    async def _collected(self, state: BatchState, requests: Mapping[str, Request]) -> Collected:
        """What the files of a batch hold; with a reason for each request that is in none of them."""
        collector = Collector(self._api, requests, self._keep)
        for file in (state.output_file, state.error_file):
            if file is None:
                continue
            try:
                await collector.read(file)
            except Gone as error:
                self._notify(f"{error}; what it held is asked again")
        found = collector.found
        reasons = {"expired": "the batch expired before its turn came", "cancelled": "the batch was cancelled"}
        reason = reasons.get(state.status, "the batch ended without an answer to this request")
        for key in requests:
            if key not in found.answered and key not in found.refused:
                found.refused[key] = Refusal(None, reason)
        return found

    async def _failed(
        self, submission: Submission, state: BatchState, requests: Mapping[str, Request]
    ) -> dict[str, Refusal] | None:
        """Why each request of a batch that was not begun has no answer; None where they are merely sent again."""
        trouble = state.troubles[0] if state.troubles else None
        words = trouble.message if trouble else "no reason is given"
        code = trouble.code if trouble else None
        if code == _ENQUEUED:
            await self._limited(submission, words)
            return None
        failure = self._api.refusal(400, json.dumps({"error": {"message": words, "code": code}}))
        if for_all(failure):
            await self._release(submission)
            raise failure
        where = f" (line {trouble.line} of its file)" if trouble and trouble.line is not None else ""
        refusal = Refusal(None, f"the batch failed: {words}{where}")
        return dict.fromkeys(requests, refusal)

    async def _limited(self, submission: Submission, words: str) -> None:
        """The server has no room for a batch: it is sent again when others have ended, or smaller ones are."""
        await self._submissions.again(submission)
        others = sum(s.stage == "created" for s in self._submissions.open())
        if others:
            self._width = others
            return
        self._fruitless += 1
        if self._fruitless > _FRUITLESS:
            raise Overloaded(f"the Batch API has no room ({words}); run again later")
        most = await self._noting.halve(submission.requests)
        self._width = 1
        self.hold = min(_LONGEST_HOLD, _FIRST_HOLD * 2.0 ** (self._fruitless - 1))
        for each in self._submissions.open():
            await self._release(each)
        self._notify(f"the Batch API has no room ({words}): in {self.hold:.0f} s again, {most:,} requests at once")

    async def _release(self, submission: Submission) -> None:
        self._noting.settle(submission.id, {})
        await self._submissions.release(submission)
        self._path(submission).unlink(missing_ok=True)

    def _judge(self, refused: dict[str, Refusal], state: BatchState) -> None:
        """Say of each refusal whether the request is asked again."""
        tries = self._submissions.tries(refused)
        for key, why in refused.items():
            failure = self._api.refusal(why.status, why.words)
            final: Final = "no"
            if not failure.passing:
                final = "endpoint" if failure.doubtful or for_all(failure) else "request"
            elif tries.get(key, 0) >= self._retries or (state.status == "cancelled" and why.status is None):
                # Whoever cancels a batch wants it to stop: this run does not begin it again.
                final = "endpoint"
            refused[key] = Refusal(why.status, why.words, final)

    def _report(self, state: BatchState, found: Collected, requests: int) -> None:
        text = f"batch {state.id} {state.status}: {len(found.answered):,} of {requests:,} requests answered"
        again = sum(why.final == "no" for why in found.refused.values())
        if again:
            text += f", {again:,} are asked again"
        if given_up := len(found.refused) - again:
            text += f", {given_up:,} failed"
        if told := found.told():
            text += f"; {told}"
        self._notify(text)

    def _path(self, submission: Submission) -> Path:
        return self._folder / f"{submission.id}.jsonl"

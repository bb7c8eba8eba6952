"""How many calls and tokens go in a minute: the least of what the user allows, the server tells and its refusals
teach.
"""

from __future__ import annotations

from collections.abc import Mapping

from brief.llm.pacing.leaky_bucket import LeakyBucket
from brief.llm.pacing.learned import Learned
from brief.llm.pacing.server_limit import ServerLimit
from brief.llm.pacing.token_estimate import TokenEstimate
from brief.llm.pacing.turn import Turn
from brief.llm.retry import LONGEST_WAIT

_USED_OF_CAP = 0.99


class Rates:
    """The rates that calls to one server are let go at."""

    def __init__(self, rpm: float | None, tpm: float | None) -> None:
        self.learned = Learned()
        """What refusals have taught."""
        self._guess = TokenEstimate()
        self._spent = (0.0, 0.0)
        self._went = 0.0
        self._told = (ServerLimit("requests"), ServerLimit("tokens"))
        self._told_flows = (LeakyBucket(), LeakyBucket())
        self._cap_requests = LeakyBucket(None if rpm is None else rpm / 60 * _USED_OF_CAP)
        self._cap_tokens = LeakyBucket(None if tpm is None else tpm / 60 * _USED_OF_CAP)
        self._learned_flow = LeakyBucket()
        self._own_flows = (self._cap_requests, self._cap_tokens, self._learned_flow)
        self._flows = (*self._own_flows, *self._told_flows)

    @property
    def requests_a_minute(self) -> float | None:
        """The rate in force, None for no bound."""
        return _least(self._cap_requests, self._told_flows[0], self._learned_flow)

    @property
    def tokens_a_minute(self) -> float | None:
        """The same for tokens."""
        return _least(self._cap_tokens, self._told_flows[1])

    def exhausted(self) -> bool:
        """Whether the server said last that next to nothing remains of a limit."""
        return any(limit.exhausted() for limit in self._told)

    def wait(self, now: float, gently: float | None) -> float:
        """Seconds until the next call may go.

        Args:
            gently: Calls a second after a hold; None where there was none lately.
        """
        learned = self.learned.rate(now)
        slower = learned if gently is None or (learned is not None and learned < gently) else gently
        self._learned_flow.turn_to(slower, now)
        for told, flow, spent in zip(self._told, self._told_flows, self._spent, strict=True):
            flow.turn_to(told.rate(spent=spent, now=now), now)
        # Whatever it told, the server is asked again after a while: only its refusal shows that it meant that.
        told_wait = min(max(flow.wait(now) for flow in self._told_flows), self._went + LONGEST_WAIT - now)
        return max(told_wait, *(flow.wait(now) for flow in self._own_flows))

    def let_go(self, turn: Turn, now: float) -> None:
        """A call goes."""
        self._went = now
        turn.likely = self._guess.likely(turn.size, turn.room)
        most = self._guess.most(turn.size, turn.room)
        turn.spent = self._spent = (self._spent[0] + 1, self._spent[1] + most)
        for flow, cost in zip(self._flows, (1.0, turn.likely, 1.0, 1.0, most), strict=True):
            flow.take(cost, now)
        self.learned.sent(now)

    def heard(self, turn: Turn, headers: Mapping[str, str]) -> None:
        """The server has responded: what it says of its limits."""
        for told, spent in zip(self._told, turn.spent, strict=True):
            told.read(headers, number=turn.number, sent=turn.sent, spent=spent)

    def refused(self) -> None:
        """A call was refused."""
        self.learned.refused()
        for told in self._told:
            told.refused()

    def used(self, turn: Turn, read: int | None, written: int | None, now: float) -> None:
        """A call was answered, and has used so many tokens; None where the server does not say."""
        for told in self._told:
            told.answered(turn.number)
        self._guess.correct(turn.size, turn.room, read, written)
        if read is not None and written is not None:
            self._cap_tokens.take(read + written - turn.likely, now)


def _least(*flows: LeakyBucket) -> float | None:
    rates = [flow.rate for flow in flows if flow.rate is not None]
    return min(rates) * 60 if rates else None

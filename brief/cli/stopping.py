"""Ctrl-C and SIGTERM during a batch: the first lets what is under way finish, the second stops, the third ends at
once. A terminal that is closed, as by a connection that breaks, counts as the first.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Self

from brief.cli.exit_codes import INTERRUPTED
from brief.counted import counted

if TYPE_CHECKING:
    from brief.batching.batch_api.rounds import Rounds
    from brief.batching.run import Run

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_HANGUP = getattr(signal, "SIGHUP", None)  # Windows has none.


class Stopping:
    """Hears these signals for the length of a block inside an event loop."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._run: Run | Rounds | None = None
        self._loop = asyncio.get_running_loop()
        self._task = asyncio.current_task()
        self._before: dict[int, object] = {}
        self.asked = 0
        """How often it was asked to stop."""

    def __enter__(self) -> Self:
        heard = dict.fromkeys(_SIGNALS, self._ask)
        if _HANGUP is not None and signal.getsignal(_HANGUP) != signal.SIG_IGN:  # As under nohup.
            heard[_HANGUP] = self._hang_up
        for number, handler in heard.items():
            self._before[number] = signal.getsignal(number)
            try:
                self._loop.add_signal_handler(number, handler)
            except NotImplementedError:  # As on Windows.
                signal.signal(number, self._ask_elsewhere)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, before in self._before.items():
            with contextlib.suppress(NotImplementedError):
                self._loop.remove_signal_handler(number)
            signal.signal(number, before)  # type: ignore[arg-type]  # it is what getsignal gave

    def watch(self, run: Run | Rounds) -> None:
        """What is to be stopped. Until then the whole command is."""
        self._run = run

    def _ask_elsewhere(self, _number: int, _frame: FrameType | None) -> None:
        self._loop.call_soon_threadsafe(self._ask)

    def _hang_up(self) -> None:
        # The system and the shell each send one: the second asks for nothing more than the first.
        if not self.asked:
            self._ask()

    def _ask(self) -> None:
        self.asked += 1
        if self.asked > 2:
            os._exit(INTERRUPTED)
        if self._run is None:
            if self._task is not None:
                self._task.cancel()
        elif self.asked == 1:
            self._run.drain()
            count = self._run.under_way
            if count:
                self._say(
                    f"stopping: {counted(count, 'article')} under way will be finished; Ctrl-C again stops at once"
                )
            else:
                self._say("stopping")
        else:
            self._run.cancel()
            self._say("stopping at once; what has been answered is kept")

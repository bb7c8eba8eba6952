"""`brief` in processes of its own that need not load it anew: forked from one that has.

    with Forked("batch", "in", "-o", "out") as run:
        run.send_signal(signal.SIGINT)
        code, said = run.ended()

Each is a process as any other, with its own signals, memory and end. What it takes to start a fresh interpreter, which
is most of a short run, is paid once for all tests of a worker.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["brief.cli.main", "brief.cli.batch", "brief.cli.write", "brief.llm.transport"])


class Forked:
    """A process that calls `brief` with these arguments, or a function of a module that can be imported."""

    def __init__(self, *arguments: str, call: Callable[..., int] | None = None) -> None:
        self._said = Path(tempfile.mkstemp(prefix="said-")[1])
        where = (str(Path.cwd()), dict(os.environ), str(self._said))
        self._process = _context.Process(target=_go, args=(*where, call, arguments))
        self._process.start()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def says(self, words: str) -> None:
        """Wait until it has said that."""
        until = time.monotonic() + 30
        while words not in self._said.read_text(encoding="utf-8"):
            assert time.monotonic() < until, f"it does not say {words!r}"
            time.sleep(0.01)

    def runs(self) -> bool:
        """Whether it has not ended."""
        return self._process.is_alive()

    def ended(self) -> tuple[int, str]:
        """Wait for its end: its exit code, negative for a signal, and what it said on standard error."""
        self._process.join(30)
        assert self._process.exitcode is not None, "it does not end"
        return self._process.exitcode, self._said.read_text(encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._said.unlink()


def _go(
    folder: str, environment: dict[str, str], said: str, call: Callable[..., int] | None, arguments: tuple[Any, ...]
) -> None:
    """What a forked process does first and last."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # Whoever runs the tests under nohup has it ignored.
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    told = os.open(said, os.O_WRONLY | os.O_APPEND)
    os.dup2(told, 2)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)
    if call is None:
        from brief.cli.main import main

        code = main(list(arguments))
    else:
        code = call(*arguments)
    sys.stdout.flush()
    sys.stderr.flush()
    sys.exit(code)

"""Where a report goes while it is being written: to stdout as it comes, or to a file that is replaced in the end."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import TextIO

from brief import files
from brief.cli import console
from brief.cli.progress import CLEAR
from brief.errors import UsageError


class Report:
    """Takes text in pieces, each empty or ending in a newline. A file is replaced when its context ends well.

    Raises:
        UsageError: the file cannot be written.
    """

    def __init__(self, path: Path | None) -> None:
        self.clear_first = False
        """Whether a line of progress may stand where the text is to go."""
        self._path = path
        self._part: Path | None = None
        self._file: TextIO | None = None

    def __enter__(self) -> Report:
        if self._path is not None:
            try:
                self._file = self._opened(self._path)
            except OSError as error:
                raise self._refusal(error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is None:
            return
        try:
            self._file.close()
            if self._part is not None and self._path is not None and kind is None:
                self._part.replace(self._path.resolve())
        except OSError as failed:
            if kind is None:
                raise self._refusal(failed) from failed
        finally:
            if self._part is not None:
                self._part.unlink(missing_ok=True)

    def write(self, text: str) -> None:
        """Add a piece."""
        if not text:
            return
        if self._file is None:
            if self.clear_first:
                sys.stderr.write(CLEAR)
                sys.stderr.flush()
            console.emit(text)
            return
        try:
            self._file.write(text)
        except OSError as error:
            raise self._refusal(error) from error

    def _opened(self, path: Path) -> TextIO:
        if path.exists() and not path.is_file():
            return path.open("w", encoding="utf-8", errors="backslashreplace")  # A device is written to, not replaced.
        target = path.resolve()
        handle, self._part = files.unfinished(target)
        return os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n")

    def _refusal(self, error: OSError) -> UsageError:
        return UsageError(f"--output {self._path}: cannot be written: {error.strerror}")

"""Where a page goes and in which format: decided, and refused, before a model is asked."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from brief import files
from brief.choices import PageFormat
from brief.cli.options import to_file
from brief.errors import UsageError

BY_SUFFIX: dict[str, PageFormat] = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "terminal",
}


@dataclass(frozen=True, slots=True)
class Output:
    """One page to write: to a file, or to stdout where `path` is None."""

    path: Path | None
    format: PageFormat

    def save(self, text: str) -> None:
        """Write the page to its file, whole or not at all.

        Raises:
            UsageError: it cannot be written any more (disk full, folder gone).
        """
        if self.path is None:
            raise ValueError("this page goes to stdout")
        try:
            if self.path.exists() and not self.path.is_file():
                self.path.write_bytes(text.encode())  # A device or a pipe is written to, never replaced.
            else:
                files.replace(self.path, text.encode())
        except OSError as error:
            raise UsageError(f"cannot write {self.path}: {error.strerror}") from error


def plan(
    out: list[Path],
    *,
    chosen: PageFormat | None,
    configured: PageFormat | None,
    terminal: bool,
    source: str,
    option: str = "--out",
) -> list[Output]:
    """The pages to write. A file's format is `chosen`, or what its suffix says, or `configured`, or, without a suffix,
    Markdown.

    Without files, or for "-", it is one page on stdout: `chosen`, `configured`, or by whether stdout is a terminal.
    `option` is the one that names the files.

    Raises:
        UsageError: a file cannot be written, is the article itself, is named twice, or has a suffix that says no
            format where nothing else does; or one format is chosen for several files.
    """
    standard = Output(None, chosen or configured or ("terminal" if terminal else "markdown"))
    if not out:
        return [standard]
    if chosen and len(out) > 1:
        raise UsageError(f"--format goes with one {option}: of several files each has the format of its suffix")
    if len({path.resolve() for path in out}) < len(out):
        raise UsageError(f"{option} names the same file twice")
    outputs: list[Output] = []
    for path in out:
        if to_file(path) is None:
            outputs.append(standard)
            continue
        try:
            _check(path, option)
        except OSError as error:  # A name that the system does not take.
            raise UsageError(f"{option} {path.name[:40]}…: {error.strerror}") from error
        if _same(path, source):
            raise UsageError(f"{option} {path} is the article itself: name another file")
        form = chosen or BY_SUFFIX.get(path.suffix.lower()) or configured
        if form is None and path.suffix:
            known = ", ".join(BY_SUFFIX)
            raise UsageError(f"{option} {path}: {path.suffix} says no format: give --format, or a name in {known}")
        outputs.append(Output(path, form or "markdown"))
    return outputs


def _check(path: Path, option: str) -> None:
    if path.is_dir():
        raise UsageError(f"{option} {path} is a folder: name a file in it")
    if not path.parent.is_dir():
        raise UsageError(f"{option} {path}: there is no folder {path.parent}: make it first")
    if path.exists() and not path.is_file():
        if not os.access(path, os.W_OK):
            raise UsageError(f"{option} {path} cannot be written to")
        return
    try:
        files.check(path)
    except OSError as error:
        raise UsageError(f"{option} {path}: cannot be written: {error.strerror}") from error


def _same(path: Path, source: str) -> bool:
    try:
        return path.exists() and Path(source).exists() and path.samefile(source)
    except OSError:
        return False  # What cannot be looked at is told when the article is read.

"""Requests packed into files for the Batch API, within its limits, without holding a file in memory."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MOST_REQUESTS = 50_000
MOST_BYTES = 200_000_000
"""Of one file. What is meant by 200 MB is not said: this is the lesser reading."""
_BEFORE = '{{"custom_id":"{}","method":"POST","url":"/v1/chat/completions","body":'
_AFTER = b"}\n"


@dataclass(frozen=True, slots=True)
class Request:
    """One request of a file, as far as it is kept in memory."""

    key: str
    """Hash of label and body: its `custom_id`."""
    size: int
    """Bytes of its body."""
    room: int
    """Tokens its answer may take."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A file of requests that is whole. All are for one model."""

    id: str
    """No other file has it."""
    path: Path
    sha256: str
    size: int
    requests: tuple[Request, ...]


class Packer:
    """Takes requests one by one and writes files of them."""

    def __init__(self, folder: Path, *, requests: int = MOST_REQUESTS, size: int = MOST_BYTES) -> None:
        """A packer without a file yet.

        Args:
            folder: Where the files go.
            requests: The most in one file.
            size: The most bytes of one file.
        """
        self._folder = folder
        self.requests = requests
        self._size = size
        self._open: _Open | None = None
        self._full: list[Pack] = []
        self._noted: set[str] = set()

    def __contains__(self, key: object) -> bool:
        """Whether a request is in a file that has not been taken."""
        return key in self._noted

    def add(self, key: str, body: bytes, room: int) -> None:
        """Write a request into a file.

        Raises:
            ValueError: it is larger than a file may be.
            OSError: it cannot be written.
        """
        line = _BEFORE.format(key).encode() + body + _AFTER
        if len(line) > self._size:
            raise ValueError(f"a request of {len(line):,} bytes")
        if self._open is not None and (
            len(self._open.requests) >= self.requests or self._open.size + len(line) > self._size
        ):
            self._end(self._open)
        if self._open is None:
            self._open = _Open(self._folder)
        self._open.write(line, Request(key, len(body), room))
        self._noted.add(key)

    def full(self) -> list[Pack]:
        """Files that are full and have not been taken. Their requests are still noted here, until `taken`."""
        packs, self._full = self._full, []
        return packs

    def rest(self) -> list[Pack]:
        """The same with the last one, which is closed however little it holds."""
        if self._open is not None:
            self._end(self._open)
        return self.full()

    def taken(self, pack: Pack) -> None:
        """Somebody else knows a file's requests now."""
        self._noted.difference_update(request.key for request in pack.requests)

    def drop(self) -> None:
        """Forget and delete what has not been taken."""
        for pack in self.rest():
            pack.path.unlink(missing_ok=True)
            self.taken(pack)

    def _end(self, file: _Open) -> None:
        self._open = None
        self._full.append(file.closed())


class _Open:
    """A file that is being written."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.id = secrets.token_hex(8)
        self.path = folder / f"{self.id}.jsonl"
        self.requests: list[Request] = []
        self.size = 0
        self._stream: BinaryIO = self.path.open("xb", buffering=1 << 20)
        self._hash = hashlib.sha256()

    def write(self, line: bytes, request: Request) -> None:
        self._stream.write(line)
        self._hash.update(line)
        self.size += len(line)
        self.requests.append(request)

    def closed(self) -> Pack:
        self._stream.close()
        return Pack(self.id, self.path, self._hash.hexdigest(), self.size, tuple(self.requests))


def intact(path: Path, sha256: str) -> bool:
    """Whether a file is as it was written."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
    except OSError:
        return False

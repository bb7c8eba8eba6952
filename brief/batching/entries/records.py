"""The rows of tables that are text, one at a time: JSON Lines, and values with a character between them."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from brief.errors import UsageError
from brief.sources.guess import guess
from brief.sources.origin import LARGEST

LONGEST_LINE = 64 * 1024 * 1024
"""Bytes or characters. The largest article, with every character of it written as an escape, fits."""
_SAMPLE = 256 * 1024
_LOOKED_AT = 100
_SEPARATOR = re.compile(r"sep=([,;\t|])\r?\n?")
BROKEN = (OSError, EOFError, zlib.error, csv.Error)
"""What a table may fail with in the middle."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row."""

    line: int
    """Where it begins in the file, from 1; its number where the file has no lines."""
    values: Mapping[str, object]
    """By the name of the column."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that cannot be read."""

    line: int
    reason: str


class Table(Protocol):
    """A file with a row for each article."""

    names: list[str]
    """Its columns."""
    texts: list[str]
    """Those of them that may hold text."""

    def records(self, columns: list[str]) -> Iterator[Record | Broken]:
        """Its rows, in order; of columns that are not named there need be nothing.

        Raises:
            Exception: one of `BROKEN`, if it cannot be read to its end.
        """


class JsonLines:
    """A JSON object a line."""

    def __init__(self, path: str, shown: str) -> None:
        """Look at the first rows.

        Raises:
            UsageError: there is no object in them.
            Exception: one of `BROKEN`.
        """
        self._path = path
        self.names: list[str] = []
        self.texts: list[str] = []
        try:
            for record in islice(self.records([]), _LOOKED_AT):
                if isinstance(record, Record):
                    self.names += [name for name in record.values if name not in self.names]
                    told = (name for name, value in record.values.items() if isinstance(value, str))
                    self.texts += [name for name in told if name not in self.texts]
        except BROKEN:
            # What stands above that place can be read, and whoever reads the rows is told of it then.
            if not self.names:
                raise
        if not self.names:
            raise UsageError(f"{shown}: there is no JSON object in its first lines: each row is an object on one line")

    def records(self, columns: list[str]) -> Iterator[Record | Broken]:  # noqa: ARG002 - a line is read whole
        """Its rows. A line that is no object is broken, and the next one is read."""
        with _opened(self._path) as stream:
            for number, line in _lines(stream):
                if line is None:
                    yield Broken(number, f"is longer than {LONGEST_LINE // 1024**2} MB")
                elif text := line.decode("utf-8", "surrogateescape").lstrip("\ufeff").strip():
                    yield _object(number, text)


class Separated:
    """Rows of values with a comma or another character between them, under a row of names."""

    def __init__(self, path: str, shown: str) -> None:
        """Look at the row of names.

        Raises:
            UsageError: there is none, or it is in no known encoding.
            Exception: one of `BROKEN`.
        """
        csv.field_size_limit(max(csv.field_size_limit(), LARGEST))  # One for the whole process: it is only raised.
        self._path = path
        with _opened(path) as stream:
            sample = _beginning(stream)
        self._encoding = _encoding(sample, shown)
        with self._text() as text:
            first = text.readline(LONGEST_LINE)
        told = _SEPARATOR.fullmatch(first)
        self._above = 1 if told else 0
        tabs = ".tsv" in path.casefold().rpartition("/")[2]
        self._delimiter = told[1] if told else "\t" if tabs else _likeliest(first)
        header = next(self._rows(), None)
        if header is None or isinstance(header, Broken):
            raise UsageError(f"{shown}: there is no row of column names at its top")
        self.names = [name.strip() for name in header[1]]
        self.texts = self.names

    def records(self, columns: list[str]) -> Iterator[Record | Broken]:  # noqa: ARG002 - a row is read whole
        """Its rows. One with more values than there are columns is broken, and the next one is read."""
        many = len(self.names)
        for row in islice(self._rows(), 1, None):
            if isinstance(row, Broken):
                yield row
                continue
            line, cells = row
            if any(cell.strip() for cell in cells[many:]):
                yield Broken(line, f"has {len(cells)} values for {many} columns: is one with a separator not quoted?")
            elif any(cell.strip() for cell in cells):
                # Of two columns with one name, the first has it.
                yield Record(line, dict(reversed(list(zip(self.names, cells, strict=False)))))

    def _rows(self) -> Iterator[tuple[int, list[str]] | Broken]:
        with self._text() as text:
            lines = _Lines(text)
            for _ in range(self._above):
                next(lines, None)
            reader = csv.reader(lines, delimiter=self._delimiter)
            while True:
                line = lines.number + 1
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    yield Broken(line, f"cannot be read, nor what is below it: {error}")
                    return
                if lines.ended:  # The reader asked for more in the middle of a row.
                    yield Broken(line, "cannot be read, nor what is below it: a quotation mark in it is never closed")
                    return
                if cells:
                    yield line, cells

    def _text(self) -> io.TextIOWrapper:
        errors = "surrogateescape" if self._encoding == "utf-8-sig" else "replace"
        return io.TextIOWrapper(cast("BinaryIO", _opened(self._path)), self._encoding, errors, newline="")


class _Lines:
    """The lines of a file, counted, and whether more were asked for than there are."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.number = 0
        self.ended = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(LONGEST_LINE)
        if not line:
            self.ended = True
            raise StopIteration
        if len(line) == LONGEST_LINE:
            raise csv.Error(f"a line is longer than {LONGEST_LINE // 1024**2} million characters")
        self.number += 1
        return line


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    if path.casefold().endswith(".gz"):
        return cast("AbstractContextManager[BinaryIO]", gzip.open(path, "rb"))
    return Path(path).open("rb")


def _beginning(stream: BinaryIO) -> bytes:
    """The first bytes, or those that there are above a place that cannot be read."""
    read = cast("Callable[[int], bytes]", getattr(stream, "read1", stream.read))
    found = b""
    try:
        while len(found) < _SAMPLE and (piece := read(_SAMPLE - len(found))):
            found += piece
    except BROKEN:
        if not found:
            raise
    return found


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for one that is too long to be held."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        whole = line.endswith(b"\n") or len(line) < LONGEST_LINE
        while not whole:
            rest = stream.readline(LONGEST_LINE)
            whole = not rest or rest.endswith(b"\n")
            line = b""
        yield number, line or None


def _object(number: int, text: str) -> Record | Broken:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" at column {error.colno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else ""
        return Broken(number, f"is no JSON{where}")
    return Record(number, value) if isinstance(value, dict) else Broken(number, "is no JSON object")


def _encoding(sample: bytes, shown: str) -> str:
    """Python's name of the encoding of a table, by its beginning. Single broken bytes are left to the row they are
    in.
    """
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if sample.startswith(mark):
            return encoding
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
    bad = text.count("\ufffd")
    if not bad or sum(1 for c in text if c > "\x7f" and c != "\ufffd") >= 4 * bad:
        return "utf-8-sig"
    found = guess(sample)
    if found is None or b"\0" in sample:
        raise UsageError(f"{shown} is in no known text encoding: save it as UTF-8")
    return found


def _likeliest(header: str) -> str:
    """The character that parts the names of the columns into most."""
    counts = {mark: len(next(csv.reader([header], delimiter=mark), [])) for mark in ",;\t|"}
    return max(counts, key=lambda mark: counts[mark])

"""Everything in one file, for who loads it into pandas or DuckDB: `briefs.jsonl`, `items.csv`, `items.parquet`."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from brief.batching.out.read_back import ReadBack, Sink, shown
from brief.batching.out.whole import whole, whole_text
from brief.batching.results.item_rows import Cell, Sort
from brief.batching.results.item_rows import Table as Items
from brief.errors import UsageError
from brief.extras import needs_extra
from brief.harmless import writable
from brief.kinds import Kind

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped]

Table: TypeAlias = Literal["jsonl", "csv", "parquet"]

NAMES: Mapping[Table, str] = {"jsonl": "briefs.jsonl", "csv": "items.csv", "parquet": "items.parquet"}
_FORMULA = re.compile("\\s*[=+\\-@\uff0b\uff0d\uff1d\uff20]")
"""How a cell begins that a spreadsheet would calculate, in letters of full width too."""
_BREAKS = {"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"}
"""What some readers take for the end of a line, as JSON may write it."""
_MARK = "\ufeff"
_AT_ONCE = 5_000
"""Items that go into Parquet together."""


def require(tables: Collection[Table]) -> None:
    """See that these tables can be written here.

    Raises:
        UsageError: one needs a library that is not installed; the line names what to install.
    """
    if "parquet" in tables and find_spec("pyarrow") is None:
        raise UsageError(needs_extra("items.parquet", "parquet"))


def sink(table: Table, out: Path, parts: Path, kind: Kind) -> Sink:
    """The table under way; its articles are added one by one."""
    path = out / NAMES[table]
    match table:
        case "jsonl":
            return _jsonl(path, parts)
        case "csv":
            return _csv(path, parts, Items(kind.schema))
        case "parquet":
            return _parquet(path, parts, Items(kind.schema))


@contextmanager
def _jsonl(path: Path, parts: Path) -> Iterator[Callable[[ReadBack], None]]:
    """A document a line, each as `brief/1` has it."""
    with whole_text(path, parts) as to:

        def add(made: ReadBack) -> None:
            if made.document is not None:
                to.write(f"{_on_one_line(made.document.model_dump_json())}\n")

        yield add


def _on_one_line(text: str) -> str:
    for character, escape in _BREAKS.items():
        text = text.replace(character, escape)
    return text


@contextmanager
def _csv(path: Path, parts: Path, table: Items) -> Iterator[Callable[[ReadBack], None]]:
    """An item a line. The mark at its beginning tells spreadsheets that it is UTF-8."""
    with whole_text(path, parts) as to:
        to.write(_MARK)
        writer = csv.writer(to, lineterminator="\n")
        writer.writerow(table.columns)

        def add(made: ReadBack) -> None:
            # Most cells are empty or text: what is None is so in CSV as it is.
            writer.writerows(
                [c if c is None else _inert(c) if isinstance(c, str) else _plain(c) for c in row]
                for row in table.rows(made)
            )

        yield add


def _plain(cell: Cell) -> str | int | float:
    """A cell of CSV that is neither empty nor text: lists as JSON."""
    match cell:
        case bool():
            return "true" if cell else "false"
        case int() | float():
            return cell
        case [] | [int(), *_]:
            return str(cell)
        case _:
            return _inert(json.dumps(cell, ensure_ascii=False))


@lru_cache(1024)
def _inert(text: str) -> str:
    """A text on one line, and nothing that a spreadsheet would calculate."""
    # What a brief says of itself stands in each of its items' rows.
    text = shown(text)
    return f"'{text}" if _FORMULA.match(text) else text


@contextmanager
def _parquet(path: Path, parts: Path, table: Items) -> Iterator[Callable[[ReadBack], None]]:
    """An item a row, texts as they are, lists as lists."""
    import pyarrow as pa  # of an extra, and slow to import
    from pyarrow import parquet

    schema = pa.schema([(name, _type(sort)) for name, sort in table.columns.items()])
    waiting: list[list[Cell]] = []
    with whole(path, parts) as part, parquet.ParquetWriter(part, schema, compression="zstd") as to:

        def flush() -> None:
            cells = zip(*waiting, strict=True) if waiting else ([] for _ in schema)
            to.write_table(
                pa.Table.from_arrays([pa.array(c, f.type) for c, f in zip(cells, schema, strict=True)], schema=schema)
            )
            waiting.clear()

        def add(made: ReadBack) -> None:
            waiting.extend([_writable(cell) for cell in row] for row in table.rows(made))
            if len(waiting) >= _AT_ONCE:
                flush()

        yield add
        flush()


def _type(sort: Sort) -> pa.DataType:
    import pyarrow as pa

    match sort:
        case "text":
            return pa.string()
        case "integer":
            return pa.int64()
        case "number":
            return pa.float64()
        case "boolean":
            return pa.bool_()
        case "texts":
            return pa.list_(pa.string())
        case "integers":
            return pa.list_(pa.int64())


def _writable(cell: Cell) -> Cell:
    return writable(cell) if isinstance(cell, str) else cell

"""The rows of a Parquet file, a few at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from brief.batching.entries.records import Broken, Record
from brief.errors import UsageError
from brief.extras import needs_extra

_AT_ONCE = 64
_BUFFER = 1024 * 1024


class Parquet:
    """A Parquet file."""

    def __init__(self, path: str, shown: str) -> None:
        """Look at its columns.

        Raises:
            UsageError: it is no such file, or the extra is missing.
            OSError: it cannot be opened.
        """
        self._path, self._shown = path, shown
        with self._opened() as file:
            schema = file.schema_arrow
        self.names = [str(name) for name in schema.names]
        self.texts = [str(field.name) for field in schema if _is_text(str(field.type))]

    def records(self, columns: list[str]) -> Iterator[Record | Broken]:
        """Its rows: a row group is read a buffer at a time, and no columns but those asked for."""
        from pyarrow import ArrowException  # type: ignore[import-untyped]  # slow to load

        number = 0
        with self._opened() as file:
            try:
                for batch in file.iter_batches(batch_size=_AT_ONCE, columns=columns, use_threads=False):
                    yield from _rows(batch, number + 1)
                    number += len(batch)
            except (ArrowException, ValueError) as error:
                yield Broken(number + 1, f"cannot be read, nor what is below it: {_line(error)}")

    def _opened(self) -> Any:  # noqa: ANN401 - pyarrow has no types
        try:
            from pyarrow import ArrowException
            from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]
        except ImportError:
            raise UsageError(f"{self._shown}: {needs_extra('reading Parquet', 'parquet')}") from None
        try:
            return ParquetFile(self._path, buffer_size=_BUFFER, pre_buffer=False)
        except ArrowException as error:
            raise UsageError(f"{self._shown} cannot be read as Parquet: {_line(error)}") from None


def _rows(batch: Any, first: int) -> Iterator[Record | Broken]:  # noqa: ANN401
    """The rows of a batch, the first of which has that number."""
    columns = {name: _values(column) for name, column in zip(batch.schema.names, batch.columns, strict=True)}
    for at in range(len(batch)):
        values = {name: column[at] for name, column in columns.items()}
        bad = any(isinstance(value, UnicodeDecodeError) for value in values.values())
        yield Broken(first + at, "holds text that is not UTF-8") if bad else Record(first + at, values)


def _values(column: Any) -> list[object]:  # noqa: ANN401
    """A column's values, one by one where not all can be had, so that the others are not lost with it."""
    from pyarrow import timestamp

    if str(column.type).startswith("timestamp[ns"):
        column = column.cast(timestamp("us", column.type.tz), safe=False)  # Python has no shorter times.
    try:
        return list(column.to_pylist())
    except (ValueError, ArithmeticError, LookupError):
        return [_value(one) for one in column]


def _value(one: Any) -> object:  # noqa: ANN401
    """A value, or why its row cannot be used. A date that Python cannot hold is none."""
    try:
        held: object = one.as_py()
    except UnicodeDecodeError as error:
        return error
    except (ValueError, ArithmeticError, LookupError):
        return None
    return held


def _is_text(kind: str) -> bool:
    return any(name in kind for name in ("string", "binary")) and not kind.startswith(("list", "struct", "map"))


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]

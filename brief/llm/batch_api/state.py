"""What a server says of a batch, read leniently: servers of other makes leave parts out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

ENDED = frozenset({"completed", "failed", "expired", "cancelled"})
"""States after which nothing changes. Before them: validating, in_progress, finalizing, cancelling."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a batch was not begun."""

    code: str | None
    message: str
    line: int | None
    """Line of the file of requests, where one is to blame."""


@dataclass(frozen=True, slots=True)
class BatchState:
    """A batch as it is at one moment."""

    id: str
    status: str
    output_file: str | None
    """Id of the file with the requests that were answered."""
    error_file: str | None
    """Id of the file with those that failed."""
    total: int
    completed: int
    failed: int
    created: float | None
    """Seconds since 1970."""
    metadata: Mapping[str, str]
    troubles: tuple[Trouble, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether nothing more comes."""
        return self.status in ENDED


def state(text: str) -> BatchState | None:
    """The batch in the body of a response, None where there is none."""
    return _state(_value(text))


def page(text: str) -> tuple[list[BatchState], bool] | None:
    """The batches in the body of a list, and whether there are more; None where it is no list."""
    value = _value(text)
    data = value.get("data")
    if not isinstance(data, list):
        return None
    batches = [batch for each in data if isinstance(each, dict) and (batch := _state(each)) is not None]
    return batches, value.get("has_more") is True


def file_id(text: str) -> str | None:
    """The id of the file in the body of a response, None where there is none."""
    return _text(_value(text).get("id"))


def _state(value: Mapping[str, object]) -> BatchState | None:
    id, status = _text(value.get("id")), _text(value.get("status"))  # noqa: A001 - what it is
    if id is None or status is None:
        return None
    counts = value.get("request_counts")
    counts = counts if isinstance(counts, dict) else {}
    metadata = value.get("metadata")
    created = value.get("created_at")
    return BatchState(
        id=id,
        status=status,
        output_file=_text(value.get("output_file_id")),
        error_file=_text(value.get("error_file_id")),
        total=_count(counts.get("total")),
        completed=_count(counts.get("completed")),
        failed=_count(counts.get("failed")),
        created=float(created) if isinstance(created, int | float) else None,
        metadata={k: v for k, v in metadata.items() if isinstance(v, str)} if isinstance(metadata, dict) else {},
        troubles=tuple(_troubles(value.get("errors"))),
    )


def _troubles(errors: object) -> list[Trouble]:
    data = errors.get("data") if isinstance(errors, dict) else errors
    found: list[Trouble] = []
    for each in data if isinstance(data, list) else []:
        if isinstance(each, dict):
            line = each.get("line")
            message = _text(each.get("message")) or "no reason is given"
            found.append(Trouble(_text(each.get("code")), message, line if isinstance(line, int) else None))
    return found


def _value(text: str) -> dict[str, object]:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _count(value: object) -> int:
    return value if isinstance(value, int) and value >= 0 else 0

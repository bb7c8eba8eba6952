"""What follows from options that several commands have."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from brief import files
from brief.cli.overwriting import refuse_input
from brief.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractAsyncContextManager

    from brief.config import Resolved, Settings
    from brief.kinds import Kind
    from brief.llm.client import Endpoint
    from brief.llm.pacing.pace import Pace


def find_kind(resolved: Resolved, notify: Callable[[str], None]) -> Kind:
    """The kind that the settings name; one's own is used if somebody named it, and else only told of.

    Raises:
        ConfigurationError: there is no such kind, or it cannot be used.
    """
    from brief import kinds

    name, folder = resolved.settings.kind, resolved.kind_folder
    named = resolved.origins["kind"].layer != "default"
    kind = kinds.find(name, folder, trusted=named)
    if not named and (own := kinds.overlooked(name, folder)):
        notify(f"{own} is not used unless it is named: --kind {name}")
    return kind


def connected(
    settings: Settings, cassette: Path | None, notify: Callable[[str], None], pace: Pace | None = None
) -> AbstractAsyncContextManager[Endpoint]:
    """The endpoint that the settings ask for: see `connect`."""
    from brief.llm.connect import connect

    return connect(
        model=settings.model,
        base_url=settings.base_url,
        api_key=settings.api_key,
        timeout=settings.timeout,
        retries=settings.retries,
        concurrency=settings.concurrency,
        cassette=cassette,
        pace=pace,
        notify=notify,
    )


def check_cassette(cassette: Path | None, others: Iterable[str | Path | None] = ()) -> None:
    """See that a recording can be written, before there is anything to record.

    Args:
        cassette: its file, if any.
        others: what else the command reads or writes.

    Raises:
        UsageError: it cannot, is one of the others, or is not there and this is a CI job, by the variable `CI`.
    """
    if cassette is None:
        return
    refuse_input("--cassette", cassette, others)
    try:
        if cassette.exists():
            return
        if os.environ.get("CI"):  # A misspelt name would have a model asked there, and nobody notice.
            raise UsageError(f"--cassette {cassette}: no such file, and in CI none is recorded: commit it")
        if not cassette.parent.is_dir():
            raise UsageError(f"--cassette {cassette}: there is no folder {cassette.parent}: make it first")
        files.check(cassette)
    except OSError as error:
        raise UsageError(f"--cassette {str(cassette)[:80]}: cannot be written: {error.strerror}") from error

"""Files beside the briefs that a batch has written, told by what they hold: for an OUT whose state is gone."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from brief.batching.results import index, report_file
from brief.batching.results.item_rows import FIXED
from brief.batching.results.tables import NAMES

_ENDS = 64 * 1024
"""Bytes that are looked at of a file's beginning, and of its end."""
_COLUMNS = re.escape(",".join(FIXED)).encode()
_BEGINS: Mapping[str, re.Pattern[bytes]] = {
    report_file.NAME: re.compile(rb'\{\s*"format": *"brief-batch/'),
    index.NAME: re.compile(rb"<!doctype html>.*<title>[\d,]+ articles?, briefed</title>", re.DOTALL),
    NAMES["jsonl"]: re.compile(rb'\{"format": *"brief/|\Z'),
    NAMES["csv"]: re.compile(rb"\xef\xbb\xbf" + _COLUMNS),
    NAMES["parquet"]: re.compile(b"PAR1"),
}


def recognised(out: Path) -> set[str]:
    """Names of the files in OUT that are as a batch writes them; not of those that cannot be read."""
    return {name for name, begins in _BEGINS.items() if _is_ours(out / name, begins)}


def _is_ours(path: Path, begins: re.Pattern[bytes]) -> bool:
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            if not begins.match(file.read(_ENDS)):
                return False
            if path.name != NAMES["parquet"]:
                return True
            file.seek(max(0, file.seek(0, os.SEEK_END) - _ENDS))  # Parquet tells its columns at its end.
            told = file.read()
            return all(name.encode() in told for name in FIXED)
    except OSError:
        return False

"""A gold set from a path: a file of records, a sheet of judgements, a file of labels, or a folder of these."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from brief.errors import UsageError
from brief.evaluation import judgements, labels, records
from brief.evaluation.gold import Gold, GoldArticle

_RECORDS = (".jsonl", ".ndjson", ".json")


def read_gold(path: str | Path) -> Gold:
    """The labelled articles at a path.

    Raises:
        UsageError: there is nothing, it cannot be read, or it is not of a known form; the message names the line.
    """
    path = Path(path)
    if path.is_dir():
        found = [a for file in sorted(path.glob(f"*{labels.SUFFIX}")) for a in _file(file)]
        if not found:
            raise UsageError(f"{path}: holds no file of labels, whose names end in {labels.SUFFIX}")
    else:
        found = list(_file(path))
    names: set[str] = set()
    for article in found:
        if article.name in names:
            raise UsageError(f"{path}: has two articles of the name {article.name}")
        names.add(article.name)
    if not found:
        raise UsageError(f"{path}: holds no labelled article")
    return Gold(path, tuple(found))


def sampled(gold: Gold, size: int) -> Gold:
    """That many of the articles, drawn at random but the same each time: a smaller sample is part of a larger one."""
    order = sorted(gold.articles, key=lambda article: hashlib.sha256(article.name.encode()).digest())
    return Gold(gold.path, tuple(order[:size]))


def _file(path: Path) -> tuple[GoldArticle, ...]:
    if not path.exists():
        raise UsageError(f"{path}: there is no such file or folder")
    if path.name.endswith(".txt"):
        return (labels.read(path),)
    if path.suffix not in _RECORDS:
        raise UsageError(f"{path}: a gold set is a folder of *{labels.SUFFIX}, or a .jsonl or .json file of records")
    return judgements.read(path) if _is_sheet(path) else records.read(path)


def _is_sheet(path: Path) -> bool:
    """Whether a file's first line is a judgement."""
    try:
        with path.open(encoding="utf-8-sig") as lines:
            first = json.loads(next((line for line in lines if line.strip()), ""))
    except (OSError, ValueError, RecursionError):
        return False  # What is wrong with it is told where it is read.
    return isinstance(first, dict) and "verdict" in first

"""A baseline: findings that were there when a folder was taken in, and that do not count until they change.

A finding is known again by its file, its rule and the item it is about, not by its line or its place in a list:
items may be moved about. An item that is edited is another item, so all that is found in it counts again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from brief import files
from brief.document import Finding
from brief.errors import ConfigurationError, UsageError
from brief.json_pointer import steps
from brief.validation.discover import STDIN

FORMAT = "brief-baseline/1"
BY_DEFAULT = "brief-baseline.json"
MOST_BYTES = 512 * 2**20


class Key(NamedTuple):
    """What a finding is known by."""

    path: str
    """Of the file, relative to the baseline's folder, with `/`."""
    rule: str
    fingerprint: str


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    path: str
    rule: str
    fingerprint: str
    count: int = 1


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    format: str
    findings: list[_Entry]


def fingerprint(finding: Finding, document: JsonValue) -> str:
    """What a finding is about, as 16 hexadecimal digits that stay when items are reordered or lines move.

    It is taken of the item that the finding points into, and of the place in it. What belongs to no item, such as
    a page that is too long, is known by its message.
    """
    place, subject = _subject(finding.path, document)
    told = finding.message if subject is None else subject
    text = json.dumps([place, told], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _subject(pointer: str, document: JsonValue) -> tuple[str, JsonValue]:
    """The pointer without places in lists, and the item it leads into (an item of a list, or a field of the brief)."""
    subject: JsonValue = None
    value = document
    shown: list[str] = []
    way = steps(pointer)
    for depth, step in enumerate(way):
        if isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            subject = value = value[int(step)]
            shown.append("*")
        elif isinstance(value, dict) and step in value:
            value = value[step]
            shown.append(step)
            if depth == 1 and way[0] == "brief" and not isinstance(value, list):
                subject = value
        else:
            return pointer, None
    return "/".join(shown), subject


class Baseline:
    """The known findings of a file, and what becomes of them in a run."""

    def __init__(self, path: Path, known: Mapping[Key, int] | None = None) -> None:
        self.path = path
        self._top = os.path.realpath(path.parent)
        self._known = Counter(known or {})
        self._left = Counter(self._known)
        self._checked: set[str] = set()

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """The baseline in a file; an empty one if there is no such file yet, or nothing in it.

        Raises:
            ConfigurationError: the file cannot be read, or is no baseline.
        """
        try:
            if path.exists() and path.stat().st_size > MOST_BYTES:
                raise ConfigurationError(f"{path}: too large to be a baseline")
            data = path.read_bytes()
            if not data.strip():
                return cls(path)  # As a shell leaves it that was to write one.
            read = _File.model_validate_json(data)
        except FileNotFoundError:
            return cls(path)
        except OSError as error:
            raise ConfigurationError(f"{path}: the baseline cannot be read: {error.strerror}") from None
        except ValidationError:
            what_to_do = "move it away, then write one with --write-baseline"
            raise ConfigurationError(f"{path}: not a baseline: {what_to_do}") from None
        if read.format != FORMAT:
            raise ConfigurationError(
                f"{path}: a baseline of the format {read.format[:40]!r}, and this version knows {FORMAT}"
            )
        known: Counter[Key] = Counter()
        for entry in read.findings:
            known[Key(entry.path, entry.rule, entry.fingerprint)] += max(1, entry.count)
        return cls(path, known)

    def knows(self, file: str, rule: str, fingerprint: str) -> bool:
        """Whether a finding in `file` is known. Each known one covers one finding."""
        key = Key(self._relative(file), rule, fingerprint)
        if self._left[key] <= 0:
            return False
        self._left[key] -= 1
        return True

    def checked(self, file: str) -> None:
        """Note that a file was checked, so that what is not found in it any more can be told."""
        self._checked.add(self._relative(file))

    def gone(self, rules: Iterable[str]) -> int:
        """How many known findings of those rules did not occur: in files that were checked, or that are not there."""
        ran = set(rules)
        files = {key.path for key, count in self._left.items() if count > 0}
        told = {p for p in files if p in self._checked or not os.path.lexists(os.path.join(self._top, p))}  # noqa: PTH118
        return sum(count for key, count in self._left.items() if count > 0 and key.path in told and key.rule in ran)

    def write(self, found: Mapping[Key, int]) -> None:
        """Replace the file by what was found, sorted. What it knows of files that this run did not look at stays.

        Raises:
            UsageError: it cannot be written.
        """
        kept = {
            key: count
            for key, count in self._known.items()
            if key.path not in self._checked and os.path.lexists(os.path.join(self._top, key.path))  # noqa: PTH118
        }
        rows = [
            {"path": key.path, "rule": key.rule, "fingerprint": key.fingerprint, "count": count}
            for key, count in sorted({**kept, **found}.items())
        ]
        text = json.dumps({"format": FORMAT, "findings": rows}, ensure_ascii=True, indent=1)
        try:
            files.replace(self.path, f"{text}\n".encode())
        except OSError as error:
            raise UsageError(f"{self.path}: the baseline cannot be written: {error.strerror}") from None

    def key(self, file: str, rule: str, fingerprint: str) -> Key:
        """What a finding in `file` is known by in this baseline."""
        return Key(self._relative(file), rule, fingerprint)

    def _relative(self, file: str) -> str:
        if file == STDIN:
            return file
        path = os.path.relpath(os.path.realpath(file), self._top).replace(os.sep, "/")
        return path.encode(errors="backslashreplace").decode()  # A name may hold bytes that are no text.

"""Names of outputs: where the source is, in OUT, and safe on every disk."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

LONGEST = 200
"""Bytes a part of a name may have: 255 is what disks take, and suffixes come behind it."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f"*:<>?|\\\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})
_HASH = 10


def choices(wanted: PurePosixPath, source: str) -> tuple[str, str, str]:
    """Names to try in this order: without the source's suffix, with it, and with a hash that nobody else has."""
    folder = [_safe(part) for part in wanted.parts[:-1]]
    whole = wanted.name
    stem = whole[: -len(wanted.suffix)] if wanted.suffix else whole
    last = f"{_safe(stem)}-{_hash(source)}"
    return tuple("/".join([*folder, part]) for part in (_safe(stem), _safe(whole), last))  # type: ignore[return-value]


def _safe(part: str) -> str:
    """One part of a path, with what some disk or terminal would not take written as %XX."""
    safe = _UNSAFE.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode("utf-8", "surrogateescape")), part)
    if safe.strip(". ") == "" or safe.startswith(".") or safe.split(".")[0].lower() in _RESERVED:
        # A leading stop would hide it, and might make it our own folder of state.
        safe = f"_{safe}"
    if safe.endswith((" ", ".")):
        safe = f"{safe}_"
    data = safe.encode()
    if len(data) <= LONGEST:
        return safe
    return f"{data[: LONGEST - _HASH - 1].decode(errors='ignore')}-{_hash(part)}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]

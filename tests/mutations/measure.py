"""Which mutations the rules notice, and what they object to in briefs that are good."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from brief.checks import run_document
from brief.document import Finding
from brief.validation.load import Loaded, load
from mutations.change import MUTATIONS, Change, Mutation
from mutations.good import Good

Key = tuple[str, str]


def findings(data: object) -> list[Finding]:
    """All that form and rules say of a document: JSON values, or the text of a file."""
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    loaded = load(text.encode())
    if not isinstance(loaded, Loaded):
        return list(loaded.findings)
    return [*loaded.findings, *run_document(loaded.document, loaded.kind.schema, kind=loaded.kind)]


def meets(path: str, pointer: str) -> bool:
    """Whether a finding's path is at, under or over a pointer."""
    return path == pointer or path.startswith(f"{pointer}/") or pointer.startswith(f"{path}/")


@dataclass
class Tally:
    """One kind of change: how often it was made, and noticed."""

    mutation: Mutation
    made: int = 0
    caught: int = 0
    as_error: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str]] = field(default_factory=list)
    """Article and note."""


@dataclass
class Untouched:
    """What is said of items that nobody spoilt."""

    items: int = 0
    with_error: int = 0
    with_warning: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    examples: list[tuple[str, Finding, str]] = field(default_factory=list)


def caught_by(change: Change, before: Counter[Key]) -> list[Finding]:
    """Findings at the place of the change that were not there before it."""
    found = []
    left = Counter(before)
    for finding in findings(change.data):
        key = (finding.rule, finding.path)
        if left[key]:
            left[key] -= 1
        elif any(meets(finding.path, pointer) for pointer in change.pointers):
            found.append(finding)
    return found


def count_untouched(good: Good, found: Iterable[Finding], into: Untouched) -> None:
    """Add what was found in a good brief."""
    found = list(found)
    into.items += len(good.made)
    for pointer in good.made:
        levels = {f.level for f in found if f.path == pointer or f.path.startswith(f"{pointer}/")}
        into.with_error += "error" in levels
        into.with_warning += "warning" in levels and "error" not in levels
    for finding in found:
        into.rules[f"{finding.rule} {finding.level}"] += 1
        into.examples.append((good.name, finding, _shown(good, finding.path)))


def measure(goods: Iterable[Good], seed: int, times: int = 2, only: str | None = None) -> tuple[list[Tally], Untouched]:
    """Spoil every brief in every way, up to `times` times, and count."""
    tallies = {name: Tally(m) for name, m in MUTATIONS.items() if only is None or only in name}
    untouched = Untouched()
    for good in goods:
        found = findings(good.data)
        count_untouched(good, found, untouched)
        before = Counter((f.rule, f.path) for f in found)
        for tally in tallies.values():
            for change in changes(good, tally.mutation, seed, times):
                _count(tally, good, change, before)
    return list(tallies.values()), untouched


def changes(good: Good, mutation: Mutation, seed: int, times: int) -> Iterator[Change]:
    """Different changes of one kind in one brief."""
    seen: set[str] = set()
    for turn in range(times):
        change = mutation.make(good, random.Random(f"{seed}/{good.name}/{mutation.name}/{turn}"))
        if change and change.note not in seen:
            seen.add(change.note)
            yield change


def _count(tally: Tally, good: Good, change: Change, before: Counter[Key]) -> None:
    found = caught_by(change, before)
    tally.made += 1
    tally.caught += bool(found)
    tally.as_error += any(f.level == "error" for f in found)
    tally.rules.update({f.rule for f in found})
    if not found:
        tally.missed.append((good.name, change.note))


def _shown(good: Good, path: str) -> str:
    value: object = good.data
    for key in path.strip("/").split("/") if path else ():
        if isinstance(value, list) and key.isdigit() and int(key) < len(value):
            value = value[int(key)]
        elif isinstance(value, dict):
            value = value.get(key)
    made = next((m for p, m in good.made.items() if path == p or path.startswith(f"{p}/")), None)
    return f"{json.dumps(value, ensure_ascii=False)[:300]}  <  {made.sentence.text if made else ''}"

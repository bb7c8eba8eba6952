"""How often each rule tripped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import JsonValue

from brief.checks.rule import Rule
from brief.harmless import one_line
from brief.validation.formats.written import dumps
from brief.validation.result import Summary


def statistics(summary: Summary, rules: Sequence[Rule]) -> str:
    """A table, the most frequent rule first: count, code, level, title; empty where nothing was found."""
    rows = [(f"{number:,}", code, level, title) for number, code, level, title in _rows(summary, rules)]
    if not rows:
        return ""
    number, code, level = (max(len(row[i]) for row in rows) for i in range(3))
    return "".join(f"{n:>{number}}  {c:<{code}}  {v:<{level}}  {title}".rstrip() + "\n" for n, c, v, title in rows)


def statistics_json(summary: Summary, rules: Sequence[Rule]) -> str:
    """The same as a JSON array of objects with `count`, `rule`, `level` and `title`."""
    return dumps(by_rule(summary, rules)) + "\n"


def by_rule(summary: Summary, rules: Sequence[Rule]) -> list[JsonValue]:
    """The same as values."""
    return [
        {"rule": code, "level": level, "title": title, "count": number}
        for number, code, level, title in _rows(summary, rules)
    ]


def _rows(summary: Summary, rules: Sequence[Rule]) -> Iterator[tuple[int, str, str, str]]:
    by_code = {rule.code: rule for rule in rules}
    for code, number in sorted(summary.by_rule.items(), key=lambda pair: (-pair[1], pair[0])):
        rule = by_code.get(code)
        yield number, one_line(code), rule.level if rule else "", one_line(rule.title) if rule else ""

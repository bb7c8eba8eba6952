"""Findings as SARIF 2.1.0, for code scanning and viewers. The rules stand first, the results follow file by file."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from pydantic import JsonValue

from brief import __version__
from brief.checks.rule import Rule
from brief.harmless import one_line
from brief.validation.formats.written import Series, dumps
from brief.validation.result import FileResult, Located, Summary
from brief.validation.rule_pages import page, section

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_INDEX = re.compile(r"/\d+(?=/|$)")
_WORD = re.compile(r"[^\W_]+")
_DESCRIPTION = 1000
"""Characters: GitHub takes up to 1,024."""


class Sarif:
    """One run with its rules and results."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._index = {rule.code: n for n, rule in enumerate(rules)}
        self._results = Series()

    def start(self) -> str:
        """The tool with its rules, up to the list of results."""
        driver = dumps({"name": "brief", "version": __version__, "rules": [_rule(rule) for rule in self._rules]})
        return (
            f'{{"$schema": {dumps(_SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n'
            f'"tool": {{"driver": {driver}}},\n"columnKind": "unicodeCodePoints",\n"results": [\n'
        )

    def file(self, result: FileResult) -> str:
        """The results of a file, all but the last."""
        address = _address(result.path)
        seen: Counter[str] = Counter()
        return "".join(self._results.add(self._result(address, located, seen)) for located in result.found)

    def end(self, summary: Summary) -> str:
        """The last result, and that the run came to its end."""
        del summary
        return f'{self._results.end()}],\n"invocations": [{{"executionSuccessful": true}}]\n}}]}}\n'

    def _result(self, address: str, located: Located, seen: Counter[str]) -> dict[str, JsonValue]:
        finding = located.finding
        code = one_line(finding.rule)
        index: dict[str, JsonValue] = {"ruleIndex": self._index[finding.rule]} if finding.rule in self._index else {}
        place: dict[str, JsonValue] = {
            "physicalLocation": {
                "artifactLocation": {"uri": address},
                "region": {"startLine": located.line, "startColumn": located.column},
            },
            "logicalLocations": [{"fullyQualifiedName": one_line(finding.path)}],
        }
        return {
            "ruleId": code,
            **index,
            "level": finding.level,
            "message": {"text": _message(finding.message)},
            "locations": [place],
            "partialFingerprints": {"briefFinding/v1": _fingerprint(located, seen)},
        }


def _rule(rule: Rule) -> dict[str, JsonValue]:
    text = page(rule.code)
    why = one_line((section(text, "Why") if text else None) or rule.summary)
    told: dict[str, JsonValue] = {
        "id": one_line(rule.code),
        "name": "".join(word[0].upper() + word[1:] for word in _WORD.findall(rule.title)) or one_line(rule.code),
        "shortDescription": {"text": one_line(rule.title)},
        "fullDescription": {"text": why if len(why) <= _DESCRIPTION else f"{why[:_DESCRIPTION]}…"},
        "defaultConfiguration": {"level": rule.level},
    }
    if text:
        told["help"] = {"text": text, "markdown": text}
    return told


def _address(path: str) -> str:
    """A path as a relative reference: a colon or a question mark in it is no scheme and no query."""
    return Path(path).as_uri() if Path(path).is_absolute() else quote(path.encode("utf-8", "surrogateescape"))


def _message(text: str) -> str:
    """Plain text in SARIF's sense: braces doubled, as single ones are placeholders, and no `[text](target)` a link."""
    return one_line(text).replace("{", "{{").replace("}", "}}").replace("](", "]\u2060(")


def _fingerprint(located: Located, seen: Counter[str]) -> str:
    """What stays when lines and neighbours move: the rule, the field, what is said; the how-manieth of its like."""
    finding = located.finding
    key = "\0".join((finding.rule, _INDEX.sub("/*", finding.path), finding.message))
    seen[key] += 1
    return hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]

"""Which rules run on a file, and at which level."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache

from brief.checks import Level, Rule
from brief.errors import BriefError, ConfigurationError, UsageError
from brief.globs import covers
from brief.validation.discover import STDIN
from brief.validation.options import Options

ALL = "ALL"
"""The family of all rules."""


class Selection:
    """The rules of a run. A code names one, the beginning of a code (`B2`) a family, ALL every rule.

    Where several names fit a rule the longest decides, so that `B205` can be kept out of an ignored `B2`; of two
    of one length, ignoring wins.

    Raises:
        ConfigurationError: a file names a rule or family that is not there.
        UsageError: an option does.
    """

    def __init__(self, rules: Sequence[Rule], options: Options) -> None:
        self._top = os.path.realpath(options.folder)
        codes = [rule.code for rule in rules]
        for name, selectors in (("select", options.select), ("ignore", options.ignore), ("levels", options.levels)):
            _refuse_unknown(selectors, codes, options.place(name))
        for selectors in options.per_file_ignores.values():
            _refuse_unknown(selectors, codes, options.place("per_file_ignores"))
        wanted = (_at_level(rule, options.levels) for rule in rules)
        self.rules: tuple[Rule, ...] = tuple(
            rule for rule in wanted if _length(options.select, rule.code) > _length(options.ignore, rule.code)
        )
        """Those that run on a file for which nothing else is said."""
        self._ignores = tuple(options.per_file_ignores.items())
        self._without = lru_cache(maxsize=256)(self._left)

    def for_file(self, path: str) -> tuple[Rule, ...]:
        """The rules that run on the file at `path` ("-" is standard input), with their levels."""
        if not self._ignores or path == STDIN:
            return self.rules
        relative = os.path.relpath(os.path.realpath(path), self._top).replace(os.sep, "/")
        return self._without(frozenset(i for i, (pattern, _) in enumerate(self._ignores) if covers(pattern, relative)))

    def _left(self, patterns: frozenset[int]) -> tuple[Rule, ...]:
        ignored = [code for i in patterns for code in self._ignores[i][1]]
        return tuple(rule for rule in self.rules if _length(ignored, rule.code) < 0)


def find(rules: Iterable[Rule], code: str) -> Rule:
    """The rule with that code, however it is spelt.

    Raises:
        UsageError: there is none.
    """
    known = {rule.code: rule for rule in rules}
    if code.upper() in known:
        return known[code.upper()]
    raise UsageError(f"there is no rule {code[:40]!r}; {_hint(code, list(known))}")


def _length(selectors: Iterable[str], code: str) -> int:
    """How closely selectors name a rule: the length of the longest that fits, 0 for ALL, -1 for none."""
    return max((0 if s.upper() == ALL else len(s) for s in selectors if _fits(s, code)), default=-1)


def _fits(selector: str, code: str) -> bool:
    return selector.upper() == ALL or code.startswith(selector.upper())


def _at_level(rule: Rule, levels: Mapping[str, Level]) -> Rule:
    closest = max((s for s in levels if _fits(s, rule.code)), key=lambda s: _length([s], rule.code), default=None)
    return rule if closest is None else replace(rule, level=levels[closest])


def _refuse_unknown(selectors: Iterable[str], codes: Sequence[str], place: str) -> None:
    for selector in selectors:
        if not any(_fits(selector, code) for code in codes):
            error: type[BriefError] = UsageError if place.startswith("-") else ConfigurationError
            raise error(f"{place}: there is no rule or family {selector[:40]!r}; {_hint(selector, codes)}")


def _hint(selector: str, codes: Sequence[str]) -> str:
    close = get_close_matches(selector.upper(), codes, n=1, cutoff=0.7)
    return f"did you mean {close[0]}?" if close else "`brief rules` lists them"

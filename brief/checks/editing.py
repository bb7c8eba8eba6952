"""B406 to B409: what an editor would cut, doubt or word otherwise."""

from __future__ import annotations

from brief.checks.rule import Rule

RULES: tuple[Rule, ...] = ()

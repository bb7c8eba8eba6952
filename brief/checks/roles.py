"""B304 to B306: whose words they are, whether the brief knows who says them, and who wants it of whom."""

from __future__ import annotations

from brief.checks.rule import Rule

RULES: tuple[Rule, ...] = ()

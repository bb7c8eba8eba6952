"""docs/checks.md has one section for each rule, with its level and its summary."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brief import checks

PAGE = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (B\d{3})[^\n]*\n(.*?)(?=^## |\Z)", PAGE, flags=re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("rule", checks.rules(), ids=lambda r: r.code)
def test_documented(rule):
    section = SECTIONS[rule.code]
    assert f"**{rule.level}**" in section
    assert rule.summary in section.lower().replace("\n", " ") or rule.summary in section.replace("\n", " ")
    assert "Why" in section
    assert "Trips" in section


def test_no_section_for_a_rule_that_is_gone():
    assert set(SECTIONS) == {r.code for r in checks.rules()}

"""Every rule has a page that is true: what it shows trips the rule, and what it mends does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rule_pages import FOLDER, KINDS_OF_BLOCK, OVERVIEW, RulePage

from brief import checks
from brief.checks import Rule

RULES = checks.rules()
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)


def test_there_is_no_page_for_a_rule_that_is_gone():
    assert {path.name for path in FOLDER.iterdir()} == {f"{rule.code}.md" for rule in RULES}


@every_rule
def test_a_page_has_its_parts_and_every_block_is_one_that_is_tried_here(rule: Rule):
    page = RulePage(rule.code)
    text = page.text
    assert text.startswith(f"# {rule.code} {rule.title}\n\n**{rule.level}** · {rule.summary}\n\n## Why\n\n")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Why", "Example", "How to fix"]
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    told = [name for name, _ in page.blocks]
    allowed = {f"{sort} {ending}" for sort in KINDS_OF_BLOCK for ending in ("trips", "fixed")} | {"text article"}
    assert set(told) <= allowed
    assert len(page.shown("trips")) == 1
    assert len(page.shown("fixed")) == 1
    assert ("text article" in told) == (page.shown("trips")[0][0] != "file")


@every_rule
def test_what_a_page_shows_trips_the_rule(rule: Rule, tmp_path: Path):
    page = RulePage(rule.code)
    for sort, held in page.shown("trips"):
        assert rule.code in {f.rule for f in page.findings(sort, held, tmp_path)}


@every_rule
def test_what_a_page_fixes_is_fixed(rule: Rule, tmp_path: Path):
    page = RulePage(rule.code)
    for sort, held in page.shown("fixed"):
        found = page.findings(sort, held, tmp_path)
        assert rule.code not in {f.rule for f in found}
        if sort != "file":
            assert [f for f in found if f.level == "error"] == []


def test_a_table_gives_every_rule_with_its_page():
    rows = re.findall(
        r"^\| \[(\w+)\]\(rules/(\w+)\.md\) \| (.+?) \| (error|warning) \| (.+?) \|$", _overview(), re.MULTILINE
    )
    assert rows == [(r.code, r.code, r.title, r.level, r.summary) for r in RULES]


def test_the_overview_keeps_what_counts_as_verbatim():
    assert "## What counts as verbatim\n" in _overview()


def _overview() -> str:
    return OVERVIEW.read_text(encoding="utf-8")

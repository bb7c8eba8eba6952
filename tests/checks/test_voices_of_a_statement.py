"""B305: whom a statement asks need not be one of its voices, as whom a page of news tells of is one of its parties."""

from __future__ import annotations

from typing import Any

import pytest
from printed import article

from brief import checks, kinds

TOLD = "The Averin Water Board closed the pier.", "We call on Norlin to pay for it.", "We will open it in May."
PAGE = {
    "headline": "Averin Water Board closes pier",
    "bottom_line": {"text": TOLD[0], "evidence": [2]},
    "open_questions": [],
}
ASKED = {"of": "Norlin", "demand": "Pay for it.", "condition": None, "evidence": [3]}
LISTS: dict[str, dict[str, Any]] = {
    "statement": {
        "parties": [{"name": "Averin Water Board", "evidence": [2]}],
        "positions": [],
        "commitments": [],
        "quotations": [],
    },
    "news": {"parties": [{"name": "Averin Water Board", "kind": "other", "evidence": [2]}], "key_claims": []},
}


@pytest.mark.parametrize(("kind", "missed"), [("statement", []), ("news", ["/brief/demands/0/of"])])
def test_whom_a_statement_asks_is_none_of_its_voices(kind: str, missed: list[str]) -> None:
    demand = {"by": "Averin Water Board", **ASKED}
    brief = kinds.find(kind).schema.model_validate({**PAGE, **LISTS[kind], "demands": [demand]})
    source = article(*TOLD, headline="Statement by the Averin Water Board on the pier")
    assert [f.path for f in checks.run(brief, source) if f.rule == "B305"] == missed


@pytest.mark.parametrize("kind", ["statement", "news"])
def test_whoever_asks_is(kind: str) -> None:
    demand = {"by": "Norlin", **ASKED, "of": "Averin Water Board"}
    brief = kinds.find(kind).schema.model_validate({**PAGE, **LISTS[kind], "demands": [demand]})
    source = article(*TOLD, headline="Statement by the Averin Water Board on the pier")
    assert "/brief/demands/0/by" in [f.path for f in checks.run(brief, source) if f.rule == "B305"]

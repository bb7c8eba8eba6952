"""How differences are told: text, JSON and Markdown, each read as its reader would."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from markdown_it import MarkdownIt
from papers import Data, compared, edited, example, reword

from brief.choices import DiffFormat
from brief.comparison import ChangeKind
from brief.comparison.folders import Row, Status, Totals, row
from brief.comparison.formats import make
from brief.comparison.formats.markdown import MOST, escaped

HOSTILE = "\x1b[31mred\x07\u202eevil <script>alert(1)</script> | @octocat #12 `x` **b** [l](http://e.example) \n\n# h"


def changed() -> Data:
    def change(data: Data) -> None:
        brief = data["brief"]
        brief["key_claims"][4]["claim"] = brief["key_claims"][4]["claim"].replace("41", "14")
        brief["key_claims"][5]["speaker"] = "Nadia Ferrow"
        brief["key_claims"][8]["evidence"] = [24]
        del brief["key_claims"][9]
        brief["open_questions"][0]["reason"] = "disputed"
        data["provenance"]["model"] = "gpt-5.2"

    return edited(example(), change)


def hostile() -> Data:
    def change(data: Data) -> None:
        claims = data["brief"]["key_claims"]
        claims[4] |= {"claim": HOSTILE, "speaker": HOSTILE}
        claims.append({"speaker": HOSTILE, "claim": HOSTILE, "attribution": "reporter", "evidence": [3]})
        data["brief"]["headline"] = HOSTILE
        data["brief"]["open_questions"][0]["reason"] = HOSTILE
        data["provenance"]["model"] = HOSTILE

    return edited(example(), change)


def told(form: DiffFormat, rows: list[Row], *, many: bool = True, **options: Any) -> str:
    totals = Totals()
    made = make(form, many=many, **options)
    parts = [made.start("before", "after")]
    for one in rows:
        totals.add(one)
        parts.append(made.row(one))
    return "".join([*parts, made.end(totals)])


def one(data: Data, name: str = "a.json") -> Row:
    found = compared(example(), data)
    return row(name, name, found)


UNREAD = Row("c.json", "c.json", Status.UNREAD, problem="new: not JSON: a comma is missing, at line 3")
ROWS = [
    lambda: one(changed()),
    lambda: one(example(), "b.json"),
    lambda: UNREAD,
    lambda: Row("d.json", None, Status.GONE),
    lambda: Row(None, "e.json", Status.ADDED),
]


def every() -> list[Row]:
    return [make() for make in ROWS]


def test_text_shows_what_changed_and_where() -> None:
    assert told("text", every()).splitlines() == [
        "before → after",
        "",
        "a.json",
        "  model: qwen2.5-coder-1.5b-instruct → gpt-5.2",
        "",
        "Key claims",
        "  ~ Tomas Brandvold · number: 41 → 14",
        "      - The ban had delayed 41 ships since 22 September and was …",
        "      + The ban had delayed 14 ships since 22 September and was …",
        "  ~ Nadia Ferrow · speaker: Harbour Workers’ Union → Nadia Ferrow",
        "      wants Ellery Terminals to withdraw the timetable and to guarantee in writing that no docker will be…",
        "  ~ Fruit Traders’ Association · evidence: cites other sentences",
        "      The Fruit Traders’ Association put its members’ losses at €2.4 million and asked the minister to order the…",
        (
            "      - cited: The Fruit Traders’ Association put its members’ losses at €2.4 million and asked the minister to order"
            " the release of refrigerated containers."
        ),
        "      + cites: “We are not a party to this quarrel, but we are paying for it,” said its chairman, Luis Tavira.",
        "  - Luis Tavira: “We are not a party to this quarrel, but we are paying for it.”",
        "",
        "Open questions",
        "  ~ reason: unanswered → disputed",
        "      What would Ellery Terminals say to this?",
        "",
        "c.json: cannot be compared: new: not JSON: a comma is missing, at line 3",
        "d.json: gone",
        "e.json: added",
        "",
        "5 briefs: 1 changed, 1 the same, 1 gone, 1 added, 1 not readable",
        "7 changes: 1 gone, 1 speaker, 1 number, 1 field, 1 evidence, 1 brief added, 1 brief gone; 55 items say the same",
        "changed around the briefs: model in 1",
    ]


def test_on_a_terminal_both_wordings_are_one_line_and_fit_its_width() -> None:
    shown = told("text", [one(changed())], many=False, color=True, width=60)
    assert "delayed \x1b[9;31m41 \x1b[0m\x1b[32m14 \x1b[0mships" in shown
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert max(map(len, plain.splitlines())) <= 60
    assert "\n\nOpen questions\n" in plain


def test_no_color_in_the_environment_is_heeded_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    shown = told("text", [one(changed())], many=False, color=False, width=60)
    assert "\x1b" not in shown
    assert "- The ban had delayed 41 ships" in shown


def test_json_has_its_documented_shape() -> None:
    found = json.loads(told("json", every()))
    assert list(found) == ["format", "old", "new", "documents", "summary"]
    assert [(d["old"], d["new"], d["status"]) for d in found["documents"]] == [
        ("a.json", "a.json", "changed"),
        ("b.json", "b.json", "same"),
        ("c.json", "c.json", "unread"),
        ("d.json", None, "gone"),
        (None, "e.json", "added"),
    ]
    first = found["documents"][0]
    assert first["context"][0]["kind"] == "model"
    assert first["items"][0] == {
        "section": "key_claims",
        "title": "Key claims",
        "old_pointer": "/brief/key_claims/4",
        "new_pointer": "/brief/key_claims/4",
        "who": "Tomas Brandvold",
        "text": changed()["brief"]["key_claims"][4]["claim"],
        "changes": [
            {
                "kind": "number",
                "section": "key_claims",
                "old_pointer": "/brief/key_claims/4/claim",
                "new_pointer": "/brief/key_claims/4/claim",
                "old": example()["brief"]["key_claims"][4]["claim"],
                "new": changed()["brief"]["key_claims"][4]["claim"],
                "detail": "41 → 14",
            }
        ],
    }
    assert found["summary"] == {
        "differ": True,
        "documents": {"same": 1, "changed": 1, "added": 1, "gone": 1, "unread": 1},
        "changes": {
            "evidence": 1, "field": 1, "file-added": 1, "file-gone": 1, "gone": 1, "number": 1, "speaker": 1
        },
        "context": {"model": 1},
        "same_items": 55,
        "ignored": 0,
        "passed_over": 0,
    }  # fmt: skip


def test_json_of_nothing_is_json() -> None:
    assert json.loads(told("json", []))["documents"] == []


def test_a_number_that_json_has_not_does_not_spoil_it() -> None:
    found = json.loads(told("json", [one(edited(example(), reword("extra", float("nan"))))]))
    assert found["documents"][0]["items"][0]["changes"][0]["new"] == "nan"


def test_markdown_has_the_numbers_first_then_a_table_then_what_is_folded() -> None:
    shown = told("markdown", every())
    lines = shown.splitlines()
    assert lines[0] == "### Briefs compared: 5 briefs: 1 changed, 1 the same, 1 gone, 1 added, 1 not readable"
    assert lines[2].startswith("**7 changes: 1 gone, 1 speaker, 1 number")
    assert "| <code>a.json</code> | 1 gone, 1 speaker, 1 number, 1 field, 1 evidence |" in lines
    assert "| <code>d.json</code> | brief gone |" in lines
    assert "<details><summary><code>a.json</code>: 5 changes</summary>" in lines
    assert (
        "- **number: 41 → 14** · Tomas Brandvold: The ban had delayed <del>41</del> <ins>14</ins> ships since 22 September and was …"
        in lines
    )
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(shown)
    assert html.count("<tr>") == 5
    assert html.count("<details>") == html.count("</details>") == 1


def test_one_brief_with_few_changes_is_not_folded() -> None:
    few = one(edited(example(), reword("key_claims/5/speaker", "Nadia Ferrow")))
    shown = told("markdown", [few], many=False)
    assert "<details>" not in shown
    assert "**speaker: Harbour Workers’ Union → Nadia Ferrow**" in shown


def test_markdown_stays_within_what_code_hosts_take() -> None:
    model = one(changed())
    rows = [replace(model, old=f"folder/{i}.json", new=f"folder/{i}.json") for i in range(400)]
    shown = told("markdown", rows)
    assert len(shown) < MOST + 2_000 < 65_536
    assert "more briefs, not shown." in shown
    assert shown.count("<details>") == shown.count("</details>") > 5


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_what_a_document_says_acts_on_nothing(form: DiffFormat) -> None:
    shown = told(form, [one(hostile(), "\x1b[2J\u202e\udce9.json"), Row(None, "a\nb\x9b", Status.ADDED)])
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800]", shown)
    shown.encode()


def test_markdown_shows_text_as_it_is_and_calls_nobody() -> None:
    html = (
        MarkdownIt("commonmark", {"html": True})
        .enable("table")
        .render(f"### {escaped(HOSTILE)}\n\n| a |\n|---|\n| {escaped(HOSTILE)} |")
    )
    assert "<script" not in html
    assert "<a " not in html
    assert "<strong>" not in html
    assert "<code>" not in html
    assert html.count("<td>") == 1
    assert "http://e" not in html
    assert not re.search(r"[@#]\w", re.sub(r"&#\w+;", "", html))


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_no_difference_is_said(form: DiffFormat) -> None:
    assert "no difference; 30 items say the same" in told(form, [one(example())], many=False)


def test_what_is_ignored_is_said() -> None:
    shown = told("text", [one(changed()).without({ChangeKind.NUMBER, ChangeKind.MODEL})])
    assert "1 change ignored" in shown
    assert "number" not in shown

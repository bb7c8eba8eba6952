"""What changed around a brief: told, and never a difference of the brief itself."""

from __future__ import annotations

import pytest
from papers import Data, compared, edited, example


def around(old: Data, new: Data) -> list[tuple[str, str]]:
    found = compared(old, new)
    assert not found.items
    return [(str(c.kind), c.detail) for c in found.context]


@pytest.mark.parametrize(
    ("part", "name", "value", "kind", "detail"),
    [
        ("provenance", "model", "gpt-5.2", "model", "qwen2.5-coder-1.5b-instruct → gpt-5.2"),
        ("provenance", "prompt_sha256", "f" * 64, "prompt", " → ffffffff"),
        ("provenance", "schema_sha256", "f" * 64, "schema", " → ffffffff"),
        ("article", "title", "Talks fail", "article", "title: Port Ellery talks collapse as dockers reject crane timetable → Talks fail"),
        ("article", "url", "https://a.example/b", "article", "url: none → https://a.example/b"),
        ("article", "sha256", "0" * 64, "article", "the source file changed, its text did not"),
    ],
)  # fmt: skip
def test_each_thing_is_told(part: str, name: str, value: str, kind: str, detail: str) -> None:
    [(found, said)] = around(example(), edited(example(), lambda d: d[part].update({name: value})))
    assert found == kind
    assert said.endswith(detail)


@pytest.mark.parametrize("name", ["created", "seconds", "calls", "output_tokens", "brief_version", "endpoint"])
def test_what_a_run_cost_is_not_told(name: str) -> None:
    value = 7 if name in {"seconds", "calls", "output_tokens"} else "2030"
    assert around(example(), edited(example(), lambda d: d["provenance"].update({name: value}))) == []


def test_findings_and_rejected_items_are_counted_by_rule() -> None:
    def change(data: Data) -> None:
        data["findings"] = [{"rule": "B205", "level": "error", "path": "", "message": "m"}] * 2
        data["rejected"] = [{"section": "demands", "item": {}, "rule": "B301", "reason": "r"}]

    assert around(example(), edited(example(), change)) == [
        ("rejected", "0 → 1 (B301 +1)"),
        ("findings", "0 → 2 (B205 +2)"),
    ]


def test_a_new_version_of_the_article_renumbers_its_sentences_and_changes_no_evidence() -> None:
    """A sentence put in at the top moves all numbers and offsets; each item cites the same sentences."""
    new = edited(example(), _with_a_first_sentence)
    assert new["evidence"][0]["id"] == example()["evidence"][0]["id"] + 1
    assert around(example(), new) == [("article", "text: of 26 sentences 1 new")]


def _with_a_first_sentence(data: Data) -> None:
    title, body = data["article"]["text"].split("\n\n", 1)
    put_in = "This story has been updated.\n\n"
    data["article"]["text"] = f"{title}\n\n{put_in}{body}"
    for sentence in data["evidence"]:
        sentence["id"] += 1
        sentence["start"] += len(put_in)
        sentence["end"] += len(put_in)
    brief = data["brief"]
    for item in (brief["bottom_line"], *(i for v in brief.values() if isinstance(v, list) for i in v)):
        item["evidence"] = [n + 1 for n in item["evidence"]]


def test_a_sentence_that_was_edited_in_the_article_is_still_the_one_that_is_cited() -> None:
    def change(data: Data) -> None:
        _with_a_first_sentence(data)
        for holder in (data["article"], *data["evidence"]):
            holder["text"] = holder["text"].replace("41 ships", "43 ships")

    found = compared(example(), edited(example(), change))
    [said] = found.changes
    assert (said.kind, said.detail) == ("sentence", "edited in the article: 41 → 43")
    assert (said.old_pointer, said.new_pointer) == ("/brief/key_claims/4/evidence",) * 2
    assert [c.detail for c in found.context] == ["text: of 26 sentences 1 edited, 1 new"]


def test_two_sentences_of_one_article_that_look_alike_stay_two() -> None:
    """Only what the other article no longer has can have been edited."""

    def text(number: int) -> Data:
        def change(data: Data) -> None:
            lines = [f"The harbour office counted {n} ships at the quay on Monday." for n in range(2, 8)]
            data["article"] |= {"text": "\n\n".join(lines), "title": None}
            starts = [sum(len(line) + 2 for line in lines[:i]) for i in range(len(lines))]
            data["evidence"] = [
                {"id": i + 1, "start": s, "end": s + len(line), "text": line}
                for i, (s, line) in enumerate(zip(starts, lines, strict=True))
            ]
            for value in data["brief"].values():
                if isinstance(value, list):
                    value.clear()
            data["brief"]["bottom_line"] = {"text": "Ships were counted.", "evidence": [number]}

        return edited(example(), change)

    [change] = compared(text(1), text(2)).changes
    assert (change.kind, change.detail) == ("evidence", "cites other sentences")


def test_another_article_is_said_to_be_one() -> None:
    def change(data: Data) -> None:
        data["article"]["text"] = "A cat was rescued from a tree. The fire brigade came. Nobody was hurt at all."

    found = compared(example(), edited(example(), change))
    assert found.context[0].detail == "text: another text" or found.context[0].detail == "another text"


def test_a_sentence_that_the_document_does_not_keep_is_looked_up_in_its_article() -> None:
    def without(data: Data) -> None:
        data["evidence"] = []

    assert around(example(), edited(example(), without)) == []

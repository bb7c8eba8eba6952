"""Gold sets: what is read, and what is told of what cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from talks import KIND, LABELS, TEXT, claim, demand, document

from brief.document import Document
from brief.errors import UsageError
from brief.evaluation import judgements, labels, read_gold
from brief.evaluation.reading import sampled
from brief.evaluation.scoring import score


def test_a_draft_is_read_back_as_it_was_meant(tmp_path: Path) -> None:
    made = document(
        [claim("Mara Lindqvist", "The quay is closed.", 2), claim("reporter", "Nobody had counted.", 4)],
        [demand("the port union", "unspecified", 3)],
    )
    path = tmp_path / "talks.labels.txt"
    path.write_text(labels.draft(made, KIND), encoding="utf-8")
    gold = labels.read(path)
    assert gold.name == "talks"
    assert gold.text == TEXT
    assert [a.source for a in gold.attributions or ()] == ["Mara Lindqvist", "the port union"]
    assert [(d.by, d.of) for d in gold.demands or ()] == [(("the port union",), ())]
    perfect = score(gold, made, KIND).values
    assert perfect["attribution_accuracy"] == (3, 3)
    assert perfect["weighty_on_page"] == (3, 3)


def test_a_draft_puts_a_speaker_below_what_they_say_and_not_below_what_is_cited_beside_it() -> None:
    made = document(
        [
            claim("the mayor", "“We will not pay for it.”", 3, 5),
            claim("Mara Lindqvist", "The quay is closed until June. Nobody had counted the ferries.", 2, 4),
            claim("the harbour board", "Ships must wait.", 1, 4),
        ],
        [],
    )
    below: dict[str, list[str]] = {}
    for line in labels.draft(made, KIND).splitlines():
        if line.startswith("["):
            sentence = below.setdefault(line[:3], [])
        elif line.startswith("    said: "):
            sentence.append(line.removeprefix("    said: "))
    assert below == {
        "[1]": ["the harbour board"],
        "[2]": ["Mara Lindqvist"],
        "[3]": [],
        "[4]": ["Mara Lindqvist", "the harbour board"],
        "[5]": ["the mayor"],
    }


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("    sayd: Ada Berg", "did you mean “said”"),
        ("    demand: Ada Berg", "WHO > OF WHOM"),
        ("    said:", "says nothing"),
        ("said: Ada Berg", "neither a sentence nor a label"),
        ("[2] Again.", r"a sentence \[2\] already"),
    ],
)
def test_a_bad_line_is_told_with_its_number(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "talks.labels.txt"
    path.write_text(LABELS + line + "\n", encoding="utf-8")
    number = len(LABELS.splitlines()) + 1
    with pytest.raises(UsageError, match=rf"talks\.labels\.txt:{number}: .*{said}"):
        read_gold(tmp_path)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ("3", "the record should be a table of names and values, not 3"),
        ('{"doc": "a", "text": "b", "attributions": 3}', "attributions should be a list, not 3"),
        (
            '{"doc": "a", "text": "b", "attributions": [{"content": [{"start": "x"}]}]}',
            "start should be a whole number, not 'x'",
        ),
        ('{"doc": "", "text": "b"}', "doc should not be empty"),
    ],
)
def test_what_is_wrong_with_a_record_is_said_in_plain_words(tmp_path: Path, record: str, words: str) -> None:
    (tmp_path / "gold.jsonl").write_text(record, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_gold(tmp_path / "gold.jsonl")
    assert str(caught.value).endswith(words)


def test_records_of_attributions_and_of_events(tmp_path: Path) -> None:
    said = {"doc": "a", "text": "“No,” Berg said.", "attributions": [{"source": [], "content": []}], "more": 1}
    event = {"id": "b", "text": "X urged Y to go.", "event": "DEMAND", "target": "", "source": [{"actorText": "X"}]}
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in (said, event, {**event, "id": "c", "event": "AID"})))
    a, b, c = read_gold(path).articles
    assert (len(a.attributions or ()), a.demands) == (1, None)
    assert [(d.by, d.of) for d in b.demands or ()] == [(("X",), ())]
    assert (c.demands, c.attributions) == ((), None)
    path.write_text(json.dumps(said) + "\n{}\n")
    with pytest.raises(UsageError, match=r"gold\.jsonl:2: doc is missing$"):
        read_gold(path)


def test_a_small_sample_is_part_of_a_larger_one(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps({"doc": f"{n}", "text": "x"}) + "\n" for n in range(20)))
    gold = read_gold(path)
    few, more = (sampled(gold, n).articles for n in (5, 9))
    assert more[:5] == few != gold.articles[:5]


def test_verdicts_hold_for_what_says_the_same(tmp_path: Path) -> None:
    """A wrong item is a case for the checks: the wrong figure is found, the right one is not objected to."""
    right = claim("Mara Lindqvist", "The quay is closed until June.", 2)
    wrong = claim("Mara Lindqvist", "The quay is closed until 14 July.", 2)
    made = document([right, wrong, claim("the mayor", "We will not pay for it.", 5)])
    drawn = judgements.drawn([("talks", made), ("talks", made)], 10, seed=1)
    assert len(drawn) == 4
    assert "talks" not in {j.section for j in drawn}
    verdicts = {"The quay is closed until 14 July.": "no"}
    sheet = [
        j.model_copy(update={"verdict": verdicts.get(str(j.item.get("claim")), "yes"), "reason": "not July"})
        for j in drawn
        if j.section == "key_claims"
    ]
    path = tmp_path / "sheet.jsonl"
    path.write_text(judgements.sheet(sheet), encoding="utf-8")
    values = score(read_gold(path).articles[0], made, KIND).values
    assert values["claims_supported"] == (2, 3)
    assert values["judged"] == (3, 4)
    assert values["wrong_found"] == (1, 1)
    assert values["right_found"] == (0, 2)


def test_our_own_labels_are_whole(root: Path) -> None:
    """Each labelled article has a dispute or several topics, and what is weighty is not all there is."""
    gold = read_gold(root / "tests" / "gold" / "labelled")
    for article in gold.articles:
        assert len(article.sides) > 1 or len(article.topics) > 1, article.name
        assert article.attributions
        assert article.weighty
        assert len(article.weighty) < article.text.count("\n\n") * 3


def test_the_sample_article_has_both_sides_on_its_page(root: Path) -> None:
    gold = {a.name: a for a in read_gold(root / "tests" / "gold" / "labelled").articles}
    values = score(gold["harbour-talks"], Document.load(root / "docs" / "example.json"), KIND).values
    assert values["sides_on_page"] == (1, 1)
    right, of = values["attribution_accuracy"]
    assert right / of > 0.9

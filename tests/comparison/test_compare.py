"""What is told of two documents: each kind of change, and what is none."""

from __future__ import annotations

from typing import Any

import pytest
from papers import Data, compared, edited, example, reword, sheet, told

from brief.comparison import ChangeKind
from brief.comparison.texts import differences
from brief.errors import ConfigurationError


def of_example(path: str, value: Any) -> list[tuple[str, str | None, str | None, str]]:
    return told(example(), edited(example(), reword(path, value)))


def of_sheet(path: str, value: Any) -> list[tuple[str, str | None, str | None, str]]:
    return told(sheet(), edited(sheet(), reword(path, value)))


@pytest.mark.parametrize("make", [example, sheet])
def test_a_document_does_not_differ_from_itself(make: Any) -> None:
    found = compared(make(), make())
    assert not found.items
    assert not found.context
    assert found.same == len(found.pairs) > 10


@pytest.mark.parametrize(
    ("path", "value", "kind", "detail"),
    [
        ("remarks/0/says", "Brandt said 52 ferries would stay in port until June 3.", "number", "25 → 52"),
        ("remarks/0/says", "Brandt said 25 ferries would stay in port.", "number", "June 3 left out"),
        ("remarks/0/says", "Brandt said 25 ferries would not stay in port until June 3.", "negation", "“stay” now negated"),
        ("remarks/0/says", "Brandt said 25 ferries might stay in port until June 3.", "hedge", "“might” came in"),
        ("remarks/2/says", "The talks are allegedly moving.", "hedge", "“allegedly” came in"),
        ("remarks/0/says", "Brandt said that 25 ferries would be staying in port until June 3.", "wording", ""),
        ("remarks/0/who", "Milo Varga", "speaker", "Lena Brandt → Milo Varga"),
        ("remarks/0/who", "a senior port source", "speaker", "Lena Brandt → a senior port source"),
        ("remarks/4/says", "Sweden hosted the talks.", "name", "Norway → Sweden"),
        ("remarks/1/words", "We will never pay $2.5 million twice", "quotation", "other words quoted"),
        ("remarks/1/says", "She will not pay $2.5 million twice.", "quotation", "no longer quoted"),
        ("wishes/0/terms", "if the talks go on", "demand", "terms: none → if the talks go on"),
        ("wishes/0/of_whom", "Norway", "demand", "of whom: the Ostrava side → Norway"),
        ("wishes/1/of_whom", "Norway", "demand", "of whom: unspecified → Norway"),
        ("sides/1/label", "Ostrava delegation", "party", "Ostrava side → Ostrava delegation"),
        ("sides/1/heard", "not_quoted", "voice", "accused_not_quoted → not_quoted"),
        ("sides/1/also", ["Ostrava", "the city"], "field", "also: the city put in"),
        ("doubts/0/asks", "Who will pay for it all?", "wording", ""),
        ("gist/text", "Brandt says 26 ferries stay in port until 3 June.", "number", "25 → 26"),
        ("title", "Ferries leave port as Ostrava side “withdraws”", "wording", ""),
        ("title", "Ferries stay in port as Sweden “withdraws”", "name", "Ostrava → Sweden"),
    ],
)  # fmt: skip
def test_one_change_is_told_as_what_it_is_and_nothing_else(path: str, value: Any, kind: str, detail: str) -> None:
    assert of_sheet(path, value) == [(kind, f"/brief/{path}", f"/brief/{path}", detail)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("remarks/0/says", "Brandt said 25 ferries would  stay in port until June 3"),
        ("remarks/1/says", 'She "will not pay $2.5 million twice".'),
        ("remarks/2/says", "the talks are moving."),
        ("wishes/0/terms", ""),
        ("sides/0/evidence", [2]),
    ],
)
def test_marks_and_white_space_say_nothing(path: str, value: Any) -> None:
    assert of_sheet(path, value) == []


def test_a_figure_written_out_is_the_same_figure() -> None:
    found = of_sheet("remarks/0/says", "Brandt said twenty-five ferries would stay in port until 3 June.")
    assert [kind for kind, *_ in found] == ["wording"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("It killed 5 people and wounded 110.", "It killed 110 people and wounded 5.", [("number", "5, 110 → 110, 5")]),
        ("It killed 5 people and wounded 110.", "It wounded 5 people and killed 110.", [("number", "killed, wounded → wounded, killed")]),
        ("Ostrava beat Averin 2-1.", "Ostrava beat Averin 1-2.", [("number", "2-1 → 1-2")]),
        ("It costs €380,000 a day.", "It costs €380,000 a week.", [("number", "€380,000 a day → €380,000 a week")]),
        ("Prices rose 5%.", "Prices rose 5 percentage points.", [("number", "5% → 5 percentage points")]),
        ("It is 5 km away.", "It is 5 miles away.", [("number", "5 km → 5 miles")]),
        ("Turnout was 25%.", "Turnout was 25.", [("number", "25% → 25")]),
        ("Ann Berg accused Tom Vale of lying.", "Tom Vale accused Ann Berg of lying.", [("name", "Ann Berg, Tom Vale → Tom Vale, Ann Berg")]),
        ("A ship from Ostrava to Averin sank.", "A ship from Averin to Ostrava sank.", [("name", "Ostrava, Averin → Averin, Ostrava")]),
        ("He can't go.", "He can go.", [("negation", "“can” no longer negated")]),
        ("He can go.", "He can't go.", [("negation", "“go” now negated")]),
        ("It will close.", "It may close.", [("hedge", "“may” came in")]),
        ("It will close.", "It will open.", [("negation", "turned at “open”")]),
        ("The talks collapsed.", "The talks succeeded.", [("negation", "turned at “succeeded”")]),
        ("The talks collapsed.", "The talks failed.", [("wording", "")]),
        ("It killed 5 people and wounded 110.", "It wounded 110 people and killed 5.", [("wording", "")]),
        ("Five people died and 110 were hurt.", "110 people were hurt and five died.", [("wording", "")]),
        ("Norway and Denmark agreed.", "Denmark and Norway agreed.", [("wording", "")]),
        ("It will close soon.", "It is going to close soon.", [("wording", "")]),
        ("The port will close.", "The harbour will close.", [("wording", "")]),
        ("Marrow, 39, who has lost her licence, met two pilots, 40 and 49.", "Marrow, 40, met two pilots, 39 and 49.", [("number", "39, 40 → 40, 39")]),
        ("Marrow, 39, who has lost her licence, met two pilots, 40 and 49.", "Marrow, 39, met two pilots, 40 and 49.", [("wording", "")]),
        ("The International Fishing Council closed its office.", "The IFC closed its office.", [("wording", "")]),
        ("The International Fishing Council (IFC) closed its office.", "The IFC closed its office.", [("wording", "")]),
        ("The International Fishing Council closed its office.", "The IMO closed its office.", [("name", "International Fishing Council → IMO")]),
        ("Divers did not find that the ship had cracks.", "Divers found no cracks in the ship.", [("wording", "")]),
        ("Divers found no cracks in the ship.", "Divers did not find any cracks in the ship.", [("wording", "")]),
        ("Divers did not find that the ship had cracks.", "Divers found that the ship had cracks.", [("negation", "“found” no longer negated")]),
        ("They gave no reasons for the delay.", "They gave reasons for no delay.", [("negation", "“reasons” no longer negated; “delay” now negated")]),
        ("The council said the pier plan awaited approval.", "The council said the pier plan had not yet been approved.", [("wording", "")]),
        ("All but one crew member was found.", "All crew members were found.", [("number", "All but one crew → All crew")]),
    ],
)  # fmt: skip
def test_the_same_words_that_say_something_else(old: str, new: str, told: list[tuple[str, str]]) -> None:
    assert [(str(kind), detail) for kind, detail in differences(old, new)] == told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Both appealed; Quirin wept.", "Both appealed; Marrow wept.", [("name", "Quirin → Marrow")]),
        ("It was over: Quirin wept.", "It was over: Marrow wept.", [("name", "Quirin → Marrow")]),
        ("Both appealed; sailors wept.", "Both appealed; dockers wept.", [("wording", "")]),
        ("Both appealed: Sailors wept.", "Both appealed: Dockers wept.", [("wording", "")]),
    ],
)
def test_what_begins_a_part_of_a_sentence_may_be_a_name(old: str, new: str, told: list[tuple[str, str]]) -> None:
    assert [(str(k), d) for k, d in differences(old, new, common={"sailors", "dockers", "both", "it"})] == told


def test_a_person_by_a_longer_name_is_the_same_person() -> None:
    found = of_sheet("wishes/0/by_whom", "Lena Brandt")
    assert [(kind, detail) for kind, _, _, detail in found] == [
        ("wording", "by whom: the same by another name, Brandt → Lena Brandt")
    ]


def test_the_reason_of_a_question_is_told_by_its_name() -> None:
    assert of_example("open_questions/0/reason", "disputed") == [
        ("field", *["/brief/open_questions/0/reason"] * 2, "reason: unanswered → disputed")
    ]


def test_demander_and_addressee_swapped_are_one_change() -> None:
    def swap(data: Data) -> None:
        wish = data["brief"]["wishes"][0]
        wish["of_whom"], wish["by_whom"] = wish["by_whom"], wish["of_whom"]

    [(kind, old, new, detail)] = told(sheet(), edited(sheet(), swap))
    assert (kind, old, new, detail) == ("demand", "/brief/wishes/0", "/brief/wishes/0", "of whom and by whom swapped")


def test_another_speaker_is_one_change_though_the_attribution_goes_with_it() -> None:
    def change(data: Data) -> None:
        data["brief"]["key_claims"][0] |= {"speaker": "a dockworker", "attribution": "unnamed"}

    assert [kind for kind, *_ in told(example(), edited(example(), change))] == ["speaker"]
    assert of_example("key_claims/0/attribution", "unnamed")[0][0] == "field"


def test_a_claim_reworded_thoroughly_that_cites_the_same_sentence_is_the_same_claim() -> None:
    wording = "A telephone intervention by proprietors put paid to it, somebody maintained."
    [(kind, old, new, _)] = of_example("key_claims/13/claim", wording)
    assert (kind, old, new) == ("rewritten", "/brief/key_claims/13/claim", "/brief/key_claims/13/claim")


def test_the_same_words_from_other_sentences_are_evidence_moved() -> None:
    found = compared(sheet(), edited(sheet(), reword("remarks/4/evidence", [6])))
    [change] = found.changes
    assert change.kind is ChangeKind.EVIDENCE
    assert change.old == ["Norway hosted the talks."]
    assert change.new == ["“The talks are moving,” a senior port source said."]
    assert change.detail == "cites other sentences"


def test_more_and_fewer_sentences_are_counted() -> None:
    assert of_sheet("remarks/3/evidence", [7])[0][3] == "cites 1 sentence fewer"
    assert of_sheet("remarks/4/evidence", [8, 9, 10])[0][3] == "cites 2 sentences more"


def test_reordering_is_no_change() -> None:
    def turn(data: Data) -> None:
        for value in data["brief"].values():
            if isinstance(value, list):
                value.reverse()

    assert told(example(), edited(example(), turn)) == []


def test_items_that_came_and_went_are_told_whole() -> None:
    def change(data: Data) -> None:
        claims = data["brief"]["key_claims"]
        del claims[4]
        claims.append(
            {"speaker": "reporter", "claim": "No date has been set.", "attribution": "reporter", "evidence": [25]}
        )

    found = compared(example(), edited(example(), change))
    assert [(c.kind, c.old_pointer, c.new_pointer) for c in found.changes] == [
        ("gone", "/brief/key_claims/4", None),
        ("added", None, "/brief/key_claims/16"),
    ]
    gone, added = found.items
    assert gone.who == "Tomas Brandvold"
    assert gone.text.startswith("The ban had delayed 41 ships")
    assert gone.changes[0].old == example()["brief"]["key_claims"][4]
    assert added.changes[0].new["evidence"] == [25]


def test_a_party_that_is_now_an_alias_was_merged() -> None:
    def merge(data: Data) -> None:
        parties = data["brief"]["parties"]
        parties[0]["aliases"] = ["Luis Tavira"]
        del parties[6]

    found = told(example(), edited(example(), merge))
    assert ("merged", "/brief/parties/6", "/brief/parties/0", "now part of: Tomas Brandvold") in found
    assert {kind for kind, *_ in found} == {"merged", "field"}
    back = told(edited(example(), merge), example())
    assert ("split", "/brief/parties/0", "/brief/parties/6", "was part of: Tomas Brandvold") in back


def test_two_claims_made_one_are_merged() -> None:
    def merge(data: Data) -> None:
        claims = data["brief"]["key_claims"]
        claims[1]["claim"] += f" {claims[6]['claim']}"
        claims[1]["evidence"] += claims[6]["evidence"]
        del claims[6]

    found = told(example(), edited(example(), merge))
    assert [kind for kind, *_ in found] == ["quotation", "evidence", "merged"]
    assert found[2][1:3] == ("/brief/key_claims/6", "/brief/key_claims/1")


def test_the_figures_and_names_of_a_part_were_neither_left_out_nor_put_in() -> None:
    def split(data: Data, loss: str = "€380,000") -> None:
        claims = data["brief"]["key_claims"]
        claims[4]["claim"] = "The ban had delayed 41 ships since 22 September."
        claims.insert(5, {**claims[4], "claim": f"The ban was costing the company {loss} a day.", "evidence": [8]})

    divided = edited(example(), split)
    assert [kind for kind, *_ in told(example(), divided)] == ["wording", "split"]
    assert [kind for kind, *_ in told(divided, example())] == ["wording", "merged"]
    other = told(example(), edited(example(), lambda data: split(data, "€390,000")))
    assert ("number", "€380,000 left out") in [(kind, detail) for kind, *_, detail in other]


def test_a_changed_number_does_not_make_two_claims_out_of_claims_that_differ_in_it_alone() -> None:
    def claims(*numbers: int) -> Data:
        def change(data: Data) -> None:
            data["brief"]["remarks"] = [
                {"who": "reporter", "says": f"There were {n} ferries at the quay.", "words": None, "evidence": [2]}
                for n in numbers
            ]

        return edited(sheet(), change)

    assert told(claims(4, 7, 25), claims(25, 4, 9)) == [
        ("number", "/brief/remarks/1/says", "/brief/remarks/2/says", "7 → 9")
    ]


def test_documents_of_different_kinds_are_not_compared_item_by_item() -> None:
    found = compared(sheet(), example())
    assert [(c.kind, c.detail) for c in found.changes] == [("kind", "sheet → news: not compared item by item")]
    assert not found.pairs


def test_a_kind_that_nobody_chose_is_refused() -> None:
    from papers import document

    from brief.comparison import compare

    with pytest.raises(ConfigurationError, match="sheet"):
        compare(document(sheet()), document(sheet()))


def test_a_brief_of_an_older_schema_is_compared_all_the_same() -> None:
    def older(data: Data) -> None:
        for claim in data["brief"]["key_claims"]:
            del claim["attribution"]
        data["brief"]["summary"] = "What it was once called."

    found = told(edited(example(), older), example())
    assert ("gone", "/brief/summary", "/brief/summary", "") in found
    assert {detail for kind, _, _, detail in found if kind == "field"} == {
        "attribution: none → on_record", "attribution: none → unnamed"
    }  # fmt: skip
    assert len(found) == 18


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("key_claims", None),
        ("key_claims", {"a": 1}),
        ("key_claims/0", "only words"),
        ("key_claims/0", [1, [2]]),
        ("key_claims/0/evidence", "3"),
        ("key_claims/0/evidence", [True, 1.5, None, 99999, -1]),
        ("key_claims/0/claim", 12),
        ("key_claims/0/speaker", None),
        ("parties/0/aliases", [1, {"b": None}]),
        ("bottom_line", None),
        ("bottom_line", []),
        ("headline", 5),
    ],
)
def test_what_does_not_fit_its_schema_is_compared_without_a_crash(path: str, value: Any) -> None:
    there = of_example(path, value)
    back = told(edited(example(), reword(path, value)), example())
    assert there
    assert len(there) == len(back)


def test_other_languages_have_their_figures_compared() -> None:
    def german(text: str) -> Data:
        def change(data: Data) -> None:
            data["article"]["language"] = "de"
            data["brief"]["remarks"][0]["says"] = text

        return edited(sheet(), change)

    found = told(
        german("Im Hafen lagen 1.860 Schiffe und 7 Fähren."), german("Im Hafen lagen 1.680 Schiffe und 9 Fähren.")
    )
    assert found[0][3] == "1.860 → 1.680"
    assert told(german("Im Hafen lagen 7 Fähren."), german("Im Hafen lagen 9 Fähren."))[0][3] == "7 → 9"
    assert told(german("Im Hafen lagen sieben Fähren."), german("Im Hafen lagen 7 Fähren."))[0][0] == "wording"


def test_scripts_without_spaces_are_matched_by_what_they_share() -> None:
    def chinese(*texts: str) -> Data:
        def change(data: Data) -> None:
            data["article"]["language"] = "zh"
            data["brief"]["remarks"] = [
                {"who": "reporter", "says": text, "words": None, "evidence": [i + 2]} for i, text in enumerate(texts)
            ]

        return edited(sheet(), change)

    old = chinese("外交部发言人说双方将于六月继续谈判。", "码头工人周六投票决定是否罢工。")
    new = chinese("码头工人周六将投票决定是否罢工。", "外交部发言人表示双方将于六月继续谈判。")
    assert {(kind, a, b) for kind, a, b, _ in told(old, new) if kind != "evidence"} == {
        ("wording", "/brief/remarks/0/says", "/brief/remarks/1/says"),
        ("wording", "/brief/remarks/1/says", "/brief/remarks/0/says"),
    }


def test_ignored_kinds_are_left_out_and_counted() -> None:
    def change(data: Data) -> None:
        reword("remarks/0/says", "Brandt said that 25 ferries would be staying in port until June 3.")(data)
        reword("remarks/4/says", "Sweden hosted the talks.")(data)
        data["provenance"] = None

    whole = compared(sheet(), edited(sheet(), change))
    found = whole.without({ChangeKind.WORDING, ChangeKind.MODEL})
    assert [c.kind for c in found.changes] == ["name"]
    assert found.ignored == 1
    assert found.same == whole.same == len(whole.pairs) - 2
    assert found.without({ChangeKind.NAME}).same == whole.same

"""Whose turn of a transcript or an interview a sentence is."""

from __future__ import annotations

from people import MARA
from printed import speakers, speech


def test_a_heading_in_capitals_is_no_turn():
    turns = ("WALLACE: When?", "BRANDT: In May.", "WALLACE: Why?", "LETTERS: We need time.")
    assert "LETTERS" not in speakers(*turns)
    assert "GET THE QUIZ" not in speakers(*turns, "GET THE QUIZ: Download it.")


def test_a_transcript_is_read_by_its_turns():
    turns = (
        "WALLACE: Good evening to you.",
        "BRANDT: Good evening.",
        "WALLACE: When will the quay open?",
        "BRANDT: In May.",
    )
    assert speakers(*turns) == ["WALLACE", "BRANDT", "WALLACE", "BRANDT"]


def test_among_labels_in_capitals_another_begins_a_headline():
    title = "Mara Lindqvist: The quay will be ready."
    turns = ("LINDQVIST: In May.", "WALLACE: Why?", "LINDQVIST: The storm took the cranes.")
    named = "Mara Lindqvist spoke to the Post about the quay."
    assert speakers(title, named, *turns) == ["Mara Lindqvist", "WALLACE", "Mara Lindqvist"]
    assert (
        speakers(named, *[t.replace("LINDQVIST", "Mara Lindqvist") for t in (*turns, *turns)])
        == [
            *("Mara Lindqvist", "WALLACE", "Mara Lindqvist"),
        ]
        * 2
    )


def test_a_turn_goes_on_to_the_end_of_its_paragraph():
    turns = ("WALLACE: Good evening. The ferries are late.", "BRANDT: They are.", "WALLACE: Why?", "(CROSSTALK)")
    assert speakers(*turns) == ["WALLACE", "WALLACE", "BRANDT", "WALLACE"]


INTERVIEW = (
    "Mara Lindqvist, who runs the port, spoke to the Harbour Post. Lindqvist took her time.",
    "Q: How long will it last?",
    "A: Until May. We have made an offer.",
    "Q: And then?",
    "A: Nobody knows.",
)


def test_an_interview_is_answered_by_whom_it_is_with():
    found = speech(*INTERVIEW)
    assert [(line.choices, line.text, line.turn) for line in found] == [
        ((MARA,), "Until May.", True),
        ((MARA,), "We have made an offer.", True),
        ((MARA,), "Nobody knows.", True),
    ]


def test_an_interview_is_with_whom_its_introduction_names():
    answers = ("A: I saw Jens Holm. Jens Holm won.", "Q: And then?", "A: Jens Holm came again.")
    assert set(speakers("We spoke to Mara Lindqvist about her work.", "Q: Who came?", *answers)) == {MARA}


def test_nobody_answers_where_an_interview_names_nobody():
    assert (
        speech("We asked the crew.", "Q: When?", "A: It took us four years.", "Q: Why?", "A: The steel was late.") == []
    )


def test_an_it_that_stands_for_nobody_is_nobodys_statement():
    text = "It is plain that Lindqvist wanted to hide her deals and favors to pilots."
    assert not [line for line in speech("LETTERS.", text) if "LETTERS" in line.choices]


def test_initials_before_a_turn_are_whose_they_are():
    turns = ("Mara Lindqvist runs the port.", "HP: When?", "ML: In May.", "HP: Why?", "ML: We need time.")
    assert speakers(*turns)[1::2] == [MARA, MARA]


def test_a_dateline_is_no_turn():
    assert speech("OSLO: The quay was closed on Monday.", "BERGEN: The quay was open.") == []


TALK = ("JENS HOLM: It is a pity.", "I think we can still mend it.", "ADA BERG: Is it?", "JENS HOLM: It is, and late.")


def test_a_turn_of_a_transcript_runs_on_over_paragraphs():
    assert speakers(*TALK, "We will see.")[:2] == ["JENS HOLM", "JENS HOLM"]


def test_a_turn_ends_with_its_paragraph_where_most_bear_no_label():
    narrated = ("The quay was closed.", "The crew left.", "The rain fell all day.", "It was late.", "Ferries waited.")
    assert "JENS HOLM" not in speakers(*TALK, *narrated, "“We will see,” said Mats Brandt.")[-1:]


def test_what_a_page_says_below_a_transcript_is_in_nobodys_turn():
    turns = ("WALLACE: When?", "BRANDT: In May.", "WALLACE: Why?", "BRANDT: We need time.")
    below = "Follow Ada Berg on Twitter @adaberg."
    assert speakers(*turns, "We need money.") == [*speakers(*turns), "BRANDT"]
    assert speakers(*turns, below, "The site was made in May.") == speakers(*turns)


def test_brackets_behind_a_label_are_part_of_it_and_may_have_the_name():
    turns = (
        "PRESENTER (Ada Berg): Good evening to you.",
        "HOLM (by phone): We need time.",
        "QUESTION (Harbour Post): Why?",
        "HOLM: The steel was late.",
        "BRANDT (at the port): It came in May.",
    )
    assert speakers(*turns) == ["Ada Berg", "HOLM", "HOLM", "BRANDT"]
    assert speakers("OSLO (Norway): The quay was closed.", "BERGEN: The quay was open.") == []


def test_a_paper_that_asks_has_turns_that_nobody_claims_and_what_stands_below_is_in_no_turn():
    turns = (
        "Mara Lindqvist spoke to the Norlin Courier.",
        "Courier: The port says that it is safe.",
        "Lindqvist: It is not.",
        "Courier: You left.",
        "Lindqvist: The crane fell on us.",
    )
    below = "This interview has been edited for length. The port council said it had no comment."
    said = [(line.choices, line.text) for line in speech(*turns, below)]
    assert said[0] == ((MARA,), "It is not.")
    assert said[-1][0] == ("the port council",)
    assert {c for c, _ in said[:-1]} == {(MARA,)}
    assert "Price" not in speakers("Price: It costs ten euros.", "Price: It cost nine.", "Date: We do not know.")

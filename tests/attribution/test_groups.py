"""Whom "they" and "it" mean."""

from __future__ import annotations

import pytest
from printed import speakers, speech


def test_a_body_is_it_and_they():
    assert (
        speakers("The port authority said the quay was closed. It said it would open in May.")
        == ["the port authority"] * 2
    )
    assert speakers("Officials said the quay was closed. They said it would open in May.") == ["officials"] * 2


def test_things_are_nobody_who_speaks():
    assert (
        speakers(
            "Two pilots said the quay was hit.", "Explosions went on until nine.", "They lasted an hour, they said."
        )
        == ["two pilots"] * 2
    )


def test_a_pronoun_of_one_person_is_no_group():
    named, pronoun = speech("Jens Holm waited. Officials said the quay was closed.", "He said it was open.")
    assert named.choices == ("officials",)
    assert "officials" not in pronoun.choices


def test_they_said_behind_a_statement_is_whoever_spoke_before():
    text = (
        "Oil traders said the price would rise.",
        "Countries such as Norlin refused to sell.",
        "It fell, they said.",
    )
    assert speakers(*text) == ["Oil traders"] * 2


def test_most_are_most_of_those_who_spoke():
    assert speakers("Officials said trade fell.", "Most expect it to grow.") == ["officials"] * 2


@pytest.mark.parametrize(
    "text",
    [
        # Who has not spoken is "they", or "it", by number alone.
        "Norlin Post met twenty former pilots. They described a port without rules.",
        "Harbour negotiators met on Monday. While the union wants a deal, it has asked for more than a promise.",
        "Twenty-seven signed the letter. They argue that the quay is closed.",
        "Firefighters came. Not only did they put out the fire, but they continued to cool the quay after it was gone.",
    ],
)
def test_a_group_that_has_not_spoken_is_not_guessed(text: str):
    assert not [c for line in speech(text) for c in line.choices if line.certain and c[0] in "NHTF"]


def test_a_group_is_meant_that_was_the_subject_before():
    assert speakers("Researchers counted the frogs. They found that few were left.") == ["researchers"]


def test_a_pronoun_behind_what_is_said_is_the_sentences_own_subject():
    assert speakers(
        "The harbour council said the quay was closed.",
        "Port officials said the crane was old; the cause, they reported, was rust.",
    ) == ["the harbour council", "Port officials"]
    assert speakers(
        "The harbour council said the quay was closed.",
        "State prosecutors charged a pilot with theft, they said Sunday.",
    ) == ["the harbour council", "state prosecutors"]


def test_nor_is_nobody():
    text = "The Harbour Post said the quay was closed. It gave no reason. Nor did it name anybody."
    assert set(speakers(text, "“The pilots will leave,” it said.")) == {"Harbour Post"}


def test_they_behind_what_is_said_is_no_subject_of_it():
    assert (
        speakers(
            "Officials in Oslo said the quay was closed.",
            "Traders will have to leave, they argue, adding that it will be hard.",
        )[-1]
        == "officials in Oslo"
    )


def test_they_are_whom_the_sentence_before_is_about_behind_but():
    found = speakers(
        "Ada Berg said the quay was shut.",
        "But growers and traders are concerned that the pact will require them to pay a levy.",
        "They estimate the levy at 100 crowns and said they are not prepared to accept it.",
    )
    assert found[-1] == "growers and traders"


def test_they_are_whose_demands_the_sentence_before_tells_of():
    found = speakers(
        "The port’s student groups said no.",
        "Protesters’ demands include an inquiry and an open quay. They had asked the mayor to resign.",
    )
    assert found[-1] == "protesters"


def test_they_are_a_couple_that_has_not_spoken():
    assert speakers("Officials said no.", "The couple showed the crew their boat. They said it was late.")[-1] == (
        "the couple"
    )


def test_they_are_those_who_were_asked():
    assert speakers(
        "The Harbour Post interviewed more than twenty former pilots. They described a port without rules."
    ) == ["former pilots"]
    assert speakers("Norlin Radio spoke with nine traders and pilots. They said the quay was closed.") == [
        "nine traders and pilots"
    ]


def test_one_who_was_asked_is_not_they():
    assert not speech("The Harbour Post interviewed a pilot. They described a port without rules.")


def test_they_are_no_years():
    assert speakers("The quay opened in May.", "Ten years ago they told us that it would never be built.") == []


def test_after_many_sentences_of_one_paragraph_it_is_open_who_is_meant():
    gap = "Jens Holm slept. Jens Holm left. It rained in Averin. "
    near, far = (
        speech(f"The Harbour Union said it was late. {between}It also said that the quay was shut.")
        for between in (gap, gap + "Jens Holm ate. ")
    )
    assert near[-1].choices == ("Harbour Union",)
    assert len(far) == 1
    several = "Pilots met in Averin. {}They said that the quay was shut."
    assert speech(several.format("Jens Holm slept. "))[-1].choices == ("Pilots",)
    assert not any("Pilots" in line.choices for line in speech(several.format("Jens Holm slept. It rained. ")))

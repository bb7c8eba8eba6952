"""Which clause of a sentence a claim is taken from, where only one of two is anybody's words."""

from __future__ import annotations

import pytest
from printed import speech

from brief.attribution.speech.spoken_halves import only_spoken_half, spoken_aside, turning


@pytest.mark.parametrize(
    ("sentence", "half"),
    [
        ("The lock is shut, but Holm said it would open.", "Holm said it would open."),
        ("The strike is nine weeks old; the union said it must end.", "the union said it must end."),
        (
            "Of nine pilots, eight agreed and on Friday the mayor announced the lock would open.",
            "on Friday the mayor announced the lock would open.",
        ),
        ("The lock is shut, though Holm said the gate would open.", "Holm said the gate would open."),
        ("The firm went to Averin, where experts say some judges are quick.", "experts say some judges are quick."),
        (
            "It was at the heart of a trial in which Holm argued that the gate leaked.",
            "Holm argued that the gate leaked.",
        ),
        ("They cite the storm of May, when the state said the gate was shut.", "the state said the gate was shut."),
        ("They left in May, when Holm said the gate was shut, but why is not known.", "Holm said the gate was shut"),
        ("Few have come, although Holm noted the quay was new.", "Holm noted the quay was new."),
        ("The lock is shut, even though Holm said the gate would open.", "Holm said the gate would open."),
        ("A poll found her ahead, and a Norlin poll put her behind.", "A poll found her ahead"),
        ("A poll found her ahead, while another survey by the port had her behind.", "A poll found her ahead"),
        ("The loan is small, Holm said; unnamed traders called this a dream.", "The loan is small, Holm said"),
    ],
)
def test_the_half_in_which_somebody_speaks(sentence: str, half: str):
    found = only_spoken_half(sentence)
    assert found is not None
    assert sentence[found.start : found.end] == half


@pytest.mark.parametrize(
    "sentence",
    [
        "The lock is shut, but it will open, Holm said.",  # all of it is what he says
        "The lock is shut, but Holm said this was an error.",
        "Pilots left, but he said it would open.",
        "Holm said the lock was shut; it will open in May.",
        "Holm said the lock was shut.",
        "Several locks are shut, though Holm notes they were old.",  # which are old, the first half alone tells
        "Few have come, though he said the quay was new.",
        "The trial in which Holm spoke has closed the lock.",
        "Talks were held in Averin, where the gate broke, Holm said.",  # so is all of this
        "The lock is shut, but the gate broke, Holm said.",
        "Pilots rested at the lock, where Holm said it was dry.",  # "it" is the lock
        "Holm said he left in May, when pilots said the gate was shut.",  # all of it is what he says
        "A poll found her ahead, and a new poll by the port is due in May.",
        "Holm found a map and a report.",
        "Even though Holm has denied knowing of the order, questions about it are likely to dog him.",
    ],
)
def test_no_half_is_all_that_is_said(sentence: str):
    assert only_spoken_half(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "aside"),
    [
        (
            "The fee would be the third that angered officials and pilots, who complained that it was a tax.",
            "complained that it was a tax.",
        ),
        ("The fee levied by Norlin, which argued that it was low, is a tax.", "argued that it was low"),
    ],
)
def test_what_is_said_in_a_relative_clause_is_all_of_the_claim(sentence: str, aside: str):
    found = spoken_aside(sentence)
    assert found is not None
    assert sentence[found.start : found.end] == aside


def test_a_relative_clause_of_whom_the_sentence_is_about_is_no_aside():
    assert spoken_aside("Mara Lindqvist, who called it a tax, has left.") is None


def test_where_somebody_else_goes_on():
    sentence = "Holm said the lock was shut; Brandt said it was open."
    cut = turning(sentence)
    assert cut is not None
    assert sentence[cut.start : cut.end] == "; "
    assert turning("Holm said the lock was shut; he said it was old.") is None


def test_two_speak_on_either_side_of_and():
    sentence = "Ada Berg has vowed to open the lock, and Jens Holm is promising to close it."
    assert [(line.choices[0], line.text) for line in speech(sentence)] == [
        ("Ada Berg", "Ada Berg has vowed to open the lock."),
        ("Jens Holm", "Jens Holm is promising to close it."),
    ]
    assert turning("Holm said the lock was shut, and she said it was old.") is None
    assert turning("Holm said the lock was shut, and the gate was old.") is None


def test_a_half_that_ends_within_a_quotation_ends_it():
    first, _ = speech('Mara Lindqvist said it is "a ruin," while Tomas Brandt said it was open.')
    assert first.text == 'Mara Lindqvist said it is "a ruin."'


def test_a_claim_is_made_of_a_half_that_concedes():
    (line,) = speech("Several locks are shut, though Mara Lindqvist said the gate would open.")
    assert line.choices == ("Mara Lindqvist",)
    assert line.text == "Mara Lindqvist said the gate would open."
    assert not speech("Several locks are shut, though Mara Lindqvist notes they were old.")


def test_a_claim_is_made_of_that_half_only():
    (line,) = speech("The lock is shut, but Mara Lindqvist said the gate would open.")
    assert line.choices == ("Mara Lindqvist",)
    assert line.text == "Mara Lindqvist said the gate would open."

"""Quotations that a page sets apart: signed, or shown again."""

from __future__ import annotations

from people import JENS, MARA
from printed import speakers, speech


def test_a_signed_quotation_is_its_signers():
    assert speakers(
        "“The quay was my whole life and they have taken it.”",
        "― Sonya Herridge, 71, fisher",
        "“It is only a quay, and there are others.”",
        "— Tomas Brandt",
    ) == ["Sonya Herridge", "Tomas Brandt"]


def test_a_quotation_that_is_only_shown_again_is_no_line():
    said = "We will hold this quay until the last ship has left it"
    assert len(speech(f"“{said},” Ada Berg said in May.", f"“{said}”")) == 1


def test_a_line_under_narration_signs_none_of_it():
    found = speakers(
        "The Port Authority tweeted that “all hands” were needed.", "—Tomas Brandt", "Mara Lindqvist said it was late."
    )
    assert found == ["Port Authority", MARA]


def test_a_quotation_that_has_its_speaker_is_not_the_signers_below():
    assert speakers("“The quay was my whole life,” said Jens Holm.", "—Tomas Brandt", f"{MARA} said no.")[0] == JENS

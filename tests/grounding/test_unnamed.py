"""Which voices have neither a name nor an office."""

from __future__ import annotations

import pytest

from brief.grounding.unnamed import is_unnamed


@pytest.mark.parametrize(
    "speaker",
    [
        "a senior port official",
        "some of the pilots",
        "one of Mr. Berg’s advisers",
        "One MP",
        "a judge",
        "a Norlin airline",
        "two Norlin senators",
        "many Ostravans",
        "a majority of members",
        "63 percent",
        "Twelve percent",
        "Other E.U. leaders",
        "investigators",
        "state prosecutors",
        "the defendants",
        "Norlin’s pilots",
        "advisers to Ada Berg",
        "authorities",
        "authorities in Norlin and Averin",
        "local authorities",
        "the parents and their lawyers",
        "his surviving father",
        "the bus driver",
        "Berg’s lawyer",
        "her office",
        "Its board",
    ],
)
def test_a_description_without_a_name_is_unnamed(speaker: str):
    assert is_unnamed(speaker)


@pytest.mark.parametrize(
    "speaker",
    [
        "Ada Berg",
        "the mayor",
        "the governor of Norlin",
        # A body by its only noun.
        "police",
        "local police",
        "the court",
        "the council",
        "the pilots’ union",
        "Norlin forces",
        "Ada Berg’s office",
        "His Holiness",
        # Whoever speaks for a body that has a name.
        "a Harbour Police spokesman",
        "a spokesperson for Norlin Ferries",
        # Names that begin as a number does, or end as a plural.
        "One Nation",
        "Ten Network",
        "Two Rivers",
        "the Berg brothers",
        "Democrats",
        # One of two is named.
        "Ada Berg and her lawyers",
        "the council and other leaders",
        "an official government account",
        "reporter",
    ],
)
def test_a_name_an_office_and_a_body_are_not(speaker: str):
    assert not is_unnamed(speaker)

"""Fields that the program fills in: what sort of source it is, a party's role and its other names."""

from __future__ import annotations

import pytest
from printed import cast_of

from brief.attribution.names.parties import Candidate
from brief.schema import REPORTER
from brief.writing.derive import aliases, attribution, role


@pytest.mark.parametrize(
    ("speaker", "sort"),
    [
        (REPORTER, "reporter"),
        ("Mara Lindqvist", "on_record"),
        ("the defence secretary", "on_record"),
        ("the ministry", "on_record"),
        ("police", "on_record"),
        ("a senior official", "unnamed"),
        ("officials familiar with the matter", "unnamed"),
        ("a union spokesman", "unnamed"),
        ("the report", "document"),
        ("a leaked memo", "document"),
        ("court filings", "document"),
        ("the minister’s letter", "document"),
        ("a report by the audit office", "document"),
        ("the indictment", "document"),
        ("a court decision", "document"),
        ("an analysis by Ada Berg", "document"),
        ("a banner from the pilots", "document"),
        ("Photographs", "document"),
        ("other studies", "document"),
        ("some of the pilots", "unnamed"),
        # Names that only contain such a word.
        ("Bill Clinton", "on_record"),
        ("Nordic Data Group", "on_record"),
        ("the law firm Bech", "on_record"),
        ("the Planning Council", "on_record"),
        ("Norlin Geological Survey", "on_record"),
        ("the Norlin Antarctic Survey", "on_record"),
        ("the Labour Force Survey", "document"),
        ("Harbour Safety Investigations", "on_record"),
        ("the Norlin Post", "on_record"),
        # What they are goes before where they are.
        ("officials at the Board for Tidal Research", "unnamed"),
    ],
)
def test_what_sort_of_source_a_speaker_is(speaker: str, sort: str):
    assert attribution(speaker) == sort


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Transport Minister Jens Holm left.", "Transport Minister"),
        ("Jens Holm, a harbour pilot, left.", "harbour pilot"),
        ("On Monday Jens Holm, the head of the port authority, left.", "head of the port authority"),
        ("“We wait,” said Jens Holm, chairman of the board.", "chairman of the board"),
        ("Jens Holm left. The crew met Holm, a former mayor, in Oslo.", "former mayor"),
        ("On Monday Jens Holm, adviser to the mayor, left.", "adviser to the mayor"),
        ("On Monday Jens Holm, a retired teacher, left.", "retired teacher"),
        ("Ada Berg, Jens Holm, a pilot, and others left.", "pilot"),
        # What the sentence goes on to tell is none.
        ("The head of the port, Jens Holm, apologised to the mayor.", None),
        ("The head of the port, Jens Holm, became mayor.", None),
        ("On Monday Jens Holm, under fire from the mayor, left.", None),
        ("On Monday Jens Holm, speaking for the mayor, left.", None),
        ("On Monday Jens Holm, asked by officials, left.", None),
        ("Later Jens Holm, meeting the mayor, left.", None),
        # A courtesy title is no role; nor is what is only set off by commas.
        ("Mr Jens Holm left.", None),
        ("Jens Holm left.", None),
        ("Jens Holm, who runs the quay, left.", None),
        ("On Monday Jens Holm, however, left.", None),
        ("After Jens Holm, the winter was longer.", None),
        # Somebody else of that surname.
        ("Jens Holm met Mara Holm, a painter, in Oslo.", None),
    ],
)
def test_a_role_is_as_printed(text: str, found: str | None):
    cast = cast_of(text)
    assert role("Jens Holm", cast, cast.article) == found
    assert found is None or found in text


def test_only_people_have_roles():
    cast = cast_of("The Harbour Union, a member of the board, left.")
    assert role("Harbour Union", cast, cast.article) is None


def test_aliases_are_the_partys_own():
    parties = [
        Candidate("Norway", ("Norwegian side",), (2,), person=False, role=None, sort="government"),
        Candidate("Denmark", (), (3,), person=False, role=None, sort="government"),
    ]
    assert aliases("Norway", parties) == ["Norwegian side"]
    assert aliases("Denmark", parties) == []
    assert aliases("Sweden", parties) == []

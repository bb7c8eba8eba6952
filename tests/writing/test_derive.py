"""Fields that the program fills in: what sort of source it is, a party's role and its other names."""

from __future__ import annotations

import pytest

from brief.attribution.names.parties import Candidate
from brief.schema import REPORTER
from brief.writing.derive import aliases, attribution


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
        ("David Laws", "on_record"),
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


def test_aliases_are_the_partys_own():
    parties = [
        Candidate("Norway", ("Norwegian side",), (2,), person=False, role=None, sort="government"),
        Candidate("Denmark", (), (3,), person=False, role=None, sort="government"),
    ]
    assert aliases("Norway", parties) == ["Norwegian side"]
    assert aliases("Denmark", parties) == []
    assert aliases("Sweden", parties) == []

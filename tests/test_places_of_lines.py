"""What part of an article a line is."""

from __future__ import annotations

import pytest

from brief.article import Place
from brief.places import places


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("2. THE HARBOUR", Place.HEADING),
        ("The harbour", Place.HEADING),
        ("2. The harbour", Place.BODY),
        ("• NATO", Place.BODY),
        ("2. THE HARBOUR IS SHUT.", Place.BODY),
    ],
)
def test_a_number_before_capitals_heads_a_part(line: str, place: Place):
    text = "The quay was closed on Monday, the port said."
    assert places(["Port news", text, line, text], "Port news")[2] is place

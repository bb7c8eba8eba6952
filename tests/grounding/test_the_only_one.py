"""What is called by a name in a statement and by its noun alone in the sentences that it cites."""

from __future__ import annotations

import pytest

from brief.grounding.the_only_one import is_the_only_one

ARTICLE = (
    "The Tarn reservoir is full. The reservoir will last nine weeks. Boats left the Selby quay and the Norlin quay."
)


@pytest.mark.parametrize(
    ("name", "statement", "cited", "known"),
    [
        ("Tarn", "The Tarn reservoir will last nine weeks.", "The reservoir will last nine weeks.", True),
        ("Selby", "The Selby reservoir will last nine weeks.", "The reservoir will last nine weeks.", False),
        ("Tarn", "The Tarn reservoir will last nine weeks.", "It will last nine weeks.", False),
        ("Selby", "Boats left the Selby quay.", "Boats left the quay.", False),
        ("Tarn", "Tarn will last nine weeks.", "The reservoir will last nine weeks.", False),
    ],
)
def test_a_name_is_known_by_its_noun_where_the_article_has_one_of_them(
    name: str, statement: str, cited: str, *, known: bool
) -> None:
    assert is_the_only_one(name, statement, [cited], ARTICLE) is known

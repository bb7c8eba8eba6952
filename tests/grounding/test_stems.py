"""Stems of English words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.grounding.reading import read, telling
from brief.grounding.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        "approve approved approval approving",
        "investigate investigation investigating",
        "organise organization organised",
        "refuse refusal refused",
        "carry carries carried",
        "kidnap kidnapped kidnapping",
        "rule ruled ruling",
        "win won winning",
        "verify verified verification",
    ],
)
def test_forms_of_one_word_have_one_stem(forms):
    assert len({stem(w) for w in forms.split()}) == 1


@given(st.text("eeesdingyzat", min_size=1, max_size=12))
def test_every_word_has_a_stem(word):
    assert stem(word)


def test_a_cry_is_read():
    assert read("They cried eeeee and Eeeed.").stems
    assert telling("They cried eeeee and Eeeed.")

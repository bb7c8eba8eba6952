"""Stems of English words."""

from __future__ import annotations

import pytest

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

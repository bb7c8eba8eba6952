"""An office is one for every part of the package."""

from __future__ import annotations

from brief.checks.offices import holder
from brief.grounding.names import same_voice
from brief.grounding.offices import offices
from brief.office_titles import OFFICES


def test_who_holds_it_is_found():
    assert [o for o in OFFICES if holder(f"On Friday {o.title()} Ida Moe left.", f"the {o}") != "Ida Moe"] == []


def test_with_it_and_without_somebody_is_the_same():
    assert [o for o in OFFICES if not same_voice(f"{o.title()} Moe", "Ida Moe")] == []


def test_acting_in_it_is_another_office():
    told = "The acting {} of Averin closed the bridge on Monday."
    held = "The {} of Averin closed the bridge on Monday."
    assert [o for o in OFFICES if not offices(held.format(o), [told.format(o)], [told.format(o)])] == []

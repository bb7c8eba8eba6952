"""Who answers for a party by an office in it."""

from __future__ import annotations

import pytest

from brief.grounding.office_bearers import answers_for


@pytest.mark.parametrize(
    "text",
    [
        "President Ada Berg of Iran said no.",
        "Iranian President Ada Berg said no.",
        "Iran’s foreign minister, Ada Berg, said no.",
        "Ada Berg, the president of Iran, said no.",
        "It was late. Berg, Iran's deputy foreign minister, said no.",
    ],
)
def test_who_holds_an_office_in_a_state_answers_for_it(text: str):
    assert answers_for("Ada Berg", ("Iran",), text)


@pytest.mark.parametrize(
    "text",
    [
        "Former Iranian President Ada Berg said no.",
        "Ada Berg, a former minister of Iran, said no.",
        "Iran’s opposition spokeswoman Ada Berg said no.",
        "The ambassador to Iran, Ada Berg, said no.",
        "President Ada Berg of Norway met Iran.",
        "Iranian pilot Ada Berg said no.",
    ],
)
def test_who_holds_none_there_does_not(text: str):
    assert not answers_for("Ada Berg", ("Iran",), text)


def test_a_firm_is_answered_for_and_a_description_answers_for_nobody():
    text = "Norlin Ferries chief executive Ada Berg said no."
    assert answers_for("Ada Berg", ("Norlin Ferries",), text)
    assert not answers_for("the chief executive", ("Norlin Ferries",), text)
    assert not answers_for("", ("Norlin Ferries",), text)

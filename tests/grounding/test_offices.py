"""What is said of an office in a copied sentence: lost, put in, or told in other words."""

from __future__ import annotations

import pytest

from brief.grounding.offices import held_otherwise, offices

CHANGED = [
    ("Mayor Ida Moe opened the new bridge on Monday.", "Former mayor Ida Moe opened the new bridge on Monday.", "Mayor", "Former Mayor"),
    ("Fish board chair Ida Moe opened the new bridge.", "Former fish board chair Ida Moe opened the new bridge.", "chair", "Former chair"),
    ("The mayor of Averin closed the bridge on Monday.", "The acting mayor of Averin closed the bridge on Monday.", "mayor", "acting mayor"),
    ("The bridge was opened by President Moe on Monday.", "The bridge was opened by President-elect Moe on Monday.", "President", "President elect"),
    ("The bridge was opened by the president", "The bridge was opened by the president-elect, she said.", "president", "president-elect"),
    ("The prime minister resigned on Tuesday evening.", "The deputy prime minister resigned on Tuesday evening.", "minister", "deputy prime minister"),
    ("Former port director Ida Moe told the council so.", "Port director Ida Moe told the council so.", "Former port director", "director"),
    ("Acting mayor Ida Moe opened the bridge on Monday.", "Former mayor Ida Moe opened the bridge on Monday.", "Acting mayor", "Former mayor"),
    ("The mayors of two towns met on Friday.", "The deputy mayors of two towns met on Friday.", "mayors", "deputy mayors"),
]  # fmt: skip

KEPT = [
    ("Ex-mayor Ida Moe opened the new bridge on Monday.", "Former mayor Ida Moe opened the new bridge on Monday."),
    ("Ida Moe opened the new bridge on Monday.", "Former mayor Ida Moe opened the new bridge on Monday."),
    ("Ida Moe, the acting mayor, opened the bridge.", "Acting mayor Ida Moe opened the bridge."),
    ("The mayor, Tom Vale, met former judge Ida Moe.", "Former judge Ida Moe met the mayor, Tom Vale."),
    ("A spokesman, Tom Vale, said it was safe.", "A deputy spokesman, Tom Vale, said it was safe."),
    ("Colonel Tom Vale said it was safe to sail.", "Retired colonel Tom Vale said it was safe to sail."),
    (
        "President Tom Vale said it was safe to sail.",
        "The former actor and president Tom Vale said it was safe to sail.",
    ),
    ("An ally of the president said it was safe.", "A former ally of the president said it was safe."),
    ("Incoming president Moe opened the new bridge.", "President-elect Moe opened the new bridge."),
]


@pytest.mark.parametrize(("statement", "sentence", "new", "gone"), CHANGED)
def test_an_office_with_a_word_more_or_less_is_another(statement: str, sentence: str, new: str, gone: str) -> None:
    assert [(e.new.lower(), e.gone.lower()) for e in offices(statement, [sentence], [sentence])] == [
        (new.lower(), gone.lower())
    ]


@pytest.mark.parametrize(("statement", "sentence"), KEPT)
def test_in_other_words_or_without_its_office_somebody_is_the_same(statement: str, sentence: str) -> None:
    assert not offices(statement, [sentence], [sentence])


@pytest.mark.parametrize(
    ("statement", "sentence", "elsewhere"),
    [
        ("The mayor closed the bridge on Monday.", "The acting mayor closed the bridge on Monday.", "Mayor Moe spoke."),
        ("Mayor Moe closed the old bridge.", "Acting mayor Moe closed the old bridge.", "Mayor Moe closes bridge"),
        ("Former mayor Moe closed the bridge.", "Mayor Moe closed the bridge.", "Moe is a former mayor of Averin."),
    ],
)
def test_what_the_article_says_elsewhere_is_let_pass(statement: str, sentence: str, elsewhere: str) -> None:
    assert offices(statement, [sentence], [sentence])
    assert not offices(statement, [sentence], [sentence, elsewhere])


def test_who_else_holds_such_an_office_is_no_answer() -> None:
    sentence = "Former mayor Ida Moe opened the new bridge on Monday."
    assert offices("Mayor Ida Moe opened the new bridge on Monday.", [sentence], [sentence, "Mayor Tom Vale sang."])


@pytest.mark.parametrize(
    ("role", "sentence", "told"),
    [
        ("former mayor", "The mayor, Ida Moe, opened the bridge.", True),
        ("mayor", "Former mayor Ida Moe opened the bridge.", True),
        ("acting head of the port", "Port head Ida Moe opened the bridge.", True),
        ("former mayor", "Former mayor Ida Moe opened the bridge.", False),
        ("former mayor", "Former mayor Ida Moe sued the mayor, Tom Vale.", False),
        ("former mayor", "Former mayor Ida Moe sued Mayor Tom Vale.", False),
        ("mayor", "Mayor Ida Moe opened the bridge of former mayor Tom Vale.", False),
        ("minister", "Ida Moe, the deputy minister, opened the bridge.", False),
        ("former mayor", "Ida Moe opened the bridge.", False),
    ],
)
def test_a_role_has_its_office_as_the_sentence_does(role: str, sentence: str, *, told: bool) -> None:
    assert (held_otherwise(role, frozenset({"ida", "moe"}), [sentence]) is not None) is told

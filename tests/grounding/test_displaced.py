"""Names and nouns that stand in another's place, and those that only stand elsewhere."""

from __future__ import annotations

import pytest
from timing import within

from brief.grounding.displaced import against, figures, names, paired, swapped

LIGHT = "Prosecutor Ailsa Grant told the court that Rennie knew the light was broken."
TREATY = "Last year the chancellor Ada Berg withdrew Norland from a treaty agreed under Tom Vale."
ANOTHERS = [
    ("Norlin Ferries knew the light was broken.", LIGHT),
    ("Last year Tom Vale withdrew Norland from the treaty.", TREATY),
]
OWN = [
    ("Rennie knew the light was broken.", LIGHT),
    ("Dougal Rennie knew the light was broken.", LIGHT),
    ("Grant said Rennie knew the light was broken.", LIGHT),
    ("He knew the light was broken.", LIGHT),
    ("The captain knew the light was broken.", LIGHT),
    ("The RFU knew the light was broken.", "The Rowing and Ferry Union knew the light was broken."),
    ("The Rowing Union knew the light was broken.", "The RU knew the light was broken."),
    ("Ada Berg withdrew Norland from the treaty last year.", TREATY),
    ("Tom Vale agreed a treaty from which Ada Berg withdrew Norland.", TREATY),
]
REQUESTS = (
    "Mbeki argued that the owner, Norlin, had ignored three written requests from the captain to repair the light."
)
SWAPPED = [
    ("The captain had ignored three written requests from the owner to repair the light.", REQUESTS),
    ("The closure was expected; the cut was not.", "“The cut was expected; the closure was not,” he said."),
    ("46 percent would choose Vale and 44 percent would back Berg.", "46 percent would choose Berg and 44 percent would back Vale, while 5 percent would back nobody."),
    ("It lets Norland send prisoners to be tried in Kestria.", "It lets Kestria send prisoners to be tried in Norland."),
]  # fmt: skip
IN_ORDER = [
    ("The owner had ignored three written requests from the captain.", REQUESTS),
    ("Requests from the captain were ignored by the owner.", "The owner ignored requests from the captain."),
    ("Berg and Vale left the hall.", "Vale and Berg left the hall."),
    ("The union met the owner with its lawyers.", "The owner met the union with its lawyers."),
    ("The talks between the union and the owner failed.", "The talks between the owner and the union failed."),
    ("The cut was expected; the closure was not.", "The cut was expected; the closure was not."),
]
POLLS = "Berg leads by 3 points in the average of Norpoll 4.3, Tamm 2.1 and Oder 2.6."


@pytest.mark.parametrize(("statement", "sentence"), ANOTHERS, ids=[s for s, _ in ANOTHERS])
def test_a_name_before_another_ones_words(statement, sentence):
    assert [*names(statement, [sentence])]


@pytest.mark.parametrize(("statement", "sentence"), OWN, ids=[s for s, _ in OWN])
def test_a_name_before_its_own_words(statement, sentence):
    assert [*names(statement, [sentence])] == []


def test_another_cited_sentence_may_have_the_name():
    assert [*names("Norlin Ferries knew the light was broken.", [LIGHT, "Norlin Ferries was told."])] == []


@pytest.mark.parametrize(("statement", "sentence"), SWAPPED, ids=[s for s, _ in SWAPPED])
def test_two_that_changed_places(statement, sentence):
    assert swapped(statement, [sentence])


@pytest.mark.parametrize(("statement", "sentence"), IN_ORDER, ids=[s for s, _ in IN_ORDER])
def test_two_that_did_not(statement, sentence):
    assert swapped(statement, [sentence]) is None


def test_a_list_tells_whose_a_figure_is():
    assert paired("Norpoll has her ahead by 2.1 points.", [POLLS]) == ("2.1", "4.3")
    assert paired("Norpoll has her ahead by 4.3 points.", [POLLS]) is None
    assert paired("Her lead is 4.3 points with Norpoll and 2.1 with Tamm.", [POLLS]) is None
    assert paired("Norpoll has her ahead, as has the average, by 3 points.", [POLLS]) is None


SHARES = "Shares in Norlin fell 11 percent in early trading and closed 7 percent lower at 58 kroner."


def test_a_figure_before_another_ones_words():
    assert [*figures("Shares in Norlin closed 11 percent lower at 58 kroner.", [SHARES])] == [("11", "7")]
    assert [*figures("Shares in Norlin closed 7 percent lower at 58 kroner.", [SHARES])] == []
    assert [*figures("Shares in Norlin fell 11 percent and closed 7 percent lower at 58 kroner.", [SHARES])] == []
    assert [*figures("Shares in Norlin fell 11 percent in early trading.", [SHARES])] == []
    assert [
        *figures("It fell 5 percent in Norland.", ["It fell 5 percent in May and 7 percent in June in Norland."])
    ] == []


def test_who_is_against_whom():
    backs = "Saudi Arabia backs the government of Ada Berg against the Norland rebels in the south."
    assert against("Saudi Arabia backs the Norland rebels against the government of Ada Berg.", [backs])
    assert against("The government of Ada Berg is backed against the Norland rebels.", [backs]) is None
    assert against("Saudi Arabia backs Berg’s government against the rebels.", [backs]) is None
    games = "Norlin’s match against Halden was put off."
    assert against("Halden’s match against Norlin was put off.", [games]) is None


def test_long_texts_take_linear_time():
    text = "Berg 1, " * 4_000
    with within(2):
        assert [*names(text, [text])] == []
        assert swapped(text, [text[9:]]) is None
        paired(text, [text])

"""Copies of a sentence: what was changed in them, and what that does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import within

from brief.article import Span
from brief.grounding import exchanged
from brief.grounding.cuts import place
from brief.grounding.edits import copied
from brief.grounding.hedges import lost
from brief.grounding.polarity import turned
from brief.grounding.retouched import added
from brief.grounding.stems import stem
from brief.grounding.words import words

_CUT = 4
"""Letters by which a sentence is longer than one that only has another word in it."""
SENTENCE = "Varga said that about 5 dockers were hurt and 110 ferries may sail from Ostrava some day in June."


def test_what_was_changed():
    copy = copied(SENTENCE.replace("were hurt", "weren’t badly hurt"), ["Norway hosted the talks.", SENTENCE])
    assert copy.sentence == 1
    assert [(e.gone, e.new, e.inner) for e in copy.edits] == [((), ("n't", "badly"), True)]
    assert copied("Ferries from Norway came to Ostrava.", [SENTENCE]) is None
    assert copied(SENTENCE, [SENTENCE]).edits == ()


@pytest.mark.parametrize(
    ("gone", "new", "how"),
    [
        ("were hurt", "were not hurt", "added"),
        ("said that", "never said that", "added"),
        ("hurt", "saved", None),
        ("may sail", "may not sail", "added"),
        ("said that", "denied that", "added"),
        ("about 5", "over 5", None),
    ],
)
def test_a_negation_that_is_put_in(gone, new, how):
    found = turned(SENTENCE.replace(gone, new), [SENTENCE])
    assert (found.how if found else None) == how


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A storm killed five girls on the island on Monday.", "A storm saved five girls on the island on Monday."),
        (
            "The level of the lake was higher than in the last year.",
            "The level of the lake was lower than in the last year.",
        ),
        ("He has been an early supporter of the new party.", "He has been a late supporter of the new party."),
        ("The choice of the party was uncontested on Monday.", "The choice of the party was contested on Monday."),
        (
            "The port started leasing ships of the firm against the advice of its bank.",
            "The port stopped leasing ships of the firm.",
        ),
        ("The port declined the request of the union.", "The port granted the request of the union."),
        ("The vote was boycotted by both of the parties.", "The vote was supported by both of the parties."),
        ("Two sailors were found guilty on Friday of theft.", "Two sailors were cleared on Friday of theft."),
        ("The wreck is 16 miles (26 km) east of the port.", "The wreck is 16 miles west of the port."),
    ],
)
def test_a_word_for_its_opposite(a, b):
    statement, sentence = sorted((a, b), key=len)
    assert turned(statement, [sentence]).how == "opposite"
    assert abs(len(a) - len(b)) > _CUT or turned(sentence, [statement]).how == "opposite"


@pytest.mark.parametrize(
    ("gone", "new"),
    [
        ("about 5", "5"),
        ("may sail", "will sail"),
        ("may sail", "sail"),
        ("some day", "every day"),
        ("said that about", "said that"),
    ],
)
@pytest.mark.parametrize("spoken", [False, True])
def test_what_is_told_more_firmly(gone, new, spoken):
    assert lost(SENTENCE.replace(gone, new), [SENTENCE], spoken=spoken) is not None


def test_a_plan_told_as_fact():
    plan = "Under the law the state would limit fishing in the northern strait."
    assert lost(plan.replace("would limit", "limited"), [plan], spoken=True) is not None
    assert lost(plan.replace("would limit", "will limit"), [plan], spoken=True) is None


def test_what_may_be_changed():
    for gone, new in (
        ("about 5", "around 5"),
        ("may sail", "might sail"),
        ("Varga said", "He said"),
        ("were hurt", "were injured"),
    ):
        statement = SENTENCE.replace(gone, new)
        assert turned(statement, [SENTENCE]) is None
        assert lost(statement, [SENTENCE], spoken=True) is None


def test_figures_in_each_others_place():
    swapped = SENTENCE.replace("110", "#").replace(" 5 ", " 110 ").replace("#", "5")
    assert {(e.new, e.gone) for e in exchanged.figures(swapped, [SENTENCE], "en")} == {("110", "5"), ("5", "110")}
    assert exchanged.figures(SENTENCE.replace(" 5 ", " five "), [SENTENCE], "en") == []
    short = "The storm killed 5 and wounded 110."
    assert len(exchanged.figures("The storm killed 110 and wounded 5.", [short], "en")) == 2
    assert exchanged.figures("On 5 May 110 left.", ["110 left on 5 May."], "en") == []


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("The storm killed 5 people and wounded 110 others.", "The storm wounded 5 people and killed 110 others."),
        ("The storm killed 5 people and wounded 110 others.", "Five people were wounded and 110 were killed."),
        ("The storm left 5 dead and 110 injured.", "It injured 5 people and killed 110."),
        ("The port bought 5 ships and leased 110 lorries.", "The port leased 5 ships and bought 110 lorries."),
        ("Ostrava beat Averin 2-1 in the final.", "Ostrava beat Averin 1-2 in the final."),
        ("At least 14 sailors were hurt in the storm.", "The storm killed at least 14 sailors."),
        ("Of the crew, 39 are confirmed dead.", "39 of the crew are missing."),
        ("Five girls were rescued on Monday.", "Five girls drowned."),
        ("Norlin's shares fell 12% to $4.50.", "Norlin's shares fell by $4.50 to 12%."),
        ("The port closed a few hours after the storm.", "The port closed a few days after the storm."),
        ("Norlin's shares fell 12% to $4.50 on Monday.", "Shares fell by $4.50 to 12%."),
        (
            "The yards lost 5 million barrels, half of the daily production.",
            "The yards lost 5 million barrels, half of the daily exports.",
        ),
        ("The town counted 40 new deaths on Sunday.", "The town counted 40 new infections on Sunday."),
        ("Norlin made a profit of $5 million last year.", "Norlin made revenue of $5 million last year."),
        ("Shares fell to $5 from $10 on Monday.", "Shares rose from $5 to $10 on Monday."),
        ("The bank cut its rate to 5 from 10 percent.", "The rate went from 5% to 10%."),
        (
            "Moe, 39, who has lost her licence, met two pilots of the port on Monday, 40 and 49.",
            "Moe, 40, met two pilots of the port on Monday, 39 and 49.",
        ),
    ],
)
def test_what_is_counted_in_the_place_of_what_else_is(sentence, statement):
    assert exchanged.figures(statement, [sentence], "en") != []


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("The storm killed 5 people and wounded 110 others.", "The storm wounded 110 people and killed 5 others."),
        ("The storm killed 5 people and wounded 110 others.", "On Monday 110 people were hurt and 5 died."),
        ("The storm killed 5 people and wounded 110 others.", "Of 110 people 5 were killed."),
        ("The storm killed 5 people and wounded 5 others.", "The storm wounded 5 people and killed 5 others."),
        ("Of the 39 missing, all were later found dead.", "The storm killed 39 people."),
        ("Some 14 sailors were hurt in the storm.", "All 14 survived the storm."),
        ("The storm left 50 dead or injured.", "The storm hurt or killed 50 people."),
        ("A man who had been jailed for 14 years died on Monday.", "He died after 14 years in jail."),
        ("The storm hurt sailors of 12 ships.", "Sailors of 12 ships were killed or hurt."),
        ("Shares rose from 5 euros to 10 euros.", "Shares rose to 10 euros from 5 euros."),
        ("Ostrava beat Averin 2-1 in the final.", "In the final Ostrava beat Averin by 2-1."),
        (
            "The yards lost 5 million barrels, half of the daily production.",
            "The yards lost 5 million barrels, half of the daily output.",
        ),
        ("The town counted 40 new deaths on Sunday.", "The town counted 40 new victims on Sunday."),
        ("Exports rose 5% and sales fell 3% in May.", "Sales fell 3% and exports rose 5% in May."),
        ("Of its profit of $5 million half is debt.", "Of its debt half is profit of $5 million."),
        ("Shares fell to 5 from 10 euros.", "From 10 euros shares fell to 5 euros."),
        ("Shares fell from $10 to $5 from 2 to 3 May.", "From 2 to 3 May shares fell to $5 from $10."),
        ("Moe, 39, who has lost her licence, met two pilots, 40 and 49.", "Moe, 39, met two pilots, 40 and 49."),
        ("Cats and dogs cost 5 or 10 euros.", "Dogs and cats cost 5 or 10 euros."),
    ],
)
def test_what_only_stands_in_another_order(sentence, statement):
    assert exchanged.figures(statement, [sentence], "en") == []


def test_a_name_in_the_place_of_one_with_more_behind_it():
    sentence = "The cup was won by Ida Moe of Ostrava, who finished in 47 seconds."
    assert exchanged.names("The cup was won by Ida Moe of Averin.", [sentence]) == [("Averin", "Ostrava")]
    assert exchanged.names("The cup was won by Ida Moe of Ostrava.", [sentence]) == []
    assert exchanged.names("The cup was won by Ida Moe.", [sentence]) == []
    given = "The list was drawn up by Centers for Disease Control near Averin."
    assert exchanged.names("The list was drawn up by CDC.", [given]) == []


def test_names_around_what_one_does_to_the_other():
    sentence = "Ann Berg accused Tom Vale of lying about the pay."
    turned_about = [("Tom Vale", "Ann Berg"), ("Ann Berg", "Tom Vale")]
    assert exchanged.names("Tom Vale accused Ann Berg of lying about the pay.", [sentence]) == turned_about
    assert exchanged.names("Marrow asked Ann Berg to sign by Friday.", ["Ann Berg asked Marrow to sign by Friday."])
    assert exchanged.names("Tom Vale was accused by Ann Berg of lying about the pay.", [sentence]) == []
    both = "{} and {} hosted the talks in Averin."
    for a, b in (("Norway", "Denmark"), ("Ann Berg", "Tom Vale")):
        assert exchanged.names(both.format(a, b), [both.format(b, a)]) == []


def test_names_in_each_others_place():
    sentence = "Marrow asked Halvard to reopen the northern gate by Friday."
    assert exchanged.names("Halvard asked Marrow to reopen the northern gate by Friday.", [sentence]) != []
    for same in ("He", "Ilse Marrow", "The mayor"):
        assert exchanged.names(sentence.replace("Marrow", same), [sentence]) == []
    assert exchanged.names(sentence.replace("Friday", "Monday"), [sentence]) == []
    assert (
        len(
            exchanged.names(
                "The train from Ostrava to Averin was late.", ["The train from Averin to Ostrava was late."]
            )
        )
        == 2
    )
    assert exchanged.names("Marrow said the gate is shut.", ["The gate is shut, Marrow said."]) == []


def test_words_that_are_put_in():
    known = {stem(w) for w in words(SENTENCE)}
    for more in (
        " because of a lack of funding",
        ", which critics called a betrayal",
        " in a move that surprised observers",
    ):
        copy = copied(SENTENCE.removesuffix(".") + more + ".", [SENTENCE])
        assert added(copy.edits, known) == more.strip(" ,")
    for less in (" too", " as well, he said", " in June of that year"):
        assert added(copied(SENTENCE.removesuffix(".") + less + ".", [SENTENCE]).edits, known) is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_texts(a, b):
    copied(a, [b, a])
    exchanged.names(a, [b])
    exchanged.figures(a, [b], None)


def test_long_and_hostile_texts_take_linear_time():
    text = "not a b " * 10_000
    with within(1.5):
        assert copied(text, [text + "c"]) is None
        figures = "5 men and 6 a day were killed " * 2_500
        assert exchanged.figures(figures, ["6 men " + figures], "en") == []


def test_a_stretch_may_stand_inside_a_word_before_it_stands_whole():
    assert place("Iran", "Iranian ships left Iran.") == Span(19, 23)
    assert place("Iran", "Iranian ships left.") is None

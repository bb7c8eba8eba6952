"""One amount in other words, and what only looks like it."""

from __future__ import annotations

import pytest
from timing import within

from brief.grounding import exchanged
from brief.grounding.figures import missing

SAME = [
    ("The talks lasted one hour.", "The talks lasted an hour."),
    ("It sank one year ago.", "It sank a year ago."),
    ("Prices fell over one year.", "Prices fell over the past year."),
    ("The talks lasted some 60 minutes.", "The talks lasted about an hour."),
    ("The talks lasted 30 minutes.", "The talks lasted half an hour."),
    ("The talks lasted half an hour.", "The talks lasted 30 minutes."),
    ("It took 18 months.", "It took a year and a half."),
    ("It took a year-and-a-half.", "It took 18 months."),
    ("It took 30 months.", "It took two-and-a-half years."),
    ("They were at sea for 14 days.", "They were at sea for two weeks."),
    ("They were at sea for two days.", "They were at sea for 48 hours."),
    ("They met for 14 days.", "They met for a fortnight."),
    ("He led the port for 20 years.", "He led the port for two decades."),
    ("He led the port for two decades.", "He led the port for 20 years."),
    ("It stood for 200 years.", "It stood for two centuries."),
    ("The guard fired two times.", "The guard fired twice."),
    ("The price is three times as high.", "The price has tripled."),
    ("Two guards fled.", "A couple of guards fled."),
    ("They waited two hours.", "They waited a couple of hours."),
    ("20% of the dockers left.", "One in five dockers left."),
    ("80 percent of the dockers left.", "Eight of 10 dockers left."),
    ("A third of the dockers left.", "One in three dockers left."),
    ("Two out of ten dockers left.", "20 percent of the dockers left."),
    ("Crews will be cut by 25 percent.", "The plan is to cut crews by a quarter."),
    ("Profit fell by half.", "Profit halved."),
    ("Profit halved.", "Profit fell by 50 percent."),
    ("Nine tenths of its food comes by sea.", "It gets all but a tenth of its food by sea."),
    ("90 percent of its food comes by sea.", "It gets all but a tenth of its food by sea."),
    ("Fifteen of the 16 sailors drowned.", "All but one of the sixteen sailors drowned."),
    ("The third phase will begin in May.", "Phase three will begin in May."),
    ("Phase 3 will begin in May.", "The third phase will begin in May."),
    ("Winds reached 100 kilometres per hour.", "Winds reached 100 km/h."),
    ("Winds reached 150 miles an hour.", "Winds reached 150 mph."),
    ("It ships 5.7 million tonnes.", "It ships 5.7  million tonnes."),
]
OTHER = [
    ("Crews will be cut by 25 percent.", "The plan is to cut crews by a third."),
    ("Profit fell by half.", "Profit fell by a third."),
    ("70 percent of the dockers left.", "Eight of 10 dockers left."),
    ("Fourteen of the 16 sailors drowned.", "All but one of the sixteen sailors drowned."),
    ("The third phase will begin in May.", "Phase two will begin in May."),
    ("Phase 3 will begin in May.", "The third ferry will sail in May."),
    ("60 people were hurt within the hour.", "Some people were hurt within an hour."),
    ("The talks lasted two hours.", "The talks lasted an hour."),
    ("The talks lasted 50 minutes.", "The talks lasted half an hour."),
    ("50% of the talks failed.", "The talks lasted half an hour."),
    ("They were at sea for 48 days.", "They were at sea for 48 hours."),
    ("They were at sea for 30 days.", "They were at sea for a month."),
    ("He led the port for 10 years.", "He led the port for two decades."),
    ("The guard fired three times.", "The guard fired twice."),
    ("Two people fell.", "The guard fired twice."),
    ("50% of the dockers left.", "One in five dockers left."),
    ("Five dockers left.", "20% of the dockers left."),
    ("Winds reached 100 miles an hour.", "Winds reached 100 km/h."),
    ("Winds reached 150 miles.", "Winds reached 150 mph."),
]


@pytest.mark.parametrize(("statement", "sentence"), SAME, ids=[s for s, _ in SAME])
def test_the_same_amount(statement, sentence):
    assert missing(statement, [sentence], "en") == []


@pytest.mark.parametrize(("statement", "sentence"), OTHER, ids=[s for s, _ in OTHER])
def test_another_amount(statement, sentence):
    assert missing(statement, [sentence], "en") != []


def test_in_a_copied_sentence_the_same_amount_is_no_exchange():
    sentence = "The talks about the old harbour in Alva lasted half an hour on Monday."
    assert exchanged.figures(sentence.replace("half an hour", "30 minutes"), [sentence], "en") == []
    assert exchanged.figures(sentence.replace("half an hour", "three hours"), [sentence], "en") != []


def test_other_languages_have_words_of_their_own():
    assert missing("60 minutes", ["an hour"], "de") == ["60"]


@pytest.mark.parametrize("words", ["an hour and a ", "one in ", "a couple of ", "two decades ", "half an "])
def test_long_texts_take_linear_time(words):
    with within(1.5):
        missing("It took 61 minutes.", [words * 5_000], "en")
        missing(words * 5_000, ["It took 61 minutes."], "en")


def test_thousands_of_figures_on_either_side_take_linear_time():
    shares = " ".join(f"{n}%" for n in range(1, 1_500))
    nths = " ".join(f"{n}th" for n in range(1, 1_500))
    with within(1):
        missing(" ".join(map(str, range(1, 2_000))), [shares], "en")
        missing(" ".join(f"{n}st" for n in range(2_000, 3_500)), [nths], "en")
        missing(shares, [" ".join(f"{n} km" for n in range(1, 1_500))], "en")

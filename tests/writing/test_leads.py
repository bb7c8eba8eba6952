"""What an article comes down to: its lead, and a second topic's where it has one."""

from __future__ import annotations

from printed import article

from brief.attribution.names.cast import Cast
from brief.attribution.speech.turns import Turns
from brief.writing.leads import MOST_WORDS, leads, verbatim

LEAD = "The harbour of Averin was closed on Monday after a storm damaged twelve cranes."
MORE = "Pilots, crews and traders waited for news all day while engineers looked at each of the cranes in turn."
BRIDGE = "The council of Nordby voted for a new bridge over the river."


def test_the_lead_is_the_first_sentence_that_says_something():
    assert [s.text for s in leads(article(LEAD, MORE))] == [LEAD]
    assert [s.text for s in leads(article("Rain again.", LEAD, MORE))] == [LEAD]
    assert [s.text for s in leads(article("Who will mend the cranes before the winter?", LEAD))] == [LEAD]
    for furniture in (
        "(Corrects the name of the harbour in the tenth paragraph, which was misspelt.)",
        "Hit play above to see what the storm at Averin did to the harbour.",
        "Please share your pictures of the storm at Averin with the news desk.",
        "Here's what you have to know of the storm at Averin today.",
        "Good morning, and thank you for reading about the storm at Averin.",
        "To be sure, not every storm has closed the harbour of Averin.",
        "> We need twelve new cranes by the end of the month, or the harbour goes.",
        "It was closed after a storm that had damaged each of the cranes.",
    ):
        assert [s.text for s in leads(article(furniture, LEAD))] == [LEAD]
    assert [s.text for s in leads(article("“We wait and wait and wait and wait,”", LEAD))] == [LEAD]


def test_a_condition_opens_an_article_and_whoever_was_named_before_does_not():
    condition = "If the storm goes on for a week, the harbour of Averin will close for the winter."
    assert [s.text for s in leads(article(condition, MORE))] == [condition]
    assert [s.text for s in leads(article(MORE, condition))] == [MORE]
    assert [s.text for s in leads(article("If you like harbours, you will like the one of Averin.", LEAD))] == [LEAD]
    assert [s.text for s in leads(article("Back then, he had closed the harbour for a week.", LEAD))] == [LEAD]


def test_a_short_sentence_is_the_lead_where_it_has_the_words_of_the_headline():
    short = "The storm closed Averin harbour."
    assert [s.text for s in leads(article(short, MORE, headline="Storm closes harbour"))] == [short]
    assert [s.text for s in leads(article("The storm came.", MORE, headline="Storm closes harbour"))] == [MORE]
    assert [s.text for s in leads(article(short, MORE, headline="Bridge voted down at Nordby"))] == [MORE]
    assert [
        s.text for s in leads(article("Did the storm close the harbour?", LEAD, headline="Storm closes harbour"))
    ] == [LEAD]


TURNS = (
    "MR. VARGA: I showed the cranes to the mayor in March.",
    "MS. HOLM: That is not true. The harbour was shut by then.",
    "MR. VARGA: It was open, and I have all of the letters.",
)


def opening(*paragraphs: str, headline: str) -> tuple[str, list[int]]:
    made = article(*paragraphs, headline=headline)
    reading = Turns(made, Cast.of(made))
    turns = {s.id: t for s in made.sentences[1:] if (t := reading.of(s)) is not None}
    return verbatim(made, leads(made, turns), turns)


def test_a_transcript_opens_with_its_introduction_or_with_whose_turn_it_is():
    assert opening(LEAD, *TURNS, headline="Hearing on the cranes") == (LEAD, [2])
    assert opening(*TURNS, headline="Hearing on the cranes") == (TURNS[0], [2])
    assert opening(*TURNS, headline="Transcript of the evening") == ("Transcript of the evening", [1])


def test_a_speech_is_told_by_its_headline_where_its_words_are_in_nobodys_name():
    spoken = "Ten years ago the storm took from us all of the cranes of this harbour."
    told = "The harbour of Averin was shut for a year after the storm took its cranes."
    title = "Remarks by Mayor Ada Holm at the opening of the harbour"
    assert opening("Good evening.", spoken, headline=title) == (title, [1])
    assert opening("Good evening.", told, headline=title) == (told, [3])
    assert opening(spoken, headline="Mayor opens harbour") == (spoken, [2])


def test_an_article_of_one_line_has_that_line():
    made = article("Rain.")
    assert [s.text for s in leads(made)] == ["Rain."]


def test_the_headline_is_no_lead():
    assert all(s.id > 1 for s in leads(article(LEAD)))


def test_a_heading_that_names_somebody_new_opens_a_topic():
    made = article(LEAD, MORE, "Vote on bridge at Nordby", BRIDGE, *[MORE] * 4)
    assert [s.text for s in leads(made)] == [LEAD, BRIDGE]


def test_a_heading_that_names_nobody_new_opens_none():
    made = article(LEAD, MORE, "Storm hits cranes of Averin", BRIDGE, *[MORE] * 4)
    assert [s.text for s in leads(made)] == [LEAD]


def test_a_few_lines_are_no_topic():
    assert len(leads(article(LEAD, MORE, "Vote on bridge at Nordby", BRIDGE))) == 1


def test_verbatim_gives_the_lead_and_its_number():
    made = article(LEAD, MORE)
    assert verbatim(made) == (LEAD, [2])


def test_the_sentence_behind_the_lead_stands_beside_it_where_it_has_what_the_headline_tells_besides():
    dead = "Officials said that nine sailors were killed and forty injured."
    headline = "Storm kills nine sailors at Averin harbour"
    assert verbatim(article(f"{LEAD} {dead}", headline=headline)) == (f"{LEAD} {dead}", [2, 3])
    # Not where it tells nothing of that, stands in another paragraph, asks, or only explains a word.
    for told in (
        f"{LEAD} {MORE}",
        f"{LEAD}\n\n{dead}",
        f"{LEAD} Who will tell how nine sailors were killed that night?",
        f"{LEAD} The nine killed are the crew of sailors whom a ship needs in any storm.",
        f"{LEAD} {dead[:-1]} while {'the rain fell, and ' * 8}the harbour was shut.",
    ):
        assert verbatim(article(told, headline=headline)) == (LEAD, [2])


def test_verbatim_leaves_the_dateline_out():
    assert verbatim(article(f"AVERIN (AFP) — {LEAD}", MORE)) == (LEAD, [2])


def test_verbatim_tells_both_topics():
    made = article(LEAD, MORE, "Vote on bridge at Nordby", BRIDGE, *[MORE] * 4)
    text, numbers = verbatim(made)
    assert text == f"{LEAD} Also: {BRIDGE}"
    assert [made.sentence(n).text for n in numbers] == [LEAD, BRIDGE]


def test_a_second_lead_too_long_is_named_by_its_heading():
    long = BRIDGE[:-1] + ", and " + ", ".join(["the mayor spoke at length about it"] * 7) + "."
    made = article(LEAD, MORE, "Vote on bridge at Nordby", long, *[MORE] * 4)
    text, numbers = verbatim(made)
    assert text == f"{LEAD} Also: Vote on bridge at Nordby."
    assert [made.sentence(n).text for n in numbers] == [LEAD, "Vote on bridge at Nordby"]


def test_a_lead_too_long_is_cut_at_a_clause_and_says_so():
    long = LEAD[:-1] + "".join(f", and crane number {n} fell into the sea" for n in range(12)) + "."
    text, numbers = verbatim(article(long, MORE))
    assert numbers == [2]
    assert text.endswith("sea …")
    assert long.startswith(text.removesuffix(" …"))
    assert len(text.split()) <= MOST_WORDS


def test_a_lead_without_clauses_is_cut_at_a_word():
    long = "The harbour " + "very " * 80 + "slowly closed."
    text, _ = verbatim(article(long, MORE))
    assert len(text.split()) == MOST_WORDS
    assert text.endswith("very …")


def test_a_line_under_the_headline_is_no_lead_where_the_next_sentence_tells_it_in_full():
    deck = "Twelve cranes of Averin are out of use after storm."
    assert [s.text for s in leads(article(deck, LEAD, MORE))] == [LEAD]
    # One paragraph, or another matter: then it is the lead.
    assert [s.text for s in leads(article(f"{deck} {LEAD}", MORE))] == [deck]
    assert [s.text for s in leads(article(deck, MORE, LEAD))] == [deck]

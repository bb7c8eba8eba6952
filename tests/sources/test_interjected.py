"""Titles of other articles go from running text, and sentences that look like them do not."""

from __future__ import annotations

import pytest
from timing import within

from brief.sources.interjected import without_titles
from brief.sources.text import read_text

BEFORE = (
    "Mayor Ada Berg wants to close the north quay of Averin to cars before the summer, and to open it to people who walk."
    " “We have waited for this long enough,” Berg told the council on Tuesday, where her plan was met with applause."
)
AFTER = (
    "The council will vote on her plan in May, after it has heard the owners of the shops, who fear for their trade."
)


@pytest.mark.parametrize(
    ("title", "following"),
    [
        ("BERG SAYS QUAY IS 'NOT SAFE' FOR CHILDREN", "“It is a danger,” she said."),
        ("CLICK HERE TO GET THE COURIER APP", "The plan is old."),
        ("WHAT THE OWNERS DON'T SAY ABOUT THE QUAY", "A senator likes it."),
        ("BERG DRAWS FIRE FROM ALL SIDES", "GOP leaders dislike it."),
        ("[What you need to know about the north quay of Averin]", "“It is a danger,” she said."),
        ("[Here’s the latest on what Mayor Berg said.]", "Mr. Osei laughed."),
        ("Advertisement", "The plan is old."),
        ("Continue reading the main story", "Some of them worry."),
        ("More: Ada Berg leads Tom Osei in three recent polls of Averin", "In an interview from 2007, Berg said so."),
        ("More:Ada Berg and Tom Osei quarrel over big ships", "She told reporters that it was nothing."),
        ("More: Who owns the quay of Averin?", "Berg does not know."),
        ("Read more: Why Berg Left The Party", "The owners are angry."),
        ("Watch: Ada Berg walks along the north quay", "“It is a danger,” Berg said."),
        ("'It is not over':Ada Berg fights for her quay", "In Lundby, nobody laughed."),
        ("This 'can lead to a flood': Ada Berg warns of rising waters", "Osei said that he disagreed."),
        ("Harbour quarrel:Ada Berg hits back at owners", "But they did not give in."),
        ("Harbour quarrel: Ada Berg hits back at owners after they left her party", "She has not spoken to them."),
        ("Fact check:What Ada Berg really said about the quay", "Berg also used her speech to explain her record."),
        ("Ada Berg speaks her mind:7 times the mayor has been blunt about her opinions", "Berg tied the boat to a post."),
        ("Ada Berg memorial:Mayor jabs Osei, says 'it was always great'", "Osei – who was not there – laughed."),
        ("Ada Berg column: The case for a quay without cars", "Berg, a former pilot, told them so."),
        ("More quay drama: Berg's party shaken up as owners cut ties with the mayor", "A day after the vote, Osei left."),
        ("More: Who owns the quay? An interactive guide", "“I have left the party and will not come back,” Osei said."),
        ("More: Ada Berg has a new rival in town. Just ask her own party", "The Averin senator has led in three polls."),
        ("Ada Berg's latest hurdle to a second term: Owners' fear for trade under Osei", "Monday's poll says that she leads."),
        ("More: Owners of big shops spend their money on them", "Osei in the letter said so."),
        ("At a glance: Courier poll: Averin dreads the coming summer", "Averin Democrats, like others, fear for trade."),
        ("Owners in Averin:: Shops say their worries are trade, parking.", "The mood is bad."),
    ],
)  # fmt: skip
def test_titles_go(title: str, following: str):
    kept, removed = without_titles([f"{BEFORE} {title} {following} {AFTER}"])
    assert kept == [f"{BEFORE} {following} {AFTER}"]
    assert [r.text for r in removed] == [title]


@pytest.mark.parametrize(
    "sentence",
    [
        "She declared: “I will not give in.”",
        "Her answer was clear: The quay will close.",
        "The question is this: Who pays for the quay when the owners have left?",
        "Berg said: Nobody pays.",
        "The choice is hers: Either she pays Osei, a pilot, or she leaves.",
        "“THIS IS A SHAME AND A DISGRACE FOR AVERIN,” she wrote.",
        "She added: “They lie. THEY LIE EVERY DAY TO US ALL. That is how it is.”",
        "THIS IS A SHAME AND A DISGRACE!",
        "HOW THE OWNERS SEE IT ALL — They fear for their trade.",
        "Advertisements were taken down.",
        "The U.S. NATO EU UN envoys came.",
        "More ships came than last year, and more people.",
        "Her book, “More: Ada Berg and the Sea” was sold at the door.",
        "She opened the 10:30 session of the council.",
        "“[The mayor] has gone too far with her quay,” Osei said.",
        "[Berg declined to be interviewed for this article on Tuesday.]",
        "Her reply to Osei: “Come and see.”",
        "Ada Berg: Osei is wrong.",
        "One rule of the harbour doctors: Whoever lacks vitamin A eats carrots.",
        "The worst day of the quarrel over it: Osei said that he had skipped Monday's vote.",
        "Was Osei there? Berg called the plan of the owners “The worst that I have seen”.",
        "The more: the better, as the owners say.",
        "The owners have been here before: Omar bin Ali was mayor then.",
        "Owners had seen it all before: Omar bin Ali was mayor then.",
        "They want More: the book of the saint.",
        "Who knows? She called it “The worst that I have seen”.",
    ],
)
def test_sentences_stay(sentence: str):
    line = f"{BEFORE} {sentence} {AFTER}"
    assert without_titles([line]) == ([line], ())


@pytest.mark.parametrize(
    "unended", ["Berg said so to the Courier in July", "“Tell us how you will do what you say you'll do”"]
)
def test_a_title_goes_from_behind_a_sentence_without_an_end_which_then_ends_its_line(unended: str):
    title = "More: Ada Berg leads Tom Osei in three polls"
    kept, removed = without_titles([f"{BEFORE} {unended} {title} He later went on. {AFTER}"])
    assert kept == [f"{BEFORE} {unended}", f"He later went on. {AFTER}"]
    assert [r.text for r in removed] == [title]


def test_a_title_that_repeats_its_label_ends_before_a_second_name_that_the_text_knows():
    title = "Ada Berg: Ada Berg leads Courier poll for the first time, beating Tom Osei"
    before = f"{BEFORE} Then Tom Osei came, and with him Lunde."
    kept, removed = without_titles([f"{before} {title} Lunde keeps a lead in Norlin. {AFTER}"])
    assert kept == [f"{before} Lunde keeps a lead in Norlin. {AFTER}"]
    assert [r.text for r in removed] == [title]


def test_a_title_that_repeats_its_label_takes_its_sentence_along():
    title = "Ada Berg: Ada Berg leads Courier poll for the first time, beating Tom Osei Lunde keeps a lead in Norlin."
    kept, removed = without_titles([f"{BEFORE} {title} {AFTER}"])
    assert kept == [f"{BEFORE} {AFTER}"]
    assert [r.text for r in removed] == [title]


def test_a_title_whose_end_cannot_be_told_takes_its_sentence_along():
    title = "More:Ada Berg jabs Osei, says quay 'was always great' Berg thinks otherwise of it now that she is mayor."
    kept, removed = without_titles([f"{BEFORE} {title} {AFTER}"])
    assert kept == [f"{BEFORE} {AFTER}"]
    assert [r.text for r in removed] == [title]


@pytest.mark.parametrize("end", ["Tom Osei mocks Ada Berg, mayor claps back with a song", "Contributing: Nora Lunde"])
def test_what_has_no_end_below_the_text_goes(end: str):
    draft = read_text(f"Mayor closes quay\n\n{BEFORE} {AFTER} {end}")
    assert draft.text == f"Mayor closes quay\n\n{BEFORE} {AFTER}"
    assert [(r.text, r.reason) for r in draft.removed] == [(end, "title or credit below the article")]


def test_an_end_without_a_stop_stays_above_the_last_line_and_in_a_line_of_its_own():
    lines = [f"{BEFORE} {AFTER} Osei was not there", "He was asked on Monday whether he would come"]
    assert without_titles(lines) == (lines, ())
    quoted = [f"{BEFORE} {AFTER} Osei said it was “a very good day”"]
    assert without_titles(quoted) == (quoted, ())


def test_short_lines_stay_as_they_are():
    lines = ["BERG SAYS QUAY IS NOT SAFE FOR CHILDREN", "More: Ada Berg leads in polls", "She said so."]
    assert without_titles(lines) == (lines, ())


@pytest.mark.parametrize(
    "piece",
    [
        "A B C D ",
        "More: ",
        "a: B ",
        "x. More: y The ",
        "'a': ",
        "“X. ",
        "word ",
        "AAA BBB. ",
        "-- (@a ",
        "a More: B ",
        "ab More: Ab ",
        "More: X? A b c “D e f g ",
        "pic.twitter.com/a ",
    ],
)
def test_a_long_line_takes_no_longer_than_its_length(piece: str):
    with within(4):
        without_titles([piece * 20_000])
        without_titles(["word " * 70 + piece * 20_000 + ". End here. And so."])


def test_a_post_ends_its_line_and_loses_its_signature():
    post = "Today I open the quay to all who walk"
    signature = "pic.twitter.com/abcd1234— Ada Berg (@AdaBerg) May 1, 2019"
    kept, removed = without_titles([f"{BEFORE} {post} {signature} {AFTER}"])
    assert kept == [f"{BEFORE} {post}", AFTER]
    assert [(r.text, r.reason) for r in removed] == [(signature, "signature of a post within the text")]
    told = [f"{BEFORE} She came — her office (on the quay) May 1, 2019 was shut. {AFTER}"]
    assert without_titles(told) == (told, ())

"""B301: who is spoken to or of, and who is named nowhere, is not the speaker."""

from __future__ import annotations

import pytest
from pages import Sheet, article, content

from brief.checks.page import Page
from brief.checks.speakers import RULES

BEFORE = "Ana Reis and Lena Brandt came to Averin on Monday. Tom Vale of Norvik met them there. "
PAY = "The city would pay."


def trips(who: str, sentence: str, *, before: str = BEFORE, label: str | None = None) -> list[str]:
    text = f"Talks stall in Averin\n\n{before}{sentence}"
    numbered = article(text)
    last = numbered.sentences[-1].id
    data = content() | {
        "title": "Talks stall in Averin",
        "gist": {"text": "Talks stall in Averin", "evidence": [1]},
        "sides": [{"label": label, "evidence": [last]}] if label else [],
        "remarks": [{"who": who, "says": PAY, "evidence": [last]}],
        "wishes": [],
        "doubts": [],
    }
    page = Page(Sheet.model_validate(data), numbered)
    return [problem.path for rule in RULES for problem in rule.check(page)]


WHO = "/brief/remarks/0/who"


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("Ana Reis", "The mayor of Averin, Lena Brandt, told Reis that the city would pay."),
        ("Ana Reis", "The mayor told Reis that the city would pay."),
        ("Ana Reis", "She later told Ana Reis that the city would pay."),
        ("Tom Vale", "A spokesman for Norvik said Tom Vale had lied about the pay."),
        ("Tom Vale", "The mayor said that Vale would pay."),
        ("Ana Reis", "A spokesman for Norvik said the city would pay."),
        ("both sides", "She urged both sides to return to the table by Friday."),
    ],
)
def test_who_is_spoken_to_or_of_does_not_speak(who: str, sentence: str):
    assert trips(who, sentence) == [WHO]


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("Lena Brandt", "The mayor of Averin, Lena Brandt, told Reis that the city would pay."),
        ("the mayor of Averin", "The mayor of Averin, Lena Brandt, told Reis that the city would pay."),
        ("Lena Brandt", "The mayor told Reis that the city would pay."),
        ("Lena Brandt", "The mayor said Vale would pay."),
        ("Norvik", "A spokesman for Norvik said the city would pay."),
        ("Norvik", "The mayor said Norvik would pay."),
        ("a spokesman", "A spokesman for Norvik said the city would pay."),
        ("Lena Brandt", "She urged both sides to return to the table by Friday."),
        ("both sides", "Both sides urged the mayor to return to the table by Friday."),
    ],
)
def test_who_may_speak_is_let_pass(who: str, sentence: str):
    assert trips(who, sentence) == []


def test_whom_the_article_calls_a_spokesman_may_be_the_one():
    before = "Tom Vale, a spokesman for Norvik, came to Averin on Monday. "
    assert trips("Tom Vale", "A spokesman for Norvik said the city would pay.", before=before) == []


@pytest.mark.parametrize(("label", "path"), [("x", ["/brief/sides/0/label"]), ("Averin", []), ("Lena", [])])
def test_a_party_is_a_word_of_the_article_and_not_a_letter_in_one(label: str, path: list[str]):
    assert trips("reporter", "Executives met there.", label=label) == path


REPORTED = "Reuters reported Tom Vale, the head of Norvik, urged the city to pay."


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("Tom Vale", REPORTED),
        ("Reuters", REPORTED),
        ("Tom Vale", "Reuters reported that the head of Norvik, Tom Vale, said the city would pay."),
        ("the mayor", "The city would pay, Averin Radio reported the mayor said."),
        ("Tom Vale's lawyer", "Tom Vale's lawyer, Otto Hahn, said the city would pay."),
        ("Tom Vale's lawyer", "Tom Vale’s lawyer, Otto Hahn, said the city would pay."),
        ("Otto Hahn", "Tom Vale's lawyer, Otto Hahn, said the city would pay."),
        ("several senators", "A number of Senators said the city would pay."),
    ],
)
def test_whom_somebody_reports_or_describes_may_speak(who: str, sentence: str):
    assert trips(who, sentence) == []


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("Ana Reis", REPORTED),
        ("Tom Vale", "Reuters reported Tom Vale had lied about the pay."),
        ("Tom Vale", "Tom Vale's lawyer, Otto Hahn, said the city would pay."),
        ("Tom Vale's lawyer", "Standing beside Tom Vale's lawyer, Otto Hahn said the city would pay."),
        ("several pilots", "A number of Senators said the city would pay."),
    ],
)
def test_whom_somebody_only_mentions_does_not_speak(who: str, sentence: str):
    assert trips(who, sentence) == [WHO]


@pytest.mark.parametrize(
    ("who", "between", "path"),
    [
        ("Tom Vale", "A 40-year-old man was held on Friday.", [WHO]),
        ("a 40-year-old man", "A 40-year-old man was held on Friday.", []),
        ("Tom Vale", "A woman was held on Friday.", []),
        ("Tom Vale", "A man met Vale on Friday.", []),
        ("Tom Vale", "A lamp was stolen on Friday.", []),
    ],
)
def test_whom_the_sentence_before_brings_in_is_not_who_was_named_before(who: str, between: str, path: list[str]):
    assert trips(who, f"{between} He said the city would pay.") == path


RUN = "On Tuesday, Mayor Lena Brandt told the Harbour Council that the pier was closed. “The sea took it,” she added. "


@pytest.mark.parametrize(
    "sentence", ["Averin owed Norland a pier, she added.", "She also said that the city would pay."]
)
def test_she_who_goes_on_is_who_spoke_last_whatever_she_names(sentence: str):
    assert trips("Ana Reis", sentence, before=f"Ana Reis came.\n\n{RUN}") == [WHO]
    assert trips("Lena Brandt", sentence, before=f"Ana Reis came.\n\n{RUN}") == []


def test_she_may_be_another_who_was_named_between():
    told = RUN.replace("the Harbour Council", "Ada Nilsen")
    assert trips("Ada Nilsen", "She also said that the city would pay.", before=told) == []

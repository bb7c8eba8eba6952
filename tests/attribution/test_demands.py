"""Demands: who wants what of whom, and what only looks like a demand."""

from __future__ import annotations

import pytest
from printed import article

from brief.attribution.demands.lines import UNSPECIFIED, DemandLine, demand_lines
from brief.attribution.names.cast import Cast
from brief.attribution.speech.lines import speech_lines
from brief.attribution.speech.pronouns import Pronouns

MARA = "Mara Lindqvist"
MINISTRY = "the ministry"
REOPEN = "reopen the quay"


def demands(
    *paragraphs: str, groups: tuple[str, ...] = (), language: str = "en", us: str | None = None
) -> list[DemandLine]:
    made = article(*paragraphs, language=language)
    cast = Cast.of(made)
    return demand_lines(made, cast, speech_lines(made, cast), list(groups), us, pronouns=Pronouns(made, cast))


WANTED = [
    ("Mara Lindqvist wrote to the ministry, urging it to reopen the quay.", MARA, MINISTRY, REOPEN),
    ("Mara Lindqvist sent a letter to the ministry on Monday urging it to reopen the quay.", MARA, MINISTRY, REOPEN),
    ("Mara Lindqvist urged the ministry to reopen the quay.", MARA, MINISTRY, REOPEN),
    ("Mara Lindqvist urges the ministry to reopen the quay.", MARA, MINISTRY, REOPEN),
    ("Mara Lindqvist has repeatedly urged the ministry to reopen the quay.", MARA, MINISTRY, REOPEN),
    ("Mara Lindqvist called on the ministry to reopen the quay.", MARA, MINISTRY, REOPEN),
    ("Mara Lindqvist wants the ministry to reopen the quay.", MARA, MINISTRY, REOPEN),
    ("Mara Lindqvist asked the ministry to reopen the quay.", MARA, MINISTRY, REOPEN),
    ("Mara Lindqvist appealed to the ministry to reopen the quay.", MARA, MINISTRY, REOPEN),
    ("Mara Lindqvist demanded that the ministry reopen the quay.", MARA, MINISTRY, REOPEN),
    ("Mara Lindqvist insisted that the ministry must reopen the quay.", MARA, MINISTRY, REOPEN),
    ("Mara Lindqvist demanded higher pay from the ministry.", MARA, MINISTRY, "higher pay"),
    ("Mara Lindqvist is seeking an apology from the ministry.", MARA, MINISTRY, "an apology"),
    ("Mara Lindqvist sounded a call for the ministry to reopen the quay.", MARA, MINISTRY, REOPEN),
    ("Mara Lindqvist urged the ministry to reopen the quay on Monday as she met pilots.", MARA, MINISTRY, REOPEN),
    ("Mara Lindqvist called for a public inquiry.", MARA, UNSPECIFIED, "a public inquiry"),
    ("Mara Lindqvist demanded a public inquiry.", MARA, UNSPECIFIED, "a public inquiry"),
    ("Brandt’s call for a public inquiry was refused.", "Brandt", UNSPECIFIED, "a public inquiry"),
    ("Brandt’s demand for a public inquiry divided the council.", "Brandt", UNSPECIFIED, "a public inquiry"),
    ("Norway asked Denmark to reopen the quay.", "Norway", "Denmark", REOPEN),
    ("The judge ordered the company to pay the crew.", "The judge", "the company", "pay the crew"),
    ("Jens Holm was asked by the crew to leave.", "the crew", "Jens Holm", "leave"),
    ("Jens Holm was told by an adviser to the crew to leave.", "an adviser to the crew", "Jens Holm", "leave"),
    ("Jens Holm told the crew to “sit down” and threatening to leave, rose.", "Jens Holm", "the crew", "“sit down”"),
    ("Hours after Jens Holm asked the crew to leave, the quay burnt.", "Jens Holm", "the crew", "leave"),
    ("Mara Lindqvist urged the ministry to reopen the quay by saying it was safe.", MARA, MINISTRY, REOPEN),
    # Not to do it is the opposite.
    ("Mara Lindqvist urged the ministry not to reopen the quay.", MARA, MINISTRY, "not to reopen the quay"),
    ("Mara Lindqvist demanded that the ministry not reopen the quay.", MARA, MINISTRY, "not reopen the quay"),
    ("Mara Lindqvist demanded that the ministry must not reopen the quay.", MARA, MINISTRY, "not reopen the quay"),
]


@pytest.mark.parametrize(("sentence", "by", "of", "what"), WANTED)
def test_who_wants_what_of_whom(sentence: str, by: str, of: str, what: str):
    (line,) = demands(sentence)
    assert line.certain
    assert (line.by[0].lower(), line.of, line.what) == (by.lower(), (of,), what)
    assert what in sentence


NONE = [
    "Mara Lindqvist wrote to the ministry that it was urging it to reopen the quay.",
    "Mara Lindqvist went to the ministry, urging it to reopen the quay.",
    "Mara Lindqvist wrote about the fall of ships to the harbour, urging it to reopen the quay.",
    "Her picture led to public calls for more help; nine ports were closed.",
    "Mara Lindqvist pleads for his life.",
    "The film is a point for pilots here, who have left their ships and called for it to be released.",
    "Mara Lindqvist said all she was asking for is a chance to be heard.",
    "Mara Lindqvist called for her husband.",
    "The quay opened at nine.",
    "Demand for oil rose in May.",
    "Prices rose on high demand for housing.",
    "The figures showed how supply and demand met.",
    "The union called for Tuesday a meeting.",
    "The ministry did not answer a call for comment.",
    "Mara Lindqvist asked whether the ministry would reopen the quay.",
    "The mayor refused to close the quay.",
    "The union did not call for a strike.",
    "Mara Lindqvist did not urge the ministry to reopen the quay.",
    "Mara Lindqvist never demanded that the ministry reopen the quay.",
    "The mayor must be 60 by now.",
    # By whom, the sentence says in another form, or does not say.
    "The ministry was urged to reopen the quay.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_no_demand_that_is_certain(sentence: str):
    assert demands(sentence, groups=("Mara Lindqvist", "ministry")) == []


def test_a_pronoun_is_who_spoke():
    _, line = demands("Mara Lindqvist urged the crew to stay on board. She urged the ministry to reopen the quay.")
    assert line.by == (MARA,)


def test_none_of_several_demands_anything():
    assert demands("None of the pilots urged the council to pay.") == []


def test_a_pronoun_of_nobody_makes_no_demand():
    assert demands("She urged the ministry to reopen the quay.") == []


def test_the_union_is_given_by_its_name():
    line = demands(
        "The Harbour Workers’ Union met. The union urged the port council to pay the crew. The Port Council slept."
    )[0]
    assert line.by == ("Harbour Workers’ Union",)


def test_a_bodys_demand_is_the_bodys():
    (line,) = demands(
        "The Harbour Workers’ Union’s demand for higher pay was refused.", groups=("Harbour Workers’ Union",)
    )
    assert line.by == ("Harbour Workers’ Union",)
    assert line.of == (UNSPECIFIED,), "nobody demands of himself"
    assert line.what == "higher pay"


def test_a_demand_of_nobody_named_may_be_of_a_party_in_the_sentence():
    (line,) = demands("Mara Lindqvist called for a public inquiry in Norway.", groups=("Norway", "Denmark", MARA))
    assert not line.certain or line.of == (UNSPECIFIED,)
    assert MARA not in line.of
    assert "Denmark" not in line.of
    assert line.of[-1] == UNSPECIFIED


@pytest.mark.parametrize(
    ("sentence", "what", "condition"),
    [
        ("Mara Lindqvist urged the ministry to reopen the quay, if the storm ends.", REOPEN, "if the storm ends"),
        ("If the storm ends, Mara Lindqvist urged, the quay must open.", None, None),
        ("Mara Lindqvist urged the ministry to reopen the quay.", REOPEN, None),
    ],
)
def test_a_condition_is_told_once(sentence: str, what: str | None, condition: str | None):
    for line in demands(sentence):
        told = f"{line.what} {line.condition or ''}"
        assert (what or "") in told
        assert told.count("if the storm ends") == ("if the storm ends" in sentence)
        assert condition is None or condition in told


def test_what_is_wanted_ends_before_who_said_so():
    (line,) = demands("Mara Lindqvist urged the ministry to reopen the quay, saying that the storm was over.")
    assert line.what == REOPEN


def test_a_headline_demands_nothing():
    assert all(line.sentence.id > 1 for line in demands("It rained."))


def test_we_is_whoever_issues_the_text():
    (line,) = demands("We call on the ministry to reopen the quay.", us="Port Council")
    assert line.by == ("Port Council",)
    assert demands("We call on the ministry to reopen the quay.") == []


@pytest.mark.parametrize(
    ("language", "sentence", "by"),
    [
        ("de", "Ada Berg forderte am Montag eine Entschuldigung der Reederei.", "Ada Berg"),
        ("fr", "Ada Berg exige des excuses.", "Ada Berg"),
        ("es", "Ada Berg exige una disculpa.", "Ada Berg"),
    ],
)
def test_outside_english_the_model_is_asked_of_whom(language: str, sentence: str, by: str):
    (line,) = demands(sentence, language=language)
    assert line.by == (by,)
    assert line.what is None
    assert not line.certain
    assert line.of[-1] == UNSPECIFIED


def test_a_language_without_a_lexicon_has_no_demands():
    assert demands("Ada Berg vaatii anteeksipyyntöä.", language="fi") == []


def test_who_is_asked_may_be_a_pronoun_where_one_person_alone_can_be_meant() -> None:
    (told,) = demands("Mara Lindqvist closed the quay. The union urged her to open it again.")
    assert (told.by, told.of, told.what) == (("the union",), (MARA,), "open it again")


@pytest.mark.parametrize(
    "text",
    [
        "Mara Lindqvist met Anna Holm. The union urged her to open the quay again.",
        "The quay is closed. The union urged her to open the quay again.",
        "Mara Lindqvist closed it. “The union urged her to open the quay again,” said Jon Berg.",
    ],
)
def test_nobody_is_asked_by_a_pronoun_that_may_mean_another(text: str) -> None:
    assert not any(MARA in line.of for line in demands(text))


def test_how_often_something_is_asked_for_is_no_part_of_it():
    (line,) = demands("Mara Lindqvist said she had asked the ministry for cameras three times.")
    assert (line.of, line.what) == ((MINISTRY,), "cameras")
    (line,) = demands("Mara Lindqvist asked the ministry for good times.")
    assert line.what == "good times"
    (line,) = demands("Mara Lindqvist asked the ministry to release the pilots at once.")
    assert line.what == "release the pilots at once"


def test_whom_a_body_tells_of_asks_and_not_the_body():
    assert demands("The Harbour Union spoke on Monday.", "The Harbour Union said that he had asked for a boat.") == []
    assert [d.by for d in demands("Mara Lindqvist said that she had asked for a boat.")] == [(MARA,)]
    assert demands("Mara Lindqvist said that he had asked for a boat. She left.") == []


def test_who_asks_not_to_be_named_demands_nothing():
    assert demands("A pilot, who asked not to be named, left.", "A pilot asked that her name not be printed.") == []


def test_people_who_open_a_sentence_have_no_capital():
    told = "Mara Lindqvist is a pilot.", "{} must pay for the quay, Lindqvist said."
    assert [d.of for d in demands(told[0], told[1].format("Judges"))] == [("judges",)]
    assert [d.of for d in demands(told[0], told[1].format("Averin"))] == [("Averin",)]

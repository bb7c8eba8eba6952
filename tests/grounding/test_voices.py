"""Voices: quoted, reported, accused and silent, or just named."""

from __future__ import annotations

import pytest

from brief.article import Article
from brief.grounding.voices import Hearing
from brief.sentences import number

TEXT = (
    "Harbour talks stall\n\n"
    "Minister Lena Brandt blamed the Ostrava side for the delay. “They withdrew four times,” she said. "
    "She said the northern delegation had refused to sign anything in writing.\n\n"
    "Brandt accused Veles of controlling the talks. The coast guard’s interference was “illegal”, officials said. "
    "The attack was a breach by the militia, she added. Norway hosted the talks, on a ship controlled by Selby.\n\n"
    "The union said it would wait. The union’s members accused nobody."
)


@pytest.fixture
def article() -> Article:
    return Article(text=TEXT, sentences=number(TEXT, "en"), sha256="0", language="en")


@pytest.mark.parametrize(
    "name", ["the Ostrava side", "Ostrava side", "northern delegation", "Veles", "coast guard", "militia"]
)
def test_accused(article, name):
    assert Hearing(article).voice_of(name, ()) == "accused_not_quoted"
    assert Hearing(article).accusations(name, ())


@pytest.mark.parametrize("name", ["Norway", "Selby", "union", "Brandt", "Lena Brandt", "Nowhere", ""])
def test_not_accused(article, name):
    assert Hearing(article).voice_of(name, ()) == "not_quoted"


@pytest.mark.parametrize(
    ("told", "accused"),
    [
        ("The panel held Brandt in contempt of Veles for refusing to testify.", False),
        ("It contradicted Veles police's claim that Brandt had refused to stop.", False),
        ("They met at a forum sponsored by Veles on Monday.", False),
        ("In Veles alone, dust is indirectly responsible for 900 deaths.", False),
        ("A notice published by Veles alleged violation of the law.", False),
        ("The clerk is accused of robbing Veles at noon.", False),
        ("He faces charges filed by the Veles prosecutor.", False),
        ("The accused, Veles said, left by boat.", False),
        ("The judge of Veles, and of the town, was charged with theft.", False),
        ("Veles, 34, of Quay Road, Averin, was arraigned today.", True),
        ("The defendant, Veles, left by boat.", True),
        ("He told of the People v. Veles, which was dismissed.", True),
        ("Veles is due in court on Friday.", True),
        ("She spoke of the guilty verdict against Veles.", True),
        ("She spoke of the guilty verdict against former County Commissioner Veles.", True),
        ("She spoke of the guilty verdict against a man who met Veles.", False),
        ("Veles was arrested last year after being seen there.", True),
        ("Veles was arrested by the tide.", False),
        ("Veles has repeatedly refused to testify.", True),
        ("Veles, which has refused to stop, is small.", True),
        ("They spoke of terrorism sponsored by Veles.", True),
        ("The fault is in Veles, which is responsible for 900 deaths.", True),
        ("They spoke of Veles's alleged violation of the law.", True),
    ],
)
def test_what_is_told_beside_a_name_accuses_only_whom_it_is_said_of(told: str, accused: bool):
    text = f"Talks stall\n\n{told}"
    made = Article(text=text, sentences=number(text, "en"), sha256="0", language="en")
    assert bool(Hearing(made).accusations("Veles", ())) is accused


def test_quoted_and_reported(article):
    said = next(s.id for s in article.sentences if "withdrew" in s.text)
    waits = next(s.id for s in article.sentences if "would wait" in s.text)
    speakers = [("Lena Brandt", (said,)), ("the union", [waits])]
    assert Hearing(article, speakers).voice_of("Minister Lena Brandt", ()) == "quoted"
    assert Hearing(article, speakers).voice_of("Brandt", ()) == "quoted"
    assert Hearing(article, speakers).voice_of("union", ()) == "reported"
    assert Hearing(article, speakers).voice_of("Norway", ()) == "not_quoted"


def test_a_member_speaks_for_its_side_only_by_an_alias(article):
    said = next(s.id for s in article.sentences if "withdrew" in s.text)
    speakers = [("the Ostrava envoy", (said,))]
    assert Hearing(article, speakers).voice_of("the Ostrava side", ()) == "accused_not_quoted"
    assert Hearing(article, speakers).voice_of("the Ostrava side", ("the Ostrava envoy",)) == "quoted"


def test_numbers_out_of_range_are_not_quotations(article):
    assert Hearing(article, [("Brandt", (0, 999))]).voice_of("Brandt", ()) == "reported"


def test_other_languages_are_not_guessed_at(article):
    foreign = Article(text=TEXT, sentences=article.sentences, sha256="0", language="de")
    assert Hearing(foreign).voice_of("Veles", ()) == "not_quoted"


def test_who_is_accused_is_heard_by_whoever_holds_an_office_there():
    text = "Talks stall\n\nBrandt accused Veles of lying. Veles president Mara Holm said no. Tomas Reed said so too."
    told = Article(text=text, sentences=number(text, "en"), sha256="0", language="en")
    assert Hearing(told, [("Mara Holm", (3,))]).voice_of("Veles", ()) == "reported"
    assert Hearing(told, [("Tomas Reed", (4,))]).voice_of("Veles", ()) == "accused_not_quoted"


@pytest.mark.parametrize(
    ("told", "accused"),
    [
        ("Tomas Veles left. Veles is accused of theft.", True),
        ("Tomas Veles Jr. left. Veles is accused of theft.", True),
        ("Tomas Veles left. Rita Veles came. Veles is accused of theft.", False),
        ("Tomas Harbour left the harbour. Harbour is accused of theft.", False),
        ("Mayor Tomas Veles left. Mayor Veles is accused of theft.", True),
        ("They met at the Port Office.\n\nTomas Veles left.\n\nVeles is accused of theft.", True),
    ],
)
def test_a_surname_accuses_its_one_bearer(told: str, accused: bool):
    text = f"Talks stall\n\n{told}"
    made = Article(text=text, sentences=number(text, "en"), sha256="0", language="en")
    name = "Tomas Harbour" if "Harbour" in told else "Tomas Veles Jr" if "Jr." in told else "Tomas Veles"
    assert bool(Hearing(made).accusations(name, ())) is accused


@pytest.mark.parametrize(
    ("told", "voice"),
    [
        ("Veles, which runs the quay under a lease from the town, denied that it had refused anything.", "reported"),
        ("Veles has repeatedly insisted that it keeps its word.", "reported"),
        ("Veles denied entry to the inspectors.", "accused_not_quoted"),
        ("Brandt told Veles to pay, the town said.", "accused_not_quoted"),
    ],
)
def test_who_is_accused_and_answers_in_the_article_is_not_said_to_be_unheard(told: str, voice: str):
    text = f"Talks stall\n\nBrandt accused Veles of breaking an accord. {told}"
    made = Article(text=text, sentences=number(text, "en"), sha256="0", language="en")
    assert Hearing(made, [("Brandt", (2,))]).voice_of("Veles", ()) == voice

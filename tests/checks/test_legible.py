"""B308 and B410: pieces of names, and claims that nobody can read beside their speaker; and what both let pass."""

from __future__ import annotations

import pytest

from brief import checks, kinds
from brief.article import Article
from brief.sentences import number

NEWS = kinds.find_builtin("news")


def found(speaker: str, claim: str, *sentences: str, language: str = "en") -> set[str]:
    """Which of the two rules a claim trips that cites all these sentences, less the first ones that open an article."""
    text = "\n\n".join(("News of the port", "It rained in the port on Monday.", *sentences))
    article = Article(
        text, number(text, language, title="News of the port"), "", title="News of the port", language=language
    )
    cited = [s.id for s in article.sentences[2:]]
    page = NEWS.schema.model_validate(
        {
            "headline": "News of the port",
            "bottom_line": {"text": "It rained in the port on Monday.", "evidence": [2]},
            "parties": [],
            "key_claims": [{"speaker": speaker, "claim": claim, "attribution": "on_record", "evidence": cited}],
            "demands": [],
            "open_questions": [],
        }
    )
    return {f.rule for f in checks.run(page, article) if f.rule in ("B308", "B410")}


@pytest.mark.parametrize(
    ("speaker", "sentence"),
    [
        ("P", "P&N said the crane had failed."),
        ("N", "P&N said the crane had failed."),
        ("Institute of Tides", "The Institute of Tides and Currents said the crane had failed."),
        ("Currents", "The Institute of Tides and Currents said the crane had failed."),
        ("Union of Pilots", "The Union of Pilots, Dock and Ferry Workers said the crane had failed."),
        ("of Averin Ada Berg", "First Mayor of Averin Ada Berg said the crane had failed."),
        ("Averin Ada Berg", "Senator from Averin Ada Berg said the crane had failed."),
        ("Here", "Here pilots said the crane had failed."),
        ("Within", "Within a day, Norlin said the crane had failed."),
        ("Specifically", "Specifically, Norlin said the crane had failed."),
        ("a study in the Harbour Journal from", "A study in the Harbour Journal from May said the crane had failed."),
        ("the council to sign", "A law would have allowed the council to sign that the crane had failed."),
    ],
)
def test_a_piece_of_a_name_is_told(speaker: str, sentence: str):
    assert found(speaker, "The crane had failed.", sentence) == {"B308"}


@pytest.mark.parametrize(
    ("speaker", "sentence"),
    [
        ("P&N", "P&N said the crane had failed."),
        ("Institute of Tides and Currents", "The Institute of Tides and Currents said the crane had failed."),
        ("the Institute of Tides and Currents", "The Institute of Tides and Currents said the crane had failed."),
        ("Berg", "Ada Berg said the crane had failed. Berg left."),
        ("Ada Berg", "First Mayor of Averin Ada Berg said the crane had failed."),
        ("University of Averin", "The University of Averin and Norlin College said the crane had failed."),
        ("over a hundred pilots", "Over a hundred pilots said the crane had failed."),
        ("an adviser to the mayor", "An adviser to the mayor said the crane had failed."),
        ("two people familiar with the talks", "Two people familiar with the talks said the crane had failed."),
        ("officials in Averin", "Officials in Averin said the crane had failed."),
    ],
)
def test_a_whole_name_is_let_pass(speaker: str, sentence: str):
    assert found(speaker, "The crane had failed.", sentence) == set()


@pytest.mark.parametrize(
    ("speaker", "claim", "sentence"),
    [
        ("the council", "He would return in June.", "The council said he would return in June."),
        ("officials", "It killed nine pilots.", "Officials said it killed nine pilots."),
        ("Ada Berg", "Post that nobody was hurt.", "Ada Berg told the Harbour Post that nobody was hurt."),
        (
            "Ada Berg",
            "Nobody was hurt by the crane and the.",
            "Ada Berg said nobody was hurt by the crane and the ship.",
        ),
    ],
)
def test_a_claim_that_cannot_be_read_is_told(speaker: str, claim: str, sentence: str):
    assert found(speaker, claim, sentence) == {"B410"}


@pytest.mark.parametrize(
    ("speaker", "claim", "sentences"),
    [
        ("Ada Berg", "She would return in June.", ["Ada Berg said she would return in June."]),
        ("the council", "It would open the quay.", ["The council said it would open the quay."]),
        (
            "officials",
            "It is not clear why the crane failed.",
            ["Officials said it is not clear why the crane failed."],
        ),
        ("officials", "They saw a ship.", ["Officials said they saw a ship."]),
        ("the council", "[Tomas Brandt] would return.", ["Tomas Brandt left.", "The council said he would return."]),
        (
            "the council",
            "He would return in June.",
            ["Tomas Brandt left.", "The council said he would return in June."],
        ),
        ("the council", "“He is back.”", ["“He is back,” the council said."]),
        ("Ada Berg", "Brandt had been kind to her.", ["Ada Berg said Brandt had been kind to her."]),
    ],
)
def test_a_claim_that_can_be_read_is_let_pass(speaker: str, claim: str, sentences: list[str]):
    assert found(speaker, claim, *sentences) == set()


def test_other_languages_are_let_pass():
    assert found("N", "Der Kran war kaputt.", "P&N sagte, der Kran sei kaputt.", language="de") == set()


def test_a_name_is_found_cut_behind_letters_that_are_several_without_their_marks():
    sentence = "한국어신문의 기자는 Jens Holm told the Korea Herald “the crane had failed”."
    assert found("Jens Holm", "Herald “the crane had failed”.", sentence) == {"B410"}
    assert found("Jens Holm", " ", sentence) == set()

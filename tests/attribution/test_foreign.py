"""Names, speakers and demands in languages other than English."""

from __future__ import annotations

import pytest
from printed import article, speech

from brief.attribution.demands.lines import UNSPECIFIED, demand_lines
from brief.attribution.names.cast import Cast
from brief.attribution.names.genders import FEMALE, MALE, Genders
from brief.attribution.speech.lines import speech_lines


def names(text: str, language: str) -> list[tuple[str, str]]:
    made = article(text, language=language)
    mentions = Cast.of(made).mentions
    for mention in mentions:
        printed = f"{mention.title} {mention.name}" if mention.title else mention.name
        assert made.text.startswith(printed, mention.start)
    return [(m.name, m.title) for m in mentions]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Die Werft Nordkai schloss. Beim Umbau half Jens Holm.", [("Werft Nordkai", ""), ("Jens Holm", "")]),
        ("de", "Landrat Jens Holm kam mit Verkehrsministerin Ada Berg.",
         [("Jens Holm", "Landrat"), ("Ada Berg", "Verkehrsministerin")]),
        ("de", "Gestern sprach Ada Berg der Werft Geld zu.", [("Ada Berg", "")]),
        ("de", "Es geht um die Sanierung der Werft.", []),
        ("de", "Es geht um die Kräne der Werft.", []),
        ("de", "Die Akten kommen bis Ende April zu Jens Mai.", [("Jens Mai", "")]),
        ("de", "Gestern kam die Stiftung der Stadt.", [("Stiftung der Stadt", "")]),
        ("es", "La alcaldesa Ada Berg vino. Ella habló.", [("Ada Berg", "")]),
        ("fr", "Le Pen est venue. Hier, Marine Le Pen a parlé.", [("Marine Le Pen", ""), ("Marine Le Pen", "")]),
        ("fr", "La mairie de Brest est fermée.", [("Brest", "")]),
    ],
)  # fmt: skip
def test_a_name_has_neither_the_beginning_of_its_sentence_nor_an_office(
    language: str, text: str, found: list[tuple[str, str]]
) -> None:
    if text.startswith("Le Pen"):
        assert "Pen" not in [name for name, _ in names(text, language)]
    else:
        assert names(text, language) == found


def test_a_german_body_and_whose_it_is_are_nobody() -> None:
    cast = Cast.of(article("Gestern kamen der Rat der Stadt und Ada von der Berg.", language="de"))
    assert [cast.is_person(m.name) for m in cast.mentions] == [False, True]


def test_a_german_office_tells_who_is_meant():
    text = "Landrat Mika Holm kam. Ministerin Toro Berg wies das zurück. „Wir haben nichts versprochen“, sagte {}."
    made = article(text.format("er"), language="de")
    genders = Genders(made, Cast.of(made))
    assert (genders.of("Mika Holm"), genders.of("Toro Berg")) == (MALE, FEMALE)
    assert speech(text.format("er"), language="de")[-1].choices[0] == "Mika Holm"


@pytest.mark.parametrize(
    ("language", "text", "by", "of"),
    [
        ("de", "Jens Holm kam. Die Werft Nordkai forderte das Land auf, zu zahlen.", "Werft Nordkai", (UNSPECIFIED,)),
        ("de", "Der Kreistag fordert eine Antwort.", "der Kreistag", (UNSPECIFIED,)),
        ("es", "Jens Holm vino. La oposición exige elecciones.", "la oposición", (UNSPECIFIED,)),
        ("es", "Ada Berg vino. La oposición pidió calma a Jens Holm.", "la oposición", ("Jens Holm", UNSPECIFIED)),
    ],
)
def test_whoever_is_named_in_another_sentence_is_asked_for_nothing(
    language: str, text: str, by: str, of: tuple[str, ...]
) -> None:
    made = article(text, language=language)
    cast = Cast.of(made)
    (line,) = demand_lines(made, cast, speech_lines(made, cast), ["Jens Holm", "Ada Berg"])
    assert (line.by, line.of) == ((by,), of)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Kreistag soll im Mai entscheiden."),
        ("fr", "Le conseil doit décider."),
        ("nl", "De raad moet kiezen."),
    ],
)
def test_whoever_is_to_do_something_does_not_demand_it(language: str, text: str) -> None:
    made = article(text, language=language)
    cast = Cast.of(made)
    assert demand_lines(made, cast, speech_lines(made, cast), []) == []


def test_a_pronoun_demands_in_nobodys_name_of_the_other_gender() -> None:
    made = article("“No hay dinero”, dijo Juan Ruiz. Ella pidió calma, dijo.", language="es")
    cast = Cast.of(made)
    assert demand_lines(made, cast, speech_lines(made, cast), []) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« Le quai est fermé », a déclaré l’adjointe à la culture, Ada Berg.", "Ada Berg"),
        ("« Le quai est fermé », a déclaré l'adjoint au maire, Jens Holm.", "Jens Holm"),
        ("« Le quai est fermé », a déclaré l’adjointe.", "l’adjointe"),
    ],
)
def test_an_office_behind_the_verb_takes_the_name_that_follows(text: str, speaker: str) -> None:
    assert speech(text, language="fr")[0].choices[0] == speaker

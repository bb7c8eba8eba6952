"""Who speaks in a language whose grammar is not known."""

from __future__ import annotations

import pytest
from printed import speech

from brief.schema import REPORTER


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "„Der Kai ist geschlossen“, sagte die Bürgermeisterin Ada Berg.", "Ada Berg"),
        ("de", "Laut Ada Berg ist der Kai geschlossen.", "Ada Berg"),
        ("fr", "« Le quai est fermé », a déclaré Ada Berg.", "Ada Berg"),
        ("es", "“El muelle está cerrado”, dijo Ada Berg.", "Ada Berg"),
        ("nl", "“De kade is gesloten”, zei Ada Berg.", "Ada Berg"),
    ],
)
def test_other_languages_by_the_words_beside_the_verb(language: str, text: str, speaker: str):
    (line,) = speech(text, language=language)
    assert line.certain
    assert line.choices[0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Initiative „Saubere Luft am Kai“ kündigte Klage an.", "die Initiative"),
        ("„Der Kai ist zu“, kündigte Ada Berg an.", "Ada Berg"),
        ("Der Kai sei geschlossen, sagte Ada Berg (SPD).", "Ada Berg"),
        ("Ada Berg (SPD) sagte, der Kai sei geschlossen.", "Ada Berg"),
    ],
)
def test_a_name_in_quotation_marks_and_a_party_in_parentheses_leave_the_subject_as_it_is(text: str, speaker: str):
    (line,) = speech(text, language="de")
    assert line.choices == (speaker,)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "他表示：“我们需要更多时间听取市民的意见。”"),
        ("ja", "彼は「市民への説明が足りなかった」と述べた。"),
    ],
)
def test_a_quotation_in_a_script_without_spaces_is_somebodys(language: str, text: str):
    assert [line.choices for line in speech(text, language=language)] == [(REPORTER,)]
    few = text.replace("我们需要更多时间听取市民的意见。", "时间").replace("市民への説明が足りなかった", "説明")
    assert speech(few, language=language) == []


@pytest.mark.parametrize("office", ["Verkehrsminister", "Ihr Sprecher"])
def test_a_german_office_is_no_part_of_a_name(office: str):
    (line,) = speech(f"{office} Lars Brandt erklärte, der Kai sei geschlossen.", language="de")
    assert line.choices == ("Lars Brandt",)


def test_a_language_without_a_lexicon_is_left_open_where_it_quotes():
    said, *others = speech(
        "Ada Berg kertoi asiasta. ”Laituri on suljettu ja pysyy suljettuna”, hän sanoi.", language="fi"
    )
    assert not others
    assert not said.certain
    assert "Ada Berg" in said.choices
    assert said.choices[-1] == REPORTER

"""Which words of a sentence are somebody's."""

from __future__ import annotations

import pytest
from timing import within

from brief.attribution.speech.attributed import LONGEST, attributed, said_by

CASES = [
    ("Brandt said the ferries would stay in port.", ["the ferries would stay in port."]),
    ("Brandt, who leads the talks, said that Ostrava had refused.", ["that Ostrava had refused."]),
    ("The ferries will stay in port, Brandt said on Tuesday.", ["The ferries will stay in port"]),
    ("Ostrava has refused to sign, according to Lena Brandt.", ["Ostrava has refused to sign,"]),
    ("According to Lena Brandt, Ostrava has refused to sign.", ["Ostrava has refused to sign."]),
    ("“We will not pay them twice,” said Lena Brandt.", ["“We will not pay them twice,”"]),
    ("“We will not pay them twice.”", ["“We will not pay them twice.”"]),
    ("Norway hosted the talks.", []),
    ("The Brandt government declared an emergency on Monday.", []),
    ("Norway agreed to an inquiry on Monday.", []),
    ("Speaking in Oslo, Brandt said it was over.", ["it was over."]),
]


@pytest.mark.parametrize(("sentence", "wanted"), CASES)
def test_stretches(sentence: str, wanted: list[str]):
    found = {sentence[s.start : s.end].strip() for s in attributed(sentence)}
    assert found == set(wanted)


def test_what_is_contested_is_less_than_what_is_said():
    said = "Brandt said the ferries would stay in port."
    claimed = "Brandt claimed the ferries would stay in port."
    assert attributed(said)
    assert not attributed(said, contested=True)
    assert attributed(claimed, contested=True) == attributed(claimed)
    quoted = "“We will not pay them twice,” said Lena Brandt."
    assert attributed(quoted, contested=True)


def test_two_speakers_of_one_sentence_have_their_own_words():
    sentence = "Brandt said the ferries would stay, while Milo Varga said the docks would open."
    parts = {s.text: "".join(sentence[p.start : p.end] for p in spans).strip() for s, spans in said_by(sentence)}
    assert parts["Brandt"] == "the ferries would stay"
    assert parts["Milo Varga"] == "the docks would open."


def test_a_hostile_sentence_takes_no_quadratic_time():
    with within(2):
        attributed(("said that X said, " * 4000)[: LONGEST - 1])
        attributed(("“No,” said X, “" * 4000)[: LONGEST - 1])

"""Names: one speaker under several descriptions, several under one, and nobody at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.grounding.names import alike, has_alike, is_nobody, is_vague, proper_names, same_voice

VAGUE = [
    "one",
    "bron",
    "a Norlin general",
    "another judge",
    "a senior security source",
    "officials",
    "Officials",
    "another participant",
    "sources",
    "analysts",
    "a regional observer",
    "people familiar with the matter",
    "one mediator",
    "Officials in Islamabad",
    "Sources from the Pakistani delegation",
    "Mediators from Türkiye and Qatar",
    "White House officials",
    "a spokesman",
    "one security source",
    "local media",
    "reports",
    "Officials familiar with the matter",
    "a source close to the president",
    "the official",
    "two diplomats",
    "источник",
    "消息人士",
]
NAMED = [
    "Bron",
    "the judge",
    "a Norlin newspaper",
    "Asif",
    "Khawaja Muhammad Asif",
    "the defence minister",
    "Pakistan",
    "the Foreign Ministry",
    "police",
    "reporter",
    "",
    "analyst Hassan Askari",
    "Hassan Askari, an analyst",
    "The New York Times",
    "Afghan side",
    "the Afghan Taliban",
    "the IMF report",
    "a Foreign Ministry spokesman",
    "Trump campaign",
    "the court",
    "the chief executive",
    "外相",
]
SAME = [
    ("EPA", "Environmental Protection Agency"),
    ("The IMF", "International Monetary Fund"),
    ("SDF", "Kurdish-led Syrian Democratic Forces"),
    ("Asif", "Khawaja Muhammad Asif"),
    ("Asif", "Defence Minister Khawaja Asif"),
    ("Asif’s", "Asif"),
    ("the defense minister", "Defence Minister Khawaja Asif"),
    ("Trump spokesman Jason Miller", "Jason Miller"),
    ("Jason Miller, a Trump spokesman", "Jason Miller"),
    ("TTP", "Tehreek-i-Taliban Pakistan"),
    ("WHO", "World Health Organization"),
    ("President Trump", "Donald J. Trump"),
    ("Donald J. Trump", "Donald John Trump"),
    ("one security source", "a security source"),
    ("officials", "Officials"),
    ("Afghan side", "the Afghan side"),
    ("Türkiye", "Turkiye"),
    ("Kaczyński", "Jarosław Kaczyński"),
    ("reporter", "Reporter"),
    ("Путин", "Владимир Путин"),
]
DIFFERENT = [
    ("Muhammad Asif", "Muhammad Ali"),
    ("Bill Clinton", "Hillary Clinton"),
    ("Trump campaign", "Trump"),
    ("Trump's lawyer", "Trump"),
    ("Pakistan", "Pakistani officials"),
    ("Pakistan", "Tehreek-i-Taliban Pakistan"),
    ("Pakistan", "Pakistan Army"),
    ("another participant", "a participant"),
    ("a security source", "Asif"),
    ("a senior security source", "a security source"),
    ("the president", "Vice President Pence"),
    ("the EPA", "an Environmental Protection Agency spokesman"),
    ("an EPA official", "Environmental Protection Agency"),
    ("New York", "The New York Times"),
    ("reporter", "Asif"),
    ("Kabul", "Afghan side"),
    ("", "Asif"),
]


@pytest.mark.parametrize("speaker", VAGUE)
def test_vague(speaker):
    assert is_vague(speaker)


@pytest.mark.parametrize("speaker", NAMED)
def test_not_vague(speaker):
    assert not is_vague(speaker)


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same_voice(a, b):
    assert same_voice(a, b)
    assert same_voice(b, a)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different_voices(a, b):
    assert not same_voice(a, b)
    assert not same_voice(b, a)


@given(st.text(max_size=40), st.text(max_size=40))
def test_symmetric_and_reflexive(a, b):
    assert same_voice(a, a)
    assert same_voice(a, b) == same_voice(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        *[("cuba", "cubans"), ("texas", "texan"), ("mexico", "mexican"), ("italy", "italian"), ("iraq", "iraqi")],
        *[("islam", "islamic"), ("christian", "christianity"), ("republican", "republicans"), ("paris", "parisian")],
        *[("ministry", "ministries"), ("senate", "senators"), ("norlin", "norlins")],
    ],
)
def test_forms_of_one_name(a: str, b: str):
    assert alike(a, b)
    assert alike(b, a)
    assert has_alike(a, {"x", b})


@pytest.mark.parametrize(
    ("a", "b"),
    [
        *[("austria", "australia"), ("niger", "nigeria"), ("india", "indiana"), ("martin", "martinez")],
        *[("johnson", "johnston"), ("roberts", "robertson"), ("hansen", "hanson"), ("chamber", "chamberlain")],
        *[("gunn", "gunnarson"), ("roman", "romania"), ("oslo", "oman")],
    ],
)
def test_two_names_that_begin_alike(a: str, b: str):
    assert not alike(a, b)
    assert not alike(b, a)


def test_proper_names():
    assert proper_names(
        "Talks with India failed. Pakistan’s Khawaja Asif said TTP fighters in Gul Bahadur camps fled."
    ) == [
        "India",
        "Pakistan's Khawaja Asif",
        "TTP",
        "Gul Bahadur",
    ]
    assert proper_names("Meanwhile the International Stabilization Force of Gaza met.") == [
        "International Stabilization Force of Gaza"
    ]
    assert proper_names("UN envoys left") == ["UN"]
    assert proper_names("Centers for Disease Control and Prevention") == ["Centers for Disease Control and Prevention"]


@pytest.mark.parametrize(
    "text",
    ["外相は会談を続ける。", "قال الوزير", "शांति वार्ता", "Talks resumed. They failed.", "", "I think so, I said"],
)
def test_no_names(text):
    assert proper_names(text) == []


def test_nobody():
    assert is_nobody("reporter")
    assert is_nobody(" The article ")
    assert not is_nobody("reporters")

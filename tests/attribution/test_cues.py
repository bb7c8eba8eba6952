"""Cues: the words that announce speech, demands and open matters."""

from __future__ import annotations

import pytest

from brief.attribution.grammar.cues import OPEN_REASONS, cues, open_reason

OPEN = [
    ("There were conflicting reports about the cranes.", "disputed"),
    ("The figure could not be independently verified.", "unverified"),
    ("The reports were unconfirmed.", "unverified"),
    ("The ministry declined to comment.", "unanswered"),
    ("The company did not immediately respond to questions.", "unanswered"),
    ("It is not clear who will pay.", "unanswered"),
    ("The cause is still unknown.", "unanswered"),
    ("The claim is under review.", "undecided"),
    ("The price is yet to be decided.", "undecided"),
    ("The price remains to be decided.", "undecided"),
    ("The council has not yet decided on the price.", "undecided"),
    ("The council decided on the price.", None),
    ("The quay is closed.", None),
]


@pytest.mark.parametrize(("sentence", "reason"), OPEN)
def test_why_a_matter_is_open(sentence: str, reason: str | None):
    assert open_reason(sentence) == reason
    pattern = cues("en").open
    assert pattern is not None
    assert bool(pattern.search(sentence)) is (reason is not None)


def test_each_reason_is_one_that_the_news_kind_knows():
    assert set(OPEN_REASONS) <= {"unanswered", "disputed", "one_sided", "undecided", "unverified"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "He said no."),
        ("en", "According to him, no."),
        (None, "He said no."),
        ("de", "Sie sagte nein."),
        ("fr", "Il a déclaré que non."),
        ("es", "El alcalde dijo que no."),
        ("it", "Il sindaco ha detto di no."),
        ("pt", "O prefeito disse que não."),
        ("nl", "De burgemeester zei nee."),
    ],
)
def test_a_verb_of_speech_is_a_cue_in_its_language(language: str | None, sentence: str):
    pattern = cues(language).speech
    assert pattern is not None
    assert pattern.search(sentence)


def test_a_cue_is_a_whole_word():
    pattern = cues("en").speech
    assert pattern is not None
    assert pattern.search("The unsaid aftersays of the essay.") is None


def test_a_language_without_a_lexicon_has_no_cues():
    assert cues("fi") == cues("ja")
    assert cues("fi").speech is cues("fi").demand is cues("fi").open is None

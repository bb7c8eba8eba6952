"""What is remembered of words, and what is asked of them no second time."""

from __future__ import annotations

import pytest

from brief import lexicon
from brief.lexicon import Cue, Lexicon


def test_a_word_that_is_no_cue_is_asked_about_once():
    asked: list[str] = []
    has_digit = Cue(lambda word: asked.append(word) or word.isdigit())
    assert not has_digit("the port of the town")
    assert not has_digit("the town of the port")
    assert asked == ["the", "port", "of", "town"]
    assert has_digit("the 25 ferries")
    assert not has_digit("ferries of the town")
    assert asked[4:] == ["25", "ferries"]


def test_what_was_remembered_of_too_many_words_is_forgotten_and_still_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lexicon, "_MOST", 3)
    has_digit = Cue(str.isdigit)
    for word in ("a b c d e f g", "h i j 1", "a 2 b", "k l m n o"):
        assert has_digit(word) is any(c.isdigit() for c in word)
    assert len(has_digit._failed) <= 3


def test_a_stretch_without_an_end_is_not_kept():
    has_digit = Cue(str.isdigit)
    assert not has_digit("a" * 1_000)
    assert has_digit._failed == set()


def test_words_are_read_once_and_by_each_lexicon_in_its_way():
    asked: list[str] = []
    letters = Lexicon(lambda word: asked.append(word) or (word[0], word[-1]))
    sizes = Lexicon(lambda word: (len(word),))
    assert letters.of("the port the") == ["t", "e", "p", "t", "t", "e"]
    assert sizes.of("the port the") == [3, 4, 3]
    assert letters.of("port") == ["p", "t"]
    assert asked == ["the", "port"]

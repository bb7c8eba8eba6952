"""Passages: every sentence once, in order, and no paragraph cut that need not be."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed import HEADLINE, article

from brief.article import Article, Place
from brief.errors import UsageError
from brief.writing.options import Options
from brief.writing.passages import cut

LINE = "The quay was closed on Monday after the storm."  # nine words


def test_an_article_of_no_sentences_has_no_passages():
    assert cut(Article("", (), ""), 100) == []


def test_without_a_size_it_is_one_passage():
    made = article(LINE, LINE)
    (passage,) = cut(made, None)
    assert passage.sentences == made.sentences
    assert passage.before is None
    assert list(passage.numbers) == [1, 2, 3]


def test_each_passage_knows_the_sentence_before_it():
    passages = cut(article(*[f"{LINE} {LINE}"] * 6), 40)
    assert len(passages) > 1
    assert passages[0].before is None
    for earlier, later in itertools.pairwise(passages):
        assert later.before == earlier.sentences[-1]


def test_a_paragraph_stays_together():
    for passage in cut(article(*[f"{LINE} {LINE} {LINE}"] * 6), 40)[1:]:
        assert passage.before is not None
        assert passage.before.paragraph < passage.sentences[0].paragraph


def test_a_paragraph_longer_than_two_passages_is_cut():
    passages = cut(article(" ".join([LINE] * 30)), 40)
    assert len(passages) > 2
    assert all(sum(len(s.text.split()) for s in p.sentences) <= 80 for p in passages)


def test_a_heading_begins_a_passage_once_the_one_before_is_half_full():
    made = article(*[LINE] * 3, "The ferry is late", *[LINE] * 3)
    heading = next(s for s in made.sentences if s.place is Place.HEADING)
    assert [p.sentences[0].id for p in cut(made, 50)] == [1, heading.id]


def test_scripts_without_spaces_are_measured_by_characters():
    line = "埠頭は月曜日の嵐のあとに閉鎖されたと市長は述べた。"
    assert len(cut(article(*[line] * 20, language="ja"), 40)) > 3


@given(st.lists(st.integers(1, 5), min_size=1, max_size=12), st.integers(5, 80))
def test_every_sentence_stands_in_one_passage(paragraphs: list[int], words: int):
    made = article(*(" ".join([LINE] * n) for n in paragraphs))
    passages = cut(made, words)
    assert [s for p in passages for s in p.sentences] == list(made.sentences)
    assert made.sentences[0].text == HEADLINE
    for passage in passages:
        length = sum(len(s.text.split()) for s in passage.sentences)
        assert length <= 2 * words or len(passage.sentences) == 1


@pytest.mark.parametrize("words", [3, 0, "all", None])
def test_no_passage_is_shorter_than_the_settings_allow(words: Any):
    with pytest.raises(UsageError, match="passages should be at least 20 or 'auto' or 'whole'"):
        Options(passages=words)


def test_the_items_are_worded_by_somebody_known():
    with pytest.raises(UsageError, match="wording should be one of auto, model, article, not 'mine'"):
        Options(wording="mine")  # type: ignore[arg-type]

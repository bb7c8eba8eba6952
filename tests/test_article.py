"""An article's words and language."""

from __future__ import annotations

import pytest

from brief.article import count_words, is_english


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("The quay was closed.", 4, id="white space"),
        pytest.param("Die Brücke ist gesperrt.", 4, id="beyond ASCII"),
        pytest.param("代表团星期二抵达", 4, id="Chinese"),
        pytest.param("ท่าเรือปิด", 2, id="Thai"),
        pytest.param("대표단은 화요일에 도착했다", 6, id="Korean"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_words_are_told_by_spaces_and_by_characters_where_there_are_none(text: str, words: int) -> None:
    assert count_words(text) == words


def test_a_language_that_is_not_known_is_taken_for_english() -> None:
    assert [tag for tag in (None, "", "en", "en-GB", "EN", "de", "enm") if is_english(tag)] == [
        None,
        "",
        "en",
        "en-GB",
        "EN",
    ]

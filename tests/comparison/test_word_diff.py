"""Which words changed, so that they can be shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from brief.comparison.words import pieces, shortened, side, spaced

texts = st.lists(st.sampled_from(["the", "ban", "had", "41", "ships,", "“late”", "quay.", "no"]), max_size=30).map(
    " ".join
)


def marked(old: str, new: str) -> str:
    marks = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(marks[p.part].format(p.text) for p in spaced(shortened(pieces(old, new))))


def test_the_words_that_changed_stand_where_they_changed() -> None:
    assert marked("The ban delayed 41 ships.", "The ban delayed 14 ships.") == "The ban delayed [-41 -]{+14 +}ships."
    assert marked("We paid.", "We never paid.") == "We {+never +}paid."
    assert marked("in June 2026, he said", "he said") == "[-in June 2026, -]he said"


def test_texts_with_little_in_common_stand_one_after_the_other() -> None:
    assert marked("Nobody came to the quay.", "Talks fail") == "[-Nobody came to the quay. -]{+Talks fail+}"
    assert marked("", "Talks fail") == "{+Talks fail+}"


def test_long_stretches_that_did_not_change_are_cut() -> None:
    long = " ".join(f"w{i}" for i in range(60))
    shown = marked(f"{long} 41 {long} end", f"{long} 14 {long} done")
    assert shown.startswith("… w54")
    assert shown.count("…") == 2
    assert "w54 w55 w56 w57 w58 w59 [-41 -]{+14 +}w0 w1 w2 w3 w4 w5 … w54" in shown.replace(" … ", " … ")
    assert len(shown) < 200


def test_scripts_without_spaces_are_compared_sign_by_sign() -> None:
    assert marked("双方将于六月谈判", "双方将于七月谈判") == "双方将于[-六 -]{+七+}月谈判"


def test_very_long_texts_are_not_compared_word_by_word() -> None:
    long = "word " * 5_000
    assert [p.part for p in pieces(long, long + "more")] == ["old", "new"]


@given(texts, texts)
def test_both_wordings_can_be_read_off(old: str, new: str) -> None:
    row = pieces(old, new)
    assert side(row, "old") == " ".join(old.split())
    assert side(row, "new") == " ".join(new.split())

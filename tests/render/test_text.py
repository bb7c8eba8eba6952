from hypothesis import given
from hypothesis import strategies as st

from brief.harmless import clean
from brief.render.text import cells, clip, ranges, right_to_left

ANY = st.text(st.characters(), max_size=80)


@given(ANY, st.integers(1, 60))
def test_a_cut_text_fits_and_begins_as_it_did(text: str, most: int) -> None:
    text = clean(text)
    cut = clip(text, most)
    assert cells(cut) <= most
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


def test_wide_text_is_measured_by_columns() -> None:
    assert cells("代表团") == 6
    assert cells("e\u0301") == 1
    assert clip("代表团星期二", 5) == "代表…"
    assert clip("The council said so", 12) == "The council…"


@given(st.sets(st.integers(1, 60)))
def test_ranges_name_every_number_once(numbers: set[int]) -> None:
    runs = ranges(numbers, 100)
    assert [n for a, b in runs for n in range(a, b + 1)] == sorted(numbers)
    assert ranges(numbers, 2) == runs[:2]


def test_ranges_fold_from_three_on() -> None:
    assert ranges([5, 4, 3, 9], 6) == ((3, 5), (9, 9))
    assert ranges([3, 4], 6) == ((3, 3), (4, 4))


def test_right_to_left() -> None:
    assert right_to_left("said וعد")
    assert not right_to_left("said 12%")

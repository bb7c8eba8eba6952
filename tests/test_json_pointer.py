"""A JSON pointer and its steps are told from one another, whatever the keys."""

from hypothesis import given
from hypothesis import strategies as st

from brief.json_pointer import pointer, steps


@given(way=st.lists(st.text("ab/~01é", max_size=4)))
def test_the_steps_of_a_pointer_are_those_it_was_made_of(way: list[str]):
    assert steps(pointer(way)) == way


def test_what_divides_steps_is_escaped_within_them():
    assert pointer(["brief", "a/b", 3, "~1"]) == "/brief/a~1b/3/~01"

"""Two people of one surname whom only "Mr" and "Mrs" tell apart."""

from __future__ import annotations

from people import MARA
from printed import cast_of, speakers

MET = "Mara Lindqvist and her husband, Erik Lindqvist, met the pilots."


def test_mr_and_mrs_are_the_man_and_the_woman_of_that_name():
    told = ("Mr Lindqvist said the quay was late.", "Mrs Lindqvist said that it was not.")
    assert speakers(MET, *told) == ["Erik Lindqvist", MARA]


def test_a_man_is_not_the_woman_whom_alone_the_text_prints_in_full():
    assert speakers(f"{MARA} met the pilots.", "Mr Lindqvist said the quay was late.") == ["Mr Lindqvist"]
    assert speakers(f"{MARA} met the pilots.", "Ms Lindqvist said the quay was late.") == [MARA]


def test_of_two_men_mr_is_neither():
    told = "Erik and Mara Lindqvist met the pilots.", "Mr Lindqvist said the quay was late."
    assert speakers(*told, "Jens Lindqvist left.") == ["Mr Lindqvist"]


def test_a_surname_of_one_bearer_has_no_title():
    cast = cast_of("Erik Lindqvist met the pilots.", "Mr Lindqvist left.", "Lindqvist said so.")
    assert cast.full("Mr Lindqvist") == cast.full("Lindqvist") == "Erik Lindqvist"


def test_a_councillor_is_named_without_the_title():
    assert cast_of("Cllr Mara Lindqvist left.").titles == {MARA: "Cllr"}


def test_mr_is_the_one_who_may_be_a_man():
    told = ("Gaerth Pound denies it.", "Mrs Ruth Pound, who is no kin of his, waited.", "Mr Pound said it was late.")
    assert speakers(*told)[-1] == "Gaerth Pound"


def test_letters_behind_a_name_are_no_part_of_it():
    assert speakers("Mara Lindqvist KC said it was late.", "Miss Lindqvist said it was wet.") == [MARA, MARA]
    assert speakers("The quay is MARA KC, Mara Lindqvist said.") == [MARA]


def test_an_initial_is_no_name_of_anybody_else():
    cast = cast_of("Senator John Berg died. The ship John S. Berg left. Mary Berg spoke.", "Ms. Berg met Mr. Berg.")
    assert cast.full("Ms. Berg") == "Mary Berg"
    assert cast.full("Mr. Berg") == "John Berg"

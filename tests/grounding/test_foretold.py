"""What is told as done before it is, and what has been done."""

from __future__ import annotations

import pytest

from brief.grounding.foretold import told_as_done

TOO_SOON = [
    ("Kestria has charged the poisoner.", "The minister said Kestria would consider charging the poisoner."),
    ("Halden has overtaken Norlin.", "Halden is expected to overtake Norlin."),
    ("The mayor has sent a bill to the council.", "The mayor is to send a bill to the council."),
    ("The judge has excluded the diary.", "The lawyer asked the judge to exclude the diary."),
    ("The ministry has called in the plan.", "The ministry has 21 days to decide whether to call in the plan."),
    ("Kestria has withdrawn from the union.", "The premier suggested Kestria would withdraw from the union."),
    ("The board was dismissed on 3 May.", "The owners said they would dismiss the board on 3 May."),
    ("The board has been dismissed by the owners.", "The owners will dismiss the board in May."),
    ("The mayor left office on 2 August.", "The mayor said she is to leave office on 2 August."),
    ("Norlin sold the yard in June.", "Norlin will sell the yard in June."),
]
DONE = [
    ("Lind won the race in May.", "Lind would go on to win the race in May."),
    ("The mayor left office on 2 August.", "The mayor left office on 2 August, and is to leave the council."),
    ("Work is to be moved to Ostrava in May.", "Work will move to Ostrava in May."),
    ("The yard sold by Norlin is old.", "Norlin will sell the old yard."),
    ("The board was expected to resign on 3 May.", "The board is expected to resign on 3 May."),
    ("The board was to be dismissed on 3 May.", "The owners will dismiss the board on 3 May."),
    ("The board was dismissed on 3 May.", "The owners dismissed the board on 3 May, and will sell the yard."),
    ("The mayor has sent a bill to the council.", "The mayor sent a bill to the council."),
    ("The council has approved the plan.", "The council voted to approve the plan."),
    ("The owners have managed to sell the yard.", "The owners managed to sell the yard."),
    ("The firm has agreed to sell the yard.", "The firm will sell the yard."),
    ("The mayor has asked the council to vote.", "The mayor asked the council to vote."),
    ("Lind has won the race.", "Lind would later win the race."),
    ("The editor has apologised to readers.", "“We would like to apologise to our readers,” the editor said."),
    ("Halden has grown.", "Halden grew in May and will grow in June."),
    ("The yard has 40 cranes.", "The yard will have 40 cranes."),
    ("Norway has sent ships, and the yard is shut.", "Denmark may send ships to Ostrava."),
    ("The firm has not sold the yard.", "The firm will sell the yard."),
]


@pytest.mark.parametrize(("statement", "sentence"), TOO_SOON, ids=[s for s, _ in TOO_SOON])
def test_what_is_to_come_is_not_done(statement, sentence):
    assert told_as_done(statement, [sentence]) is not None


@pytest.mark.parametrize(("statement", "sentence"), DONE, ids=[f"{s} {t}" for s, t in DONE])
def test_what_was_done_is(statement, sentence):
    assert told_as_done(statement, [sentence]) is None


def test_another_cited_sentence_may_have_it_as_done():
    assert (
        told_as_done("Kestria has left the pact.", ["Kestria will leave the pact.", "Kestria left the pact."]) is None
    )

"""Rules about who, and the editor's: each with what trips it, and with what is near but does not."""

from __future__ import annotations

from typing import Any

import pytest
from pages import TEXT, article, content, sheet
from test_rules import tripped

from brief import checks
from brief.checks.said import is_a_name, stands_for

MORE = (
    TEXT
    + "\n\nVarga criticised Brandt on Monday. Ostrava was asked by Varga to wait. “We urge Norway to stay,” Varga said. "
    "He added that Brandt had signed 40 contracts.\n\n"
    "Brandt said the docks would open, while Varga said the cranes would stop.\n\n"
    "One of the dockers’ lawyers, Ada Nilsen, said nobody would strike.\n\n"
    "Ostrava claimed that the minister had lied to parliament. The tunnel was closed on 4 May after a fire killed three people.\n\n"
    "Varga left early. He urged Norway to pay. Varga urged the FSB to stay."
)
"""Further sentences: 11 criticised, 12 asked, 13 urge, 14 he added, 15 two speakers, 16 lawyer, 17 claimed, 18 tunnel,
20 he urged, 21 a short form.
"""


def remark(who: str, says: str, *evidence: int) -> dict[str, Any]:
    return {"remarks/0": {"who": who, "says": says, "evidence": list(evidence)}}


def wish(by: str, of: str, *evidence: int) -> dict[str, Any]:
    return {"wishes/0": {"by_whom": by, "of_whom": of, "what": "Stay.", "evidence": list(evidence)}}


def asks(text: str) -> dict[str, Any]:
    return {"doubts/0/asks": text}


def gist(text: str, *evidence: int) -> dict[str, Any]:
    return {"gist": {"text": text, "evidence": list(evidence)}}


TRIPS = [
    ("B301", remark("Ostrava side", "She “will not pay $2.5 million twice”.", 3), "/brief/remarks/0/who"),
    ("B301", remark("Lena Brandt", "It depends on Ostrava.", 8), "/brief/remarks/0/who"),
    ("B301", remark("a port source", "“We may sign by Friday.”", 7), "/brief/remarks/0/who"),
    ("B301", remark("Lena Brandt", "Norway hosted the talks.", 9), "/brief/remarks/0/who"),
    ("B301", remark("Lena Brandt", "Brandt had signed 40 contracts.", 14), "/brief/remarks/0/who"),
    ("B301", remark("Norway", "“We urge Norway to stay.”", 13), "/brief/remarks/0/who"),
    ("B301", remark("Lena Brandt", "The cranes would stop.", 15), "/brief/remarks/0/who"),
    ("B301", remark("Milo Varga", "The docks would open.", 15), "/brief/remarks/0/who"),
    ("B302", remark("a senior security source", "The talks are moving.", 6), "/brief/remarks/0/who"),
    ("B302", remark("a senior port source from Ostrava", "The talks are moving.", 6), "/brief/remarks/0/who"),
    ("B302", remark("a government official", "The talks are moving.", 6), "/brief/remarks/0/who"),
    ("B304", remark("reporter", "25 ferries would stay in port until 3 June.", 2), "/brief/remarks/0/who"),
    ("B304", remark("reporter", "“We will not pay $2.5 million twice.”", 3), "/brief/remarks/0/who"),
    ("B304", remark("reporter", "“It depends on Ostrava.”", 8), "/brief/remarks/0/who"),
    ("B304", remark("reporter", "refused to sign", 4) | {"remarks/0/says": "The Ostrava side refused to sign."}, "/brief/remarks/0/who"),
    ("B304", remark("reporter", "urged the Ostrava side to return the 48-hour permits.", 5), "/brief/remarks/0/who"),
    ("B304", gist("We may sign by Friday.", 7), "/brief/gist/text"),
    ("B304", gist("The minister lied to parliament.", 17), "/brief/gist/text"),
    ("B304", gist("The minister had lied to parliament.", 17), "/brief/gist/text"),
    ("B305", {"sides": [{"label": "Norway", "heard": "not_quoted", "evidence": [9]}]}, "/brief/wishes/0/by_whom"),
    ("B306", wish("Ostrava side", "Brandt", 5), "/brief/wishes/0/by_whom"),
    ("B306", wish("Ostrava side", "unspecified", 5), "/brief/wishes/0/by_whom"),
    ("B306", wish("Milo Varga", "Ostrava side", 5), "/brief/wishes/0/by_whom"),
    ("B306", wish("Lena Brandt", "Norway", 5), "/brief/wishes/0/of_whom"),
    ("B306", wish("Ostrava", "Varga", 12), "/brief/wishes/0/by_whom"),
    ("B306", wish("Norway", "Varga", 13), "/brief/wishes/0/by_whom"),
    ("B306", wish("Varga", "Brandt", 20), "/brief/wishes/0/of_whom"),
    ("B306", wish("Varga", "Norwegian Ferry Trust", 21), "/brief/wishes/0/of_whom"),
    ("B306", remark("reporter", "On Monday Brandt criticised Varga.", 11), "/brief/remarks/0/says"),
    ("B306", remark("reporter", "On Monday, Varga was criticised by Brandt.", 11), "/brief/remarks/0/says"),
    ("B401", remark("Lena Brandt", "Brandt: 25 ferries stay in port until June 3", 2) | {"remarks/1": {"who": "Brandt", "says": "Ferries, 25 of them, stay in port until 3 June.", "evidence": [2]}}, "/brief/remarks/1"),
    ("B401", {"doubts": [{"asks": "Who will pay?", "evidence": [10]}, {"asks": "Who is to pay?", "evidence": [10]}]}, "/brief/doubts/1"),
    ("B403", asks("Ostrava cheated, so who will pay?"), "/brief/doubts/0/asks"),
    ("B403", asks("The Ostrava side will pay for it?"), "/brief/doubts/0/asks"),
    ("B403", asks("Brandt will pay, won’t she?"), "/brief/doubts/0/asks"),
    ("B403", asks("Given that the union bribed her, will Brandt pay?"), "/brief/doubts/0/asks"),
    ("B407", gist("Norway hosted a conference of bankers and engineers.", 9), "/brief/gist/text"),
    ("B407", gist("Norway hosted the talks. Experts fear worse.", 9), "/brief/gist/text"),
    ("B407", gist("A fire killed three people.", 18), "/brief/gist/text"),
    ("B408", asks("Who hosted the talks?"), "/brief/doubts/0/asks"),
    ("B408", asks("When was the tunnel closed?"), "/brief/doubts/0/asks"),
    ("B408", asks("How many people did the fire kill?"), "/brief/doubts/0/asks"),
    ("B408", asks("Did Norway host the talks?"), "/brief/doubts/0/asks"),
    ("B408", asks("Was the tunnel closed after the fire?"), "/brief/doubts/0/asks"),
    ("B409", remark("reporter", "Norway hosted the so-called talks.", 9), "/brief/remarks/0/says"),
    ("B409", remark("reporter", "Norway hosted the sham talks.", 9), "/brief/remarks/0/says"),
    ("B409", remark("reporter", "Norway hosted the unprecedented talks.", 9), "/brief/remarks/0/says"),
    ("B307", wish("Norway", "Ostrava side", 9), "/brief/wishes/0/by_whom"),
    ("B409", remark("reporter", "Norway hosted the so called talks.", 9), "/brief/remarks/0/says"),
    ("B409", remark("Lena Brandt", "Brandt admitted that 25 ferries would stay in port.", 2), "/brief/remarks/0/says"),
    ("B409", {"title": "Talks with the regime stall"}, "/brief/title"),
    ("B409", asks("When will the notorious Ostrava side sign?"), "/brief/doubts/0/asks"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "change", "path"), TRIPS, ids=[f"{c} {n}" for n, (c, _, _) in enumerate(TRIPS)])
def test_trips(code: str, change: dict[str, Any], path: str):
    assert (code, path) in tripped(change, MORE)


FINE = [
    ("B307", wish("Lena Brandt", "Ostrava side", 5)),
    ("B307", wish("Varga", "Ostrava", 12)),
    ("B301", remark("Milo Varga", "Brandt had signed 40 contracts.", 14)),
    ("B301", remark("Lena Brandt", "The docks would open.", 15)),
    ("B301", remark("Milo Varga", "The cranes would stop.", 15)),
    ("B301", remark("Varga", "Brandt said the docks would open, while Varga said the cranes would stop.", 15)),
    ("B301", remark("the dockers’ union", "“We may sign by Friday.”", 7)),
    ("B301", remark("a lawyer of the dockers", "Nobody would strike.", 16)),
    ("B301", remark("the minister", "25 ferries would stay in port.", 2)),
    ("B301", remark("reporter", "Norway hosted the talks.", 9)),
    ("B302", remark("a port source", "The talks are moving.", 6)),
    ("B302", remark("the senior port source", "The talks are moving.", 6)),
    ("B304", remark("reporter", "Brandt said 25 ferries would stay in port until 3 June.", 2)),
    ("B304", remark("reporter", "25 ferries stay in port until 3 June, according to the minister.", 2)),
    ("B304", remark("reporter", "The Ostrava side withdraws as harbour talks stall.", 1)),
    ("B304", remark("reporter", "Varga criticised Brandt on Monday.", 11)),
    ("B304", gist("25 ferries stay in port until 3 June.", 2)),
    ("B304", gist("Ostrava claims that the minister lied to parliament.", 17)),
    ("B305", {"sides": []}),
    ("B305", remark("Milo Varga", "“We may sign by Friday.”", 7)),
    ("B306", wish("Brandt", "the Ostrava side", 5)),
    ("B306", wish("Lena Brandt", "unspecified", 5)),
    ("B306", wish("Varga", "Ostrava", 12)),
    ("B306", wish("Milo Varga", "Norway", 13)),
    ("B306", wish("Varga", "Norway", 20)),
    ("B306", wish("Varga", "Ferry Standards Board", 21)),
    ("B306", remark("reporter", "Brandt was criticised by Varga on Monday.", 11)),
    ("B306", remark("reporter", "Varga criticised Brandt.", 11)),
    ("B401", remark("Lena Brandt", "Not one of 25 ferries would leave.", 2) | {"remarks/1": {"who": "Brandt", "says": "26 ferries would leave.", "evidence": [2]}}),
    ("B401", {"doubts": [{"asks": "Who will pay?", "evidence": [10]}, {"asks": "When will they pay?", "evidence": [10]}]}),
    ("B401", {"doubts": [{"asks": "What is the deadline for the permits of Ostrava?", "evidence": [10]}, {"asks": "What is the condition for the permits of Ostrava?", "evidence": [10]}]}),
    ("B403", asks("If the talks fail, who will pay?")),
    ("B403", asks("After the talks, who will pay?")),
    ("B403", asks("Brandt or Ostrava: who will pay?")),
    ("B403", asks("To what extent will the Ostrava side pay?")),
    ("B403", asks("What, if anything, will Brandt pay?")),
    ("B403", asks("Since Norway hosted the talks, will it pay?")),
    ("B403", asks("Didn’t Brandt sign?")),
    ("B407", gist("Norway hosted the talks while 25 ferries stayed in port.", 2, 9)),
    ("B407", gist("“We may sign by Friday,” said Milo Varga of the dockers’ union.", 7)),
    ("B408", asks("Who will pay?")),
    ("B408", asks("Will the Ostrava side sign?")),
    ("B408", asks("Did the minister lie to parliament?")),
    ("B408", asks("When will the tunnel open?")),
    ("B408", asks("Why was the tunnel closed?")),
    ("B408", asks("How many ferries were sold?")),
    ("B409", remark("Ostrava", "The minister “had lied to parliament”, it claimed.", 17)),
    ("B409", remark("Ostrava", "The minister had lied to parliament.", 17)),
    ("B409", {"title": "Harbour talks stall"}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "change"), FINE, ids=[f"{c} {n}" for n, (c, _) in enumerate(FINE)])
def test_does_not_trip(code: str, change: dict[str, Any]):
    assert code not in {c for c, _ in tripped(change, MORE)}


@pytest.mark.parametrize("language", ["de", "fr", "ja"])
def test_rules_of_english_say_nothing_elsewhere(language: str):
    english = {"B302", "B304", "B306", "B407", "B408", "B409"}
    for code, change, _ in TRIPS:
        if code in english:
            assert code not in {c for c, _ in tripped(change, MORE, language)}


def test_a_party_that_is_missed_is_named_once():
    change = {"sides": [{"label": "Norway", "heard": "not_quoted", "evidence": [9]}]}
    assert [p for c, p in tripped(change) if c == "B305"] == ["/brief/wishes/0/of_whom", "/brief/wishes/0/by_whom"]


def test_a_name_is_told_from_an_office():
    names = ["Lena Brandt", "Varga", "The Clinton campaign", "Goa's government", "Znak.com", "Minister Lena Brandt"]
    others = ["the minister", "The President", "Officials", "a Republican", "the Democratic candidate", "police", "He"]
    assert [n for n in names if not is_a_name(n)] == []
    assert [n for n in others if is_a_name(n)] == []


def test_a_seat_of_government_stands_for_its_state():
    assert stands_for("Pakistan", "Islamabad")
    assert stands_for("Washington", "the United States")
    assert not stands_for("Pakistan", "Kabul")


@pytest.mark.slow
def test_a_long_sentence_costs_no_more_than_its_length():
    text = "Ostrava said that Norway said, " * 6000 + "and Brandt waited."
    data = content() | {"remarks": [{"who": "Norway", "says": "Brandt waited.", "evidence": [1]}] * 20}
    data["gist"]["evidence"] = [1]
    data["sides"] = data["wishes"] = data["doubts"] = []
    assert isinstance(checks.run(sheet(data), article(text)), list)


def test_a_bottom_line_may_be_the_headline_that_it_cites():
    title = "Remarks by Mayor Ada Holm on the storms of 2021"
    text = title + MORE[MORE.index("\n") :]
    assert "B407" not in {c for c, _ in tripped(gist(title, 1), text)}
    assert "B407" in {c for c, _ in tripped(gist(title, 2), text)}

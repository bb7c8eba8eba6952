"""Who asks what of whom, by the words of one sentence."""

from __future__ import annotations

import pytest

from brief.attribution.demands.asking import SAYER, askings

CASES = [
    ("Upon taking office, Berg launched a tour to push for lower fares.", ("Berg", "")),
    ("Asked about the quay, Berg urged Norway to pay.", ("Berg", "Norway")),
    (
        "Holm denounced President Ada Berg’s decision last month to publicly urge Norway to wait.",
        ("President Ada Berg", "Norway"),
    ),
    ("The pilots marched in an effort to urge the council to pay.", ("The pilots", "the council")),
    (
        "Holm said that a young pilot, knowing of it, made the request to the council to wait.",
        ("a young pilot", "the council"),
    ),
    ("Brandt urged people who feel cold to stay at home.", ("Brandt", "people who feel cold")),
    ("Brandt ordered the ships to be sold.", ("Brandt", "")),
    ("The government wants the new bill to pass by May.", ("The government", "")),
    ("On Monday Ada Berg urged the port to pay.", ("Ada Berg", "the port")),
    ("The Harbour Office sent a letter asking the port to pay.", ("The Harbour Office", "the port")),
    ("Brandt urged the Ostrava side to return the permits.", ("Brandt", "the Ostrava side")),
    ("Brandt called on Ostrava to return the permits.", ("Brandt", "Ostrava")),
    ("The union wants Ellery Terminals to withdraw the timetable.", ("The union", "Ellery Terminals")),
    ("The mayor demanded that the company hand over its list.", ("The mayor", "the company")),
    ("Brandt insisted that Ostrava must pay.", ("Brandt", "Ostrava")),
    ("Ostrava was asked by Brandt to return the permits.", ("Brandt", "Ostrava")),
    ("Ostrava was called on by Brandt to return the permits.", ("Brandt", "Ostrava")),
    ("She urged both sides to return to the table.", ("She", "both sides")),
    ("Brandt told reporters not to wait.", ("Brandt", "reporters")),
    ("“We urge Ostrava to pay,” said Brandt.", (SAYER, "Ostrava")),
    ("The party has called on police to release the videos.", ("The party", "police")),
    ("The firm calls on the council to bring forward its decision.", ("The firm", "the council")),
    ("Brandt urged both sides to cling to the plan.", ("Brandt", "both sides")),
    ("Houthi rebels called for peace talks.", ("Houthi rebels", "")),
    ("At the summit, Norlin trading partners called on Averin to pay.", ("Norlin trading partners", "Averin")),
    ("Ostrava agreed to Norway’s logical demand for action.", ("Norway", "Ostrava")),
]


@pytest.mark.parametrize(("sentence", "wanted"), CASES)
def test_both_ends(sentence: str, wanted: tuple[str, str]):
    assert wanted in [(d.by, d.of) for d in askings(sentence)]


PARTS = [
    ("Berg, who called for Holm’s resignation earlier in the week, left.", "Berg", "Holm", "Holm’s resignation"),
    ("Berg called for Holm’s resignation this week.", "Berg", "Holm", "Holm’s resignation this week"),
    ("Berg’s effort to pressure Norway to dig deeper has sparked an inquiry.", "Berg", "Norway", "dig deeper"),
    (
        "Berg urged Norway to pay pilots who are fully and finally disabled.",
        "Berg",
        "Norway",
        "pay pilots who are fully and finally disabled",
    ),
    ("Berg urged Norway to pay, with pilots saying it will not.", "Berg", "Norway", "pay"),
    ("Ada Brandt, D-Ohio, who had urged Holm to wait, left.", "Ada Brandt", "Holm", "wait"),
    ("Brandt called for a review, based on a report by Jens Holm.", "Brandt", "", "a review"),
    ("Brandt asked Holm to look into it and that he hoped to hear soon.", "Brandt", "Holm", "look into it"),
    (
        "It is unclear who came after Brandt’s campaign sent a letter to the pilots last week urging them to wait.",
        "Brandt’s campaign",
        "the pilots",
        "wait",
    ),
    ("Brandt called for “fair fares” during remarks on the strike Monday.", "Brandt", "", "“fair fares”"),
    ("Brandt urged the port to close during the feast.", "Brandt", "the port", "close during the feast"),
    ("Pilots have demanded that Brandt resign since she spoke.", "Pilots", "Brandt", "resign"),
    (
        "Pilots called for an end to the noise since the mill opened.",
        "Pilots",
        "",
        "an end to the noise since the mill opened",
    ),
    ("Brandt called for Holm to resign after a report emerged.", "Brandt", "Holm", "resign"),
    ("Brandt called for Holm to resign after the vote.", "Brandt", "Holm", "resign after the vote"),
    (
        "While Brandt urged towns to oust the pilot, Ole Strand, there’s no evidence that it helped.",
        "Brandt",
        "towns",
        "oust the pilot",
    ),
    ("The union’s demand for the port to pay has angered the owners.", "The union", "", "the port to pay"),
    (
        "Brandt said schools should follow the law of Strand v. Holm.",
        "Brandt",
        "schools",
        "follow the law of Strand v. Holm",
    ),
    ("Brandt demanded that the museum hand out maps.", "Brandt", "the museum", "hand out maps"),
    ("Brandt demanded that the ferry waive its fee.", "Brandt", "", "the ferry waive its fee"),
    ("The pilots demand that banks defer loan repayments.", "The pilots", "banks", "defer loan repayments"),
    ("Brandt demanded the minister explain himself.", "Brandt", "the minister", "explain himself"),
    ("The panel recommended that parliament ratify the treaty.", "The panel", "parliament", "ratify the treaty"),
    ("The union insisted that Norlin open its books.", "The union", "Norlin", "open its books"),
    ("Brandt demanded that those responsible be tried.", "Brandt", "", "those responsible be tried"),
    ("The municipality urged owners on Monday to wait.", "The municipality", "owners", "wait"),
    ("The brigade told residents to keep windows shut.", "The brigade", "residents", "keep windows shut"),
    (
        "We urge homes and farms on the lower quay to save water.",
        "We",
        "homes and farms on the lower quay",
        "save water",
    ),
    ("Brandt urged new laws on the ports to combat it.", "Brandt", "", "new laws on the ports to combat it"),
    ("“It is old, and its status as a port must be maintained.”", SAYER, "", "its status as a port must be maintained"),
    ("Brandt has asked for his resignation, and that Holm gave it.", "Brandt", "", "his resignation"),
    ("“Ostrava should pay its pilots [...] Instead, it waits,” said Brandt.", SAYER, "Ostrava", "pay its pilots"),
    (
        "The embassy urged citizens to leave the port at once in its May 3 security alert.",
        "The embassy",
        "citizens",
        "leave the port at once",
    ),
    (
        "Brandt urged the council to delay the release of Air Force Maj. Gen. Tor Holm of Norlin Inc. until May.",
        "Brandt",
        "the council",
        "delay the release of Air Force Maj. Gen. Tor Holm of Norlin Inc. until May",
    ),
    (
        "Afterward, the mayor took a moment to tell the pilots to strike.",
        "the mayor",
        "the pilots",
        "strike",
    ),
    (
        "In a public retelling in the Harbour Room, he said he pressed on, then trimmed that and asked for more pilots.",
        "he",
        "",
        "more pilots",
    ),
    (
        "The Dock League wants the Norsk government to free its leader and to sell the quay.",
        "The Dock League",
        "the Norsk government",
        "free its leader and sell the quay",
    ),
    (
        "The rebel Dock League issued a declaration demanding that the Norsk government free its leader.",
        "The rebel Dock League",
        "the Norsk government",
        "free its leader",
    ),
    (
        "Norway along with its neighbours demanded that Ostrava leave the strait.",
        "Norway",
        "Ostrava",
        "leave the strait",
    ),
    (
        "Norway demanded that its Nordic Council partners close the strait, as long as the storm lasts.",
        "Norway",
        "its Nordic Council partners",
        "close the strait, as long as the storm lasts",
    ),
    (
        "Brandt said on Tuesday that Ostrava and other wealthy ports must pay for the dredging.",
        "Brandt",
        "Ostrava and other wealthy ports",
        "pay for the dredging",
    ),
    (
        "The pilots working in Ostrava said coast guard crews must open the lock.",
        "The pilots",
        "coast guard crews",
        "open the lock",
    ),
    ("Brandt called Thursday on the pilots to strike.", "Brandt", "the pilots", "strike"),
    (
        "Ostrava rejected recent calls by Brandt for immediate repairs, saying it had no money.",
        "Brandt",
        "Ostrava",
        "immediate repairs",
    ),
    ("Ostrava flatly dismissed an appeal from Norway to lower its tolls.", "Norway", "Ostrava", "lower its tolls"),
    ("Ostrava accepted demands from Norway that it dredge the canal.", "Norway", "Ostrava", "dredge the canal"),
    (
        "The Port Labour Office (PLO) reiterated its demand that Ostrava pay its pilots.",
        "The Port Labour Office",
        "Ostrava",
        "pay its pilots",
    ),
    (
        "Young pilots blocked the lock to press their demands for shorter shifts from the Ostrava government.",
        "Young pilots",
        "the Ostrava government",
        "shorter shifts",
    ),
    (
        "Dozens of pilots marched through Ostrava calling for independence from Norway, witnesses said.",
        "Dozens of pilots",
        "Norway",
        "independence",
    ),
    (
        "The crew, the pilots and two mayors have been demanding that the company release the log.",
        "The crew, the pilots and two mayors",
        "the company",
        "release the log",
    ),
    ("Brandt joined the pilots in demanding a new lock.", "Brandt", "", "a new lock"),
    ("The pilots demand the resignation of Mayor Holm.", "The pilots", "Mayor Holm", "the resignation of Mayor Holm"),
    ("Brandt demanded an apology from Beijing.", "Brandt", "Beijing", "an apology"),
    ("Brandt demanded reforms by King Harald.", "Brandt", "King Harald", "reforms by King Harald"),
    ("Brandt demanded protection from shelling.", "Brandt", "", "protection from shelling"),
    ("Brandt told the crew never to leave the lock.", "Brandt", "the crew", "never to leave the lock"),
    ("Brandt praised the crew and urged the mayor to reconsider.", "Brandt", "the mayor", "reconsider"),
    ("While Norway presses for talks, it is building a lock.", "Norway", "", "talks"),
    ("Norway asked Ostrava to open the lock and spoke with Holm.", "Norway", "Ostrava", "open the lock"),
    ("Pilots, with signs asking the mayor to resign — in two languages — marched.", "Pilots", "the mayor", "resign"),
    (
        "Holm asked for adviser Ada R. Berg’s resignation.",
        "Holm",
        "adviser Ada R. Berg",
        "adviser Ada R. Berg’s resignation",
    ),
    ("Holm asked the Court for the Southern Ports to wait.", "Holm", "the Court for the Southern Ports", "wait"),
    ("His sister made public requests for money for the bail.", "His sister", "", "money for the bail"),
    ("Norway will comply with the request of Mayor Holm to close the lock.", "Mayor Holm", "", "close the lock"),
    (
        "Holm called on “village councils and church leaders” to help.",
        "Holm",
        "village councils and church leaders",
        "help",
    ),
    ("US President Holm has called for Nordic members to pay more.", "US President Holm", "Nordic members", "pay more"),
    ("Holm said it was late, and that the courts should decide.", "Holm", "the courts", "decide"),
    ("“The lock must be repaired,” said Brandt.", SAYER, "", "The lock must be repaired"),
    ("Holm, who lobbied for the council to pay, did not comment on Sunday.", "Holm", "the council", "pay"),
    ("Holm told the crew to wait but at the same time opened the lock.", "Holm", "the crew", "wait"),
    ("For the first time Brandt asked the council to pay its pilots.", "Brandt", "the council", "pay its pilots"),
    ("The next day Holm told the crew to ensure the quay was safe.", "Holm", "the crew", "ensure the quay was safe"),
    ("It was the second time Holm asked Norway to pay.", "Holm", "Norway", "pay"),
    (
        "The report says Holm told the crew to see that the lock is shut.",
        "Holm",
        "the crew",
        "see that the lock is shut",
    ),
    ("Brandt’s demand for Ostrava to pay was refused.", "Brandt", "Ostrava", "pay"),
    ("Brandt’s demand that Ostrava pay its pilots has been ignored.", "Brandt", "Ostrava", "pay its pilots"),
    ("Brandt’s call for Ostrava to see why the plan was refused.", "Brandt", "Ostrava", "see why the plan was refused"),
    ("Young pilots blocked roads leading to Averin to press their demands for pay.", "Young pilots", "", "pay"),
]


@pytest.mark.parametrize(("sentence", "by", "of", "what"), PARTS)
def test_all_three_parts(sentence: str, by: str, of: str, what: str):
    assert [(a.by, a.of, a.what) for a in askings(sentence)] == [(by, of, what)]


ASKS_NOTHING = [
    "Asked on Sunday whether it is right for Berg to ask Norway to open a probe, Holm said nothing.",
    "Holm asked whether it had been right for Berg to ask Norway to help.",
    "The office “would not rule out sending letters” to other ports requesting the ship’s removal.",
    "Police are appealing for witnesses after a robbery.",
    "Members of the board will be in Norlin to seek views from pilots.",
    "“We want more pilots coming to look for work.”",
    "The union insisted that fees rise each year.",
    "The union insisted that Norlin port fees are fair.",
    "Brandt insisted that Norlin put its books on the table.",
    "The pilots who ordered that change claimed they were reducing the number of ships.",
    "The bill calls for a new lock.",
    "The pilots asked for comment.",
    "The mayor signed an executive order to add a lock.",
    "The least demanding pilots passed.",
    "The pilots might demand a new lock.",
    "The mayors agreed that their ports should share a pilot.",
    "He took calls from listeners to his show.",
    "Will Brandt demand a new lock?",
    "The union dropped its demand for a new lock.",
    "Brandt wrote a song that demands respect.",
    "The pilots must know the harbour.",
    "An appeal by Berg and the pilots secured the chance to present their logs.",
    "The mayor denied that he ordered the crew to leave.",
    "The charter demands a trial.",
    "His doctor sought out advice from one of the authors.",
    "Officials told reporters the decision to wait had been taken in May.",
    "Pilots laughed when he urged voters, “Look at the quay.”",
    "Despite council reports urging new rules to combat theft, officials in Averin have made no changes.",
    "The council issued a deposition request for Berg, scheduled for May.",
    "The last time Brandt ordered the lock to be closed was during the storm.",
    "The first time that Brandt asked Norway to pay, it refused.",
    "The reason the pilots asked the council to wait is not clear.",
    "The last bill that the council asked the ministry to sign was lost.",
    "What the pilots asked the council to do is not known.",
    "He said it was a risk, something other ports and towns should factor in.",
    "“You heard her, she’s not saying Norway should pay,” Holm said.",
    "Holm did not say that Norway should pay.",
    "Berg is accused of drawing a knife and ordering the clerk to open the safe.",
    "Berg is charged with telling pilots to leave.",
]


def test_an_accuser_asks_something():
    (one,) = askings("Berg, accused of theft, ordered the clerk to open the safe.")
    assert one.what == "open the safe"


@pytest.mark.parametrize("sentence", ASKS_NOTHING)
def test_nothing_is_asked(sentence: str):
    assert askings(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway hosted the talks.",
        "The force of the blast knocked her to the ground.",
        "The trip was subject to problems requiring a return to shore.",
    ],
)
def test_no_direction_with_two_ends(sentence: str):
    assert [d for d in askings(sentence) if d.by and d.of] == []


def test_an_asking_in_commas_ends_with_them_and_another_clause_is_another_asking():
    (one,) = askings("The pilots, who asked the port for lights, want the police to come.")[:1]
    assert (one.by, one.of, one.what) == ("The pilots", "the port", "lights")
    found = askings("I call on all parties to respect the law, and I urge Ostrava to reopen the quay.")
    assert [(d.of, d.what) for d in found] == [("all parties", "respect the law"), ("Ostrava", "reopen the quay")]
    assert askings("Brandt asked for a second boat and that she had refused.")[0].what == "a second boat"
    assert askings("Brandt asked for a boat and a pilot.")[0].what == "a boat and a pilot"


def test_who_is_left_demanding_demands():
    text = "The late vote left the harbour master, Jens Holm, demanding an explanation from Ostrava."
    assert [(d.by, d.of) for d in askings(text)] == [("Jens Holm", "Ostrava")]
    assert askings("The late vote left Norlin demanding an explanation.") == ()
    assert [d.by for d in askings("Brandt left the meeting, demanding an explanation.")] == ["Brandt"]


def test_orders_that_somebody_looks_into_are_no_demand_of_theirs():
    assert not askings("Berg said he was looking into Harbour Office orders telling staff to delete letters.")
    assert askings("The Harbour Office ordered staff to delete letters.")


def test_each_clause_of_a_demand_is_a_demand_of_its_own():
    found = askings("Brandt demanded that Ostrava open its books, that it pay the fine and that the lock be shut.")
    assert [(d.of, d.what) for d in found] == [
        ("Ostrava", "open its books"),
        ("Ostrava", "pay the fine"),
        ("", "the lock be shut"),
    ]
    found = askings("Brandt demanded that Ostrava open its books and that it had been too late.")
    assert [d.what for d in found] == ["open its books"]
    found = askings("Brandt called on Ostrava to apologise and on the port to move its stop.")
    assert [(d.of, d.what) for d in found] == [("Ostrava", "apologise"), ("the port", "move its stop")]
    found = askings("We urge all pilots to wait and we ask Norway to pay.")
    assert [(d.of, d.what) for d in found] == [("all pilots", "wait"), ("Norway", "pay")]
    (one,) = askings("Brandt called on Ostrava to open the quay on Monday and on Sunday.")
    assert one.what == "open the quay on Monday and on Sunday"

"""The questions that follow from the form of one sentence."""

from __future__ import annotations

import pytest

from brief.attribution.open_matters.accused import accused
from brief.attribution.open_matters.contested import contested
from brief.attribution.open_matters.forms import Told
from brief.attribution.open_matters.stated import open_matters

LOWER = frozenset("the council mayor police company quay case decision motive officials a an".split())


def told(sentence: str, asked_about: str | None = None) -> Told:
    """A sentence whose subjects are named as printed."""
    names = {"he": None, "it": None, "they": None}
    return Told(sentence, lambda who: names.get(who.lower(), who[0].lower() + who[1:] if who.startswith(("The ", "A ")) else who), LOWER, asked_about)  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "question", "reason"),
    [
        ("It is unclear whether the talks will resume.", "Will the talks resume?", "unanswered"),
        ("The mayor has not said when the quay will open.", "When will the quay open?", "unanswered"),
        ("It is too early to say when the quay will open.", "When will the quay open?", "unanswered"),
        ("The mayor said it was still too soon to tell whether the quay had sunk.", "Had the quay sunk?", "unanswered"),
        ("Experts are divided over whether the plan can work.", "Can the plan work?", "unanswered"),
        ("Whether the court will order the port to act is unclear.", "Will the court order the port to act?", "unanswered"),
        ("But whether the quay can be saved is not yet known.", "Can the quay be saved?", "unanswered"),
        ("What started the fire is not known.", "What started the fire?", "unanswered"),
        ("It is not clear whether next week's scheduled session would take place, nor if the bank will come.", "Would next week's scheduled session take place?", "unanswered"),
        ("As of Monday, the motive had not been officially stated.", "What is the motive?", "unanswered"),
        ("The gold toilet has not been recovered.", "Where is the gold toilet?", "unanswered"),
        ("No details were provided on how the quay would be paid for.", "How would the quay be paid for?", "unanswered"),
        ("The mayor isn’t saying if the sale broke any laws.", "Is it so that the sale broke any laws?", "unanswered"),
        ("The motive remains unknown.", "What is the motive?", "unanswered"),
        ("The number of passengers is disputed too.", "What is the number of passengers?", "disputed"),
        ("The victims have not been identified.", "Who are the victims?", "unanswered"),
        ("The new fares for the quay are under consideration.", "What will be decided about the new fares for the quay?", "undecided"),
        ("No date has been set for new talks.", "When will there be new talks?", "undecided"),
        ("The case against Mr. Holm is pending.", "How will the case against Mr. Holm be decided?", "undecided"),
        ("The council is considering a plan to sell the quay.", "What will the council decide about a plan to sell the quay?", "undecided"),
        ("The board will consider whether to close the quay.", "Will the board close the quay?", "undecided"),
        ("The resolution still awaited approval by the council.", "Will the resolution get approval by the council?", "undecided"),
        ("The police are investigating Norlin, a port firm, for alleged theft.", "What will the investigation of Norlin, a port firm, for alleged theft by the police find?", "undecided"),
        ("The council is reviewing the fares of the quay.", "What will the council conclude about the fares of the quay?", "undecided"),
        ("Pilots doubt whether the quay will open due to the storm.", "Will the quay open?", "unanswered"),
        ("Norlin has yet to decide whether to sell the quay.", "Will Norlin sell the quay?", "undecided"),
        ("Norlin has yet to say when the quay will open.", "When will the quay open?", "undecided"),
        ("Delivery date has not been set.", "What will the delivery date be?", "undecided"),
        ("The bill has yet to be signed, due in part to the storm.", "When will the bill be signed?", "undecided"),
        ("Norlin did not disclose terms of the sale.", "What are the terms of the sale?", "unanswered"),
        ("The question of whether the quay will be sold has yet to be resolved.", "Will the quay be sold?", "unanswered"),
        ("The police are investigating the fire at the quay.", "What will the police find about the fire at the quay?", "undecided"),
        ("The inspectorate opened an investigation into the fire.", "What will the investigation into the fire find?", "undecided"),
        ("The statement gave no hint of what, if any, steps the mayor might take.", "What steps might the mayor take?", "unanswered"),
        ("The ferry is awaiting clearance in the U.K. for the route.", "Will the ferry get clearance in the U.K. for the route?", "undecided"),
        ("There were unconfirmed reports that the ferry sank.", "Can it be confirmed that the ferry sank?", "unverified"),
        ("As of Monday, no cause had been given for the fire by the police.", "What caused the fire?", "unanswered"),
        ("The police named no suspect, and no motive has been established.", "What is the motive?", "unanswered"),
        ("Cause of death was not released.", "What is the cause of death?", "unanswered"),
        ("It was not known who else was on the ferry.", "Who else was on the ferry?", "unanswered"),
        ("Nobody knows who owns the quay.", "Who owns the quay?", "unanswered"),
        ("There was no official word on when the quay would open.", "When would the quay open?", "unanswered"),
        ("The council has yet to approve the plan, saying it lacks figures.", "Will the council approve the plan?", "undecided"),
        ("The fare has yet to be fixed.", "When will the fare be fixed?", "undecided"),
        ("Norlin did not disclose the price of the quay.", "What is the price of the quay?", "unanswered"),
        ("The police have not released the names of the victims.", "Who are the victims?", "unanswered"),
        ("Inquiries have been opened by the inspectorate and the port.", "What will the inquiries by the inspectorate and the port find?", "undecided"),
        ("The company will appeal against the ruling.", "Will the company’s appeal against the ruling succeed?", "undecided"),
        ("At least 14 sailors are still missing.", "What has become of the 14 sailors missing?", "unanswered"),
        ("Norlin declined to comment on the storm warning.", "What would Norlin say about the storm warning?", "unanswered"),
    ],
)  # fmt: skip
def test_what_a_sentence_says_to_be_open(sentence: str, question: str, reason: str):
    assert (question, reason) in [(m.question, m.reason) for m in open_matters(told(sentence))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The council has approved the plan to sell the quay.",
        "He did not say so.",
        "“I don’t know who will buy the quay,” she said.",
        "Senators and a prosecutor were in dispute over the quay.",
        "The council has yet to act.",
        "Back in 1994 the council had yet to approve the plan.",
        "The council has yet to decide how to sell the quay.",
        "Lindol, a medicine awaiting approval, has shown promise.",
        "A Norlin spokesman declined to comment on the storm warning.",
        "Norlin declined to comment on the newspaper report.",
        "The lock, though loved by pilots, has yet to open the quay.",
        "An official of Norlin, which has ships in Averin and Ostrava, declined to comment on the storm warning.",
        "No date has been set for the issue.",
        "The mayor did not respond to the fire in time.",
        "A pending storm closed the quay.",
        "The board approved the sale, but several pilots have appealed.",
        "The police are investigating whether Berg and other pilots were working together.",
        "Berg did not say how big a share the port will have in the quay.",
        "Berg made the recommendation to the council and is now awaiting its approval.",
        "Berg declined to specify how much capital Norlin, the largest port in the land, would invest in the quay.",
        "Data on the trade between Averin and the Nether Isles have not yet been released, but in 1985 it was small.",
        "No cause was ever more just.",
        "The long and winding history of all those groups of quays and old docks has yet to be told.",
        "A toilet has not been recovered.",
        "The mayor is saying so if asked.",
        "No details were kept on how the quay would be paid for.",
        "It may rain, as the law of Norland and the Baltic Union is uncertain.",
        "The council approved the plan, which nobody had yet to read.",
        "No motive was needed.",
        "Pilots are divided on whether and how soon the quay will be sold.",
        "He leads the new company whose name has not been decided.",
        "The drug was sold in May and is awaiting approval in the north.",
        "Historians are not clear on its beginnings.",
        "The name of the man in a hat, a blue coat and a scarf was not known.",
        "They would argue that: Even if the members were not identified by name, the story is old.",
    ],
)
def test_what_is_settled_or_names_nothing_raises_none(sentence: str):
    assert not list(open_matters(told(sentence)))


def test_whoever_says_nothing_is_asked_about_what_was_said_before():
    asked_about = "the statement by Ada Berg that the quay is unsafe"
    (matter,) = open_matters(told("A spokesman for Norlin declined to comment on that account.", asked_about))
    assert matter.question == "What would Norlin say about the statement by Ada Berg that the quay is unsafe?"
    (matter,) = open_matters(told("Norlin has yet to respond to that account.", asked_about))
    assert matter.question == f"What would Norlin say about {asked_about}?"
    for silent in ("declined to comment", "declined to comment on this, saying it was old", "has yet to respond"):
        assert not list(open_matters(told(f"A spokesman for Norlin {silent}.", asked_about)))


@pytest.mark.parametrize(
    ("sentence", "question", "reason"),
    [
        ("Norlin denied that the pumps were broken.", "Were the pumps broken, which Norlin denies?", "disputed"),
        ("The two pilots denied that the pumps were broken.", "Were the pumps broken, which the two pilots deny?", "disputed"),
        ("Ada Berg, a Norlin pilot, denied that the pumps were broken.", "Were the pumps broken, which Ada Berg denies?", "disputed"),
        ("Norlin denied closing the quay.", "What evidence is there of Norlin closing the quay, which Norlin denies?", "disputed"),
        ("Norlin denied closing the quay, just as it left.", "What evidence is there of Norlin closing the quay, which Norlin denies?", "disputed"),
        ("Norlin denies any part in the fire.", "What evidence is there of any part in the fire, which Norlin denies?", "disputed"),
        ("Norlin may well sell the quay.", "Will Norlin sell the quay?", "undecided"),
        ("Norlin may sell the quay and two pilots will be named.", "Will Norlin sell the quay?", "undecided"),
        ("Norlin may sell the quay and the cranes that will be built.", "Will Norlin sell the quay and the cranes that will be built?", "undecided"),
        ("Norlin might build a lock, costing 9 million crowns, at the quay.", "Will Norlin build a lock?", "undecided"),
        ("At two ports--Averin and Ostrava--Norlin may sell the quay.", "Will Norlin sell the quay?", "undecided"),
    ],
)  # fmt: skip
def test_what_is_contested_or_to_come(sentence: str, question: str, reason: str):
    assert (question, reason) in [(m.question, m.reason) for m in contested(told(sentence))]


@pytest.mark.parametrize(
    ("sentence", "question", "reason"),
    [
        ("The authority accused Norlin of ignoring the storm warning.", "What evidence is there of Norlin ignoring the storm warning, as alleged by the authority?", "one_sided"),
        ("Berg blamed Norlin for the fire.", "What would Norlin say to being blamed by Berg for the fire?", "one_sided"),
        ("Mats Holm was charged with arson after the fire.", "Will Mats Holm be found guilty of arson?", "undecided"),
        ("Berg accused Norlin of closing the quay and urged her to leave.", "What evidence is there of Norlin closing the quay, as alleged by Berg?", "one_sided"),
        ("Berg accused pilots of some ports of closing the quay.", "What evidence is there of pilots of some ports closing the quay, as alleged by Berg?", "one_sided"),
        ("Berg criticised Norlin for closing the quay.", "What would Norlin answer to the criticism by Berg for closing the quay?", "one_sided"),
    ],
)  # fmt: skip
def test_what_somebody_is_accused_of(sentence: str, question: str, reason: str):
    assert (question, reason) in [(m.question, m.reason) for m in accused(told(sentence))]


@pytest.mark.parametrize(
    "sentence",
    ["All organs of the port have been charged with closing the quay.", "Berg accused Norlin of being a liar.", "The quay was sold."],
)  # fmt: skip
def test_what_accuses_nobody_of_a_deed(sentence: str):
    assert not list(accused(told(sentence)))


@pytest.mark.parametrize(
    "sentence",
    [
        "Norlin denied all claims.",
        "Berg, a pilot who is considering a plan to sell the quay, left.",
        "Norlin has denied any wrongdoing, even as it openly called for a new quay.",
        "Poor growth figures in the two old ports of the northern coast and the Norlin yard are likely to do little for pilots.",
        "Despite two meetings of the ports — Averin and Norlin — pledges to lift the fares are old.",
        "Pilots said the Norlin plan to end all strikes is unrealistic.",
        "Norlin denied all the allegations of theft by the pilots.",
        "The shareholders may sell the quay at nine crowns.",
        "What are the ferries’ plans is unclear.",
        "Berg earns a crown by “talking” an hour a week to Norlin people who hope to learn the language.",
        "The quay may be old, but it is safe.",
        "Holm was denied bail.",
        "Norlin lawyers contended that Norlin, as the largest port in the land, would be in breach of the law.",
        "The board denied an application by Norlin to sell the quay.",
        "Pilots said Norlin could sell the quay.",
        "Guards closed the locks, which Berg says Norlin is preparing to sell for nine crowns.",
        "Pilots said that while Norlin might be called rich, its ships are old.",
        "The bank, helped by the fee and a rise in the rates, might sell the quay.",
        "Norlin plans to sell the quay, and is expected to close the lock.",
        "Norlin said it would sell the quay.",
        "Norlin intends to sell the quay and may leave the port.",
        "Norlin may be partly motivated by the fares.",
        "Pilots who fear that Norlin may close the quay have left.",
        "Norlin would neither confirm nor deny that the pumps were broken.",
        "The judge denied Norlin's motion to close the quay.",
        "Norlin denied responsibility.",
    ],
)
def test_what_leaves_nothing_to_ask(sentence: str):
    assert not list(contested(told(sentence)))

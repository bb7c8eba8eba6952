"""Hedges: what a statement makes certain, and what it leaves as it was; and what a cut takes off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import within

from brief.grounding.cuts import cut_off, place
from brief.grounding.hedges import lost

DOUBT = [
    (
        "Union members will extend the ban to weekends.",
        "Union members are to vote on whether to extend the ban to weekends.",
    ),
    ("The company will close on Monday.", "The firm will close on Monday if the bank agrees to it."),
    ("The virus came from the market in Ostrava.", "Doctors have speculated the virus came from a market in Ostrava."),
    ("The deputy will succeed the mayor.", "The deputy would normally succeed the mayor, but there is none."),
    ("The firm repaid the aid in full.", "The government might ask for the aid to be repaid in full."),
    (
        "The yard always pollutes the river and the beaches below.",
        "The yard can pollute the river and the beaches below.",
    ),
    ("Officials took bribes from the firm.", "The firm’s officials allegedly took bribes."),
    ("Varga stole the money.", "Varga may have stolen the money, police said."),
    ("The harbour closes in June.", "The harbour may close in June."),
    ("The harbour will be sold.", "The harbour could be sold."),
    ("A gas leak caused the explosion.", "A suspected gas leak caused the explosion."),
    ("The ministry sold the ship in May.", "The ministry reportedly sold the ship in May."),
    ("Brandt has signed the accord.", "Brandt is expected to sign the accord."),
    ("Brandt signed the accord.", "Brandt plans to sign the accord on Friday."),
    ("The suspect fled to Ostrava.", "The suspect is believed to have fled to Ostrava."),
    ("The fire was arson.", "The fire appears to have been arson."),
    ("Brandt took part in the murder of her rival.", "Brandt took part in the alleged murder of her rival."),
    ("The virus spread from the market.", "The virus possibly spread from the market."),
    ("The tanker carries stolen oil.", "The tanker is thought to carry stolen oil."),
    ("The union will strike in June.", "The union might strike in June."),
    ("The union will not strike in June.", "The union may not strike in June."),
    ("The ferry took 90 people to the island.", "The ferry took up to 90 people to the island."),
    ("The fire burned for half a day on the quay.", "The fire burned for about half a day on the quay."),
    ("A storm sank two ferries on Monday.", "Reportedly, two ferries sank in a storm on Monday."),
    ("The lawyer was paid by Moe.", "It is thought Moe paid the lawyer."),
    ("Moe had known of the fire.", "It is possible that Moe knew of the fire."),
    ("The firm sold the ferry.", "The firm tried to sell the ferry."),
    ("The firm paid.", "The board urged the firm to pay."),
    ("The yard will close its dock in June.", "If the bank agrees, the yard will close its old dock in June."),
    ("The yard will close its dock in June.", "The yard will close its dry dock in June unless the bank helps."),
    ("The poisoner, Ida Moe, appeared in court.", "Alleged poisoner Ida Moe appeared in court on Friday."),
    ("The envoy met the mayor on Monday.", "The envoy is due to meet the mayor on Monday."),
]
VOICE = [
    (
        "Norlin sold its ferries too cheaply.",
        "The ministry faces allegations that Norlin sold the ferries too cheaply.",
    ),
    ("They sold all the ferries too cheaply.", "The ministers face accusations they sold the ferries too cheaply."),
    ("Varga committed fraud.", "Varga is accused of fraud."),
    (
        "Kestrel Labs lost two databases of sailors.",
        "According to a report by Halden, Kestrel Labs lost two databases.",
    ),
    ("Two databases of Halden were found on the quay.", "According to Halden, two databases were on the quay."),
    ("Varga is guilty of fraud.", "Varga is accused of fraud by the union."),
    ("The ministry had planned the attack.", "The union alleged that the ministry planned the attack."),
    ("Police counted forty people killed.", "Forty people were killed, according to a count of the police."),
    (
        "On Friday, documents on the sale were found in a car.",
        "Documents on the sale were found in a car, according to the mayor.",
    ),
    ("Children are harmed by smoke from the port.", "According to a study, smoke from the port harms children."),
    ("Moe committed perjury.", "Moe was charged with perjury."),
    ("Moe was convicted of perjury.", "Moe was charged on Friday and is charged with perjury."),
    ("The port hid the report.", "The union accused the port of hiding the report."),
    ("The dyke is going to break.", "Officials fear the dyke will break."),
    ("Moe was driving the car.", "Police believe Moe drove the car."),
    ("Moe has fled to Ostrava.", "There are reports that Moe fled to Ostrava."),
    ("The ministry has paid the ransom.", "The rebels claim that the ministry paid the ransom."),
]
KEPT = [
    ("The shed is in danger of collapsing.", "There is danger that the shed might collapse."),
    (
        "Members will vote on Saturday on extending the ban to weekends.",
        "Members are to vote on Saturday on whether to extend the ban to weekends.",
    ),
    ("The cranes would come.", "He would discuss jobs, but not whether the cranes would come."),
    (
        "Taking their boats will lead to a lot of anger.",
        "If you are talking about taking their boats, there is going to be a lot of anger.",
    ),
    ("The virus may have come from the market.", "Doctors have speculated the virus came from the market."),
    ("The deputy would usually succeed the mayor.", "The deputy would normally succeed the mayor, but there is none."),
    (
        "The ministry is accused of selling the ferries too cheaply.",
        "The ministry faces claims it sold the ferries too cheaply.",
    ),
    ("The government may want the aid repaid.", "The government might ask for the aid to be repaid."),
    ("The yard always paid, and can pay again.", "The yard always paid, and can pay."),
    ("The firm is said to have bribed officials.", "The firm allegedly bribed officials."),
    ("Police said forty people were killed.", "Forty people were killed, according to police."),
    ("The yard will close its dock in June.", "If necessary, the yard will close its old dock in June."),
    ("The yard will close its dock in June.", "The yard will close its dry dock in June, if not earlier in the year."),
    ("Without the bank’s help the yard will close its dock.", "The yard will close its dock unless the bank helps."),
    ("If the bank agrees, the dock will close.", "If the bank agrees, the old dock will close."),
    ("Brandt will sign the accord.", "Brandt plans to sign the accord."),
    ("Brandt to sign accord", "Brandt is set to sign the accord."),
    ("Brandt met Varga in Ostrava.", "Brandt met Varga in Ostrava, where they may sign an accord."),
    ("The union accuses Varga of fraud.", "Varga is accused of fraud by the union."),
    ("In May the harbour closed.", "The harbour closed in May."),
    ("Officials fear a leak.", "Officials said a leak was possible."),
    ("Might the harbour close?", "The harbour may close."),
    ("The harbour is likely to close.", "The harbour may close."),
    ("The crane, now rusty, is beyond repair.", "The crane, now rusty, could not be repaired."),
    ("A strike in June cannot be ruled out.", "The union said a strike in June was possible."),
    ("Smoke from the port harms children, a study shows.", "According to a study, smoke from the port harms children."),
    ("A Vesta poll found that dockers back the tax.", "According to a poll by Vesta, most dockers back the tax."),
    ("The firm paid the mayor, letters and other records reveal.", "According to letters, the firm paid the mayor."),
    ("The harbour should be opened to farmers.", "The harbour should be opened up to farmers."),
    ("The suspect, Ida Moe, was freed on Friday.", "Suspected poisoner Ida Moe was freed on Friday."),
    ("Moe was convicted of perjury.", "Moe was charged with perjury and convicted on Friday."),
    ("The ferry won the race.", "Ferry News reports that the ferry won the race on Sunday."),
    ("Heart problems kept her from the quay.", "She left the quay, which her son said was due to heart problems."),
    ("Halden found two databases on the quay.", "According to a report by Halden, two databases were on the quay."),
    ("Of four sailors reported aboard two drowned.", "There were reportedly four sailors aboard; two drowned."),
    ("Two thirds believe in the gods.", "Two thirds believe in the gods, a poll found."),
    ("The report found that the port hid two leaks.", "The report accused the port of hiding two leaks."),
    ("Moe faces perjury charges.", "Moe was charged with perjury."),
    ("The firm sought a renewal of its licence.", "The firm tried to renew its licence."),
    ("The firm will pay the fine.", "The firm promised to pay the fine."),
    ("The union signed the deal.", "The board asked the union to sign the deal, and it signed the deal."),
    ("The crowd left the square.", "Police ordered the crowd to leave the square, and it did."),
    ("Ida Moe was freed.", "Suspected poisoner Ida Moe was freed on Friday."),
    ("The ferry sailed on Monday.", "Perhaps the oldest ship of the fleet, the ferry sailed on Monday."),
    ("The suspects were arrested.", "The suspects, who may face trial, were arrested."),
]


@pytest.mark.parametrize(("statement", "sentence"), DOUBT, ids=[s for s, _ in DOUBT])
@pytest.mark.parametrize("spoken", [False, True])
def test_a_doubt_is_lost_whoever_speaks(statement, sentence, spoken):
    assert lost(statement, [sentence], spoken=spoken) is not None


@pytest.mark.parametrize(("statement", "sentence"), VOICE, ids=[s for s, _ in VOICE])
def test_a_voice_is_lost_where_nobody_speaks(statement, sentence):
    assert lost(statement, [sentence], spoken=False) is not None
    assert lost(statement, [sentence], spoken=True) is None


@pytest.mark.parametrize(("statement", "sentence"), KEPT, ids=[s for s, _ in KEPT])
def test_kept(statement, sentence):
    assert lost(statement, [sentence], spoken=False) is None


def test_another_cited_sentence_may_be_certain():
    hedged = "The harbour may close in June."
    assert lost("The harbour closes in June.", [hedged, "The port will close the harbour."], spoken=False) is None


CUTS = [
    ("They broke the law.", "The owners of the yard face accusations they broke the law.", "voice"),
    ("The yard knows how to pay for it.", "“Not even the yard knows how to pay for it,” she said.", "negation"),
    ("This yard broke the law.", "Vale said it is possible “that this yard broke the law”.", "doubt"),
    ("the ministry planned the attack", "The union alleged that the ministry planned the attack.", "voice"),
    ("The ministry planned the attack.", "The union alleged that the ministry planned the attack.", "voice"),
    ("Forty people were killed.", "Forty people were killed, according to police.", "voice"),
    ("The ship sank.", "The ship sank, the union claimed.", "voice"),
    ("return the permits", "Brandt urged Ostrava not to return the permits.", "negation"),
    ("The firm paid bribes.", "Varga denied that the firm paid bribes.", "negation"),
    ("The firm paid bribes.", "There is no evidence that the firm paid bribes, police said.", "negation"),
    ("approve the plan", "The council didn’t approve the plan.", "negation"),
    ("The docks were shut.", "Hardly any of the docks were shut.", "negation"),
    ("sign the accord", "She refused to sign the accord.", "negation"),
    ("The harbour will close.", "It is unclear whether the harbour will close.", "doubt"),
    ("stole the money", "Varga allegedly stole the money.", "doubt"),
    ("Varga stole the money.", "Varga stole the money, allegedly.", "doubt"),
    ("Two ferries sank.", "Reportedly, two ferries sank.", "doubt"),
    ("Moe paid the lawyer.", "It is thought Moe paid the lawyer.", "voice"),
    ("The dyke will break.", "Officials fear the dyke will break.", "voice"),
    ("Ferries sank.", "On Monday it rained; apparently, the ferries sank.", "doubt"),
    ("Poisoner Ida Moe was freed.", "Suspected poisoner Ida Moe was freed.", "doubt"),
    ("The yard will close.", "If the bank agrees, the yard will close.", "doubt"),
    ("Yards must close.", "She said that unless the bank agrees, then yards must close.", "doubt"),
    ("The yard won't close.", "Should the bank refuse, the yard won't close.", "doubt"),
    ("The yard will close.", "The yard will close, but only if the bank agrees.", "doubt"),
    ("The yard will close in May.", "The yard will close in May unless the bank helps.", "doubt"),
]
WHOLE = [
    ("the ministry planned the attack", "The union said that the ministry planned the attack."),
    ("The ship sank.", "The ship sank, the union said."),
    ("Brandt signed the accord.", "Brandt signed the accord, and Varga may follow."),
    ("Return the permits.", "Brandt urged Ostrava to return the permits."),
    ("The firm did not pay.", "Varga said the firm did not pay."),
    ("Two sailors drowned.", "The ferry sank, reportedly, and two sailors drowned."),
    ("The docks were shut.", "A few of the docks were shut."),
    ("Ferries stop.", "Not today, but in May ferries stop."),
    ("The yard will close.", "Even if the bank agrees, the yard will close."),
    ("The yard will close.", "Asked if the bank agrees, the mayor wept; the yard will close."),
    ("The yard will close.", "It is unclear if the bank agrees, but the yard will close."),
    ("The yard will close in May.", "The yard will close in May, if not earlier."),
    ("The yard would close.", "If the bank agreed, the yard would close."),
    ("The yard lost money.", "If the books are right, the yard lost money."),
    ("The town will lose 40 jobs.", "The yard will close if the bank agrees, and the town will lose 40 jobs."),
]


@pytest.mark.parametrize(("statement", "sentence", "off"), CUTS, ids=[f"{o}: {c}" for _, c, o in CUTS])
def test_what_a_cut_takes_off(statement, sentence, off):
    assert cut_off(statement, [sentence]).off == off


@pytest.mark.parametrize(("statement", "sentence"), WHOLE, ids=[c for _, c in WHOLE])
def test_a_cut_that_takes_off_nothing(statement, sentence):
    assert cut_off(statement, [sentence]) is None


def test_a_cut_is_excused_where_another_sentence_has_the_words_plainly():
    sentences = ["The union alleged that the ship sank.", "The ship sank on Monday."]
    assert cut_off("The ship sank", sentences) is None


def test_words_are_whole():
    assert place("sign the accord", "They design the accord.") is None
    assert place("Sign the accord!", "They sign the accords.") is None


@given(st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_any_texts(a, b, spoken):
    lost(a, [b], spoken=spoken)
    cut_off(a, [b])
    assert lost(a, [a + b], spoken=spoken) is None


def test_long_and_hostile_texts_take_linear_time():
    for word in ("may ", "alleged that ", "a suspected, ", "is believed to ", "according to ", "if it, "):
        with within(3):
            lost("The harbour closes in June.", [word * 20_000], spoken=False)
            cut_off("The harbour", [word * 20_000 + "The harbour"])
            cut_off("It will sink", [word * 20_000 + "it will sink" + word * 20_000])

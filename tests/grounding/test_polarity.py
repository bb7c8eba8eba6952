"""Polarity: what a statement turns round, and what it only says in other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import within

from brief.grounding.negations import negations
from brief.grounding.polarity import turned

TURNED = [
    ("The fire began in a lorry, not in a ferry.", "The fire began in a lorry and in a ferry.", "added"),
    ("The union rejected the timetable.", "The union agreed to accept the timetable.", "opposite"),
    ("The deal breaches the treaty and complies with the law of the sea.", "The deal breaches the treaty and does not comply with the law of the sea.", "lost"),
    ("The captain of the Ada was convicted of manslaughter and will be sentenced in May.", "A jury acquitted the captain of the ferry Ada of manslaughter but convicted him of sailing an unsafe vessel.", "opposite"),
    ("The captain was cleared of sailing an unsafe vessel.", "A jury acquitted the captain of the ferry Ada of manslaughter but convicted him of sailing an unsafe vessel.", "opposite"),
    ("Norland legalizes fishing at night.", "Norland will ban fishing at night.", "opposite"),
    ("The council passed the harbour bill.", "The council will withdraw the harbour bill.", "opposite"),
    ("In Kestria the strike is illegal.", "In Kestria, which has a port, the strike is technically not illegal, but it was never tried.", "lost"),
    ("Most of the members came out in favour of it.", "Most of the members came out against it.", "opposite"),
    ("Ostrava has relaxed its screening of passengers.", "Ostrava has intensified its screening of passengers.", "opposite"),
    ("Among the survivors are both of the pilots.", "Among the dead are both of the pilots.", "opposite"),
    ("The council agreed to an inquiry by a senior judge.", "The council agreed to hear the union but did not accede to calls for an inquiry by a senior judge.", "lost"),
    ("The jury convicted Brandt of fraud.", "The jury acquitted Brandt of fraud but found him guilty of the loss of the funds.", "opposite"),
    ("The new strain is the same as the old one.", "The new strain is different from the old one.", "opposite"),
    ("The council agreed to remove two members.", "The council agreed to add two members.", "opposite"),
    ("Polls show that her lead is growing.", "Polls show that her lead is eroding.", "opposite"),
    ("The company accepted the allegation.", "Norlin, which was not on trial, said it had acted well and rejected the allegation.", "opposite"),
    ("The government did not approve the plan.", "The minister said the government did approve the plan.", "added"),
    ("The government did not approve the plan.", "The government approved the plan on Monday.", "added"),
    ("Officials denied that 25 people were killed.", "Officials reported that 25 people were killed Monday.", "added"),
    ("There is no case of flu at the port.", "The last case of flu at the port is 42 days old.", "added"),
    ("Nobody was hurt in the fire.", "Four people were hurt in the fire at the plant.", "added"),
    ("The minister refused to return the permits.", "The minister will return the permits by Friday.", "added"),
    ("The union will never accept the offer.", "The union will accept the offer, Varga said.", "added"),
    ("The harbour can’t reopen in May.", "The harbour can reopen in May, the mayor told reporters.", "added"),
    ("The strike was illegal.", "The strike was legal, the court ruled.", "added"),
    ("The ship sailed without a permit.", "The ship sailed with a permit from the coast guard.", "added"),
    ("The council was unable to pay the workers.", "The council was able to pay the workers in June.", "added"),
    ("Varga neither met nor called the mayor.", "Varga met the mayor and called the police.", "added"),
    ("Officials said 25 people were killed in the attack.", "Officials denied that 25 people were killed in the attack.", "lost"),
    ("Brandt signed the harbour accord.", "Brandt did not sign the harbour accord on Monday.", "lost"),
    ("The ship had a permit.", "The ship had no permit, the coast guard said.", "lost"),
    ("The minister returned the permits.", "The minister refused to return the permits.", "lost"),
    ("Police have found evidence of arson.", "Police have found no evidence of arson.", "lost"),
    ("Brandt took bribes from the firm.", "Brandt denied taking bribes from the firm.", "lost"),
    ("The report was confirmed by the ministry.", "The report was not confirmed by the ministry.", "lost"),
    ("Varga, it is true, left the country.", "It is not true that Varga left the country, his lawyer said.", "lost"),
    ("Varga sells the harbour.", "Varga cannot sell the harbour without consent.", "lost"),
    ("The strike is legal.", "The strike was illegal, the court ruled.", "lost"),
    ("The crew answered the radio calls.", "The crew failed to answer radio calls for an hour.", "lost"),
    ("The bank has a licence.", "The bank no longer has a licence.", "lost"),
    ("The company paid the ransom.", "The company rejected claims that it paid the ransom.", "lost"),
    ("A patient has died.", "No patient has died.", "lost"),
    ("There were deaths.", "There were no deaths.", "lost"),
    ("The two men died in the fire.", "The two men did not die in the fire.", "lost"),
    ("The council cancelled the festival.", "The council did not cancel the festival.", "lost"),
    ("The board rejected the offer.", "The board did not reject the offer.", "lost"),
    ("Members all voted for the law.", "Not all members voted for the law.", "lost"),
    ("It must promise that every docker will be dismissed.", "It must promise in writing that no docker will be dismissed before the end of 2029.", "lost"),
    ("All dockers will be dismissed.", "No docker will be dismissed before the end of 2029.", "lost"),
    ("Dockers will be dismissed before 2029.", "No docker will be dismissed before 2029.", "lost"),
    ("The ministry ruled out a lockout in June.", "The ministry did not rule out a lockout in June.", "lost"),
    ("The ministry did not rule out a lockout in June.", "The ministry ruled out a lockout in June.", "added"),
    ("The port reacted too quickly to the spill.", "The port failed to react quickly to the spill.", "lost"),
    ("Talks with the port succeeded on Tuesday.", "Talks with the port collapsed on Tuesday.", "opposite"),
    ("Talks with the port collapsed on Tuesday.", "Talks with the port succeeded on Tuesday.", "opposite"),
    ("The mayor voted for the plan.", "Only the mayor voted against the plan.", "opposite"),
    ("Smith was convicted of murder.", "The court acquitted Smith of murder.", "opposite"),
    ("The council approved the plan.", "The council rejected the plan on Monday.", "opposite"),
    ("The court convicted Varga of fraud.", "The court acquitted Varga of fraud on Friday.", "opposite"),
    ("Exports rose in May.", "Exports fell sharply in May.", "opposite"),
    ("The union supports the merger.", "The union opposes the merger of the two ports.", "opposite"),
    ("Her party lost the election.", "Her party won the election by a narrow margin.", "opposite"),
    ("She will retire.", "Lind said she will not retire.", "lost"),
    ("We can lend more.", "“We can't lend more,” Lind said.", "lost"),
    ("The bank can lend more.", "“We can't lend more,” Lind said.", "lost"),
    ("The firm has the permit.", "“We don't have the permit,” Lind said.", "lost"),
    ("The board has ruled on the claim.", "The board has yet to rule on the claim.", "lost"),
    ("The board ruled on the claim.", "The board has yet to rule on the claim of the union.", "lost"),
    ("The plan was approved by the board.", "The plan still awaits approval by the board.", "lost"),
    ("Lind apologised.", "Lind stopped short of apologising for the delay.", "lost"),
    ("Lind confirmed the talks.", "Lind neither confirmed nor denied the talks.", "lost"),
    ("The ferry is ready to sail.", "The ferry is far from ready to sail.", "lost"),
    ("Lind voted.", "Lind was not among those who voted.", "lost"),
    ("Lind supported the pact of the two ports in 2003.", "Lind was also an outspoken opponent of the pact of the two ports in 2003.", "opposite"),
    ("The mayor was praised by local media.", "The mayor faced heavy criticism from local media.", "opposite"),
    ("Kestria wanted a longer stay of the force.", "The council agreed despite Kestria's wish for a shorter stay of the force.", "opposite"),
    ("Dockers marched in the southern city of Ostrava.", "Thousands of dockers marched in the northern city of Ostrava.", "opposite"),
    ("The board accepted a Kestrian offer to merge.", "The board again outright rejected a Kestrian offer to merge, and urged an agreement.", "opposite"),
    ("Lind appeared in court.", "Lind was too ill to appear in court.", "lost"),
    ("It is too late to save the yard.", "The firm can save the yard, he said.", "added"),
    ("The bank no longer has worries about the loan.", "The bank still had worries about the loan.", "added"),
    ("The bank still has worries about the loan.", "The bank no longer has worries about the loan.", "lost"),
]  # fmt: skip

SAME = [
    (
        "The fire began in a lorry, not in a ferry.",
        "The fire was initially said to have begun in a ferry, but it began in a lorry.",
    ),
    (
        "Talks ended when the union rejected the timetable for cranes.",
        "Talks ended after the union refused to accept the timetable for cranes.",
    ),
    (
        "The deal breaches the treaty and the law of the sea.",
        "The deal breaches the treaty, does not comply with the law of the sea and cannot last.",
    ),
    (
        "The captain of the Ada was convicted of sailing an unsafe vessel.",
        "A jury acquitted the captain of the ferry Ada of manslaughter but convicted him of sailing an unsafe vessel.",
    ),
    (
        "He was found not guilty of manslaughter.",
        "A jury acquitted the captain of the ferry Ada of manslaughter but convicted him of sailing an unsafe vessel.",
    ),
    (
        "He was convicted of one charge and cleared of another.",
        "A jury acquitted the captain of the ferry Ada of manslaughter but convicted him of sailing an unsafe vessel.",
    ),
    (
        "The council agreed to hear the union.",
        "The council agreed to hear the union but did not accede to calls for an inquiry by a senior judge.",
    ),
    (
        "The council agreed to hear the union, but to no inquiry by a senior judge.",
        "The council agreed to hear the union but did not accede to calls for an inquiry by a senior judge.",
    ),
    (
        "The union called for an inquiry by a senior judge.",
        "The council agreed to hear the union but did not accede to calls for an inquiry by a senior judge.",
    ),
    (
        "The jury cleared Brandt of fraud.",
        "The jury acquitted Brandt of fraud but found him guilty of the loss of the funds.",
    ),
    (
        "The company disputed the allegation.",
        "Norlin, which was not on trial, said it had acted well and rejected the allegation.",
    ),
    ("The lead is narrowing.", "The lead is eroding."),
    (
        "An inquiry independent of the council was promised.",
        "The council promised an inquiry that is independent of it.",
    ),
    ("There has been no case of flu at the port for 42 days.", "It is 42 days since the last case of flu at the port."),
    ("Brandt was unable to sign the accord.", "Brandt was not able to sign the accord."),
    ("Brandt did not comment on the accord.", "Brandt declined to comment on the accord."),
    ("The council rejected the plan.", "The council did not approve the plan."),
    ("The council did not approve the plan.", "The council rejected the plan."),
    ("The firm denied the allegations of fraud.", "The firm, which faces allegations of fraud, denied them."),
    ("Brandt signed the accord.", "Brandt, who did not attend the dinner, signed the accord."),
    ("A bomb caused the fire.", "The fire was caused not by gas but by a bomb."),
    ("The passengers were not hurt.", "None of the passengers who were on board was hurt."),
    ("Police made no arrests.", "No arrests have been made by police."),
    ("There were no arrests.", "Police have not arrested anyone."),
    ("Brandt will sign only if Ostrava pays.", "Brandt will not sign unless Ostrava pays."),
    ("Brandt will sign on Friday.", "Brandt will not sign until Friday."),
    ("She did not sign the accord.", "He signed the accord, but she did not."),
    (
        "It must promise that every docker will be kept.",
        "It must promise that no docker will be dismissed before the end of 2029.",
    ),
    ("Dockers will be dismissed.", "No docker will be dismissed before 2029."),
    ("The board will rule on the claim.", "The board has yet to rule on the claim."),
    ("The board has not yet ruled on the claim.", "The board has yet to rule on the claim."),
    ("The plan needs approval by the board.", "The plan still awaits approval by the board."),
    ("The plan had not been approved by the board.", "The plan still awaited approval by the board."),
    ("A ruling on the claim is pending.", "The board has yet to rule on the claim."),
    ("Fans await the return of the band.", "Fans look forward to the return of the band."),
    ("The ferry is not ready to sail.", "The ferry is far from ready to sail."),
    ("The dock is open for ships.", "The dock, far from Ostrava, is open for ships."),
    ("The bank will lend.", "“We will not lend more,” Lind said."),
    ("She retired.", "Lind said she did not retire on Monday but on Tuesday."),
    ("She retired.", "Lind said she did not retire for money."),
    ("She will retire.", "Lind said she would not retire until May."),
    ("The bank voted.", "Lind said she did not vote, but the bank did."),
    ("Talks with the port failed on Tuesday.", "Talks with the port collapsed on Tuesday."),
    ("The mayor voted against the plan.", "Only the mayor voted against the plan."),
    ("Others voted against the plan.", "Only the mayor voted for the plan."),
    ("Brandt denied taking bribes.", "Brandt said she did not take bribes."),
    ("Brandt said she took no bribes.", "Brandt denied taking bribes."),
    ("Ferries and trains stopped.", "Not only ferries but trains stopped as well."),
    ("The talks have ended.", "The talks are no longer going on."),
    ("Varga did not deny that he met the firm.", "Varga did not deny meeting the firm."),
    ("Varga admitted that he had met the firm.", "Varga denied that he had not met the firm."),
    ("The law is for trains.", "The law applies to trains, not to ferries."),
    ("Two of the men were charged.", "Police did not name the men, two of whom were charged."),
    ("Ferries will stay in port.", "Ferries will not leave port."),
    ("No one was killed.", "There were no deaths."),
    ("The minister was present.", "The minister was present, but did not speak."),
    ("At least 50 people came.", "No fewer than 50 people came."),
    ("They doubtless won the vote.", "There is no doubt that they won the vote."),
    ("The plan, unveiled on Monday, is new.", "The new plan, which had been veiled in secrecy, came on Monday."),
    ("The dispute is to be resolved.", "The unresolved dispute goes on."),
    ("Whether the firm paid is disputed.", "The firm denied that it paid."),
    ("The mayor did not say why.", "The mayor would not say why."),
    ("Nine workers were hurt, none badly.", "Nine workers were hurt, none of them badly."),
    ("The port remains closed.", "The port did not open."),
    ("The ministry said a lockout was possible.", "The ministry could not rule out a lockout."),
    ("The ministry could not rule out a lockout.", "The ministry said a lockout was possible."),
    ("A lockout cannot be ruled out, the ministry said.", "A lockout was possible, the ministry said."),
    ("The old crane is beyond repair.", "The old crane could not be repaired."),
    ("The port reacted too slowly to the spill.", "The port failed to react quickly to the spill."),
    ("The port was slow to react to the spill.", "The port failed to react quickly to the spill."),
    ("Costs in Ostrava are lower.", "Costs in Kestria are higher than in Ostrava."),
    ("Costs in Ostrava are lower than in Kestria.", "Costs in Kestria are higher than in Ostrava."),
    ("A pilot would have noticed the fault.", "Wouldn't a pilot have noticed the fault?"),
    ("It was the leading cause of fires in 2024.", "It was the No. 1 cause of fires in 2024."),
    ("Lind was too ill to appear in court.", "Lind did not appear in court because of illness."),
    ("Lind did not appear in court.", "Lind was too ill to appear in court on Friday."),
    ("There is still time to save the yard.", "It is not too late to save the yard."),
    ("The yard was built too close to the shore.", "The yard was built close to the shore, he said."),
    ("Lind offered each sailor $30, which they refused.", "Lind had offered each sailor $30, which they turned down."),
    ("There was no oil left on the ship.", "The ship had run out of oil."),
    ("Many could not get into the packed hall.", "Dockers packed the hall, and some were turned away."),
    (
        "Ferry traffic dropped by 6.5 percent last year.",
        "Ferry traffic fell 6.5 percent last year, compared with a rise of 2 percent.",
    ),
]


@pytest.mark.parametrize(("statement", "sentence", "how"), TURNED, ids=[s for s, _, _ in TURNED])
def test_turned(statement, sentence, how):
    found = turned(statement, [sentence])
    assert found is not None
    assert found.how == how


@pytest.mark.parametrize(("statement", "sentence"), SAME, ids=[s for s, _ in SAME])
def test_not_turned(statement, sentence):
    assert turned(statement, [sentence]) is None


def test_a_sentence_never_turns_itself_nor_does_what_stands_whole_in_it():
    every = {s for _, s, _ in TURNED} | {s for _, s in SAME}
    assert [s for s in every if turned(s, [s])] == []
    assert [s for s in every if turned(s.removesuffix("."), [f"On Monday, it was so: {s}"])] == []


def test_another_cited_sentence_may_say_it():
    denied = "Brandt did not sign the harbour accord on Monday."
    assert turned("Brandt signed the harbour accord.", [denied, "Brandt signed the harbour accord on Friday."]) is None
    assert turned("Brandt signed the harbour accord.", ["Norway hosted the talks.", denied]).sentence == 1


PAID = "“The yard paid for the cranes in full,” Varga told the council."
NEVER = "“Nobody was ever told.”"


@pytest.mark.parametrize(
    ("statement", "sentences"),
    [
        ("“The yard paid for the cranes in full.” “Nobody was ever told.”", [PAID, NEVER]),
        ("The yard paid for the cranes in full. Nobody was ever told.", [PAID, NEVER]),
        ("The yard paid for the cranes in full. It never sold them.", [PAID, "It never sold them, he added."]),
    ],
)
def test_what_another_cited_sentence_denies_turns_no_other(statement, sentences):
    assert turned(statement, sentences) is None


@pytest.mark.parametrize(
    ("statement", "sentences", "word"),
    [
        ("“The yard never paid for the cranes in full.” “Nobody was ever told.”", [PAID, NEVER], "paid"),
        ("The firm sold them. The yard never paid for the cranes in full.", [PAID, "The firm sold them."], "paid"),
        ("The yard paid for the cranes, never.", ["The yard paid for the cranes.", "Norway hosted the talks."], "never"),
    ],
)  # fmt: skip
def test_each_sentence_of_a_statement_may_be_turned(statement, sentences, word):
    found = turned(statement, sentences)
    assert found is not None
    assert found.word == word


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("They did not formally approve it.", ["approv"]),
        ("They never, ever approved it.", []),
        ("She refused to sign.", ["sign"]),
        ("He can't have been there, and wasn't seen.", ["see"]),
        ("There is no new evidence.", ["new"]),
        ("He denied that he had not paid.", []),
        ("She won no majority.", ["major"]),
        ("No. 5 was not only fast but cheap.", []),
    ],
)
def test_what_is_negated(text, heads):
    assert [n.head for n in negations(text) if n.head] == heads


def test_long_and_hostile_texts_take_linear_time():
    for word in ("not ", "n't ", "denied that ", "un", "no no, "):
        text = word * 20_000
        with within(3):
            assert turned("The council did not approve the plan.", [text]) is None
            turned(text, ["The council approved the plan."])


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_texts(a, b):
    turned(a, [b])
    assert turned(a, [a + b]) is None

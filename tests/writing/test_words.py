"""An item in the article's own words: what may be cut, and what must never be."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.attribution.grammar.datelines import is_dateline, without_dateline, without_mark
from brief.writing.words import in_own_words

CUT = [
    ("The port’s pilot Mara Lindqvist, said that the quay was closed.", "The quay was closed."),
    (
        "The port’s pilot Mara Lindqvist, said the quay was closed.",
        "The port’s pilot Mara Lindqvist, said the quay was closed.",
    ),
    ("Mara Lindqvist said sales had risen, without giving detailed figures.", "Sales had risen."),
    (
        "Mara Lindqvist said it had cost 2m crowns ($2m; £1m), and said it would cost more.",
        "said it had cost 2m crowns ($2m; £1m), and said it would cost more.",
    ),
    (
        "Mara Lindqvist told Norlin Radio 4’s Today programme she hoped the quay would stay open.",
        "She hoped the quay would stay open.",
    ),
    ("“The quay is closed until May,” said the Ealing pilot.", "“The quay is closed until May.”"),
    ("The quay is closed until May, announced Averin Port Attorney Mara Lindqvist.", "The quay is closed until May."),
    (
        "The crew waited for the plan of the port’s new board, announced last week.",
        "The crew waited for the plan of the port’s new board, announced last week.",
    ),
    ("Port Attorney Mara Lindqvist today announced that the quay was closed.", "The quay was closed."),
    ("However, pilots stayed when the quay was closed.", "Pilots stayed when the quay was closed."),
    ("But pilots stayed when the quay was closed.", "Pilots stayed when the quay was closed."),
    ("The head of the port, Mara Lindqvist, said: “The quay is closed until May.”", "“The quay is closed until May.”"),
    ("Separately, the biggest port firm, Norlin Lines, said the quay was closed.", "The quay was closed."),
    ("But the head of the port, Mara Lindqvist, said the quay was closed.", "The quay was closed."),
    ("However, both sides agreed to close the quay in May.", "agreed to close the quay in May."),
    ("The quay is closed until May, said Mara Lindqvist.", "The quay is closed until May."),
    ("The quay is closed until May, said Mara Lindqvist, head of the port.", "The quay is closed until May."),
    ("But, says the pilot Mara Lindqvist, the quay is closed until May.", "The quay is closed until May."),
    ("But, she said, the quay is closed until May.", "The quay is closed until May."),
    # What she suggested hangs on no quay.
    (
        "Mara Lindqvist said having a quay cost money and suggested it might close.",
        "said having a quay cost money and suggested it might close.",
    ),
    (
        "Mara Lindqvist says that the quay needs nine cranes, but our own survey puts it at three.",
        "The quay needs nine cranes.",
    ),
    (
        "But Mara Lindqvist, who did not want to be photographed, said many would stay whatever the court said.",
        "Many would stay whatever the court said.",
    ),
    ("The quay will close this year, Mara Lindqvist, head of the port said.", "The quay will close this year."),
    ("Mara Lindqvist said the quay would close, but declined to give details.", "The quay would close."),
    (
        "Mara Lindqvist said the port was looking at nine quays but did not name them.",
        "The port was looking at nine quays.",
    ),
    (
        "Mara Lindqvist said the fee could fall by five percent this year, even though other officials have admitted it may not.",
        "The fee could fall by five percent this year.",
    ),
    (
        "Mara Lindqvist told Norlin businessmen this week the quay would close.",
        "told Norlin businessmen this week the quay would close.",
    ),
    (
        "Mara Lindqvist said afterwards some ferries would have to be sold.",
        "said afterwards some ferries would have to be sold.",
    ),
    (
        "Mara Lindqvist said two days ago some ferries would have to be sold.",
        "said two days ago some ferries would have to be sold.",
    ),
    # The quotation alone, with its own mark where it asks or calls.
    ("“The quay is closed until May,” said Mara Lindqvist.", "“The quay is closed until May.”"),
    ("“The quay is closed until May,” Mara Lindqvist said on Monday.", "“The quay is closed until May.”"),
    ("“The quay is closed until May,” Lindqvist told the Harbour Post.", "“The quay is closed until May.”"),
    ("“Will the quay open in May?” asked Mara Lindqvist.", "“Will the quay open in May?”"),
    # Reported speech, where a whole clause is left.
    ("Mara Lindqvist said the quay was closed.", "The quay was closed."),
    ("Mara Lindqvist said on Monday that the quay was closed.", "The quay was closed."),
    ("Mara Lindqvist, a harbour pilot, said the quay was closed.", "The quay was closed."),
    ("A senior port official said the quay was closed.", "The quay was closed."),
    ("Mara Lindqvist said she would not sign the deal.", "She would not sign the deal."),
    ("Mara Lindqvist told Tomas Brandt that the quay was closed.", "The quay was closed."),
    ("The quay is closed until May, Mara Lindqvist said.", "The quay is closed until May."),
    ("According to Mara Lindqvist, the quay is closed.", "The quay is closed."),
    # Somebody else’s clause is none of the speaker’s.
    ("Lindqvist called the plan costly; Brandt said it was cheap.", "called the plan costly."),
    (
        "Brandt has said the quay should close, and his critics blame him for the fire.",
        "The quay should close.",
    ),
    ("Jens Holm said “we have lost,” and the flag is at half-mast.", "said “we have lost.”"),
    (
        "Lindqvist also said that, after the storm, the quay had sunk.",
        "also said that, after the storm, the quay had sunk.",
    ),
    # A name is never cut.
    ("Ada Berg told the Harbour Post “it was a good day”.", "“it was a good day”."),
    ("Ada Berg told the Harbour Press four pilots were there.", "told the Harbour Press four pilots were there."),
    # A hedge inside the clause stays.
    ("According to officials, the quay may open in May.", "The quay may open in May."),
    ("The mayor allegedly took money, prosecutors said on Monday.", "The mayor allegedly took money."),
    # The verb stays where it says more than that somebody spoke; the speaker stands before it on the page.
    ("Mara Lindqvist denied that the quay was closed.", "denied that the quay was closed."),
    ("Mara Lindqvist claimed the quay was closed.", "claimed the quay was closed."),
    ("Mara Lindqvist asked whether the quay would open.", "asked whether the quay would open."),
    ("Mara Lindqvist told reporters why the quay was closed.", "told reporters why the quay was closed."),
    ("Mara Lindqvist said that would help the port.", "That would help the port."),
    ("Mara Lindqvist says that depends on the weather.", "That depends on the weather."),
    (
        "Mara Lindqvist said that was not so and dismissed the report.",
        "said that was not so and dismissed the report.",
    ),
    ("Traders said also that the port was closed.", "The port was closed."),
    (
        "Norlin told the oil traders on Monday it will sell the quay.",
        "told the oil traders on Monday it will sell the quay.",
    ),
    ("Mara Lindqvist told the council she will sell the quay.", "She will sell the quay."),
    ("Mara Lindqvist told the council of her sorrow about the fire.", "told the council of her sorrow about the fire."),
    ("Mara Lindqvist said she will weep but added she has faith.", "said she will weep but added she has faith."),
    (
        "Mara Lindqvist said the port wanted a quay, and urged the pilots to help.",
        "said the port wanted a quay, and urged the pilots to help.",
    ),
    (
        "And while traders said the quay was sold, Mara Lindqvist said it was not.",
        "While traders said the quay was sold, Mara Lindqvist said it was not.",
    ),
    (
        "Three of them “were treated”, for their burns, a fourth was flown to a hospital in Oslo, she said.",
        "Three of them “were treated”, for their burns, a fourth was flown to a hospital in Oslo.",
    ),
    (
        "“We would take it with us,” when she comes to Oslo in May, one official said.",
        "“We would take it with us,” when she comes to Oslo in May, one official said.",
    ),
    ("Mara Lindqvist told Reuters Norlin had sold the quay.", "told Reuters Norlin had sold the quay."),
    ("Mara Lindqvist said last Sunday the council has left.", "said last Sunday the council has left."),
    (
        "Mara Lindqvist said Norlin had nine quays and estimated a tenth would follow.",
        "said Norlin had nine quays and estimated a tenth would follow.",
    ),
    ("Mara Lindqvist said last month that the quay will pay.", "said last month that the quay will pay."),
    (
        "Mara Lindqvist said the quay would pay, noting that most quays do.",
        "said the quay would pay, noting that most quays do.",
    ),
    (
        "Mara Lindqvist says the pilot was dismissed, but she says she will not tell why.",
        "says the pilot was dismissed, but she says she will not tell why.",
    ),
    ("A Norlin-Averin fleet left the quay, traders said.", "A Norlin-Averin fleet left the quay."),
    ("A U.N.-Averin fleet left the quay, traders said.", "A U.N.-Averin fleet left the quay."),
    (
        "Mara Lindqvist said the port was closed and added that the crews had left.",
        "said the port was closed and added that the crews had left.",
    ),
    (
        "The pilots say they have left but so far, the council says that is too few.",
        "They have left.",
    ),
    ("Ada Berg said later in the day that he was home.", "said later in the day that he was home."),
    ("Officials described the meeting as short.", "described the meeting as short."),
    ("Lindqvist has said the same thing, and so has Holm.", "has said the same thing, and so has Holm."),
    (
        "Lindqvist said that the quay was closed and that pilots would strike.",
        "said that the quay was closed and that pilots would strike.",
    ),
]

OPENINGS = [
    ("On Monday, Mara Lindqvist said the quay was closed.", "The quay was closed."),
    ("In a statement, Mara Lindqvist said, “We will sign.”", "“We will sign.”"),
    ("Yesterday, at a press conference, Mara Lindqvist said the quay was closed.", "The quay was closed."),
    ("Speaking to the Harbour Post, Mara Lindqvist said “we will sign”.", "“we will sign”."),
    # What dates the statement, tells its topic, or goes with what somebody did.
    ("In May, Mara Lindqvist said the quay was closed.", None),
    ("In a 2006 interview, Mara Lindqvist said the quay was closed.", None),
    ("Speaking about the fire, Mara Lindqvist said the quay was closed.", None),
    ("On Monday, Mara Lindqvist announced a strike.", None),
    ("On Monday, the quay closed, Mara Lindqvist said, and the pilots left.", None),
    # A paper that reports is the speaker.
    ("The quay will stay closed until May, the Harbour Post reported.", "The quay will stay closed until May."),
]

SOURCES = [
    ("The quay will stay closed until May, according to Mara Lindqvist.", "The quay will stay closed until May."),
    (
        "The quay will stay closed until May, according to Mara Lindqvist, though others say it will open.",
        "The quay will stay closed until May.",
    ),
    (
        "The quay will stay closed until May according to port director Mara Lindqvist, the head of the port.",
        "The quay will stay closed until May.",
    ),
    # Somebody else, one of whom more is told, and what goes on behind the name.
    ("The quay will stay closed until May, according to the pilots.", None),
    ("The quay will stay closed until May, according to what Mara Lindqvist has heard.", None),
    ("The quay, according to Mara Lindqvist, will stay closed.", None),
    ("The quay will stay closed until May, according to Mara Lindqvist, and the ferries are sold.", None),
    ("The quay is shut, the union said, as it has been since May, according to Mara Lindqvist.", None),
]

TAG_FIRST = [
    ("“We will sign,” Lindqvist said after signing the lease.", "said after signing the lease: “We will sign.”"),
    (
        "“We will sign,” she told the pilots, adding that Brandt agrees.",
        "told the pilots, adding that Brandt agrees: “We will sign.”",
    ),
    ("“We will sign,” Lindqvist said, adding that pilots agree.", "said “We will sign,” adding that pilots agree."),
    ("“Will they sign?” Lindqvist asked, naming nobody.", "asked “Will they sign?” naming nobody."),
    ("“We will sign,” Lindqvist said, and the pilots left.", "“We will sign.”"),
]

WHOLE = [
    "I believe that the quay is a ruin.",
    "According to Ada Berg, who is both the chair of the board and the head of the institute of the port, it is over.",
    "The quay is, as Lindqvist noted, wholly new, and the pilots like it.",
    "According to Ada Berg, formerly the director of the northern Institute for Tides and Harbours of the state, it is over.",
    "On Friday the council gave less money than the mayor had requested for a new bridge.",
    "The quay opened at nine and the ferry left at ten.",
    "“The quay,” Mara Lindqvist said, “is closed.”",
    "“We will not sign,” he said. “Not today.”",
    "“The quay is closed until May,” said Lindqvist, adding that pilots would strike.",
    "The minister may resign, Mara Lindqvist said, if the quay stays closed.",
    "Mara Lindqvist has not said whether the quay is closed.",
    "Mara Lindqvist never said the quay was closed.",
    "Mara Lindqvist did not deny that the quay was closed.",
    "Mara Lindqvist was told the quay was closed.",
    "The union’s claim was settled in June.",
    "Nobody has said why the quay is closed.",
    "According to Mara Lindqvist, formerly the head of the United Harbour Pilots, the quay is a ruin.",
    "Though Mara Lindqvist told reporters the fire began at nine, the union later told them that it began at ten.",
    "If the mayor says the quay is closed, traders will leave.",
    "Back when he wrote his book, Mr. Holm said that he thought debt a last resort.",
    "Unless the mayor says the quay is closed, traders will stay.",
    "Most said the quay would close.",
    "Few expect the quay to close.",
]

SOMEBODY_ELSE = [
    ("The driver told reporters he lost control, with some local press claiming he was passing a lorry.", "He lost control."),
    ("Duda said the victims were “joyful” while the minister Joachim Brand wrote he had ordered checks.", "The victims were “joyful”."),
    ("Brandt said the mayor was hurt; Channel 24 reported he received surgery.", "The mayor was hurt."),
    ("The mayor said several times in the past that the quay was closed.", "said several times in the past that the quay was closed."),
    ("The mayor said several quays were closed.", "Several quays were closed."),
    ("The Post wrote a piece about how the quay was closed.", "wrote a piece about how the quay was closed."),
    ("An official told the agency, a local outlet, that the quay was closed.", "told the agency, a local outlet, that the quay was closed."),
    ("Brandt said at a press conference yesterday the law should go.", "said at a press conference yesterday the law should go."),
    ("The committee urged states not to vote.", "urged states not to vote."),
    ("According to Sadie Weiner, Hagan’s spokeswoman, Hagan died in May.", "According to Sadie Weiner, Hagan’s spokeswoman, Hagan died in May."),
    ("But Brandt claims that the quay is safe.", "claims that the quay is safe."),
    ("The council met on Friday, shortly after Brandt said the quay was no longer safe.", "The quay was no longer safe."),
]  # fmt: skip

QUOTATIONS = [
    # Where the speaker closes the sentence, what stands behind a quotation is said too.
    (
        'In a move to end "double parking," the port would fine the ferries, Berg said.',
        'In a move to end "double parking," the port would fine the ferries.',
    ),
    # One that begins with a verb keeps whom it tells of.
    ("Ada Berg told the Post Holm “was a great man.”", "told the Post Holm “was a great man.”"),
]

KINDS = {
    "who speaks is cut": CUT,
    "a quotation follows what is told of its saying": TAG_FIRST,
    "words of somebody else are no part of it": SOMEBODY_ELSE,
    "what stands beside a quotation": QUOTATIONS,
    "what says more stays whole": [(sentence, sentence) for sentence in WHOLE],
}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [pytest.param(*row, id=f"{kind}: {row[0]}") for kind, rows in KINDS.items() for row in rows],
)
def test_a_claim_is_in_the_sentences_own_words(sentence: str, words: str):
    assert in_own_words(sentence, speaker_named=True) == words


@pytest.mark.parametrize(("sentence", "words"), OPENINGS)
def test_the_day_and_the_occasion_of_a_statement_are_cut(sentence: str, words: str | None):
    assert in_own_words(sentence, speaker_named=True) == (words or sentence)


@pytest.mark.parametrize(("sentence", "words"), SOURCES)
def test_a_source_at_the_end_is_cut_where_it_is_the_speaker(sentence: str, words: str | None):
    assert in_own_words(sentence, speaker_named=True, speaker="Mara Lindqvist") == (words or sentence)


@pytest.mark.parametrize("sentence", [row[0] for row in CUT])
def test_nothing_is_cut_where_the_item_names_no_speaker(sentence: str):
    assert in_own_words(sentence, speaker_named=False) == sentence


@given(
    st.lists(
        st.sampled_from("Mara Lindqvist said that the quay was not closed , “ ” . ? told Brandt may on Monday".split()),
        max_size=25,
    ),
    st.sampled_from(["", "“The quay is closed,” ", "“Is it?” "]),
)
def test_nothing_is_added(words: list[str], quotation: str):
    sentence = quotation + " ".join(words)
    cut = in_own_words(sentence, speaker_named=True)
    assert not Counter(re.findall(r"\w+|[“”]", cut.lower())) - Counter(re.findall(r"\w+|[“”]", sentence.lower()))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("„Der Kai bleibt bis Mai zu“, sagte Ada Berg.", "„Der Kai bleibt bis Mai zu“"),
        ("Ada Berg sagte, der Kai bleibe zu.", "Ada Berg sagte, der Kai bleibe zu."),
        (
            "„Der Kai bleibt zu“, sagte Ada Berg, „aber nicht lange.“",
            "„Der Kai bleibt zu“, sagte Ada Berg, „aber nicht lange.“",
        ),
    ],
)
def test_outside_english_only_the_quotation_is_taken(sentence: str, words: str):
    assert in_own_words(sentence, speaker_named=True, language="de") == words


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("OSLO: Talks ended without a deal.", "Talks ended without a deal."),
        ("OSLO (AFP) — Talks ended without a deal.", "Talks ended without a deal."),
        ("NEW YORK - Talks ended without a deal.", "Talks ended without a deal."),
        ("AVERIN, 3 May 2026 – Talks ended without a deal.", "Talks ended without a deal."),
        ("AVERIN, Norlin, 3rd May - Talks ended without a deal.", "Talks ended without a deal."),
        ("AVERIN, MAY 3 (NNA) - Talks ended without a deal.", "Talks ended without a deal."),
        ("New Averin, 3 May 2026 (NNA) — Talks ended without a deal.", "Talks ended without a deal."),
        ("NEW AVERIN, May 3, 2026 /NorlinWire/ -- Talks ended without a deal.", "Talks ended without a deal."),
        ("Averin, 4. Mai 2026 – Die Gespräche sind beendet.", "Die Gespräche sind beendet."),
        ("Talks ended without a deal.", "Talks ended without a deal."),
        ("Ada Berg, 52 years – Mayor of Averin.", "Ada Berg, 52 years – Mayor of Averin."),
        ("Averin, Room 5 – Talks ended.", "Averin, Room 5 – Talks ended."),
        (
            "Averin, 3 May 2026 – the day of the vote – was grey.",
            "Averin, 3 May 2026 – the day of the vote – was grey.",
        ),
        ("The deal: nobody signs.", "The deal: nobody signs."),
    ],
)
def test_a_dateline_is_no_part_of_a_statement(sentence: str, rest: str):
    assert without_dateline(sentence) == rest


def test_a_sentence_may_be_nothing_but_a_dateline():
    assert is_dateline("Averin, 4. Mai 2026.")
    assert is_dateline("NEW AVERIN, Norlin, May 4")
    assert not is_dateline("Berg, 52.")
    assert not is_dateline("Talks ended in Averin, 4 May 2026.")


@pytest.mark.parametrize("mark", ["• ", "- ", "– ", "*", "> ", "> > "])
def test_the_mark_of_a_lists_item_is_no_part_of_it(mark: str):
    assert without_dateline(f"{mark}The quay will close.") == "The quay will close."
    assert without_mark(f"{mark}The quay will close.") == "The quay will close."
    for plain in ("-9 degrees were measured.", ">9 degrees were measured.", "OSLO: Talks ended."):
        assert without_mark(plain) == plain

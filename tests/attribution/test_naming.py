"""Whom the subject of a verb of speech means: a name in full, the holder of an office, a source as printed."""

from __future__ import annotations

import pytest
from people import JENS, MARA
from printed import cast_of, speakers, speech


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Port authority spokeswoman Ada Berg said the quay was closed.", "Ada Berg"),
        ("Prime Minister Jens Holm said the quay was closed.", JENS),
        ("Liberal Democrat Jens Holm said the quay was closed.", JENS),
        ("Fellow Lib Dem Jens Holm said the quay was closed.", JENS),
        ("Tory MP Jens Holm said the quay was closed.", JENS),
        ("NRK Political Correspondent Jens Holm said the quay was closed.", JENS),
        ("The Norlin Labour Federation said the quay was closed.", "Norlin Labour Federation"),
        ("The Norlin goalkeeper said the quay was closed.", "the Norlin goalkeeper"),
        ("“The quay is closed,” said the Norlin South MP.", "the Norlin South MP"),
        ("“The quay is closed,” said the Norlin goalkeeper.", "the Norlin goalkeeper"),
        ("The International Maritime Organization said the quay was closed.", "International Maritime Organization"),
        ("Officials in Oslo said the quay was closed.", "officials in Oslo"),
        (
            "Health authorities in Norlin’s Inner Ostrava said it was closed.",
            "Health authorities in Norlin’s Inner Ostrava",
        ),
        ("A senior port official said the quay was closed.", "a senior port official"),
        ("The report said the quay was closed.", "the report"),
        ("The party Averin First said the quay was closed.", "Averin First"),
        ("Police said the quay was closed.", "police"),
        ("Video shows that the quay was closed.", "video"),
        ("Footage released on Monday showed that the quay was closed.", "footage"),
        ("Having said that, some pilots argue that the quay is closed.", "some pilots"),
        ("Recent polls in Norlin said the quay was closed.", "recent polls in Norlin"),
        ("A Norlin general said the quay was closed.", "a Norlin general"),
        ("A Norlin Harbour report released in May said the quay was closed.", "a Norlin Harbour report"),
        ("The mayor, Jens Holm, said the quay was closed.", JENS),
        ("Lindqvist’s brother said the quay was closed.", "Lindqvist’s brother"),
        ("Mara Lindqvist and Tomas Brandt said the quay was closed.", "Mara Lindqvist and Tomas Brandt"),
        # A name is never cut at what belongs to it.
        ("N&B said the quay was closed.", "N&B"),
        ("Norlin & Brandt said the quay was closed.", "Norlin & Brandt"),
        ("The Institute of Tides and Currents (ITC) said the quay was closed.", "Institute of Tides and Currents"),
        ("According to the Institute of Tides and Currents, the quay is closed.", "Institute of Tides and Currents"),
        ("The Union of Pilots, Dock and Ferry Workers said it was closed.", "Union of Pilots, Dock and Ferry Workers"),
        ("The Harbour and Ferry Union said the quay was closed.", "Harbour and Ferry Union"),
        ("The port authority (PA) said the quay was closed.", "the port authority"),
        # Nor does it begin in the middle: an office’s place is no part of it, what somebody belongs to neither.
        ("First Minister of Averin Ada Berg said the quay was closed.", "Ada Berg"),
        ("President of Averin Mara Lindqvist has said it was closed.", MARA),
        ("Senator from Averin Ada Berg said the quay was closed.", "Ada Berg"),
        ("Council secretary Ada Berg, asked about it, said the quay was closed.", "Ada Berg"),
        ("Podcaster Ada Berg said the quay was closed.", "Ada Berg"),
        ("The quay was closed, the branch manager of Credit Averin Ada Berg told the press.", "Ada Berg"),
        ("Averin Community (AC) commissioner Willy de Holm meanwhile said the quay was closed.", "Willy de Holm"),
        # A firm whose name begins with a word for an office, or is that of several people.
        ("General Ferries Corp said the quay was closed.", "General Ferries Corp"),
        ("According to Joseph E. Berg and Sons, the quay is closed.", "Joseph E. Berg and Sons"),
        ("“The quay is closed,” said economists at Aubrey Berg and Co.", "economists at Aubrey Berg and Co"),
        ("Norlin Ferries Ltd <NFL.NO> said the quay was closed.", "Norlin Ferries Ltd"),
        ("Ada Berg, president of Norlin Ferries, Inc, said the quay was closed.", "Ada Berg"),
        ("May Department Stores Co said the quay was closed.", "May Department Stores Co"),
        ("But today Norlin has said the quay is closed.", "Norlin"),
        ("Businesswoman Solveig Lund says the quay is closed.", "Solveig Lund"),
        ("Secretary of State for Foreign Trade Ada Berg said it was closed.", "Ada Berg"),
        (
            "According to a contract between Norlin and the port bank, it is closed.",
            "a contract between Norlin and the port bank",
        ),
        ("The Norlin GmbH steel and engineering group said it was closed.", "Norlin GmbH steel and engineering group"),
        ("Harbour officials and ferry dealers said it was closed.", "Harbour officials and ferry dealers"),
        ("The quay could sink and cost more than it brings, port and ferry sources said.", "port and ferry sources"),
        ("The family, pilots and civic leaders have said it was closed.", "the family, pilots and civic leaders"),
        ("It is to be mended, and sources close to the port said so.", "sources close to the port"),
        ("Ada Berg agreed to leave the port, the Harbour Union said in a statement released earlier.", "Harbour Union"),
        ("At a meeting in Norlin last October officials said it was closed.", "officials"),
        ("Policy Director Jens von Holm came to Averin and said it was closed.", "Jens von Holm"),
        ("However the head of the Harbour Union, General Ada Berg, says it is closed.", "Ada Berg"),
        ("The royal commission looking into the fall of the quay says it was closed.", "the royal commission"),
        ("In May, the United States, Norlin and Averin said it was closed.", "United States, Norlin and Averin"),
        (
            "Norlin Lines has tried it and hopes to sell it by June, according to Ada Berg, head of the port.",
            "Ada Berg",
        ),
        ("Norlin and Averin have denied the rumours, according to analysts.", "analysts"),
        ("But Danish port officials have been more cautious, saying it was closed.", "Danish port officials"),
        ("But a Danish pilot took another view, telling the port that it was closed.", "a Danish pilot"),
        ("Norlin President and chief pilot Ada Berg said it was closed.", "Ada Berg"),
        ("A memorandum signed by the two sides in June last year said it was closed.", "a memorandum"),
        ("The Averin-based news agency, quoting a pilot, said the quay was closed.", "Averin-based news agency"),
        ("West Danish private pilots, in a letter to the port, have said it was closed.", "West Danish private pilots"),
        ("The Minister of Energy and Mines Ada Berg said the quay was closed.", "Ada Berg"),
        ("Commerce Minister Ada Abdul al-Berg said the quay was closed.", "Ada Abdul al-Berg"),
        ("Assistant Secretary of State Elliott Holm said the quay was closed.", "Elliott Holm"),
        ("Assistant Attorney General for Ferries Karl Holm said the quay was closed.", "Karl Holm"),
        (
            "The storms over the Norlin Union, high prices, and old ships make sales less certain, Ada Berg, deputy head of the Ferry Union, said.",
            "Ada Berg",
        ),
        (
            "After an eight-hour meeting, the Harbour Party leadership late last night said it was closed.",
            "Harbour Party leadership",
        ),
        ("The BBC reports the boat, which looked like a trawler, was seen off Norlin.", "BBC"),
        ("Meanwhile, the husband of the victim, Ada Berg, says the quay is closed.", "the husband of the victim"),
        ("Averin’s Home Minister, Ada Berg, has been quoted by the papers as saying it was closed.", "Ada Berg"),
        ("The Danish-language daily said the quay was closed.", "Danish-language daily"),
        ("Ada Berg was quoted by local papers as telling the mayor that the quay was closed.", "Ada Berg"),
        ("Talking of Norlin’s previously announced move to sell, Ada Berg said it was closed.", "Ada Berg"),
        (
            "A Danish energy and mines ministry source said the quay was closed.",
            "a Danish energy and mines ministry source",
        ),
        (
            "The quay was closed, the head of a port panel which controls the cranes told Reuters.",
            "the head of a port panel",
        ),
        ("A banker involved in the Norlin sale said the quay was closed.", "a banker"),
        ("One NPU diplomat describing the split said the quay was closed.", "One NPU diplomat"),
        ("The Norlin leadership, meanwhile, said the quay was closed.", "Norlin leadership"),
        ("Trade and harbour sources said the quay was closed.", "Trade and harbour sources"),
        ("The Norlin Post last month quoted a pilot of the port as saying the quay was closed.", "a pilot of the port"),
        ("U.S. investment banking sources said the quay was closed.", "U.S. investment banking sources"),
        ("Ada Early, a pilot, told Reuters the quay was closed.", "Ada Early"),
        ("U.S. Crane Corp said the quay was closed.", "U.S. Crane Corp"),
        ("Norlin Helicopters owner, Ada Berg, says the union respects the ruling of the port.", "Ada Berg"),
        ("The quay was closed, Danish traders involved in the sale told Reuters.", "Danish traders"),
        ("The quay was closed, Ada Berg, head of the port said at a meeting.", "Ada Berg"),
        ("Both banks said the quay was closed.", "both banks"),
        ("In a speech before a harbour panel Berg said the quay was closed.", "Berg"),
        ("As part of the Harbour Protection Agency, HPA, the United Ports have said it was closed.", "United Ports"),
        ("The author and national director of Norlin Wise, Ada Berg, says the quay is closed.", "Ada Berg"),
        ("The Norlin pilot said the quay was closed.", "the Norlin pilot"),
        ("Monetary and harbour sources said the quay was closed.", "Monetary and harbour sources"),
        ("According to initial police reports, the quay is closed.", "initial police reports"),
        ("The Norlin announcement earlier today said the quay was closed.", "Norlin announcement"),
        ("The partnership in its statement again urged Norlin to sell.", "the partnership"),
        ("Democrat Ada Berg said the quay was closed.", "Ada Berg"),
        ("Norlin Ambassador to New Ostrava Ada Berg said the quay was closed.", "Ada Berg"),
        ("NPU Secretary-General Jens Holm said the quay was closed.", JENS),
        ("Ada Berg of the Harbour Institute said the quay was closed.", "Ada Berg"),
        ("Member of Parliament (MP) Ada Berg of the Harbour Party said it was closed.", "Ada Berg"),
        ("Norlin Ambassador to Averin Abdul Salam Holm said the quay was closed.", "Abdul Salam Holm"),
        ("Former Norlin ambassador to Averin Ada Berg said the quay was closed.", "Ada Berg"),
        ("Senate Harbour Leader Ada Berg of Norlin said the quay was closed.", "Ada Berg"),
        ("Norlin Vice-President Ada Berg said the quay was closed.", "Ada Berg"),
        ("Solicitor General Ada Berg said the quay was closed.", "Ada Berg"),
        ("Norlin CIO Ada Berg said the quay was closed.", "Ada Berg"),
        ("The Pilots Union’s Ada Berg said the quay was closed.", "Ada Berg"),
        ("Traders in Norlin, Averin and Ostrava said it was closed.", "Traders in Norlin, Averin and Ostrava"),
        # Two bodies are two, and a list is whole.
        ("The Port Council and the Pilots Union said the quay was closed.", "Port Council and the Pilots Union"),
        ("Norlin, Averin, and Ostrava have said the quay is closed.", "Norlin, Averin, and Ostrava"),
        ("On Monday, Norlin and Averin said the quay was closed.", "Norlin and Averin"),
        ("Ada Berg of the local group Ending Harbour Noise said it was closed.", "Ada Berg"),
        ("Engineer Ada Berg of Norlin’s Institute for Tides said it was closed.", "Ada Berg"),
        (
            "Researchers from the Averin Institute and the Norlin College said it was closed.",
            "researchers from the Averin Institute and the Norlin College",
        ),
        # What a sentence opens with is capital for that alone.
        ("This Thursday the Port Council said the quay was closed.", "Port Council"),
        ("Yesterday, Norlin, the ferry company, said the quay was closed.", "Norlin"),
        ("Yesterday the Port Council said the quay was closed.", "Port Council"),
        ("Specifically, Norlin said the quay was closed.", "Norlin"),
        ("Within a day of the fire, Norlin closed the quay, saying it was not safe.", "Norlin"),
        ("Calling it “a short delay”, Ada Berg told the Harbour Post it was over.", "Ada Berg"),
        ("Kelly, who runs the quay, said it was closed.", "Kelly"),
    ],
)
def test_a_speaker_is_a_name_or_a_description_as_printed(sentence: str, speaker: str):
    assert speakers(sentence) == [speaker]


def test_the_who_is_no_pronoun():
    assert (
        speakers(
            "World Health Organization (WHO) director-general Mara Lindqvist left.",
            "The quay is clean, the WHO said. WHO reported nine cases were found.",
        )
        == ["World Health Organization"] * 2
    )


def test_a_surname_that_is_a_noun_too_is_a_surname():
    assert speakers("Mara King left.", "King said the quay was closed.") == ["Mara King"]
    assert speakers("Mara King left. Tom King stayed.", "King said the quay was closed.") == ["King"]


def test_a_family_name_that_stands_first_and_a_name_without_its_accent():
    assert speakers(
        "President Moon Jae-in met Recep Erdoğan.", "Moon said the quay was open. Erdogan said it was not."
    ) == [
        "Moon Jae-in",
        "Recep Erdoğan",
    ]


def test_an_office_is_its_holder():
    assert speakers(
        "Transport Minister Jens Holm arrived on Monday.",
        "The minister said the quay was closed. The transport minister added that pilots were paid.",
    ) == [JENS, JENS]


def test_a_body_and_its_acronym_are_one():
    assert (
        speakers("The Harbour Protection Agency said it was closed. The HPA said it would open.")
        == ["Harbour Protection Agency"] * 2
    )


def test_two_who_write_are_two():
    assert speakers("Ada Berg and her team wrote that the quay was closed.") == ["Ada Berg and her team"]


def test_an_office_of_two_holders_stays_an_office():
    assert speakers(
        "Transport Minister Jens Holm met Defence Minister Rita Moss.", "The minister said the quay was closed."
    ) == ["the minister"]


def test_the_union_is_the_union_that_was_named():
    assert speakers("The Harbour Workers’ Union met at noon. The union said it would strike.") == [
        "Harbour Workers’ Union"
    ]


def test_the_analyst_is_the_one_who_spoke_last_and_was_called_that():
    said = "“The port is worth it,” said Jens Holm, a shipping analyst at Norlin Bank."
    assert speakers(said, "The analyst added that it would close.") == [JENS, JENS]
    assert speakers(said, "The pilot added that it would close.") == [JENS, "the pilot"]
    assert speakers(said, "The analyst who asked not to be named added that it would close.") == [JENS, "the analyst"]


def test_an_office_in_small_letters_before_a_name_is_its_holder():
    named = "Averin waits for word from Danish leader Ada Berg."
    assert speakers(named, "The Danish leader said the quay was closed.") == ["Ada Berg"]
    assert speakers("A former Danish leader Ada Berg left.", "The Danish leader said it was closed.") == [
        "the Danish leader"
    ]


def test_an_office_before_a_name_in_commas_is_its_holder():
    told = "The Prime Minister of Averin, Anton Holm, and the President of Norlin, Irena Sulc, met."
    found = speakers(told, "The Prime Minister said the quay was closed. The President said it was open.")
    assert found == ["Anton Holm", "Irena Sulc"]
    closed = "The president said the quay was closed."
    assert speakers("President Holm met the President of Norlin, Irena Sulc, in May.", closed) == ["the president"]
    assert speakers("The party of the president, Harbour First, met.", closed) == ["the president"]
    assert speakers("The deputy president of Norlin, Irena Sulc, came.", closed) == ["the president"]


def test_a_bank_is_not_its_governor():
    found = speakers("“It will grow,” Bank Governor Ada Berg said.", "The bank forecasts that it will be closed.")
    assert found == ["Ada Berg", "the bank"]


def test_the_company_is_the_firm_that_spoke_last_where_none_is_named_more_often():
    said = "Norlin Ferries Corp said the quay was closed."
    assert speakers(said, "The company said it would open.") == ["Norlin Ferries Corp"] * 2
    other = "Averin Cranes Inc left. Averin Cranes Inc came back."
    assert speakers(said, other, "The company said it would open.") == ["Norlin Ferries Corp", "the company"]


def test_the_paper_and_the_agency_are_those_that_spoke_last():
    said = "The Norlin Post said the quay was closed."
    assert speakers(said, "The newspaper said it would open.") == ["Norlin Post"] * 2
    said = "Tanlin, the Danish news agency, said the quay was closed."
    assert speakers(said, "The agency said it would open.")[-1] == "Tanlin"


def test_the_officials_are_those_who_spoke_last():
    found = speakers("Averin officials said the quay was closed.", "The officials said it would open.")
    assert found == ["Averin officials"] * 2


def test_a_surname_behind_an_office_in_small_letters_is_its_holder():
    assert speakers("Holm left Averin.", "Norlin president Holm said the quay was closed.") == ["Holm"]


def test_a_surname_is_given_in_full():
    assert speakers("Mara Lindqvist left.", "Lindqvist said the quay was closed.") == [MARA]


def test_a_surname_of_two_people_is_given_as_printed():
    assert speakers(
        "Jens Holm met Mara Holm in Oslo.", "Holm said the quay was closed.", "Mara Holm said it was open."
    ) == [
        "Holm",
        "Mara Holm",
    ]


def test_an_unnamed_source_stays_unnamed():
    lines = speakers(
        "Defence Minister Jens Holm left.",
        "A senior port official said the quay was closed.",
        "The official said pilots were tired. “We are tired,” the official added.",
        "Another official said the quay was open.",
    )
    assert lines == ["a senior port official"] * 3 + ["another official"]


def test_a_body_that_opens_a_sentence_keeps_its_capital():
    assert speakers("Bank of Norlin officials said the rate was low.") == ["Bank of Norlin officials"]
    assert speakers("Officials of the port said the rate was low.") == ["officials of the port"]


def test_an_office_in_small_letters_behind_which_a_name_stands_is_the_names():
    assert (
        speakers("The port is open, director of public trade Ada Berg said. Berg said it was late.") == ["Ada Berg"] * 2
    )


def test_where_somebody_is_from_is_no_part_of_a_name():
    assert speakers("Norlin-born Mara Lindqvist said the quay was closed. Lindqvist said no more.") == [MARA, MARA]


def test_a_surname_behind_a_body_is_its_holders():
    assert speakers("Jens Holm runs a bank. Norlin Bank’s Holm said the quay was closed.")[-1] == JENS


def test_presidents_are_persons():
    said = "Presidents Ada Berg of Averin and Jens Holm of Norlin"
    assert speakers(f"{said} said it was late.", "Berg said it would rain.")[-1] == "Ada Berg"


def test_an_agency_to_which_it_is_told_is_no_part_of_the_name_behind_it():
    text = "Jens Holm told Reuters Sandoz had lost money. Sandoz said it had not."
    assert speakers(text)[-1] == "Sandoz"


def test_the_senate_is_no_senate_source():
    text = "“It may come soon,” a Senate source said. The Senate proposes to sell the quay by May."
    assert speakers(text)[-1] == "Senate"


def test_of_several_people_none_is_left_out():
    said = "Senators Ada Berg of Averin, Jens Holm of Norlin and Mara Brandt of New Oslo"
    assert speakers(f"{said} said they might leave.") == [said]


def test_a_surname_before_a_body_is_its_holders():
    text = "“It is over,” said Johan Holm, an economist. Mats Berg left. Holm of Norlin Research agreed that it was."
    assert speakers(text, "He said it was late.")[-2:] == ["Johan Holm", "Johan Holm"]


def test_the_government_is_no_commission_on_good_government():
    text = "The Commission on Good Government met. The government said the quay was closed."
    assert speakers(text)[-1] == "the government"


def test_the_source_who_spoke_last_is_the_source():
    text = (
        "A port official said it was closed. The union official said it was open. The official said it would stay so."
    )
    assert speakers(text)[-1] == "the union official"


def test_a_firm_that_begins_like_an_office_is_no_part_of_its_chairmans_name():
    (line,) = speech('"It is closed for good," visiting Chairman of General Motors Ada Berg said in March.')
    assert line.choices[0] == "Ada Berg"


@pytest.mark.parametrize(
    ("body", "called"),
    [
        ("the United States Commission on Harbour Debates", "the commission"),
        ("the Norlin Department of Public Health", "the department"),
        ("the Norlin Department of Public Health", "the health department"),
        ("a group named Pilots for Quay Closure", "the pilots"),
    ],
)
def test_a_body_that_says_what_it_is_for_is_called_by_its_noun(body: str, called: str):
    name = body.removeprefix("the ").removeprefix("a group named ")
    assert speakers(f"Berg met {body}. In a statement, {called} said the quay was closed.")[-1] == name


def test_a_minister_of_anything_is_named_without_what_he_is_minister_of():
    said = "The boat was left at the quay, stated Minister of Information Moammar al-Berg, and was found later."
    assert speakers(said) == ["Moammar al-Berg"]
    assert speakers("Minister of Foreign Affairs Moammar Berg said it was late.") == ["Moammar Berg"]


def test_whose_office_speaks_is_told_by_the_name_before_it():
    line = speech("They met Sen. Ada Berg, whose office told the Post that it was late.")[0]
    assert line.choices == ("Sen. Ada Berg's office",)
    assert line.clause is not None
    assert line.sentence.text[line.clause.start :] == "told the Post that it was late."


def test_whose_reporter_somebody_is_and_where_a_senator_is_from_are_no_speakers():
    assert speakers("NBS’ Ada Berg continued to press Holm on Sunday, asking whether it was late.") == ["Ada Berg"]
    told = speech("The call echoed Norlin Sen. Ada Berg, who said on Monday: “It was late.” “We left,” Jens Holm said.")
    assert all("Norlin Sen" not in line.choices for line in told)
    assert (
        "Norlin Sen"
        not in cast_of("The call echoed Norlin Sen. Ada Berg on the quay, and Norlin Sen. Jens Holm.").counts
    )


def test_a_field_of_an_office_is_no_part_of_a_name():
    assert speakers("Vice President of Port Affairs and Communications Ada Berg said it was late.") == ["Ada Berg"]
    told = speakers("Director of Norlin Lines and Ada Berg said it was late.", "Ada Berg said it was late.")
    assert told[-1] == "Ada Berg"


def test_a_committee_met_on_a_day_is_no_committee_on_it():
    assert speakers("The Senate Committee on Monday said the quay was closed.") == ["Senate Committee"]


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("Her office said the quay was closed.", "Mara Lindqvist’s office"),
        ("His office said the quay was closed.", "his office"),
        ("Their lawyers said the quay was closed.", "their lawyers"),
        ("Her aides said the quay was closed.", "her aides"),
    ],
)
def test_an_office_or_a_family_is_its_owners_where_that_is_certain(told: str, speaker: str):
    assert speakers("Mara Lindqvist left in May.", told) == [speaker]


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("According to Lindqvist pilots have not come back.", MARA),
        ("The pilots, according to Lindqvist aides, have left.", "Lindqvist aides"),
        ("According to Norlin pilots have not come back.", "Norlin pilots"),
    ],
)
def test_a_clause_behind_a_name_with_no_comma_has_a_subject_of_its_own(told: str, speaker: str):
    assert speakers("Mara Lindqvist came to the port in Norlin in May.", told) == [speaker]


def test_the_one_member_of_parliament_is_whom_a_seat_means():
    told = "Labour MP Ada Berg left the port.", "“It was late,” said the Norlin South MP."
    assert speakers(*told) == ["Ada Berg"]
    assert speakers(told[0], "Tory MP Jens Holm stayed.", told[1]) == ["the Norlin South MP"]


def test_an_age_before_a_surname_is_no_part_of_it():
    assert speakers("Ada Berg left the port.", "“It was late,” says 27-year-old Berg.") == ["Ada Berg"]


def test_talk_is_nobody_who_says_something():
    told = "Speculation suggests that the quay is to be closed.", "Norlin suggests that the quay is to be closed."
    assert [speakers(line) for line in told] == [[], ["Norlin"]]


def test_a_source_of_two_nouns_is_the_one_before():
    member = "a Harbour service member"
    assert (
        speakers("A Harbour service member said it was late.", "It was dark, the service member said.") == [member] * 2
    )
    assert speakers("A Harbour official said it was late.", "It was dark, the city official said.")[-1] == (
        "the city official"
    )


def test_who_adds_something_has_spoken_right_before():
    said = "“It is late,” Jens Holm said. "
    assert speakers(f"{said}“And it is cold,” the former pilot added.") == [JENS] * 2
    assert speakers(f"{said}“And it is cold,” the former pilot said.")[-1] == "the former pilot"
    assert speakers(f"{said}“And it is cold,” a former pilot added.")[-1] == "a former pilot"
    assert speakers(f"{said}“And it is cold,” the spokeswoman added.")[-1] == "the spokeswoman"


@pytest.mark.parametrize("title", ["", "Captain ", "Dr. "])
def test_whose_office_is_told_before_a_name_with_a_title_is_known_by_it(title: str):
    opened = f"The port’s harbour master, {title}Ole Berg, cut a ribbon. Rita Holm came too."
    line = speech("The quay was opened on Monday.", opened, "“It is late for us all,” the harbour master said.")[-1]
    assert line.choices == ("Ole Berg",)

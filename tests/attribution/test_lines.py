"""Who may have said each line: pronouns, offices, quotations that run on, and what is left to the model."""

from __future__ import annotations

import pytest
from printed import speakers, speech

from brief.attribution.speech.speech_line import REPORTER

MARA = "Mara Lindqvist"
JENS = "Jens Holm"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Port authority spokeswoman Ada Berg said the quay was closed.", "Ada Berg"),
        ("Prime Minister Jens Holm said the quay was closed.", JENS),
        ("The International Maritime Organization said the quay was closed.", "International Maritime Organization"),
        ("Officials in Oslo said the quay was closed.", "officials in Oslo"),
        (
            "Health authorities in Norlin’s Inner Ostrava said it was closed.",
            "Health authorities in Norlin’s Inner Ostrava",
        ),
        ("A senior port official said the quay was closed.", "a senior port official"),
        ("The report said the quay was closed.", "the report"),
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
        ("Pilot Ada Berg, who is in for the ferry pilot Jens Holm says the quay is closed.", "Ada Berg"),
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


@pytest.mark.parametrize(
    "text",
    [
        "The quay opened at nine. The ferry left at ten.",
        "The “quay” was long.",
        "The so-called “open quay” plan failed.",
        "Mara Lindqvist has not said whether the quay is closed.",
    ],
)
def test_no_line_of_speech(text: str):
    assert speech(text) == []


def test_a_headline_is_no_line_of_speech():
    assert all(line.sentence.id > 1 for line in speech("It rained."))


def test_a_pronoun_is_who_spoke_last_across_paragraphs():
    assert (
        speakers(
            "Mara Lindqvist said the quay was closed. She said pilots would strike.",
            "“We tried everything,” she said. “Nobody listened.”",
            "“It is over.”",
        )
        == [MARA] * 5
    )


def test_a_pronoun_is_who_was_named_last_where_somebody_new_was():
    assert speakers(
        "Mara Lindqvist said the quay was closed.", "Tomas Brandt, a pilot, disagreed. He said the quay was open."
    ) == [MARA, "Tomas Brandt"]


def test_a_pronoun_with_two_people_before_it_is_left_open():
    first, *_ = speech("Tomas Brandt and Mats Nilsen met. He said the quay was closed.")
    assert not first.certain
    assert {"Tomas Brandt", "Mats Nilsen"} <= set(first.choices)


def test_a_pronoun_is_of_its_gender():
    assert speakers(
        "Mara Lindqvist met Tomas Brandt in Oslo. She said the quay was closed.",
        "“It is a pity, and Lindqvist knows it,” he said.",
    ) == [MARA, "Tomas Brandt"]


def test_whom_a_pronoun_fits_for_sure_goes_before_whom_it_may_fit():
    # Nothing tells the gender of Ellis Brandt.
    (first,) = speech(
        "Mara Lindqvist runs the port, and has a ferry. Ellis Brandt is a pilot. She said the quay was closed."
    )
    assert first.choices == (MARA,)


def test_who_said_it_behind_what_is_said_is_whoever_spoke_before():
    # “his” stands before Ellis Ort, and tells nothing of her.
    found = speech(
        "His name will be released, Ellis Ort said. Two men, Tomas Brandt and Mats Nilsen, were seen there, she said."
    )
    assert found[-1].choices == ("Ellis Ort",)


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


def test_a_heading_in_capitals_is_no_turn():
    turns = ("WALLACE: When?", "BRANDT: In May.", "WALLACE: Why?", "LETTERS: We need time.")
    assert "LETTERS" not in speakers(*turns)
    assert "GET THE QUIZ" not in speakers(*turns, "GET THE QUIZ: Download it.")


def test_a_title_is_no_speech_of_who_has_it():
    assert speakers("Jens Holm received the “Hero of the Northern Harbour” in May.") == []


def test_what_befell_somebody_is_no_speech_of_hers():
    *_, last = speech("Mara Lindqvist said no.", "Lindqvist “was struck by a rope on the quay.”")
    assert last.choices[0] != MARA or not last.certain


def test_a_pronoun_behind_a_clause_is_its_subject():
    assert speakers("Jens Holm left in May.", "Tomas Brandt stayed with Mats Nilsen, and he urged pilots to wait.") == [
        "Tomas Brandt"
    ]


def test_a_name_in_a_quotation_is_nobody_who_is_meant():
    assert speakers("Tomas Brandt waited.", "“Mats Nilsen never comes when he is wanted,” he said.") == ["Tomas Brandt"]


def test_a_subordinate_clause_makes_no_claim():
    assert speech("The plan, which critics say is costly, was passed.") == []


def test_who_speaks_only_in_a_quotation_is_no_choice():
    (line,) = speech("Tomas Brandt waited.", "“Mats Nilsen and the pilots have never done anything for us.”")
    assert "Mats Nilsen" not in line.choices


def test_a_family_name_that_stands_first_and_a_name_without_its_accent():
    assert speakers(
        "President Moon Jae-in met Recep Erdoğan.", "Moon said the quay was open. Erdogan said it was not."
    ) == [
        "Moon Jae-in",
        "Recep Erdoğan",
    ]


def test_a_body_is_it_and_they():
    assert (
        speakers("The port authority said the quay was closed. It said it would open in May.")
        == ["the port authority"] * 2
    )
    assert speakers("Officials said the quay was closed. They said it would open in May.") == ["officials"] * 2


def test_things_are_nobody_who_speaks():
    assert (
        speakers(
            "Two pilots said the quay was hit.", "Explosions went on until nine.", "They lasted an hour, they said."
        )
        == ["two pilots"] * 2
    )


def test_a_pronoun_of_one_person_is_no_group():
    named, pronoun = speech("Jens Holm waited. Officials said the quay was closed.", "He said it was open.")
    assert named.choices == ("officials",)
    assert "officials" not in pronoun.choices


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


def test_he_is_nobody_whose_given_name_is_a_womans():
    assert speakers("Mary Holm waited.", "He said the quay was closed.") != ["Mary Holm"]


def test_whose_the_subject_is_goes_before_who_is_only_named():
    assert speakers("Peter Holm’s ferry was seen by Paul Nilsen.", "He said the quay was closed.") == ["Peter Holm"]


def test_two_who_write_are_two():
    assert speakers("Ada Berg and her team wrote that the quay was closed.") == ["Ada Berg and her team"]


def test_a_surgeon_is_he_or_she():
    assert speakers("The surgeon said the quay was closed.", "He said it would open.") == ["the surgeon"] * 2


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


def test_a_bank_is_not_its_governor():
    found = speakers("“It will grow,” Bank Governor Ada Berg said.", "The bank forecasts that it will be closed.")
    assert found == ["Ada Berg", "the bank"]


def test_the_company_is_the_firm_that_spoke_last_where_none_is_named_more_often():
    said = "Norlin Ferries Corp said the quay was closed."
    assert speakers(said, "The company said it would open.") == ["Norlin Ferries Corp"] * 2
    other = "Averin Cranes Inc left. Averin Cranes Inc came back."
    assert speakers(said, other, "The company said it would open.") == ["Norlin Ferries Corp", "the company"]


def test_a_surname_that_looks_like_a_participle_opens_its_sentence():
    text = "Jopling, with some help from Averin, backs the plan of Tomas Holm. He believes the quay is abused."
    assert speakers("Jens Jopling and Tomas Holm came to the port.", text)[-1] == "Jens Jopling"


def test_the_paper_and_the_agency_are_those_that_spoke_last():
    said = "The Norlin Post said the quay was closed."
    assert speakers(said, "The newspaper said it would open.") == ["Norlin Post"] * 2
    said = "Tanlin, the Danish news agency, said the quay was closed."
    assert speakers(said, "The agency said it would open.")[-1] == "Tanlin"


def test_the_officials_are_those_who_spoke_last():
    found = speakers("Averin officials said the quay was closed.", "The officials said it would open.")
    assert found == ["Averin officials"] * 2


def test_they_said_behind_a_statement_is_whoever_spoke_before():
    text = (
        "Oil traders said the price would rise.",
        "Countries such as Norlin refused to sell.",
        "It fell, they said.",
    )
    assert speakers(*text) == ["Oil traders"] * 2


def test_he_said_behind_a_statement_is_whoever_spoke_before_though_he_adds_something():
    said = "“I will be sad to see Tomas Brandt go,” said Jens Holm, a banker."
    added = "Brandt knows the port, he said, adding that nobody else does."
    assert speakers(said, added) == [JENS, JENS]


def test_most_are_most_of_those_who_spoke():
    assert speakers("Officials said trade fell.", "Most expect it to grow.") == ["officials"] * 2


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


def test_a_quotation_runs_on_with_its_speaker():
    assert (
        speakers(
            "“The quay is closed,” said Mara Lindqvist. “It will open in May. We shall see.”",
            "“And then the ferries come back.”",
        )
        == [MARA] * 3
    )


def test_a_quotation_that_nobody_was_heard_before_is_left_open():
    (line,) = speech("Tomas Brandt met Mats Nilsen.", "“The quay is closed and it will stay closed.”")
    assert set(line.choices) == {"Tomas Brandt", "Mats Nilsen", REPORTER}


def test_he_said_with_a_colon_says_nothing_itself():
    assert [
        (line.sentence.text[0], line.choices)
        for line in speech("Brandt said:", "“The quay is closed and stays closed.”")
    ] == [("“", ("Brandt",))]


def test_what_is_listed_below_a_colon_is_not_said_by_who_spoke_above():
    made = speech(
        "Ada Holm said the quay was closed.",
        "A memo has the main points, which are:",
        "• “The quay has been a promise for a hundred years.”",
    )
    assert [(line.sentence.id, line.choices) for line in made] == [(2, ("Ada Holm",))]


def test_a_body_that_opens_a_sentence_keeps_its_capital():
    assert speakers("Bank of Norlin officials said the rate was low.") == ["Bank of Norlin officials"]
    assert speakers("Officials of the port said the rate was low.") == ["officials of the port"]


def test_an_office_in_small_letters_behind_which_a_name_stands_is_the_names():
    assert (
        speakers("The port is open, director of public trade Ada Berg said. Berg said it was late.") == ["Ada Berg"] * 2
    )


def test_a_transcript_is_read_by_its_turns():
    turns = (
        "WALLACE: Good evening to you.",
        "BRANDT: Good evening.",
        "WALLACE: When will the quay open?",
        "BRANDT: In May.",
    )
    assert speakers(*turns) == ["WALLACE", "BRANDT", "WALLACE", "BRANDT"]


def test_a_turn_goes_on_to_the_end_of_its_paragraph():
    turns = ("WALLACE: Good evening. The ferries are late.", "BRANDT: They are.", "WALLACE: Why?", "(CROSSTALK)")
    assert speakers(*turns) == ["WALLACE", "WALLACE", "BRANDT", "WALLACE"]


INTERVIEW = (
    "Mara Lindqvist, who runs the port, spoke to the Harbour Post. Lindqvist took her time.",
    "Q: How long will it last?",
    "A: Until May. We have made an offer.",
    "Q: And then?",
    "A: Nobody knows.",
)


def test_an_interview_is_answered_by_whom_it_is_with():
    found = speech(*INTERVIEW)
    assert [(line.choices, line.text, line.turn) for line in found] == [
        ((MARA,), "Until May.", True),
        ((MARA,), "We have made an offer.", True),
        ((MARA,), "Nobody knows.", True),
    ]


def test_an_interview_is_with_whom_its_introduction_names():
    answers = ("A: I saw Jens Holm. Jens Holm won.", "Q: And then?", "A: Jens Holm came again.")
    assert set(speakers("We spoke to Mara Lindqvist about her work.", "Q: Who came?", *answers)) == {MARA}


def test_nobody_answers_where_an_interview_names_nobody():
    assert (
        speech("We asked the crew.", "Q: When?", "A: It took us four years.", "Q: Why?", "A: The steel was late.") == []
    )


def test_a_programme_with_a_number_and_a_magazine_are_not_he():
    assert speakers("Night Ferry 25 fans say that Jens Holm left. He says that the quay is closed.")[1:] == [JENS]
    assert speakers("Harbour Digest reports that Jens Holm left. He says that the quay is closed.")[1:] == [JENS]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norlin, whose stated mission is “to keep every quay of the north open,” is selling its cranes.",
        "Tomas Brandt posted a “How to” video explaining the cranes.",
    ],
)
def test_nobody_is_given_what_only_stands_near(sentence: str):
    assert [
        line.choices for line in speech("The port was sold. Norlin Lines said so.", sentence)[1:] if line.certain
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        # Who has not spoken is "they", or "it", by number alone.
        "Norlin Post met twenty former pilots. They described a port without rules.",
        "Harbour negotiators met on Monday. While the union wants a deal, it has asked for more than a promise.",
        "Twenty-seven signed the letter. They argue that the quay is closed.",
        "Firefighters came. Not only did they put out the fire, but they continued to cool the quay after it was gone.",
    ],
)
def test_a_group_that_has_not_spoken_is_not_guessed(text: str):
    assert not [c for line in speech(text) for c in line.choices if line.certain and c[0] in "NHTF"]


def test_a_group_is_meant_that_was_the_subject_before():
    assert speakers("Researchers counted the frogs. They found that few were left.") == ["researchers"]


@pytest.mark.parametrize(
    ("does", "says"),
    [
        ("thanked the crews for “their courage in so dark a night”", True),
        ("has gone after the council as a “club of men who never saw a ship”", True),
        ("got a prize for having “done more than anybody else for the port”", False),
        ("died of “severe wounds to the chest and to both of the legs”", False),
    ],
)
def test_who_stands_beside_a_quotation_says_it_where_he_utters_something(does: str, says: bool):
    assert [line.choices for line in speech(f"{JENS} met the crews. {JENS} {does}.")] == ([(JENS,)] if says else [])


@pytest.mark.parametrize(
    "text",
    [
        "All phones ring on Monday. Phones will show a message: “This is a test of the warning system.”",
        "We stay calm. Stay informed, stay safe, and add this number to your list.",
        "The rules are old. Worse, the crews have managed to hide it, in many cases reporting other numbers to many ports to hide how they have paid.",
        "They feared rejection. Rejection has two sides. It often says more about the rejector than the rejected.",
    ],
)
def test_a_word_that_only_opens_a_sentence_is_no_speaker(text: str):
    assert not [
        line for line in speech(text) if line.certain and line.choices[0] in {"Phones", "Stay", "Rejection", "Worse"}
    ]


def test_what_shows_something_speaks_also_where_it_opens_a_sentence():
    assert speakers("Mara Lindqvist took a video. Video shows that the quay was closed.") == ["video"]


def test_she_is_the_person_whom_her_own_sentence_is_about():
    assert speakers("Mara Lindqvist left. My mother is old, but even now she says such things.")[-1:] == ["my mother"]


def test_where_somebody_is_from_is_no_part_of_a_name():
    assert speakers("Norlin-born Mara Lindqvist said the quay was closed. Lindqvist said no more.") == [MARA, MARA]


def test_what_happens_after_a_demand_is_nobodys_claim():
    text = "Hours after its head, Mara Lindqvist, called on Jens Holm to stop, the mayor met reporters and announced a vote."
    assert not [line for line in speech(text) if line.certain]


def test_a_president_is_a_person_whatever_the_name_means():
    assert speakers("President Park Geun-hye left. Before the vote, she condemned the plan as wrong.") == [
        "Park Geun-hye"
    ]


def test_what_comes_as_somebody_speaks_is_the_articles_own():
    assert not [line for line in speech("The film came as officials praised the calm on the quay.") if line.certain]


def test_an_it_that_stands_for_nobody_is_nobodys_statement():
    text = "It is plain that Lindqvist wanted to hide her deals and favors to pilots."
    assert not [line for line in speech("LETTERS.", text) if "LETTERS" in line.choices]


def test_initials_before_a_turn_are_whose_they_are():
    turns = ("Mara Lindqvist runs the port.", "HP: When?", "ML: In May.", "HP: Why?", "ML: We need time.")
    assert speakers(*turns)[1::2] == [MARA, MARA]


def test_a_dateline_is_no_turn():
    assert speech("OSLO: The quay was closed on Monday.", "BERGEN: The quay was open.") == []


def test_a_signed_quotation_is_its_signers():
    assert speakers(
        "“The quay was my whole life and they have taken it.”",
        "― Sonya Herridge, 71, fisher",
        "“It is only a quay, and there are others.”",
        "— Tomas Brandt",
    ) == ["Sonya Herridge", "Tomas Brandt"]


def test_first_person_outside_quotations_is_the_articles_own_voice():
    assert speech("I said last year that the quay would close. We hope that it opens again.") == []


def test_first_person_of_a_signed_article_is_its_author():
    (line,) = speech("I said last year that the quay would close.", byline=MARA)
    assert line.choices == (MARA,)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "„Der Kai ist geschlossen“, sagte die Bürgermeisterin Ada Berg.", "Ada Berg"),
        ("de", "Laut Ada Berg ist der Kai geschlossen.", "Ada Berg"),
        ("fr", "« Le quai est fermé », a déclaré Ada Berg.", "Ada Berg"),
        ("es", "“El muelle está cerrado”, dijo Ada Berg.", "Ada Berg"),
        ("nl", "“De kade is gesloten”, zei Ada Berg.", "Ada Berg"),
    ],
)
def test_other_languages_by_the_words_beside_the_verb(language: str, text: str, speaker: str):
    (line,) = speech(text, language=language)
    assert line.certain
    assert line.choices[0] == speaker


@pytest.mark.parametrize("office", ["Verkehrsminister", "Ihr Sprecher"])
def test_a_german_office_is_no_part_of_a_name(office: str):
    (line,) = speech(f"{office} Lars Brandt erklärte, der Kai sei geschlossen.", language="de")
    assert line.choices == ("Lars Brandt",)


def test_a_language_without_a_lexicon_is_left_open_where_it_quotes():
    said, *others = speech(
        "Ada Berg kertoi asiasta. ”Laituri on suljettu ja pysyy suljettuna”, hän sanoi.", language="fi"
    )
    assert not others
    assert not said.certain
    assert "Ada Berg" in said.choices
    assert said.choices[-1] == REPORTER


def test_every_line_has_choices_that_stand_in_the_article():
    text = (
        "Mara Lindqvist met officials in Oslo. “The quay is closed and stays closed,” they said.",
        "Jens Holm said it was open. He said no more. “Nobody asked me a single thing about it.”",
    )
    for line in speech(*text):
        assert line.choices
        assert len(set(line.choices)) == len(line.choices)
        assert all(c == REPORTER or c.lower() in " ".join(text).lower() for c in line.choices)


def test_a_pronoun_behind_what_is_said_is_the_sentences_own_subject():
    assert speakers(
        "The harbour council said the quay was closed.",
        "Port officials said the crane was old; the cause, they reported, was rust.",
    ) == ["the harbour council", "Port officials"]
    assert speakers(
        "The harbour council said the quay was closed.",
        "State prosecutors charged a pilot with theft, they said Sunday.",
    ) == ["the harbour council", "state prosecutors"]


def test_an_assembly_is_no_general():
    assert speakers("Tomas Brandt spoke to the General Assembly about the quay. He said it was closed.") == [
        "Tomas Brandt"
    ]


def test_whom_somebody_speaks_to_is_not_meant_by_a_pronoun():
    assert speakers(
        "Tomas Brandt said the quay was closed.", "Speaking to Mats Nilsen of the Harbour Post, he said it was over."
    ) == ["Tomas Brandt", "Tomas Brandt"]


def test_two_speakers_of_one_sentence_have_a_line_each():
    lines = speech("Norlin denied that the quay was closed, however, a report concluded that it was.")
    assert [(line.choices[0], line.text) for line in lines] == [
        ("Norlin", "Norlin denied that the quay was closed."),
        ("a report", "A report concluded that it was."),
    ]


def test_a_surname_behind_a_body_is_its_holders():
    assert speakers("Jens Holm runs a bank. Norlin Bank’s Holm said the quay was closed.")[-1] == JENS


def test_he_is_in_short_is_he():
    assert speakers("Jens Holm spoke. Holm said it was late.", "He’s angry and says the quay is closed.")[-1] == JENS


def test_he_is_sooner_whoever_the_article_is_about_than_a_source_without_a_name_of_a_while_ago():
    told = "Jens Holm recounted the fire. A firefighter would later tell Holm that he had lost a leg. The burns healed."
    assert speech(told, "He still limps. “It hurts,” he said.")[-1].choices == (JENS,)


def test_whom_a_quotation_speaks_of_by_an_office_is_not_who_speaks_in_it():
    text = "Arsen Yulo said there were quotas. They had been submitted to President Cora Quint."
    assert speakers(text, "“I think the President would rather wait till May,” he said.")[-1] == "Arsen Yulo"


def test_he_at_the_end_is_whom_the_sentence_opens_with():
    text = "A port spokesman says it is too early. Ada Berg left."
    said = "The former Norlin director says more pilots will leave, but he adds, “not before May,” he says."
    assert speakers(text, said)[-1] == "the former Norlin director"


def test_a_quotation_may_be_of_whom_the_sentence_before_brings_in():
    text = "Jens Holm said the quay had to be sold. His view was backed by Mara Lindqvist, an economist."
    said = speech(text, "“Whether we look at ships or pilots, they have not lived up to what was agreed in May.”")[-1]
    assert set(said.choices) == {MARA, JENS}


def test_whose_name_stands_in_commas_behind_his_office_may_be_he():
    told = "Holm closed the port. But the head of the pilots, Edmond Maire, meeting with Holm today, left."
    assert speakers(told, "He announced that the pilots would wait.") == ["Edmond Maire"]


def test_presidents_are_persons():
    said = "Presidents Ada Berg of Averin and Jens Holm of Norlin"
    assert speakers(f"{said} said it was late.", "Berg said it would rain.")[-1] == "Ada Berg"


@pytest.mark.parametrize(
    "source", ["a senior Norlin employee", "an aide to Minister Ada Berg", "a militant from the group"]
)
def test_he_is_the_source_without_a_name_who_has_just_spoken(source: str):
    told = "Jens Holm runs the port. It was sold to Norlin in May."
    assert speakers(told, f"“We will leave,” {source} said.", "“It is late,” he added.")[-1] == source


def test_what_is_left_open_is_said_by_whoever_says_its_end():
    told = "According to the Bureau of Tides, nine ferries sank in May. It rained."
    text = f"{told} “They have put a lot of money into them. “They are going well,” Mats Payne said."
    assert speakers(text) == ["Bureau of Tides", "Mats Payne", "Mats Payne"]


def test_a_quotation_of_his_is_never_the_articles():
    found = speech(
        "It rained in the port. Ferries waited for hours.", "“Everybody is late now and nobody knows,” he said."
    )
    assert not [line for line in found if REPORTER in line.choices]


def test_an_agency_to_which_it_is_told_is_no_part_of_the_name_behind_it():
    text = "Jens Holm told Reuters Sandoz had lost money. Sandoz said it had not."
    assert speakers(text)[-1] == "Sandoz"


def test_the_senate_is_no_senate_source():
    text = "“It may come soon,” a Senate source said. The Senate proposes to sell the quay by May."
    assert speakers(text)[-1] == "Senate"


def test_sources_close_to_somebody_are_not_he():
    text = "Minister Ada Berg left. Sources close to Minister Ada Berg said the quay was closed."
    assert speakers(text)[-1] == "sources close to Minister Ada Berg"


def test_of_several_people_none_is_left_out():
    said = "Senators Ada Berg of Averin, Jens Holm of Norlin and Mara Brandt of New Oslo"
    assert speakers(f"{said} said they might leave.") == [said]


def test_a_surname_before_a_body_is_its_holders():
    text = "“It is over,” said Johan Holm, an economist. Mats Berg left. Holm of Norlin Research agreed that it was."
    assert speakers(text, "He said it was late.")[-2:] == ["Johan Holm", "Johan Holm"]


def test_a_stray_mark_makes_no_quotation_of_what_is_told_of_its_speaker():
    text = (
        '"I try not to peak too early," said Ada Berg. "I rest. "Berg, slow at first, recovered quickly in the second.'
    )
    assert len(speech(text)) == len(speech(text.partition(' "Berg')[0]))


def test_the_government_is_no_commission_on_good_government():
    text = "The Commission on Good Government met. The government said the quay was closed."
    assert speakers(text)[-1] == "the government"


def test_nor_is_nobody():
    text = "The Harbour Post said the quay was closed. It gave no reason. Nor did it name anybody."
    assert set(speakers(text, "“The pilots will leave,” it said.")) == {"Harbour Post"}


def test_a_question_is_answered_by_the_other_of_two():
    assert speakers(
        "“The quay is safe,” Ada Berg told Tomas Brandt.",
        "“There is some risk,” Brandt replied. “Do you dispute that?”",
        "“There can be a very small risk.”",
    ) == ["Ada Berg", "Tomas Brandt", "Tomas Brandt", "Ada Berg"]


def test_a_quotation_that_is_only_shown_again_is_no_line():
    said = "We will hold this quay until the last ship has left it"
    assert len(speech(f"“{said},” Ada Berg said in May.", f"“{said}”")) == 1


def test_they_behind_what_is_said_is_no_subject_of_it():
    assert (
        speakers(
            "Officials in Oslo said the quay was closed.",
            "Traders will have to leave, they argue, adding that it will be hard.",
        )[-1]
        == "officials in Oslo"
    )


def test_the_source_who_spoke_last_is_the_source():
    text = (
        "A port official said it was closed. The union official said it was open. The official said it would stay so."
    )
    assert speakers(text)[-1] == "the union official"


def test_who_says_it_between_two_quotations_is_whoever_spoke_before():
    text = "Mats Holm said the quay was closed. His friend is Jens Brandt. “It is over,” he says “and we are glad.”"
    assert speakers(text)[-1] == "Mats Holm"


def test_a_forecast_of_somebody_is_no_verb():
    assert "the average" not in speakers("The average forecast of pilots polled by the union calls for nine ships.")


@pytest.mark.parametrize(
    "told",
    [
        "Ferries and F-16 bombers blasted security targets in Norlin.",
        "The referee Jens Holm will announce his verdict on Monday.",
        "Public comments by port officials suggest that the quay is closed.",
    ],
)
def test_a_deed_is_not_said(told: str):
    assert speakers(told) in ([], [REPORTER])


def test_a_quotation_behind_a_sentence_about_somebody_else_may_be_that_ones():
    (_, line) = speech("Ada Berg said the quay was closed.\n\nJens Holm was emphatic.\n\n“It is a scandal.”")
    assert line.choices[0] == JENS


def test_a_firm_that_begins_like_an_office_is_no_part_of_its_chairmans_name():
    (line,) = speech('"It is closed for good," visiting Chairman of General Motors Ada Berg said in March.')
    assert line.choices[0] == "Ada Berg"


def test_they_are_whom_the_sentence_before_is_about_behind_but():
    found = speakers(
        "Ada Berg said the quay was shut.",
        "But growers and traders are concerned that the pact will require them to pay a levy.",
        "They estimate the levy at 100 crowns and said they are not prepared to accept it.",
    )
    assert found[-1] == "growers and traders"


def test_he_and_others_is_he():
    assert speakers("Ada Berg said the quay was closed. However, she and others said it was safe.")[-1] == "Ada Berg"


def test_a_line_under_narration_signs_none_of_it():
    found = speakers(
        "The Port Authority tweeted that “all hands” were needed.", "—Tomas Brandt", "Mara Lindqvist said it was late."
    )
    assert found == ["Port Authority", MARA]


def test_a_quotation_that_has_its_speaker_is_not_the_signers_below():
    assert speakers("“The quay was my whole life,” said Jens Holm.", "—Tomas Brandt", f"{MARA} said no.")[0] == JENS


def test_he_is_whom_the_sentence_is_about_and_not_whose_adviser_that_is():
    assert (
        speakers(
            "Jens Holm said the quay was closed.",
            "Former Holm adviser and retired pilot Mats Brandt was on the quay while Holm sailed by.",
            "This was the first time Brandt spoke since he was freed by Holm. He said “It is pretty.”",
        )[-1]
        == "Mats Brandt"
    )


def test_she_is_the_name_in_commas_that_another_noun_belongs_to():
    found = speakers(
        "Ada Berg said she was late.",
        "Another pilot, Mara Lindqvist, would list two boats. When she was asked, “I was glad,” she told the crew.",
    )
    assert found[-1] == MARA


def test_a_quotation_behind_a_sentence_that_ends_with_somebody_may_be_that_ones():
    (_, line) = speech(
        "Ada Berg said the quay was closed.",
        "The crew was on the receiving end, leaving Jens Holm unmoved. “It is late.”",
    )
    assert line.choices[0] == JENS


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


def test_he_behind_but_is_who_opens_the_sentence():
    found = speakers(
        "Jens Holm said the quay was closed.",
        "Kerr Putney, the chief pilot, said that it was no “proof,” but he said that it “supports what we’ve heard.”",
    )
    assert found[-1] == "Kerr Putney"


def test_they_are_whose_demands_the_sentence_before_tells_of():
    found = speakers(
        "The port’s student groups said no.",
        "Protesters’ demands include an inquiry and an open quay. They had asked the mayor to resign.",
    )
    assert found[-1] == "protesters"


def test_they_are_a_couple_that_has_not_spoken():
    assert speakers("Officials said no.", "The couple showed the crew their boat. They said it was late.")[-1] == (
        "the couple"
    )


def test_a_minister_of_anything_is_named_without_what_he_is_minister_of():
    said = "The boat was left at the quay, stated Minister of Information Moammar al-Berg, and was found later."
    assert speakers(said) == ["Moammar al-Berg"]
    assert speakers("Minister of Foreign Affairs Moammar Berg said it was late.") == ["Moammar Berg"]


def test_a_committee_met_on_a_day_is_no_committee_on_it():
    assert speakers("The Senate Committee on Monday said the quay was closed.") == ["Senate Committee"]


def test_later_years_are_no_clause_of_their_own():
    (_, line) = speech("The report said it was cut.", "It cuts them by nine crowns in 1988 and later years, it said.")
    assert line.clause is None


TALK = ("JENS HOLM: It is a pity.", "I think we can still mend it.", "ADA BERG: Is it?", "JENS HOLM: It is, and late.")


def test_a_turn_of_a_transcript_runs_on_over_paragraphs():
    assert speakers(*TALK, "We will see.")[:2] == ["JENS HOLM", "JENS HOLM"]


def test_a_turn_ends_with_its_paragraph_where_most_bear_no_label():
    narrated = ("The quay was closed.", "The crew left.", "The rain fell all day.", "It was late.", "Ferries waited.")
    assert "JENS HOLM" not in speakers(*TALK, *narrated, "“We will see,” said Mats Brandt.")[-1:]

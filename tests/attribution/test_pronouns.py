"""Whom "he" and "she" mean."""

from __future__ import annotations

import pytest
from people import JENS, MARA
from printed import article, cast_of, speakers, speech

from brief.attribution.names.cast import Cast
from brief.attribution.speech.lines import speech_lines


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


def test_a_pronoun_behind_a_clause_is_its_subject():
    assert speakers("Jens Holm left in May.", "Tomas Brandt stayed with Mats Nilsen, and he urged pilots to wait.") == [
        "Tomas Brandt"
    ]


def test_a_name_in_a_quotation_is_nobody_who_is_meant():
    assert speakers("Tomas Brandt waited.", "“Mats Nilsen never comes when he is wanted,” he said.") == ["Tomas Brandt"]


def test_he_is_nobody_whose_given_name_is_a_womans():
    assert speakers("Mary Holm waited.", "He said the quay was closed.") != ["Mary Holm"]


def test_whose_the_subject_is_goes_before_who_is_only_named():
    assert speakers("Peter Holm’s ferry was seen by Paul Nilsen.", "He said the quay was closed.") == ["Peter Holm"]


def test_a_surgeon_is_he_or_she():
    assert speakers("The surgeon said the quay was closed.", "He said it would open.") == ["the surgeon"] * 2


def test_a_surname_that_looks_like_a_participle_opens_its_sentence():
    text = "Jopling, with some help from Averin, backs the plan of Tomas Holm. He believes the quay is abused."
    assert speakers("Jens Jopling and Tomas Holm came to the port.", text)[-1] == "Jens Jopling"


def test_he_said_behind_a_statement_is_whoever_spoke_before_though_he_adds_something():
    said = "“I will be sad to see Tomas Brandt go,” said Jens Holm, a banker."
    added = "Brandt knows the port, he said, adding that nobody else does."
    assert speakers(said, added) == [JENS, JENS]


def test_a_programme_with_a_number_and_a_magazine_are_not_he():
    assert speakers("Night Ferry 25 fans say that Jens Holm left. He says that the quay is closed.")[1:] == [JENS]
    assert speakers("Harbour Digest reports that Jens Holm left. He says that the quay is closed.")[1:] == [JENS]


def test_a_president_is_a_person_whatever_the_name_means():
    assert speakers("President Park Geun-hye left. Before the vote, she condemned the plan as wrong.") == [
        "Park Geun-hye"
    ]


def test_an_assembly_is_no_general():
    assert speakers("Tomas Brandt spoke to the General Assembly about the quay. He said it was closed.") == [
        "Tomas Brandt"
    ]


def test_whom_somebody_speaks_to_is_not_meant_by_a_pronoun():
    assert speakers(
        "Tomas Brandt said the quay was closed.", "Speaking to Mats Nilsen of the Harbour Post, he said it was over."
    ) == ["Tomas Brandt", "Tomas Brandt"]


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


def test_whose_name_stands_in_commas_behind_his_office_may_be_he():
    told = "Holm closed the port. But the head of the pilots, Edmond Maire, meeting with Holm today, left."
    assert speakers(told, "He announced that the pilots would wait.") == ["Edmond Maire"]


@pytest.mark.parametrize(
    "source", ["a senior Norlin employee", "an aide to Minister Ada Berg", "a militant from the group"]
)
def test_he_is_the_source_without_a_name_who_has_just_spoken(source: str):
    told = "Jens Holm runs the port. It was sold to Norlin in May."
    assert speakers(told, f"“We will leave,” {source} said.", "“It is late,” he added.")[-1] == source


def test_sources_close_to_somebody_are_not_he():
    text = "Minister Ada Berg left. Sources close to Minister Ada Berg said the quay was closed."
    assert speakers(text)[-1] == "sources close to Minister Ada Berg"


def test_who_says_it_between_two_quotations_is_whoever_spoke_before():
    text = "Mats Holm said the quay was closed. His friend is Jens Brandt. “It is over,” he says “and we are glad.”"
    assert speakers(text)[-1] == "Mats Holm"


def test_he_and_others_is_he():
    assert speakers("Ada Berg said the quay was closed. However, she and others said it was safe.")[-1] == "Ada Berg"


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


def test_he_behind_but_is_who_opens_the_sentence():
    found = speakers(
        "Jens Holm said the quay was closed.",
        "Kerr Putney, the chief pilot, said that it was no “proof,” but he said that it “supports what we’ve heard.”",
    )
    assert found[-1] == "Kerr Putney"


def test_who_answers_is_not_who_asked():
    asked = (
        "Jens Holm says the port has run amok.",
        "At a forum on Monday, one questioner claimed that the port was old.",
    )
    assert speakers(*asked, "“You’re right, we have an old port,” he said.")[-1] == JENS
    told = "Jens Holm says the port has run amok.", "At a forum on Monday, one pilot claimed that the port was old."
    assert speakers(*told, "“It is an old port,” he said.")[-1] != JENS


SAFE = "Tomas Brandt said the quay was safe."


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("A 40-year-old man was stopped at the gate. He said the lock was open.", "a 40-year-old man"),
        ("A guard, who is 40, left the gate. He said the lock was open.", "a guard"),
        ("One of the guards was stopped at the gate. He was 40. He said the lock was open.", "one of the guards"),
    ],
)
def test_a_pronoun_is_whom_the_sentence_before_brings_in_without_a_name(told: str, who: str):
    assert speakers(SAFE, told) == ["Tomas Brandt", who]


@pytest.mark.parametrize(
    "told",
    [
        "A woman was stopped at the gate. He said the lock was open.",
        "A guard was killed at the gate. He said the lock was open.",
        "A guard must stay at the gate. He said the lock was open.",
        "A former guard, Brandt left the gate in May. He said the lock was open.",
        "A lamp was stolen at the gate. He said the lock was open.",
    ],
)
def test_a_pronoun_is_nobody_without_a_name_whom_it_does_not_fit(told: str):
    assert speakers(SAFE, told) == ["Tomas Brandt"] * 2


def test_a_pronoun_is_left_open_behind_whom_somebody_stops_and_behind_a_suspect():
    *_, last = speech(SAFE, "Police stopped a 40-year-old man at the gate. He said the lock was open.")
    assert set(last.choices) == {"Tomas Brandt", "a 40-year-old man"}
    *_, last = speech(SAFE, "The suspect was stopped at the gate. He said the lock was open.")
    assert set(last.choices) == {"Tomas Brandt", "the suspect"}


def test_a_driver_who_is_named_is_no_other():
    told = "The driver was stopped at the gate. He said the lock was open. The driver, Tomas Brandt, is 40."
    assert speakers(SAFE, told) == ["Tomas Brandt"] * 2


@pytest.mark.parametrize(
    "told",
    [
        "Holm’s sister, Asta, left the port in May. She said the lock was open.",
        "Tomas Holm and his younger sister Asta left the port in May. She said the lock was open.",
    ],
)
def test_a_relative_with_a_given_name_alone_is_a_person_of_that_gender(told: str):
    assert speakers("Mara Lindqvist said the quay was safe.", told) == [MARA, "Asta"]


def test_a_relative_is_nobody_of_another_gender_and_no_name_alone_is_a_person():
    assert speakers("Tomas Brandt said it was safe.", "Holm’s sister, Asta, left. He said the lock was open.") == [
        "Tomas Brandt",
        "Tomas Brandt",
    ]
    assert speakers("Mara Lindqvist said it was safe.", "Holm’s port, Asta, is old. She said the lock was open.") == [
        MARA,
        MARA,
    ]


def test_a_body_is_never_she_whatever_it_is_called():
    found = speech("Mara Lindqvist left in May. The Ferrymen’s League said it was late.", "“It is late,” she said.")
    assert found[-1].choices == (MARA,)


LIFE = (
    "Mara Lindqvist, the pilot, died on Monday.",
    "Her death was confirmed by her daughter, Asta Lindqvist, who said she had been ill.",
    "The Ferrymen’s League called her a liar. She wanted a lock and asked parliament to pay. “They came late,” she said.",
)


def _of_a_life(headline: str) -> str:
    made = article(*LIFE, headline=headline)
    return speech_lines(made, Cast.of(made))[-1].choices[0]


def test_she_is_whom_an_obituary_is_about():
    assert _of_a_life("Mara Lindqvist dies at 91") == MARA
    assert _of_a_life("Pilot who fought the port dies at 91") == "Asta Lindqvist"


def test_a_woman_is_not_the_man_whom_the_text_has_just_called_he():
    told = "Mara Lindqvist waited. A driver found the boat. He had seen it by the quay. She said it was late."
    assert speakers(told)[-1:] == [MARA]


def test_whom_somebody_told_something_may_go_on():
    asked = "Pesk Olund, a pilot, said it was late. Tarv Brond told him to wait."
    assert speakers(f"{asked} He said it was not.")[-1:] == [None]
    assert speakers("Tarv Brond told the crew to wait. He said it was late.")[-1:] == ["Tarv Brond"]


def test_who_was_spoken_to_replies():
    told = f"{MARA} told the port that it was late. Tarv Brond put it to her that she had slept."
    assert speakers(told, "“It was late,” she replied.")[-1:] == [MARA]


def test_a_name_behind_a_trade_is_a_persons():
    lines = cast_of("The ship was sold by its operator, Norlin Lark, in May.")
    assert not lines.is_surely_person("Norlin Lark")
    assert cast_of("The ship was found by the driver, Tarv Brond, in May.").is_surely_person("Tarv Brond")


def test_a_source_without_a_name_gives_way_to_the_next_who_speaks():
    told = "“I swam,” said one. Another said she had waited."
    assert speakers("Passengers left the ferry.", told, "“They were kind, and I was cold,” she said.") == [
        "one",
        "another",
        "another",
    ]
    two = speech("Ada Berg said the quay was closed.", "A woman said it was open. “I swam,” she said.")
    assert two[-1].choices[0] == "a woman"


def test_one_said_is_nobody_where_no_one_says_it():
    assert speakers("The storm was a bad one, said Jens Holm.") == ["Jens Holm"]
    assert speakers("No one said the quay was closed.") == []


def test_whoever_goes_on_is_who_has_just_spoken():
    told = "Tomas Brandt told the port that it was late. He said that “nobody came.”"
    goes_on = "Ellis Ort agreed, saying “it is a pity.” He {}, “and it will stay so.”"
    assert speakers(told, goes_on.format("continued"))[-1] == "Ellis Ort"
    assert speakers(told, goes_on.format("said"))[-1] is None


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("That is something which worries Tomas Brandt, president of the pilots’ club.", "Tomas Brandt"),
        ("That is something which worries Tomas Brandt.", JENS),
        ("Holm said that this worries Tomas Brandt, president of the pilots’ club.", JENS),
    ],
)
def test_he_is_whom_the_sentence_before_presents_unless_somebody_speaks_in_it(told: str, who: str):
    assert speakers(f"“The port is old,” {JENS} said.", told, "“No ship comes here,” he said.")[-1] == who


def test_a_gender_is_told_by_how_the_text_goes_on_behind_who_somebody_is():
    told = "{} In May she lost.", "Ort met Tomas Brandt and Mara Lindqvist at the quay.", "He said it was shut."
    assert speakers(told[0].format("Ellis Ort is a pilot in Norlin."), *told[1:])[-1] == "Tomas Brandt"
    assert speakers(told[0].format("Ellis Ort met a pilot."), *told[1:])[-1] == "Ellis Ort"


def test_he_is_whoever_alone_spoke_before_him():
    told = "Tomas Brandt said it was late. Ships left. Brandt has called for a search by the pilot Jens Holm. {} He said he was sorry."
    assert len(speech(told.format("On Monday Holm said he would look."))[-1].choices) == 1
    assert len(speech(told.format("On Monday Holm and Ort said they would look."))[-1].choices) > 1


def test_a_firm_is_nobody_who_is_she():
    told = "Skylin Air Inc sold nine ships. Skylin said it was sorry. Skylin chief executive Dana Holm rejected this."
    assert speakers(told, "“The price was fair,” she said.")[-1] == "Dana Holm"


def test_he_is_whoever_did_something_when_the_words_came():
    told = "Mr Brandt’s spokesman said it was late. His words {} Jens Holm left. In a note, he said it was early."
    assert speech("Tomas Brandt met Holm.", told.format("came as"))[-1].choices == (JENS,)
    assert speech("Tomas Brandt met Holm.", told.format("were read as"))[-1].choices[0] == "Tomas Brandt"


def test_he_is_whoever_spoke_before_him_of_what_somebody_owns():
    told = "Tomas Brandt said it was late. Ships left. The pilot Jens Holm called Brandt’s ship a wreck. He added it was old."
    assert speech(told)[-1].choices == (JENS,)


def test_who_goes_on_is_whoever_spoke_right_before():
    # Nothing tells the gender of Ellis Ort, and that of Ada Berg is known.
    assert (
        speakers(
            "Ada Berg runs a radio show about ships. “I was not even named in that show of Berg’s,” Ellis Ort wrote. "
            "She added: “It is a disgrace.”",
        )
        == ["Ellis Ort"] * 2
    )
    assert speakers("Ada Berg met Jens Holm. “It is late,” Holm said. She added: “Far too late.”") == [JENS, "Ada Berg"]


def test_in_a_text_on_one_line_the_sentence_before_weighs_more():
    told = (
        "It was late. It was cold. The quay was shut. Nobody came. The lock was open. Ships left. It rained in Averin."
        " Ms. Ada Berg said the quay was old. Senator Rita Moss urged Mr. Holm to wait. “It is late,” she said."
    )
    assert speakers(told)[-1] == "Rita Moss"
    ort = told.replace("Senator Rita Moss urged Mr. Holm to wait", "Ellis Ort said the quay was new")
    assert speakers(ort)[-1] == "Ellis Ort"
    assert speakers(ort.replace("Ships left. It rained in Averin.", ""))[-1] != "Ellis Ort"

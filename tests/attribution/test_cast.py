"""The cast: names, their fullest form, titles, and which of them are people or places."""

from __future__ import annotations

import pytest
from printed import article, cast_of

from brief.attribution.grammar.joined import joined
from brief.attribution.names.mentions import mentions_in
from brief.attribution.names.titles import bare


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Asif", "Asif"),
        ("Asif’s", "Asif"),
        ("Holms’", "Holms"),
        ("Defence Minister Khawaja Asif’s", "Khawaja Asif"),
        ("Mr. Brandt", "Brandt"),
        ("former President Jens Holm", "Jens Holm"),
        ("President", "President"),
    ],
)
def test_a_bare_name_has_no_title_and_no_possessive(printed: str, name: str):
    assert bare(printed) == name


def test_titles_stand_apart_from_names():
    cast = cast_of(
        "Transport Minister Jens Holm met Federal District Judge Rita Moss. Prof. Ada Berg waited. Sir Tom Reed left. "
        "First Minister of Norlin Mara Reed came."
    )
    assert {m.name: m.title for m in cast.mentions} == {
        "Jens Holm": "Transport Minister",
        "Rita Moss": "Federal District Judge",
        "Ada Berg": "Prof.",
        "Tom Reed": "Sir",
        "Mara Reed": "First Minister",
    }


def test_a_nickname_is_no_part_of_a_name():
    cast = cast_of('Senator Robert C. "Bobby" Holm met Edward (Eddie) Moss. Holm left.')
    assert [m.name for m in cast.mentions] == ["Robert C. Holm", "Edward Moss", "Holm"]
    assert cast.full("Holm") == "Robert C. Holm"


def test_a_mention_says_where_it_stands():
    cast = cast_of("The rain fell. Transport Minister Jens Holm met Rita Moss.")
    text = cast.article.text
    for mention in cast.mentions:
        printed = f"{mention.title} {mention.name}".strip()
        assert text[mention.start :].startswith(printed)
        assert cast.article.sentence(mention.sentence).text == "Transport Minister Jens Holm met Rita Moss."


def test_a_surname_that_an_article_opens_with_is_whom_it_names_next():
    opening = "The real Holm showed up at the port."
    cast = cast_of(opening, "Pilots learned that Jens Holm will stay.", "Holm left. Holm smiled.")
    assert cast.full("Holm") == "Jens Holm"
    assert cast.counts["Jens Holm"] == 4


@pytest.mark.parametrize(
    "paragraphs",
    [
        # Named in full only later, or behind the surname alone.
        ("Holm left the port.", "Rain fell.", "It was late.", "Jens Holm came."),
        ("Holm left the port.", "Holm smiled.", "Jens Holm came."),
        # A place, and a name that no given name begins.
        ("The ferry lay in Holm.", "Jens Holm came."),
        ("Holm left the port.", "Norlin Holm came."),
        ("It rained. It was late. Holm left. Holm smiled. Jens Holm came.",),
        # Two of one surname.
        ("Holm left the port.", "Jens Holm and Mara Holm came."),
    ],
)
def test_another_surname_is_a_name_of_its_own(paragraphs: tuple[str, ...]):
    assert cast_of(*paragraphs).full("Holm") == "Holm"


def test_a_surname_stands_for_the_full_name():
    cast = cast_of("Khawaja Muhammad Asif spoke in Oslo.", "Asif left. Minister Asif smiled. Khawaja Asif slept.")
    assert cast.full("Asif") == "Khawaja Muhammad Asif"
    assert cast.full("Defence Minister Asif’s") == "Khawaja Muhammad Asif"
    assert cast.counts["Khawaja Muhammad Asif"] >= 3


def test_initials_are_part_of_a_name_and_the_us_is_not():
    cast = cast_of("J.B. Holm met U.S. Ambassador Ada Berg. Holm left. Berg stayed.")
    assert cast.full("Holm") == "J.B. Holm"
    assert cast.is_person("J.B. Holm")
    assert cast.full("Berg") == "Ada Berg"


def test_a_contraction_and_a_call_upon_the_reader_are_no_names():
    cast = cast_of("I’m sure I’d go. You’ll see. Learn more in our list. Berg left.")
    assert {m.name for m in cast.mentions} == {"Berg"}


def test_a_headline_in_capitals_is_no_name():
    cast = cast_of("Holm Campaign Reportedly Scrambling For Black Voter Turnout In Averin.", "Averin is far.")
    assert cast.full("Averin") == "Averin"


def test_who_is_named_short_in_the_headline_is_named_in_full_below():
    cast = cast_of("Jens Brandt left. Brandt smiled.", headline="Brandt speaks at the port")
    assert cast.full("Brandt") == "Jens Brandt"


def test_a_word_that_somebody_is_called_is_no_part_of_the_name():
    cast = cast_of("Crooked Ada Berg lost. Ada Berg left Oslo. Berg smiled.")
    assert cast.full("Berg") == "Ada Berg"


def test_a_name_without_a_longer_form_stays():
    cast = cast_of("Brandt spoke in Oslo.")
    assert cast.full("Brandt") == "Brandt"
    assert cast.full("Nilsen") == "Nilsen"
    assert cast.has("Brandt")
    assert not cast.has("Nilsen")


@pytest.mark.parametrize("names", [("Jens Holm", "Mara Holm"), ("Mats Holm", "Mara Holm")])
def test_a_surname_of_two_people_stands_for_neither(names: tuple[str, str]):
    cast = cast_of(f"{names[0]} met {names[1]} in Oslo.", "Holm left.")
    assert cast.full("Holm") == "Holm"
    assert [cast.full(n) for n in names] == list(names)


@pytest.mark.parametrize(
    ("headline", "told", "who"),
    [
        ("Jens Holm is ill", "Jens Holm met Mara Holm in Oslo.", "Jens Holm"),
        ("Mara Holm is ill", "Jens Holm met Mara Holm in Oslo.", "Mara Holm"),
        # Whom alone the text has named where the surname stands first.
        ("A mayor is ill", "Jens Holm left. Holm met Mara Holm in Oslo.", "Jens Holm"),
        # Neither, or both.
        ("A mayor is ill", "Jens Holm met Mara Holm in Oslo.", "Holm"),
        ("Jens Holm sues Mara Holm", "Jens Holm met Mara Holm in Oslo.", "Holm"),
        ("Holm is ill", "Jens Holm met Mara Holm in Oslo.", "Holm"),
    ],
)
def test_a_surname_of_two_is_whom_the_article_is_about(headline: str, told: str, who: str):
    assert cast_of(told, "On Monday Holm left.", headline=headline).full("Holm") == who


def test_a_surname_and_a_name_stand_for_one_and_the_same():
    cast = cast_of("Jens Holm met Mara Holm. Holm left. Erik Jens Holm came back.", headline="Jens Holm is ill")
    assert cast.full("Holm") == cast.full("Jens Holm")


def test_a_name_is_as_the_headline_has_it():
    cast = cast_of("Jens Holm left. Jens Erik Holm was born in May. Holm slept.", headline="Jens Holm is ill")
    assert {cast.full(n) for n in ("Holm", "Jens Holm", "Jens Erik Holm")} == {"Jens Holm"}
    # A body may be another one.
    cast = cast_of("The Averin Harbour Union met. Harbour Union members left.", headline="Harbour Union meets")
    assert cast.full("Harbour Union") == "Averin Harbour Union"


@pytest.mark.parametrize("names", [("Mats Erik Holm", "Mats Holm"), ("M. Holm", "Mats Holm"), ("Mats Holm", "M. Holm")])
def test_an_initial_or_a_middle_name_makes_nobody_else(names: tuple[str, str]):
    cast = cast_of(f"{names[0]} met Rita Moss in Oslo.", f"{names[1]} left.", "Holm slept.")
    assert cast.full("Holm") == max(names, key=lambda n: len(n.split()) * 100 - names.index(n))


def test_a_surname_is_no_junior_and_no_namesakes():
    assert cast_of("James Holm Jr. spoke in Oslo.", "Holm left.").full("Holm") == "James Holm Jr"
    assert cast_of("President Mats Holm met James Holm Jr.", "Holm left.").full("Holm") == "Holm"


def test_a_plural_that_counts_something_is_no_name():
    assert not cast_of("Truckloads of ice came. Once Berg left, unlike Holm, it rained.").has("Truckloads")
    assert cast_of("It rained. Once Berg left, it was dry. Berg slept.").has("Berg")


def test_a_longer_name_that_comes_later_is_somebody_elses():
    cast = cast_of("Holm spoke in Oslo.", "The Royal Bank of Holm was founded in 1920.")
    assert cast.full("Holm") == "Holm"


def test_a_title_leads_to_its_holder():
    cast = cast_of("Transport Minister Jens Holm met Defence Minister Rita Moss.", "Mayor Ada Berg waited.")
    assert cast.titled("the defence minister") == "Rita Moss"
    assert cast.titled("the defense minister") == "Rita Moss"
    assert cast.titled("the mayor") == "Ada Berg"
    assert cast.titled("the minister") is None, "two ministers"
    assert cast.titled("the pilot") is None


def test_an_office_is_that_of_whoever_has_nothing_more_printed_before_it():
    cast = cast_of(
        "President Ada Berg met Averin President Jens Holm, and Vice President Rita Moss stayed. Mr. Jens Holm left."
    )
    assert cast.titled("the president") == "Ada Berg"
    assert cast.titled("the averin president") == "Jens Holm"
    assert cast.titled("the vice president") == "Rita Moss"
    assert cast_of("Vice President Rita Moss left.").titled("the president") is None
    assert cast_of("President Ada Berg met President Jens Holm.").titled("the president") is None


def test_legislators_have_short_titles_and_sides():
    cast = cast_of("Sen. Ada Berg (D-Mass.) met Rep. Jens Holm, R-Utah, and Gov. Rita Moss.")
    assert cast.titled("the senator") == cast.titled("the democratic senator") == "Ada Berg"
    assert cast.titled("the republican senator") is None
    assert cast.titled("the congressman") == "Jens Holm"
    assert cast.titled("the congresswoman") is None
    assert cast.titled("the governor") == "Rita Moss"


def test_a_day_and_what_somebody_does_belong_to_no_name():
    cast = cast_of(
        "“Giving Ada Berg time is wrong,” Holm said. He blasted pilot Mara Osei Tuesday on Black Friday.",
        "Berg left. King Jens Holm stayed. “Not now. Asking Rita Moss is vain.”",
    )
    names = [m.name for m in cast.mentions]
    assert names == ["Ada Berg", "Holm", "Mara Osei", "Black Friday", "Berg", "Jens Holm", "Rita Moss"]


def test_a_paper_before_a_name_is_no_part_of_it():
    assert cast_of("“It is late,” said Norlin News’ Ada Berg.").full("Ada Berg") == "Ada Berg"
    assert cast_of("The Harbour Workers’ Union left.").has("Harbour Workers’ Union")


def test_a_fathers_name_that_comes_later_is_not_the_sons():
    cast = cast_of("Senator Jens Holm died.", "The ship bears the name of his father, Jens S. Holm Sr., too.")
    assert cast.full("Jens Holm") == "Jens Holm"
    assert cast_of("Jens S. Holm Jr. spoke.", "Jens Holm left.").full("Jens Holm") == "Jens S. Holm Jr"


def test_a_title_is_its_holders_and_no_assistants():
    told = ("Averin District Attorney Ada Berg met Assistant District Attorney Jens Holm.",)
    cast = cast_of(*told, "Assistant District Attorney Omar Veles left.")
    assert cast.titled("the district attorney") == "Ada Berg"
    assert cast.titled("the assistant district attorney") is None, "two of them"


@pytest.mark.parametrize("office", ["SA", "DA", "PM", "AG"])
def test_an_office_in_letters_is_no_part_of_the_name(office: str):
    assert cast_of("Mayor Ada Berg spoke in Oslo.", f"{office} Berg left.").full(f"{office} Berg") == "Ada Berg"


def test_letters_that_are_no_office_are_a_given_name_and_an_office_without_a_known_bearer_stays():
    assert cast_of("Mayor Ada Berg spoke.", "JD Berg left.").full("JD Berg") == "JD Berg"
    assert cast_of("Mayor Ada Berg spoke.", "AG Holm left.").full("AG Holm") == "AG Holm"
    assert cast_of("The DA left. DA Jens Holm stayed.").titles == {"Jens Holm": "DA"}
    assert "DA" not in cast_of("Da Silva left. Rita da Silva stayed.").titles.values()


def test_several_share_an_office_before_the_first_name():
    cast = cast_of("Deputy District Attorneys Ada Berg and Jens Holm left.", "The Averin Attorneys Association met.")
    assert cast.titles == {"Ada Berg": "Deputy District Attorneys"}


def test_whose_attorney_somebody_is():
    cast = cast_of("Averin County State’s Attorney Rita Moss left.", "Norlin’s Attorney Jens Holm stayed.")
    assert cast.titles == {"Rita Moss": "State’s Attorney", "Jens Holm": "Attorney"}


def test_a_noun_leads_to_the_one_body_that_ends_in_it():
    cast = cast_of("The Harbour Workers’ Union met the Port Council and the City Council.")
    last = cast.article.sentences[-1]
    assert cast.body("the union", last) == "Harbour Workers’ Union"
    assert cast.body("the council", last) is None, "two councils"
    assert cast.body("the bank", last) is None


@pytest.mark.parametrize("name", ["Mara Lindqvist", "Jens Holm", "Ada Maria Berg", "Omar bin Holm"])
def test_people(name: str):
    assert cast_of(f"On Monday {name} spoke.").is_person(name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Port Authority", "On Monday the Port Authority spoke."),
        ("Harbour Workers’ Union", "On Monday the Harbour Workers’ Union spoke."),
        ("Nordic Bank", "On Monday Nordic Bank lent money."),
        ("Oslo", "On Monday Oslo slept."),
        ("Blue Ferries", "On Monday Blue Ferries spoke."),
        ("Norlin Harbour Research", "On Monday Norlin Harbour Research spoke."),
        ("F-16", "On Monday an F-16 flew."),
        ("Norlin Strider", "On Monday a Norlin Strider sank."),
        ("Gas Infrastructure Europe", "On Monday Gas Infrastructure Europe spoke."),
        ("Energy Forum", "On Monday Energy Forum spoke."),
        ("Norlin Shipping", "On Monday Norlin Shipping, which owns the ferry, spoke."),
    ],
)
def test_no_people(name: str, text: str):
    cast = cast_of(text)
    assert cast.has(name)
    assert not cast.is_person(name)


def test_an_office_behind_a_name_makes_it_a_persons():
    assert cast_of("Yrjo Lagakos, deputy director of the Energy Forum, spoke.").is_person("Yrjo Lagakos")
    assert not cast_of("Yrjo Lagakos, a ferry line, spoke.").is_person("Yrjo Lagakos")


def test_a_title_makes_a_surname_a_person():
    assert cast_of("On Monday Minister Brandt spoke.").is_person("Brandt")
    assert not cast_of("On Monday Brandt spoke.").is_person("Brandt")


def test_a_place_is_where_things_are():
    cast = cast_of("Talks in Bergen ended. Brandt flew to Bergen. Brandt wept near Bergen.")
    assert cast.is_place("Bergen")
    assert not cast.is_place("Brandt")


def test_a_capital_at_the_start_of_a_sentence_makes_no_name():
    assert (
        cast_of("Traders waited at the quay. The traders left. However, pilots stayed. On Monday it rained.").mentions
        == ()
    )


def test_in_german_a_noun_is_no_name():
    cast = cast_of("Die Bürgermeisterin Ada Berg sprach im Rathaus über den Hafen. Berg ging.", language="de")
    assert {m.name for m in cast.mentions} >= {"Berg"}
    assert "Hafen" not in {m.name for m in cast.mentions}
    assert "Rathaus" not in {m.name for m in cast.mentions}


def test_a_script_without_case_has_no_names():
    assert cast_of("市長は埠頭を閉鎖すると述べた。", language="ja").mentions == ()


def test_who_stands_near_nearest_first():
    cast = cast_of("Ada Berg left.", "Jens Holm met Rita Moss.", "It rained.", "Then it snowed.")
    rain = next(s for s in cast.article.sentences if s.text == "It rained.")
    snow = next(s for s in cast.article.sentences if s.text == "Then it snowed.")
    assert cast.near(rain) == ["Rita Moss", "Jens Holm", "Ada Berg"]
    assert cast.near(rain, 1) == ["Rita Moss", "Jens Holm"]
    assert cast.near(snow) == ["Rita Moss", "Jens Holm"]
    assert cast.near(snow, 0) == []


def test_a_ministry_keeps_the_word_that_begins_a_ministers_title():
    made = article("Foreign Minister Jens Holm left. The Foreign Ministry of Norland and the State Department wrote.")
    names = [m.name for m in mentions_in(made)]
    assert "Foreign Ministry of Norland" in names
    assert "State Department" in names
    assert "Jens Holm" in names


def test_a_short_form_in_parentheses_stands_for_the_name_before_it():
    cast = cast_of("The Harbour Workers League (HWL) met. The HWL has left. Norlin Lines (Averin) sank. Averin is far.")
    assert cast.full("HWL") == "Harbour Workers League"
    assert (
        cast_of("The Norlin-led Harbour Workers League (HWL) left.").full("HWL") == "Norlin-led Harbour Workers League"
    )
    assert cast.full("Averin") == "Averin"


@pytest.mark.parametrize(
    "piece", ["Aa ", "Aa of ", "Aa, ", "Aa of Bb, ", "Aa and ", "University of Aa, ", "Aa of Bb, Cc Dd "]
)
def test_names_are_joined_in_time_that_the_length_sets(piece: str):
    # Twenty thousand of them took minutes.
    assert not list(joined(piece * 20_000))


def test_a_number_at_the_beginning_of_a_sentence_is_no_name():
    cast = cast_of("Ten years ago the port was shut. Seven left. Ten Network told of it.")
    assert [m.name for m in cast.mentions] == ["Ten Network"]


@pytest.mark.parametrize(
    ("full", "form"),
    [
        ("Mara O’Brandt", "O'Brandt"),
        ("Mara O’Brandt", "Mara O'Brandt"),
        ("Jens de Holm", "De Holm"),
        ("Jens Brandt", "BRANDT"),
    ],
)
def test_a_name_is_one_with_either_apostrophe_and_in_capitals(full: str, form: str):
    assert cast_of(f"On Monday {full} left.", f"Later {form} came back.").full(form) == full


def test_a_short_form_is_no_word_in_small_letters():
    assert cast_of("On Monday Harbour Hpc left.", "Later the HPC came back.").full("HPC") == "HPC"


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Chief Executive Jonas Lark told them.", "Jonas Lark", "Chief Executive"),
        ("“We wait,” Chief Executive Officer Jonas Lark said.", "Jonas Lark", "Chief Executive Officer"),
        ("Resident Maria Fint, 68, waited.", "Maria Fint", None),
        ("Engineer Dr Draho Pesk waited.", "Draho Pesk", "Dr"),
        ("Teacher Retirement System waited.", "Teacher Retirement System", None),
        ("Co-author Prof Maria Fint waited.", "Maria Fint", "Prof"),
        ("Det Insp Maria Fint waited.", "Maria Fint", "Det Insp"),
        ("Vice-chair Maria Fint waited.", "Maria Fint", "Vice-chair"),
        ("Town Manager Erik Fint waited.", "Erik Fint", "Town Manager"),
        ("Farmer Insurance Group waited.", "Farmer Insurance Group", None),
    ],
)
def test_what_somebody_is_is_no_part_of_the_name(text: str, name: str, title: str | None):
    cast = cast_of(text)
    assert name in {cast.full(m.name) for m in cast.mentions}
    assert cast.titles.get(name) == title


def test_a_short_form_in_another_language_is_its_bodys():
    cast = cast_of("The Norlin Coast Service (KDN) left. The KDN is late.", "Ada Berg (NDP) left. The NDP is late.")
    assert cast.full("KDN") == "Norlin Coast Service"
    assert cast.full("NDP") == "NDP"

"""Who speaks in a text whose author its headline names, and in one that only says "we"."""

from __future__ import annotations

from desk import news
from printed import article

from brief.attribution.demands.lines import UNSPECIFIED
from brief.shapes import shape
from brief.writing.offers import Offers

SPEECH = (
    "Harbour Hall, 8 June 2026.",
    "Thank you for the invitation. Last year I promised this town a new quay by Easter. It was late, and I am sorry.",
    "Every container has been cleared in nine hours since. The World Bank calls it the fastest reform on the coast.",
    "I call on every pilot to sign the code before May, and I urge the Harbour Union to end its strike.",
    "For more, call the press office in Averin.",
)
HEADLINE = "Speech by the Minister for Ports, Ms Ada Berg, at the dinner of the pilots"


def offers(*paragraphs: str, headline: str = "Harbour") -> Offers:
    return Offers(article(*paragraphs, headline=headline), shape(news().schema))


def test_all_of_a_speech_is_its_authors_but_for_whom_it_quotes_and_what_stands_around_it():
    said = {line.sentence.text: line.choices for line in offers(*SPEECH, headline=HEADLINE).speech}
    assert said["Every container has been cleared in nine hours since."] == ("Ada Berg",)
    assert said["The World Bank calls it the fastest reform on the coast."] == ("World Bank",)
    assert not any(text.startswith(("Thank", "Harbour Hall", "For more")) for text in said)


def test_a_statement_that_is_one_quotation_has_no_words_of_its_own():
    said = offers(
        "“The jury has spoken, and I thank the clerks.”", headline="Statement from Mayor Ada Berg on the verdict"
    )
    assert [line.choices for line in said.speech] == [("Ada Berg",)]


def test_of_an_article_with_another_headline_nothing_is_anybodys_for_that():
    assert [line.choices for line in offers(*SPEECH).speech] == [("World Bank",)]


def test_i_and_we_demand_in_their_authors_name_and_never_in_that_of_whom_a_text_names_most():
    told = [(d.by, d.of, d.what) for d in offers(*SPEECH, headline=HEADLINE).demands]
    assert told == [
        (("Ada Berg",), ("every pilot",), "sign the code before May"),
        (("Ada Berg",), ("Harbour Union",), "end its strike"),
    ]
    assert offers(*SPEECH).demands == []
    letter = ("The World Bank lent us money.", "We asked the World Bank for a year.", "I demand an apology.")
    assert offers(*letter).demands == []


def test_a_body_that_an_unsigned_text_begins_with_is_its_we():
    release = (
        "AVERIN, 3 June – The Harbour Union today rejected the offer of the port.",
        "Our members have waited a year. We call for a public inquiry.",
        "“The port is shut,” the Harbour Union said.",
    )
    (line,) = offers(*release).demands
    assert (line.by, line.of) == (("Harbour Union",), (UNSPECIFIED,))
    assert offers("It rained on us in June.", *release[1:]).demands == []


def test_a_newsletter_is_that_of_its_headline_and_an_appeal_of_who_makes_it():
    letter = ("We voted against the sale. Nobody asked our members.", "The council must publish the report.")
    signed = (*letter, "Your Harbour Greens group")
    (line,) = offers(*signed, headline="Harbour Greens Newsletter, issue 9").demands
    assert (line.by, line.of) == (("Harbour Greens",), ("the council",))
    assert offers(*signed, headline="Harbour Greens sail").demands == []
    assert offers(*letter, "Ada Berg", headline="Ada Berg newsletter").demands == []
    appeal = "Nine harbour and pilots’ charities today call on the council to open the quay."
    found = offers(appeal, "We have waited a year.", "We urge the port to pay.").demands
    assert [(d.by, d.of) for d in found] == [
        (("Nine harbour and pilots’ charities",), ("the council",)),
        (("the harbour and pilots’ charities",), ("the port",)),
    ]
    assert len(offers("The union called on the council to pay.", "We waited.", "We urge the port to pay.").demands) == 1


def claims(*paragraphs: str) -> list[str]:
    made = offers(*paragraphs)
    return [o.wording or o.sentences[0].text for o in made.all() if o.section.name == "key_claims"]


def test_what_is_stated_before_a_question_is_a_claim_and_a_question_alone_is_none():
    asked = "“The pilots are asking about the papers again. Can we make this stop?” wrote Jens Holm."
    assert any("papers" in c for c in claims(asked))
    assert not any("stop" in c for c in claims("“Can we make this stop?” wrote Jens Holm.", "It rained."))


def test_a_turn_that_greets_or_leads_to_a_question_is_no_claim():
    turns = (
        "BERG: Good morning, Jens.",
        "HOLM: The pilots at the port have met us twice.",
        "BERG: Our reporter is at the quay today. What is the mood?",
        "HOLM: We offered them boats in May.",
    )
    found = claims(*turns)
    assert not any("Good morning" in c or "mood" in c for c in found)
    assert any("boats" in c for c in found)

"""Sentences: where they end, how they are numbered, and that offsets are exact for any text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import within

from brief.article import Place, Span
from brief.paragraphs import paragraphs
from brief.quotations import quotations
from brief.run_ons import LONGEST
from brief.sentences import number, split


def texts(text: str, language: str | None = "en") -> list[str]:
    return [text[s.start : s.end] for s in split(text, language)]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["“One. Two,” he said.", "He left."]),
        ("en", ["“A.”", "Then a new sentence."]),
        ("en", ["The lock is shut.", "(The port did not answer when asked.)", "Ada Berg has left."]),
        ("en", ["The lock (the port did not answer our questions on it.) Ada Berg has left."]),
        ("en", ["He left (as Ada Berg told the port in May).", "Ada Berg has left."]),
        ("en", ['Smith said, "We have to wait."', "Berg said, “No.”"]),
        ("en", ['Smith said, "We have to wait.”', "Berg said, “No. Not now,\" and left.", "It is shut."]),
        ("en", ['“It can\'t wait," Berg said.', '"It is simple!"', "Berg told us, “Wait.”", "He left."]),
        ("en", ['Smith said, "We hear “no. No” and “yes. Yes.” That is odd."', "He left."]),
        ("en", ['Smith said, “The 6" pipe leaks. It has to go.”', "He left."]),
        (
            "en",
            ["“So late,” Ada Berg said in a statement to the NPA", "The port has been shut since the first of May."],
        ),
        ("en", ["Smith called it the best book since The long quay and the boats that never came."]),
        ("en", ["Ada Berg says of the old quay that she has read about it in The long quay and the boats of Averin."]),
        ("en", ["Why the mayor of Averin never liked it The quay and the boats that never came"]),
        ("en", ["Smith says it, as all of them in the port do: The quay is shut for good, it is."]),
        ("en", ["“It was new to me.”", "Smith was met by a pilot."]),
        ("en", ["“It was new to me.” Smith said.", "A pilot left."]),
        ("en", ['Smith said, "It was not so[.]"', "As of May it is."]),
        ("en", ["“But their stance kept shifting.”", "Nobody was surprised."]),
        ("en", ["“We stay,” said Smith.", "“I am here.”", "Smith also responded to a report that it was over."]),
        ("en", ["He said the U.S. Would wait.", "It was late."]),
        ("en", ["The U.S. Now imports cranes, the port said.", "It was late."]),
        ("en", ["Trade between the U.S. And Averin fell, and that of the U.K. Will fall.", "It was late."]),
        ("en", ["The quay is to be closed by 1 May.", "Berg Marine said it would appeal.", "It ended in May.", "“Ships wait,” she said."]),
        ("en", ["She told me.", "Berg said no.", "Dockers fell ill.", "Ferries are state of the art."]),
        ("en", ["He cited art. II of the charter and no. A4 of the list, ill. by M. May."]),
        ("nl", ["Zie no. Twee van de lijst."]),
        ("en", ["She left for the U.S.", "The quay was closed.", "Will it wait?"]),
        ("en", ["It was closed, Staff-Insp. Ada Berg said."]),
        ("en", ["“We stay,” Berg (D-Mass.). told us.", "It was late."]),
        ("en", ["It lost 4.9 million bbl. of oil.", "It was a post-Sept. 11 law."]),
        ("en", ["“During the session they agreed,” a senior source said.", "“But their stance kept shifting.”"]),
        ("en", ["“Why?” Smith asked on Tuesday.", "“Because!”", "The plan was bad, Smith said."]),
        ("en", ["“We will win!” Smith told the crowd on Tuesday.", "“Why is it shut?” Berg asked the council.", "He left."]),
        ("en", ["“We will win!” Mr. Smith told the crowd, and left.", "“Why?” Sen. J. Berg said on Monday.", "He left."]),
        ("en", ["“I have it.”", "Smith told us on Monday that it was late.", "“So late.”", "Sen. Berg said later, “It is.”"]),
        ("en", ["“I have it.” Smith told us on Monday."]),
        ("en", ["Smith called it “a pretext.”", "The port announced last month that it was late."]),
        ("en", ["It was late.", "(Berg spoke for himself.)", "“We stay,” said Berg."]),
        ("en", ["“We will win!”", "Mr. Smith was told so on Monday."]),
        ("en", ["“We will win!”", "Smith told the crowd that the quay was shut.", "“Why?”", "Berg asked them to leave."]),
        ("en", ["“Enough!” said the mayor.", "She sat down."]),
        ("en", ["Rep. Ada Berg, R-W. Va., left.", "She took vitamin C.", "It was late."]),
        ("en", ["He warned them: “Go. Now. Do not wait.”", "“Please.”", "They went."]),
        ("en", ["She said, “It is so. It is.”", "Lopez said, “It is not.”"]),
        ("en", ['"One. Two," he said.', '"Three. Four."', "He left."]),
        ("en", ["'We lost. We did,' he said.", "It's the workers' fault.", "'Yes.'", "Then no."]),
        ("en", ["‘We lost. We did,’ he said.", "It’s the workers’ fault.", "‘Yes.’", "Then no."]),
        ("en", ["He measured 5\" of rain.", "Then 6\" more."]),
        ("fr", ["« Un. Deux », dit-il.", "Il part.", "« Oui. »", "Elle rit."]),
        ("fr", ["M. Macron a parlé.", "Mme. Dupont est là."]),
        ("de", ["Auch wenn nicht jedes Modell von Disruption bzw. Wandel bedroht ist.", "Es bleibt dabei."]),
        ("de", ["„Eins. Zwei“, sagte er.", "Er ging am 5. Mai.", "„Drei.“", "Dann kam z. B. Müller."]),
        ("ar", ["هل وافقت؟", "«نعم. وافقت»، قال الوزير.", "انتهى."]),
        ("en", ["Mr. Smith met Sen. J. R. Brown and Lt. Gov. Jones in the U.S. on Tuesday.", "It cost $3.5 million."]),
        ("en", ["He told me.", "Ada Berg said no.", "She was ill.", "A doctor (vs. a nurse) came at 5 p.m."]),
        ("en", ["U.S. President Obama met Atty. Gen. Lynch at 5 p.m. Tuesday.", "He left at 6 p.m.", "The end came."]),
        ("en", ["The mayor died at 10 a.m. Norlin Island time on Monday.", "The end came at 9 a.m.", "Norlin fell."]),
        ("en", ["He lives in the U.S.", "The company moved.", "Spc. Doe stayed."]),
        ("en", ["See https://news.example/a.b?c=d.", "The rest is here."]),
        ("en", ["Wait... he went on.", "1. First item.", "2. Second item."]),
        ("en", ["“Unclosed here.", "It goes on."]),
        ("en", ["He asked for “honesty.’’", "Critically, it said no more."]),
    ],
)  # fmt: skip
def test_where_sentences_end(language: str, sentences: list[str]):
    assert texts(" ".join(sentences), language) == sentences


def test_a_quotation_that_runs_into_the_sentence_before_it_is_cut_off():
    assert texts('The mayor left with Ada Berg."It is over," he said.') == [
        "The mayor left with Ada Berg.",
        '"It is over," he said.',
    ]


def test_scripts_without_spaces():
    assert texts("「一つ。二つ」と彼は言った。彼は去った。", "ja") == ["「一つ。二つ」と彼は言った。", "彼は去った。"]
    assert texts("他说：“一。二。”他走了。“真的？”他问。完了。", "zh") == [
        "他说：“一。二。”",
        "他走了。",
        "“真的？”他问。",
        "完了。",
    ]


def test_a_quotation_is_kept_whole_only_up_to_a_length():
    six = "“" + " ".join(["It is so."] * 5) + " It is,” she said."
    assert texts(six) == [six]
    seven = "“" + " ".join(["It is so."] * 7) + " It is,” she said."
    assert texts(seven)[0] == "“It is so."
    assert texts(seven)[-1] == "It is,” she said."


def test_what_is_too_long_for_a_sentence_is_several():
    row = ", ".join(f"berth {i} stands empty" for i in range(1_000))
    parts = texts(f"A short one. {row}. Another.")
    assert parts[0] == "A short one."
    assert parts[-1] == "Another."
    assert all(part.endswith("empty,") for part in parts[1:-2])
    assert max(map(len, parts)) <= LONGEST < len(row)


def test_a_word_is_never_parted():
    assert texts("z" * (LONGEST + 1)) == ["z" * (LONGEST + 1)]
    assert {word for part in texts("zz " * LONGEST) for word in part.split()} == {"zz"}


def test_a_sentence_never_crosses_a_paragraph():
    assert texts("“One.\n\nTwo,” he said.") == ["“One.", "Two,” he said."]
    assert texts("No stop here\nAnother line") == ["No stop here", "Another line"]


WRAPPED = """\
The ministers met for three days in the capital and left without any
agreement, according to two officials who were in the room. “We tried
hard. We failed,” one of them said on the way out.
Nobody spoke to the press.

A second meeting is planned for next month, although neither of the two
governments has said where it might take place, or who would attend it,
or what it would be about.
"""


def test_wrapped_lines_are_one_paragraph():
    found = [WRAPPED[p.start : p.end] for p in paragraphs(WRAPPED)]
    assert len(found) == 3  # "Nobody" would have fitted on the line above: a new paragraph begins there
    assert texts(WRAPPED) == [
        (
            "The ministers met for three days in the capital and left without any\nagreement, according to two officials who "
            "were in the room."
        ),
        "“We tried\nhard. We failed,” one of them said on the way out.",
        "Nobody spoke to the press.",
        found[2],
    ]


def test_short_lines_are_not_taken_for_wrapped_text():
    listed = "Talks with the islands falter once again today\nBy the staff\nMinister blames the harbour board\nShare\n"
    assert len(paragraphs(listed)) == 4
    one_a_line = "\n".join(
        f"Paragraph {n} of the article ends with a full stop and is of some length{'.' * 60}" for n in range(9)
    )
    assert len(paragraphs(one_a_line)) == 9


@pytest.mark.parametrize(
    "text",
    [
        # Without blank lines, as text is copied from a PDF
        (
            "Council meets\nThe harbour council of Wexmoor voted on Tuesday to\nclose its quay, after divers found cracks.\n"
            "The fishermen demanded that the council should pay\nfor nets and boats by the end of June.\n"
            "Its engineers left the town without another word on\nwhat the cracks may cost."
        ),
        # In letters of different widths, with words broken
        (
            "Council meets\n\nThe harbour council of Wexmoor voted on Tues-\nday to close its northern quay until further no-\n"
            "tice, after its divers found cracks in its foun-\ndations. It is unclear who is going to pay for the whole of it\n"
            "and when."
        ),
    ],
)
def test_lines_that_go_on_with_a_small_letter_are_one_paragraph(text: str):
    found = [text[p.start : p.end] for p in paragraphs(text)]
    assert [p.split()[0] for p in found] in (["Council", "The", "The", "Its"], ["Council", "The"])
    assert all(p[0].isupper() and p.endswith(".") for p in found[1:])


def test_a_list_of_long_lines_is_not_taken_for_wrapped_text():
    listed = "What the council bought in the course of the year 2025\n" + "\n".join(
        f"Cranes of kind {n}, each of them painted{' and greased' * n}" for n in range(9)
    )
    assert len(paragraphs(listed)) == 10


def test_outermost_quotations_are_found():
    text = "He said “she told me ‘no’ twice” and »gut« and an open “one"
    assert [text[q.start : q.end] for q in quotations(text)] == ["“she told me ‘no’ twice”", "»gut«"]
    assert quotations("the workers' own '90s music isn't it") == []
    assert quotations("") == []


PLACES = """\
Council and harbour fall out over cranes

• Union rejects the timetable
• Operator denies an understanding

Talks ended on Tuesday. Both sides blamed each other.

‘No date for new talks’

The union met on Wednesday.

“We tried.” — Nadia Ferrow

• A list further down is part of the body

Nothing more was said."""


def test_places():
    found = number(PLACES, "en")
    assert [(s.place.value, s.paragraph) for s in found] == [
        ("headline", 1),
        ("bullet", 2),
        ("bullet", 3),
        ("body", 4),
        ("body", 4),
        ("heading", 5),
        ("body", 6),
        ("body", 7),
        ("body", 7),
        ("body", 8),
        ("body", 9),
    ]
    assert [s.id for s in found] == list(range(1, 12))
    assert all(PLACES[s.start : s.end] == s.text for s in found)


def test_a_known_title_is_a_headline_even_if_it_ends_like_a_sentence():
    text = "Who pays for the ferry?\n\nNobody knows who pays."
    assert number(text, "en", title="Who pays for the  Ferry?")[0].place is Place.HEADLINE
    assert number(text, "en")[0].place is Place.BODY


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Boats in the harbour. Image: Ada Berg.", Place.CAPTION),
        ("Boats in the harbour  (Image: NPA)", Place.CAPTION),
        ("Photo by Ada Berg.", Place.CAPTION),
        ("The harbour of Norlin. File photo: Ada Berg/NPA", Place.CAPTION),
        # A photo in a sentence, and a statement behind the word.
        ("The photo by Ada Berg was shown in the harbour office, and in nine other houses, on Monday.", Place.BODY),
        ("The police gave out a photo.", Place.BODY),
        ("“It is a grim picture: the quay will have to close in May, and the ferries with it,” she said.", Place.BODY),
    ],
)
def test_a_line_that_ends_with_who_took_a_picture_is_a_caption(line: str, place: Place):
    text = f"The harbour today\n\nThe quay is closed.\n\n{line}\n\nIt will open."
    assert number(text, "en", title="The harbour today")[2].place is place


def test_an_article_of_one_sentence_is_body():
    (only,) = number("The library closes on Monday", "en")
    assert (only.id, only.place, only.paragraph) == (1, Place.BODY, 1)
    assert number("", "en") == () == number(" \n\n ", None)


any_text = st.text() | st.text(alphabet=st.sampled_from("ab A.!?…“”\"'‘’«»„()\n。「」他 \t\u2028\u00a0•-1,")) | st.lists(
    st.sampled_from(["“", "”", '"', "Mr. ", "One. ", "he said. ", "\n", "\n\n", "U.S. ", "。", "😀", "e\u0301 ", "• ", "Smith said. "])
).map("".join)  # fmt: skip


@given(any_text, st.sampled_from(["en", "de", "zh", "ar", "xx", "", None]))
def test_offsets_are_exact_for_any_text(text: str, language: str | None):
    spans = split(text, language)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    for span in spans:
        words = text[span.start : span.end]
        assert words == words.strip() != ""
    covered = {i for s in spans for i in range(s.start, s.end)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)
    around = paragraphs(text)
    assert all(any(p.start <= s.start and s.end <= p.end for p in around) for s in spans)
    numbered = number(text, language)
    assert [n.span for n in numbered] == spans
    assert [n.id for n in numbered] == list(range(1, len(spans) + 1))
    assert all(text[n.start : n.end] == n.text for n in numbered)


@given(any_text)
def test_quotations_lie_in_order_and_apart(text: str):
    found = quotations(text)
    assert all(isinstance(q, Span) and q.end - q.start >= 2 for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


SENTENCE = "“The quick brown fox. It jumps,” said Mr. Smith in the U.S. on Tuesday. He left at 5 p.m. "


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 1_100,
        (SENTENCE * 5 + "\n\n") * 220,
        "“a. " * 20_000,
        '" ' * 20_000,
        "a" * 100_000,
        "a b c d e f g The quay is " * 4_000,
        " 'a. " * 20_000,
        "(a. " * 20_000,
        "http://a." * 20_000,
        "A." * 40_000,
        "." * 100_000,
        "他说：“一。二。”" * 10_000,
        "word " * 20_000,
        "\n" * 100_000 + "a",
        # A line that may tell who took a picture: how its words could be parted otherwise does not matter.
        "Norlin\n\nImage: " + "a" * 60 + " b c d e f g h i j.",
    ],
    ids=range(15),
)
def test_twenty_thousand_words_take_well_under_two_seconds(text: str):
    with within(1.5):
        number(text, "en")


def test_who_was_asked_has_not_said_the_quotation_before():
    asked, said = (
        [s.text for s in number(f"Head\n\n“We stay here.” Berg {verb} the council on Monday.", "en")][1:]
        for verb in ("was asked by", "asked")
    )
    assert asked == ["“We stay here.”", "Berg was asked by the council on Monday."]
    assert said == ["“We stay here.” Berg asked the council on Monday."]

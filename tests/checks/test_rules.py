"""Every rule: what trips it, and what is near but does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pages import TEXT, Sheet, article, content, sheet
from timing import within

from brief import checks

ARTICLE = article()


def tripped(
    change: dict[str, Any] | None = None,
    text: str = TEXT,
    language: str | None = "en",
    published: str | None = None,
) -> list[tuple[str, str]]:
    """Codes and paths of what the rules find once fields have been changed: {"remarks/0/says": "…"}."""
    data = content()
    for path, value in (change or {}).items():
        *way, last = path.split("/")
        target: Any = data
        for key in way:
            target = target[int(key) if key.isdigit() else key]
        target[int(last) if last.isdigit() else last] = value
    brief = sheet(data)
    return [(f.rule, f.path) for f in checks.run(brief, replace(article(text, language), published=published))]


def test_the_article_is_numbered_as_the_tests_say():
    assert len(ARTICLE.sentences) == 10
    assert ARTICLE.sentences[6].text.startswith("“We may sign")


def test_a_good_brief_has_no_findings():
    assert tripped() == []


CASES = [
    ("B202", {"remarks/0/evidence": [2, 11]}, "/brief/remarks/0/evidence/1"),
    ("B202", {"gist/evidence": [0, 2]}, "/brief/gist/evidence/0"),
    ("B204", {"remarks/1/says": "She “will pay $2.5 million twice”."}, "/brief/remarks/1/says"),
    ("B204", {"remarks/1/words": "We will pay"}, "/brief/remarks/1/words"),
    ("B204", {"remarks/2/says": "The talks are ‘stalling’."}, "/brief/remarks/2/says"),
    ("B204", {"wishes/0/terms": 'only if "all permits" are returned'}, "/brief/wishes/0/terms"),
    ("B204", {"doubts/0/asks": "Who is “broke”?"}, "/brief/doubts/0/asks"),
    ("B204", {"gist/text": "Brandt says “30 ferries” stay."}, "/brief/gist/text"),
    ("B204", {"title": "Ferries “sink” in port"}, "/brief/title"),
    ("B204", {"remarks/3/says": "“We may sign by Friday. It depends on Ostrava.”"}, "/brief/remarks/3/says"),
    ("B205", {"remarks/0/says": "Brandt said 52 ferries would stay in port until 3 June."}, "/brief/remarks/0/says"),
    ("B205", {"remarks/0/says": "Brandt said 25 ferries would stay in port until 8 June."}, "/brief/remarks/0/says"),
    ("B205", {"remarks/0/says": "Brandt said on Wednesday that ferries would stay in port."}, "/brief/remarks/0/says"),
    ("B205", {"remarks/1/says": "She will not pay $2.5 billion twice."}, "/brief/remarks/1/says"),
    ("B205", {"remarks/1/says": "She will not pay €2.5 million twice."}, "/brief/remarks/1/says"),
    ("B205", {"remarks/1/says": "She will not pay 2.5 million twice."}, "/brief/remarks/1/says"),
    ("B205", {"wishes/0/what": "Return the 48-day permits."}, "/brief/wishes/0/what"),
    ("B205", {"gist/text": "Forty ferries stay in port."}, "/brief/gist/text"),
    ("B205", {"title": "Nine ferries stay in port"}, "/brief/title"),
    ("B206", {"remarks/0/says": "Ferries stay in port, as Denmark asked."}, "/brief/remarks/0/says"),
    ("B206", {"remarks/4/says": "The talks were hosted by Jens Holm."}, "/brief/remarks/4/says"),
    ("B411", {"remarks/4/says": ""}, "/brief/remarks/4/says"),
    ("B411", {"doubts/0/asks": " \u00a0\n"}, "/brief/doubts/0/asks"),
    ("B411", {"sides/0/label": ""}, "/brief/sides/0/label"),
    ("B411", {"gist/text": ""}, "/brief/gist/text"),
    ("B411", {"remarks/0/who": ""}, "/brief/remarks/0/who"),
    ("B411", {"remarks/0/who": " "}, "/brief/remarks/0/who"),
    ("B411", {"wishes/0/by_whom": ""}, "/brief/wishes/0/by_whom"),
    ("B411", {"title": " "}, "/brief/title"),
    ("B206", {"remarks/4/says": "Northway hosted the talks."}, "/brief/remarks/4/says"),
    (
        "B206",
        {
            "remarks/0/says": "Former Transport Minister Lena Brandt said on Tuesday that 25 ferries would stay in port until 3 June."
        },
        "/brief/remarks/0/says",
    ),
    ("B206", {"title": "Ferries of Denmark stay in port"}, "/brief/title"),
    ("B206", {"wishes/0/what": "Return the permits to Norrland."}, "/brief/wishes/0/what"),
    ("B301", {"remarks/0/who": "Anna Holm"}, "/brief/remarks/0/who"),
    ("B301", {"remarks/0/who": "Jens Brandt"}, "/brief/remarks/0/who"),
    ("B301", {"remarks/2/who": "a naval analyst"}, "/brief/remarks/2/who"),
    ("B301", {"wishes/0/by_whom": "Denmark"}, "/brief/wishes/0/by_whom"),
    ("B301", {"sides/2/label": "Sweden"}, "/brief/sides/2/label"),
    ("B301", {"remarks/3/who": "Lena Brandt", "remarks/3/evidence": [7]}, "/brief/remarks/3/who"),
    ("B302", {"remarks/2/who": "Lena Brandt"}, "/brief/remarks/2/who"),
    ("B302", {"remarks/2/who": "Ostrava"}, "/brief/remarks/2/who"),
    ("B302", {"remarks/2/who": "a senior Ostrava port source"}, "/brief/remarks/2/who"),
    ("B303", {"wishes/0/by_whom": "Ostrava side"}, "/brief/wishes/0/by_whom"),
    (
        "B401",
        {
            "remarks/4": {
                "who": "Brandt",
                "says": "Brandt said 25 ferries would stay in port until 3 June",
                "evidence": [2],
            }
        },
        "/brief/remarks/4",
    ),
    (
        "B401",
        {"sides/2": {"label": "the Ostrava side", "heard": "accused_not_quoted", "evidence": [4]}},
        "/brief/sides/2",
    ),
    ("B402", {"gist/text": " ".join(["The ferries stay in port, she said."] * 9)}, "/brief/gist/text"),
    ("B403", {"doubts/0/asks": "Brandt will pay."}, "/brief/doubts/0/asks"),
    ("B403", {"doubts/0/asks": "Ostrava cheated. Who will pay?"}, "/brief/doubts/0/asks"),
    ("B403", {"doubts/0/asks": "Who will pay is not known?"}, "/brief/doubts/0/asks"),
    ("B405", {"doubts/0/asks": "When does the bridge reopen?"}, "/brief/doubts/0/asks"),
    ("B404", {"sides/1/heard": "not_quoted"}, "/brief/sides/1/heard"),
    ("B404", {"sides/1/heard": "quoted"}, "/brief/sides/1/heard"),
    ("B404", {"sides/0/heard": "accused_not_quoted"}, "/brief/sides/0/heard"),
]


@pytest.mark.parametrize(("code", "change", "path"), CASES, ids=[f"{c} {n}" for n, (c, _, _) in enumerate(CASES)])
def test_trips(code, change, path):
    assert (code, path) in tripped(change)


FINE = [
    {"remarks/0/says": "The minister’s 25 ferries won’t leave ‘port’ until June 3."},
    {"remarks/1/says": "“We will not pay … twice,” she said."},
    {"remarks/1/says": "She said: 'We will not pay $2.5 million twice'."},
    {"remarks/1/says": "Brandt will not pay 2.5 million dollars twice."},
    {"remarks/1/who": "Brandt"},
    {"remarks/1/who": "Transport Minister Lena Brandt"},
    {"remarks/2/who": "senior port source"},
    {"remarks/3/says": "“We may sign by Friday,” he said. “It depends on Ostrava.”", "remarks/3/evidence": [7, 8]},
    {"remarks/3/evidence": [8], "remarks/3/says": "It depends on Ostrava."},
    {"remarks/3/who": "Milo Varga of the dockers’ union"},
    {"remarks/4/says": "Meanwhile Norway hosted the talks."},
    {"remarks/4/says": "Norwegian hosts held talks."},
    {"wishes/0/of_whom": "unspecified"},
    {"wishes/0/of_whom": ""},
    {"wishes/0/terms": "until 3 June", "wishes/0/evidence": [2, 5]},
    {"doubts/0/asks": "Will Mr. Varga sign, and who will pay?"},
    {"doubts/0/asks": "¿Quién pagará?"},
    {"doubts/0/asks": "誰が払うのか。"},
    {"doubts/0/asks": "من سيدفع؟"},
    {"title": "Harbour talks stall"},
]


@pytest.mark.parametrize("change", FINE, ids=[str(n) for n, _ in enumerate(FINE)])
def test_does_not_trip(change):
    assert tripped(change) == []


def test_no_evidence_trips_even_where_the_schema_was_bypassed():
    data = sheet()
    remark = data.remarks[0].model_copy(update={"evidence": []})
    brief = data.model_copy(update={"remarks": [remark]})
    found = checks.run(brief, ARTICLE)
    assert [(f.rule, f.path, f.level) for f in found] == [("B201", "/brief/remarks/0", "error")]


def test_quotation_may_run_over_neighbouring_sentences_only():
    joined = "“We may sign by Friday. The talks are moving.”"
    assert ("B204", "/brief/remarks/3/says") in tripped({"remarks/3/says": joined, "remarks/3/evidence": [6, 7]})


OPENERS = ("About", "Around", "Nearly", "Some")


@pytest.mark.parametrize("new", OPENERS)
@pytest.mark.parametrize("old", OPENERS)
def test_a_word_that_opens_a_sentence_is_no_name_for_its_capital(old: str, new: str):
    text = TEXT + f"\n\n{old} 1,200 journeys were put off in the north. Denmark sent a ship to the north."
    change = {
        "remarks/4": {"who": "reporter", "says": f"{new} 1,200 journeys were put off in the north.", "evidence": [11]}
    }
    assert tripped(change, text) == []
    change = {"remarks/4": {"who": "reporter", "says": "Norway sent a ship to the north.", "evidence": [12]}}
    assert tripped(change, text + " The ship from Norway was late.") == [("B206", "/brief/remarks/4/says")]


@pytest.mark.parametrize(
    "title", ["Denmark hosted the talks.", "Obama ends ferry talks", "Koskinen said ferries stay in port", "Denmark to host talks"]
)  # fmt: skip
def test_a_name_that_opens_a_headline_is_one_by_what_it_does(title: str):
    assert ("B206", "/brief/title") in tripped({"title": title})


@pytest.mark.parametrize(
    "title",
    [
        "Norway hosted the talks.",
        "Brandt says ferries stay in port",
        "Blaze halts talks on ferries",
        "Minister to return permits",
        "Police said ferries stay in port",
        "Negotiators leave talks on ferries",
        "Old permits offers little hope",
        "OBAMA ENDS TALKS",
        "Obama Ends Ferry Talks",
    ],
)
def test_what_else_opens_a_headline_is_no_name(title: str):
    assert ("B206", "/brief/title") not in tripped({"title": title})


def test_an_amount_may_be_written_out():
    text = TEXT + "\n\nThe council paid the $40m bill for the tram."
    change = {
        "remarks/4": {
            "who": "reporter",
            "says": "The council paid the $40 million bill for the tram.",
            "evidence": [11],
        }
    }
    assert tripped(change, text) == []


def test_today_is_the_day_of_publication():
    text = TEXT + "\n\nThe council of Alva voted today for the new tram."
    says = "The council of Alva voted for the new tram on {}."
    for day, wrong in (("Monday", False), ("14 January", False), ("Tuesday", True)):
        change = {"remarks/4": {"who": "reporter", "says": says.format(day), "evidence": [11]}}
        assert bool(tripped(change, text, published="2019-01-14")) is wrong
        assert tripped(change, text) == [("B205", "/brief/remarks/4/says")]


def test_a_number_that_is_a_quotation_of_its_own_is_exchanged_for_nothing():
    text = f"{TEXT}\n\n“There is no truth in it at all,” Brandt said Wednesday. “Zero.”"
    change = {
        "remarks/4": {"who": "reporter", "says": "“There is no truth in it at all.” “Zero.”", "evidence": [11, 12]}
    }
    assert ("B205", "/brief/remarks/4/says") not in tripped(change, text)
    change = {
        "remarks/4": {"who": "reporter", "says": "“There is no truth in it at all.” “Two.”", "evidence": [11, 12]}
    }
    assert ("B205", "/brief/remarks/4/says") in tripped(change, text)


@pytest.mark.parametrize(
    ("sentence", "says", "found"),
    [
        ("The council voted on Thursday.", "The council voted on 10 January 2019.", False),
        ("The council voted on Thursday.", "The council voted on 3 January 2019.", True),
        ("The council voted on Thursday.", "The council voted on 10 January 2018.", True),
        ("The hall will close in June.", "The hall will close in June 2019.", False),
        ("The hall will close in June.", "The hall will close in June 2020.", True),
        ("The hall will close in June.", "The hall will close in July 2019.", True),
    ],
)
def test_a_weekday_and_a_month_are_those_beside_the_day_of_publication(sentence: str, says: str, found: bool):
    change = {"remarks/4": {"who": "reporter", "says": says, "evidence": [11]}}
    tripping = tripped(change, f"{TEXT}\n\n{sentence}", published="2019-01-14")
    assert (("B205", "/brief/remarks/4/says") in tripping) is found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("A witness using the pseudonym Katya said", False),
        ("A witness who gave her name as Katya said", False),
        ("A witness, identified only as Katya, said", False),
        ("A witness who asked to be called Katya said", False),
        ("A witness near Katya said", True),
        ("A witness using the pseudonym Mira said", True),
        ("A witness said", True),
    ],
)
def test_a_source_may_be_given_the_name_that_it_goes_by(source: str, found: bool):
    text = f"{TEXT}\n\nKatya came. {source} the brakes had failed."
    change = {"remarks/4": {"who": "Katya", "says": "The brakes had failed.", "evidence": [12]}}
    assert bool(tripped(change, text)) is found


@pytest.mark.parametrize(
    ("sentence", "says", "found"),
    [
        ("Northern Members of Parliament left the hall.", "Northern MPs left the hall.", False),
        ("The Brigade de Recherche et d’Intervention came.", "The BRI came to the hall.", False),
        ("Northern Members of Parliament left the hall.", "Northern MEPs left the hall.", True),
        ("The Brigade de Recherche et d’Intervention came.", "The BRD came to the hall.", True),
        ("The hall cost $400 million to build.", "The hall cost 400 million US dollars to build.", False),
        ("The hall cost $400 million to build.", "The hall cost 400 million U.S. dollars to build.", False),
        ("The hall cost A$400 million to build.", "The hall cost 400 million Australian dollars to build.", False),
        ("The hall cost 400 million Australian dollars.", "The hall cost AU$400 million.", False),
        ("The hall cost A$400 million to build.", "The hall cost 400 million Canadian dollars to build.", True),
        ("The hall cost $400 million to build.", "US builders got 400 million US dollars for the hall.", True),
        ("The hall cost a lot to build.", "The hall cost a lot of US dollars to build.", True),
    ],
)
def test_letters_stand_for_the_words_they_begin(sentence: str, says: str, found: bool):
    change = {"remarks/4": {"who": "reporter", "says": says, "evidence": [11]}}
    assert ("B206" in {rule for rule, _ in tripped(change, f"{TEXT}\n\n{sentence}")}) is found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a report on Wednesday by UpNorth", False),
        ("a report published in Averin on Wednesday by UpNorth", False),
        ("a report on Wednesday about UpNorth", True),
        ("a report on Wednesday", True),
    ],
)
def test_a_report_is_whose_it_is_said_to_be_by(source: str, found: bool):
    text = f"{TEXT}\n\nUpNorth left. According to {source}, the files lay open on two servers."
    change = {"remarks/4": {"who": "UpNorth", "says": "The files lay open on two servers.", "evidence": [12]}}
    assert (("B302", "/brief/remarks/4/who") in tripped(change, text)) is found


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("Fine Northline.", False),
        ("Fine the ferry company.", False),
        ("Northline should be fined.", False),
        ("Fine UpNorth.", True),
    ],
)
def test_what_is_demanded_is_to_be_done_to_whom_the_sentence_names(what: str, found: bool):
    text = f"{TEXT}\n\nUpNorth left. Varga urged the council to fine Northline."
    change = {"wishes/0": {"by_whom": "Varga", "of_whom": "the council", "what": what, "evidence": [12]}}
    assert (("B306", "/brief/wishes/0/what") in tripped(change, text)) is found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The port did not mention casualties.", False),
        ("The port said two ferries had sunk.", True),
    ],
)
def test_a_question_of_one_word_may_ask_in_another_what_is_left_open(sentence: str, found: bool):
    change = {"doubts/0": {"asks": "Was anyone hurt?", "evidence": [11]}}
    assert (("B405", "/brief/doubts/0/asks") in tripped(change, f"{TEXT}\n\n{sentence}")) is found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [("Northline sank the old ferry.", True), ("Varga said Northline had sunk the old ferry.", False)],
)
def test_who_did_it_is_not_answered_by_what_somebody_says(sentence: str, found: bool):
    change = {"doubts/0": {"asks": "Who sank the old ferry?", "evidence": [11]}}
    assert (("B408", "/brief/doubts/0/asks") in tripped(change, f"{TEXT}\n\n{sentence}")) is found


@pytest.mark.parametrize(("day", "found"), [("Wednesday", False), ("Thursday", True)])
def test_a_bottom_line_may_name_the_day_that_an_item_calls_tomorrow(day: str, found: bool):
    text = f"{TEXT}\n\nThe council of Alva votes tomorrow on the new tram."
    change = {
        "gist": {"text": f"The council of Alva votes on the new tram on {day}.", "evidence": [11]},
        "remarks/4": {
            "who": "reporter",
            "says": "The council of Alva votes tomorrow on the new tram.",
            "evidence": [11],
        },
    }
    assert (("B407", "/brief/gist/text") in tripped(change, text, published="2019-01-15")) is found


@pytest.mark.parametrize(
    ("title", "found"), [("Ferries stay as Oslo hosts talks", False), ("Ferries stay as Paris hosts talks", True)]
)
def test_a_headline_may_name_a_government_by_its_seat(title: str, found: bool):
    assert (("B206", "/brief/title") in tripped({"title": title})) is found


def test_could_is_not_will_though_an_if_stands_beside_it():
    text = TEXT + "\n\nNorthline could cut 40 jobs if the vote fails."
    change = {
        "remarks/4": {"who": "reporter", "says": "Northline will cut 40 jobs if the vote fails.", "evidence": [11]}
    }
    assert tripped(change, text) == [("B208", "/brief/remarks/4/says")]


def test_what_none_of_them_did_is_not_what_they_did():
    text = TEXT + "\n\nNone of the 14 pilots were arrested after the ferry sank."
    change = {
        "remarks/4": {"who": "reporter", "says": "The 14 pilots were arrested after the ferry sank.", "evidence": [11]}
    }
    assert ("B207", "/brief/remarks/4/says") in tripped(change, text)


def test_same_words_with_another_figure_are_no_duplicate():
    text = TEXT + "\n\nBrandt said 25 ferries sank. Brandt said 26 ferries sank."
    change = {
        "remarks/3": {"who": "Brandt", "says": "Brandt said 25 ferries sank.", "evidence": [11]},
        "remarks/4": {"who": "Brandt", "says": "Brandt said 26 ferries sank.", "evidence": [12]},
    }
    assert tripped(change, text) == []


def test_a_party_and_its_alias_are_one_speaker():
    assert tripped({"sides/0/also": ["Brandt", "NORTHPORT"], "remarks/1/who": "NORTHPORT"}) == []


FOREIGN = {
    "de": (
        "Minister Karl Vogt sagte am Dienstag: „Wir zahlen 2,5 Millionen Euro nicht.“ Die Gewerkschaft wartet.",
        "Karl Vogt",
        "Der Minister will 2,5 Millionen Euro nicht zahlen.",
    ),
    "fr": (
        "Le ministre Jean Morel a dit mardi : « Nous ne paierons pas 1 860 euros. » Le syndicat attend.",
        "Jean Morel",
        "Le ministre ne paiera « pas 1 860 euros ».",
    ),
    "ar": ("قال الوزير سمير حداد: «لن ندفع ٢٥ مليونا». النقابة تنتظر.", "سمير حداد", "قال إنهم «لن ندفع ٢٥ مليونا»."),
    "ja": (
        "田中外相は「25億円は払わない」と述べた。組合は待っている。",
        "田中外相",
        "田中外相は「25億円は払わない」と述べた。",
    ),
    "zh": ("外交部长王毅说：“我们不会支付25亿元。”工会在等待。", "王毅", "王毅说不会支付25亿元。"),
    "ru": (
        "Министр Иван Петров заявил: «Мы не заплатим 25 млн рублей». Профсоюз ждёт.",
        "Иван Петров",
        "Петров не заплатит «25 млн рублей».",
    ),
    "hi": ("मंत्री राम शर्मा ने कहा, “हम 25 लाख नहीं देंगे।” यूनियन इंतज़ार कर रही है।", "राम शर्मा", "मंत्री “25 लाख नहीं देंगे”।"),
}


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_raise_no_false_errors(language):
    text, who, says = FOREIGN[language]
    brief = Sheet.model_validate(
        {"title": says, "gist": {"text": says, "evidence": [1]}, "sides": [{"label": who, "heard": "quoted", "evidence": [1]}],
         "remarks": [{"who": who, "says": says, "evidence": [1]}], "wishes": [], "doubts": []}
    )  # fmt: skip
    assert [f for f in checks.run(brief, article(text, language)) if f.level == "error"] == []


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_are_checked(language):
    text, who, says = FOREIGN[language]
    changed = says.replace("25", "52").replace("٢٥", "٥٢").replace("2,5", "3,7").replace("860", "680")
    brief = Sheet.model_validate(
        {"title": "…", "gist": {"text": says, "evidence": [1]}, "sides": [],
         "remarks": [{"who": who, "says": changed, "evidence": [1]}], "wishes": [], "doubts": []}
    )  # fmt: skip
    assert {f.rule for f in checks.run(brief, article(text, language))} & {"B204", "B205"}


def test_codes_are_unique_sorted_and_levels_known():
    codes = [r.code for r in checks.rules()]
    assert codes == sorted(set(codes))
    assert {r.level for r in checks.rules()} == {"error", "warning"}


def test_five_hundred_items_take_no_quadratic_time():
    data = content()
    data["remarks"] = [
        {"who": "Lena Brandt", "says": f"Brandt noted thing {'x' * (n % 50)}.", "evidence": [2]} for n in range(500)
    ]
    with within(5):
        assert len(checks.run(sheet(data), ARTICLE)) < 1000

"""B207 to B209 on whole pages: by marker, whoever speaks, and not outside English."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pages import Sheet, article, content

from brief import kinds
from brief.checks.meaning import RULES
from brief.checks.page import Page
from brief.checks.rule import Problem
from brief.checks.wording import RULES as WORDING
from brief.sentences import number

TEXT = (
    "Harbour talks stall\n\n"
    "Minister Lena Brandt did not approve the pier plan on Monday. "
    "The union alleged that the ministry sold the old ferries. "
    "The port may close its northern pier in June, according to Brandt.\n\n"
    "Brandt urged Ostrava not to return the permits. "
    "Varga refused to hand over the harbour keys. "
    "Norway hosted the talks and paid for the hall. "
    "Denmark’s navy sent three ships to watch the strait."
)
"""Sentences: 1 headline; 2 not approved; 3 alleged; 4 may close; 5, 6 demands; 7 Norway; 8 Denmark."""


def found(
    *, remark: tuple[str, str, list[int]] | None = None, text: str = TEXT, language: str | None = "en", **fields: Any
) -> list[tuple[str, str]]:
    data = content() | {
        "title": "Harbour talks stall",
        "gist": {"text": "Norway hosted the talks.", "evidence": [7]},
        "sides": [],
        "remarks": [],
        "wishes": [],
        "doubts": [],
    }
    if remark:
        who, says, evidence = remark
        data["remarks"] = [{"who": who, "says": says, "evidence": evidence}]
    page = Page(Sheet.model_validate(data | fields), article(text, language))
    return [(rule.code, problem.path) for rule in RULES for problem in rule.check(page)]


def test_the_article_is_numbered_as_the_tests_say():
    assert [s.text.split()[0] for s in number(TEXT, "en")] == [
        "Harbour", "Minister", "The", "The", "Brandt", "Varga", "Norway", "Denmark’s",
    ]  # fmt: skip


SAYS = "/brief/remarks/0/says"
TRIPS = [
    ("B207", "Lena Brandt", "Brandt approved the pier plan.", [2]),
    ("B207", "reporter", "Brandt approved the pier plan.", [2]),
    ("B207", "reporter", "Norway did not host the talks.", [7]),
    ("B207", "reporter", "approve the pier plan", [2]),
    ("B207", "reporter", "Varga has handed over the harbour keys.", [6]),
    ("B208", "reporter", "The ministry sold the old ferries.", [3]),
    ("B208", "reporter", "The ministry has sold its old ferries.", [3]),
    ("B208", "Lena Brandt", "The port closes its northern pier in June.", [4]),
    ("B208", "reporter", "The port closes its northern pier in June.", [4]),
    ("B209", "reporter", "Varga kept the keys to himself because of unpaid wages and fees.", [6]),
    ("B209", "reporter", "Four vessels belonging to Danes keep an eye on traffic.", [8]),
    ("B209", "reporter", "Inflation and wages kept economists busy all week.", [7]),
    ("B209", "reporter", "Norway hosted the talks and paid for the hall.", [8]),
    ("B209", "reporter", "The hall was paid for by Norway, host of the talks.", [4]),
]


@pytest.mark.parametrize(("code", "who", "says", "evidence"), TRIPS, ids=[f"{c} {s}" for c, _, s, _ in TRIPS])
def test_trips(code, who, says, evidence):
    assert found(remark=(who, says, evidence)) == [(code, SAYS)]


FINE = [
    ("Lena Brandt", "Brandt did not approve the plan for the pier.", [2]),
    ("the union", "The ministry sold the old ferries.", [3]),
    ("reporter", "The ministry sold the old ferries, the union alleges.", [3]),
    ("Lena Brandt", "The port may close a pier in June.", [4]),
    ("reporter", "Three vessels belonging to Danes keep an eye on traffic.", [8]),
    ("reporter", "Norway paid for the hall of the talks.", [7]),
    ("reporter", "Norwegian hosts paid.", [7]),
    ("reporter", "Varga kept the keys to himself because of the permits.", [6]),
    ("reporter", "Varga kept the harbour keys due to ministerial trouble.", [6]),
    ("reporter", "Varga kept the keys to himself because of a dispute over the permits.", [6]),
    ("reporter", "Varga kept the keys.", [6]),
    ("Milo Varga", "Varga will not hand over the keys.", [6]),
]


@pytest.mark.parametrize(("who", "says", "evidence"), FINE, ids=[s for _, s, _ in FINE])
def test_does_not_trip(who, says, evidence):
    assert found(remark=(who, says, evidence)) == []


@pytest.mark.parametrize("sentence", range(2, 9))
def test_the_articles_own_sentences_never_trip(sentence):
    text = number(TEXT, "en")[sentence - 1].text
    assert found(remark=("reporter", text, [sentence]), gist={"text": text, "evidence": [sentence]}, title=text) == []


def test_the_bottom_line_and_the_headline_speak_in_the_articles_voice():
    assert ("B207", "/brief/gist/text") in found(gist={"text": "Brandt approved the pier plan.", "evidence": [2]})
    assert ("B208", "/brief/gist/text") in found(gist={"text": "The ministry sold the old ferries.", "evidence": [3]})
    assert found(title="Brandt approved pier plan") == [("B207", "/brief/title")]
    assert found(title="Ministry sold old ferries") == [("B208", "/brief/title")]
    assert found(title="Brandt did not approve pier plan") == []
    assert found(title="Ministry sold old ferries, union alleges") == []


def test_a_demand_may_be_for_what_was_refused_but_not_turned():
    def wish(what: str, sentence: int) -> list[tuple[str, str]]:
        return found(wishes=[{"of_whom": "Ostrava", "by_whom": "Brandt", "what": what, "evidence": [sentence]}])

    assert wish("Hand over the keys of the harbour.", 6) == []
    assert wish("Do not return the permits.", 5) == []
    assert wish("Return the permits.", 5) == [("B207", "/brief/wishes/0/what")]
    assert wish("Ostrava should return all the permits.", 5) == [("B207", "/brief/wishes/0/what")]


FOREIGN = [
    ("de", "Der Minister hat den Plan nicht genehmigt. Die Fähren fahren angeblich nicht.", "Der Minister hat den Plan genehmigt."),
    ("fr", "Le ministre n’a pas approuvé le plan. Le port pourrait fermer.", "Le port ferme."),
    ("es", "El ministro no aprobó el plan. El puerto podría cerrar.", "El puerto cierra mañana por la tarde."),
    ("ja", "大臣は計画を承認しなかった。港は閉鎖されるかもしれない。", "大臣は計画を承認した。"),
    ("ar", "لم يوافق الوزير على الخطة. قد يغلق الميناء.", "وافق الوزير على الخطة."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "says"), FOREIGN, ids=[f[0] for f in FOREIGN])
def test_other_languages_are_left_alone(language, text, says):
    fields = {"gist": {"text": says, "evidence": [1]}, "title": says}
    assert found(remark=("reporter", says, [1]), text=text, language=language, **fields) == []


def test_evidence_moved_to_another_sentence_is_seen_in_any_language():
    text = "Der Minister hat den Plan nicht genehmigt. Die Gewerkschaft wartet seit Montag auf Antwort aus Ostrava."
    says = "Die Gewerkschaft wartet seit Montag auf Antwort aus Ostrava."
    gist = {"text": says, "evidence": [2]}
    assert found(remark=("reporter", says, [1]), text=text, language="de", gist=gist) == [("B209", SAYS)]
    assert found(remark=("reporter", says, [2]), text=text, language="de", gist=gist) == []


@pytest.mark.parametrize(
    ("asks", "trips"),
    [
        ("Has Norway hosted the talks and paid for the hall?", False),
        ("Has Denmark’s navy sent three ships to watch the strait?", True),
    ],
)
def test_a_question_may_cite_the_sentence_that_leaves_it_open(asks: str, *, trips: bool):
    text = f"{TEXT}\n\nIt is not known whether Norway has changed its mind."
    doubts = [{"asks": asks, "evidence": [9]}]
    assert (("B209", "/brief/doubts/0/asks") in found(text=text, doubts=doubts)) is trips


def test_messages_say_what_and_where():
    def problem(says: str, evidence: list[int]) -> Problem:
        data = content() | {
            "gist": {"text": says, "evidence": evidence},
            "sides": [],
            "remarks": [],
            "wishes": [],
            "doubts": [],
        }
        page = Page(Sheet.model_validate(data | {"title": "x"}), article(TEXT))
        return next(p for rule in RULES for p in rule.check(page))

    assert problem("Brandt approved the pier plan.", [2]).message == (
        "“approved” is not negated here; it is (“not”) in the cited sentences (2)"
    )
    assert "is stated flatly; it is hedged (“may close”)" in problem("The port closes its northern pier.", [4]).message
    assert "words of sentence 7" in problem("Norway hosted the talks and paid for the hall.", [8]).message


NAMES = [
    ("Finland hosted the talks and paid.", ["Finland"]),
    ("Koskinen said Norway hosted the talks.", ["Koskinen"]),
    ("Norway hosted the talks. Finland paid.", ["Finland"]),
    ("Norway hosted the talks.", []),
    ("Norwegians hosted the talks.", []),
    ("Police hosted the talks.", []),
    ("Hosting was Norway’s.", []),
    ("Inflation has ended.", []),
]


@pytest.mark.parametrize(("says", "names"), NAMES, ids=[s for s, _ in NAMES])
def test_b206_sees_a_name_that_opens_a_sentence(says, names):
    data = content() | {"gist": {"text": says, "evidence": [7]}, "sides": [], "remarks": [], "wishes": [], "doubts": []}
    page = Page(Sheet.model_validate(data | {"title": "x"}), article(TEXT))
    rule = next(r for r in WORDING if r.code == "B206")
    assert [p.message.split("”")[0].lstrip("“") for p in rule.check(page)] == names


def test_rules_hold_for_the_news_kind():
    kind = kinds.find("news")
    brief = kind.schema.model_validate_json(
        json.dumps(
            {
                "headline": "Harbour talks stall",
                "bottom_line": {"text": "Norway hosted the talks.", "evidence": [7]},
                "parties": [],
                "key_claims": [{"speaker": "reporter", "claim": "Norway did not host the talks.", "evidence": [7]}],
                "demands": [],
                "open_questions": [],
            }
        )
    )
    page = Page(brief, article(TEXT))
    assert [p.path for r in RULES for p in r.check(page)] == ["/brief/key_claims/0/claim"]

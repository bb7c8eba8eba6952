"""An item that a rule refused is asked for once more, alone, and is rejected with its rule if that does not help."""

from __future__ import annotations

import json
from typing import Any

import pytest
from desk import HARBOUR, article, brief, by_name, claim, demand, items, party, question, said, schema, script, written
from fake_endpoint import FakeEndpoint, Reply, Request, answer

LINE = {
    "headline": "Harbour of Averin closed",
    "bottom_line": "The harbour of Averin was closed after a storm.",
    "evidence": [2],
}
GOOD = claim("Anna Brandt", "The harbour opens “when the cranes have been inspected”.", 3)
INVENTED = claim("Anna Brandt", "Brandt promised to “open tomorrow morning”.", 3)
WRONG_NUMBER = claim("a senior port official", "The damage may cost 90 million euros.", 5)
RIGHT_NUMBER = claim("a senior port official", "The damage may cost 40 million euros.", 5)


@pytest.mark.parametrize(
    ("bad", "rule", "better"),
    [(INVENTED, "B204", GOOD), (WRONG_NUMBER, "B205", RIGHT_NUMBER)],
)
def test_a_second_attempt_that_the_rules_accept_takes_its_place(
    server: FakeEndpoint, bad: dict[str, Any], rule: str, better: dict[str, Any]
) -> None:
    script(server, news=items(key_claims=[bad]), again={"key_claims": [better]}, bottom_line=LINE)
    document = written(server)
    (held,) = brief(document)["key_claims"]
    assert (held["speaker"], held["claim"], held["evidence"]) == (
        better["speaker"],
        better["claim"],
        better["evidence"],
    )
    assert document.rejected == ()
    assert len(by_name(server, "again")) == 1


def test_it_is_asked_for_while_the_bottom_line_is(server: FakeEndpoint) -> None:
    again, line = answer({"key_claims": [GOOD]}, delay=0.3), answer(LINE, delay=0.3)
    script(server, news=items(key_claims=[INVENTED]), again=again, bottom_line=line)
    document = written(server)
    assert server.busiest == 2
    assert [held["claim"] for held in brief(document)["key_claims"]] == [GOOD["claim"]]
    assert brief(document)["bottom_line"]["text"] == LINE["bottom_line"]


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "B204": (INVENTED, "“open tomorrow morning” is not verbatim"),
    "B205": (WRONG_NUMBER, "“90 million” is in none of the cited sentences (5)"),
    "B302": (
        claim("Norlin", "The damage may cost 40 million euros.", 5),
        "the article says only “A senior port official”",
    ),
    "B206": (claim("Anna Brandt", "The ministry should pay Zorblax.", 4), "“Zorblax”"),
}


@pytest.mark.parametrize(
    ("rule", "second"),
    [*((rule, "same") for rule in WRONG), *(("B205", how) for how in ("empty", "prose", "refusal", "shape"))],
)
def test_what_stays_wrong_is_rejected_with_its_rule(server: FakeEndpoint, rule: str, second: str) -> None:
    bad, words = WRONG[rule]
    replies: dict[str, Reply] = {
        "same": answer({"key_claims": [bad]}),
        "empty": answer({"key_claims": []}),
        "prose": answer("I stand by it."),
        "refusal": answer(None, refusal="no"),
        "shape": answer({"key_claims": [{"speaker": "Anna Brandt"}]}),
    }
    script(server, news=items(key_claims=[bad, GOOD]), again=replies[second], bottom_line=LINE)
    document = written(server)
    assert [held["claim"] for held in brief(document)["key_claims"]] == [GOOD["claim"]]
    (rejected,) = document.rejected
    assert (rejected.section, rejected.rule) == ("key_claims", rule)
    assert words in rejected.reason
    assert isinstance(rejected.item, dict)
    assert rejected.item["claim"] == bad["claim"]
    # Asked for once more, and not again and again.
    assert len(by_name(server, "again")) == 1


def test_the_item_is_asked_for_alone_with_its_reason_and_the_lines_around_it(server: FakeEndpoint) -> None:
    script(server, news=items(key_claims=[GOOD, WRONG_NUMBER]), again={"key_claims": []}, bottom_line=LINE)
    written(server)
    (request,) = by_name(server, "again")
    text = said(request)
    assert WRONG_NUMBER["claim"] in text
    assert GOOD["claim"] not in text
    assert "“90 million” is in none of the cited sentences (5)" in text
    assert [line[:3] for line in text.splitlines() if line.startswith("[")] == ["[3]", "[4]", "[5]", "[6]", "[7]"]
    assert list(schema(request)["properties"]) == ["key_claims"]
    assert schema(request)["$defs"]["line-numbers"]["items"]["enum"] == [3, 4, 5, 6, 7]


def test_every_section_is_mended(server: FakeEndpoint) -> None:
    def better(request: Request) -> Reply:
        (name,) = schema(request)["properties"]
        return answer({name: [{
            "parties": party("Norlin", "company", 6),
            "key_claims": GOOD,
            "demands": demand("Anna Brandt", "unspecified", "Pay for the repairs.", 4),
            "open_questions": question("How long will the inspection take?", "unanswered", 7),
        }[name]]})  # fmt: skip

    script(
        server,
        news=items(
            parties=[party("The Zorblax Company", "company", 6)],
            key_claims=[INVENTED],
            demands=[demand("Anna Brandt", "unspecified", "Pay 70 million.", 4)],
            open_questions=[question("It is bad. How long will it take?", "unanswered", 7)],
        ),
        again=better,
        bottom_line=LINE,
    )
    document = written(server)
    assert document.rejected == ()
    page = brief(document)
    assert [len(page[name]) for name in ("parties", "key_claims", "demands")] == [1, 1, 1]
    assert page["open_questions"][-1]["question"] == "How long will the inspection take?"
    assert len(by_name(server, "again")) == 4


def test_what_the_program_fills_in_is_filled_in_anew(server: FakeEndpoint) -> None:
    script(
        server,
        news=items(
            key_claims=[claim("Anna Brandt", "The damage may cost 40 million euros.", 5)],
            parties=[party("Anna Brandt", "person", 3)],
        ),
        again={"key_claims": [RIGHT_NUMBER]},
        bottom_line=LINE,
    )
    page = brief(written(server))
    assert page["key_claims"][0]["speaker"] == "a senior port official"
    assert page["key_claims"][0]["attribution"] == "unnamed"
    # Who was only said to have spoken is not heard any more.
    assert page["parties"][0]["voice"] == "not_quoted"


def test_many_wrong_items_are_asked_for_up_to_a_bound_and_all_are_accounted_for(server: FakeEndpoint) -> None:
    text = HARBOUR + "".join(f"\nThe official said pier {n} costs {n} million euros.\n" for n in range(20, 32))
    source = article(text)
    wrong = [claim("reporter", f"Pier {s.id + 500} costs more.", s.id) for s in source.sentences[7:19]]
    script(server, news=items(key_claims=wrong), again={"key_claims": []}, bottom_line=LINE)
    document = written(server, source)
    assert len(wrong) == 12
    assert len(by_name(server, "again")) < 12
    assert [held.rule for held in document.rejected] == ["B205"] * 12


def test_nothing_is_asked_again_where_the_items_are_in_the_articles_words(server: FakeEndpoint) -> None:
    written(server, wording="article", repairs=0)
    assert by_name(server, "again") == []


def test_the_line_elsewhere_that_has_a_word_of_the_item_is_shown_too(server: FakeEndpoint) -> None:
    text = HARBOUR + "\nThe storm was the worst since 1987, the weather office said.\n"
    source = article(text)
    wrong = claim("reporter", "The storm was the worst since 1987.", 2)
    script(server, news=items(key_claims=[wrong]), again={"key_claims": []}, bottom_line=LINE)
    written(server, source)
    (request,) = by_name(server, "again")
    last = source.sentences[-1].id
    assert schema(request)["$defs"]["line-numbers"]["items"]["enum"][-1] == last
    assert f"[{last}] The storm was the worst since 1987" in said(request)


def test_the_line_that_names_who_the_reason_says_it_was_is_shown_too(server: FakeEndpoint) -> None:
    spoke = "“It was the worst storm since May,” said Ada Holm, who heads the weather office. "
    went_on = (
        "She said the pier was old. She said the crane was old. She said the boats were old. She said the quay was old."
    )
    source = article(f"{HARBOUR}\n{spoke}{went_on}\n")
    last = source.sentences[-1].id
    wrong = claim("Anna Brandt", "The quay was old.", last)
    script(server, news=items(key_claims=[wrong]), again={"key_claims": []}, bottom_line=LINE)
    written(server, source)
    (request,) = by_name(server, "again")
    assert "not to “Anna Brandt”" in said(request)
    assert f"[{last - 4}] “It was the worst storm" in said(request)


def test_the_item_is_shown_as_the_model_gave_it(server: FakeEndpoint) -> None:
    script(server, news=items(key_claims=[WRONG_NUMBER]), again={"key_claims": []}, bottom_line=LINE)
    written(server)
    (request,) = by_name(server, "again")
    assert json.dumps(WRONG_NUMBER, separators=(",", ":")) in said(request)

"""Figures and their intervals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from brief.evaluation import Evaluation, compared, table
from brief.evaluation.bootstrap import difference, interval, taken
from brief.evaluation.comparing import wilson
from brief.evaluation.scores import Scores

MANY = {f"{n}": (float(n % 3 > 0), 1.0) for n in range(60)}


def test_a_share_is_added_up_and_a_median_is_not() -> None:
    assert taken("share", [(1, 1), (0, 3)]) == 0.25
    assert taken("count", [(1, 1), (4, 1)]) == 5
    assert taken("median", [(1, 1), (9, 1), (2, 1)]) == 2
    assert taken("share", [(0, 0)]) is None


def test_an_interval_holds_the_value_and_is_the_same_each_time() -> None:
    found = interval("share", MANY)
    assert found is not None
    low, high = found
    assert 0.5 < low < 40 / 60 < high < 0.8
    assert interval("share", dict(reversed(MANY.items()))) == (low, high)
    assert interval("share", {}) is None


def test_what_makes_articles_hard_falls_out_of_a_difference() -> None:
    better = {name: (1.0, 1.0) if name == "0" else value for name, value in MANY.items()}
    found = difference("share", MANY, {**better, "alone": (0.0, 1.0)})
    assert found is not None
    by, low, high = found
    assert by == pytest.approx(1 / 60)
    assert 0 <= low <= by <= high < 0.07


def test_wilson_gives_room_where_all_are_right() -> None:
    low, high = wilson(100, 100)
    assert 0.96 < low < 0.965
    assert high == 1
    assert wilson(5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)


def runs() -> list[Evaluation]:
    one, other = Scores(), Scores()
    for right in (True, True, False):
        one.count("speaker_precision", right)
        other.count("speaker_precision", True)
    other.count("demands_found", True)
    return [Evaluation("plain | piped", {"a": one}, ("b",)), Evaluation("other", {"a": other})]


def test_the_table_has_each_measure_of_any_run() -> None:
    shown = table.markdown(compared(runs()))
    assert "speaker precision | 0.667 [0.667–0.667] 2/3 | 1.000 [1.000–1.000] 3/3 · Δ +0.333 [+0.333–+0.333] *" in shown
    assert "| demands found | – | 1.000" in shown
    assert "1 articles have no brief" in shown
    assert r"plain \| piped (1)" in shown
    text = table.text(compared(runs()), width=100)
    assert "speaker precision" in text
    assert "\x1b" not in text


def test_json_has_every_article() -> None:
    value = json.loads(table.to_json(Path("gold"), compared(runs())))
    assert value["runs"][0]["measures"]["speaker_precision"]["of"] == 3
    assert value["runs"][1]["articles"]["a"]["scores"]["demands_found"] == [1, 1]

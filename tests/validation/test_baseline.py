"""A baseline: old findings do not count, new ones do, and what is gone is told."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from briefs import claim, save, sound, spoilt

from brief.document import Finding
from brief.errors import ConfigurationError
from brief.validation.baseline import Baseline, Key, fingerprint
from brief.validation.options import Options
from brief.validation.run import Run


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*paths: str, write: bool = False, baseline: str = "known.json", **options: Any) -> Run:
    done = Run(paths, Options(baseline=Path(baseline), **options), write_baseline=write)
    list(done.results())
    return done


def rows(path: str = "known.json") -> list[dict[str, Any]]:
    return list(json.loads(Path(path).read_text(encoding="utf-8"))["findings"])


def test_what_is_written_is_known_and_nothing_else(here: Path):
    save(here / "b" / "y.json", spoilt(52))
    save(here / "b" / "x.json", spoilt(52, 53))
    written = run("b", write=True)
    assert (written.summary.errors, written.summary.known) == (0, 3)
    assert [(r["path"], r["rule"], r["count"]) for r in rows()] == [
        ("b/x.json", "B205", 1), ("b/x.json", "B205", 1), ("b/y.json", "B205", 1),
    ]  # fmt: skip
    again = run("b")
    assert (again.summary.errors, again.summary.known, again.gone()) == (0, 3, 0)
    save(here / "b" / "y.json", spoilt(52, 54))
    new = run("b")
    assert (new.summary.errors, new.summary.known, new.summary.files_with_findings) == (1, 3, 1)


def test_items_may_move_and_lines_may_shift(here: Path):
    path = save(here / "a.json", spoilt(52, 53))
    run("a.json", write=True)
    document = json.loads(path.read_text(encoding="utf-8"))
    document["brief"]["key_claims"].reverse()
    document["brief"]["key_claims"].insert(0, claim("Norway hosted the talks.", 4))
    path.write_text(json.dumps(document, indent=8), encoding="utf-8")
    assert run("a.json", select=("B205",)).summary.errors == 0


def test_an_item_that_is_edited_counts_again(here: Path):
    path = save(here / "a.json", spoilt(52))
    run("a.json", write=True)
    document = json.loads(path.read_text(encoding="utf-8"))
    document["brief"]["key_claims"][2]["claim"] = "The Ostrava side refused to sign 53 times."
    save(path, document)
    again = run("a.json")
    assert (again.summary.errors, again.summary.known, again.gone()) == (1, 0, 1)


def test_each_known_finding_covers_one(here: Path):
    path = save(here / "a.json", spoilt(52))
    run("a.json", write=True)
    save(path, spoilt(52, 52))
    again = run("a.json", select=("B205",))
    assert (again.summary.errors, again.summary.known) == (1, 1)


def test_paths_count_from_the_baselines_folder(here: Path, monkeypatch: pytest.MonkeyPatch):
    save(here / "deep" / "a.json", spoilt())
    run("deep", write=True, baseline="deep/known.json")
    assert [r["path"] for r in rows("deep/known.json")] == ["a.json"]
    monkeypatch.chdir(here / "deep")
    assert run(str(here / "deep" / "a.json")).summary.known == 1


def test_what_is_gone_is_counted_where_it_was_looked_for(here: Path):
    for name in ("a", "b", "c", "d"):
        save(here / f"{name}.json", spoilt())
    run("a.json", "b.json", "c.json", "d.json", write=True)
    save(here / "a.json", sound())
    (here / "c.json").unlink()
    assert run("a.json").gone() == 2, "a was mended, c is no more, b and d were not looked at"
    assert run("a.json", select=("B4",)).gone() == 0, "the rule did not run"
    run("a.json", "d.json", write=True)
    assert [r["path"] for r in rows()] == ["b.json", "d.json"]


def test_a_refused_document_is_known_by_what_is_said(here: Path):
    save(here / "a.json", '{"format": "brief/9"}')
    run("a.json", write=True)
    assert run("a.json").summary.known == 1
    save(here / "a.json", '{"format": "brief/8"}')
    assert run("a.json").summary.errors == 1


def test_the_file_is_stable(here: Path):
    save(here / "a.json", spoilt(52, 53))
    run("a.json", write=True)
    first = Path("known.json").read_bytes()
    run(".", write=True)
    assert Path("known.json").read_bytes() == first
    assert first.endswith(b"\n")
    assert [p.name for p in here.iterdir() if p.name.endswith(".part")] == []


def test_names_that_are_no_text(here: Path):
    name = os.fsdecode(b"inv\xff.json")
    try:
        save(here / name, spoilt())
    except OSError:
        pytest.skip("this system takes no such names")
    run(".", write=True)
    assert run(".").summary.known == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not a baseline"),
        ('{"findings": []}', "not a baseline"),
        ('{"format": "brief-baseline/1", "findings": [{"path": 3}]}', "not a baseline"),
        ('{"format": "brief-baseline/2", "findings": []}', "this version knows brief-baseline/1"),
    ],
)
def test_what_is_no_baseline_is_refused(here: Path, text: str, words: str):
    save(here / "known.json", text)
    with pytest.raises(ConfigurationError, match=words):
        Baseline.load(here / "known.json")


def test_without_a_file_nothing_is_known(here: Path):
    save(here / "empty.json", "\n")
    for name in ("none.json", "empty.json"):
        assert not Baseline.load(here / name).knows("a.json", "B205", "0" * 16)


def test_fingerprints_tell_fields_and_rules_do_not_matter():
    document = sound()
    one = Finding(rule="B205", level="error", path="/brief/key_claims/0/claim", message="m")
    same = one.model_copy(update={"message": "another", "level": "warning"})
    assert fingerprint(one, document) == fingerprint(same, document)
    others = ["/brief/key_claims/0/speaker", "/brief/key_claims/1/claim", "/brief/headline", "/brief/bottom_line/text"]
    prints = {fingerprint(one.model_copy(update={"path": path}), document) for path in [one.path, *others]}
    assert len(prints) == 5
    nowhere = one.model_copy(update={"path": "/brief/key_claims/99/claim"})
    assert fingerprint(nowhere, document) != fingerprint(nowhere.model_copy(update={"message": "n"}), document)


def test_known_findings_are_used_up():
    baseline = Baseline(Path("known.json"), {Key("a.json", "B205", "f"): 2})
    assert [baseline.knows("a.json", "B205", "f") for _ in range(3)] == [True, True, False]

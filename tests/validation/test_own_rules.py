"""Rules of one's own: from files and packages, beside ours, in every process, and never at the others' cost."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from briefs import save, sound, spoilt

from brief import checks
from brief.cli.main import main
from brief.errors import ConfigurationError
from brief.validation import engine, own_rules, validate
from brief.validation.options import Options
from brief.validation.run import Run

PAGE = Path(__file__).resolve().parents[2] / "docs" / "validate.md"

HOUSE = """
from brief.checks import Problem, Rule

def never(page):
    yield Problem("/brief/headline", f"we print no headline of {len(page.items)} items")

HOUSE = Rule("H001", "warning", "No headline", "there is a headline", never)
"""
CRASHING = (
    HOUSE
    + """
def crash(page):
    if any("52" in text for item in page.items for text in vars(item.item).values() if isinstance(text, str)):
        return [][1]
    return iter(())

RULES = [Rule("X900", "error", "Crash", "it crashes", crash)]
"""
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def file(folder: Path, text: str, name: str = "house.py") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_of_the_documentation_works(here: Path):
    code = re.search(r"```python\n(\"\"\"Rules of our house.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    assert code
    path = file(here, code[1])
    document = sound()
    document["brief"]["key_claims"][0]["claim"] = "The Ostrava side refused to sign " + "and again " * 20 + "."
    document["brief"]["key_claims"][1]["speaker"] = "Minister Brandt"
    found = validate(save(here / "a.json", document), select=["H"], rules=[path])
    assert [(f.finding.rule, f.finding.path, f.finding.level) for f in found] == [
        ("H001", "/brief/key_claims/0/claim", "warning"),
        ("H002", "/brief/key_claims/1/speaker", "error"),
    ]
    assert validate(save(here / "b.json"), select=["H"], rules=[path]) == []


def test_own_rules_run_beside_ours_and_are_selected_like_them(here: Path):
    path = file(here, HOUSE)
    document = save(here / "a.json", spoilt())
    assert [f.finding.rule for f in validate(document, rules=[path])] == ["H001", "B205"]
    assert [f.finding.rule for f in validate(document, rules=[path], ignore=["H"])] == ["B205"]
    assert (
        validate(document, rules=[path, path], select=["H001"])[0].finding.message == "we print no headline of 4 items"
    )


@pytest.mark.slow
def test_own_rules_run_in_other_processes_too(here: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(engine, "FEW", 1)
    for n in range(6):
        save(here / "d" / f"{n}.json")
    run = Run(["d"], Options(rules=(file(here, HOUSE),), jobs=2))
    assert [r.found[0].finding.rule for r in run.results()] == ["H001"] * 6


@pytest.mark.parametrize("processes", [1, 2])
def test_a_rule_that_crashes_costs_nothing_but_itself(here: Path, monkeypatch: pytest.MonkeyPatch, processes: int):
    monkeypatch.setattr(engine, "FEW", 1)
    save(here / "d" / "0.json", spoilt(52))
    save(here / "d" / "1.json", spoilt(53))
    run = Run(["d"], Options(rules=(file(here, CRASHING),), jobs=processes))
    results = list(run.results())
    assert [[f.finding.rule for f in r.found] for r in results] == [["H001", "B205"], ["H001", "B205"]]
    (failure,) = run.notes.failures
    assert (failure.rule, failure.file, failure.own) == ("X900", "d/0.json", True)
    assert failure.said == "IndexError: list index out of range (house.py:11)"


@pytest.mark.parametrize("processes", [1, 2])
def test_a_rule_cannot_end_the_run(here: Path, monkeypatch: pytest.MonkeyPatch, processes: int):
    monkeypatch.setattr(engine, "FEW", 1)
    for name in ("0.json", "1.json"):
        save(here / "d" / name, spoilt(52))
    leaving = file(here, CRASHING.replace("return [][1]", "raise SystemExit(0)"))
    run = Run(["d"], Options(rules=(leaving,), jobs=processes))
    assert [[f.finding.rule for f in r.found] for r in run.results()] == [["H001", "B205"]] * 2
    assert [failure.said for failure in run.notes.failures] == ["SystemExit: 0 (house.py:11)"] * 2


@pytest.mark.parametrize(
    ("instead", "said"),
    [
        ("yield '/brief'", "TypeError: a rule yields Problem(pointer, message), not str (house.py:9)"),
        ("return None", "TypeError: a rule yields problems; this one returned NoneType (house.py:9)"),
        ("page.cited(None)", "AttributeError: 'NoneType' object has no attribute 'pointer' (house.py:11)"),
        ("return [Problem('', 'It is so.')]", None),
    ],
)
def test_what_a_rule_may_give_is_said_with_its_place(here: Path, instead: str, said: str | None):
    save(here / "a.json", spoilt(52))
    run = Run(["a.json"], Options(rules=(file(here, CRASHING.replace("return [][1]", instead)),)))
    found = {located.finding.rule for result in run.results() for located in result.found}
    assert found == ({"H001", "B205"} if said else {"H001", "B205", "X900"})
    assert [failure.said for failure in run.notes.failures] == ([said] if said else [])


def test_what_a_rule_prints_stays_out_of_the_report(here: Path, capsys: pytest.CaptureFixture[str]):
    path = file(here, HOUSE.replace("    yield", "    print('looking')\n    yield"))
    save(here / "a.json", spoilt())
    assert main(["validate", "a.json", "--rules", str(path), "--format", "json"]) == 1
    shown = capsys.readouterr()
    assert json.loads(shown.out)["format"] == "brief-validate/1"
    assert "looking" in shown.err


def test_a_program_is_told_of_a_crash_by_an_error(here: Path):
    with pytest.raises(ConfigurationError, match=r"rule X900 failed: IndexError"):
        validate(save(here / "a.json", spoilt(52)), rules=[file(here, CRASHING)])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = (\n", r"house\.py:1: SyntaxError"),
        ("\n\n1 / 0\n", r"house\.py:3: ZeroDivisionError: division by zero"),
        ("raise SystemExit\n", r"house\.py:1: SystemExit: no more is said"),
        ("x = 1\n", "holds no rule"),
        ("from brief.checks import rules\nRULES = rules()\n", "holds no rule"),
        (HOUSE.replace("H001", "B999"), "'B999' cannot be the code of an own rule"),
        (HOUSE.replace("H001", "h1"), "'h1' cannot be the code"),
        (HOUSE.replace("warning", "fatal"), "level should be 'error' or 'warning', not 'fatal'"),
        (HOUSE.replace(", never)", ", None)"), "check a function"),
        (HOUSE + 'OTHER = Rule("H001", "error", "", "", never)\n', r"rule H001 is there twice in .*house\.py"),
    ],
)
def test_what_cannot_be_a_file_of_rules_is_refused(here: Path, text: str, words: str):
    with pytest.raises(ConfigurationError, match=words) as caught:
        own_rules.load([file(here, text)])
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there(here: Path):
    with pytest.raises(ConfigurationError, match=r"none\.py: own rules cannot be read: No such file"):
        own_rules.load([here / "none.py"])


def test_two_files_with_one_code(here: Path):
    with pytest.raises(ConfigurationError, match=r"in .*a\.py and in .*b\.py: give one of them another code"):
        own_rules.load([file(here, HOUSE, "a.py"), file(here, HOUSE, "b.py")])


def installed(folder: Path, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file(folder, HOUSE, "site/our_house.py")
    file(folder, "Metadata-Version: 2.1\nName: our-house\nVersion: 1\n", "site/our_house-1.dist-info/METADATA")
    file(folder, f"[brief.rules]\nhouse = {value}\n", "site/our_house-1.dist-info/entry_points.txt")
    monkeypatch.syspath_prepend(str(folder / "site"))
    monkeypatch.delitem(sys.modules, "our_house", raising=False)


@pytest.mark.parametrize("value", ["our_house", "our_house:HOUSE"])
def test_an_installed_package_offers_rules(here: Path, value: str, monkeypatch: pytest.MonkeyPatch):
    installed(here, value, monkeypatch)
    (own,) = own_rules.load()
    assert (own.rule.code, own.place) == ("H001", f"entry point house = {value}")
    assert {rule.code for rule in own_rules.all_rules()} == {"H001"} | {rule.code for rule in checks.rules()}


def test_a_broken_package_is_named(here: Path, monkeypatch: pytest.MonkeyPatch):
    installed(here, "our_house:nothing", monkeypatch)
    with pytest.raises(ConfigurationError, match="entry point house = our_house:nothing: AttributeError"):
        own_rules.load()


def test_a_document_names_no_code(here: Path):
    marker = here / "ran"
    file(here, f"open({str(marker)!r}, 'w')", "schemas/mine.py")
    document = {**sound(), "kind": "mine", "rules": ["schemas/mine.py"]}
    assert validate(save(here / "a.json", document))[0].finding.rule in {"B103", "B104"}
    assert not marker.exists()

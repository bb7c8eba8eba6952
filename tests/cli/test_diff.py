"""`brief diff`: files, folders, streams, exit codes, and how git can use it."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from brief.cli.main import main

EXAMPLE = Path(__file__).resolve().parents[1] / "comparison" / "example.json"
ROOT = EXAMPLE.parents[1]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLE, tmp_path / "old.json")
    save(
        "new.json", claim="The ban had delayed 14 ships since 22 September and was costing the company €380,000 a day."
    )
    return tmp_path


def save(path: str, *, claim: str | None = None, **top: Any) -> None:
    data = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    if claim is not None:
        data["brief"]["key_claims"][4]["claim"] = claim
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(data | top), encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["diff", *arguments])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_documents_that_say_the_same_end_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "old.json", "old.json")
    assert (code, err) == (0, "")
    assert out == "old.json → old.json\n\nno difference; 30 items say the same\n"


def test_documents_that_differ_end_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "old.json", "new.json")
    assert code == 1
    assert "~ Tomas Brandvold · number: 41 → 14" in out
    assert out.endswith("1 change: 1 number; 29 items say the same\n")


def test_what_changed_around_a_brief_alone_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    save("new.json", provenance=data["provenance"] | {"model": "gpt-5.2"})
    code, out, _ = run(capsys, "old.json", "new.json")
    assert code == 0
    assert "model: qwen2.5-coder-1.5b-instruct → gpt-5.2" in out


@pytest.mark.parametrize(
    "arguments", [["--ignore", "number"], ["--ignore", "wording,number"], ["--ignore=wording number"]]
)
def test_ignored_kinds_do_not_count(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "old.json", "new.json", *arguments)
    assert code == 0
    assert "1 change ignored" in out


def test_a_kind_of_change_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "old.json", "new.json", "--ignore", "numbers")
    assert (code, out) == (2, "")
    assert err == "brief: --ignore numbers: there is no such kind of change; did you mean number?\n"


def test_quiet_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "old.json", "new.json", "-q") == (1, "", "")
    assert run(capsys, "old.json", "old.json", "--quiet") == (0, "", "")


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_the_report_goes_to_a_file(form: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, shown, _ = run(capsys, "old.json", "new.json", "--format", form)
    assert run(capsys, "old.json", "new.json", "--format", form, "--output", "report") == (code, "", "")
    assert (folder / "report").read_text(encoding="utf-8") == shown
    assert run(capsys, "old.json", "new.json", "--format", form, "-o", "short") == (code, "", "")
    assert (folder / "short").read_text(encoding="utf-8") == shown
    assert "\x1b" not in shown


def test_a_file_that_cannot_be_written_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "old.json", "new.json", "--output", "nowhere/report")
    assert code == 2
    assert err.count("\n") == 1


@pytest.mark.parametrize("sides", [("-", "new.json"), ("new.json", "-")])
def test_either_side_may_be_standard_input(
    sides: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(EXAMPLE.read_bytes())))
    code, out, _ = run(capsys, *sides)
    assert code == 1
    assert ("41 → 14" if sides[0] == "-" else "14 → 41") in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "-"], "- is given twice"),
        (["nowhere.json", "new.json"], "nowhere.json: there is no such file or folder"),
        (["old.json", "."], ". is a folder and old.json is not"),
        (["-", "."], ". is a folder and standard input is not"),
        (["broken.json", "new.json"], "broken.json: not JSON"),
        (["empty.json", "new.json"], "empty.json: the file is empty"),
        (["package.json", "new.json"], 'package.json: the file has no "format"'),
        (["newer.json", "new.json"], "newer.json: the document is of format"),
        (["old.json", "own.json"], "own.json: "),
        (["old.json"], "Missing argument"),
    ],
)
def test_what_cannot_be_compared_is_one_line_and_ends_with_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("broken.json").write_text('{"format": "brief/1" "kind"', encoding="utf-8")
    Path("empty.json").touch()
    Path("package.json").write_text('{"name": "x"}', encoding="utf-8")
    save("newer.json", format="brief/2")
    save("own.json", kind="pledges")
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("brief: ")
    assert err.count("\n") == 1
    assert said in err


def test_a_document_of_another_schema_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    del data["brief"]["open_questions"][0]["reason"]
    save("older.json", brief=data["brief"])
    code, out, _ = run(capsys, "older.json", "old.json")
    assert code == 1
    assert "reason: none → unanswered" in out


def test_folders_are_compared_file_by_file(capsys: pytest.CaptureFixture[str]) -> None:
    for side, claim in (("a", None), ("b", "The ban had delayed 14 ships.")):
        save(f"{side}/same.json")
        save(f"{side}/deep/changed.json", claim=claim)
        Path(side, "package.json").write_text('{"name": "x"}', encoding="utf-8")
    Path("b/broken.json").write_text("{", encoding="utf-8")
    code, out, err = run(capsys, "a", "b")
    assert (code, err) == (1, "")
    assert "\ndeep/changed.json\n" in out
    assert "\nbroken.json: cannot be compared: " in out
    assert "3 briefs: 1 changed, 1 the same, 1 not readable\n" in out
    assert out.endswith("1 JSON file is no brief: passed over\n")


def test_files_that_came_or_went_can_be_ignored(capsys: pytest.CaptureFixture[str]) -> None:
    save("a/x.json")
    save("b/x.json")
    save("b/y.json", claim="Another.")
    assert run(capsys, "a", "b", "-q")[0] == 1
    assert run(capsys, "a", "b", "-q", "--ignore", "file-added")[0] == 0


OWN = """
from typing import Annotated
from brief.schema import BottomLine, BriefModel, Grounded, Headline, Section, SentenceNumbers, Speaker, Summary, Wording

class Pledge(Grounded):
    who: Annotated[str, Speaker()]
    pledge: Annotated[str, Wording()]
    evidence: SentenceNumbers

class Brief(BriefModel):
    headline: Annotated[str, Headline()]
    bottom_line: Annotated[BottomLine, Summary()]
    pledges: Annotated[list[Pledge], Section("Pledges")]
"""


def test_a_kind_of_one_s_own_is_compared_once_it_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "schemas").mkdir()
    (folder / "schemas" / "pledges.py").write_text(OWN, encoding="utf-8")
    shutil.copytree(ROOT.parent / "prompts" / "news", folder / "prompts" / "pledges")
    for side, ships in (("a", 3), ("b", 5)):
        pledge = {"who": "Nadia Ferrow", "pledge": f"We will let {ships} ships pass.", "evidence": [4]}
        line = {"text": "Talks collapsed.", "evidence": [2]}
        save(f"{side}.json", kind="pledges", brief={"headline": "Talks", "bottom_line": line, "pledges": [pledge]})
    code, _, err = run(capsys, "a.json", "b.json")
    assert code == 2
    assert "pledges" in err
    code, out, _ = run(capsys, "a.json", "b.json", "--kind", "pledges")
    assert code == 1
    assert "number: 3 → 5" in out
    (folder / "brief.toml").write_text('[validate]\nkinds = ["pledges"]\n', encoding="utf-8")
    assert run(capsys, "a.json", "b.json", "-q")[0] == 1


def test_a_terminal_gets_colours_unless_they_are_not_wanted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "\x1b[9;31m41 " in run(capsys, "old.json", "new.json")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run(capsys, "old.json", "new.json")[1]


# What docs/diff.md says of git is done here, in a real repository.

BRIEF = f"{sys.executable} -m brief"
DRIVER = f'f() {{ {BRIEF} diff "$2" "$5" || true; }}; f'


def git(*arguments: str, **options: Any) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1", "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *arguments], capture_output=True, text=True, encoding="utf-8", check=False, env=environment, **options
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def repository(folder: Path) -> Path:
    if not shutil.which("git"):
        pytest.skip("git is not here")
    git("init", "-q")
    git("config", "user.name", "Nobody")
    git("config", "user.email", "nobody@example.org")
    save("briefs/a.json")
    git("add", "briefs")
    git("commit", "-qm", "one")
    save(
        "briefs/a.json",
        claim="The ban had delayed 14 ships since 22 September and was costing the company €380,000 a day.",
    )
    return folder


@pytest.mark.slow
def test_git_diff_shows_what_changed_in_meaning(repository: Path) -> None:
    (repository / ".gitattributes").write_text("briefs/*.json diff=brief\n", encoding="utf-8")
    git("config", "diff.brief.command", DRIVER)
    save("briefs/b.json")
    Path("briefs/c.json").write_text("{", encoding="utf-8")
    git("add", "-N", "briefs/b.json", "briefs/c.json")
    shown = git("diff")
    assert "~ Tomas Brandvold · number: 41 → 14" in shown
    assert "briefs/b.json: added" in shown
    assert '"claim"' not in shown


@pytest.mark.slow
def test_an_older_version_is_compared_through_a_pipe(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = subprocess.run(
        f"git show HEAD:briefs/a.json | {BRIEF} diff - briefs/a.json",
        shell=True, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert shown.returncode == 1
    assert "number: 41 → 14" in shown.stdout


@pytest.mark.slow
def test_a_folder_is_compared_with_what_it_was_in_another_commit(repository: Path) -> None:
    git("worktree", "add", "-q", "../before", "HEAD")
    done = subprocess.run(
        [sys.executable, "-m", "brief", "diff", "../before/briefs", "briefs", "--format", "markdown"],
        capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 1
    assert "| <code>a.json</code> | 1 number |" in done.stdout


@pytest.mark.slow
def test_difftool_compares_a_whole_range(repository: Path) -> None:
    git("commit", "-qam", "two")
    shown = git("difftool", "-y", "-x", f"{BRIEF} diff", "HEAD~1", "--", "briefs")
    assert "number: 41 → 14" in shown

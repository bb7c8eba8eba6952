"""`brief validate`: every option, both exit codes, real files and, where it matters, real processes."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from briefs import TEXT, save, sound, spoilt

from brief.cli import validate as command
from brief.cli.main import main

BRIEF = [sys.executable, "-m", "brief"]
FIGURE = "B205 “52” is in none of the cited sentences (3)"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


Shown = pytest.CaptureFixture[str]


def warned(count: int = 1) -> dict[str, object]:
    """A document with that many warnings and no error."""
    document = sound()
    document["brief"]["key_claims"] += [document["brief"]["key_claims"][0]] * count
    return document


def run(*arguments: str, cwd: Path | None = None, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*BRIEF, "validate", *arguments], cwd=cwd, capture_output=True, text=True, check=False, timeout=60, **options
    )  # type: ignore[call-overload]


def test_a_sound_document_ends_with_0(here: Path, capsys: Shown):
    save(here / "a.brief.json")
    assert main(["validate", "a.brief.json"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "brief: no findings (1 file, 3 items checked)\n"


def test_a_finding_is_a_line_that_an_editor_can_go_to_and_ends_with_1(here: Path, capsys: Shown):
    path = save(here / "b" / "a.json", spoilt())
    save(here / "b" / "c.json")
    assert main(["validate", "b"]) == 1
    shown = capsys.readouterr()
    assert shown.out == f"b/a.json:45:18: {FIGURE}\n"
    assert shown.err == "brief: 1 error in 1 file (2 files, 7 items checked)\n"
    line = path.read_text(encoding="utf-8").splitlines()[44]
    assert line[17:].startswith('"The Ostrava side refused to sign 52 times."')


@pytest.mark.slow
def test_as_a_real_process(here: Path):
    save(here / "a.json", spoilt())
    done = run("a.json", cwd=here)
    assert (done.returncode, done.stdout) == (1, f"a.json:45:18: {FIGURE}\n")


def test_standard_input(here: Path, capsys: Shown, monkeypatch: pytest.MonkeyPatch):
    data = json.dumps(spoilt(), indent=2).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["validate", "-"]) == 1
    assert capsys.readouterr().out == f"-:45:18: {FIGURE}\n"


@pytest.mark.slow
def test_standard_input_among_many_files_is_read_by_this_process(here: Path):
    for n in range(110):
        save(here / "d" / f"{n:03}.json")
    done = run("d", "-", "--jobs", "2", cwd=here, input=json.dumps(spoilt(), indent=2))
    assert done.stdout == f"-:45:18: {FIGURE}\n"
    assert "(111 files, " in done.stderr


def test_select_and_ignore(here: Path, capsys: Shown):
    save(here / "a.json", spoilt(52, 52))
    assert main(["validate", ".", "--select", "B4", "--ignore", "B401"]) == 0
    assert main(["validate", ".", "--select", "B205,B4", "--select", "B301"]) == 1
    assert {line.split()[1] for line in capsys.readouterr().out.splitlines()} == {"B205", "B401"}


@pytest.mark.parametrize(
    ("options", "code"),
    [([], 1), (["--max-warnings", "1"], 1), (["--max-warnings", "2"], 0), (["--exit-zero"], 0)],
)
def test_warnings(here: Path, options: list[str], code: int, capsys: Shown):
    save(here / "a.json", warned(1))
    save(here / "b.json", warned(1))
    assert main(["validate", ".", *options]) == code
    shown = capsys.readouterr()
    assert shown.out.count("B401 warning: ") == 2
    assert "2 warnings in 2 files" in shown.err


def test_an_error_is_no_warning(here: Path, capsys: Shown):
    save(here / "a.json", spoilt())
    assert main(["validate", ".", "--max-warnings", "9"]) == 1
    assert main(["validate", ".", "--exit-zero"]) == 0


@pytest.mark.parametrize("name", ["text", "json", "jsonl", "junit", "sarif", "github", "markdown"])
def test_every_format_goes_to_stdout_or_to_a_file(here: Path, name: str, capsys: Shown):
    save(here / "d" / "a.json", spoilt())
    save(here / "d" / "b.json")
    assert main(["validate", "d", "--format", name]) == 1
    printed = capsys.readouterr().out
    assert "B205" in printed
    (here / "report").write_text("old", encoding="utf-8")
    assert main(["validate", "d", "--format", name, "--output", "report"]) == 1
    assert capsys.readouterr().out == ""
    assert (here / "report").read_text(encoding="utf-8") == printed
    assert main(["validate", "d", "--format", name, "-o", "short"]) == 1
    assert (here / "short").read_text(encoding="utf-8") == printed
    assert sorted(p.name for p in here.iterdir()) == ["d", "report", "short"]


@pytest.mark.parametrize(
    ("output", "words"),
    [("no/where.txt", "No such file or directory"), ("d", "Is a directory"), ("x" * 300, "File name too long")],
)
def test_an_output_that_cannot_be_written(here: Path, output: str, words: str, capsys: Shown):
    save(here / "d" / "a.json")
    assert main(["validate", "d", "--output", output]) == 2
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1


def test_a_run_that_fails_leaves_the_old_report(here: Path, capsys: Shown):
    (here / "d").mkdir()
    (here / "report").write_text("old", encoding="utf-8")
    assert main(["validate", "d", "--output", "report"]) == 2
    assert (here / "report").read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in here.iterdir()) == ["d", "report"]


def test_a_device_is_written_to(here: Path, capsys: Shown):
    save(here / "a.json", spoilt())
    assert main(["validate", "a.json", "--output", os.devnull]) == 1
    assert capsys.readouterr().out == ""
    assert not Path(os.devnull).is_file()


def test_statistics(here: Path, capsys: Shown):
    save(here / "a.json", spoilt(52, 53, 54))
    assert main(["validate", ".", "--statistics", "--select", "B2"]) == 1
    assert capsys.readouterr().out == "3  B205  error  Figure without source\n"
    assert main(["validate", ".", "--statistics", "--select", "B2", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["count"] == 3
    assert main(["validate", ".", "--statistics", "--format", "sarif"]) == 2
    assert "--statistics goes with --format text or json, not sarif" in capsys.readouterr().err


def test_explain(here: Path, root: Path, capsys: Shown):
    assert main(["validate", "--explain", "b205"]) == 0
    assert capsys.readouterr().out == (root / "docs" / "rules" / "B205.md").read_text(encoding="utf-8")
    assert main(["validate", "--explain", "B2O5"]) == 2
    assert capsys.readouterr().err == "brief: there is no rule 'B2O5'; did you mean B205?\n"


def test_explain_a_rule_of_ones_own(here: Path, capsys: Shown):
    (here / "house.py").write_text(
        'from brief.checks import Rule\n\ndef check(page):\n    """Since we say so."""\n    return iter(())\n\n'
        'RULE = Rule("H001", "warning", "House", "is not ours", check)\n',
        encoding="utf-8",
    )
    assert main(["validate", "--explain", "H001", "--rules", "house.py"]) == 0
    assert capsys.readouterr().out == "# H001 House\n\n**warning** · is not ours\n\nSince we say so.\n"


def test_a_baseline_from_beginning_to_end(here: Path, capsys: Shown):
    save(here / "d" / "a.json", spoilt())
    assert main(["validate", "d", "--baseline", "known.json"]) == 1
    assert "there is no baseline known.json yet" in capsys.readouterr().err
    assert main(["validate", "d", "--baseline", "known.json", "--write-baseline"]) == 0
    assert "wrote 1 finding to known.json\n" in capsys.readouterr().err
    assert main(["validate", "d", "--baseline", "known.json"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "1 finding in the baseline" in shown.err
    save(here / "d" / "a.json")
    assert main(["validate", "d", "--baseline", "known.json"]) == 0
    assert (
        "1 finding of known.json did not occur any more: --write-baseline drops what is gone" in capsys.readouterr().err
    )
    assert main(["validate", "d", "--write-baseline"]) == 0
    assert (here / "brief-baseline.json").exists()


def test_sources(here: Path, capsys: Shown):
    document = sound()
    document["article"]["path"] = "articles/harbour.txt"
    save(here / "a.json", document)
    (here / "articles").mkdir()
    (here / "articles" / "harbour.txt").write_text(TEXT.replace("25", "35"), encoding="utf-8")
    assert main(["validate", "a.json"]) == 0
    assert main(["validate", "a.json", "--sources", "articles"]) == 1
    assert " B501 " in capsys.readouterr().out
    assert main(["validate", "a.json", "--sources", "nowhere"]) == 2
    assert "nowhere: there is no such folder of sources" in capsys.readouterr().err
    Path("pyproject.toml").write_text('[tool.brief.validate]\nsources = "away"\n', encoding="utf-8")
    assert main(["validate", "a.json"]) == 3
    assert "pyproject.toml: validate.sources: " in capsys.readouterr().err


def own_kind(folder: Path, root: Path) -> None:
    """The kind "news" again, under a name of one's own."""
    for source, target in (("schemas/news.py", "schemas/mine.py"), *(
        (f"prompts/news/{p.name}", f"prompts/mine/{p.name}") for p in (root / "prompts" / "news").iterdir()
    )):  # fmt: skip
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        (folder / target).write_bytes((root / source).read_bytes())


def test_kinds_of_ones_own(here: Path, root: Path, capsys: Shown, monkeypatch: pytest.MonkeyPatch):
    own_kind(here, root)
    save(here / "d" / "a.json", {**sound(), "kind": "mine"})
    ignore = ["--ignore", "B503"]
    assert main(["validate", "d", *ignore]) == 1
    assert " B103 " in capsys.readouterr().out
    for name in ("mine", "schemas/mine.py", str(here)):
        assert main(["validate", "d", "--kind", name, *ignore]) == 0
    (here / "brief.toml").write_text('[validate]\nkinds = ["mine"]\n', encoding="utf-8")
    monkeypatch.chdir(here)
    assert main(["validate", "d", *ignore]) == 0
    (here / "brief.toml").write_text('kind = "mine"\n', encoding="utf-8")
    assert main(["validate", "d", *ignore]) == 0
    assert main(["validate", "d", "--kind", "minne"]) == 3
    assert "did you mean 'mine'" in capsys.readouterr().err


def test_rules_of_ones_own_and_one_that_fails(here: Path, capsys: Shown):
    (here / "house.py").write_text(
        "from brief.checks import Problem, Rule\n\n"
        "def finds(page):\n    yield Problem('/brief/headline', 'we print none')\n\n"
        "def fails(page):\n    raise KeyError('x\\n\\x1b[2J')\n\n"
        'RULES = [Rule("H001", "warning", "", "", finds), Rule("H002", "error", "", "", fails)]\n',
        encoding="utf-8",
    )
    save(here / "a.json", spoilt())
    assert main(["validate", "a.json", "--rules", "house.py", "--ignore", "H002"]) == 1
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()] == ["H001", "B205"]
    assert main(["validate", "a.json", "--rules", "house.py"]) == 3
    shown = capsys.readouterr()
    assert [line.split()[1] for line in shown.out.splitlines()] == ["H001", "B205"]
    assert shown.err.splitlines()[0] == "brief: rule H002 failed on a.json: KeyError: 'x\\n\\x1b[2J' (house.py:7)"
    (here / "brief.toml").write_text('[validate]\nrules = ["house.py"]\nignore = ["H002", "B"]\n', encoding="utf-8")
    assert main(["validate", "a.json"]) == 1
    assert "H001" in capsys.readouterr().out


def test_findings_are_written_only_when_asked_and_nothing_else_is(here: Path, capsys: Shown):
    document = {**spoilt(), "findings": []}
    document["article"]["title"] = "é “x” \u2028 ok"
    path = save(here / "a.json", document)
    good = save(here / "good.json", json.dumps(sound()))  # on one line
    broken = save(here / "broken.json", "{")
    before = {p: p.read_bytes() for p in (path, good, broken)}
    assert main(["validate", "."]) == 1
    assert {p: p.read_bytes() for p in before} == before
    assert main(["validate", ".", "--write-findings"]) == 1
    assert "wrote the findings of 1 document\n" in capsys.readouterr().err
    assert {p: p.read_bytes() for p in (good, broken)} == {p: before[p] for p in (good, broken)}
    after = json.loads(path.read_text(encoding="utf-8"))
    assert [(f["rule"], f["level"], f["path"]) for f in after["findings"]] == [
        ("B205", "error", "/brief/key_claims/2/claim")
    ]
    assert list(after) == list(document)
    assert {**after, "findings": []} == document
    stamp = path.stat().st_mtime_ns
    assert main(["validate", "a.json", "--write-findings"]) == 1
    assert path.stat().st_mtime_ns == stamp, "nothing was new"
    after["brief"] = sound()["brief"]
    save(path, after)
    assert main(["validate", "a.json", "--write-findings"]) == 0
    assert json.loads(path.read_text(encoding="utf-8"))["findings"] == []


def test_findings_of_a_document_that_had_none_stand_where_the_format_has_them(here: Path):
    document = spoilt()
    del document["findings"]
    path = save(here / "a.json", document)
    assert main(["validate", "a.json", "--write-findings"]) == 1
    assert list(json.loads(path.read_text(encoding="utf-8")))[-2:] == ["findings", "provenance"]


def test_a_document_with_a_key_twice_is_not_written(here: Path, capsys: Shown):
    text = json.dumps(sound(), indent=2).replace('"kind": "news",', '"kind": "news", "kind": "news",', 1)
    path = save(here / "a.json", text)
    assert main(["validate", "a.json", "--write-findings"]) == 3
    assert "a.json: its findings are not written: a key is given twice in it" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == text


def test_a_document_that_cannot_be_written_is_told(here: Path, capsys: Shown, monkeypatch: pytest.MonkeyPatch):
    save(here / "a.json", spoilt())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("brief.files.replace", full)
    assert main(["validate", "a.json", "--write-findings"]) == 3
    assert "a.json: its findings cannot be written: No space left on device" in capsys.readouterr().err


def test_what_is_no_brief_in_a_folder_is_left_out_but_checked_by_name(here: Path, capsys: Shown):
    save(here / "a.json")
    save(here / "package.json", '{"name": "x", "format": 3}')
    save(here / "list.json", "[1]")
    assert main(["validate", "."]) == 0
    assert "left out 2 JSON files that are no briefs" in capsys.readouterr().err
    assert main(["validate", "package.json"]) == 1
    assert " B102 " in capsys.readouterr().out
    for name, text in (
        ("cut.json", '{"format": "brief/1", "ki'),
        ("new.json", '{"format": "brief/7"}'),
        ("hand.json", '{"brief": {}}'),
        ("x.brief.json", '{"name": "x"}'),
        ("empty.json", ""),
    ):
        path = save(here / name, text)
        assert main(["validate", "."]) == 1, name
        assert capsys.readouterr().out.startswith(f"{name}:"), name
        path.unlink()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "name documents or folders to check"),
        (["nope.json"], "nope.json: there is no such file or folder"),
        (["*.nope"], "*.nope: nothing matches it"),
        (["empty"], "nothing to check: there is no .json file in what was named"),
        (["other"], "nothing to check: of the .json files found (1) none is a brief"),
        (["a.json", "--select", "B9"], "--select: there is no rule or family 'B9'"),
        (["a.json", "--select", ","], "--select: should name a rule or a family"),
        (["a.json", "--select", "B2", "--select", " "], "--select: should name a rule or a family"),
        (["a.json", "--jobs", "0"], "--jobs: should be at least 1, not 0"),
        (["a.json", "--format", "pdf"], "'--format'"),
    ],
)
def test_wrong_usage_is_one_line_and_2(here: Path, arguments: list[str], words: str, capsys: Shown):
    save(here / "a.json")
    (here / "empty").mkdir()
    save(here / "other" / "x.json", "{}")
    assert main(["validate", *arguments]) == 2
    shown = capsys.readouterr()
    assert words in shown.err
    assert shown.err.count("\n") == 1


def test_wrong_settings_are_one_line_and_3(here: Path, capsys: Shown):
    save(here / "a.json")
    (here / "brief.toml").write_text('[validate]\nselct = ["B2"]\n', encoding="utf-8")
    assert main(["validate", "a.json"]) == 3
    assert capsys.readouterr().err == f"brief: {here}/brief.toml: unknown key validate.selct; did you mean select?\n"


def test_settings_of_the_project_hold(here: Path, capsys: Shown):
    (here / ".git").mkdir()
    save(here / "old" / "a.json", spoilt())
    save(here / "new" / "b.json", warned(1))
    (here / "pyproject.toml").write_text(
        '[tool.brief.validate]\nformat = "jsonl"\nlevels = { B401 = "error" }\n'
        '[tool.brief.validate.per_file_ignores]\n"old/**" = ["ALL"]\n',
        encoding="utf-8",
    )
    assert main(["validate", "."]) == 1
    shown = capsys.readouterr()
    (finding,) = [json.loads(line) for line in shown.out.splitlines()]
    assert (finding["file"], finding["rule"], finding["level"]) == ("new/b.json", "B401", "error")
    assert "left out 1 file for which every rule is ignored" in shown.err
    assert main(["validate", "old"]) == 0
    assert main(["validate", "new", "--ignore", "B401", "--format", "text"]) == 0


def test_levels_hold_for_rules_of_form_too(here: Path, capsys: Shown):
    save(here / "a.brief.json", "{")
    (here / "brief.toml").write_text('[validate]\nlevels = { B101 = "warning" }\n', encoding="utf-8")
    assert main(["validate", ".", "--max-warnings", "1"]) == 0
    assert "B101 warning: " in capsys.readouterr().out
    assert main(["validate", ".", "--ignore", "B1"]) == 0


def test_quiet(here: Path, capsys: Shown):
    save(here / "a.json", spoilt())
    save(here / "b.json", "{}")
    assert main(["validate", ".", "--quiet"]) == 1
    shown = capsys.readouterr()
    assert shown.out == f"a.json:45:18: {FIGURE}\n"
    assert shown.err == ""
    assert main(["validate", "nope", "-q"]) == 2
    assert "nope" in capsys.readouterr().err


@pytest.mark.slow
def test_many_files_on_several_processes_say_what_one_says(here: Path, capsys: Shown):
    for n in range(130):
        save(here / "d" / f"{n:03}.json", spoilt(200 + n) if n % 10 == 0 else "{" if n == 55 else None)
    said = []
    for jobs in ("1", "2"):
        assert main(["validate", "d", "--jobs", jobs]) == 1
        said.append(capsys.readouterr())
    one, two = said
    assert one == two
    assert one.out.count("\n") == 14
    assert "d/055.json:1:2: B101 " in one.out


@pytest.mark.slow
def test_a_reader_that_has_had_enough_is_no_error(here: Path):
    for n in range(150):
        save(here / "d" / f"{n:03}.json", spoilt())
    script = f"{{ '{sys.executable}' -m brief validate d; echo \"code $?\" >&2; }} | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", script], cwd=here, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.count("\n") == 1
    assert done.stderr.strip().splitlines()[-1] in {"code 141", "code 1"}
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_any_locale_and_any_name(here: Path):
    names = [b"new\nline.brief.json", b"inv\xff.brief.json", "Besançon.brief.json".encode()]
    try:
        for name in names:
            save(here / os.fsdecode(name), spoilt())
    except OSError:
        pytest.skip("this system takes no such names")
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    done = subprocess.run(
        [*BRIEF, "validate", "."], cwd=here, env=environment, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.decode("utf-8").splitlines() == [
        f"{name}:45:18: {FIGURE}" for name in ("Besançon.brief.json", "inv\\xff.brief.json", "new\\nline.brief.json")
    ]


def on_terminal(*arguments: str, cwd: Path, **variables: str) -> str:
    """What a person sees."""
    main_end, its_end = pty.openpty()
    environment = {**os.environ, "COLUMNS": "100", **variables}
    process = subprocess.Popen(
        [*BRIEF, "validate", *arguments], cwd=cwd, env=environment, stdin=its_end, stdout=its_end, stderr=its_end
    )
    os.close(its_end)
    seen = bytearray()

    def read() -> None:
        while True:
            try:
                piece = os.read(main_end, 65536)
            except OSError:
                return
            if not piece:
                return
            seen.extend(piece)

    reader = threading.Thread(target=read)
    reader.start()
    process.wait(timeout=60)
    reader.join(timeout=10)
    os.close(main_end)
    return seen.decode()


@pytest.mark.slow
def test_colours_on_a_terminal_and_none_under_no_color(here: Path):
    save(here / "a.json", spoilt())
    assert "\x1b[31mB205" in on_terminal("a.json", cwd=here)
    assert "\x1b[" not in on_terminal("a.json", cwd=here, NO_COLOR="1")


def test_a_long_run_says_on_a_terminal_how_far_it_is(here: Path, capsys: Shown, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(command, "LONG", -1.0)
    save(here / "a.json", spoilt())
    save(here / "b.json", "[]")
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    assert main(["validate", "."]) == 1
    assert "brief: checking 1/2" in terminal.getvalue()
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    assert main(["validate", ".", "--quiet"]) == 1
    assert terminal.getvalue() == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

"""The public names are there, sorted, and cost nothing to have."""

import ast
import pkgutil
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import brief
from brief import errors
from brief.cli.main import main

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "python.md").read_text(encoding="utf-8")


def test_all_is_sorted_and_true():
    assert brief.__all__ == sorted(brief.__all__)
    for name in brief.__all__:
        assert getattr(brief, name) is not None


def test_who_checks_types_sees_what_python_loads():
    imports = [
        node for node in ast.walk(ast.parse(Path(brief.__file__).read_text())) if isinstance(node, ast.ImportFrom)
    ]
    seen = {
        a.asname or a.name: f"{i.module}.{a.name}" for i in imports if i.module.startswith("brief.") for a in i.names
    }
    assert seen == brief._HOMES
    assert set(brief.__all__) == set(seen)


def test_no_public_name_is_a_module():
    # Python sets a module as an attribute of its package when it is imported: it would take the name's place.
    assert not {module.name for module in pkgutil.iter_modules(brief.__path__)} & set(brief.__all__)


def test_what_dir_shows_is_public_and_the_version():
    assert dir(brief) == sorted([*brief.__all__, "__version__"])


def test_who_checks_types_hears_of_a_name_that_is_not_there(tmp_path: Path):
    module = tmp_path / "user.py"
    module.write_text("from brief import Document, Documnt\n")
    # What the package itself imports is not followed: its types are checked elsewhere, and take a quarter of a minute.
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=skip", f"--cache-dir={tmp_path / 'cache'}"]
    command += [brief.__file__, str(module)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    assert 'has no attribute "Documnt"' in told
    assert "Found 1 error" in told


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing"):
        brief.nothing  # noqa: B018


def test_importing_loads_nothing_heavy():
    code = (
        "import sys, brief; print(*sorted({'pydantic', 'openai', 'rich', 'jinja2', 'trafilatura'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_paths_may_be_text_or_not(root: Path, tmp_path: Path):
    seed = root / "seeds" / "harbour-talks.txt"
    assert brief.read(seed) == brief.read(str(seed))
    assert brief.find_kind(root / "schemas" / "news.py").name == brief.find_kind(str(root / "schemas" / "news.py")).name
    document = brief.Document.loads((root / "docs" / "example.json").read_bytes())
    document.save(str(tmp_path / "a.json"))
    document.save(tmp_path / "b.json")
    assert brief.Document.load(tmp_path / "a.json") == brief.Document.load(str(tmp_path / "b.json")) == document


def test_every_public_name_is_on_the_page_and_no_other():
    table = PAGE.partition("## What is public\n")[2]
    rows = re.findall(r"^\| (`.+?) \| .+ \|$", table, re.M)
    assert sorted(name for row in rows for name in re.findall(r"`(\w+)`", row)) == brief.__all__


def test_the_exit_codes_of_errors_on_the_page_are_true():
    rows = re.findall(r"^\| `(\w+)`.*? \| (\d) \| ", PAGE, re.M)
    told = {name: int(code) for name, code in rows}
    raised = {
        e.__name__: e.exit_code
        for e in vars(errors).values()
        if isinstance(e, type) and issubclass(e, errors.BriefError)
    }
    assert told == {name: code for name, code in raised.items() if name != "BriefError"}


def programs() -> list[str]:
    return [
        code for code in re.findall(r"^```python\n(.*?)^```", PAGE, re.M | re.S) if code.startswith(("import", "from"))
    ]


def test_the_programs_on_the_page_run(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", "nobody is asked")
    for folder in ("articles", "gold", "briefs"):
        Path(folder).mkdir()
    shutil.copy(root / "seeds" / "harbour-talks.txt", "article.txt")
    shutil.copy("article.txt", "articles")
    replayed = f"cassette={str(root / 'cassettes' / 'harbour-talks.json')!r}"
    writing, many, checking = programs()

    exec(writing.replace("connect()", f"connect({replayed})"), {})
    assert "Nadia Ferrow - " in capsys.readouterr().out
    document = brief.Document.loads(Path("article.brief.json").read_bytes())
    assert document.brief["headline"] in Path("article.md").read_text(encoding="utf-8")

    exec(many.replace('model="gpt-5-mini", api_key=key', replayed), {})
    assert capsys.readouterr().out == "done articles/article.txt \n"
    assert brief.Document.loads(Path("briefs/article.brief.json").read_bytes()).brief == document.brief

    assert main(["label", "article.brief.json", "-o", "gold/article.labels.txt"]) == 0
    changed = document.model_dump(mode="json")
    changed["brief"]["bottom_line"]["text"] = "Talks that had lasted 41 weeks collapsed."
    brief.Document.model_validate(changed).save("article.brief.json")
    changed["brief"]["demands"] = []
    brief.Document.model_validate(changed).save("article.new.brief.json")
    exec(checking, {})
    shown = capsys.readouterr().out
    assert " error B205 " in shown
    assert "Demands " in shown
    assert "['gone']" in shown
    assert re.search(r"^article \(\d+\.0, \d+\.0\)$", shown, re.M)
    assert shown.endswith("Span(start=15, end=33)\n")


@pytest.mark.slow
def test_the_programs_on_the_page_pass_mypy_strict(tmp_path: Path):
    for n, program in enumerate(programs()):
        (tmp_path / f"program_{n}.py").write_text(program)
    command = [sys.executable, "-m", "mypy", "--strict", f"--cache-dir={tmp_path / 'cache'}", *tmp_path.glob("*.py")]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


def test_a_text_at_hand_is_read_as_a_file_of_it_is(root: Path):
    file = root / "seeds" / "harbour-talks.txt"
    article = brief.read_text(file.read_text(encoding="utf-8"), url="https://news.example/talks")
    from_file = brief.read(file)
    assert (article.text, article.sentences, article.title) == (from_file.text, from_file.sentences, from_file.title)
    assert (article.sha256, article.path, article.url) == (from_file.sha256, None, "https://news.example/talks")
    page = brief.read_text("<!doctype html><title>Quay</title><meta charset=latin-1><p>The café is shut, she said.</p>")
    assert "The café is shut, she said." in page.text
    with pytest.raises(brief.SourceError, match=r"^the text is empty: there is no article in it$"):
        brief.read_text(" \n")
    with pytest.raises(brief.SourceError, match=r"^the text is 11\.0 MB: articles are read up to 10\.0 MB$"):
        brief.read_text("a " * (11 * 1024 * 512))


def test_a_lone_code_is_one_code_and_not_its_letters(root: Path):
    saved = (root / "docs" / "example.json").read_bytes().replace(b"41 ships", b"43 ships", 1)
    assert brief.validate(saved, select="B4,B5") == []
    assert {found.finding.rule[:2] for found in brief.validate(saved, ignore="B5")} == {"B2"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "it is no JSON: EOF while parsing an object at line 1 column 1"),
        ("[]", "it should be a table of names and values, not []"),
        ('{"kind": "news"}', "article is missing (and 2 more)"),
        ('{"kind": "a\\u001b\\n", "article": 1}', "article should be a table of names and values, not 1 (and 2 more)"),
        (b"\xff", "it is no JSON: expected value at line 1 column 1"),
    ],
)
def test_what_is_no_document_is_one_line(text: str | bytes, said: str, tmp_path: Path):
    with pytest.raises(brief.UsageError) as told:
        brief.Document.loads(text)
    assert str(told.value) == f"not a document of format brief/1: {said}"
    file = tmp_path / "a.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(brief.UsageError) as told:
        brief.Document.load(file)
    assert str(told.value) == f"{file}: not a document of format brief/1: {said}"


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path):
    with pytest.raises(brief.UsageError, match=r"none\.json: cannot be read: No such file or directory$"):
        brief.Document.load(tmp_path / "none.json")


def test_what_validation_finds_has_a_place(root: Path):
    found = brief.validate(b"{")
    assert [type(each) for each in found] == [brief.Located]

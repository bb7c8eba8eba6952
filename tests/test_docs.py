"""The documentation holds what it promises: links, commands, dependencies, exit codes."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from brief import document, errors
from brief.cli import exit_codes

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(p for d in ("docs", "seeds", "prompts", "schemas", "cassettes") for p in (ROOT / d).rglob("*.md")),
    ]
)
LINK = re.compile(r"\]\(([^)\s]+)\)")
SHELL = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)


def outside_code(text: str) -> str:
    return re.sub(r"`[^`\n]+`", "", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S))


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings get on the usual code hosts."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    headings = re.findall(r"^#+ (.+)$", text, re.M)  # What is code in a heading is a part of its anchor.
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads_somewhere(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    return target.exists() and (not anchor or anchor in anchors(target))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_closes_its_code_and_its_relative_links_lead_somewhere(page: Path):
    text = page.read_text(encoding="utf-8")
    fences = re.findall(r"^ *```(.*)$", text, re.M)
    assert len(fences) % 2 == 0, "a block of code is not closed"
    assert not any(fences[1::2]), "a block of code begins in another"
    links = [link for link in LINK.findall(outside_code(text)) if not re.match(r"[a-z]+:", link)]
    assert [link for link in links if not leads_somewhere(page, link)] == []


def declared() -> dict[str, set[str]]:
    """The names of the direct dependencies by part: "run time" and each extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    parts = {"run time": project["dependencies"], **project["optional-dependencies"]}
    return {part: {re.split(r"[\[<>=~!; ]", line)[0] for line in lines} for part, lines in parts.items()}


def test_each_dependency_has_a_line_that_justifies_it_and_no_other_has():
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    for (part, names), section in zip(declared().items(), re.split(r"^## ", page, flags=re.M)[1:], strict=True):
        rows = dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", section, re.M))
        assert part in section.splitlines()[0]
        assert set(rows) == names
        assert all(len(why) > 15 for why in rows.values())


def test_the_test_command_of_the_readme_is_the_one_ci_runs_last():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8").strip().splitlines()
    assert "```sh\nmake test\n```" in readme
    assert ci[-1] == "make test"
    assert "```sh\nmake brief\n```" in readme
    assert any("make brief" in line for line in ci)


def test_the_plain_commands_of_the_readme_do_what_make_does():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert set(re.findall(r"pip install -e '\.\[(.+)\]'", readme)) == set(
        re.findall(r"scripts/setup (\S+)$", makefile, re.M)
    )
    assert ".venv/bin/brief write seeds/harbour-talks.txt" in readme
    assert "$(VENV)/bin/brief write seeds/harbour-talks.txt" in makefile
    assert "-m pytest" in readme
    assert "-m pytest" in (ROOT / "scripts" / "test").read_text(encoding="utf-8")


def test_the_readme_counts_the_rules():
    rules = list((ROOT / "docs" / "rules").glob("B[0-9]*.md"))
    assert f"\n{len(rules)} rules look at form" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_figures_of_the_readme_are_those_of_the_pages_it_links_to():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    caught = re.search(r"\[notice\]\((.+?)\) (\S+%) \(figures\) and (\S+%) \(speakers\), and (\S+%) of right", readme)
    judged = re.search(r"\[judged\]\((.+?)\) (\S+) to be supported.*? finds (\S+):", readme, re.S)
    assert caught
    assert judged
    page = (ROOT / caught[1]).read_text(encoding="utf-8")
    assert re.search(rf"^\| \*\*number\*\* .*\*\*{caught[2]}\*\*", page, re.M)
    assert re.search(rf"^\| \*\*speaker\*\* .*\*\*{caught[3]}\*\*", page, re.M)
    assert f"({caught[4]}) has an error" in page
    quality = (ROOT / judged[1]).read_text(encoding="utf-8")
    assert f"| claims supported by what they cite | {judged[2]} |" in quality
    assert f"| wrong items that a check finds | {judged[3]} |" in quality


def test_scripts_can_be_run():
    for script in [*(ROOT / "scripts").iterdir(), ROOT / ".ci" / "run"]:
        if script.is_file():
            assert script.stat().st_mode & 0o100, f"{script.name} is not executable"
            assert script.read_bytes().startswith(b"#!"), f"{script.name} does not say what runs it"


def brief_commands() -> Iterator[tuple[str, list[str]]]:
    """Each command line of the documentation that starts with `brief`: page, words after it."""
    for page in PAGES:
        for block in SHELL.findall(page.read_text(encoding="utf-8")):
            for line in block.splitlines():
                words = shlex.split(line.split("|")[-1], comments=True)
                if words and Path(words[0]).name == "brief":
                    yield page.name, words[1:]


@pytest.mark.parametrize(
    ("page", "words"), list(brief_commands()), ids=lambda v: " ".join(v) if isinstance(v, list) else v
)
def test_documented_commands_and_options_exist(page: str, words: list[str]):
    from brief.cli.app import command_line

    command = command_line()
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    options = {name for parameter in command.params for name in [*parameter.opts, *parameter.secondary_opts]}
    used = {word.split("=")[0] for word in words if word.startswith("--")} - {"--help"}
    assert used <= options, f"{page} shows options that do not exist"


def test_the_modules_that_pages_name_are_there():
    named = {
        (page.name, path) for page in PAGES for path in re.findall(r"`(brief/[\w/]+\.py)`", page.read_text("utf-8"))
    }
    assert named
    assert [(page, path) for page, path in sorted(named) if not (ROOT / path).exists()] == []


def test_every_exit_code_of_an_error_is_explained():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    explained = {int(code) for code in re.findall(r"^\| (\d+) \| .+ \|$", readme, re.M)}
    raised = {
        error.exit_code
        for error in vars(errors).values()
        if isinstance(error, type) and issubclass(error, errors.BriefError)
    }
    assert raised <= explained
    assert explained - raised == {0, 1, exit_codes.INTERNAL_ERROR, exit_codes.INTERRUPTED, exit_codes.PIPE_CLOSED}


PARTS = {
    "Top level": document.Document,
    "`article`": document.Source,
    "`article.removed`": document.Furniture,
    "`evidence`": document.Cited,
    "`rejected`": document.Rejected,
    "`findings`": document.Finding,
    "`provenance`": document.Provenance,
}


@pytest.mark.parametrize("heading", PARTS)
def test_every_field_of_a_document_is_explained_and_no_other(heading: str):
    page = (ROOT / "docs" / "document.md").read_text(encoding="utf-8")
    section = re.split(r"^##+ ", page.partition(f"# {heading}\n")[2], maxsplit=1, flags=re.M)[0]
    told = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \| .+ \|$", section, re.M))
    fields = PARTS[heading].model_fields
    assert list(told) == list(fields)
    nullable = {name for name, field in fields.items() if type(None) in get_args(field.annotation)}
    assert {name for name, sort in told.items() if sort.endswith("or null")} == nullable


def test_every_part_of_a_document_is_on_its_page():
    models = {m for m in vars(document).values() if isinstance(m, type) and issubclass(m, document.Part)}
    assert models - {document.Part} == set(PARTS.values())


def test_what_may_be_left_out_of_a_document_is_what_its_page_says():
    left_out = {name for name, field in document.Source.model_fields.items() if not field.is_required()}
    assert left_out == {"title", "byline", "outlet", "published", "url", "path", "language", "removed"}
    left_out = {name for name, field in document.Document.model_fields.items() if not field.is_required()}
    assert left_out == {"format", "rejected", "findings", "provenance"}  # A file without `format` is refused: B102.
    for part in (document.Furniture, document.Cited, document.Rejected, document.Finding, document.Provenance):
        assert all(field.is_required() for field in part.model_fields.values())


def test_the_changelog_keeps_its_form():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.findall(r"^## (.+)$", text, re.M)
    assert releases[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", release) for release in releases[1:])
    kinds = set(re.findall(r"^### (.+)$", text, re.M))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    entries = re.findall(r"^- .+(?:\n  .+)*", text, re.M)
    assert entries
    assert all(re.search(r"\(#\d+\)\.$", entry) for entry in entries), "each entry names its issue"

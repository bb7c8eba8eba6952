"""Kinds: found by name and by path, loaded by the same code, refused with file and place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from brief import kinds, strict
from brief.errors import ConfigurationError
from brief.schema import Lines
from brief.shapes import shape

SCHEMA = """\
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

READ = """\
Title: {{ article.title }}
{% for sentence in passage %}[{{ sentence.id }}] {{ sentence.text }}
{% endfor %}
{% for section in sections if task == "lines" %}{% for line in section.lines %}[{{ line.key }}] {{ line.text }}
{% endfor %}{% endfor %}
"""
COMPOSE = "Write.\n{% for item in items %}{{ item.text }}{% endfor %}\n{% include '_voice.md' %}"


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a kind `pledges` that works."""
    (tmp_path / "schemas").mkdir()
    (tmp_path / "prompts" / "pledges").mkdir(parents=True)
    (tmp_path / "schemas" / "pledges.py").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "prompts" / "pledges" / "read.md").write_text(READ, encoding="utf-8")
    (tmp_path / "prompts" / "pledges" / "compose.md").write_text(COMPOSE, encoding="utf-8")
    (tmp_path / "prompts" / "pledges" / "_voice.md").write_text("Plainly, {{ article.title }}.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refusal(name: str = "pledges") -> str:
    with pytest.raises(ConfigurationError) as caught:
        kinds.find(name)
    text = str(caught.value)
    assert "\n" not in text
    return text


@pytest.mark.parametrize("name", ["news", "statement"])
def test_built_in_kinds_are_strict_and_complete(name: str) -> None:
    kind = kinds.find(name)
    assert kind.name == name
    assert strict.problems(strict.strict_schema(kind.schema)) == []
    assert {"read.md", "compose.md"} <= set(kind.prompts)
    assert shape(kind.schema).headline
    assert shape(kind.schema).summary


def test_the_statement_kind_asks_for_what_a_statement_says() -> None:
    sections = {s.name: s for s in shape(kinds.find("statement").schema).sections}
    assert list(sections) == [
        "bottom_line",
        "parties",
        "positions",
        "commitments",
        "demands",
        "quotations",
        "open_questions",
    ]
    assert sections["demands"].section.lines is Lines.DEMAND


def test_ones_own_kind_works_by_name_by_file_and_by_folder(work: Path) -> None:
    by_name = kinds.find("pledges")
    for way in ("schemas/pledges.py", str(work / "schemas" / "pledges.py"), ".", str(work)):
        other = kinds.find(way)
        assert other.schema is by_name.schema
        assert other.prompts == by_name.prompts
    assert kinds.find("pledges", work).schema_path == work / "schemas" / "pledges.py"
    shown = by_name.render("compose", article={"title": "Talks & <more>"}, items=[])
    assert shown == "Write.\n\nPlainly, Talks & <more>."


def test_a_project_folder_can_be_given(
    work: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert kinds.find("pledges", work).name == "pledges"
    assert "there is no kind" in refusal()


def test_loading_leaves_nothing_behind(work: Path) -> None:
    before, path = sorted(work.rglob("*")), list(sys.path)
    kinds.find("pledges")
    assert sorted(work.rglob("*")) == before
    assert sys.path == path


def test_the_bytes_that_were_hashed_are_the_bytes_that_run(work: Path) -> None:
    first = kinds.find("pledges")
    schema = work / "schemas" / "pledges.py"
    schema.write_text(SCHEMA.replace('"Pledges"', '"Promises"'), encoding="utf-8")
    second = kinds.find("pledges")
    assert [s.section.title for s in shape(second.schema).sections][1:] == ["Promises"]
    assert first.schema_sha256 != second.schema_sha256
    assert first.prompt_sha256 == second.prompt_sha256


@pytest.mark.parametrize("name", ["read.md", "_voice.md"])
def test_any_change_to_any_prompt_changes_the_hash(work: Path, name: str) -> None:
    before = kinds.find("pledges").prompt_sha256
    with (work / "prompts" / "pledges" / name).open("a", encoding="utf-8") as file:
        file.write("!")
    assert kinds.find("pledges").prompt_sha256 != before


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("class Pledge(Grounded):", "class Pledge(Grounded:", 6, "not valid Python"),
        (
            "class Pledge(Grounded):",
            "raise RuntimeError('no\\nluck')\nclass Pledge(Grounded):",
            6,
            "RuntimeError: no luck",
        ),
        ("class Pledge(Grounded):", "import sys; sys.exit(9)\nclass Pledge(Grounded):", 6, "SystemExit"),
        ("class Brief(BriefModel):", "class Other(BriefModel):", None, "no model called Brief"),
        (
            "class Brief(BriefModel):",
            "class Brief(Grounded.__base__.__base__):",
            12,
            "subclass of brief.schema.BriefModel",
        ),
        ("pledge: Annotated[str,", "pledge: Annotated[dict[str, int],", 8, "Pledge.pledge: an object with free keys"),
        ("headline: Annotated[str,", "headline: Annotated[tuple[int, str],", 13, "Brief.headline: `prefixItems`"),
        ("    evidence: SentenceNumbers\n", "", 11, "no field marked Evidence()"),
        ("list[Pledge]", "list[str]", 12, "must be a list of Grounded items"),
        (
            "pledge: Annotated[str, Wording()]",
            "pledge: Annotated[str, Wording(), __import__('pydantic').Field(alias='p')]",
            8,
            "alias",
        ),
        ("Speaker()", "__import__('brief.schema').schema.Derived('role')", 7, "give it a default"),
        ('Annotated[list[Pledge], Section("Pledges")]', "list[Pledge]", 12, "has no section"),
        (
            "headline: Annotated[str, Headline()]",
            "headline: Annotated[str, Headline()]\n    second: Annotated[str, Headline()]",
            14,
            "Brief.second: there is one headline, and headline is it",
        ),
        ("headline: Annotated[str,", "headline: Annotated[int,", 13, "headline: is the headline, and must be text"),
        (
            "Annotated[BottomLine, Summary",
            "Annotated[Pledge, Summary",
            14,
            "bottom_line: is the bottom line, and must be",
        ),
        ('Section("Pledges")]', 'Section("Pledges"), __import__("annotated_types").MinLen(1)]', 15, "may be empty"),
        ("    pledges: Ann", "    note: str\n    pledges: Ann", 15, "Brief.note: is asked of nobody"),
        (
            "bottom_line: Annotated[BottomLine, Summary()]",
            "bottom_line: Annotated[BottomLine, Summary()]\n    other: Annotated[BottomLine, Summary()]",
            15,
            "Brief.other: there is one bottom line, and bottom_line is it",
        ),
    ],
)
def test_a_broken_schema_is_refused_with_its_line(work: Path, old: str, new: str, line: int | None, words: str) -> None:
    schema = work / "schemas" / "pledges.py"
    assert old in SCHEMA
    schema.write_text(SCHEMA.replace(old, new), encoding="utf-8")
    text = refusal()
    assert text.startswith(f"{schema}:{line}: " if line else f"{schema}: "), text
    assert words in text


@pytest.mark.parametrize(
    ("name", "template", "place", "words"),
    [
        ("read.md", "a\n{% if x %}", "read.md:2", "endif"),
        ("read.md", "a\nb {{ passge }}", "read.md:2", "'passge' is not given to this prompt; it may use"),
        ("compose.md", "{{ article.title | shout }}", "compose.md:1", "shout"),
        ("compose.md", "{% include 'gone.md' %}", "compose.md", "gone.md"),
        ("_voice.md", "\n\n{{ nothing }}", "_voice.md:3", "nothing"),
        ("read.md", f"{READ}{{% include 'read.md' %}}", "read.md", "includes itself"),
        ("_voice.md", "{% if task == 'x' %}{% include 'compose.md' %}{% endif %}", "_voice.md", "includes itself"),
        ("read.md", f"{READ}{{% include task and 'read.md' %}}", "read.md", "includes itself without end"),
        ("read.md", "", "read.md", "does not show the passage where task is 'items': add {% for sentence in passage"),
        ("read.md", READ.partition("{% for section")[0], "read.md", "does not show the lines where task is 'lines'"),
        ("read.md", f"{{% if task != 'again' %}}{READ}{{% endif %}}", "read.md", "the passage where task is 'again'"),
        ("read.md", f"{READ}\n{{{{ before.text }}}}", "read.md:7", "no attribute 'text'"),
        (
            "read.md",
            f"{READ}{{% for s in sections %}}{{{{ s.about }}}}{{% endfor %}}",
            "read.md:6",
            "no attribute 'about'",
        ),
        ("compose.md", "Write. {{ article.title }}", "compose.md", "does not show the items where task is 'items'"),
    ],
)
def test_a_broken_prompt_is_refused_with_its_line(work: Path, name: str, template: str, place: str, words: str) -> None:
    (work / "prompts" / "pledges" / name).write_text(template, encoding="utf-8")
    text = refusal()
    assert text.startswith(f"{work / 'prompts' / 'pledges' / place}: "), text
    assert words in text


@pytest.mark.parametrize(
    "read",
    [
        READ.replace(
            "{% for sentence in passage %}", "{% if before %}{{ before.text }}{% endif %}{% for sentence in passage %}"
        ),
        READ.replace("{{ sentence.text }}", "{{ sentence.text | upper }}"),
        "{{ article.text }} {{ sections }} {{ passage | map(attribute='text') | join }}",
    ],
)
def test_a_prompt_may_show_its_passage_in_any_way(work: Path, read: str) -> None:
    (work / "prompts" / "pledges" / "read.md").write_text(read, encoding="utf-8")
    assert kinds.find("pledges").prompts["read.md"] == read


@pytest.mark.parametrize("missing", ["read.md", "compose.md"])
def test_a_kind_without_a_prompt_is_refused(work: Path, missing: str) -> None:
    (work / "prompts" / "pledges" / missing).unlink()
    assert refusal().startswith(f"{work / 'prompts' / 'pledges' / missing}: missing")


def test_text_that_is_not_utf8_is_refused(work: Path) -> None:
    (work / "prompts" / "pledges" / "read.md").write_bytes(b"caf\xe9")
    assert "not UTF-8 at byte 3" in refusal()
    (work / "schemas" / "pledges.py").write_bytes(b"x = '\xe9'")
    assert "not valid Python" in refusal()


def test_a_value_that_is_missing_or_forbidden_names_file_and_line(work: Path) -> None:
    kind = kinds.find("pledges")
    with pytest.raises(ConfigurationError, match=r"_voice\.md:1: .*title"):
        kind.render("compose", article={}, items=[])
    (work / "prompts" / "pledges" / "read.md").write_text("\n{{ article.__class__.__mro__ }}", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"read\.md:2: "):
        kinds.find("pledges").render("read", article={"title": "x"})


def test_a_section_has_the_same_keys_whatever_the_task_is(work: Path) -> None:
    asked = "{% for s in sections %}{{ s.title }}{{ s.lines }}{{ s.item }}{{ s.reason }}{% endfor %}"
    (work / "prompts" / "pledges" / "read.md").write_text(f"{READ}{asked}", encoding="utf-8")
    assert asked in kinds.find("pledges").prompts["read.md"]


@pytest.mark.parametrize("name", ["newz", "pledge"])
def test_an_unknown_name_is_corrected(work: Path, name: str) -> None:
    assert "did you mean" in refusal(name)


def test_a_folder_of_that_name_is_pointed_out(work: Path) -> None:
    (work / "elsewhere").mkdir()
    assert refusal("elsewhere") == "there is no kind 'elsewhere'; for the folder of that name, write ./elsewhere"
    assert "the folder" not in refusal("elsewher")


@pytest.mark.parametrize("name", ["", "a b", "..news", "x" * 200, "ne\0ws", "-"])
def test_names_that_are_none(work: Path, name: str) -> None:
    assert "there is no kind" in refusal(name)


@pytest.mark.parametrize("name", ["../secret", "/nowhere/x.py", "schemas\\pledges"])
def test_paths_that_lead_nowhere(work: Path, name: str) -> None:
    assert "no such kind" in refusal(name)


def test_a_folder_with_several_kinds_asks_for_one(work: Path) -> None:
    (work / "schemas" / "other.py").write_text(SCHEMA, encoding="utf-8")
    assert "holds 2 kinds" in refusal(".")
    assert "holds no schemas" in refusal(str(work / "prompts"))


def test_a_name_that_the_user_did_not_give_never_runs_a_file(work: Path) -> None:
    trap = work / "ran"
    for name in ("news", "pledges"):
        (work / "schemas" / f"{name}.py").write_text(f"open({str(trap)!r}, 'w')\n", encoding="utf-8")
    assert kinds.find("news", trusted=False).schema_path.parent == kinds.finding.home() / "schemas"
    for name in ("pledges", "../x", str(work / "schemas" / "pledges.py"), "./schemas/pledges.py"):
        with pytest.raises(ConfigurationError, match="there is no kind"):
            kinds.find_builtin(name)
        with pytest.raises(ConfigurationError, match="there is no kind"):
            kinds.for_document(name)
    assert not trap.exists()


def test_a_document_may_be_of_a_kind_that_the_user_chose(work: Path) -> None:
    own = kinds.find("pledges")
    assert kinds.for_document("pledges", [own]) is own
    assert kinds.for_document("news", [own]).name == "news"


def test_the_list_has_all_kinds_and_the_broken_ones_with_their_problem(work: Path) -> None:
    (work / "schemas" / "broken.py").write_text("from brief.schema import Gone\n", encoding="utf-8")
    trap = work / "ran"
    (work / "schemas" / "unrelated.py").write_text(f"open({str(trap)!r}, 'w')\n", encoding="utf-8")
    listed = {(entry.name, entry.origin): entry for entry in kinds.available(work)}
    assert {("pledges", "yours"), ("broken", "yours"), ("news", "built in"), ("statement", "built in")} == set(listed)
    assert listed["pledges", "yours"].problem is None
    assert "broken.py:1" in (listed["broken", "yours"].problem or "")
    assert not trap.exists()


def test_notes_beside_schemas_and_prompts_are_no_kinds(work: Path) -> None:
    for folder in ("schemas", "prompts"):
        (work / folder / "README.md").write_text("{{ what stands here is no prompt }}", encoding="utf-8")
    before = kinds.find("pledges")
    assert [entry.name for entry in kinds.available(work)] == ["pledges", "news", "statement"]
    assert "README.md" not in before.prompts


def test_the_repository_has_notes_there_and_the_built_in_kinds_do_not_see_them(root: Path) -> None:
    assert (root / "schemas" / "README.md").exists()
    assert (root / "prompts" / "README.md").exists()
    assert [(entry.name, entry.origin) for entry in kinds.available(root)] == [
        ("news", "built in"),
        ("statement", "built in"),
    ]


def test_a_kind_in_the_working_folder_goes_before_the_built_in_one(work: Path) -> None:
    (work / "schemas" / "news.py").write_text(SCHEMA, encoding="utf-8")
    (work / "prompts" / "pledges").rename(work / "prompts" / "news")
    assert kinds.find("news").schema_path == work / "schemas" / "news.py"


def test_nothing_of_a_kind_is_importable_from_outside() -> None:
    """The built-in schemas are files to load by path, not a package called `schemas` in somebody's environment."""
    code = "import sys, brief.kinds; brief.kinds.find_builtin('news'); sys.exit('schemas' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)

"""Every command and option says what it does, and stands in the documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from typer.core import TyperArgument, TyperGroup, TyperOption

from brief import schema
from brief.cli.app import command_line
from brief.cli.completion import Shell
from brief.cli.main import main
from brief.config import NAMES, variables

DOCS = {p.name: p.read_text(encoding="utf-8") for p in (Path(__file__).parents[2] / "docs").glob("*.md")}
EVERYTHING = "\n".join(DOCS.values())


def commands(group: TyperGroup, path: str = "brief") -> Iterator[tuple[str, object]]:
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        if isinstance(command, TyperGroup):
            yield from commands(command, f"{path} {name}")


ALL = dict(commands(command_line()))


@pytest.mark.parametrize("path", ALL)
def test_a_command_and_its_parameters_have_help(path: str) -> None:
    command = ALL[path]
    assert command.help, path
    for parameter in command.params:
        assert isinstance(parameter, TyperArgument | TyperOption)
        assert parameter.help, f"{path} {parameter.name} has no help"


@pytest.mark.parametrize("path", ALL)
def test_a_command_and_its_options_are_documented(path: str) -> None:
    assert f"`{path}" in EVERYTHING or f"\n{path} " in EVERYTHING, f"{path} stands on no page of docs/"
    for parameter in ALL[path].params:
        for option in (*parameter.opts, *parameter.secondary_opts) if isinstance(parameter, TyperOption) else ():
            assert re.search(rf"{option}\b", EVERYTHING), f"{path} {option} stands on no page of docs/"


@pytest.mark.parametrize("path", ALL)
def test_help_names_no_types_of_python(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*path.split()[1:], "--help"]) == 0
    told = capsys.readouterr().out
    assert re.findall(r"<(?:str|Path|int|float|list)\b.*?>|[{}]", told) == []


@pytest.mark.parametrize(
    ("path", "usage"),
    [
        ("write", "brief write [OPTIONS] SOURCE"),
        ("label", "brief label [OPTIONS] SOURCE..."),
        ("validate", "brief validate [OPTIONS] [PATH...]"),
    ],
)
def test_usage_is_as_manuals_have_it(path: str, usage: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([path, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: {usage}\n")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("brief wr", ["write"]),
        ("brief write --fo", ["--format"]),
        ("brief write --format h", ["html"]),
        ("brief models p", ["pull", "path"]),
        ("brief --", ["--version", "--help"]),
    ],
)
def test_a_shell_is_told_what_may_follow(words: str, offered: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("_BRIEF_COMPLETE", "complete_bash")
        patch.setenv("COMP_WORDS", words)
        patch.setenv("COMP_CWORD", str(len(words.split()) - 1))
        with pytest.raises(SystemExit) as ended:
            main([])
    assert ended.value.code == 0
    assert capfd.readouterr().out.split() == offered


@pytest.mark.parametrize("shell", get_args(Shell))
def test_each_shell_has_a_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert "_BRIEF_COMPLETE" in script
    assert script.endswith("\n")


@pytest.mark.parametrize("name", ["batch", "diff", "eval", "label", "validate", "write"])
def test_a_command_that_writes_files_takes_them_by_o(name: str) -> None:
    found = [option for option in ALL[f"brief {name}"].params if "-o" in option.opts]
    assert [option.opts[0] in {"--out", "--output"} for option in found] == [True]


def test_short_help_is_whole() -> None:
    assert [path for path, command in ALL.items() if command.get_short_help_str(limit=60).endswith("...")] == []


@pytest.mark.parametrize("name", NAMES)
def test_settings_are_documented(name: str) -> None:
    assert f"| `{name}` |" in DOCS["configuration.md"]
    assert all(v in DOCS["configuration.md"] or v == f"BRIEF_{name.upper()}" for v in variables(name))


def test_every_marker_and_its_values_are_documented() -> None:
    page = DOCS["kinds.md"]
    for marker in get_args(schema.Marker):
        name = "SentenceNumbers" if marker is schema.Evidence else f"{marker.__name__}("
        assert f"| `{name}" in page, f"{name} is not in the table of kinds.md"
    sources = get_args(get_type_hints(schema.Derived)["source"])
    for value in (*schema.Lines, *sources):
        assert f"\n| `{value}`" in page
    assert schema.Section("").lines is schema.Lines.ANY
    assert f", {schema.Section('').most} by default" in page


def test_the_kind_in_the_documentation_works(tmp_path: Path) -> None:
    from brief import kinds

    prompts = tmp_path / "prompts" / "pledges"
    (tmp_path / "schemas").mkdir()
    prompts.mkdir(parents=True)
    code = re.search(r"```python\n(.*?)```", DOCS["kinds.md"], re.S)
    assert code
    (tmp_path / "schemas" / "pledges.py").write_text(code[1], encoding="utf-8")
    read, compose = re.findall(r"```jinja\n(.*?)```", DOCS["kinds.md"], re.S)
    (prompts / "read.md").write_text(read, encoding="utf-8")
    (prompts / "compose.md").write_text(compose, encoding="utf-8")
    assert kinds.find("pledges", tmp_path).name == "pledges"

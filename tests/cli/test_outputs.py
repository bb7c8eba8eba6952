"""Where the page goes, and what is refused before a model is asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from brief.choices import PageFormat
from brief.cli.outputs import Output, plan
from brief.errors import UsageError


def formats(
    out: list[Path], chosen: PageFormat | None = None, configured: PageFormat | None = None, terminal: bool = False
) -> list[str]:
    return [o.format for o in plan(out, chosen=chosen, configured=configured, terminal=terminal, source="-")]


def test_stdout() -> None:
    assert formats([]) == ["markdown"]
    assert formats([], terminal=True) == ["terminal"]
    assert formats([], configured="json", terminal=True) == ["json"]
    assert formats([], chosen="html", configured="json") == ["html"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.html", "html"),
        ("a.HTM", "html"),
        ("a.json", "json"),
        ("a.md", "markdown"),
        ("a.txt", "terminal"),
        ("a", "markdown"),
    ],
)
def test_a_file_has_the_format_of_its_suffix(tmp_path: Path, name: str, expected: str) -> None:
    assert formats([tmp_path / name]) == [expected]
    assert formats([tmp_path / name], chosen="json") == ["json"]


def test_configured_format_is_weaker_than_a_suffix_and_stronger_than_markdown(tmp_path: Path) -> None:
    assert formats([tmp_path / "a.html"], configured="json") == ["html"]
    assert formats([tmp_path / "a"], configured="json") == ["json"]


def test_a_suffix_that_says_no_format_is_refused_where_nothing_else_does(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"a\.pdf: \.pdf says no format: give --format, or a name in \.html, "):
        formats([tmp_path / "a.pdf"])
    assert formats([tmp_path / "a.pdf"], chosen="html") == ["html"]
    assert formats([tmp_path / "a.wire"], configured="json") == ["json"]


def test_a_dash_is_standard_output(tmp_path: Path) -> None:
    outputs = plan([Path("-"), tmp_path / "a.json"], chosen=None, configured=None, terminal=True, source="-")
    assert outputs == [Output(None, "terminal"), Output(tmp_path / "a.json", "json")]
    assert formats([Path("-")], chosen="html") == ["html"]
    with pytest.raises(UsageError, match="twice"):
        formats([Path("-"), Path("-")])


def test_several_files(tmp_path: Path) -> None:
    assert formats([tmp_path / "a.html", tmp_path / "a.json"]) == ["html", "json"]
    with pytest.raises(UsageError, match="one --out"):
        formats([tmp_path / "a.html", tmp_path / "a.json"], chosen="json")
    with pytest.raises(UsageError, match="twice"):
        formats([tmp_path / "a.html", tmp_path / "." / "a.html"])


def test_what_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no folder"):
        formats([tmp_path / "gone" / "a.md"])
    with pytest.raises(UsageError, match="is a folder"):
        formats([tmp_path])
    article = tmp_path / "article.md"
    article.write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="the article itself"):
        plan([article], chosen=None, configured=None, terminal=False, source=str(article))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UsageError, match="cannot be written"):
        formats([tmp_path / "a.md"])
    tmp_path.chmod(0o700)


def test_saving_replaces_files_and_writes_to_devices(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("old", encoding="utf-8")
    Output(file, "markdown").save("new ø\n")
    assert file.read_text(encoding="utf-8") == "new ø\n"
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]
    Output(Path(os.devnull), "markdown").save("x")
    assert not Path(os.devnull).is_file()


def test_a_folder_that_has_gone_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot write"):
        Output(tmp_path / "gone" / "a.md", "markdown").save("x")

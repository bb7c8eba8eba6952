"""Articles found again in a folder: by path, by name, by what is in them."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from brief import kinds, sources
from brief.checks import Origin
from brief.document import Document
from brief.errors import UsageError
from brief.validation import sources as index_module
from brief.validation.sources import SourceIndex

TEXT = "The bridge opens on Friday\n\nThe mayor said that the bridge was safe.\n\nNobody asked the engineers.\n"
OTHER = TEXT.replace("Friday", "Monday")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder `in` with an article at `2026/a.txt`, and others."""
    (tmp_path / "in" / "2026").mkdir(parents=True)
    (tmp_path / "in" / "2026" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text("Something else altogether, in a text of its own.", encoding="utf-8")
    return tmp_path / "in"


def document(folder: Path, path: str | None, text: str = TEXT) -> Document:
    source = folder.parent / "made-from.txt"
    source.write_text(text, encoding="utf-8")
    article = sources.read(str(source))
    empty = {name: [] for name in ("parties", "key_claims", "demands", "open_questions")}
    line = {"text": "The bridge opens on Friday.", "evidence": [1]}
    brief = kinds.find_builtin("news").schema.model_validate({"headline": "x", "bottom_line": line, **empty})
    made = Document.of("news", article, brief)
    return made.model_copy(update={"article": made.article.model_copy(update={"path": path})})


def said(folder: Path, path: str | None, text: str = TEXT) -> tuple[str, str | None] | None:
    origin = SourceIndex(folder).origin(document(folder, path, text))
    return (origin.state, origin.path) if origin else None


@pytest.mark.parametrize(
    "path",
    [
        "2026/a.txt",
        "in/2026/a.txt",
        "./2026/a.txt",
        "../in/2026/a.txt",
        "../../a.txt",
        "a.txt",
        "/home/somebody/articles/2026/a.txt",
        "C:\\articles\\2026\\a.txt",
        "2026//a.txt",
    ],
)
def test_a_source_is_found_wherever_the_document_was_made(folder: Path, path: str):
    assert said(folder, path) == ("same", f"{folder.as_posix()}/2026/a.txt")


def test_the_folder_may_be_any_part_of_the_path(folder: Path, monkeypatch: pytest.MonkeyPatch):
    made = document(folder, "in/2026/a.txt")
    assert SourceIndex(folder / "2026").origin(made) == Origin("same", f"{folder.as_posix()}/2026/a.txt")
    monkeypatch.chdir(folder.parent)
    assert SourceIndex(Path()).origin(made) == Origin("same", "in/2026/a.txt")
    assert SourceIndex(Path("in")).origin(made) == Origin("same", "in/2026/a.txt")


@pytest.mark.parametrize("path", ["2026/a.txt", "in/2026/a.txt", "/home/somebody/articles/2026/a.txt"])
def test_a_source_with_another_text_has_changed(folder: Path, path: str):
    assert said(folder, path, OTHER) == ("changed", f"{folder.as_posix()}/2026/a.txt")


def test_other_bytes_with_the_same_text_are_the_same(folder: Path):
    (folder / "2026" / "a.txt").write_bytes(TEXT.replace("\n", "\r\n").encode("utf-8-sig") + b"\r\n\r\n")
    assert said(folder, "2026/a.txt") == ("same", f"{folder.as_posix()}/2026/a.txt")


def test_a_source_that_is_no_article_any_more_has_changed(folder: Path):
    (folder / "2026" / "a.txt").write_bytes(b"\0\1\2" * 100)
    assert said(folder, "2026/a.txt") == ("changed", f"{folder.as_posix()}/2026/a.txt")


@pytest.mark.parametrize("path", ["2025/a.txt", "old name.txt", "b2.txt", "in/a.txt", "2026/a.txt/x"])
def test_the_same_bytes_elsewhere_are_the_source_moved(folder: Path, path: str):
    assert said(folder, path) == ("moved", f"{folder.as_posix()}/2026/a.txt")


@pytest.mark.parametrize("path", ["c.txt", "2025/a.txt", "", "/", "..", "a.txt/..", "\0", "x" * 10_000, "a\x1b.txt"])
def test_a_source_that_is_nowhere_is_gone(folder: Path, path: str):
    assert said(folder, path, OTHER) == ("gone", None)


def test_the_path_counts_before_a_copy_of_the_old_bytes(folder: Path):
    (folder / "a.txt.orig").write_text(OTHER, encoding="utf-8")
    assert said(folder, "2026/a.txt", OTHER) == ("changed", f"{folder.as_posix()}/2026/a.txt")


def test_of_files_with_one_name_the_one_with_the_bytes_is_meant(folder: Path):
    (folder / "2025").mkdir()
    (folder / "2025" / "a.txt").write_text(OTHER, encoding="utf-8")
    assert said(folder, "a.txt") == ("same", f"{folder.as_posix()}/2026/a.txt")
    assert said(folder, "a.txt", OTHER) == ("same", f"{folder.as_posix()}/2025/a.txt")
    assert said(folder, "2025/a.txt") == ("changed", f"{folder.as_posix()}/2025/a.txt")


def test_a_document_that_was_changed_is_told_from_a_source_that_was(folder: Path):
    made = document(folder, "2026/a.txt")
    for text in (made.article.text.replace("Friday", "Monday"), made.article.text.rsplit("\n\n", 1)[0], "x"):
        doctored = made.model_copy(update={"article": made.article.model_copy(update={"text": text})})
        assert SourceIndex(folder).origin(doctored) == Origin("altered", f"{folder.as_posix()}/2026/a.txt")


def test_a_line_that_another_version_took_off_makes_no_difference(folder: Path):
    made = document(folder, "2026/a.txt")
    line = made.article.text.rsplit("\n\n", 1)[1]
    shorter = made.article.text.rsplit("\n\n", 1)[0]
    removed = ({"text": line, "reason": "footer"},)
    article = made.article.model_validate({**made.article.model_dump(), "text": shorter, "removed": removed})
    assert SourceIndex(folder).origin(made.model_copy(update={"article": article})) == Origin(
        "same", f"{folder.as_posix()}/2026/a.txt"
    )


def test_nothing_is_said_of_what_was_no_file(folder: Path):
    assert said(folder, None) is None


def test_a_hash_in_capitals_is_the_same(folder: Path):
    made = document(folder, "renamed.txt")
    article = made.article.model_copy(update={"sha256": made.article.sha256.upper()})
    origin = SourceIndex(folder).origin(made.model_copy(update={"article": article}))
    assert origin is not None
    assert origin.state == "moved"


def test_a_document_never_leads_out_of_the_folder(folder: Path):
    outside = folder.parent / "outside.txt"
    outside.write_text(TEXT, encoding="utf-8")
    (folder / "2026" / "a.txt").unlink()
    for path in ("../outside.txt", str(outside), "outside.txt", "2026/../../outside.txt"):
        assert said(folder, path) == ("gone", None)


def test_links_pipes_and_hidden_files(folder: Path):
    (folder / "loop").symlink_to(folder)
    (folder / "2026" / "up").symlink_to("..")
    (folder / "dangling.txt").symlink_to("nowhere")
    (folder / ".git").mkdir()
    (folder / ".git" / "hidden.txt").write_text(OTHER, encoding="utf-8")
    os.mkfifo(folder / "pipe.txt")
    (folder / "link.txt").symlink_to("2026/a.txt")
    assert said(folder, "nowhere.txt", OTHER) == ("gone", None)
    assert said(folder, "pipe.txt", OTHER) == ("gone", None)
    assert said(folder, "link.txt") == ("same", f"{folder.as_posix()}/link.txt")


def test_a_file_too_large_for_an_article_is_not_read(folder: Path):
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(10 * 1024**3)
    assert said(folder, "huge.txt", OTHER) == ("changed", f"{folder.as_posix()}/huge.txt")
    assert said(folder, "elsewhere.txt", OTHER) == ("gone", None)


def test_nothing_is_read_that_no_document_leads_to(folder: Path, monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []
    reading = index_module.read
    monkeypatch.setattr(index_module, "read", lambda path, **more: (read.append(path.name), reading(path, **more))[1])
    index = SourceIndex(folder)
    assert read == []
    for _ in range(3):
        index.origin(document(folder, "2026/a.txt"))
    assert read == ["a.txt"]
    for _ in range(3):
        index.origin(document(folder, "missed.txt", OTHER))
    assert sorted(read) == ["a.txt", "b.txt"]


def test_an_index_can_be_sent_to_another_process(folder: Path):
    index = pickle.loads(pickle.dumps(SourceIndex(folder)))
    assert index.origin(document(folder, "2026/a.txt")).state == "same"


def test_a_folder_that_is_none_or_holds_too_much(folder: Path, monkeypatch: pytest.MonkeyPatch):
    for path in (folder / "none", folder / "b.txt"):
        with pytest.raises(UsageError, match="no such folder"):
            SourceIndex(path)
    monkeypatch.setattr(index_module, "MOST_FILES", 1)
    with pytest.raises(UsageError, match="more than 1 files"):
        said(folder, "a.txt")

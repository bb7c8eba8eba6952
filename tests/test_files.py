"""Files are replaced whole, whatever their names, and as those who may read them were."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from brief import files

LONGEST = ("a" * 255, "a" * 252 + ".md", "é" * 127, "港" * 85, "\U0001f3f4" * 63)


@pytest.mark.parametrize("name", LONGEST, ids=["letters", "suffix", "two bytes", "three bytes", "four bytes"])
def test_any_name_that_the_system_takes_can_be_written(tmp_path: Path, name: str) -> None:
    try:
        (tmp_path / name).write_bytes(b"old")
    except OSError:
        pytest.skip("this system takes no such name")
    files.check(tmp_path / name)
    files.replace(tmp_path / name, b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [(name, b"new")]


@pytest.mark.skipif(os.name == "nt", reason="no modes")
def test_a_file_may_be_read_by_whom_the_old_one_or_any_new_one_may(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    old = tmp_path / "old"
    old.touch(mode=0o600)
    for path in (old, tmp_path / "new"):
        files.replace(path, b"x")
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("old", "new")] == [
        0o600,
        stat.S_IMODE(plain.stat().st_mode),
    ]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "there" / "file")
    files.check(link)
    files.replace(link, b"x")
    assert link.is_symlink()
    assert [p.name for p in (tmp_path / "there").iterdir()] == ["file"]


def test_a_check_leaves_nothing_and_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    files.check(tmp_path / "a")
    files.check(tmp_path / "b")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a", b"old")]
    with pytest.raises(FileNotFoundError):
        files.check(tmp_path / "gone" / "a")


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be opened")
def test_what_is_durable_has_its_folder_written_too_and_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a power cut would leave cannot be had in a test; what is waited for can."""
    waited: list[tuple[bool, bool]] = []

    def fsync(handle: int) -> None:
        waited.append((stat.S_ISDIR(os.fstat(handle).st_mode), (tmp_path / "a").exists()))

    monkeypatch.setattr(os, "fsync", fsync)
    files.replace(tmp_path / "a", b"x", durable=False)
    assert waited == []
    (tmp_path / "a").unlink()
    files.replace(tmp_path / "a", b"x")
    assert waited == [(False, False), (True, True)]


def test_a_system_that_cannot_wait_for_folders_keeps_nobody_from_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(*_: object, **__: object) -> int:
        raise PermissionError(13, "no folder is opened here")

    made = files.unfinished(tmp_path / "a")
    monkeypatch.setattr(files, "unfinished", lambda *_: made)
    monkeypatch.setattr(os, "open", opened)
    files.replace(tmp_path / "a", b"x")
    assert (tmp_path / "a").read_bytes() == b"x"

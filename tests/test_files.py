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

"""Two folders: who is paired with whom, and what a broken file costs."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from papers import Data, edited, example, news, reword

from brief.comparison import ChangeKind, compare
from brief.comparison.folders import Row, Status, Totals, rows
from brief.document import Document


def write(path: Path, data: Data | str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")


def other(title: str, **source: Any) -> Data:
    return edited(example(), lambda d: d["article"].update({"title": title, "sha256": title, **source}))


def both(tmp_path: Path, **options: Any) -> tuple[list[Row], Totals]:
    totals = Totals()

    def judged(old: Document, new: Document) -> Any:
        return compare(old, new, news())

    return list(rows(tmp_path / "old", tmp_path / "new", compare=judged, totals=totals, **options)), totals


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    for side in ("old", "new"):
        write(tmp_path / side / "a.json", example())
        write(tmp_path / side / "deep" / "er" / "b.json", other("b"))
    return tmp_path


def test_files_are_paired_by_their_path_at_any_depth(folders: Path) -> None:
    write(
        folders / "new" / "deep" / "er" / "b.json", edited(other("b"), reword("key_claims/4/speaker", "Nadia Ferrow"))
    )
    found, totals = both(folders)
    assert [(r.name, r.status) for r in found] == [("a.json", "same"), ("deep/er/b.json", "changed")]
    assert totals.changes == {ChangeKind.SPEAKER: 1}
    assert totals.differ


@pytest.mark.parametrize(
    "source",
    [{"url": "https://a.example/1"}, {"sha256": "5" * 64}, {"outlet": "The Daily"}],
    ids=["address", "hash", "title"],
)
def test_a_renamed_file_is_found_by_its_article(folders: Path, source: Data) -> None:
    """Nothing else tells that it is the same: the other two marks are new."""
    write(folders / "old" / "x.json", other("One title", **source))
    marks = {"url": "https://b.example/2", "sha256": "6" * 64, "title": "Two titles"}
    if "outlet" in source:
        del marks["title"]
    renamed = edited(other("One title", **source), lambda d: d["article"].update({**marks, **source}))
    write(folders / "new" / "z" / "y.json", renamed)
    found, totals = both(folders)
    assert ("x.json → z/y.json", "same") in [(r.name, r.status) for r in found]
    assert not totals.differ


def test_two_candidates_are_no_counterpart(folders: Path) -> None:
    write(folders / "old" / "x.json", other("twice", sha256="1"))
    write(folders / "new" / "y.json", other("twice", sha256="2"))
    write(folders / "new" / "z.json", other("twice", sha256="3"))
    found, totals = both(folders)
    assert [(r.old, r.new, r.status) for r in found if r.status is not Status.SAME] == [
        ("x.json", None, "gone"),
        (None, "y.json", "added"),
        (None, "z.json", "added"),
    ]
    assert totals.changes == {ChangeKind.FILE_GONE: 1, ChangeKind.FILE_ADDED: 2}


@pytest.mark.parametrize("broken", ["{", "", '{"format": "brief/1"}', "[" * 10_000, "\x00"])
def test_a_broken_file_costs_its_own_line(folders: Path, broken: str) -> None:
    write(folders / "new" / "a.json", broken)
    write(folders / "new" / "alone.json", broken)
    found, totals = both(folders)
    assert [(r.name, r.status) for r in found] == [
        ("a.json", Status.UNREAD), ("alone.json", Status.UNREAD), ("deep/er/b.json", Status.SAME)
    ]  # fmt: skip
    assert found[0].problem.startswith("new: ")
    assert "\n" not in found[0].problem
    assert totals.differ


def test_a_kind_that_is_not_known_costs_its_own_line(folders: Path) -> None:
    for side in ("old", "new"):
        write(folders / side / "own.json", edited(example(), lambda d: d.update(kind="pledges")))

    def judged(old: Document, new: Document) -> Any:
        return compare(old, new)

    found = list(rows(folders / "old", folders / "new", compare=judged))
    assert [(r.name, r.status) for r in found if r.status is Status.UNREAD] == [("own.json", Status.UNREAD)]


def test_hidden_folders_others_people_s_and_other_files_are_passed_over(folders: Path) -> None:
    for name in (".git/c.json", "node_modules/d.json", ".e.json", "f.txt"):
        write(folders / "new" / name, "{")
    found, _ = both(folders)
    assert {r.status for r in found} == {Status.SAME}


def test_a_loop_of_links_is_not_followed(folders: Path) -> None:
    (folders / "new" / "loop").symlink_to(folders / "new", target_is_directory=True)
    found, _ = both(folders)
    assert len(found) == 2


@pytest.fixture
def deep(folders: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A path in both folders that is deeper than Python can make or remove by calls."""
    names = ["d"] * 1200
    for side in ("old", "new"):
        monkeypatch.chdir(folders / side)
        for name in names:
            Path(name).mkdir()
            os.chdir(name)
        write(Path("c.json"), other("c"))
    monkeypatch.chdir(folders)
    yield "/".join([*names, "c.json"])
    subprocess.run(["rm", "-rf", folders / "old", folders / "new"], check=True)


def test_folders_may_be_nested_deeper_than_calls_can_be(folders: Path, deep: str) -> None:
    found, _ = both(folders)
    assert [(r.name, r.status) for r in found] == [(n, Status.SAME) for n in ("a.json", deep, "deep/er/b.json")]


def test_ignored_kinds_make_files_the_same(folders: Path) -> None:
    write(folders / "new" / "a.json", edited(example(), reword("key_claims/4/speaker", "Nadia Ferrow")))
    write(folders / "new" / "c.json", other("c"))
    found, totals = both(folders, ignored={ChangeKind.SPEAKER, ChangeKind.FILE_ADDED})
    assert {r.status for r in found} == {Status.SAME}
    assert totals.ignored == 2
    assert not totals.differ


def test_rows_come_one_by_one(folders: Path) -> None:
    """The second document is not read before the first row was taken: memory does not grow with the folder."""
    from brief.comparison.reading import read

    loaded: list[str] = []

    def load(path: Path) -> Any:
        loaded.append(path.name)
        return read(path)

    walk = rows(folders / "old", folders / "new", compare=lambda a, b: compare(a, b, news()), load=load)
    next(walk)
    assert loaded == ["a.json", "a.json"]

"""Which files are found: each once, in order, whatever it is called, and no loop of links traps a run."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import pytest
from briefs import save
from hypothesis import given
from hypothesis import strategies as st

from brief import globs
from brief.errors import UsageError
from brief.validation.discover import Job, discover, show


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(*paths: str) -> list[str]:
    return [job.shown for job in discover(paths)]


def test_a_folder_gives_its_json_files_in_order_of_name(here: Path):
    for name in ("b.json", "a.brief.json", "sub/c.JSON", "readme.md", ".hidden.json", "sub2/d.json"):
        save(here / name)
    assert shown(".") == ["a.brief.json", "b.json", "sub/c.JSON", "sub2/d.json"]
    assert [job.listed for job in discover(["."])] == [False, True, True, True]


@pytest.mark.parametrize("folder", [".git", ".venv", ".hidden", "node_modules", "venv", "__pycache__"])
def test_other_peoples_folders_are_passed_over_unless_named(here: Path, folder: str):
    save(here / folder / "x.json")
    save(here / "a.json")
    assert shown(".") == ["a.json"]
    assert shown("**/*.json") == ["a.json"]
    assert shown(folder) == [f"{folder}/x.json"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["a/x.json", "a", "./a/../a/x.json", "."], ["a/x.json", "a/y.json", "b/z.json", "link.json"]),
        (["a", "a/x.json", "a/"], ["a/x.json", "a/y.json"]),
        ([".", "a", "b/z.json"], ["a/x.json", "a/y.json", "b/z.json", "link.json"]),
        (["link.json", "a/x.json"], ["link.json"]),
        (["**/x.json", "a/*.json"], ["a/x.json", "a/y.json"]),
        (["b/../a"], ["a/x.json", "a/y.json"]),
    ],
)
def test_a_file_named_twice_is_checked_once(here: Path, paths: list[str], expected: list[str]):
    for name in ("a/x.json", "a/y.json", "b/z.json"):
        save(here / name)
    (here / "link.json").symlink_to("a/x.json")
    assert shown(*paths) == expected


def test_a_loop_of_links_traps_nobody(here: Path):
    save(here / "a" / "x.json")
    (here / "a" / "back").symlink_to(here)
    (here / "a" / "self").symlink_to(here / "a")
    (here / "round").symlink_to(here / "round")
    assert shown(".") == ["a/x.json"]
    assert shown("**/*.json") == ["a/x.json"]
    assert shown("a/self") == ["a/self/x.json"]


@pytest.mark.slow
def test_folders_nested_deeper_than_calls_can_be(here: Path):
    folders = ["d" + "/d" * depth for depth in range(1200)]
    try:
        for folder in folders:
            Path(folder).mkdir()
        save(Path(folders[-1]) / "x.json")
        assert len(shown(".")) == 1
        assert len(shown("**/x.json")) == 1
    finally:
        # Whoever tidies up after tests goes down by calls.
        Path(folders[-1], "x.json").unlink()
        for folder in reversed(folders):
            Path(folder).rmdir()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.json", ["a.json"]),
        ("sub/*.json", ["sub/b.json", "sub/c.brief.json"]),
        ("**/*.brief.json", ["sub/c.brief.json"]),
        ("sub/?.json", ["sub/b.json"]),
        ("s[tu]b/[a-b].json", ["sub/b.json"]),
        ("*/deep/*", ["sub/deep/e.json"]),
        ("sub/**", ["sub/b.json", "sub/c.brief.json", "sub/deep/e.json"]),
        ("su*", ["sub/b.json", "sub/c.brief.json", "sub/deep/e.json"]),
        ("**/deep/../b.json", ["sub/b.json"]),
        ("**", ["a.json", "sub/b.json", "sub/c.brief.json", "sub/deep/e.json"]),
        ("sub/.[h]*", ["sub/.h.json"]),
    ],
)
def test_globs(here: Path, pattern: str, expected: list[str]):
    for name in ("a.json", "sub/b.json", "sub/c.brief.json", "sub/deep/e.json", "sub/.h.json"):
        save(here / name)
    assert shown(pattern) == expected
    assert [job.shown for job in discover([str(here / pattern)])] == expected


def test_a_name_that_looks_like_a_pattern_is_a_name_first(here: Path):
    save(here / "a[1].json")
    save(here / "a1.json")
    assert shown("a[1].json") == ["a[1].json"]


def test_files_are_found_as_they_are_asked_for(here: Path):
    for name in ("a", "b"):
        save(here / name / "x.json")
    found = discover(["."])
    assert next(found).shown == "a/x.json"
    save(here / "b" / "later.json")
    assert [job.shown for job in islice(found, 2)] == ["b/later.json", "b/x.json"]


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        (["a.json", "nope.json"], "nope.json: there is no such file or folder"),
        (["no*pe"], "no*pe: nothing matches it"),
        (["-", "-"], "read only once"),
        (["no\nsuch"], "no\\nsuch: there is no such"),
    ],
)
def test_what_is_not_there_is_told_before_anything_is_checked(here: Path, paths: list[str], words: str):
    save(here / "a.json")
    with pytest.raises(UsageError) as caught:
        discover(paths)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_standard_input_is_a_dash(here: Path):
    assert list(discover(["-"])) == [Job("-", "-")]


def test_names_that_are_no_text_are_found_and_shown(here: Path):
    for name in (b"new\nline.json", b"inv\xff.json", "ünïcode \u202e.json".encode(), b"esc\x1b[2J.json"):
        try:
            (here / os.fsdecode(name)).write_bytes(b"{}")
        except OSError:
            pytest.skip("this system takes no such names")
    names = shown(".")
    assert names == ["esc\\u001b[2J.json", "inv\\xff.json", "new\\nline.json", "ünïcode \\u202e.json"]
    assert all(Path(job.path).exists() for job in discover(["."]))


@pytest.mark.parametrize(
    ("path", "expected"), [("./a.json", "a.json"), ("x/../a.json", "a.json"), ("../a.json", "../a.json"), ("-", "-")]
)
def test_paths_are_shown_from_where_one_stands(path: str, expected: str):
    assert show(path) == expected


def test_a_path_outside_is_shown_whole(here: Path):
    assert show(str(here / "a.json")) == "a.json"
    assert show(str(here.parent / "a.json")) == str(here.parent / "a.json")


@given(st.binary(max_size=30).map(os.fsdecode))
def test_what_is_shown_is_one_line_that_can_be_written(path: str):
    assert show(path).encode("utf-8")
    assert show(path).isprintable()


@pytest.mark.parametrize(
    ("pattern", "path", "covered"),
    [
        ("a.json", "a.json", True),
        ("a.json", "deep/er/a.json", True),
        ("old", "old/x.json", True),
        ("old", "deep/old/x.json", True),
        ("old/", "old/x.json", True),
        ("old/**", "old/x/y.json", True),
        ("old/*.json", "old/x.json", True),
        ("old/*.json", "old/x/y.json", False),
        ("./old/*.json", "old/x.json", True),
        ("old/x.json", "deep/old/x.json", False),
        ("**/old/x.json", "deep/old/x.json", True),
        ("**/x.json", "x.json", True),
        ("a/**/z.json", "a/z.json", True),
        ("a/**/z.json", "a/b/c/z.json", True),
        ("*.json", "a.txt", False),
        ("o?d", "old/x.json", True),
        ("[!o]ld", "old/x.json", False),
    ],
)
def test_patterns_of_settings(pattern: str, path: str, covered: bool):
    assert globs.covers(pattern, path) is covered


def test_a_hostile_pattern_takes_no_time():
    assert not globs.covers("**/" * 40 + "*a" * 40 + "b", "a/" * 200 + "a" * 200)

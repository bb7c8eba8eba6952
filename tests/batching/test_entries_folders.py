"""What is read of a folder: every article once, whatever it is called and wherever links lead."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from entry_finding import BODY, Found, peak, save
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from brief import globs
from brief.batching.entries.entry import Stamp, stamp_of_file
from brief.batching.entries.finding import find
from brief.batching.entries.paths import is_result, printable, tidied
from brief.batching.out import names
from brief.errors import SourceError, UsageError
from brief.sources import disk
from brief.sources.origin import Origin


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def swept(here: Path) -> Iterator[None]:
    """Trees deeper than Python can remove are gone before pytest tries to."""
    yield
    subprocess.run(["rm", "-rf", here / "news"], check=True)


FORMATS = {
    "a.txt": BODY,
    "b.text": BODY,
    "c.md": f"# Port closes\n\n{BODY}",
    "d.markdown": f"---\ntitle: Port closes\n---\n{BODY}",
    "e.html": f"<!doctype html><html><head><title>Port closes</title></head><body><p>{BODY}</p></body></html>",
    "f.HTM": f"<html><body><h1>Port closes</h1><p>{BODY}</p></body></html>",
    "g.xhtml": f"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>{BODY}</p></body></html>",
}


def test_every_readable_format_is_read_and_others_are_told_in_one_line(here: Path):
    for name, text in FORMATS.items():
        save(here / "news" / "deep" / name, text)
    for name in ("x.jpg", "y.JPG", "z.gif", "README", "v1.2", "data.csv", "x.brief.json", "x.brief.md", "X.Brief.HTML"):
        save(here / "news" / name, b"\x00")
    found = Found("news")
    assert found.sources == [f"news/deep/{name}" for name in FORMATS]
    assert found.wanted == [f"deep/{name}" for name in FORMATS]
    for entry in found.entries:
        article = entry.read()
        assert "Workers demand more pay" in article.text
        assert article.path == entry.source
    (told,) = found.told
    assert told == (
        "passed over: 5 files that are no articles (2 .jpg, 1 without suffix, 1 .2, 1 .gif); "
        "1 table (a table's rows are briefed if it is named); 3 files written by a batch"
    )


def test_nothing_is_told_when_nothing_was_passed_over(here: Path):
    save(here / "news/a.txt")
    save(here / "news/.hidden.txt")
    assert Found("news").told == []


def test_a_folder_is_gone_through_by_name_depth_first(here: Path):
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "c/d.txt", "B.txt"):
        save(here / "news" / name)
    assert Found("news/").wanted == ["B.txt", "a/b/c.txt", "a/z.txt", "b.txt", "c/d.txt"]


@pytest.mark.parametrize("given", ["news", "news/", "./news", "news//", "./news/."])
def test_a_folder_has_one_spelling(here: Path, given: str):
    save(here / "news/a.txt")
    assert Found(given).sources == ["news/a.txt"]
    assert tidied(f"/{given}") == "/news"


def test_the_working_folder(here: Path):
    save(here / "a.txt")
    save(here / "sub/b.txt")
    found = Found(".")
    assert (found.sources, found.wanted) == (["a.txt", "sub/b.txt"], ["a.txt", "sub/b.txt"])


@pytest.mark.parametrize("folder", [".git", "node_modules", "venv", "__pycache__"])
def test_hidden_folders_and_those_of_others_are_passed_over(here: Path, folder: str):
    save(here / "news" / folder / "a.txt")
    assert Found("news").entries == []
    assert Found(f"news/{folder}").sources == [f"news/{folder}/a.txt"]


def test_a_folder_larger_than_a_block_is_given_whole(here: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(globs, "BLOCK", 10)
    expected = {save(here / f"news/{number:03}.txt").name for number in range(95)}
    found = Found("news")
    assert len(found.wanted) == 95
    assert set(found.wanted) == expected
    assert found.wanted[:10] == sorted(found.wanted[:10])


@pytest.mark.slow
def test_memory_does_not_grow_with_the_folder(here: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(globs, "BLOCK", 50)

    for folder, count in (("small", 100), ("large", 1000)):
        (here / folder).mkdir()
        for number in range(count):
            (here / folder / f"{number}.txt").touch()
    small, large = (
        peak(lambda folder=folder: sum(1 for _ in find([folder], out=Path("out"), notify=print)))
        for folder in ("small", "large")
    )
    assert large < small + 100_000  # All at once are more than twice that.


@pytest.mark.slow
@pytest.mark.usefixtures("swept")
def test_a_deep_tree_needs_no_deep_stack(here: Path, monkeypatch: pytest.MonkeyPatch):
    top = here / "news"
    top.mkdir()
    monkeypatch.chdir(top)
    for _ in range(1200):
        Path("d").mkdir()
        os.chdir("d")
    save(Path("a.txt"))
    monkeypatch.chdir(here)
    assert Found("news").wanted == ["d/" * 1200 + "a.txt"]


# Links


def test_loops_of_links_end_and_every_file_is_given_once(here: Path):
    save(here / "news/a.txt")
    save(here / "news/sub/b.txt")
    (here / "news/loop").symlink_to(".")
    (here / "news/sub/up").symlink_to("..")
    (here / "news/sub/self").symlink_to("self")
    (here / "news/x").symlink_to("y")
    (here / "news/y").symlink_to("x")
    (here / "news/twin").symlink_to("sub")
    assert Found("news").sources == ["news/a.txt", "news/sub/b.txt"]


def test_folders_that_link_to_each_other_are_gone_through_once(here: Path):
    for one in range(8):
        save(here / f"store/{one}/a.txt")
        for other in range(8):
            (here / f"store/{one}/to{other}").symlink_to(f"../{other}")
    (here / "news").mkdir()
    (here / "news/in").symlink_to("../store/3")
    found = Found("news")
    assert len(found.sources) == len({os.path.realpath(source) for source in found.sources}) == 8


def test_a_linked_folder_outside_is_followed_under_the_name_of_the_link(here: Path):
    save(here / "archive/2024/a.txt")
    save(here / "news/b.txt")
    (here / "news/old").symlink_to(here / "archive")
    found = Found("news")
    assert found.sources == ["news/b.txt", "news/old/2024/a.txt"]
    assert found.entries[1].read().path == "news/old/2024/a.txt"


def test_a_link_out_of_the_folder_and_back_gives_nothing_twice(here: Path):
    save(here / "news/a.txt")
    save(here / "other.txt")
    (here / "news/back").symlink_to(here)
    assert Found("news").sources == ["news/a.txt", "news/back/other.txt"]


def test_a_link_to_what_is_hidden_is_the_only_way_there(here: Path):
    save(here / "news/.releases/5/a.txt")
    (here / "news/current").symlink_to(".releases/5")
    save(here / "news/drafts/b.txt")
    (here / "news/final").symlink_to("drafts")
    assert Found("news").sources == ["news/current/a.txt", "news/drafts/b.txt"]
    assert Found("news", exclude=["drafts"]).sources == ["news/current/a.txt", "news/final/b.txt"]


@pytest.mark.slow
def test_linked_files_are_articles_like_others_and_broken_links_fail_with_a_reason(here: Path):
    save(here / "elsewhere/a.txt")
    (here / "news").mkdir()
    (here / "news/1.txt").symlink_to("../elsewhere/a.txt")
    (here / "news/2.txt").symlink_to("../elsewhere/gone.txt")
    (here / "news/3.txt").symlink_to("3.txt")
    one, two, three = Found("news").entries
    assert one.read().text.startswith("The port")
    with pytest.raises(SourceError, match=r"^news/2.txt: no such file$"):
        two.read()
    with pytest.raises(SourceError, match=r"^news/3.txt cannot be read: .*symbolic links"):
        three.read()
    assert (two.stamp, three.stamp) == (None, None)


# OUT


@pytest.mark.parametrize("out", ["news/out", "./news/../news/out", "news/sub/out"])
def test_out_inside_the_folder_is_never_read(here: Path, out: str):
    save(here / "news/a.txt")
    save(here / out / "notes.txt")
    save(here / out / "deep/index.html")
    (here / "news/link").symlink_to(here / out)
    assert Found("news", out=out).sources == ["news/a.txt"]
    assert Found("news/**/*.txt", out=out).sources == ["news/a.txt"]


def test_out_may_be_made_while_the_folder_is_gone_through(here: Path):
    save(here / "news/a.txt")
    found = find(["news"], out=here / "news/out", notify=print)
    assert next(found).source == "news/a.txt"
    save(here / "news/b.txt")
    save(here / "news/out/c.txt")
    assert "news/out/c.txt" not in [entry.source for entry in found]


def test_briefs_beside_their_articles_are_not_read(here: Path):
    save(here / "news/a.txt")
    save(here / "news/index.html")
    assert Found("news", out="news").sources == ["news/a.txt", "news/index.html"]
    for name in ("a.brief.json", "a.brief.md", "a.brief.html", ".brief/state.sqlite", ".brief/parts/x.txt"):
        save(here / "news" / name)
    found = Found("news", out="news")
    assert found.sources == ["news/a.txt"]
    assert found.told == ["passed over: 4 files written by a batch"]
    assert Found("news/*", out="news").sources == ["news/a.txt"]
    assert Found("-", stdin=b"news/a.brief.md\nnews/index.html\nnews/a.txt\n").sources == ["news/a.txt"]


# Names


def test_names_that_differ_only_in_case_are_different(here: Path):
    save(here / "news/Story.txt")
    save(here / "news/story.txt")
    if len(list(Path("news").iterdir())) == 1:
        pytest.skip("this disk takes them for one")
    assert Found("news").sources == ["news/Story.txt", "news/story.txt"]


@pytest.mark.skipif(sys.platform == "darwin", reason="the disk takes no such names")
def test_names_with_newlines_and_bytes_that_are_no_utf8_can_be_shown_stored_and_read(here: Path):
    folder = os.fsencode(here / "news")
    (here / "news").mkdir()
    hard = [b"new\nline.txt", b"bad\xff.txt", b"bad\\xff.txt", b"tab\t.txt", b"\xc2\x85.txt", b"\x85.txt", b"bell\x07.txt",
            "right\u202eto-left.txt".encode(), "日本.txt".encode()]  # fmt: skip
    for name in hard:
        save(Path(os.fsdecode(folder + b"/" + name)))
    found = Found("news")
    assert len(found.entries) == len(hard)
    assert len(set(found.sources)) == len(hard)
    assert {"news/new\\nline.txt", "news/bad\\xff.txt", "news/bad\\\\xff.txt", "news/日本.txt"} <= set(found.sources)
    for entry in found.entries:
        assert entry.source.isprintable()
        entry.source.encode()
        article = entry.read()
        assert article.path is not None
        article.path.encode()
        assert all(name.isprintable() and name.encode() for name in names.choices(entry.wanted, entry.source))


@given(st.lists(st.binary(min_size=1, max_size=12), min_size=2, max_size=2, unique=True))
@example([b"\xc2\x85", b"\x85"])
@example([b"\n", b"\\n"])
def test_different_names_are_shown_differently(pair: list[bytes]):
    one, other = (os.fsdecode(name) for name in pair)
    assert printable(one) != printable(other)
    assert printable(one).isprintable()
    printable(one).encode()


# What cannot be read


def test_a_file_that_vanishes_fails_when_it_is_read(here: Path):
    path = save(here / "news/a.txt")
    entry = Found("news").one()
    path.unlink()
    with pytest.raises(SourceError, match=r"^news/a.txt: no such file$"):
        entry.read()


def test_a_folder_that_vanishes_is_an_entry_that_fails(here: Path):
    save(here / "news/a.txt")
    save(here / "news/sub/b.txt")
    found = find(["news"], out=Path("out"), notify=print)
    assert next(found).source == "news/a.txt"
    (here / "news/sub/b.txt").unlink()
    (here / "news/sub").rmdir()
    (entry,) = found
    assert (entry.source, entry.stamp) == ("news/sub/", None)
    with pytest.raises(SourceError, match=r"^news/sub/ cannot be listed: no such file or directory$"):
        entry.read()


@pytest.mark.usefixtures("swept")
def test_a_folder_whose_path_is_too_long_is_an_entry_that_fails(here: Path, monkeypatch: pytest.MonkeyPatch):
    (here / "news").mkdir()
    monkeypatch.chdir(here / "news")
    for _ in range(25):
        Path("d" * 200).mkdir()
        os.chdir("d" * 200)
    monkeypatch.chdir(here)
    entry = Found("news").one()
    with pytest.raises(SourceError, match=r"cannot be listed: file name too long$"):
        entry.read()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_closed_files_and_folders_fail_with_a_reason(here: Path):
    save(here / "news/a.txt").chmod(0)
    save(here / "news/closed/b.txt")
    (here / "news/closed").chmod(0)
    try:
        one, two = Found("news").entries
        with pytest.raises(SourceError, match=r"^news/a.txt cannot be opened: permission denied$"):
            one.read()
        with pytest.raises(SourceError, match=r"^news/closed/ cannot be listed: permission denied$"):
            two.read()
    finally:
        (here / "news/closed").chmod(0o700)


@pytest.mark.slow
def test_closed_folders_seen_by_somebody_who_is_not_root(here: Path):
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    save(here / "news/a.txt")
    save(here / "news/closed/b.txt")
    (here / "news/closed").chmod(0)
    code = (
        "import os; from pathlib import Path; from brief.batching.entries.finding import find\n"
        f"os.chdir({str(here)!r})\n"
        "next(find(['news/a.txt'], out=Path('out'), notify=print)).read()  # Loads what may be closed to others.\n"
        "d = os.open('.', os.O_RDONLY); os.setgroups([]); os.setuid(65534); os.fchdir(d)\n"
        "for e in find(['news'], out=Path('out'), notify=print):\n"
        "    try: e.read(); print('read', e.source)\n"
        "    except Exception as error: print(error)\n"
    )
    for folder in (here, *here.parents):
        if folder.stat().st_uid == 0 and not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o011) if folder != Path("/root") else pytest.skip("closed above")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stdout.splitlines() == ["read news/a.txt", "news/closed/ cannot be listed: permission denied"], (
        run.stderr
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for_but_one_that_is_named_is_read(here: Path):
    (here / "news").mkdir()
    os.mkfifo(here / "news/a.txt")
    entry = Found("news").one()
    with pytest.raises(SourceError, match=r"is no file that can be read"):
        entry.read()
    named = Found("news/a.txt").one()
    thread = threading.Thread(target=lambda: (here / "news/a.txt").write_text(BODY))
    thread.start()
    assert named.read().text.startswith("The port")
    thread.join()


# Files that change


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What somebody else has written to `news/a.txt` just before it is read, and just after it was, time by time."""
    writes: list[tuple[str, str]] = []
    read_file = disk.read_file

    def meddled_with(source: str) -> Origin:
        assert source == "news/a.txt"
        before, behind = writes.pop(0) if writes else ("", "")
        if before:
            Path(source).write_text(before)
        origin = read_file(source)
        if behind:
            Path(source).write_text(behind)
        return origin

    monkeypatch.setattr(disk, "read_file", meddled_with)
    return writes


def test_a_file_that_changes_each_time_it_is_read_fails_and_says_so(here: Path, meanwhile: list[tuple[str, str]]):
    path = save(here / "news/a.txt")
    entry = Found("news").one()
    meanwhile += [(BODY + "x" * n, "") for n in (1, 2, 3)]
    with pytest.raises(SourceError, match=r"^news/a.txt changes while it is read: run again"):
        entry.read()
    assert not meanwhile
    time.sleep(0.03)
    path.write_text(BODY)
    assert entry.read().text == BODY.strip()


def test_a_file_is_read_again_when_it_has_changed_meanwhile(here: Path, meanwhile: list[tuple[str, str]]):
    save(here / "news/a.txt", "Old. " * 1_000)
    entry = Found("news").one()
    meanwhile += [("New. " * 500 + "Old. " * 500, "New. " * 1_000)]
    assert set(entry.read().text.split()) == {"New."}  # and never half of each


def test_a_stamp_tells_size_time_and_file_but_not_of_a_moment_ago(here: Path):
    old = Path(os.__file__)
    status = old.stat()
    expected = status.st_mtime_ns if os.name == "nt" else status.st_ctime_ns
    assert stamp_of_file(status) == Stamp(status.st_size, expected, status.st_ino)
    save(here / "news/a.txt")
    assert Found("news").one().stamp is None
    assert stamp_of_file(here.stat()) is None


@pytest.mark.skipif(os.name == "nt", reason="the time of the last change of state is not kept here")
def test_a_change_of_the_same_length_whose_time_was_set_back_shows(here: Path):
    path = save(here / "a.txt", "25 people")
    before = path.stat()
    time.sleep(0.02)
    path.write_text("52 people")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = path.stat()
    assert (before.st_size, before.st_mtime_ns, before.st_ino) == (after.st_size, after.st_mtime_ns, after.st_ino)
    later = after.st_ctime_ns + 10**10
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time_ns", lambda: later)
        assert stamp_of_file(before) != stamp_of_file(after)


# Include and exclude


@pytest.mark.parametrize(
    ("include", "exclude", "expected"),
    [
        (["2024"], [], ["2024/a.txt", "2024/in/b.md"]),
        (["*.md"], [], ["2024/in/b.md", "x/b.md"]),
        (["2024/**/*.md", "x/*.txt"], [], ["2024/in/b.md", "x/d.txt"]),
        ([], ["*.md"], ["2024/a.txt", "top.txt", "x/d.txt"]),
        ([], ["in", "x/b.*"], ["2024/a.txt", "top.txt", "x/d.txt"]),
        (["*.md"], ["x"], ["2024/in/b.md"]),
        (["*.wire"], [], ["2024/e.wire"]),
        (["/nothing"], [], []),
    ],
)
def test_include_and_exclude(here: Path, include: list[str], exclude: list[str], expected: list[str]):
    for name in ("2024/a.txt", "2024/in/b.md", "2024/e.wire", "x/b.md", "x/d.txt", "top.txt"):
        save(here / "news" / name)
    assert Found("news", include=include, exclude=exclude).wanted == expected


def test_an_excluded_folder_is_not_gone_into(here: Path):
    save(here / "news/a.txt")
    save(here / "news/drafts/b.jpg")
    found = Found("news", exclude=["drafts"])
    assert (found.wanted, found.told) == (["a.txt"], [])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    files=st.sets(
        st.tuples(st.sampled_from("abc"), st.sampled_from("abc"), st.sampled_from(["x.txt", "y.md", "z.png"]))
    ),
    links=st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from("def"), st.sampled_from(["a", "b/c", ".", "c/b"]))
    ),
    named=st.lists(st.sampled_from(["t", "t/a", "t/b/c", "t/a/b/x.txt", "t/c", "t/a/../b"]), max_size=3),
)
def test_whatever_is_linked_and_named_each_file_comes_once(
    here: Path, tmp_path_factory: pytest.TempPathFactory, files: set[tuple[str, str, str]],
    links: list[tuple[str, str, str]], named: list[str],
):  # fmt: skip
    top = tmp_path_factory.mktemp("tree")
    (top / "t").mkdir()
    for parts in files:
        save(top.joinpath("t", *parts))
    for folder, name, target in links:
        place = top / "t" / folder / name
        if place.parent.is_dir() and not place.is_symlink():
            place.symlink_to(top / "t" / target)
    sources = [str(top / "t"), *(path for one in named if os.path.lexists(path := f"{top}/{one}"))]
    found = Found(*reversed(sources))
    places = [os.path.realpath(entry.source) for entry in found.entries]
    assert len(places) == len(set(places))
    assert set(places) == {os.path.realpath(top.joinpath("t", *parts)) for parts in files if parts[2] != "z.png"}


@pytest.mark.parametrize("source", ["nowhere", "nowhere/*.txt", "a\0b", "", "news/a.txt/b"])
def test_what_is_not_there_is_told_before_anything_is_read(here: Path, source: str):
    save(here / "news/a.txt")
    with pytest.raises(UsageError) as told:
        find(["news", source], out=Path("out"), notify=print)
    assert "\n" not in str(told.value)
    assert "\0" not in str(told.value)


def test_an_index_page_of_somebody_else_is_an_article(here: Path):
    path = save(here / "site/index.html")
    assert not is_result(str(path))
    save(here / "site/.brief/state.sqlite")
    assert is_result(str(path))

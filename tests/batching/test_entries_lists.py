"""Files that are named, matched or listed, addresses, and what all their outputs are called."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path

import pytest
from entry_finding import BODY, Found, peak, save

from brief.batching.entries.finding import find
from brief.batching.entries.lists import listed_sources
from brief.batching.entries.paths import anchor, page, without_secrets
from brief.errors import SourceError, UsageError


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a/x.txt", "a/y.md", "a/in/z.txt", "b/x.txt", "b/pic.jpg", "top.txt", "a[1].txt"):
        save(tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (["a/x.txt"], {"a/x.txt": "x.txt"}),
        (["a/x.txt", "a/in/z.txt"], {"a/x.txt": "x.txt", "a/in/z.txt": "in/z.txt"}),
        (["a/x.txt", "b/x.txt"], {"a/x.txt": "a/x.txt", "b/x.txt": "b/x.txt"}),
        (["b/pic.jpg"], {"b/pic.jpg": "pic.jpg"}),
        (["b"], {"b/x.txt": "x.txt"}),
        (["b", "a/in"], {"b/x.txt": "b/x.txt", "a/in/z.txt": "a/in/z.txt"}),
        (["b", "top.txt"], {"b/x.txt": "b/x.txt", "top.txt": "top.txt"}),
        (["a/*.txt"], {"a/x.txt": "x.txt"}),
        (["a/**/*.txt"], {"a/in/z.txt": "in/z.txt", "a/x.txt": "x.txt"}),
        (["a/**"], {"a/in/z.txt": "in/z.txt", "a/x.txt": "x.txt", "a/y.md": "y.md"}),
        (["./a/*.md", "./b/*.txt"], {"a/y.md": "a/y.md", "b/x.txt": "b/x.txt"}),
        (["*.txt"], {"a[1].txt": "a[1].txt", "top.txt": "top.txt"}),
        (["a[1].txt"], {"a[1].txt": "a[1].txt"}),
        (["*/x.txt"], {"a/x.txt": "a/x.txt", "b/x.txt": "b/x.txt"}),
        (["b*"], {"b/x.txt": "b/x.txt"}),
        (["../{here}/b"], {"../{here}/b/x.txt": "x.txt"}),
        (["a/", "a/x.txt", "./a", "a/../a/y.md", "*/x.txt"],
         {"a/in/z.txt": "a/in/z.txt", "a/x.txt": "a/x.txt", "a/y.md": "a/y.md", "b/x.txt": "b/x.txt"}),
        (["a/x.txt", "a/x.txt"], {"a/x.txt": "x.txt"}),
        (["a/in", "a"], {"a/in/z.txt": "a/in/z.txt", "a/x.txt": "a/x.txt", "a/y.md": "a/y.md"}),
    ],
)  # fmt: skip
def test_sources_and_where_their_outputs_go(here: Path, sources: list[str], expected: dict[str, str]):
    found = Found(*(source.format(here=here.name) for source in sources))
    assert dict(zip(found.sources, found.wanted, strict=True)) == {
        source.format(here=here.name): wanted for source, wanted in expected.items()
    }
    assert len(set(found.sources)) == len(found.sources)


def test_an_absolute_path_is_shown_as_it_was_given(here: Path):
    found = Found(here / "a")
    assert found.sources == [f"{here}/a/in/z.txt", f"{here}/a/x.txt", f"{here}/a/y.md"]
    assert found.wanted == ["in/z.txt", "x.txt", "y.md"]


def test_what_is_named_is_read_whatever_its_suffix(here: Path):
    save(here / "wire/story")
    save(here / "wire/pic.jpg", b"\xff\xd8\xff\xe0")
    assert Found("wire").entries == []
    picture, story = Found("wire/*").entries
    assert story.read().text.startswith("The port")
    with pytest.raises(SourceError, match=r"^wire/pic.jpg is a JPEG image"):
        picture.read()


@pytest.mark.parametrize(
    ("pattern", "folder"),
    [("a/*.txt", "a"), ("./a//**/b/*", "a"), ("*.txt", "."), ("/x/y*/z", "/x"), ("/*", "/"), ("a/b", "a/b")],
)
def test_the_folder_of_a_pattern(pattern: str, folder: str):
    assert anchor(pattern) == folder


# Lists


@pytest.mark.parametrize(
    "listing",
    [
        b"a/x.txt\nb\ntop.txt\n",
        b"a/x.txt\r\nb\r\n\r\ntop.txt",
        b"\xef\xbb\xbfa/x.txt\n./b/\n  \ntop.txt\n\n",
        b"a/x.txt\0b\0top.txt\0",
        b"./a//x.txt\nb/x.txt\nb\na/x.txt\ntop.txt",
    ],
)
def test_a_list_on_standard_input(listing: bytes):
    found = Found("-", stdin=listing)
    assert found.sources == found.wanted == ["a/x.txt", "b/x.txt", "top.txt"]


def test_names_in_a_list_may_hold_anything_but_what_separates_them(here: Path):
    hard = [b"new\nline.txt", b"bad\xff.txt", b" space .txt", b"*.txt"]
    for name in hard:
        save(Path(os.fsdecode(os.fsencode(here) + b"/hard/" + name)))
    found = Found("-", stdin=b"\0".join(b"hard/" + name for name in hard))
    assert found.sources == ["hard/new\\nline.txt", "hard/bad\\xff.txt", "hard/ space .txt", "hard/*.txt"]
    assert all(entry.read().text.startswith("The port") for entry in found.entries)


def test_what_is_listed_and_missing_fails_by_itself():
    first, second, third = Found("-", stdin=b"gone.txt\nno/*.txt\na/x.txt\n").entries
    for entry in (first, second):
        with pytest.raises(SourceError, match="no such file"):
            entry.read()
    assert third.read().path == "a/x.txt"


def test_paths_above_and_from_the_top_stay_inside_out(here: Path):
    found = Found("-", stdin=f"../{here.name}/a/x.txt\n{here}/b/x.txt\n".encode())
    assert found.wanted == [f"{here.name}/a/x.txt", f"{here}/b/x.txt".lstrip("/")]
    assert Found("-", stdin=b"..").wanted[0].startswith(".") is False


class Endless(io.RawIOBase):
    """Somebody who lists files for ever, a few at a time, and counts how many were taken."""

    def __init__(self, line: bytes = b"a/%d.txt\n") -> None:
        self._line = line
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        self.given += 1
        data = self._line % self.given if b"%" in self._line else self._line
        buffer[: len(data)] = data
        return len(data)


def test_a_list_is_read_as_it_comes():
    lister = Endless()
    found = find(["-"], out=Path("out"), stdin=io.BufferedReader(lister), notify=print)
    assert [entry.source for entry in islice(found, 3)] == ["a/1.txt", "a/2.txt", "a/3.txt"]
    assert lister.given <= 4


@pytest.mark.slow
def test_memory_hardly_grows_with_the_list():
    listing = b"".join(b"a/%07d-%s.txt\n" % (n, b"x" * 60) for n in range(10_000))

    def count() -> None:
        found = find(["-"], out=Path("out"), stdin=io.BytesIO(listing), notify=print)
        assert sum(1 for _ in found) == 10_000

    # What is remembered so that nothing comes twice takes 150 bytes each; the entries would take a kilobyte.
    assert peak(count) < 4_000_000


def test_what_is_no_list_is_told_so():
    with pytest.raises(UsageError, match="no list of files"):
        list(listed_sources(io.BufferedReader(Endless(b"x" * 4096))))
    with pytest.raises(UsageError, match="given twice"):
        find(["-", "-"], out=Path("out"), notify=print)
    closed = io.BytesIO()
    closed.close()
    with pytest.raises(UsageError, match=r"^standard input cannot be read: "):
        list(find(["-"], out=Path("out"), stdin=closed, notify=print))


@pytest.mark.usefixtures("here")
def test_include_and_exclude_hold_for_lists_and_globs():
    assert Found("-", stdin=b"a/x.txt\na/y.md\ntop.txt\n", exclude=["*.md", "top.txt"]).sources == ["a/x.txt"]
    assert Found("a/**/*.*", include=["in"]).sources == ["a/in/z.txt"]
    assert Found("top.txt", "a", exclude=["top.txt", "in"]).sources == ["a/x.txt", "a/y.md"]


# Addresses


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        page = f"<!doctype html><html><body><article><p>{BODY}</p><p>{self.path}</p></article></body></html>".encode()
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.send_header("content-length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_addresses_are_fetched_when_they_are_read(site: str):
    entry = Found(f"http://{site}/2024/story.html", allow_private=True).one()
    assert str(entry.wanted) == "127.0.0.1/2024/story.html"
    assert entry.stamp is None
    article = entry.read()
    assert (article.url, article.path) == (f"http://{site}/2024/story.html", None)
    assert "Workers demand" in article.text


def test_addresses_in_a_list_once_each(site: str):
    listing = f"http://{site}/a\n  http://{site}/a#part \ntop.txt\nhttp://me:secret@{site}/a\nhttp://{site}/b\n"
    found = Found("-", stdin=listing.encode(), allow_private=True)
    assert found.sources == [f"http://{site}/a", "top.txt", f"http://{site}/b"]


def test_addresses_of_this_machine_are_refused_unless_that_is_meant(site: str):
    with pytest.raises(SourceError, match="not on the public internet"):
        Found(f"http://{site}/a").one().read()
    with pytest.raises(SourceError, match="only http and https"):
        Found("ftp://news.example/a").one().read()


@pytest.mark.parametrize(
    ("url", "shown", "wanted"),
    [
        ("https://me:secret@news.example/a/b.html", "https://news.example/a/b.html", "news.example/a/b.html"),
        ("https://news.example", "https://news.example", "news.example/index"),
        ("https://news.example/a/?id=3#x", "https://news.example/a/?id=3", "news.example/a?id=3"),
        ("https://news.example/../../etc/./x", "https://news.example/../../etc/./x", "news.example/etc/x"),
        ("https://[::1", "https://[::1", "address/https:/[::1"),
        ("https://me:secret@[::1", "[::1", "address/[::1"),
    ],
)
def test_addresses_are_shown_and_stored_without_secrets(url: str, shown: str, wanted: str):
    assert without_secrets(url) == shown
    assert str(page(shown)) == wanted
    assert "secret" not in Found(url).sources[0] + Found(url).wanted[0]

"""What a person may give `brief write` for an article: one clear line and 2, or a correct page."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fake_endpoint import FakeEndpoint, Reply, Request, answer, fitting

from brief import checks, kinds
from brief.checks.saved import Origin
from brief.cli.main import main
from brief.document import Document
from brief.validation.sources import SourceIndex

ONE = "The harbour of Averin was closed on Monday, the port authority said."
ARABIC = "أغلق ميناء أفيرين يوم الاثنين بعد عاصفة. وقالت آنا برانت: «سنفتحه قريبا بعد فحص الرافعات». لا يعرف كم سيستغرق الفحص."
HEBREW = "הנמל באברין נסגר ביום שני לאחר סערה, כך מסרה רשות הנמל. „נפתח אותו שוב בקרוב”, אמרה אנה ברנדט. לא ידוע כמה זמן תימשך הבדיקה."


@pytest.fixture(autouse=True)
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeEndpoint]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEF_MODEL", "fake")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    Path("one.txt").write_text(ONE, encoding="utf-8")
    with FakeEndpoint() as fake:
        monkeypatch.setenv("OPENAI_BASE_URL", fake.url)
        yield fake


def nothing(path: Path) -> None:
    """There is no such file."""


def big(path: Path) -> None:
    """A file of 50 MB that takes no room on the disk."""
    path.touch()
    os.truncate(path, 50 * 1024 * 1024)


REFUSED: dict[str, tuple[str, Callable[[Path], Any], str]] = {
    "missing": ("gone.txt", nothing, "gone.txt: no such file"),
    "folder": ("articles", Path.mkdir, "articles is a folder: name one file"),
    "empty": ("empty.txt", Path.touch, "empty.txt is empty"),
    "blank": ("blank.txt", lambda p: p.write_text("\n \t\n\ufeff"), "blank.txt holds no text"),
    "binary": ("photo.jpg", lambda p: p.write_bytes(bytes(range(256)) * 64), "binary file"),
    "binary named text": ("photo.txt", lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500)), "is a PNG image"),
    "archive": ("a.docx", lambda p: p.write_bytes(b"PK\x03\x04" + bytes(500)), "a.docx"),
    "50 MB": ("big.txt", big, "articles are read up to"),
    "PDF": ("a.pdf", lambda p: p.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"), "damaged PDF"),
    "PDF named text": ("a.txt", lambda p: p.write_bytes(b"%PDF-1.4\n1 0 obj\n"), "damaged PDF"),
    "page without text": (
        "p.html",
        lambda p: p.write_text("<html><body><nav><a href=/>Home</a></nav></body></html>"),
        "p.html",
    ),
    "name with control characters": ("a\x1b[2J\nb.txt", nothing, "no such file"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_article_is_2_and_one_line(
    server: FakeEndpoint, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source, make, words = REFUSED[name]
    make(Path(source))
    Path("page.md").write_text("the page of last week", encoding="utf-8")
    assert main(["write", source, "--out", "page.md"]) == 2
    one_line(capsys, words)
    assert server.requests == []
    assert Path("page.md").read_text(encoding="utf-8") == "the page of last week"


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["label", "one.txt", "-o"], "--out"),
        (["label", "one.txt", "--cassette"], "--cassette"),
        (["write", "one.txt", "--cassette"], "--cassette"),
        (["batch", "one.txt", "-o", "out", "--cassette"], "--cassette"),
    ],
)
def test_a_name_that_the_system_does_not_take_is_2_and_one_line(
    server: FakeEndpoint, arguments: list[str], option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "x" * 300]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert told.err.startswith(f"brief: {option} {'x' * 40}")
    assert "File name too long" in told.err
    assert server.requests == []


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names there are text")
def test_a_name_that_is_not_utf_8_is_kept_with_escapes(
    server: FakeEndpoint, capsys: pytest.CaptureFixture[str]
) -> None:
    source = os.fsdecode(b"w\xff.txt")
    Path(source).write_text(ONE, encoding="utf-8")
    assert main(["write", source, "--out", "w.json", "--out", "w.html", "-q"]) == 0
    assert main(["label", source, "-q"]) == 0
    document = Document.loads(Path("w.json").read_bytes())
    assert document.article.path == r"w\xff.txt"
    assert capsys.readouterr().err == ""
    assert SourceIndex(Path()).origin(document) == Origin("same", source)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("http://127.0.0.1:9/a", "not on the public internet: use --allow-private"),
        ("http://localhost/a", "not on the public internet"),
        ("http://[::1]/a", "not on the public internet"),
        ("http://10.1.2.3/a", "not on the public internet"),
        ("http://169.254.169.254/latest/meta-data", "not on the public internet"),
        ("http://2130706433/a", "not on the public internet"),
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/a", "only http and https"),
        ("http://", "names no host"),
    ],
)
def test_an_address_that_is_not_fetched_is_2_and_one_line(
    server: FakeEndpoint, source: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["write", source, "-q"]) == 2
    one_line(capsys, words)
    assert server.requests == []


@pytest.mark.parametrize("data", [b"", b" \n", b"\x00\x01" * 500, b"%PDF-1.7\n"])
def test_nothing_to_read_on_standard_input(
    server: FakeEndpoint, data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["write", "-", "-q"]) == 2
    one_line(capsys, "standard input")
    assert server.requests == []


@pytest.mark.parametrize(
    ("out", "words"),
    [
        ("gone/page.md", "there is no folder gone"),
        ("folder", "is a folder: name a file in it"),
        ("one.txt", "is the article itself"),
        ("one.txt/page.md", "one.txt"),
        pytest.param(
            "locked/page.md",
            "cannot be written",
            marks=pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes anywhere"),
        ),
        pytest.param(
            "/dev/full",
            "No space left on device",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full"),
        ),
    ],
)
def test_an_output_that_cannot_be_written_is_2_and_one_line(
    server: FakeEndpoint, out: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("folder").mkdir()
    Path("locked").mkdir(mode=0o500)
    assert main(["write", "one.txt", "--out", out, "-q"]) == 2
    one_line(capsys, words)
    assert Path("one.txt").read_text(encoding="utf-8") == ONE
    assert {path.name for path in Path().iterdir()} == {"one.txt", "folder", "locked"}


LONG = "x" * 300


@pytest.mark.parametrize(
    "arguments", [[LONG, "--out", "page.md"], ["one.txt", "--out", f"{LONG}.md"], ["one.txt", "--cassette", LONG]]
)
def test_a_name_that_is_too_long_is_2_and_one_line(
    server: FakeEndpoint, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("page.md").write_text("the page of last week", encoding="utf-8")
    assert main(["write", *arguments, "-q"]) == 2
    one_line(capsys, "ile name too long")


def test_a_name_as_long_as_the_system_takes_is_written(server: FakeEndpoint) -> None:
    server.default = fitting
    name = "x" * 252 + ".md"
    try:
        Path(name).touch()
    except OSError:
        pytest.skip("this system takes no such name")
    assert main(["write", "one.txt", "--out", name, "-q"]) == 0
    assert Path(name).read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("option", ["--out", "--cassette"])
def test_nothing_is_asked_for_a_file_that_cannot_be_written_in_the_end(
    server: FakeEndpoint, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What can be told of a link's folder, and of one on a disk that is read only, is told by writing in it."""
    Path("link").symlink_to("gone/page.md")
    assert main(["write", "one.txt", option, "link", "-q"]) == 2
    one_line(capsys, "link: cannot be written: No such file or directory")
    assert not server.requests


def one_line(capsys: pytest.CaptureFixture[str], words: str) -> None:
    """Exactly one line, on stderr, that a terminal can show."""
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("brief: ")
    assert shown.err.count("\n") == 1
    assert shown.err.rstrip("\n").replace("\ufffd", "?").isprintable()
    assert words in shown.err
    assert "Traceback" not in shown.err
    assert "internal error" not in shown.err


def read(name: str) -> Document:
    """A document that its own checks accept."""
    document = Document.loads(Path(name).read_bytes())
    assert [f for f in checks.run_document(document, kinds.find("news").schema) if f.level == "error"] == []
    for cited in document.evidence:
        assert document.article.text[cited.start : cited.end] == cited.text
    return document


@pytest.mark.parametrize("wording", ["model", "article"])
def test_one_sentence(server: FakeEndpoint, wording: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["write", "one.txt", "--wording", wording, "--out", "page.json", "--out", "page.html", "-q"]) == 0
    document = read("page.json")
    assert [cited.text for cited in document.evidence] == [ONE]
    if wording == "article":
        assert document.brief["bottom_line"] == {"text": ONE, "evidence": [1]}
        assert server.requests == []
    assert ONE in Path("page.html").read_text(encoding="utf-8")
    assert capsys.readouterr().err == ""


@pytest.mark.slow
@pytest.mark.parametrize("wording", ["model", "article"])
def test_twenty_thousand_words_become_one_page(
    server: FakeEndpoint, wording: str, capsys: pytest.CaptureFixture[str]
) -> None:
    people = [
        f"{first} {last}"
        for first in ("Ida", "Olof", "Runa", "Sten")
        for last in ("Falk", "Holm", "Lund", "Moe", "Quist")
    ]
    paragraphs = [
        f"Pier {n} of the harbour of Averin was closed on Monday after a storm damaged {n + 2} cranes and many of the sheds. "
        f"“We will open pier {n} again when the cranes have been inspected,” said {people[n % 20]}, who lives beside it. "
        f"It stood under water for most of the long night, and boats were lost."
        for n in range(370)
    ]
    text = "Harbour closed after storm\n\n" + "\n\n".join(paragraphs) + "\n"
    assert len(text.split()) >= 20_000
    Path("long.txt").write_text(text, encoding="utf-8")

    def first_two(request: Request) -> Reply:
        if request.body["response_format"]["json_schema"]["name"] != "news":
            return fitting(request)
        allowed = request.body["response_format"]["json_schema"]["schema"]["$defs"]["line-numbers"]["items"]
        number = allowed["minimum"] if "minimum" in allowed else allowed["enum"][0]
        claims = [{"speaker": "reporter", "claim": "Boats were lost.", "evidence": [number + n]} for n in range(12)]
        return answer({"parties": [], "key_claims": claims, "demands": [], "open_questions": []})

    server.default = first_two
    outputs = ("--out", "page.json", "--out", "page.md")
    assert main(["write", "long.txt", "--wording", wording, *outputs, "-q"]) == 0
    assert capsys.readouterr().err == ""
    document = Document.loads(Path("page.json").read_bytes())
    assert document.provenance is not None
    assert document.article.words >= 20_000
    page = Path("page.md").read_text(encoding="utf-8").split("\n## Evidence")[0]
    assert len(page.split()) < 900
    if wording == "model":
        assert document.provenance.passages >= 4
        assert len(server.requests) == document.provenance.calls >= 5
    else:
        claims = document.brief["key_claims"]
        assert isinstance(claims, list)
        assert len(claims) >= 300
        assert "more in the document" in page


@pytest.mark.parametrize("text", [ARABIC, HEBREW])
@pytest.mark.parametrize("wording", ["model", "article"])
def test_right_to_left(server: FakeEndpoint, text: str, wording: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("rtl.txt").write_text(text, encoding="utf-8")
    quote = text[text.index("«") if "«" in text else text.index("„") :]
    quote = quote[: max(quote.find("»"), quote.find("”")) + 1]

    def behave(request: Request) -> Reply:
        if request.body["response_format"]["json_schema"]["name"] != "news":
            return answer({"headline": "", "bottom_line": "", "evidence": [1]})
        claim = {"speaker": "reporter", "claim": quote, "evidence": [2]}
        return answer({"parties": [], "key_claims": [claim], "demands": [], "open_questions": []})

    server.default = behave
    assert main(["write", "rtl.txt", "--wording", wording, "--out", "page.json", "--out", "page.html", "-q"]) == 0
    assert capsys.readouterr().err == ""
    document = read("page.json")
    claims = document.brief["key_claims"]
    assert isinstance(claims, list)
    # Nobody can be told from a script without capitals: the program keeps somebody's words out, with the reason.
    untold = [held.item for held in document.rejected if held.rule == "speaker"] if wording == "article" else []
    assert any(isinstance(held, dict) and quote in str(held["claim"]) for held in [*claims, *untold])
    assert document.article.text.strip() == text
    assert document.article.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert 'dir="rtl"' in Path("page.html").read_text(encoding="utf-8")

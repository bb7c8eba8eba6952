"""Documents that somebody made to crash a checker, to hang it, to fill its memory, or to have it run their code."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from timing import within

from brief import checks
from brief.validation.load import MOST_BYTES, Loaded, Refused, load, read, read_stream
from brief.validation.places import places

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = json.loads((ROOT / "docs" / "example.json").read_bytes())
START = b'{"format": "brief/1", "kind": "news", '


@pytest.fixture(autouse=True)
def in_no_time() -> Iterator[None]:
    """None of these may take long: a document of 32 MB is read through once or twice, and that is all."""
    with within(4):
        yield


def refused(data: bytes) -> list[tuple[str, str]]:
    result = load(data)
    assert isinstance(result, Refused)
    assert len(result.findings) <= 60
    for finding in result.findings:
        assert finding.message.isprintable()
        assert len(finding.message) < 400
    if result.text is not None:
        places(result.text, [f.path for f in result.findings])
    return [(f.rule, f.path) for f in result.findings]


def example(**parts: Any) -> bytes:
    return json.dumps({**EXAMPLE, **parts}).encode(errors="surrogatepass")


def item(**fields: Any) -> dict[str, Any]:
    return {"speaker": "reporter", "claim": "x", "attribution": "reporter", "evidence": [1], **fields}


def with_brief(**sections: Any) -> bytes:
    return example(brief={**EXAMPLE["brief"], **sections})


# Files


def test_a_gigabyte_is_not_read(tmp_path: Path):
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(1024**3)
    tracemalloc.start()
    result = read(large)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(result, Refused)
    assert [(f.rule, f.message) for f in result.findings] == [
        ("B105", "the file has 1,024 MB; a document has at most 32 MB")
    ]
    assert peak < 1024**2


def test_bytes_from_elsewhere_are_bounded_too():
    with Path("/dev/zero").open("rb") as endless:
        result = read_stream(endless, most_bytes=1000)
    assert isinstance(result, Refused)
    assert result.findings[0].rule == "B105"
    assert refused(b" " * (MOST_BYTES + 1)) == [("B105", "")]


def test_what_is_no_file_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.json")
    listening = socket.socket(socket.AF_UNIX)
    os.chdir(tmp_path)  # The name of a socket must be short.
    listening.bind("socket.json")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "loop.json").symlink_to("loop.json")
    (tmp_path / "dangling.json").symlink_to("nowhere")
    (tmp_path / "zero.json").symlink_to("/dev/zero")
    names = ["pipe.json", "socket.json", "folder.json", "loop.json", "dangling.json", "zero.json", "none.json", "a\0b"]
    for name in [*names, "x" * 5000, "/dev/zero", "/dev/null", "/dev/tty", "none.json/a"]:
        result = read(tmp_path / name)
        assert isinstance(result, Refused), name
        assert [f.rule for f in result.findings] == ["B101"]
        assert result.findings[0].message.isprintable()
    listening.close()
    os.chdir(ROOT)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path):
    secret = tmp_path / "secret.json"
    secret.write_bytes(b"{}")
    secret.chmod(0)
    result = read(secret)
    assert isinstance(result, Refused)
    assert "permission denied" in result.findings[0].message


def test_a_file_of_the_system_that_claims_to_be_empty_is_read():
    assert isinstance(read(Path("/proc/self/status")), bytes)


def test_ordinary_files_and_links_to_them_are_read(tmp_path: Path):
    (tmp_path / "a.json").write_bytes(b"{}")
    (tmp_path / "b.json").symlink_to("a.json")
    assert read(tmp_path / "a.json") == read(tmp_path / "b.json") == b"{}"
    assert isinstance(read(tmp_path / "a.json", most_bytes=1), Refused)


# Depth and size


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 10_000,
        b"[" * 10_000 + b"]" * 10_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        b"[" * 1_000_000,
        b'[{"a":' * 300_000,
        START + b'"x": ' + b"[" * 10_000 + b"]" * 10_000 + b"}",
        START + b'"brief": ' + b'{"a":' * 10_000 + b"1" + b"}" * 10_001,
        START + b'"brief": ' + b"[" * 900 + b"]" * 900 + b"}",
        START + b'"rejected": ' + b"[" * 90 + b"]" * 90 + b"}",
    ],
    ids=range(9),
)
def test_deep_documents(data: bytes):
    assert refused(data) == [("B105", "")]


@pytest.mark.parametrize("depth", [61, 62, 100, 180, 220, 5000])
def test_deep_values_where_any_value_may_stand(depth: int):
    text = '{"section": "s", "item": %s, "rule": "r", "reason": "r"}' % ("[" * depth + "]" * depth)
    data = example(rejected=["DEEP"]).replace(b'"DEEP"', text.encode())
    if depth < 62:
        assert isinstance(load(data), Loaded)
    else:
        assert refused(data) == [("B105", "")]


def test_what_was_rejected_may_be_of_any_shape():
    rejected = {"section": "s", "item": [{"a": [[[1.5, None]]]}], "rule": "r", "reason": "r"}
    assert isinstance(load(example(rejected=[rejected])), Loaded)


NESTED = b"[" + b",".join([b"[" * 20 + b"]" * 20] * 390_000) + b"]"
MANY = b"[" + b",".join([json.dumps(item()).encode()] * 100_000) + b"]"


@pytest.mark.parametrize(
    "items", [b"[" + b"{}," * 1_000_000 + b"{}]", MANY, NESTED, b"[" + b"[]," * 10_000_000 + b"[]]"]
)
def test_a_million_items(items: bytes):
    assert refused(with_brief(key_claims="HERE").replace(b'"HERE"', items)) == [("B105", "")]


@pytest.mark.parametrize("piece", [b'""', b",", b'{"a":1}', b"[]", b"1 ", b'"a":', b"{},"])
def test_a_million_of_anything(piece: bytes):
    begin = START + b'"brief": {"key_claims": ['
    assert refused(begin + piece * 1_000_000)[0][0] in {"B101", "B105"}


def test_more_items_than_any_brief_has():
    assert refused(with_brief(key_claims=[item()] * 1_001)) == [("B105", "/brief/key_claims")]
    assert refused(example(evidence=[{}] * 5_001)) == [("B105", "/evidence")]
    assert refused(example(article={**EXAMPLE["article"], "removed": [1] * 6_000})) == [("B105", "/article/removed")]
    many = with_brief(key_claims=[item(evidence=[1] * 100_000)])
    assert refused(many) == [("B105", "/brief/key_claims/0/evidence")]
    assert isinstance(load(with_brief(key_claims=[item()] * 1_000)), Loaded)


@pytest.mark.parametrize(
    "claim",
    [
        "A" * 20_000,
        "A-" * 10_000,
        "5% " * 7_000,
        "more than 50 " * 1_500,
        " ".join(f"{n}%" for n in range(3_000)),
        "half a " * 3_000,
    ],
    ids=["capitals", "hyphens", "one figure", "one bound", "many figures", "halves"],
)
def test_long_claims_take_no_longer_than_they_are_long(claim: str):
    text = "Ports\n\nAlva did not open the port, which lies 5 km out at sea, Brandt said."
    data = example(
        article={**EXAMPLE["article"], "text": text, "title": "Ports"},
        brief={**EXAMPLE["brief"], "key_claims": [item(claim=claim, evidence=[2])]},
        evidence=[{"id": 2, "start": 7, "end": len(text), "text": text[7:]}],
    )
    loaded = load(data)
    assert isinstance(loaded, Loaded)
    with within(4):
        found = checks.run_document(loaded.document, loaded.kind.schema, kind=loaded.kind, parsed=loaded.parsed)
    assert len([f for f in found if f.path == "/brief/key_claims/0/claim"]) < 60


@pytest.mark.slow
def test_long_texts():
    assert refused(example(article={**EXAMPLE["article"], "text": "x" * 12_000_000})) == [("B105", "/article/text")]
    assert refused(example(kind="n" * 12_000_000)) == [("B103", "/kind")]
    assert refused(example(**{"k" * 12_000_000: 1})) == [("B104", "")]
    assert refused(with_brief(headline="x" * 12_000_000)) == [("B105", "/brief/headline")]
    assert refused(with_brief(key_claims=[item(claim="x" * 12_000_000)])) == [("B105", "/brief/key_claims/0/claim")]
    long = {"text": "x" * 100_001, "evidence": [1]}
    assert refused(with_brief(bottom_line=long)) == [("B105", "/brief/bottom_line/text")]


def test_strings_of_escapes_take_linear_time():
    with within(5):
        assert refused(b'["' + b'\\"' * 8_000_000) == [("B101", "")]
        assert refused(b'{"format": "brief/1", "x": "' + b"\\u001b" * 2_000_000 + b'"}')[0][0] in {"B104", "B105"}
        assert refused(b'"' * 300_000) == [("B101", "")]
        assert refused(b"\\" * 1_000_000) == [("B101", "")]


@pytest.mark.parametrize("digits", [31, 4_300, 4_301, 100_000, 10_000_000])
def test_long_numbers(digits: int):
    assert refused(START + b'"x": ' + b"9" * digits + b"}") == [("B105", "/x")]
    assert refused(START + b'"x": -' + b"9" * digits + b"}") == [("B105", "/x")]


@pytest.mark.parametrize("number", [b"1e999", b"-1e400", b"1" + b"0" * 400 + b".5", b"0." + b"1" * 100_000])
def test_numbers_that_are_none_to_a_computer(number: bytes):
    assert refused(START + b'"x": ' + number + b"}") == [("B105", "/x")]


@pytest.mark.slow
def test_many_breaches():
    broken = [{str(i): i for i in range(90)} for _ in range(50)]
    found = refused(with_brief(key_claims=broken))
    assert found == [*[("B104", path) for _, path in found[:-1]], ("B104", "/brief")]
    assert len(found) == 51
    assert refused(with_brief(key_claims=broken * 19)) == [("B104", "/brief")]
    keys = b",".join(b'"%d":1' % i for i in range(100_000))
    assert refused(START[:-2] + b"," + keys + b"}") == [("B104", "")]


@pytest.mark.slow
def test_many_keys_given_twice():
    twice = b", ".join(b'"k%d": 1' % (i // 2) for i in range(100_000))
    found = refused(START + b'"x": {' + twice + b"}}")
    assert ("B106", "/x/k0") in found


# Characters


@pytest.mark.parametrize("half", ["\ud800", "x\udc80y", "\ude00\ud83d"])
def test_half_characters(half: str):
    assert refused(with_brief(headline=half)) == [("B104", "/brief/headline")]
    assert refused(with_brief(**{half: 1})) == [("B104", "/brief")]
    assert refused(example(kind=half)) == [("B104", "/kind")]
    assert refused(json.dumps({"format": half}).encode()) == [("B102", "/format")]


def test_whole_characters_written_as_halves_are_whole():
    assert isinstance(load(with_brief(headline="A 😀")), Loaded)
    assert b"\\ud83d\\ude00" in with_brief(headline="A 😀")


def test_terminal_escapes_anywhere_are_never_told_as_they_are():
    evil = "\x1b]0;owned\x07\x1b[2J\u202e"
    for data in (
        example(kind=evil),
        example(format=evil),
        example(**{evil: 1}),
        with_brief(**{evil: evil}),
        with_brief(headline=[evil]),
        with_brief(key_claims=[item(attribution=evil)]),
        with_brief(key_claims=[{evil: {evil: evil}}]),
        example(evidence=[evil]),
        evil.encode(),
        f'{{"{evil}'.encode(),
    ):
        assert refused(data)


def test_null_bytes():
    assert refused(b"\0" * 10_000_000) == [("B101", "")]
    assert refused(START + b"\0}") == [("B101", "")]
    assert refused(START + b'"x\0": 1}') == [("B101", "")]
    loaded = load(with_brief(headline="a\0b"))
    assert [(f.rule, f.path) for f in loaded.findings] == [("B107", "/brief/headline")]


# Code


EVIL = "from pathlib import Path\nPath(__file__).with_name('ran').touch()\n"


@pytest.mark.parametrize(
    "name",
    [
        "evil",
        "schemas/evil",
        "schemas/evil.py",
        "./schemas/evil.py",
        "../evil",
        "../../evil.py",
        "evil.py",
        ".",
        "..",
        "~",
        "news/../evil",
        "/etc/passwd",
        "evil\0",
        "news\n",
        "NEWS ",
        "__main__",
        "os",
        "C:\\evil.py",
        "file:///evil.py",
        "\u202enews",
    ],
)
def test_a_kind_that_a_document_names_is_never_run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for folder in (tmp_path, tmp_path / "schemas", tmp_path / "work", tmp_path / "work" / "schemas"):
        folder.mkdir(exist_ok=True)
        (folder / "evil.py").write_text(EVIL, encoding="utf-8")
        (folder / "os.py").write_text(EVIL, encoding="utf-8")
    for prompts in (tmp_path / "prompts" / "evil", tmp_path / "work" / "prompts" / "evil"):
        prompts.mkdir(parents=True)
        (prompts / "read.md").write_text("x", encoding="utf-8")
        (prompts / "compose.md").write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "work")
    for kind in (name, str(tmp_path / "evil.py")):
        found = refused(example(kind=kind))
        assert ("B103", "/kind") in found
    assert list(tmp_path.rglob("ran")) == []


def test_a_path_as_a_kind_is_not_even_looked_up(tmp_path: Path):
    """No system call has the path that the document names: seen by the interpreter's own audit."""
    program = (
        "import sys\n"
        "from brief.validation.load import load\n"
        "data = sys.stdin.buffer.read()\n"
        "seen = []\n"
        "sys.addaudithook(lambda event, args: seen.append((event, args)))\n"
        "findings = load(data).findings\n"
        "assert [f.rule for f in findings] == ['B103'], findings\n"
        "assert not [s for s in seen if s[0] in ('open', 'os.listdir', 'os.scandir', 'import', 'exec', 'compile')], seen\n"
    )
    data = example(kind=str(tmp_path / "evil"))
    run = subprocess.run([sys.executable, "-c", program], input=data, cwd=ROOT, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()


def test_rules_survive_what_loads():
    """Odd but well-formed documents: texts of nothing, numbers far away."""
    odd = ["", " ", "\n\n", "“", "'" * 1000, "(" * 1000, "😀", "\u2028", "—", "a" * 5000, "%s{}\\", "\u202e"]
    for text in odd:
        fields = {"speaker": text, "claim": text, "evidence": [-(10**25), 0, 1, 1, 10**25]}
        data = example(
            article={**EXAMPLE["article"], "text": text, "title": text, "sha256": text},
            brief={**EXAMPLE["brief"], "headline": text, "key_claims": [item(**fields)] * 2},
            evidence=[{"id": -1, "start": -(10**25), "end": 10**25, "text": text}],
        )
        loaded = load(data)
        assert isinstance(loaded, Loaded)
        found = checks.run_document(loaded.document, loaded.kind.schema, kind=loaded.kind, parsed=loaded.parsed)
        assert any(f.rule == "B202" for f in found)
        places(loaded.text, [f.path for f in found])

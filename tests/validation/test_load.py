"""Documents that load, and what is said of those that do not: the code, the place, the words."""

from __future__ import annotations

import copy
import json
import statistics
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief import checks, kinds
from brief.document import Document, Finding
from brief.validation.inside import inspect, suspect
from brief.validation.load import Loaded, Place, Refused, load

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = (ROOT / "docs" / "example.json").read_bytes()


def document() -> dict[str, Any]:
    return dict(json.loads(EXAMPLE))


def findings(value: Any) -> list[Finding]:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return list(load(data).findings)


def only(value: Any) -> Finding:
    (finding,) = findings(value)
    return finding


def test_a_document_says_its_format():
    value = document()
    del value["format"]
    assert only(value).rule == "B102"


@pytest.mark.parametrize(
    ("part", "field", "wrong"),
    [
        ("article", "language", "x"),
        ("article", "language", "english"),
        ("article", "words", -1),
        ("provenance", "calls", -1),
    ],
)
def test_what_no_article_or_run_can_have_is_told(part: str, field: str, wrong: object):
    value = document()
    value[part][field] = wrong
    finding = only(value)
    assert (finding.rule, finding.path) == ("B104", f"/{part}/{field}")


def test_a_document_is_loaded_once_and_whole():
    loaded = load(EXAMPLE)
    assert isinstance(loaded, Loaded)
    assert loaded.document == Document.loads(EXAMPLE)
    assert loaded.kind.name == "news"
    assert loaded.text == EXAMPLE.decode()
    assert loaded.findings == ()
    assert loaded.parsed.brief == loaded.kind.schema.model_validate(loaded.document.brief)
    assert loaded.document.dumps() == Document.loads(EXAMPLE).dumps()


def test_kinds_are_loaded_once():
    one, other = load(EXAMPLE), load(EXAMPLE)
    assert isinstance(one, Loaded)
    assert isinstance(other, Loaded)
    assert one.kind is other.kind


def test_an_item_without_evidence_is_for_the_rules():
    value = document()
    value["brief"]["key_claims"][1]["evidence"] = []
    loaded = load(json.dumps(value).encode())
    assert isinstance(loaded, Loaded)
    assert loaded.parsed.uncited == {"/brief/key_claims/1"}
    found = checks.run_document(loaded.document, loaded.kind.schema, parsed=loaded.parsed)
    assert [f.path for f in found if f.rule == "B201"] == ["/brief/key_claims/1"]


@pytest.mark.parametrize(
    ("text", "words", "at"),
    [
        ("", "empty", None),
        (" \n\t", "empty", None),
        ('{\n  "a": [1,\n}', "a comma before }", (3, 1)),
        ('{\n  "a": 1,\n}', "a comma before }", (3, 1)),
        ("[1,]", "a comma before ]", (1, 4)),
        ('{"a": }', "a value is missing", (1, 7)),
        ('{"a": 1, 2}', "a key in quotation marks", (1, 10)),
        ('{"a": 1 "b": 2}', "a comma is missing", (1, 9)),
        ('{"a" 1}', "a colon is missing", (1, 6)),
        ("{a: 1}", "a is not JSON", (1, 2)),
        ("{'a': 1}", "single quotation marks", (1, 2)),
        ('{"a": True}', "True is not JSON", (1, 7)),
        ('{"a": undefined}', "undefined is not JSON", (1, 7)),
        ('{"a": 1} // done', "comment", (1, 10)),
        ('{"a": # b\n1}', "comment", (1, 7)),
        ('{"a": "b\nc"}', "goes over the line", (1, 9)),
        ('{"a": "C:\\dir"}', "backslash", (1, 10)),
        ('{"a": "b', "no closing quotation mark", (1, 7)),
        ('{"a": [1, 2', "cut off", (1, 12)),
        ('{"a": 1}}', "something follows", (1, 9)),
        ("<html></html>", "HTML", (1, 1)),
        ('{\n<<<<<<< HEAD\n"a": 1\n=======\n', "merge conflict", (2, 1)),
        ("[,1]", "a comma with no value", (1, 2)),
        ("nul", "nul is not JSON", (1, 1)),
        ('{"é😀": nul}', "nul is not JSON", (1, 8)),
    ],
)
def test_what_is_not_json_is_told_with_reason_and_place(text: str, words: str, at: tuple[int, int] | None):
    refused = load(text.encode())
    assert isinstance(refused, Refused)
    (finding,) = refused.findings
    assert (finding.rule, finding.level, finding.path) == ("B101", "error", "")
    assert words in finding.message
    assert finding.message.isprintable()
    assert refused.at == (Place(*at) if at else None)
    if at:
        assert f"line {at[0]}, column {at[1]}" in finding.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (EXAMPLE.decode().encode("utf-16"), "UTF-16"),
        (EXAMPLE.decode().encode("utf-16-le"), "UTF-16"),
        (EXAMPLE.decode().encode("utf-32-be"), "UTF-16 or UTF-32"),
        (b"\xef\xbb\xbf" + EXAMPLE, "byte order mark"),
        (b'{\n"a": "' + "é".encode("latin-1") + b'"}', "byte 0xE9 at line 2, column 7"),
        (b"\0\0\0\0", "no text"),
        (b"\x89PNG\r\n\x1a\n", "0x89"),
        (b'"\xed\xa0\x80"', "not UTF-8"),
    ],
)
def test_what_is_not_utf8_is_told(data: bytes, words: str):
    assert only(data).rule == "B101"
    assert words in only(data).message


@pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_json_has_not(name: str):
    value = document()
    value["provenance"]["seconds"] = float(name)
    finding = only(value)
    assert (finding.rule, finding.path) == ("B101", "/provenance/seconds")
    assert name in finding.message


@pytest.mark.parametrize(
    ("value", "path", "words"),
    [
        ({}, "", 'no "format"'),
        ({"headline": "x"}, "", 'no "format"'),
        ({"format": "brief/2", "new": {}}, "/format", "newer version"),
        ({"format": "brief/999999999"}, "/format", "newer version"),
        ({"format": "brief/0"}, "/format", "not “brief/1”"),
        ({"format": "Brief/1"}, "/format", "not “brief/1”"),
        ({"format": 1}, "/format", "is 1, not"),
        ({"format": None}, "/format", "null"),
        ({"format": {"a": 1}}, "/format", "an object"),
        ({"format": "x\x1b[31m"}, "/format", "<U+001B>"),
        ([], "", "a JSON list"),
        ([1, 2], "", "a JSON list"),
        ("brief/1", "", "only “brief/1”"),
        (None, "", "only null"),
        (True, "", "only true"),
        (17, "", "only 17"),
        (b"{}\n{}\n", "", "JSON Lines"),
        (EXAMPLE + EXAMPLE, "", "JSON Lines"),
    ],
)
def test_what_is_no_brief(value: Any, path: str, words: str):
    finding = only(value)
    assert (finding.rule, finding.level, finding.path) == ("B102", "error", path)
    assert words in finding.message
    assert finding.message.isprintable()


@pytest.mark.parametrize(
    ("name", "words"), [("nwes", "did you mean 'news'"), ("pledges", "there are"), ("", "no name")]
)
def test_a_kind_that_is_not_known(name: str, words: str):
    finding = only({**document(), "kind": name})
    assert (finding.rule, finding.path) == ("B103", "/kind")
    assert words in finding.message


def test_own_kinds_are_those_that_were_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for source in ("schemas/news.py", "prompts/news/read.md", "prompts/news/compose.md"):
        copied = tmp_path / source.replace("news", "daily")
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_bytes((ROOT / source).read_bytes())
    for more in (ROOT / "prompts" / "news").glob("*.md"):
        (tmp_path / "prompts" / "daily" / more.name).write_bytes(more.read_bytes())
    monkeypatch.chdir(tmp_path)
    data = json.dumps({**document(), "kind": "daily"}).encode()
    assert [f.rule for f in load(data).findings] == ["B103"]
    loaded = load(data, [kinds.find("daily")])
    assert isinstance(loaded, Loaded)
    assert loaded.kind.schema_path == tmp_path / "schemas" / "daily.py"


def spoilt(path: str, new: Any) -> dict[str, Any]:
    """The example with another value at a pointer; `...` takes it away."""
    value: Any = document()
    *steps, last = [int(s) if s.isdigit() else s for s in path.split("/")[1:]]
    inner = value
    for step in steps:
        inner = inner[step]
    if new is ...:
        del inner[last]
    else:
        inner[last] = new
    return dict(value)


@pytest.mark.parametrize(
    ("path", "new", "at", "words"),
    [
        ("/brief/key_claims/0/claim", ..., "/brief/key_claims/0", "“claim” is missing"),
        ("/brief/key_claims/0/claim", 3, "/brief/key_claims/0/claim", "3 stands where a text is wanted"),
        ("/brief/key_claims/0/evidence", ["3"], "/brief/key_claims/0/evidence/0", "“3” stands where a whole number"),
        ("/brief/key_claims/0/evidence", [3.5], "/brief/key_claims/0/evidence/0", "3.5 stands where a whole number"),
        ("/brief/key_claims/0/evidence", [True], "/brief/key_claims/0/evidence/0", "true stands where a whole number"),
        ("/brief/key_claims/0/evidence", 3, "/brief/key_claims/0/evidence", "3 stands where a list"),
        ("/brief/key_claims/0/attribution", "onrecord", "/brief/key_claims/0/attribution", "did you mean on_record?"),
        ("/brief/key_claims/0/attribution", "x", "/brief/key_claims/0/attribution", "none of on_record, unnamed"),
        ("/brief/key_claims/0/a~b/c", "x", "/brief/key_claims/0/a~0b~1c", "is not a field"),
        ("/brief/key_claims", {}, "/brief/key_claims", "an object stands where a list"),
        ("/brief/key_claims/0", None, "/brief/key_claims/0", "null stands where an object"),
        ("/brief/demands", ..., "/brief", "“demands” is missing"),
        ("/brief/extra", [], "/brief/extra", "“extra” is not a field"),
        ("/brief", [], "/brief", "a list stands where an object"),
        ("/article", ..., "", "“article” is missing"),
        ("/article/words", "many", "/article/words", "a whole number"),
        ("/article/text", None, "/article/text", "a text is wanted"),
        ("/evidence/0/id", "1", "/evidence/0/id", "a whole number"),
        ("/evidence/0/more", 1, "/evidence/0/more", "is not a field"),
        ("/evidence", {}, "/evidence", "a list"),
        ("/findings", [{"rule": "B1", "level": "fatal", "path": "", "message": ""}], "/findings/0/level", "error"),
        ("/kind", 7, "/kind", "a text"),
        ("/provenance/seconds", "1", "/provenance/seconds", "a number"),
    ],
)
def test_each_breach_has_its_pointer(path: str, new: Any, at: str, words: str):
    if "a~b" in path:
        value = document()
        value["brief"]["key_claims"][0]["a~b/c"] = new
    else:
        value = spoilt(path, new)
    finding = only(value)
    assert (finding.rule, finding.level, finding.path) == ("B104", "error", at)
    assert words in finding.message


def test_all_breaches_are_told_of_the_format_and_of_the_kind():
    value = spoilt("/evidence/0/id", "1")
    del value["article"]["sha256"]
    value["brief"]["key_claims"][0]["speaker"] = None
    value["brief"]["demands"][0]["of"] = 4
    assert {(f.rule, f.path) for f in findings(value)} == {
        ("B104", "/evidence/0/id"),
        ("B104", "/article"),
        ("B104", "/brief/key_claims/0/speaker"),
        ("B104", "/brief/demands/0/of"),
    }


def test_breaches_without_number_are_counted():
    value = spoilt("/brief/key_claims", [{} for _ in range(100)])
    found = findings(value)
    assert len(found) == 51
    assert found[-1].path == "/brief"
    assert found[-1].message == "and 250 more such places"


def test_a_key_given_twice():
    text = EXAMPLE.decode().replace('"kind": "news",', '"kind": "other",\n"kind": "news",')
    text = text.replace('"headline":', '"headline": "x", "headline": "y", "headline":')
    loaded = load(text.encode())
    assert isinstance(loaded, Loaded)
    assert [(f.rule, f.level, f.path) for f in loaded.findings] == [
        ("B106", "error", "/kind"),
        ("B106", "error", "/brief/headline"),
    ]
    assert loaded.document == Document.loads(EXAMPLE)


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ("\x1b[31m", "U+001B (an escape)"),
        ("\x00", "U+0000"),
        ("\x07", "U+0007"),
        ("\x7f", "U+007F"),
        ("\x9b31m", "U+009B"),
        ("\b", "U+0008"),
        ("\f", "U+000C"),
        ("a\rb", "U+000D"),
        ("\u202e", "U+202E (a right-to-left override)"),
        ("\u202d.\u202c", "U+202D"),
        ("\u2067 and no more", "U+2067"),
        ("\u202b\nclosed on another line\u202c", "U+202B"),
        ("\u2066\u202c", "U+2066"),
    ],
)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_control_characters_are_named_and_never_printed(bad: str, named: str, ascii_only: bool):
    value = document()
    value["brief"]["headline"] += bad
    value["rejected"] = [{"section": "s", "item": {"k": [bad]}, "rule": "r", "reason": "r"}]
    loaded = load(json.dumps(value, ensure_ascii=ascii_only).encode())
    assert isinstance(loaded, Loaded)
    assert [(f.rule, f.level, f.path) for f in loaded.findings] == [
        ("B107", "warning", "/brief/headline"),
        ("B107", "warning", "/rejected/0/item/k/0"),
    ]
    assert named in loaded.findings[0].message
    assert loaded.findings[0].message.isprintable()


@pytest.mark.parametrize(
    "good",
    ["a\n\tb", "a\r\nb", "\u200f\u05d0\u200e", "\u2067\u05d0\u2069 \u202b\u05d0\u202c", "\\u001b", "’—😀", "\\\\b"],
)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_characters_of_ordinary_texts_are_let_pass(good: str, ascii_only: bool):
    value = document()
    value["brief"]["headline"] += good
    assert load(json.dumps(value, ensure_ascii=ascii_only).encode()).findings == ()


def test_what_is_in_keys_is_told_at_their_object():
    value = document()
    value["rejected"] = [{"section": "s", "item": {"k\x1b": 1, "x" * 500: "\x1b"}, "rule": "r", "reason": "r"}]
    assert {(f.rule, f.path) for f in findings(value)} == {("B107", "/rejected/0/item")}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["brief/1", "news", "../x"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=15,
)


def _pointers(value: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(p for step, v in inner for p in _pointers(v, (*at, step)))]


def sound(data: bytes) -> Loaded | Refused:
    """What any bytes must come to."""
    result = load(data)
    if isinstance(result, Refused):
        assert result.findings
        assert result.text is None or result.text == data.decode()
    else:
        result.document.dumps().encode()
        assert all(f.rule in {"B106", "B107"} for f in result.findings)
    for finding in result.findings:
        assert finding.message.isprintable()
        assert finding.path.isprintable()
        assert len(finding.message) < 400
    return result


@given(st.data())
def test_wrong_types_anywhere_are_findings(data: st.DataObject):
    value = document()
    for _ in range(data.draw(st.integers(1, 3))):
        steps = data.draw(st.sampled_from(_pointers(value)[1:]))
        inner: Any = value
        for step in steps[:-1]:
            inner = inner[step]
        if data.draw(st.booleans()):
            inner[steps[-1]] = data.draw(JSON)
        elif isinstance(inner, dict):
            inner[data.draw(st.text(max_size=5))] = inner.pop(steps[-1])
        else:
            del inner[steps[-1]]
    result = sound(json.dumps(value, ensure_ascii=data.draw(st.booleans())).encode(errors="surrogatepass"))
    if isinstance(result, Loaded):
        checks.run_document(result.document, result.kind.schema, kind=result.kind, parsed=result.parsed)


@given(
    JSON
    | st.fixed_dictionaries(
        {"format": st.just("brief/1")},
        optional={"kind": JSON, "article": JSON, "brief": JSON, "evidence": JSON, "rejected": JSON, "x": JSON},
    )
)
def test_any_json_is_a_finding(value: Any):
    assert isinstance(sound(json.dumps(value).encode()), Refused)


@given(st.binary(max_size=40), st.integers(0, len(EXAMPLE)), st.integers(0, 40))
def test_any_bytes_are_a_finding_or_a_document(inserted: bytes, at: int, cut: int):
    sound(inserted)
    sound(EXAMPLE[:at] + inserted + EXAMPLE[at + cut :])


def test_a_document_is_loaded_in_a_fraction_of_a_millisecond():
    value = document()
    value["article"]["text"] = (value["article"]["text"] * 4)[:8000]
    claims = value["brief"]["key_claims"]
    while sum(len(v) for v in value["brief"].values() if isinstance(v, list)) < 20:
        claims.append(copy.deepcopy(claims[0]))
    data = json.dumps(value, indent=2, ensure_ascii=False).encode()
    assert isinstance(load(data), Loaded)
    taken = []
    for _ in range(100):
        begin = time.process_time()
        load(data)
        taken.append(time.process_time() - begin)
    # Measured 0.19 ms; a hundred times that would be a kind that is loaded anew for each document.
    assert statistics.median(taken) < 0.003


ODD_CHARACTERS = st.text(
    st.sampled_from(
        'ab\\"u0\n\r\t\b\f\x00\x1b\x7f\x80\x9b\x9f\u00a0é\u2028\u202a\u202b\u202c\u202d\u202e\u2066\u2069😀漢\ud800\ude00'
    ),
    max_size=6,
)


@given(st.lists(ODD_CHARACTERS, max_size=4), st.booleans())
def test_the_quick_look_at_a_text_never_misses_what_the_long_one_finds(texts: list[str], ascii_only: bool):
    text = json.dumps(texts, ensure_ascii=ascii_only)
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return  # Such a file does not decode.
    assert suspect(data, text) or list(inspect(json.loads(text))) == []

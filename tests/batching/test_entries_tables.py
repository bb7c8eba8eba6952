"""Articles that are rows of tables: each one, whatever is broken beside it."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from entry_finding import BODY, Found, peak, save
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brief.article import Place
from brief.batching.entries import records
from brief.batching.entries.columns import choose
from brief.batching.entries.finding import find
from brief.batching.entries.single import Unreadable
from brief.batching.out import names
from brief.errors import SourceError, UsageError

LINE = BODY.strip()
PLAIN = "The port of Ellery will close on Friday. Workers demand more pay."
"""Nothing in it needs quoting."""
GERMAN = "Der Hafen von Ellery schließt am Freitag. Die Gewerkschaft fordert mehr Lohn, sagte sie am Montag."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def jsonl(*rows: object) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def comma(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def reasons(found: Found) -> list[str]:
    told = []
    for entry in found.entries:
        try:
            entry.read()
        except SourceError as error:
            told.append(str(error))
    return told


# What a row becomes


def test_a_row_says_more_about_itself_than_could_be_guessed(here: Path):
    row = {
        "id": "a-7", "text": f"An unlike first line\n\n{LINE}", "title": "Port to close", "author": ["Ann Ash", "Ben Birch"],
        "publisher": "The Gazette", "published": "2026-06-03T10:00:00Z", "url": "https://news.example/a", "language": "de-AT",
    }  # fmt: skip
    save(here / "news.jsonl", jsonl(row))
    entry = Found("news.jsonl").one()
    assert (entry.source, str(entry.wanted)) == ("news.jsonl#a-7", "news/a-7.row")
    assert names.choices(entry.wanted, entry.source)[0] == "news/a-7"
    article = entry.read()
    assert article.text == f"Port to close\n\nAn unlike first line\n\n{LINE}"
    assert (article.title, article.byline, article.outlet) == ("Port to close", "Ann Ash, Ben Birch", "The Gazette")
    assert (article.published, article.url, article.language) == ("2026-06-03", "https://news.example/a", "de")
    assert article.path == "news.jsonl#a-7"
    assert article.sentences[0].place is Place.HEADLINE
    assert all(article.text[s.start : s.end] == s.text for s in article.sentences)


def test_a_row_without_facts_is_read_as_a_file_is(here: Path):
    text = f"Port to close\nBy Ann Ash\n3 June 2026\n\n{LINE}"
    save(here / "news.jsonl", jsonl({"text": text}))
    save(here / "a.txt", text)
    row, file = Found("news.jsonl").one().read(), Found("a.txt").one().read()
    assert (row.text, row.title, row.byline, row.published, row.sentences, row.sha256) == (
        file.text, file.title, file.byline, file.published, file.sentences, file.sha256,
    )  # fmt: skip


def test_a_title_that_the_text_begins_with_is_not_repeated(here: Path):
    save(here / "news.jsonl", jsonl({"text": f"PORT TO CLOSE\n\n{LINE}", "title": "Port to close"}))
    assert Found("news.jsonl").one().read().text == f"PORT TO CLOSE\n\n{LINE}"


@pytest.mark.parametrize(
    "text",
    [
        f"<!DOCTYPE html><html><head><title>Port to close</title></head><body><p>{LINE}</p><p>More &amp; more.</p></body></html>",
        f"<!-- a template --><html><head><title>Port to close</title></head><body><p>{LINE}</p><p>More &amp; more.</p></body></html>",
        f"<div class='a'><p>{LINE}</p>\n<p>More &amp; more.</p></div>",
        f"<p>{LINE}</p><p>More &amp; more.</p>",
    ],
)
def test_html_in_a_row_is_recognised(here: Path, text: str):
    save(here / "news.jsonl", jsonl({"text": text, "title": "Port to close"}))
    article = Found("news.jsonl").one().read()
    assert article.text == f"Port to close\n\n{LINE}\n\nMore & more."
    assert article.title == "Port to close"


def test_text_with_angles_is_no_html(here: Path):
    text = f"<quote> {LINE}\n\na < b and c > d"
    save(here / "news.jsonl", jsonl({"text": text}, {"text": "<b is less than c, he said on Monday."}))
    assert [entry.read().text for entry in Found("news.jsonl").entries] == [
        text,
        "<b is less than c, he said on Monday.",
    ]


def test_facts_that_are_none_are_left_out(here: Path):
    row = {
        "text": LINE,
        "title": "x" * 2000,
        "author": None,
        "date": "soon",
        "url": "javascript:alert(1)",
        "publisher": {"a": 1},
    }
    save(here / "news.jsonl", jsonl({**row, "language": True}))
    article = Found("news.jsonl").one().read()
    assert article.text == LINE
    assert (article.title, article.byline, article.published, article.url, article.outlet) == (None,) * 5


def test_facts_are_on_one_line_and_drive_no_terminal(here: Path):
    save(here / "news.jsonl", jsonl({"text": LINE, "title": "Port\n\x1b[31mto\tclose\u0007", "author": "Ann\u2028Ash"}))
    article = Found("news.jsonl").one().read()
    assert (article.title, article.byline) == ("Port to close", "Ann Ash")


# JSON Lines


def test_a_broken_line_fails_by_its_number_and_the_others_are_read(here: Path):
    lines = [
        jsonl({"text": LINE}), b'{"text": "cut', b"\n", b"\n", b"[1, 2]\n", b'{"text": ""}\n', b'{"text": 7}\n', b'{"note": "x"}\n',
        b"[" * 100_000 + b"\n", b"\xff\xfe{\n", jsonl({"text": LINE}).rstrip(),
    ]  # fmt: skip
    save(here / "news.jsonl", b"".join(lines))
    found = Found("news.jsonl")
    assert found.sources == [f"news.jsonl:{number}" for number in (1, 2, 4, 5, 6, 7, 8, 9, 10)]
    assert found.wanted[0] == "news/000001.row"
    assert reasons(found) == [
        "news.jsonl:2 is no JSON at column 10: Unterminated string starting at",
        "news.jsonl:4 is no JSON object",
        "news.jsonl:5 holds no article: text is empty",
        "news.jsonl:6 holds no article: text is no text",
        "news.jsonl:7 holds no article: text is empty",
        "news.jsonl:8 is no JSON",
        "news.jsonl:9 is no JSON at column 1: Expecting value",
    ]
    assert found.entries[-1].read().text == LINE


def test_a_line_too_long_to_be_held_fails_and_the_next_is_read(here: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(records, "LONGEST_LINE", 1024 * 1024)
    save(here / "news.jsonl", jsonl({"text": "x" * 3_000_000}, {"text": LINE}))
    assert reasons(found := Found("news.jsonl", text_column="text")) == ["news.jsonl:1 is longer than 1 MB"]
    assert found.sources == ["news.jsonl:1", "news.jsonl:2"]


def test_an_article_that_is_too_large_fails_when_it_is_read(here: Path):
    save(here / "news.jsonl", jsonl({"text": "x" * (10 * 1024 * 1024 + 1)}))
    assert reasons(Found("news.jsonl")) == ["news.jsonl:1 is 10.0 MB: articles are read up to 10.0 MB"]


def test_bytes_and_escapes_that_are_no_characters(here: Path):
    save(here / "news.jsonl", b'\xef\xbb\xbf{"text": "caf\xe9 closed on Monday, he said.", "title": "Caf\xe9"}\n'
         b'{"text": "A lone \\ud800 half stands here, he said."}\n')  # fmt: skip
    one, two = (entry.read() for entry in Found("news.jsonl").entries)
    assert "café closed" in one.text
    assert one.title == "Caf\ufffd"
    assert "A lone \ufffd half" in two.text


@pytest.mark.parametrize(
    "name", ["news.jsonl", "news.ndjson", "NEWS.JSONL", "news.jsonl.gz", "news.csv.gz", "news.tsv"]
)
def test_suffixes(here: Path, name: str):
    data = comma([["text"], [LINE]]) if "sv" in name else jsonl({"text": LINE})
    save(here / name, gzip.compress(data) if name.endswith(".gz") else data)
    entry = Found(name).one()
    assert entry.read().text == LINE
    assert entry.wanted.parts[0] == name.partition(".")[0]


@pytest.mark.slow
def test_a_packed_table_that_is_cut_off_fails_at_its_end(here: Path):
    rows = jsonl(*({"text": f"{LINE} {number * 7919 % 1000003}"} for number in range(3000)))
    save(here / "news.jsonl.gz", gzip.compress(rows)[:-4000])
    found = Found("news.jsonl.gz")
    assert len(found.entries) > 1000
    (reason,) = reasons(found)
    assert reason.startswith(f"news.jsonl.gz:{len(found.entries)} cannot be read, nor what is below it: ")


@pytest.mark.parametrize("left", [0.5, 0.999])
@pytest.mark.parametrize("name", ["news.jsonl.gz", "news.csv.gz"])
def test_a_small_packed_table_that_is_cut_off_does_too(here: Path, name: str, left: float):
    texts = [f"{LINE} {hashlib.sha256(bytes([n])).hexdigest()}" for n in range(30)]
    whole = "id,text\n" + "".join(f'{n},"{text}"\n' for n, text in enumerate(texts))
    data = whole.encode() if "csv" in name else b"".join(jsonl({"id": n, "text": t}) for n, t in enumerate(texts))
    packed = gzip.compress(data)
    save(here / name, packed[: int(len(packed) * left)])
    found = Found(name)
    entries = [entry for entry in found.entries if not isinstance(entry, Unreadable)]
    assert 5 < len(entries) <= 30
    (reason,) = reasons(found)
    assert "cannot be read, nor what is below it: Compressed file ended" in reason
    save(here / name, packed[:12])
    with pytest.raises(UsageError, match=f"{name} cannot be read: "):
        Found(name)


# Which column is what


@pytest.mark.parametrize(
    ("columns", "options", "expected"),
    [
        (["id", "Body"], {}, "Body"),
        (["Article Text", "x"], {}, "Article Text"),
        (["text", "content"], {"text_column": "content"}, "content"),
        (["x", "y"], {"text_column": "Y"}, "y"),
    ],
)
def test_the_column_of_the_article(columns: list[str], options: dict[str, str], expected: str):
    chosen = choose("t.csv", columns, columns, text_column=None, id_column=None) if not options else choose(
        "t.csv", columns, columns, text_column=options["text_column"], id_column=None
    )  # fmt: skip
    assert chosen.text == expected


@pytest.mark.parametrize(
    ("header", "options", "message"),
    [
        ("a,b\x1b,c", {}, r"^t.csv: no column is called text, .*: its columns are a, b\\u001b, c: say which"),
        ("text,content", {}, r"^t.csv: the article may be in text and content: say which with --text-column$"),
        ("text,b", {"text_column": "txt"}, r"^t.csv: there is no column txt: its columns are text, b$"),
        ("text,b", {"id_column": "key"}, r"^t.csv: there is no column key: its columns are text, b$"),
        (",".join(f"c{n}" for n in range(30)), {}, r"c18, c19 and 10 more: say"),
        ("", {}, r"^t.csv: there is no row of column names at its top$"),
    ],
)
def test_a_table_whose_article_cannot_be_told_is_refused_at_once(
    here: Path, header: str, options: dict[str, Any], message: str
):
    save(here / "t.csv", f"{header}\n")
    with pytest.raises(UsageError, match=message):
        find(["t.csv"], out=Path("out"), notify=print, **options)
    listed = Found("-", stdin=b"t.csv\n", **options).one()
    with pytest.raises(SourceError, match=message):
        listed.read()


def test_ids_name_rows_once(here: Path):
    rows = [
        {"key": key, "text": f"{LINE} {n}"}
        for n, key in enumerate(["a/b", "..", "a/b", "", None, 7, "3.14", "x\ny", "é"])
    ]
    save(here / "news.jsonl", jsonl(*rows))
    found = Found("news.jsonl", id_column="key")
    assert found.sources == [
        "news.jsonl#a/b", "news.jsonl#..", "news.jsonl:3", "news.jsonl:4", "news.jsonl:5", "news.jsonl#7", "news.jsonl#3.14",
        "news.jsonl#x\\ny", "news.jsonl#é",
    ]  # fmt: skip
    taken: set[str] = set()
    for entry in found.entries:
        name = next(n for n in names.choices(entry.wanted, entry.source) if n not in taken)
        taken.add(name)
        assert name.startswith("news/")
        assert name.count("/") == 1
    assert {"news/a%2Fb", "news/7", "news/3.14", "news/000004"} <= taken
    assert [entry.read().text[-1] for entry in found.entries] == [str(number) for number in range(9)]


def test_a_stamp_tells_whether_a_row_is_as_it_was(here: Path):
    rows = [{"text": LINE, "title": "A", "views": 1}, {"text": f"{LINE} B", "title": "A", "views": 1}]
    save(here / "news.jsonl", jsonl(*rows))
    before = [entry.stamp for entry in Found("news.jsonl").entries]
    rows[0]["views"], rows[1]["title"] = 2, "B"
    save(here / "news.jsonl", jsonl(*rows))
    after = [entry.stamp for entry in Found("news.jsonl").entries]
    assert before[0] == after[0] is not None
    assert before[1] != after[1]
    assert all(stamp and 0 <= stamp.changed_ns < 2**63 for stamp in after)


# Values with a separator


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_separators_and_encodings(here: Path, encoding: str, delimiter: str):
    rows = [["titre", "body", "title"], ["x", f"Le café a fermé, « dit-il ».\nIl est {delimiter} parti.", "Fermé"]] * 1
    save(here / "news.csv", comma(rows * 1, delimiter, encoding))
    article = Found("news.csv").one().read()
    assert article.title == "Fermé"
    assert f"Le café a fermé, « dit-il ».\nIl est {delimiter} parti." in article.text


def test_values_with_line_breaks_are_one_row_which_is_named_by_its_first_line(here: Path):
    save(here / "news.csv", f'id,text\r\n1,"{LINE}\r\n\r\nHe said ""no"", then left."\r\n\r\n,"{LINE}"\r\n')
    found = Found("news.csv")
    assert found.sources == ["news.csv#1", "news.csv:6"]
    assert found.entries[0].read().text == f'{LINE}\n\nHe said "no", then left.'


def test_a_spreadsheet_may_say_its_separator(here: Path):
    save(here / "news.csv", f"sep=;\nid;text\n4;{LINE}\n;{LINE}\n")
    found = Found("news.csv")
    assert found.sources == ["news.csv#4", "news.csv:4"]
    assert found.entries[1].read().text == LINE


@pytest.mark.slow
def test_a_value_of_a_megabyte(here: Path):
    text = " ".join(f"Sentence {number} was said on Monday." for number in range(32_000))
    save(here / "news.csv", comma([["id", "text"], ["1", text], ["2", LINE]]))
    one, two = Found("news.csv").entries
    assert one.read().text == text
    assert two.read().text == LINE


def test_rows_that_do_not_fit_their_columns(here: Path):
    save(here / "news.csv", f"id,text,note\n1,{PLAIN}\n2,\n3,{PLAIN},x,,\n4,{PLAIN},x,y\n\n,,\n")
    found = Found("news.csv")
    assert [entry.source for entry in found.entries] == ["news.csv#1", "news.csv#2", "news.csv#3", "news.csv:5"]
    assert reasons(found) == [
        "news.csv:3 holds no article: text is empty",
        "news.csv:5 has 4 values for 3 columns: is one with a separator not quoted?",
    ]


def test_a_quotation_mark_that_is_never_closed_swallows_nothing_in_silence(here: Path):
    save(here / "news.csv", f'text\n{PLAIN}\n"{LINE}\n{LINE}\n{LINE}\n')
    found = Found("news.csv")
    assert found.sources == ["news.csv:2", "news.csv:3"]
    assert reasons(found) == ["news.csv:3 cannot be read, nor what is below it: a quotation mark in it is never closed"]
    save(here / "news.csv", f'text\n"{LINE}"')
    assert Found("news.csv").one().read().text == LINE


def test_of_two_columns_with_one_name_the_first_counts(here: Path):
    save(here / "news.csv", f"text,text\n{PLAIN},other\n")
    with pytest.raises(UsageError, match="2 columns are called text: take the first with --text-column text"):
        Found("news.csv")
    assert Found("news.csv", text_column="text").one().read().text == PLAIN


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).map(lambda s: f"{LINE}{s}."), max_size=8),
    delimiter=st.sampled_from(",;\t|"),
)  # fmt: skip
def test_every_row_that_a_table_is_written_with_is_found(here: Path, rows: list[str], delimiter: str):
    save(here / "news.csv", comma([["n", "text"], *([str(n), row] for n, row in enumerate(rows))], delimiter))
    save(here / "news.jsonl", jsonl(*({"text": row} for row in rows), {"text": LINE}))
    assert [entry.fields.text for entry in Found("news.csv").entries] == rows  # type: ignore[attr-defined]
    assert [entry.fields.text for entry in Found("news.jsonl").entries] == [*rows, LINE]  # type: ignore[attr-defined]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["news.csv", "news.jsonl"])
def test_memory_does_not_grow_with_the_table(here: Path, name: str):
    rows = [f"{LINE * 30} {n}" for n in range(1_500)]
    data = (
        comma([["text"], *([row] for row in rows)]) if name == "news.csv" else jsonl(*({"text": row} for row in rows))
    )
    save(here / name, data)
    del rows, data

    def count() -> None:
        assert sum(1 for _ in find([name], out=Path("out"), notify=print)) == 1_500

    assert peak(count) < 2_500_000  # All rows would take twice that.


def test_a_table_that_grows_while_it_is_read_is_told(here: Path):
    path = save(here / "news.jsonl", jsonl({"text": LINE}, {"text": LINE}))
    told: list[str] = []
    found = find(["news.jsonl"], out=Path("out"), notify=told.append)
    next(found)
    with path.open("ab") as file:
        file.write(jsonl({"text": LINE}))
    assert len(list(found)) in {1, 2}
    assert told == ["news.jsonl changed while it was read: run again for the rows that are new"]


def test_tables_among_other_sources(here: Path):
    save(here / "in/a.txt")
    save(here / "in/more.csv", f"text\n{PLAIN}\n")
    save(here / "news.csv", f"id,text\n1,{PLAIN}\n")
    assert Found("in", "news.csv", "in/more.csv").wanted == ["in/a.txt", "news/1.row", "in/more/000002.row"]
    assert Found("in", include=["*.csv"]).wanted == ["more/000002.row"]
    assert Found("in/*").sources == ["in/a.txt", "in/more.csv:2"]
    assert Found("-", stdin=b"news.csv\nin/a.txt\nnews.csv\n").sources == ["news.csv#1", "in/a.txt"]


# Parquet


def parquet(path: Path, columns: dict[str, list[object]], **options: Any) -> Path:
    pyarrow = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(pyarrow.table(columns), path, **options)
    return path


def test_rows_of_parquet(here: Path):
    parquet(here / "news.parquet", {
        "id": [11, 12, 13], "text": [LINE, None, GERMAN], "title": ["Port", None, "Hafen"], "n": [1, 2, 3],
        "date": [date(2026, 6, 3), None, None], "author": [["Ann", "Ben"], None, []],
        "published": [datetime(2026, 6, 4, 1, tzinfo=UTC), None, None],
    }, row_group_size=2)  # fmt: skip
    found = Found("news.parquet")
    assert found.sources == ["news.parquet#11", "news.parquet#12", "news.parquet#13"]
    assert reasons(found) == ["news.parquet:2 holds no article: text is empty"]
    article = found.entries[0].read()
    assert (article.text, article.title, article.byline) == (f"Port\n\n{LINE}", "Port", "Ann, Ben")
    assert article.published == "2026-06-04"
    assert found.entries[2].read().language == "de"


def test_a_column_that_is_called_text_and_holds_none_is_told(here: Path):
    parquet(here / "news.parquet", {"id": [1], "text": [[LINE]]})
    with pytest.raises(UsageError, match="the column text does not hold text"):
        Found("news.parquet")


def test_text_in_parquet_may_be_bytes_or_a_dictionary(here: Path):
    pyarrow = pytest.importorskip("pyarrow")
    parquet(here / "a.parquet", {"body": [LINE.encode()]})
    parquet(here / "b.parquet", {"content": pyarrow.array([LINE]).dictionary_encode(), "text": [7]})
    assert [entry.read().text for entry in Found("a.parquet", "b.parquet").entries] == [LINE, LINE]


def test_text_in_parquet_that_is_not_utf8_costs_its_row_alone(here: Path):
    pyarrow = pytest.importorskip("pyarrow")
    texts = pyarrow.array([LINE.encode(), b"caf\xe9", LINE.encode()]).view(pyarrow.string())
    parquet(here / "a.parquet", {"text": texts})
    found = Found("a.parquet")
    assert found.sources == ["a.parquet:1", "a.parquet:2", "a.parquet:3"]
    assert reasons(found) == ["a.parquet:2 holds text that is not UTF-8"]


def test_dates_in_parquet_that_python_cannot_hold_cost_no_row(here: Path):
    pyarrow = pytest.importorskip("pyarrow")
    dates = {
        "nanoseconds": pyarrow.array([1_772_668_800_000_000_001, None], pyarrow.timestamp("ns")),
        "the far future": pyarrow.array([1_772_668_800_000_000, 2**62], pyarrow.timestamp("us")),
        "no such zone": pyarrow.array([1, None], pyarrow.timestamp("s", tz="Nowhere/Land")),
    }
    for name, values in dates.items():
        parquet(here / f"{name}.parquet", {"text": [LINE, f"{LINE} Again."], "date": values})
        read = [entry.read() for entry in Found(f"{name}.parquet").entries]
        assert [article.text for article in read] == [LINE, f"{LINE} Again."]
        assert [article.published for article in read] == [None if name == "no such zone" else "2026-03-05", None]


def test_a_damaged_parquet_file_is_told(here: Path):
    pytest.importorskip("pyarrow")
    save(here / "a.parquet", b"PAR1 this is none PAR1")
    with pytest.raises(UsageError, match=r"^a.parquet cannot be read as Parquet: "):
        Found("a.parquet")
    whole = parquet(
        here / "b.parquet", {"text": [f"{LINE} {n}" for n in range(1000)]}, row_group_size=100, compression="snappy"
    )
    data = bytearray(whole.read_bytes())
    data[2_000:3_000] = b"\xff" * 1000
    whole.write_bytes(data)
    found = Found("b.parquet")
    assert reasons(found)[0].startswith(f"b.parquet:{len(found.entries)} cannot be read, nor what is below it: ")


def test_without_the_extra_the_message_names_it(here: Path, monkeypatch: pytest.MonkeyPatch):
    save(here / "a.parquet", b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"^a\.parquet: reading Parquet needs the extra parquet: "):
        find(["a.parquet"], out=Path("out"), notify=print)


def test_nothing_slow_is_loaded_to_look_into_folders(here: Path):
    save(here / "in/a.txt")
    code = (
        "import sys; from pathlib import Path; from brief.batching.entries.finding import find\n"
        "list(find(['in'], out=Path('out'), notify=print))\n"
        "print(sorted({'pyarrow', 'trafilatura', 'httpx2', 'openai', 'charset_normalizer', 'py3langid'} & set(sys.modules)))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stdout == "[]\n", run.stderr

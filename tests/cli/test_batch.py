"""`brief batch` from end to end, against a real server on this machine."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_endpoint import FakeEndpoint, Reply, Request, answer, error, fitting

from brief.cli.main import main

BODY = """Harbour {name} closed after storm

AVERIN, 3 March 2026 — The harbour of {name} was closed on Monday, the port authority said.

“We will open it again when the cranes have been inspected,” said Anna Brandt, who heads the authority. She called on
the ministry to pay for the repairs. It is not known how long the inspection will take.
"""
NAMES = ["Averin", "Bostel", "Corvey", "Dunmore"]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeEndpoint]:
    monkeypatch.setenv("BRIEF_MODEL", "fake")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    with FakeEndpoint() as fake:
        monkeypatch.setenv("OPENAI_BASE_URL", fake.url)
        yield fake


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for i, name in enumerate(NAMES):
        path = tmp_path / "in" / ("2026" if i % 2 else "") / f"{name.lower()}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(BODY.format(name=name), encoding="utf-8")
    return tmp_path


def report(out: str = "out") -> dict[str, object]:
    found = json.loads((Path(out) / "report.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def files(out: str = "out") -> list[str]:
    return sorted(p.relative_to(out).as_posix() for p in Path(out).rglob("*.brief.*"))


def test_a_folder_is_mirrored_and_its_end_is_told(
    server: FakeEndpoint, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", "in", "-o", "out"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert all(line.startswith("brief: ") for line in shown.err.splitlines())
    assert "4 briefs of 4 articles" in shown.err
    assert "4 briefed, 0 failed, 0 unchanged" in shown.err
    assert files() == ["2026/bostel.brief.json", "2026/dunmore.brief.json", "averin.brief.json", "corvey.brief.json"]
    assert {p.name for p in Path("out").iterdir()} >= {"report.json", "index.html", "briefs.jsonl", "items.csv"}
    asked = len(server.requests)
    assert main(["batch", "in", "-o", "out", "-q"]) == 0
    assert capsys.readouterr().err == ""
    assert len(server.requests) == asked
    assert main(["validate", "out", "-q", "--exit-zero"]) == 0


def test_a_run_that_finds_no_article_is_told_and_does_not_pass_for_done(
    server: FakeEndpoint, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["batch", "in", "-o", "out", "-q"]) == 0
    assert main(["batch", "in", "-o", "out", "--include", "*.tx"]) == 2
    assert "no article was found" in capsys.readouterr().err
    assert len(files()) == 4
    monkeypatch.setattr("brief.cli.batch._standard_input", lambda: io.BytesIO(b""))
    assert main(["batch", "-", "-o", "out"]) == 0


def test_formats_tables_and_what_is_taken(server: FakeEndpoint, folder: Path) -> None:
    assert main(["batch", "in", "-o", "out", "--format", "markdown,html", "--tables", "none", "--include", "2026/**",
                 "--exclude", "dun*"]) == 0  # fmt: skip
    assert files() == ["2026/bostel.brief.html", "2026/bostel.brief.json", "2026/bostel.brief.md"]
    assert not Path("out/items.csv").exists()
    assert main(["batch", "in/averin.txt", "in/corvey.txt", "-o", "out2", "--format", "json", "--format", "html"]) == 0
    assert files("out2") == ["averin.brief.html", "averin.brief.json", "corvey.brief.html", "corvey.brief.json"]


def test_rows_of_a_table(server: FakeEndpoint, folder: Path) -> None:
    rows = [{"key": name.lower(), "story": BODY.format(name=name)} for name in NAMES[:2]]
    Path("wire.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["batch", "wire.jsonl", "-o", "out", "--text-column", "story", "--id-column", "key"]) == 0
    assert [Path(name).name for name in files()] == ["averin.brief.json", "bostel.brief.json"]


@pytest.mark.slow
def test_failures_end_with_5_as_long_as_they_stand(
    server: FakeEndpoint, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("in/broken.txt").write_bytes(b"\x00\x01" * 100)

    def behave(request: Request) -> Reply:
        return error(500, "it fell over") if "Bostel" in str(request.body) else fitting(request)

    server.default = behave
    assert main(["batch", "in", "-o", "out", "--retries", "0"]) == 5
    shown = capsys.readouterr().err
    assert "failed: " in shown
    assert "broken.txt" in shown
    assert "3 briefs of 5 articles, 2 failed (1 of them tried again next time)" in shown
    server.default = fitting
    assert main(["batch", "in", "-o", "out", "-q"]) == 5
    assert capsys.readouterr().err == ""
    Path("in/broken.txt").unlink()
    assert main(["batch", "in", "-o", "out", "-q"]) == 0


@pytest.mark.parametrize(
    ("reply", "code", "words"),
    [
        (error(401, "no"), 4, "refuses the API key"),
        (error(429, "pay", code="insufficient_quota"), 4, "no credit left"),
        (error(404, "no such model", code="model_not_found"), 4, "has no model"),
    ],
)
def test_what_would_hit_all_ends_early_with_one_line(
    server: FakeEndpoint, folder: Path, capsys: pytest.CaptureFixture[str], reply: Reply, code: int, words: str
) -> None:
    server.default = reply
    assert main(["batch", "in", "-o", "out", "-q"]) == code
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line
    assert len(server.requests) == 1
    server.default = fitting
    assert main(["batch", "in", "-o", "out", "-q"]) == 0


def test_strict_ends_with_1_where_items_were_rejected(server: FakeEndpoint, folder: Path) -> None:
    def behave(request: Request) -> Reply:
        if request.body["response_format"]["json_schema"]["name"] == "bottom_line":
            return answer(
                {
                    "headline": "Harbour closed",
                    "bottom_line": "The Queen of Denmark paid 9 million euros.",
                    "evidence": [2],
                }
            )
        return fitting(request)

    server.default = behave
    assert main(["batch", "in/averin.txt", "-o", "out", "-q"]) == 0
    assert main(["batch", "in/averin.txt", "-o", "out", "-q", "--strict"]) == 1


def test_limits_stop_cleanly_and_the_same_command_goes_on(
    server: FakeEndpoint, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def dear(request: Request) -> Reply:
        body = json.loads(fitting(request).body)
        body["usage"] |= {"prompt_tokens": 2500, "completion_tokens": 500}
        return Reply(body=json.dumps(body).encode())

    server.default = dear
    assert main(["batch", "in", "-o", "out", "--limit", "1"]) == 0
    assert "not all articles were got to" in capsys.readouterr().err
    assert json.loads(Path("out/report.json").read_text(encoding="utf-8"))["run"]["stopped"] is None
    assert main(["batch", "in", "-o", "out", "--max-tokens", "15000", "-q"]) == 5
    (line,) = capsys.readouterr().err.splitlines()
    assert "the limit of 15,000 tokens is reached" in line
    while main(["batch", "in", "-o", "out", "--max-tokens", "15000", "-q"]) == 5:
        pass
    assert len(files()) == 4
    bodies = [json.dumps(request.body) for request in server.requests]
    assert len(set(bodies)) == len(bodies)


def test_a_limit_of_cost_is_refused_where_the_price_is_not_known(
    server: FakeEndpoint, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", "in", "-o", "out", "--max-cost", "1"]) == 3
    (line,) = capsys.readouterr().err.splitlines()
    assert "price" in line
    assert not Path("out").exists()
    assert not server.requests


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["in", "-o", "out", "--format", "pdf"], 2, "--format pdf"),
        (["in", "-o", "out", "--tables", "xlsx"], 2, "--tables xlsx"),
        (["in", "-o", "out", "--tables", "none,csv"], 2, "--tables none: with none there are no others"),
        (["in", "-o", "out", "--limit", "0"], 2, "--limit"),
        (["in"], 2, "OUT is missing"),
        (["nowhere", "-o", "out"], 2, "nowhere"),
        (["in", "-o", "in/averin.txt"], 2, "averin.txt"),
        (["in", "-o", "out", "--rpm", "0"], 2, "--rpm should be above 0"),
        (["in", "-o", "out", "--kind", "none-such"], 3, "none-such"),
        (["in", "-o", "out", "-j", "0"], 2, "--concurrency should be at least 1"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    server: FakeEndpoint, folder: Path, capsys: pytest.CaptureFixture[str], options: list[str], code: int, words: str
) -> None:
    assert main(["batch", *options]) == code
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line
    assert not server.requests


def test_a_dry_run_asks_nothing_leaves_nothing_and_the_run_falls_within_it(
    server: FakeEndpoint, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counted = [0, 0]

    def behave(request: Request) -> Reply:
        text = json.dumps(request.body, ensure_ascii=False)
        reply = fitting(request)
        written = len(json.loads(reply.body)["choices"][0]["message"]["content"]) // 4 + 1
        counted[0] += len(text) // 4
        counted[1] += written
        return reply

    server.default = behave
    assert main(["batch", "in", "-o", "out", "--dry-run", "--limit", "3"]) == 0
    shown = capsys.readouterr().out
    rows = {line[:11].strip(): line[11:].strip() for line in shown.splitlines()[:6]}
    assert rows["articles"] == "3: 3 to brief, 0 unchanged, more beyond --limit"
    assert rows["cost"].startswith("unknown")
    assert not server.requests
    assert not Path("out").exists()

    def within(value: float, row: str) -> bool:
        low, _, high = row.replace(",", "").partition(" to ")
        return float(low) <= value <= float(high)

    assert main(["batch", "in", "-o", "out", "-q", "--limit", "3"]) == 0
    assert within(len(server.requests), rows["calls"])
    assert within(counted[0], rows["tokens in"])
    assert counted[1] <= float(rows["tokens out"].replace(",", "").rpartition(" to ")[2])
    assert main(["batch", "in", "-o", "out", "--dry-run"]) == 0
    assert "4: 1 to brief, 3 unchanged" in capsys.readouterr().out


def test_a_dry_run_knows_prices_and_what_is_already_answered(
    server: FakeEndpoint, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["batch", "in", "-o", "out", "-q"]) == 0
    Path("out/averin.brief.json").unlink()
    assert main(["batch", "in", "-o", "out", "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert "4: 1 to brief, 3 unchanged" in shown
    assert "calls       0\n" in shown
    monkeypatch.delenv("OPENAI_BASE_URL")
    assert main(["batch", "in", "-o", "out", "--dry-run", "--model", "gpt-5-mini"]) == 0
    shown = capsys.readouterr().out
    assert "4 to brief" in shown
    assert "cost        $0." in shown


@pytest.mark.slow
def test_the_embedded_model_is_neither_fetched_nor_started_for_a_dry_run(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", "in", "-o", "out", "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert "unknown: it runs on this machine" in shown
    assert "4 to brief" in shown


@pytest.mark.slow
def test_out_inside_the_folder_is_not_read(server: FakeEndpoint, folder: Path) -> None:
    assert main(["batch", "in", "-o", "in/out", "-q", "--format", "markdown,html"]) == 0
    assert main(["batch", "in", "-o", "in/out", "-q", "--format", "markdown,html"]) == 0
    assert len(files("in/out")) == 12
    assert report("in/out")["counts"]["articles"] == 4  # type: ignore[index]
    assert main(["batch", "in", "-o", "in", "-q"]) == 0
    assert main(["batch", "in", "-o", "in", "-q"]) == 0
    assert report("in")["counts"]["articles"] == 4  # type: ignore[index]

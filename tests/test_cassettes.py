"""Each cassette replays whole, offline, into a valid document, and was made from what is in force now."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from brief import kinds
from brief.cli.main import main
from brief.document import Document
from brief.llm.cassettes import cassette
from brief.shapes import items

ROOT = Path(__file__).resolve().parent.parent
CASSETTES = ROOT / "cassettes"
MANIFEST: dict[str, dict[str, str]] = (
    json.loads((CASSETTES / "manifest.json").read_text(encoding="utf-8"))
    if (CASSETTES / "manifest.json").exists()
    else {}
)
AGAIN = "record it again: make record"
every_cassette = pytest.mark.parametrize("name", sorted(MANIFEST))


def test_every_cassette_has_an_entry_and_every_entry_a_cassette():
    assert {path.name for path in CASSETTES.iterdir()} - {"manifest.json", "README.md"} == set(MANIFEST)


def test_at_least_six_articles_of_different_shapes_are_recorded():
    recorded = {entry["seed"] for entry in MANIFEST.values()}
    assert len(recorded) >= 6
    assert recorded <= {path.name for path in (ROOT / "seeds").iterdir() if path.suffix in {".txt", ".html"}}
    assert {entry["kind"] for entry in MANIFEST.values()} == {"news", "statement"}
    assert {entry["wording"] for entry in MANIFEST.values()} == {"article", "model"}


@every_cassette
def test_a_cassette_is_of_the_prompts_schema_and_article_in_force(name: str):
    entry = MANIFEST[name]
    kind = kinds.find_builtin(entry["kind"])
    assert entry["prompt_sha256"] == kind.prompt_sha256, f"the prompts of {kind.name} changed since {name}: {AGAIN}"
    assert entry["schema_sha256"] == kind.schema_sha256, f"the schema of {kind.name} changed since {name}: {AGAIN}"
    article = (ROOT / "seeds" / entry["seed"]).read_bytes()
    assert entry["seed_sha256"] == hashlib.sha256(article).hexdigest(), f"{entry['seed']} changed: {AGAIN}"


def replay(name: str, out: Path, monkeypatch: pytest.MonkeyPatch) -> Document:
    """The document that a cassette gives, written as a user writes it."""
    monkeypatch.chdir(ROOT)
    entry = MANIFEST[name]
    command = ["write", f"seeds/{entry['seed']}", "--kind", entry["kind"], "--wording", entry["wording"]]
    command += ["--cassette", str(CASSETTES / name)]
    assert main([*command, "--format", "json", "--quiet", "--out", str(out)]) == 0
    return Document.loads(out.read_bytes())


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """The numbers of the answers that the test's replay gives."""
    numbers: set[int] = set()

    @contextmanager
    def playing(path: Path) -> Iterator[object]:
        with playing_alone(path) as so_far:
            yield so_far
            numbers.update(so_far())

    playing_alone = cassette.playing
    monkeypatch.setattr(cassette, "playing", playing)
    return numbers


@every_cassette
def test_a_cassette_replays_whole_into_a_valid_document_and_the_same_each_time(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, played: set[int]
):
    before = (CASSETTES / name).read_bytes()

    document = replay(name, tmp_path / "document.json", monkeypatch)

    assert (CASSETTES / name).read_bytes() == before, "a replay wrote to the cassette"
    unused = set(range(len(cassette.load(CASSETTES / name).interactions))) - played
    assert unused == set(), f"{name} holds answers that nobody asks for: {AGAIN}"

    schema = kinds.find_builtin(document.kind).schema
    brief = schema.model_validate(document.brief)
    text = document.article.text
    evidence = {cited.id: cited for cited in document.evidence}
    assert all(text[cited.start : cited.end] == cited.text for cited in evidence.values())
    assert {number for item in items(brief) for number in item.evidence} == set(evidence)
    assert any(item.index is not None for item in items(brief)), "the page is empty"
    assert [finding for finding in document.findings if finding.level == "error"] == []

    again = replay(name, tmp_path / "again.json", monkeypatch)
    assert again.model_dump(exclude={"provenance"}) == document.model_dump(exclude={"provenance"})


SECRETS = re.compile(r"\bsk-[\w-]{8,}|\bBearer\s|/(?:root|home|Users)/\w", re.I)
HEADERS = {"authorization", "cookie", "set-cookie", "x-api-key", "api-key", "openai-organization", "openai-project"}


@every_cassette
def test_a_cassette_holds_no_secret_and_no_path_of_the_machine_it_was_made_on(name: str):
    text = (CASSETTES / name).read_text(encoding="utf-8")
    assert SECRETS.findall(text) == []
    for interaction in json.loads(text)["interactions"]:
        for side in ("request", "response"):
            assert {header.lower() for header in interaction[side]["headers"]} & HEADERS == set()


@every_cassette
def test_a_cassette_holds_no_question_twice(name: str):
    recorded = json.loads((CASSETTES / name).read_text(encoding="utf-8"))["interactions"]
    asked = Counter((i["request"]["method"], i["request"]["uri"], json.dumps(i["request"]["body"])) for i in recorded)
    assert [question for question, times in asked.items() if times > 1] == []


def test_the_pictures_document_is_what_the_sample_cassette_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shown = Document.loads((ROOT / "docs" / "example.json").read_bytes())
    given = replay("harbour-talks.json", tmp_path / "document.json", monkeypatch)
    assert shown.brief == given.brief, f"docs/example.json is out of date; {AGAIN}"


def test_the_picture_shows_the_documents_headline():
    shown = Document.loads((ROOT / "docs" / "example.json").read_bytes())
    picture = html.unescape((ROOT / "docs" / "example.svg").read_text(encoding="utf-8")).replace("\xa0", " ")
    assert str(shown.brief["headline"]) in picture, "the README's picture is out of date: make picture"

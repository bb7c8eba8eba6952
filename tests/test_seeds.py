"""The sample articles are what seeds/README.md says, and read as an article should."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brief import sources
from brief.article import Place

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted(path for path in (ROOT / "seeds").iterdir() if path.suffix in {".txt", ".html"})
LISTED = re.findall(r"^\| \[([^\]]+)\]", (ROOT / "seeds" / "README.md").read_text(encoding="utf-8"), re.M)
every_seed = pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)


def test_each_seed_is_listed_and_each_listed_one_exists():
    assert sorted(LISTED) == [seed.name for seed in SEEDS]
    assert len(SEEDS) >= 7


@every_seed
def test_a_seed_is_typeset_as_newspapers_do(seed: Path):
    text = seed.read_text(encoding="utf-8")
    prose = re.sub(r"<[^>]*>", " ", re.sub(r"<(script|style).*?</\1>", " ", text, flags=re.S))
    assert '"' not in prose, "straight quotation marks"
    assert "'" not in prose, "straight apostrophe"
    assert text.endswith("\n")


TITLES = {
    "faehrstreit.txt": "Inselrat droht mit Boykott der neuen Fähre",
    "figures-in-conflict.txt": "Rescuers and hospital differ on toll of Lake Sorava ferry fire",
    "harbour-talks.txt": "Port Ellery talks collapse as dockers reject crane timetable",
    "istanbul-retold.txt": "Asif says Kabul overruled its own negotiators in Istanbul",
    "night-buses.html": "Night buses to return after hospital staff protest",
    "short.txt": "Library in Nether Wick to close on Mondays",
    "single-source.txt": "Halvania to sell a third of its national airline, official says",
    "statement-water-board.txt": "Statement by the Averin Valley Water Board on the Lower Averin aqueduct",
}


@every_seed
def test_a_seed_reads_as_an_article(seed: Path):
    article = sources.read(str(seed))
    assert article.language == ("de" if seed.name == "faehrstreit.txt" else "en")
    assert article.title == TITLES[seed.name]
    assert len(article.sentences) >= 3
    assert all(article.text[s.start : s.end] == s.text for s in article.sentences)


FURNITURE = {
    "istanbul-retold.txt": [
        "3 COMMENTS",
        "Leave a comment",
        "Your email address",
        "Post Comment",
        "WhatsApp",
        "Must Read",
    ],
    "single-source.txt": ["Facebook X Email", "4 min read", "Sign up for our", "Related articles", "Most read"],
    "figures-in-conflict.txt": ["Advertisement"],
    "night-buses.html": [
        "cookies",
        "Subscribe from",
        "free daily newsletter",
        "Woman, 92",
        "Log in to join",
        "All rights",
    ],
}
LAST_SENTENCES = {
    "istanbul-retold.txt": "readiness to help make peace.",
    "single-source.txt": "once it had seen a document.",
    "figures-in-conflict.txt": "before Friday.",
    "night-buses.html": "It has not said how it will vote.",
    "statement-water-board.txt": "until the work is done.",
    "harbour-talks.txt": "extend the ban to weekends.",
    "short.txt": "has not been decided.",
    "faehrstreit.txt": "kommen zur Schule.“",
}


@pytest.mark.parametrize(("name", "lines"), FURNITURE.items(), ids=FURNITURE)
def test_page_furniture_is_taken_off_a_seed(name: str, lines: list[str]):
    text = sources.read(str(ROOT / "seeds" / name)).text
    assert [line for line in lines if line in text] == []


@pytest.mark.parametrize(("name", "end"), LAST_SENTENCES.items(), ids=LAST_SENTENCES)
def test_the_body_of_a_seed_is_there_to_its_last_sentence(name: str, end: str):
    assert end in sources.read(str(ROOT / "seeds" / name)).text


def test_the_bullets_of_the_retelling_are_known_as_such():
    article = sources.read(str(ROOT / "seeds" / "istanbul-retold.txt"))
    bullets = [s for s in article.sentences if s.place is Place.BULLET]
    assert len({s.paragraph for s in bullets}) == 3
    headings = [s.text for s in article.sentences if s.place is Place.HEADING]
    assert headings == ["What divided the two sides", "Gaza decision still open"]

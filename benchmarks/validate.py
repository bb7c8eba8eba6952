"""10,000 documents of 20 items each, checked by the real command with every rule on: documents a second, and memory.

    python benchmarks/validate.py FOLDER [--documents 10000] [--jobs N] [--check]

FOLDER holds articles as text (`*.txt`). Every document has a text of its own: it takes paragraphs of some articles, in
an order of its own, and ends each with a sentence of its own that has the document's number. Its items are the
article's sentences, as they stand or without their last clause, with speakers and figures, and a few mistakes.
Sentences recur from document to document, so that what is remembered of one helps with another; with `--own-words`
each document exchanges its longer words for others that end alike, and hardly any sentence recurs. One document among
them is broken. Beside the command stands what validating the same files against the JSON Schema of their kind alone
takes, with `jsonschema`, in one process.

`--check` exits with 1 under 1,000 documents a second, or over 300 MB for all processes together.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from jsonschema import Draft202012Validator
from throughput import family

from brief import kinds
from brief.article import Article, Place, Sentence
from brief.attribution.speech.attributed import sayers_in
from brief.checks.said import PRONOUNS
from brief.document import Document, Provenance
from brief.schema import BriefModel
from brief.sentences import number

ITEMS = 20
"""Claims, demands, questions and parties in a document; the bottom line comes on top."""
WORDS = 450
FEWEST = 6
"""Words that a shortened sentence has at least."""
OWN = "of the register"
INSIDE = re.compile(r"(?<=[a-z,] )[A-Za-z]{5,}\b")
SAID = re.compile(r"[“”\"]|\b(?:said|says|told|according|stated|announced|reported|claimed|added|described|called)\b")
LEAST = 1_000
MOST_MB = 300
PAGE = os.sysconf("SC_PAGE_SIZE")
LOOK = 0.2
"""Seconds between two looks at what is measured."""


def texts(folder: Path) -> list[list[str]]:
    """The articles' paragraphs."""
    found = [p.read_text(encoding="utf-8", errors="replace").split("\n\n") for p in sorted(folder.glob("*.txt"))]
    return [[" ".join(q.split()) for q in paragraphs if len(q.split()) > 12] for paragraphs in found]


def endings(articles: list[list[str]]) -> dict[str, list[str]]:
    """The longer words inside the articles' sentences, by how they begin and end."""
    found = {
        m[0] for paragraphs in articles for p in paragraphs for m in INSIDE.finditer(p) if not SAID.fullmatch(m[0])
    }
    groups: dict[str, list[str]] = {}
    for word in sorted(found):
        groups.setdefault(ending(word), []).append(word)
    return groups


def ending(word: str) -> str:
    """What words have in common that may stand for each other: their last letters, and whether they have a capital."""
    return ("A" if word[0].isupper() else "a") + word[-2:]


def in_own_words(source: str, n: int, groups: dict[str, list[str]]) -> str:
    """The text with its longer words exchanged, the same one always for the same."""

    def other(match: re.Match[str]) -> str:
        alike = groups[ending(match[0])] if not SAID.fullmatch(match[0]) else [match[0]]
        return alike[crc32(f"{n} {match[0]}".encode()) % len(alike)]

    return INSIDE.sub(other, source)


def text(articles: list[list[str]], n: int, groups: dict[str, list[str]] | None) -> str:
    """The text of document `n`: no other has the same, nor, where there are groups of words, the same sentences."""
    chance = random.Random(n)
    paragraphs: list[str] = []
    while sum(len(p.split()) for p in paragraphs) < WORDS:
        chosen = chance.choice(articles)
        paragraphs += chance.sample(chosen, min(len(chosen), 6))
    if groups is not None:
        paragraphs = [in_own_words(p, n, groups) for p in paragraphs]
    own = [f"{p} Entry {n} {OWN} names this as point {i}." for i, p in enumerate(paragraphs, 1)]
    return f"Document {n} on {chance.choice(['talks', 'a vote', 'an accident', 'a ruling'])}\n\n" + "\n\n".join(own)


def brief(article: Article, schema: type[BriefModel]) -> BriefModel:
    """Twenty items of an article, each in the words of a sentence or close to them."""
    body = [s for s in article.sentences if s.place is Place.BODY and len(s.text.split()) <= 60 and OWN not in s.text]
    told = sorted(body, key=lambda s: (SAID.search(s.text) is not None, s.id))  # The article's own voice comes first.
    chosen = sorted(told[:ITEMS], key=lambda s: s.id)
    claims = [
        {"speaker": who, "claim": words(s), "attribution": how, "evidence": [s.id]}
        for s in chosen[:14]
        for who, how in [voice(s)]
    ]
    questions = [
        {"question": f"Is it settled whether {first(s)}?", "reason": "undecided", "evidence": [s.id]}
        for s in chosen[14:17]
    ]
    parties = [
        {"name": name(s), "aliases": [], "kind": "other", "role": None, "voice": "not_quoted", "evidence": [s.id]}
        for s in chosen[17:20]
    ]
    return schema.model_validate(
        {
            "headline": article.sentences[0].text,
            "bottom_line": {"text": words(chosen[0]), "evidence": [chosen[0].id]},
            "parties": parties,
            "key_claims": claims,
            "demands": [],
            "open_questions": questions,
        }
    )


def provenance(prompts: str, schema: str) -> Provenance:
    """As a model's run would leave it."""
    return Provenance(
        brief_version="0",
        model="none",
        endpoint=None,
        prompt_sha256=prompts,
        schema_sha256=schema,
        passages=1,
        calls=2,
        input_tokens=None,
        cached_tokens=None,
        output_tokens=None,
        cost_usd=None,
        seconds=1.0,
        created="2026-11-22T00:00:00Z",
    )


def words(sentence: Sentence) -> str:
    """A sentence as it stands, or every third time without its last clause, where it has one."""
    whole, comma, _ = sentence.text.rpartition(", ")
    shortened = comma and not sentence.id % 3 and len(whole.split()) >= FEWEST
    return f"{whole}." if shortened else sentence.text


def voice(sentence: Sentence) -> tuple[str, str]:
    """Who says it, where the sentence has one sayer with a name, and how it is attributed; else the article."""
    said = sayers_in(sentence.text)
    named = len(said) == 1 and said[0].text[:1].isupper() and said[0].text.lower() not in PRONOUNS
    return (said[0].text, "on_record") if named else ("reporter", "reporter")


def first(sentence: Sentence) -> str:
    return " ".join(sentence.text.rstrip(".?!").split()[:10])


def name(sentence: Sentence) -> str:
    """A name in a sentence, or its first word."""
    found = [w.strip(".,;:“”\"'()") for w in sentence.text.split()[1:] if w[:1].isupper()]
    return found[0] if found and found[0] else sentence.text.split()[0]


def make(articles: list[list[str]], folder: Path, count: int, *, own_words: bool = False) -> int:
    """Write the documents; how many bytes they have."""
    kind = kinds.find_builtin("news")
    groups = endings(articles) if own_words else None
    total = 0
    for n in range(count):
        source = text(articles, n, groups)
        article = Article(
            text=source, sentences=number(source, "en"), sha256=sha256(source.encode()).hexdigest(), language="en"
        )
        made = provenance(kind.prompt_sha256, kind.schema_sha256)
        data = Document.of("news", article, brief(article, kind.schema), provenance=made).dumps().encode()
        if n == count // 2:
            data = data[: len(data) // 2]
        total += len(data)
        (folder / f"{n:06}.brief.json").write_bytes(data)
    return total


class Watch:
    """What a process and those it started took: the most memory at one time, and processor time.

    Looked at a few times a second: each look takes time from what is looked at, and what they take changes slowly.
    """

    def __init__(self, top: int) -> None:
        self.resident = self.processes = 0
        self._ticks: dict[int, int] = {}
        self._top = top
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    @property
    def processor(self) -> float:
        """Seconds of processor time, all processes together."""
        return sum(self._ticks.values()) / os.sysconf("SC_CLK_TCK")

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(LOOK):
            pids = family(self._top)
            total = 0
            for pid in pids:
                try:
                    total += int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
                    stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                    self._ticks[pid] = int(stat[11]) + int(stat[12])
                except (OSError, IndexError):
                    continue
            if total > self.resident:
                self.resident, self.processes = total, len(pids)


def run(folder: Path, jobs: int | None) -> tuple[float, Watch, str]:
    """Seconds, what it took, and what the command said."""
    command = [sys.executable, "-m", "brief", "validate", str(folder), "--format", "jsonl", "--output", os.devnull]
    command += ["--jobs", str(jobs)] if jobs else []
    began = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    with Watch(process.pid) as watch:
        said = process.communicate()[1]
    if process.returncode != 1:
        raise SystemExit(f"the command ended with {process.returncode}, not 1:\n{said}")
    return time.perf_counter() - began, watch, said.strip().splitlines()[-1]


def schema_alone(folder: Path) -> tuple[float, float]:
    """Seconds, and those of the processor, that the JSON Schema of the kind takes on every file's brief, and nothing
    else.
    """
    validator = Draft202012Validator(kinds.find_builtin("news").schema.model_json_schema())
    began, busy = time.perf_counter(), time.process_time()
    for path in sorted(folder.iterdir()):
        try:
            document = json.loads(path.read_bytes())
        except ValueError:
            continue
        list(validator.iter_errors(document["brief"]))
    return time.perf_counter() - began, time.process_time() - busy


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--own-words", action="store_true", help="documents whose sentences do not recur")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    articles = [a for a in texts(given.folder) if len(a) >= 4]
    if not articles:
        parser.error(f"{given.folder} holds no articles, *.txt")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = make(articles, folder, given.documents, own_words=given.own_words)
        print(
            f"{given.documents:,} documents of {ITEMS} items, {size / given.documents / 1024:.1f} KB each, one broken"
        )
        seconds, took, said = run(folder, given.jobs)
        rate = given.documents / seconds
        print(f"brief validate, all rules: {rate:,.0f} documents/s ({seconds:.1f} s for the whole process)")
        print(f"processor time: {1000 * took.processor / given.documents:.2f} ms a document, all processes together")
        print(f"most memory: {took.resident / 2**20:.0f} MB in {took.processes} processes together")
        print(f"it said: {said}")
        alone, busy = schema_alone(folder)
        print(
            f"jsonschema alone, one process: {given.documents / alone:,.0f} documents/s ({alone:.1f} s), "
            f"{1000 * busy / given.documents:.2f} ms of processor time a document"
        )
    slow = rate < LEAST or took.resident > MOST_MB * 2**20
    return 1 if given.check and slow else 0


if __name__ == "__main__":
    sys.exit(main())

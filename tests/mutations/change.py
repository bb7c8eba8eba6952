"""What a mutation is, and the tools they share.

A mutation is a small function that spoils one thing in a good brief as an editor or a model might by mistake. It says
where it did so, or gives None where it has nothing to spoil.
"""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from brief.article import Place, Sentence
from mutations.good import Good
from mutations.grammar import is_person

GROUPS = ("number", "quotation", "speaker", "evidence", "direction", "other")

MARKED = re.compile(r"\"[^\"]*\"|“[^”]*”")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
STRANGERS = ("Marlo Denvik", "Ottilie Krasner", "Bashir Qasimov", "Yvonne Tarrega")
NAME = re.compile(r"(?<![.!?] )(?<!^)(?<![\w“\"])[A-Z][a-zà-ž]{3,}(?: [A-Z][a-zà-ž]{2,})?(?![\w’'-])")


@dataclass(frozen=True, slots=True)
class Change:
    """A spoilt document, and where it was spoilt."""

    data: Any
    """The document as JSON values, or its text where the mistake is in the JSON itself."""
    pointers: tuple[str, ...]
    """JSON pointers of the items or parts that were changed. A finding at, under or over one of them counts."""
    note: str
    """What was changed, for the list of misses."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One kind of mistake."""

    name: str
    group: str
    make: Callable[[Good, random.Random], Change | None]


MUTATIONS: dict[str, Mutation] = {}
"""All kinds of mistake, by name, in the order in which they are told."""

Make = Callable[[Good, random.Random], Change | None]


def mutation(name: str, group: str) -> Callable[[Make], Make]:
    """Register a mutation."""

    def register(make: Make) -> Make:
        if name in MUTATIONS or group not in GROUPS:
            raise ValueError(name)
        MUTATIONS[name] = Mutation(name, group, make)
        return make

    return register


def copied(good: Good) -> Any:
    """A document to spoil."""
    return copy.deepcopy(good.data)


def at(data: Any, pointer: str) -> Any:
    """The value at a JSON pointer."""
    for key in pointer.strip("/").split("/"):
        data = data[int(key)] if isinstance(data, list) else data[key]
    return data


TEXT = {"key_claims": "claim", "demands": "demand", "open_questions": "question", "bottom_line": "text"}


def text_items(good: Good, rng: random.Random, *sections: str) -> Iterator[tuple[str, str, str, Any]]:
    """Items with a wording, in random order: pointer, name of the text field, text, how it was made."""
    found = [
        (pointer, TEXT[section], str(item[TEXT[section]]), made)
        for section in sections or ("key_claims", "demands")
        for pointer, item, made in good.items(section)
    ]
    yield from rng.sample(found, len(found))


def reworded(
    good: Good, rng: random.Random, change: Callable[[str, Sentence], str | None], *sections: str
) -> Change | None:
    """The first item whose text `change` can spoil, with it spoilt. `change` is given the text and its sentence."""
    for pointer, name, text, made in text_items(good, rng, *sections):
        new = change(text, made.sentence)
        if new and new != text:
            data = copied(good)
            at(data, pointer)[name] = new
            return Change(data, (pointer,), f"{text} → {new}")
    return None


def replaced(
    text: str, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str | None], rng: random.Random
) -> str | None:
    """One match outside quotation marks, chosen at random, replaced by what `new` makes of it."""
    quoted = [m.span() for m in MARKED.finditer(text)]
    matches = [m for m in pattern.finditer(text) if not any(a < m.end() and m.start() < b for a, b in quoted)]
    for m in rng.sample(matches, len(matches)):
        word = new(m)
        if word is not None and word != m[0]:
            return text[: m.start()] + word + text[m.end() :]
    return None


def has(sentence: Sentence, word: str) -> bool:
    """Whether a sentence has a word or a number, as a whole."""
    return re.search(rf"(?<![\w.,]){re.escape(word)}(?![\w])", sentence.text, re.IGNORECASE) is not None


def bodies(good: Good) -> list[Sentence]:
    """The article's own sentences."""
    return [s for s in good.article.sentences if s.place is Place.BODY and len(s.text.split()) > 5]


def cite(good: Good, data: Any) -> Any:
    """The document with its list of evidence as its items cite it, and kept in order."""
    numbers: set[int] = set()
    for section in ("parties", "key_claims", "demands", "open_questions"):
        for item in data["brief"][section]:
            numbers.update(item["evidence"])
    numbers.update(data["brief"]["bottom_line"]["evidence"])
    count = len(good.article.sentences)
    cited = [good.article.sentence(n) for n in sorted(numbers) if 1 <= n <= count]
    data["evidence"] = [{"id": s.id, "start": s.start, "end": s.end, "text": s.text} for s in cited]
    return data


def names_in(good: Good) -> list[str]:
    """Proper names of two words in the article's body, each once: people and places, by their capitals."""
    found: dict[str, None] = {}
    for sentence in bodies(good):
        for m in re.finditer(r"(?<=[a-z,] )([A-Z][a-zà-ž]{2,} [A-Z][a-zà-ž]{2,})(?![\w-])", sentence.text):
            found[m[1]] = None
    return list(found)


def people_in(good: Good) -> list[str]:
    """Those of them that are no office and no body: people, and some places."""
    return [n for n in names_in(good) if is_person(n)]


def as_inside(text: str, good: Good) -> str:
    """A sentence's words as they stand within another: a small letter, unless they begin with a name."""
    first = text.split(maxsplit=1)[0]
    small = first[0].lower() + first[1:]
    known = re.search(rf"(?<![\w’'-]){re.escape(small)}(?![\w’'-])", good.article.text) is not None
    return small + text[len(first) :] if known or first in ("The", "A", "An", "Two", "Three", "About", "Some") else text

"""Mistakes with evidence: the wrong sentence, none, or one whose copy is not what the article says."""

from __future__ import annotations

import random

from mutations.change import Change, at, bodies, cite, copied, mutation, text_items
from mutations.good import Good

_SECTIONS = ("key_claims", "demands", "open_questions")


def _moved(good: Good, pointer: str, number: int) -> Change:
    data = copied(good)
    item = at(data, pointer)
    note = f"{item['evidence']} → [{number}]: {item.get('claim') or item.get('demand') or item.get('question')}"
    item["evidence"] = [number]
    return Change(cite(good, data), (pointer,), note)


@mutation("evidence moved to the next sentence", "evidence")
def moved_near(good: Good, rng: random.Random) -> Change | None:
    """Off by one."""
    numbers = {s.id for s in bodies(good)}
    for pointer, _, _, made in text_items(good, rng, *_SECTIONS):
        near = [n for n in (made.sentence.id - 1, made.sentence.id + 1) if n in numbers]
        if near:
            return _moved(good, pointer, rng.choice(near))
    return None


@mutation("evidence moved far", "evidence")
def moved_far(good: Good, rng: random.Random) -> Change | None:
    """A sentence of quite another part."""
    for pointer, _, _, made in text_items(good, rng, *_SECTIONS):
        far = [s.id for s in bodies(good) if abs(s.id - made.sentence.id) > 4]
        if far:
            return _moved(good, pointer, rng.choice(far))
    return None


@mutation("evidence of two items swapped", "evidence")
def swapped(good: Good, rng: random.Random) -> Change | None:
    """Each of two items cites the other's sentence."""
    rows = list(text_items(good, rng, "key_claims"))
    for i, (a, _, _, first) in enumerate(rows):
        for b, _, _, second in rows[i + 1 :]:
            if first.sentence.id != second.sentence.id:
                data = copied(good)
                at(data, a)["evidence"], at(data, b)["evidence"] = [second.sentence.id], [first.sentence.id]
                return Change(data, (a, b), f"{first.sentence.id} ↔ {second.sentence.id}")
    return None


@mutation("bottom line's evidence moved", "evidence")
def bottom_line_moved(good: Good, rng: random.Random) -> Change | None:
    """The bottom line cites a sentence that does not say so."""
    cited = good.items("bottom_line")[0][2].sentence.id
    others = [s.id for s in bodies(good) if s.id != cited]
    return _moved(good, "/brief/bottom_line", rng.choice(others)) if others else None


@mutation("evidence out of range", "evidence")
def out_of_range(good: Good, rng: random.Random) -> Change | None:
    """A sentence that the article does not have."""
    for pointer, *_ in text_items(good, rng, *_SECTIONS):
        data = copied(good)
        count = len(good.article.sentences)
        at(data, pointer)["evidence"] = [rng.choice((0, -1, count + 1, count + 40))]
        return Change(data, (pointer,), str(at(data, pointer)["evidence"]))
    return None


@mutation("evidence dropped", "evidence")
def dropped(good: Good, rng: random.Random) -> Change | None:
    """An item that cites nothing."""
    for pointer, *_ in text_items(good, rng, *_SECTIONS):
        data = copied(good)
        at(data, pointer)["evidence"] = []
        return Change(data, (pointer,), "[]")
    return None


@mutation("evidence text edited", "evidence")
def text_edited(good: Good, rng: random.Random) -> Change | None:
    """The document's copy of a sentence says something else."""
    data = copied(good)
    place = rng.randrange(len(data["evidence"]))
    words = data["evidence"][place]["text"].split(" ")
    i = rng.randrange(len(words))
    words[i] = rng.choice(("not", "never", "seven", words[i] + "s"))
    data["evidence"][place]["text"] = " ".join(words)
    return Change(data, (f"/evidence/{place}",), data["evidence"][place]["text"])


@mutation("evidence offsets shifted", "evidence")
def offsets_shifted(good: Good, rng: random.Random) -> Change | None:
    """Offsets that no longer meet the sentence."""
    data = copied(good)
    place = rng.randrange(len(data["evidence"]))
    by = rng.choice((-3, -1, 1, 2, 40))
    entry = data["evidence"][place]
    entry["start"], entry["end"] = max(0, entry["start"] + by), entry["end"] + by
    return Change(data, (f"/evidence/{place}",), f"{by:+}")


@mutation("evidence entry missing", "evidence")
def entry_missing(good: Good, rng: random.Random) -> Change | None:
    """A cited sentence that the document does not list."""
    data = copied(good)
    gone = data["evidence"].pop(rng.randrange(len(data["evidence"])))
    return Change(data, ("/evidence",), f"without {gone['id']}")


@mutation("evidence entry under another number", "evidence")
def relabelled(good: Good, rng: random.Random) -> Change | None:
    """Two listed sentences have each other's numbers."""
    data = copied(good)
    if len(data["evidence"]) < 2:
        return None
    a, b = rng.sample(range(len(data["evidence"])), 2)
    first, second = data["evidence"][a], data["evidence"][b]
    first["id"], second["id"] = second["id"], first["id"]
    return Change(data, (f"/evidence/{a}", f"/evidence/{b}"), f"{second['id']} ↔ {first['id']}")

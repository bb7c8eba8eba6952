"""Mistakes with the file: its form, its format, its kind, and where it says that it comes from."""

from __future__ import annotations

import json
import random

from mutations.change import Change, at, copied, mutation, text_items
from mutations.good import Good


@mutation("not JSON", "other")
def not_json(good: Good, rng: random.Random) -> Change | None:
    """A document cut off, or with a comma too many."""
    text = json.dumps(good.data, ensure_ascii=False, indent=2)
    broken = rng.choice(
        (text[: len(text) // 2], text.replace('",', '",,', 1), text.replace("null", "NaN,", 1), text + "}")
    )
    return Change(broken, ("",), "not JSON")


@mutation("key given twice", "other")
def key_twice(good: Good, rng: random.Random) -> Change | None:
    """The same key twice in an item: readers differ in which they believe."""
    text = json.dumps(good.data, ensure_ascii=False, indent=2)
    key, value = rng.choice((("speaker", '"reporter"'), ("claim", '"Nothing happened."')))
    changed = text.replace(f'"{key}":', f'"{key}": {value},\n        "{key}":', 1)
    return Change(changed, ("/brief/key_claims/0",), key) if changed != text else None


@mutation("newer format", "other")
def newer(good: Good, rng: random.Random) -> Change | None:
    """A document from a version to come, or of another format."""
    data = copied(good)
    data["format"] = rng.choice(("brief/2", "brief/17", "summary/1", "brief"))
    return Change(data, ("/format",), data["format"])


@mutation("unknown kind", "other")
def unknown_kind(good: Good, rng: random.Random) -> Change | None:
    """A kind that nobody has."""
    data = copied(good)
    data["kind"] = rng.choice(("gossip", "../../kinds/own.py", "News"))
    return Change(data, ("/kind",), data["kind"])


@mutation("schema violated", "other")
def violated(good: Good, rng: random.Random) -> Change | None:
    """A field gone, one too many, one of another type, a word that the schema does not have."""
    for pointer, name, text, _ in text_items(good, rng, "key_claims"):
        data = copied(good)
        item = at(data, pointer)
        how = rng.choice(("gone", "more", "type", "word", "number"))
        if how == "gone":
            del item[name]
        elif how == "more":
            item["confidence"] = 0.9
        elif how == "type":
            item[name] = [text]
        elif how == "word":
            item["attribution"] = "rumour"
        else:
            item["evidence"] = ["12"]
        return Change(data, (pointer,), how)
    return None


@mutation("provenance dropped", "other")
def provenance_dropped(good: Good, rng: random.Random) -> Change | None:
    """Nobody knows how it came about."""
    del rng
    data = copied(good)
    data["provenance"] = None
    return Change(data, ("/provenance",), "null")


@mutation("prompt or schema of another version", "other")
def prompt_changed(good: Good, rng: random.Random) -> Change | None:
    """Made with a prompt or a schema that is not today's."""
    data = copied(good)
    key = rng.choice(("prompt_sha256", "schema_sha256"))
    data["provenance"][key] = "0" * 64
    return Change(data, ("/provenance",), key)


@mutation("control characters", "other")
def control_characters(good: Good, rng: random.Random) -> Change | None:
    """A text that drives a terminal."""
    for pointer, name, text, _ in text_items(good, rng, "key_claims"):
        data = copied(good)
        at(data, pointer)[name] = f"\x1b[2J{text}"
        return Change(data, (pointer,), "ESC")
    return None


@mutation("article's text edited", "other")
def article_edited(good: Good, rng: random.Random) -> Change | None:
    """The text that offsets refer to is no longer what they were made from."""
    data = copied(good)
    entry = rng.choice(data["evidence"])
    text = data["article"]["text"]
    data["article"]["text"] = text[: entry["start"]] + "Yesterday " + text[entry["start"] :]
    return Change(data, ("/evidence", "/article"), f"at {entry['start']}")

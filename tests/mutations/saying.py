"""Mistakes about who says it, and about who wants what of whom."""

from __future__ import annotations

import random
import re
from typing import Any

from mutations.change import STRANGERS, Change, at, bodies, cite, copied, has, mutation, people_in
from mutations.good import Good
from mutations.grammar import bare, is_somebody
from mutations.rewrites import capitalised

_COUNTRIES = ("Turkey", "Brazil", "Norway", "Kenya", "Japan", "Canada")
_SPOKEN = ("said", "quoted")


def _spoken(good: Good, rng: random.Random, *, named: bool | None = None) -> list[tuple[str, Any, Any]]:
    """Claims of somebody's, in random order."""
    rows = [(p, item, made) for p, item, made in good.items("key_claims") if made.pattern in _SPOKEN]
    if named is not None:
        rows = [r for r in rows if (r[1]["attribution"] != "unnamed") is named]
    return rng.sample(rows, len(rows))


def _akin(a: str, b: str) -> bool:
    return bool(set(bare(a).lower().split()) & set(bare(b).lower().split()))


def _gave(good: Good, pointer: str, who: str, attribution: str = "on_record") -> Change:
    """The claim at a pointer, given to another."""
    data = copied(good)
    item = at(data, pointer)
    note = f"{item['speaker']} → {who}: {item['claim']}"
    item["speaker"], item["attribution"] = who, attribution
    return Change(data, (pointer,), note)


@mutation("two speakers swapped", "speaker")
def speakers_swapped(good: Good, rng: random.Random) -> Change | None:
    """A's words given to B, and B's to A."""
    rows = _spoken(good, rng, named=True)
    for i, (a, first, _) in enumerate(rows):
        for b, second, _ in rows[i + 1 :]:
            if _akin(first["speaker"], second["speaker"]):
                continue
            data = copied(good)
            at(data, a)["speaker"], at(data, b)["speaker"] = second["speaker"], first["speaker"]
            return Change(
                data, (a, b), f"{first['speaker']} ↔ {second['speaker']}: {first['claim']} / {second['claim']}"
            )
    return None


@mutation("speaker is another party", "speaker")
def another_party(good: Good, rng: random.Random) -> Change | None:
    """Words given to another party of the brief."""
    for pointer, item, made in _spoken(good, rng, named=True):
        others = [
            p["name"]
            for _, p, _ in good.items("parties")
            if not _akin(p["name"], item["speaker"]) and not has(made.sentence, p["name"].split()[-1])
        ]
        if others:
            return _gave(good, pointer, rng.choice(others))
    return None


@mutation("speaker is another name nearby", "speaker")
def another_name_nearby(good: Good, rng: random.Random) -> Change | None:
    """Words given to somebody whom a sentence close by names."""
    for pointer, item, made in _spoken(good, rng, named=True):
        near = [s.text for s in bodies(good) if 0 < abs(s.id - made.sentence.id) <= 3]
        names = [n for n in people_in(good) if any(n in t for t in near)]
        names = [n for n in names if not _akin(n, item["speaker"]) and not has(made.sentence, n.split()[-1])]
        if names:
            return _gave(good, pointer, rng.choice(names))
    return None


@mutation("speaker is another name in the sentence", "speaker")
def another_name_in_sentence(good: Good, rng: random.Random) -> Change | None:
    """Words given to somebody whom the very sentence speaks about."""
    for pointer, item, made in _spoken(good, rng, named=True):
        names = [n for n in people_in(good) if n in made.content and not _akin(n, item["speaker"])]
        parties = [
            p["name"]
            for _, p, _ in good.items("parties")
            if p["name"] in made.content and not _akin(p["name"], item["speaker"])
        ]
        if names or parties:
            return _gave(good, pointer, rng.choice(names or parties))
    return None


@mutation("speaker is a stranger", "speaker")
def stranger(good: Good, rng: random.Random) -> Change | None:
    """Words given to somebody whom the article never names."""
    for pointer, _, _ in _spoken(good, rng):
        return _gave(good, pointer, rng.choice(STRANGERS))
    return None


@mutation("unnamed source given a name", "speaker")
def source_named(good: Good, rng: random.Random) -> Change | None:
    """ "a senior official" becomes somebody of the article."""
    for pointer, item, made in _spoken(good, rng, named=False):
        names = [n for n in people_in(good) if n not in made.sentence.text and not _akin(n, item["speaker"])]
        if names:
            return _gave(good, pointer, rng.choice(names))
    return None


@mutation("unnamed source given a country", "speaker")
def source_sided(good: Good, rng: random.Random) -> Change | None:
    """ "officials" become a country, or a country's."""
    for pointer, item, made in _spoken(good, rng, named=False):
        country = rng.choice([c for c in _COUNTRIES if c not in good.article.text] or ["Turkey"])
        if has(made.sentence, country):
            continue
        noun = item["speaker"].split()[-1]
        who = rng.choice((country, f"the government of {country}", f"{country}’s {noun}"))
        return _gave(good, pointer, who)
    return None


@mutation("unnamed source given a side", "speaker")
def source_of_a_party(good: Good, rng: random.Random) -> Change | None:
    """ "a source" becomes one of the article's parties."""
    for pointer, item, made in _spoken(good, rng, named=False):
        parties = [
            p["name"]
            for _, p, _ in good.items("parties")
            if not _akin(p["name"], item["speaker"]) and not has(made.sentence, p["name"].split()[-1])
        ]
        if parties:
            return _gave(good, pointer, rng.choice(parties))
    return None


@mutation("attributed words given to the reporter", "speaker")
def to_reporter(good: Good, rng: random.Random) -> Change | None:
    """What somebody says told as fact, in the article's own voice."""
    for pointer, _, made in _spoken(good, rng):
        if made.pattern != "said":
            continue
        data = copied(good)
        item = at(data, pointer)
        said = _content(str(item["claim"]), made.sentence.text)
        if said is None:
            continue
        item["claim"], item["speaker"], item["attribution"] = said, "reporter", "reporter"
        return Change(data, (pointer,), f"reporter: {item['claim']} < {made.sentence.text}")
    return None


def _content(claim: str, sentence: str) -> str | None:
    """A claim without the words that give it to somebody."""
    frame = re.match(r"(?:According to [^,]+, |[^\"“]{3,90}? (?:said|says|stated|announced|reported|explained|argued|warned|noted|claimed|added|confirmed)"
                     r"(?: (?:on )?\w+day)?(?: that)? )", claim)  # fmt: skip
    if frame:
        return capitalised(claim[frame.end() :])
    tail = re.search(r", (?:according to [^,]+|[^,]+ said)\.$", claim)
    if tail:
        return claim[: tail.start()] + "."
    return claim if claim != sentence else None


@mutation("narration given to a party", "speaker")
def from_reporter(good: Good, rng: random.Random) -> Change | None:
    """What the article tells in its own voice, given to somebody."""
    rows = [(p, item, made) for p, item, made in good.items("key_claims") if item["speaker"] == "reporter"]
    parties = [p["name"] for _, p, _ in good.items("parties")] + people_in(good)
    for pointer, _, made in rng.sample(rows, len(rows)):
        others = [n for n in parties if not has(made.sentence, n.split()[-1])]
        if others:
            return _gave(good, pointer, rng.choice(others))
    return None


@mutation("named speaker made a source", "speaker")
def downgraded(good: Good, rng: random.Random) -> Change | None:
    """A speaker on record hidden behind "a senior source"."""
    for pointer, _, made in _spoken(good, rng, named=True):
        who = rng.choice(("a senior source", "an unnamed diplomat", "an insider"))
        if not has(made.sentence, who.split()[-1]):
            return _gave(good, pointer, who, "unnamed")
    return None


def _demands(good: Good, rng: random.Random, *, two_sided: bool) -> list[tuple[str, Any, Any]]:
    rows = [r for r in good.items("demands") if r[1]["of"] != "unspecified" or not two_sided]
    return rng.sample(rows, len(rows))


def _directed(good: Good, pointer: str, by: str, of: str) -> Change:
    data = copied(good)
    item = at(data, pointer)
    note = f"{item['by']} of {item['of']} → {by} of {of}: {item['demand']}"
    item["by"], item["of"] = by, of
    return Change(data, (pointer,), note)


@mutation("demander and addressee swapped", "direction")
def swapped(good: Good, rng: random.Random) -> Change | None:
    """B asks A for what A asks of B."""
    for pointer, item, _ in _demands(good, rng, two_sided=True):
        return _directed(good, pointer, item["of"], item["by"])
    return None


@mutation("demander and addressee the same", "direction")
def of_itself(good: Good, rng: random.Random) -> Change | None:
    """A asks A."""
    for pointer, item, _ in _demands(good, rng, two_sided=False):
        who = rng.choice([item["by"], item["of"]] if item["of"] != "unspecified" else [item["by"]])
        return _directed(good, pointer, who, who)
    return None


@mutation("demander is a stranger", "direction")
def by_a_stranger(good: Good, rng: random.Random) -> Change | None:
    """Somebody whom the article never names asks."""
    for pointer, item, _ in _demands(good, rng, two_sided=False):
        return _directed(good, pointer, rng.choice(STRANGERS), item["of"])
    return None


@mutation("demander is another party", "direction")
def by_another(good: Good, rng: random.Random) -> Change | None:
    """Another party asks."""
    for pointer, item, made in _demands(good, rng, two_sided=False):
        others = [
            p["name"]
            for _, p, _ in good.items("parties")
            if not _akin(p["name"], item["by"])
            and not _akin(p["name"], item["of"])
            and not has(made.sentence, p["name"].split()[-1])
        ]
        if others:
            return _directed(good, pointer, rng.choice(others), item["of"])
    return None


@mutation("addressee is another party", "direction")
def of_another(good: Good, rng: random.Random) -> Change | None:
    """Another party is asked."""
    for pointer, item, made in _demands(good, rng, two_sided=True):
        others = [
            p["name"]
            for _, p, _ in good.items("parties")
            if not _akin(p["name"], item["by"])
            and not _akin(p["name"], item["of"])
            and not has(made.sentence, p["name"].split()[-1])
        ]
        if others:
            return _directed(good, pointer, item["by"], rng.choice(others))
    return None


_ACTS = re.compile(
    r"^(?P<a>(?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+) (?P<verb>defeated|accused|sued|replaced|killed|attacked|beat|succeeded|arrested|"
    r"criticized|criticised|blamed|urged|called on|asked|bought|invaded|endorsed|appointed) "
    r"(?P<b>(?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+)(?P<rest> (?!and\b)[a-z0-9].*)$"
)


@mutation("who acts and who is acted on swapped", "direction")
def acts_swapped(good: Good, rng: random.Random) -> Change | None:
    """ "B defeated A" for "A defeated B", in the wording."""
    rows = [(s, m) for s in bodies(good) if (m := _ACTS.match(s.text)) and is_somebody(m["a"]) and is_somebody(m["b"])]
    if not rows:
        return None
    sentence, m = rng.choice(rows)
    data = copied(good)
    text = f"{m['b']} {m['verb']} {m['a']}{m['rest']}"
    pointer = "/brief/key_claims/0"
    at(data, pointer).update(speaker="reporter", claim=text, attribution="reporter", evidence=[sentence.id])
    return Change(cite(good, data), (pointer,), f"{sentence.text} → {text}")

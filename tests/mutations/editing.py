"""Mistakes that an editor strikes out: said twice, too long, claimed by no item, asked though answered."""

from __future__ import annotations

import random
import re

from mutations.change import Change, as_inside, at, bodies, cite, copied, mutation
from mutations.good import Good
from mutations.grammar import narrated
from mutations.rewrites import rewritten


@mutation("item doubled", "other")
def doubled(good: Good, rng: random.Random) -> Change | None:
    """The same claim twice."""
    rows = good.items("key_claims")
    pointer, item, _ = rng.choice(rows)
    data = copied(good)
    data["brief"]["key_claims"].append(dict(item))
    return Change(data, (pointer, f"/brief/key_claims/{len(rows)}"), str(item["claim"]))


@mutation("item doubled in other words", "other")
def doubled_reworded(good: Good, rng: random.Random) -> Change | None:
    """The same claim again, reworded."""
    rows = good.items("key_claims")
    for pointer, item, _ in rng.sample(rows, len(rows)):
        text, done = rewritten(str(item["claim"]), rng, 3)
        if len(done) > 1:
            data = copied(good)
            data["brief"]["key_claims"].append({**item, "claim": text})
            return Change(data, (pointer, f"/brief/key_claims/{len(rows)}"), f"{item['claim']} / {text}")
    return None


@mutation("bottom line too long", "other")
def long_bottom_line(good: Good, rng: random.Random) -> Change | None:
    """More than 60 words, all of them from the article."""
    data = copied(good)
    line = data["brief"]["bottom_line"]
    for sentence in rng.sample(bodies(good), len(bodies(good))):
        if sentence.id not in line["evidence"]:
            line["text"] += f" {sentence.text}"
            line["evidence"] = sorted({*line["evidence"], sentence.id})
        if len(line["text"].split()) > 62:
            return Change(cite(good, data), ("/brief/bottom_line",), f"{len(line['text'].split())} words")
    return None


_ADDED = (
    " The outcome is expected to cost taxpayers dearly.", " Experts fear that more will follow.", " Ministers are under growing pressure to resign.",
    " It is the worst crisis in a generation.", " A parliamentary inquiry will follow.",
)  # fmt: skip


@mutation("bottom line claims what nobody says", "other")
def bottom_line_invents(good: Good, rng: random.Random) -> Change | None:
    """A sentence more, of the model's own making."""
    data = copied(good)
    line = data["brief"]["bottom_line"]
    line["text"] += rng.choice(_ADDED)
    return Change(data, ("/brief/bottom_line",), line["text"]) if len(line["text"].split()) <= 60 else None


@mutation("bottom line claims what no item says", "other")
def bottom_line_goes_beyond(good: Good, rng: random.Random) -> Change | None:
    """A sentence of the article that is in no item below."""
    said = {m.sentence.id for m in good.made.values()}
    others = [s for s in bodies(good) if s.id not in said and narrated(s) and len(s.text.split()) < 35]
    if not others:
        return None
    data = copied(good)
    sentence = rng.choice(others)
    data["brief"]["bottom_line"] = {"text": sentence.text, "evidence": [sentence.id]}
    return Change(cite(good, data), ("/brief/bottom_line",), sentence.text)


@mutation("question made a statement", "other")
def question_states(good: Good, rng: random.Random) -> Change | None:
    """A statement among the open questions."""
    rows = good.items("open_questions")
    data = copied(good)
    if rows:
        pointer, item, made = rng.choice(rows)
        at(data, pointer)["question"] = rng.choice((made.sentence.text, str(item["question"]).rstrip("?") + "."))
        return Change(data, (pointer,), at(data, pointer)["question"])
    sentence = rng.choice(bodies(good))
    data["brief"]["open_questions"].append(
        {"question": sentence.text, "reason": "unanswered", "evidence": [sentence.id]}
    )
    return Change(cite(good, data), ("/brief/open_questions/0",), sentence.text)


_ANSWERS = re.compile(
    r"^(?P<who>(?:[\w’'-]+ ){0,5}?[\w’'-]+) (?:(?P<aux>was|were|is|are|will) (?P<rest>[a-z][^,;:\"“”]{10,120})|"
    r"(?P<has>has|have) (?P<done>(?:been \w+|\w+(?:ed|en|un|ne))\b[^,;:\"“”]{5,120}))\.$"
)
_TWISTED = re.compile(r"\b(?:who|which|that|when|while|as|if|not|and|but)\b")


def _asked(text: str, good: Good) -> str | None:
    m = _ANSWERS.match(text)
    if m is None or _TWISTED.search(m["who"]) or _TWISTED.search(m["rest"] or m["done"]):
        return None
    return f"{(m['aux'] or m['has']).capitalize()} {as_inside(m['who'], good)} {m['rest'] or m['done']}?"


@mutation("question that the article answers", "other")
def question_answered(good: Good, rng: random.Random) -> Change | None:
    """ "Was the bridge closed on Monday?", on "The bridge was closed on Monday"."""
    rows = [(s, q) for s in bodies(good) if narrated(s) and (q := _asked(s.text, good))]
    if not rows:
        return None
    sentence, question = rng.choice(rows)
    data = copied(good)
    questions = data["brief"]["open_questions"]
    questions.append({"question": question, "reason": "unanswered", "evidence": [sentence.id]})
    return Change(cite(good, data), (f"/brief/open_questions/{len(questions) - 1}",), f"{question} < {sentence.text}")


_WHEN = re.compile(
    r"^(?P<who>(?:The |A )?[\w’' -]{3,50}?) (?P<aux>was|were) (?P<rest>[a-z][^,;:\"“”]{5,80}?) (?P<when>(?:on (?:\w+day|\w+ \d+)|in (?:19|20)\d\d|yesterday|today))\.$"
)


@mutation("question with when, that the article answers", "other")
def when_answered(good: Good, rng: random.Random) -> Change | None:
    """ "When was the bridge closed?", on "The bridge was closed on Monday"."""
    rows = [(s, m) for s in bodies(good) if narrated(s) and (m := _WHEN.match(s.text))]
    if not rows:
        return None
    sentence, m = rng.choice(rows)
    who = as_inside(m["who"], good)
    data = copied(good)
    questions = data["brief"]["open_questions"]
    questions.append(
        {"question": f"When {m['aux']} {who} {m['rest']}?", "reason": "unanswered", "evidence": [sentence.id]}
    )
    pointer = f"/brief/open_questions/{len(questions) - 1}"
    return Change(cite(good, data), (pointer,), f"{questions[-1]['question']} < {sentence.text}")


@mutation("accused party's voice changed", "other")
def voice_changed(good: Good, rng: random.Random) -> Change | None:
    """A party that is accused and never heard, marked as quoted or as merely not quoted."""
    rows = [p for p, item, _ in good.items("parties") if item["voice"] == "accused_not_quoted"]
    if not rows:
        return None
    pointer = rng.choice(rows)
    data = copied(good)
    at(data, pointer)["voice"] = rng.choice(("quoted", "not_quoted", "reported"))
    return Change(data, (pointer,), f"{at(data, pointer)['name']}: {at(data, pointer)['voice']}")


@mutation("heard party marked as accused", "other")
def marked_accused(good: Good, rng: random.Random) -> Change | None:
    """A party that speaks, marked as accused and not quoted."""
    rows = [p for p, item, _ in good.items("parties") if item["voice"] in ("quoted", "reported")]
    if not rows:
        return None
    pointer = rng.choice(rows)
    data = copied(good)
    at(data, pointer)["voice"] = "accused_not_quoted"
    return Change(data, (pointer,), str(at(data, pointer)["name"]))


@mutation("more than a page", "other")
def too_much(good: Good, rng: random.Random) -> Change | None:
    """Every sentence of the article made a claim."""
    del rng
    data = copied(good)
    claims = data["brief"]["key_claims"]
    told = {n for c in claims for n in c["evidence"]}
    for sentence in bodies(good):
        if sentence.id not in told and narrated(sentence):
            claims.append(
                {"speaker": "reporter", "claim": sentence.text, "attribution": "reporter", "evidence": [sentence.id]}
            )
    words = sum(len(str(v).split()) for c in claims for v in c.values())
    return Change(cite(good, data), ("/brief",), f"{len(claims)} claims, {words} words") if words > 560 else None


def _without(good: Good, rng: random.Random, section: str, fields: tuple[str, ...]) -> Change | None:
    """A party gone that a field of the section's items names."""
    parties = good.items("parties")
    for pointer, party, _ in rng.sample(parties, len(parties)):
        hit = [p for p, item, _ in good.items(section) if party["name"] in [item[f] for f in fields]]
        if hit and len(parties) > 1:
            data = copied(good)
            del data["brief"]["parties"][int(pointer.rsplit("/", 1)[1])]
            return Change(data, tuple(hit), f"without {party['name']}")
    return None


@mutation("speaking party removed", "other")
def speaker_removed(good: Good, rng: random.Random) -> Change | None:
    """A party that speaks is no longer among the parties."""
    return _without(good, rng, "key_claims", ("speaker",))


@mutation("demanding party removed", "other")
def demander_removed(good: Good, rng: random.Random) -> Change | None:
    """A party that demands something, or of which something is demanded, is no longer among the parties."""
    return _without(good, rng, "demands", ("by", "of"))

"""Mistakes with words in quotation marks."""

from __future__ import annotations

import random
import re

from brief.article import Sentence
from mutations.change import Change, at, bodies, cite, copied, mutation, reworded, text_items
from mutations.good import Good

_INVENTED = (
    "We will not be intimidated", "This is a dark day for all of us", "Enough is enough", "We had no choice in the matter",
    "It could have been far worse", "Nobody told us the truth",
)  # fmt: skip
_QUOTE = re.compile(r"“([^”]{12,})”|\"([^\"]{12,})\"")
_OTHERS = {
    "is": "was", "are": "were", "was": "is", "will": "would", "not": "never", "the": "our", "all": "some", "very": "quite", "and": "or", "our": "their",
    "we": "they", "we’re": "they’re", "have": "had", "can": "cannot", "there": "here", "to": "for", "in": "on", "it": "this", "a": "one", "of": "for", "i": "we", "for": "of",
}  # fmt: skip


@mutation("quotation invented", "quotation")
def quotation_invented(good: Good, rng: random.Random) -> Change | None:
    """A speaker's words in quotation marks that nobody said."""
    rows = [(p, item, made) for p, item, made in good.items("key_claims") if item["speaker"] != "reporter"]
    if not rows:
        return None
    pointer, item, _ = rng.choice(rows)
    data = copied(good)
    words = rng.choice(_INVENTED)
    at(data, pointer)["claim"] = f"{item['speaker']} said: “{words}.”"
    return Change(data, (pointer,), f"{item['claim']} → {at(data, pointer)['claim']}")


@mutation("narration put in quotation marks", "quotation")
def paraphrase_quoted(good: Good, rng: random.Random) -> Change | None:
    """Indirect speech, reworded, given as if it were the speaker's words."""
    rows = [
        (p, item, made)
        for p, item, made in good.items("key_claims")
        if made.pattern == "said" and "frame" in made.rewrites
    ]
    for pointer, item, _ in rng.sample(rows, len(rows)):
        text = str(item["claim"])
        m = re.search(r" says ", text)
        if not m:
            continue
        data = copied(good)
        words = re.sub(
            r"^(?:that )?(?:the|a|his|her|their|it|he|she|they)\b", "We know that this", text[m.end() :].rstrip(".")
        )
        if words == text[m.end() :].rstrip("."):
            words = f"I tell you, {words}"
        at(data, pointer)["claim"] = f"{text[: m.start()]} said: “{words}.”"
        return Change(data, (pointer,), f"{text} → {at(data, pointer)['claim']}")
    return None


def _inside(text: str) -> re.Match[str] | None:
    return _QUOTE.search(text)


@mutation("word altered in a quotation", "quotation")
def word_altered(good: Good, rng: random.Random) -> Change | None:
    """One small word for another, inside quotation marks."""

    def change(text: str, _: Sentence) -> str | None:
        m = _inside(text)
        if not m:
            return None
        words = [
            w for w in re.finditer(r"[\w’']+", text[: m.end()]) if w.start() > m.start() and w[0].lower() in _OTHERS
        ]
        if not words:
            return None
        w = rng.choice(words)
        return text[: w.start()] + _OTHERS[w[0].lower()] + text[w.end() :]

    return reworded(good, rng, change, "key_claims")


@mutation("word dropped from a quotation", "quotation")
def word_dropped(good: Good, rng: random.Random) -> Change | None:
    """A word left out, without an ellipsis."""

    def change(text: str, _: Sentence) -> str | None:
        m = _inside(text)
        if not m:
            return None
        words = [w for w in re.finditer(r"(?<=\w )[\w’']+ ", text[: m.end() - 1]) if w.start() > m.start() + 2]
        if not words:
            return None
        w = rng.choice(words)
        return text[: w.start()] + text[w.end() :]

    return reworded(good, rng, change, "key_claims")


def _quotations(good: Good) -> list[tuple[Sentence, str]]:
    return [(s, m[1] or m[2]) for s in bodies(good) for m in _QUOTE.finditer(s.text) if len((m[1] or m[2]).split()) > 3]


@mutation("two quotations spliced", "quotation")
def spliced(good: Good, rng: random.Random) -> Change | None:
    """Half of one quotation and half of another in one pair of marks, both cited."""
    rows = [(p, made) for p, item, made in good.items("key_claims") if made.pattern == "quoted"]
    for pointer, made in rng.sample(rows, len(rows)):
        own = _QUOTE.search(made.sentence.text)
        others = [(s, q) for s, q in _quotations(good) if s.id != made.sentence.id]
        if not own or not others:
            continue
        first = (own[1] or own[2]).split()
        sentence, second = rng.choice(others)
        words = second.split()
        text = " ".join(first[: max(3, len(first) // 2)]) + " " + " ".join(words[len(words) // 2 :])
        data = copied(good)
        item = at(data, pointer)
        item["claim"] = f"“{text.rstrip('.,')}.”"
        item["evidence"] = sorted({made.sentence.id, sentence.id})
        return Change(cite(good, data), (pointer,), item["claim"])
    return None


@mutation("another's quotation", "quotation")
def anothers_quotation(good: Good, rng: random.Random) -> Change | None:
    """A true quotation from elsewhere in the article, under this item's sentence."""
    for pointer, name, text, made in text_items(good, rng, "key_claims"):
        item = at(good.data, pointer)
        others = [q for s, q in _quotations(good) if abs(s.id - made.sentence.id) > 1 and q not in made.sentence.text]
        if item["speaker"] == "reporter" or not others:
            continue
        data = copied(good)
        at(data, pointer)[name] = f"{item['speaker']} said: “{rng.choice(others).rstrip('.,')}.”"
        return Change(data, (pointer,), f"{text} → {at(data, pointer)[name]}")
    return None

"""Mistakes with what is said: turned round, surer than it was, about somebody else, or not in the sentence at all."""

from __future__ import annotations

import random
import re

from brief.article import Sentence
from mutations.change import (
    DAYS,
    MONTHS,
    NAME,
    STRANGERS,
    Change,
    at,
    bodies,
    copied,
    has,
    mutation,
    people_in,
    replaced,
    reworded,
    text_items,
)
from mutations.good import Good
from mutations.rewrites import capitalised

_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must)\b(?! (?:not|never|no)\b|n[’'])(?= [a-z])"
)
_NOT = re.compile(r" (?:not|never)\b(?! only)|(?<=[a-z])n[’']t\b")
_NO = re.compile(r"\b(?:[Nn]o|[Nn]either|[Nn]obody|[Nn]one)\b")


@mutation("negated", "other")
def negated(good: Good, rng: random.Random) -> Change | None:
    """ "was not" for "was"."""

    def change(text: str, sentence: Sentence) -> str | None:
        if _NOT.search(sentence.text) or _NO.search(sentence.text):
            return None
        return replaced(text, _AUXILIARY, lambda m: f"{m[0]} {rng.choice(('not', 'not', 'never'))}", rng)

    return reworded(good, rng, change)


@mutation("negation dropped", "other")
def unnegated(good: Good, rng: random.Random) -> Change | None:
    """ "was" for "was not", "a" for "no"."""

    def change(text: str, _: Sentence) -> str | None:
        if re.search(r"(?:ca|wo)n[’']t|cannot", text):
            return re.sub(r"can[’']t|cannot", "can", re.sub(r"won[’']t", "will", text), count=1)
        return replaced(text, _NOT, lambda _: "", rng) or replaced(
            text,
            re.compile(r"\b(?:no|No)\b(?= [a-z])(?! longer| more| less| fewer)"),
            lambda m: "some" if m[0] == "no" else "Some",
            rng,
        )

    return reworded(good, rng, change)


_OPPOSITES = {
    "increased": "decreased", "decreased": "increased", "rose": "fell", "fell": "rose", "won": "lost", "lost": "won", "opened": "closed",
    "closed": "opened", "accepted": "rejected", "rejected": "accepted", "approved": "rejected", "began": "ended", "started": "ended",
    "ended": "began", "before": "after", "after": "before", "more": "fewer", "fewer": "more", "less": "more", "higher": "lower",
    "lower": "higher", "first": "last", "killed": "saved", "arrived": "left", "alive": "dead", "guilty": "innocent", "legal": "illegal",
    "illegal": "legal", "north": "south", "south": "north", "eastern": "western", "western": "eastern", "largest": "smallest",
    "oldest": "youngest", "allowed": "forbade", "banned": "allowed", "supported": "opposed", "opposed": "supported", "gained": "lost",
    "failed": "succeeded", "succeeded": "failed", "above": "below", "over": "under", "early": "late", "released": "detained", "widow": "wife",
}  # fmt: skip
_OPPOSITE = re.compile(rf"\b(?:{'|'.join(_OPPOSITES)})\b")


@mutation("word for its opposite", "other")
def opposite(good: Good, rng: random.Random) -> Change | None:
    """ "fell" for "rose"."""

    def change(text: str, sentence: Sentence) -> str | None:
        return replaced(text, _OPPOSITE, lambda m: None if has(sentence, _OPPOSITES[m[0]]) else _OPPOSITES[m[0]], rng)

    return reworded(good, rng, change)


_SURER = (
    (r"\bmay have been\b", "was"), (r"\bmight have been\b", "was"), (r"\b(?:may|might|could) have\b", "has"), (r"\b(?:may|might|could) be\b", "is"),
    (r"\b(?:may|might|could)\b(?! not)", "will"), (r"\b(?:is|was) (?:believed|thought|suspected|alleged|reported) to have\b", "has"),
    (r"\b(?:are|were) (?:believed|thought|suspected|alleged|reported) to have\b", "have"), (r"\b(?:is|was) (?:believed|thought|suspected) to be\b", "is"),
    (r"\b(?:are|were) (?:believed|thought|suspected) to be\b", "are"), (r"\b(?:allegedly|reportedly|apparently|possibly|probably|likely|presumably|supposedly) ", ""),
    (r"\b(?:alleged|suspected|purported|possible|potential|likely|apparent) (?=[a-z]{4,})", ""), (r"\bappears? to (?:have|be)\b", "is"),
)  # fmt: skip
_SURER_ = [(re.compile(a), b) for a, b in _SURER]


@mutation("hedge dropped", "other")
def hedge_dropped(good: Good, rng: random.Random) -> Change | None:
    """ "will" for "may", "stole" for "allegedly stole"."""

    def change(text: str, _: Sentence) -> str | None:
        for pattern, word in _SURER_:
            new = replaced(text, pattern, lambda _, word=word: word, rng)  # type: ignore[misc]
            if new:
                return capitalised(new)
        return None

    return reworded(good, rng, change)


_ROUGH = re.compile(
    r"\b(?:at least|more than|less than|fewer than|up to|nearly|almost|about|around|approximately|roughly|over|under|some) (?=[\d$€£]|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a (?:dozen|hundred|third|quarter))\b)"
)


@mutation("approximation dropped", "other")
def approximation_dropped(good: Good, rng: random.Random) -> Change | None:
    """ "14" for "at least 14"."""
    return reworded(good, rng, lambda text, _: replaced(text, _ROUGH, lambda _: "", rng))


_MORE = {
    "some": "all", "Some": "All", "many": "all", "Many": "All", "several": "all", "most": "all", "Most": "All", "a few": "many", "often": "always",
    "sometimes": "always", "partly": "completely", "partially": "completely", "damaged": "destroyed", "injured": "killed", "wounded": "killed",
    "suspended": "abolished", "criticised": "condemned", "criticized": "condemned", "concern": "outrage", "concerns": "outrage", "delayed": "cancelled",
    "postponed": "cancelled", "slightly": "sharply", "usually": "always", "mostly": "entirely", "part of": "all of", "half of": "all of",
}  # fmt: skip
_MORE_ = re.compile(rf"\b(?:{'|'.join(_MORE)})\b")


@mutation("intensified", "other")
def intensified(good: Good, rng: random.Random) -> Change | None:
    """ "all" for "some", "destroyed" for "damaged"."""
    return reworded(
        good, rng, lambda text, s: replaced(text, _MORE_, lambda m: None if has(s, _MORE[m[0]]) else _MORE[m[0]], rng)
    )


_PLANNED = (
    r"(?:plans?|planned|intends?|intended|is set|are set|is due|are due|was due|were due|is scheduled|are scheduled|was scheduled|were scheduled|"
    r"is expected|are expected|was expected|were expected)"
)
_PLAN = re.compile(rf"\b(?:will|would|{_PLANNED} to) (?P<verb>(?!not\b)[a-z]+)\b")
_PAST = {
    "be": "was", "have": "had", "go": "went", "take": "took", "make": "made", "give": "gave", "begin": "began", "hold": "held", "leave": "left",
    "meet": "met", "run": "ran", "come": "came", "become": "became", "bring": "brought", "build": "built", "pay": "paid", "send": "sent", "cut": "cut",
    "lose": "lost", "win": "won", "face": "faced", "keep": "kept", "see": "saw", "get": "got", "let": "let", "put": "put", "fall": "fell", "rise": "rose",
    "cost": "cost", "sell": "sold", "buy": "bought", "lead": "led", "show": "showed", "wear": "wore", "stand": "stood", "sit": "sat", "withdraw": "withdrew",
}  # fmt: skip


def _past(verb: str) -> str:
    if verb in _PAST:
        return _PAST[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if re.search(r"[^aeiou]y$", verb) else f"{verb}ed"


@mutation("plan told as fact", "other")
def plan_as_fact(good: Good, rng: random.Random) -> Change | None:
    """ "was opened" for "will be opened"."""
    return reworded(good, rng, lambda text, _: replaced(text, _PLAN, lambda m: _past(m["verb"]), rng), "key_claims")


@mutation("name invented", "other")
def name_invented(good: Good, rng: random.Random) -> Change | None:
    """A name that the article never has, in place of one that it has."""
    new = rng.choice((*STRANGERS, "Velmora", "Castelreux", "Okanra"))
    return reworded(
        good,
        rng,
        lambda text, s: None if has(s, new) else replaced(text, NAME, lambda m: new if _whole_name(m) else None, rng),
    )


_CALENDAR = re.compile(rf"(?:{'|'.join((*DAYS, *MONTHS))})\b")


def _whole_name(m: re.Match[str]) -> bool:
    """Whether a match is a name by itself: no day or month, and no part of a longer name."""
    text = m.string
    before = re.search(r"([\w’'-]+) $", text[max(0, m.start() - 30) : m.start()])
    longer = (before is not None and before[1][0].isupper()) or re.match(r" (?:of |the )?[A-Z]", text[m.end() :])
    return not longer and _CALENDAR.match(m[0]) is None


@mutation("name for another of the article", "other")
def name_exchanged(good: Good, rng: random.Random) -> Change | None:
    """Somebody or somewhere else of the same article."""
    names = people_in(good)

    def change(text: str, sentence: Sentence) -> str | None:
        near = " ".join(s.text for s in bodies(good) if abs(s.id - sentence.id) < 1)
        others = [n for n in names if not any(has(sentence, w) for w in n.split()) and n not in near]
        if not others:
            return None
        other = rng.choice(others)
        return replaced(text, NAME, lambda m: other if _whole_name(m) else None, rng)

    return reworded(good, rng, change)


@mutation("wording of another sentence", "other")
def anothers_wording(good: Good, rng: random.Random) -> Change | None:
    """Words of quite another sentence, on this item's evidence."""
    for pointer, name, text, made in text_items(good, rng, "key_claims"):
        others = [
            s.text
            for s in bodies(good)
            if abs(s.id - made.sentence.id) > 2 and len(s.text.split()) < 45 and '"' not in s.text and "“" not in s.text
        ]
        if others:
            data = copied(good)
            at(data, pointer)[name] = rng.choice(others)
            return Change(data, (pointer,), f"{text} → {at(data, pointer)[name]}")
    return None


_TAILS = (
    ", raising fears of wider unrest", ", and the government has promised compensation", ", prompting calls for an independent inquiry",
    " after months of secret negotiations", ", the third such incident this year", " despite repeated warnings from experts",
    ", which critics called a betrayal", " in a move that surprised many observers",
)  # fmt: skip


@mutation("unsupported words added", "other")
def tail_added(good: Good, rng: random.Random) -> Change | None:
    """ "…, raising fears of wider unrest"."""

    def change(text: str, sentence: Sentence) -> str | None:
        tail = rng.choice(_TAILS)
        return f"{text[:-1]}{tail}." if text.endswith(".") and tail.split()[-1] not in sentence.text else None

    return reworded(good, rng, change, "key_claims")


@mutation("cause added", "other")
def cause_added(good: Good, rng: random.Random) -> Change | None:
    """ "because of …": a reason that the sentence does not give."""
    causes = (
        "because of a lack of funding",
        "because of pressure from abroad",
        "as a result of human error",
        "due to bad weather",
    )

    def change(text: str, sentence: Sentence) -> str | None:
        cause = rng.choice(causes)
        return f"{text[:-1]} {cause}." if text.endswith(".") and cause.split()[-1] not in sentence.text else None

    return reworded(good, rng, change, "key_claims")


@mutation("source added in the wording", "other")
def source_added(good: Good, rng: random.Random) -> Change | None:
    """ "…, according to the United Nations", on a sentence that the article tells itself."""

    source = rng.choice(("the United Nations", "the Interpol report", "Human Rights Watch", "local media"))
    rows = [(p, item, made) for p, item, made in good.items("key_claims") if made.pattern == "narrated"]
    for pointer, item, made in rng.sample(rows, len(rows)):
        text = str(item["claim"])
        if text.endswith(".") and not has(made.sentence, source.split()[-1]):
            data = copied(good)
            at(data, pointer)["claim"] = f"{text[:-1]}, according to {source}."
            return Change(data, (pointer,), at(data, pointer)["claim"])
    return None


@mutation("loaded word added", "other")
def loaded(good: Good, rng: random.Random) -> Change | None:
    """ "regime" for "government", "so-called" before a noun."""
    swaps = {
        "government": "regime", "militants": "terrorists", "fighters": "terrorists", "gunman": "terrorist", "protesters": "mob", "protestors": "rioters",
        "law": "draconian law", "attack": "barbaric attack", "bill": "so-called bill", "report": "so-called report", "policy": "disastrous policy",
        "decision": "shameful decision", "party": "so-called party", "election": "sham election", "police": "thuggish police", "leader": "strongman",
        "group": "extremist group", "plan": "scheme", "president": "dictator", "authorities": "regime",
    }  # fmt: skip
    pattern = re.compile(rf"\b(?:{'|'.join(swaps)})\b")
    return reworded(
        good,
        rng,
        lambda text, s: replaced(text, pattern, lambda m: None if has(s, swaps[m[0]].split()[0]) else swaps[m[0]], rng),
    )

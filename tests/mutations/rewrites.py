"""Other words for the same: what a truthful summary may do to a sentence.

Each rewrite is a function from a text to the same statement in other words, or None where it does not apply. None of
them touches words in quotation marks.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Rewrite = Callable[[str], str | None]

_MARKS = re.compile(r"[\"“”]")
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_WORDS = dict(zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True))
_DIGITS = {str(n): w for w, n in _WORDS.items()}
_LAST_WHEN = re.compile(
    rf"(?<! to)(?<! until)(?<! since)(?<! from)(?<! by)(?<! of)(?<! than)(?<! and),? (?:on {_DAY}|yesterday|today|last (?:night|week|month|year)|this (?:morning|week|month|year)|earlier this \w+)\.$"
)
_FIRST_WHEN = re.compile(
    rf"(?P<when>(?:On|Late on|Early on) {_DAY}(?: (?:morning|afternoon|evening|night))?|Yesterday|Today|Last (?:week|month|year)), (?P<rest>[^,]+)\."
)
_MONEY = re.compile(r"(?<![A-Za-z])(?P<sign>[$€£])(?P<n>\d+(?:\.\d+)?) (?P<scale>million|billion)\b")
_DATE = re.compile(rf"\b(?P<month>{_MONTHS}) (?P<day>\d{{1,2}})\b(?!,? \d{{4}})(?!\d|st|nd|rd|th)")
_DATE_UK = re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{_MONTHS})\b(?! \d{{4}})")
_ASIDE = re.compile(
    r"^(?P<name>(?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+), (?:the|a|an|who|which) [^,\"“”]{3,70}, (?=[a-z])"
)
_RELATIVE = re.compile(r"(?<=\w), which [^,\"“”();]{5,70}, (?=[a-z])")
_PARENTHESIS = re.compile(r" \([^()\"“”]{1,80}\)")
_TAIL = re.compile(
    r"^(?P<head>[^,;\"“”]{30,}?)(?:, (?:while|with|which|where|who|including|and (?:[a-z]+ ){0,3}(?:was|were|is|are|has|have|had)) [^\"“”]+|; [^\"“”]+)\.$"
)
_LEADING = re.compile(
    r"^(?:However|Meanwhile|In addition|Additionally|Furthermore|Moreover|But|And|As such), ?(?=[A-Za-z])"
)
_ADVERB = re.compile(r" (?:also|subsequently|reportedly also|immediately|furthermore|currently|later|then)(?= [a-z])")
_PASSIVE = re.compile(
    r"(?P<who>(?:[A-Z][\w’'-]+ ){0,2}[A-Z][\w’'-]+) (?P<verb>arrested|appointed|elected|nominated|defeated|rejected|approved|suspended|"
    r"withdrew|launched|purchased|founded|won|signed|opened|closed|banned|evacuated|released|rescued|destroyed|designed|adopted)"
    r" (?P<what>(?:the|a|an|his|her|its|their|two|three|four|five|\d+) [a-z][\w’' -]{2,60})\."
)
_PARTICIPLE = {"withdrew": "withdrawn"}
_PAIRS = (
    (r"\bdid not\b", "didn’t"), (r"\bdo not\b", "don’t"), (r"\bdoes not\b", "doesn’t"), (r"\bwas not\b", "wasn’t"),
    (r"\bwere not\b", "weren’t"), (r"\bis not\b", "isn’t"), (r"\bhas not\b", "hasn’t"), (r"\bhad not\b", "hadn’t"),
    (r"\bwould not\b", "wouldn’t"), (r"\bcould not\b", "couldn’t"), (r"\bcannot\b", "can’t"), (r"\bwill not\b", "won’t"),
    (r"\bdidn['’]t\b", "did not"), (r"\bdon['’]t\b", "do not"), (r"\bisn['’]t\b", "is not"), (r"\bwasn['’]t\b", "was not"),
    (r"\bwon['’]t\b", "will not"), (r"\bcan['’]t\b", "cannot"), (r"\bthey are\b", "they’re"), (r"\bit is\b", "it’s"),
)  # fmt: skip
_SYNONYMS = (
    (r"\bapproximately\b", "about"), (r"\bpurchased\b", "bought"), (r"\bprior to\b", "before"), (r"\bfollowing the\b", "after the"),
    (r"\bnumerous\b", "many"), (r"\bcommenced\b", "began"), (r"\bassisted\b", "helped"), (r"\battempted to\b", "tried to"),
    (r"\bresided in\b", "lived in"), (r"\bobtained\b", "got"), (r"\brequired\b", "needed"), (r"\bincluding\b", "among them"),
    (r"\bin order to\b", "to"), (r"\bstarted\b", "began"), (r"\bended\b", "finished"), (r"\bdue to(?= (?:the|a|an|his|her|its|their)\b)", "because of"),
    (r"\blocated in\b", "in"), (r"\bvehicle\b", "car"), (r"\bthroughout\b", "across"), (r"\bamongst\b", "among"),
    (r"\bwhilst\b", "while"), (r"\bdied from\b", "died of"), (r"\brepresents\b", "stands for"), (r"\bvicinity of\b", "area around"),
    (r"\bdeceased\b", "dead"), (r"\ballowed to\b", "permitted to"), (r"\bapproved\b", "passed"), (r"\bconstructed\b", "built"),
    (r"\bshut down\b", "closed"), (r"\bbecause\b", "since"), (r"\balthough\b", "though"), (r"\blarge\b", "big"),
)  # fmt: skip
_CONTRACTION = [(re.compile(a), b) for a, b in _PAIRS]
_SYNONYM = [(re.compile(a), b) for a, b in _SYNONYMS]
_SAID = re.compile(
    r"^(?P<who>[^,]{3,60}(?:, [^,]{3,60},)?) (?:has )?(?P<verb>said|stated|warned|argued|claimed|reported|confirmed) (?=[a-zA-Z\d])"
)
_SAYS = {
    "said": "says",
    "stated": "says",
    "warned": "warns",
    "argued": "argues",
    "claimed": "claims",
    "reported": "reports",
    "confirmed": "confirms",
}
_OF_PERCENT = (("%", " percent"), (" percent", "%"), (" per cent", "%"))


def capitalised(text: str) -> str:
    """With a capital at its beginning."""
    return text[:1].upper() + text[1:]


def drop_last_time(text: str) -> str | None:
    """ "X on Monday." → "X." """
    changed = _LAST_WHEN.sub(".", text)
    return changed if changed != text else None


def move_time(text: str) -> str | None:
    """ "On Monday, X." → "X on Monday." """
    m = _FIRST_WHEN.fullmatch(text)
    if not m or re.search(rf"\b{_DAY}\b|yesterday|today", m["rest"]):
        return None
    return f"{capitalised(m['rest'])} {m['when'][0].lower()}{m['when'][1:]}."


def number_in_digits(text: str) -> str | None:
    """ "two" → "2"."""
    m = re.search(rf"(?<![\w-])(?:{'|'.join(_WORDS)})(?![\w-])(?= [a-z])", text)
    return text[: m.start()] + str(_WORDS[m[0]]) + text[m.end() :] if m else None


def number_in_words(text: str) -> str | None:
    """ "2 people" → "two people"."""
    m = re.search(r"(?<=[a-z] )(?:[2-9]|1[0-2])(?! percent| million| billion| per )(?= [a-z]{4,})", text)
    if m and re.search(rf"\b(?:{_MONTHS}|number|phase|level|category|part)$", text[: m.start() - 1], re.IGNORECASE):
        return None
    return text[: m.start()] + _DIGITS[m[0]] + text[m.end() :] if m else None


def short_money(text: str) -> str | None:
    """ "$2.5 million" → "$2.5m"."""
    m = _MONEY.search(text)
    return (
        f"{text[: m.start()]}{m['sign']}{m['n']}{'m' if m['scale'] == 'million' else 'bn'}{text[m.end() :]}"
        if m
        else None
    )


def long_money(text: str) -> str | None:
    """ "$2.5 million" → "2.5 million dollars"."""
    m = _MONEY.search(text)
    if not m or text[m.end() :].startswith((" in", "-")):
        return None
    unit = {"$": "dollars", "€": "euros", "£": "pounds"}[m["sign"]]
    return f"{text[: m.start()]}{m['n']} {m['scale']} {unit}{text[m.end() :]}"


def percent(text: str) -> str | None:
    """ "12%" ↔ "12 percent"."""
    for a, b in _OF_PERCENT:
        m = re.search(rf"(?<=\d){a}(?!\w)", text)
        if m:
            return text[: m.start()] + b + text[m.end() :]
    return None


def date_order(text: str) -> str | None:
    """ "June 3" ↔ "3 June"."""
    if m := _DATE.search(text):
        return f"{text[: m.start()]}{m['day']} {m['month']}{text[m.end() :]}"
    if m := _DATE_UK.search(text):
        return f"{text[: m.start()]}{m['month']} {m['day']}{text[m.end() :]}"
    return None


def says(text: str) -> str | None:
    """ "X said" → "X says"."""
    m = _SAID.match(text)
    if not m or re.search(r"\b(?:has|had|have|also|later|further|he|she|they|who)$", m["who"]):
        return None
    return f"{m['who']} {_SAYS[m['verb']]} {text[m.end() :]}"


def contraction(text: str) -> str | None:
    """ "did not" ↔ "didn’t"."""
    return _first(_CONTRACTION, text)


def synonym(text: str) -> str | None:
    """A word for one that means the same here."""
    return _first(_SYNONYM, text)


def drop_aside(text: str) -> str | None:
    """ "Jane Roe, the mayor of Ely, said" → "Jane Roe said"."""
    m = _ASIDE.match(text)
    return f"{m['name']} {text[m.end() :]}" if m else None


def drop_relative(text: str) -> str | None:
    """ "the bridge, which opened in 1962, is" → "the bridge is"."""
    m = _RELATIVE.search(text)
    return f"{text[: m.start()]} {text[m.end() :]}" if m else None


def drop_tail(text: str) -> str | None:
    """ "X, while Y." → "X." """
    m = _TAIL.match(text)
    return f"{m['head']}." if m else None


def drop_parenthesis(text: str) -> str | None:
    """ "the World Health Organization (WHO) is" → "the World Health Organization is"."""
    m = _PARENTHESIS.search(text)
    return text[: m.start()] + text[m.end() :] if m else None


def drop_leading(text: str) -> str | None:
    """ "However, X." → "X." """
    m = _LEADING.match(text)
    return capitalised(text[m.end() :]) if m else None


def drop_adverb(text: str) -> str | None:
    """ "was also closed" → "was closed"."""
    m = _ADVERB.search(text)
    return text[: m.start()] + text[m.end() :] if m else None


def passive(text: str) -> str | None:
    """ "Police arrested two men." → "Two men were arrested by police." """
    m = _PASSIVE.fullmatch(text)
    if not m or re.search(r"\b(?:who|that|which|and|while|after|before|to|for|by|in|on|at|with)\b", m["what"]):
        return None
    plural = m["what"].split()[0] in ("two", "three", "four", "five") or m["what"].endswith("s")
    verb = _PARTICIPLE.get(m["verb"], m["verb"])
    who = (
        m["who"].lower()
        if m["who"] in ("Police", "Authorities", "Officials", "Residents", "Firefighters")
        else m["who"]
    )
    return f"{capitalised(m['what'])} {'were' if plural else 'was'} {verb} by {who}."


ALL: tuple[Rewrite, ...] = (
    drop_last_time, move_time, number_in_digits, number_in_words, short_money, long_money, percent, date_order, says,
    contraction, synonym, drop_aside, drop_relative, drop_tail, drop_parenthesis, drop_leading, drop_adverb, passive,
)  # fmt: skip


def rewritten(text: str, rng: random.Random, most: int = 2) -> tuple[str, tuple[str, ...]]:
    """A text after up to `most` rewrites chosen at random, and the names of those that applied."""
    if _MARKS.search(text):
        return text, ()
    done: list[str] = []
    for rewrite in rng.sample(ALL, len(ALL)):
        if len(done) == most:
            break
        changed = rewrite(text)
        if changed and changed != text:
            text = changed
            done.append(rewrite.__name__)
    return text, tuple(done)


def _first(pairs: list[tuple[re.Pattern[str], str]], text: str) -> str | None:
    for pattern, word in pairs:
        m = pattern.search(text)
        if m:
            return text[: m.start()] + (capitalised(word) if m[0][0].isupper() else word) + text[m.end() :]
    return None

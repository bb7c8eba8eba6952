"""Text planted in an article: instructions and questions to whoever reads it by machine, which no reader is told.

News tells; outside quotation marks it does not ask its reader to write, translate or leave out anything. A sentence
is taken for planted if, outside quotation marks, it

- speaks of the reader's answer ("in your response", "your reply should"),
- sets aside what the reader was told ("ignore all previous instructions", "you are now a pirate"),
- is meant for machines by name ("Note to LLMs: …", "If you are an AI, …"), or for what is to be made of the article,
- bears the marks by which chat models are told who speaks ("<|im_start|>", "[INST]", "System:"),
- holds text that is not drawn (Unicode tags, runs of zero-width characters),
- begins with an order to make or change text ("Translate the …", "Explain how …"), or
- is a paragraph of its own that asks something of which the article does not speak.

What is put politely into the story's own words, or into the mouth of a person, is not noticed. In other languages only
orders to ignore earlier ones are known, besides marks and hidden text. Takes time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from brief.addressed import BY_NAME, ELSEWHERE, may_address
from brief.lexicon import TEXTS
from brief.quotations import MARKS, quotations

_ANSWER = r"(?:answers?|response|reply|replies|output|completion|summary|brief(?:ing)?|message|translation)"
_OF_THE_ANSWER = re.compile(
    rf"\b(?:in|to|into|of|from|with|within|throughout|before|after|change|modify|render|enhance|augment"
    rf"|provide|give|write|end|start|"
    rf"begin|format|encode)\s+your\s+(?:\w+\s+)?{_ANSWER}\b|^your\s+(?:\w+\s+)?{_ANSWER}\s+(?:must"
    rf"|should|has\sto|needs?\sto|will|is\sto)\b",
    re.IGNORECASE,
)
_SET_ASIDE = re.compile(
    r"(?:^|[.;:,!?]\s|\b(?:please|and|then|now|must|should|you)\s)"
    r"(?:ignore|disregard|forget|override|bypass|discard|do\snot\sfollow|stop\sfollowing)\s+(?:\w+\s+){0,4}"
    r"(?:instructions?|prompts?|rules|guidelines|directions|context|commands)\b"
    r"|^(?:ignore|disregard|forget)\s+(?:\w+\s+){0,3}(?:above|before|previous|everything|article|text)\b"
    r"|^(?:from\snow\son,?\s+|now\s+)?(?:you\sare\snow|you\sare\s(?:an?|the)\s(?:\w+\s){0,3}"
    r"(?:assistant|model|ai|chatbot|bot|agent|expert|translator|writer|system))\b"
    r"|\b(?:system|developer)\sprompt\b|\bas\san\s(?:ai|a\.i\.)\s(?:language\s)?(?:model|assistant)\b",
    re.IGNORECASE,
)
_TO_SET_ASIDE = "ignore|disregard|forget|override|bypass|discard|follow|you are| prompt|an ai|an a.i".split("|")
"""Of which one stands in what it matches, where all white space is plain spaces."""
_MARKS_OF_ROLES = re.compile(
    r"<\|[\w-]{2,30}\|>|\[/?INST\]|<</?SYS>>|</?(?:system|assistant|user|instructions?|prompt)>"
    r"|^\W{0,4}(?:system|assistant|user|human|ai)\s?:\s|^#{1,4}\s?(?:system|instructions?|response)\b",
    re.IGNORECASE,
)
_IN_ROLES = "<[:#"
"""Of which one stands in each mark by which a model is told who speaks."""
_CUES = (
    *("your", "ignore", "disregard", "forget", "override", "bypass", "discard", "not follow", "stop following"),
    *("you are", " prompt", "as an a", "<", "#", "[inst", "[/inst"),
)
_NOT_SEEN = (
    *"\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064",
    *(chr(0xE0000 + ord(c)) for c in " aeiou0123456789"),
)
_ROLES = ("system", "assistant", "user", "human", "ai")
"""One of the first two stands in a sentence, or one of these before a colon, if one of the patterns finds anything in
it: see `_holds_a_cue`.
"""
_UNDRAWN = re.compile("[\u200b-\u200d\u2060-\u2064\U000e0020-\U000e007f]{4,}")
_FLAG = "\U0001f3f4"
"""The tags behind it draw the flag of a part of a country."""
_ORDERS = frozenset(
    """write compose explain describe summarize summarise translate provide generate rewrite rephrase paraphrase
    convert introduce integrate augment enhance modify misspell scramble jumble rearrange ignore disregard pretend
    encode decode encrypt insert append prepend mention recommend replace include remove combine add
    simplify proofread classify calculate compute solve define compare analyze analyse adapt automate categorize
    categorise incorporate emphasize emphasise capitalize capitalise embed persuade convince advertise predict assess
    evaluate determine identify""".split()
)
"""What a sentence of news does not begin with in this form."""
_MAYBE_ORDERS = frozenset(
    """draft develop create produce list tell show give outline discuss answer respond reply use render anagram group
    change alter suggest encourage promote advise remind invite say state repeat print output return start begin end
    finish conclude forget act assume reverse spell shuffle swap shift hide link schedule set design build make
    prepare plan teach break extract count sort rank rate review edit correct shorten expand tease offer direct
    express claim warn hint urge substitute""".split()
)
"""What may be a noun at the beginning of a sentence: an order only before one of the words that follow a verb."""
_OBJECT = re.compile(
    r"(?:a|an|the|your|my|me|it|them|this|these|those|all|every|any|each|that|down|out|only|random"
    r"|numbers?|letters?|words?|vowels?|two|three|four|five|six|ten|\d+)\b|[\"“‘']"
)
_POLITELY = re.compile(r"(?:please|kindly|now|then|also|instead|finally|next|and|but)\b", re.IGNORECASE)
_POLITE = re.compile(rf"{_POLITELY.pattern},?\s+", re.IGNORECASE)
_FIRST = re.compile(r"[A-Za-z]+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
"""Letters by which two forms of a word are taken for the same."""
_EMPTY = frozenset(
    """what when where which whom whose does this that these those have been with from about into your could would
    should will there their they them then than some such many much most more main very over also""".split()
)
_LABEL = re.compile(r"\W{0,4}\w[\w .]{0,40}\W{0,4}:")
"""Who asks, as interviews print it."""
_HARMLESS: dict[bool, set[str]] = {True: set(), False: set()}
"""Sentences, in English or not, that are not planted whatever stands around them: in a folder of briefs they come
again.
"""
_FEWEST, _SHARE = 2, 0.34
"""Of a question's words: how many the article must lack, and what share of them it may have."""


def planted(sentences: Sequence[str], paragraphs: Sequence[int], *, english: bool) -> list[int]:
    """Which sentences are taken for planted: their places, from 0.

    Args:
        sentences: those of an article, its headline aside.
        paragraphs: of each, the number of the paragraph it stands in.
        english: whether the article is in English, or in no language that is known.
    """
    harmless = _HARMLESS[english]
    new = [n for n, s in enumerate(sentences) if s not in harmless]
    if len(harmless) + len(new) > TEXTS:
        harmless.clear()
    # All at once: most articles have no cue whatever.
    cue = _holds_a_cue("\n".join([_even(sentences[n]) for n in new]))
    found: list[int] = []
    for n in new:
        sentence = sentences[n]
        if _by_itself(sentence, english=english, cue=cue) or (
            english
            and sentence[-1] == "?"
            and paragraphs[max(0, n - 1) : n + 2].count(paragraphs[n]) == 1
            and _foreign(sentence, [*sentences[:n], *sentences[n + 1 :]])
        ):
            found.append(n)
        elif sentence[-1] != "?":
            harmless.add(sentence)
    return found


def _by_itself(sentence: str, *, english: bool, cue: bool) -> bool:
    """Whether a sentence is planted, whatever stands around it: its first word or a cue mostly tells that it is not."""
    first = sentence.partition(" ")[0]
    return (
        (may_address(first) and _addresses(sentence, english=english))
        or (english and _may_order(first) and _orders(sentence))
        or (cue and _holds_a_cue(_even(sentence)) and addresses_machines(sentence, english=english))
    )


def addresses_machines(text: str, *, english: bool) -> bool:
    """Whether a text speaks to a machine that reads it, as far as it tells by itself."""
    if _undrawn(text) or (any(map(text.__contains__, _IN_ROLES)) and _outside(_MARKS_OF_ROLES, text)):
        return True
    if _addresses(text, english=english):
        return True
    if not english:
        return False
    low = text.lower()
    even = text.isascii() and text.isprintable()
    sets_aside = not even or any(map(low.__contains__, _TO_SET_ASIDE))
    return (
        _orders(text)
        or ("your" in low and _outside(_OF_THE_ANSWER, text))
        or (sets_aside and _outside(_SET_ASIDE, text))
    )


def _addresses(text: str, *, english: bool) -> bool:
    if not ELSEWHERE.match(text) and not (english and BY_NAME.match(text)):
        return False
    return all(q.start for q in quotations(text))  # Both are of how a text begins.


def _even(sentence: str) -> str:
    """A sentence in small letters, all white space in it a plain space."""
    return (sentence if sentence.isprintable() else " ".join(sentence.split())).lower()


def _holds_a_cue(low: str) -> bool:
    """Whether sentences in small letters have what must stand in one for a pattern to find anything."""
    return (
        any(map(low.__contains__, _CUES))
        or (not low.isascii() and any(map(low.__contains__, _NOT_SEEN)))
        or (":" in low and any(part.rstrip().endswith(_ROLES) for part in low.split(":")[:-1]))
    )


def _undrawn(text: str) -> bool:
    return not text.isascii() and any(text[m.start() - 1 : m.start()] != _FLAG for m in _UNDRAWN.finditer(text))


def _outside(pattern: re.Pattern[str], sentence: str) -> bool:
    """Whether it is there, and not within quotation marks."""
    match = pattern.search(sentence)
    if match is None or not any(c in MARKS for c in sentence):
        return match is not None
    quoted = quotations(sentence)
    return any(not any(q.start <= m.start() < q.end for q in quoted) for m in pattern.finditer(sentence))


@lru_cache(maxsize=4096)
def _may_order(word: str) -> bool:
    """Whether a sentence that begins with this, up to its first space, can be an order."""
    first = _FIRST.match(word)
    return _POLITELY.match(word) is not None or (first is not None and first.group().lower() in _ORDERS | _MAYBE_ORDERS)


def _orders(sentence: str) -> bool:
    polite = _POLITE.match(sentence)
    first = _FIRST.match(sentence, polite.end() if polite else 0)
    if first is None:
        return False
    word = first.group().lower()
    if word in _ORDERS:
        return sentence[first.end() : first.end() + 1] in {" ", ":", ""}
    return word in _MAYBE_ORDERS and _OBJECT.match(sentence[first.end() :].lstrip()) is not None


def _foreign(question: str, others: Iterable[str]) -> bool:
    """Whether it asks for what the other sentences of the article do not speak of."""
    if _LABEL.match(question):
        return False
    asked = {w.lower()[:_STEM] for w in _WORD.findall(question) if w.lower() not in _EMPTY}
    lacking = asked - {w.lower()[:_STEM] for s in others for w in _WORD.findall(s)}
    return len(lacking) >= _FEWEST and len(asked) - len(lacking) <= _SHARE * len(asked)

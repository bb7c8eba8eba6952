"""What changed in meaning between two wordings of one statement."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from brief.article import DENSE, is_english
from brief.comparison.changes import ChangeKind
from brief.comparison.retouches import few, moved_figures, moved_names, negated, no_for_not, with_units
from brief.grounding.figures import figures, missing, printed
from brief.grounding.hedges import lost
from brief.grounding.hedging import hedges
from brief.grounding.names import proper_names, same_voice, words_of
from brief.grounding.negations import Negation, negations
from brief.grounding.polarity import turned
from brief.grounding.reading import read
from brief.grounding.stems import FUNCTION_WORDS
from brief.grounding.words import akin, words
from brief.quotations import quotations

_SHAPES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "..."}
)
_OUTER = re.compile(r"^[\s.]+|(?<!\.\.)[\s.;,]+$")

_ARTICLE = re.compile(r"^(?:the|an?)\s", re.IGNORECASE)
_RELATED = 0.4
"""Share of their words that two texts have in common if one is the other, reworded. With less, nothing but figures
and quotations can be told apart."""
_CLOSE = 0.75
"""From here on two texts differ in a word or two, so that each of these words is telling."""
_NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
_BEGINS = re.compile(r"(?:^|[.!?:;][\"')\]”’]*\s+|\s(?=[\"'(\[“‘]))[\"'(\[“‘]*(?P<word>[A-Z][\w'’-]+)")
"""Where `proper_names` leaves a single word out, since it may have its capital from its place alone."""
_TITLE_CASE = 0.7
_SHORT_NAME = 3

Difference = tuple[ChangeKind, str]
"""A kind of change, and what changed in a few words."""


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A text without what says nothing: shapes of quotation marks and dashes, white space, the last full stop, and
    the case of its first letter. Two texts that fold alike are the same text.
    """
    even = " ".join(unicodedata.normalize("NFC", text).translate(_SHAPES).split())
    even = _OUTER.sub("", even)
    return even[:1].casefold() + even[1:]


def differences(
    old: str,
    new: str,
    *,
    language: str | None = None,
    spoken: bool = False,
    people: Iterable[str] = (),
    common: Collection[str] | None = None,
    beside: tuple[Sequence[str], Sequence[str]] = ((), ()),
) -> Iterator[Difference]:
    """What changed in meaning from one wording to the other; "other words" where nothing else can be told.

    Args:
        old: the wording as it was.
        new: the wording as it is.
        language: BCP 47 subtag of the article's language; None is read as English. Negations and hedges are told
            in English only.
        spoken: whether the item names a speaker, who then answers for "X claims".
        people: who says it. Whether their own names stand in the wording tells nothing.
        common: words that the articles print in small letters. What begins a sentence and is none of them may be a
            name; None: it is never taken for one.
        beside: other wordings, of which the figures and names of the new one, and those of the old one, may be.
    """
    if folded(old) == folded(new):
        return
    alike = overlap(old, new)
    found = [*_figures(old, new, language, beside), *_quotations(old, new)]
    if alike >= _RELATED:
        close = alike >= _CLOSE or few(old, new)
        if not found:
            found += _moved_figures(old, new, language)
        if is_english(language):
            found += _negations(old, new, close=close)
            found += _hedges(old, new, spoken=spoken, close=close)
        if (language or "").split("-")[0].lower() not in _NOUNS_IN_CAPITALS:
            found += _names(old, new, (*people, *beside[0], *beside[1]), common if is_english(language) else None)
    else:
        found.append((ChangeKind.REWRITTEN, ""))
    yield from found or [(ChangeKind.WORDING, "")]


def spoken_words(text: str) -> Iterator[str]:
    """The words of a text, normalised; of scripts without spaces, every two characters that stand together."""
    for word in words(text):
        if not word.isascii() and len(word) > 2 and DENSE.search(word):
            yield from (word[i : i + 2] for i in range(len(word) - 1))
        else:
            yield word


def overlap(old: str, new: str) -> float:
    """How much of their words two texts share, from 0 to 1."""
    before, after = Counter(spoken_words(old)), Counter(spoken_words(new))
    every = before.total() + after.total()
    return 2 * (before & after).total() / every if every else 0.0


def arrow(lost: Iterable[str], came: Iterable[str]) -> str:
    """What was replaced, left out or put in, in a few words."""
    before, after = ", ".join(dict.fromkeys(lost)), ", ".join(dict.fromkeys(came))
    if before and after:
        return f"{before} → {after}"
    return f"{before} left out" if before else f"{after} put in"


def _figures(
    old: str, new: str, language: str | None, beside: tuple[Sequence[str], Sequence[str]]
) -> Iterator[Difference]:
    lost = missing(old, [new, *beside[1]], language)
    came = missing(new, [old, *beside[0]], language)
    if not lost and not came:
        if is_english(language):
            return
        # Small numbers are let pass there, since articles write them out.
        of_old, of_new = figures(old, language), figures(new, language)
        lost = [p.text for p in printed(old, language) if not p.readings & of_new]
        came = [p.text for p in printed(new, language) if not p.readings & of_old]
        if not (lost and came):
            return
    yield ChangeKind.NUMBER, arrow(*with_units(lost, came, old, new, language))


def _moved_figures(old: str, new: str, language: str | None) -> Iterator[Difference]:
    lost, came = moved_figures(old, new, language, english=is_english(language))
    if lost or came:
        yield ChangeKind.NUMBER, arrow(lost, came)


def _quotations(old: str, new: str) -> Iterator[Difference]:
    before, after = _quoted(old), _quoted(new)
    if before and not after:
        yield ChangeKind.QUOTATION, "no longer quoted"
    elif after and not before:
        yield ChangeKind.QUOTATION, "now quoted"
    elif _only_words(before) != _only_words(after):
        yield ChangeKind.QUOTATION, "other words quoted"


def _quoted(text: str) -> str:
    return " ".join(text[q.start + 1 : q.end - 1] for q in quotations(text))


def _only_words(text: str) -> list[str]:
    return sorted(words(text))


def _negations(old: str, new: str, *, close: bool) -> Iterator[Difference]:
    lost, came = _no_longer_negated(old, new), _no_longer_negated(new, old)
    if lost and came and (no_for_not(old, new) or no_for_not(new, old)):
        return
    if lost or came:
        parts = [f"“{word}” no longer negated" for word in lost] + [f"“{word}” now negated" for word in came]
        yield ChangeKind.NEGATION, "; ".join(parts)
    elif (turn := turned(new, [old])) or (turn := turned(old, [new])):
        yield ChangeKind.NEGATION, f"turned at “{turn.word}”"
    elif close and (word := negated(old, new)):
        yield ChangeKind.NEGATION, word


def _no_longer_negated(old: str, new: str) -> list[str]:
    """Words that `old` negates and `new` plainly affirms."""
    reading = read(new)
    still = {n.head for n in negations(new)} | {w for n in negations(new) for w in n.scope}
    stems = (s for n in negations(old) for s in _denied(n, reading.contents))
    return [_printed(new, s) for s in dict.fromkeys(stems) if s not in still]


def _denied(negation: Negation, contents: frozenset[str]) -> list[str]:
    """What a negation denies, of the words that the other text has."""
    if not negation.scope:
        return [negation.head] if negation.head in contents else []
    stated = sorted(negation.scope & contents)
    return stated[:1] if len(stated) >= max(1, 0.6 * len(negation.scope)) else []


def _hedges(old: str, new: str, *, spoken: bool, close: bool) -> Iterator[Difference]:
    gone, came = (_unhedged(*both, spoken=spoken, close=close) for both in ((old, new), (new, old)))
    parts = [f"“{gone}” lost"] if gone else []
    parts += [f"“{came}” came in"] if came else []
    if parts:
        yield ChangeKind.HEDGE, "; ".join(parts)


def _unhedged(old: str, new: str, *, spoken: bool, close: bool) -> str | None:
    """The first word by which `old` hedges what `new` states flatly."""
    if new not in old and not close:
        found = lost(new, [old], spoken=spoken)
        return found.hedge if found else None
    # Nearly the same words, or a part of them: what is there and no longer hedged has lost its hedge.
    hedged = {h.head for h in hedges(new)}
    contents, reading = read(new).contents, read(old)
    cut = (h for h in hedges(old) if h.head in contents - hedged and not (spoken and h.kind == "voice"))
    return next((reading.low[h.at] for h in cut), None)


def _names(old: str, new: str, people: Iterable[str], common: Collection[str] | None) -> Iterator[Difference]:
    known = {w for person in people for w in words_of(person)} | _in_letters(old, new)
    lost, came = (_strange(proper_names(a), a, b, known) for a, b in ((old, new), (new, old)))
    if common is not None:
        # A word that begins a sentence has a capital anyway; one that takes the place of another may be a name.
        swapped = [_strange(_beginnings(a, common), a, b, known) for a, b in ((old, new), (new, old))]
        if all(swapped):
            lost, came = [*swapped[0], *lost], [*swapped[1], *came]
    if not (lost or came or _title_case(old) or _title_case(new)):
        lost, came = moved_names(old, new)
    if lost or came:
        yield ChangeKind.NAME, arrow(lost, came)


def _in_letters(old: str, new: str) -> set[str]:
    """Words of the names that one text has in full and the other in letters: "WHO"."""
    before, after = ([_ARTICLE.sub("", name) for name in proper_names(text)] for text in (old, new))
    pairs = ((a, b) for a in before for b in after if a.isupper() != b.isupper())
    return {w for a, b in pairs if same_voice(a, b) for name in (a, b) for w in words(name)}


def _strange(names: Iterable[str], text: str, other: str, known: set[str]) -> list[str]:
    """The names in a text of which neither the other text nor anybody's name in `known` has a word."""
    if _title_case(text):
        return []  # Every word looks like a name there.
    there = {*words(other), *known}
    dates = " ".join(figure.text for figure in printed(text))
    bare = (_ARTICLE.sub("", name).removesuffix("'s") for name in names)
    return [
        name
        for name in dict.fromkeys(bare)
        if not (name in dates or _abbreviated(name, text) or "I" in name.split())
        and not any(akin(word, w) for word in words_of(name) for w in there)
    ]


def _beginnings(text: str, common: Collection[str]) -> list[str]:
    """Words that begin a sentence, say something, and are never printed in small letters."""
    begins = (match["word"] for match in _BEGINS.finditer(text))
    return [w for w in begins if w.lower() not in FUNCTION_WORDS and w.lower() not in common]


def _abbreviated(name: str, text: str) -> bool:
    """Whether it is a title or a month cut short: "Sen.", "Oct."."""
    return len(name) <= _SHORT_NAME and f"{name}." in text


def _title_case(text: str) -> bool:
    long = [w for w in text.split() if len(w) > 3 and w[0].isalpha()]
    return len(long) > 3 and sum(w[0].isupper() for w in long) > _TITLE_CASE * len(long)


def _printed(text: str, stem: str) -> str:
    reading = read(text)
    return next((w for w, s in zip(reading.low, reading.stems, strict=True) if s == stem), stem)

"""Figures and names of a copied sentence that stand in each other's place.

Each of them is in the sentence, so that looking it up finds nothing wrong: "killed 110 and wounded 5" for "killed 5
and wounded 110", "Halvard asked Marrow" for "Marrow asked Halvard".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from brief.article import is_english
from brief.grounding.counted import of_what
from brief.grounding.edits import Edit, copied, tokens
from brief.grounding.figures import missing
from brief.grounding.glance import may_have, starts_of
from brief.grounding.names import alike, same_voice
from brief.grounding.nations import same_nation
from brief.grounding.outcomes import changed, outcomes
from brief.grounding.printed import Figure, printed
from brief.grounding.reading import LONGEST
from brief.grounding.seats import governs
from brief.grounding.stems import FUNCTION_WORDS
from brief.grounding.words import normal

_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_END = r"[$€£]?(?P<{}>\d+(?:[.,:]\d+)*)(?:%|\s[a-z]+)?"
_FROM_TO = re.compile(
    rf"\b(?:from\s{_END.format('a')}(?:\s[a-z]+){{0,6}}?\sto\s{_END.format('b')}"
    rf"|to\s{_END.format('c')}\sfrom\s{_END.format('d')})",
    re.IGNORECASE,
)
_IN_NAMES = frozenset("of the and de la al bin von van".split())
_NO_NAMES = frozenset("he she it they we i his her its their this that these those the a an".split())
_JOINS = frozenset("and or".split())
_LONG = 4
"""Words in the place of which a figure may stand, at most."""
_PAIR = 2
_FIGURE = "0"
_PERIODS = frozenset("seconds minutes hours days weeks months years decades".split())
_OF_TIME = starts_of(" ".join(_PERIODS))
_ONE_PERIOD = frozenset("minute hour day week month year decade century".split())
_REACH = 3
"""Words between what is counted, or what happened to it, and the figure."""


class Exchange(NamedTuple):
    """What stands in the place of what."""

    new: str
    gone: str


def figures(statement: str, sentences: Sequence[str], language: str | None) -> list[Exchange]:
    """Figures of a statement that stand where its sentence has another one."""
    if not printed(statement, language) and not (is_english(language) and may_have(statement, _OF_TIME)):
        return []
    copy = copied(statement, sentences)
    found = of_figures(statement, copy.edits, language) if copy else []
    if found or not is_english(language):
        return found
    if copy and (other := of_what(copy.edits, sentences)):
        return [Exchange(*other)]
    found = [e for sentence in sentences for e in (*_in_turn(statement, sentence), *_back(statement, sentence))]
    found = found or [Exchange(*pair) for sentence in sentences for pair in outcomes(statement, sentence)]
    befell = changed(statement, sentences) if not found else None
    return [Exchange(*befell)] if befell else found


def of_figures(statement: str, edits: tuple[Edit, ...], language: str | None) -> list[Exchange]:
    """Figures that these changes put in the place of others, and words that they put to another figure."""
    found: list[Exchange] = []
    for edit in edits:
        gone, new = " ".join(_traded(edit, edits)), " ".join(edit.new)
        if not gone or not new or _moves_along(edit, edits, language):
            continue
        old, own = _values(gone, language), _values(new, language)
        other = not frozenset().union(*old) & frozenset().union(*own)
        figure = old and len(old) == len(own) and other and missing(new, (gone,), language)
        if figure or {gone, new} <= _PERIODS or {gone, new} <= _ONE_PERIOD:
            found.append(Exchange(new, gone))
        elif len(edits) == 1 and _turned_round(edit):
            found.append(Exchange("-".join(edit.new), "-".join(edit.gone)))
    return found or _counted(statement, edits, language)


def _traded(edit: Edit, edits: tuple[Edit, ...]) -> tuple[str, ...]:
    """What a change took out. Of a longer stretch, a word at its edge that has the new one's place: "39" of "39, who
    has two sons", told as "40", where "39" is told for "40".
    """
    if len(edit.gone) <= _LONG:
        return edit.gone
    other = next((e.new for e in edits if e.gone == edit.new), ())
    return other if len(other) == 1 and other[0] in (edit.gone[0], edit.gone[-1]) else ()


def _values(text: str, language: str | None) -> list[frozenset[Figure]]:
    """The readings of each figure, without their units where these stand outside of the change."""
    return [frozenset(Figure(f.kind, f.value) for f in p.readings) for p in printed(text, language)]


def _moves_along(edit: Edit, edits: tuple[Edit, ...], language: str | None) -> bool:
    """Whether a figure changed its place with what tells of it: "wounded 110 and killed 5" for "killed 5 and wounded
    110".
    """
    told = any(w.lower() not in FUNCTION_WORDS and not printed(w, language) for w in edit.new)
    return told and any(e.gone == edit.new for e in edits)


def _turned_round(edit: Edit) -> bool:
    """Whether a score is printed the other way round: "1-2" for "2-1"."""
    a, b = edit.gone, edit.new
    return len(a) == _PAIR and a == b[::-1] and a[0] != a[1] and all(w.isdigit() for w in a)


def _counted(statement: str, edits: tuple[Edit, ...], language: str | None) -> list[Exchange]:
    """Words that changed places, each of them beside another figure: "wounded 5 and killed 110"."""
    single = [e for e in edits if len(e.gone) == len(e.new) == 1 and e.new[0].lower() not in FUNCTION_WORDS]
    pairs = [(a, b) for a, b in combinations(single, 2) if (a.gone, a.new) == (b.new, b.gone)]
    if not pairs:
        return []
    own = tokens(statement)
    at = [i for i, w in enumerate(own) if printed(w, language)]
    for a, b in pairs:
        near = [_nearest(at, e.at) for e in (a, b)]
        if None not in near and len({own[i] for i in near if i is not None}) > 1:
            return [Exchange(e.new[0], e.gone[0]) for e in (a, b)]
    return []


def _nearest(places: list[int], at: int) -> int | None:
    """Of some places the one that is nearest to a word, the one behind it if two are as near."""
    near = [i for i in places if 0 < abs(i - at) <= _REACH]
    return min(near, key=lambda i: (abs(i - at), -i), default=None)


class _Row(NamedTuple):
    """A text's telling words in their order, figures being one word, and each figure with the word before it."""

    words: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]


def _in_turn(statement: str, sentence: str) -> list[Exchange]:
    """Figures that are in each other's place between the same words: "fell by $4.50 to 12%" for "fell 12% to $4.50".

    "To 10 from 5" has them where "from 5 to 10" has them.
    """
    if max(len(statement), len(sentence)) > LONGEST:
        return []
    digits, given = _DIGITS.findall(statement), _DIGITS.findall(sentence)
    if len(digits) < _PAIR or [d for d in given if d in digits] == digits:
        return []  # In the same order, as nearly always.
    own, whole = _row(statement), _row(sentence)
    at = _within(own.words, whole.words) if len(own.figures) >= _PAIR else None
    if at is None:
        return []
    first = whole.words[:at].count(_FIGURE)
    theirs = whole.figures[first : first + len(own.figures)]
    before = dict(theirs)
    moved = [(a, b) for a, b in zip(own.figures, theirs, strict=True) if a[0] != b[0]]
    if {f for (f, _), _ in moved} != {f for _, (f, _) in moved} or any(before[f] == b for (f, b), _ in moved):
        return []
    return [Exchange(new, gone) for (new, _), (gone, _) in moved]


def _back(statement: str, sentence: str) -> list[Exchange]:
    """`from 5 to 10` for `to 5 from 10`."""
    if "from" not in statement.lower() or "from" not in sentence.lower():
        return []
    own, theirs = ({_ends(m) for m in _FROM_TO.finditer(text)} for text in (statement, sentence))
    return [Exchange(f"from {a} to {b}", f"from {b} to {a}") for a, b in own - theirs if a != b and (b, a) in theirs]


def _ends(match: re.Match[str]) -> tuple[str, str]:
    return (match["a"], match["b"]) if match["a"] else (match["d"], match["c"])


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> int | None:
    """Where one row of words stands in another."""
    return next((i for i in range(len(whole) - len(part) + 1) if whole[i : i + len(part)] == part), None)


@lru_cache(maxsize=512)
def _row(text: str) -> _Row:
    printed_words = tokens(text)
    low = [w.lower().removesuffix("'s") for w in printed_words]
    digits = [any(c.isdigit() for c in w) for w in low]
    telling = tuple(_FIGURE if digit else w for w, digit in zip(low, digits, strict=True) if w not in FUNCTION_WORDS)
    before = (w if w in FUNCTION_WORDS else "" for w in ("", *low))
    return _Row(telling, tuple((w, b) for w, b, digit in zip(low, before, digits, strict=False) if digit))


def names(statement: str, sentences: Sequence[str]) -> list[Exchange]:
    """Names of a statement that stand where its sentence has the name of somebody or something else."""
    copy = copied(statement, sentences)
    return of_names(statement, copy.edits) if copy else []


def of_names(statement: str, edits: tuple[Edit, ...]) -> list[Exchange]:
    """Names that these changes put in the place of others. In a list their order tells nothing."""
    found = [
        Exchange(" ".join(edit.new), " ".join(gone))
        for edit in edits
        for gone in (_named(edit),)
        if may_exchange(edit.new, gone) and not any(_listed(edit, e) or _listed(e, edit) for e in edits)
    ]
    return found or [e for pair in pairwise(edits) for e in _turned_about(*pair, statement)]


def _named(edit: Edit) -> tuple[str, ...]:
    """The words that the new ones stand for: of a longer stretch that was left out, the name that it begins with
    ("Qatar, who finished third").
    """
    # A word that opens a statement has its capital anyway, and letters may stand for more than one name's words.
    if edit.at == 0 or not edit.new or all(w.isupper() for w in edit.new) or {*edit.new} & {*edit.gone}:
        return edit.gone
    first = next((i for i, w in enumerate(edit.gone) if w.lower() not in _IN_NAMES), 0)
    end = next((i for i, w in enumerate(edit.gone[first:], first) if w[0].islower() and w not in _IN_NAMES), None)
    if end is None or (edit.inner and len(edit.gone) - end < _PAIR):
        return edit.gone
    return edit.gone[first:end]


def may_exchange(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether both are names, and not of one. The first may be the state whose seat of government the second is."""
    return _is_name(a) and _is_name(b) and not _same(a, b) and not governs([*map(normal, b)], [*map(normal, a)])


def _turned_about(first: Edit, second: Edit, statement: str) -> list[Exchange]:
    """Two names around the same words, one of which was kept: "Tom Vale asked Ann Berg" for "Ann Berg asked Tom
    Vale", told as "Tom Vale asked" put in before "Ann Berg", and "asked Tom Vale" left out behind it.
    """
    if first.gone or second.new:
        if first.new or second.gone:
            return []
        before, behind = first.gone, second.new
    else:
        before, behind = first.new, second.gone
    if len(before) != len(behind) or not before:
        return []
    kept = tuple(tokens(statement)[first.at + len(first.new) : second.at])
    for n in range(1, len(before)):
        name, between = before[:n], before[n:]
        if (*between, *name) == behind and not _JOINS.issuperset(between) and may_exchange(name, kept):
            a, b = (name, kept) if first.new else (kept, name)
            return [Exchange(" ".join(a), " ".join(b)), Exchange(" ".join(b), " ".join(a))]
    return []


def _listed(first: Edit, second: Edit) -> bool:
    """Whether two changes turn a list round: "Denmark and Norway" for "Norway and Denmark"."""
    joined = first.follows.lower() in _JOINS and second.at == first.at + len(first.new) + 1
    return joined and (first.gone, first.new) == (second.new, second.gone)


def _is_name(words: tuple[str, ...]) -> bool:
    """Whether words are nothing but a name. Days and months are figures."""
    if printed(" ".join(words), "en"):
        return False
    own = [w for w in words if w.lower() not in _IN_NAMES]
    return bool(own) and all(w[0].isupper() and w.lower() not in _NO_NAMES for w in own)


def _same(gone: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether two names may be one's: a form, a part or the letters of it."""
    if same_voice(" ".join(gone), " ".join(new)):
        return True
    a, b = [normal(w) for w in gone], [normal(w) for w in new]
    if any(x == y or alike(x, y) or same_nation(x, y) for x in a for y in b):
        return True
    letters = {"".join(w[0] for w in words if w.lower() not in _IN_NAMES).lower() for words in (gone, new)}
    return bool(letters & {*a, *b, *(w.removesuffix("s") for w in (*a, *b) if len(w) > _PAIR)})

"""Figures of a statement against those of its sources.

`missing` tells which figures of a statement none of its sources has. How they are read: `brief.grounding.printed`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from decimal import Decimal

from brief.article import is_english
from brief.grounding.amounts import restated
from brief.grounding.cuts import place
from brief.grounding.printed import UNIT, Figure, Printed, may_print, printed
from brief.grounding.rounded import rounded
from brief.grounding.things import MEASURES, only_of_things
from brief.grounding.units import CURRENCIES, DOLLARS, names_unit
from brief.grounding.worked_out import worked_out

__all__ = ["Figure", "Printed", "figures", "figures_are_copied", "missing", "printed"]

_MANY = 50
"""Figures of one statement up to which each is looked for by itself."""
_HALVES = frozenset({Figure("number", "0.5"), Figure("number", "50", "%")})
_THE_TWO = re.compile(r"\b((?i:the|his|her|their|its|these|those|our)\s)two\s(?=[a-z]{3})")
_KEPT = frozenset({"%", *CURRENCIES})
"""Units without which a figure is another one."""
_EDGE = 3
"""Words at an end of a statement that may belong to a figure beyond it: "20 | of June", "five degrees | Celsius"."""
_NEXT_WORD = re.compile(r" [a-z]{2,}(?=[ .,;]|$)")


def figures(text: str, language: str | None = None) -> frozenset[Figure]:
    """All figures of a text, in every reading that its language allows."""
    return frozenset(f for p in printed(text, language) for f in p.readings)


def missing(statement: str, sources: Iterable[str], language: str | None = None) -> list[str]:
    """The figures of a statement, as printed there, that no source has.

    A source may be more exact than the statement (`3 June` for `June`, `5 km` for `5`), not less. In English a
    percentage or an amount of money stays one: `25` is not backed by `25%`, and the same amount may be told in other
    words (`amounts`). In other languages, whole numbers up to
    twelve are let pass: sources write them out.
    """
    if not may_print(statement):
        return []
    sources = tuple(sources)
    if statement in sources and " two " not in statement:
        return []  # It is the sentence itself, as a headline is.
    # "The two brothers" are those whom the source names, without having to count them.
    stated = [
        p
        for p in printed(_THE_TWO.sub(r"\1", statement) if " two " in statement else statement, language)
        if not _too_small(p, language)
    ]
    if not stated:
        return []
    if len(stated) <= _MANY:
        stated = [p for p in stated if not _copied(p.text, statement, sources)]
    known: set[Figure] = set()
    for source in sources if stated else ():
        known |= figures(source, language)
        if "one" in source or "One" in source or "first" in source or "First" in source:
            known |= {Figure("number", "1"), Figure("ordinal", "1")}
    known |= _HALVES if known & _HALVES else set()
    units = is_english(language)
    told = _Known(known)
    gone = {
        p: not any(_backed(f, told) for f in (*p.readings, *_other_dollars(p)))
        or (units and _lost_its_unit(p, told, statement))
        for p in dict.fromkeys(stated)  # A text may print one figure a thousand times.
    }
    measured = [p for p in gone if units and not gone[p] and _has_measure(p) and p.readings.isdisjoint(known)]
    things = only_of_things(sources) if measured else frozenset()
    gone |= {p: True for p in measured if all(f.value in things for f in p.readings)}
    if units and any(gone.values()):
        same = restated(statement, sources, known)
        gone = {p: lost and same.isdisjoint(p.readings) for p, lost in gone.items()}
        gone |= dict.fromkeys(rounded(statement, sources, [p for p, lost in gone.items() if lost]), False)
        gone |= dict.fromkeys(worked_out(statement, sources, [p for p, lost in gone.items() if lost]), False)
    return [p.text for p in stated if gone[p]]


def with_unit(figure: str, text: str, others: Iterable[str] = (), language: str | None = None) -> str:
    """A figure as a text prints it, with its unit, if that stands behind it: "5 miles". Where the text has it more
    than once, the one that is in none of the others.
    """
    found = (m[0] for m in re.finditer(rf"(?<![\w.,]){re.escape(figure)}{UNIT}?", text))
    shown = list(dict.fromkeys(found)) or [figure]
    return next((s for s in shown if len(shown) > 1 and missing(s, others, language)), shown[0])


def in_other_unit(figure: str, statement: str, sources: Iterable[str], language: str | None = None) -> str | None:
    """How the first source that has a figure of a statement prints it, if in another unit or with one."""
    stated = (f for p in printed(statement, language) if p.text == figure for f in p.readings)
    values = {f.value for f in stated if f.kind == "number"}
    for source in sources:
        for p in printed(source, language):
            if any(f.kind == "number" and f.value in values for f in p.readings):
                return with_unit(p.text, source)
    return None


def figures_are_copied(statement: str, sentence: str) -> bool:
    """Whether all figures of a statement are surely a sentence's, since it stands there: a quick look, without reading
    any.

    Inside a copied stretch every figure reads as it does in the sentence. Only one at the edge may be the rest of
    another: "five people" of "two hundred and five people", "20" of "20 million". With such a one the answer is no.
    """
    if statement in sentence:
        return True
    words = statement.split()
    if len(words) <= 2 * _EDGE or " two " in statement or place(statement, sentence) is None:
        return False
    return not may_print(statement) or not may_print(" ".join((*words[:_EDGE], *words[-_EDGE:])))


def _copied(figure: str, statement: str, sources: tuple[str, ...]) -> bool:
    """Whether a source has a figure word for word, and the word behind it: no need to read that source."""
    at = statement.find(figure)
    end = at + len(figure)
    follows = _NEXT_WORD.match(statement, end)
    if at < 0 or not follows or statement.find(figure, end) >= 0:
        return False
    copied = f" {statement[at : follows.end()]}"
    return any(
        (found := source.find(copied)) >= 0 and not source[found + len(copied) : found + len(copied) + 1].isalnum()
        for source in sources
    )


def _too_small(figure: Printed, language: str | None) -> bool:
    if is_english(language):
        return False
    return all(f.kind == "number" and f.unit != "%" and Decimal(f.value) in range(13) for f in figure.readings)


class _Known:
    """The figures of the sources, by what is looked for among them: a text of thousands of figures is read once."""

    def __init__(self, figures: Set[Figure]) -> None:
        self.figures = figures
        self.units: defaultdict[str, set[str]] = defaultdict(set)
        """Of each number, the units it has."""
        self.nths: defaultdict[str, set[str]] = defaultdict(set)
        """Of each ordinal."""
        self.months: set[str] = set()
        self.days: set[str] = set()
        self.manifold = {f.unit for f in figures if f.kind == "many"}
        """The units of such as "tens of thousands"."""
        for figure in figures:
            if figure.kind == "number":
                self.units[figure.value].add(figure.unit)
            elif figure.kind == "ordinal":
                self.nths[figure.value].add(figure.unit)
            elif figure.kind == "date":
                self.months.add(figure.value[:2])
                self.days.add(figure.value[3:].lstrip("0"))
        self.most = max(map(Decimal, self.units), default=Decimal("-Infinity"))
        """The largest number."""


def _backed(figure: Figure, known: _Known) -> bool:
    if figure in known.figures:
        return True
    if figure.kind == "month":
        return figure.value in known.months
    if figure.kind == "many":
        return known.most >= Decimal(figure.value) or figure.value in known.manifold
    if figure.kind == "ordinal":
        return figure.value in known.days
    if figure.kind != "number":
        return False
    units = known.units.get(figure.value, set())
    return bool(units) and (not figure.unit or ("" in units and figure.unit != "%"))


def _other_dollars(figure: Printed) -> Iterator[Figure]:
    """A sum of dollars as one of another country's: each calls its own nothing but that, and "US$" are no others."""
    own = next((f.unit for f in figure.readings), "")
    if own in DOLLARS:
        others = {"USD"} if own != "USD" else frozenset() if "US" in figure.text else DOLLARS
        yield from (Figure(f.kind, f.value, unit) for f in figure.readings for unit in others)


def _has_measure(figure: Printed) -> bool:
    return all(f.kind == "number" and f.unit in MEASURES for f in figure.readings)


def _lost_its_unit(figure: Printed, known: _Known, statement: str) -> bool:
    """Whether a bare number is a percentage or money in the sources, and the statement does not say so anywhere."""
    if any(f.kind != "number" or f.unit for f in figure.readings):
        return False
    units = {unit for f in figure.readings for by in (known.units, known.nths) for unit in by.get(f.value, ())}
    return bool(units) and units <= _KEPT and not any(names_unit(unit, statement) for unit in units)

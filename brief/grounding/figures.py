"""Figures of a statement against those of its sources.

`missing` tells which figures of a statement none of its sources has. How they are read: `brief.grounding.printed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from brief.article import is_english
from brief.grounding.amounts import restated
from brief.grounding.cuts import place
from brief.grounding.printed import UNIT, Figure, Printed, may_print, printed
from brief.grounding.units import CURRENCIES, names_unit

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
    gone = {
        p: not any(_backed(f, known) for f in p.readings) or (units and _lost_its_unit(p, known, statement))
        for p in dict.fromkeys(stated)  # A text may print one figure a thousand times.
    }
    if units and any(gone.values()):
        same = restated(statement, sources, known)
        gone = {p: lost and same.isdisjoint(p.readings) for p, lost in gone.items()}
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


def _backed(figure: Figure, known: set[Figure]) -> bool:
    if figure in known:
        return True
    if figure.kind == "month":
        return any(k.kind == "date" and k.value[:2] == figure.value for k in known)
    if figure.kind == "many":
        floor = Decimal(figure.value)
        return any(
            (k.kind == "number" and _is_at_least(k, floor)) or (k.kind == "many" and k.unit == figure.value)
            for k in known
        )
    if figure.kind == "ordinal":
        return any(k.kind == "date" and k.value[3:].lstrip("0") == figure.value for k in known)
    if figure.kind != "number":
        return False
    units = {k.unit for k in known if k.kind == "number" and k.value == figure.value}
    return bool(units) and (not figure.unit or ("" in units and figure.unit != "%"))


def _lost_its_unit(figure: Printed, known: set[Figure], statement: str) -> bool:
    """Whether a bare number is a percentage or money in the sources, and the statement does not say so anywhere."""
    if any(f.kind != "number" or f.unit for f in figure.readings):
        return False
    values = {f.value for f in figure.readings}
    units = {k.unit for k in known if k.kind in ("number", "ordinal") and k.value in values}
    return bool(units) and units <= _KEPT and not any(names_unit(unit, statement) for unit in units)


def _is_at_least(known: Figure, floor: Decimal) -> bool:
    return Decimal(known.value) >= floor

"""Numbers as written: digits in the conventions of a language, and English number words."""

from __future__ import annotations

import re
from decimal import Decimal


def _listed(words: str) -> list[str]:
    return words.split()


SMALL = {
    word: Decimal(value)
    for value, word in enumerate(
        _listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
TENS = {
    word: Decimal(10 * tens)
    for tens, word in enumerate(_listed("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "lakh": Decimal(10**5),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
SHORT_SCALES = {
    "k": Decimal(1000),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "bn": Decimal(10**9),
    "b": Decimal(10**9),
    "tn": Decimal(10**12),
    "万": Decimal(10**4),
    "萬": Decimal(10**4),
    "億": Decimal(10**8),
    "亿": Decimal(10**8),
}
SEVERAL = {"tens": (10,), "dozens": (12,), "scores": (20, 12), "hundreds": (100,)}
"""Words for many, with the least they may mean; "scores" is no exact word, and dozens do as well."""
_TEENTH = _listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
)
_TIETH = _listed("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth")
ORDINALS = {
    **{word: Decimal(value) for value, word in enumerate(_TEENTH, 1)},
    **{word: Decimal(10 * tens) for tens, word in enumerate(_TIETH, 2)},
    **{
        f"{ten}{joint}{word}": Decimal(value + unit)
        for ten, value in TENS.items()
        for unit, word in enumerate(_TEENTH[:9], 1)
        for joint in "- "
    },
}
PARTS = {
    f"{count}{joint}{part}": Decimal(n) / whole
    for part, whole in (
        ("third", 3), ("thirds", 3), ("quarter", 4), ("quarters", 4), ("fifth", 5), ("fifths", 5), ("sixth", 6),
        ("eighth", 8), ("eighths", 8), ("tenth", 10), ("tenths", 10),
    )
    for count, n in zip("a one two three four five seven nine".split(), (1, 1, 2, 3, 4, 5, 7, 9), strict=True)
    if n < whole and (n == 1) != part.endswith("s")
    for joint in " -"
}  # fmt: skip
"""Fractions in words: "a third", "three-quarters"."""
_FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_GLYPHS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}

_COMMA_DECIMAL = frozenset(
    _listed(
        "af az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl"
        " pt ro ru sk sl "
        "sq sr sv tr uk uz vi"
    )
)
_POINT_DECIMAL = frozenset(_listed("ar bn cy en fa ga gu he hi ja kn ko ml mr ms mt ne pa si sw ta te th tl ur zh"))
_GROUPS = re.compile(r"\d{1,3}(?:([.,'’٬ \u00a0\u202f\u2009])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}")


def digits(printed: str, language: str | None) -> frozenset[Decimal]:
    """What a number in digits may mean: "1,860" is one thing in English, another in German.

    Without a language, both readings are given.
    """
    fraction = _GLYPHS.get(printed[-1:], Decimal(0))
    plain = printed.rstrip("½¼¾")
    if not plain:
        return frozenset({fraction})
    values = {
        value + fraction for decimal in _decimal_signs(plain, language) if (value := _read(plain, decimal)) is not None
    }
    return frozenset(value.normalize() for value in values)


def _decimal_signs(printed: str, language: str | None) -> str:
    if "٫" in printed:
        return "٫"
    base = (language or "").split("-")[0].lower()
    if base in _COMMA_DECIMAL:
        return ","
    return "." if base in _POINT_DECIMAL else ".,"


def _read(printed: str, decimal: str) -> Decimal | None:
    whole, sign, rest = printed.rpartition(decimal)
    if not sign:
        whole, rest = printed, ""
    elif decimal in whole or not rest.isdigit():
        # Two decimal signs cannot be: they group, whatever the language usually does.
        whole, rest = printed, ""
    if not whole.isdigit() and not _GROUPS.fullmatch(whole):
        return None
    number = "".join(str(int(c)) for c in whole if c.isdigit())
    tail = "".join(str(int(c)) for c in rest)
    return Decimal(f"{number}.{tail}" if tail else number)


def words(printed: str) -> Decimal | None:
    """The value of an English number in words: "one hundred and twenty-five", "half a million", "two dozen"."""
    total, current, said = Decimal(0), Decimal(0), False
    pending: Decimal | None = None
    for word in re.findall(r"[a-z]+", printed.lower()):
        value = SMALL.get(word, TENS.get(word))
        if value is not None:
            current, said = current + value, True
        elif word in _FRACTIONS:
            pending = (pending or Decimal(0)) + _FRACTIONS[word]
        elif word == "dozen":
            current = (current if said else pending or Decimal(1)) * 12
            pending, said = None, True
        elif word in SCALES:
            amount = (current if said else Decimal(0)) + (pending or Decimal(0))
            amount = amount or Decimal(1)
            pending = None
            if SCALES[word] == 100:
                current = amount * 100
            else:
                total, current = total + amount * SCALES[word], Decimal(0)
            said = True
        elif word not in ("a", "an", "and", "of"):
            return None
    if not said and pending is None:
        return None
    return (total + current + (pending or Decimal(0))).normalize()

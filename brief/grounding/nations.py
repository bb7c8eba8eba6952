"""Words for one country, or one creed, that do not look alike: France and French, the US and America, Islam and
Muslim. And for one time: GMT and UTC.
"""

from __future__ import annotations

import pickle
from collections.abc import Collection
from functools import cache
from pathlib import Path

_GROUPS = """
us usa america american americans united states
uk britain british briton britons united kingdom england english
eu europe european union
un united nations
netherlands dutch holland
france french
germany german germans deutschland
spain spanish spaniard spaniards
greece greek greeks
denmark danish dane danes
switzerland swiss
wales welsh
poland polish pole poles
finland finnish finn finns
ireland irish
philippines filipino filipinos philippine
myanmar burma burmese
turkey turkiye turkish turk turks
czechia czech czechs
norway norwegian
thailand thai thais
peru peruvian
cyprus cypriot
congo congolese
china chinese
iceland icelandic
ukraine ukrainian
uae emirates emirati
dprk north korea korean
saudi saudis arabia arabian
lebanon lebanese
vietnam vietnamese
iraq iraqi iraqis
portugal portuguese
islam islamic muslim muslims
judaism jew jews jewish
gmt utc
"""
_GROUP_OF: dict[str, set[int]] = {}
for _number, _line in enumerate(_GROUPS.split("\n")):
    for _word in _line.split():
        _GROUP_OF.setdefault(_word, set()).add(_number)


def same_nation(a: str, b: str) -> bool:
    """Whether two normalised words stand for the same country, union, creed or its people."""
    return bool(_GROUP_OF.get(a, set()) & _GROUP_OF.get(b, set()))


def has_same_nation(word: str, known: Collection[str]) -> bool:
    """Whether a normalised word for a country stands for the same one as any of others."""
    own = _GROUP_OF.get(word)
    return own is not None and any(own & _GROUP_OF.get(k, set()) for k in known)


_ENDINGS = ("ian", "ean", "an", "ese", "ish", "i")
_COMMON = frozenset("north union states united kingdom pole poles".split())
_STEM = 4
_SHORT = 3
"""A word of so many letters is a name's abbreviation, or an everyday word ("us")."""


def is_national(word: str) -> bool:
    """Whether a word tells of what country somebody or something is, so that it keeps its capital: "Spanish",
    "Malaysian".
    """
    low = word.lower()
    return len(low) > _SHORT and (
        (low in _GROUP_OF and low not in _COMMON) or (low.endswith(_ENDINGS) and low[:_STEM] in _stems())
    )


@cache
def territories() -> frozenset[str]:
    """Names of states and territories in English, from the Unicode locale data."""
    from babel.localedata import resolve_locale_filename  # slow, and only wanted here

    # A `Locale` would keep that file's data and all others' that go with it, 3 MB in each process.
    data = pickle.loads(Path(resolve_locale_filename("en")).read_bytes())  # noqa: S301 - the package's own
    return frozenset(data["territories"].values())


@cache
def _stems() -> frozenset[str]:
    """How the names of states and territories begin."""
    return frozenset(name[:_STEM].lower() for name in territories())

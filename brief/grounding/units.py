"""Units that are told apart: the same number of miles and of kilometres are two figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_KILOMETRES = "kilometre kilometres kilometer kilometers"
_SPELLINGS = {
    "%": "% percent per\u00a0cent per~cent pct percentage",
    "pp": "percentage~points percentage~point",
    "USD": "$ us$ usd dollar dollars us~dollars us~dollar u.s.~dollars u.s.~dollar"
    " united~states~dollars american~dollars",
    "AUD": "a$ au$ aud australian~dollars australian~dollar",
    "CAD": "c$ ca$ cad canadian~dollars canadian~dollar",
    "NZD": "nz$ nzd new~zealand~dollars",
    "HKD": "hk$ hkd hong~kong~dollars",
    "EUR": "€ eur euro euros",
    "pound": "£ gbp pound pounds",
    "JPY": "¥ jpy yen",
    "rupee": "₹ rs inr pkr rupee rupees",
    "RUB": "₽ rub rouble roubles ruble rubles",
    "CNY": "cny rmb yuan",
    "zloty": "pln zł zloty zlotys zloties złoty złotys złotych",
    "franc": "chf franc francs swiss~francs",
    "krone": "krone kroner krona kronor kronas sek nok dkk",
    "baht": "thb baht",
    "peso": "peso pesos",
    "lira": "lira liras lire",
    "rand": "rand",
    "rupiah": "rupiah rupiahs",
    "shekel": "₪ shekel shekels",
    "hryvnia": "hryvnia hryvnias",
    "forint": "forint forints",
    "riyal": "riyal riyals rial rials",
    "dirham": "dirham dirhams",
    "naira": "₦ naira",
    "km": f"km {_KILOMETRES}",
    "m": "metre metres meter meters",
    "cm": "cm centimetre centimetres centimeter centimeters",
    "mi": "mile miles",
    "ft": "ft foot feet",
    "kg": "kg kilogram kilograms kilo kilos",
    "lb": "lb lbs",
    "t": "tonne tonnes ton tons",
    "km/h": "km/h kph kmh "
    + " ".join(f"{km}~{per}~hour" for km in ("km", *_KILOMETRES.split()) for per in ("an", "per")),
    "mph": "mph mile~an~hour miles~an~hour mile~per~hour miles~per~hour",
    "ha": "hectare hectares",
    "acre": "acre acres",
    "°C": "°c celsius degrees~celsius degree~celsius °~c",
    "°F": "°f fahrenheit degrees~fahrenheit degree~fahrenheit °~f",
    "l": "litre litres liter liters",
    "gal": "gallon gallons",
    "in": "inch inches",
    "yd": "yard yards",
    "x": "times",
    "second": "second seconds",
    "minute": "minute minutes",
    "hour": "hour hours",
    "day": "day days",
    "week": "week weeks",
    "month": "month months",
    "year": "year years",
}
UNITS = {
    spelling.replace("~", " "): unit for unit, spellings in _SPELLINGS.items() for spelling in spellings.split(" ")
}
"""From a spelling in lower case to the unit."""

UNIT_PATTERN = (
    "(?i:"
    + "|".join(re.escape(s) + (r"(?!\w)" if s[-1].isalnum() else "") for s in sorted(UNITS, key=len, reverse=True))
    + ")"
)
_CODES = "USD EUR GBP JPY INR PKR RUB CNY AUD CAD NZD HKD PLN CHF SEK NOK DKK THB".split()
CURRENCY = rf"(?:(?:US|AU?|CA?|NZ|HK)\$|[$€£¥₹₽₪₦]|\b(?:Rs\.?|{'|'.join(_CODES)})(?![A-Za-z]))"
DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "HKD"})
"""Of several countries: the article of one calls its own nothing but dollars."""
CURRENCIES = DOLLARS | frozenset(
    """EUR pound JPY rupee RUB CNY zloty franc krone baht peso lira rand rupiah shekel hryvnia forint riyal dirham
    naira""".split()
)
_MONEY = re.compile(
    r"[$€£¥₹₽₪₦]|\b(?:dollars?|euros?|pounds?|yen|yuan|rupees?|r[ou]+bles?|cents?|pence|pesos?|francs?|z[lł]ot\w+"
    r"|kron\w{1,2}|baht|lir[ae]s?|rand|rupiahs?|shekels?|hryvnias?|forints?|ri[y]?als?|dirhams?|naira"
    rf"|{'|'.join(_CODES)}|worth|cost(?:s|ing)?|price[sd]?|valued?)\b"
)
_WHOSE = re.compile(
    r"\b(?:(?P<letters>(?:US|AU?|CA?|NZ|HK)\$)"
    r"|(?:US|U\.S\.|United States|American|Australian|Canadian|New Zealand|Hong Kong|British|Japanese|Chinese|Russian"
    r"|Swiss|Polish)\s(?P<money>dollars?|pounds?|yen|yuan|r[ou]+bles?|francs?|z[lł]oty?s?)(?!\w))"
)
_SHARE = re.compile(r"%|\bper\s?cent|\bpct\b", re.IGNORECASE)


@lru_cache(maxsize=256)
def names_unit(unit: str, text: str) -> bool:
    """Whether an English text names money, or a percentage, anywhere: a bare figure there may be meant so."""
    return (_SHARE if unit == "%" else _MONEY).search(text) is not None


def without_countries(text: str, has: Callable[[str], bool]) -> str:
    """An English text without the countries in its sums of money, "Australian dollars" and "A$", in so far as
    somebody has these units.
    """
    if "$" not in text and not _MONEY.search(text):
        return text
    return _WHOSE.sub(lambda m: (m["money"] or "$") if has(_unit_of(m)) else m[0], text)


def _unit_of(match: re.Match[str]) -> str:
    low = match[0].lower()
    return UNITS.get(low) or UNITS.get((match["money"] or "").lower(), "")

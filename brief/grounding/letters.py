"""Letters that stand for plain English words: "AI" for "artificial intelligence", "the PM" for "the prime minister"."""

from __future__ import annotations

import re

from brief.grounding.stems import FUNCTION_WORDS

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[^\w\s'-]")
_LEAST = 3
"""Letters that telling words begin with one after the other by no accident."""
_SHORT = {
    "AG": "attorney general|attorney-general",
    "AI": "artificial intelligence",
    "CCTV": "surveillance camera|security camera|closed-circuit",
    "CEO": "chief executive",
    "CFO": "chief financial officer|finance chief|finance director",
    "CO2": "carbon dioxide",
    "COO": "operating officer|operations chief",
    "DA": "district attorney",
    "EV": "electric vehicle|electric car",
    "FM": "foreign minister",
    "GP": "general practitioner|family doctor",
    "HQ": "headquarters",
    "HR": "human resources",
    "ID": "identity|identification|id's|id card|user id",
    "IT": "information technology",
    "NGO": "non-government|nongovernment|aid group|charities|charity",
    "PM": "prime minister",
    "PR": "public relations",
    "TV": "television|televised|broadcaster",
    "VP": "vice president|vice-president",
    "WWII": "second world war",
}


def may_stand_for(letters: str, text: str) -> bool:
    """Whether letters in capitals, without stops, may be short for words that an English text has."""
    low = text.lower().replace("’", "'")
    if letters in _SHORT and any(words in low for words in _SHORT[letters].split("|")):
        return True
    return len(letters) >= _LEAST and letters.lower() in "".join(
        " " if w in FUNCTION_WORDS else w[0] for w in _WORD.findall(low)
    )

"""What sort a party is, by its name: a state, a body by the noun that heads it, one that most readers know."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from brief.grounding.nations import territories

Sort = Literal["person", "government", "organisation", "armed_group", "company", "court"]
_NOUNS: dict[Sort, frozenset[str]] = {
    "government": frozenset(
        "government ministry administration senate congress parliament house cabinet police department"
        " army navy embassy council treasury directorate bureau agency service services guard force unit squad"
        " assembly commission legislature kremlin pentagon".split()
    ),
    "organisation": frozenset(
        "university institute college school association federation union committee party foundation"
        " society church center centre centers centres campaign museum organization organisation conference"
        " fund league club alliance network news times post press journal herald tribune guardian"
        " magazine observatory coalition hospital bulletin gazette courier observer telegraph chronicle broadcaster"
        " exchange newspaper reuters bbc cnn abc nbc cbs npr msnbc pbs bloomberg politico wikinews"
        " democrats dems republicans tories conservatives labour".split()
    ),
    "armed_group": frozenset(("militia", "guerrillas", "taliban")),
    "company": frozenset(
        (
            "inc ltd limited corporation corp company airlines airways motors bank holdings industries plc gmbh ferries"
            " railways pharmaceuticals technologies breweries enterprises"
            " facebook google amazon twitter"
        ).split()
    ),
    "court": frozenset("court tribunal".split()),
}
"""What a body is by the noun that heads its name; press and parties are organisations here."""
_SORTS: dict[str, Sort] = {noun: sort for sort, nouns in reversed(_NOUNS.items()) for noun in nouns}
OF_A_PARTY = frozenset(("Democratic", "Republican", "Conservative", "Tory", "Lib Dem", "Liberal Democrat"))
"""What tells to which party somebody belongs, and names none."""
_KNOWN: dict[Sort, frozenset[str]] = {
    "government": frozenset(
        "FBI|CIA|NSA|NASA|EPA|FDA|CDC|DEA|FEMA|FAA|NTSB|IRS|NYPD|FSB|KGB|Secret Service|European Commission|Home Office"
        "|Foreign Office|Cabinet Office|Downing Street|White House|Scotland Yard|Whitehall".split("|")
    ),
    "organisation": frozenset(
        "UN|U.N.|EU|E.U.|NATO|WHO|IMF|WTO|ILO|OECD|OPEC|UNESCO|UNICEF|UNHCR|ASEAN|OSCE|NAACP|ACLU|NRA|NBA|NFL|FIFA|UEFA"
        "|Red Cross|Amnesty International|Human Rights Watch|Greenpeace|AFP|AP|CNBC|NDTV|TASS|Xinhua|Al Jazeera"
        "|Al Arabiya|Deutsche Welle|Agence France-Presse|Interfax|Sputnik|USA Today|Press TV|Russia Today|Sky News"
        "|Forbes|Axios|Breitbart|Newsweek|Vox|Slate|Vanity Fair|Rolling Stone|National Review|Mother Jones|Univision"
        "|U.S. News & World Report|Planned Parenthood|Fox Business|Fox News|Business Insider"
        "|BuzzFeed|HuffPost|Huffington Post|Haaretz|Le Monde|El País|Der Spiegel"
        "|Democrats|Republicans".split("|")
    ),
    "armed_group": frozenset(
        "ISIS|ISIL|IS|Daesh|Islamic State|Hezbollah|Hizbollah|Hamas|Boko Haram|al-Qaeda|Houthi|Houthis".split("|")
    ),
    "company": frozenset(
        "YouTube|Google|Apple|Microsoft|Boeing|Airbus|SpaceX|GitHub|Tesla|Uber|Netflix|Toyota|Volkswagen|Siemens|Sony"
        "|Samsung|Huawei|Tesco|Walmart|Shell|BP|Goldman Sachs|Wells Fargo".split("|")
    ),
    "court": frozenset(),
}
"""Bodies that most readers know, as they are printed."""
_COUNCILS_OF = frozenset(
    "business trade trades labor labour refugee refugees press church churches medical research arts sports industry"
    " consumer consumers education heritage bar conservation resources relations muslim islamic jewish christian policy"
    " housing retail tourism manufacturing wildlife families farmers".split()
)
"""Whose councils govern nobody: "Small Business Council"."""
_PAPERS = frozenset(
    "news times post press journal herald tribune guardian magazine bulletin gazette courier observer telegraph"
    " chronicle".split()
)
_NEWS = frozenset("news press media".split())
"""Before a noun that alone is a government's: "News Service", "Press Agency"."""
_OF = re.compile(r" (?:of|for|in|on|at) ")
_DAILY = re.compile(r"(?:Daily|Weekly) [A-Z]|(?:CNN|BBC|NBC|CBS|ABC) ")
_US_STATES = frozenset(
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana"
    "|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana"
    "|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|North Carolina|North Dakota|Ohio|Oklahoma|Oregon"
    "|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|West Virginia|Wisconsin"
    "|Wyoming".split("|")
)
"""Those that are not also a city or a given name."""


@cache
def states() -> frozenset[str]:
    """Names of states and territories in English, and what else they are called."""
    return territories() | {"Britain", "Turkey", "US", "U.S", "UK", "Palestine"}


def is_paper(name: str) -> bool:
    """Whether a name is a newspaper's by its noun: "Norlin Times"."""
    return name.rsplit(maxsplit=1)[-1].lower() in _PAPERS


def surely(name: str) -> Sort | None:
    """What a name surely stands for, without its article: a state, or a body by its noun; None where that cannot be
    told.
    """
    return "government" if name in states() else by_noun(name)


def by_noun(name: str) -> Sort | None:
    """What a body is by the noun before "of" or at the end of its name."""
    head = _OF.split(name, 1)[0] if " " in name else name
    nouns = [
        head.split()[-1].lower(),
        *([name.rsplit(maxsplit=1)[-1].lower()] if head == name or " of " not in name else []),
    ]
    return next((sort for noun in nouns if (sort := _SORTS.get(noun))), None)


def known(name: str) -> Sort | None:
    """What a body is that most readers know."""
    return next((sort for sort, names in _KNOWN.items() if name in names), None)


def by_name(name: str) -> Sort | None:
    """What a body is by the words of its name."""
    if name in _US_STATES:
        return "government"
    if name.startswith("Islamic State"):
        return "armed_group"
    if name.startswith("Directorate") or name.endswith("Geological Survey"):
        return "government"
    if _DAILY.match(name):
        return "organisation"
    words = name.lower().split()
    of_a_trade = words[-1] == "council" and not _COUNCILS_OF.isdisjoint(words)
    return "organisation" if of_a_trade or (len(words) > 1 and words[-2] in _NEWS) else by_noun(name)

"""The titles, offices and trades that stand before a person's name: "Defence Minister Asif"."""

from __future__ import annotations

import re
from functools import lru_cache

from brief.attribution.grammar.given_names import GIVEN
from brief.attribution.grammar.nouns import HEADS, is_agent, is_person
from brief.office_titles import OFFICES

TITLES = OFFICES | frozenset(
    """commander admiral mr mrs ms miss dr prof sir lord lady dame sen rep representative gov prime vice deputy chief
    chair general state foreign defence defense interior finance justice captain colonel lieutenant major sergeant
    officer cllr det insp supt pc dci vice-chair vice-chairman vice-president co-chair councillor councilman assistant
    associate undersecretary pope bishop archbishop cardinal king queen prince princess speaker former acting lt col
    gen maj sgt capt inspector superintendent solicitor treasurer comptroller rev reverend imam sheikh ayatollah coach
    skipper founder lawyer analyst candidate nominee rival campaign manager editor host pollster president-elect head
    assemblyman assemblywoman councilwoman alderman mp mep ceo cfo cio coo cto presidents senators detective constable
    corporal trooper marshal rabbi duke duchess count countess businessman businessmen businesswoman
    businesswomen""".split()
)
_PROSECUTOR = "DA"
"""In capitals: Ada da Silva is none."""
_SIDE = re.compile(
    r"(?:Fellow )?(?:Republican|Democrat(?:ic)?|Liberal Democrat|Lib Dem|Social Democrat|Conservative|Tory|Labou?r"
    r"|Green|Independent|Ulster Unionist|Plaid Cymru|SNP|DUP|Sinn Fein)(?: (?:MPs?|MEP|MSP|AM|peer))? (?=[A-ZÀ-Þ])"
)
"""To which party somebody belongs, before the name: "Fellow Lib Dem Ada Berg"."""
_PARTY_AND_STATE = re.compile(r"[RDI]-[A-Z]")
"""A legislator's party and state, which some papers print behind the name: "Tim Kaine, D-Va."."""
_HONOURS = re.compile(r"(?<=[a-zà-ÿ]) (?:KC|QC|SC|MP|MEP|MSP|OBE|CBE|MBE|PhD|MD)$")
_PLACE_AND_NAME = 3
_FIRST = frozenset(("Minister", "Lady", "Secretary"))
"""Offices of which one is the first."""
_WHOSE_ATTORNEY = re.compile(r"\b((?:State|Commonwealth)[’']s) Attorney\b")
_OF_A_FIELD = OFFICES | frozenset(
    """commander manager chief speaker officer representative assemblyman assemblywoman councilman councilwoman
    superintendent solicitor treasurer comptroller mp mep ceo cfo cio coo cto correspondent""".split()
)
"""Titles that words of their own go before: "Transport Minister", "Federal District Judge"."""
_WHOSE = frozenset("Ihr Ihre Sein Seine Der Die Le La El Il Su Sa Son".split())
"""Determiners of other languages with which a sentence begins: "Ihr Sprecher Jens Holm"."""
_OF_WHAT = frozenset("of to for".split())
_ASSEMBLIES = frozenset(
    "assembly court hospital committee council office union motors electric election elections staff monitor watch"
    " headquarters".split()
)
_TITLE_BEFORE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'[{w[0].upper()}{w[0]}]{w[1:]}' for w in sorted(_OF_A_FIELD))})"
    r" (?:from|for|to) (?:the )?$"
)
_HEADS_IT = re.compile(
    r"\b(?:manager|chairman|president|director|head|chief|spokesman|spokeswoman|economist|analyst) (?:of|at|for|with) $"
)
_PERSON_S = 2
"""Words of a given name and a surname."""


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """A name without possessive ending and leading titles: "Defence Minister Asif’s" → "Asif"."""
    plain = re.sub(r"[’']s?$|(?<=\b[JS]r)\.$", "", name.strip())
    # "The Norlin South MP" is who sits for it.
    words = (plain if plain[:4].lower() == "the " else _HONOURS.sub("", plain)).split()
    while len(words) > 1 and _begins_with_a_title(words):
        words = words[1:]
    return " ".join(words)


def _begins_with_a_title(words: list[str]) -> bool:
    """Whether the first of several words is a title: "Foreign Minister Holm", and not "Foreign Ministry"."""
    first, second = words[0].lower().strip("."), words[1].lower()
    return (first in TITLES or words[0] == _PROSECUTOR) and (second in TITLES or second not in HEADS)


def _after_of(words: list[str]) -> list[str]:
    """The name behind a title with "of": "Secretary of State John F. Kerry", "Mayor of Oslo Mara Holm"."""
    offices = next((i for i, w in enumerate(words) if w.lower() not in TITLES | {"affairs"}), len(words))
    if 0 < offices < len(words) and words[offices] in _OF_WHAT:  # "Secretary of State for Foreign Trade Ada Berg"
        return words[next((i for i, w in enumerate(words) if i > offices and w.lower() in GIVEN), offices + 2) :]
    if offices:
        # "General Motors Roger Smith", of which General is no title
        return words[next((i for i, w in enumerate(words[:-1]) if i > offices and w.lower() in GIVEN), offices) :]
    initial = len(words) > _PLACE_AND_NAME and len(words[-2].strip(".")) == 1
    name = words[-3:] if initial else words[-2:] if len(words) >= _PLACE_AND_NAME else []
    return name if all(w[0].isupper() or w.startswith(("al-", "el-")) for w in name) else []


def titled(words: list[str], before: str) -> tuple[list[str], list[str]]:
    """The title that words begin with, and the name behind it."""
    chief = words[:2] == ["Chief", "Executive"] and len(words) > _PLACE_AND_NAME
    title, words = (words[:2], words[2:]) if chief else (words[:0], words)
    while len(words) > 1 and _begins_with_a_title(words):
        title, words = [*title, words[0]], words[1:]
    if title and words[-1].lower() in _ASSEMBLIES:
        return [], [*title, *words]  # "General Assembly", and no general
    offices = [i for i, w in enumerate(words[:-1]) if _is_office(w, words[i + 1])]
    office = offices[-1] if offices else None
    if office is not None and words[office + 1] in _OF_WHAT:
        # "US Ambassador to Germany Ada Berg"
        if len(words) > office + _PLACE_AND_NAME and words[-2].lower() in GIVEN:
            return [*title, *words[:-2]], words[-2:]
    elif office is not None and _until_of(words, office) - office <= _PLACE_AND_NAME + 1:
        title, words = [*title, *words[: office + 1]], words[office + 1 :]
    if len(words) > _PERSON_S or (words and _PARTY_AND_STATE.match(words[-1])):
        words = words[:-1] if _PARTY_AND_STATE.match(words[-1]) else _HONOURS.sub("", " ".join(words)).split()
    if words and words[-1] == "I" and len(words) < _PLACE_AND_NAME:
        words = words[:-1]  # "Maybe I", where Elizabeth I is no news
    if title and words[:1] in (["of"], ["for"]):
        return title, _after_of(words[1:])
    return title, _person(words, before)


def _is_office(word: str, behind: str) -> bool:
    """Whether a word is an office that others stand before: "District Attorney"; of several, where a name follows."""
    several = word.endswith("s") and word[:-1].lower() in OFFICES and behind.lower() in GIVEN
    return several or not _OF_A_FIELD.isdisjoint(word.lower().split("-"))


def ranked(title: list[str], printed: str) -> list[str]:
    """A title with what stands before it and is no part of one alone: "First Minister Ada Berg", "State’s Attorney"."""
    if not title:
        return title
    first = title[0] in _FIRST and printed.startswith(f"First {title[0]}")
    owned = _WHOSE_ATTORNEY.search(printed) if title[0] == "Attorney" else None
    return ["First", *title] if first else [owned[1], *title] if owned else title


def _until_of(words: list[str], office: int) -> int:
    """Where a name behind an office ends: where they belong is not of its length, "Leader Ada Berg of Norlin"."""
    return next((i for i in range(office + _PLACE_AND_NAME, len(words)) if words[i] in _OF_WHAT), len(words))


def _person(words: list[str], before: str) -> list[str]:
    """A name without the place of its office, or the trade, that stands before it: "Podcaster Ada Berg"."""
    if len(words) < _PLACE_AND_NAME:
        return words
    if len(words) > _PLACE_AND_NAME and words[0] in _WHOSE and words[-2].lower() in GIVEN:
        words = words[1:]
    given = next((i for i, w in enumerate(words[:-1]) if i and w.lower() in GIVEN), 0)
    if given and (_TITLE_BEFORE.search(before) or (_HEADS_IT.search(before) and len(words) - given == _PERSON_S)):
        return words[given:]  # "Ambassador to New Norlin Ada Berg", "branch manager of Norlin Lines Ada Berg"
    side = _SIDE.match(" ".join(words))
    rest = words[len(side.group().split()) :] if side else words[1:] if _is_trade(words[0]) else []
    return rest if len(rest) > 1 and rest[0].lower() in GIVEN else words


def opens_with_a_trade(words: list[str]) -> bool:
    """Whether a sentence begins with what somebody is, before the name: "Resident Ada Berg", "Engineer Dr Ada Berg"."""
    rest = words[1:]
    while len(rest) > _PERSON_S and _begins_with_a_title(rest):
        rest = rest[1:]
    low = words[0].lower() if words else ""
    named = len(rest) == _PERSON_S and (rest[0].lower() in GIVEN or len(rest) < len(words) - 1)
    return named and low not in GIVEN | TITLES and (is_person(low) or is_agent(low))


def _is_trade(word: str) -> bool:
    """Whether a capitalised word before a name tells what somebody does."""
    low = word.lower()
    return is_agent(low) and low not in GIVEN

"""The towns by whose names the news call governments: "Delhi answered" is India’s answer.

A lexicon is data: seats of government as English newspapers print them, with the names of the state.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from brief.grounding.nations import same_nation
from brief.grounding.words import akin, words

_STATES = {
    "Afghanistan": "Kabul",
    "Armenia": "Yerevan",
    "Australia": "Canberra",
    "Austria": "Vienna",
    "Azerbaijan": "Baku",
    "Bangladesh": "Dhaka",
    "Belarus": "Minsk",
    "Brazil": "Brasília|Brasilia",
    "Britain|United Kingdom|UK|U.K": "London|Westminster|Downing Street",
    "Canada": "Ottawa",
    "China": "Beijing",
    "Colombia": "Bogotá|Bogota",
    "Cuba": "Havana",
    "Egypt": "Cairo",
    "Ethiopia": "Addis Ababa",
    "European Union|EU": "Brussels",
    "France": "Paris",
    "Germany": "Berlin",
    "Greece": "Athens",
    "Hungary": "Budapest",
    "India": "Delhi|New Delhi",
    "Indonesia": "Jakarta",
    "Iran": "Tehran",
    "Iraq": "Baghdad",
    "Israel": "Jerusalem",
    "Italy": "Rome",
    "Japan": "Tokyo",
    "Kenya": "Nairobi",
    "Lebanon": "Beirut",
    "Libya": "Tripoli",
    "Malaysia": "Kuala Lumpur|Putrajaya",
    "Nigeria": "Abuja",
    "North Korea": "Pyongyang",
    "Norway": "Oslo",
    "Pakistan": "Islamabad",
    "Philippines": "Manila",
    "Poland": "Warsaw",
    "Qatar": "Doha",
    "Russia": "Moscow|Kremlin",
    "Saudi Arabia": "Riyadh",
    "Serbia": "Belgrade",
    "South Korea": "Seoul",
    "Spain": "Madrid",
    "Sudan": "Khartoum",
    "Sweden": "Stockholm",
    "Syria": "Damascus",
    "Taiwan": "Taipei",
    "Thailand": "Bangkok",
    "Turkey|Türkiye|Turkiye": "Ankara",
    "Ukraine": "Kyiv|Kiev",
    "United States|US|U.S|America": "Washington|White House|Pentagon",
    "Venezuela": "Caracas",
    "Vietnam": "Hanoi",
    "Yemen": "Sanaa|Sana’a|Sana'a",
}
_SEATS = {seat: states.split("|") for states, seats in _STATES.items() for seat in seats.split("|")}
_SHARED = frozenset("united kingdom states union north south".split())
"""Words of states' names that tell of no one state."""
_BY_WORDS = {words(seat): names[0] for seat, names in _SEATS.items()}
_WORDS = {names[0]: {w for name in names for w in words(name)} - _SHARED for names in _SEATS.values()}


def state_of(town: str, names: Container[str]) -> str | None:
    """The state for whose government a town's name stands: "India" for "Delhi"; None where no such state is among the
    names.

    Args:
        names: those that an article prints.
    """
    return next((state for state in _SEATS.get(town, ()) if state in names), None)


def share_a_seat(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one name has the seat of a government, and the other another of its seats, the state or its people: "the
    Kremlin", and "Moscow" or "Russian officials".

    Args:
        a: the name's normalised words.
        b: those of the other.
    """
    first, second = _states_in(a), _states_in(b)
    return not first.isdisjoint(second) or _tells_of(first, b) or _tells_of(second, a)


def governs(seat: Sequence[str], state: Sequence[str]) -> bool:
    """Whether one name has the seat of a government and the other its state or its people: "Greece expelled the envoy"
    tells no more than "Athens expelled the envoy", while what happened in Greece need not have happened in Athens.
    """
    return _tells_of(_states_in(seat), state)


def _states_in(name: Sequence[str]) -> set[str]:
    """The states whose seats a name has."""
    stretches = (tuple(name[at : at + length]) for at in range(len(name)) for length in (1, 2))
    return {_BY_WORDS[s] for s in stretches if s in _BY_WORDS}


def _tells_of(states: set[str], name: Sequence[str]) -> bool:
    return any(same_nation(x, y) or akin(x, y) for state in states for x in _WORDS[state] for y in name)

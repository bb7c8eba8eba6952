"""The towns by whose names the news call governments: "Delhi answered" is India’s answer.

A lexicon is data: seats of government as English newspapers print them, with the names of the state.
"""

from __future__ import annotations

from collections.abc import Container

_STATES = {
    "Afghanistan": "Kabul",
    "Armenia": "Yerevan",
    "Australia": "Canberra",
    "Austria": "Vienna",
    "Azerbaijan": "Baku",
    "Bangladesh": "Dhaka",
    "Belarus": "Minsk",
    "Brazil": "Brasília|Brasilia",
    "Britain|United Kingdom|UK|U.K": "London|Westminster",
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
    "United States|US|U.S|America": "Washington|White House",
    "Venezuela": "Caracas",
    "Vietnam": "Hanoi",
    "Yemen": "Sanaa|Sana’a|Sana'a",
}
_SEATS = {seat: states.split("|") for states, seats in _STATES.items() for seat in seats.split("|")}


def state_of(town: str, names: Container[str]) -> str | None:
    """The state for whose government a town's name stands: "India" for "Delhi"; None where no such state is among the
    names.

    Args:
        names: those that an article prints.
    """
    return next((state for state in _SEATS.get(town, ()) if state in names), None)

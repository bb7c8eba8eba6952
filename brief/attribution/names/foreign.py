"""Names of languages other than English: without the words of a sentence's beginning, and without a German office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from brief.article import Article
from brief.attribution.grammar.given_names import GIVEN
from brief.attribution.names.mentions import Mention

_BEGINNINGS = {
    "de": "der die das dem den des ein eine einer einem eines kein keine am an auf aus bei beim bis durch für gegen im"
    " in ins mit nach ob ohne seit über um unter vom von vor während wegen zu zum zur nur auch noch doch aber und oder"
    " wenn als weil dieser diese dieses sein seine ihr ihre unser unsere alle viele mehr",
    "fr": "le la les un une des du de au aux à en dans par pour sur avec sans sous selon après avant depuis mais et ou"
    " ce cet cette ces son sa ses leur leurs notre nos",
    "es": "el la los las un una unos unas al del de en con por para sin sobre según tras desde hasta pero y o su sus"
    " este esta estos estas ese esa",
    "it": "il lo la i gli le un uno una del della al alla in con per su secondo dopo ma e o questo questa suo sua",
    "pt": "o a os as um uma do da dos das no na nos nas em com por para sem sobre segundo após mas e ou seu sua",
    "nl": "de het een in op met van voor door bij naar uit na tot volgens tijdens maar en of deze dit die dat zijn"
    " haar",
}
"""What has a capital only because it opens a sentence, by the language."""
_FIRST_WORDS = {language: frozenset(words.split()) for language, words in _BEGINNINGS.items()}
_ARTICLES = frozenset(
    "der die das ein eine le la les un une el los las una il lo gli i o os as um uma de het een".split()
)
PRONOUNS = frozenset("er sie es wir ich il elle ils elles nous on él ella ellos lui lei ele ela hij zij ze".split())
_BODIES = re.compile(
    r"(?:stiftung|regierung|zeitung|leitung|verwaltung|vereinigung|abteilung|behörde|schaft|bund|rat|verband|verein|haus"
    r"|amt|bank|partei|ministerium|kammer|gericht|hof|akademie|institut|museum|universität|gruppe|zentrale?)$",
    re.IGNORECASE,
)
"""How German nouns end for bodies: "Gewerkschaft der Lokführer"."""
_WHEN = frozenset(
    "Anfang Mitte Ende Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Montag"
    " Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Uhr Prozent".split()
)
"""German nouns that tell when, or how much, and nothing else."""
_OFFICE = re.compile(
    r"\w*(?:minister|landrat|stadtrat|sprecher|präsident|meister|kanzler|sekretär|richter|direktor|leiter|kommissar|chef)"
    r"(?P<she>in)?|\w*(?:rät|anwält|ärzt)(?:in)",
    re.IGNORECASE,
)
"""German offices, which stand before a name without a comma, and tell the gender."""


def trimmed(mentions: Iterable[Mention], article: Article) -> Iterator[Mention]:
    """The mentions of an article in one of these languages, without what is no part of a name."""
    language = (article.language or "").split("-")[0]
    opening = _FIRST_WORDS.get(language, frozenset())
    starts = {s.start for s in article.sentences}
    for mention in mentions:
        words, title = mention.name.split(), mention.title
        while len(words) > 1 and words[0].lower() in opening and _opens(words, mention, starts, article.text):
            words = words[1:]
        if language == "de":
            words, office = _without_office(words)
            title = title or office
            words = _person_alone(words, title)
        if words[0].lower() in opening | PRONOUNS or (language == "de" and _is_thing(words)):
            continue
        name = " ".join(words)
        if name == mention.name:
            yield mention
        else:
            printed = f"{title} {name}" if title else name
            start = article.text.find(printed, mention.start)
            yield replace(mention, name=name, title=title, start=max(start, mention.start))


def _opens(words: list[str], mention: Mention, starts: set[int], text: str) -> bool:
    """Whether a name stands at the beginning of its sentence, and nowhere else with its first word: "Le Pen"."""
    first = " ".join(words[:2])
    if len(words) == len(mention.name.split()) and mention.start not in starts:
        return False
    return all(at in starts for at in _places(first, text))


def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _without_office(words: list[str]) -> tuple[list[str], str]:
    at = 0
    while at < len(words) - 1 and _OFFICE.fullmatch(words[at]):
        at += 1
    return words[at:], " ".join(words[:at])


def _person_alone(words: list[str], title: str) -> list[str]:
    """A person's name without whom the deed is done to: "hat Landrätin Ada Berg der Stadt Geld versprochen"."""
    at = next((i for i, w in enumerate(words) if w in {"der", "den", "dem", "des"}), 0)
    person = at > 1 and (title or words[0].lower() in GIVEN)
    return words[:at] if person else words


def determined(subject: str) -> bool:
    """Whether a subject in one of these languages begins with an article: "Die Gewerkschaft"."""
    first, *rest = subject.split()
    return bool(rest) and first.lower() in _ARTICLES


def _is_thing(words: list[str]) -> bool:
    """Whether German words name nobody but a noun and whose it is, or when: "Schließung der Klinik", "Ende April"."""
    if _WHEN.issuperset(words):
        return True
    behind = words[1] if len(words) > 1 else ""
    owned = behind in {"der", "des"} or (behind == "von" and words[0].endswith(("ung", "ungen", "heit", "keit")))
    return owned and not _BODIES.search(words[0]) and words[0].lower() not in GIVEN


def of_office(title: str) -> bool | None:
    """Whether a German office is a woman's; None where no word of it is one."""
    for word in reversed(title.split()):
        if match := _OFFICE.fullmatch(word):
            return match["she"] is not None or word.endswith("in")
    return None

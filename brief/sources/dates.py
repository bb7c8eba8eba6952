"""Dates as articles print them, where they say plainly which day it was."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january jan januar jänner janvier enero ene janeiro gennaio januari ocak января stycznia يناير",
    "february feb februar février fevrier febrero fevereiro febbraio februari şubat февраля lutego فبراير",
    "march mar märz marz mars marzo março marco maart mart марта marca مارس",
    "april apr avril abril abr aprile nisan апреля kwietnia أبريل ابريل",
    "may mai mayo maio maggio mei mayıs мая maja مايو",
    "june jun juni juin junio junho giugno haziran июня czerwca يونيو",
    "july jul juli juillet julio julho luglio temmuz июля lipca يوليو",
    "august aug août aout agosto ago augustus ağustos августа sierpnia أغسطس اغسطس",
    "september sep sept septembre septiembre setembro settembre eylül сентября września سبتمبر",
    "october oct oktober okt octobre octubre outubro ottobre ekim октября października أكتوبر اكتوبر",
    "november nov novembre noviembre novembro kasım ноября listopada نوفمبر",
    "december dec dezember dez décembre decembre diciembre dic dezembro dicembre aralık декабря grudnia ديسمبر",
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_FOLDED = str.maketrans({"ı": "i", "İ": "i"})
"""Without the dots by which Turkish tells two letters apart: other languages' small letters know one of them."""
_BY_FOLDED = {name.translate(_FOLDED): number for name, number in _NUMBER.items()}
_MONTH = "|".join(sorted(_NUMBER, key=len, reverse=True))
_WEEKDAY = (
    "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|"
    "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    "(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)-feira|"
    "pazartesi|salı|çarşamba|perşembe|cuma(?:rtesi)?|pazar|понедельник|вторник|среда|четверг|пятница|суббота|"
    "воскресенье|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد|(?:星期|周)[一二三四五六日天]|[月火水木金土日]曜日?"
)
_DATE = re.compile(
    rf"\b(?:(?P<y1>\d{{4}})-(?P<m1>\d{{2}})-(?P<d1>\d{{2}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|of\s+)?(?P<m2>{_MONTH})\b\.?,?\s+(?:de\s+"
    rf"|del\s+)?(?P<y2>\d{{4}})"
    rf"|(?P<m3>{_MONTH})\b\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})"
    r"|(?P<d5>\d{1,2})\.(?P<m5>\d{1,2})\.(?P<y5>\d{4})"
    r"|(?P<y4>\d{4})\s?[年년]\s?(?P<m4>\d{1,2})\s?[月월]\s?(?P<d4>\d{1,2})\s?[日일])(?!\d)",
    re.IGNORECASE,
)
_TIME = (
    r"\d{1,2}\s?[時时点시]\s?(?:\d{1,2}\s?[分분])?|(?:(?:at|um|à|a\s+las|alle(?:\s+ore)?|às|saat|в|klo?)\s+)?\d{1,2}(?:[:.h]\d{2}){0,2}(?:\.\d+)?\s?(?:[ap]\.?m\.?)?"
    r"(?:\s?(?:z|uhr|[a-z]{2,5}|\(?gmt\)?|[+-]\d{2}:?\d{2}))?"
)
_TOLD = (
    r"(?:(?:first|last)\s+)?(?:published|posted|updated|modified|created|date)(?:\s+on)?"
    r"|(?:publiée?|mise?\s+à\s+jour|modifiée?)(?:\s+le)?|veröffentlicht|aktualisiert|erschienen|stand|am"
    r"|(?:publicado|actualizado)(?:\s+el)?|(?:pubblicato|aggiornato)(?:\s+il)?|(?:publicado|atualizado)\s+em"
    r"|(?:son\s+)?(?:yayınlanma|yayın|güncelleme|güncellenme)(?:\s+tarihi)?|опубликовано|обновлено|公開|更新|发布|更新时间|发布时间"
)
_AROUND = re.compile(
    rf"(?:(?:{_TOLD})\s*[:：]?|(?:{_WEEKDAY})\.?|{_TIME}|(?:来源|來源|记者|記者|作者|编辑)\s?[:：]?\s?\S{{1,20}}"
    r"|t(?=\d)|[\s,،;:|/·•–—()-])++",
    re.IGNORECASE,
)
"""What a line that dates an article has besides: "Updated", a weekday, a time; in Chinese also where it is from."""


_PLACE = re.compile(r"^[A-ZÀ-Þ][\w.’'-]*(?:[ /-][A-ZÀ-Þ][\w.’'-]*){0,3}(?:,| [-–—|])\s+(?=\S)")
"""A place before the date, such as PORT ELLERY or Den Haag."""
_LONGEST = 140
"""Characters of a line that tells a date and no news."""
_IN_CAPITALS = re.compile(r"(?<=[^A-ZÀ-Þ])\s+(?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ /-]|$)){1,4}$")
"""A place behind words that are not all in capitals."""
_BEFORE = re.compile(
    r"(?:\b(?:(?:first\s+)?(?:published|posted|updated|last\s+updated|on)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s*:?"
    r"|[\s,;:|/·•–—(-])+$",
    re.IGNORECASE,
)


def find_date(text: str) -> str | None:
    """The first full date in `text`, as ISO 8601; None if there is none, or none that exists."""
    match = _DATE.search(text)
    return _iso(match) if match else None


def opening_date(line: str) -> str | None:
    """The date in the dateline that a report begins with, such as "PORT ELLERY, 3 June 2026."; None if it has none."""
    place = _PLACE.match(line)
    match = _DATE.match(line, place.end()) if place else None
    return _iso(match) if match and line[match.end() : match.end() + 3].lstrip()[:1] in set(".:—–-(") else None


def is_date_line(line: str) -> bool:
    """Whether a line holds a full date and nothing else but a place, a weekday, a time or a word such as "Updated"."""
    if len(line) > _LONGEST or not find_date(line):
        return False
    rest = _DATE.sub(" ", _PLACE.sub("", line)).strip()
    return not rest or _AROUND.fullmatch(rest) is not None


def without_date(line: str) -> tuple[str, str | None]:
    """A line without the date that it ends with, a place in capitals before it included, and that date."""
    match = _DATE.search(line) if len(line) <= _LONGEST else None
    when = _iso(match) if match else None
    if match is None or when is None or _AROUND.fullmatch(f" {line[match.end() :]}") is None:
        return line, None
    before = _BEFORE.sub("", line[: match.start()])
    names = _IN_CAPITALS.sub("", before).rstrip(" ,")
    is_place = "," in line[len(before) : match.start()] and len(names.split()) > 2
    return (names if is_place else before), when


def _iso(match: re.Match[str]) -> str | None:
    for index in range(1, 6):
        year, month, day = (match.group(f"{part}{index}") for part in "ymd")
        if year:
            number = int(month) if month.isdigit() else _BY_FOLDED[month.translate(_FOLDED).lower()]
            try:
                return date(int(year), number, int(day)).isoformat()
            except ValueError:
                return None
    return None

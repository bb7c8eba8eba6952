"""Both quotation marks of a wording, where the sentence beside it has one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from brief.quotations import quotations

_OPENS = ("“", '"')
_CLOSES = ("”", "’’", "''", '"')
"""What closes a quotation that “ opened, where two kinds of marks are mixed as well."""
_MIXED = {'"”': '"', '“"': "”"}
"""How quotations begin and end whose marks are of two kinds, and how they ought to end."""
_TURNED = re.compile(r"(?<![^\s(\[{—–-])»(?=\w)|(?<=[\w.?!…])«(?!\w)")
"""»…«: what closes a quotation elsewhere opens it here."""


def joined(wordings: Iterable[str]) -> str:
    """Wordings of sentences that follow one another as one text, whose quotations are whole.

    Where a new paragraph opens a quotation anew that was not closed, print has one mark too many for a line of text.
    """
    told = ""
    for wording in map(_of_one_kind, wordings):
        reopened = wording.startswith(_OPENS) and (
            told.rfind("“") > max(map(told.rfind, _CLOSES)) if wording[0] == "“" else told.count('"') % 2 == 1
        )
        told += f"{('”' if wording[0] == '“' else wording[0]) if reopened else ''}{' ' if told else ''}{wording}"
    return closed(told)


def _of_one_kind(wording: str) -> str:
    """A wording whose quotations end as they begin: hasty typing has “…" and "…”."""
    for quotation in quotations(wording):
        closing = _MIXED.get(wording[quotation.start] + wording[quotation.end - 1])
        if closing is not None:
            wording = f"{wording[: quotation.end - 1]}{closing}{wording[quotation.end :]}"
    return wording


def closed(wording: str) -> str:
    """A wording with the quotation marks that stand in the sentences beside it, and without a last ")" that was opened
    there: a quotation may run over several.
    """
    if wording.endswith(")") and "(" not in wording:
        wording = wording[:-1]
    if "„" in wording:
        return wording  # „…“: what opens a quotation elsewhere closes it here
    opened, ended = wording.rfind("“"), wording.find("”")
    straight = wording.count('"')
    if straight % 2 and (
        (opened > wording.rfind("”") and '"' in wording[opened:])
        or (ended >= 0 and not 0 <= wording.find("“") < ended and '"' in wording[:ended])
    ):
        return wording  # “…" and "…”: two kinds of marks for one quotation
    angles = ("»", "«") if _TURNED.search(wording) else ("«", "»")
    for opening, closing in (("“", "”"), angles, ('"', '"')):
        if opening != closing:
            left = wording.rfind(opening) > wording.rfind(closing)
            right = (at := wording.find(closing)) >= 0 and not 0 <= wording.find(opening) < at
            wording = f"{opening if right else ''}{wording}{closing if left else ''}"
        elif wording.count('"') % 2:
            last = wording.rstrip(" .!?").endswith('"')
            wording = f'"{wording}' if last else f'{wording}"'
    return wording

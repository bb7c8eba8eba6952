"""Both quotation marks of a wording, where the sentence beside it has one of them."""

from __future__ import annotations

import re

_REOPENED = re.compile(r'^(?:[^"]* )?"(?=\S)')
"""How a wording begins whose first mark opens a quotation."""
_TURNED = re.compile(r"(?<![^\s(\[{—–-])»(?=\w)|(?<=[\w.?!…])«(?!\w)")
"""»…«: what closes a quotation elsewhere opens it here."""


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
    if straight % 2 and _REOPENED.search(wording) and wording.rstrip(" .").endswith('"'):
        return wording  # each paragraph of a quotation opens it anew, and only the last one closes it
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

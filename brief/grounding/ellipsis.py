"""What an ellipsis in a quotation may leave out without changing what is said.

The parts must stand in one sentence. The words between them may be details. They may not be a
negation, a hedge or a condition, the scale of an amount, or the clause that says who did it.
"""

from __future__ import annotations

import re

_TURNS = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot|without|hardly|scarcely|barely|rarely|seldom"
    r"|unless|except|den(?:y|ie[sd]|ying|ials?)|refus\w+|fail\w*|reject\w*|false\w*|untrue|unlikely|stop\w*|far from"
    r"|if|may|might|could|would|should|will|shall|can|must|perhaps|possibly|maybe|probably|likely|alleged\w*|reportedly"
    r"|purported\w*|suppos\w+|apparent\w*|suspected|rumou?r\w*|almost|nearly|fewer|less|under|half|only"
    r"|ne|pas|jamais|aucun\w*|sans|ni|rien|non|si|nicht|kein\w*|nie|niemals|ohne|weder|kaum|wenn|falls|angeblich"
    r"|nunca|jamás|ning[uú]n\w*|sin|tampoco|mai|nessun\w*|senza|né|não|nenhum\w*|sem|nem|niet|geen|nooit|zonder"
    r"|inte|ikke|ej|aldri\w*|ingen|uten|utan|nigdy|bez|не|нет|ни|никогда|без|якобы|если|ні|değil|yok|asla"
    r"|لا|لم|لن|ليس\w*|ما|غير|بدون|دون|نه|لא|לא|אין|אינו|אינה|בלי|ללא|tidak|bukan|belum|tanpa)\b"
    r"|n't\b|\bn'|नहीं|(?<!\S)(?:न|मत|बिना)(?!\S)|\b안 |[不没沒未無无非别別않못없]|아니|ない|なかった|ません",
    re.IGNORECASE,
)
_SAYS = (
    r"(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old)|report(?:s|ed)?|claim(?:s|ed)?|insist(?:s|ed)?|warn(?:s|ed)?|argue[sd]?"
    r"|believe[sd]?|th(?:ink|inks|ought)|announce[sd]?|state[sd]|add(?:s|ed)|suggest(?:s|ed)?|confirm(?:s|ed)?"
    r"|acknowledge[sd]?|admit(?:s|ted)?|assert(?:s|ed)?|accus\w+|according)"
)
_REPORTS = re.compile(rf"\b{_SAYS}\b", re.IGNORECASE)
_ENDS_REPORTING = re.compile(rf"\b{_SAYS}$", re.IGNORECASE)
_SCALE = re.compile(
    r"\W{0,2}(?:hundred|thousand|million|billion|trillion|lakh|crore|per ?cent|percentage|m|bn|k)\b", re.IGNORECASE
)
_NOT_AN_END = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|gen|col|capt|lt|sgt|sen|rep|gov|hon|rev|st|jr|sr|no|vs|inc|ltd|corp|approx|fig"
    r"|jan|feb|mar|apr|aug|sept?|oct|nov|dec)|\b\w)$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?؟۔।][')\]\"]*\s+['(\[\"]*(?=(\w)?)|[。！？][')\]」』\"]*")


def sentence_ends(text: str, paragraphs: tuple[int, ...]) -> list[int]:
    """Offsets in a folded text at which a sentence is over. Errs on the side of ending one."""
    ends = list(paragraphs)
    for stop in _STOP.finditer(text):
        follows = stop[1]
        if follows and follows.islower():
            continue
        if text[stop.start()] == "." and _NOT_AN_END.search(text, max(0, stop.start() - 8), stop.start()):
            continue
        ends.append(stop.end())
    return sorted(ends)


def may_leave_out(before: str, gap: str) -> bool:
    """Whether `gap` can be left out between two parts of a quotation, the first of which is `before`."""
    if _TURNS.search(gap):
        return False
    if before[-1:].isdigit() and _SCALE.match(gap):
        return False
    aside = gap.strip()
    words = aside.strip(" ,'—").split()
    if _ENDS_REPORTING.search(before) and words[:1] == ["that"] and len(words) > 1:
        return False
    if not _REPORTS.search(gap):
        return True
    # Between commas, dashes or quotation marks, “…,” X said, “…” is an aside; else it brings a new subject.
    between_marks = gap.count("'") >= 2
    return between_marks or (aside[:1] in (",", "—") and aside[-1:] in (",", "—"))

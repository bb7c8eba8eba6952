"""Open matters that an English sentence says have not been told, done or settled yet: "no cause has been given", "has
yet to".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.attribution.grammar.inverted import clause_of, indirect
from brief.attribution.open_matters.forms import (
    ASK,
    BE,
    GROUND,
    HAVE,
    NP,
    ON_THAT,
    START,
    WHO,
    YET,
    Matter,
    Told,
    closes_an_aside,
    is_half,
    is_thing,
    what_is,
)

_KNOWLEDGE = r"(?:information|word|details?|explanation|indication|statement|clarity|announcement|answers?|evidence)"
_GIVEN = (
    r"(?:released|announced|disclosed|given|made public|made|published|determined|established|confirmed"
    r"|found|reported|identified|provided|known)"
)
_NONE_GIVEN = re.compile(
    rf"\b[Nn]o (?:official |clear |definite |specific |immediate |known |further )*(?P<what>(?:cause"
    rf"|motive|reason|explanation|motivation)s?(?: of death)?)"
    rf"(?P<of> (?:for|of|behind) (?:(?!{HAVE}\b|{BE}\b)[\w’'-]+ ?){{1,6}}?)? ?(?:(?:{HAVE}"
    rf"|{BE}) {YET}(?:been )?)?{_GIVEN}\b"
    rf"(?P<after> for (?:the|an?) [\w’'-]+(?: (?:at|in|on|of) (?:[\w’'-]+ ?){{1,3}})?)?"
)
"""`No cause had yet been released for the fire`: what is missing, and of what."""
_NO_WORD = re.compile(
    rf"\b[Nn]o (?:\w+ )?(?:{_KNOWLEDGE}|hint) (?:(?:{BE}|{HAVE} {YET}been) {YET}{_GIVEN} )?(?:on|about|of|as to"
    rf"|regarding) {ASK}"
)
_NO_WORD_OF = re.compile(
    rf"\b[Nn]o (?:\w+ )?{_KNOWLEDGE} {HAVE} {YET}been (?:made|given|released|issued) (?:on|about"
    rf"|regarding) (?P<what>(?:the|its|their|his|her) [\w’' -]+)"
)
_NOBODY_KNOWS = re.compile(rf"\b(?:[Nn]obody|[Nn]o ?one) (?:yet |really )?knows {ASK}")
_LONG_AGO = re.compile(r"\b[Ii]n (?:1[89]|20)\d\d\b[^.;]* had (?:still )?yet to |\byears ago\b")
"""What tells that something was open, and is so no more: "Back in 1994, the port had yet to open"."""
_YET_TO = re.compile(rf"{WHO} (?:{HAVE}|is|are|was|were) (?:still )?yet to (?P<verb>\w+)(?P<rest>[^.,;]*)")
_SAYS_LITTLE = frozenset("act decide begin start happen move".split())
_TELLS = frozenset("decide determine say announce disclose know".split())
_ASKS = re.compile(r"(?:on )?(?P<word>whether|when|how|what|who|where|why|which) (?P<clause>.+)")
_PASSIVE = re.compile(r" (?P<done>\w+(?:ed|en|own|ade|ut|et|old|ought|id))\b(?P<by>.*)")
_KEPT_BACK = re.compile(
    rf"{WHO} (?:did ?n[o’']t|declined to|refused to|{HAVE}(?: ?n[o’']t| not) {YET}) ?(?:release[d]?"
    rf"|disclose[d]?|reveal(?:ed)?|give[n]?|name[d]?|specif(?:y|ied)|provide[d]?|announce[d]?"
    rf"|publish(?:ed)?)"
    rf" (?:any |further |the )*(?P<what>(?:identit(?:y|ies)|names?|cause|motive|reasons?|numbers?"
    rf"|amount|price|terms|date|results?|size|cost) (?:of|for|behind) (?P<of>{NP}))(?=$|[,.;]| in | at "
    rf"| on | to | by )"
)
_PERSONS = re.compile(r"(?:identit|names?\b)")
_SEVERAL = re.compile(r"(?:reasons|numbers|terms|results)\b")
_INQUIRIES = re.compile(
    rf"\b(?P<what>(?:[Ii]nvestigations?|[Ii]nquir(?:y|ies)|[Pp]robes?)(?: (?:into"
    rf"|of) {NP})?) {HAVE} {YET}been (?:launched|opened|begun|started|ordered) by (?P<who>[^,.;]+)"
)
_APPEALS = re.compile(
    rf"{WHO} (?:will|would|is to|are to|plans? to|intends? to|{HAVE})(?: also"
    rf"| now)? appeal(?:ed)?(?: (?:against )?(?:the|his|her|its|their) (?P<what>[\w’' -]{{4,40}}))?(?=$"
    rf"|[,.;])"
)
_SOME = re.compile(r"(?:some|several|many|both|two|three|others?)\b", re.IGNORECASE)
_STILL_MISSING = re.compile(
    rf"{START}(?:(?i:about|some|at least|more than|another) )?(?P<who>(?:\d[\d,]*|\w+)(?: (?!{BE}\b"
    rf"|people were)[\w’'-]+){{0,3}}) (?:{BE} still|remain(?:s|ed)?|{BE}) missing(?=$|[,.;])"
)
_COUNTED = re.compile(
    r"(?i:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands)\b"
)


def untold(told: Told) -> Iterator[Matter]:
    """The questions that a sentence itself says nobody has answered yet."""
    for form in (_none_given, _no_word, _yet_to, _kept_back, _inquiries, _appeals, _missing):
        yield from form(told)


def _none_given(told: Told) -> Iterator[Matter]:
    if (match := _NONE_GIVEN.search(told.text)) is None:
        return
    what = re.sub(r"^motivation", "motive", match["what"])
    of = (match["of"] or match["after"] or "").strip()
    if what == "cause" and of.startswith(("for the ", "of the ")):
        yield Matter(f"What caused {of.partition(' ')[2]}?", "unanswered", 1.0)
    else:
        yield Matter(
            f"What {'are' if what.endswith('s') else 'is'} the {what}{f' {of}' if of else ''}?", "unanswered", 1.0
        )


def _no_word(told: Told) -> Iterator[Matter]:
    for form in (_NO_WORD, _NOBODY_KNOWS):
        if match := form.search(told.text):
            clause = clause_of(match["clause"])
            asked = indirect(match["word"].lower(), told.small(clause)) if clause else None
            if asked:
                yield Matter(asked, "unanswered", 1.0)
    if match := _NO_WORD_OF.search(told.text):
        yield Matter(what_is(match["what"], "is", told), "unanswered", 0.95)


def _yet_to(told: Told) -> Iterator[Matter]:
    match = None if _LONG_AGO.search(told.text) else _YET_TO.search(told.text)
    if match is None or is_half(match):
        return
    is_bare = is_thing(match["who"]) and not closes_an_aside(match)
    who = told.subject(match) or (told.small(match["who"]) if is_bare else None)
    rest = clause_of(GROUND.split(match["rest"])[0]) if match["rest"] else ""
    if who is None or (match["rest"].strip() and not rest):
        return
    if match["verb"] == "be":
        done = _PASSIVE.match(f" {rest}")
        if done:
            yield Matter(f"When will {who} be {rest}?", "undecided", 0.95)
    elif match["verb"] in ("respond", "reply", "comment"):
        if told.asked_about and re.fullmatch(rf"(?:to|on) {ON_THAT}", rest):
            yield Matter(f"What would {who} say about {told.asked_about}?", "unanswered", 0.85)
    elif match["verb"] in _TELLS and (asks := _ASKS.match(rest)):
        if asked := _decided(asks["word"], asks["clause"], who, told):
            yield Matter(asked, "undecided", 0.95)
    elif rest or match["verb"] not in _SAYS_LITTLE:
        yield Matter(f"Will {who} {match['verb']}{f' {rest}' if rest else ''}?", "undecided", 0.95)


def _decided(word: str, clause: str, who: str, told: Told) -> str | None:
    """What somebody has yet to decide, as a question: "whether to pay", "when the quay opens"; None for "how to
    pay".
    """
    if not clause.startswith("to "):
        return indirect(word, told.small(clause))
    return f"Will {who} {clause.removeprefix('to ')}?" if word == "whether" else None


def _kept_back(told: Told) -> Iterator[Matter]:
    match = _KEPT_BACK.search(told.text)
    if match is None or not is_thing(of := match["of"].rstrip(".")):
        return
    if _PERSONS.match(match["what"]):
        yield Matter(f"Who {'are' if of.endswith('s') else 'is'} {told.small(of)}?", "unanswered", 0.95)
    else:
        be = "are" if _SEVERAL.match(match["what"]) else "is"
        yield Matter(what_is(f"the {match['what'].rstrip('.')}", be, told), "unanswered", 0.95)


def _inquiries(told: Told) -> Iterator[Matter]:
    if match := _INQUIRIES.search(told.text):
        by = clause_of(match["who"])
        if by:
            yield Matter(f"What will the {match['what'].lower()} by {by} find?", "undecided", 0.9)


def _appeals(told: Told) -> Iterator[Matter]:
    match = _APPEALS.search(told.text)
    if match and (who := told.subject(match)) and not _SOME.match(who):
        whose = f"{who}’" if who.endswith("s") else f"{who}’s"
        against = f" against the {match['what']}" if match["what"] else ""
        yield Matter(f"Will {whose} appeal{against} succeed?", "undecided", 0.9)


def _missing(told: Told) -> Iterator[Matter]:
    if (match := _STILL_MISSING.search(told.text)) and _COUNTED.match(match["who"]):
        yield Matter(f"What has become of the {match['who'].lower()} missing?", "unanswered", 0.9)

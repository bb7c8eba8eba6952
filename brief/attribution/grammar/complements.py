"""Whether an English word that can report speech does so here, by what follows it: "added that", not "added a week"."""

from __future__ import annotations

from brief.attribution.grammar.deeds import in_what_way, is_a_deed
from brief.attribution.grammar.function_words import (
    BEFORE_NOUNS,
    COMPLEMENTIZERS,
    CONTRACTED_NOT,
    FINITE,
    PREPOSITIONS,
    SUBJECTS,
)
from brief.attribution.grammar.tokens import Token, capital

_JOINS = frozenset("and or but".split())
_ENDS = frozenset(", ; — – -- :".split())

_WITH_CLAUSE = frozenset(
    "echoed echoes echoing added adds add adding maintained maintains continued continues"
    " observed observes showed shows show shown showing"
    " found finds find states state stating reports report reporting claim note notes estimates"
    " estimate revealed reveals"
    " reveal compared thought questions comments remarks ruled rules determined feels felt considers"
    " considered regards"
    " posted posts detailed objects projects projected forecasts forecast fears fear worried"
    " worry worries doubts"
    " chanted chants remembered remembers labels labeled labelled brands branded outlines advised"
    " welcomes welcomed ripped recognized recognizes portrayed portrays"
    " advocates shouted yelled hints swears depicted railed objected protested mentions advises"
    " posted detailed recommended".split()
)
"""Words that mostly report nothing, or are nouns, where neither a clause nor a quotation follows."""
OF_DOCUMENTS = frozenset("found finds find showed shows show shown showing reveals revealed reveal".split())
"""Of these, those whose object is what a document says: "the poll found a tie"."""
_MANNER = {
    "attacked": frozenset("as for over on".split()),
    "attacks": frozenset("as for over on".split()),
    "called": frozenset("for on upon".split()),
    "calls": frozenset("for on upon".split()),
}
_DESCRIBES = frozenset("dedicated devoted related attached addressed named called titled entitled".split())
"""Participles that belong to the noun before them: "posted a film dedicated to her"."""
_WHEN = frozenset("before after until since while".split())
_AHEAD = 14
_BESIDE = 3
_FIXED = {
    "put": frozenset({"it"}),
    "chimed": frozenset({"in"}),
    "chimes": frozenset({"in"}),
    "summed": frozenset({"up"}),
    "feels": frozenset({"that"}),
    "felt": frozenset({"that"}),
}
"""Words that report only before these: "as she put it"."""
_PARTICLES = frozenset("in up off out back into to at".split())


def follows(tokens: list[Token], verb: int, *, within: int = _AHEAD) -> bool:
    """Whether a clause or a quotation follows a verb within so many words, adverbs and times between."""
    named = 0
    for i in range(verb + 1, min(verb + within, len(tokens))):
        token = tokens[i]
        if i <= named:
            continue  # "reports the airline’s director, Ada Berg, has left"
        if token.low in _WHEN:
            return False  # "ruled the port for nine years before he was forced to leave"
        if token.text == "," and (named := _name_in_commas(tokens, i) or _relative_in_commas(tokens, i)):
            continue
        if token.quoted and _before_noun(tokens, i):
            continue
        if token.quoted or (token.low in COMPLEMENTIZERS and token.text.islower() and not _tells_more(tokens, verb, i)):
            return True
        if token.text in _ENDS:
            return token.text == ":" or (i == verb + 1 and _quotation_near(tokens, i))
        if i > verb + 1 and (_finite(token.low) or _subject_with_verb(tokens, i)):
            return True
    return False


def _tells_more(tokens: list[Token], verb: int, i: int) -> bool:
    """Whether "that" tells more of an object: "added a few features that make it fast"."""
    return (
        tokens[i].low == "that"
        and i > verb + 2
        and tokens[i - 1].low.endswith("s")
        and tokens[verb + 1].low in {"a", "an", "some", "several", "new"}
    )


def _before_noun(tokens: list[Token], i: int) -> bool:
    """Whether a quotation only tells of what kind something is: "posted a “How to” video"."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    noun = following is not None and following.word and following.low not in PREPOSITIONS | {"as"}
    return noun and tokens[i - 1].low in {"a", "an", "the"}


def _name_in_commas(tokens: list[Token], comma: int) -> int:
    """Where a name in commas ends that begins behind this one; 0 where none does."""
    end = comma + 1
    while end < len(tokens) and tokens[end].word and capital(tokens[end]):
        end += 1
    return end if comma + 2 < end < len(tokens) and tokens[end].text == "," else 0


def _relative_in_commas(tokens: list[Token], comma: int) -> int:
    """Where a relative clause in commas ends that begins behind this one; 0 where none does."""
    if comma + 1 >= len(tokens) or tokens[comma + 1].low not in {"which", "who"}:
        return 0
    return next((i for i in range(comma + 2, len(tokens)) if tokens[i].text == ","), 0)


def _quotation_near(tokens: list[Token], at: int) -> bool:
    return any(t.quoted for t in tokens[at : at + 3])


def _subject_with_verb(tokens: list[Token], i: int) -> bool:
    """Whether the word before this one can be the subject of it: "added the state paid"."""
    before, token = tokens[i - 1], tokens[i]
    if not token.text.islower() or not before.word:
        return False
    if token.low in _DESCRIBES:
        return False
    return before.low in SUBJECTS or (
        token.low.endswith("ed") and (capital(before) or before.low not in BEFORE_NOUNS | _JOINS)
    )


def _finite(low: str) -> bool:
    """Whether a word is a finite form of "be", "have", "do" or a modal verb, denied or not."""
    return low in FINITE or low.endswith(CONTRACTED_NOT)


def ends(tokens: list[Token], verb: int) -> bool:
    """Whether a verb closes its clause: "…, Bloomberg reported on Monday."."""
    return all(not t.word for t in tokens[verb + 1 : verb + 2])


def reports(tokens: list[Token], verb: int, *, document: bool, tail: bool) -> bool:
    """Whether a word that is ambiguous reports something here; True of any other.

    Args:
        document: its subject is a poll, a study or the like, which "finds" and "shows" with an object.
        tail: it stands behind what it reports.
    """
    following = tokens[verb + 1].low if verb + 1 < len(tokens) else ""
    deed = is_a_deed(tokens, verb, following) or (not tail and in_what_way(tokens, verb))
    return not deed and _tells(tokens, verb, following, document=document, tail=tail)


def _tells(tokens: list[Token], verb: int, following: str, *, document: bool, tail: bool) -> bool:
    low = tokens[verb].low
    if low in _FIXED:
        return following in _FIXED[low]
    if low == "reads":
        return document and (tail or follows(tokens, verb))
    if tail or _rules(tokens, verb):
        return True
    if low in _MANNER:
        return _in_that_manner(tokens, verb)
    if low not in _WITH_CLAUSE:
        return following != "."
    # "Health worries have dogged her": a noun.
    within = _AHEAD if document or not low.startswith("show") or not _quoted_first(tokens, verb) else _BESIDE
    return not _finite(following) and ((document and low in OF_DOCUMENTS) or follows(tokens, verb, within=within))


def _rules(tokens: list[Token], verb: int) -> bool:
    """Whether a court tells what it has decided: "ruled Friday against the port"."""
    near = {t.low for t in tokens[verb + 1 : verb + 4]}
    return tokens[verb].low in {"ruled", "rules"} and not near.isdisjoint(("against", "favor", "favour"))


def _quoted_first(tokens: list[Token], verb: int) -> bool:
    """Whether a quotation is all that follows a verb, and no clause: "shows the young what “lifts” there are"."""
    ahead = tokens[verb + 1 : verb + _AHEAD]
    return any(t.quoted for t in ahead) and not any(t.low in COMPLEMENTIZERS or _finite(t.low) for t in ahead)


def _in_that_manner(tokens: list[Token], verb: int) -> bool:
    """Whether "called" or "attacked" reports words: "called for", "attacked her as", and neither "called in" nor a
    raid.
    """
    ahead = tokens[verb + 1 : verb + _AHEAD]
    if tokens[verb].low.startswith("call"):
        return not ahead or ahead[0].low not in _PARTICLES
    return any(t.quoted or t.low in _MANNER[tokens[verb].low] for t in ahead)

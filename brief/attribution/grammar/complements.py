"""Whether an English word that can report speech does so here, by what follows it: "added that", not "added a week"."""

from __future__ import annotations

from brief.attribution.grammar.function_words import PREPOSITIONS
from brief.attribution.grammar.given_names import MEN, WOMEN
from brief.attribution.grammar.nouns import COUNTED
from brief.attribution.grammar.tokens import Token, capital

_CLAUSE = frozenset("that how why what whether when where who if so".split())
_FINITE = frozenset(
    "is are was were has have had will would does did do can could may might must should isn’t isn't"
    " aren’t aren't wasn’t"
    " wasn't weren’t weren't won’t won't wouldn’t wouldn't hasn’t hasn't haven’t haven't hadn’t"
    " hadn't doesn’t doesn't didn’t"
    " didn't can’t can't couldn’t couldn't shouldn’t shouldn't".split()
)
_SUBJECTS = frozenset("he she they we i it there".split())
_ARTICLES = frozenset("the a an this these those his her its their some many most no".split())
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
_REFERS = frozenset(("refers", "referred"))
_DESCRIBES = frozenset("dedicated devoted related attached addressed named called titled entitled".split())
"""Participles that belong to the noun before them: "posted a film dedicated to her"."""
_VICTIMS = frozenset("life lives victims".split())
_WON = frozenset(
    "victory win wins title titles crown gold silver bronze medal trophy place spot seat wicket wickets".split()
)
_AFTER_OBJECT = frozenset(". , ; in to on at for after when and from about because over as before during".split())
_DONE_TO = {
    "declar": frozenset("victory independence bankruptcy bankrupt war dead".split()),
    "den": frozenset("funding permission entry access bail parole asylum him her them".split()),
    "confirm": frozenset("him her them".split()),
}
"""Beginnings of verbs, and what of these is done and not said: "declared victory"."""
_DECREED = frozenset(
    "emergency calamity disaster mourning curfew holiday ceasefire truce amnesty martial siege moratorium".split()
)
_COURTS = frozenset("before in at on".split())
_STATEMENT = 8
"""Words and marks of a short statement, its comma and a subject."""
_HOSPITALS = frozenset("hospital hospitals".split())
_CALLED = frozenset("police ambulance ambulances 911 999 112 authorities paramedics firefighters security".split())
_CONVENED = frozenset("election elections vote referendum meeting summit conference session strike".split())
_TAKES_SIDES = frozenset("opposed opposes supported supports favors favours endorsed endorses".split())
_PRODUCTS = frozenset(
    "product products car cars vehicle vehicles toys batches units items models ambassador envoy".split()
)
"""What is recalled, and not remembered."""
_WORKS = frozenset("memoir book novel song songs play poem poems screenplay script biography column columns".split())
_STORIES = frozenset("story stories tale tales joke jokes lie lies".split())
_NOUNS_OF_SPEECH = frozenset("requests claims comments remarks reports questions doubts".split())
_WHEN = frozenset("before after until since while".split())
_AHEAD = 14
_BESIDE = 3
_FIXED = {
    "put": frozenset({"it"}),
    "summed": frozenset({"up"}),
    "feels": frozenset({"that"}),
    "felt": frozenset({"that"}),
}
"""Words that report only before these: "as she put it"."""
_PARTICLES = frozenset("in up off out back into to at".split())
_BARE = frozenset(
    "say tell add write note announce claim argue allege insist warn admit deny explain report reveal"
    " estimate show believe"
    " think hope want expect prefer criticize blame find state fear worry".split()
)
_PLURAL = frozenset(
    "people police women men percent majority media many most some several data they we i you who which and".split()
)
_BEHIND_A_NOUN = PREPOSITIONS | frozenset(
    "across around including close familiar who that briefed surveyed polled".split()
)
_MODAL = frozenset("do did does would will could may might can should must".split())


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
        if token.quoted or (token.low in _CLAUSE and token.text.islower() and not _tells_more(tokens, verb, i)):
            return True
        if token.text in _ENDS:
            return token.text == ":" or (i == verb + 1 and _quotation_near(tokens, i))
        if i > verb + 1 and (token.low in _FINITE or _subject_with_verb(tokens, i)):
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
    return before.low in _SUBJECTS or (
        token.low.endswith("ed") and (capital(before) or before.low not in _ARTICLES | _JOINS)
    )


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
    deed = _is_a_deed(tokens, verb, following) or (not tail and _in_what_way(tokens, verb))
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
    return following not in _FINITE and ((document and low in OF_DOCUMENTS) or follows(tokens, verb, within=within))


def _rules(tokens: list[Token], verb: int) -> bool:
    """Whether a court tells what it has decided: "ruled Friday against the port"."""
    near = {t.low for t in tokens[verb + 1 : verb + 4]}
    return tokens[verb].low in {"ruled", "rules"} and not near.isdisjoint(("against", "favor", "favour"))


def _quoted_first(tokens: list[Token], verb: int) -> bool:
    """Whether a quotation is all that follows a verb, and no clause: "shows the young what “lifts” there are"."""
    ahead = tokens[verb + 1 : verb + _AHEAD]
    return any(t.quoted for t in ahead) and not any(t.low in _CLAUSE or t.low in _FINITE for t in ahead)


def _is_a_deed(tokens: list[Token], verb: int, following: str) -> bool:
    """Whether a verb of speech tells of something done: "called the police", "claimed nine lives", "responded by
    leaving".
    """
    low, ahead = tokens[verb].low, [t.low for t in tokens[verb + 1 : verb + 5]]
    if low.startswith("call"):
        return _calls_together(ahead)
    objects = next((words for begin, words in _DONE_TO.items() if low.startswith(begin)), frozenset[str]())
    admitted = low.startswith("admit") and following == "to" and bool({*ahead[1:2]} & (_ARTICLES | _HOSPITALS))
    told = any(t.quoted or t.low == "that" for t in tokens[verb + 1 :])
    return (
        admitted
        or (low.startswith("declar") and _is_decreed(ahead))
        or (low.startswith("continu") and following == "to" and ahead[1:2] != ["say"])
        or not objects.isdisjoint(ahead[:1] if low.startswith("den") else ahead[:2])
        or (low.startswith("claim") and following != "that" and not (_VICTIMS | _WON).isdisjoint(ahead))
        or (
            low.startswith("recall")
            and not told
            and not _PRODUCTS.isdisjoint(t.low for t in tokens[verb + 1 : verb + 9])
        )
        or (low.startswith("respond") and following in {"by", "to"} and not told)
        or (low.startswith(("wrote", "writes")) and not told and _writes_something(following, ahead[1:]))
        or (low.startswith("testif") and following in _COURTS and not told and not _behind_all(tokens, verb))
        or (low in _REFERS and not any(t.quoted for t in tokens[verb + 1 :]))
        or (low in _TAKES_SIDES and following in {",", ";", "."})
        or (low in _NOUNS_OF_SPEECH and following in {"for", "of"} and _is_common(tokens[verb - 1]))
    )


def _writes_something(following: str, behind: list[str]) -> bool:
    """Whether a writer's work is told of, and nothing that it says: "wrote about ships", "wrote a memoir of it"."""
    return following in {"about", "for"} or (following in _ARTICLES and not _WORKS.isdisjoint(behind))


def _is_decreed(ahead: list[str]) -> bool:
    """Whether "declared" brings about what it names: "a national emergency", "three days of mourning"; not "the fire an
    emergency".
    """
    at = next((i for i, w in enumerate(ahead) if w in _DECREED), 0)
    begins = at and (ahead[0] in _ARTICLES or COUNTED.fullmatch(ahead[0]) is not None)
    return ahead[:1] == ["martial"] or (bool(begins) and _ARTICLES.isdisjoint(ahead[1:at]))


def _in_what_way(tokens: list[Token], verb: int) -> bool:
    """Whether a verb says only how somebody answered, or that a story was told: "responded quickly", "tells the old
    story".
    """
    low, ahead = tokens[verb].low, tokens[verb + 1 :]
    if any(t.quoted or t.low in _CLAUSE or t.text == ":" for t in ahead):
        return False
    if low.startswith(("respond", "repl")):
        if any(t.quoted for t in tokens[max(0, verb - 3) : verb]):
            return False
        return bool(ahead) and (ahead[0].low.endswith("ly") or ahead[0].low in {"with", "."})
    return low in {"told", "tells", "tell", "telling"} and any(t.low in _STORIES for t in ahead[:5])


def _behind_all(tokens: list[Token], verb: int) -> bool:
    """Whether a statement stands before a verb and its subject: "The quay was gone, he testified before a jury"."""
    return verb > _STATEMENT and tokens[verb - 2].text == ","


def _calls_together(ahead: list[str]) -> bool:
    """Whether somebody is called, or a meeting: "called the police", "called an election"; not "called the vote a
    sham".
    """
    noun = next((i for i, w in enumerate(ahead) if w not in _ARTICLES), len(ahead))
    if noun == len(ahead):
        return False
    behind = ahead[noun + 1] if noun + 1 < len(ahead) else "."
    convened = ahead[noun] in _CONVENED and ahead[:noun] in ([], ["a"], ["an"])
    return (ahead[noun] in _CALLED or convened) and behind in _AFTER_OBJECT


def _is_common(token: Token) -> bool:
    """Whether a word is small, and no pronoun: what stands before a noun such as "requests"."""
    return token.text.islower() and token.low not in _SUBJECTS


def _in_that_manner(tokens: list[Token], verb: int) -> bool:
    """Whether "called" or "attacked" reports words: "called for", "attacked her as", and neither "called in" nor a
    raid.
    """
    ahead = tokens[verb + 1 : verb + _AHEAD]
    if tokens[verb].low.startswith("call"):
        return not ahead or ahead[0].low not in _PARTICLES
    return any(t.quoted or t.low in _MANNER[tokens[verb].low] for t in ahead)


_COLLECTIVE = frozenset("government party council union club office ministry opposition team".split())
"""Bodies of which British papers speak as of several."""


def agrees(subject: str, tokens: list[Token], verb: int) -> bool:
    """Whether the form of a verb fits its subject: "needs to sell herself and tell more jokes" is no speech of hers."""
    if tokens[verb].low not in _BARE or verb == 0:
        return True
    words = [w.strip(",") for w in subject.lower().split()]
    if any(t.low in _MODAL for t in tokens[max(0, verb - 3) : verb]):
        return True
    # "officials in the port", "a number of pilots in Norlin"
    heads = (w for w, behind in zip(words, [*words[1:], "in"], strict=True) if behind in _BEHIND_A_NOUN)
    plural = any(w.endswith("s") and not w.endswith("ss") for w in heads) or bool(_PLURAL & set(words))
    return (plural or _is_a_body(subject, tokens, verb)) and tokens[verb - 1].low != "to"


def _is_a_body(subject: str, tokens: list[Token], verb: int) -> bool:
    """Whether a name opens a clause and "say" follows it, as in British papers where bodies are several: "Labour say
    it is late".
    """
    words = subject.split()
    first = verb - len(words)
    opens = first == 0 or (first > 0 and tokens[first - 1].low in {"while", "but", "and"})
    named = opens and all(map(capital, tokens[first:verb])) and words[0].lower() not in MEN | WOMEN
    return opens and tokens[verb].low == "say" and (named or words[-1].lower() in _COLLECTIVE)

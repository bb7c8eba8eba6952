"""Which English noun phrases can speak, and where in a stretch of words they begin and end."""

from __future__ import annotations

import re
from functools import lru_cache

from brief.attribution.grammar.function_words import CONTRACTED_NOT, PRONOUNS
from brief.attribution.grammar.joined import HOUSE
from brief.attribution.grammar.nouns import DOCUMENTS, HEADS, is_agent, is_person
from brief.attribution.grammar.tokens import lowered

_ADJECTIVES_AFTER = frozenset(
    "released published conducted obtained commissioned by briefed involved from of in at for"
    " familiar close with on who that near within to around across throughout inside outside"
    " surveyed polled interviewed hired contacted".split()
)
_VERBAL = re.compile(r"(?:ing|ed)$")
_FINE_ENDINGS = frozenset(
    "banking trading shipping mining fishing farming engineering accounting marketing publishing"
    " housing building managing neighbouring neighboring king being-ed leading ruling outgoing"
    " incoming ranking sitting retired united red wounded".split()
)
_NEVER = frozenset(
    "to with by him her them it's there’s there what if because not than into about them me us myself himself herself"
    " how why whether could would might".split()
)
_ACCREDITED = frozenset("ambassador envoy adviser advisor representative candidate".split())
_PARTS = frozenset(
    "number majority minority group groups dozens hundreds thousands millions scores handful pair"
    " couple trio percent half most"
    " many some several few none all each one two three four five six seven eight nine ten both any"
    " third quarter list series"
    " coalition host panel team crowd generation class kind sort type variety range chorus string"
    " slew array bunch band circle roster wave copy copies excerpts portions".split()
)
"""What stands before "of" without being who speaks: "a number of officials" are officials."""
_NO_BEGINNING = frozenset(
    "of in on at from for as don't don’t across into onto about amid amongst among despite between down up".split()
)
_COUNTS = frozenset("number numbers share proportion percentage rate amount".split())
_VERBS = frozenset(
    "is are was were has have had did does appear seem become include comes came goes went occurs"
    " occurred happens happened appears seems becomes became begins"
    " began gets got keeps kept brings brought takes gave gives includes involves contains provides"
    " allows belongs depends highlights"
    " underscores underlines illustrates cite cites risen when while where which".split()
)
"""Words that are verbs, or begin a clause, wherever they stand small."""
_BEHIND_DOING = frozenset("to in on at for with from about the a an his her their".split())
_NO_NAMES = frozenset("You I We It That What".split())
_CUTS = frozenset("i we he she they using who which from with at in on".split())
"""Where a noun phrase is over that a verb of speech follows later: "all the experts I interviewed said"."""
_NO_SUBJECT = frozenset(
    "of in on at from for as to by with about into than if when while this these that what how why so"
    " such it there as not among between despite"
    " no nothing nobody amounting including according based today yesterday".split()
)
_SHARE = re.compile(
    r"(?:(?:nearly|almost|about|around|roughly|only|just|some|fully|more than|fewer than|less than|at least) )?"
    r"(?:[a-z]+|\d+) (?:in|out of) (?:every )?(?:[a-z]+|\d+) of (?:those|all)(?: [a-z]+)?",
    re.IGNORECASE,
)
"""So many of those who were asked: "Nearly six in 10 of those surveyed"."""
_WHERE = frozenset("on in at with into to".split())
_LONGEST = 8
_MONEY = frozenset("dollars dlrs pounds marks yen francs euros crowns rupees pct".split())
_DETERMINERS = frozenset("the a an one some its his her their this that".split())
_TRAILING = frozenset(
    "this last next earlier later late early week month year today yesterday tonight now then here"
    " himself herself itself also all both morning evening night time"
    " released published conducted obtained commissioned".split()
)
"""What a phrase never ends with: times, and participles that tell when."""


@lru_cache(maxsize=1024)
def speaking(phrase: str) -> str | None:
    """The phrase cut down to a noun phrase that can speak; None where it holds none.

    A phrase can speak when it is a pronoun, ends in a name, or has a head such as "official" or "report".
    """
    words, house = phrase.split(), (HOUSE.fullmatch(phrase) or _SHARE.fullmatch(phrase)) is not None
    if len(words) > 1 and lowered(words[0]) in {"which", "that", "who"}:
        words = words[1:]
    if house or "who" in words[1:]:
        # Whatever the noun is, "who" makes it a person.
        return phrase if house else _before_who(words[: words.index("who", 1)])
    words = words[: next((i for i in range(1, len(words)) if _tells_more(words, i)), len(words))]
    words = words[: next((i for i in range(1, len(words)) if _does(words, i)), len(words))]
    if len(words) > 2 and words[1] in _WHERE and _is_no_noun(words[0]):
        words = words[2:]  # "has run on Harbour News, which"
    while words and words[-1].strip(",") in _TRAILING:
        words = words[:-1]
    if len(words) == 1 and lowered(words[0]) in PRONOUNS:
        return words[0]
    if (
        not words
        or words[0].lower() in _NO_BEGINNING
        or " ".join(words[:2]).lower() in {"the more", "the less"}
        or (words[0].isdigit() and words[1:] and words[1] in DOCUMENTS)  # "Nov. 5 letter"
        or _holds_a_verb(words)
        or re.split(r"[’']", words[0])[0] in _NO_NAMES
    ):
        return None
    lows = [re.sub(r"[’']s$", "", lowered(w).strip(",.()")) for w in words]
    if "of" in lows[1:] and not _can_own(words[lows.index("of", 1) - 1], lows[lows.index("of", 1) - 1]):
        return None  # "the interests of member states" are no state
    head = None if lows[-1] in _MONEY else _head(words, lows)
    if head is None or any(
        low in _NEVER
        and not (low == "to" and lows[i - 1] in _ACCREDITED)
        and not (low == "her" and lows[i - 1] in {"and", "of"})
        for i, low in enumerate(lows[:head])
    ):
        return None
    kept = _kept(words, lows, head)
    return " ".join(kept).strip(",") if kept and not all(w.lower() in _DETERMINERS for w in kept) else None


def _kept(words: list[str], lows: list[str], head: int) -> list[str]:
    """The words of a phrase up to its head, or all where what follows belongs to it; none where a verb stands
    before.
    """
    if any(
        _VERBAL.search(low) and low not in _FINE_ENDINGS and words[i][0].islower() for i, low in enumerate(lows[:head])
    ):
        return []
    whole = head + 1 < len(words) and lows[head + 1] in _ADJECTIVES_AFTER
    # "the union Local 12"
    number = words[head][0].isupper() and words[head + 1 : head + 2] and words[head + 1].isdigit()
    return words if whole else words[: head + 1 + bool(number)]


def _does(words: list[str], i: int) -> bool:
    """Whether a word tells what the noun before it does: "A union representing flight attendants"."""
    low, before = words[i].strip(",.()"), words[i - 1].lower().strip(",.()")
    doing = low.endswith("ing") and low.islower() and low not in _FINE_ENDINGS
    return doing and (before in HEADS or _singular(before) in HEADS)


def _before_who(words: list[str]) -> str | None:
    """The noun phrase at the end of these words, if it has a beginning: "paying an architect" is an architect."""
    of = words.index("of") if "of" in words else len(words)
    if not _COUNTS.isdisjoint(words[:of]):
        return None  # "the number who said they had voted rose"
    first = max(
        (i for i, w in enumerate(words[:of]) if w.lower() in _DETERMINERS | {"two", "three", "several"}), default=0
    )
    kept = words[first:]
    whole = first > 0 or kept[0][0].isupper() or kept[0].lower() in _DETERMINERS or kept[-1].rstrip(",").endswith("s")
    return " ".join(kept).strip(",") if whole else None


def _tells_more(words: list[str], i: int) -> bool:
    """Whether a noun phrase is over before a word: "a region like Delhi", "Ada Berg speaking to the council"."""
    busy = words[i].endswith("ing") and words[i].islower() and words[i + 1 : i + 2] and words[i + 1] in _BEHIND_DOING
    return words[i] == "like" or bool(busy and words[i - 1][0].isupper() and not words[i - 1].endswith(("’s", "'s")))


def _is_no_noun(word: str) -> bool:
    """Whether a word before "in" or "on" is none that speaks or is counted, and so perhaps a verb's: "run", "aired"."""
    one = _singular(word)
    known = one in HEADS | DOCUMENTS or word in HEADS | DOCUMENTS | _PARTS or is_agent(word) or is_person(one)
    return word.islower() and not known and not word.endswith("s") and lowered(word) not in PRONOUNS


def _holds_a_verb(words: list[str]) -> bool:
    """Whether a phrase is more than a noun phrase: a verb, or the beginning of another clause, stands in it."""
    return any(w in _VERBS or w.endswith(CONTRACTED_NOT) for w in words[1:])


def _can_own(word: str, low: str) -> bool:
    """Whether what stands before "of" may be who speaks: an agent, a name, or so many of them."""
    return (
        word[0].isupper()
        or low in _PARTS
        or low.isdigit()
        or is_agent(low)
        or is_person(_singular(low))
        or is_agent(_singular(low))
    )


def _singular(noun: str) -> str:
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun[:-1] if noun.endswith("s") else noun


def subject_of_speech(phrase: str) -> str | None:
    """A phrase as the subject of a verb that only speakers have, such as "said"; None where it is no noun phrase.

    `speaking` asks whether a noun can speak. Where the verb tells, any noun will do: "one interviewee", "the motion".
    """
    words = phrase.split()
    if len(words) > 1 and lowered(words[0]) in {"which", "that", "who"}:
        words = words[1:]
    if _holds_a_verb(words) or words[-1].lower() in _MONEY:
        return None
    for i, word in enumerate(words[1:], 1):
        if word == "I" or (
            word.islower() and (word in _CUTS or (i > 1 and word not in _FINE_ENDINGS and _VERBAL.search(word)))
        ):
            words = _before_name(words[:i])
            break
    while words and words[-1].lower().strip(",") in _TRAILING | {"there", "too", "that"}:
        words = words[:-1]
    if not words or len(words) > _LONGEST or not words[-1].strip(",").replace("-", "").isalpha():
        return None
    first, last = words[0].lower(), words[-1].lower().strip(",")
    if (
        first in _NO_SUBJECT
        or last in _COUNTS
        or last in _DETERMINERS | PRONOUNS | _NEVER
        or any(w.lower() in _NEVER and not (w == "her" and words[i] in {"and", "of"}) for i, w in enumerate(words[1:]))
    ):
        return None
    begins = first in _DETERMINERS | _PARTS or words[0][0].isupper() or last.endswith("s")
    if "of" in words[1:] and not _can_own(words[words.index("of") - 1], words[words.index("of") - 1].lower()):
        return None
    return " ".join(words).strip(",") if begins and (len(words) > 1 or last.endswith("s") or last in _PARTS) else None


def _before_name(words: list[str]) -> list[str]:
    """Words without the name at their end that is the subject of a verb: "some of the protesters The Post
    interviewed".
    """
    last = len(words)
    while last > 1 and words[last - 1][0].isupper():
        last -= 1
    return words[:last] if words[last - 1].endswith("s") and words[last - 1].islower() else words


def _head(words: list[str], lows: list[str]) -> int | None:
    """Index of the word that makes it a speaker: the first head noun, unless a name follows it directly."""
    for i, low in enumerate(lows):
        noun = low in HEADS and i + 1 < len(words) and lows[i + 1] in _ADJECTIVES_AFTER
        if noun:
            return i
    last = len(words) - 1
    if lows[last] in HEADS or _singular(lows[last]) in HEADS or (words[last].islower() and is_agent(lows[last])):
        return last
    names = [i for i, w in enumerate(words) if w[0].isupper() and (i > 0 or len(words) == 1 or words[1][0].isupper())]
    if names and all(
        not w[0].islower()
        or lows[i] in HEADS
        or lows[i]
        in {
            "of",
            "the",
            "and",
            "for",
            "de",
            "al",
            "former",
            "longtime",
            "then",
            "fellow",
            "rival",
            "nominee",
            "in",
            "at",
            "a",
            "an",
        }
        for i, w in enumerate(words)
    ):
        if words[last][0].isupper():
            return last
        return names[-1]
    if words[last][0].isupper() and len(words) <= 9:
        return last
    return None

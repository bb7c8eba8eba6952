"""Which descriptions name the same speaker, and which of them name nobody."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from brief.grounding.words import akin, normal, plain, printed_words, singular, words
from brief.office_titles import OFFICES
from brief.schema import REPORTER

NOBODY = frozenset({"", REPORTER, "the reporter", "the article"})
_ARTICLES = frozenset("the a an of s and for one some".split())
_TITLES = OFFICES | frozenset(
    """mr mrs ms miss dr prof sir lord lady dame rev reverend pope king queen prince princess sheikh imam gen general lt
    lieutenant col colonel maj major capt captain sgt admiral commander chief justice prime vice deputy former ex
    acting senior junior interim gov sen rep representative envoy chair head ceo foreign defence finance interior home
    health state party republican democrat democratic mp sultan emir ayatollah councillor candidate""".split()
)
# What somebody's name leads to here is somebody else: the Trump campaign is not Trump.
_RELATED = frozenset(
    """campaign team aide adviser advisor spokesman spokeswoman spokesperson lawyer attorney wife husband son daughter
    brother sister father mother family office delegation camp supporter administration ally side regime government
    ministry embassy army military police party times post court committee council bank university union association
    agency department house senate parliament force troop force leadership official news press company group rebel
    guerrilla militia fighter insurgent separatist opposition""".split()
)
_VAGUE = frozenset(
    """source official participant analyst observer expert mediator diplomat insider aide witness eyewitness
    resident people person critic supporter opponent researcher scientist negotiator delegate member figure
    soldier officer someone somebody one other another many operative executive employee worker activist
    protester protestor demonstrator neighbour neighbor relative friend colleague commander lawmaker politician
    investor trader economist doctor survivor villager local passenger staffer strategist operative veteran
    associate individual man woman men women insider correspondent commentator spectator bystander attendee
    voter user customer student источник источники quelle quellen fuente fuentes fonte fonti bron bronnen kaynak
    kaynaklar مصدر مصادر""".split()
)
_SMALL_ABROAD = frozenset("fuente fuentes fonte fonti bron bronnen kaynak kaynaklar".split())
"""Nouns of other languages that with a capital are a surname."""
_INDEFINITE = frozenset(("a", "an", "one", "another"))
_SOMEBODY = re.compile(
    r"general|judge|attorney|nurse|pilot|colonel|priest|mother|father|student|guard|[a-z]{3,}(?:er|or"
    r"|ist|ian|man|woman)"
)
"""Nouns of one person, by the noun or by how it is made."""
_NO_PERSONS = frozenset(
    "newspaper broadcaster publisher carrier regulator center letter paper poster banner number".split()
)
_VAGUE_UNSPACED = re.compile("消息人士|知情人士|関係者|匿名|관계자|소식통")
_IN_BODIES = frozenset("of for and the on in led backed".split())
"""Small words of a body’s name: "Centers for Disease Control", "Norlin-led Port Forces"."""
_SPOKEN_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople"})
_PAPERS = frozenset({"report", "media", "medium", "outlet", "news"})
# From here on a description only says where somebody belongs or what they know.
_TAIL = re.compile(
    r"\s*(?:,|\(|\b(?:of|from|in|within|inside|at|with|for|on|who|whom|that|which|familiar|close|near|briefed|involved"
    r"|speaking|aware|among|to|by|around|based|present|privy)\b)"
)
_LETTER = re.compile(r"[^\W\d_]")
_NO_LETTERS = re.compile(r"[\s.]|^[Tt]he\s")
_COUNTRIES = frozenset(
    """afghanistan algeria argentina australia austria bangladesh belarus belgium brazil britain bulgaria canada chile
    china colombia croatia cuba cyprus denmark egypt england ethiopia finland france germany ghana greece hungary
    iceland india indonesia iran iraq ireland israel italy japan jordan kenya kuwait lebanon libya malaysia mexico
    morocco nepal netherlands nigeria norway oman pakistan palestine peru philippines poland portugal qatar romania
    russia scotland serbia singapore somalia spain sudan sweden switzerland syria taiwan thailand tunisia turkey
    turkiye uganda ukraine us uk usa venezuela vietnam wales yemen zimbabwe kabul delhi islamabad washington moscow
    beijing london paris tehran""".split()
)
_ENDINGS = frozenset(
    "s es y n ns an ans ian ians ean eans i is ese ish ic ics al ial ary ist ists ism ity er ers ite ites".split()
)
"""What a name takes on, or takes in the place of its last vowel, where it is that of a place, a people or a creed."""
_LOSES = ("a", "e", "o", "y", "s")
_SHORT = 4


@lru_cache(maxsize=1024)
def is_nobody(speaker: str) -> bool:
    """Whether a speaker stands for the article's own voice."""
    return speaker in NOBODY or speaker.strip().casefold() in NOBODY


def is_related(noun: str) -> bool:
    """Whether a noun behind somebody's name makes it the name of somebody else: "office", "lawyers"."""
    return noun in _RELATED or singular(noun) in _RELATED


@lru_cache(maxsize=1024)
def is_vague(speaker: str) -> bool:
    """Whether a description names nobody: "a senior security source", "officials", "one mediator".

    An office ("the defence minister") or a body ("the Foreign Ministry", "police") is not vague.
    """
    if is_nobody(speaker):
        return False
    text = plain(speaker).strip()
    if _VAGUE_UNSPACED.search(speaker):
        return True
    tail = _TAIL.search(text, 1)
    head = text[: tail.start()] if tail else text
    printed = [w for w in printed_words(head) if w]
    if not printed:
        return False
    last = singular(normal(printed[-1]))
    named = any(w[0].isupper() for w in printed[1:])
    if last in _SPOKEN_FOR or last in _PAPERS:
        # With a body's or a paper's name they are on record: "a Foreign Ministry spokesman", "the IMF report".
        return not named and not printed[0].isupper() and normal(printed[0]) != "the" and tail is None
    if last == "executive" and len(printed) > 1 and normal(printed[-2]) == "chief":
        return False
    # "a Saudi general", "another judge"; "the judge" is one whom the article names.
    somebody = normal(printed[0]) in _INDEFINITE and last not in _NO_PERSONS and _SOMEBODY.fullmatch(last) is not None
    alone = len(printed) == 1 and last not in _SMALL_ABROAD
    return (last in _VAGUE or somebody) and (printed[-1][0].islower() or alone)


@lru_cache(maxsize=2048)
def _parts(description: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Name words, related nouns behind the name, and all telling words of a description."""
    text = plain(description).strip()
    first = text.split(",")[0]
    text = first if _LETTER.search(first) and first != first.lower() else text
    printed = printed_words(text)
    telling = [normal(w) for w in printed if normal(w) not in _ARTICLES]
    names: list[str] = []
    related: list[str] = []
    for word in printed:
        w = normal(word)
        if w in _RELATED or singular(w) in _RELATED:
            related.append(singular(w))
        elif (word[0].isupper() or not word[0].islower()) and w not in _TITLES and w not in _ARTICLES:
            # A name after the noun is whose it is not: "Trump spokesman Jason Miller" is Jason Miller.
            if related and names:
                names, related = [], []
            names.append(w)
    if names and related and _led_by_title(printed, names[-1]):
        related = []
    return frozenset(names), frozenset(related), frozenset(telling)


def _led_by_title(printed: tuple[str, ...], last_name: str) -> bool:
    """Whether the description ends with its name, the noun being a title before it."""
    return normal(printed[-1]) == last_name


@lru_cache(maxsize=2048)
def same_voice(a: str, b: str) -> bool:
    """Whether two descriptions name the same speaker: "Asif" and "Defence Minister Khawaja Asif" do.

    Titles and articles do not count. Two unnamed sources are the same only if they are described alike,
    and neither is called another one. An unnamed source is never somebody with a name.
    """
    if is_nobody(a) or is_nobody(b):
        return is_nobody(a) and is_nobody(b)
    names_a, related_a, telling_a = _parts(a)
    names_b, related_b, telling_b = _parts(b)
    if telling_a == telling_b:
        return True
    if is_vague(a) or is_vague(b):
        alike = {singular(w) for w in telling_a} == {singular(w) for w in telling_b}
        return alike and is_vague(a) and is_vague(b)
    if names_a and names_b:
        if related_a != related_b:
            # "EPA" is an agency too; its spokesman is somebody else.
            return any(_acronym(x, y) and _all_capitals(y) for x, y in ((a, b), (b, a)))
        return _same_name(names_a, names_b) or _acronym(a, b) or _acronym(b, a)
    shorter, longer = (telling_a, telling_b) if len(telling_a) <= len(telling_b) else (telling_b, telling_a)
    deputies = {"vice", "deputy", "former"}
    return bool(shorter) and shorter <= longer and not (longer - shorter) & deputies


def alike(a: str, b: str) -> bool:
    """Whether two normalised words of English names are forms of one: "Cuba" and "Cubans", and not "Martin" and
    "Martinez".

    How words begin tells less of names than of other words: "Austria" and "Australia" are two.
    """
    if a == b or singular(a) == singular(b):
        return True
    if {a, b} & (_TITLES | _RELATED):
        return akin(a, b)
    return min(len(a), len(b)) >= _SHORT and (_derived(a, b) or _derived(b, a))


def _derived(name: str, word: str) -> bool:
    """Whether a word is made of a name: "Texan" of "Texas"."""
    stems = (name, name[:-1]) if name.endswith(_LOSES) else (name,)
    return any(word.startswith(s) and word[len(s) :] in _ENDINGS for s in stems)


def has_alike(word: str, known: Collection[str]) -> bool:
    """Whether a normalised word of an English name, or a form of it, is among others."""
    return word in known or any(alike(word, other) for other in known if other[:2] == word[:2])


def _same_name(a: frozenset[str], b: frozenset[str]) -> bool:
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    if shorter <= _COUNTRIES:
        # Pakistan is not the Pakistan Cricket Board, nor the Tehreek-i-Taliban Pakistan.
        return shorter == longer
    return _fits(shorter, longer) or (len(a) == len(b) and _fits(longer, shorter))


def _fits(shorter: frozenset[str], longer: frozenset[str]) -> bool:
    initials = {w[0] for w in longer - shorter}
    return all(w in longer or (len(w) == 1 and w in initials) for w in shorter)


def _all_capitals(name: str) -> bool:
    return all(w[0].isupper() or w in _IN_BODIES for w in printed_words(name))


def _acronym(short: str, long: str) -> bool:
    if "a" <= short[-1:] <= "z":
        return False  # As nearly all names end.
    letters = _NO_LETTERS.sub("", plain(short))
    if not (2 <= len(letters) <= 8 and letters.isupper()):
        return False
    initials = initials_of(long)
    if len(letters) == 2 or len(initials) <= len(letters):
        return initials == letters
    # "Centers for Disease Control and Prevention" is the CDC, the "Norlin-led Free Port Forces" are the FPF.
    return initials.startswith(letters) or initials[1:] == letters


def initials_of(text: str) -> str:
    """The first letters of a text's capitalised words in a row, whatever is elided before them: "I" of "d’Ivoire"."""
    found = (w if w[0].isupper() else _ELIDED.sub("", w) for w in printed_words(text))
    return "".join(w[0] for w in found if w[0].isupper())


_ELIDED = re.compile(r"^[dlDL]'(?=[A-Z])")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]['\")\]]*\s+|\n\s*|^['\"(\[]+|\s['\"(\[]+)$")
_WORD_OF_NAME = r"(?:(?:[A-Z]\.){2,}|[^\W\d_a-z][\w']*(?:[-&][\w']+)*)"
_NAME = re.compile(
    rf"(?:[A-Z]\.){{2,}}|(?<![\w'.]){_WORD_OF_NAME}"
    rf"(?:\s(?:(?:of|the|and|for|al|de|del|della|bin|ibn|van|von|der|da|di|el|ben)\s){{0,2}}{_WORD_OF_NAME})*"
)


def proper_names(text: str) -> list[str]:
    """Names in a text, as printed and in its order: capitalised words, by themselves or in a row.

    A single word at the start of a sentence tells nothing by its capital and is left out, acronyms aside.
    Empty for scripts without case.
    """
    even = plain(text)
    found: list[str] = []
    for match in _NAME.finditer(even):
        name = match[0]
        if not name[0].isupper():
            continue
        parts = name.split()
        if _SENTENCE_START.search(even[max(0, match.start() - 4) : match.start()] or ""):
            acronym = len(parts[0]) > 1 and parts[0].replace(".", "").isupper()
            if not acronym and not (len(parts) > 1 and (parts[1][0].isupper() or parts[1] in ("of", "for"))):
                parts = parts[1:]
                while parts and parts[0][0].islower():
                    parts = parts[1:]
        if parts and parts != ["I"]:
            found.append(" ".join(parts))
    return found


@lru_cache(maxsize=2048)
def words_of(name: str) -> frozenset[str]:
    """The telling words of a name, normalised, titles and articles aside (unless there is nothing else)."""
    printed = frozenset(words(name))
    all_words = printed - _ARTICLES
    return (all_words - _TITLES) or all_words or printed

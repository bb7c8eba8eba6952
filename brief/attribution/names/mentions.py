"""The names that an article prints, each at its place, with the title before it: what capitals tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from brief.article import Article, Place, Sentence
from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.given_names import GIVEN
from brief.attribution.grammar.joined import joined
from brief.attribution.grammar.nouns import DOCUMENTS, HEADS
from brief.attribution.grammar.tokens import WHOLE_IN_ING, lowered, opens_as_adverb
from brief.attribution.names.titles import TITLES, opens_with_a_trade, ranked, titled

_PARTICLES = r"(?:de|do|das|del|della|der|den|van|von|bin|ibn|al|el|la|le|di|da|dos|of|for|the|du|y)"
_INITIALS = r"(?!(?:U\.[SKN]|E\.U|D\.C|L\.A|N\.[YJCHDM]|S\.[CD]|R\.I|W\.V)\.)(?:[A-Z]\.){2,3}(?= [A-Z][a-z])"
"""Given names by their initials: "B.B. King"."""
_CAP = (
    rf"(?:{_INITIALS}|(?:[Aa]l|[Ee]l|[Aa]n|[Aa]s|[Aa]sh|[Aa]d|[Aa]r)-[A-Z][\w’']+"
    rf"|[A-ZÀ-ÖØ-ÞŁŚŽČ][\w’'.&\-]*\w(?:(?<=[a-z])–[A-Z][\w’'&\-]*\w)?|[A-Z](?:\.[A-Z])*\.?)"
)
_ABBREVIATED = r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt)\. )"
_ON = (
    r"(?:(?<=ommission)|(?<=ommittee)|(?<=ouncil)|(?<=onference)|(?<=onvention)) on (?:the )?"
    r"(?!\w+day\b|(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Twitter|Facebook)\b)"
)
"""What goes on with the name of a body that says what it is for: "the Commission on Presidential Debates"."""
_NAME = re.compile(
    rf"(?=[A-ZÀ-ÖØ-ÞŁŚŽČae])(?<![\w’']){_ABBREVIATED}*(?:{_CAP})(?:(?: & |{_ON}"
    rf"|(?: [“\"(][A-Z][a-zà-ÿ]+[”\")])? (?={_CAP})|(?:(?<=[sS])[’'])?(?: "
    rf"|-)(?:{_PARTICLES} ){{0,2}}){_CAP})*"
)
_COMES_FROM = re.compile(r"-(?:based|born|raised|educated|trained)$")
"""How a word ends that tells where somebody is from: "Norlin-born Ada Berg"."""
_CONTRACTED = re.compile(r"\w[’'](?:m|ll|d|ve|re)$")
_CALLS = re.compile(r" (?:more|how|about|here|your|our|my|the|an?|this|these|up|out)\b")
"""What follows a verb that calls upon the reader, and no name: "Learn more", "Check the list"."""
_MUCH = re.compile(r" of (?!(?:the|a|an|this|that|its|his|her|their|our)\b)[a-z]")
"""What stands behind a plural that tells how much of something there is: "Truckloads of ice"."""
_AGENCIES = frozenset(("Reuters", "AFP", "AP", "CNN"))
"""To whom things are told, before another name: "told Reuters Norlin had left"."""
_ENDS_FIRMS = re.compile(
    r" (?:Corp|Co|Inc|Ltd|Plc|PLC|Company|Corporation|Group|Holdings|Industries|Motors|Electric|Foods|Bank)\b"
)
_FIRM = re.compile(rf"({_CAP} {_CAP})(?: {_CAP})*?{_ENDS_FIRMS.pattern}")
_LONGEST_NAME = 5
_IN_HEADLINES = frozenset("For In To On With After Over By At From As Into Is Are Has Will".split())
_LONGEST_PERSON = 3
_NICKNAME = re.compile(r" [“\"(][A-Z][\w’-]+[”\")](?= )")
_OWNED = re.compile(
    r"(?<=\w)(?<!\b[Mm]en)(?<![Ww]omen)(?<!hermen)(?<!iremen)(?<!eamen)(?<!hildren)(?<!eople)(?<!smen)[’']s "
)
"""Whose something is; "Fishermen’s League" is one name."""
_POSSESSIVE = re.compile(r"[’']s?$")
_OF_A_BODY = re.compile(r"(.+? of .+?)[’']s ")
_ALONE = re.compile(
    r"[a-zà-ÿ,;] (?<![A-ZÀ-Þ][\w.’'-] )(?<![\w’'-] of )([A-ZÀ-Þ][a-zà-ÿ][\w-]+)(?=(?:[’']s?)?(?:[,.;]?"
    r" [a-zà-ÿ(]|[.,;:]))"
)
"""Single capitalised words within a sentence: surnames, places, bodies."""
_IN_SMALL_LETTERS = re.compile(r"(?<![\w.])[a-zà-ÿ][\w’'-]+")
_NO_SURNAMES = (
    HEADS
    | TITLES
    | frozenset(
        "society museum hall house office high royal national international federal supreme united school"
        " college academy faculty service".split()
    )
)
_PORTFOLIO = re.compile(r"\b(?:Minister|Secretary|President|Director|Head|Chief) (?:of|for) (?:[A-Z]\w+,? ){1,5}and $")
_FUNCTION = frozenset(
    "the a an in on at but and or if when while as after before since for from by with he she they it we i you his her"
    " their its our my this that these those there here what who how why where which despite however meanwhile although"
    " though because not no nor neither either yes so yet still also then both some many most one two"
    " three four five asked speaking your"
    " according during under over all any each every another other such more much now just only even"
    " well let is are was"
    " were be have has had do does did will would could should may might can must about into out up off than to of look"
    " monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december earlier later last next first second third officials sources analysts experts critics"
    " police talks maybe perhaps furthermore moreover obviously certainly clearly finally please"
    " someone somebody everyone whether unless until"
    " everybody anyone nobody among following get thanks hello yeah okay sure look well once twice"
    " unlike like given via amid within without upon toward towards against between beyond throughout"
    " besides corp inc co ltd plc several various numerous certain few past".split()
)
_SHORT_TITLES = frozenset("Sen Sens Rep Reps Gov Govs Atty Lt Col Gen Sgt Capt Prof Rev Dr Mr Ms Mrs".split())
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_OF_DAYS = frozenset("Black Bloody Cyber Good Super Ash Palm Easter Fat Giving Shrove Whit Holy".split())
_OPENS = re.compile(r"(?:^|[“\"‘']|[.!?] )$")
"""What stands before a sentence's first word, or a quotation's."""
_COUNTING = frozenset(
    "six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty"
    " forty fifty sixty seventy eighty ninety hundreds thousands millions dozens scores half twice".split()
)
"""Numbers that are names in "Ten Network", and where a sentence begins with them alone are none."""
_GROUPS = (HEADS | DOCUMENTS) - {
    "republicans",
    "democrats",
    "conservatives",
    "liberals",
    "taliban",
    "kremlin",
    "pentagon",
    "parliament",
    "senate",
    "congress",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands at one place of the article's text."""

    name: str
    """Without titles, as printed here."""
    title: str
    """The capitalised title printed before it, or empty."""
    start: int
    """Where the title begins, or the name if it has none."""
    sentence: int

    @property
    def end(self) -> int:
        """Where the name ends."""
        return self.start + len(self.title) + bool(self.title) + len(self.name)


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """What the rest of an article tells of capitals."""

    small: frozenset[str] = frozenset()
    """Words that it also prints in small letters."""
    alone: frozenset[str] = frozenset()
    """Single capitalised words within a sentence."""
    firms: frozenset[str] = frozenset()
    """The first two words of firms' names."""


def mentions_in(article: Article) -> list[Mention]:
    """The names in an article's body, in order; scripts without case have none."""
    elsewhere = _Elsewhere(
        frozenset(_IN_SMALL_LETTERS.findall(article.text)),
        frozenset([w for w in _ALONE.findall(article.text) if w.lower() not in _NO_SURNAMES]),
        frozenset([f for s in article.sentences if _ENDS_FIRMS.search(s.text) for f in _FIRM.findall(s.text)]),
    )
    return [m for s in article.sentences if s.place is Place.BODY for m in _mentions(s, elsewhere)]


def named_in(sentence: Sentence) -> list[Mention]:
    """The names in one sentence, by nothing but itself."""
    return list(_mentions(sentence, _Elsewhere()))


def _apart(words: list[str], title: list[str], alone: frozenset[str]) -> int | None:
    """Where a person's name ends and what they belong to begins: "Ada Berg of the Harbour Union"; None where all is one
    name.
    """
    at = next((i for i, w in enumerate(words) if w in {"of", "for"}), 0)
    known = title or words[0].lower() in GIVEN or words[at - 1] in alone
    if not 2 <= at <= _LONGEST_PERSON or not known:
        return None
    return None if any(w.lower() in _NO_SURNAMES or w[0].islower() for w in words[:at]) else at


def _mentions(sentence: Sentence, elsewhere: _Elsewhere) -> Iterator[Mention]:
    bodies = list(joined(sentence.text))
    for match in _NAME.finditer(sentence.text):
        body = next((b for b in bodies if b.start <= match.start() < b.end), None)
        if body is None:
            yield from _owner(match, sentence, elsewhere)
            yield from _named(match, sentence, elsewhere)
        elif match.start() == body.start:
            name = re.sub(r"^(?:The|In|At) ", "", sentence.text[body.start : body.end])
            yield Mention(name, "", sentence.start + body.end - len(name), sentence.id)


def _owner(match: re.Match[str], sentence: Sentence, elsewhere: _Elsewhere) -> Iterator[Mention]:
    """Who belongs to the body that owns something: "Ada Berg of Norlin’s institute"."""
    if (owner := _OF_A_BODY.match(match.group())) is None:
        return
    title, words = titled(owner[1].split(), sentence.text[: match.start()])
    if at := _apart(words, title, elsewhere.alone):
        start = sentence.start + match.start() + owner[1].find(title[0] if title else words[0])
        yield Mention(" ".join(words[:at]), " ".join(title), start, sentence.id)


def _named(match: re.Match[str], sentence: Sentence, elsewhere: _Elsewhere) -> Iterator[Mention]:
    """Who is named by a row of capitals, and what they belong to."""
    words = _words(match, elsewhere.small)
    if len(words) > 1 and words[-1] in _SHORT_TITLES and sentence.text.startswith(". ", match.end()):
        words = words[:-1]  # "Norlin Sen. Ada Berg"
    if len(words) > 1 and words[0].lower() not in GIVEN and _PORTFOLIO.search(sentence.text, 0, match.start()):
        words = words[1:]  # "Minister of Energy and Mines Berg"
    title: list[str] = []
    if not words or words[0].lower() not in TITLES or " ".join(words[:2]) not in elsewhere.firms:
        title, words = titled(words, sentence.text[: match.start()])  # and not "General Cinema", who is no general
    if not words or _is_headline(words) or (len(words) == 1 and _never_alone(words[0])):
        return
    title = ranked(title, match.group())
    start = max(match.group().find(title[0] if title else words[0]), 0)
    at = _apart(words, title, elsewhere.alone)
    yield Mention(" ".join(words[:at]), " ".join(title), sentence.start + match.start() + start, sentence.id)
    if at is not None:
        rest = [w for w in words[at + 1 :] if w != "the"]
        behind = max(match.group().find(rest[0], start + len(" ".join(words[:at]))), 0)
        yield Mention(" ".join(rest), "", sentence.start + match.start() + behind, sentence.id)


def _never_alone(word: str) -> bool:
    """Whether a single capitalised word is no name."""
    return lowered(word) in _FUNCTION or word.lower() in TITLES or len(word) < 2


def _is_headline(words: list[str]) -> bool:
    """Whether so many capitals are a headline's: "Holm Campaign Scrambling For Votes In Averin"."""
    return len(words) > _LONGEST_NAME and not _IN_HEADLINES.isdisjoint(words)


def _words(match: re.Match[str], small: frozenset[str]) -> list[str]:
    """The words of a match, without what has a capital only because the sentence begins there."""
    words = _POSSESSIVE.sub("", _OWNED.split(_NICKNAME.sub("", match.group()))[-1]).rstrip(".,").split()
    opens = _OPENS.search(match.string, max(0, match.start() - 3), match.start()) is not None
    if len(words) > 1 and words[-1] in _DAYS and words[-2] not in _OF_DAYS:
        words = words[:-1]  # "slammed Ada Berg Tuesday"
    owner = next(
        (
            i
            for i in range(len(words) - 2, 0, -1)
            if words[i - 1].lower().endswith(("s’", "s'")) and _is_given(words[i])
        ),
        0,
    )
    words = words[owner:]  # "Norlin News’ Ada Berg"
    while words and (_is_no_name(words, match) or (opens and _only_opens(words, match, small))):
        words = words[1:]
    return words[1:] if opens and opens_with_a_trade(words) else words


def _is_given(word: str) -> bool:
    return word.lower() in GIVEN


def _is_no_name(words: list[str], match: re.Match[str]) -> bool:
    """Whether the first of some words is no part of a name, wherever it stands."""
    first = words[0]
    return (
        lowered(first) in _FUNCTION
        or _CONTRACTED.search(first) is not None
        or (
            len(words) > 1
            and (
                _COMES_FROM.search(first) is not None
                or (first in _AGENCIES and match.string.endswith("told ", 0, match.start()))
            )
        )
    )


def _only_opens(words: list[str], match: re.Match[str], small: frozenset[str]) -> bool:
    """Whether the first of some words has a capital only because a sentence begins with it."""
    first, low = words[0], words[0].lower()
    if low in ENGLISH_SPEECH or opens_as_adverb(low):
        return True
    if len(words) > 1 and first.endswith("ing") and low not in GIVEN | WHOLE_IN_ING and words[1].lower() in GIVEN:
        return True  # "Giving Ada Berg so much time"
    return len(words) == 1 and (
        low in small
        or low in _GROUPS
        or low in _COUNTING
        or _CALLS.match(match.string, match.end()) is not None
        or (first.endswith("s") and _MUCH.match(match.string, match.end()) is not None)
    )

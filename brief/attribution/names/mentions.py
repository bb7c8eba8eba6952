"""The names that an article prints, each at its place, with the title before it: what capitals tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from brief.article import Article, Place, Sentence
from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.given_names import MEN, WOMEN
from brief.attribution.grammar.joined import joined
from brief.attribution.grammar.nouns import DOCUMENTS, HEADS, is_agent, is_person
from brief.attribution.grammar.tokens import lowered, opens_as_adverb
from brief.office_titles import OFFICES

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
    rf"|(?: [“\"(][A-Z][a-zà-ÿ]+[”\")])? (?={_CAP})|(?:(?<=s)[’'])?(?: "
    rf"|-)(?:{_PARTICLES} ){{0,2}}){_CAP})*"
)
_SIDE = re.compile(
    r"(?:Fellow )?(?:Republican|Democrat(?:ic)?|Liberal Democrat|Lib Dem|Social Democrat|Conservative|Tory|Labou?r"
    r"|Green|Independent|Ulster Unionist|Plaid Cymru|SNP|DUP|Sinn Fein)(?: (?:MPs?|MEP|MSP|AM|peer))? (?=[A-ZÀ-Þ])"
)
"""To which party somebody belongs, before the name: "Fellow Lib Dem Ada Berg"."""
_PARTY_AND_STATE = re.compile(r"[RDI]-[A-Z]")
"""A legislator's party and state, which some papers print behind the name: "Tim Kaine, D-Va."."""
_HONOURS = re.compile(r"(?<=[a-zà-ÿ]) (?:KC|QC|SC|MP|MEP|MSP|OBE|CBE|MBE|PhD|MD)$")
_PLACE_AND_NAME = 3
_TITLES = OFFICES | frozenset(
    """commander admiral mr mrs ms miss dr prof sir lord lady dame sen rep representative gov prime vice deputy chief
    chair general state foreign defence defense interior finance justice captain colonel lieutenant major sergeant
    officer cllr det insp supt pc dci vice-chair vice-chairman vice-president co-chair councillor councilman assistant
    associate undersecretary pope bishop archbishop cardinal king queen prince princess speaker former acting lt col
    gen maj sgt capt inspector superintendent solicitor treasurer comptroller rev reverend imam sheikh ayatollah coach
    skipper founder lawyer analyst candidate nominee rival campaign manager editor host pollster president-elect head
    assemblyman assemblywoman councilwoman alderman mp mep ceo cfo cio coo cto presidents senators detective constable
    corporal trooper marshal rabbi duke duchess count countess businessman businessmen businesswoman
    businesswomen""".split()
)
_FIRST = frozenset(("Minister", "Lady", "Secretary"))
"""Offices of which one is the first."""
_OF_A_FIELD = OFFICES | frozenset(
    """commander manager chief speaker officer representative assemblyman assemblywoman councilman councilwoman
    superintendent solicitor treasurer comptroller mp mep ceo cfo cio coo cto correspondent""".split()
)
"""Titles that words of their own go before: "Transport Minister", "Federal District Judge"."""
_WHOSE = frozenset("Ihr Ihre Sein Seine Der Die Le La El Il Su Sa Son".split())
"""Determiners of other languages with which a sentence begins: "Ihr Sprecher Jens Holm"."""
_OF_WHAT = frozenset("of to for".split())
_GIVEN = MEN | WOMEN
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
_ASSEMBLIES = frozenset(
    "assembly court hospital committee council office union motors electric election elections staff monitor watch"
    " headquarters".split()
)
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
    | _TITLES
    | frozenset(
        "society museum hall house office high royal national international federal supreme united school"
        " college academy faculty service".split()
    )
)
_TITLE_BEFORE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'[{w[0].upper()}{w[0]}]{w[1:]}' for w in sorted(_OF_A_FIELD))})"
    r" (?:from|for|to) (?:the )?$"
)
_PORTFOLIO = re.compile(r"\b(?:Minister|Secretary) (?:of|for) (?:[A-Z]\w+, )*[A-Z]\w+,? and $")
_HEADS_IT = re.compile(
    r"\b(?:manager|chairman|president|director|head|chief|spokesman|spokeswoman|economist|analyst) (?:of|at|for|with) $"
)
_PERSON_S = 2
"""Words of a given name and a surname."""
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


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """A name without possessive ending and leading titles: "Defence Minister Asif’s" → "Asif"."""
    plain = re.sub(r"[’']s?$|(?<=\b[JS]r)\.$", "", name.strip())
    # "The Norlin South MP" is who sits for it.
    words = (plain if plain[:4].lower() == "the " else _HONOURS.sub("", plain)).split()
    while len(words) > 1 and _begins_with_a_title(words):
        words = words[1:]
    return " ".join(words)


def _begins_with_a_title(words: list[str]) -> bool:
    """Whether the first of several words is a title: "Foreign Minister Holm", and not "Foreign Ministry"."""
    first, second = words[0].lower().strip("."), words[1].lower()
    return first in _TITLES and (second in _TITLES or second not in HEADS)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands at one place of the article's text."""

    name: str
    """Without titles, as printed here."""
    title: str
    """The capitalised title printed before it, or empty."""
    start: int
    sentence: int


def mentions_in(article: Article) -> list[Mention]:
    """The names in an article's body, in order; scripts without case have none."""
    seen_lower = set(_IN_SMALL_LETTERS.findall(article.text))
    alone = {w for w in _ALONE.findall(article.text) if w.lower() not in _NO_SURNAMES}
    firms = frozenset([f for s in article.sentences if _ENDS_FIRMS.search(s.text) for f in _FIRM.findall(s.text)])
    return [m for s in article.sentences if s.place is Place.BODY for m in _mentions(s, seen_lower, alone, firms)]


def named_in(sentence: Sentence) -> list[Mention]:
    """The names in one sentence, by nothing but itself."""
    return _mentions(sentence, set(), set(), frozenset())


def _counts(words: list[str]) -> bool:
    """Whether a name begins with a number: "First City Bank"; not "Finally Berg left"."""
    return len(words) > 1 and words[0] in {"First", "Second", "Third", "Fourth"}


def _apart(words: list[str], title: list[str], alone: set[str]) -> int | None:
    """Where a person's name ends and what they belong to begins: "Ada Berg of the Harbour Union"; None where all is one
    name.
    """
    at = next((i for i, w in enumerate(words) if w in {"of", "for"}), 0)
    known = title or words[0].lower() in _GIVEN or words[at - 1] in alone
    if not 2 <= at <= _LONGEST_PERSON or not known:
        return None
    return None if any(w.lower() in _NO_SURNAMES or w[0].islower() for w in words[:at]) else at


def _after_of(words: list[str]) -> list[str]:
    """The name behind a title with "of": "Secretary of State John F. Kerry", "Mayor of Oslo Mara Holm"."""
    offices = next((i for i, w in enumerate(words) if w.lower() not in _TITLES | {"affairs"}), len(words))
    if 0 < offices < len(words) and words[offices] in _OF_WHAT:  # "Secretary of State for Foreign Trade Ada Berg"
        return words[next((i for i, w in enumerate(words) if i > offices and w.lower() in _GIVEN), offices + 2) :]
    if offices:
        # "General Motors Roger Smith", of which General is no title
        return words[next((i for i, w in enumerate(words[:-1]) if i > offices and w.lower() in _GIVEN), offices) :]
    initial = len(words) > _PLACE_AND_NAME and len(words[-2].strip(".")) == 1
    name = words[-3:] if initial else words[-2:] if len(words) >= _PLACE_AND_NAME else []
    return name if all(w[0].isupper() or w.startswith(("al-", "el-")) for w in name) else []


def _mentions(sentence: Sentence, seen_lower: set[str], alone: set[str], firms: frozenset[str]) -> list[Mention]:
    found: list[Mention] = []
    bodies = list(joined(sentence.text))
    for match in _NAME.finditer(sentence.text):
        if body := next((b for b in bodies if b.start <= match.start() < b.end), None):
            if match.start() == body.start:
                name = re.sub(r"^(?:The|In|At) ", "", sentence.text[body.start : body.end])
                found.append(Mention(name, "", sentence.start + body.end - len(name), sentence.id))
            continue
        if owner := _OF_A_BODY.match(match.group()):
            # "Ada Berg of Norlin’s institute": she is no owner of it
            title, words = _titled(owner[1].split(), sentence.text[: match.start()])
            if at := _apart(words, title, alone):
                start = sentence.start + match.start() + owner[1].find(title[0] if title else words[0])
                found.append(Mention(" ".join(words[:at]), " ".join(title), start, sentence.id))
        words = _words(match, seen_lower)
        if len(words) > 1 and _PORTFOLIO.search(sentence.text, 0, match.start()):
            words = words[1:]  # "Minister of Energy and Mines Berg"
        if words and words[0].lower() in _TITLES and " ".join(words[:2]) in firms:
            title = []  # "General Cinema", and no general
        else:
            title, words = _titled(words, sentence.text[: match.start()])
        if (
            not words
            or _is_headline(words)
            or (
                len(words) == 1 and (lowered(words[0]) in _FUNCTION or words[0].lower() in _TITLES or len(words[0]) < 2)
            )
        ):
            continue
        title = _ranked(title, match.group())
        start = max(match.group().find(title[0] if title else words[0]), 0)
        at = _apart(words, title, alone)
        found.append(
            Mention(" ".join(words[:at]), " ".join(title), sentence.start + match.start() + start, sentence.id)
        )
        if at is not None:
            rest = [w for w in words[at + 1 :] if w != "the"]
            behind = max(match.group().find(rest[0], start + len(" ".join(words[:at]))), 0)
            found.append(Mention(" ".join(rest), "", sentence.start + match.start() + behind, sentence.id))
    return found


def _is_headline(words: list[str]) -> bool:
    """Whether so many capitals are a headline's: "Holm Campaign Scrambling For Votes In Averin"."""
    return len(words) > _LONGEST_NAME and not _IN_HEADLINES.isdisjoint(words)


def _words(match: re.Match[str], seen_lower: set[str]) -> list[str]:
    """The words of a match, without what has a capital only because the sentence begins there."""
    words = _POSSESSIVE.sub("", _OWNED.split(_NICKNAME.sub("", match.group()))[-1]).rstrip(".,").split()
    opens = match.start() == 0
    while words and (_is_no_name(words, match) or (opens and _only_opens(words, match, seen_lower))):
        words = words[1:]
    return words[1:] if opens and _opens_with_a_trade(words) else words


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


def _only_opens(words: list[str], match: re.Match[str], seen_lower: set[str]) -> bool:
    """Whether the first of some words has a capital only because a sentence begins with it."""
    first, low = words[0], words[0].lower()
    if low in ENGLISH_SPEECH or (opens_as_adverb(low) and not _counts(words)):
        return True
    return len(words) == 1 and (
        low in seen_lower
        or low in _GROUPS
        or low in _COUNTING
        or _CALLS.match(match.string, match.end()) is not None
        or (first.endswith("s") and _MUCH.match(match.string, match.end()) is not None)
    )


def _titled(words: list[str], before: str) -> tuple[list[str], list[str]]:
    """The title that words begin with, and the name behind it."""
    chief = words[:2] == ["Chief", "Executive"] and len(words) > _PLACE_AND_NAME
    title, words = (words[:2], words[2:]) if chief else (words[:0], words)
    while len(words) > 1 and _begins_with_a_title(words):
        title, words = [*title, words[0]], words[1:]
    if title and words[-1].lower() in _ASSEMBLIES:
        return [], [*title, *words]  # "General Assembly", and no general
    offices = [i for i, w in enumerate(words[:-1]) if not _OF_A_FIELD.isdisjoint(w.lower().split("-"))]
    office = offices[-1] if offices else None
    if office is not None and words[office + 1] in _OF_WHAT:
        # "US Ambassador to Germany Ada Berg"
        if len(words) > office + _PLACE_AND_NAME and words[-2].lower() in _GIVEN:
            return [*title, *words[:-2]], words[-2:]
    elif office is not None and _until_of(words, office) - office <= _LONGEST_PERSON + 1:
        title, words = [*title, *words[: office + 1]], words[office + 1 :]
    if len(words) > _PERSON_S or (words and _PARTY_AND_STATE.match(words[-1])):
        words = words[:-1] if _PARTY_AND_STATE.match(words[-1]) else _HONOURS.sub("", " ".join(words)).split()
    if words and words[-1] == "I" and len(words) < _PLACE_AND_NAME:
        words = words[:-1]  # "Maybe I", where Elizabeth I is no news
    if title and words[:1] in (["of"], ["for"]):
        return title, _after_of(words[1:])
    return title, _person(words, before)


def _ranked(title: list[str], printed: str) -> list[str]:
    """A title with the rank before it, which alone is no part of one: "First Minister Ada Berg"."""
    first = bool(title) and title[0] in _FIRST and printed.startswith(f"First {title[0]}")
    return ["First", *title] if first else title


def _until_of(words: list[str], office: int) -> int:
    """Where a name behind an office ends: where they belong is not of its length, "Leader Ada Berg of Norlin"."""
    return next((i for i in range(office + _PLACE_AND_NAME, len(words)) if words[i] in _OF_WHAT), len(words))


def _person(words: list[str], before: str) -> list[str]:
    """A name without the place of its office, or the trade, that stands before it: "Podcaster Ada Berg"."""
    if len(words) < _PLACE_AND_NAME:
        return words
    if len(words) > _PLACE_AND_NAME and words[0] in _WHOSE and words[-2].lower() in _GIVEN:
        words = words[1:]
    given = next((i for i, w in enumerate(words[:-1]) if i and w.lower() in _GIVEN), 0)
    if given and (_TITLE_BEFORE.search(before) or (_HEADS_IT.search(before) and len(words) - given == _PERSON_S)):
        return words[given:]  # "Ambassador to New Norlin Ada Berg", "branch manager of Norlin Lines Ada Berg"
    side = _SIDE.match(" ".join(words))
    rest = words[len(side.group().split()) :] if side else words[1:] if _is_trade(words[0]) else []
    return rest if len(rest) > 1 and rest[0].lower() in _GIVEN else words


def _opens_with_a_trade(words: list[str]) -> bool:
    """Whether a sentence begins with what somebody is, before the name: "Resident Ada Berg", "Engineer Dr Ada Berg"."""
    rest = words[1:]
    while len(rest) > _PERSON_S and _begins_with_a_title(rest):
        rest = rest[1:]
    low = words[0].lower() if words else ""
    named = len(rest) == _PERSON_S and (rest[0].lower() in _GIVEN or len(rest) < len(words) - 1)
    return named and low not in _GIVEN | _TITLES and (is_person(low) or is_agent(low))


def _is_trade(word: str) -> bool:
    """Whether a capitalised word before a name tells what somebody does."""
    low = word.lower()
    return is_agent(low) and low not in _GIVEN

"""Words of an English statement that only what was told before makes clear: "these claims", "the move", "it".

What they stand for is no matter here, only whether the statement itself has said it before them, and says anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.attribution.grammar.datelines import without_dateline
from brief.attribution.grammar.function_words import DETERMINERS, OPENERS, PRONOUNS, STOPS
from brief.writing.reporting_clauses import VERB
from brief.writing.words import FINITE

PERSON = re.compile(r"\b(?P<he>he|him|his|himself)\b|\b(?:she|her|hers|herself)\b", re.IGNORECASE)
GROUP = re.compile(r"\b(?:they|them|their|theirs)\b(?! (?:say|said|add|added)\b)", re.IGNORECASE)
THING = re.compile(r"\b(?:it|its)\b", re.IGNORECASE)
_FOR_NOTHING = re.compile(
    r"(?:[’'](?:s|d|ll)|(?: (?:will|would|may|might|could|can|should|has|had|be|been|is|was|seems?"
    r"|seemed|appears?|appeared|remains?|looks?|takes?|took|makes|follows))+)"
    r"(?: (?:not|also|still|now|just|only|very|so|quite|\w+ly))*"
    r" (?:clear|unclear|possible|impossible|likely|unlikely|important|time|too|hard|difficult|easy"
    r"|necessary|true|known|unknown|believed|thought|hoped|expected|estimated|good|great|nice"
    r"|best|better|only|no|up to|sense|an? (?:honou?r|pleasure|shame|pity|matter|question|fact"
    r"|mistake)|as if|to|that|\w+ (?:to|that|when|if))\b"
)
"""How a clause goes on whose "it" stands for nothing: "It is not clear …"."""
_JUDGES = re.compile(r"(?:[’']s| (?:is|was|will be|has been|would be))\b")
_OBJECT = re.compile(r"(?: (?:to|in|on|at|for|from|with|by|as|and|or|into)\b|[.,;]|$)")
_CLAUSE = re.compile(
    r"[,;:“\"]|\b(?:that|if|when|because|and|but|as|while|which|who|after|before|since|until|although"
    r"|though|to|of|for|with)\b"
)
_NOW = (
    r"(?! (?:year|month|week|weekend|morning|afternoon|evening|night|time|spring|summer|autumn|fall"
    r"|winter|season|century|decade|quarter|country|nation|world"
    r"|city|town|day|moment|point|stage)\b)"
)
_RETURNING = (
    "accord|accusation|action|agreement|aircraft|airline|allegation|answer|approach|area|argument|arrangement|attack|ban|bank|bid|boy|case|change|charge|child|children"
    "|claim|clause|comment|company|concept|conflict|corporation|couple|deal|decision|decline|decrease|dispute|document|drop|event|exercise|estimate|explanation|extension|fact|fall|figure"
    "|firm|girl|goal|idea|impact|improvement|incident|accident|increase|initiative|inquiry|investigation|issue|letter|man|matter|measure|meeting|memorandum|men|merger|move"
    "|offer|operation|outcome|plan|plane|policy|position|probe|problem|procedure|process|programme|program|project|proposal|purpose|question|region|remark|report|request|result"
    "|rise|ruling|sale|scandal|scheme|ship|site|situation|statement|step|strategy|suspect|technology|trend|unit|vessel|victim|woman|women"
)
"""Nouns that with "the" alone mostly stand for what was told before."""
_DEMONSTRATIVE = re.compile(
    rf"\b(?:this|these)\b{_NOW}(?P<noun> [a-z]{{3,}})?"
    r"|\bthose\b(?! (?:who|whose|which|that|of|in|with|without|from|at|on|for|to|under|against|near"
    r"|already|most|\w+ing|\w+ed)\b)(?P<those> [a-z]{3,})?"
    rf"|\bthat(?P<that> (?:{_RETURNING})\b)"
    rf"|(?:^|[“\"(] ?|\b(?:in|on|of|at|by|for|from|with|about|after|before|under|since|during|despite"
    rf"|beyond|like|do|did|does|doing|me|us|you|them) )that\b{_NOW}(?= ?(?:[.,;:?!’'”\"]|$)| (?!there\b"
    rf"|they\b|we\b|he\b|she\b|it\b|I\b|you\b|the\b|an?\b|if\b|when\b|(?-i:[A-Z]))[a-z]+)"
    r"|\b(?:think|believe|hope|know|say|sure|and|but|because|so) that[’']s\b"
    r"|^[“\"]?(?:Otherwise|Therefore|Instead|As a result|For this reason|In this way|In contrast"
    r"|In return|Similarly|Proceeds|Together|So|Another|(?:A |Any )?[Ff]urther)\b|\bsuch (?!as\b"
    r"|that\b)(?:an? )?(?P<such>[a-z]+)|\b(?:either|neither|both|each|one|some|many|most|none|all"
    r"|any) of (?:them|these|those)\b|\bboth (?!sides\b)[a-z]+s\b(?! and)"
    r"|\bin (?:each|either) (?:instance|case)\b|\b(?:do|did|doing|done) so\b|\b(?:prices?|was"
    r"|were) then\b|\bthe (?:latter|former|remaining|rest(?! of)|same(?! time)|other(?! (?:hand|side"
    r"|day))|others|two(?! sides)|three|four|five|six)\b(?! of\b)|\bthereby\b"
    r"|\b(?:in|from|to|of|about|for|with|on) it\b(?=[ ,.])",
    re.IGNORECASE,
)
_KNOWN = frozenset(
    "government president minister police court army military state country nation world economy"
    " market dollar people public"
    " company firm bank group agency ministry council union department administration parliament"
    " house senate congress".split()
)
"""Nouns that with "the" alone mostly stand for what everybody knows, or for the speaker."""
BODIES = frozenset("corporation company firm airline bank group agency union department".split())
"""Which of them are named, if at all, in the statement itself."""
OTHERS = frozenset("another other others both several some".split())
"""Speakers that only who spoke before them makes clear."""
GROUP_OF = re.compile(rf" the (?P<noun>{'|'.join(sorted(BODIES))})$")
"""Whom an unnamed speaker belongs to: "a militant from the group"."""
SPOKESMEN = re.compile(r"spokes(?:man|woman|person)|official|representative")
"""Who speaks for a body that the statement itself may leave out."""
_DEFINITE = re.compile(r"\b(?:the|this|these|that|those) (?:[a-z][\w-]+ ){0,2}$", re.IGNORECASE)
_ANAPHORIC = re.compile(rf"(?:{_RETURNING})s?")
_AFTER_A_NOUN = re.compile(
    r"[’',.;:!?”\"]| (?:in|within|into|from|at|by|under|until|during|than|through|with|because"
    r"|although|though|despite|since|is|are|was|were|has|have|had|will|would|can|could|may|might|must"
    r"|should|did|does|do|and|or|but|as|when|if|because|while|after|before|it|they|he|she|we|not|also"
    r"|still|now|today"
    r"|yesterday|this|last|next|said|came|went|made|took|gave|left|led|fell|rose|saw|meant|brought"
    r"|began|cost|put|set|means|makes|takes|shows|reflects|follows|includes|requires|remains|needs"
    r"|runs|begins|ends|\w+ly|\w{2,}ed)\b"
)
_MODIFIES = (
    r"(?:(?!(?:of|in|on|at|for|to|from|with|by|and|or|that|who|which)\b)(?-i:[a-z\d])[\w,.-]*"
    r"|[\w.]+(?:-based| (?=[\w.]+-based)[\w.]+-based))"
)
_BARE = re.compile(
    rf"\bthe (?:{_MODIFIES} ){{0,3}}?(?P<noun>(?-i:[a-z]{{3,}})|Bank|Company)(?={_AFTER_A_NOUN.pattern}|$)",
    re.IGNORECASE,
)
"""A noun with "the", perhaps with a word or two between them, and nothing behind it that says which."""
_RETURNS = re.compile(
    rf"\bthe (?P<noun>(?:{_RETURNING})s?)\b(?! (?:of|to|that|which|who|whose|for|on|about|between|over"
    rf"|against|in|at|by|with|from)\b)",
    re.IGNORECASE,
)
"""A noun that returns, alone with "the", and nothing behind it that says which."""
_FAR, _NOUN_FAR = 12, 20
"""Words behind which a statement has mostly said what a word of it points at."""
_INTRODUCES = re.compile(
    r"[“\"]?(?!If |When |While |Although |Though |Because |As |Since |After |Before |Unless |Until )[^,;:]{2,60}, "
)
_WORD = re.compile(r"[\w’'-]+")
_PLURAL = re.compile(r"[a-z]{3,}(?<!s)s|people|police|men|women|children|team|family|staff|media", re.IGNORECASE)
_NO_PLURAL = frozenset("was is has this does says always perhaps its his hers us as less towards besides".split())
_ONE_OF = re.compile(r"\b(?:the|an?|our|my|your|their|his|her|some|no|every|each|another) [a-z]", re.IGNORECASE)
_NO_NOUNS = (
    DETERMINERS
    | OPENERS
    | PRONOUNS
    | STOPS
    | frozenset(
        "yes no not well only just maybe perhaps you us me him them this these those there here what how"
        " why who if so very even now then".split()
    )
)
_POINTS = re.compile(
    r"[“\"'‘]*(?:(?:And|But|So|Because|Yet|Also|Then|Yes|No|Well|Now),? )?(?:(?P<person>he|she|his|her"
    r"|him)|(?P<group>they|their|its?|both)|these|those|this|that(?! is why)|such|neither|either"
    r"|others?"
    r"|some(?= (?:were|are|had|have|of them))|the (?:former|latter|move|same|other|two|three))\b",
    re.IGNORECASE,
)
_BARE_THIS = re.compile(
    rf"(?:If|From|With|In|After|Before|Since|As) (?:this|that|these|those|it|them)\b|(?:This|That|These"
    rf"|Those|Both|Neither) (?:{VERB})\b"
)
_ONLY_SPOKE = re.compile(
    r"(?:\w+ly |also |has |have |had )*(?:tweeted|spoke|said so|said(?= (?:at|during) (?:an?|the) )"
    r"|commented|responded|testified|ruled|replied|wrote|told [\w’' -]{2,30}?)"
    r" (?:after|before|when|while|during|on|at|in|via|about|to)\b[^“”\":]*"
)
_ELLIPSIS = re.compile(
    r"(?:He|She|They|It|I|We) (?:was|were|did|had|would|could|is|does|has|have)(?:n[’']t| not)?(?:,? and|[.;])"
)
"""What answers a question that is not there: "He was, and left."."""
_OPENS = re.compile(r"[“\"]?(?:But |And )?(?:This|That|These|Those|Such|It|They|He|She|His|Her|Their|Its)\b")


def words(text: str) -> list[str]:
    """The words of a text as printed."""
    return _WORD.findall(text)


def demonstrated(wording: str) -> str | None:
    """The noun of a statement's "those claims" or "such a move"; "" for "this" or "both of them", None where it has
    none.

    What has its noun before it in the statement does not count.
    """
    for match in _DEMONSTRATIVE.finditer(wording):
        before = wording[: match.start()]
        noun = (match["noun"] or match["those"] or match["that"] or match["such"] or "").strip().lower()
        if noun and _has(before, noun):
            continue
        if len(words(before)) < (_NOUN_FAR if noun else _FAR):
            return noun
    return None


def nouns(wording: str) -> Iterator[tuple[str, str]]:
    """The nouns of a statement that with "the" may stand for what was told before, as printed, each with what stands
    before it.
    """
    for match in (*_RETURNS.finditer(wording), *_BARE.finditer(wording)):
        noun, before = match["noun"].lower(), wording[: match.start()]
        bare = " " not in match.group().partition(" ")[2]
        known = bare and is_known(noun) and not returns(noun)
        if not known and noun not in _NO_NOUNS and len(words(before)) < _NOUN_FAR and not _has(before, noun):
            yield noun, before


def begins_with(wording: str, noun: str) -> bool:
    """Whether a statement is of what its first noun stands for: "The cut will …"."""
    match = _BARE.match(wording.lstrip('“"'))
    return match is not None and match["noun"].lower() == noun


def introduces(text: str, noun: str) -> bool:
    """Whether a text has a noun without "the", so that it tells what it stands for; one that returns, in either
    number.
    """
    form = rf"{noun.removesuffix('s')}s?" if returns(noun) else noun
    if noun.removesuffix("s") not in text.lower():
        return False  # found out far sooner than a pattern is made
    return any(
        not _DEFINITE.search(text, 0, match.start()) for match in re.finditer(rf"\b{form}\b", text, re.IGNORECASE)
    )


def is_known(noun: str) -> bool:
    """Whether a noun with "the" alone mostly stands for what everybody knows: "the government"."""
    return noun.removesuffix("s") in _KNOWN


def returns(noun: str) -> bool:
    """Whether a noun stands for what was told before wherever it has "the" alone."""
    return _ANAPHORIC.fullmatch(noun) is not None


def stands_for_nothing(wording: str, end: int) -> bool:
    """Whether an "it" that ends at an offset stands for nothing: "It is not clear …"."""
    return _FOR_NOTHING.match(wording, end) is not None


def judges(wording: str, end: int) -> bool:
    """Whether behind an "it" that ends at an offset only something is judged: "It is a sad day", and not "It provides
    an entry".
    """
    return _JUDGES.match(wording, end) is not None


def is_object(wording: str, start: int, end: int) -> bool:
    """Whether an "it" is the object of the first clause, and so not its subject: "Selling may depress it to 1.6"."""
    return _OBJECT.match(wording, end) is not None and _CLAUSE.search(wording, 0, start) is None


def has_several(before: str) -> bool:
    """Whether words have a noun that "they" behind them may mean."""
    plural = (w for w in words(before) if _PLURAL.fullmatch(w) and w.lower() not in _NO_PLURAL)
    return " and " in before or next(plural, None) is not None


def has_something(before: str) -> bool:
    """Whether words have a noun that "it" behind them may mean: one with its determiner, or one that opens the
    statement.
    """
    if _INTRODUCES.fullmatch(before):
        return False  # "Once one of the biggest banks, it …"
    first = next(iter(words(before)), "")
    # In small letters it is a verb: the statement goes on from its speaker's name.
    return _ONE_OF.search(before) is not None or (first[:1].isupper() and first.lower() not in _NO_NOUNS)


def opens_pointing(text: str) -> bool:
    """Whether a sentence itself begins with a word for what was told before, or has one that nothing before it
    explains.
    """
    return _OPENS.match(text) is not None or demonstrated(text) is not None


def points_back(wording: str, sentence: str, *, person: bool, several: bool) -> bool:
    """Whether a wording begins with a word that stands for something said before it: "This is not likely", "They left".

    In reported speech "he" is mostly whoever speaks: "Lindqvist said he would sign".

    Args:
        wording: what an item says.
        sentence: the cited sentence it was taken from.
        person: whether its speaker is one person.
        several: whether its speaker stands for several: "officials".
    """
    match = _POINTS.match(wording)
    if match is None:
        return False
    quotes = wording.startswith(("“", '"', "'", "‘")) or wording == without_dateline(sentence)
    group = (match["group"] or "").lower()
    own = (
        (match["person"] and person)
        or (group in ("they", "their") and not person)
        or (group in ("it", "its") and not (person or several))
    )
    return quotes or not own


def points_at_nothing(wording: str) -> bool:
    """Whether a reported statement's subject is a bare "this" or "these": "This might happen in May"."""
    return _BARE_THIS.match(wording) is not None


def says_nothing(wording: str) -> bool:
    """Whether a wording only tells that somebody spoke: "tweeted after hearing the news"."""
    clause = wording.startswith("said ") and FINITE.search(wording, len("said "))  # "said at a rally he would sign"
    return (_ONLY_SPOKE.fullmatch(wording) is not None and not clause) or _ELLIPSIS.match(wording) is not None


def _has(text: str, noun: str) -> bool:
    stem = noun.removesuffix("s")
    return any(word.startswith(stem) or f"-{stem}" in word for word in words(text.lower()))

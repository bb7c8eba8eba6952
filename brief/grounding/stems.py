"""English word forms as one: `approve`, `approved` and `approval`; and words that carry no content of their own.

A light stemmer, not a dictionary: it errs on the side of joining forms, which is what asking "is this word
there at all" wants. Telling `operate` from `operation` is nobody's business here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_IRREGULAR = {
    form: forms.split()[0]
    for forms in """say said says saying|tell told|go went gone going|come came|take took taken taking
    |give gave given giving|get got gotten|see saw seen|know knew known|find found
    |leave left leaving|lose lost loss losing|win won winning|sell sold sale|buy bought|pay paid payment|meet met
    |hold held|keep kept|send sent|spend spent|build built|begin began begun beginning|fall fell fallen
    |rise rose risen rising|grow grew grown growth|break broke broken|speak spoke spoken|choose chose chosen choice
    |write wrote written writing|drive drove driven driving|fly flew flown|show shown shows|steal stole stolen theft
    |strike struck|shoot shot|fight fought|teach taught|think thought|bring brought|catch caught|seek sought
    |hear heard|lead led|feel felt|stand stood|understand understood|withdraw withdrew withdrawn withdrawal
    |throw threw thrown|sink sank sunk|drown drowned|swear swore sworn|wear wore|forget forgot forgotten
    |forbid forbade forbidden|hide hid hidden hiding|bite bit bitten|ride rode ridden|run ran running|sit sat
    |lie lied lying|die died dies dying dead death deaths|kill killed killing killings
    |decide decided decision decisions|deny denied denies denial denying|reply replied|succeed success successful
    |explode exploded explosion explosions|collide collided collision|invade invaded invasion|expand expansion
    |extend extension|suspend suspension|divide division|conclude conclusion|include inclusion|permit permission
    |admit admission|submit submission|receive receipt|believe belief|prove proof proved proven|choose choosing
    |man men|woman women|child children|person people persons|life lives|wife wives|foot feet
    |be is are was were been being am|have has had having|do does did done doing|make made making makes
    |destroy destruction destroyed|produce production|reduce reduction|introduce introduction|marry marriage married
    |sign signed signing signature|use used using|recover recovery|explain explanation|bear born birth
    |arise arose arisen|feed fed|shut shutting|quit quitting|agree agreed agreement agrees agreeing|free freed freeing
    |flee fled fleeing|see seeing|defend defence defense|respond response|analyse analysis
    |boycott boycotted boycotting|injure injury injuries injured injures injuring|vote voter voters voting
    |overtake overtook overtaken|undertake undertook undertaken|overthrow overthrew overthrown|mistake mistook mistaken
    |overcome overcame|become became|uphold upheld|withhold withheld|foresee foresaw foreseen
    |undergo underwent undergone
    |freeze froze frozen|shake shook shaken|draw drew drawn|blow blew blown|tear tore torn|eat ate eaten|deal dealt
    |lend lent|lay laid|sweep swept|cling clung|stick stuck|sing sang sung|shrink shrank shrunk|swim swam swum
    |hang hung|slide slid|breed bred|bind bound|bleed bled|sleep slept|dig dug""".replace("\n", " ").split("|")
    for form in forms.split()
}
_KEPT = frozenset(
    """this his its thus plus yes news perhaps always besides towards series species politics united during evening
    morning nothing something anything everything king ring spring string wing need speed indeed feed seed hundred red
    bed only family early italy july supply apply reply fly monday tuesday wednesday thursday friday saturday sunday
    university city section station nation million billion trillion region union religion opinion business press
    process address congress princess access less across us gas bus virus campus focus status texas paris texas kansas
    arkansas dallas james charles thomas hall moment element comment department parliament""".split()
)
_IRREGULAR_STEMS = frozenset(_IRREGULAR.values())
_SURE = 3
"""Letters that no ending changes."""
FUNCTION_WORDS = frozenset(
    """a an the this that these those some any each every either neither all both few many much more most less least
    other another such same own several enough i me my mine myself we us our ours ourselves you your yours he him his
    himself she her hers herself it its itself they them their theirs themselves who whom whose which what whatever
    one ones there here and or but nor so yet if unless because since although though while whereas whether as than
    when where why how until before after once of to in on at by for with from into onto about against between among
    through during without within over under above below up down out off near around across along behind beyond
    despite per via amid toward towards upon like unlike except be is are was were been being am do does did doing
    done have has had having will would shall should can could may might must ought need s t d ll re ve m not no never
    n't also just only even still very too quite rather then now again ever almost already however therefore thus
    hence meanwhile moreover furthermore additionally instead otherwise indeed well both together today yesterday mr
    mrs ms dr etc got get gets let lets go goes going according said say says saying told tell tells added adding
    including include includes""".split()
)
"""Words that say nothing about what happened: articles, pronouns, auxiliaries, prepositions, plain verbs of saying."""

_VOWELS = frozenset("aeiouy")


def _has_vowel(part: str) -> bool:
    return not _VOWELS.isdisjoint(part)


def _singular(word: str) -> str:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def _verb(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) > 2 and _has_vowel(base):
            doubled = base[-1] == base[-2] and base[-1] not in "lsz"
            return base[:-1] if doubled else base
    return word


_NOUNS = (
    ("isation", 4, "is"),
    ("ization", 4, "is"),
    ("ication", 4, "y"),
    ("ation", 4, ""),
    ("ition", 4, ""),
    ("ness", 4, ""),
    ("ment", 4, ""),
    ("ance", 5, ""),
    ("ence", 5, ""),
    ("ally", 4, ""),
    ("ion", 5, ""),
    ("ity", 5, ""),
    ("ly", 4, ""),
    ("al", 5, ""),
)


def _verbal(word: str) -> str:
    """Nouns and adverbs made of a verb or an adjective, as that."""
    for ending, least, instead in _NOUNS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)] + instead
    return word


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What the forms of a normalised English word have in common."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word in _KEPT or not word.isalpha():
        return word
    word = _singular(word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    word = _verbal(_verb(word)) if word not in _KEPT else word
    if len(word) > 3:
        word = word.rstrip("e") or word  # "eeee" is a cry; a stem always has letters.
    if word.endswith("at") and len(word) > 6:
        word = word[:-2]
    if word.endswith("iz"):
        word = word[:-1] + "s"
    elif word.endswith("our"):
        word = word[:-2] + "r"
    elif word.endswith("y") and len(word) > 4:
        word = word[:-1] + "i"
    elif len(word) > 5 and word[-1] == word[-2] and word[-1] in "l":
        word = word[:-1]
    return word


def beginnings(stems: Iterable[str]) -> tuple[str, ...]:
    """What a text, in small letters, must hold to have words of these stems; those whose forms begin otherwise say
    nothing.
    """
    sure = (s for s in stems if s.isascii() and len(s) > _SURE and s not in _IRREGULAR_STEMS)
    return tuple(s[:_SURE] for s in sure)

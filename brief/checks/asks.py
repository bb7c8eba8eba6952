"""B403: an open question asks, and asserts nothing while it does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.grounding.ellipsis import sentence_ends
from brief.grounding.fold import fold_now
from brief.grounding.reading import read
from brief.schema import Question

QUESTION_WORDS = frozenset(
    (
        "what who whom whose which when where why how will would can could should has have had is are was"
        " were do does did"
    ).split()
)
_ASKS = re.compile(r"[?？؟;՞፧⸮﹖][\s\"'”’»)\]」』]*$|(?:か|까)[。.]?$")
_UNTURNED = re.compile(
    r"\b(?:is|are|was|were|has|have) (?:still |yet )?(?:not (?:yet )?(?:been )?(?:known|clear|decided"
    r"|said)|unclear|unknown)\b|^unklar\b",
    re.IGNORECASE,
)
"""A question that only repeats that something is open: "What started the fire is not known?"."""
_OPEN = ("known", "clear", "decided", "said", "unklar")
"""Of which one stands in what it matches."""
_AUXILIARY = (
    r"will|would|can|could|should|shall|may|might|must|has|have|had|is|are|was|were|do|does|did"
    r"|won[’']t|wouldn[’']t|can[’']t|couldn[’']t"
    r"|isn[’']t|aren[’']t|wasn[’']t|weren[’']t|don[’']t|doesn[’']t|didn[’']t|hasn[’']t|haven[’']t"
    r"|hadn[’']t|shouldn[’']t"
)
_PREPOSITION = (
    r"(?:after |against |at |by |for |from |in |into |of |on |since |to |under |until |upon |with |within "
    r"|about |over |through |and |but |or |so |then |exactly |just )"
)
_ASKING = re.compile(
    rf"(?:^|[,:;—–-] ?| (?=(?:and|but|or|so|then) )){_PREPOSITION}{{0,3}}(?P<word>what|who|whom|whose"
    rf"|which|when|where|why|how|{_AUXILIARY})\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r", (?:(?:is|are|was|were|do|does|did|has|have|had|wo|would|ca|could|should)n[’']t|right|correct"
    r"|no|is|are|was|were|do|does|did|has|have"
    r"|had|will|would|can)(?: (?:he|she|it|they|we|you|there))?\?\W*$",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(
    r"(?:if|when|once|after|before|until|unless|while|whenever|in|on|at|by|for|with|without|during"
    r"|under|despite|besides|beyond|apart"
    r"|following|according|as|from|to|what|who|given|assuming|suppose|should|were|of|about|regarding"
    r"|amid|over|through|since|into|and|but)\b",
    re.IGNORECASE,
)
"""How a part of a question may begin that stands before what is asked, and asserts nothing."""
_ALLEGES = re.compile(
    r"(?:given that|since|because|now that|seeing that|considering that|although|though|even though)\b", re.IGNORECASE
)
_FINITE = re.compile(
    rf"(?<!^)\b(?:{_AUXILIARY}|\w{{3,}}ed|said|says|broke|lost|won|took|made|went|left|paid|kept|met"
    rf"|held|sent|fled|fell|rose|struck|gave"
    r"|came|began|knew|told|wants|refuses|denies|claims|knows|plans)\b",
    re.IGNORECASE,
)
"""A verb, without which words before a question only name its matter: "Brandt or Ostrava: who pays?"."""
_HELD = 0.75
"""How much of such a clause an article's sentence has, for the article to say so."""


_BRIEF = 2
_SMALL = frozenset("the a an of to in will is are was has have it they he she that and for not".split())


def not_a_question(page: Page) -> Iterator[Problem]:
    """Open questions that do not ask, or that state something before or while they ask."""
    for _, pointer, text in page.fields(Question):
        problem = stops(text) or (_asserts(text.strip(), page) if page.article.english else None)
        if problem:
            yield Problem(pointer, problem)


def stops(text: str) -> str | None:
    """What is wrong with the marks of a question, in any language; None if nothing is."""
    if not _ASKS.search(text.strip()):
        return "is not a question: no question mark at its end"
    if _is_plain(text.strip()):
        return _says_it_is_open(text)
    folded = fold_now(text.strip()).text
    ends = [end for end in sentence_ends(folded, ()) if end < len(folded)]
    if any(not re.search(r"[?？؟][')\]]*\s*$", folded[:end]) for end in ends):
        return "asserts something before it asks"
    return _says_it_is_open(folded)


def _says_it_is_open(text: str) -> str | None:
    low = text.lower()
    open_ = any(map(low.__contains__, _OPEN)) and _UNTURNED.search(text)
    return "says that something is open instead of asking for it" if open_ else None


def _is_plain(text: str) -> bool:
    """Whether folding would change nothing in a question that matters here, and no sentence ends before it does."""
    one_stop = text.count(".") + text.count("!") + text.count("?") == 1
    return one_stop and text.isascii() and text.isprintable() and "  " not in text


def _asserts(text: str, page: Page) -> str | None:
    """What the words of an English question say; None also where it seems to be in another language."""
    asking = _ASKING.search(text)
    if asking is None:
        return (
            "states something and puts a question mark behind it"
            if _in_english(text) and len(text.split()) > _BRIEF
            else None
        )
    if _TAG.search(text) and not _begins(text):
        return "states something and asks for a nod"
    before = text[: asking.start()].strip(" ,:;—–-")
    if not before:
        return None
    if _ALLEGES.match(before):
        clause = read(before).contents
        told = (read(s.text).contents for s in page.article.sentences)
        held = any(len(clause & contents) >= _HELD * len(clause) for contents in told)
        return None if held else "takes for granted what the article does not say"
    if _SUPPOSES.match(before) or not _FINITE.search(before):
        return None
    return "asserts something before it asks"


def _begins(text: str) -> bool:
    first = text.split(maxsplit=1)[0].lower().strip("“\"‘'")
    return first in QUESTION_WORDS


def _in_english(text: str) -> bool:
    return bool(_SMALL & set(text.lower().split()))


RULES = (Rule("B403", "error", "Not a question", "an open question asserts, or does not ask", not_a_question),)

"""B408: an open question is open, which it is not if a sentence of the article answers it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from brief.article import Article, Place, Sentence
from brief.attribution.grammar.cues import open_reason
from brief.attribution.speech.attributed import attributed
from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.grounding.figures import printed
from brief.grounding.hedging import hedges
from brief.grounding.reading import Reading, read
from brief.grounding.stems import beginnings
from brief.schema import Question

_DATE = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|(?:19|20)\d\d|(?:last|next|this) (?:week|month|year|spring"
    r"|summer|autumn|winter))\b"
)
_TIMES = frozenset("second minute hour day week month year decade".split())
_GENERIC = frozenset("happen know remain exact many much long far old actual current take new".split())
_FUTURE = re.compile(r"\b(?:will|shall|would|going to|is to|are to|set to|due to|scheduled|planned|plans? to)\b")
_WHEN_IS = re.compile(r"When (?:is|are|does|do) (?:the|an?|his|her|its|their) ")
"""It asks of what is to come without saying so: "When is the election?"."""
_OPEN = re.compile(
    r"\b(?:whether|if|may|might|could|perhaps|possibly|probably|likely|unlikely|reportedly|allegedly"
    r"|unclear|unknown|expected|estimated"
    r"|suspected|believed|disputed|denied|denies)\b|\?"
)
_MAY = re.compile(r"\bMay\b")
_NEGATED = re.compile(r"\b(?:not|no|never|nor|neither|without|nobody|none|yet to)\b|n[’']t\b")
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|inside|on) (?:the |northern |southern |eastern |western |central )?[A-ZÀ-Þ]\w+"
)
_YES_NO = frozenset("did does do has have had is are was were will can".split())
_FEWEST, _FEWEST_FOR_YES = 2, 3
_NEAR = 4
Answers = Callable[[Reading, Sentence, Reading], bool]


def answered(page: Page) -> Iterator[Problem]:
    """Questions that ask when, where, who, how many or whether, and that a plain sentence answers. English only."""
    if not page.article.english:
        return
    for stated in page.texts(Question):
        if (sentence := answering(stated.text, page.article, stated.item.evidence)) is not None:
            yield Problem(stated.pointer, f"sentence {sentence.id} answers it: “{_short(sentence.text)}”")


def answering(question: str, article: Article, cited: Collection[int] = ()) -> Sentence | None:
    """The first sentence of an English article that answers a question plainly; None where none does, or it asks
    otherwise.

    Args:
        cited: the sentences that the question cites; one word tells that these are of the same matter.
    """
    asked = read(question)
    kind, answers = _kind(asked)
    wanted = asked.contents - _GENERIC - _TIMES if kind == "how long" else asked.contents - _GENERIC
    fewest = _FEWEST_FOR_YES if kind == "whether" else _FEWEST
    own = () if kind == "whether" else cited
    if answers is None or not wanted or (len(wanted) < fewest and not own):
        return None
    for sentence in _having(article, beginnings(wanted)):
        if len(wanted) < fewest and sentence.id not in own:
            continue
        told = read(sentence.text)
        if wanted <= told.contents and _plain(sentence, kind, question) and answers(asked, sentence, told):
            return sentence
    return None


def _having(article: Article, begin: Iterable[str]) -> Iterator[Sentence]:
    """The sentences that have all of these beginnings: reading one costs more than looking for them."""
    left = [*zip(article.sentences, article.lowered, strict=True)]
    for wanted in begin:
        left = [pair for pair in left if wanted in pair[1]]
    return (sentence for sentence, _ in left)


def _kind(asked: Reading) -> tuple[str, Answers | None]:
    low = asked.low
    first, two = low[:1], low[:2]
    if first == ("who",):
        return "who", _names_who
    if (
        first == ("when",)
        or two in (("what", "day"), ("what", "date"), ("what", "time"))
        or low[1:3] == ("what", "date")
    ):
        return "when", _tells_when
    if first == ("where",):
        return "where", _tells_where
    if first == ("how",) and low[1:2] in (("many",), ("much",), ("long",), ("old",), ("far",)):
        return f"how {low[1]}", _tells_how_many
    if first and first[0] in _YES_NO:
        return "whether", _in_its_own_voice
    return "", None


def _plain(sentence: Sentence, kind: str, question: str) -> bool:
    """Whether a sentence of the body states something without a doubt: nothing open, hedged, denied, or yet to come
    only in one.
    """
    text = sentence.text
    low = _MAY.sub(" ", text).lower()
    return (
        sentence.place is Place.BODY
        and not _OPEN.search(low)
        and (kind == "whether" or not _NEGATED.search(low))
        and (_FUTURE.search(question.lower()) is None)
        == (_FUTURE.search(low) is None or _WHEN_IS.match(question) is not None)
        and open_reason(text) is None
        and not hedges(text)
    )


def _tells_when(asked: Reading, sentence: Sentence, told: Reading) -> bool:
    del told
    dated = any(f.kind in ("date", "month", "weekday", "time") for p in printed(sentence.text) for f in p.readings)
    return (dated or bool(_DATE.search(sentence.text))) and not _dated(asked)


def _dated(asked: Reading) -> bool:
    """Whether a question has a date itself: then it asks for something closer than the day."""
    return any(f.kind in ("date", "weekday", "time") for p in printed(" ".join(asked.low)) for f in p.readings)


def _tells_where(asked: Reading, sentence: Sentence, told: Reading) -> bool:
    del told
    return any(read(m.group()).low[-1] not in asked.words for m in _PLACE.finditer(sentence.text))


def _tells_how_many(asked: Reading, sentence: Sentence, told: Reading) -> bool:
    figures = [p for p in printed(sentence.text) if any(f.kind in ("number", "many") for f in p.readings)]
    own = {p.text for p in printed(" ".join(asked.low))}
    new = [p for p in figures if p.text.lower() not in own]
    units = {f.unit for p in new for f in p.readings if f.unit}
    if asked.low[1] == "old":
        return not units.isdisjoint(_TIMES)
    if asked.low[1] in ("long", "far", "much"):
        return bool(units) or (asked.low[1] == "long" and bool(new) and bool(_TIMES & told.contents))
    noun = next((s for s, c in zip(asked.stems[2:], asked.content[2:], strict=True) if c), None)
    return any(_stands_before(p.text, noun, told) for p in new)


def _stands_before(figure: str, noun: str | None, told: Reading) -> bool:
    last = read(figure).low[-1:]
    places = [i for i, w in enumerate(told.low) if (w,) == last]
    return noun is not None and any(noun in told.stems[i + 1 : i + 1 + _NEAR] for i in places)


def _names_who(asked: Reading, sentence: Sentence, told: Reading) -> bool:
    if attributed(sentence.text):
        return False  # Whom somebody says it was may be in dispute.
    verb = next((s for s, c in zip(asked.stems[1:], asked.content[1:], strict=True) if c), None)
    for i in told.places(verb) if verb else ():
        before = range(max(0, i - _NEAR), i)
        by = told.low[i + 1 : i + 2] == ("by",) and any(told.capital[i + 2 : i + 5])
        own = [j for j in before if told.capital[j] and told.clause[j] == told.clause[i] and told.content[j]]
        if by or any(told.low[j] not in asked.words for j in own):
            return True
    return False


def _in_its_own_voice(asked: Reading, sentence: Sentence, told: Reading) -> bool:
    del asked, told
    return not attributed(sentence.text)


def _short(text: str) -> str:
    even = " ".join(text.split())
    return even if len(even) <= 90 else f"{even[:87]}…"


RULES = (Rule("B408", "warning", "Answered by the article", "an open question is answered by the article", answered),)

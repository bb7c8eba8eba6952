"""What an article comes down to, in its own words: its lead, and the lead of a second topic if it has one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from brief.article import Article, Place, Sentence
from brief.attribution.grammar.datelines import without_dateline
from brief.attribution.grammar.quotes import is_all_quotation
from brief.attribution.names.author import SPEECH
from brief.attribution.speech.turns import Turn
from brief.grounding.reading import read
from brief.writing.weigh import topics

MOST_WORDS = 60
NONE: Mapping[int, Turn] = MappingProxyType({})
_NAME = re.compile(r"\b[A-Z]\w{3,}")
_LEAST_WORDS = 60
"""What stands under a heading must be so long to be a topic of its own."""
_MOST_TOPICS = 3
_OPENING = 8
"""Among so many sentences the lead is looked for."""
_FEWEST = 8
"""Words that a lead has at least."""
_SHORT, _MOSTLY = 4, 0.6
"""The same of one that opens the article with this share of the headline's telling words."""
_MUCH_MORE, _LATER = 0.34, 0.02
"""By which share of the headline's words another sentence must be ahead, and what each sentence in between costs it."""
_LACKING = 2
"""Telling words of the headline that the lead lacks, and the sentence behind it must have to stand beside it."""
_MOST_OF_TWO = 50
_DEFINES = re.compile(r"[^,.]{2,60}? (?:is|are) (?:an?|the) ")
"""What only explains a word of the lead: "A shoal is a bank of sand."."""
_DECK, _RETOLD = 14, 3
"""Words that a line under the headline has at most, and telling words that the lead has of it and of the headline."""
_SAME_STORY = 0.35
"""Up to this share of the headline's words, a part of an article may have another topic."""
_WORDS_OF_A_HEADING = 5
_WHOLE = re.compile(r"[.!。…](?:[”\"’')\]]|\s)*$")
_OPENS_BADLY = re.compile(
    r"(?:(?:Back|In|On|At|Last|Later|Then|Earlier|During|By|Since|Until|For|Now|Today"
    r"|Yesterday)(?: (?:[a-z\d][\w’'-]*|[A-Z][a-z]+(?:day|ary|ber)|March|April|May|June|July"
    r"|August)){0,3}, (?:he|she|they)\b|He|She|They|It(?! (?:was|has been|is) (?:announced|reported"
    r"|confirmed|revealed|claimed|alleged|decided|agreed|expected|estimated|believed|hoped|feared)\b)"
    r"|(?:However|Meanwhile|To be sure|Still|Instead|Also|Likewise|Similarly)\b|\(Corrects?|(?:This"
    r"|That|These|Those)(?! (?:morning|afternoon|evening|week|weekend|month|year|summer|winter|spring"
    r"|autumn))|But|And|Or|If|Yet|So|What|Why|How|Who|When I|I|I[’']m|We|You|Your|My|Our|Imagine|Think"
    r"|Click|Watch"
    r"|Read|Follow|Share|Subscribe|Please|Hit|Tap|Scroll|Thanks|Sign up|Get (?:updates|the latest|our"
    r"|your)|Good (?:morning|afternoon|evening)|Welcome (?:to|back)"
    r"|Here(?:[’']s| is| are) (?:what|how|why|all|everything|the latest|a look)"
    r"|Photo|Image|File photo|Editor[’']s note|Summary|Note)\b|(?:Q|A|Question|Answer)[:.] "
    r"|[—–―-]+ ?[A-Z]|>|[“\"'‘`]{1,2}"
)

_OWN = re.compile(r"\b(?:I|me|my|we|us|our|We|Our|My|you|your)\b")
_CONDITION = re.compile(r"If (?!.*\b(?:I|you|your|we|our|my)\b)")
"""How the news itself may begin: "If the vote fails, the port will close."."""


def leads(article: Article, turns: Mapping[int, Turn] = NONE) -> list[Sentence]:
    """The opening sentence of each topic, the article's own lead first.

    A heading opens a topic of its own where it names somebody or something new.

    Args:
        turns: whose words the sentences of a transcript are. None of them tells the news by itself.
    """
    body = [s for s in article.sentences if s.place is Place.BODY]
    if not body:
        return list(article.sentences[:1])
    told = [s for s in body if s.id < min(turns)] if turns else body
    if turns and not any(map(tells, told)):
        return [_turn(article, body, turns)]
    found = [_lead(article, told)]
    if (title := _headline(article)) is not None and SPEECH.search(title.text) and _OWN.search(found[0].text):
        return [title]
    place = topics(article)
    for number in sorted({place[s.id] for s in body}):
        block = [s for s in body if place[s.id] == number]
        heading = next(
            (s for s in article.sentences[: block[0].id] if s.place is Place.HEADING and place[s.id] == number), None
        )
        before = article.text[found[0].start : heading.start] if heading else ""
        if heading is None or len(heading.text.split()) < 3 or sum(len(s.text.split()) for s in block) < _LEAST_WORDS:
            continue
        # The first word of a heading is capital anyway.
        names = _NAME.findall(heading.text.strip("‘’“” ")[1:])
        new = any(name not in before for name in names) and block[0].id not in {s.id for s in found} | turns.keys()
        if new and tells(block[0]) and _elsewhere(article, block) and len(found) < _MOST_TOPICS:
            found.append(block[0])
    return found


def _lead(article: Article, body: Sequence[Sentence]) -> Sentence:
    """The sentence at the article's beginning that tells the news: the first one, unless the headline speaks against
    it.

    An article may open with a scene, a question or a joke. Then a sentence soon after it has much more of the words of
    the headline, which is the desk's own summary. The same holds for what stands above the text: "All times EDT:".
    """
    marked = _marked(article)
    telling = [
        s
        for s in body[:_OPENING]
        if tells(s) or (s is body[0] and (_CONDITION.match(s.text) or (_tells(s.text, _SHORT) and _told_by(s, marked))))
    ]
    if not telling:
        return next((s for s in body[:3] if len(s.text.split()) >= _FEWEST), body[0])
    shares = [
        len(marked & read(s.text).contents) / max(len(marked), _FEWEST) - _LATER * i for i, s in enumerate(telling)
    ]
    best = max(shares)
    if best >= shares[0] + _MUCH_MORE:
        return telling[shares.index(best)]
    return telling[1] if _is_deck(article, marked, telling) else telling[0]


def _headline(article: Article) -> Sentence | None:
    return next((s for s in article.sentences if s.place is Place.HEADLINE), None)


def _turn(article: Article, body: Sequence[Sentence], turns: Mapping[int, Turn]) -> Sentence:
    """What stands for a transcript without an introduction: the turn, with its label, that has most of the headline's
    words, or else the headline.
    """
    marked = _marked(article)
    labelled = [s for s in body if s.id in turns and turns[s.id].start and _says_something(s, turns[s.id])]
    best = max(labelled, key=lambda s: len(marked & read(s.text).contents), default=None)
    if best is not None and marked & read(best.text[turns[best.id].start :]).contents:
        return best
    return _headline(article) or best or body[0]


def _says_something(sentence: Sentence, turn: Turn) -> bool:
    """Whether a turn can be read by itself once its label is before it: "I" and "we" are told by that."""
    said = sentence.text[turn.start :]
    return turn.speaker is not None and _tells(said.removeprefix("I ").removeprefix("We "), _SHORT)


def _told_by(sentence: Sentence, marked: frozenset[str]) -> bool:
    """Whether a sentence has most of the headline's telling words: then it tells the news however short it is."""
    return len(marked & read(sentence.text).contents) >= max(2, _MOSTLY * len(marked))


def _is_deck(article: Article, marked: frozenset[str], telling: Sequence[Sentence]) -> bool:
    """Whether the first sentence is a line under the headline, and the second says what both of them tell in short."""
    first, second = telling[0], telling[1] if len(telling) > 1 else telling[0]
    short, long = len(first.text.split()), len(second.text.split())
    if short > _DECK or long <= short or second.id > first.id + 2 or "\n" not in article.text[first.end : second.start]:
        return False
    own, told = read(first.text).contents, read(second.text).contents
    return len((marked | own) & told) >= max(_RETOLD, len(marked & own))


def _marked(article: Article) -> frozenset[str]:
    """The telling words of the headline."""
    printed = (s.text for s in article.sentences if s.place is Place.HEADLINE)
    return read(" ".join([article.title or "", *printed])).contents


def _elsewhere(article: Article, block: Sequence[Sentence]) -> bool:
    """Whether a part of the article is about something else than its headline, and not a section of the same story."""
    marked = _marked(article)
    return len(marked & read(" ".join(s.text for s in block)).contents) <= max(1, _SAME_STORY * len(marked))


def tells(sentence: Sentence) -> bool:
    """Whether a sentence can stand for an article: whole, in the article's voice, and neither a question nor a call."""
    return _tells(sentence.text.strip(), _FEWEST)


def _tells(text: str, fewest: int) -> bool:
    return (
        len(text.split()) >= fewest
        and not is_all_quotation(text)
        and _WHOLE.search(text) is not None
        and not text.isupper()
        and _OPENS_BADLY.match(text) is None
    )


def verbatim(
    article: Article, opening: Sequence[Sentence] = (), turns: Mapping[int, Turn] = NONE
) -> tuple[str, list[int]]:
    """The leads as one text of at most 60 words, with the numbers of the sentences that it holds. Beside the first one
    stands the sentence behind it, where that tells what the headline has and the lead lacks.

    Where they are known they are given as `opening`. A further topic whose lead is too long for what room is left is
    named by its heading.
    """
    first, *others = opening or leads(article)
    # Before a turn of a transcript stands no dateline but who speaks.
    text = first.text if first.id in turns else without_dateline(first.text)
    if len(text.split()) > MOST_WORDS:
        return _shortened(text), [first.id]
    numbers = [first.id]
    if (second := _completes(article, first)) is not None and len(f"{text} {second.text}".split()) <= _MOST_OF_TWO:
        text = f"{text} {second.text}"
        numbers.append(second.id)
    for sentence in others:
        heading = next((s for s in reversed(article.sentences[: sentence.id - 1]) if s.place is Place.HEADING), None)
        for candidate in (sentence, heading):
            if candidate is None or (candidate is heading and not _names_a_topic(heading.text)):
                continue
            more = without_dateline(candidate.text).strip("‘’")
            joined = f"{text} {_also(article)}{more}{'' if more[-1] in '.!?”' else '.'}"
            if len(joined.split()) <= MOST_WORDS:
                text = joined
                numbers.append(candidate.id)
                break
    return text, numbers


def _completes(article: Article, lead: Sentence) -> Sentence | None:
    """The sentence behind the lead, where it tells what the headline has and the lead lacks: how many died, say."""
    behind = article.sentence(lead.id + 1) if lead.id < len(article.sentences) else None
    if behind is None or behind.place is not Place.BODY or behind.paragraph != lead.paragraph or not tells(behind):
        return None
    if _DEFINES.match(behind.text):
        return None
    lacking = _marked(article) - read(lead.text).contents
    return behind if len(lacking & read(behind.text).contents) >= _LACKING else None


def _names_a_topic(heading: str) -> bool:
    """Whether a heading can be read by itself."""
    return len(heading.split()) >= _WORDS_OF_A_HEADING and not heading.isupper() and "[" not in heading


def _also(article: Article) -> str:
    return "Also: " if article.english else ""


def _shortened(text: str) -> str:
    """As much of a long sentence as fits, up to the end of a clause if there is one."""
    words = text.split()[: MOST_WORDS - 1]
    cut = " ".join(words)
    clause = max(cut.rfind(mark) for mark in (", ", "; ", " — "))
    return (cut[:clause] if clause > len(cut) // 2 else cut).rstrip(",;: ") + " …"

"""Who says that they will do what: promises and announced steps, by the form of an English sentence."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from brief.article import Article, Place, Sentence
from brief.attribution.grammar.quotes import quoted
from brief.attribution.grammar.speaking import speaking
from brief.attribution.grammar.tokens import lowered
from brief.attribution.names.cast import Cast
from brief.attribution.names.titles import bare
from brief.attribution.speech.speech_line import SpeechLine
from brief.schema import REPORTER

_WHO = r"(?P<by>(?:We|we|I)|(?:The |the |Our |our )?[A-Z][\w’'-]*(?: (?:of |the |and )?[A-Z]?[\w’'-]+){0,5}?)"
_FORMS = tuple(
    re.compile(rf"(?:^|[,;:] |that |“|and ){_WHO}(?:,[^,]{{2,60}},)? {verb} (?P<what>[^”]{{6,240}})")
    for verb in (
        r"(?:will|shall)(?: also| then| now)?(?! not (?:be|have))",
        (
            r"(?:(?:has|have) )?(?:pledge[sd]?|promise[sd]?|commit(?:s|ted)?(?: itself| ourselves)?"
            r"|undertakes?|guarantees?|intends?|plans?|agree[sd]?) to"
        ),
    )
)
_SECOND_OF_TWO = re.compile(r"[A-ZÀ-Þ][\w’'.-]* and $")
"""What stands before the second of two who promise together: alone it would be half of them."""
_OTHERS = frozenset("they he she it that those there what who nobody somebody everyone".split())
"""Who is no one that a page could name."""
_HAPPENS = re.compile(r"(?:next |first |later )?(?:be (?!\w+ing\b)|(?:face|appear|serve|receive|remain|stand trial)\b)")
"""What befalls somebody, or is done to them: "will be required to pay", "will face trial"."""
_NEXT_SENTENCE = re.compile(r"(?<=[a-z\d)])[.!?] (?=[“\"]?[A-Z])")
_AND_WILL = re.compile(r"\b(and|or) (?:will|shall) (?=[a-z])")
"""`will decide in May and will report`: of what is promised the first "will" is no part, and so the second is none."""


@dataclass(frozen=True, slots=True)
class PledgeLine:
    """A sentence in which somebody says what they will do; both are stretches of the sentence."""

    sentence: Sentence
    by: str
    what: str


def pledge_lines(
    article: Article,
    cast: Cast,
    first_person: str | None,
    speech: Sequence[SpeechLine] = (),
    turns: Container[int] = (),
) -> list[PledgeLine]:
    """The article's lines of promise, in order.

    Args:
        first_person: whom "we" means: whoever issues the text; None leaves such lines out.
        speech: who says what; in a quotation "we" is whoever surely says it.
        turns: the sentences that are turns of a transcript: so it is in these.
    """
    if not article.english:
        return []
    speakers: dict[int, set[str]] = {}
    for line in speech:
        speakers.setdefault(line.sentence.id, set()).update(line.choices)
    found: list[PledgeLine] = []
    for sentence in article.sentences:
        match = next((m for form in _FORMS if (m := form.search(sentence.text))), None)
        if (
            match is None
            or sentence.place is not Place.BODY
            or _SECOND_OF_TWO.search(sentence.text[: match.start("by")])
        ):
            continue
        printed = match.group("by")
        if printed.lower() not in {"we", "i"}:
            by = None if lowered(printed.split()[0]) in _OTHERS else _body(printed, cast, sentence)
        elif sentence.id in turns or _is_quoted(sentence.text, match.start("by")):
            said = speakers.get(sentence.id, set()) - {REPORTER}
            by = next(iter(said)) if len(said) == 1 else None
        else:
            by = first_person
        what = _AND_WILL.sub(r"\1 ", _NEXT_SENTENCE.split(match.group("what"))[0].strip(" .,;"))
        if printed.lower() not in {"we", "i"} and _HAPPENS.match(what):
            continue
        if by is not None and len(what.split()) >= 2:
            found.append(PledgeLine(sentence, by, what))
    return found


def _is_quoted(text: str, at: int) -> bool:
    return any(span.start <= at < span.end for span in quoted(text))


def _body(printed: str, cast: Cast, sentence: Sentence) -> str | None:
    low = printed.lower()
    if low.startswith("the ") and (body := cast.titled(low) or cast.body(low, sentence)):
        return body
    spoken = speaking(printed)
    if spoken is None:
        return None
    return cast.full(spoken) if cast.has(bare(spoken)) else spoken

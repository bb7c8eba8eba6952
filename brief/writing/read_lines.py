"""Reading line by line: the program offers lines, the model fills in what grammar left open.

The items keep the article's own words, so a small model writes little and can invent nothing. Only lines
with something open are shown, each with the line before it: what is not asked about need not be read.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence

from pydantic import JsonValue

from brief.article import Article, Place
from brief.attribution.grammar.quotes import is_all_quotation, quoted, quotes_somebody
from brief.document import UNTOLD
from brief.kinds import prompt_section
from brief.llm.errors import AnswerFault, WrongShape
from brief.schema import REPORTER, Detail, Evidence, Question, Quotation, Speaker, Wording
from brief.shapes import SectionShape
from brief.writing.assignment import Assignment, nothing_read
from brief.writing.draft import Values
from brief.writing.marks import joined
from brief.writing.narrow import Schema, holes, line_by_line, obj
from brief.writing.offer import Offer
from brief.writing.words import in_own_words

_TOKENS_A_HOLE = 24
_TOKENS_A_QUESTION = 70
_TOKENS_A_CALL = 40
_NOBODY = "it quotes, and nobody could be told who says so"
_ENGLISH = "it is asked in English, and the article is in another language"
_ASKS_IN_ENGLISH = re.compile(
    r"\W*(?:(?:What|Who|Whom|Whose|When|Why|How|Which|Where|Whether)\b"
    r"|(?:Will|Would|Is|Are|Was|Were|Does|Did|Do|Has|Have|Had|Can|Could|Should)\b.* (?:the|has|have|been)\b)"
)
"""How no question begins in another language; German and Dutch have "Will" and "Is" as well."""
Filled = dict[int, Values | None]


async def read_lines(job: Assignment) -> int:
    """Fill the holes of everything the article offers and add the items to the draft; the number of passages asked
    about.

    Raises:
        AnswerFault: no answer could be used, and the program knows no item without one.
    """
    offers = job.offers.all()
    size = job.plan.words or len(job.article.text)
    calls = _calls([o for o in offers if holes(o)], job.article, size)
    done = 0

    faults: list[AnswerFault] = []

    async def one(call: list[Offer]) -> Filled:
        nonlocal done
        filled, fault = await _fill(job, call)
        if fault is not None and not any(filled.values()):
            faults.append(fault)
        done += 1
        job.tell("reading", done, len(calls))
        return filled

    job.tell("reading", 0, len(calls))
    answers: Filled = {}
    for filled in await asyncio.gather(*(one(call) for call in calls)):
        answers |= filled
    for offer in offers:
        given = answers.get(id(offer), {})
        if given is None:
            continue
        values = item(offer, given, job.article.language)
        if _unspoken(offer, values, job.article):
            job.draft.reject(offer.section.name, values, UNTOLD, _NOBODY)
        elif not job.article.english and _is_english(offer, values):
            job.draft.reject(offer.section.name, values, "language", _ENGLISH)
        else:
            job.draft.add(offer.section, values)
    if faults and len(faults) == len(calls) and not job.draft.items:
        raise nothing_read(faults[-1])
    return len(calls)


def _unspoken(offer: Offer, values: Values, article: Article) -> bool:
    """Whether nobody could be told who says a quotation: it is no claim of the article's own."""
    speaker = offer.section.first(Speaker)
    if speaker is None or values.get(speaker) != REPORTER:
        return False
    asked = speaker in offer.choices and any(quoted(s.text) for s in offer.sentences)
    # Where a script does not tell names from words, there is nobody to choose.
    nameless = not article.english and any(quotes_somebody(s.text) for s in offer.sentences)
    return asked or nameless or all(is_all_quotation(s.text) for s in offer.sentences)


def _is_english(offer: Offer, values: Values) -> bool:
    """Whether a question is asked in English, as small models do of an article in any language."""
    question = offer.section.first(Question)
    return question is not None and _ASKS_IN_ENGLISH.match(str(values.get(question))) is not None


def _calls(offers: Sequence[Offer], article: Article, words: int) -> list[list[Offer]]:
    """Offers that are asked about together: names, which belong to no line, and lines up to so many words shown."""
    calls = [[o for o in offers if o.subject is not None]]
    # A small model that sees two matters asks about the wrong one.
    calls.extend([o] for o in offers if o.section.first(Question) in holes(o))
    size = 0
    lines: list[Offer] = []
    alone = {id(o) for call in calls for o in call}
    for offer in sorted((o for o in offers if id(o) not in alone), key=lambda o: o.sentences[0].id):
        length = sum(len(s.text.split()) for s in offer.sentences) + len((_before(offer, article) or "").split())
        if lines and size + length > words:
            calls.append(lines)
            lines, size = [], 0
        lines.append(offer)
        size += length
    return [c for c in [*calls, lines] if c]


def _before(offer: Offer, article: Article) -> str | None:
    """The line before an offer's, where the answer may depend on it: a name to choose, a matter to ask about."""
    needed = offer.choices or offer.section.first(Question)
    number = offer.sentences[0].id - 1
    if offer.subject is not None or not needed or number < 1 or article.sentence(number).place is not Place.BODY:
        return None
    return article.sentence(number).text


async def _fill(job: Assignment, call: list[Offer]) -> tuple[Filled, AnswerFault | None]:
    """The model's values for each offer of a call, by the offer's identity; None where it says there is no item.

    And what was wrong with its answer, if anything.
    """
    sections: dict[str, dict[str, Offer]] = {}
    for n, offer in enumerate(call, 1):
        key = str(n if offer.subject is not None else offer.sentences[0].id)
        sections.setdefault(offer.section.name, {})[key] = offer
    schema: Schema = obj({name: line_by_line(list(keyed.items())) for name, keyed in sections.items()})
    prompt = job.kind.render(
        "read",
        task="lines",
        article=job.article,
        passage=(),
        before=None,
        speakers=(),
        sections=[_described(keyed, job.article) for keyed in sections.values()],
    )
    room = _TOKENS_A_CALL + sum(_room(o) for o in call)
    fault: AnswerFault | None = None
    try:
        answer = await job.ask(prompt, schema, name="lines", max_tokens=room)
    except AnswerFault as error:
        # A server that does not hold a model to a schema lets one wrong line spoil ten.
        fault, answer = error, error.value if isinstance(error, WrongShape) and isinstance(error.value, dict) else {}
    misfits = {tuple(p.split("/")[1:3]) for p, _ in fault.problems} if isinstance(fault, WrongShape) else set()
    filled: Filled = {}
    for name, keyed in sections.items():
        held = answer.get(name)
        lines = held if isinstance(held, dict) else {}
        for key, offer in keyed.items():
            value = lines.get(key)
            given = isinstance(value, dict) or (offer.optional and key in lines)
            if fault is not None and (not given or (name, key) in misfits):
                numbers: list[JsonValue] = [s.id for s in offer.sentences]
                unfilled: Values = {**offer.known, offer.section.first(Evidence) or "": numbers}
                job.draft.reject(name, unfilled, "answer", str(fault))
                value = None
            filled[id(offer)] = dict(value) if isinstance(value, dict) else None
    return filled, fault


def _described(keyed: dict[str, Offer], article: Article) -> dict[str, object]:
    """A section of a call, as its prompt sees it."""
    lines = [
        {
            "key": key,
            "subject": o.subject,
            "before": _before(o, article),
            "text": " ".join(s.text for s in o.sentences),
        }
        for key, o in keyed.items()
    ]
    return prompt_section(next(iter(keyed.values())).section.section.title, lines=lines)


def _room(offer: Offer) -> int:
    questions = {name for name, _ in offer.section.marked(Question)}
    return sum(_TOKENS_A_QUESTION if name in questions else _TOKENS_A_HOLE for name in holes(offer)) + 8


def item(offer: Offer, given: Values, language: str | None) -> Values:
    """An offer and the model's values as one item, in the article's words."""
    values: Values = {**offer.known, **given}
    for shape in offer.section.fields:
        if shape.name in values:
            continue
        if isinstance(shape.marker, Evidence):
            numbers: list[JsonValue] = [s.id for s in (*offer.context, *offer.sentences)]
            values[shape.name] = numbers
        elif isinstance(shape.marker, Wording):
            values[shape.name] = offer.wording or _wording(offer, offer.section, values, language)
        elif isinstance(shape.marker, Quotation):
            values[shape.name] = _quotation(offer)
        elif isinstance(shape.marker, Detail):
            values[shape.name] = None
    return values


def _wording(offer: Offer, section: SectionShape, values: Values, language: str | None) -> str:
    speaker = section.first(Speaker)
    who = values.get(speaker) if speaker is not None else None
    named = who not in {None, REPORTER}
    said = (
        in_own_words(s.text, speaker_named=named, language=language, speaker=str(who or "")) for s in offer.sentences
    )
    return joined(said)


def _quotation(offer: Offer) -> str:
    text = offer.sentences[0].text
    longest = max(quoted(text), key=lambda s: s.end - s.start, default=None)
    # The comma inside the marks leads to who says so, and is none of the words.
    return text[longest.start : longest.end].strip('“”"«»„ ').removesuffix(",") if longest else text

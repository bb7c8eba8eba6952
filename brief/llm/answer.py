"""Whether a response can be used: the reply in it, and that one's value where it fits the schema; or the fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import JsonValue

from brief.llm import reply
from brief.llm.diagnosis import Asked, failure, quoted, unusable
from brief.llm.errors import CutOff, NoAnswer, NotJson, Refused, WrongShape
from brief.llm.lenient import objects
from brief.llm.reply import Reply
from brief.llm.usage import Usage

if TYPE_CHECKING:
    from brief.llm.fit import Check


@dataclass(frozen=True, slots=True)
class Answer:
    """A value that fits the schema it was asked for under, and what the asking used."""

    value: JsonValue
    usage: Usage
    """Of this question, also where the answer was kept from an earlier run: it was paid for then."""


def received(status: int, headers: Mapping[str, str], text: str, asked: Asked) -> Reply:
    """The reply in a response.

    Raises:
        Failure: there is none in it.
    """
    if status >= 400:
        failed = reply.failed_generation(text)
        if failed is None:
            raise failure(status, headers, text, asked)
        return failed
    read = reply.read(text)
    if read is None:
        raise unusable(headers, text, asked)
    return read


def judged(got: Reply, check: Check, used: Usage, asked: Asked) -> Answer:
    """The answer in a reply.

    Raises:
        AnswerFault: it cannot be used (CutOff, Refused, NotJson, WrongShape).
    """
    if got.refusal is not None:
        words = quoted(got.refusal, asked)
        raise Refused(f"{asked.model} declines to answer: {words}", text=got.refusal, usage=used)
    if got.finish == "content_filter":
        raise Refused(f"a content filter of {asked.label} took the answer away", text=got.text, usage=used)
    if got.finish == "length":
        raise CutOff(f"{asked.model} ran out of room before its answer was complete", text=got.text, usage=used)
    if not got.text.strip():
        raise NoAnswer(f"{asked.model} gave an empty answer", text=got.text, usage=used)
    values = list(objects(got.text))
    if not values:
        raise NotJson(f"{asked.model} answered without a JSON object", text=got.text, usage=used)
    misfits = [(value, check(value)) for value in values]
    # A draft or an echo of the schema may stand before the answer proper: the one that fits is meant.
    value, problems = next((pair for pair in misfits if not pair[1]), misfits[0])
    if problems:
        where, what = problems[0]
        raise WrongShape(
            f"{asked.model} answered out of shape: {where or 'the answer'} {what}",
            text=got.text,
            usage=used,
            value=value,
            problems=problems,
        )
    return Answer(value, used)


def ignores_schema(got: Reply, check: Check) -> bool:
    """Whether a reply shows that its writer never saw the schema: it is prose, or lacks what every answer has."""
    if got.refusal is not None or got.finish != "stop" or not got.text.strip():
        return False
    return all(any(where == "" for where, _ in check(value)) for value in objects(got.text))

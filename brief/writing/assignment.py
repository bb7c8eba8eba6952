"""An assignment: one article to be briefed, and everything that the steps of the work share."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from pydantic import JsonValue

from brief.article import Article, Sentence
from brief.kinds import Kind
from brief.llm.client import Endpoint, Message
from brief.llm.errors import AnswerFault, CutOff, Filtered
from brief.llm.usage import Usage
from brief.shapes import Shape, shape
from brief.writing.draft import Draft
from brief.writing.leads import leads
from brief.writing.narrow import Schema
from brief.writing.offers import Offers
from brief.writing.options import Options, Plan, Progress, plan

_BREAK = "\n---\n"
"""Divides a prompt file: above it what never changes (servers keep that prefix), below it the article's part."""

THOUGHTS = 1_500
"""Tokens of room for what a model thinks before it answers: with reasoning models that counts as part of the answer."""

_REMINDER = "Answer with one JSON object of the given schema, and nothing else."


@dataclass
class Assignment:
    """One article, the kind to brief it by, the endpoint to ask, and what has been found so far."""

    article: Article
    kind: Kind
    endpoint: Endpoint
    options: Options
    tell: Progress
    draft: Draft = field(default_factory=Draft)
    used: Usage = field(default_factory=Usage)
    """What this article's calls used, those whose answer was of no use included."""

    def __post_init__(self) -> None:
        self.shape: Shape = shape(self.kind.schema)
        self.plan: Plan = plan(self.options, small=self.endpoint.small)
        self.offers = Offers(self.article, self.shape)

    @cached_property
    def leads(self) -> list[Sentence]:
        """The sentences that the article opens with."""
        return leads(self.article, self.offers.turns)

    async def ask(
        self, prompt: str, schema: Schema, *, name: str, max_tokens: int, repairs: int | None = None
    ) -> dict[str, JsonValue]:
        """The answer to a rendered prompt, an object of that schema.

        Where an answer cannot be used the prompt is asked again, a bounded number of times and each time
        without that answer: a model tends to repeat a bad answer that it is shown. A cut-off answer is given twice the
        room; after any other, a word is added, since the very same question would be answered in the very same way.

        Raises:
            AnswerFault: the last of the allowed answers could not be used either.
            EndpointError: the endpoint failed for good.
        """
        room, asked = max_tokens if self.endpoint.small else max_tokens + THOUGHTS, prompt
        left = self.options.repairs if repairs is None else repairs
        while True:
            try:
                answer = await self.endpoint.ask(messages(asked), schema, name=name, max_tokens=room)
            except AnswerFault as fault:
                self.used += fault.usage
                if left == 0 or isinstance(fault, Filtered):
                    raise
                left -= 1
                if isinstance(fault, CutOff):
                    room *= 2
                else:
                    asked = f"{asked.rstrip()}\n\n{_REMINDER}"
                continue
            self.used += answer.usage
            return answer.value if isinstance(answer.value, dict) else {}


def nothing_read(fault: AnswerFault) -> AnswerFault:
    """The same fault, as what ends the work on an article: a page of it would say that there is nothing in it."""
    fault.args = (
        f"nothing of the article was read: {fault}; try another model (--model) or smaller passages (--passages)",
    )
    return fault


def messages(prompt: str) -> list[Message]:
    """A rendered prompt as messages: the part above the first `---` line is the system's."""
    head, found, tail = prompt.partition(_BREAK)
    if not found:
        return [Message(role="user", content=prompt.strip())]
    return [Message(role="system", content=head.strip()), Message(role="user", content=tail.strip())]

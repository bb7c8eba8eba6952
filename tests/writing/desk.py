"""An article and a server to write it with: what a test of writing needs, and the answers it scripts."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from fake_endpoint import FakeEndpoint, Reply, Request, answer, fitting

from brief import kinds
from brief.article import Article
from brief.document import Document
from brief.kinds import Kind
from brief.llm.client import Endpoint
from brief.llm.usage import Usage
from brief.sentences import number
from brief.writing import Options, write
from brief.writing.assignment import Assignment

HARBOUR = """Harbour closed after storm

The harbour of Averin was closed on Monday after a storm damaged 12 cranes, the port authority said.

“We will open it again when the cranes have been inspected,” said Anna Brandt, who heads the authority.

Brandt called on the transport ministry to pay for the repairs.

A senior port official said the damage may cost 40 million euros.

The authority accused the shipping company Norlin of ignoring the storm warning.

It is not known how long the inspection will take.
"""
"""Sentences: 1 headline, 2 closed, 3 Brandt quoted, 4 demand, 5 unnamed official, 6 accusation, 7 open."""


def article(text: str = HARBOUR, *, title: str | None = "Harbour closed after storm", language: str = "en") -> Article:
    """An article of that text, numbered as `brief` numbers it."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(text, number(text, language, title=title), digest, title=title, language=language)


@cache
def news() -> Kind:
    """The built-in kind."""
    return kinds.find("news")


def claim(speaker: str, words: str, *evidence: int) -> dict[str, Any]:
    return {"speaker": speaker, "claim": words, "evidence": list(evidence)}


def party(name: str, kind: str, *evidence: int) -> dict[str, Any]:
    return {"name": name, "kind": kind, "evidence": list(evidence)}


def demand(by: str, of: str, words: str, *evidence: int, condition: str | None = None) -> dict[str, Any]:
    return {"by": by, "of": of, "demand": words, "condition": condition, "evidence": list(evidence)}


def question(words: str, reason: str, *evidence: int) -> dict[str, Any]:
    return {"question": words, "reason": reason, "evidence": list(evidence)}


def items(**sections: list[Any]) -> dict[str, Any]:
    """An answer to an open reading of news: the sections given, the others empty."""
    empty: dict[str, list[Any]] = {"parties": [], "key_claims": [], "demands": [], "open_questions": []}
    return {**empty, **sections}


def schema_name(request: Request) -> str:
    """What the request asks for: `news`, `lines`, `again`, `bottom_line`."""
    return str(request.body["response_format"]["json_schema"]["name"])


def schema(request: Request) -> dict[str, Any]:
    """The schema that the request is held to."""
    held: dict[str, Any] = request.body["response_format"]["json_schema"]["schema"]
    return held


def said(request: Request) -> str:
    """All that the request says to the model."""
    return "\n".join(message["content"] for message in request.body["messages"])


def by_name(server: FakeEndpoint, name: str) -> list[Request]:
    """The requests for one thing, in the order they came."""
    return [request for request in server.requests if schema_name(request) == name]


def filled(request: Request) -> Reply:
    """An answer to a reading line by line: the first of all choices, and one question for all that asks."""

    def value(part: Mapping[str, Any]) -> Any:
        if "anyOf" in part:
            return value(part["anyOf"][0])
        if part["type"] == "object":
            return {name: value(held) for name, held in part["properties"].items()}
        return "How long will the inspection take?" if "pattern" in part else part["enum"][0]

    return answer(value(schema(request)))


One = Reply | dict[str, Any] | str | Callable[[Request], Reply]
Answers = One | Sequence[One]


def script(server: FakeEndpoint, **answers: Answers) -> None:
    """Answer each thing asked for by name: always the same, one after the other, or by a function.

    The last of several is given from then on. What is not named is answered by the least that fits.
    """
    waiting = {name: list(given) if isinstance(given, list | tuple) else [given] for name, given in answers.items()}

    def behave(request: Request) -> Reply:
        queue = waiting.get(schema_name(request))
        if queue is None:
            return fitting(request)
        given = queue.pop(0) if len(queue) > 1 else queue[0]
        if callable(given):
            return given(request)
        return given if isinstance(given, Reply) else answer(given)

    server.default = behave


@dataclass
class Steps:
    """The progress that was told."""

    told: list[tuple[str, int, int]] = field(default_factory=list)

    def __call__(self, phase: str, done: int, total: int) -> None:
        self.told.append((phase, done, total))


def written(
    server: FakeEndpoint,
    source: Article | None = None,
    *,
    kind: Kind | None = None,
    small: bool = False,
    progress: Steps | None = None,
    **options: Any,
) -> Document:
    """The document that `write` makes with the server."""

    async def run() -> Document:
        async with Endpoint(server.url, "sk-test", "fake", retries=0, timeout=5, small=small) as endpoint:
            return await write(source or article(), kind or news(), endpoint, Options(**options), progress)

    return asyncio.run(run())


def asked(
    server: FakeEndpoint,
    prompt: str,
    wanted: Mapping[str, Any],
    *,
    room: int,
    repairs: int | None = None,
    small: bool = True,
) -> tuple[object, Usage]:
    """One question of an assignment: the answer or the error it ended with, and what the assignment used."""

    async def run() -> tuple[object, Usage]:
        async with Endpoint(server.url, "sk-test", "fake", retries=0, timeout=5, small=small) as endpoint:
            job = Assignment(article(), news(), endpoint, Options(), lambda *_: None)
            try:
                got: object = await job.ask(prompt, dict(wanted), name="x", max_tokens=room, repairs=repairs)
            except Exception as error:
                got = error
            return got, job.used

    return asyncio.run(run())


def brief(document: Document) -> dict[str, Any]:
    """The page's content as plain JSON."""
    held: dict[str, Any] = json.loads(document.dumps())["brief"]
    return held


def claims(server: FakeEndpoint, *paragraphs: str) -> list[tuple[str, str, list[int]]]:
    """Speaker, claim and evidence of every claim with a speaker; the headline is sentence 1."""
    text = "\n\n".join(("News of the port", *paragraphs))
    page = brief(written(server, article(text, title="News of the port"), wording="article"))
    found = [(c["speaker"], c["claim"], c["evidence"]) for c in page["key_claims"]]
    return [c for c in found if c[0] != "reporter"]

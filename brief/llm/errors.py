"""What can go wrong with an endpoint. Each error is one line that says what to do; all of them end a command with 4.

    EndpointError
    ├── BadKey            it refuses the API key
    ├── NoQuota           the account has no credit left
    ├── NoSuchModel       it does not offer the model
    ├── ContextTooLong    the model cannot take a text of this length
    ├── Flagged           a filter of contents refuses the text; where it is asked for an answer, that is `Filtered`
    ├── Unsupported       it refuses the request as it was put, and says so
    ├── NotAnEndpoint     something answers at the address, but not in OpenAI's protocol
    │   └── Garbled       it answers with a success that holds no chat completion
    ├── Overloaded        too many requests, also after waiting
    ├── ServerFailed      an error of its own, also after waiting
    ├── Unreachable       no connection, or one that broke
    ├── TimedOut          no whole answer in the time allowed
    ├── Gone              it does not know a batch or file that was there
    ├── NotReady          it does not know a file yet that was just given to it
    ├── NotDone           a batch ended before it came to the request
    └── AnswerFault       it answered, and the answer cannot be used; asking anew may help
        ├── CutOff        the answer ends before it is complete
        ├── Refused       the model declines, or a content filter took the answer
        │   └── Filtered  a content filter refused the question
        ├── NotJson       there is no JSON object in it
        │   └── NoAnswer  there is no text in it at all
        └── WrongShape    its JSON does not fit the schema

A key that a server refuses ends with 4 like every other word of the server's: whether it is mistyped, expired or
meant for another server only the server knows. 3 is for what is wrong before anything is asked, such as no key at all.
"""

from __future__ import annotations

import copyreg
from typing import ClassVar

from pydantic import JsonValue

from brief.errors import EndpointError
from brief.llm.usage import Usage

__all__ = [
    "AnswerFault",
    "BadKey",
    "ContextTooLong",
    "CutOff",
    "EndpointError",
    "Failure",
    "Filtered",
    "Flagged",
    "Garbled",
    "Gone",
    "NoAnswer",
    "NoQuota",
    "NoSuchModel",
    "NotAnEndpoint",
    "NotDone",
    "NotJson",
    "NotReady",
    "Overloaded",
    "Refused",
    "ServerFailed",
    "TimedOut",
    "Unreachable",
    "Unsupported",
    "WrongShape",
]


class Failure(EndpointError):  # named for what happened, as all of these are
    """The request failed: there is no answer."""

    passing: ClassVar[bool] = False
    """Whether the same request may succeed a little later."""
    most_retries: int | None = None
    """The most retries this failure is worth, where that is less than the user allows."""
    most_at_first: int | None = None
    """The same as long as the server has answered nothing yet: the address may be wrong then."""
    wait: float | None = None
    """Seconds that the server asks to wait before the next try."""
    limited: bool = False
    """It was refused because there are too many requests (429): nothing is wrong with server or request."""
    late: bool = False
    """It happened in a batch some time ago, and says nothing of the server as it is now."""
    charged: bool = False
    """The server may have worked on it, and charge for that, although its answer was never seen."""
    doubtful: bool = False
    """It may be a matter of the server or of this request alone: only what becomes of others shows which."""


class BadKey(Failure):
    """The server refuses the API key, or what it may be used for."""


class NoQuota(Failure):
    """The account has no credit left: waiting does not help."""


class NoSuchModel(Failure):
    """The server does not offer the model."""


class ContextTooLong(Failure):
    """The request and the room for its answer exceed what the model or the server takes."""


class Flagged(Failure):
    """A filter of contents refuses the text."""


class Unsupported(Failure):
    """The server refuses the request as it was put."""

    parameter: str | None = None
    """The parameter it complains of: `response_format`, `temperature`, `seed`, `max_tokens` …"""
    schema_only: bool = False
    """It takes schemas, but not this one."""


class NotAnEndpoint(Failure):
    """What answers at the address does not speak OpenAI's protocol."""

    doubtful = True


class Garbled(NotAnEndpoint):
    """A success that holds no chat completion: a page of a proxy's, half an answer, nothing at all."""

    passing = True
    most_at_first = 0


class Overloaded(Failure):
    """Too many requests for now."""

    passing = True


class ServerFailed(Failure):
    """The server failed by an error of its own."""

    passing = True


class Unreachable(Failure):
    """No connection, or one that broke before the answer was whole."""

    passing = True
    nobody: bool = False
    """There was no connection: nothing was asked."""


class TimedOut(Failure):
    """The answer was not whole in the time allowed, however slowly it dripped in."""

    passing = True
    most_retries = 1
    charged = True


class Gone(Failure):
    """The server does not know a batch or a file, or not under this key."""


class NotReady(Failure):
    """The server does not know an uploaded file yet."""

    passing = True


class NotDone(Failure):
    """A batch ended before it came to the request."""

    passing = True


class AnswerFault(EndpointError):
    """One answer that cannot be used. It was paid for, and the caller may repair it: it carries text and usage."""

    def __init__(self, message: str, *, text: str, usage: Usage) -> None:
        super().__init__(message)
        self.text = text
        """What the model wrote, as far as the server gave it."""
        self.usage = usage
        """Of this question; the endpoint's running total has it already."""

    def __reduce__(self) -> tuple[object, ...]:
        # What other exceptions are made of again is their message alone.
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class CutOff(AnswerFault):
    """The answer ends before it is complete: the room given by `max_tokens` was too small."""


class Refused(AnswerFault):
    """The model declines to answer, or a content filter took the answer away."""


class Filtered(Refused):
    """A content filter refuses the question, and would again: servers keep count of those who insist."""


class NotJson(AnswerFault):
    """There is no JSON object in the answer."""


class NoAnswer(NotJson):
    """The server answered without a text."""


class WrongShape(AnswerFault):
    """The answer's JSON does not fit the schema. What can be saved of it is the caller's to decide."""

    def __init__(
        self, message: str, *, text: str, usage: Usage, value: JsonValue, problems: tuple[tuple[str, str], ...]
    ) -> None:
        super().__init__(message, text=text, usage=usage)
        self.value = value
        """The JSON as the model gave it."""
        self.problems = problems
        """Every misfit: (JSON pointer into `value`, what is wrong there)."""

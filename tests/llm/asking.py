"""One question to ask in tests, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from brief.llm.client import Answer
from brief.llm.modes import Message, Mode
from brief.llm.usage import Usage

KEY = "sk-test-0123456789abcdef"
MESSAGES = [Message(role="system", content="You read."), Message(role="user", content="Who spoke?")]
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"names": {"type": "array", "items": {"type": "string"}}},
    "required": ["names"],
    "additionalProperties": False,
}
GOOD = {"names": ["Ada"]}


@dataclass
class Asked:
    """How one or more questions to an endpoint ended."""

    answers: list[Answer | BaseException] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)
    mode: Mode = Mode.STRICT
    shown: str = ""

    @property
    def value(self) -> object:
        answer = self.answers[0]
        if isinstance(answer, BaseException):
            raise answer
        return answer.value

    @property
    def error(self) -> Any:
        assert isinstance(self.answers[0], BaseException), self.answers[0]
        return self.answers[0]

"""What a chat completion holds, read from JSON that a server of any make wrote."""

from __future__ import annotations

import json
from dataclasses import dataclass

from brief.llm.usage import Usage, usage_of

_FAILED = "json_validate_failed"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answered call. A server may leave any part out."""

    text: str
    """What the model wrote; empty where the server gave nothing."""
    refusal: str | None
    """Why the model declines, in its words; None where it does not."""
    finish: str | None
    """Why it stopped: `stop`, `length`, `content_filter` …"""
    usage: Usage


def read(body: str) -> Reply | None:
    """The reply in the body of a success; None where there is no answer in it, or not a whole one."""
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError):
        return None
    choices = value.get("choices") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(choices, list) or not choices:
        return None
    usage = usage_of(value.get("usage"))
    choice = choices[0] if isinstance(choices[0], dict) else {}
    if choice.get("error") or choice.get("finish_reason") == "error":
        return None
    message = choice.get("message")
    message = message if isinstance(message, dict) else {}
    finish = choice.get("finish_reason")
    refusal = message.get("refusal")
    return Reply(
        text=_text(message.get("content")),
        refusal=refusal if isinstance(refusal, str) and refusal.strip() else None,
        finish=finish if isinstance(finish, str) else None,
        usage=usage,
    )


def failed_generation(body: str) -> Reply | None:
    """The text in an error that means "the model's answer was no JSON", as Groq gives it; None for other errors.

    It is an answer that cannot be used, not a request that was refused.
    """
    if _FAILED not in body:
        return None
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError):
        return None
    error = value.get("error") if isinstance(value, dict) else None
    if not isinstance(error, dict) or error.get("code") != _FAILED:
        return None
    return Reply(_text(error.get("failed_generation")), None, "stop", Usage(1, None, None, None))


def _text(content: object) -> str:
    """The content as text: some servers give a list of parts."""
    if isinstance(content, str):
        return content
    if not isinstance(content, list):
        return ""
    texts = (part.get("text") for part in content if isinstance(part, dict) and part.get("type") == "text")
    return "".join(text for text in texts if isinstance(text, str))

"""What a server's failure means, in one line that says what to do.

Servers agree on little: OpenAI gives codes, llama.cpp and vLLM give sentences, FastAPI gives a list of complaints,
a proxy gives a web page. Codes are believed first, sentences after them, the status last.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from brief.llm.errors import (
    BadKey,
    ContextTooLong,
    Failure,
    Flagged,
    Garbled,
    NoQuota,
    NoSuchModel,
    NotAnEndpoint,
    Overloaded,
    ServerFailed,
    Unsupported,
)
from brief.llm.retry import asked_wait

_TOO_LONG = re.compile(
    r"exceeds? the available context size|maximum context length|context[ _](?:length|window|size)|prompt is too long"
    r"|input is too long|must be <= \d+\. Given|max_model_len|request too large for",
    re.IGNORECASE,
)
_NO_MODEL = re.compile(
    r"(?:model|deployment)\b.{0,120}?(?:does not exist|not found|not exist|is not available|is not a valid)"
    r"|(?:invalid|unknown|no such) model",
    re.IGNORECASE | re.DOTALL,
)
_NO_QUOTA = {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "insufficient_balance"}
_TOO_LONG_CODES = {"context_length_exceeded", "exceed_context_size_error", "string_above_max_length"}
_FLAGGED_CODES = {"content_filter", "content_policy_violation", "invalid_prompt", "data_inspection_failed"}
_FLAGGED = re.compile(
    r"\b(?:prompt|input|request|content|messages?|text)\b.{0,60}?\b(?:flagged|filtered)\b|content management policy",
    re.IGNORECASE | re.DOTALL,
)
_REFUSAL_OF_PARAMETER = re.compile(
    r"support|permitted|allowed|unknown|unrecogni[sz]ed|unexpected|extra|invalid|unavailable|only"
    r"|must be|too large|failed to parse",
    re.IGNORECASE,
)
_SCHEMA_WORDS = re.compile(
    r"response[_ ]format|json[_ ]?schema|json[_ ]object|json mode|structured[ _]outputs?|guided|grammar", re.IGNORECASE
)
_THIS_SCHEMA = re.compile(r"invalid schema|schema is (?:invalid|not valid)|failed to parse grammar", re.IGNORECASE)
_PARAMETERS = ("temperature", "seed", "max_completion_tokens", "max_tokens")
_LATER = frozenset({408, 409, 425, 498, 499})
"""Statuses below 500 of what may be tried again; the last: too early, no capacity (Groq), given up midway (nginx)."""
_SECRET = re.compile(r"\b(?:sk|gsk|xai|key)-[^\s\"',]+|Bearer\s+\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of whom: enough to name both in a message, and nothing secret but what must not be in one."""

    label: str
    model: str
    secret: str | None = field(repr=False)
    named: bool = False
    """A user name and password from the base URL are sent in place of the key."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What the body of an error response says."""

    words: str
    codes: frozenset[str] = frozenset()
    parameters: frozenset[str] = frozenset()


def failure(status: int, headers: Mapping[str, str], body: str, asked: Asked, *, told: str | None = None) -> Failure:
    """The error that an HTTP response with an error status stands for; `told` is what messages say of the status."""
    said = _read(body)
    told = told or f"HTTP {status}"
    later = asked_wait(headers, limits=False) is not None  # Who says when means that it may be asked again.
    found = _final(status, said, asked) or _passing(status, told, said, asked, later=later)
    if found is None:
        found = _complaint(told, said, asked)
    if found.passing and headers.get("x-should-retry", "").strip().lower() == "false":
        found.most_retries = 0
    found.limited = found.passing and status == 429
    found.wait = asked_wait(headers, limits=found.limited)
    return found


def unusable(headers: Mapping[str, str], body: str, asked: Asked) -> Failure:
    """The error for a success that holds no answer: a web page, half an answer, or an error that came as a success."""
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, dict):
        ended = _ended(value)
        if error := value.get("error") or ended.get("error"):
            return _as_success(error, headers, json.dumps({"error": error}), asked)
        if "choices" in value or "usage" in value:
            what = "an error" if ended else "no answer in it"
            found = ServerFailed(f"{asked.label} failed (HTTP 200 with {what}); try again later")
            found.charged = True
            found.most_retries = 2
            return found
    page = "<html" in body[:2000].lower() or "<!doctype" in body[:200].lower()
    what = "a web page" if page else "something other than a chat completion"
    odd = Garbled(f"{asked.label} answers with {what}; check the base URL, which usually ends in /v1")
    odd.charged = not page and bool(body.strip())
    return odd


def _as_success(error: object, headers: Mapping[str, str], body: str, asked: Asked) -> Failure:
    code = str(error.get("code")) if isinstance(error, dict) else ""
    status = int(code) if re.fullmatch(r"[45][0-9][0-9]", code) else 500
    told = f"HTTP 200 with error {status}" if code == str(status) else "HTTP 200 with an error"
    found = failure(status, headers, body, asked, told=told)
    # Somebody behind the server is refused, and not who asks it.
    found.doubtful = not found.passing
    return found


def _ended(value: Mapping[str, object]) -> Mapping[str, object]:
    """The first choice of a completion, where it ended by an error; else nothing."""
    choices = value.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    if not isinstance(choice, dict):
        return {}
    return choice if choice.get("error") or choice.get("finish_reason") == "error" else {}


def quoted(text: str, asked: Asked, most: int = 200) -> str:
    """A server's words fit for a message: one line, no control characters, no key, not too long."""
    if asked.secret:
        text = text.replace(asked.secret, "***")
    text = _SECRET.sub("***", text)
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _final(status: int, said: _Said, asked: Asked) -> Failure | None:
    where = asked.label
    because = _because(said, asked)
    if said.codes & _NO_QUOTA or status == 402:
        return NoQuota(f"{where}: the account has no credit left; check its plan and billing, then run again")
    if (found := _of_the_text(status, said, asked)) is not None:
        return found
    if _no_such_model(status, said):
        return NoSuchModel(f"{where} has no model {asked.model!r}; check --model{because}")
    if status in {401, 403}:
        denied = BadKey(_denied(status, asked, because))
        # What a key may be used for can depend on what it is used for; and firewalls say so of texts that they dislike.
        denied.doubtful = status == 403
        return denied
    if status in {404, 405}:
        return NotAnEndpoint(f"{where} has no chat completions; check the base URL, which usually ends in /v1{because}")
    return None


def _of_the_text(status: int, said: _Said, asked: Asked) -> Failure | None:
    where, because = asked.label, _because(said, asked)
    if said.codes & _TOO_LONG_CODES or status == 413 or _TOO_LONG.search(said.words):
        return ContextTooLong(
            f"{where}: the text is too long for {asked.model}; read it in smaller passages (--passages) "
            f"or use a model with a larger context{because}"
        )
    if said.codes & _FLAGGED_CODES or (status in {400, 403} and _FLAGGED.search(said.words)):
        return Flagged(f"a content filter of {where} refuses the text{because}")
    return None


def _denied(status: int, asked: Asked, because: str) -> str:
    if status == 403:
        who = "the user name in the base URL" if asked.named else "the API key"
        return f"{asked.label} denies access; check what {who} may be used for{because}"
    # The server's own words repeat parts of the key: they are left out.
    if asked.named:
        return f"{asked.label} refuses the user name and password in the base URL; check them"
    what = "refuses the API key" if asked.secret else "wants an API key"
    return f"{asked.label} {what}; check OPENAI_API_KEY or api_key in the configuration, and the base URL"


def _no_such_model(status: int, said: _Said) -> bool:
    if "model_not_found" in said.codes:
        return True
    blamed = said.parameters <= {"body", "model"}
    return status in {400, 403, 404} and blamed and _NO_MODEL.search(said.words) is not None


def _passing(status: int, told: str, said: _Said, asked: Asked, *, later: bool) -> Failure | None:
    if status in {429, 503, 529}:
        return Overloaded(
            f"{asked.label} is overloaded or limits the rate ({told}); try later or with fewer calls at once"
            f"{_because(said, asked)}"
        )
    if status in _LATER or (later and status < 500) or (status >= 500 and not _schema_refused(status, said)):
        return ServerFailed(f"{asked.label} failed ({told}); try again later{_because(said, asked)}")
    return None


def _schema_refused(status: int, said: _Said) -> bool:
    """501, and 500 from servers that fail to turn a schema into a grammar, are final: repeating cannot help."""
    return status == 501 or _THIS_SCHEMA.search(said.words) is not None


def _complaint(told: str, said: _Said, asked: Asked) -> Unsupported:
    found = Unsupported(f"{asked.label} refuses the request ({told}){_because(said, asked)}")
    found.parameter = _parameter(said)
    found.schema_only = found.parameter == "response_format" and _THIS_SCHEMA.search(said.words) is not None
    return found


def _parameter(said: _Said) -> str | None:
    for name in (*_PARAMETERS, "response_format"):
        if name in said.parameters:
            return name
    if not _REFUSAL_OF_PARAMETER.search(said.words):
        return None
    if _SCHEMA_WORDS.search(said.words):
        return "response_format"
    # The one complained of comes first: "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
    named = re.search(rf"\b({'|'.join(_PARAMETERS)})\b", said.words)
    return named[1] if named else None


def _because(said: _Said, asked: Asked) -> str:
    words = quoted(said.words, asked)
    return f" (it says: {words})" if words else ""


def _read(body: str) -> _Said:
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError):
        return _Said("" if "<" in body[:200] else body[:1000])
    if isinstance(value, list) and value:
        value = value[0]
    block = value.get("error", value) if isinstance(value, dict) else value
    if not isinstance(block, dict):
        return _Said(block[:1000] if isinstance(block, str) else "")
    words, parameters = _details(block.get("detail"))
    words += [block[key] for key in ("message", "detail", "error") if isinstance(block.get(key), str)]
    if isinstance(block.get("param"), str):
        parameters.append(re.split(r"[.\[]", block["param"])[0])
    codes = (block.get(key) for key in ("code", "type", "status"))
    return _Said(
        " ".join(words)[:1000],
        frozenset(code.lower() for code in codes if isinstance(code, str)),
        frozenset(parameters),
    )


def _details(details: object) -> tuple[list[str], list[str]]:
    """Words and parameters of the list of complaints that FastAPI servers give."""
    words: list[str] = []
    parameters: list[str] = []
    for detail in details if isinstance(details, list) else []:
        if isinstance(detail, dict):
            words.append(str(detail.get("msg", "")))
            place = detail.get("loc")
            parameters += [step for step in place if isinstance(step, str)] if isinstance(place, list) else []
    return words, parameters

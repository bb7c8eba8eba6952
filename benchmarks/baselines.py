"""Three other ways to brief an article with the same model: the answers that `quality.py` scores beside ours.

    python benchmarks/baselines.py ARTICLES.jsonl ANSWERS --base-url URL --model NAME [--ways …] [--seconds N]

- `one_call`: one call with `openai` and a `pydantic` model of the whole brief; sentences are numbered and cited.
- `instructor`: instructor 1.17.0; claims and demands are `CitationMixin` models, validated against the article.
- `langextract`: langextract 1.7.1 as its README has it: a prompt, an example, its own chunks and alignment.

Runs in an environment of its own (`pip install openai instructor==1.17.0 langextract==1.7.1`): instructor's
requirements and ours do not go together. ARTICLES.jsonl has `{"doc", "text", "sentences": […]}` lines. Each answer
is kept as ANSWERS/<way>/<doc>.json at once, and what is there is not asked again.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import openai
from pydantic import BaseModel

ROOM = 1_200
"""Tokens that one answer may have; without a limit a small model can repeat itself until its context is full."""
WAIT = 3_600.0
"""Seconds for one answer: a busy machine is no fault of the library's."""
SYSTEM = (
    "You make a one-page brief of a news article: key claims (who says what), demands (who wants what of whom), "
    "parties, open questions, a headline and a bottom line. A speaker is given as the article prints it, or is "
    "reporter for the article's own voice. Give the 12 most important claims at most."
)
NUMBERED = " The sentences are numbered: cite their numbers as evidence."
QUOTED = " Cite each claim and demand by words of the article."


class Numbered(BaseModel):
    evidence: list[int]


class Claim(Numbered):
    speaker: str
    claim: str


class Demand(Numbered):
    by: str
    of: str
    demand: str


class Party(Numbered):
    name: str
    kind: Literal["person", "government", "organisation", "armed_group", "company", "court", "group", "other"]


class Question(Numbered):
    question: str


class BottomLine(Numbered):
    text: str


class Brief(BaseModel):
    headline: str
    bottom_line: BottomLine
    parties: list[Party]
    key_claims: list[Claim]
    demands: list[Demand]
    open_questions: list[Question]


def one_call(article: dict[str, Any], base_url: str, model: str, used: list[Any]) -> list[dict[str, Any]]:
    client = openai.OpenAI(base_url=base_url, api_key="none", max_retries=0, timeout=WAIT)
    _count(client, used)
    lines = "\n".join(f"[{n}] {text}" for n, text in enumerate(article["sentences"], 1))
    answer = client.chat.completions.create(
        model=model,
        messages=[{"role": "system", "content": SYSTEM + NUMBERED}, {"role": "user", "content": lines}],
        response_format={"type": "json_schema", "json_schema": {"name": "brief", "schema": Brief.model_json_schema()}},
        temperature=0,
        max_tokens=ROOM,
    )
    brief = Brief.model_validate_json(answer.choices[0].message.content or "")
    claims = [{"section": "key_claims", **c.model_dump()} for c in brief.key_claims]
    demands = [{"section": "demands", **d.model_dump()} for d in brief.demands]
    questions = [{"section": "open_questions", **q.model_dump()} for q in brief.open_questions]
    return [*claims, *demands, *questions, {"section": "bottom_line", **brief.bottom_line.model_dump()}]


def with_instructor(article: dict[str, Any], base_url: str, model: str, used: list[Any]) -> list[dict[str, Any]]:
    import instructor

    class CitedClaim(instructor.CitationMixin):
        speaker: str
        claim: str

    class CitedDemand(instructor.CitationMixin):
        by: str
        of: str
        demand: str

    class CitedBrief(BaseModel):
        headline: str
        bottom_line: str
        parties: list[str]
        key_claims: list[CitedClaim]
        demands: list[CitedDemand]
        open_questions: list[str]

    plain = openai.OpenAI(base_url=base_url, api_key="none", max_retries=0, timeout=WAIT)
    _count(plain, used)
    client = instructor.from_openai(plain, mode=instructor.Mode.JSON_SCHEMA)
    brief = client.chat.completions.create(
        model=model,
        messages=[{"role": "system", "content": SYSTEM + QUOTED}, {"role": "user", "content": article["text"]}],
        response_model=CitedBrief,
        context={"context": article["text"]},
        max_retries=1,
        temperature=0,
        max_tokens=ROOM,
    )
    found: list[dict[str, Any]] = []
    for section, items in (("key_claims", brief.key_claims), ("demands", brief.demands)):
        for item in items:
            given = item.model_dump()
            quotes = given.pop("substring_quotes")
            found.append({"section": section, **given, "spans": _spans(article["text"], quotes)})
    return found


def _spans(text: str, quotes: list[str]) -> list[list[int]]:
    """Where quotations stand; CitationMixin leaves only those that are in the text."""
    places = ((text.find(q), len(q)) for q in quotes if q.strip())
    return [[at, at + size] for at, size in places if at >= 0]


def with_langextract(article: dict[str, Any], base_url: str, model: str, used: list[Any]) -> list[dict[str, Any]]:
    import langextract as lx
    from langextract import factory

    example = (
        "“The quay is closed until June,” said Mara Lindqvist, a harbour pilot. The port union urged the city council "
        "to pay for repairs. A senior official said the money was there."
    )
    quotation = "“The quay is closed until June,” said Mara Lindqvist"
    pay = "The port union urged the city council to pay for repairs."
    money = "A senior official said the money was there."
    examples = [
        lx.data.ExampleData(
            text=example,
            extractions=[
                lx.data.Extraction("claim", quotation, attributes={"speaker": "Mara Lindqvist"}),
                lx.data.Extraction("demand", pay, attributes={"by": "The port union", "of": "the city council"}),
                lx.data.Extraction("claim", money, attributes={"speaker": "A senior official"}),
            ],
        )
    ]
    kwargs = {"api_key": "none", "base_url": base_url, "temperature": 0, "max_output_tokens": ROOM}
    config = factory.ModelConfig(model_id=model, provider="OpenAILanguageModel", provider_kwargs=kwargs)
    provider = factory.create_model(config, examples=examples, use_schema_constraints=True)
    _count(provider._client, used)
    with contextlib.redirect_stdout(sys.stderr), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = lx.extract(
            text_or_documents=article["text"],
            prompt_description=(
                "Extract claims (who says what) and demands (who wants what of whom) in order of appearance. Use exact "
                "text for extractions. Do not paraphrase or overlap. The speaker is given as printed."
            ),
            examples=examples,
            model=provider,
            max_workers=1,
            show_progress=False,
        )
    found: list[dict[str, Any]] = []
    for extraction in result.extractions or []:
        at, given = extraction.char_interval, extraction.attributes or {}
        spans = [] if at is None or at.start_pos is None else [[at.start_pos, at.end_pos]]
        if extraction.extraction_class == "demand":
            who = {"section": "demands", "by": given.get("by"), "of": given.get("of")}
            found.append({**who, "demand": extraction.extraction_text, "spans": spans})
        else:
            who = {"section": "key_claims", "speaker": given.get("speaker")}
            found.append({**who, "claim": extraction.extraction_text, "spans": spans})
    return found


WAYS: dict[str, Callable[..., list[dict[str, Any]]]] = {
    "one_call": one_call,
    "instructor": with_instructor,
    "langextract": with_langextract,
}


def _count(client: openai.OpenAI, used: list[Any]) -> None:
    """Note the usage of every answer that a client gets."""
    create = client.chat.completions.create

    def counted(**kwargs: object) -> object:
        answer = create(**kwargs)  # type: ignore[call-overload]
        used.append(answer.usage)
        return answer

    client.chat.completions.create = counted  # type: ignore[method-assign]


def _cpu_seconds(pid: int | None) -> float | None:
    """What a process has used of the processor: on a busy machine a truer measure than the clock. Linux only."""
    if pid is None:
        return None
    parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def _connection(error: BaseException | None) -> openai.APIConnectionError | None:
    """The broken connection behind an error, however the way has wrapped it."""
    while error is not None and not isinstance(error, openai.APIConnectionError):
        error = error.__cause__ or error.__context__
    return error


def answered(way: str, article: dict[str, Any], base_url: str, model: str, pid: int | None) -> dict[str, Any]:
    """What one way gives for one article; a failure is an answer without items, with the reason.

    Raises:
        openai.APIConnectionError: the server is gone, which is no way's fault and no answer.
    """
    used: list[Any] = []
    started, before, fault, items = time.monotonic(), _cpu_seconds(pid), None, []
    try:
        items = WAYS[way](article, base_url, model, used)
    except Exception as error:
        if (gone := _connection(error)) is not None:
            raise gone from error
        fault = re.sub(r"\s+", " ", f"{type(error).__name__}: {error}")[:300]
    return {
        "items": items,
        "fault": fault,
        "calls": len(used),
        "input_tokens": sum(u.prompt_tokens for u in used),
        "output_tokens": sum(u.completion_tokens for u in used),
        "seconds": round(time.monotonic() - started, 2),
        "cpu_seconds": None if before is None else round((_cpu_seconds(pid) or 0) - before, 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("answers", type=Path)
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--pid", type=int, help="the server's process, to tell how much of the processor it used")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS))
    parser.add_argument("--seconds", type=float, default=float("inf"), help="begin nothing after so long")
    args = parser.parse_args()
    began = time.monotonic()
    articles = [json.loads(line) for line in args.articles.open(encoding="utf-8")]
    for n, article in enumerate(articles, 1):
        for way in args.ways:
            path = args.answers / way / f"{article['doc']}.json"
            if path.exists():
                continue
            if time.monotonic() - began > args.seconds:
                return
            answer = answered(way, article, args.base_url, args.model, args.pid)
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            part.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            part.replace(path)
            told = f"{len(answer['items'])} items" if answer["fault"] is None else answer["fault"][:60]
            print(f"{n}/{len(articles)} {way:12} {answer['seconds']:6.1f} s  {told}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

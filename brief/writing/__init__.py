"""Article → brief: passages are read into items, items are checked and settled, and a page is composed of them."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

from brief import __version__, checks
from brief.article import Article
from brief.document import Document, Finding, Provenance
from brief.errors import SourceError
from brief.kinds import Kind
from brief.llm.client import Endpoint
from brief.llm.cost import cost
from brief.schema import BriefModel
from brief.writing.assignment import Assignment
from brief.writing.compose import arrange, compose
from brief.writing.mend import mend, put, refused
from brief.writing.options import Options, Plan, Progress, plan
from brief.writing.questions import add_questions
from brief.writing.read_items import read_items
from brief.writing.read_lines import read_lines
from brief.writing.settle import Settled, clear_details, reject_errors, settle

__all__ = ["Options", "Plan", "Progress", "plan", "write"]


def _silent(_phase: str, _done: int, _total: int) -> None:
    return None


async def write(
    article: Article,
    kind: Kind,
    endpoint: Endpoint,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress | None = None,
) -> Document:
    """The brief of an article, with everything that stands behind it.

    Args:
        article: what to brief.
        kind: the schema and prompts to brief it by.
        endpoint: an open endpoint; its usage is counted from here on.
        options: how to read.
        progress: told of every step.

    Raises:
        SourceError: the article has no sentence.
        EndpointError: the endpoint failed for good, or no answer about any part of the article can be used; what could
            only not be used once is asked again.
    """
    if not article.sentences:
        raise SourceError("the article has no text to brief")
    started = time.monotonic()
    job = Assignment(article, kind, endpoint, options, progress or _silent)
    passages = await (read_lines(job) if job.plan.by_line else read_items(job))
    settled = settle(job)
    add_questions(settled, job.shape, job.offers, all_forms=job.plan.by_line)
    job.tell("composing", 0, 1)
    page, findings = await _composed(job, settled)
    job.tell("composing", 1, 1)
    while clear_details(page, job.shape, findings) or reject_errors(page, job.shape, article, findings, job.draft):
        findings = checks.run(page, article)
    return Document.of(
        kind.name,
        article,
        page,
        rejected=tuple(job.draft.rejected),
        findings=tuple(findings),
        provenance=_provenance(job, passages, time.monotonic() - started),
    )


async def _composed(job: Assignment, settled: Settled) -> tuple[BriefModel, list[Finding]]:
    """The page of settled items, and what the rules find in it."""
    page = arrange(job, settled)
    findings = checks.run(page, job.article)
    if job.plan.by_line:
        return page, findings
    if clear_details(page, job.shape, findings):
        findings = checks.run(page, job.article)
    wrong = refused(job, findings, page)
    # Where one of them fails, the other is seen through: what was asked is paid for.
    composed, mended = await asyncio.gather(
        compose(job, settled, page, [f"/brief/{section.name}/{i}" for section, i, _ in wrong]),
        mend(job, page, wrong),
        return_exceptions=True,
    )
    if isinstance(composed, BaseException):
        raise composed
    if isinstance(mended, BaseException):
        raise mended
    page, findings = composed
    if mended:
        put(job, page, mended)
        findings = checks.run(page, job.article)
    return page, findings


def _provenance(job: Assignment, passages: int, seconds: float) -> Provenance:
    """What a brief was made with, and what that took."""
    endpoint, used = job.endpoint, job.used
    return Provenance(
        brief_version=__version__,
        model=endpoint.model,
        endpoint=endpoint.label,
        prompt_sha256=job.kind.prompt_sha256,
        schema_sha256=job.kind.schema_sha256,
        passages=passages,
        calls=used.calls,
        input_tokens=used.input_tokens,
        cached_tokens=used.cached_tokens,
        output_tokens=used.output_tokens,
        cost_usd=cost(endpoint.model, endpoint.label, used, batched=endpoint.batched),
        seconds=round(seconds, 2),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
    )

"""What the page says about its source and about itself: where it is from, what was left out, what it cost."""

from __future__ import annotations

import re
from datetime import date, datetime
from urllib.parse import urlsplit

from brief.counted import counted
from brief.document import UNREAD, Document, Provenance, Source
from brief.harmless import clean
from brief.render.text import clip, ranges, run_label

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MOST_NAME = 60
_BACKSLASH = re.compile(r"\\(?!x[\da-f]{2})")
MOST_UNREAD, MOST_RUNS, MOST_REASON = 3, 6, 120
"""Reasons, runs of sentences and columns of a reason that are shown of what was not read."""


def source(article: Source) -> str:
    """Outlet, byline, date and length; where no outlet is known, the host or the file's name."""
    parts = (
        article.outlet or _place(article),
        article.byline,
        _date(article.published),
        counted(article.words, "word"),
    )
    return " · ".join(clip(shown, MOST_NAME) for part in parts if (shown := clean(part or "")))


def footer(document: Document, left_out: int) -> tuple[str, ...]:
    """Two lines: what is not on the page, and how it came about. What is not known is said to be unknown."""
    kept = f"{counted(left_out, 'item')} left out of this page" if left_out else "nothing left out of this page"
    parts = [kept, *_taken_off(document), _rejected(document), _findings(document)]
    return (" · ".join(parts), " · ".join([clean(document.kind), *_made(document.provenance)]))


def unread(document: Document) -> tuple[str, ...]:
    """Which sentences were not read, and why: no answer about them could be used. A line for each reason."""
    by_reason: dict[str, list[int]] = {}
    for held in document.rejected:
        if held.section == UNREAD:
            numbers = held.item if isinstance(held.item, list) else []
            reason = clip(clean(held.reason), MOST_REASON)
            by_reason.setdefault(reason, []).extend(n for n in numbers if type(n) is int)
    reasons = sorted(by_reason, key=lambda reason: min(by_reason[reason], default=0))
    if len(reasons) > MOST_UNREAD:
        rest = [n for reason in reasons[MOST_UNREAD - 1 :] for n in by_reason.pop(reason)]
        reasons = [*reasons[: MOST_UNREAD - 1], "for several reasons"]
        by_reason[reasons[-1]] = rest
    return tuple(f"{_sentences(by_reason[reason])} not read: {reason}" for reason in reasons)


def _sentences(numbers: list[int]) -> str:
    if not numbers:
        return "part of the article was"
    runs = ranges(numbers, MOST_RUNS)
    more = len(set(numbers)) - sum(last - first + 1 for first, last in runs)
    shown = ", ".join([*map(run_label, runs), *([f"+{more}"] if more else [])])
    return f"sentence {shown} was" if len(set(numbers)) == 1 else f"sentences {shown} were"


def _taken_off(document: Document) -> list[str]:
    """How many lines are gone: what stands at the head of the page was read and is not lost."""
    article = document.article
    told = {"byline": article.byline, "date line": article.published, "headline, repeated": article.title}
    reasons = [line.reason for line in article.removed]
    removed = len(reasons) - sum(1 for reason, fact in told.items() if fact and reason in reasons)
    return [f"{counted(removed, 'line')} of page furniture taken off"] if removed else []


def web_address(article: Source) -> str | None:
    """The article's address where it is one that may be linked to: http or https, without white space."""
    address = article.url or ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    fine = parts.scheme in {"http", "https"} and parts.netloc and address == clean(address).replace(" ", "")
    return address if fine else None


def _place(article: Source) -> str | None:
    address = web_address(article)
    if address:
        return urlsplit(address).hostname
    path = article.path or ""
    # A backslash parts folders too, where no other mark does; but "\\xff" stands for a byte of a name.
    return (path.rpartition("/")[2] if "/" in path else _BACKSLASH.split(path)[-1]) or None


def _date(value: str | None) -> str | None:
    """`2 November 2026` for an ISO 8601 date or time; anything else as it is."""
    if not value:
        return None
    try:
        day = date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value).date()
    except ValueError:
        return value
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def rejected(document: Document) -> str:
    """How many items were rejected, and how many passages not read; empty where it is none."""
    passages = sum(held.section == UNREAD for held in document.rejected)
    items = len(document.rejected) - passages
    parts = [f"{counted(passages, 'passage')} not read"] if passages else []
    return ", ".join([*parts, f"{counted(items, 'item')} rejected"] if items else parts)


def _rejected(document: Document) -> str:
    count = rejected(document)
    return f"{count} (“rejected” in the document says why)" if count else "nothing rejected"


def _findings(document: Document) -> str:
    if not document.findings:
        return "no findings"
    rules = sorted({clip(clean(finding.rule), 12) for finding in document.findings})
    more = ", …" if len(rules) > 4 else ""
    return f"{counted(len(document.findings), 'finding')}: {', '.join(rules[:4])}{more}"


def _made(provenance: Provenance | None) -> list[str]:
    if provenance is None:
        return ["how it was made is not recorded"]
    p = provenance
    return [
        f"model {clip(clean(p.model), MOST_NAME)}",
        counted(p.calls, "call"),
        _tokens(p.input_tokens, p.output_tokens),
        f"{p.seconds:.1f} s" if p.seconds < 10 else f"{p.seconds:,.0f} s",
        _cost(p.cost_usd),
        f"brief {clip(clean(p.brief_version), 20)}",
        clip(clean(_date(p.created) or ""), MOST_NAME),
    ]


def _tokens(read: int | None, written: int | None) -> str:
    if read is None and written is None:
        return "tokens unknown"
    shown = ["unknown" if count is None else f"{count:,}" for count in (read, written)]
    return f"{shown[0]} tokens in, {shown[1]} out"


def _cost(dollars: float | None) -> str:
    if dollars is None:
        return "cost unknown"
    if 0 < dollars < 0.0001:
        return "cost under $0.0001"
    return f"cost ${dollars:.2f}" if dollars >= 0.01 or dollars == 0 else f"cost ${dollars:.2g}"

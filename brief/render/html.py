"""The page as one self-contained HTML file: the brief beside its article, each pointing at the other.

The file asks the network for nothing. Its policy allows the one style sheet and the one script it carries,
by their hashes, so that even a slip in escaping could neither run nor fetch anything.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from brief.document import Document
from brief.harmless import clean
from brief.render import body, record
from brief.render.entry import Entry, words_for
from brief.render.page import Page, PageSection
from brief.render.text import clip

if TYPE_CHECKING:
    from jinja2 import Template

SIZES = ((40, "roomy"), (56, "normal"))
"""Type size on paper by the lines that a page takes: the fuller the page, the smaller the type."""
MOST_REJECTED = 40


@dataclass(frozen=True, slots=True)
class Rejection:
    """A rejected item in plain words."""

    item: str
    rule: str
    reason: str


def render(page: Page, document: Document) -> str:
    """The whole file."""
    from markupsafe import Markup  # only this format needs it

    style, script = _carried()
    return _template().render(
        page=page,
        kind=clean(document.kind),
        size=next((name for most, name in SIZES if _fullness(page) <= most), "dense"),
        style=Markup(style),  # noqa: S704  the package's own files
        script=Markup(script),  # noqa: S704
        policy=_policy(style, script),
        language=body.language(document),
        direction=body.direction(document),
        address=record.web_address(document.article),
        paragraphs=body.paragraphs(document, _citing(page)),
        misplaced=[(sentence.id, clean(sentence.text)) for sentence in body.misplaced(document)],
        rejections=[_rejection(document, index) for index in range(min(len(document.rejected), MOST_REJECTED))],
        findings=[(clean(f.rule), clean(f.message)) for f in document.findings],
        anchor=_anchor,
    )


@cache
def _carried() -> tuple[str, str]:
    """The style sheet and the script."""
    folder = files("brief.render") / "templates"
    return (folder / "page.css").read_text("utf-8"), (folder / "page.js").read_text("utf-8")


@cache
def _template() -> Template:
    """Compiled once: that takes ten times as long as filling it in."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("brief.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html")


def _fullness(page: Page) -> float:
    """Lines that the page takes in proportional type, in which capitals are half as wide again as other letters."""
    text = "".join(entry.plain for entry in page.entries)
    return page.lines * (1 + sum(map(str.isupper, text)) / 2 / max(1, len(text)))


def _policy(style: str, script: str) -> str:
    rules = (
        "default-src 'none'",
        _allow("style", style),
        _allow("script", script),
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _allow(what: str, text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"{what}-src 'sha256-{digest}'"


def _anchor(pointer: str) -> str:
    """An item's name within the file."""
    return "item" + pointer.removeprefix("/brief").replace("/", "-")


def _citing(page: Page) -> dict[int, tuple[str, ...]]:
    """The items that cite each sentence, those kept back included: they can be opened on the screen."""
    citing: dict[int, list[str]] = defaultdict(list)
    held = [entry for section in page.sections for entry in _all(section)]
    for entry in (*([page.summary] if page.summary else []), *held):
        for number in entry.evidence:
            citing[number].append(_anchor(entry.pointer))
    return {number: tuple(names) for number, names in citing.items()}


def _all(section: PageSection) -> tuple[Entry, ...]:
    return section.shown + section.kept_back


def _rejection(document: Document, index: int) -> Rejection:
    rejected = document.rejected[index]
    item = clip(words_for(rejected.item), 200)
    return Rejection(item, clean(rejected.rule), clip(clean(rejected.reason), 200))

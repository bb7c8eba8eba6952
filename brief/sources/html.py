"""Web pages: the article in one, without the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from brief.article import Removed
from brief.errors import SourceError
from brief.places import ends_sentence
from brief.planted import addresses_machines
from brief.sources.clean import clean
from brief.sources.copied_page import SEPARATORS
from brief.sources.draft import Draft
from brief.sources.furniture import strip_furniture
from brief.sources.head import read_head
from brief.sources.language import primary
from brief.sources.layout import lay_out
from brief.sources.unseen import take_unseen
from brief.sources.walls import wall, without_article

if TYPE_CHECKING:
    from trafilatura.settings import Document
    from trafilatura.utils import HtmlElement  # type: ignore[attr-defined]

_MONTH_AT_END = re.compile(
    r"[\s,;|]+(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)$",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\s*<!doctype|.{0,4000}?<html\b", re.IGNORECASE | re.DOTALL)
_HIGHEST = 4
"""Lines of the body among which a repeated headline is looked for; above it stand a section name and the like."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What the page says, besides the body."""

    title: str | None
    body: str
    document: Document


def read_html(text: str, *, name: str, url: str | None = None) -> Draft:
    """The article in a page, in the order of the page, its headline as the first line.

    Raises:
        SourceError: the page holds no article.
    """
    language, page, unseen = _extract(text, url)
    if page is None:
        raise _nothing(name, text)
    lines, repeated = _without_title(clean(page.body).split("\n"), page.title)
    instead = wall(lines)
    if instead:
        raise _walled(name, instead)
    lines, removed = strip_furniture([page.title, "", *lines] if page.title else lines)
    head = read_head(lines)
    if not _is_article(line for line in head.lines if line != page.title):
        raise _nothing(name, text)
    document = page.document
    return Draft(
        text="\n".join(head.lines).strip("\n"),
        title=page.title or head.title,
        byline=_byline(document.author) or head.byline,
        outlet=_line(document.sitename) if document.sitename != document.hostname else None,
        published=document.date or head.published,
        url=document.url,
        language=language,
        removed=(*unseen, *repeated, *head.removed, *removed),
    )


def _nothing(name: str, text: str) -> SourceError:
    tree = _tree(text)
    instead = without_article(tree) if tree is not None else None
    if instead:
        return _walled(name, instead)
    return SourceError(f"{name}: no article was found in the page; save its text to a file and give that")


def _walled(name: str, instead: str) -> SourceError:
    advice = "open it in a browser, save its text to a file and give that"
    return SourceError(f"{name} holds no article: {instead}; {advice}")


def _is_article(lines: Iterable[str]) -> bool:
    """Whether there is a sentence or two of prose, and not just what is left of a menu."""
    return any(ends_sentence(line) or len(line.split()) >= 8 for line in lines if line.strip())


def _tree(text: str) -> HtmlElement | None:
    from trafilatura.utils import load_html  # slow to load

    # A fragment is made a page, so that it has a body, and one paragraph is enough of it.
    return load_html(text if _WHOLE.match(text) else f"<html>{text}</html>")


def _extract(text: str, url: str | None) -> tuple[str | None, _Page | None, tuple[Removed, ...]]:
    """The language the page declares, its article, and what of it is hidden for machines to read."""
    from trafilatura import bare_extraction  # slow to load

    tree = _tree(text)
    if tree is None:
        return None, None, ()
    unseen = tuple(
        Removed(line, "hidden on the page, and speaks to machines that read it")
        for line in take_unseen(tree)
        if addresses_machines(line, english=True)
    )
    lay_out(tree)
    declared = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    found = bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        # A date somewhere in the text may be any day the article speaks of: only a plain statement counts.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        return primary(declared), None, unseen
    title = _title(_line(found.title), _line(found.sitename))
    return primary(declared), _Page(title, _spaced(found.text or ""), found), unseen


def _spaced(text: str) -> str:
    """Paragraphs apart, list items and table rows under each other."""
    lines = [line for line in text.split("\n") if line.strip(" |")]
    joined = lines[0] if lines else ""
    for above, line in pairwise(lines):
        listed = above.startswith(("- ", "|")) and line.startswith(("- ", "|"))
        joined += ("\n" if listed else "\n\n") + line
    return joined


def _title(title: str | None, outlet: str | None) -> str | None:
    """The headline without the name of the site that pages put behind it."""
    if not title:
        return None
    for separator in SEPARATORS:
        head, found, tail = title.rpartition(separator)
        if found and head and outlet and _folded(tail) == _folded(outlet):
            return head.strip()
    return title


def _without_title(lines: list[str], title: str | None) -> tuple[list[str], tuple[Removed, ...]]:
    """The body without a headline that it repeats, and without the label above that."""
    if not title:
        return lines, ()
    visible = [index for index, line in enumerate(lines) if line.strip()][:_HIGHEST]
    for position, index in enumerate(visible):
        if _same_headline(lines[index], title):
            above = tuple(Removed(lines[i].strip(), "label above the headline") for i in visible[:position])
            repeated = (Removed(lines[index].strip(), "headline, repeated"),)
            return lines[index + 1 :], above + repeated
        if len(lines[index].split()) > 8:
            break
    return lines, ()


def _same_headline(line: str, title: str) -> bool:
    """Whether a line repeats the headline, typography and a site's name at its end aside."""
    one, other = _folded(line), _folded(title)
    return bool(one) and (one == other or (len(one) > 20 and other.startswith(one)))


def _folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _byline(author: str | None) -> str | None:
    """Names as the page gives them; what clearly is no name any more is left out."""
    line = _line(author)
    if not line or len(line) > 120:
        return None
    names = [_MONTH_AT_END.sub("", part.strip()) for part in line.split(";")]
    kept = [part for part in names if part and " is a " not in part and not _MONTH_AT_END.fullmatch(f" {part}")]
    return "; ".join(dict.fromkeys(kept)) or None


def _line(value: str | None) -> str | None:
    return " ".join(clean(value).split()) or None if value else None

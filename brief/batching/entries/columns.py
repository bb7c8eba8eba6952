"""Which column of a table is what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from brief.batching.entries.paths import printable
from brief.errors import UsageError

TEXTS = ("text", "body", "content", "article", "article_text")
_FACTS = {
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors"),
    "outlet": ("outlet", "publisher"),
    "published": ("published", "date"),
    "url": ("url",),
    "language": ("language", "lang"),
}
_SHOWN = 20
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of columns, as the table has them; None for what it has not."""

    text: str
    id: str | None
    title: str | None
    byline: str | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None

    @property
    def read(self) -> list[str]:
        """All of them, each once."""
        return list(dict.fromkeys(name for name in astuple(self) if name is not None))


def choose(
    table: str, names: Sequence[str], texts: Sequence[str], *, text_column: str | None, id_column: str | None
) -> Columns:
    """Tell which column holds the article, and which hold facts about it.

    Args:
        table: how messages call the table.
        names: its columns.
        texts: those that hold text.
        text_column: the one with the article, where the user says so.
        id_column: the one with a name for each row, where the user says so; else one called `id`.

    Raises:
        UsageError: there is no such column, or several may hold the article.
    """
    folded = {_folded(name): name for name in reversed(names)}
    facts = {fact: next((folded[n] for n in known if n in folded), None) for fact, known in _FACTS.items()}
    row_id = _named(table, names, folded, id_column) if id_column is not None else folded.get("id")
    if text_column is not None:
        text = _named(table, names, folded, text_column)
    else:
        text = _guessed(table, names, [name for name in texts if _folded(name) in TEXTS])
    return Columns(text=text, id=row_id, **{fact: name if name != text else None for fact, name in facts.items()})


def _guessed(table: str, names: Sequence[str], found: Sequence[str]) -> str:
    if len(found) == 1:
        return found[0]
    if len(set(found)) == 1:
        name = _shown(found[0])
        raise UsageError(f"{table}: {len(found)} columns are called {name}: take the first with --text-column {name}")
    if found:
        many = " and ".join(_shown(name) for name in found)
        raise UsageError(f"{table}: the article may be in {many}: say which with --text-column")
    if others := [name for name in names if _folded(name) in TEXTS]:
        name = _shown(others[0])
        raise UsageError(f"{table}: the column {name} does not hold text: name one that does with --text-column")
    raise UsageError(f"{table}: no column is called text, body, content or article: {_listing(names)}: say which holds "
                     "the article with --text-column")  # fmt: skip


def _named(table: str, names: Sequence[str], folded: dict[str, str], wanted: str) -> str:
    name = wanted if wanted in names else folded.get(_folded(wanted))
    if name is None:
        raise UsageError(f"{table}: there is no column {_shown(wanted)}: {_listing(names)}")
    return name


def _listing(names: Sequence[str]) -> str:
    shown = ", ".join(_shown(name) for name in names[:_SHOWN]) or "none"
    return f"its columns are {shown}{f' and {len(names) - _SHOWN} more' if len(names) > _SHOWN else ''}"


def _shown(name: str) -> str:
    plain = printable(name)
    return f"{plain[:_LONGEST]}…" if len(plain) > _LONGEST else plain or "(no name)"


def _folded(name: str) -> str:
    return name.strip().casefold().replace(" ", "_").replace("-", "_")

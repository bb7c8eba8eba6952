"""What somebody found in an article by reading it: the labels that a brief is measured by."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from brief.article import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something."""

    source: str
    """Who, as the article has it: a name, a description, or a pronoun."""
    places: tuple[Span, ...]
    """Where the source stands; empty where only its words are known."""
    content: tuple[Span, ...]
    """What is said."""


@dataclass(frozen=True, slots=True)
class Demand:
    """Somebody wants something of somebody."""

    by: tuple[str, ...]
    """Who wants it; any of these is right."""
    of: tuple[str, ...]
    """Who is to do it; any of these is right, and nobody is named where it is empty."""
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A side of a dispute, or a topic: the sentences of which the page should have one at least."""

    name: str
    places: tuple[Span, ...]


class Judgement(BaseModel):
    """One item of a brief, what it cites, and what somebody says of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verdict: Literal["yes", "no"] | None = None
    """Whether its cited sentences say so; of a question, whether it is specific to the article and open in it."""
    reason: str = ""
    """Why not."""
    doc: str
    section: str
    says: str
    cited: tuple[str, ...]
    item: dict[str, JsonValue]
    """The item as it stood in the brief, for the checks."""

    @property
    def about(self) -> tuple[str, str, tuple[str, ...]]:
        """What the verdict is about: it holds for every brief that says this and cites this."""
        return self.section, self.says, self.cited


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article and its labels. None is "not labelled", which is something else than "there is none"."""

    name: str
    """Its brief is NAME.json or NAME.brief.json."""
    text: str
    """The text that the labels' places refer to."""
    attributions: tuple[Attribution, ...] | None = None
    demands: tuple[Demand, ...] | None = None
    weighty: tuple[Part, ...] | None = None
    """What the page must not leave out. None: told by the attributions, see `coverage`."""
    sides: tuple[Part, ...] = ()
    topics: tuple[Part, ...] = ()
    judged: tuple[Judgement, ...] | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """A set of labelled articles."""

    path: Path
    articles: tuple[GoldArticle, ...] = field(default=())

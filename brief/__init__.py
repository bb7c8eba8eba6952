"""`brief` turns an article into a one-page structured brief whose every item points at the sentences that say so.

    import asyncio
    import brief

    async def main() -> None:
        article = brief.read("article.txt")
        async with brief.connect() as endpoint:
            document = await brief.write(article, brief.find_kind("news"), endpoint)
        print(brief.render_page(document, brief.find_kind("news"), "markdown"))

    asyncio.run(main())

What stands in `__all__` is public; names are loaded when they are first used, so that `import brief` costs nothing.
So are these modules:

    brief.schema      markers and base classes, for kinds of your own
    brief.checks      `Page`, `Problem` and `Rule`, for rules of your own
    brief.errors      every error, and the exit code it ends a command with
    brief.llm.errors  what can go wrong with an endpoint: subclasses of `EndpointError`
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief.article import Article, Sentence, Span
    from brief.batching.many import batch
    from brief.batching.outcome import Result as BatchResult
    from brief.comparison.changes import Comparison
    from brief.comparison.compare import compare
    from brief.document import Document, Finding
    from brief.errors import BriefError, ConfigurationError, EndpointError, LimitReached, SourceError, UsageError
    from brief.evaluation import Evaluation, Gold, evaluate, read_gold
    from brief.grounding import locate
    from brief.kinds import Kind
    from brief.kinds import find as find_kind
    from brief.llm.client import Endpoint
    from brief.llm.connect import connect
    from brief.llm.pacing.pace import Pace
    from brief.render import render as render_page
    from brief.sources import read, read_text
    from brief.validation import validate
    from brief.validation.result import Located
    from brief.writing import Options, write

__version__ = "0.1.0"

__all__ = [
    "Article",
    "BatchResult",
    "BriefError",
    "Comparison",
    "ConfigurationError",
    "Document",
    "Endpoint",
    "EndpointError",
    "Evaluation",
    "Finding",
    "Gold",
    "Kind",
    "LimitReached",
    "Located",
    "Options",
    "Pace",
    "Sentence",
    "SourceError",
    "Span",
    "UsageError",
    "batch",
    "compare",
    "connect",
    "evaluate",
    "find_kind",
    "locate",
    "read",
    "read_gold",
    "read_text",
    "render_page",
    "validate",
    "write",
]

_HOMES = {
    "Article": "brief.article.Article",
    "BatchResult": "brief.batching.outcome.Result",
    "BriefError": "brief.errors.BriefError",
    "Comparison": "brief.comparison.changes.Comparison",
    "ConfigurationError": "brief.errors.ConfigurationError",
    "Document": "brief.document.Document",
    "Endpoint": "brief.llm.client.Endpoint",
    "EndpointError": "brief.errors.EndpointError",
    "Evaluation": "brief.evaluation.Evaluation",
    "Finding": "brief.document.Finding",
    "Gold": "brief.evaluation.Gold",
    "Kind": "brief.kinds.Kind",
    "LimitReached": "brief.errors.LimitReached",
    "Located": "brief.validation.result.Located",
    "Options": "brief.writing.Options",
    "Pace": "brief.llm.pacing.pace.Pace",
    "Sentence": "brief.article.Sentence",
    "SourceError": "brief.errors.SourceError",
    "Span": "brief.article.Span",
    "UsageError": "brief.errors.UsageError",
    "batch": "brief.batching.many.batch",
    "compare": "brief.comparison.compare.compare",
    "connect": "brief.llm.connect.connect",
    "evaluate": "brief.evaluation.evaluate",
    "find_kind": "brief.kinds.find",
    "locate": "brief.grounding.locate",
    "read": "brief.sources.read",
    "read_gold": "brief.evaluation.read_gold",
    "read_text": "brief.sources.read_text",
    "render_page": "brief.render.render",
    "validate": "brief.validation.validate",
    "write": "brief.writing.write",
}


if not TYPE_CHECKING:  # Who checks types is to hear of a name that is not there.

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module, _, attribute = _HOMES[name].rpartition(".")
        return getattr(import_module(module), attribute)

    def __dir__() -> list[str]:
        return sorted([*__all__, "__version__"])

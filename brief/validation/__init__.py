"""`brief validate`: files are found, loaded, checked by rules, and told about in a format that something reads.

    discover → engine (all cores) → check: load → rules → places → run: baseline, counts → formats

`validate` checks one document for a program.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

Name = TypeVar("Name", bound=str | Path)

if TYPE_CHECKING:
    from brief.document import Document
    from brief.validation.result import Located

__all__ = ["validate"]


def validate(
    document: Document | Path | str | bytes,
    *,
    select: Sequence[str] = ("ALL",),
    ignore: Sequence[str] = (),
    kinds: Sequence[str | Path] = (),
    rules: Sequence[str | Path] = (),
    sources: str | Path | None = None,
) -> list[Located]:
    """What the rules find in one document, in the order of its lines. An empty list is good news.

    Whatever the document holds, it is told in findings. No file of settings is read.

    Args:
        document: a document, the path of its file, or the bytes of such a file.
        select: codes or families of the rules to run, such as "B2" or "B401".
        ignore: those not to run.
        kinds: kinds of your own that the document may be of: names in ./schemas, or paths.
        rules: Python files with rules of your own.
        sources: a folder in which to look for the article again.

    Raises:
        UsageError: a code is of no rule, or the folder of sources is not there.
        ConfigurationError: a kind or a file of rules cannot be used, or a rule of your own failed.
    """
    from brief.document import Document
    from brief.errors import ConfigurationError
    from brief.validation.check import Checker, Plan
    from brief.validation.discover import Job, show
    from brief.validation.options import load_given

    options = load_given(
        select=_several(select),
        ignore=_several(ignore),
        kinds=_several(kinds),
        rules=_several(rules),
        sources=sources,
    )
    checker = Checker(Plan(options))
    if isinstance(document, str | Path):
        checked = checker.check(Job(str(Path(document)), show(str(document))))
    else:
        data = document.dumps().encode() if isinstance(document, Document) else document
        checked = checker.data(Job("-", "-"), data)
    for failure in checked.failures:
        raise ConfigurationError(f"rule {failure.rule} failed: {failure.said}")
    return list(checked.result.found) if checked.result else []


def _several(names: Sequence[Name]) -> Sequence[Name | str]:
    """The names; one alone, which is a sequence too and passes for one where types are checked, as a list."""
    return [names] if isinstance(names, str) else names

"""The checks: a linter's rules for briefs. `docs/checks.md` has a section for each.

A rule is a small pure function with a stable code. Errors change what is said or who says it; warnings
are for the editor. `run` works on a brief as it is written, `run_document` on one that was saved.
"""

from __future__ import annotations

from collections.abc import Iterator

from brief.article import Article
from brief.checks import content, documents, evidence, speakers, wording
from brief.checks.rule import Page, Problem, Rule
from brief.document import Document, Finding
from brief.schema import BriefModel, items

__all__ = ["Problem", "Rule", "rules", "run", "run_document"]


def _of_documents(page: Page) -> Iterator[Problem]:
    """Only a saved document has its own copy of the evidence: see `run_document`."""
    del page
    return iter(())


_RULES = (
    *evidence.RULES,
    Rule(documents.CODE, "error", documents.SUMMARY, _of_documents),
    *wording.RULES,
    *speakers.RULES,
    *content.RULES,
)


def rules() -> tuple[Rule, ...]:
    """All rules, by code."""
    return _RULES


def run(brief: BriefModel, article: Article) -> list[Finding]:
    """What the rules find in a brief of an article: by rule, then in the brief's order."""
    page = Page(brief, article)
    return [
        Finding(rule=rule.code, level=rule.level, path=problem.path, message=problem.message)
        for rule in _RULES
        for problem in rule.check(page)
    ]


def run_document(document: Document, schema: type[BriefModel]) -> list[Finding]:
    """What the rules find in a saved document, its own copy of the evidence included. Needs no source, no model.

    Raises:
        pydantic.ValidationError: the document's brief is not of that schema.
    """
    article = documents.article_of(document)
    brief, uncited = documents.without_evidence(document.brief, schema)
    cited = {n for item in items(brief) if item.pointer not in uncited for n in item.evidence}
    found = [Finding(rule="B201", level="error", path=path, message="cites no sentence") for path in sorted(uncited)]
    found += documents.changed_evidence(document, article, cited)
    found += (f for f in run(brief, article) if not any(f.path == p or f.path.startswith(f"{p}/") for p in uncited))
    return sorted(found, key=lambda f: f.rule)

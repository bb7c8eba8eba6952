"""What makes two jobs the same: the article's content and all that its brief depends on, never its name."""

from __future__ import annotations

import hashlib
import json

from brief.article import Article
from brief.kinds import Kind
from brief.writing import Options


def settings_key(kind: Kind, model: str, label: str, options: Options) -> str:
    """Hash of everything but the article: schema, prompts, model, server, and how it is read."""
    parts = [kind.name, kind.schema_sha256, kind.prompt_sha256, model, label, options.passages, options.wording]
    return _hash([*parts, options.repairs])


def article_key(article: Article) -> str:
    """Hash of what an article says: its text and what the page shows of it, not where it lies."""
    told = [article.title, article.byline, article.outlet, article.published, article.url, article.language]
    return _hash([*told, article.text])


def _hash(parts: list[object]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()

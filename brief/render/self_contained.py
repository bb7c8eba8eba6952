"""What makes an HTML file self-contained: its template, and a policy that lets it load nothing.

The policy allows the one style sheet and the one script that a file carries, by their hashes, so that even a slip in
escaping could neither run nor fetch anything.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template


@cache
def template(package: str, name: str) -> Template:
    """A file of a package's `templates/`, compiled once: that takes ten times as long as filling it in."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # slow to import

    environment = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name)


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy of a file that carries this style sheet and this script."""
    allowed = (f"{what}-src 'sha256-{_digest(text)}'" for what, text in (("style", style), ("script", script)))
    return "; ".join(("default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"))


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

"""Kinds: a schema and its prompts, found by name or by path.

A kind is a pair: `schemas/NAME.py` with a model called `Brief`, and a folder `prompts/NAME/` with
`read.md` and `compose.md`. The built-in kinds are found and loaded exactly as a user's own.
"""

from brief.kinds.finding import Listed, available, find, find_builtin, for_document, overlooked
from brief.kinds.kind import VARIABLES, Kind, prompt_section

__all__ = [
    "VARIABLES",
    "Kind",
    "Listed",
    "available",
    "find",
    "find_builtin",
    "for_document",
    "overlooked",
    "prompt_section",
]

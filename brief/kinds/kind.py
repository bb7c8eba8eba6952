"""One kind: its schema, its prompts, and how a prompt is filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from brief.schema import BriefModel

REQUIRED = ("read", "compose")
"""The prompts that every kind has."""

VARIABLES: Mapping[str, frozenset[str]] = {
    "read": frozenset({"article", "passage", "before", "speakers", "sections", "task"}),
    "compose": frozenset({"article", "items", "sections", "task"}),
}
"""What a prompt may use. A file that other prompts include may use all of it."""


@dataclass(frozen=True)
class Kind:
    """A schema and its prompts, loaded and checked."""

    name: str
    schema: type[BriefModel]
    prompts: Mapping[str, str]
    """Text of every prompt file by its name, such as "read.md", in order of name."""
    schema_path: Path
    prompt_folder: Path
    schema_sha256: str
    """Of the schema file's bytes."""

    @cached_property
    def prompt_sha256(self) -> str:
        """Of the names and texts of all prompt files, in order: any change to any of them changes it."""
        digest = hashlib.sha256()
        for name, text in sorted(self.prompts.items()):
            data = text.encode()
            digest.update(f"{name}\0{len(data)}\0".encode() + data)
        return digest.hexdigest()

    def render(self, prompt_name: str, **values: object) -> str:
        """The prompt `prompt_name` ("read", "compose") filled in with `values`.

        Raises:
            ConfigurationError: the template asks for something that is not there, or that is not allowed.
        """
        from brief.kinds.templates import filled

        return filled(self.prompts, self.prompt_folder, f"{prompt_name}.md", values)


def prompt_section(
    title: str,
    *,
    most: int | None = None,
    lines: Sequence[object] = (),
    item: str | None = None,
    reason: str | None = None,
) -> dict[str, object]:
    """A section as `read.md` sees it. The keys are the same whatever the task is, so that a prompt may ask for each."""
    return {"title": title, "most": most, "lines": lines, "item": item, "reason": reason}


def said(error: BaseException) -> str:
    """What an exception says, on one line."""
    return " ".join(str(error).split()) or type(error).__name__

"""One kind: its schema, its prompts, and how a prompt is filled in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from brief.errors import ConfigurationError
from brief.schema import BriefModel

REQUIRED = ("read", "compose")
"""The prompts that every kind has."""

_TAG_LINE = re.compile(
    r"^[ \t]*((?:\{[%#](?:(?![%#]\}).)*[%#]\}[ \t]*)*\{[%#](?:(?![%#]\}).)*)([%#]\})[ \t]*(\n|\Z)", re.MULTILINE
)

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
        try:
            return self._environment.get_template(f"{prompt_name}.md").render(values)
        except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            place = template_place(error, self.prompt_folder / f"{prompt_name}.md")
            raise ConfigurationError(f"{place}: {said(error)}") from error

    @cached_property
    def _environment(self) -> Environment:
        return environment(self.prompts, self.prompt_folder)


def environment(prompts: Mapping[str, str], folder: Path) -> Environment:
    """A sandbox for templates: they see what they are given and each other, and nothing of the machine."""

    def source(name: str) -> tuple[str, str, None] | None:
        # The file's path goes along so that errors can say file and line.
        return (without_tag_lines(prompts[name]), str(folder / name), None) if name in prompts else None

    return ImmutableSandboxedEnvironment(
        loader=FunctionLoader(source),
        undefined=StrictUndefined,
        autoescape=False,  # Prompts are plain text for a model, not HTML for a browser.
    )


def without_tag_lines(text: str) -> str:
    """A template in which a line of nothing but tags leaves no line in the prompt.

    Jinja's own `trim_blocks` also eats the line break after `text{% endif %}`, which glues lines together. Here the
    break moves inside the tag, so that line numbers in errors stay true.
    """
    return _TAG_LINE.sub(lambda match: f"{match[1]}{match[3]}{match[2]}", text)


def template_place(error: BaseException, entry: Path) -> str:
    """`file:line` of an error in the template `entry` or one it includes; the file alone if the line is unknown."""
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if isinstance(file, str) and isinstance(line, int):
        return f"{file}:{line}"
    place, trace = str(entry), error.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.parent == entry.parent and path.suffix == ".md":
            place = f"{path}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def said(error: BaseException) -> str:
    """What an exception says, on one line."""
    return " ".join(str(error).split()) or type(error).__name__

"""Prompts as Jinja templates: how they are filled in, and what is wrong with those that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.meta import find_referenced_templates, find_undeclared_variables
from jinja2.nodes import Name, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from brief.errors import ConfigurationError
from brief.kinds.kind import VARIABLES, said

_TAG_LINE = re.compile(
    r"^[ \t]*((?:\{[%#](?:(?![%#]\}).)*[%#]\}[ \t]*)*\{[%#](?:(?![%#]\}).)*)([%#]\})[ \t]*(\n|\Z)", re.MULTILINE
)


def check(texts: Mapping[str, str], folder: Path) -> None:
    """Refuse at once what would fail only in the middle of a run.

    Raises:
        ConfigurationError: a prompt is no valid template, or uses what it will not be given.
    """
    templates = _environment(tuple(texts.items()), folder)
    included: dict[str, list[str]] = {}
    for name, text in texts.items():
        path = folder / name
        try:
            templates.get_template(name)
            tree = templates.parse(without_tag_lines(text), name, str(path))
        except TemplateSyntaxError as error:
            raise ConfigurationError(f"{template_place(error, path)}: {_said_plainly(error)}") from None
        _check_variables(tree, path)
        included[name] = [other for other in find_referenced_templates(tree) if other is not None]
        for other in included[name]:
            if other not in texts:
                raise ConfigurationError(f"{path}: refers to {other!r}, which is not in {folder}")
    for name in texts:
        if name in _within(name, included):
            raise ConfigurationError(f"{folder / name}: includes itself, by itself or by what it includes")


def _within(name: str, included: Mapping[str, Iterable[str]]) -> set[str]:
    """All files that one includes, and that these include."""
    found: set[str] = set()
    waiting = list(included[name])
    while waiting:
        if (other := waiting.pop()) not in found:
            found.add(other)
            waiting.extend(included[other])
    return found


def filled(texts: Mapping[str, str], folder: Path, name: str, values: Mapping[str, object]) -> str:
    """The prompt in the file `name` of `folder`, filled in; `texts` has it and all that it may include, by name.

    Raises:
        ConfigurationError: the template asks for something that is not there, or that is not allowed.
    """
    try:
        return _environment(tuple(texts.items()), folder).get_template(name).render(values)
    except RecursionError:
        raise ConfigurationError(f"{folder / name}: includes itself without end") from None
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise ConfigurationError(f"{template_place(error, folder / name)}: {said(error)}") from error


def _said_plainly(error: Exception) -> str:
    """The message of a template error without the file and line that Jinja adds to it."""
    message = getattr(error, "message", None)
    return " ".join(message.split()) if isinstance(message, str) else said(error)


def _check_variables(tree: Template, path: Path) -> None:
    everything = frozenset[str]().union(*VARIABLES.values())
    allowed = VARIABLES.get(path.stem, everything)
    unknown = find_undeclared_variables(tree) - allowed
    if unknown:
        uses = [n for n in tree.find_all(Name) if n.name in unknown]
        first = min(uses, key=lambda n: n.lineno)
        raise ConfigurationError(
            f"{path}:{first.lineno}: {first.name!r} is not given to this prompt; it may use"
            f" {', '.join(sorted(allowed))}"
        )


@lru_cache(maxsize=8)
def _environment(texts: tuple[tuple[str, str], ...], folder: Path) -> Environment:
    """A sandbox for templates: they see what they are given and each other, and nothing of the machine.

    Kept: what looks into a kind's prompts and what fills them in later need not compile each again.
    """
    prompts = dict(texts)

    def source(name: str) -> tuple[str, str, None] | None:
        # The file's path goes along so that errors can say file and line.
        return (without_tag_lines(prompts[name]), str(folder / name), None) if name in prompts else None

    return _Sandbox(
        loader=FunctionLoader(source),
        undefined=StrictUndefined,
        autoescape=False,  # Prompts are plain text for a model, not HTML for a browser.
    )


class _Sandbox(ImmutableSandboxedEnvironment):
    """Remembers what templates may look at. That depends on the type of a thing, and to find it out each time takes
    longer than to fill in a prompt.
    """

    @cached_property
    def _safe(self) -> dict[tuple[type, str], bool]:
        return {}

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        if isinstance(obj, type):
            return bool(super().is_safe_attribute(obj, attr, value))
        safe = self._safe.get((type(obj), attr))
        if safe is None:
            safe = self._safe[type(obj), attr] = bool(super().is_safe_attribute(obj, attr, value))
        return safe


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

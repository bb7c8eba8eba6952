"""Reading a kind's prompts, and refusing at once what would fail only in the middle of a run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jinja2 import TemplateSyntaxError
from jinja2.meta import find_referenced_templates, find_undeclared_variables
from jinja2.nodes import Name, Template

from brief.errors import ConfigurationError
from brief.kinds.kind import REQUIRED, VARIABLES, environment, said, template_place, without_tag_lines


def load(folder: Path) -> dict[str, str]:
    """The text of every `.md` file in a kind's prompt folder, by name and in order of name.

    Raises:
        ConfigurationError: a prompt is missing, not UTF-8, not a valid template, or uses what it will not be given.
    """
    for name in REQUIRED:
        if not (folder / f"{name}.md").is_file():
            raise ConfigurationError(f"{folder / name}.md: missing: a kind has the prompts read.md and compose.md")
    texts = {path.name: _text(path) for path in sorted(folder.glob("*.md")) if not path.name.startswith(".")}
    _check(texts, folder)
    return texts


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: not UTF-8 at byte {error.start}: save it as UTF-8") from None
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from None


def _check(texts: Mapping[str, str], folder: Path) -> None:
    templates = environment(texts, folder)
    for name, text in texts.items():
        path = folder / name
        try:
            templates.get_template(name)
            tree = templates.parse(without_tag_lines(text), name, str(path))
        except TemplateSyntaxError as error:
            raise ConfigurationError(f"{template_place(error, path)}: {_said_plainly(error)}") from None
        _check_variables(tree, path)
        for other in find_referenced_templates(tree):
            if other is not None and other not in texts:
                raise ConfigurationError(f"{path}: refers to {other!r}, which is not in {folder}")


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
            f"{path}:{first.lineno}: {first.name!r} is not given to this prompt; it may use {', '.join(sorted(allowed))}"
        )

"""Loading a schema file, and refusing one that cannot work with a line that says where.

A schema is Python, so loading it runs it. Only files that the user named, or put beside their work and
named, are loaded; never one that a document names.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import importlib.util
import sys
import traceback
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

from pydantic import BaseModel, ValidationError

from brief import strict
from brief.errors import ConfigurationError
from brief.kinds.kind import said
from brief.schema import BottomLine, BriefModel, Derived, Headline, Summary
from brief.shapes import Shape, shape

MODEL = "Brief"
"""What the model that holds a whole brief is called in every schema."""
_PROBE = "What happened on Monday, and who said so"
_OF_TEXTS = frozenset(
    {"value_error", "assertion_error", "string_too_short", "string_too_long", "string_pattern_mismatch"}
)
"""What may be wrong with one text and right with the next."""


def load(path: Path, data: bytes) -> type[BriefModel]:
    """The model `Brief` of the schema file at `path`, whose bytes are `data`, run and checked.

    Raises:
        ConfigurationError: it does not run, has no usable `Brief`, or breaks the strict subset.
    """
    tree = _parsed(path, data)
    model = getattr(_run(path, data), MODEL, None)
    if not isinstance(model, type):
        raise ConfigurationError(f"{path}: has no model called {MODEL}: add `class {MODEL}(BriefModel)`")
    if not issubclass(model, BriefModel):
        raise ConfigurationError(f"{_at(path, tree, MODEL)}: {MODEL} must be a subclass of brief.schema.BriefModel")
    _check(path, tree, model)
    return model


def _parsed(path: Path, data: bytes) -> ast.Module:
    try:
        return ast.parse(data, str(path))
    except SyntaxError as error:
        raise ConfigurationError(f"{path}:{error.lineno or 1}: not valid Python: {error.msg}") from None
    except ValueError as error:
        raise ConfigurationError(f"{path}: not valid Python: {error}") from None


class _Loader(SourceFileLoader):
    """Runs exactly the bytes that were hashed, and neither reads nor leaves a `__pycache__`."""

    def __init__(self, name: str, path: Path, data: bytes) -> None:
        super().__init__(name, str(path))
        self._data = data

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - the signature is importlib's
        return compile(self._data, self.path, "exec", dont_inherit=True)


def _run(path: Path, data: bytes) -> ModuleType:
    # The same bytes of the same file are one module, so that its classes are the same classes each time.
    digest = hashlib.sha256(str(path).encode() + b"\0" + data).hexdigest()
    name = f"brief_kind_{digest[:24]}"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path, loader=_Loader(name, path, data))
    if spec is None or spec.loader is None:
        raise ConfigurationError(f"{path}: cannot be loaded as Python")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # Pydantic looks names in annotations up here.
    try:
        with contextlib.redirect_stdout(sys.stderr):  # Standard output is for the page.
            spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        del sys.modules[name]
        lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == str(path)]
        place = f"{path}:{lines[-1]}" if lines else str(path)
        raise ConfigurationError(f"{place}: {type(error).__name__}: {said(error)}") from error
    return module


def _check(path: Path, tree: ast.Module, model: type[BriefModel]) -> None:
    try:
        found = shape(model)
    except TypeError as error:
        raise ConfigurationError(f"{_at(path, tree, MODEL)}: {error}") from None
    if all(section.name == found.summary for section in found.sections):
        raise ConfigurationError(f"{_at(path, tree, MODEL)}: has no section: mark a list of items with Section(...)")
    for part in (model, *(section.model for section in found.sections)):
        _check_fields(path, tree, part)
    schema = strict.strict_schema(model)
    if breaches := strict.breaches(schema):
        first = breaches[0]
        owner, field = _owner(first.pointer)
        more = f" (and {len(breaches) - 1} more)" if len(breaches) > 1 else ""
        name = f"{owner}.{field}" if field else owner
        raise ConfigurationError(f"{_at(path, tree, owner, field)}: {name}: {first.message}{more}")
    _check_single(path, tree, model)
    _check_empty(path, tree, model, found)


def _check_single(path: Path, tree: ast.Module, model: type[BriefModel]) -> None:
    for marker, what in ((Headline, "headline"), (Summary, "bottom line")):
        named = [name for name, info in model.model_fields.items() if any(isinstance(m, marker) for m in info.metadata)]
        if len(named) > 1:
            raise ConfigurationError(
                f"{_at(path, tree, MODEL, named[1])}: {MODEL}.{named[1]}: there is one {what}, and {named[0]} is it: "
                f"take {marker.__name__}() from one of them"
            )


def _check_empty(path: Path, tree: ast.Module, model: type[BriefModel], found: Shape) -> None:
    """Refuse a model that cannot hold a page on which every section is empty."""
    page: dict[str, object] = {section.name: [] for section in found.sections}
    must = dict.fromkeys(page, "a section may be empty: take the least number of items from it")
    if found.summary:
        page[found.summary] = BottomLine(text=_PROBE, evidence=[1])
        must[found.summary] = "is the bottom line, and must be a BottomLine"
    if found.headline:
        page[found.headline] = _PROBE
        must[found.headline] = "is the headline, and must be text"
    try:
        model.model_validate(page)
    except ValidationError as error:
        for wrong in error.errors(include_url=False):
            name = str(wrong["loc"][0]) if wrong["loc"] else ""
            if wrong["type"] not in _OF_TEXTS:
                said = must.get(name, "is asked of nobody, being in no section: give it a default, or take it out")
                raise ConfigurationError(f"{_at(path, tree, MODEL, name)}: {MODEL}.{name}: {said}") from None


def _check_fields(path: Path, tree: ast.Module, model: type[BaseModel]) -> None:
    for name, info in model.model_fields.items():
        wrong = ""
        if info.alias is not None or info.validation_alias is not None:
            wrong = "has an alias: give the field itself the name you want"
        elif info.is_required() and any(isinstance(marker, Derived) for marker in info.metadata):
            wrong = "is Derived, so no model is asked for it: give it a default"
        if wrong:
            raise ConfigurationError(f"{_at(path, tree, model.__name__, name)}: {model.__name__}.{name}: {wrong}")


def _owner(pointer: str) -> tuple[str, str | None]:
    """The model and field that a JSON pointer into a strict schema stands in."""
    parts = pointer.removeprefix("/").split("/")
    owner = MODEL
    if parts[0] == "$defs" and len(parts) > 1:
        owner, parts = parts[1], parts[2:]
    return owner, parts[1] if parts[0:1] == ["properties"] and len(parts) > 1 else None


def _at(path: Path, tree: ast.Module, model: str, field: str | None = None) -> str:
    """`file:line` of a model or a field in a schema file; only the file if it is not written there."""
    owner = next((n for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and n.name == model), None)
    if owner is None:
        return str(path)
    annotated = (s for s in owner.body if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name))
    line = next((s.lineno for s in annotated if getattr(s.target, "id", None) == field), owner.lineno)
    return f"{path}:{line}"

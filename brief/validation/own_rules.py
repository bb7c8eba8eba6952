"""Rules of the user's own: from Python files they name, and from packages they installed.

A file holds `brief.checks.Rule` objects, each under a name of its own or together in a list or tuple. A package
offers the same through the entry point group `brief.rules`. Loading either runs it: only what the user named or
installed is loaded, never what a document names.
"""

from __future__ import annotations

import hashlib
import re
import sys
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType

from brief.checks import Rule, rules
from brief.errors import ConfigurationError

GROUP = "brief.rules"

_CODE = re.compile(r"(?!B)[A-Z]{1,8}\d{1,6}")


@dataclass(frozen=True, slots=True)
class Own:
    """A rule of the user's, and the file or package it came from."""

    rule: Rule
    place: str


def load(files: Sequence[Path] = ()) -> list[Own]:
    """The user's own rules, by code: of installed packages and of `files`.

    Raises:
        ConfigurationError: a file or package cannot be loaded or holds no rule, or a code is not theirs to use.
    """
    found: list[Own] = []
    for point in sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value)):
        place = f"entry point {point.name} = {point.value}"
        found += _rules(_pointed_at(point, place), place)
    for path in dict.fromkeys(file.resolve() for file in files):
        found += _rules(_run(path), str(path))
    _refuse_doubles(found)
    return sorted(found, key=lambda own: own.rule.code)


def all_rules(files: Sequence[Path] = ()) -> tuple[Rule, ...]:
    """Our rules and the user's own, by code.

    Raises:
        ConfigurationError: as `load`.
    """
    return tuple(sorted((*rules(), *(own.rule for own in load(files))), key=lambda rule: rule.code))


def _pointed_at(point: EntryPoint, place: str) -> object:
    try:
        return point.load()
    except (Exception, SystemExit) as error:
        raise ConfigurationError(f"{place}: {_said(error)}") from error


def _run(path: Path) -> ModuleType:
    """The module in a file, run once however often it is asked for."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{path}: own rules cannot be read: {error.strerror}") from None
    name = f"brief_rules_{hashlib.sha256(str(path).encode(errors='surrogateescape') + data).hexdigest()[:24]}"
    if name in sys.modules:
        return sys.modules[name]
    module = ModuleType(name)
    module.__file__ = str(path)
    sys.modules[name] = module  # Dataclasses look their module up while they are made.
    try:
        exec(compile(data, str(path), "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - the user named it
    except (Exception, SystemExit) as error:
        del sys.modules[name]
        raise ConfigurationError(f"{_place(path, error)}: {_said(error)}") from error
    return module


def _place(path: Path, error: BaseException) -> str:
    """`file:line` of what went wrong in a file, as far as it is known."""
    if isinstance(error, SyntaxError) and error.filename == str(path):
        return f"{path}:{error.lineno}"
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
    return f"{path}:{lines[-1]}" if lines else str(path)


def _rules(thing: object, place: str) -> Iterator[Own]:
    found = list(dict.fromkeys(_held(thing)))
    if not found:
        raise ConfigurationError(f"{place}: holds no rule: make one with brief.checks.Rule(...)")
    for rule in found:
        if not isinstance(rule.code, str) or not _CODE.fullmatch(rule.code):
            raise ConfigurationError(
                f"{place}: {str(rule.code)[:40]!r} cannot be the code of an own rule: "
                "it is capital letters, not B first, and digits, such as H001"
            )
        if rule.level not in ("error", "warning"):
            raise ConfigurationError(f"{place}: {rule.code}: level should be 'error' or 'warning', not {rule.level!r}")
        if not callable(rule.check) or not isinstance(rule.title, str) or not isinstance(rule.summary, str):
            raise ConfigurationError(f"{place}: {rule.code}: title and summary should be text, check a function")
        yield Own(rule, place)


def _held(thing: object) -> Iterator[Rule]:
    """The rules that a thing is or holds: a rule, a list or tuple of them, or a module with either."""
    if isinstance(thing, ModuleType):
        ours = set(rules())
        held = (rule for value in vars(thing).values() if not isinstance(value, ModuleType) for rule in _held(value))
        yield from (rule for rule in held if rule not in ours)  # Ours may have been imported for comparison.
    elif isinstance(thing, list | tuple):
        yield from (one for one in thing if isinstance(one, Rule))
    elif isinstance(thing, Rule):
        yield thing


def _refuse_doubles(found: Sequence[Own]) -> None:
    first: dict[str, Own] = {}
    for own in found:
        other = first.setdefault(own.rule.code, own)
        if other is not own:
            where = f"twice in {own.place}" if other.place == own.place else f"in {other.place} and in {own.place}"
            raise ConfigurationError(f"rule {own.rule.code} is there {where}: give one of them another code")


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split()) or 'no more is said'}"

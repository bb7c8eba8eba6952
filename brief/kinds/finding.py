"""Where kinds are, and which one a name means."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from brief.errors import ConfigurationError
from brief.kinds import prompt_folder, schema_file
from brief.kinds.kind import Kind

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
"""Names that a kind may have."""

Origin = Literal["built in", "yours"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A kind that was found; one that is broken says why instead of being left out."""

    name: str
    origin: Origin
    schema_path: Path
    kind: Kind | None
    problem: str | None


def find(name_or_path: str | os.PathLike[str], folder: Path | None = None, *, trusted: bool = True) -> Kind:
    """The kind with that name, or at that path: a schema file, or a folder that holds `schemas/` and `prompts/`.

    A name is looked up in `schemas/` of `folder` (the working folder if None) first, then among the built-in
    kinds. Loading a kind runs its schema: pass `trusted=False` for a name that the user did not give (the
    default, or one out of a file), and only built-in kinds are looked at.

    Raises:
        ConfigurationError: there is no such kind, or it cannot be used.
    """
    is_given_as_path = not isinstance(name_or_path, str)
    name_or_path = os.fspath(name_or_path)
    if not trusted:
        return find_builtin(name_or_path)
    if is_given_as_path or is_path(name_or_path):
        schema = _schema_at(Path(name_or_path).expanduser())
        return _load(schema)
    own = (folder or Path.cwd()) / "schemas" / f"{name_or_path}.py"
    if NAME.fullmatch(name_or_path) and own.is_file():
        return _load(own)
    return _builtin(name_or_path, _names(folder or Path.cwd()))


def find_builtin(name: str) -> Kind:
    """The built-in kind with that name, whatever lies in the working folder.

    Raises:
        ConfigurationError: there is none.
    """
    return _builtin(name, [path.stem for path in _schemas(home())])


def for_document(name: str, own: Iterable[Kind] = ()) -> Kind:
    """The kind that a document says it is of: one of `own`, which the user chose, or a built-in one.

    A document comes from anywhere, so its word alone never makes a file of the working folder run.

    Raises:
        ConfigurationError: it is none of these.
    """
    return next((kind for kind in own if kind.name == name), None) or find_builtin(name)


def overlooked(name: str, folder: Path) -> Path | None:
    """The user's own schema of that name in `folder`, which an untrusted `find` passes over; None if there is none."""
    own = folder / "schemas" / f"{name}.py"
    return own if own.is_file() and own.resolve().parent != (home() / "schemas").resolve() else None


def available(folder: Path | None = None) -> list[Listed]:
    """Every kind that can be named in `folder`: the user's own first, then the built-in ones.

    Python files in `schemas/` that are not kinds (no folder of prompts, no word of `brief.schema`) are left alone.
    """
    folder = (folder or Path.cwd()).resolve()
    built_in = home().resolve()
    own = [] if folder == built_in else [p for p in _schemas(folder) if _looks_like_a_kind(p)]
    return [_listed(p, "yours") for p in own] + [_listed(p, "built in") for p in _schemas(built_in)]


def home() -> Path:
    """The folder with the `schemas/` and `prompts/` of the built-in kinds."""
    package = Path(__file__).resolve().parent.parent
    return package / "builtin" if (package / "builtin" / "schemas").is_dir() else package.parent


def _listed(path: Path, origin: Origin) -> Listed:
    try:
        return Listed(path.stem, origin, path, _load(path), None)
    except ConfigurationError as error:
        return Listed(path.stem, origin, path, None, str(error))


def _schemas(folder: Path) -> Iterator[Path]:
    """Files in `schemas/` that could be schemas; a leading underscore marks what is none."""
    return (p for p in sorted((folder / "schemas").glob("*.py")) if NAME.fullmatch(p.stem) and p.is_file())


def _looks_like_a_kind(schema: Path) -> bool:
    try:
        return (schema.parent.parent / "prompts" / schema.stem).is_dir() or b"brief.schema" in schema.read_bytes()
    except OSError:
        return True  # To be listed with its problem.


def _names(folder: Path) -> list[str]:
    found = [p.stem for p in _schemas(folder) if _looks_like_a_kind(p)]
    return sorted({*found, *(p.stem for p in _schemas(home()))})


def is_path(text: str) -> bool:
    """Whether a kind is given by its path, not by its name."""
    return "/" in text or "\\" in text or text.endswith(".py") or text in {".", "..", "~"}


def _schema_at(path: Path) -> Path:
    if path.is_file():
        return path
    if not path.exists():
        raise ConfigurationError(
            f"{path}: there is no such kind: name a schema file, or a folder with schemas/ and prompts/"
        )
    found = list(_schemas(path))
    if len(found) != 1:
        what = f"holds {len(found)} kinds" if found else "holds no schemas/*.py"
        which = f"name one of them, such as {found[0]}" if found else "name a schema file"
        raise ConfigurationError(f"{path}: {what}: {which}")
    return found[0]


def _builtin(name: str, known: list[str]) -> Kind:
    path = home() / "schemas" / f"{name}.py"
    if NAME.fullmatch(name) and path.is_file():
        return _load(path, checked=False)  # Its prompts are ours, and the tests look into them.
    close = get_close_matches(name, known, n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(known)}"
    if NAME.fullmatch(name) and Path(name).is_dir():
        hint = f"for the folder of that name, write .{os.sep}{name}"
    raise ConfigurationError(f"there is no kind {name[:80]!r}; {hint}")


def _load(schema: Path, *, checked: bool = True) -> Kind:
    """The kind of a schema file: the same code for built-in ones and the user's own.

    Args:
        schema: the file.
        checked: whether its prompts are looked into, for which the template library has to be loaded.
    """
    schema = schema.resolve()
    if not NAME.fullmatch(schema.stem) or schema.suffix != ".py":
        raise ConfigurationError(f"{schema}: not a schema file: its name should be letters, digits, - or _, then .py")
    prompts = schema.parent.parent / "prompts" / schema.stem
    try:
        data = schema.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{schema}: cannot be read: {error.strerror}") from None
    model, texts = schema_file.load(schema, data), prompt_folder.load(prompts)
    if checked:
        from brief.kinds import probe, templates  # slow to import

        templates.check(texts, prompts)
        probe.check(texts, prompts)
    return Kind(
        name=schema.stem,
        schema=model,
        prompts=texts,
        schema_path=schema,
        prompt_folder=prompts,
        schema_sha256=hashlib.sha256(data).hexdigest(),
    )

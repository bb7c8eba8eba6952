"""Settings: what is in force, and where each value came from.

    option > environment > the project's file > the user's file > default

The project's file is `brief.toml`, or `[tool.brief]` in `pyproject.toml`, in the working folder or the
nearest parent up to the root of the repository. The user's file is `brief.toml` in their own
configuration folder.

A project's file comes with the project, and whoever wrote the project is not always the user. So it may
not hold a key (it would be committed), and it may not send the user's key to a server that it names.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, get_type_hints
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from brief.choices import LEAST_PASSAGE, PageFormat, WordedBy
from brief.config_files import heading, ours, project_file, user_file, user_path
from brief.errors import ConfigurationError, UsageError
from brief.loopback import is_local
from brief.plain import wrong_in_each_way

Layer = Literal["option", "environment", "project", "user", "default"]


def _address(url: str) -> str:
    with suppress(ValueError):
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port  # What is no port shows when it is asked for.
        if parts.scheme in {"http", "https"} and host and all(c.isprintable() and not c.isspace() for c in url.strip()):
            return url
    raise ValueError("should be an http or https address such as https://api.openai.com/v1")


Text = Annotated[str, Field(min_length=1)]
Address = Annotated[str, AfterValidator(_address)]
Words = Annotated[int, Field(ge=LEAST_PASSAGE)]


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. None means: found out when it is needed."""

    model: Text | None = None
    """Name of the model, or a path to a GGUF file."""
    base_url: Address | None = None
    """Address of an OpenAI-compatible server; None is the client's own default."""
    api_key: Text | None = field(default=None, repr=False)
    kind: Text = "news"
    """Name of a kind, or a path to one."""
    passages: Words | Literal["auto", "whole"] = "auto"
    """Words in one passage, `whole`, or `auto`: what suits the model."""
    wording: WordedBy = "auto"
    """Who words the items: the model, or the article itself."""
    format: PageFormat | None = None
    """None: terminal on a terminal, Markdown when piped."""
    timeout: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 120.0
    """Seconds to wait for one answer."""
    retries: Annotated[int, Field(ge=0, le=100)] = 5
    """How often a request is tried again."""
    concurrency: Annotated[int, Field(ge=1, le=1000)] | None = None
    """Requests at once; None is what suits the model."""
    strict: bool = False
    """Whether rejected items, or findings that are errors, end a command with exit code 1."""


NAMES = tuple(f.name for f in fields(Settings))
SECTIONS = ("validate",)
"""Tables inside ours that belong to one command, which reads them by `section`."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value came from: the layer, and the option, variable or file in it."""

    layer: Layer
    place: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """The settings in force, the origin of each, and the files that were read."""

    settings: Settings
    origins: Mapping[str, Origin]
    files: tuple[Path, ...]
    kind_folder: Path
    """Where `kind` is looked up: the project's folder if its file names the kind, else the working folder."""

    def refuse_leak(self) -> None:
        """Call this before the key is used: it never goes to a server that only a project's file names.

        Raises:
            ConfigurationError: key and address come from different hands, and the server is not this machine.
        """
        url, origin = self.settings.base_url, self.origins["base_url"]
        if url and self.settings.api_key and origin.layer == "project" and not is_local(urlsplit(url).hostname or ""):
            raise ConfigurationError(
                f"{origin.place} sets base_url to {masked('base_url', url)}, and the key from "
                f"{self.origins['api_key'].place} would be sent there: if that is meant, "
                "give the address by --base-url or OPENAI_BASE_URL, or in your own configuration file"
            )


def load(folder: Path, overrides: Mapping[str, object] | None = None) -> Resolved:
    """The settings for work in `folder`. `overrides` are options of the command line; None is "not given".

    Raises:
        ConfigurationError: a file cannot be read, has an unknown key, a value of the wrong type, or a key that
            does not belong there; or a variable has a wrong value. The message names place and key.
        UsageError: an option has a wrong value.
    """
    given: dict[str, object] = {}
    origins = {name: Origin("default", "default") for name in NAMES}
    files: list[Path] = []
    kind_folder = folder
    places: tuple[tuple[Layer, Path | None], ...] = (("user", user_file()), ("project", project_file(folder)))
    for layer, path in places:
        if path is None:
            continue
        files.insert(0, path)
        origin = Origin(layer, str(path))
        for name, value in _table(path, own=layer == "user").items():
            given[name], origins[name] = _checked(name, value, f"{path}: {name}", spelt=False), origin
            if name == "kind":
                kind_folder = path.parent if layer == "project" else folder
    for name, value, origin in _stronger(overrides or {}):
        spelt = isinstance(value, str)
        try:
            given[name], origins[name] = _checked(name, value, origin.place, spelt=spelt), origin
        except ConfigurationError as error:
            raise (UsageError(str(error)) if origin.layer == "option" else error) from None
        if name == "kind":
            kind_folder = folder
    return Resolved(Settings(**given), origins, tuple(files), kind_folder)  # type: ignore[arg-type]


def section(name: str, folder: Path) -> list[tuple[Path, dict[str, object]]]:
    """The table `name`, one of SECTIONS, of each file that has one, the weakest first: (file, table).

    Raises:
        ConfigurationError: a file cannot be read, or its table of that name is none.
    """
    found: list[tuple[Path, dict[str, object]]] = []
    for path in (user_file(), project_file(folder)):
        if path is None or name not in (table := ours(path)):
            continue
        inner = table[name]
        if not isinstance(inner, dict):
            raise ConfigurationError(f"{path}: {name} should be a table: write {heading(path, name)}")
        found.append((path, inner))
    return found


def variables(name: str) -> tuple[str, ...]:
    """The environment variables that set `name`, the strongest first."""
    own = f"BRIEF_{name.upper()}"
    return (own, f"OPENAI_{name.upper()}") if name in {"api_key", "base_url"} else (own,)


def masked(name: str, value: object) -> str | None:
    """A setting as it may be shown: of a key the last four characters, of an address no user, password and query."""
    if value is None:
        return None
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if name == "api_key":
        return f"…{text[-4:]}" if len(text) >= 12 else "…"
    return _shown(text) if name == "base_url" else text


def _shown(url: str) -> str:
    """An address without what may be secret; "…" stands for it, so that nobody misses it."""
    try:
        parts = urlsplit(url)
    except ValueError:  # It is no address, and will be refused as such.
        return f"…@{url.rpartition('@')[2]}".partition("?")[0]
    if "@" in parts.netloc:
        parts = parts._replace(netloc=f"…@{parts.netloc.rpartition('@')[2]}")
    return parts._replace(query="…" if parts.query else "", fragment="").geturl()


def _stronger(overrides: Mapping[str, object]) -> Iterator[tuple[str, object, Origin]]:
    """What the environment sets, then what options set."""
    for name in NAMES:
        # An empty variable is how a CI service hands on a secret that is not there: it sets nothing.
        variable = next((v for v in variables(name) if _variable(v)), None)
        if variable is not None:
            yield name, _variable(variable), Origin("environment", variable)
    for name, value in overrides.items():
        if value is not None:
            yield name, value, Origin("option", f"--{name.replace('_', '-')}")


def _variable(name: str) -> str:
    """What an environment variable holds, as UTF-8 also where the locale knows only ASCII."""
    return os.fsencode(os.environ.get(name, "")).decode("utf-8", errors="replace").strip()


@cache
def _adapter(name: str) -> TypeAdapter[object]:
    return TypeAdapter(get_type_hints(Settings, include_extras=True)[name])


def _checked(name: str, value: object, place: str, *, spelt: bool) -> object:
    """The value of a setting, in its type. `spelt`: it is text that may spell a number or a yes."""
    try:
        adapter = _adapter(name)
        return adapter.validate_strings(value) if spelt else adapter.validate_python(value, strict=True)
    except ValidationError as error:
        said = wrong_in_each_way(error, secret=name in {"api_key", "base_url"})
        raise ConfigurationError(f"{place} {said}") from None


def _table(path: Path, *, own: bool) -> dict[str, object]:
    """The settings a file holds, names checked."""
    table = {name: value for name, value in ours(path).items() if name not in SECTIONS}
    for name in table:
        if name not in NAMES:
            raise ConfigurationError(f"{path}: unknown key {name!r}; {suggestion(name, (*NAMES, *SECTIONS))}")
    if "api_key" in table and not own:
        raise ConfigurationError(
            f"{path}: api_key does not belong in a project's file, where it would be committed: "
            f"set OPENAI_API_KEY, or move it to {user_path()}"
        )
    return table


def suggestion(name: str, known: Sequence[str]) -> str:
    """What a wrong key may have been meant to be, or all that there are."""
    close = get_close_matches(name.replace("-", "_"), known, n=1)
    return f"did you mean {close[0]}?" if close else f"known are {', '.join(known)}"

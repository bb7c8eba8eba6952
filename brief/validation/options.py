"""What a run of `brief validate` is told: by the command line, by the project's file, by the user's own.

    option > [tool.brief.validate] in pyproject.toml, or [validate] in brief.toml > the user's brief.toml > default

Which rules that comes to is another question: see `brief.validation.select`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from brief import config
from brief.checks import Level
from brief.choices import ReportFormat
from brief.errors import ConfigurationError, UsageError
from brief.kinds.finding import is_path
from brief.plain import wrong_with_value

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """How to validate. Paths are absolute, or relative to the working folder."""

    select: Codes = ("ALL",)
    """Codes or families of the rules to run."""
    ignore: Codes = ()
    """Codes or families not to run."""
    per_file_ignores: Mapping[str, Codes] = field(default_factory=dict)
    """Codes or families not to run on files that a pattern covers."""
    levels: Mapping[str, Level] = field(default_factory=dict)
    """The level of a code or family, where it is not the rule's own."""
    max_warnings: int = 0
    """Warnings up to which a run without errors passes."""
    format: ReportFormat = "text"
    baseline: Path | None = None
    """A file of findings that are known and do not count."""
    sources: Path | None = None
    """A folder in which the articles are looked for again."""
    kinds: tuple[str, ...] = ()
    """Own kinds that documents may be of: absolute paths, or names."""
    rules: tuple[Path, ...] = ()
    """Python files with own rules."""
    jobs: int | None = None
    """Processes at once; None is one for each core."""
    folder: Path = field(default_factory=Path)
    """Where the patterns of `per_file_ignores`, and names of kinds, start from."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Where a value came from, for messages: `pyproject.toml: select`, `--select`."""

    def place(self, name: str) -> str:
        """How a message names the place that `name` was given in."""
        return self.places.get(name, name)


def _naming(words: str) -> str:
    if not _codes([words]):
        raise ValueError("should name a rule or a family, such as B205 or B2")
    return words


_Word = Annotated[str, Field(min_length=1)]
_Listed = Annotated[str, AfterValidator(_naming)]
"""One or several codes: a list that turns out to hold none would have every rule off, and pass everything."""


class Given(BaseModel):
    """What a file, or the command line, says. What it does not say is None."""

    model_config = ConfigDict(extra="forbid", strict=True)

    select: list[_Listed] | None = None
    ignore: list[_Listed] | None = None
    per_file_ignores: dict[_Word, list[_Listed]] | None = None
    levels: dict[_Word, Level] | None = None
    max_warnings: Annotated[int, Field(ge=0)] | None = None
    format: ReportFormat | None = None
    baseline: _Word | None = None
    sources: _Word | None = None
    kinds: list[_Word] | None = None
    rules: list[_Word] | None = None
    jobs: Annotated[int, Field(ge=1, le=1024)] | None = None


NAMES = tuple(Given.model_fields)
"""The keys that a file may have."""


def load(folder: Path, given: Mapping[str, object] | None = None) -> Options:
    """The options for a run in `folder`. `given` are those of the command line; None is "not given".

    `select` on the command line starts afresh, so that it also puts aside what the files ignore; `ignore`, `kinds`
    and `rules` add to the files' own.

    Raises:
        ConfigurationError: a file has an unknown key or a value that cannot be; the message names both.
        UsageError: an option has.
    """
    options = Options(folder=folder)
    for path, table in config.section("validate", folder):
        options = _over(options, _from_file(path, table), path.parent, f"{path}: validate.")
    asked = _asked(given or {})
    if asked.select is not None:
        options = replace(options, ignore=())
    told = _over(options, asked, folder, "--")
    return replace(
        told,
        ignore=told.ignore if asked.ignore is None else (*options.ignore, *told.ignore),
        kinds=told.kinds if asked.kinds is None else (*options.kinds, *told.kinds),
        rules=told.rules if asked.rules is None else (*options.rules, *told.rules),
    )


def load_given(
    *,
    select: Sequence[str],
    ignore: Sequence[str],
    kinds: Sequence[str | Path],
    rules: Sequence[str | Path],
    sources: str | Path | None,
) -> Options:
    """The options that a program gives, without those of any file.

    Raises:
        UsageError: a value cannot be.
    """
    given = {"select": list(select), "ignore": list(ignore), "sources": None if sources is None else str(sources)}
    given |= {"kinds": [str(kind) for kind in kinds], "rules": [str(rule) for rule in rules]}
    folder = Path.cwd()
    return _over(Options(folder=folder), _asked(given), folder, "--")


def _asked(given: Mapping[str, object]) -> Given:
    try:
        return Given.model_validate(dict(given))
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"--{_option(str(first['loc'][0]))}: {wrong_with_value(first)}") from None


def _from_file(path: Path, table: Mapping[str, object]) -> Given:
    for name in table:
        if name not in NAMES:
            raise ConfigurationError(f"{path}: unknown key validate.{name}; {config.suggestion(name, NAMES)}")
    try:
        return Given.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        where = "".join(
            f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"] if part != "[key]"
        )
        raise ConfigurationError(f"{path}: validate{where} {wrong_with_value(first)}") from None


def _over(options: Options, given: Given, folder: Path, place: str) -> Options:
    """The options with what is given put over them. Paths and kinds start from `folder`."""
    changed: dict[str, object] = {}
    if given.select is not None:
        changed["select"] = _codes(given.select)
    if given.ignore is not None:
        changed["ignore"] = _codes(given.ignore)
    if given.per_file_ignores is not None:
        changed["per_file_ignores"] = {glob: _codes(codes) for glob, codes in given.per_file_ignores.items()}
        changed["folder"] = folder
    if given.baseline is not None:
        changed["baseline"] = _path(given.baseline, folder)
    if given.sources is not None:
        changed["sources"] = _path(given.sources, folder)
    if given.kinds is not None:
        changed["kinds"] = tuple(_kind(word, folder) for word in given.kinds)
    if given.rules is not None:
        changed["rules"] = tuple(_path(word, folder) for word in given.rules)
    as_they_are = ("levels", "max_warnings", "format", "jobs")
    changed |= {name: value for name in as_they_are if (value := getattr(given, name)) is not None}
    spelt = {n: f"{place}{_option(n) if place == '--' else n}" for n in NAMES if getattr(given, n) is not None}
    return replace(options, **changed, places={**options.places, **spelt})  # type: ignore[arg-type]


def _codes(words: list[str]) -> Codes:
    return tuple(code for word in words for code in word.replace(",", " ").split())


def _path(word: str, folder: Path) -> Path:
    return folder / Path(word).expanduser()


def _kind(word: str, folder: Path) -> str:
    """A kind as given: a path from where it was written down, or a name that has its schema there, or a name."""
    if is_path(word):
        return str((folder / Path(word).expanduser()).absolute())
    own = folder / "schemas" / f"{word}.py"
    return str(own.absolute()) if own.is_file() else word


def _option(name: str) -> str:
    return {"kinds": "kind"}.get(name, name.replace("_", "-"))

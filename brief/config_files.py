"""Files of settings: where they are, and what they say to us.

The project's file is `brief.toml`, or `pyproject.toml` with a table of ours; the user's own is `brief.toml` in their
folder of configuration.
"""

from __future__ import annotations

import os
import re
import stat
import tomllib
from pathlib import Path

from platformdirs import user_config_path

from brief.errors import ConfigurationError

_OUR_TABLE = re.compile(rb"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*brief[ \t]*[].]", re.MULTILINE)
"""The heading of a table of ours, in a file that is otherwise no TOML."""


def user_path() -> Path:
    """Where the user's own file is, or would be."""
    return user_config_path("brief", appauthor=False) / "brief.toml"


def user_file() -> Path | None:
    """The user's own file, if there is one.

    Raises:
        ConfigurationError: something else has its name.
    """
    path = user_path()
    return path if _is_there(path) else None


def project_file(folder: Path) -> Path | None:
    """The nearest file of the project: `brief.toml` goes before `pyproject.toml` in the same folder.

    Parents are looked at only inside a repository, so that a file lying in a shared folder such as /tmp
    never decides for somebody else.

    Raises:
        ConfigurationError: something else is called `brief.toml`.
    """
    folder = folder.resolve()
    parents = (folder, *folder.parents)
    root = next((p for p in parents if os.path.exists(p / ".git")), folder)  # noqa: PTH110  False where nobody may look
    for place in parents[: parents.index(root) + 1]:
        if _is_there(place / "brief.toml"):
            return place / "brief.toml"
        if os.path.isfile(place / "pyproject.toml") and _mentions_us(place / "pyproject.toml"):  # noqa: PTH113
            return place / "pyproject.toml"
    return None


def _is_there(path: Path) -> bool:
    """Whether there is a file of settings. Where nobody may look, as in the home of another user, there is none."""
    try:
        path.lstat()
    except OSError:
        return False
    try:
        mode = path.stat().st_mode
    except PermissionError:
        return True  # Whoever reads it is told.
    except OSError:
        raise ConfigurationError(f"{path}: is a link to a file that is not there: mend it or take it away") from None
    if stat.S_ISREG(mode):
        return True
    if stat.S_ISCHR(mode):
        return False  # A link to /dev/null says on purpose that there is nothing.
    what = "a folder" if stat.S_ISDIR(mode) else "no file"
    raise ConfigurationError(f"{path}: is {what}, where a file of settings would be: rename it or take it away")


def _mentions_us(pyproject: Path) -> bool:
    try:
        data = pyproject.read_bytes()
        tool = tomllib.loads(data.decode("utf-8-sig")).get("tool")
    except OSError:
        return False
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        # Somebody else's broken file is not for us to report; one with a table of ours is, by whoever reads it.
        return _OUR_TABLE.search(data) is not None
    return isinstance(tool, dict) and "brief" in tool


def ours(path: Path) -> dict[str, object]:
    """What a file says to us: all of `brief.toml`, one table of `pyproject.toml`.

    Raises:
        ConfigurationError: it cannot be read, is no TOML, or has something else than a table for us.
    """
    table = _toml(path)
    if path.name != "pyproject.toml":
        return table
    tool = table.get("tool")
    told = tool.get("brief") if isinstance(tool, dict) else None
    if not isinstance(told, dict):
        raise ConfigurationError(f"{path}: tool.brief should be a table: write [tool.brief]")
    return told


def heading(path: Path, name: str) -> str:
    """How a table of ours begins in a file."""
    return f"[tool.brief.{name}]" if path.name == "pyproject.toml" else f"[{name}]"


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Some editors mark UTF-8 by a sign of its own.
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: not valid TOML: {error}") from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path}: not UTF-8, as TOML must be: save it as UTF-8") from None
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from None

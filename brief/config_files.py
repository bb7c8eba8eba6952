"""Files of settings: where they are, and what they say to us.

The project's file is `brief.toml`, or `pyproject.toml` with a table of ours; the user's own is `brief.toml` in their
folder of configuration.
"""

from __future__ import annotations

import re
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
    """The user's own file, if there is one."""
    path = user_path()
    return path if path.is_file() else None


def project_file(folder: Path) -> Path | None:
    """The nearest file of the project: `brief.toml` goes before `pyproject.toml` in the same folder.

    Parents are looked at only inside a repository, so that a file lying in a shared folder such as /tmp
    never decides for somebody else.
    """
    folder = folder.resolve()
    parents = (folder, *folder.parents)
    root = next((p for p in parents if (p / ".git").exists()), folder)
    for place in parents[: parents.index(root) + 1]:
        if (place / "brief.toml").is_file():
            return place / "brief.toml"
        if (place / "pyproject.toml").is_file() and _mentions_us(place / "pyproject.toml"):
            return place / "pyproject.toml"
    return None


def _mentions_us(pyproject: Path) -> bool:
    try:
        data = pyproject.read_bytes()
        tool = tomllib.loads(data.decode()).get("tool")
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
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: not valid TOML: {error}") from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path}: not UTF-8, as TOML must be: save it as UTF-8") from None
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from None

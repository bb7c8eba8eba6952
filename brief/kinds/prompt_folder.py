"""Reading a kind's prompts."""

from __future__ import annotations

from pathlib import Path

from brief.errors import ConfigurationError
from brief.kinds.kind import REQUIRED


def load(folder: Path) -> dict[str, str]:
    """The text of every `.md` file in a kind's prompt folder, by name and in order of name.

    Raises:
        ConfigurationError: a prompt is missing, or not UTF-8.
    """
    for name in REQUIRED:
        if not (folder / f"{name}.md").is_file():
            raise ConfigurationError(f"{folder / name}.md: missing: a kind has the prompts read.md and compose.md")
    return {path.name: _text(path) for path in sorted(folder.glob("*.md")) if not path.name.startswith(".")}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: not UTF-8 at byte {error.start}: save it as UTF-8") from None
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from None

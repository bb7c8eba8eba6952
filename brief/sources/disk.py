"""Articles in files."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from brief.errors import SourceError
from brief.sources.origin import LARGEST, Form, Origin, megabytes, shown, storable

_FORMS: dict[str, Form] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
}

_ADDRESS = re.compile(r"www\.|[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|org|net|info|[a-z]{2})/", re.IGNORECASE)
"""How an address begins whose scheme was left out."""


def read_file(source: str) -> Origin:
    """The bytes of a file (or of a pipe with a name, such as a shell's process substitution).

    Raises:
        SourceError: it does not exist, is a folder, cannot be opened, or is too large.
    """
    path, name = Path(source), shown(source)
    if not source:
        raise SourceError("no article was named: give a file, an http(s) address, or - for standard input")
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise SourceError(f"{name} is a folder: name one file in it")
        if stat.S_ISREG(status.st_mode) and status.st_size > LARGEST:
            raise SourceError(f"{name} is {megabytes(status.st_size)}: articles are read up to {megabytes(LARGEST)}")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        hint = "; a web address begins with https://" if _ADDRESS.match(source) else ""
        raise SourceError(f"{name}: no such file{hint}") from None
    except PermissionError:
        raise SourceError(f"{name} cannot be opened: permission denied") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        raise SourceError(f"{name} cannot be read: {reason}") from None
    if len(data) > LARGEST:
        raise SourceError(f"{name} is larger than {megabytes(LARGEST)}, the most that is read of an article")
    return Origin(data, name, form=_FORMS.get(path.suffix.lower()), path=storable(source))

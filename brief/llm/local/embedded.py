"""A model inside this process, behind a server of OpenAI's protocol that only this machine can reach.

    with serve(Path("model.gguf")) as base_url:
        ...

The defaults were measured; docs/models.md has the numbers.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from brief.errors import ConfigurationError
from brief.extras import needs_extra
from brief.llm.local.cores import usable

if TYPE_CHECKING:
    from types import ModuleType

SLOTS = 1
"""Requests at once. On a few cores several are hardly faster than one after another, and each slot would have to
read the part that all prompts begin with for itself."""
CONTEXT = 8192
"""Tokens of one request and its answer: some 5,000 words of English."""
_PROMPTS_KEPT = 512
"""Megabytes of prompts that are read already, for when different ones alternate: some 18,000 tokens."""
_MAGIC = b"GGUF"
_SILENT, _TALKATIVE = 0, 3


@contextmanager
def serve(gguf: Path, *, slots: int = SLOTS, context: int = CONTEXT) -> Iterator[str]:
    """Run a model for the length of the block; yields its base URL, which ends in `/v1`.

    Loading blocks for some seconds. Nothing is written to stdout or stderr, unless BRIEF_DEBUG is set. Close all
    clients before the block ends: a server that still owes an answer does not let go of the process.

    Args:
        gguf: The model's file.
        slots: Requests answered at once; more have to wait.
        context: Tokens of one request and its answer.

    Raises:
        ConfigurationError: the extra is not installed, or the file is none that can be run.
    """
    _check(gguf)
    xllamacpp = library()
    wanted = xllamacpp.CommonParams()
    wanted.model.path = str(gguf)
    # Recordings and error messages show the alias; a path would tell where the user's home is.
    wanted.model_alias = {gguf.stem}
    wanted.n_parallel = slots
    wanted.n_ctx = slots * context
    wanted.cache_ram_mib = _PROMPTS_KEPT
    if (cores := usable()) is not None:
        wanted.cpuparams.n_threads = cores
    wanted.hostnames = ["127.0.0.1"]
    wanted.port = 0
    # A page in a browser on this machine has no business here.
    wanted.cors_origins = "http://127.0.0.1"
    wanted.ui = wanted.endpoint_slots = False
    wanted.verbosity = _TALKATIVE if os.environ.get("BRIEF_DEBUG", "") not in {"", "0"} else _SILENT
    try:
        server = xllamacpp.Server(wanted)
    except RuntimeError:
        raise ConfigurationError(
            f"{gguf} cannot be run: it is damaged, of a kind that is not known here, or needs more memory than there "
            "is (BRIEF_DEBUG=1 shows what the library says)"
        ) from None
    try:
        yield f"{server.listening_address}/v1"
    finally:
        # The server ends when nothing refers to it; were that left to the interpreter's end, it could be too late.
        del server


def _check(gguf: Path) -> None:
    try:
        with gguf.open("rb") as stream:
            magic = stream.read(len(_MAGIC))
    except FileNotFoundError:
        raise ConfigurationError(f"there is no model file {gguf}") from None
    except OSError as error:
        raise ConfigurationError(f"the model file {gguf} cannot be read: {error.strerror}") from None
    if magic != _MAGIC:
        raise ConfigurationError(f"{gguf} is not a model in GGUF format, the only one that can be run here")


def library() -> ModuleType:
    """The library that runs models.

    Raises:
        ConfigurationError: it is not installed, or cannot be loaded here.
    """
    # Between two steps of a computation its threads wait in a loop, by default for so long that any other busy
    # program slows the model down several times. The value is read once, when the library is loaded.
    ours = not {"GOMP_SPINCOUNT", "OMP_WAIT_POLICY"} & os.environ.keys()
    if ours:
        os.environ["GOMP_SPINCOUNT"] = "1000"
    try:
        return import_module("xllamacpp")
    except ModuleNotFoundError:
        raise ConfigurationError(needs_extra("the embedded model", "local")) from None
    except ImportError as error:
        raise ConfigurationError(f"the embedded model's library cannot be loaded: {error}") from None
    finally:
        if ours:
            os.environ.pop("GOMP_SPINCOUNT", None)

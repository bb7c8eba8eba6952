"""From settings to an endpoint: which model answers, and where it runs.

- no model, no key and no address: the embedded model, which is fetched when it is not there
- a file that ends in .gguf, or a name from the catalogue, and no address: that model, in this process
- anything else: the server at the address, or OpenAI's own

A cassette that is played needs none of these: no key, no model file, no server.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from difflib import get_close_matches
from pathlib import Path
from threading import Event
from typing import TypeVar

from brief.errors import ConfigurationError
from brief.llm.address import parse
from brief.llm.cassettes import cassette as cassettes
from brief.llm.client import Endpoint
from brief.llm.local import embedded
from brief.llm.local.download import pull
from brief.llm.local.models import CATALOGUE, DEFAULT, Model
from brief.llm.modes import user_profiles
from brief.llm.pacing.pace import Pace

E = TypeVar("E", bound=Endpoint)

LABEL = "embedded"
_REPLAYED = "http://embedded/v1"
"""Where questions to the embedded model go when a cassette answers them: nowhere."""
_REMOTE_CONCURRENCY = 8
_PATIENCE = 600.0
"""Seconds for one answer of the embedded model, at least: a slow machine is no reason to give up, and a server in
our own process does not get lost."""


def unheard(_line: str) -> None:
    """Tells nobody: for a `notify` that was not given."""


@asynccontextmanager
async def connect(
    *,
    model: str | None = None,
    base_url: str | None = None,
    api_key: str | None = None,
    timeout: float = 120,
    retries: int = 5,
    concurrency: int | None = None,
    cassette: str | os.PathLike[str] | None = None,
    pace: Pace | None = None,
    notify: Callable[[str], None] = unheard,
) -> AsyncIterator[Endpoint]:
    """The endpoint that the settings ask for, open for the length of the block.

    Args:
        model: Name of a model, or path to a GGUF file; None for the embedded one.
        base_url: Address of a server; None for OpenAI's own, or for the embedded model.
        api_key: None for a server that wants none, or for the embedded model.
        timeout: Seconds for one answer. The embedded model always has ten minutes.
        retries: How often a call that failed in passing is tried again.
        concurrency: Calls at once; None for what suits the model.
        pace: How many calls go at once and in a minute; None for `concurrency` at once and nothing else.
            One that adapts is not used for the embedded model, whose slots are known.
        cassette: Played if it exists, recorded if not; None for neither.
        notify: Told in one line what the user should know.

    Raises:
        ConfigurationError: something is missing or wrong; the line says what to do.
    """
    recorded = Path(cassette) if cassette is not None else None
    check(model, base_url, api_key, recorded)
    own = _own(model, base_url, api_key)
    replaying = recorded is not None and recorded.exists()
    async with AsyncExitStack() as stack:
        if own is None:
            endpoint = Endpoint(
                base_url,
                api_key,
                model or "",
                concurrency=concurrency or _REMOTE_CONCURRENCY,
                timeout=timeout,
                retries=retries,
                pace=pace,
                # What was found out in another run is not in a recording of this one.
                profiles=user_profiles() if recorded is None else None,
                notify=notify,
            )
        else:
            address, own_name = _REPLAYED, own.name if isinstance(own, Model) else own.stem
            if not replaying:
                slots = concurrency or embedded.SLOTS
                if model is None:
                    notify(f"no model is configured: using the embedded {own_name}")
                gguf = await _file(own, notify)
                address = stack.enter_context(embedded.serve(gguf, slots=slots))
            endpoint = Endpoint(
                address,
                None,
                own_name,
                concurrency=concurrency or embedded.SLOTS,
                timeout=max(timeout, _PATIENCE),
                retries=retries,
                # Its slots are known: there is nothing to find out.
                pace=None if pace is None or pace.adapts else pace,
                small=True,
                label=LABEL,
                notify=notify,
            )
        stack.enter_context(cassettes.playing(recorded) if recorded is not None else nullcontext())
        yield await stack.enter_async_context(endpoint)


def check(model: str | None, base_url: str | None, api_key: str | None, cassette: Path | None = None) -> None:
    """See, before anything is asked, that it is known whom to ask and with what key, or that nobody has to be.

    Raises:
        ConfigurationError: something is missing; the line says what to do.
    """
    replaying = cassette is not None and cassette.exists()
    if _own(model, base_url, api_key) is None and not replaying:
        _check_key(model, base_url, api_key)


def unconnected(kind: type[E], model: str | None, base_url: str | None, api_key: str | None) -> E:
    """The endpoint that `connect` would open, as one of a class that asks no server: nothing is fetched or started.

    Raises:
        ConfigurationError: no model is named.
    """
    own = _own(model, base_url, api_key)
    if own is not None:
        return kind(_REPLAYED, None, own.name if isinstance(own, Model) else own.stem, small=True, label=LABEL)
    _check_key(model, base_url, api_key or "none is needed")
    return kind(base_url, api_key, model or "", profiles=user_profiles())


def _own(model: str | None, base_url: str | None, api_key: str | None) -> Model | Path | None:
    """The model to run in this process, None for one behind a server."""
    if base_url is not None:
        return None
    if model is None:
        return DEFAULT if api_key is None else None
    if model.lower().endswith(".gguf"):
        return Path(model).expanduser()
    return next((known for known in CATALOGUE if known.name == model), None)


def _check_key(model: str | None, base_url: str | None, api_key: str | None) -> None:
    if model is None and base_url is not None:
        raise ConfigurationError(f"no model is named for the server at {parse(base_url).label}: name one with --model")
    if model is None:
        raise ConfigurationError(
            f"there is a key but no model: name one with --model (--model {DEFAULT.name} is the embedded one)"
        )
    if base_url is None and api_key is None:
        meant = get_close_matches(model, [known.name for known in CATALOGUE], n=1)
        raise ConfigurationError(
            f"there is no key for the model {model}: set OPENAI_API_KEY; or name another server with --base-url, "
            f"or {f'the embedded model, {meant[0]},' if meant else 'a GGUF file'} with --model"
        )


async def _file(own: Model | Path, notify: Callable[[str], None]) -> Path:
    """The model's file, fetched where need be. Cancelling ends the download, which can be taken up later."""
    if isinstance(own, Path):
        return own
    # Before a gigabyte is fetched that could not be used.
    embedded.library()
    stop = Event()
    try:
        return await asyncio.to_thread(pull, own, notify=notify, stop=stop)
    except asyncio.CancelledError:
        stop.set()
        raise

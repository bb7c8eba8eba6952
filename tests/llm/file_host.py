"""A small model that is none, a host that serves it well or badly, and a registry that has it in parts."""

from __future__ import annotations

import hashlib
import re
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any

from brief.llm.local.models import Model, Parts

CONTENT = b"GGUF" + Random(1).randbytes(299_996)
PART = 100_000


def tiny(url: str, *, content: bytes = CONTENT, parts: bool = False, **changes: Any) -> Model:
    """A catalogue entry for a file of 300,000 bytes."""
    wheels = Parts("tiny-part{n}", "tiny_part{n}/data/part{n:02d}.bin", "1.0", -(-len(content) // PART), PART)
    facts: dict[str, Any] = {
        "name": "tiny",
        "about": "A tiny one",
        "file": "tiny-q4.gguf",
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "licence": "MIT",
        "url": url,
        "parts": wheels if parts else None,
    }
    return Model(**{**facts, **changes})


class Host:
    """Serves one file. What goes wrong is set on it."""

    def __init__(self) -> None:
        self.content = CONTENT
        self.status = 200
        self.ranges = True
        self.drops: list[int] = []
        """After how many bytes to drop each connection, in order; later ones are served whole."""
        self.delay = 0.0
        """Seconds between two pieces of 20,000 bytes."""
        self.asked: list[str | None] = []
        """The Range header of each request."""
        self.url = ""


@contextmanager
def hosting() -> Iterator[Host]:
    host = Host()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            wanted = self.headers.get("Range")
            host.asked.append(wanted)
            start = int(re.fullmatch(r"bytes=(\d+)-", wanted)[1]) if wanted and host.ranges else 0
            if host.status != 200:
                self.send_error(host.status)
                return
            if start >= len(host.content):
                self.send_error(416)
                return
            body = host.content[start:]
            self.send_response(206 if wanted and host.ranges else 200)
            if wanted and host.ranges:
                self.send_header("Content-Range", f"bytes {start}-{len(host.content) - 1}/{len(host.content)}")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            sent = body[: host.drops.pop(0)] if host.drops else body
            for at in range(0, len(sent), 20_000):
                self.wfile.write(sent[at : at + 20_000])
                self.wfile.flush()
                time.sleep(host.delay)
            self.close_connection = True

        def log_message(self, *_):
            pass

        def handle(self):
            with suppress(BrokenPipeError, ConnectionResetError):
                super().handle()

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        host.url = f"http://127.0.0.1:{server.server_address[1]}/tiny-q4.gguf"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()


def wheel(folder: Path, number: int, data: bytes) -> Path:
    """A wheel that holds one part, and code that nobody should run."""
    name = f"tiny_part{number}"
    path = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}/__init__.py", "raise SystemExit('this code was run')")
        archive.writestr(f"{name}/data/part{number:02d}.bin", data)
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: tiny-part{number}\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return path


def wheels(folder: Path, content: bytes = CONTENT) -> list[Path]:
    """All parts of a file."""
    starts = range(0, len(content), PART)
    return [wheel(folder, number, content[at : at + PART]) for number, at in enumerate(starts, 1)]

"""A server on 127.0.0.1 with OpenAI's /v1/files, /v1/batches and /v1/chat/completions, and failures on demand.

    with BatchServer() as server:
        server.fates.append("expire")               # what becomes of the next batch
        server.trip("POST /v1/batches", "429")      # what becomes of the next such request
        ... a run against server.url ...
        assert max(server.paid.values()) == 1

A batch goes one status further each time it is looked at. Answers depend on the request alone. Standard library only.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import random
import re
import socket
import struct
import threading
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import by_path

ROOT = Path(__file__).resolve().parents[2]
MOST_REQUESTS, MOST_BYTES = 50_000, 200_000_000
STATUSES = ("validating", "in_progress", "finalizing")


plausible = by_path.load("benchmarks/answers.py").plausible


def completion(body: dict[str, Any]) -> dict[str, Any]:
    """What a model might have answered: the same to the same request."""
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    schema = body.get("response_format", {}).get("json_schema", {}).get("schema", {"type": "object"})
    text = json.dumps(plausible(schema, body["messages"], digest), ensure_ascii=False)
    read, written = len(json.dumps(body)) // 4, len(text) // 4 + 1
    return {
        "id": f"chatcmpl-{digest[:24]}",
        "object": "chat.completion",
        "created": 0,
        "model": body["model"],
        "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written},
    }


def failing(message: str, code: str | None = None, kind: str = "invalid_request_error") -> dict[str, Any]:
    """The body of an error."""
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


Outcome = tuple[int, dict[str, Any]]


class BatchServer:
    """The server; a context manager."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.names: dict[str, str] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self.fates: deque[str] = deque()
        """What becomes of the next batches: `expire`, `invalid`, `no_room`, `no_quota`, `cancel`, `lose_output`,
        `garble`, `garble_once`, `repeat`, `strangers`, `omit`; empty, or none left, for nothing."""
        self.outcome: Callable[[dict[str, Any], int], Outcome | None] = lambda _body, _time: None
        """What a request of a batch is answered, by its body and how often it was done before; None for an answer."""
        self.paid: Counter[str] = Counter()
        """How often each request was answered, by the hash of its body."""
        self.direct = 0
        """Calls outside batches."""
        self.seen: Counter[str] = Counter()
        """Requests by method and kind of path."""
        self.steps = 0
        """How many times a batch is looked at in each status."""
        self.room: int | None = None
        """Requests that may be under way at once, over all batches; None for any number."""
        self.chunk = 0
        """Bytes after which the download of a file stops for good; 0 for never."""
        self.reached, self.go = threading.Event(), threading.Event()
        self._paused: str | None = None
        self._trips: defaultdict[str, deque[str]] = defaultdict(deque)
        self._lock = threading.RLock()
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def trip(self, what: str, *how: str) -> None:
        """What becomes of the next requests: a status, `reset` (before it is done), `lost` (done, and not told)."""
        self._trips[what].extend(how)

    def pause(self, where: str) -> None:
        """Let nobody through at a place: `POST /v1/batches`, or `done POST /v1/batches` once it is done."""
        self._paused = where
        self.reached.clear()
        self.go.clear()

    def release(self) -> None:
        self._paused = None
        self.go.set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def at(self, place: str) -> None:
        if place == self._paused:
            self.reached.set()
            self.go.wait(30)

    def tripped(self, what: str) -> str:
        with self._lock:
            self.seen[what] += 1
            return self._trips[what].popleft() if self._trips[what] else ""

    # Files

    def upload(self, name: str, purpose: str, data: bytes) -> Outcome:
        if purpose != "batch":
            return 400, failing("wrong purpose")
        if len(data) > MOST_BYTES:
            return 400, failing("File is too large.")
        with self._lock:
            file = f"file-{len(self.files) + 1}"
            self.files[file], self.names[file] = data, name
        return 200, {"id": file, "object": "file", "bytes": len(data), "filename": name, "purpose": purpose}

    # Batches

    def create(self, asked: dict[str, Any]) -> Outcome:
        with self._lock:
            if asked.get("input_file_id") not in self.files:
                return 400, failing(f"Cannot find file {asked.get('input_file_id')}, or project does not have access")
            if asked.get("completion_window") != "24h" or asked.get("endpoint") != "/v1/chat/completions":
                return 400, failing("not supported")
            number = len(self.batches) + 1
            batch = {
                "id": f"batch_{number}",
                "object": "batch",
                "endpoint": asked["endpoint"],
                "errors": None,
                "input_file_id": asked["input_file_id"],
                "completion_window": "24h",
                "status": "validating",
                "output_file_id": None,
                "error_file_id": None,
                "created_at": int(time.time()),
                "request_counts": {"total": 0, "completed": 0, "failed": 0},
                "metadata": asked.get("metadata"),
            }
            self.batches[batch["id"]] = {**batch, "_fate": self.fates.popleft() if self.fates else "", "_looks": 0}
        return 200, _shown(self.batches[batch["id"]])

    def listed(self, query: dict[str, list[str]]) -> Outcome:
        with self._lock:
            newest = list(reversed(self.batches.values()))
            after = query.get("after", [""])[0]
            start = next((i + 1 for i, b in enumerate(newest) if b["id"] == after), 0)
            size = min(int(query.get("limit", ["20"])[0]), 2)
            page = newest[start : start + size]
            return 200, {"object": "list", "data": [_shown(b) for b in page], "has_more": start + size < len(newest)}

    def look(self, id: str) -> Outcome:  # noqa: A002
        with self._lock:
            batch = self.batches.get(id)
            if batch is None:
                return 404, failing(f"No batch found with id '{id}'.")
            self._advance(batch)
            return 200, _shown(batch)

    def cancel(self, id: str) -> Outcome:  # noqa: A002
        with self._lock:
            batch = self.batches[id]
            batch["status"] = "cancelling"
            return 200, _shown(batch)

    def _advance(self, batch: dict[str, Any]) -> None:
        status, fate = batch["status"], batch["_fate"]
        if status == "cancelling":
            self._finish(batch, "cancelled")
            return
        if status not in STATUSES:
            return
        batch["_looks"] += 1
        if batch["_looks"] <= self.steps:
            return
        batch["_looks"] = 0
        if status == "validating":
            if (trouble := self._invalid(batch)) is not None:
                batch["status"], batch["errors"] = "failed", {"object": "list", "data": [trouble]}
                return
            batch["request_counts"]["total"] = len(self._lines(batch))
        if status == "in_progress" and fate in ("expire", "cancel"):
            self._finish(batch, {"expire": "expired", "cancel": "cancelled"}[fate])
        elif status == "finalizing":
            self._finish(batch, "completed")
        else:
            batch["status"] = STATUSES[STATUSES.index(status) + 1]

    def _lines(self, batch: dict[str, Any]) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.files[batch["input_file_id"]].splitlines()]

    def _invalid(self, batch: dict[str, Any]) -> dict[str, Any] | None:
        fate, lines = batch["_fate"], self._lines(batch)
        if fate == "no_quota":
            return {
                "code": "billing_hard_limit_reached",
                "message": "Billing hard limit has been reached",
                "line": None,
            }
        if fate == "invalid":
            return {"code": "invalid_json_line", "message": "This line is not parseable as valid JSON.", "line": 1}
        others = sum(
            b["request_counts"]["total"] for b in self.batches.values() if b["status"] in ("in_progress", "finalizing")
        )
        if fate == "no_room" or (self.room is not None and others + len(lines) > self.room):
            return {"code": "token_limit_exceeded", "message": "Enqueued token limit reached for m.", "line": None}
        if len(lines) > MOST_REQUESTS:
            return {"code": "too_many_tasks", "message": "The batch input file contains too many requests.", "line": 1}
        if len({line["custom_id"] for line in lines}) < len(lines):
            return {"code": "duplicate_custom_id", "message": "The custom_id is duplicated.", "line": 2}
        if len({line["body"]["model"] for line in lines}) > 1:
            return {"code": "mismatched_model", "message": "The model is not the same in all lines.", "line": 2}
        if any(line["method"] != "POST" or line["url"] != batch["endpoint"] for line in lines):
            return {"code": "invalid_url", "message": "The URL does not match.", "line": 1}
        return None

    def _finish(self, batch: dict[str, Any], status: str) -> None:
        fate, lines = batch["_fate"], self._lines(batch)
        done = lines if status == "completed" else lines[: len(lines) // 2]
        if fate == "omit":
            done = lines[1:]
        output, errors = [], []
        for line in done:
            body = line["body"]
            digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
            code, answer = self.outcome(body, self.paid[f"failed {digest}"]) or (200, completion(body))
            self.paid[digest if code == 200 else f"failed {digest}"] += 1
            response = {"status_code": code, "request_id": f"req_{digest[:8]}", "body": answer}
            told = {
                "id": f"batch_req_{digest[:8]}",
                "custom_id": line["custom_id"],
                "response": response,
                "error": None,
            }
            (output if code == 200 else errors).append(json.dumps(told, ensure_ascii=False))
        code = {"expired": "batch_expired", "cancelled": "batch_cancelled"}.get(status)
        for line in lines[len(done) :] if code else ():
            error = {"code": code, "message": f"This request was not executed: {code}"}
            told = {"id": None, "custom_id": line["custom_id"], "response": None, "error": error}
            errors.append(json.dumps(told))
        chance = random.Random(batch["id"])
        chance.shuffle(output)
        chance.shuffle(errors)
        if fate == "repeat":
            output.append(output[0].replace("chatcmpl-", "again-"))
        if fate == "strangers":
            output.append(json.dumps({"id": "x", "custom_id": "0" * 64, "response": {"status_code": 200, "body": {}}}))
        if fate in ("garble", "garble_once"):
            output[0] = output[0][: len(output[0]) // 2]
        batch["status"] = status
        batch["request_counts"] |= {"completed": len(output), "failed": len(errors)}
        for name, kept in (("output_file_id", output), ("error_file_id", errors)):
            if kept:
                batch[name] = file = f"file-{name[:3]}-{batch['id']}"
                self.files[file] = ("\n".join(kept) + "\n").encode()
        if fate == "lose_output":
            self.files.pop(batch["output_file_id"])

    def content(self, file: str) -> bytes | None:
        with self._lock:
            data = self.files.get(file)
            for batch in self.batches.values():
                if batch["output_file_id"] == file and batch["_fate"] == "garble_once":
                    batch["_fate"] = ""
                    lines = self._lines(batch)
                    whole = []
                    for line in lines:
                        response = {"status_code": 200, "body": completion(line["body"])}
                        whole.append(json.dumps({"custom_id": line["custom_id"], "response": response, "error": None}))
                    self.files[file] = ("\n".join(whole) + "\n").encode()
            return data


def _shown(batch: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in batch.items() if not name.startswith("_")}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, owner: BatchServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.owner = owner

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that go away are what many tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        self._handle("GET", b"")

    def do_POST(self) -> None:
        if "chunked" in self.headers.get("transfer-encoding", ""):
            pieces = []
            while size := int(self.rfile.readline().split(b";")[0], 16):
                pieces.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            self._handle("POST", b"".join(pieces))
        else:
            self._handle("POST", self.rfile.read(int(self.headers.get("content-length", 0))))

    def _handle(self, method: str, body: bytes) -> None:
        owner = self.server.owner
        parts = urlsplit(self.path)
        what = f"{method} {re.sub(r'/(batch_[0-9]+|file-[^/]+)', '/ID', parts.path)}"
        how = owner.tripped(what)
        owner.at(what)
        if how == "reset":
            self._reset()
            return
        if how.isdecimal():
            self._send(int(how), failing(f"tripped {how}", kind="server_error"))
            return
        status, answer = self._answer(method, parts.path, parse_qs(parts.query), body)
        owner.at(f"done {what}")
        if how == "lost":
            self._reset()
        elif isinstance(answer, bytes):
            self._content(answer, broken=how == "broken")
        else:
            self._send(status, answer)

    def _answer(self, method: str, path: str, query: dict[str, list[str]], body: bytes) -> tuple[int, Any]:
        owner = self.server.owner
        match [method, *path.removeprefix("/v1/").split("/")]:
            case ["POST", "files"]:
                return owner.upload(*self._form(body))
            case ["GET", "files", file, "content"]:
                data = owner.content(file)
                return (200, data) if data is not None else (404, failing(f"No such File object: {file}"))
            case ["POST", "batches"]:
                return owner.create(json.loads(body))
            case ["GET", "batches"]:
                return owner.listed(query)
            case ["GET", "batches", id]:
                return owner.look(id)
            case ["POST", "batches", id, "cancel"]:
                return owner.cancel(id)
            case ["POST", "chat", "completions"]:
                asked = json.loads(body)
                owner.direct += 1
                if (outcome := owner.outcome(asked, 0)) is not None and outcome[0] == 400:
                    return outcome
                owner.paid[hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()] += 1
                return 200, completion(asked)
        return 404, failing("no such path")

    def _form(self, body: bytes) -> tuple[str, str, bytes]:
        """Name, purpose and content of an upload."""
        boundary = self.headers["content-type"].rpartition("boundary=")[2].encode()
        fields: dict[str, bytes] = {}
        name = ""
        for part in body.split(b"--" + boundary)[1:-1]:
            head, _, data = part.partition(b"\r\n\r\n")
            found = dict(re.findall(rb'(\w+)="([^"]*)"', head))
            fields[found[b"name"].decode()] = data.removesuffix(b"\r\n")
            name = found.get(b"filename", name.encode()).decode()
        return name, fields.get("purpose", b"").decode(), fields.get("file", b"")

    def _send(self, status: int, answer: dict[str, Any]) -> None:
        data = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _content(self, data: bytes, *, broken: bool) -> None:
        owner = self.server.owner
        self.send_response(200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if broken or owner.chunk:
            self.wfile.write(data[: owner.chunk or len(data) // 2])
            self.wfile.flush()
            owner.at("half GET /v1/files/ID/content")
        if broken:
            self._reset()
        else:
            self.wfile.write(data[owner.chunk :])

    def _reset(self) -> None:
        # A linger of 0 seconds: closing sends a reset instead of a farewell.
        with contextlib.suppress(OSError):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet."""

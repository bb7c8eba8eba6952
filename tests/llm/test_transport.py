"""How one request is sent: what goes over the wire, what comes of each way to break off, and what a call may have cost."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import ssl
import struct
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from socket import SO_LINGER, SOL_SOCKET
from typing import Any

import pytest
from asking import KEY

from brief.errors import ConfigurationError
from brief.llm import transport
from brief.llm.address import parse
from brief.llm.diagnosis import Asked
from brief.llm.errors import Failure, Garbled, NotAnEndpoint, Unreachable
from brief.llm.redirects import followed
from brief.llm.transport import Transport

BODY = json.dumps({"model": "m", "messages": []}).encode()
TEXT = json.dumps({"choices": [], "note": "“größer” als 5"}, ensure_ascii=False)

Wire = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Behaviour = Callable[[int, asyncio.StreamWriter], Awaitable[None]]
"""What to do with the request of that number, counted from 0."""


class Server:
    """A server that reads requests and does with each what a test says."""

    def __init__(self, behave: Behaviour) -> None:
        self.heads: list[list[str]] = []
        self.bodies: list[bytes] = []
        self.connections = 0
        self.gone = asyncio.Event()
        """A client has gone."""
        self._behave = behave

    async def connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().strip().split("\r\n")
                length = next((int(h.split(":")[1]) for h in head if h.lower().startswith("content-length")), 0)
                self.bodies.append(await reader.readexactly(length))
                self.heads.append(head)
                await self._behave(len(self.heads) - 1, writer)
                if writer.is_closing():
                    break
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            self.gone.set()
        finally:
            writer.close()

    def headers(self, number: int) -> dict[str, str]:
        return {name.lower(): value for name, _, value in (line.partition(": ") for line in self.heads[number][1:])}


def response(body: bytes = TEXT.encode(), *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def says(*answers: bytes, closes: bool = False) -> Behaviour:
    """Answers with these, the last one again and again; and closes the connection then, without having said so."""

    async def behave(number: int, writer: asyncio.StreamWriter) -> None:
        writer.write(answers[min(number, len(answers) - 1)])
        await writer.drain()
        if closes:
            writer.close()

    return behave


async def resets(number: int, writer: asyncio.StreamWriter) -> None:
    writer.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
    writer.close()


async def hangs(number: int, writer: asyncio.StreamWriter) -> None:
    """Says nothing, until the client goes."""


def asked(
    behave: Behaviour,
    ask: Callable[[Transport, Asked], Awaitable[Any]] = lambda way, who: way.post(BODY, who),
    *,
    base: str = "http://127.0.0.1:{port}/v1",
    context: ssl.SSLContext | None = None,
) -> tuple[Any, Server]:
    """What comes of a request to a server that behaves so."""
    server = Server(behave)

    async def main() -> Any:
        listening = await asyncio.start_server(server.connection, "127.0.0.1", 0, ssl=context, backlog=512)
        address = parse(base.format(port=listening.sockets[0].getsockname()[1]))
        way = Transport(address, KEY, timeout=5, connections=8)
        try:
            return await asyncio.wait_for(ask(way, Asked(address.label, "m", KEY)), 10)
        except Failure as error:
            return error
        finally:
            await way.close()
            listening.close()

    return asyncio.run(main()), server


def test_an_answer_comes_with_its_status_and_headers_by_whatever_case():
    (status, headers, text), server = asked(says(response(TEXT.encode(), "X-RateLimit-Remaining-Requests: 7")))
    assert (status, text) == (200, TEXT)
    assert headers.get("x-ratelimit-remaining-requests") == "7"
    assert server.bodies == [BODY]
    assert server.heads[0][0] == "POST /v1/chat/completions HTTP/1.1"


def test_a_refusal_is_a_response_too():
    (status, headers, text), _ = asked(says(response(b"slow down", "Retry-After: 3", status="429 Too Many")))
    assert (status, headers.get("retry-after"), text) == (429, "3", "slow down")


def test_the_same_is_sent_as_by_the_openai_library():
    async def both(way: Transport, who: Asked) -> None:
        await way.post(BODY, who)
        await way._through_proxy(way._url, BODY, who)

    _, server = asked(says(response()), both)
    ours, theirs = server.headers(0), server.headers(1)
    assert server.heads[0][0] == server.heads[1][0]
    assert ours["authorization"] == theirs["authorization"] == f"Bearer {KEY}"
    # How often the library has tried, which it never does again; and what each unpacks is its own matter.
    for headers in (ours, theirs):
        for name in ("x-stainless-retry-count", "accept-encoding", "connection"):
            headers.pop(name, None)
    assert ours == theirs


def test_a_user_name_in_the_address_takes_the_place_of_the_key():
    _, server = asked(says(response()), base="http://ada:p%40ss@127.0.0.1:{port}/v1")
    assert server.headers(0)["authorization"] == "Basic YWRhOnBAc3M="


@pytest.mark.parametrize("base", ["http://127.0.0.1:{port}/a%2Fb%20c/v1", "http://127.0.0.1:{port}/v1?api-version=1-2"])
def test_an_address_is_asked_as_it_is_written(base):
    async def both(way: Transport, who: Asked) -> None:
        await way.post(BODY, who)
        await way._through_proxy(way._url, BODY, who)

    _, server = asked(says(response()), both, base=base)
    assert server.heads[0][0] == server.heads[1][0]
    assert "a%2Fb%20c" in server.heads[0][0] or "?api-version=1-2" in server.heads[0][0]


BROKEN = {
    "reset": resets,
    "closed without a word": says(b"", closes=True),
    "within the headers": says(b"HTTP/1.1 200 OK\r\nContent-Le", closes=True),
    "within the body": says(response(length=500), closes=True),
    "within a chunk": says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{", closes=True),
    "no HTTP": says(b"SSH-2.0-OpenSSH_9.2\r\n\r\n", closes=True),
}


@pytest.mark.parametrize("behave", BROKEN.values(), ids=BROKEN)
def test_a_connection_that_broke_may_have_cost_something_and_is_tried_as_often_as_may_be(behave):
    error, server = asked(behave)
    assert "the connection broke before the answer was whole" in str(error)
    assert (error.charged, error.most_retries) == (True, None)
    assert len(server.bodies) == 1, "the library tried again by itself"


def test_nobody_there_costs_nothing():
    error, server = asked(hangs, base="http://127.0.0.1:9/v1")
    assert "connection refused" in str(error)
    assert (error.charged, error.most_retries) == (False, 2)
    assert not server.bodies


@pytest.mark.parametrize("base", ["http://localhost:9/v1", "http://[::1]:9/v1"])
def test_nobody_at_any_address_of_a_host(base):
    error, _ = asked(hangs, base=base)
    assert "cannot be reached" in str(error)
    assert (error.charged, error.most_retries) == (False, 2)


def test_who_takes_too_long_to_connect_was_not_asked(monkeypatch):
    monkeypatch.setattr(transport, "_CONNECT_SECONDS", 0.1)
    # It listens, and says nothing of TLS.
    error, _ = asked(hangs, base="https://127.0.0.1:{port}/v1")
    assert "no connection" in str(error)
    assert (error.charged, error.most_retries) == (False, 2)


def test_a_host_that_there_is_not():
    error, _ = asked(hangs, base="http://nobody.invalid/v1")
    assert "no such host" in str(error)
    assert error.charged is False


async def never_ends(number: int, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
        await writer.drain()


@pytest.mark.parametrize(
    "behave",
    [never_ends, says(response(gzip.compress(bytes(17_000_000)), "Content-Encoding: gzip"))],
    ids=["dripped", "packed"],
)
def test_an_answer_without_end_is_given_up(behave):
    error, server = asked(behave)
    assert isinstance(error, Garbled)
    assert "more than 16 MB" in str(error)
    assert error.charged
    assert len(server.bodies) == 1


def test_a_long_answer_is_read_whole():
    (_, _, text), _ = asked(says(response(b"x" * (16 * 1024 * 1024))))
    assert len(text) == 16 * 1024 * 1024


def test_a_packed_answer_is_unpacked_once():
    packed = gzip.compress(TEXT.encode())
    (_, _, text), server = asked(says(response(packed, "Content-Encoding: gzip")))
    assert text == TEXT
    assert "gzip" in server.headers(0)["accept-encoding"]


def test_a_garbled_answer_is_told_from_a_broken_one():
    error, _ = asked(says(response(b"not gzip at all", "Content-Encoding: gzip")))
    assert "garbled" in str(error)
    assert error.charged


def test_what_is_no_utf_8_is_read_as_it_says():
    (_, _, text), _ = asked(says(response("größer".encode("latin-1"), "Content-Type: text/plain; charset=latin-1")))
    assert text == "größer"


def test_a_mark_of_byte_order_is_no_part_of_an_answer():
    (_, _, text), _ = asked(says(response(b"\xef\xbb\xbf" + TEXT.encode())))
    assert text == TEXT


def test_a_large_answer_is_whole():
    large = "é" * 3_000_000
    (_, _, text), _ = asked(says(response(large.encode())))
    assert text == large


def test_a_redirect_is_followed_with_the_question_and_without_end_it_is_not():
    moved = response(b"", "Location: /v2/chat/completions", status="307 Temporary Redirect")
    (status, _, text), server = asked(says(moved, response()))
    assert (status, text) == (200, TEXT)
    assert (server.heads[1][0], server.bodies[1]) == ("POST /v2/chat/completions HTTP/1.1", BODY)
    error, _ = asked(says(moved))
    assert "redirects without end" in str(error)
    assert error.most_retries == 0


@pytest.mark.parametrize("status", ["301 Moved Permanently", "302 Found", "308 Permanent Redirect"])
def test_a_server_that_has_moved_within_itself_is_asked_the_same_there(status):
    moved = response(b"", "Location: http://127.0.0.1:{port}/v2?a=1", status=status)

    async def behave(number: int, writer: asyncio.StreamWriter) -> None:
        port = str(writer.get_extra_info("sockname")[1]).encode()
        writer.write(response() if number else moved.replace(b"{port}", port))

    (code, _, text), server = asked(behave)
    assert (code, text) == (200, TEXT)
    assert (server.heads[1][0], server.bodies[1]) == ("POST /v2?a=1 HTTP/1.1", BODY)


async def ask_through_a_proxy(way: Transport, who: Asked) -> object:
    assert way._session is not None
    await way._session.close()
    way._session = None
    return await way.post(BODY, who)


async def list_batches(way: Transport, who: Asked) -> object:
    return await way.library.batches.list()


ASKING = [lambda way, who: way.post(BODY, who), ask_through_a_proxy, list_batches]


@pytest.mark.parametrize("ask", ASKING, ids=["directly", "through a proxy", "the Batch API"])
@pytest.mark.parametrize("status", ["301 Moved Permanently", "307 Temporary Redirect"])
def test_nothing_is_sent_to_another_server_that_a_redirect_names(ask, status):
    other = Server(says(response()))

    async def both(way: Transport, who: Asked) -> None:
        listening = await asyncio.start_server(other.connection, "127.0.0.1", 0)
        there.append(listening.sockets[0].getsockname()[1])
        try:
            await ask(way, who)
        finally:
            listening.close()

    async def behave(number: int, writer: asyncio.StreamWriter) -> None:
        place = f"Location: http://me:pass@127.0.0.1:{there[0]}/v1/chat/completions?key=secret"
        writer.write(response(b"", place, status=status))

    there: list[int] = []
    error, server = asked(behave, both)
    assert isinstance(error, NotAnEndpoint)
    assert "redirects to another server, and nothing was sent there" in str(error)
    assert str(error).endswith(f"set the base URL to http://127.0.0.1:{there[0]}/v1")
    assert (other.connections, len(server.bodies)) == (0, 1)


@pytest.mark.parametrize("place", ["ftp://127.0.0.1/", "http://[::bad", "http://127.0.0.1:99999/"])
def test_a_redirect_to_no_web_address(place):
    error, _ = asked(says(response(b"", f"Location: {place}", status="307 Temporary Redirect")))
    assert isinstance(error, NotAnEndpoint)
    assert "redirects to no web address; check the base URL" in str(error)


@pytest.mark.parametrize(
    ("url", "location", "there"),
    [
        ("http://h/v1/a", "/v2/a", "http://h/v2/a"),
        ("http://h/v1/a", "b?c=d", "http://h/v1/b?c=d"),
        ("http://h:80/a", "http://H/b", "http://H/b"),
        ("http://h/a", "https://h/a", "https://h/a"),
        ("http://h:8080/a", "https://h:8443/a", "https://h:8443/a"),
        ("https://h/a", "//h:443/b", "https://h:443/b"),
        ("https://h/a", "http://h/a", None),
        ("https://h/a", "https://h:444/a", None),
        ("https://h/a", "https://h.example/a", None),
        ("https://h/a", "//other/a", None),
    ],
)
def test_a_redirect_stays_on_its_server(url, location, there):
    if there is None:
        with pytest.raises(NotAnEndpoint, match="here redirects to another server"):
            followed(url, location, "here")
    else:
        assert followed(url, location, "here") == there


def test_who_cannot_be_reached_behind_a_redirect_is_named():
    async def behave(number: int, writer: asyncio.StreamWriter) -> None:
        if number:
            await resets(number, writer)
        else:
            writer.write(response(b"", "Location: /there?key=secret", status="307 Temporary Redirect"))

    error, _ = asked(behave)
    assert re.search(r"/v1, which redirects to http://127\.0\.0\.1:\d+/there, cannot be reached: the conn", str(error))


@pytest.mark.parametrize("base", ["http://127.0.0.1:{port}", "http://127.0.0.1:{port}/", "http://127.0.0.1:{port}?a=b"])
def test_a_base_url_without_a_path_is_the_servers_root(base):
    async def all_ways(way: Transport, who: Asked) -> None:
        await way.post(BODY, who)
        await way._through_proxy(way._url, BODY, who)
        await way.library.batches.list(limit=1)

    _, server = asked(says(response()), all_ways, base=base)
    lines = [head[0] for head in server.heads]
    query = "?a=b" if "a=b" in base else ""
    assert lines[:2] == [f"POST /chat/completions{query} HTTP/1.1"] * 2
    assert lines[2] == f"GET /batches{query + '&' if query else '?'}limit=1 HTTP/1.1"


def test_connections_are_used_again_and_those_that_the_server_closed_are_not():
    async def thrice(way: Transport, who: Asked) -> None:
        for _ in range(3):
            await way.post(BODY, who)
            await asyncio.sleep(0.02)

    _, server = asked(says(response()), thrice)
    assert server.connections == 1
    _, server = asked(says(response(), closes=True), thrice)
    assert server.connections == 3


def test_a_question_on_a_connection_that_breaks_is_not_asked_again_unasked():
    async def breaks(number: int, writer: asyncio.StreamWriter) -> None:
        await (resets if number else says(response()))(number, writer)

    async def twice(way: Transport, who: Asked) -> None:
        await way.post(BODY, who)
        await way.post(BODY, who)

    error, server = asked(breaks, twice)
    assert (type(error), len(server.bodies), server.connections) == (Unreachable, 2, 1)
    assert error.charged


def test_who_stops_waiting_is_gone_at_once():
    async def stop(way: Transport, who: Asked) -> None:
        waiting = asyncio.create_task(way.post(BODY, who))
        while not server.bodies:
            await asyncio.sleep(0.005)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await asyncio.wait_for(server.gone.wait(), 2)

    server = Server(hangs)

    async def main() -> None:
        listening = await asyncio.start_server(server.connection, "127.0.0.1", 0)
        way = Transport(
            parse(f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/v1"), KEY, timeout=5, connections=1
        )
        await stop(way, Asked("here", "m", KEY))
        await way.close()
        listening.close()

    asyncio.run(main())


def test_no_number_of_questions_waits_for_a_connection():
    async def many(way: Transport, who: Asked) -> None:
        await asyncio.gather(*(way.post(BODY, who) for _ in range(150)))

    _, server = asked(says(response()), many)
    assert len(server.bodies) == 150


def test_a_proxy_of_the_environment_is_asked_for_others_and_not_for_this_machine(monkeypatch):
    server = Server(says(response()))

    async def main() -> None:
        listening = await asyncio.start_server(server.connection, "127.0.0.1", 0)
        port = listening.sockets[0].getsockname()[1]
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{port}")
        for url in ("http://model.example/v1", f"http://127.0.0.1:{port}/v1"):
            way = Transport(parse(url), KEY, timeout=5, connections=1)
            await way.post(BODY, Asked("here", "m", KEY))
            await way.close()
        listening.close()

    asyncio.run(main())
    assert server.heads[0][0] == "POST http://model.example/v1/chat/completions HTTP/1.1"
    assert server.heads[1][0] == "POST /v1/chat/completions HTTP/1.1"


def test_a_certificate_must_be_trusted(tmp_path: Path, monkeypatch):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    made += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    try:
        subprocess.run(made, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl makes the certificate")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    transport._trusted.cache_clear()
    error, server = asked(says(response()), base="https://127.0.0.1:{port}/v1", context=context)
    assert "its certificate is not trusted (self-signed certificate)" in str(error)
    assert (error.charged, error.most_retries, server.bodies) == (False, 0, [])
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    transport._trusted.cache_clear()
    try:
        (_, _, text), _ = asked(says(response()), base="https://127.0.0.1:{port}/v1", context=context)
    finally:
        transport._trusted.cache_clear()
    assert text == TEXT


@pytest.mark.parametrize("word", [b"", b"\x15\x03\x03\x00\x02\x02\x32"])
def test_a_server_that_says_nothing_in_http_may_expect_https(word):
    error, _ = asked(says(word, closes=True))
    assert "is its address https?" in str(error)
    assert error.most_at_first == 2


def test_a_server_of_plain_http_is_told_by_its_kind_of_address():
    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(response(b"", status="400 Bad Request"))
        await writer.drain()
        writer.close()

    async def main() -> None:
        listening = await asyncio.start_server(plain, "127.0.0.1", 0)
        address = parse(f"https://127.0.0.1:{listening.sockets[0].getsockname()[1]}/v1")
        way = Transport(address, KEY, timeout=5, connections=1)
        with pytest.raises(Unreachable, match="does not speak TLS; is its address http and not https") as caught:
            await way.post(BODY, Asked(address.label, "m", KEY))
        assert not caught.value.charged
        await way.close()
        listening.close()

    asyncio.run(main())


def test_a_proxy_that_wants_another_package_is_named(monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1")
    monkeypatch.setitem(sys.modules, "socksio", None)
    with pytest.raises(ConfigurationError, match="pip install socksio; or unset it"):
        Transport(parse("https://model.example/v1"), KEY, timeout=5, connections=1)

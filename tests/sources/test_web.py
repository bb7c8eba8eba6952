"""Pages fetched: addresses checked, limits kept, faults said in one line."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from fpdf import FPDF

from brief.errors import SourceError
from brief.sources import read
from brief.sources.web import fetch
from brief.sources.wire import Address, is_public

PAGE = (
    b"<html lang='en'><body><article>"
    + b"<p>The council met on Tuesday and talked for hours.</p>" * 12
    + b"</article></body></html>"
)


class Site(ThreadingHTTPServer):
    """A web server whose answers a test writes."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Callable[[Handler], None]] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_address[1]}{path}"


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.requests.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        self.server.answers[self.path.partition("?")[0]](self)

    def log_message(self, *args: object) -> None:
        pass

    def answer(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def refusal(url: str, **options: object) -> str:
    with pytest.raises(SourceError) as caught:
        fetch(url, **{"allow_private": True, **options})  # type: ignore[arg-type]
    message = str(caught.value)
    assert "\n" not in message
    assert message.isprintable()
    return message


def test_a_page_is_read(site: Site):
    site.answers["/a"] = lambda h: h.answer(PAGE)
    article = read(site.url("/a?x=1#part"), allow_private=True)
    assert article.sentences[0].text == "The council met on Tuesday and talked for hours."
    assert (article.url, article.path) == (site.url("/a?x=1"), None)


def test_text_markdown_and_declared_charset(site: Site):
    site.answers["/t"] = lambda h: h.answer(
        "Die Fähre ruht.".encode("latin-1"), Content_Type="text/plain; charset=ISO-8859-1"
    )
    site.answers["/m"] = lambda h: h.answer(b"The *council* met.", Content_Type="text/markdown")
    assert read(site.url("/t"), allow_private=True).text == "Die Fähre ruht."
    assert read(site.url("/m"), allow_private=True).text == "The council met."


def test_a_pdf_is_read_whatever_the_server_calls_it(site: Site):
    sheets = FPDF()
    sheets.add_page()
    sheets.set_font("Helvetica", size=12)
    sheets.multi_cell(0, 6, "The council met.")
    for kind in ("application/pdf", "application/octet-stream", "text/plain"):
        site.answers["/p"] = lambda h, kind=kind: h.answer(bytes(sheets.output()), Content_Type=kind)
        assert read(site.url("/p"), allow_private=True).text == "The council met."


def test_a_message_and_a_page_that_a_script_makes(site: Site):
    message = b"From: Ann Lee <ann@example.com>\nSubject: Council meets\n\nThe council met on Tuesday."
    for path, kind in (("/r", "message/rfc822"), ("/p", "text/plain")):
        site.answers[path] = lambda h, kind=kind: h.answer(message, Content_Type=kind)
        assert read(site.url(path), allow_private=True).title == "Council meets"
    site.answers["/s"] = lambda h: h.answer(
        b"<html><body><p>You need to enable JavaScript to run this app.</p></body></html>"
    )
    with pytest.raises(SourceError, match="holds no article: the page is made by a script"):
        read(site.url("/s"), allow_private=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0.0.0.0/",
        "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/",
        "http://169.254.169.254/latest", "http://[fe80::1]/", "http://[fd00::1]/", "http://100.64.0.1/", "http://224.0.0.1/",
        "http://255.255.255.255/", "http://240.0.0.1/", "http://[ff02::1]/", "http://[2002:7f00:1::]/", "http://[64:ff9b::7f00:1]/",
    ],
)  # fmt: skip
def test_addresses_off_the_public_internet_are_refused(url: str):
    with pytest.raises(SourceError, match="not on the public internet"):
        read(url)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:4700::1111", "8.8.8.8", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8"]
)
def test_public_addresses_are_not(address: str):
    assert is_public(ipaddress.ip_address(address))


def only(address: str) -> Callable[[Address], bool]:
    return lambda candidate: str(candidate) == address


def test_every_address_of_a_host_is_checked(site: Site):
    message = refusal(
        site.url("/", "news.example"),
        allow_private=False,
        permit=only("127.0.0.1"),
        resolver=lambda *_: ["127.0.0.1", "10.0.0.9"],
    )
    assert "news.example (10.0.0.9)" in message
    assert site.requests == []


def test_the_connection_goes_to_the_address_that_was_checked(site: Site):
    """A name server that answers differently the second time is never asked a second time."""
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.9"]

    site.answers["/a"] = lambda h: h.answer(PAGE)
    origin = fetch(site.url("/a", "news.example"), permit=only("127.0.0.1"), resolver=rebinding)
    assert origin.data == PAGE
    assert asked == ["news.example"]
    assert site.requests[0][1]["host"] == site.url("", "news.example").removeprefix("http://")


def test_a_redirect_to_a_private_address_is_refused(site: Site):
    site.answers["/a"] = lambda h: h.answer(status=302, Location="http://10.0.0.9/secret")
    assert "10.0.0.9" in refusal(site.url("/a"), allow_private=False, permit=only("127.0.0.1"))
    site.answers["/b"] = lambda h: h.answer(status=302, Location="file:///etc/passwd")
    assert "only http and https" in refusal(site.url("/b"))


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("file:///etc/passwd", "redirects to “file:”: only http and https are fetched"),
        ("http://[::bad", "redirects to no valid address: give the address of the article itself"),
    ],
)
def test_a_redirect_to_no_page_is_told_with_the_article(site: Site, location: str, words: str) -> None:
    site.answers["/"] = lambda h: h.answer(status=302, Location=location)
    assert refusal(site.url()) == f"{site.url()} {words}"


@pytest.mark.parametrize("url", ["http://", "https:///article", "http://ada:secret@/article"])
def test_an_address_without_a_host(url: str) -> None:
    assert refusal(url) == "the address names no host: give all of it, such as https://example.org/article"


def test_redirects_are_followed_and_counted(site: Site):
    site.answers["/1"] = lambda h: h.answer(status=301, Location="/2")
    site.answers["/2"] = lambda h: h.answer(status=307, Location="3")
    site.answers["/3"] = lambda h: h.answer(PAGE)
    assert fetch(site.url("/1"), allow_private=True).url == site.url("/3")
    site.answers["/loop"] = lambda h: h.answer(status=302, Location="/loop")
    assert "redirects more than 5 times" in refusal(site.url("/loop"))
    assert len([r for r in site.requests if r[0] == "/loop"]) == 6


def test_credentials_are_sent_once_and_never_shown(site: Site):
    site.answers["/a"] = lambda h: h.answer(status=302, Location=site.url("/b", "other.example"))
    site.answers["/b"] = lambda h: h.answer(PAGE)
    site.answers["/no"] = lambda h: h.answer(status=401)
    origin = fetch(site.url("/a", "user:hunter2@127.0.0.1"), allow_private=True, resolver=lambda *_: ["127.0.0.1"])
    assert "hunter2" not in repr(origin)
    assert "authorization" in site.requests[0][1]
    assert "authorization" not in site.requests[1][1]
    message = refusal(site.url("/no", "user:hunter2@127.0.0.1"))
    assert "hunter2" not in message
    assert "user" not in message
    assert "401" in message


@pytest.mark.parametrize(
    ("headers", "body", "words"),
    [
        ({"Content_Type": "image/png"}, b"\x89PNG", "image/png: only pages, text, PDF and Word documents are read"),
        ({"Content_Length": "99999999"}, b"x", "larger than 10.0 MB"),
        ({"Content_Encoding": "br"}, b"x", "compressed as br"),
        ({"Content_Encoding": "gzip"}, b"not gzip", "cannot be unpacked"),
        ({"Content_Encoding": "gzip"}, gzip.compress(PAGE, mtime=0)[:-20], "cannot be unpacked"),
        ({"Content_Encoding": "gzip"}, gzip.compress(b"\0" * 11_000_000, mtime=0), "larger than 10.0 MB"),
        ({"status": "404"}, b"", "the server answered 404 Not Found"),
        ({"status": "500"}, b"", "the server answered 500"),
        ({"status": "204"}, b"", "the server answered 204"),
    ],
)
def test_answers_that_are_no_article(site: Site, headers: dict[str, str], body: bytes, words: str):
    status = int(headers.pop("status", "200")) if "status" in headers else 200
    site.answers["/a"] = lambda h: h.answer(body, status, **headers)
    assert words in refusal(site.url("/a"))


def test_compressed_pages_are_read(site: Site):
    site.answers["/a"] = lambda h: h.answer(gzip.compress(PAGE, mtime=0), Content_Encoding="gzip")
    assert fetch(site.url("/a"), allow_private=True).data == PAGE


def test_an_endless_page_is_cut_off(site: Site):
    def endless(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"x" * 1_000_000)
        except OSError:
            pass

    site.answers["/a"] = endless
    assert "larger than 10.0 MB" in refusal(site.url("/a"))


def test_a_slow_drip_cannot_stretch_the_time(site: Site):
    def drip(handler: Handler) -> None:
        try:
            for byte in b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + b"X-A: b\r\n" * 50:
                handler.wfile.write(bytes([byte]))
                time.sleep(0.05)
        except OSError:
            pass

    site.answers["/a"] = drip
    start = time.perf_counter()
    assert "took longer than 0.4 seconds" in refusal(site.url("/a"), seconds=0.4)
    assert time.perf_counter() - start < 2


def test_a_resolver_that_hangs(site: Site):
    def hang(host: str, port: int) -> list[str]:
        time.sleep(1.5)
        return []

    assert "took longer" in refusal("http://news.example/", seconds=0.2, resolver=hang)


def test_connections_that_fail(site: Site):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert "cannot be fetched" in refusal(f"http://127.0.0.1:{port}/")

    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    assert "the host nowhere.example cannot be found" in refusal("http://nowhere.example/", resolver=unknown)
    site.answers["/a"] = lambda h: h.wfile.write(b"not http\r\n\r\n")
    assert "cannot be fetched" in refusal(site.url("/a"))
    site.answers["/cut"] = lambda h: h.answer(b"short", Content_Length="500")
    assert "cannot be fetched" in refusal(site.url("/cut"))


def test_tls_asks_for_the_host_and_not_for_its_address():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        hello: list[bytes] = []

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                hello.append(connection.recv(4096))

        thread = threading.Thread(target=serve)
        thread.start()
        url = f"https://news.example:{listener.getsockname()[1]}/"
        assert "cannot be fetched" in refusal(url, resolver=lambda *_: ["127.0.0.1"])
        thread.join()
    assert b"news.example" in hello[0]


@pytest.mark.parametrize(
    "url",
    ["ftp://x.example/a", "file:///etc/passwd", "gopher://x/", "http://", "http:///x", "http://[::1", "http://a b/"],
)
def test_what_is_no_web_address(url: str):
    refusal(url, resolver=lambda *_: [])


def test_proxies_of_the_environment_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    site.answers["/a"] = lambda h: h.answer(PAGE)
    assert fetch(site.url("/a"), allow_private=True).data == PAGE

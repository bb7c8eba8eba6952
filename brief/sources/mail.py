"""E-mail: an article in a message that was saved with its headers, and pages that are saved as such a message."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from dataclasses import replace
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from brief.errors import SourceError
from brief.sources.clean import clean
from brief.sources.dates import find_date
from brief.sources.draft import Draft
from brief.sources.encoding import decode
from brief.sources.forwarded import forwarded, without_prefix, without_signature
from brief.sources.head import begins_with
from brief.sources.text import read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

_T = TypeVar("_T")

_HOLDS_PARTS = re.compile(rb"^content-type:\s{0,20}(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_DEEPEST = 50
"""Parts that hold parts."""
_MOST_WORK = 1_500_000
"""Lines, once for each part that they may stand in: so often the parser looks whether a part ends."""
_MOST = 1000
"""Parts."""
_LONGEST = 1000
"""Characters of a header that are read: what some take grows fast with their length."""
_LONGEST_NAME = 120
_SAVED = re.compile(r"<Saved by [^<>]{1,60}>")
"""In the place of a sender: the browser that saved a page."""
_IN_PARENTHESES = re.compile(r"\(([^()]{2,80})\)\s*$")
"""A name behind an address, as archives of mailing lists print it."""


class _Policy(EmailPolicy):
    """The standard policy, with long headers cut short and bytes beyond ASCII read in headers too."""

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        """A header's name and value as they stand in the message."""
        name, value = super().header_source_parse(list(sourcelines))
        value = written = value[:_LONGEST]
        if not value.isascii():
            value = _tried(lambda: decode(written.encode("ascii", "surrogateescape"), name=name).text, "")
        return name, value


def read_mail(data: bytes, *, name: str) -> Draft:
    """The article in a message: its text, or else its page. Attachments are not looked at.

    The subject is the title. Who sent it, and when, stand in for a byline and a date that the text does not print. A
    page that a browser saved as MHTML has the form of a message, too: there the page tells all of that.

    Raises:
        SourceError: there is no text in it.
    """
    holders = len(_HOLDS_PARTS.findall(data))
    may_be_parsed = holders <= _DEEPEST and data.count(b"\n") * (holders + 1) <= _MOST_WORK
    message = _tried(lambda: _parsed(data), None) if may_be_parsed else None
    if message is None:
        raise SourceError(f"{name} is a message that cannot be taken apart: save its text, and give that")
    if _SAVED.match(_as_it_stands(message, "from")):
        return _saved_page(message, name)
    draft = _body(message, name)
    title = without_prefix(_told(message, "subject") or "") or None
    if title and not begins_with(draft.text, title):
        draft = replace(draft, text=f"{title}\n\n{draft.text}")
    return replace(
        draft,
        title=title or draft.title,
        byline=draft.byline or _sender(message),
        published=draft.published or _day(message),
    )


def _saved_page(message: EmailMessage, name: str) -> Draft:
    """The article in a page that a browser saved: its headers tell by what program, and when it was saved."""
    address = _as_it_stands(message, "snapshot-content-location") or _as_it_stands(message, "content-location")
    url = address if address.startswith(("https://", "http://")) else None
    draft = _body(message, name, ("html",), url)
    return replace(draft, url=url or draft.url)


def _parsed(data: bytes) -> EmailMessage:
    data = data.removeprefix(BOM_UTF8).lstrip()
    return message_from_bytes(data, partial(_counted, count(1)), policy=_Policy())  # type: ignore[arg-type]  # as typed


def _counted(counter: Iterator[int], *, policy: _Policy) -> EmailMessage:
    """One more part of a message."""
    if next(counter) > _MOST:
        raise ValueError
    return EmailMessage(policy)


def _body(message: EmailMessage, name: str, kinds: Sequence[str] = ("plain", "html"), url: str | None = None) -> Draft:
    nothing: tuple[bytes, str | None] = (b"", None)
    for kind in kinds:
        data, charset = _tried(partial(_part, message, kind), nothing)
        if not data.strip():
            continue
        decoded = decode(data, name=name, declared=charset)
        notes = (decoded.note,) if decoded.note else ()
        if kind == "html":
            from brief.sources.html import read_html  # the HTML library is slow to load

            return replace(read_html(decoded.text, name=name, url=url), notes=notes)
        draft = _read_plain(decoded.text)
        if any(c.isalnum() for c in draft.text):
            return replace(draft, notes=notes)
    raise SourceError(f"{name} is a message without a text: save what is attached to it, and give that")


def _read_plain(text: str) -> Draft:
    text, signature = without_signature(text)
    text = clean(text)
    inner = forwarded(text)
    if inner is None:
        draft = read_text(text)
        return replace(draft, removed=(*draft.removed, *signature))
    draft = read_text(inner.text)
    return replace(
        draft,
        byline=draft.byline or inner.sender,
        published=draft.published or find_date(inner.date or ""),
        removed=(*inner.removed, *draft.removed, *signature),
    )


def _part(message: EmailMessage, kind: str) -> tuple[bytes, str | None]:
    """The bytes of a message's text and how they are encoded; no bytes if it has none of that kind."""
    part = message.get_body((kind,))
    data = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(data, bytes):
        return b"", None
    return data, part.get_content_charset()


def _told(message: EmailMessage, header: str) -> str | None:
    return _one_line(_tried(lambda: str(message[header] or ""), ""))


def _as_it_stands(message: EmailMessage, name: str) -> str:
    return next((value.strip() for header, value in message.raw_items() if header.lower() == name), "")


def _sender(message: EmailMessage) -> str | None:
    """The name of who sent a message; None if it has an address alone."""
    addresses: tuple[Address, ...] = _tried(lambda: message["from"].addresses, ())
    names = [_one_line(address.display_name) for address in addresses]
    if not any(names):
        whole = _as_it_stands(message, "from")
        behind = _IN_PARENTHESES.search(whole)
        names = [_one_line(behind.group(1) if behind else whole)]
    shown = ", ".join(name for name in names if name and "@" not in name)
    return shown if 0 < len(shown) <= _LONGEST_NAME else None


def _day(message: EmailMessage) -> str | None:
    day = _tried(lambda: message["date"].datetime.date().isoformat(), "")
    return day or find_date(_told(message, "date") or _told(message, "sent") or "")


def _one_line(text: str) -> str | None:
    return " ".join(clean(text).split()) or None


def _tried(read: Callable[[], _T], otherwise: _T) -> _T:
    """What the standard parser reads, or something else if it fails, which on broken messages it does in many ways."""
    try:
        return read()
    except Exception:
        return otherwise

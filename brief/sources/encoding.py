"""Bytes to text.

UTF-8 comes first: other encodings hardly ever pass for it by accident. Then what the source declares, and only
then a guess, which the reader is told about.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from brief.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARIES = (
    (b"%PDF-", "a PDF", "give it as a file of its own"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save it as .docx, PDF or plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as .docx, PDF or plain text first"),
    (b"{\\rtf", "a rich-text document", "save it as .docx, PDF or plain text first"),
    (b"\x1f\x8b", "compressed with gzip", "unpack it first"),
    (b"\x89PNG", "a PNG image", "brief reads text, not images"),
    (b"\xff\xd8\xff", "a JPEG image", "brief reads text, not images"),
    (b"GIF8", "a GIF image", "brief reads text, not images"),
    (b"\x7fELF", "a program", "brief reads text"),
)
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_ISO_2022 = re.compile(rb"\x1b(?:\$[@B]|\(J|\$\)C)")
_MISREAD = re.compile(r"[ÂÃÄÅâãÎÏÐÑ][^\x00-\x7f]")
"""What UTF-8 becomes that is taken for one of the older encodings, and what some languages have anyway."""
_ESCAPES = frozenset(("idna", "punycode", "unicode-escape", "raw-unicode-escape"))
"""What Python calls encodings of text, and no file is written in."""
_SAMPLE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and a note for the reader where its encoding had to be guessed or mended."""

    text: str
    note: str | None = None


def decode(data: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """The text in `data`.

    Args:
        data: the source's bytes.
        name: how messages call the source.
        declared: the character set its server names.

    Raises:
        SourceError: it is empty, a known or unknown binary format, or in no encoding that can be made out.
    """
    if not data.strip():
        raise SourceError(f"{name} is empty: there is no article in it")
    _refuse_known_binary(data, name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, name)
    declared = _usable(declared) or _in_page(data)
    if (declared and declared.startswith("iso2022")) or _ISO_2022.search(data, 0, _SAMPLE):
        text = _strict(data, declared or "iso2022_jp")
        if text is not None:
            return Decoded(text)
    utf_16 = _without_mark(data, name) if b"\0" in data else None
    if utf_16 is not None:
        return utf_16
    text = _strict(data, "utf-8")
    if text is not None:
        whole = mended(text)
        return Decoded(whole, "it was once read in a wrong encoding, which was corrected" if whole != text else None)
    if declared and declared != "utf-8":
        text = _strict(data, declared)
        if text is not None:
            return Decoded(text)
    return _damaged(data) or _guessed(data, name)


def mended(text: str) -> str:
    """Text with what was read in a wrong encoding before it was saved turned back: "FranÃ§ois", "itâ€™s"."""
    whole = unicodedata.normalize("NFC", text)  # "Ã" may be an A and a tilde by now
    if _MISREAD.search(whole) is None:
        return text
    import ftfy  # seldom wanted

    return ftfy.fix_encoding(whole)


def _refuse_known_binary(data: bytes, name: str) -> None:
    head = data[:1024].lstrip()
    for magic, what, advice in _BINARIES:
        if head.startswith(magic):
            raise SourceError(f"{name} is {what}: {advice}")


def _marked(data: bytes, encoding: str, name: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    bad = text.count("\ufffd")
    if bad * 10 > len(text) or (encoding != "utf-8" and "\0" in text):
        raise _binary(name)
    return Decoded(text, f"{bad} damaged characters were replaced by \ufffd" if bad else None)


def _without_mark(data: bytes, name: str) -> Decoded | None:
    """UTF-16 without a byte order mark has a zero in every other byte wherever it holds Latin letters."""
    sample = data[:4096]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if zeros.count(0) * 10 >= len(zeros) * 4:
            text = _strict(data, encoding)
            if text is not None and "\0" not in text:
                return Decoded(text, f"the encoding was guessed: {encoding}")
    if _is_noise(data):
        raise _binary(name)
    return None  # a stray


def _is_noise(data: bytes) -> bool:
    """Whether control characters, zeros among them, are too many to be strays, which cleaning takes out."""
    sample = data[:_SAMPLE]
    controls = sum(sample.count(byte) for byte in range(32) if byte not in b"\t\n\r\f\x1b")
    return controls > 1 and controls * 50 > len(sample)


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, cut off in the middle of a character for instance."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    good = sum(1 for c in text if c > "\x7f" and c != "\ufffd")
    if good < 4 * bad:
        return None
    return Decoded(text, f"{bad} bytes that are not UTF-8 were replaced by \ufffd")


def _guessed(data: bytes, name: str) -> Decoded:
    from brief.sources.guess import guess  # slow to load, and needed for old files only

    if _is_noise(data):
        raise _binary(name)
    encoding = guess(data[:_SAMPLE])
    if encoding is None:
        raise SourceError(f"{name} is in no known text encoding: save it as UTF-8")
    text = data.decode(encoding, errors="replace")
    return Decoded(text, f"the encoding was guessed: {encoding} (the bytes are not UTF-8)")


def _in_page(data: bytes) -> str | None:
    match = _META.search(data, 0, 4096)
    found = match and (match.group(1) or match.group(2))
    return _usable(found.decode("ascii")) if found else None


def _usable(charset: str | None) -> str | None:
    """Python's name of a character set; None if it has none. Pages that say Latin-1 mean Windows-1252."""
    try:
        name = codecs.lookup(charset or "").name
        "".encode(name)  # Some codecs are none of text, and "undefined" refuses all.
    except (LookupError, ValueError):
        return None
    if name in _ESCAPES:
        return None
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "shift_jis": "cp932"}.get(name, name)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _binary(name: str) -> SourceError:
    return SourceError(f"{name} is a binary file, not text: save the article as plain text, Markdown or HTML")

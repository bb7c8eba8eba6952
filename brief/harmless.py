r"""Text that is somebody else's, made fit to be shown: on a terminal, in a report, on a page.

Control characters drive a terminal or split a line in two, overrides turn the direction of writing and show another
text than there is, and what is not drawn hides a text in a text. What becomes of them depends on what is shown:

    one_line   what articles and servers say: U+FFFD where something acts, so that a reader sees it was there
    marked     what is suspect, or a name in a message: U+FFFD for all that is not plainly seen
    escaped    names that have to be told apart: `\n`, `\u202e`
    in_json    JSON, of which nothing may be lost to a program
    clean      a page, which sets the direction of its texts itself: nothing is left of them

Joiners (U+200C, U+200D) stay in all that people read: Persian, Hindi and emoji are not written without them. So do the
marks U+200E, U+200F and U+061C in `one_line`, which has no other means of saying where a full stop of an Arabic
sentence belongs: they move what stands beside them and turn nothing around.
"""

from __future__ import annotations

import re
import unicodedata

_ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What acts instead of being seen, and what cannot be written at all."""
_UNDRAWN = re.compile("[\xad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
"""What only breaks or joins words or is for programs: it may go without a trace, for nobody sees that it is there."""
_IN_JSON = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
HALF = re.compile("[\ud800-\udfff]")
"""Half a surrogate pair: no character, and nothing that can be written."""
_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b\x9c]{0,400}(?:\x07|\x1b\\|\x9c)"  # operating system commands, such as a window's title
    r"|\x1b[PX^_][^\x1b\x9c]{0,400}(?:\x1b\\|\x9c)"  # device control, start of string, privacy, application
    r"|(?:\x1b\[|\x9b(?=[0-?]))[0-?]*[ -/]*[@-~]"  # control sequences
    r"|\x1b[ -/]*[0-~]"  # plain escapes
)
_DRAWN = frozenset("\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Joiners, and signs that are drawn: the rest of Unicode's format characters is invisible."""
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}


def one_line(text: str) -> str:
    """A text on one line: white space in one piece is one space, what acts is U+FFFD, what is not drawn is gone."""
    if text.isprintable():
        return " ".join(text.split())
    return _ACTING.sub("\ufffd", " ".join(_UNDRAWN.sub("", text).split()))


def marked(text: str) -> str:
    """A text with U+FFFD for every character that is not seen, or not as what it is; its spaces stay."""
    return text if text.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in text)


def escaped(name: str) -> str:
    r"""A name as it can be shown on one line and stored as UTF-8; one that can be printed is as it was.

    In others line breaks and the like become `\n` or `\u202e`, bytes that are no UTF-8 `\xff`, and a backslash two, so
    that no two of them are shown as one.
    """
    return name if name.isprintable() else "".join(map(_escape, name))


def writable(text: str) -> str:
    """A text that can be written: with U+FFFD for each half of a surrogate pair."""
    return text if text.isascii() else HALF.sub("\ufffd", text)


def in_json(text: str) -> str:
    """JSON in which what could act on a screen stands as an escape.

    Half a surrogate pair is U+FFFD, since not every reader takes its escape.
    """
    if text.isascii() and "\x7f" not in text:
        return text
    return _IN_JSON.sub(lambda m: f"\\u{ord(m[0]):04x}", writable(text))


def clean(text: str) -> str:
    """A text on one line, without escape codes, controls, direction overrides or invisible characters."""
    if text.isprintable():  # As most texts are: there is nothing to take out.
        return " ".join(text.split())
    return " ".join("".join(map(_seen, _ESCAPES.sub("", text))).split())


def clean_lines(text: str) -> str:
    """A text as `clean` gives it, line by line: line breaks and outer white space stay."""
    return "\n".join("".join(map(_seen, line)) for line in _ESCAPES.sub("", text).split("\n"))


def _escape(c: str) -> str:
    if short := _SHORT.get(c):
        return short
    if c.isprintable():
        return c
    code = ord(c)
    if 0xDC80 <= code <= 0xDCFF:  # A byte of a name that is not UTF-8.
        return f"\\x{code - 0xDC00:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _seen(c: str) -> str:
    match unicodedata.category(c):
        case "Cc" | "Zl" | "Zp" | "Zs":
            return " " if c.isspace() else ""
        case "Cf":
            return c if c in _DRAWN else ""
        case "Cs":
            return "\ufffd"
        case _:
            return c

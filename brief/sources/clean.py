"""Text as it can be numbered, stored and printed: nothing in it but characters of the article.

Only line endings, spaces at line ends, control characters and marks of where a word may be broken change. Quotation
marks, dashes and the Unicode form stay as they are: offsets and quotations refer to them.
"""

from __future__ import annotations

import re

_ESCAPE = re.compile(
    # Commands to the terminal (its title, a link, the clipboard). One that does not end is no command: only its
    # introducer goes, for what follows may be text in a mistaken encoding.
    "(?:\x1b[\\]PX^_]|[\x90\x98\x9d\x9e\x9f])[^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\\\|\x9c)"
    "|(?:\x1b\\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]"  # colours, cursor movements
    "|\x1b[ -/]{1,8}[0-~]|\x1b[0-Z\\\\^-~]"
)
_ENDING = re.compile("\r\n?|[\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""What any of the above begins with, and of control characters any: most texts have none."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
_SOFT = re.compile("\xad+(?:[ \t]*\n[ \t]*(?=[^\\W\\d_]))?")
_MAY_BREAK = re.compile("(?<=[0-9A-Za-z\u00c0-\u04ff])[\u200b\u2060](?=[0-9A-Za-z\u00c0-\u04ff])")
"""A place within a word where a line may end, or may not. Runs of them can hide a text; in Khmer they part words."""

_CODE = r"\\u(?:00[a-f][0-9a-f]|20[0-3][0-9a-f])"
_ESCAPED = re.compile(rf"(?<=[\w.,;:!?)”]){_CODE}|{_CODE}(?=\w)", re.IGNORECASE)
"""A character as JSON may write it, at a word: of a text that was packed twice. One that is spoken of stands alone."""


def clean(text: str) -> str:
    """The text without terminal escapes, control characters, byte order marks and soft hyphens.

    Lines end in a line feed alone. A character that is left as JSON writes it is that character.
    """
    if "\\u" in text:
        text = _ESCAPED.sub(_unescaped, text)
    if _ODD.search(text):
        text = _CONTROL.sub("", _ESCAPE.sub("", _ENDING.sub("\n", text)))
    text = _SOFT.sub("", text) if "\xad" in text else text
    text = _MAY_BREAK.sub("", text) if "\u200b" in text or "\u2060" in text else text
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def _unescaped(escaped: re.Match[str]) -> str:
    character = chr(int(escaped[0][2:], 16))
    return " " if character.isspace() else character

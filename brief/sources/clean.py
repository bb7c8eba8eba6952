"""Text as it can be numbered, stored and printed: nothing in it but characters of the article.

Only line endings, spaces at line ends and control characters change. Quotation marks, dashes and the Unicode form
stay as they are: offsets and quotations refer to them.
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
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")


def clean(text: str) -> str:
    """The text without terminal escapes, control characters and byte order marks; lines end in a line feed alone."""
    text = _ENDING.sub("\n", text)
    text = _CONTROL.sub("", _ESCAPE.sub("", text))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")

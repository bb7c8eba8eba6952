"""What stands in a page's source and is not drawn: where instructions for machines that read it are hidden."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trafilatura.utils import HtmlElement  # type: ignore[attr-defined]

_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0*(?:\.0+)?(?![\d.])"
    r"|font-size\s*:\s*0(?![\d.])"
    r"|(?:left|top|right|bottom|text-indent|margin-left)\s*:\s*-\d{4,})",
    re.IGNORECASE,
)
_MOST = 0.2
"""Share of the page's text: a page that hides more shows it by script, and means it to be read."""


def take_unseen(tree: HtmlElement) -> list[str]:
    """Take elements off that are hidden by attribute or by their own style; what they said, a line each.

    Style sheets are not looked at, and neither is text in the colour of what is behind it.
    """
    whole = len(tree.text_content())
    taken = []
    for element in tree.xpath("//body//*[@hidden or @style or self::template]"):
        hidden = element.tag == "template" or "hidden" in element.attrib or _STYLE.search(element.get("style", ""))
        text = " ".join(element.text_content().split())
        if hidden and len(text) <= _MOST * whole and element.getparent() is not None:
            element.drop_tree()
            if text:
                taken.append(text)
    return taken

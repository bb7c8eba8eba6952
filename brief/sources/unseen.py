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
_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|screen-reader-text|screen-reader-only|visually-?hidden|element-invisible|u-visually-hidden)(?:\s|$)"
)
"""Classes that are known for text which only screen readers say."""
_MAYBE = ".//*[not(self::body)][@hidden or @style or @aria-hidden or @class or self::template]"
_MOST = 0.2
"""Share of the page's text: a page that hides more in one place shows it by script, and means it to be read."""
_PARAGRAPH = 600
"""Characters at most. One paragraph is seldom shown so, and in a short text it is a large share."""
_NEARLY_ALL = 0.8
"""Share of the page's text: a page that hides more shows its paragraphs one by one."""


def take_unseen(tree: HtmlElement) -> list[str]:
    """Take elements off that are hidden by attribute, by their own style or by a class that is known for it.

    What they said is returned, a line each.

    Style sheets are not looked at, and neither is text in the colour of what is behind it. What is kept from screen
    readers (`aria-hidden`) is drawn, as decoration: whole pages are read without it too.
    """
    whole = len(tree.text_content())
    found = [(element, " ".join(element.text_content().split())) for element in tree.xpath(_MAYBE) if _hides(element)]
    paragraphs = {element for element, text in found if _is_paragraph(element, text)}
    if sum(len(text) for element, text in found if element in paragraphs) > _NEARLY_ALL * whole:
        paragraphs = set()
    taken = []
    for element, text in found:
        if (len(text) <= _MOST * whole or element in paragraphs) and element.getparent() is not None:
            element.drop_tree()
            if text:
                taken.append(text)
    return taken


def _hides(element: HtmlElement) -> bool:
    if element.tag == "template" or "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    return _CLASS.search(element.get("class", "")) is not None or _STYLE.search(element.get("style", "")) is not None


def _is_paragraph(element: HtmlElement, text: str) -> bool:
    return len(text) <= _PARAGRAPH and not element.xpath("boolean(.//p | .//div | .//li | .//br | .//table)")

"""The page as Markdown, for an editor to paste into a wiki, a ticket or a content system.

The page comes first. After it stand the sentences that it cites, so that the numbers can be followed where
the document is not at hand. Article text is shown as it is written and is never markup: every character that
CommonMark or GitHub's flavour could act on is escaped.
"""

from __future__ import annotations

import re

from brief.document import Document
from brief.harmless import clean
from brief.render import record
from brief.render.entry import Entry
from brief.render.page import Page

ALWAYS = re.compile(r"[\\`*_\[\]<>|~&$@{}^]")
AT_START = re.compile(r"(?P<rule>[#+\-=])|(?P<digits>\d{1,9})(?P<dot>[.)])")
ADDRESS = re.compile(r"(?i)[a-z](?=://)|mailto(?=:)|xmpp(?=:)|www(?=\.)")


def escape(text: str) -> str:
    """Clean text as Markdown that renders as exactly this text: no link, tag, heading, list or emphasis."""
    text = ALWAYS.sub(lambda m: f"\\{m[0]}", text)
    # A bare address would become a link: break it before the mark that makes it one.
    text = ADDRESS.sub(lambda m: f"{m[0]}\\", text)
    start = AT_START.match(text)
    if start is None:
        return text
    return f"\\{text}" if start["rule"] else f"{start['digits']}\\{text[len(start['digits']) :]}"


def render(page: Page, document: Document) -> str:
    """The page, and after it a list of the sentences that it cites."""
    blocks = [f"# {escape(page.headline)}"]
    if page.source:
        blocks.append(f"*{escape(page.source)}*")
    blocks += [escape(fact) for fact in page.facts]
    if page.summary:
        blocks.append(f"**{escape(page.summary_title)}.** {_line(page.summary)}")
    if page.sourcing:
        blocks.append(f"*{escape(page.sourcing)}*")
    blocks += [f"**{escape(line)}**" for line in page.unread]
    for section in page.sections:
        blocks.append(f"## {escape(section.title)}")
        if section.shown:
            blocks.append("\n".join(f"- {_line(entry)}" for entry in section.shown))
        elif not section.kept_back:
            blocks.append(page.nothing)
        if section.more:
            blocks.append(f"*{section.more}*")
    blocks += ["---", *(escape(line) for line in page.footer)]
    blocks += _evidence(page, document)
    return "\n\n".join(blocks) + "\n"


def _line(entry: Entry) -> str:
    lead = f"**{escape(entry.lead)}**{entry.joint}" if entry.lead else ""
    aside = f" ({escape(entry.aside)})" if entry.aside else ""
    parts = [f"{lead}{escape(entry.text)}{aside}", *map(escape, entry.tags), *(f"*{escape(m)}*" for m in entry.marks)]
    return f"{' · '.join(parts)} {entry.reference}".strip()


def _evidence(page: Page, document: Document) -> list[str]:
    """The cited sentences of what is on the page, numbered as in the article."""
    cited = {number for entry in page.entries for number in entry.evidence}
    lines = [f"- [{s.id}] {escape(clean(s.text))}" for s in document.evidence if s.id in cited]
    address = record.web_address(document.article)
    source = [f"Source: <{address}>"] if address and not re.search(r"[<>\\]", address) else []
    return ["## Evidence", *source, "\n".join(lines)] if lines else source

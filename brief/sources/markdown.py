"""Markdown: notes, READMEs, and articles out of a content system, with or without front matter."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from brief.sources.blocks import Block, laid_out
from brief.sources.clean import clean
from brief.sources.dates import find_date
from brief.sources.draft import Draft
from brief.sources.head import begins_with
from brief.sources.language import primary
from brief.sources.text import read_text

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\n(?P<matter>[\w-]+[ \t]*:(?:.*\n){1,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(?P<matter>(?:.*\n){1,200}?)\+\+\+[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"(?P<key>[A-Za-z_-]+)[ \t]*:[ \t]*(?P<value>.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z!][^>]*>", re.DOTALL)


def read_markdown(text: str) -> Draft:
    """The article in a Markdown text: its words without the markup, and the facts of its front matter."""
    text = clean(text)
    facts: dict[str, str] = {}
    matter = _FRONT.match(text)
    toml = None if matter else _TOML.match(text)
    if matter:
        facts = dict(_facts(matter.group("matter")))
    elif toml:
        facts = _toml_facts(toml.group("matter"))
    if front := matter or toml:
        text = text[front.end() :]
    body, heading = _plain(text)
    draft = read_text(body)
    title = facts.get("title") or heading or draft.title
    if title and not begins_with(draft.text, title):
        draft = replace(draft, text=f"{title}\n\n{draft.text}")
    when = facts.get("date") or facts.get("published") or ""
    return replace(
        draft,
        title=title,
        byline=facts.get("author") or facts.get("authors") or facts.get("byline") or draft.byline,
        outlet=facts.get("outlet") or facts.get("publisher") or draft.outlet,
        published=find_date(when) or draft.published,
        url=facts.get("url") or facts.get("source"),
        language=primary(facts.get("lang") or facts.get("language")),
    )


def _toml_facts(matter: str) -> dict[str, str]:
    try:
        held = tomllib.loads(matter)
    except tomllib.TOMLDecodeError:
        return {}
    return {
        key.lower(): ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        for key, value in held.items()
        if value and not isinstance(value, dict)
    }


def _facts(matter: str) -> Iterator[tuple[str, str]]:
    key, listed = "", []
    for line in [*matter.split("\n"), ""]:
        item = _ITEM.fullmatch(line)
        if item and key:
            listed.append(item.group("value").strip(" \"'"))
            continue
        if listed:
            yield key, ", ".join(listed)
        field = _FIELD.fullmatch(line.strip())
        key, listed = field.group("key").lower() if field and not field.group("value").strip() else "", []
        if field:
            value = field.group("value").strip()
            if value[:1] == "[" and value[-1:] == "]":
                value = ", ".join(part.strip(" \"'") for part in value[1:-1].split(","))
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            if value:
                yield field.group("key").lower(), value


def _plain(text: str) -> tuple[str, str | None]:
    """The paragraphs of a Markdown text as lines, and its first top heading."""
    from markdown_it import MarkdownIt  # needed for Markdown only

    blocks: list[Block] = []
    heading: str | None = None
    marker = opened = ""
    row: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "list_item_open":
            marker = f"{token.info}{token.markup} " if token.info else "- "
        elif token.type == "inline":
            words = _inline(token)
            if opened == "h1":
                heading = heading or words
            if opened in {"td", "th"}:
                row.append(words)
            else:
                blocks.append(Block(marker + words, "item" if marker else "paragraph"))
                marker = ""
        elif token.type == "tr_close":
            blocks.append(Block(" | ".join(row), "row"))
            row = []
        elif token.type in {"fence", "code_block"}:
            blocks.append(Block(token.content.strip("\n")))
        elif token.type == "html_block":
            blocks.append(Block(_TAG.sub("", token.content).strip()))
        opened = token.tag
    return laid_out(blocks), heading


def _inline(token: Token) -> str:
    parts: list[str] = []
    for child in token.children or ():
        if child.type in {"text", "code_inline", "text_special"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    return " ".join("".join(parts).split(" ")).strip()

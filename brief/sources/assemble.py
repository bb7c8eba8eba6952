"""From a source's bytes to an article with numbered sentences."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from string import ascii_lowercase

from brief.article import Article, is_english
from brief.errors import SourceError
from brief.plain_english import plainly_english
from brief.sentences import number
from brief.sources.draft import Draft
from brief.sources.encoding import decode
from brief.sources.language import identify
from brief.sources.origin import Form, Origin
from brief.sources.packed import read_packed

_HTML = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_MARKDOWN = re.compile(
    r"\ufeff?\s*(?:---\n(?:[\w-]+:.*\n(?:[ \t]+.*\n|- .*\n){0,40}){1,40}?---\n"
    r"|\+\+\+\n(?:.*=.*\n){1,40}?\+\+\+\n|# \S.{0,300}\n)"
)
_HEADERS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,20}(?:>?From [^\r\n]*\r?\n)?"
    rb"(?P<lines>(?:[!-9;-~]{1,80}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n){0,200}){2,500}?)\r?\n"
)
_WELL_KNOWN = re.compile(
    rb"^(from|to|cc|sender|reply-to|subject|date|sent|received|message-id|mime-version|content-type|return-path"
    rb"|delivered-to|dkim-signature|content-transfer-encoding|list-id):",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_HEADERS = 256 * 1024
_SMALL = frozenset("the of and to a in is that for it on with was as he she be are by at this from".split())
_TOLD_BY, _FEWEST_WORDS, _SHARE = 4_000, 60, 0.1
"""Characters by which a language is told, words that tell it, and which share of English ones are of those."""
_ENOUGH, _THROUGHOUT = 100, 0.9
"""Capitals that a text in capitals has at least, and of which share of its letters more are capitals."""
_SMALL_LETTERS = ascii_lowercase.encode()
_CAPITALS = (
    "the text is in capitals, which hide who is named in it: little can be told of who says what; "
    "brief a version in ordinary type if there is one"
)


def is_message(data: bytes) -> bool:
    """Whether bytes are an e-mail: headers, at least two of them well known, and an empty line."""
    match = _HEADERS.match(data, 0, _MOST_HEADERS)
    return match is not None and len({name.lower() for name in _WELL_KNOWN.findall(match.group("lines"))}) >= 2


def is_page(text: str) -> bool:
    """Whether a text is a whole web page, by how it begins."""
    return _HTML.match(text) is not None


def assemble(origin: Origin) -> Article:
    """Read the article in a source.

    Raises:
        SourceError: the source is binary, empty, or holds no article.
    """
    draft = _draft(origin)
    if not any(c.isalnum() for c in draft.text):
        raise SourceError(f"{origin.name} holds no text to read")
    language = draft.language
    if not language or (is_english(language) and not _may_be_english(draft.text)):
        language = identify(draft.text) or language  # many a site says "en" whatever it prints
    elif not is_english(language) and plainly_english(draft.text):
        language = "en"  # and many a page its site's own language
    return Article(
        text=draft.text,
        sentences=number(draft.text, language, title=draft.title),
        sha256=hashlib.sha256(origin.data).hexdigest(),
        title=draft.title,
        byline=draft.byline,
        outlet=draft.outlet,
        published=draft.published,
        url=origin.url or draft.url,
        path=origin.path,
        language=language,
        removed=draft.removed,
        notes=(*draft.notes, *([_CAPITALS] if _is_in_capitals(draft.text) else [])),
    )


def _may_be_english(text: str) -> bool:
    """Whether a text has as many of the smallest English words as any, or is too short to tell."""
    words = text[:_TOLD_BY].lower().split()
    return len(words) < _FEWEST_WORDS or sum(map(_SMALL.__contains__, words)) > _SHARE * len(words)


def _is_in_capitals(text: str) -> bool:
    """Whether a text is printed in capitals throughout, as wire copy and rulings may be."""
    small = len(data := text.encode(errors="replace")) - len(data.translate(None, _SMALL_LETTERS))
    if len(text) - small <= _THROUGHOUT * len(text):
        return False  # It has too many small letters for that, whatever the rest is.
    large = sum(map(str.isupper, text))
    return large >= _ENOUGH and large > _THROUGHOUT * (large + sum(map(str.islower, text)))


def _draft(origin: Origin) -> Draft:
    packed = read_packed(origin.data, name=origin.name)
    if packed is not None:
        return packed
    if origin.form is None and is_message(origin.data):
        from brief.sources.mail import read_mail  # few are

        return read_mail(origin.data, name=origin.name)
    decoded = decode(origin.data, name=origin.name, declared=origin.charset)
    _refuse_data(decoded.text, origin.name)
    draft = _read(origin.form or _form(decoded.text), decoded.text, origin)
    return replace(draft, notes=(decoded.note, *draft.notes)) if decoded.note else draft


def _refuse_data(text: str, name: str) -> None:
    """Refuse what is for programs: a saved brief, another JSON file, a feed."""
    if not text.startswith(("{", "[", "<?xml")):
        return
    if text.startswith("<?xml"):
        if is_page(text[:8000]):
            return
        raise SourceError(f"{name} is XML, such as a feed: give the article's own page, or its text")
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return
    if isinstance(held, dict) and "evidence" in held and str(held.get("format")).startswith("brief/"):
        raise SourceError(f"{name} is a saved brief, not an article: give the article that it was made of")
    raise SourceError(f"{name} is JSON: save the article in it as text")


def _read(form: Form, text: str, origin: Origin) -> Draft:
    if form == "html" or (form == "text" and _form(text) == "html"):
        from brief.sources.html import read_html  # the HTML library is slow to load

        return read_html(text, name=origin.name, url=origin.url)
    if form == "markdown":
        from brief.sources.markdown import read_markdown  # likewise

        return read_markdown(text)
    from brief.sources.text import read_text  # with the others

    return read_text(text)


def _form(text: str) -> Form:
    """What a text is by its first characters."""
    head = text[:8000].replace("\r\n", "\n")
    if is_page(head):
        return "html"
    return "markdown" if _MARKDOWN.match(head) else "text"

"""What became of the articles that documents were made from, as far as a folder of articles tells.

The folder is listed once, when first asked; a file in it is read only if a document's path or name leads to it, or,
once a source is missed, to find its bytes under another name. What a document says never leads out of the folder.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from brief import sources
from brief.article import Article
from brief.checks.saved import Origin, OriginState
from brief.document import Document
from brief.errors import SourceError, UsageError
from brief.sources.origin import LARGEST, storable
from brief.validation.reading import read

MOST_FILES = 200_000
"""Files in a folder of articles; their paths take some 40 MB."""

_BETWEEN = re.compile(r"[/\\]+")


class SourceIndex:
    """A folder of articles, by path, by name and by what is in them."""

    def __init__(self, folder: Path) -> None:
        """Take note of a folder, which is listed later.

        Raises:
            UsageError: there is no such folder.
        """
        if not folder.is_dir():
            raise UsageError(f"{folder}: there is no such folder of sources")
        self._shown = folder
        self._folder = folder.resolve()
        self._by_name: dict[str, list[str]] | None = None
        self._digests: dict[str, str | None] = {}
        self._by_digest: dict[str, str] | None = None

    def origin(self, document: Document) -> Origin | None:
        """What became of a document's source; None where it was no file, so that nothing can be said.

        A source whose bytes have changed but not the text that is read from it (line ends, a page's menu) counts as
        the same: the document's offsets and words still hold.

        Raises:
            UsageError: the folder holds more files than can be kept track of.
        """
        if document.article.path is None:
            return None
        wanted = document.article.sha256.lower()
        here = self._candidates(document.article.path)
        same = next((path for path, _ in here if self._digest(path) == wanted), None)
        if same is not None:
            return self._compared(document, same, "same")
        best = [path for path, shared in here if shared == here[0][1]]
        again = next((path for path in best if _same_text(document, self._article(path))), None)
        if again is not None:
            return self._origin("same", again)
        elsewhere = None if len(best) == 1 else self._digested().get(wanted)
        if elsewhere is not None:
            return self._compared(document, elsewhere, "moved")
        return self._origin("changed", best[0]) if best else Origin("gone")

    def _compared(self, document: Document, path: str, state: OriginState) -> Origin:
        """What there is to say of a source with the document's bytes: even so the text may be another."""
        article = self._article(path)
        altered = article is not None and not _same_text(document, article)
        return self._origin("altered" if altered else state, path)

    def _origin(self, state: OriginState, path: str) -> Origin:
        return Origin(state, (self._shown / path).as_posix())

    def _candidates(self, path: str) -> list[tuple[str, int]]:
        """Files at the path that a document names, wherever it was made: the one that shares most of it first.

        Either the path ends as the file does inside the folder, or the file's whole path ends as the path does. So a
        document of `articles/2026/a.txt` finds it in `.`, in `articles` and in `articles/2026`, on any machine.
        """
        parts = _parts(path)
        if not parts:
            return []
        found: list[tuple[str, int]] = []
        for file in self._names().get(parts[-1], ()):
            inside = _parts(storable(file))
            shared = _shared(parts, [*_parts(self._folder.as_posix()), *inside])
            if shared == len(parts) or shared >= len(inside):
                found.append((file, shared))
        return sorted(found, key=lambda one: (-one[1], one[0]))

    def _names(self) -> dict[str, list[str]]:
        """Paths inside the folder, by the name of the file."""
        if self._by_name is None:
            by_name: dict[str, list[str]] = {}
            for count, path in enumerate(_files(self._folder)):
                if count >= MOST_FILES:
                    raise UsageError(f"{self._shown}: more than {MOST_FILES:,} files: name a folder with sources alone")
                parts = _parts(storable(path))
                if parts:  # A name of backslashes alone has none.
                    by_name.setdefault(parts[-1], []).append(path)
            self._by_name = by_name
        return self._by_name

    def _digest(self, path: str) -> str | None:
        """SHA-256 of a file's bytes; None if it cannot be read, or is too large for an article."""
        if path not in self._digests:
            data = read(self._folder / path, most_bytes=LARGEST)
            self._digests[path] = hashlib.sha256(data).hexdigest() if isinstance(data, bytes) else None
        return self._digests[path]

    def _digested(self) -> dict[str, str]:
        """All files by what is in them: every one is read, which is done once and only if a source is missed."""
        if self._by_digest is None:
            paths = sorted((path for paths in self._names().values() for path in paths), reverse=True)
            self._by_digest = {digest: path for path in paths if (digest := self._digest(path)) is not None}
        return self._by_digest

    def _article(self, path: str) -> Article | None:
        """The article in a file; None if there is none."""
        if self._digest(path) is None:
            return None
        try:
            return sources.read(str(self._folder / path))
        except SourceError:
            return None


def _files(folder: Path) -> Iterator[str]:
    """Paths of the regular files in a folder, with `/`. Links to folders are not followed, so none leads in a
    circle.
    """
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(folder / inside) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(f"{inside}{entry.name}/")
                    elif entry.is_file():
                        yield inside + entry.name
        except OSError:
            continue  # A folder that may not be read has no sources for us.


def _parts(path: str) -> list[str]:
    """The names in a path, whichever system wrote it, from the last `..` on."""
    parts = [part for part in _BETWEEN.split(normalize("NFC", path)) if part not in ("", ".")]
    return parts[len(parts) - parts[::-1].index("..") :] if ".." in parts else parts


def _shared(one: list[str], other: list[str]) -> int:
    """How many names two paths have in common at their ends."""
    count = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        count += 1
    return count


def _same_text(document: Document, article: Article | None) -> bool:
    """Whether a document's text is an article's, line by line.

    Another version may take off a line more or less as page furniture; that line is then among those that the one
    or the other has taken off.
    """
    if article is None:
        return False
    if document.article.text == article.text:
        return True
    ours, theirs = _lines(document.article.text), _lines(article.text)
    removed = [line.text for line in document.article.removed] + [line.text for line in article.removed]
    put_aside = {" ".join(line.split()) for line in removed}
    return ours ^ theirs <= put_aside


def _lines(text: str) -> set[str]:
    return {" ".join(line.split()) for line in text.splitlines()} - {""}

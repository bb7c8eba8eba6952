"""`brief diff`: what changed in meaning from one brief to another, or in a folder of them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brief.choices import DiffFormat
from brief.cli import console, options
from brief.cli.overwriting import refuse_input, refuse_work
from brief.cli.report import Report
from brief.errors import UsageError
from brief.harmless import one_line

if TYPE_CHECKING:
    from brief.comparison.changes import ChangeKind, Comparison
    from brief.comparison.folders import Row, Totals
    from brief.comparison.reading import NotRead
    from brief.document import Document
    from brief.kinds import Kind
    from brief.validation.load import Refused

STDIN = "-"


def register(cli: typer.Typer) -> None:
    """Add the command to the command line."""
    cli.command("diff")(diff)


def diff(
    old: Annotated[
        str,
        typer.Argument(
            parser=options.word, metavar="OLD", help="The earlier brief, or a folder of briefs; - for standard input."
        ),
    ],
    new: Annotated[
        str,
        typer.Argument(
            parser=options.word, metavar="NEW", help="The later brief, or a folder of briefs; - for standard input."
        ),
    ],
    *,
    format: Annotated[  # noqa: A002 - the option's name
        DiffFormat, typer.Option(help="Text for people, JSON for programs, Markdown for a pull request.")
    ] = "text",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            parser=options.path,
            metavar="FILE",
            help="Write the differences to FILE instead of stdout.",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="KINDS", help="Kinds of change that do not count: wording,evidence. Repeatable."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help="A kind of your own that documents may be of: a name or a path. Repeatable."),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print nothing: the exit code tells whether they differ.")
    ] = False,
) -> None:
    """Compare two briefs, or two folders of briefs, item by item."""
    from brief.comparison.folders import Totals
    from brief.comparison.formats import make

    ignored = _kinds_of_change(ignore or [])
    output = options.to_file(output)
    refuse_input("--output", output, [old, new])
    refuse_work("--output", output)
    many = _are_folders(old, new)
    totals = Totals()
    found = _rows(old, new, _Reader(kind or []), ignored, totals, many=many)
    if not many:
        found = iter(list(found))  # What cannot be read is told before anything is printed.
    on_terminal = output is None and console.is_terminal(sys.stdout)
    width = shutil.get_terminal_size().columns if on_terminal else None
    form = make(format, many=many, color=on_terminal and console.in_color(), width=width)
    if quiet and output is None:
        for _ in found:
            if totals.differ:
                break  # More differences would not change the answer.
    else:
        with Report(output) as report:
            report.write(form.start(old, new))
            for row in found:
                report.write(form.row(row))
            report.write(form.end(totals))
    if totals.differ:
        raise typer.Exit(1)


def _kinds_of_change(given: Sequence[str]) -> frozenset[ChangeKind]:
    from difflib import get_close_matches

    from brief.comparison.changes import ChangeKind

    names = [str(kind) for kind in ChangeKind]
    found: set[ChangeKind] = set()
    for word in (w for words in given for w in words.replace(",", " ").split()):
        if word not in names:
            close = get_close_matches(word, names, n=1)
            hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(names)}"
            raise UsageError(f"--ignore {one_line(word)[:40]}: there is no such kind of change; {hint}")
        found.add(ChangeKind(word))
    return frozenset(found)


def _are_folders(old: str, new: str) -> bool:
    """Whether two folders are compared.

    Raises:
        UsageError: a path is not there, a folder is compared with a file, or both are standard input.
    """
    if old == new == STDIN:
        raise UsageError("- is given twice: standard input can be read only once")
    for path in (old, new):
        if path != STDIN and not os.path.lexists(path):
            raise UsageError(f"{one_line(path)}: there is no such file or folder")
    folders = [path != STDIN and Path(path).is_dir() for path in (old, new)]
    if folders[0] != folders[1]:
        folder, file = (old, new) if folders[0] else (new, old)
        what = "standard input" if file == STDIN else one_line(file)
        raise UsageError(f"{one_line(folder)} is a folder and {what} is not: compare two folders, or two documents")
    return folders[0]


def _rows(
    old: str, new: str, reader: _Reader, ignored: frozenset[ChangeKind], totals: Totals, *, many: bool
) -> Iterator[Row]:
    from brief.comparison.folders import Row, Status, row, rows

    if many:
        yield from rows(Path(old), Path(new), compare=reader.compare, load=reader.file, ignored=ignored, totals=totals)
        return
    if os.devnull in (old, new):
        # What git gives for a file that is not there on one side.
        name = new if old == os.devnull else old
        reader.document(name)
        alone = Row(None, name, Status.ADDED) if old == os.devnull else Row(name, None, Status.GONE)
        totals.add(alone)
        yield alone
        return
    found = row(old, new, reader.compare(reader.document(old), reader.document(new))).without(ignored)
    totals.add(found)
    yield found


class _Reader:
    """Reads and compares documents of built-in kinds and of those that the user chose."""

    def __init__(self, given: list[str]) -> None:
        from brief import kinds
        from brief.validation import options as settings

        # Kinds are chosen once for a project: those that `brief validate` knows are known here.
        chosen = settings.load(Path.cwd(), {"kinds": given or None})
        self._own: tuple[Kind, ...] = tuple(kinds.find(name, chosen.folder) for name in chosen.kinds)
        self._kinds: dict[str, Kind] = {}

    def compare(self, old: Document, new: Document) -> Comparison:
        """What changed from one document to the other."""
        from brief import kinds
        from brief.comparison import compare

        if old.kind != new.kind:
            return compare(old, new)
        if new.kind not in self._kinds:
            self._kinds[new.kind] = kinds.for_document(new.kind, self._own)
        return compare(old, new, self._kinds[new.kind])

    def document(self, path: str) -> Document:
        """One document by itself.

        Raises:
            UsageError: it cannot be read.
        """
        from brief.comparison.reading import NotRead
        from brief.validation.load import read_stdin

        found = self._loaded(read_stdin()) if path == STDIN else self.file(Path(path))
        if isinstance(found, NotRead):
            name = "standard input" if path == STDIN else one_line(path)
            raise UsageError(f"{name}: {found.reason}")
        return found

    def file(self, path: Path) -> Document | NotRead:
        """One document of a folder, or why it cannot be read."""
        from brief.validation.load import read

        return self._loaded(read(path))

    def _loaded(self, data: bytes | Refused) -> Document | NotRead:
        from brief.comparison.reading import NotRead
        from brief.document import Document
        from brief.validation.load import Refused, load
        from brief.validation.refusal import is_something_else

        found = data if isinstance(data, Refused) else load(data, self._own)
        if not isinstance(found, Refused):
            return found.document
        if isinstance(data, bytes) and all(f.rule == "B104" and f.path.startswith("/brief") for f in found.findings):
            # Of its format, and only not as its kind's schema is today: that is what a diff is asked about.
            return Document.loads(data)
        first = found.findings[0]
        place = f" (at {first.path})" if first.path else ""
        more = f", and {len(found.findings) - 1} more" if len(found.findings) > 1 else ""
        return NotRead(one_line(f"{first.message}{place}{more}"), foreign=is_something_else(found))

"""`brief label`: a draft of labels for an article, or a sheet of items to judge, to be filled in by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brief.cli import console, options
from brief.cli.chosen import check_cassette, find_kind
from brief.cli.outputs import plan
from brief.cli.overwriting import refuse_input
from brief.cli.progress import Progress
from brief.cli.write import read_article, written
from brief.errors import UsageError

if TYPE_CHECKING:
    from brief.config import Settings
    from brief.kinds import Kind

SEED = 1


def register(cli: typer.Typer) -> None:
    """Add the command to the command line."""
    cli.command("label")(label)


def label(
    sources: Annotated[
        list[str],
        typer.Argument(
            parser=options.word, metavar="SOURCE", help="An article, or its brief; with --sample, folders of briefs."
        ),
    ],
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", parser=options.path, metavar="FILE", help="Write to FILE instead of stdout."),
    ] = None,
    sample: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="Instead of labels, draw N items from folders of briefs for a blind yes/no judgement.",
        ),
    ] = None,
    kind: options.Kind = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    api_key: options.ApiKey = None,
    passages: options.Passages = None,
    wording: options.Wording = None,
    cassette: options.Cassette = None,
    allow_private: options.AllowPrivate = False,
    timeout: options.Timeout = None,
    retries: options.Retries = None,
    concurrency: options.Concurrency = None,
    quiet: options.Quiet = False,
) -> None:
    """Draft labels for brief eval, to be corrected by hand."""
    from brief import config

    given: dict[str, object] = {"kind": kind, "model": model, "base_url": base_url, "api_key": api_key}
    given |= {"passages": passages, "wording": wording}
    given |= {"timeout": timeout, "retries": retries, "concurrency": concurrency}
    resolved = config.load(Path.cwd(), given)
    resolved.refuse_leak()
    outputs = plan([out] if out else [], chosen="markdown", configured=None, terminal=False, source=sources[0])
    refuse_input("--out", out, [cassette])
    check_cassette(cassette, [*sources, *resolved.files])
    if out is not None and out.exists():
        raise UsageError(f"{out} is there already, and may hold somebody's work: name another file, or take it away")
    with Progress(quiet=quiet) as progress:
        chosen = find_kind(resolved, progress.say)
        if sample is not None:
            text = _sheet(sources, sample, chosen)
        elif len(sources) > 1:
            raise UsageError("one article is labelled at a time; several folders go with --sample")
        else:
            text = _draft(sources[0], chosen, resolved.settings, cassette, progress, allow_private=allow_private)
    for output in outputs:
        if output.path is None:
            console.emit(text)
        else:
            output.save(text)


def _sheet(sources: list[str], sample: int, kind: Kind) -> str:
    from brief.evaluation import judgements
    from brief.evaluation.scoring import documents

    folders = [Path(source) for source in sources]
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"{folder}: there is no such folder: --sample draws from folders of briefs")
    found = (named for folder in folders for named in documents(folder))
    drawn = judgements.drawn(found, sample, seed=SEED, own=[kind])
    if not drawn:
        raise UsageError(f"{', '.join(sources)}: holds no brief")
    return judgements.sheet(drawn)


def _draft(
    source: str, kind: Kind, settings: Settings, cassette: Path | None, progress: Progress, *, allow_private: bool
) -> str:
    from brief import kinds
    from brief.document import Document
    from brief.evaluation import labels

    if source.endswith(".json"):
        document = Document.load(source)
        return labels.draft(document, kinds.for_document(document.kind, [kind]))
    article = read_article(source, allow_private=allow_private, progress=progress)
    return labels.draft(written(article, kind, settings, cassette, progress), kind)

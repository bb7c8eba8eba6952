"""Options that several commands have, each declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from brief.choices import WordedBy


def word(text: str) -> str:
    """A name or a path as it was given, for options and arguments that may not be empty.

    Raises:
        typer.BadParameter: it is empty, and would be taken for the working folder, or for a file that is not there.
    """
    if not text:
        raise typer.BadParameter("it is empty; is a variable not set?")
    return text


def path(text: str) -> Path:
    """A path as it was given, likewise."""
    return Path(word(text))


def to_file(output: Path | None) -> Path | None:
    """The file that a report goes to; None for standard output, which "-" is as well."""
    return None if output == Path("-") else output


Kind: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="KIND", help="Kind of brief: a name that `brief kinds` lists, or a path to your own. Default: news."
    ),
]
Model: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="MODEL", help="Model to ask, or a path to a GGUF file. With neither model nor key: the embedded one."
    ),
]
BaseUrl: TypeAlias = Annotated[
    str | None,
    typer.Option("--base-url", metavar="URL", help="Address of an OpenAI-compatible server, up to and with /v1."),
]
ApiKey: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--api-key",
        metavar="KEY",
        help="Key for the server. Other users of this machine can see it here: prefer OPENAI_API_KEY.",
    ),
]
Passages: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="auto|whole|N",
        help="Read the article whole, or in passages of about N words. Default auto: 130 words for the embedded model, "
        "6,000 for others.",
    ),
]
Wording: TypeAlias = Annotated[
    WordedBy | None,
    typer.Option(
        help="`article`: items keep the article's sentences; `model`: the model words them. Default auto: article for "
        "the embedded model."
    ),
]
Cassette: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        parser=path,
        metavar="FILE",
        help="Replay the model's answers from FILE; record them there if it does not exist.",
    ),
]
AllowPrivate: TypeAlias = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch articles from private and loopback addresses.")
]
Timeout: TypeAlias = Annotated[
    float | None,
    typer.Option(
        metavar="SECONDS", help="How long to wait for one answer. Default: 120; the embedded model has at least 600."
    ),
]
Retries: TypeAlias = Annotated[
    int | None, typer.Option(metavar="N", help="How often to try a failed request again. Default: 5.")
]
Concurrency: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--concurrency",
        "-j",
        metavar="N",
        help="How many requests to make at once. Default: 1 to the embedded model, 8 to a server.",
    ),
]
Strict: TypeAlias = Annotated[
    bool | None,
    typer.Option("--strict/--no-strict", help="Exit with 1 if an item was rejected or a check found an error."),
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on stderr but errors.")]

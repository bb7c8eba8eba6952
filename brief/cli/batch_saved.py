"""What a batch was asked for, kept in OUT so that `--resume OUT` can go on with nothing else. There is no key in it.

What lies in a folder is not believed beyond what it needs to be: an address in it is used only if the user names the
same or it is on this machine, so that no key goes where a folder says; and so is a kind that is not built in, since
a kind is a program.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from brief.batching.entries.paths import without_secrets
from brief.batching.state import STATE
from brief.batching.state.store import Store
from brief.config import Settings
from brief.errors import UsageError
from brief.llm.address import parse
from brief.sources.origin import scheme

if TYPE_CHECKING:
    from brief.batching.entries.entry import Entry
    from brief.kinds import Kind

KEY = "command"
_OPTIONS = (
    "format", "tables", "include", "exclude", "text_column", "id_column", "limit", "force", "retry_errors", "max_cost",
    "max_tokens", "rpm", "tpm", "allow_private", "transport", "engine",
)  # fmt: skip
_SETTINGS = ("model", "passages", "wording", "timeout", "retries", "concurrency", "strict")
_ANEW = {"force": "force", "retry_errors": "retry"}
"""Options that begin anew each time they are given, and what the state calls them."""


def kept(values: Mapping[str, object], settings: Settings, kind: Kind) -> str:
    """The command as it is kept.

    Args:
        values: Its options, by name.
        settings: Those in force.
        kind: That it briefs by.
    """
    sources = values["sources"]
    listed = [str(source) for source in sources] if isinstance(sources, list | tuple) else []
    told: dict[str, object] = {name: values[name] for name in _OPTIONS}
    told |= {name: getattr(settings, name) for name in _SETTINGS}
    told["sources"] = [s for s in listed if s != "-" and (not scheme(s) or without_secrets(s) == s)]
    told["kind"] = _identity(kind)
    told["base_url"] = parse(settings.base_url).label if settings.base_url else None
    told["folder"] = str(Path.cwd())
    return json.dumps(told)


def restored(out: Path) -> dict[str, object]:
    """What is kept in OUT. Options that ask anew are on only if what they began was not through.

    Raises:
        UsageError: nothing is, or it is damaged.
    """
    path = out / STATE / "state.sqlite"
    nothing = UsageError(f"--resume {out}: no batch was begun there by `brief batch`; give the folder that -o named")
    if not path.is_file():
        raise nothing
    with Store(path) as store:
        text = store.meta(KEY)
        anew = {option: bool(store.meta(f"anew {what}")) for option, what in _ANEW.items()}
    if text is None:
        raise nothing
    try:
        told = json.loads(text)
    except ValueError:
        told = None
    if not isinstance(told, dict) or not {*_OPTIONS, *_SETTINGS, "sources", "kind", "folder"} <= told.keys():
        raise UsageError(f"--resume {out}: what was kept of the command is damaged; give the whole command again")
    return told | {option: told[option] and begun for option, begun in anew.items()}


def enter(told: Mapping[str, object]) -> None:
    """Go where the command was given, as its sources may be relative to that. Where that is gone, stay."""
    try:
        os.chdir(str(told["folder"]))
    except OSError:
        return


def found_still(
    search: Callable[..., Iterator[Entry]], sources: Sequence[str], *, notify: Callable[[str], None]
) -> Iterator[Entry]:
    """The articles of the sources that are still there. What waits for answers in OUT needs none.

    Args:
        search: `entries.find` with its options.
        sources: Those of the command as it was given.
        notify: Told of sources that are not there.
    """
    there = []
    for source in sources:
        try:
            search([source], notify=notify)
            there.append(source)
        except UsageError as error:
            notify(f"{error}; going on without it")
    return search(there, notify=notify) if there else iter(())


def check_server(told: Mapping[str, object], settings: Settings, out: Path) -> str | None:
    """The server's address: the one in force, or the one that is kept if it is on this machine.

    Raises:
        UsageError: they differ.
    """
    before = told["base_url"]
    now = parse(settings.base_url).label if settings.base_url else None
    if now == before:
        return settings.base_url
    if now is None and isinstance(before, str) and parse(before).local:
        return before
    named = f"--base-url {before}" if before else "no --base-url and no OPENAI_BASE_URL"
    raise UsageError(f"--resume {out}: it was begun with another server; if your key may go there, give {named}")


def built_in_kind(told: Mapping[str, object]) -> Kind | None:
    """The built-in kind that the batch was begun by; None where it was none, or has changed."""
    from brief import kinds
    from brief.errors import ConfigurationError

    name = told["kind"][0] if isinstance(told["kind"], list) and told["kind"] else None
    try:
        kind = kinds.find_builtin(str(name))
    except ConfigurationError:
        return None
    return kind if told["kind"] == _identity(kind) else None


def check_kind(told: Mapping[str, object], kind: Kind, out: Path) -> None:
    """See that it is the kind that the batch was begun by.

    Raises:
        UsageError: it is another, or has changed.
    """
    if told["kind"] != _identity(kind):
        raise UsageError(
            f"--resume {out}: it was begun by another kind, or this one has changed; name it with --kind, "
            "or give the whole command to brief everything again"
        )


def _identity(kind: Kind) -> list[str]:
    return [kind.name, kind.schema_sha256, kind.prompt_sha256]

"""What a node is told once: everything that briefs depend on, and nothing of its own."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import brief
from brief import kinds
from brief.batching.out.outputs import Format
from brief.errors import ConfigurationError
from brief.kinds import Kind
from brief.llm.client import Terms
from brief.llm.modes import Profile
from brief.writing import Options


@dataclass(frozen=True, slots=True)
class Setup:
    """The kind travels as its files: a node needs the package and no more."""

    version: str
    kind: str
    schema: bytes
    prompts: dict[str, str]
    hashes: tuple[str, str]
    options: Options
    formats: tuple[Format, ...]
    terms: Terms
    profile: Profile
    folder: str
    """Where the command was given: sources may be relative to it."""

    @classmethod
    def of(cls, kind: Kind, options: Options, formats: tuple[Format, ...], terms: Terms, profile: Profile) -> Setup:
        """What to tell."""
        return cls(
            brief.__version__,
            kind.name,
            kind.schema_path.read_bytes(),
            dict(kind.prompts),
            (kind.schema_sha256, kind.prompt_sha256),
            options,
            formats,
            terms,
            profile,
            str(Path.cwd()),
        )

    def enter(self) -> None:
        """Go where the command was given, where there is such a folder here."""
        if self.version != brief.__version__:
            raise ConfigurationError(f"this node has brief {brief.__version__}, and the command is {self.version}")
        if os.path.isdir(self.folder):  # noqa: PTH112
            os.chdir(self.folder)

    def loaded(self) -> Kind:
        """The kind.

        Raises:
            ConfigurationError: it is another one here.
        """
        with tempfile.TemporaryDirectory() as folder:
            top = Path(folder)
            schema, prompts = top / "schemas" / f"{self.kind}.py", top / "prompts" / self.kind
            schema.parent.mkdir()
            schema.write_bytes(self.schema)
            for name, text in self.prompts.items():
                path = prompts / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
            kind = kinds.find(str(schema))
        if (kind.schema_sha256, kind.prompt_sha256) != self.hashes:
            raise ConfigurationError(f"the kind {self.kind} has changed while the batch ran")
        return kind

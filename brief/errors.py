"""Every error a user can meet, and the exit code it ends a command with.

BriefError                 one clear line for a person; never a traceback
├── UsageError         2   the input or the options cannot be used
│   └── SourceError    2   an article that cannot be read
├── ConfigurationError 3   no model, no key, a broken kind or setting
├── EndpointError      4   the server failed; its subclasses are in `brief.llm.errors`
└── LimitReached       5   the next call might pass a limit that the user set
"""

from __future__ import annotations

from typing import ClassVar


class BriefError(Exception):
    """Base of all errors this package raises on purpose. `str(error)` is one line that says what to do."""

    exit_code: ClassVar[int] = 2


class UsageError(BriefError):
    """The input or the options cannot be used as given."""


class SourceError(UsageError):
    """An article could not be read: missing, empty, binary, too large, refused address."""


class ConfigurationError(BriefError):
    """Something that is set up wrongly: model, key, kind, prompt, schema, configuration file."""

    exit_code: ClassVar[int] = 3


class EndpointError(BriefError):
    """The endpoint failed, or answered in a way that cannot be used."""

    exit_code: ClassVar[int] = 4


class LimitReached(BriefError):  # named for what happened
    """The next call might pass the limit. What is done is kept, and another run goes on from there."""

    exit_code: ClassVar[int] = 5

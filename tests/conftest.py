"""What every test gets: an environment that is nobody's, and no way out of this machine."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# Nothing is timed: a machine may be busy. `--hypothesis-profile thorough` looks longer for what may be wrong.
settings.register_profile("quick", deadline=None, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile("quick")

ROOT = Path(__file__).resolve().parent.parent

_OURS = ("OPENAI_", "BRIEF_", "HF_", "XDG_")
_OTHERS = (
    "CI", "GITHUB_ACTIONS", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PY_COLORS", "CLICOLOR", "CLICOLOR_FORCE",
    "TTY_COMPATIBLE", "TTY_INTERACTIVE", "SSL_CERT_FILE",
)  # fmt: skip


@pytest.fixture(scope="session")
def new_home(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Makes a home."""
    homes, count = tmp_path_factory.mktemp("homes"), itertools.count()

    def make() -> Path:
        home = homes / str(next(count))
        home.mkdir()
        return home

    return make


@pytest.fixture(autouse=True)
def clean_environment(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, new_home: Callable[[], Path]
) -> Path:
    """A home of its own for each test, and no variable of the machine that `brief` or its libraries heed.

    Live tests keep the folder of models, which they must not download again.
    """
    live = request.node.get_closest_marker("live") is not None
    models = _models() if live else None
    for name in list(os.environ):
        if name.startswith(_OURS) or name in _OTHERS or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    home = new_home()
    monkeypatch.setenv("HOME", str(home))
    for variable, folder in {
        "XDG_CONFIG_HOME": ".config",
        "XDG_CACHE_HOME": ".cache",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
    }.items():
        monkeypatch.setenv(variable, str(home / folder))
    monkeypatch.setenv("TERM", "xterm-256color")
    if models is not None:
        monkeypatch.setenv("BRIEF_MODELS", str(models))
    return home


def _models() -> Path:
    """Where this machine keeps its models, asked before the environment is cleaned."""
    from brief.llm.local import models

    return models.folder()


@pytest.fixture
def root() -> Path:
    """The top of the source tree."""
    return ROOT


@pytest.fixture
def seeds() -> Path:
    """The folder of sample articles."""
    return ROOT / "seeds"

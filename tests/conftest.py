"""What every test gets: an environment that is nobody's, and no way out of this machine."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser
from hypothesis import settings

# Nothing is timed: a machine may be busy. `--hypothesis-profile thorough` looks longer for what may be wrong.
settings.register_profile("quick", deadline=None, max_examples=30)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile("quick")

# Collecting makes objects by the million that stay to the end: whoever looks for garbage looks at them again and again.
gc.disable()

ROOT = Path(__file__).resolve().parent.parent

_OURS = ("OPENAI_", "BRIEF_", "HF_", "XDG_")
_OTHERS = (
    "CI", "GITHUB_ACTIONS", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PY_COLORS", "CLICOLOR", "CLICOLOR_FORCE",
    "TTY_COMPATIBLE", "TTY_INTERACTIVE", "SSL_CERT_FILE",
)  # fmt: skip


def pytest_xdist_auto_num_workers() -> int:
    """One more process than there are cores: a third of the time tests wait, for servers that are slow on purpose."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """Look for garbage from now on, seldom, and no more at what was collected."""
    from brief import garbage

    garbage.seldom()
    gc.enable()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Empty homes. Most tests leave theirs as it was: thousands need not be made and deleted."""
    return [tmp_path_factory.mktemp("homes") / "0"]


@pytest.fixture(autouse=True)
def clean_environment(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, homes: list[Path]
) -> Iterator[Path]:
    """An empty home for each test, and no variable of the machine that `brief` or its libraries heed.

    Live tests keep the folder of models, which they must not download again.
    """
    live = request.node.get_closest_marker("live") is not None
    models = _models() if live else None
    for name in list(os.environ):
        if name.startswith(_OURS) or name in _OTHERS or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    home = homes[-1]
    home.mkdir(exist_ok=True)
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
    yield home
    if any(home.iterdir()):
        homes.append(home.with_name(str(len(homes))))


def _models() -> Path:
    """Where this machine keeps its models, asked before the environment is cleaned."""
    from brief.llm.local import models

    return models.folder()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium for all tests of a worker: it takes longer to start than to show a page."""
    started = Browser(tmp_path_factory.mktemp("profile"))
    yield started
    started.close()


@pytest.fixture
def root() -> Path:
    """The top of the source tree."""
    return ROOT


@pytest.fixture
def seeds() -> Path:
    """The folder of sample articles."""
    return ROOT / "seeds"

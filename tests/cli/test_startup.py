"""What starting costs: `brief` must not import what a command may never need."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "openai",
    "httpx2",
    "trafilatura",
    "rich",
    "xllamacpp",
    "vcr",
    "jinja2",
    "pydantic",
    "charset_normalizer",
    "asyncio",
)


def imported_by(code: str) -> set[str]:
    report = f"{code}\nimport sys\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True, timeout=60)
    return {name.partition(".")[0] for name in run.stderr.split()}


@pytest.mark.parametrize(
    "code",
    [
        "import brief",
        "import brief.cli.main",
        "import brief.cli.app; brief.cli.app.command_line()",
        "from brief.cli.main import main; main(['--help'])",
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(code: str) -> None:
    assert imported_by(code).isdisjoint(HEAVY)


def test_the_version_is_told_without_the_command_line_library() -> None:
    assert "typer" not in imported_by("from brief.cli.main import main; main(['--version'])")


def test_the_kind_of_a_document_is_loaded_without_the_template_library() -> None:
    assert "jinja2" not in imported_by("import brief.kinds; brief.kinds.for_document('news')")

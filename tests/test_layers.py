"""The layers of the package, as import-linter sees them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINT = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"]


def test_lower_layers_do_not_import_higher_ones():
    run = subprocess.run(LINT, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout


def test_the_contract_covers_a_wrong_import(tmp_path: Path):
    """A contract that never breaks proves nothing: the same one trips over a layer that reaches up."""
    package = tmp_path / "brief"
    for source in (ROOT / "brief").rglob("*.py"):
        copy = package / source.relative_to(ROOT / "brief")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    with (package / "errors.py").open("a", encoding="utf-8") as errors:
        errors.write("\nfrom brief import document  # noqa\n")
    run = subprocess.run(LINT, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "brief.errors -> brief.document" in run.stdout

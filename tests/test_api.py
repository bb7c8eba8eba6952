"""The public names are there, sorted, and cost nothing to have."""

import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import brief


def test_all_is_sorted_and_true():
    assert brief.__all__ == sorted(brief.__all__)
    assert set(brief.__all__) == set(brief._HOMES)
    for name in brief.__all__:
        assert getattr(brief, name) is not None


def test_no_public_name_is_a_module():
    # Python sets a module as an attribute of its package when it is imported: it would take the name's place.
    assert not {module.name for module in pkgutil.iter_modules(brief.__path__)} & set(brief.__all__)


def test_what_dir_shows_is_public_and_the_version():
    assert dir(brief) == sorted([*brief.__all__, "__version__"])


def test_who_checks_types_hears_of_a_name_that_is_not_there(tmp_path: Path):
    module = tmp_path / "user.py"
    module.write_text("from brief import Document, Documnt\n")
    # What the package itself imports is not followed: its types are checked elsewhere, and take a quarter of a minute.
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=skip", f"--cache-dir={tmp_path / 'cache'}"]
    command += [brief.__file__, str(module)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    assert 'has no attribute "Documnt"' in told
    assert "Found 1 error" in told


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing"):
        brief.nothing  # noqa: B018


def test_importing_loads_nothing_heavy():
    code = (
        "import sys, brief; print(*sorted({'pydantic', 'openai', 'rich', 'jinja2', 'trafilatura'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_paths_may_be_text_or_not(root: Path, tmp_path: Path):
    seed = root / "seeds" / "harbour-talks.txt"
    assert brief.read(seed) == brief.read(str(seed))
    assert brief.find_kind(root / "schemas" / "news.py").name == brief.find_kind(str(root / "schemas" / "news.py")).name
    document = brief.Document.loads((root / "docs" / "example.json").read_bytes())
    document.save(str(tmp_path / "a.json"))
    document.save(tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()

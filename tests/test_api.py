"""The public names are there, sorted, and cost nothing to have."""

import subprocess
import sys

import pytest

import brief


def test_all_is_sorted_and_true():
    assert brief.__all__ == sorted(brief.__all__)
    assert set(brief.__all__) == set(brief._HOMES)
    for name in brief.__all__:
        assert getattr(brief, name) is not None


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing"):
        brief.nothing  # noqa: B018


def test_importing_loads_nothing_heavy():
    code = (
        "import sys, brief; print(*sorted({'pydantic', 'openai', 'rich', 'jinja2', 'trafilatura'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""

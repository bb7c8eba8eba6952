"""What ends up in the wheel and in the source archive."""

from __future__ import annotations

import ast
import email
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path, PurePosixPath

import pytest

import brief

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the project's wheel and source archive."""
    out = tmp_path_factory.mktemp("dist")
    run = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(out)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return out


@pytest.fixture(scope="module")
def wheel(built: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(next(built.glob("*.whl")))


def source_files(folder: str) -> set[str]:
    """The files of a source folder by path from the root, without what Python leaves behind."""
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in found}


def test_the_wheel_installs_one_package_and_nothing_beside_it(wheel: zipfile.ZipFile):
    tops = {PurePosixPath(name).parts[0] for name in wheel.namelist()}
    assert tops == {"brief", f"brief-{brief.__version__}.dist-info"}


@pytest.mark.parametrize("folder", ["prompts", "schemas"])
def test_built_in_kinds_ship_inside_the_package(wheel: zipfile.ZipFile, folder: str):
    expected = {f"brief/builtin/{name}" for name in source_files(folder)}
    shipped = {name for name in wheel.namelist() if name.startswith(f"brief/builtin/{folder}/")}
    assert expected
    assert shipped == expected


def test_every_module_and_data_file_of_the_package_ships(wheel: zipfile.ZipFile):
    assert source_files("brief") <= set(wheel.namelist())


def test_nothing_that_python_or_an_editor_leaves_behind_ships(wheel: zipfile.ZipFile):
    litter = [n for n in wheel.namelist() if n.endswith((".pyc", ".part", "~")) or "__pycache__" in n]
    assert litter == []


def test_the_wheel_says_what_it_is(wheel: zipfile.ZipFile):
    text = wheel.read(f"brief-{brief.__version__}.dist-info/METADATA").decode()
    said = email.message_from_string(text)
    assert said["Version"] == brief.__version__
    assert said["License-Expression"] == "MIT"
    assert said["Requires-Python"] == ">=3.11"
    assert set(said.get_all("Provides-Extra") or []) == {"docx", "local", "parquet", "pdf", "ray", "dev"}


def test_the_source_archive_is_complete(built: Path):
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {PurePosixPath(*PurePosixPath(name).parts[1:]).as_posix() for name in archive.getnames()}
    needed = {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "Makefile"}
    for folder in ("brief", "prompts", "schemas", "seeds", "cassettes", "tests", "docs", "scripts"):
        needed |= source_files(folder)
    assert needed - names == set()


PART_OF = {"markupsafe": "jinja2", "pydantic-core": "pydantic"}
"""Packages that are a part of another: whoever declares the one has declared the other."""

NEVER_IMPORTED = {"lxml-html-clean"}
"""Declared for a dependency's sake: see docs/dependencies.md."""


def imported() -> set[str]:
    """The distributions that the package imports, wherever in a module it does so."""
    names = set()
    for source in [*(ROOT / "brief").rglob("*.py"), *(ROOT / "schemas").rglob("*.py")]:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
            elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
                names |= {a.value.split(".")[0] for a in node.args if isinstance(a, ast.Constant)}
    homes = metadata.packages_distributions()
    foreign = names - set(sys.stdlib_module_names) - {"brief"}
    found = {homes.get(name, [name])[0].lower().replace("_", "-") for name in foreign}
    return {PART_OF.get(name, name) for name in found}


@pytest.mark.slow
def test_the_package_imports_what_it_declares_and_declares_what_it_imports():
    """What comes along with something else today may stay away tomorrow."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = [*project["dependencies"], *(line for name, lines in extras.items() if name != "dev" for line in lines)]
    assert imported() | NEVER_IMPORTED == {re.split(r"[\[<>=~!; ]", line)[0] for line in declared}

"""Modules that are in no package, by their place in the source tree: what `benchmarks/` and `schemas/` hold.

plausible = by_path.load("benchmarks/answers.py").plausible
"""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent


@cache
def load(path: str) -> ModuleType:
    """The module, run once; classes in it can be looked up by their module's name."""
    name = "_".join(Path(path).with_suffix("").parts)
    spec = importlib.util.spec_from_file_location(name, ROOT / path)
    assert spec is not None
    assert spec.loader is not None
    sys.modules[name] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

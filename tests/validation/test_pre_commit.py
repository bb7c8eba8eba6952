"""The hook, run by the real pre-commit in a real repository: `scripts/test -m live -n 0 tests/validation/test_pre_commit.py`.

pre-commit makes an environment of its own from this repository, which takes a minute and a package index.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.live

ROOT = Path(__file__).resolve().parents[2]
PRE_COMMIT = [sys.executable, "-m", "pre_commit"]


def run(*command: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **(env or {})}, capture_output=True, text=True, check=False
    )


def git(cwd: Path, *words: str) -> str:
    who = {
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    done = run("git", *words, cwd=cwd, env=who)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a good brief whose commits the hook checks."""
    if not (ROOT / ".git").exists():
        pytest.skip("pre-commit takes hooks from repositories, and this is none")
    hooks = tmp_path / "brief"
    git(tmp_path, "clone", "--quiet", str(ROOT), str(hooks))
    here = tmp_path / "newsroom"
    here.mkdir()
    git(here, "init", "--quiet")
    config = {
        "repos": [{"repo": str(hooks), "rev": git(hooks, "rev-parse", "HEAD"), "hooks": [{"id": "brief-validate"}]}]
    }
    (here / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (here / "harbour talks.brief.json").write_bytes((ROOT / "docs" / "example.json").read_bytes())
    (here / "package.json").write_text("{}\n", encoding="utf-8")
    git(here, "add", ".")
    return here


def test_a_commit_with_a_spoilt_brief_is_refused(repository: Path, tmp_path: Path):
    home = {"PRE_COMMIT_HOME": str(tmp_path / "pre-commit"), "GIT_CONFIG_NOSYSTEM": "1"}
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"))
    }
    assert run(*PRE_COMMIT, "install", "--install-hooks", cwd=repository, env=home).returncode == 0

    good = run("git", "commit", "-m", "A good brief", cwd=repository, env=home | who)
    assert good.returncode == 0, good.stdout + good.stderr
    assert "brief validate" in good.stderr
    assert "Passed" in good.stderr

    path = repository / "harbour talks.brief.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    document["brief"]["key_claims"][0]["claim"] += " 777 people watched."
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    git(repository, "add", ".")
    bad = run("git", "commit", "-m", "A spoilt brief", cwd=repository, env=home | who)
    assert bad.returncode == 1
    assert "Failed" in bad.stderr
    assert "exit code: 1" in bad.stderr
    assert "harbour talks.brief.json:" in bad.stderr
    assert "B205 “777" in bad.stderr
    assert git(repository, "log", "--format=%s") == "A good brief"

"""The action and the pages to copy: of the services' own schemas, and run by the shell that the runner uses."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import check_jsonschema
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]
VALIDATE = next(step for step in STEPS if step.get("name") == "Validate briefs")
ODD = "a b;'\"$(touch pwned)`touch pwned`&%0A,c:.brief.json"


def spoilt() -> str:
    """The sample's document, with a figure that its article does not have."""
    document = json.loads((ROOT / "docs" / "example.json").read_text(encoding="utf-8"))
    document["brief"]["key_claims"][0]["claim"] += " 777 people watched."
    return json.dumps(document, ensure_ascii=False, indent=2)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A repository with a good brief, and one that is spoilt under a name that a shell would trip over."""
    here = tmp_path / "work space"
    (here / "briefs").mkdir(parents=True)
    (here / "briefs" / "good.brief.json").write_bytes((ROOT / "docs" / "example.json").read_bytes())
    (here / "briefs" / ODD).write_text(spoilt(), encoding="utf-8")
    # Modules that Python must not take for its own.
    for name in ("shlex", "secrets", "venv"):
        (here / f"{name}.py").write_text("import pathlib\npathlib.Path('pwned').touch()\n", encoding="utf-8")
    commands = tmp_path / "runner" / "brief-validate" / "bin"
    commands.mkdir(parents=True)
    for name, command in (("python", [sys.executable]), ("brief", [sys.executable, "-P", "-m", "brief"])):
        (commands / name).write_text(f'#!/bin/sh\nexec {shlex.join(command)} "$@"\n', encoding="utf-8")
        (commands / name).chmod(0o755)
    return here


def run(workspace: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """The step as the runner runs it, and what it adds to the job's summary."""
    given = {name: str(value.get("default", "")) for name, value in ACTION["inputs"].items()} | inputs
    environment = {
        variable: given[re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)[1]]  # type: ignore[index]
        for variable, value in VALIDATE["env"].items()
    }
    runner = workspace.parent / "runner"
    script = runner / "step.sh"
    script.write_text(VALIDATE["run"], encoding="utf-8")
    summary = runner / "summary.md"
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=workspace,
        env={
            **os.environ,
            **environment,
            "PYTHONPATH": str(ROOT),
            "RUNNER_TEMP": str(runner),
            "GITHUB_STEP_SUMMARY": str(summary),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert not list(workspace.rglob("pwned")), done.stderr
    return done, summary.read_text(encoding="utf-8") if summary.exists() else ""


@pytest.mark.slow
def test_findings_become_annotations_and_a_summary(workspace: Path):
    done, summary = run(workspace)
    assert done.returncode == 1, done.stderr
    [line] = [line for line in done.stdout.splitlines() if "B205" in line]
    assert line.startswith("::error file=briefs/a b;'\"$(touch pwned)`touch pwned`&%250A%2Cc%3A.brief.json,line=")
    assert summary.startswith("### brief validate\n\n")
    assert "777" in summary


@pytest.mark.slow
def test_a_good_brief_passes(workspace: Path):
    done, summary = run(workspace, paths="briefs/good.brief.json")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "no findings" in summary


@pytest.mark.slow
def test_paths_are_taken_as_they_are_one_a_line(workspace: Path):
    done, _ = run(workspace, paths=f"briefs/good.brief.json\n\nbriefs/{ODD}", summary="false")
    assert done.returncode == 1, done.stderr
    assert "2 files" in done.stderr


@pytest.mark.parametrize(
    "inputs",
    [
        {"paths": '$(touch pwned)\n"; touch pwned; "\n`touch pwned`\n--output\npwned\n--output=pwned'},
        {"args": "--max-warnings $(touch pwned)", "format": "$(touch pwned)"},
        {"args": "; touch pwned", "format": "text; touch pwned"},
    ],
    ids=str,
)
def test_inputs_are_not_run(workspace: Path, inputs: dict[str, str]):
    done, _ = run(workspace, **inputs)
    assert done.returncode == 2, done.stderr


@pytest.mark.slow
def test_args_have_a_shells_quotes(workspace: Path):
    done, _ = run(workspace, args="--output 'my report.xml' # a remark", format="junit", summary="false")
    assert done.returncode == 1, done.stderr
    assert (workspace / "my report.xml").read_text(encoding="utf-8").startswith("<?xml")


@pytest.mark.slow
def test_a_report_to_a_file_is_not_replaced_by_the_summary(workspace: Path):
    done, summary = run(workspace, args="--output findings.sarif", format="sarif")
    assert done.returncode == 1, done.stderr
    assert json.loads((workspace / "findings.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert summary.startswith("### brief validate")


def test_a_quote_that_is_left_open_is_said_so(workspace: Path):
    done, _ = run(workspace, args="--select 'B2")
    assert done.returncode == 1
    assert "args: No closing quotation" in done.stderr


@pytest.mark.slow
def test_other_reports_cannot_speak_to_the_runner(workspace: Path):
    done, _ = run(workspace, format="text", summary="false")
    first, *between, last = done.stdout.splitlines()
    token = first.removeprefix("::stop-commands::")
    assert len(set(token)) > 4
    assert len(token) == 32
    assert last == f"::{token}::"
    assert between
    assert "token_hex" in VALIDATE["run"]


@pytest.mark.slow
def test_a_summary_that_cannot_be_had_changes_nothing(workspace: Path):
    done, summary = run(workspace, args="--statistics", format="text")
    assert done.returncode == 1, done.stderr
    assert "::warning" in done.stdout
    assert summary == ""


def test_no_script_has_an_expression_in_it_and_no_action_is_a_strangers():
    for step in STEPS:
        assert "${{" not in step.get("run", "")
        assert step.get("uses", "actions/setup-python@").startswith("actions/setup-python@")


def blocks(language: str) -> list[str]:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.M | re.S)


def matches(schema: str, text: str, tmp_path: Path) -> bool:
    """Whether a service's own schema takes a file."""
    file = tmp_path / "file.yml"
    file.write_text(text, encoding="utf-8")
    options = ["--quiet", "--builtin-schema", f"vendor.{schema}", str(file)]
    return check_jsonschema.main.main(options, standalone_mode=False) == 0


def test_the_action_is_of_githubs_schema(tmp_path: Path):
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert matches("github-actions", text, tmp_path)
    assert not matches("github-actions", text.replace("using: composite", "using: composed"), tmp_path)


def test_the_pages_to_copy_are_of_the_services_schemas(tmp_path: Path):
    workflows = [block for block in blocks("yaml") if "runs-on:" in block]
    assert len(workflows) == 2
    for number, workflow in enumerate(workflows):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert matches("github-workflows", workflow, folder)
        used = yaml.safe_load(workflow)["jobs"]["validate"]["steps"][1]["with"]
        assert set(used) <= set(ACTION["inputs"])
    [pipeline] = [block for block in blocks("yaml") if "before_script:" in block]
    assert matches("gitlab-ci", pipeline, tmp_path)


def test_the_hook_takes_what_says_it_is_a_brief():
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == "brief-validate"
    assert re.search(hook["files"], "briefs/harbour.brief.json")
    assert not re.search(hook["files"], "package.json")
    assert not re.search(hook["files"], "harbour.brief.json.orig")

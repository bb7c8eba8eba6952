"""Settings: precedence, origins, refusals."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from brief.config import NAMES, Resolved, Settings, load, masked
from brief.config_files import user_path
from brief.errors import ConfigurationError, UsageError


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a folder two levels down; the deepest is returned."""
    (tmp_path / ".git").mkdir()
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    return deep


def user(text: str) -> Path:
    path = user_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refusal(folder: Path, overrides: dict[str, object] | None = None) -> str:
    with pytest.raises(UsageError if overrides else ConfigurationError) as caught:
        load(folder, overrides)
    text = str(caught.value)
    assert "\n" not in text
    return text


def layer(resolved: Resolved, name: str) -> str:
    return resolved.origins[name].layer


def test_without_anything_all_is_default(tmp_path: Path) -> None:
    resolved = load(tmp_path)
    assert resolved.settings == Settings()
    assert {origin.layer for origin in resolved.origins.values()} == {"default"}
    assert resolved.files == ()


def test_option_before_environment_before_project_before_user(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = user('model = "user"\nkind = "user"\ntimeout = 5\nretries = 1\nconcurrency = 2\n')
    project = repository.parent / "brief.toml"
    project.write_text('model = "project"\nkind = "project"\ntimeout = 6\nretries = 2\n', encoding="utf-8")
    monkeypatch.setenv("BRIEF_MODEL", "environment")
    monkeypatch.setenv("BRIEF_KIND", "environment")
    monkeypatch.setenv("BRIEF_TIMEOUT", "7.5")
    resolved = load(repository, {"model": "option", "kind": None})
    assert resolved.settings == Settings(model="option", kind="environment", timeout=7.5, retries=2, concurrency=2)
    shown = {name: (layer(resolved, name), resolved.origins[name].place) for name in NAMES}
    assert shown["model"] == ("option", "--model")
    assert shown["kind"] == ("environment", "BRIEF_KIND")
    assert shown["retries"] == ("project", str(project))
    assert shown["concurrency"] == ("user", str(own))
    assert shown["strict"] == ("default", "default")
    assert resolved.files == (project, own)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("passages", "120", 120),
        ("passages", "whole", "whole"),
        ("strict", "true", True),
        ("strict", "0", False),
        ("timeout", "30", 30.0),
        ("concurrency", "4", 4),
        ("format", "html", "html"),
        ("wording", "article", "article"),
        ("base_url", "http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1"),
        ("api_key", "k", "k"),
    ],
)
def test_every_setting_has_a_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, value: object
) -> None:
    monkeypatch.setenv(f"BRIEF_{name.upper()}", f" {text} ")
    assert getattr(load(tmp_path).settings, name) == value


def test_openai_variables_are_heeded_and_ours_are_stronger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "theirs")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://theirs.example/v1")
    resolved = load(tmp_path)
    assert (resolved.settings.api_key, resolved.settings.base_url) == ("theirs", "https://theirs.example/v1")
    monkeypatch.setenv("BRIEF_API_KEY", "ours")
    assert load(tmp_path).origins["api_key"].place == "BRIEF_API_KEY"
    monkeypatch.setenv("BRIEF_API_KEY", "")
    assert load(tmp_path).settings.api_key == "theirs"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('mdoel = "x"', "unknown key 'mdoel'; did you mean model?"),
        ('base-url = "https://x.example"', "did you mean base_url?"),
        ("zzz = 1", "known are model"),
        ('timeout = "120"', "timeout should be a number, not '120'"),
        ("timeout = 0", "timeout should be above 0, not 0"),
        ("timeout = inf", "finite"),
        ("strict = 1", "strict should be true or false"),
        ("passages = 5", "passages should be at least 20 or 'auto' or 'whole', not 5"),
        ('passages = "half"', "'auto' or 'whole'"),
        ("retries = -1", "retries should be at least 0, not -1"),
        ('format = "pdf"', "'terminal', 'markdown', 'html' or 'json'"),
        ('base_url = "localhost:8080"', "http or https address"),
        ('model = ""', "model should not be empty"),
        ("model = ", "not valid TOML: "),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_file_and_key(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "brief.toml"
    path.write_text(f"{line}\n", encoding="utf-8")
    text = refusal(tmp_path)
    assert text.startswith(f"{path}: ")
    assert words in text


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "brief.toml").write_bytes(b'model = "\xff"\n')
    assert "not UTF-8" in refusal(tmp_path)


@pytest.mark.parametrize("whose", ["project", "user"])
def test_what_is_no_file_of_settings_is_told(tmp_path: Path, whose: str) -> None:
    path = tmp_path / "brief.toml" if whose == "project" else user("")
    path.unlink(missing_ok=True)
    path.mkdir()
    assert refusal(tmp_path) == f"{path}: is a folder, where a file of settings would be: rename it or take it away"
    path.rmdir()
    os.mkfifo(path)
    assert refusal(tmp_path).startswith(f"{path}: is no file, ")
    for target in ("nowhere.toml", "brief.toml"):
        path.unlink()
        path.symlink_to(target)
        assert refusal(tmp_path).startswith(f"{path}: is a link to a file that is not there")
    path.unlink()
    path.symlink_to(os.devnull)
    assert load(tmp_path).files == ()


def test_where_nobody_may_look_there_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests may run as root, who may look everywhere."""
    asked = []

    def refused(path: Path) -> os.stat_result:
        asked.append(path)
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "lstat", refused)
    assert load(tmp_path).files == ()
    assert user_path() in asked


def test_a_sign_that_marks_utf_8_is_no_setting(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('\ufeff[tool.brief]\nmodel = "a"\n', encoding="utf-8")
    assert load(tmp_path).settings.model == "a"
    (tmp_path / "brief.toml").write_text('\ufeffmodel = "b"\n', encoding="utf-8")
    assert load(tmp_path).settings.model == "b"


def test_wrong_variables_and_options_name_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(tmp_path, {"passages": "some"}).startswith(
        "--passages should be a whole number or 'auto' or 'whole', not 'some'"
    )
    assert refusal(tmp_path, {"base_url": "ftp://user:secret@x"}).startswith("--base-url should be")
    assert "secret" not in refusal(tmp_path, {"base_url": "ftp://user:secret@x"})
    for wrong in ("http://127.0.0.1:99999/v1", "http://127.0.0.1:x/v1", "http://h /v1", "http://"):
        assert refusal(tmp_path, {"base_url": wrong}).startswith("--base-url should be an http or https address")
    monkeypatch.setenv("BRIEF_RETRIES", "many")
    assert refusal(tmp_path).startswith("BRIEF_RETRIES should be a whole number, not 'many'")


def test_pyproject_is_read_and_brief_toml_goes_before_it(repository: Path) -> None:
    top = repository.parent.parent
    (top / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.brief]\nmodel = "a"\n', encoding="utf-8")
    assert load(repository).settings.model == "a"
    (top / "brief.toml").write_text('kind = "b"\n', encoding="utf-8")
    assert load(repository).settings.model is None
    assert load(repository).settings.kind == "b"


@pytest.mark.parametrize("table", ["[tool.brief]", "[ tool . brief ]", "  [tool.brief.validate]"])
@pytest.mark.parametrize("wrong", [b"model = gpt-5\n", b'model = "caf\xe9"\n'])
def test_a_broken_pyproject_with_a_table_of_ours_is_reported(repository: Path, table: str, wrong: bytes) -> None:
    path = repository / "pyproject.toml"
    path.write_bytes(b"[project]\n" + table.encode() + b"\n" + wrong)
    assert refusal(repository).startswith(f"{path}: not ")


@pytest.mark.parametrize("text", ["[tool.briefcase]\nx = y\n", "[project]\nx = y\n# see [tool.brief]\n", "[tool.brief"])
def test_a_broken_pyproject_without_a_table_of_ours_is_not(repository: Path, text: str) -> None:
    (repository / "pyproject.toml").write_text(text, encoding="utf-8")
    assert load(repository).files == ()


def test_a_pyproject_without_our_table_is_passed_over(repository: Path) -> None:
    (repository / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (repository.parent / "pyproject.toml").write_text("not toml at all", encoding="utf-8")
    (repository.parent.parent / "brief.toml").write_text('model = "top"\n', encoding="utf-8")
    assert load(repository).settings.model == "top"
    (repository / "pyproject.toml").write_text("[tool]\nbrief = 3\n", encoding="utf-8")
    assert "[tool.brief]" in refusal(repository)


def test_nothing_above_the_repository_is_read(tmp_path: Path) -> None:
    (tmp_path / "brief.toml").write_text('model = "planted"\n', encoding="utf-8")
    inside = tmp_path / "repository" / "deep"
    inside.mkdir(parents=True)
    assert load(inside).settings.model is None
    (tmp_path / "repository" / ".git").mkdir()
    assert load(inside).settings.model is None
    (tmp_path / ".git").mkdir()
    (tmp_path / "repository" / ".git").rmdir()
    assert load(inside).settings.model == "planted"


@pytest.mark.parametrize("name", ["brief.toml", "pyproject.toml"])
def test_a_key_in_a_projects_file_is_refused_and_not_repeated(tmp_path: Path, name: str) -> None:
    head = "[tool.brief]\n" if name == "pyproject.toml" else ""
    (tmp_path / name).write_text(f'{head}api_key = "sk-very-secret-key"\n', encoding="utf-8")
    text = refusal(tmp_path)
    assert "OPENAI_API_KEY" in text
    assert "secret" not in text


def test_a_key_in_the_users_own_file_is_fine(tmp_path: Path) -> None:
    user('api_key = "sk-mine"\n')
    assert load(tmp_path).settings.api_key == "sk-mine"


def test_a_projects_file_does_not_choose_where_the_key_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "brief.toml"
    path.write_text('base_url = "https://user:pw@evil.example/v1"\n', encoding="utf-8")
    load(tmp_path).refuse_leak()
    monkeypatch.setenv("OPENAI_API_KEY", "sk-mine")
    with pytest.raises(ConfigurationError) as caught:
        load(tmp_path).refuse_leak()
    assert str(path) in str(caught.value)
    assert "OPENAI_API_KEY" in str(caught.value)
    assert "pw" not in str(caught.value)
    load(tmp_path, {"base_url": "https://evil.example/v1"}).refuse_leak()
    for near in ("http://localhost:1/v1", "http://localhost.:1/v1", "http://127.0.0.1:1/v1", "http://[::1]:1/v1"):
        path.write_text(f'base_url = "{near}"\n', encoding="utf-8")
        load(tmp_path).refuse_leak()


def test_a_kind_named_by_a_project_is_looked_up_in_the_project(repository: Path) -> None:
    top = repository.parent.parent
    (top / "brief.toml").write_text('kind = "pledges"\n', encoding="utf-8")
    assert load(repository).kind_folder == top
    assert load(repository, {"kind": "other"}).kind_folder == repository
    assert load(top / "a").kind_folder == top


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("api_key", "sk-0123456789abcd", "…abcd"),
        ("api_key", "short", "…"),
        ("api_key", None, None),
        ("base_url", "https://u:p@x.example:8/v1", "https://…@x.example:8/v1"),
        ("base_url", "https://x.example/v1?api-key=SECRET123#SECRET123", "https://x.example/v1?…"),
        ("base_url", "http://a@[b?api-key=SECRET123", "…@[b"),
        ("base_url", "https://x.example/v1", "https://x.example/v1"),
        ("strict", False, "false"),
        ("retries", 5, "5"),
    ],
)
def test_secrets_are_masked(name: str, value: object, shown: str | None) -> None:
    assert masked(name, value) == shown


def test_settings_do_not_show_the_key_when_printed() -> None:
    assert "sk-secret" not in repr(Settings(api_key="sk-secret"))

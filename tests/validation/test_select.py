"""Settings of `brief validate`, and the rules that they select."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief import checks, config
from brief.checks import Rule
from brief.config_files import user_path
from brief.errors import BriefError, ConfigurationError, UsageError
from brief.validation.options import NAMES, Options, load
from brief.validation.select import Selection, find

DOCS = Path(__file__).resolve().parents[2] / "docs"


def rule(code: str, level: checks.Level = "error") -> Rule:
    return Rule(code, level, "", "", lambda page: iter(()))


RULES = [rule("B201"), rule("B205"), rule("B206"), rule("B401", "warning"), rule("B404"), rule("H001", "warning")]


def codes(path: str = "x.json", **options: object) -> list[str]:
    return [r.code for r in Selection(RULES, Options(**options)).for_file(path)]  # type: ignore[arg-type]


def settings(folder: Path, text: str) -> Path:
    path = folder / "brief.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_rules_run_if_nothing_is_said():
    assert codes() == ["B201", "B205", "B206", "B401", "B404", "H001"]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (("B2",), (), ["B201", "B205", "B206"]),
        (("b2", "H"), ("B205",), ["B201", "B206", "H001"]),
        (("ALL",), ("B2",), ["B401", "B404", "H001"]),
        (("ALL", "B205"), ("B2",), ["B205", "B401", "B404", "H001"]),
        (("B205",), ("B205",), []),
        (("all",), ("all",), []),
        (("B", "B20"), ("B2",), ["B201", "B205", "B206", "B401", "B404"]),
    ],
)
def test_the_longest_name_decides(select: tuple[str, ...], ignore: tuple[str, ...], expected: list[str]):
    assert codes(select=select, ignore=ignore) == expected


def test_levels_by_code_and_family():
    selection = Selection(RULES, Options(levels={"B4": "error", "B404": "warning", "ALL": "warning"}))
    levels = {r.code: r.level for r in selection.rules}
    assert levels == {
        "B201": "warning", "B205": "warning", "B206": "warning", "B401": "error", "B404": "warning", "H001": "warning",
    }  # fmt: skip


def test_rules_ignored_for_some_files(tmp_path: Path):
    given = {"per_file_ignores": {"old/**": ("B2", "H"), "draft.json": ("ALL",)}, "folder": tmp_path}
    assert codes(str(tmp_path / "old" / "deep" / "x.json"), **given) == ["B401", "B404"]
    assert codes(str(tmp_path / "new" / "x.json"), **given) == codes()
    assert codes(str(tmp_path / "new" / "draft.json"), **given) == []
    assert codes("-", **given) == codes()


def test_ignores_count_from_the_settings_folder_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / ".git").mkdir()
    (tmp_path / "old").mkdir()
    settings(tmp_path, '[validate.per_file_ignores]\n"old/*.json" = ["B2"]\n')
    monkeypatch.chdir(tmp_path / "old")
    selection = Selection(RULES, load(Path.cwd()))
    assert [r.code for r in selection.for_file("x.json")] == ["B401", "B404", "H001"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[validate]\nselct = []", "unknown key validate.selct; did you mean select?"),
        ("[validate]\nmax-warnings = 1", "unknown key validate.max-warnings; did you mean max_warnings?"),
        ("[validate]\ncolour = 1", "unknown key validate.colour; known are select, "),
        ('[validate]\nselect = "B2"', "validate.select should be a list, not 'B2'"),
        ("[validate]\nselect = [2]", "validate.select[0] should be text, not 2"),
        ('[validate]\nselect = ["B2O5"]', "validate.select: there is no rule or family 'B2O5'; did you mean B205?"),
        ('[validate]\nignore = ["Q"]', "validate.ignore: there is no rule or family 'Q'; `brief rules` lists them"),
        ('[validate]\nlevels = {B2 = "eror"}', "validate.levels.B2 should be 'error' or 'warning', not 'eror'"),
        ('[validate]\nlevels = {Q = "error"}', "validate.levels: there is no rule"),
        ('[validate.per_file_ignores]\n"a/*" = ["Q"]', "validate.per_file_ignores: there is no rule"),
        ('[validate.per_file_ignores]\n"a/*" = "B2"', "validate.per_file_ignores.a/* should be a list"),
        ("[validate]\nmax_warnings = -1", "validate.max_warnings should be at least 0, not -1"),
        ("[validate]\nmax_warnings = true", "validate.max_warnings should be a whole number, not True"),
        ('[validate]\nformat = "pdf"', "validate.format should be 'text', 'json'"),
        ('[validate]\nselect = [","]', "validate.select[0] should name a rule or a family"),
        ('[validate.per_file_ignores]\n"a" = [""]', "should name a rule or a family"),
        ("[validate]\njobs = 0", "validate.jobs should be"),
        ('[validate]\nbaseline = ""', "validate.baseline should not be empty"),
        ("validate = 3", "validate should be a table: write [validate]"),
    ],
)
def test_a_wrong_setting_names_file_and_key(tmp_path: Path, text: str, words: str):
    path = settings(tmp_path, text)
    with pytest.raises(ConfigurationError) as caught:
        Selection(RULES, load(tmp_path))
    assert str(caught.value).startswith(f"{path}: ")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"select": ["B9"]}, "--select: there is no rule or family 'B9'"),
        ({"ignore": ["B2,nope"]}, "--ignore: there is no rule or family 'nope'"),
        ({"select": [""]}, "--select: should name a rule or a family, such as B205 or B2, not ''"),
        ({"ignore": ["B2", ", "]}, "--ignore: should name a rule or a family"),
        ({"jobs": 0}, "--jobs: should be at least"),
        ({"max_warnings": -2}, "--max-warnings: should be at least"),
        ({"kinds": [""]}, "--kind: should not be empty"),
    ],
)
def test_a_wrong_option_is_named(tmp_path: Path, given: dict[str, object], words: str):
    with pytest.raises(UsageError) as caught:
        Selection(RULES, load(tmp_path, given))
    assert words in str(caught.value)


def test_option_before_project_before_user(tmp_path: Path):
    own = user_path()
    own.parent.mkdir(parents=True)
    own.write_text('[validate]\nselect = ["B1"]\nmax_warnings = 7\njobs = 3\n', encoding="utf-8")
    project = tmp_path / "pyproject.toml"
    project.write_text(
        '[tool.brief.validate]\nselect = ["B2"]\nignore = ["B205"]\nmax_warnings = 5\nbaseline = "known.json"\n'
        'sources = "articles"\nkinds = ["news", "./kinds/mine.py"]\nrules = ["checks/house.py"]\n',
        encoding="utf-8",
    )
    options = load(tmp_path)
    assert (options.select, options.ignore, options.max_warnings, options.jobs) == (("B2",), ("B205",), 5, 3)
    assert options.baseline == tmp_path / "known.json"
    assert options.sources == tmp_path / "articles"
    assert options.kinds == ("news", str(tmp_path / "kinds" / "mine.py"))
    assert options.rules == (tmp_path / "checks" / "house.py",)
    told = load(tmp_path, {"max_warnings": 0, "rules": ["x.py"], "kinds": ["y.py"], "ignore": ["B206,B4"]})
    assert told.max_warnings == 0
    assert told.rules == (tmp_path / "checks" / "house.py", tmp_path / "x.py")
    assert told.kinds == (*options.kinds, str(tmp_path / "y.py"))
    assert told.ignore == ("B205", "B206", "B4")


def test_selecting_on_the_command_line_starts_afresh(tmp_path: Path):
    settings(tmp_path, '[validate]\nselect = ["B4"]\nignore = ["B205"]\n')
    options = load(tmp_path, {"select": ["B205"]})
    assert (options.select, options.ignore) == (("B205",), ())
    assert load(tmp_path, {"select": ["B2"], "ignore": ["B201"]}).ignore == ("B201",)


def test_writing_a_brief_minds_no_settings_of_validation(tmp_path: Path):
    settings(tmp_path, 'model = "m"\n[validate]\nselect = ["B2"]\n')
    assert config.load(tmp_path).settings.model == "m"
    (tmp_path / "brief.toml").write_text("[vallidate]\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="did you mean validate"):
        config.load(tmp_path)


def test_a_rule_is_found_however_it_is_spelt():
    assert find(RULES, "b205").code == "B205"
    with pytest.raises(UsageError, match="there is no rule 'B2O5'; did you mean B205"):
        find(RULES, "B2O5")


def test_every_built_in_rule_can_be_selected():
    for one in checks.rules():
        assert [r.code for r in Selection(checks.rules(), Options(select=(one.code,))).rules] == [one.code]


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_documented(name: str):
    assert f"| `{name}` |" in (DOCS / "configuration.md").read_text(encoding="utf-8").split("## Validation")[1]


def test_errors_are_ours():
    assert issubclass(ConfigurationError, BriefError)

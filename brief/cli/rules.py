"""`brief rules`: which rules there are, one's own included; and the page of one of them."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from brief.cli import console, options
from brief.harmless import one_line

if TYPE_CHECKING:
    from brief.validation.options import Options


def register(cli: typer.Typer) -> None:
    """Add the command to the command line."""
    cli.command("rules")(rules)


def rules(
    format: Annotated[  # noqa: A002 - the option's name
        Literal["table", "json"], typer.Option(help="A table for people, or JSON.")
    ] = "table",
    *,
    rules: Annotated[
        list[str] | None,
        typer.Option(parser=options.word, metavar="FILE", help="Also list the rules in this Python file. Repeatable."),
    ] = None,
) -> None:
    """List the validation rules, each with its level.

    The level is the one that your configuration gives the rule: error, warning or off.
    """
    from brief.checks import rules as ours
    from brief.validation import options as settings
    from brief.validation.own_rules import load
    from brief.validation.select import Selection

    chosen = settings.load(Path.cwd(), {"rules": rules})
    own = load(chosen.rules)
    every = sorted((*ours(), *(one.rule for one in own)), key=lambda rule: rule.code)
    places = {one.rule.code: one.place for one in own}
    levels = {rule.code: rule.level for rule in Selection(every, chosen).rules}
    if format == "json":
        import json

        rows = [
            {
                "code": rule.code,
                "level": rule.level,
                "title": rule.title,
                "summary": rule.summary,
                "runs_as": levels.get(rule.code),
                "from": places.get(rule.code, "brief"),
            }
            for rule in every
        ]
        console.emit(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = [("CODE", "RUNS AS", "TITLE", "WHAT IT FINDS")]
    for rule in every:
        where = f" ({places[rule.code]})" if rule.code in places else ""
        told = (rule.code, levels.get(rule.code, "off"), rule.title, f"{rule.summary}{where}")
        table.append((told[0], told[1], one_line(told[2]), one_line(told[3])))
    console.emit(console.columns(table))


def explained(code: str, options: Options) -> str:
    """The page of a rule: for one of ours its file, for one of the user's own what it says of itself.

    Raises:
        UsageError: there is no rule with that code.
    """
    from brief.validation.own_rules import all_rules
    from brief.validation.rule_pages import page
    from brief.validation.select import find

    rule = find(all_rules(options.rules), code)
    if (text := page(rule.code)) is not None:
        return text
    told = inspect.getdoc(rule.check)
    return f"# {rule.code} {rule.title}\n\n**{rule.level}** · {rule.summary}\n" + (f"\n{told}\n" if told else "")

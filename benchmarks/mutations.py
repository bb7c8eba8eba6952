"""How many spoilt briefs `brief validate` notices, by kind of mistake, and how many good items it objects to.

    python benchmarks/mutations.py ARTICLES… [--seed 1] [--times 2] [--only KIND] [--markdown] [-v]

ARTICLES are news articles in English, files or folders of .txt. A good brief is made of each by rule, so that its truth
is known, and then spoilt in every way that it can be: see docs/mutations.md. The articles in seeds/ and
tests/mutations/articles/ are always read too, because they hold what few articles do (demands with both sides named,
matters left open). Exits with 1 where an aim is missed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The folder of this script has a module of the same name.
sys.path[0] = str(ROOT / "tests")
if str(ROOT) not in sys.path:
    sys.path.append(str(ROOT))

from mutations import Good, good_brief  # noqa: E402
from mutations.change import GROUPS  # noqa: E402
from mutations.measure import Tally, Untouched, measure  # noqa: E402

from brief import kinds  # noqa: E402
from brief.errors import BriefError  # noqa: E402
from brief.sources import read  # noqa: E402

OWN = (ROOT / "seeds", ROOT / "tests" / "mutations" / "articles")
AIMS = dict.fromkeys(GROUPS, 0.95) | {"other": 0.80}
MOST_ERRORS = 0.02


def files(paths: list[Path]) -> list[Path]:
    """The text files among and in these paths, each once, in order."""
    found = [f for p in (*paths, *OWN) for f in (sorted(p.glob("*.txt")) if p.is_dir() else [p])]
    return list(dict.fromkeys(f.resolve() for f in found))


def briefs(paths: list[Path]) -> list[Good]:
    """A good brief of every article that is in English and certain enough."""
    kind = kinds.find("news")
    found = []
    for path in files(paths):
        try:
            article = read(str(path))
        except BriefError as error:
            print(error, file=sys.stderr)
            continue
        good = good_brief(path.stem, article, kind, random.Random(path.stem)) if article.language == "en" else None
        if good:
            found.append(good)
    return found


def row(name: str, group: str, made: int, caught: int, as_error: int, rules: str) -> str:
    share = f"{caught / made:6.1%}" if made else "     –"
    return f"{name:44.44} {group:10} {made:6} {caught:7} {share:>7} {as_error:7}  {rules}"


def print_table(tallies: list[Tally]) -> bool:
    """The table; whether every aim is met."""
    print(f"{'kind of change':44} {'group':10} {'made':>6} {'caught':>7} {'rate':>7} {'errors':>7}  most often by")
    for group in GROUPS:
        for tally in (t for t in tallies if t.mutation.group == group):
            rules = ", ".join(f"{rule} {n}" for rule, n in tally.rules.most_common(3))
            print(row(tally.mutation.name, group, tally.made, tally.caught, tally.as_error, rules))
    print()
    met = True
    for group in GROUPS:
        its = [t for t in tallies if t.mutation.group == group]
        made, caught = sum(t.made for t in its), sum(t.caught for t in its)
        if not made:
            continue
        met = met and caught / made >= AIMS[group]
        print(row(f"all of {group}", f"aim {AIMS[group]:.0%}", made, caught, sum(t.as_error for t in its), ""))
    return met


def print_markdown(tallies: list[Tally]) -> None:
    """The table as docs/mutations.md has it."""
    print("| kind of change | made | caught | mostly by |\n|---|---|---|---|")
    for group in GROUPS:
        its = [t for t in tallies if t.mutation.group == group]
        made, caught = sum(t.made for t in its), sum(t.caught for t in its)
        print(f"| **{group}** (aim {AIMS[group]:.0%}) | {made} | **{caught / max(made, 1):.1%}** | |")
        for t in its:
            rules = ", ".join(rule for rule, n in t.rules.most_common(2) if n > 0.1 * t.caught)
            print(
                f"| {t.mutation.name} | {t.made} | {t.caught / t.made:.1%} | {rules} |"
                if t.made
                else f"| {t.mutation.name} | 0 | – | |"
            )


def print_untouched(untouched: Untouched) -> bool:
    """False alarms; whether they are few enough."""
    errors, warnings = untouched.with_error / untouched.items, untouched.with_warning / untouched.items
    rules = ", ".join(f"{rule} {n}" for rule, n in sorted(untouched.rules.items())) or "none"
    print(
        f"\nuntouched items {untouched.items}: with an error {untouched.with_error} ({errors:.2%}, aim"
        f" under {MOST_ERRORS:.0%})"
    )
    print(f"with only a warning {untouched.with_warning} ({warnings:.2%}); by rule: {rules}")
    return errors < MOST_ERRORS


def print_examples(tallies: list[Tally], untouched: Untouched, most: int = 10) -> None:
    for tally in tallies:
        if tally.missed:
            print(f"\n## missed: {tally.mutation.name} ({len(tally.missed)} of {tally.made})")
            for article, note in tally.missed[:most]:
                print(f"- {article[:40]}: {note[:400]}")
    shown = Counter[str]()
    print("\n## false alarms")
    for article, finding, value in sorted(untouched.examples, key=lambda e: e[1].rule):
        shown[finding.rule] += 1
        if shown[finding.rule] <= most:
            print(f"- {article[:40]}: {finding.rule} {finding.path}: {finding.message[:160]}\n    {value[:420]}")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", nargs="*", type=Path, metavar="ARTICLES", help="text files, or folders of them")
    options.add_argument("--seed", type=int, default=1, help="another seed makes other mistakes (default 1)")
    options.add_argument("--times", type=int, default=2, help="changes of each kind in each brief, at most (default 2)")
    options.add_argument("--only", metavar="KIND", help="only kinds of change whose name has this")
    options.add_argument(
        "-v", "--verbose", action="store_true", help="examples of what was missed, and of false alarms"
    )
    options.add_argument("--markdown", action="store_true", help="print the table of docs/mutations.md as well")
    args = options.parse_args()
    started = time.monotonic()
    goods = briefs(args.articles)
    tallies, untouched = measure(goods, args.seed, args.times, args.only)
    rewritten = sum(bool(m.rewrites) for g in goods for m in g.made.values())
    print(f"{len(goods)} briefs by rule, {untouched.items} items, {rewritten} of them reworded\n")
    met = print_table(tallies)
    met = print_untouched(untouched) and met
    if args.markdown:
        print()
        print_markdown(tallies)
    if args.verbose:
        print_examples(tallies, untouched)
    print(f"\n{time.monotonic() - started:.0f} s", file=sys.stderr)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())

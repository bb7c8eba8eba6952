"""Which quotations are accepted: `brief.grounding.locate` beside langextract's alignment and instructor's citation
check.

    python benchmarks/quotations.py [QUOTATIONS.json] [--long 5000] [-v]

QUOTATIONS.json is a list of {"text", "quote", "accept", "why"}: a source, a quotation of it, and whether an editor
would let it stand; tests/grounding/quotes_dev.json without one. langextract and instructor are not needed by `brief`,
and instructor asks for an older openai than brief does, so give them an environment of their own and run this file
with its Python:

    python -m venv others && others/bin/pip install langextract==1.7.1 instructor==1.17.0 && others/bin/python
    benchmarks/quotations.py

What is missing is said and left out. Exits with 1 where `locate` gets one wrong.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import random
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))  # behind what is installed: `brief` need not be

Check = Callable[[str, str], str | None]
"""(quotation, text) → the words of the text on which it was accepted, or None."""


def ours() -> Check:
    """`brief.grounding.locate`: the span, or none."""
    from brief.grounding import locate

    def check(quote: str, text: str) -> str | None:
        span = locate(quote, text)
        return text[span.start : span.end] if span else None

    return check


def langextract(*, exact: bool) -> Check:
    """`WordAligner.align_extractions` as `lx.extract` calls it; with `exact`, only its MATCH_EXACT is taken."""
    from langextract import resolver  # type: ignore[import-not-found]
    from langextract.core.data import AlignmentStatus, Extraction  # type: ignore[import-not-found]

    def check(quote: str, text: str) -> str | None:
        found = resolver.WordAligner().align_extractions([[Extraction("quotation", quote)]], text)[0][0]
        place = found.char_interval
        if place is None or found.alignment_status is None:
            return None
        if exact and found.alignment_status is not AlignmentStatus.MATCH_EXACT:
            return None
        return text[place.start_pos : place.end_pos]

    return check


def instructor() -> Check:
    """`CitationMixin`: it keeps the quotations that it finds, in the source's words, and drops the others."""
    from instructor import CitationMixin  # type: ignore[import-not-found]

    def check(quote: str, text: str) -> str | None:
        kept = CitationMixin.model_validate({"substring_quotes": [quote]}, context={"context": text}).substring_quotes
        return kept[0] if kept else None

    return check


WAYS: dict[str, tuple[str | None, Callable[[], Check]]] = {
    "brief": (None, ours),
    "langextract": ("langextract", lambda: langextract(exact=False)),
    "langextract, exact matches only": ("langextract", lambda: langextract(exact=True)),
    "instructor CitationMixin": ("instructor", instructor),
}
WANTED = {"langextract": "1.7.1", "instructor": "1.17.0"}


@dataclass
class Score:
    """What became of the quotations."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


def same_words(a: str, b: str) -> bool:
    """Whether two texts have the same letters and digits, whatever marks and spaces stand between them."""
    return letters(a) == letters(b)


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def score(check: Check, records: list[dict[str, str]]) -> Score:
    done = Score()
    for record in records:
        started = time.perf_counter()
        try:
            found = check(record["quote"], record["text"])
        except Exception as error:  # another's code may raise anything, and that is a result
            found = None
            done.counts["raised"] += 1
            done.wrong.append(f"raised {type(error).__name__}: {record['quote']!r}")
        done.seconds += time.perf_counter() - started
        outcome = f"{'true' if record['accept'] else 'false'} {'accepted' if found is not None else 'rejected'}"
        done.counts[outcome] += 1
        rewritten = found is not None and not same_words(found, record["quote"])
        done.counts["rewritten"] += rewritten
        if outcome in ("false accepted", "true rejected"):
            words = f" as {found!r}" if rewritten else ""
            done.wrong.append(f"{outcome}{words}: {record['quote']!r} ({record['why']})")
    return done


def long_case(check: Check, tokens: int) -> float:
    """Seconds for a quotation of 50 words, the first of them changed, in a text of so many words."""
    choose = random.Random(1)
    words = [f"w{choose.randrange(2000)}" for _ in range(tokens)]
    quote = ["indeed", *words[tokens // 2 + 1 : tokens // 2 + 50]]
    started = time.perf_counter()
    check(" ".join(quote), " ".join(words))
    return time.perf_counter() - started


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("quotations", nargs="?", type=Path, default=ROOT / "tests" / "grounding" / "quotes_dev.json")
    options.add_argument(
        "--long", type=int, metavar="TOKENS", help="also time one doctored quotation of 50 words in a text of so many"
    )
    options.add_argument("-v", "--verbose", action="store_true", help="list what each gets wrong")
    args = options.parse_args()
    records = json.loads(args.quotations.read_text(encoding="utf-8"))
    true = sum(bool(r["accept"]) for r in records)
    print(f"{len(records)} quotations, {true} true and {len(records) - true} doctored\n")
    columns = ("true accepted", "false rejected", "true rejected", "false accepted", "rewritten", "raised")
    last = f"  {args.long} tokens" if args.long else ""
    print(f"{'':34}" + "".join(f"{c:>16}" for c in columns) + f"{'seconds':>10}{last}")
    scores: dict[str, Score] = {}
    for name, (package, build) in WAYS.items():
        version = ""
        if package:
            try:
                version = importlib.metadata.version(package)
                check = build()
            except ImportError:
                print(f"{name:34} not here: pip install {package}=={WANTED[package]}")
                continue
        else:
            check = build()
        check("warm up", "A text to warm up on.")
        done = scores[name] = score(check, records)
        spent = f"{long_case(check, args.long):14.3f}" if args.long else ""
        label = f"{package} {version}{name.removeprefix(package)}" if package else name
        print(f"{label:34.34}" + "".join(f"{done.counts[c]:>16}" for c in columns) + f"{done.seconds:10.3f}{spent}")
    if args.verbose:
        for name, done in scores.items():
            print(f"\n## {name}: {len(done.wrong)} wrong")
            print("\n".join(f"- {line}" for line in done.wrong))
    ours_wrong = scores["brief"].counts
    return int(bool(ours_wrong["true rejected"] or ours_wrong["false accepted"] or ours_wrong["raised"]))


if __name__ == "__main__":
    sys.exit(main())

"""How long `brief.grounding.locate` takes: a 50-token quotation in a 5,000-token text. Prints medians.

    python benchmarks/locate.py [--check]

A text is folded when it is first asked about, and remembered: both times are printed. `--check` exits with 1 where
a repeated call takes over 1 ms, or a first one over 5 ms.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable

from brief.grounding import locate
from brief.grounding.fold import fold

WORDS = (
    "the minister said on Tuesday that his government would not sign a pact before 3 June, and that aid worth "
    "5 000 euros “may arrive” — or not — under the co-operation plan’s second chapter. Officials reported “no change”;"
).split()


def text_of(tokens: int, seed: int) -> str:
    """A text with a news article's share of marks, dashes and line breaks."""
    choose = random.Random(seed)
    words = [
        choose.choice(WORDS) + (choose.choice(("\n", "\n\n")) if choose.random() < 0.02 else " ") for _ in range(tokens)
    ]
    return "".join(words)


def median_ms(call: Callable[[], object], rounds: int = 200) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def first_calls(quote: str, seed: int) -> float:
    """Median over texts that were never seen before, nothing remembered."""
    times = []
    for i in range(25):
        text = text_of(5000, seed + i)
        fold.cache_clear()
        start = time.perf_counter()
        locate(quote, text)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true")
    args = options.parse_args()
    text = text_of(5000, 1)
    words = text.split()
    verbatim = " ".join(words[3000:3050])
    straight = verbatim.translate(str.maketrans({"“": '"', "”": '"', "’": "'", "—": "-"}))
    changed = verbatim.replace("the ", "a ", 1) + " indeed"
    quotes = {
        "found, straight marks": straight,
        "found, as it stands": verbatim,
        "not found": changed,
        "not found, ellipsis": " ".join(words[3000:3025]) + " … " + changed,
    }
    slow = False
    for name, quote in quotes.items():
        again, first = median_ms(lambda quote=quote: locate(quote, text)), first_calls(quote, 100)  # type: ignore[misc]
        slow = slow or again > 1 or first > 5
        print(f"{name:24} repeated {again:7.3f} ms   first call on a text {first:7.3f} ms")
    for size in (100_000, 200_000, 400_000):
        hostile = "ab " * (size // 3)
        start = time.perf_counter()
        locate("ab " * (size // 6) + "a", hostile)
        spent = (time.perf_counter() - start) * 1000
        print(f"hostile, {size:>9,} characters: {spent:9.1f} ms")
    return int(args.check and slow)


if __name__ == "__main__":
    sys.exit(main())

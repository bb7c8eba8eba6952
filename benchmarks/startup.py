"""How long `brief --version` and `brief --help` take, as multiples of a bare interpreter's start.

    python benchmarks/startup.py [--runs N]

The three commands take turns, so that a busy moment hits all of them. Printed are medians of whole processes
and their ratios; the exit code is 1 if a ratio is above its limit.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from statistics import median

LIMITS = {"brief --version": 8.0, "brief --help": 15.0}
COMMANDS = {
    "bare interpreter": [sys.executable, "-c", ""],
    "brief --version": [sys.executable, "-m", "brief", "--version"],
    "brief --help": [sys.executable, "-m", "brief", "--help"],
}


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21, help="runs of each command (default 21)")
    runs = parser.parse_args().runs
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for command in COMMANDS.values():
        seconds(command)  # The first run writes byte code and fills the disk cache.
    for _ in range(runs):
        for name, command in COMMANDS.items():
            taken[name].append(seconds(command))
    bare = median(taken["bare interpreter"])
    late = False
    for name, times in taken.items():
        ratio = median(times) / bare
        limit = LIMITS.get(name)
        late |= limit is not None and ratio > limit
        bound = f"  (at most {limit:.0f})" if limit else ""
        print(f"{name:18} {median(times) * 1000:7.1f} ms  {ratio:5.1f} x{bound}")
    return int(late)


if __name__ == "__main__":
    sys.exit(main())

"""How long it takes to find what a batch is to read, and in how much memory.

    python benchmarks/sources.py FOLDER [--keep]

Makes 100,000 files in 1,000 folders, 300,000 files in one, and tables of 100,000 rows in FOLDER (which is to be empty),
goes through each in a process of its own, and removes them. Parquet only where pyarrow is installed.
"""

from __future__ import annotations

import csv
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

ROWS = 100_000
TEXT = "The port of Ellery will close on Friday, the union said. " * 88


def make_tree(top: Path) -> None:
    for number in range(100_000):
        folder = top / f"{number // 10_000:02}" / f"{number // 100 % 100:02}"
        if number % 100 == 0:
            folder.mkdir(parents=True)
        (folder / f"article-{number:06}.txt").write_bytes(b"x")


def make_flat(top: Path) -> None:
    top.mkdir()
    for number in range(300_000):
        (top / f"article-{number:06}.txt").write_bytes(b"x")


def make_jsonl(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(ROWS):
            file.write(json.dumps({"id": number, "title": f"Title {number}", "text": f"{number} {TEXT}"}) + "\n")


def make_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "title", "text"])
        writer.writerows([number, f"Title {number}", f"{number} {TEXT}"] for number in range(ROWS))


def make_parquet(path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    texts = [f"{os.urandom(1200).hex() * 2} {number}" for number in range(ROWS)]  # Texts alike would be packed away.
    table = pyarrow.table({"id": list(range(ROWS)), "title": ["Title"] * ROWS, "text": texts})
    parquet.write_table(table, path, row_group_size=ROWS)


def memory() -> float:
    """The most memory so far, in MB; of this program alone, not of what started it, where the system tells."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def measure(source: str) -> None:
    from brief.batching.entries.finding import find  # the others need none of it

    before, began = memory(), time.perf_counter()
    count = sum(1 for _ in find([source], out=Path("out"), notify=print))
    seconds = time.perf_counter() - began
    print(
        f"{Path(source).name:16} {count:8,} entries {seconds:6.2f} s  {before:4.0f} MB before,"
        f" {memory():4.0f} MB at most"
    )


def main() -> None:
    # Each step in a process of its own, so that the memory of one is not counted for the next.
    if sys.argv[1] == "--measure":
        measure(sys.argv[2])
    elif sys.argv[1] == "--make":
        MADE[Path(sys.argv[2]).name](Path(sys.argv[2]))
    else:
        top = Path(sys.argv[1])
        top.mkdir(parents=True, exist_ok=True)
        for name in MADE:
            path = top / name
            if name.endswith("parquet") and not find_spec("pyarrow"):
                continue
            for step in ["--measure"] if path.exists() else ["--make", "--measure"]:
                subprocess.run([sys.executable, __file__, step, str(path)], check=True)
            if "--keep" not in sys.argv:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


MADE = {
    "tree": make_tree,
    "flat": make_flat,
    "rows.jsonl": make_jsonl,
    "rows.csv": make_csv,
    "rows.parquet": make_parquet,
}

if __name__ == "__main__":
    main()

"""A folder in which everything is done already, and one with a million entries: how long a run takes, in how much
memory.

    python benchmarks/scan.py FOLDER [--files 100000] [--entries 1000000]

Makes the files in FOLDER (which is to be empty, on a disk with room for so many), and removes them. One article is
briefed for real, by the server of `server.py`; its row in the state and its files are then repeated for all others, as
so many runs would have left them. Every run after that is `brief batch` as users start it, with no server to ask.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3
import sys
from pathlib import Path

from throughput import Ran, ran, server

TEXT = Path(__file__).resolve().parents[1] / "seeds" / "harbour-talks.txt"


def spread(top: Path, count: int) -> None:
    """So many articles, a hundred in a folder, no two alike."""
    text = TEXT.read_text(encoding="utf-8")
    for number in range(count):
        folder = top / f"{number // 10_000:02}" / f"{number // 100 % 100:02}"
        if number % 100 == 0:
            folder.mkdir(parents=True)
        (folder / f"{number:06}.txt").write_text(f"{text}\nPart {number} ends here.\n", encoding="utf-8")


def repeat(articles: Path, out: Path) -> None:
    """The row and the files of the one article that was briefed, for every other."""
    with sqlite3.connect(out / ".brief" / "state.sqlite") as db:
        db.row_factory = sqlite3.Row
        row = dict(db.execute("SELECT * FROM articles").fetchone())
        name = db.execute("SELECT name FROM names").fetchone()[0]
        made = {suffix: (out / f"{name}{suffix}").read_bytes() for suffix in json.loads(row["outputs"])}
        source = row["source"]
        for path in sorted(articles.rglob("*.txt")):
            if str(path) == source:
                continue
            status = path.stat()
            mine = path.relative_to(articles).with_suffix("").as_posix()
            for suffix, data in made.items():
                beside = out / f"{mine}{suffix}"
                beside.parent.mkdir(parents=True, exist_ok=True)
                beside.write_bytes(data)
            row |= {"source": str(path), "name": mine, "size": status.st_size, "inode": status.st_ino}
            row |= {"changed_ns": status.st_mtime_ns if os.name == "nt" else status.st_ctime_ns}
            db.execute(f"INSERT INTO articles VALUES ({', '.join('?' * len(row))})", list(row.values()))
            db.execute("INSERT INTO names VALUES (?, ?, ?)", (mine, mine, str(path)))


def told(what: str, done: Ran) -> None:
    last = (done.output.strip().splitlines() or [""])[-2:]
    print(f"{what:44} {done.seconds:6.1f} s  {done.busy:6.1f} s of processor  {done.peak:5.0f} MB  exit {done.code}")
    print(*(f"    {line}" for line in last), sep="\n", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--entries", type=int, default=1_000_000, help="0 leaves that part out")
    options = parser.parse_args()
    folder = options.folder.resolve()
    articles, out, flat = folder / "articles", folder / "out", folder / "flat"
    spread(articles, options.files)
    environment = {**os.environ, "BRIEF_MODEL": "fake", "HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
    run = [sys.executable, "-m", "brief", "batch", str(articles), "-o", str(out)]
    with server(8, 0.01) as url:
        environment["OPENAI_BASE_URL"] = url
        told("one of them briefed", ran([*run, "--limit=1"], environment))
    repeat(articles, out)
    told(f"{options.files:,} done, and their report written", ran(run, environment))
    told(f"{options.files:,} done, nothing to do", ran(run, environment))
    told("the same, its cost asked for", ran([*run, "--dry-run"], environment))
    shutil.rmtree(articles)
    shutil.rmtree(out)
    if options.entries:
        flat.mkdir()
        for number in range(options.entries):
            (flat / f"{number:07}.dat").touch()
        (flat / "z.txt").write_bytes(TEXT.read_bytes())
        run = [sys.executable, "-m", "brief", "batch", str(flat), "-o", str(out), "--dry-run"]
        told(f"a folder of {options.entries:,} other files, one article", ran(run, environment))
        shutil.rmtree(flat)


if __name__ == "__main__":
    main()

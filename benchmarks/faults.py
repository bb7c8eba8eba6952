"""A batch against a server that fails in eight ways: every article ends with a brief or a reason, and nothing is lost.

    python benchmarks/faults.py ARTICLES [--articles 2000] [--share 0.05] [--runs 3]

The articles of a folder are repeated under other headlines until there are enough. The command is run again, unchanged,
as often as --runs says: what failed for the endpoint's sake is tried again by itself.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from kill import HERE, requests

from brief import sources
from brief.document import Document

FAULTS = ("429", "500", "reset", "hang", "slow_drip", "cut_off", "invalid_json", "wrong_schema")
TIMEOUT = 4.0


def copied(articles: Path, folder: Path, count: int) -> None:
    """So many articles, no two of which say the same."""
    texts = [sources.read(str(path)).text for path in sorted(articles.rglob("*")) if path.is_file()]
    folder.mkdir()
    for i in range(count):
        head, _, rest = texts[i % len(texts)].partition("\n")
        (folder / f"{i:05}.txt").write_text(f"{head}, part {i}\n{rest}", encoding="utf-8")


def checked(out: Path, articles: int) -> list[str]:
    """What does not add up in OUT."""
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    counts, rows = report["counts"], report["articles"]
    states = Counter(row["state"] for row in rows)
    wrong = []
    if not len(rows) == counts["articles"] == articles or states["done"] + states["failed"] != articles:
        wrong.append(f"{articles} articles, and the report counts {counts['articles']}: {dict(states)}")
    if counts["done"] != states["done"] or counts["failed"] != states["failed"] != len(report["failures"]):
        wrong.append(f"totals and rows differ: {counts} and {dict(states)}")
    wrong += [f"{row['source']} failed without a reason" for row in report["failures"] if not row["reason"]]
    for row in rows:
        if row["state"] == "done":
            document = Document.loads((out / row["files"][0]).read_bytes())
            text = document.article.text
            if any(text[cited.start : cited.end] != cited.text for cited in document.evidence):
                wrong.append(f"{row['files'][0]} cites what the article does not say")
    return wrong


def kept(out: Path) -> int:
    with sqlite3.connect(out / ".brief" / "state.sqlite") as db:
        return int(db.execute("SELECT count(*) FROM answers").fetchone()[0])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--articles", dest="count", type=int, default=2000)
    parser.add_argument("--share", type=float, default=0.05)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="brief-faults-"))
    copied(options.articles, work / "articles", options.count)
    out, log = work / "out", work / "calls.jsonl"
    serve = [sys.executable, str(HERE / "server.py"), "--latency=0.2", "--slots=256", f"--log={log}"]
    serve += [word for fault in FAULTS for word in ("--fault", f"{fault}={options.share}")]
    wrong: list[str] = []
    with subprocess.Popen(serve, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin
        assert server.stdout
        environment = {**os.environ, "BRIEF_MODEL": "fake", "OPENAI_BASE_URL": server.stdout.readline().strip()}
        environment |= {"HOME": str(work), "XDG_CACHE_HOME": str(work / "cache")}
        run = [sys.executable, "-m", "brief", "batch", str(work / "articles"), "-o", str(out), f"--timeout={TIMEOUT}"]
        for number in range(1, options.runs + 1):
            began = time.monotonic()
            done = subprocess.run(run, env=environment, capture_output=True, text=True, check=False)
            found = checked(out, options.count)
            totals = json.loads((out / "report.json").read_text(encoding="utf-8"))
            counts, seconds = totals["counts"], time.monotonic() - began
            print(f"run {number}: {counts['done']:,} done, {counts['failed']:,} failed "
                  f"({counts['tried_again_next_time']:,} for the endpoint's sake) in {seconds:.0f} s, exit"
                      f" {done.returncode}; "
                  f"failed by {totals['faults']}", file=sys.stderr, flush=True)  # fmt: skip
            wrong += [f"run {number}: {line}" for line in found]
            if done.returncode != (5 if counts["failed"] else 0):
                wrong.append(f"run {number} ended with {done.returncode}: {done.stderr.strip().splitlines()[-3:]}")
        time.sleep(1.0)
        server.stdin.close()
        server.wait(60)
    calls = requests(log)
    answered = Counter(call.hash for call in calls if call.outcome == "answered")
    twice = [digest for digest, times in answered.items() if times > 1]
    print(f"{len(calls):,} calls: {dict(Counter(call.outcome for call in calls).most_common())}")
    print(f"answered: {len(answered):,} requests; kept: {kept(out):,}; answered twice: {len(twice)}")
    wrong += [f"{digest[:12]} was answered {answered[digest]} times" for digest in twice]
    if kept(out) != len(answered):
        wrong.append(f"{len(answered)} answers were given and {kept(out)} are kept")
    print(f"what does not add up: {len(wrong)}", *wrong[:20], sep="\n  ")
    shutil.rmtree(work)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

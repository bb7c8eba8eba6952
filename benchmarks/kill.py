"""`kill -9` at random moments of one batch, started again each time: what it leaves, and which calls it repeats.

    python benchmarks/kill.py ARTICLES [--kills 50] [--latency 1] [--spread 0.5] [-j 8]

ARTICLES is a folder. The same articles are briefed once undisturbed, and once with the process killed again and again;
then both folders are compared byte by byte, but for times and what a run says of itself. The server's log tells which
requests were sent twice. A request may be, if it was under way at a kill: sent, and its answer not yet durable.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
GRACE = 0.25
"""Seconds an answer may take from the server's last byte until it is durable: answers that come together are worked on
one after the other. How long it took at most is printed; a busy machine may need --grace 1."""
SHORTEST, LONGEST = 0.3, 3.0
"""Seconds a run lives before it is killed. The shortest are killed while they start."""
TIMES = re.compile(
    r'"(?:seconds|created|finished|started)": ?(?:"[^"]*"|[\d.]+)|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\+00:00|Z)'
    r"|(?:\d+ min )?[\d.]+ s(?= · )|, \d\d:\d\d UTC"
)


@dataclass(frozen=True, slots=True)
class Request:
    """A line of the server's log."""

    hash: str
    started: float
    ended: float
    outcome: str


@contextmanager
def server(log: Path, port: int, latency: float, spread: float, *more: str) -> Iterator[str]:
    """The server in a process of its own; gives its base URL."""
    command = [sys.executable, str(HERE / "server.py"), f"--port={port}", f"--log={log}"]
    command += [f"--latency={latency}", f"--spread={spread}", *more]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.stdin.close()
            process.wait(30)


def command(articles: Path, out: Path, jobs: int) -> list[str]:
    return [sys.executable, "-m", "brief", "batch", str(articles), "-o", str(out), f"-j{jobs}", "--format=html"]


def requests(log: Path) -> list[Request]:
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return [Request(line["hash"], line["started"], line["ended"], line["outcome"]) for line in lines]


def killed(
    run: list[str], environment: dict[str, str], kills: int, longest: float, chance: random.Random
) -> list[float]:
    """Run until done, killing it that often; when it was."""
    moments: list[float] = []
    while len(moments) < kills:
        process = subprocess.Popen(run, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(SHORTEST, longest))
            break
        except subprocess.TimeoutExpired:
            moments.append(time.time())
            process.send_signal(signal.SIGKILL)
            process.wait()
    return moments


def repeated(
    log: list[Request], moments: list[float], grace: float
) -> tuple[list[tuple[int, int, int]], list[str], float]:
    """For each kill: calls under way, of these repeated later, and calls answered before.

    Also what was repeated without need, and how many seconds before a kill an answer was given that was lost by it.
    """
    by_hash: dict[str, list[Request]] = defaultdict(list)
    for request in sorted(log, key=lambda r: r.started):
        by_hash[request.hash].append(request)
    wrongs: list[str] = []
    again: dict[int, int] = defaultdict(int)
    worst = 0.0
    for asked in by_hash.values():
        for before, after in itertools.pairwise(asked):
            # The first kill after a request began ended the process that had asked.
            ended = next((i for i, t in enumerate(moments) if before.started < t < after.started), None)
            if ended is None:
                wrongs.append(f"{before.hash[:12]} was asked again by the same run")
                continue
            again[ended] += 1
            age = moments[ended] - before.ended
            worst = max(worst, age)
            if age > grace:
                wrongs.append(f"{before.hash[:12]} was asked again, answered {age:.2f} s before a kill")
    rows = []
    for i, t in enumerate(moments):
        flying = sum(r.started < t < r.ended + grace for r in log)
        rows.append((flying, again[i], sum(r.ended < t and r.outcome == "answered" for r in log)))
        if again[i] > flying:
            wrongs.append(f"kill {i + 1}: {again[i]} calls repeated, {flying} under way")
    return rows, wrongs, worst


def masked(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.name == "report.json":
        report = json.loads(text)
        report["run"] = None
        text = json.dumps(report, indent=2)
    return TIMES.sub("TIME", text)


def differences(one: Path, other: Path) -> list[str]:
    """Files that differ, by name; those of the state are told by what is in it."""
    names = [{n for p in d.rglob("*") if p.is_file() and ".brief/" not in (n := p.relative_to(d).as_posix())}
             for d in (one, other)]  # fmt: skip
    found = [f"{name}: only in one" for name in sorted(names[0] ^ names[1])]
    found += [name for name in sorted(names[0] & names[1]) if masked(one / name) != masked(other / name)]
    answers = []
    for out in (one, other):
        with sqlite3.connect(out / ".brief" / "state.sqlite") as db:
            answers.append(db.execute("SELECT request, body FROM answers ORDER BY request").fetchall())
    if answers[0] != answers[1]:
        found.append(f"answers kept: {len(answers[0])} and {len(answers[1])}")
    if left := list((other / ".brief" / "parts").iterdir()):
        found.append(f"unfinished files left: {len(left)}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--latency", type=float, default=1.0)
    parser.add_argument("--spread", type=float, default=0.5)
    parser.add_argument("-j", "--jobs", type=int, default=8)
    parser.add_argument("--longest", type=float, default=LONGEST, help="seconds a run lives at most; more if busy")
    parser.add_argument("--grace", type=float, default=GRACE)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="leave both folders and logs in this one")
    options = parser.parse_args()
    work = options.keep or Path(tempfile.mkdtemp(prefix="brief-kill-"))
    work.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "BRIEF_MODEL": "fake", "HOME": str(work), "XDG_CACHE_HOME": str(work / "cache")}
    for name in ("OPENAI_API_KEY", "BRIEF_BASE_URL", "BRIEF_API_KEY"):
        environment.pop(name, None)
    plain, disturbed = work / "undisturbed", work / "killed"
    began = time.monotonic()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]  # The same for both: documents name the endpoint.
    with server(work / "undisturbed.jsonl", port, 0.05, 0.0) as url:
        run = command(options.articles, plain, max(64, options.jobs))
        subprocess.run(run, env={**environment, "OPENAI_BASE_URL": url}, check=True, stderr=subprocess.DEVNULL)
    with server(work / "killed.jsonl", port, options.latency, options.spread) as url:
        run, environment = command(options.articles, disturbed, options.jobs), {**environment, "OPENAI_BASE_URL": url}
        moments = killed(run, environment, options.kills, options.longest, random.Random(options.seed))
        last = subprocess.run(run, env=environment, capture_output=True, text=True, check=False)
        # The server notices only when it answers that nobody is there any more.
        time.sleep(options.latency * (1 + options.spread) + 0.5)
    log = requests(work / "killed.jsonl")
    rows, wrongs, worst = repeated(log, moments, options.grace)
    print("kill  answered before  under way  repeated")
    for i, (flying, again, answered) in enumerate(rows, start=1):
        print(f"{i:4}  {answered:15,}  {flying:9}  {again:8}")
    differing = differences(plain, disturbed)
    single = len(requests(work / "undisturbed.jsonl"))
    print(
        f"\n{len(moments)} kills; {len(log):,} calls, {single:,} undisturbed; {time.monotonic() - began:.0f} s in all"
    )
    print(f"repeated {sum(r[1] for r in rows):,} of {sum(r[0] for r in rows):,} that were under way at a kill")
    print(f"the oldest answer that a kill lost was {worst * 1000:.0f} ms old")
    print(f"the last run ended with {last.returncode}: {last.stderr.strip().splitlines()[-1:]}")
    print(f"files that differ: {len(differing)}", *differing[:10], sep="\n  ")
    print(f"calls repeated without need: {len(wrongs)}", *wrongs[:10], sep="\n  ")
    if not options.keep:
        shutil.rmtree(work)
    return 1 if wrongs or differing or last.returncode else 0


if __name__ == "__main__":
    sys.exit(main())

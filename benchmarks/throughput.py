"""How near `brief batch` comes to what an endpoint could answer, what it costs the machine; beside it what others do.

    python benchmarks/throughput.py ARTICLES [--articles 5000] [--slots 256] [--latency 1] [--rivals 1000] [--python
    PATH]

The articles of a folder are repeated under other headlines until there are enough. The server is a process of its own
and answers after --latency seconds, --slots at a time: ideal is calls * latency / slots, whoever makes them. The
others (`rivals.py`) make one call an article, `brief` two or more; so all is told by call. They are run on fewer
articles, by the interpreter of --python, where instructor 1.17.0 and langextract 1.7.1 are installed; without, it is
said which is missing.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faults import copied
from kill import HERE

RIVALS = ("openai", "instructor", "langextract")


@dataclass(frozen=True, slots=True)
class Ran:
    """A process that has ended."""

    seconds: float
    busy: float
    """Seconds of processor time, its own and the system's for it."""
    peak: float
    """Most memory, MB, of it and its processes together; what they share is counted once."""
    output: str
    code: int


@contextmanager
def server(slots: int, latency: float) -> Iterator[str]:
    command = [sys.executable, str(HERE / "server.py"), f"--latency={latency}", f"--slots={slots}"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.stdin.close()
            process.wait(30)


def stats(url: str) -> dict[str, Any]:
    with urllib.request.urlopen(f"{url.removesuffix('/v1')}/stats") as response:
        told: dict[str, Any] = json.load(response)
    return told


def ran(command: list[str], environment: dict[str, str]) -> Ran:
    began, over = time.monotonic(), threading.Event()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        peaks = [0.0]

        def look() -> None:
            while not over.wait(0.5):
                peaks.append(sum(map(memory, family(process.pid))))

        looking = threading.Thread(target=look)
        looking.start()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - began
        over.set()
        looking.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode(errors="replace")
    scale = 1024**2 if sys.platform == "darwin" else 1024
    # Processor time is that of its processes too, which it has waited for; the most memory of one of them is not.
    peak = max(*peaks, used.ru_maxrss / scale)
    return Ran(seconds, used.ru_utime + used.ru_stime, peak, text, process.returncode)


def family(pid: int) -> list[int]:
    """A process and its processes, where the system tells."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(one for child in children for one in family(int(child)))]


def memory(pid: int) -> float:
    """MB that a process has; of what it shares, its part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def row(name: str, articles: int, done: Ran, told: dict[str, Any], options: argparse.Namespace) -> str:
    calls = told["answered"]
    if done.code or not calls:
        return f"{name:24} {(done.output.strip().splitlines() or ['ended without a word'])[-1]}"
    ideal = calls * options.latency / options.slots
    return (
        f"{name:24} {articles:8,} {calls:7,} {ideal / told['span']:9.1%} {ideal / done.seconds:9.1%}"
        f" {done.busy / calls * 1000:9.2f} {done.busy / articles * 1000:12.2f} {done.peak:8.0f} {told['busiest']:7}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--articles", dest="count", type=int, default=5000)
    parser.add_argument("--slots", type=int, default=256)
    parser.add_argument("--latency", type=float, default=1.0)
    parser.add_argument("--rivals", type=int, default=1000, help="articles for the others; 0 leaves them out")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has the others")
    parser.add_argument("--no-adaptive", action="store_true", help="only with as many calls at once as there are slots")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    work = Path(tempfile.mkdtemp(prefix="brief-throughput-"))
    copied(options.articles, work / "articles", options.count)
    environment = {**os.environ, "BRIEF_MODEL": "fake", "HOME": str(work), "XDG_CACHE_HOME": str(work / "cache")}
    print(f"{'':24} {'':8} {'':7} {'of the':>9} {'ideal,':>9} {'processor':>9} {'':12} {'memory,':>8} {'at once':>7}")
    print(
        f"{'':24} {'articles':>8} {'calls':>7} {'ideal':>9} {'all in':>9} {'ms a call':>9} {'an article':>12} {'MB':>8}"
    )
    ways = {f"brief batch -j {options.slots}": [f"-j{options.slots}"]}
    if not options.no_adaptive:
        ways["brief batch"] = []
    for name, how in ways.items():
        with server(options.slots, options.latency) as url:
            command = [sys.executable, "-m", "brief", "batch", str(work / "articles"), "-o", str(work / "out"), *how]
            done = ran(command, {**environment, "OPENAI_BASE_URL": url})
            print(row(name, options.count, done, stats(url), options), flush=True)
        shutil.rmtree(work / "out", ignore_errors=True)
    for name in RIVALS if options.rivals else ():
        with server(options.slots, options.latency) as url:
            command = [options.python, str(HERE / "rivals.py"), name, url, str(work / "articles"), str(work / "out")]
            command += [f"--slots={options.slots}", f"--articles={options.rivals}"]
            done = ran(command, environment | {"PYTHONPATH": str(HERE.parent)})
            print(row(name, min(options.rivals, options.count), done, stats(url), options), flush=True)
        shutil.rmtree(work / "out", ignore_errors=True)
    shutil.rmtree(work)


if __name__ == "__main__":
    main()

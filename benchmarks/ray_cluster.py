"""One command and its helper beside Ray clusters of one node and more, and a node killed in mid-run. All on this
machine.

    python benchmarks/ray_cluster.py ARTICLES [--nodes 1,2] [--latency 1] [--slots 256] [-j 64]
    python benchmarks/ray_cluster.py ARTICLES --kill [--latency 1] [-j 16]

ARTICLES is a folder. A node is a raylet with one processor, which is as many processes as a node of a real cluster
with one would have; the processors of this machine are shared by all of them, the server and the command. So the times
say what Ray costs, and not how much faster more machines are: that follows from the processor time of an article, in
the command and elsewhere. Seconds are counted from the first request to the last, and the start of Ray apart.

With --kill, a cluster of two nodes briefs the articles, and one of them is killed (SIGKILL to the raylet, and its
workers with it) when a third is done. What comes out is compared with one undisturbed process's, byte by byte but for
times, and each call that was made twice is set against those that were under way. Ends with 1 if anything differs.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ray.cluster_utils
from kill import command, differences, repeated, requests, server

import psutil  # isort: skip - Ray brings its own, which is found once Ray is loaded

_LOOK_AGAIN = 0.5
"""Seconds between two looks at how far the run is."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What one run took."""

    calls: int
    wall: float
    span: float
    """From the first request to the last answer, in seconds."""
    command: float
    """Processor seconds of an article in the command's own process, once a quarter of them is done."""
    others: float
    """The same in all other processes: its helper, or Ray's driver, nodes and workers."""
    start: float
    """Processor seconds of all of them until then, less what the articles of that quarter took."""
    memory: float
    """The most that the command's process held, in MB."""


@dataclass(frozen=True, slots=True)
class Sample:
    """How far a run is, and the processor seconds that it has used."""

    done: int
    command: float
    others: float
    memory: float


@contextmanager
def cluster(nodes: int) -> Iterator[Any]:
    """A Ray cluster on this machine; gives its handle, whose nodes are in `worker_nodes` and `head_node`."""
    # Workers are otherwise niced by 15, and get nothing on a machine that has anything else to do.
    os.environ |= {"RAY_USAGE_STATS_ENABLED": "0", "RAY_worker_niceness": "0"}
    made = ray.cluster_utils.Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    try:
        for _ in range(nodes - 1):
            made.add_node(num_cpus=1)
        yield made
    finally:
        made.shutdown()


def processor_seconds() -> dict[int, float]:
    """Of all processes that Ray runs on this machine, by process."""
    found = {}
    for process in psutil.process_iter(["name", "cmdline", "cpu_times"]):
        told = f"{process.info['name']} {' '.join(process.info['cmdline'] or [])}"
        if "ray::" in told or "/ray/" in told or "cluster.driver" in told:
            found[process.pid] = process.info["cpu_times"].user + process.info["cpu_times"].system
    return found


class Run:
    """The command, followed while it runs."""

    def __init__(self, articles: Path, out: Path, jobs: int, environment: dict[str, str], *, ray: bool) -> None:
        run = [*command(articles, out, jobs), *(["--engine=ray"] if ray else [])]
        self._out, self._ray = out, ray
        self._seen: dict[int, float] = {}
        self._before = processor_seconds() if ray else {}
        self._began = time.monotonic()
        self._process = subprocess.Popen(run, env=environment, stderr=subprocess.PIPE, text=True)
        self._told = psutil.Process(self._process.pid)
        self._samples: list[Sample] = []

    def wait(self, done: int | None = None) -> bool:
        """Until it ends, or so many articles have their brief; whether it still runs."""
        while self._process.poll() is None:
            self._look()
            if done is not None and self._samples and self._samples[-1].done >= done:
                return True
            time.sleep(_LOOK_AGAIN)
        return False

    def _look(self) -> None:
        self._seen |= processor_seconds() if self._ray else self._helpers()
        others = sum(seconds - self._before.get(pid, 0.0) for pid, seconds in self._seen.items())
        done = sum(1 for _ in self._out.rglob("*.brief.json"))
        with contextlib.suppress(psutil.Error):
            used, held = self._told.cpu_times(), self._told.memory_info().rss / 2**20
            self._samples.append(Sample(done, used.user + used.system, others, held))

    def _helpers(self) -> dict[int, float]:
        """Processor seconds of the command's own helpers, by process."""
        found = {}
        with contextlib.suppress(psutil.Error):
            for helper in self._told.children():
                used = helper.cpu_times()
                found[helper.pid] = used.user + used.system
        return found

    def ran(self, log: Path) -> Ran:
        """What it took."""
        self.wait()
        wall, told = time.monotonic() - self._began, self._process.communicate()[1]
        if self._process.returncode:
            raise SystemExit(f"it ended with {self._process.returncode}:\n{told}")
        log_lines = requests(log)
        span = max(r.ended for r in log_lines) - min(r.started for r in log_lines)
        last = self._samples[-1]
        first = next(s for s in self._samples if s.done >= last.done / 4)
        more = max(1, last.done - first.done)
        own, others = (last.command - first.command) / more, (last.others - first.others) / more
        start = first.command + first.others - first.done * (own + others)
        return Ran(len(log_lines), wall, span, own, others, start, max(s.memory for s in self._samples))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def compared(options: argparse.Namespace, work: Path, environment: dict[str, str]) -> int:
    """One process, then clusters, over the same articles and the same server."""
    count, port = sum(1 for p in options.articles.rglob("*") if p.is_file()), free_port()
    print(f"{count} articles, {options.jobs} calls at once, {options.latency:g} s latency, {os.cpu_count()} processors")
    print("                                                   CPU ms an article   CPU s")
    print("run             calls   wall s  asking s  of ideal  command  elsewhere  to start     MB")
    sizes = [int(n) for n in options.nodes.split(",")]
    for nodes in [0, *sizes]:
        out, log = work / f"out-{nodes}", work / f"{nodes}.jsonl"
        with server(log, port, options.latency, options.spread, f"--slots={options.slots}") as url:
            told = {**environment, "OPENAI_BASE_URL": url}
            if nodes:
                with cluster(nodes) as made:
                    told["RAY_ADDRESS"] = made.address
                    ran = Run(options.articles, out, options.jobs, told, ray=True).ran(log)
            else:
                ran = Run(options.articles, out, options.jobs, told, ray=False).ran(log)
        name = f"ray, {nodes} node{'s' if nodes > 1 else ''}" if nodes else "no Ray"
        ideal = ran.calls * options.latency / options.jobs
        print(
            f"{name:14} {ran.calls:6,} {ran.wall:8.1f} {ran.span:9.1f} {ideal / ran.span:9.0%}"
            f" {ran.command * 1000:8.1f} {ran.others * 1000:10.1f} {ran.start:9.1f} {ran.memory:6.0f}",
            flush=True,
        )
    wrong = 0
    for nodes in sizes:
        differing = differences(work / "out-0", work / f"out-{nodes}")
        print(f"files that differ with {nodes} node(s): {len(differing)}", *differing[:5], sep="\n  ")
        wrong += len(differing)
    return 1 if wrong else 0


def killed(options: argparse.Namespace, work: Path, environment: dict[str, str]) -> int:
    """A node killed in mid-run."""
    count, port = sum(1 for p in options.articles.rglob("*") if p.is_file()), free_port()
    plain, out = work / "undisturbed", work / "killed"
    with server(work / "plain.jsonl", port, 0.05, 0.0) as url:
        Run(options.articles, plain, 64, {**environment, "OPENAI_BASE_URL": url}, ray=False).ran(work / "plain.jsonl")
    with server(work / "killed.jsonl", port, options.latency, options.spread) as url, cluster(2) as made:
        told = {**environment, "OPENAI_BASE_URL": url, "RAY_ADDRESS": made.address}
        run = Run(options.articles, out, options.jobs, told, ray=True)
        if not run.wait(count // 3):
            run.ran(work / "killed.jsonl")
            raise SystemExit("it ended before a node could be killed: give it more articles")
        (node,) = made.worker_nodes
        raylet = psutil.Process(node.all_processes["raylet"][0].process.pid)
        moment = time.time()
        for process in [*raylet.children(recursive=True), raylet]:
            process.kill()
        ended = run.ran(work / "killed.jsonl")
        time.sleep(options.latency * (1 + options.spread) + 0.5)
    log = requests(work / "killed.jsonl")
    ((flying, again, answered),), wrongs, _ = repeated(log, [moment], options.grace)
    differing = differences(plain, out)
    single = len(requests(work / "plain.jsonl"))
    late = [r for r in log if r.started > moment]
    print(f"{count} articles on two nodes; one was killed when {answered:,} calls were answered")
    print(f"{len(log):,} calls, {single:,} undisturbed; {flying} under way at the kill, {again} made again")
    print(f"calls begun after it: {len(late):,}, the first after {min(r.started for r in late) - moment:.1f} s")
    print(f"done in {ended.wall:.0f} s in all")
    print(f"files that differ: {len(differing)}", *differing[:10], sep="\n  ")
    print(f"calls repeated without need: {len(wrongs)}", *wrongs[:10], sep="\n  ")
    return 1 if wrongs or differing else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--kill", action="store_true", help="kill one of two nodes in mid-run")
    parser.add_argument("--nodes", default="1,2", help="sizes of the clusters")
    parser.add_argument("--latency", type=float, default=1.0)
    parser.add_argument("--spread", type=float, default=0.0)
    parser.add_argument("--slots", type=int, default=256)
    parser.add_argument("-j", "--jobs", type=int, default=64)
    parser.add_argument("--grace", type=float, default=0.5, help="seconds from an answer to its being durable")
    parser.add_argument("--keep", type=Path, help="leave folders and logs in this one")
    options = parser.parse_args()
    work = options.keep or Path(tempfile.mkdtemp(prefix="brief-ray-"))
    work.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "BRIEF_MODEL": "fake", "HOME": str(work), "XDG_CACHE_HOME": str(work / "cache")}
    for name in ("OPENAI_API_KEY", "BRIEF_BASE_URL", "BRIEF_API_KEY", "RAY_ADDRESS"):
        environment.pop(name, None)
    try:
        return killed(options, work, environment) if options.kill else compared(options, work, environment)
    finally:
        if not options.keep:
            shutil.rmtree(work)


if __name__ == "__main__":
    sys.exit(main())

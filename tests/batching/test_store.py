"""The state: durable when it says so, quick, and one bad value is nobody else's matter."""

from __future__ import annotations

import asyncio
import hashlib
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from brief.batching.state.kept import Kept
from brief.batching.state.row import Row
from brief.batching.state.store import StateError, Store
from brief.errors import UsageError


def key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def row(source: str, **changed: object) -> Row:
    values: dict[str, object] = {"source": source, "name": source, "size": 1, "changed_ns": 2, "inode": 3}
    values |= {"article": "a", "settings": "s", "state": "done", "tries": 1, "fault": None, "reason": None}
    values |= {"passing": False, "outputs": "{}"}
    return Row(**{**values, **changed})  # type: ignore[arg-type]


def test_answers_are_there_again(tmp_path: Path) -> None:
    texts = ["", "ü", "x" * 100_000, "\ud800 half"]
    with Store(tmp_path / "s") as store:
        asyncio.run(_all(store.put(key(text), text) for text in texts[:3]))
        asyncio.run(store.put(key("half"), texts[3]))
    with Store(tmp_path / "s") as store:
        assert [store.get(key(text)) for text in texts[:3]] == [(text, 0) for text in texts[:3]]
        assert store.get(key("half")) == ("? half", 0)
        assert store.get(key("other")) is None


async def _all(works: object) -> None:
    await asyncio.gather(*works)  # type: ignore[call-overload]


def test_an_answer_is_kept_also_if_nobody_waits_for_it(tmp_path: Path) -> None:
    async def work(store: Store) -> None:
        task = asyncio.create_task(store.put(key("a"), "answer"))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    with Store(tmp_path / "s") as store:
        asyncio.run(work(store))
    with Store(tmp_path / "s") as store:
        assert store.get(key("a")) == ("answer", 0)


@pytest.mark.slow
def test_what_was_told_to_be_kept_survives_the_end_of_the_process(tmp_path: Path) -> None:
    code = f"""
import asyncio, os
from pathlib import Path
from brief.batching.state.store import Store
async def work():
    with Store(Path({str(tmp_path / "s")!r})) as store:
        for i in range(50):
            await store.put(f"{{i:064x}}", f"answer {{i}}")
            print(i, flush=True)
        os._exit(9)
asyncio.run(work())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 9, done.stderr
    with Store(tmp_path / "s") as store:
        assert all(store.get(f"{i:064x}") == (f"answer {i}", 0) for i in range(50))


def test_many_answers_at_once_share_a_transaction(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        began = time.monotonic()
        asyncio.run(_all(store.put(key(str(i)), "answer" * 200) for i in range(2000)))
        assert time.monotonic() - began < 5
    assert (tmp_path / "s").stat().st_size < 2_000_000


def test_generations(tmp_path: Path) -> None:
    async def work(store: Store) -> None:
        kept = Kept(store)
        await kept.put(key("a"), "old")
        assert await store.begin_anew("force") == (1, False)
        assert await store.begin_anew("force") == (1, True)
        assert await store.begin_anew("retry") == (2, False)
        Kept.begin(since=1)
        assert kept.get(key("a")) is None
        await kept.put(key("a"), "new")
        await kept.put(key("b"), "new")
        assert kept.get(key("a")) == "new"
        assert Kept.oldest(store) == 2
        Kept.begin()
        assert Kept.oldest(store) == 2
        await store.end_anew("force")
        assert await store.begin_anew("force") == (3, False)
        assert kept.get(key("a")) == "new"
        await kept.put(key("c"), "newest")
        assert Kept.oldest(store) == 2

    with Store(tmp_path / "s") as store:
        asyncio.run(work(store))
    with Store(tmp_path / "s") as store:
        assert store.generation == 3
        assert store.anew("retry") == (2, True)


def test_rows_come_back_as_they_were_and_in_order(tmp_path: Path) -> None:
    rows = [row(f"{i:04}", reason="half \ud800 a pair") for i in range(1200)]
    with Store(tmp_path / "s") as store:
        asyncio.run(_all(store.finish(r) for r in reversed(rows)))
        asyncio.run(store.finish(row("0007", state="failed", passing=True)))
        found = store.rows([r.source for r in rows] + ["none"])
        assert len(found) == 1200
        assert found["0000"].reason == "half \ufffd a pair"
        assert [r.source for r in store.all()] == [r.source for r in rows]
        assert [r.source for r in store.all("failed")] == ["0007"]


def test_a_value_that_cannot_be_stored_spoils_nothing_else(tmp_path: Path) -> None:
    async def work(store: Store) -> None:
        bad = store.finish(row("big", size=2**70))
        outcomes = await asyncio.gather(store.put(key("a"), "1"), bad, store.put(key("b"), "2"), return_exceptions=True)
        assert outcomes[0] is None
        assert isinstance(outcomes[1], Exception)
        assert outcomes[2] is None
        await store.put(key("c"), "3")

    with Store(tmp_path / "s") as store:
        asyncio.run(work(store))
        assert [store.get(key(k)) for k in "abc"] == [("1", 0), ("2", 0), ("3", 0)]


def test_names_are_each_given_once_whatever_their_case(tmp_path: Path) -> None:
    async def work(store: Store) -> list[str]:
        names = await asyncio.gather(
            store.claim("a.txt", ["a", "a.txt", "a-1"]),
            store.claim("A.txt", ["A", "A.txt", "A-2"]),
            store.claim("a.md", ["a", "a.md", "a-3"]),
            store.claim("caf\u00e9", ["caf\u00e9"]),
            store.claim("cafe\u0301", ["Cafe\u0301", "other"]),
        )
        names.append(await store.claim("a.txt", ["b"]))
        with pytest.raises(ValueError, match="no output name"):
            await store.claim("x", ["a", "A.TXT"])
        return names

    with Store(tmp_path / "s") as store:
        assert asyncio.run(work(store)) == ["a", "A.txt", "a.md", "caf\u00e9", "other", "a"]


@pytest.mark.parametrize("name", ["/elsewhere/a", "../elsewhere/a", "a/../../b", "a\\..\\..\\b", ".."])
@pytest.mark.parametrize("table", ["names", "articles"])
def test_a_state_that_names_an_output_outside_its_folder_is_not_used(tmp_path: Path, name: str, table: str) -> None:
    with Store(tmp_path / "s") as store:
        asyncio.run(store.claim("a", ["a..b", "a"]))
        asyncio.run(store.finish(row("a")))
    with Store(tmp_path / "s"):
        pass
    with sqlite3.connect(tmp_path / "s") as db:
        db.execute(f"UPDATE {table} SET name = ?", (name,))
    with pytest.raises(StateError, match=r"outside of its folder.* begins anew"), Store(tmp_path / "s"):
        pass


def test_a_state_that_broke_in_between_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with Store(path) as store:
        asyncio.run(_all(store.put(key(str(i)), "answer" * 50) for i in range(500)))
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(path.read_bytes())
    data[8192:-4096] = b"\xff" * len(data[8192:-4096])
    path.write_bytes(data)

    def read_all() -> None:
        with Store(path) as store:
            for i in range(500):
                store.get(key(str(i)))

    with pytest.raises(StateError, match="the state of the batch cannot be") as told:
        read_all()
    assert "\n" not in str(told.value)
    assert issubclass(StateError, UsageError)


def test_an_answer_that_was_damaged_is_one_line(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        asyncio.run(store.put(key("a"), "answer"))
        asyncio.run(store.written(lambda db: db.execute("UPDATE answers SET body = x'00'")))
        with pytest.raises(StateError, match="the state of the batch cannot be read"):
            store.get(key("a"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="limits of files are a matter of Unix")
def test_a_full_disk_is_told_and_what_was_kept_stays(tmp_path: Path) -> None:
    code = f"""
import asyncio, resource, os
from pathlib import Path
from brief.batching.state.store import Store, StateError
async def work():
    with Store(Path({str(tmp_path / "s")!r})) as store:
        await store.put("{key("a")}", "first")
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
        kept = 0
        try:
            for i in range(1000):
                await store.put(f"{{i:064x}}", os.urandom(3000).hex())
                kept += 1
        except StateError as error:
            print(kept, error)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        await store.put("{key("b")}", "after")
asyncio.run(work())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    count, _, line = done.stdout.strip().partition(" ")
    assert "the state of the batch cannot be written" in line
    with Store(tmp_path / "s") as store:
        assert store.get(key("a")) == ("first", 0)
        assert store.get(key("b")) == ("after", 0)
        assert all(store.get(f"{i:064x}") for i in range(int(count)))
        assert store.get(f"{int(count):064x}") is None


def test_answers_under_way_when_the_disk_is_full_are_kept_in_the_room_that_was_spared(tmp_path: Path) -> None:
    limited: list[sqlite3.Connection] = []

    def limit(db: sqlite3.Connection) -> None:
        limited.append(db)
        db.execute("PRAGMA max_page_count = 30")

    def make_room() -> bool:
        limited[0].execute("PRAGMA max_page_count = 10000")
        return True

    async def work(store: Store) -> list[object]:
        await store.written(limit)
        answers = {f"{i:064x}": f"{i} {random.Random(i).randbytes(4_000).hex()}" for i in range(40)}
        await asyncio.gather(*(store.put(request, text) for request, text in answers.items()))
        found = store.read("SELECT count(*) FROM answers", ())[0][0]
        return [found, *await asyncio.gather(store.claim("a", ["a"]), store.finish(row("a")), return_exceptions=True)]

    with Store(tmp_path / "s", make_room) as store:
        kept, *refused = asyncio.run(work(store))
        assert kept == 40
        # Nothing else takes that room, and nothing more is asked.
        assert [str(error).endswith("make room, and run the same command again") for error in refused] == [True, True]
        with pytest.raises(StateError, match="the disk is full"):
            store.get(key("anything"))

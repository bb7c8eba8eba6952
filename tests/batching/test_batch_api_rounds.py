"""Runs by the Batch API: what they make, and what they do about everything that goes wrong with a batch."""

from __future__ import annotations

import asyncio
import itertools
import shutil
from pathlib import Path

import pytest
from batch_server import ROOT, BatchServer, failing
from by_rounds import ARTICLES, NEWS, documents, folder, go

from brief.batching.batch_api.rounds import Rounds
from brief.batching.job import Batch
from brief.batching.many import batch
from brief.batching.state.store import Store
from brief.errors import ConfigurationError, UsageError
from brief.llm.client import Endpoint
from brief.llm.errors import NoQuota

ALL = sorted(ARTICLES)


@pytest.fixture
def server():
    with BatchServer() as running:
        yield running


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return folder(tmp_path / "articles")


def once(server: BatchServer) -> bool:
    """Whether no answer was paid for twice."""
    return {n for key, n in server.paid.items() if not key.startswith("failed")} == {1}


@pytest.mark.slow
def test_it_makes_what_calls_make(server, tmp_path: Path):
    by_calls = go(server, ROOT / "seeds", tmp_path / "calls", calls=True)
    server.paid.clear()
    by_rounds = go(server, ROOT / "seeds", tmp_path / "rounds")
    assert len(by_rounds.done) == len(by_calls.done) >= 8
    assert not by_rounds.failed
    assert not by_rounds.left
    assert documents(tmp_path / "rounds") == documents(tmp_path / "calls")
    assert by_rounds.usage == by_calls.usage
    assert once(server)
    assert server.seen["POST /v1/batches"] <= 4
    assert not list((tmp_path / "rounds" / ".brief" / "requests").iterdir())


def test_only_what_finds_out_what_the_server_takes_is_called(server, source, tmp_path):
    assert sorted(go(server, source, tmp_path / "out").done) == ALL
    assert sum(server.paid.values()) > 8
    assert server.seen["POST /v1/chat/completions"] == 1


@pytest.mark.parametrize("fate", ["expire", "garble", "omit", "lose_output"])
def test_what_a_batch_did_not_answer_is_asked_again(server, source, tmp_path, fate):
    server.fates.append(fate)
    came = go(server, source, tmp_path / "out")
    assert sorted(came.done) == ALL
    assert came.said("asked again")
    twice = sum(n > 1 for n in server.paid.values())
    # What was answered and got lost on the server has to be paid for once more, and nothing else.
    assert twice == {"expire": 0, "omit": 0, "garble": 1}.get(fate, twice)


@pytest.mark.slow
def test_in_every_round_as_many_have_been_seen_as_there_are(server, source, tmp_path):
    (source / "empty.txt").write_text("")
    came = go(server, source, tmp_path / "out")
    assert len(came.done) == len(ARTICLES)
    assert len(server.batches) > 1
    assert set(came.seen) == {(len(ARTICLES) + 1, True)}


@pytest.mark.parametrize("fate", ["garble_once", "repeat", "strangers"])
def test_oddities_of_a_file_cost_nothing(server, source, tmp_path, fate):
    go(server, source, tmp_path / "plain")
    server.paid.clear()
    server.fates.append(fate)
    came = go(server, source, tmp_path / "out")
    assert sorted(came.done) == ALL
    assert once(server)
    assert came.said("not in it") == (fate == "strangers")
    assert documents(tmp_path / "out") == documents(tmp_path / "plain")


@pytest.mark.parametrize(
    ("fate", "words"),
    [("expire", "expired before its turn"), ("invalid", "not parseable"), ("omit", "without an answer")],
)
def test_what_no_batch_answers_is_reported_and_tried_by_the_next_run(server, source, tmp_path, fate, words):
    server.fates.extend([fate] * 40)
    came = go(server, source, tmp_path / "out", retries=1)
    assert came.failed
    assert all(words in reason for reason in came.failed.values())
    assert not came.left
    server.fates.clear()
    again = go(server, source, tmp_path / "out")
    assert sorted([*again.done, *again.unchanged]) == ALL
    assert sorted(again.done) == sorted(came.failed)
    assert once(server)


@pytest.mark.slow
def test_a_batch_that_somebody_cancels_is_not_begun_again_by_itself(server, source, tmp_path):
    server.fates.append("cancel")
    came = go(server, source, tmp_path / "out")
    assert came.failed
    assert all("cancelled" in reason for reason in came.failed.values())
    assert sorted([*came.done, *came.failed]) == ALL
    assert sorted(go(server, source, tmp_path / "out").done) == sorted(came.failed)
    assert once(server)


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ((200, {}), "something other than a chat completion"),
        ((403, failing("not this text")), "not this text"),
        ((404, failing("nope")), "nope"),
    ],
)
def test_an_odd_line_is_its_articles_failure(server, source, tmp_path, outcome, words):
    server.outcome = lambda body, _times: outcome if "harbour" in str(body) else None
    came = go(server, source, tmp_path / "out")
    assert sorted(came.done) == [name for name in ALL if name != "harbour"]
    assert words in came.failed["harbour"]
    assert came.stopped is None
    server.outcome = lambda _body, _times: None
    assert go(server, source, tmp_path / "out").done == ["harbour"]


@pytest.mark.parametrize("status", [429, 500])
def test_requests_that_fail_in_passing_are_asked_in_the_next_round(server, source, tmp_path, status):
    server.outcome = lambda body, times: (
        (status, failing("slow down")) if "harbour" in str(body) and not times else None
    )
    came = go(server, source, tmp_path / "out")
    assert sorted(came.done) == ALL
    assert came.said("asked again")
    assert once(server)


def test_requests_that_never_work_fail_their_article_alone(server, source, tmp_path):
    refused = failing("This model's maximum context length is 8 tokens", "context_length_exceeded")
    server.outcome = lambda body, _: (400, refused) if "Elm Street" in str(body) else None
    came = go(server, source, tmp_path / "out")
    assert list(came.failed) == ["school"]
    assert "too long" in came.failed["school"]
    assert sorted(came.done) == ["harbour", "river", "tram"]
    looked = server.seen["POST /v1/batches"]
    again = go(server, source, tmp_path / "out")
    assert sorted(again.unchanged) == ALL
    assert server.seen["POST /v1/batches"] == looked
    server.outcome = lambda *_: None
    assert go(server, source, tmp_path / "out", batch={"retry_errors": True}).done == ["school"]
    assert once(server)


def test_a_parameter_that_is_refused_later_is_left_out_in_the_next_round(server, source, tmp_path):
    refused = failing("Unsupported value: 'seed' is not supported with this model")
    server.outcome = lambda body, _: (400, refused) if "seed" in body and "pier" in str(body) else None
    came = go(server, source, tmp_path / "out")
    assert sorted(came.done) == ALL
    assert not came.failed


def test_an_empty_account_stops_the_run_and_loses_nothing(server, source, tmp_path):
    server.fates.append("no_quota")
    came = go(server, source, tmp_path / "out")
    assert isinstance(came.stopped, NoQuota)
    assert not came.failed
    assert came.left
    assert came.said("4 articles left to brief; go on with: brief batch --resume")
    assert sorted(go(server, source, tmp_path / "out").done) == ALL
    assert once(server)


def test_a_server_without_room_gets_smaller_batches(server, source, tmp_path):
    server.room = 2
    came = go(server, source, tmp_path / "out")
    assert sorted(came.done) == ALL
    assert came.said("has no room")
    assert max(batch["request_counts"]["total"] for batch in server.batches.values()) <= 2
    assert max(came.naps) >= 30
    assert once(server)


def test_batches_that_do_not_fit_beside_each_other_go_one_after_the_other(server, source, tmp_path):
    server.room = 3
    came = go(server, source, tmp_path / "out", requests=2)
    assert sorted(came.done) == ALL
    assert any(batch["status"] == "failed" for batch in server.batches.values())
    # Nothing had to be made smaller.
    assert not came.said("has no room")
    assert once(server)


@pytest.mark.slow
def test_a_server_that_never_has_room_ends_the_run(server, source, tmp_path):
    server.room = 0
    came = go(server, source, tmp_path / "out")
    assert "no room" in str(came.stopped)
    assert not came.done
    assert 2 < len(came.naps) < 200


@pytest.mark.parametrize(
    ("what", "how"),
    [
        ("POST /v1/batches", ["429", "503"]),
        ("POST /v1/batches", ["reset"]),
        ("POST /v1/batches", ["lost"]),
        ("POST /v1/batches", ["lost", "lost"]),
        ("POST /v1/files", ["500", "lost"]),
        ("GET /v1/batches/ID", ["502", "reset", "lost"]),
        ("GET /v1/files/ID/content", ["broken", "503"]),
    ],
)
def test_requests_that_fail_on_the_way_cost_nothing(server, source, tmp_path, what, how):
    server.trip(what, *how)
    came = go(server, source, tmp_path / "out", retries=3)
    assert sorted(came.done) == ALL
    assert once(server)
    assert sum(b["status"] == "completed" for b in server.batches.values()) == len(server.batches)


@pytest.mark.parametrize("lag", [1, 2])
def test_a_batch_that_is_listed_late_is_found(server, source, tmp_path, lag):
    server.trip("POST /v1/batches", "lost")
    plain, looked = server.listed, []

    def listed(query):
        looked.append(query)
        return plain(query) if len(looked) >= lag else (200, {"object": "list", "data": [], "has_more": False})

    server.listed = listed
    came = go(server, source, tmp_path / "out", retries=0)
    if lag == 2:
        # Without a further try the run ends, and the next one looks again before it submits anything.
        assert "connection" in str(came.stopped)
        came = go(server, source, tmp_path / "out")
    assert sorted(came.done) == ALL
    assert once(server)
    assert max(came.naps) >= 5


def test_an_upload_that_is_not_known_at_once_is_waited_for(server, source, tmp_path):
    known, looked = server.create, []

    def create(asked):
        looked.append(asked)
        return known(asked) if len(looked) > 2 else known({**asked, "input_file_id": "file-unknown"})

    server.create = create
    assert sorted(go(server, source, tmp_path / "out").done) == ALL
    assert server.seen["POST /v1/files"] < len(looked)


def test_a_server_without_batches_is_told_in_one_line(server, source, tmp_path):
    server.trip("POST /v1/files", "404")
    came = go(server, source, tmp_path / "out")
    assert "has no Batch API" in str(came.stopped)
    assert not came.failed


def test_polling_outlasts_an_hour_of_trouble_and_no_more(server, source, tmp_path):
    clock = itertools.count(1.8e9, 60.0)
    server.trip("GET /v1/batches/ID", *["503"] * 12)
    came = go(server, source, tmp_path / "out", retries=0, now=lambda: next(clock))
    assert sorted(came.done) == ALL
    assert came.said("the batches go on without us")
    server.trip("GET /v1/batches/ID", *["503"] * 100)
    came = go(server, source, tmp_path / "again", retries=0, now=lambda: next(clock))
    assert "503" in str(came.stopped)
    assert came.said("go on with: brief batch --resume")


@pytest.mark.slow
def test_stopped_after_submitting_and_taken_up_with_nothing_but_the_folder(server, source, tmp_path):
    out = tmp_path / "out"
    came = go(server, source, out, detach=True)
    assert (came.left, came.done, came.stopped) == (True, [], None)
    assert came.said("4 articles left to brief, 1 batch of ")
    assert came.said(f"go on with: brief batch --resume {out}")
    made = server.seen["POST /v1/batches"]
    assert go(server, None, out, detach=True).left
    assert server.seen["POST /v1/batches"] == made
    # What was asked about is what was read, whatever has become of it.
    shutil.rmtree(source)
    done: list[str] = []
    for _ in range(60):
        came = go(server, None, out, detach=True)
        done += came.done
        if not came.left:
            break
    assert sorted(done) == ALL
    assert not came.notes[-1:] or "under way" not in came.notes[-1]
    assert once(server)
    go(server, folder(tmp_path / "same"), tmp_path / "plain")
    texts = [sorted(d["article"]["text"] for d in documents(o).values()) for o in (out, tmp_path / "plain")]
    assert texts[0] == texts[1]


@pytest.mark.parametrize("nap", [1, 4])
def test_a_run_that_is_drained_waits_no_longer_and_is_gone_on_with(server, source, tmp_path, nap):
    came = go(server, source, tmp_path / "out", stop_at=nap)
    assert (came.left, came.stopped, len(came.naps)) == (True, None, nap)
    assert came.said("go on with: brief batch --resume")
    rest = go(server, source, tmp_path / "out")
    assert sorted([*came.done, *rest.done]) == ALL
    assert once(server)


@pytest.mark.slow
def test_the_same_from_python(server, source, tmp_path):
    async def main() -> list[str]:
        async def sleep(_seconds: float) -> None:
            await asyncio.sleep(0)

        async with Endpoint(server.url, None, "m", sleep=sleep) as endpoint:
            found: list[str] = []
            for _ in range(40):
                results = batch([source], tmp_path / "out", NEWS, endpoint, transport="batch", detach=True)
                found += [Path(result.row.source).stem async for result in results if result.state == "done"]
            assert not endpoint.batched
            return found

    assert sorted(asyncio.run(main())) == ALL
    assert once(server)


def test_calls_are_not_made_for_what_is_under_way(server, source, tmp_path):
    go(server, source, tmp_path / "out", detach=True)
    with pytest.raises(UsageError, match=r"under way by the Batch API.*--resume"):
        go(server, source, tmp_path / "out", calls=True)
    assert server.direct == 1


def test_what_another_server_works_on_is_not_asked_here(server, source, tmp_path):
    go(server, source, tmp_path / "out", detach=True)
    with BatchServer() as other:
        came = go(other, source, tmp_path / "out")
    assert "same --base-url" in str(came.stopped)


def test_a_key_that_does_not_know_the_batch_asks_nothing_again(server, source, tmp_path):
    go(server, source, tmp_path / "out", detach=True)
    kept = dict(server.batches)
    server.batches.clear()
    came = go(server, source, tmp_path / "out")
    assert "use the key that it was made with" in str(came.stopped)
    assert not server.batches
    server.batches.update(kept)
    assert sorted(go(server, source, tmp_path / "out").done) == ALL
    assert once(server)


def test_asking_anew_asks_each_thing_once(server, source, tmp_path):
    go(server, source, tmp_path / "out")
    came = go(server, source, tmp_path / "out", batch={"force": True})
    assert sorted(came.done) == ALL
    assert set(server.paid.values()) == {2}
    assert sorted(go(server, source, tmp_path / "out").unchanged) == ALL


def test_a_limit_of_articles_holds_over_all_rounds(server, source, tmp_path):
    came = go(server, source, tmp_path / "out", batch={"limit": 2})
    assert len(came.done) == 2
    assert came.left
    assert sum(server.paid.values()) < 12
    assert len(go(server, source, tmp_path / "out").done) == 2


@pytest.mark.slow
def test_a_limit_of_tokens_is_never_passed_and_used(server, source, tmp_path):
    whole = go(server, source, tmp_path / "whole").usage
    assert whole.input_tokens is not None
    assert whole.output_tokens is not None
    most = 3 * (whole.input_tokens + whole.output_tokens) // 2
    server.paid.clear()
    came = go(server, source, tmp_path / "out", tokens=most)
    assert "limit" in str(came.stopped)
    assert came.left
    assert (came.usage.input_tokens or 0) + (came.usage.output_tokens or 0) <= most
    assert came.usage.calls > 1
    rest = go(server, source, tmp_path / "out")
    assert sorted([*came.done, *rest.done]) == ALL
    assert once(server)


def test_two_articles_that_say_the_same_are_asked_about_once(server, tmp_path):
    source = folder(tmp_path / "articles", {"one": ARTICLES["tram"], "two": ARTICLES["tram"]})
    assert sorted(go(server, source, tmp_path / "out").done) == ["one", "two"]
    assert once(server)


def test_the_embedded_model_has_no_batches(server, tmp_path):
    small = Endpoint(server.url, None, "m", small=True)
    with pytest.raises(ConfigurationError, match="no Batch API"):
        Rounds(Batch(tmp_path, NEWS), Store(tmp_path), small, notify=print)

"""Output names: safe on every disk whatever a source is called, and each source's own."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.batching.out.names import LONGEST, choices

PARTS = st.text(min_size=1, max_size=300).filter(lambda t: "/" not in t and t not in {".", ".."})
PATHS = st.lists(PARTS, min_size=1, max_size=4).map(lambda parts: PurePosixPath(*parts))


@given(PATHS)
def test_every_choice_is_a_name_that_any_disk_takes(wanted: PurePosixPath) -> None:
    for name in choices(wanted, str(wanted)):
        assert name == name.encode().decode()
        for part in name.split("/"):
            assert 0 < len(part.encode()) <= LONGEST + 15
            assert not set(part) & set('"*:<>?|\\\0')
            assert not part.startswith(".")
            assert not part.endswith((" ", "."))
            assert all(unicodedata.category(c) != "Cc" for c in part)


@given(PATHS, PATHS)
def test_the_last_choice_is_its_own(one: PurePosixPath, other: PurePosixPath) -> None:
    if one != other:
        assert choices(one, str(one))[-1].casefold() != choices(other, str(other))[-1].casefold()


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("news/port.txt", "news/port"),
        ("report.2026.html", "report.2026"),
        ("CON.txt", "_CON"),
        (".hidden.txt", "_.hidden"),
        (".brief/state.sqlite", "_.brief/state"),
        ("a\nb.txt", "a%0Ab"),
        ("what?.md", "what%3F"),
        ("inv\udcffalid.txt", "inv%FFalid"),
        ("x" * 300 + ".txt", None),
    ],
)
def test_what_is_safe_stays_and_the_rest_is_spelt(wanted: str, first: str | None) -> None:
    name = choices(PurePosixPath(wanted), wanted)[0]
    assert name == first if first else len(name) <= LONGEST

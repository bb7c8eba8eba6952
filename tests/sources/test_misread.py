"""Text that was read in a wrong encoding once before: turned back where it is certain, and else left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.sources.encoding import decode, mended


@pytest.mark.parametrize(
    "whole", ["François Holm", "It’s “new”", "protégés – señor", "Łódź, Dvořák", "naïve…", "Ærø, Ångström", "10 °C"]
)
def test_what_was_read_twice_is_turned_back(whole: str):
    twice = "".join(
        bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b) for b in whole.encode()
    )
    assert twice != whole
    assert mended(twice) == whole
    read = decode(twice.encode(), name="article.txt")
    assert read.text == whole
    assert "wrong encoding" in (read.note or "")


def test_what_was_taken_apart_since_is_turned_back_too():
    assert mended(unicodedata.normalize("NFD", "FranÃ§ois Holm")) == "François Holm"
    apart = unicodedata.normalize("NFD", "François Holm")
    assert mended(apart) == apart


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO",
        "À la carte",
        "È vero, così è",
        "Ça va, “Müller’s” façade",
        "Ångström’s Ærø",
        "Đà Nẵng",
        "naïve — “quoted”",
        "Ã",
    ],
)
def test_what_is_whole_stays(text: str):
    assert mended(text) == text
    assert decode(text.encode(), name="article.txt").note is None


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_plain_text_is_never_touched(text: str):
    assert mended(text) == text

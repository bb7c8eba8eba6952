from __future__ import annotations

import pytest

from brief.errors import ConfigurationError
from brief.llm.address import parse


def test_without_an_address_it_is_openai():
    address = parse(None)
    assert (address.label, address.openai, address.local) == ("https://api.openai.com/v1", True, False)


@pytest.mark.parametrize(
    ("text", "url", "label"),
    [
        ("http://127.0.0.1:8080/v1/", "http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1"),
        ("https://u:p@h/v1", "https://h/v1", "https://h/v1"),
        ("https://u:p@[::1]:8/v1#x", "https://[::1]:8/v1", "https://[::1]:8/v1"),
        ("https://h/v1?api-version=1", "https://h/v1?api-version=1", "https://h/v1"),
    ],
)
def test_what_is_asked_and_what_is_shown(text, url, label):
    address = parse(text)
    assert (address.url, address.label) == (url, label)
    assert "p@" not in repr(address)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("http://h", "http://h/files"),
        ("http://h:80/", "http://h:80/files"),
        ("http://h/v1/", "http://h/v1/files"),
        ("http://h?a=b&c", "http://h/files?a=b&c"),
        ("http://h/v1/?a=b%20c", "http://h/v1/files?a=b%20c"),
    ],
)
def test_what_is_there_is_behind_the_path_and_before_the_query(text, there):
    address = parse(text)
    assert address.of("files") == there
    assert address.folder == there.partition("?")[0].removesuffix("files")


def test_user_name_and_password_become_a_header():
    assert parse("https://ada:s%40crt@h/v1").authorization == "Basic YWRhOnNAY3J0"
    assert parse("https://h/v1").authorization is None


@pytest.mark.parametrize("text", ["", "h/v1", "ftp://h", "http://", "http://h:x/v1", "http://[::1", "http://h /v1"])
def test_no_address(text):
    with pytest.raises(ConfigurationError, match="base URL must be"):
        parse(text)

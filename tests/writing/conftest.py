"""A server for each test of writing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fake_endpoint import FakeEndpoint


@pytest.fixture
def server() -> Iterator[FakeEndpoint]:
    with FakeEndpoint() as running:
        yield running

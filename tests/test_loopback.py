"""Which hosts are this machine."""

import pytest

from brief.loopback import is_local


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "localhost.", "127.0.0.1", "127.1.2.3", "::1"])
def test_this_machine(host: str):
    assert is_local(host)


@pytest.mark.parametrize(
    "host", ["10.0.0.1", "0.0.0.0", "localhost.example.org", "localhost..", "notlocalhost", "127.0.0.1.nip.io", "h", ""]
)
def test_another_machine(host: str):
    assert not is_local(host)

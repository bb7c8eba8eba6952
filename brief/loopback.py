"""Which hosts are this machine: asked without a proxy, for nothing, and told a key that another machine is not told."""

from __future__ import annotations

import ipaddress


def is_local(host: str) -> bool:
    """Whether a host name or address stands for this machine."""
    if host.lower().removesuffix(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

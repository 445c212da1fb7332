"""Under which names a server is asked for, and from which pages."""

import ipaddress
import re
import socket
from collections.abc import Container, Iterable
from functools import lru_cache

from advisor.errors import UsageError
from advisor.translation import sentence

_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?")
_WAYS = ("http", "https")


def answers_to(names: Container[str], host: str | None, arrived: str) -> bool:
    """Tell whether a `Host` header names a server of these names, reached at `arrived`.

    A page elsewhere can point a name of its own here, never one of ours.
    """
    name, address = host_name(host or ""), _address(arrived)
    if name is None:
        return False
    if name == "localhost":
        return address is not None and address.is_loopback
    return name in names or (address is not None and _address(name) == address)


def names_of(served: str, more: Iterable[str] = ()) -> frozenset[str]:
    """Return the names under which `served`, the address listened on, may be asked for.

    Raises UsageError where one of `more` is no host name.
    """
    for name in more:
        if host_name(name) != name.lower():
            raise UsageError(
                sentence("--allow-host {name} is no host name", name=name),
                hint=sentence(
                    "Name it as in the address, without scheme and port: --allow-host team-server"
                ),
            )
    own = [] if is_loopback(served) else [socket.gethostname()]
    return frozenset(name.lower() for name in (served, *own, *more))


def host_name(host: str) -> str | None:
    """Return the name in a `Host` header, without brackets and port, or None if it is none."""
    found = _HOST.fullmatch(host.lower())
    return None if found is None else found[1] or found[2]


def same_origin(origin: str | None, host: str) -> bool:
    """Tell whether a page's origin is the server asked, directly or behind one that does TLS."""
    return origin is not None and origin.lower() in {f"{way}://{host.lower()}" for way in _WAYS}


def is_loopback(host: str) -> bool:
    """Tell whether only this computer reaches an address."""
    address = _address(host)
    return host.lower() == "localhost" or (address is not None and address.is_loopback)


def is_everywhere(host: str) -> bool:
    """Tell whether an address stands for all of this computer's."""
    address = _address(host)
    return address is not None and address.is_unspecified


@lru_cache(maxsize=256)  # the same few are asked for with every request
def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address

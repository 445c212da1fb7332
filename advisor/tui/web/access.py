"""Who is let in: those who have the token, under a name of this server, from its own page."""

import hmac
import ipaddress
import os
import re
import secrets
import socket
from collections.abc import Iterable
from dataclasses import field

from advisor.errors import UsageError
from advisor.frozen import dataclass
from advisor.translation import sentence

TOKEN_VARIABLE = "ADVISOR_WEB_TOKEN"  # noqa: S105 a name
_TOKEN = re.compile(r"[A-Za-z0-9._~-]{16,256}")
_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?")
_BYTES = 32


@dataclass(frozen=True, kw_only=True)
class Access:
    """What a visitor must show, drawn anew at each start unless the token was given.

    The token stands in the address that is printed. It is exchanged for a cookie that is sent to
    one path only: browsers send cookies to every port of a host, and with them to the servers of
    other users of this computer, but those cannot guess the path.
    """

    token: str = field(default_factory=lambda: secrets.token_urlsafe(_BYTES), repr=False)
    names: frozenset[str] = frozenset()
    path: str = field(default_factory=lambda: f"/{secrets.token_urlsafe(16)}/", repr=False)
    pass_: str = field(default_factory=lambda: secrets.token_urlsafe(_BYTES), repr=False)

    @property
    def cookie(self) -> str:
        """The cookie's name, which no other server of this host can replace."""
        return f"advisor-{self.path.strip('/')}"

    def has_token(self, given: str | None) -> bool:
        """Tell whether the token was given."""
        return _equal(given, self.token)

    def has_pass(self, given: str | None) -> bool:
        """Tell whether the cookie's value was given."""
        return _equal(given, self.pass_)

    def answers_to(self, host: str | None, arrived: str) -> bool:
        """Tell whether a `Host` header names this server, reached at the address `arrived`.

        A page elsewhere can point a name of its own here, never one of ours.
        """
        name, address = host_name(host or ""), _address(arrived)
        if name is None:
            return False
        if name == "localhost":
            return address is not None and address.is_loopback
        return name in self.names or (address is not None and _address(name) == address)


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


def fixed_token() -> str | None:
    """Return the token that the environment gives, if any. Raises UsageError when it is weak."""
    given = os.environ.get(TOKEN_VARIABLE)
    if given and not _TOKEN.fullmatch(given):
        raise UsageError(
            sentence("{token_variable} cannot be used as a token", token_variable=TOKEN_VARIABLE),
            hint=sentence(
                "Take 16 to 256 letters, digits, dots, dashes, underscores and tildes, by chance."
            ),
        )
    return given or None


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


_WAYS = ("http", "https")


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _equal(given: str | None, wanted: str) -> bool:
    return hmac.compare_digest((given or "").encode("utf-8", "replace"), wanted.encode())

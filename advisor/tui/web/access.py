"""Who is let in: those who have the token, under a name of this server, from its own page."""

import hmac
import os
import re
import secrets
from dataclasses import field

from advisor.errors import UsageError
from advisor.frozen import dataclass
from advisor.serving.hosts import answers_to
from advisor.translation import sentence

TOKEN_VARIABLE = "ADVISOR_WEB_TOKEN"  # noqa: S105 a name
_TOKEN = re.compile(r"[A-Za-z0-9._~-]{16,256}")
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
        """Tell whether a `Host` header names this server, reached at the address `arrived`."""
        return answers_to(self.names, host, arrived)


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


def _equal(given: str | None, wanted: str) -> bool:
    return hmac.compare_digest((given or "").encode("utf-8", "replace"), wanted.encode())

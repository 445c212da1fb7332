"""What opens which door of a workshop: codes, tokens and passes, all made of one secret.

They are the same after the program was started anew, so that every phone finds its way back.
"""

import base64
import hmac
import json
import secrets
from dataclasses import field
from functools import lru_cache
from typing import Literal

from advisor.frozen import dataclass

Entrance = Literal["enter", "show", "lead"]
SECRET_BYTES = 32
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that looks or sounds like another
_CODE_LENGTH = 8  # so many that guessing is no use, however fast
_SEAT_LENGTH, _CHECK_LENGTH = 6, 4  # guesses are slowed down
_LONGEST_PASS = 1024


@dataclass(frozen=True, kw_only=True)
class PassHolder:
    """Who holds a phone: by a name, or unnamed on a seat, or neither as yet.

    A name is held by the latest `nonce`.
    """

    name: str | None = None
    seat: str | None = None
    apart: bool = False
    nonce: str = ""

    @property
    def key(self) -> str:
        """What tells this person from others while the program runs."""
        if self.seat is not None:
            return f"seat {self.seat}"
        return f"guest {self.nonce}" if self.name is None else f"name {self.name}"


@dataclass(frozen=True, kw_only=True)
class WorkshopKeys:
    """All that can be asked for, of one secret."""

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(SECRET_BYTES), repr=False)

    @property
    def code(self) -> str:
        """The short code by which people come in, as it is shown."""
        return _spelt(int.from_bytes(hmac.digest(self.secret, b"code", "sha256"), "big"))

    def is_code(self, given: str) -> bool:
        """Tell whether the short code was given, however it was typed."""
        return _equal(_typed(given), _typed(self.code))

    @property
    def path(self) -> str:
        """Where the pages are, which only those learn who came in."""
        return f"/{self._text('path')[:22]}/"

    def token(self, door: Entrance) -> str:
        """Return what opens a door in the address that is printed, and then as a cookie."""
        return self._text(f"token {door}")

    def opens(self, door: Entrance, given: str | None) -> bool:
        """Tell whether the token of a door was given."""
        return _equal(given or "", self.token(door))

    def cookie(self, door: Entrance | Literal["me"]) -> str:
        """Return the name of a cookie, which no other server of this host can replace."""
        return f"advisor-{door}-{self.path.strip('/')}"

    def seat_for(self, nonce: str) -> str:
        """Return the seat of an unnamed participant, which is also the code that leads back to it.

        Whoever has it is that participant in any browser, after the program was started anew too:
        that it is one of ours follows from the secret, and no file holds it.
        """
        return self._seat(_drawn(self.secret, f"seat {nonce}", _SEAT_LENGTH))

    def seat_of(self, given: str) -> str | None:
        """Return the seat to which a code leads, however it was typed; None where it is none."""
        seat = self._seat(_typed(given)[:_SEAT_LENGTH])
        return seat if _equal(_typed(given), _typed(seat)) else None

    def _seat(self, letters: str) -> str:
        return _halved(letters + _drawn(self.secret, f"seat-{letters}", _CHECK_LENGTH))

    def pass_for(self, person: PassHolder) -> str:
        """Return what a phone shows to be known as a person."""
        told = [person.name, person.seat, person.apart, person.nonce]
        body = (
            base64.urlsafe_b64encode(json.dumps(told, ensure_ascii=False).encode())
            .decode()
            .rstrip("=")
        )
        return f"{body}.{self._text(f'pass {body}')}"

    def person(self, given: str | None) -> PassHolder | None:
        """Return who shows a pass, or None where it is none of ours."""
        if not given or len(given) > _LONGEST_PASS or not given.isascii():
            return None
        return _person_of(self.secret, given)

    def _text(self, what: str) -> str:
        return _text_of(self.secret, what)


@lru_cache(maxsize=2048)  # every request asks for several, again and again
def _text_of(secret: bytes, what: str) -> str:
    made = hmac.digest(secret, what.encode(), "sha256")
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


@lru_cache(maxsize=2048)  # likewise
def _person_of(secret: bytes, given: str) -> PassHolder | None:
    body, _, signature = given.partition(".")
    if not _equal(signature, _text_of(secret, f"pass {body}")):
        return None
    name, seat, apart, nonce = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return PassHolder(name=name, seat=seat, apart=apart, nonce=nonce)


class HandOverCode:
    """A code that lets one other page lead, once; a new one makes the former worthless."""

    def __init__(self) -> None:
        self._code: str | None = None

    def draw(self) -> str:
        """Return a new code."""
        self._code = _spelt(secrets.randbits(128))
        return self._code

    def use(self, given: str) -> bool:
        """Tell whether the code was given, which then is used up."""
        right = self._code is not None and _equal(_typed(given), _typed(self._code))
        if right:
            self._code = None
        return right


def new_nonce() -> str:
    """Return what tells one browser that came in from all others."""
    return secrets.token_urlsafe(16)


def _spelt(drawn: int) -> str:
    return _halved(_letters(drawn, _CODE_LENGTH))


def _drawn(secret: bytes, what: str, length: int) -> str:
    return _letters(int.from_bytes(hmac.digest(secret, what.encode(), "sha256"), "big"), length)


def _letters(drawn: int, length: int) -> str:
    letters = ""
    for _ in range(length):
        drawn, place = divmod(drawn, len(_LETTERS))
        letters += _LETTERS[place]
    return letters


def _halved(letters: str) -> str:
    half = len(letters) // 2
    return f"{letters[:half]}-{letters[half:]}"


def _typed(code: str) -> str:
    return "".join(sign for sign in code[:64].upper() if sign.isalnum())


def _equal(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())

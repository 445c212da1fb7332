"""A workshop made ready: its files opened, its addresses known."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from advisor.assessment.session.session import Session
from advisor.assessment.votes.events import FrameSet
from advisor.assessment.votes.model import Workshop
from advisor.assessment.votes.store import VotesStore
from advisor.errors import OutputError
from advisor.frozen import dataclass as frozen
from advisor.result.given import require_answers
from advisor.rubric.model import Rubric
from advisor.serving.hosts import names_of
from advisor.translation import sentence
from advisor.workshop.address import entrance, shown_address
from advisor.workshop.kept_keys import kept_keys
from advisor.workshop.keys import WorkshopKeys
from advisor.workshop.questions import writing_into
from advisor.workshop.room import Room, now
from advisor.workshop.site import Site
from advisor.workshop.votes_beside import votes_beside


@frozen(frozen=True, kw_only=True)
class Place:
    """Where the server listens, and by which names it may be asked for."""

    host: str
    port: int
    allowed: tuple[str, ...] = ()


@frozen(frozen=True, kw_only=True)
class TimeFrame:
    """How long all may take in minutes, one question in seconds; until when people vote apart."""

    minutes: int | None = None
    timebox: int | None = None
    open_until: date | None = None


@dataclass(frozen=True)
class Hosted:
    """A workshop that can be served: `address` is where people come in."""

    room: Room
    site: Site
    keys: WorkshopKeys
    place: Place
    address: str
    resumed: bool

    @property
    def entrance(self) -> str:
        """The address that lets people in at once."""
        return entrance(self.address, self.keys.code)

    def page(self, of: str) -> str:
        """Return the address of the page to `show` or to `lead`, with its token."""
        token = self.keys.token("show" if of == "show" else "lead")
        return f"{self.address}/{of}?token={token}"


@contextmanager
def hosted(
    answers: Path, rubric: Rubric | None, place: Place, frame: TimeFrame, *, again: bool = False
) -> Iterator[Hosted]:
    """Open answers and votes, and let go of them when the block ends. Raises AdvisorError."""
    require = partial(require_answers, file=str(answers))
    with Session.open(answers, rubric, require=require) as session:
        if session.busy_elsewhere:
            raise OutputError(session.message, hint=sentence("End that session first."))
        with opened(session, place, frame, again=again) as found:
            yield found


@contextmanager
def opened(
    session: Session, place: Place, frame: TimeFrame, *, again: bool = False
) -> Iterator[Hosted]:
    """Open the votes beside answers that are open; let go of them when the block ends."""
    names = names_of(place.host, place.allowed)
    store, resumed = votes_beside(session, again=again)
    try:
        _frame(store, frame)
        keys = kept_keys(store.path, new=not resumed)
        address = shown_address(place.host, place.port)
        room = Room(store, session.rubric, writing_into(session))
        site = Site(room, keys, names, address)
        yield Hosted(room, site, keys, place, address, resumed)
    finally:
        store.close()


def _frame(store: VotesStore, frame: TimeFrame) -> None:
    """Set what was asked for; what was not stays as it was."""
    before: Workshop = store.workshop
    minutes = frame.minutes or before.minutes
    timebox = frame.timebox or before.timebox
    until = frame.open_until or before.open_until
    if (minutes, timebox, until) != (before.minutes, before.timebox, before.open_until):
        store.record(FrameSet(minutes=minutes, timebox=timebox, open_until=until, at=now()))

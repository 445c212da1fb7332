"""Who comes and goes, and who is waited for."""

from collections.abc import Iterator
from dataclasses import replace

from advisor.assessment.votes.events import Departed, Joined
from advisor.assessment.votes.model import Participant, Workshop
from advisor.assessment.votes.refusal import RefusedEventError
from advisor.assessment.votes.texts import tidy_name, tidy_note
from advisor.frozen import dataclass
from advisor.translation import sentence

MOST_PARTICIPANTS = 200
LONGEST_NAME = 60


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """Whose votes a question lacks: names, and how many unnamed participants."""

    names: tuple[str, ...]
    unnamed: int

    @property
    def count(self) -> int:
        """How many votes are waited for."""
        return len(self.names) + self.unnamed


def joined(workshop: Workshop, event: Joined) -> Workshop:
    """Return the workshop with somebody more, or somebody who is back."""
    if event.name is not None:
        return _named(workshop, event.name, event)
    if event.seat is None:
        raise RefusedEventError(sentence("nobody came: neither a name nor a seat is given"))
    return _unnamed(workshop, event.seat, event)


def _named(workshop: Workshop, name: str, event: Joined) -> Workshop:
    if not name or len(name) > LONGEST_NAME or name != tidy_name(name):
        raise RefusedEventError(
            sentence("a name has 1 to {most} characters on one line", most=LONGEST_NAME),
            hint=sentence("Give another, or take part unnamed."),
        )
    before = workshop.participants.get(name)
    if before is None:
        _require_room(workshop)
    found = Participant(name=name, role=tidy_note(event.role), apart=event.apart)
    if before and found.role is None:
        found = replace(found, role=before.role)
    return replace(workshop, participants={**workshop.participants, name: found})


def _unnamed(workshop: Workshop, seat: str, event: Joined) -> Workshop:
    if seat in workshop.seats:
        return workshop
    # Of those who took part before, so many have no seat yet.
    unseated = workshop.unnamed - len(workshop.seats)
    is_back = event.known and unseated > 0
    if not is_back:
        _require_room(workshop)
    apart = workshop.apart_seats | {seat} if event.apart else workshop.apart_seats
    return replace(
        workshop,
        seats=workshop.seats | {seat},
        apart_seats=apart,
        unnamed=workshop.unnamed + (not is_back),
        unnamed_away=min(workshop.unnamed_away, unseated - 1) if is_back else workshop.unnamed_away,
        unnamed_apart=max(workshop.unnamed_apart + (event.apart and not is_back), len(apart)),
    )


def _require_room(workshop: Workshop) -> None:
    if len(workshop.participants) + workshop.unnamed >= MOST_PARTICIPANTS:
        raise RefusedEventError(
            sentence("{most} people take part already: no more can", most=MOST_PARTICIPANTS)
        )


def departed(workshop: Workshop, event: Departed) -> Workshop:
    """Return the workshop without waiting for somebody; what they voted stays."""
    if event.name is not None:
        found = workshop.participants.get(event.name)
        if found is None:
            raise RefusedEventError(sentence("{name} does not take part", name=event.name))
        gone = {event.name: replace(found, here=False)}
        return replace(workshop, participants={**workshop.participants, **gone})
    if event.seat not in workshop.seats:
        raise RefusedEventError(sentence("nobody sits there"))
    apart = event.seat in workshop.apart_seats
    return replace(
        workshop,
        seats=workshop.seats - {event.seat},
        apart_seats=workshop.apart_seats - {event.seat},
        unnamed_away=workshop.unnamed_away + (not apart),  # who is apart is not waited for
    )


def awaited(workshop: Workshop, practice: str) -> Awaited:
    """Return whose votes a question lacks, of those who are here; who is apart is not waited for.

    Votes whose seat is not known count as those of people who left or vote apart, as far as they
    can, so that nobody who is here is passed over.
    """
    round_ = workshop.rounds[practice]
    here = workshop.seats - workshop.apart_seats
    elsewhere = workshop.unnamed_away + workshop.unnamed_apart
    voted = sum(seat in here for seat in round_.seated)
    others = len(round_.loose) + len(round_.seated) - voted
    unnamed = workshop.unnamed - elsewhere - voted - max(0, others - elsewhere)
    names = tuple(_here_without_vote(workshop, practice))
    return Awaited(names=names, unnamed=max(0, unnamed))


def _here_without_vote(workshop: Workshop, practice: str) -> Iterator[str]:
    for person in workshop.participants.values():
        if person.here and not person.apart and person.name not in workshop.rounds[practice].named:
            yield person.name


def missing_apart(workshop: Workshop) -> dict[str, int]:
    """Return how many questions still lack the vote of each named participant who votes apart."""
    return {
        person.name: missing
        for person in workshop.participants.values()
        if person.apart
        and (missing := sum(person.name not in r.named for r in workshop.rounds.values()))
    }

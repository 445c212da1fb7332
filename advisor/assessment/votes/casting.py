"""A vote is cast: whose it is, and whether it may still be."""

from dataclasses import replace

from advisor.assessment.votes.events import VoteCast
from advisor.assessment.votes.model import AgendaItem, Round, RoundStage, Vote, Workshop, in_order
from advisor.assessment.votes.refusal import RefusedEventError, unknown_question
from advisor.assessment.votes.texts import tidy_note
from advisor.translation import sentence

LONGEST_NOTE = 500
_SAID = ("met", "unmet", "unknown", "not-mine")


def cast(workshop: Workshop, event: VoteCast) -> Workshop:
    """Return the workshop with a vote. Raises RefusedEventError for one that cannot count."""
    item = workshop.item(event.practice)
    if item is None:
        raise unknown_question(event.practice)
    _require_form(item, event.vote)
    round_ = workshop.rounds[event.practice]
    _require_time(workshop, event, round_)
    if event.name is not None:
        voted = replace(round_, named={**round_.named, event.name: _tidy(event.vote)})
    else:
        voted = _seated(workshop, round_, event)
    return replace(workshop, rounds={**workshop.rounds, event.practice: voted})


def _require_form(item: AgendaItem, vote: Vote) -> None:
    if not vote.said:
        raise RefusedEventError(
            sentence("the vote says nothing"),
            hint=sentence("Say something of one fact, or that this is not your area."),
        )
    for criterion, said in vote.said.items():
        if criterion not in item.criteria or said not in _SAID:
            raise RefusedEventError(
                sentence(
                    "`{criterion}: {said}` says nothing of {practice}",
                    criterion=criterion,
                    said=said,
                    practice=item.practice,
                )
            )
    if vote.note is not None and len(vote.note) > LONGEST_NOTE:
        raise RefusedEventError(sentence("a note has at most {most} characters", most=LONGEST_NOTE))


def _require_time(workshop: Workshop, event: VoteCast, round_: Round) -> None:
    if _is_apart(workshop, event):
        _require_apart(workshop, event, round_)
    elif workshop.ended or round_.stage is not RoundStage.OPEN:
        raise RefusedEventError(
            sentence("this question is not being voted on"),
            hint=sentence("Look at the question that is open now."),
        )


def _is_apart(workshop: Workshop, event: VoteCast) -> bool:
    if event.name is None:
        if event.seat not in workshop.seats:
            raise RefusedEventError(sentence("who votes has not joined"), hint=sentence("Join."))
        return event.seat in workshop.apart_seats
    found = workshop.participants.get(event.name)
    if found is None:
        raise RefusedEventError(sentence("who votes has not joined"), hint=sentence("Join."))
    return found.apart


def _require_apart(workshop: Workshop, event: VoteCast, round_: Round) -> None:
    until, day = workshop.open_until, event.day
    if until is None or (day is not None and day > until):
        raise RefusedEventError(sentence("the time to vote on your own is over"))
    voted = event.name in round_.named or event.seat in round_.seated or event.former is not None
    if voted and round_.shown:
        raise RefusedEventError(
            sentence("the votes on this question were shown: yours stays as it is")
        )


def _seated(workshop: Workshop, round_: Round, event: VoteCast) -> Round:
    """Return the round with the vote of a seat, which may take the place of one it no longer knows.

    There are never more unnamed votes than unnamed participants.
    """
    seat = event.seat or ""
    loose = round_.loose
    if seat not in round_.seated:
        if event.former is not None and event.former.bare in loose:
            loose = _without(loose, event.former.bare)
        elif len(loose) + len(round_.seated) >= workshop.unnamed:
            raise RefusedEventError(
                sentence("every unnamed participant has voted, you among them"),
                hint=sentence("Your vote counts. What it was is known to your device alone."),
            )
    return replace(round_, seated={**round_.seated, seat: _tidy(event.vote)}, loose=loose)


def _tidy(vote: Vote) -> Vote:
    return replace(vote, note=tidy_note(vote.note))


def _without(votes: tuple[Vote, ...], vote: Vote) -> tuple[Vote, ...]:
    place = votes.index(vote)
    return in_order((*votes[:place], *votes[place + 1 :]))

"""Whether answers are recent, and their evidence has not run out."""

from collections.abc import Iterator
from datetime import date

from advisor.errors import UsageError
from advisor.scoring.change import PracticeEvidence
from advisor.scoring.gate_model import Verdict
from advisor.scoring.model import Scorecard
from advisor.scoring.states import Basis
from advisor.translation import sentence

_AHEAD = -1  # days: where the team works it may be tomorrow already


def check_age(card: Scorecard, most: int, day: date | None, basis: Basis) -> Verdict:
    """Judge how many days before a day the answers were given; not after it, but for a day."""
    if most < 0:
        raise UsageError(
            sentence("no number of days can be {most}", most=most),
            hint=sentence("Give 0 or more."),
        )
    judged = day or card.as_of
    age = (judged - card.assessed_on).days
    return Verdict(
        kind="max-age",
        basis=basis,
        holds=_AHEAD <= age <= most,
        wanted=most,
        measured=age,
        assessed_on=card.assessed_on,
        day=judged,
    )


def check_expired(card: Scorecard, day: date | None, basis: Basis) -> Verdict:
    """Judge whether evidence of an answer that counts has run out by a day."""
    judged = day or card.as_of
    expired = tuple(_expired(card, judged))
    return Verdict(
        kind="no-expired",
        basis=basis,
        holds=not expired,
        measured=len(expired),
        expired=expired,
        day=judged,
    )


def _expired(card: Scorecard, day: date) -> Iterator[PracticeEvidence]:
    for practice in card.practices:
        if practice.applicable and practice.answered:
            for item in practice.evidence:
                if item.expires_on is not None and item.expires_on < day:
                    yield PracticeEvidence(
                        practice=practice.id, title=practice.title, evidence=item
                    )

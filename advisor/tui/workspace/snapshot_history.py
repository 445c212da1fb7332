"""Where a team stood at its snapshots and stands now, as one line of history."""

from collections.abc import Iterable
from datetime import date

from advisor.assessment.session.snapshots import Snapshot
from advisor.document.read import read_text
from advisor.errors import AdvisorError
from advisor.frozen import dataclass
from advisor.result.given import GivenAnswers, given_in
from advisor.rubric.model import Rubric
from advisor.scoring.history import HistoryLine, PastCard, history
from advisor.scoring.model import Scorecard


@dataclass(frozen=True, kw_only=True)
class ReadSnapshot:
    """A snapshot with the answers scored, or with what is wrong with them."""

    snapshot: Snapshot
    given: GivenAnswers | None
    problem: str = ""


def read_snapshot(snapshot: Snapshot, rubric: Rubric) -> ReadSnapshot:
    """Return a snapshot read; answers of an earlier edition are carried over in memory."""
    try:
        text = read_text(snapshot.path)
        given = given_in(text, rubric, name=snapshot.name, any_edition=True)
    except AdvisorError as error:
        return ReadSnapshot(snapshot=snapshot, given=None, problem=error.problems[0].message)
    if isinstance(given, GivenAnswers):
        return ReadSnapshot(snapshot=snapshot, given=given)
    return ReadSnapshot(snapshot=snapshot, given=None)


def history_of(
    snapshots: Iterable[ReadSnapshot], card: Scorecard, now: str, today: date
) -> HistoryLine | None:
    """Return where the team stood and stands, by the rubric of `card`; None without snapshots.

    What it stands at `today` is called `now`.
    """
    past = [
        PastCard(
            card=item.given.scorecard,
            source=item.snapshot.name,
            on=item.snapshot.taken.date(),
            carried_from=item.given.carried_from,
            next_assessment=item.given.assessment.next_assessment,
        )
        for item in snapshots
        if item.given and item.given.scorecard.rubric.reference == card.rubric.reference
    ]
    if not past:
        return None
    present = PastCard(card=card, source=now, on=max(today, *(item.on or today for item in past)))
    (line,) = history([*past, present], one_team=True)
    return line

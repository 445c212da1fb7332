"""How old the answers of a team are."""

from bisect import bisect_left
from datetime import date

from advisor.scoring.portfolio.model import Age
from advisor.scoring.portfolio.team import TeamRow

LONGEST = 365  # days, where no policy says how old answers may be


def age_of(row: TeamRow, day: date, most: int | None, *, no_expired: bool = False) -> Age:
    """Return how old answers are on a day.

    They are stale when they are older than `most` days, when the team wanted to assess again
    before, or when evidence has expired where none may.
    """
    days = (day - row.assessed_on).days
    expired = bisect_left(row.expiries, day.toordinal())
    due = row.next_assessment
    late = due is not None and row.assessed_on < due < day
    old = days > (LONGEST if most is None else most)
    return Age(
        days=days,
        expired=expired,
        due=due,
        stale=old or late or (no_expired and expired > 0),
    )

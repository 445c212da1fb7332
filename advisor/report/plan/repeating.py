"""What there is to know of an export that is repeated: its ids, and what the tracker lost."""

from collections.abc import Iterator

from advisor.plain_text import plain_line
from advisor.report.plan.formats import UPDATED_IN_PLACE
from advisor.report.plan.identity import team_id
from advisor.report.plan.tracker import Tracker, gone, other_team
from advisor.result.model import Result
from advisor.words.plan_identity import say_events_without_id, say_gone, say_ids_follow, say_renamed

_REPEATED = frozenset({"ics", *UPDATED_IN_PLACE})


def identity_remarks(result: Result, output: str, tracker: Tracker | None) -> Iterator[str]:
    """Yield what the items of an export are known by, and which the tracker holds in vain."""
    if output not in _REPEATED:
        return
    team = team_id(result)
    if tracker and (other := other_team(tracker, team)):
        yield say_renamed(plain_line(other), team)
        return
    if not result.team.get("id"):
        says = say_ids_follow if output in UPDATED_IN_PLACE else say_events_without_id
        yield says(team)
    if tracker:
        from advisor.report.plan.issues import ids  # noqa: PLC0415 few exports are repeated

        if left := gone(tracker, team, ids(result)):
            yield say_gone([*map(plain_line, left)])

"""What takes the worst of a risk away this week, before any step is done."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter

from advisor.roadmap.advice_model import FirstAidLine
from advisor.roadmap.people import Team
from advisor.roadmap.position import Position
from advisor.roadmap.working_days import WorkingDays
from advisor.rubric.model import FirstAid, Practice, Rubric
from advisor.scoring.concern import Concern
from advisor.scoring.states import CriterionState

_WEEK = 5  # working days, and so many lines: many more would be no first aid
_BESIDES = 3  # lines for what did not hurt yet, beside all that did


def first_aid(
    rubric: Rubric,
    position: Position,
    concern: Concern,
    asked: Sequence[str],
    team: Team = (),
    days: WorkingDays | None = None,
) -> tuple[FirstAidLine, ...]:
    """Return the measures that the answers call for, what hurt lately first.

    `asked` are the practices that the target asks something of; of the others none is called for,
    unless it hurt or closes an open door. Of several for the same work the first is told. One able
    person does each, whatever their share, and nobody more than one a day; what did not hurt and
    would come after this week is left out. They are told by day, and what nobody can do first.
    """
    called = [
        (practice, aid)
        for practice in rubric.practices
        for aid in _called_for(practice, position, concern)
        if position.practices[practice.id].urgent or aid.at_once or practice.id in asked
    ]
    called.sort(key=lambda item: _rank(item[0], item[1], position))
    called = _in_turn(_each_work_once(called), position)
    first = sum(position.practices[practice.id].urgent or aid.at_once for practice, aid in called)
    lines = _dealt(called[: max(_WEEK, first + _BESIDES)], position, team, days)
    return tuple(sorted(lines, key=lambda line: line.on or date.min))


def _rank(practice: Practice, aid: FirstAid, position: Position) -> tuple[bool, bool, float, float]:
    """Return what comes first: what hurt, an open door, what weighs most, what is done sooner."""
    urgent = position.practices[practice.id].urgent
    harm = position.harm.get(practice.id, 1.0)
    return not urgent, not aid.at_once, -practice.weight * harm, aid.days


def _in_turn(
    called: Iterable[tuple[Practice, FirstAid]], position: Position
) -> list[tuple[Practice, FirstAid]]:
    """Return measures so that each thing that happened gets its first before any its second."""
    told = Counter[str]()
    turns: list[tuple[tuple[bool, bool, int], Practice, FirstAid]] = []
    for practice, aid in called:
        happened = position.incidents.get(practice.id)
        turn = told[happened] if happened else 0
        turns.append(((not happened, not aid.at_once, turn), practice, aid))
        told[happened or ""] += 1
    return [(practice, aid) for _, practice, aid in sorted(turns, key=itemgetter(0))]


def _called_for(practice: Practice, position: Position, concern: Concern) -> list[FirstAid]:
    """Return the first measure of a practice that the answers call for, if any."""
    return [aid for aid in practice.aids if _is_called_for(aid, practice, position, concern)][:1]


def _is_called_for(aid: FirstAid, practice: Practice, position: Position, concern: Concern) -> bool:
    if concern(aid.applies_when) or not position.practices[practice.id].applicable:
        return False
    if CriterionState.UNMET in _states(position, aid.presumes):
        return False
    if CriterionState.MET in _states(position, aid.spared_by):
        return False
    watched = aid.unless or [c.id for c in practice.criteria if c.level == 1]
    return CriterionState.UNMET in _states(position, [f"{practice.id}/{c}" for c in watched])


def _states(position: Position, criteria: Iterable[str]) -> set[CriterionState]:
    named = (name.split("/") for name in criteria)
    return {position.practices[practice].criterion(one).state for practice, one in named}


def _each_work_once(
    called: Iterable[tuple[Practice, FirstAid]],
) -> Iterator[tuple[Practice, FirstAid]]:
    """Yield measures without those that say what an earlier one says, or do the same work."""
    known = set[str]()
    for practice, aid in called:
        names = {" ".join(aid.do.casefold().split()), f"/{aid.work}" if aid.work else ""} - {""}
        if known.isdisjoint(names):
            yield practice, aid
        known |= names


def _dealt(
    called: Sequence[tuple[Practice, FirstAid]],
    position: Position,
    team: Team,
    days: WorkingDays | None,
) -> Iterator[FirstAidLine]:
    busy = [0] * len(team)
    for practice, aid in called:
        scored = position.practices[practice.id]
        able = [i for i, w in enumerate(team) if any(w.can(role) for role in aid.roles)]
        who = min(able, key=lambda place: (busy[place], place), default=None)
        on: date | None = None
        if who is not None:
            if busy[who] >= _WEEK and not scored.urgent:
                continue
            on = None if days is None else days.date_of(busy[who])
            busy[who] += 1
        yield FirstAidLine(
            practice=practice.id,
            do=aid.do,
            days=aid.days,
            roles=aid.roles,
            urgent=scored.urgent,
            ahead=scored.ahead,
            person=None if who is None else team[who].name,
            on=on,
        )

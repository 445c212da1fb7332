"""The roadmap as items of a tracker: an epic a level, and an item a step.

First aid and what hurt lately, with what it needs first, come before all levels: each has an epic
of its own. How soon a step begins is a label. No title has a number, which the next plan changes.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from advisor.frozen import dataclass
from advisor.report.own_files import ISSUE_LABEL
from advisor.report.plan.identity import item_id
from advisor.result.model import Result
from advisor.roadmap.advice_model import FirstAidLine
from advisor.roadmap.model import RoadmapStep
from advisor.translation import sentence
from advisor.words.horizon import (
    horizons,
    say_demanded,
    say_demanded_summary,
    say_first_aid_summary,
    say_people,
    say_this_week,
)
from advisor.words.titles import Titles
from advisor.words.urgency import say_hurt, say_hurt_summary

EPIC = "epic"
_HURT, _DEMANDED = -1, 0  # come before all levels
_URGENT, _OF_THE_KIND = "urgent", "demanded"
_WEEK, _FORTNIGHT, _NINETY, _LATER = "this-week", "this-fortnight", "next-90-days", "later"
_Days = tuple[date | None, date | None]


@dataclass(frozen=True, kw_only=True)
class PlanItem:
    """A step or a measure of first aid, its text without markup of the tracker's.

    `estimate` has its person-days as low, likely and high; `blocked_by` the ids of other items.
    """

    id: str
    title: str
    labels: tuple[str, ...]
    days: _Days
    owners: tuple[str, ...]
    estimate: tuple[float, float, float]
    blocked_by: tuple[str, ...] = ()
    step: RoadmapStep | None = None
    first_aid: FirstAidLine | None = None


@dataclass(frozen=True, kw_only=True)
class Epic:
    """A level, what hurt lately, or first aid, with the steps it takes."""

    id: str
    label: str
    title: str
    summary: str
    items: tuple[PlanItem, ...]

    @property
    def labels(self) -> list[str]:
        """The labels of the epic, which all its items have too."""
        return [ISSUE_LABEL, self.label]

    @property
    def days(self) -> _Days:
        """The first and the last day of work."""
        starts = [item.days[0] for item in self.items if item.days[0]]
        ends = [item.days[1] for item in self.items if item.days[1]]
        return min(starts, default=None), max(ends, default=None)


def plan_epics(result: Result) -> Iterator[Epic]:
    """Yield the epics of a roadmap in their order."""
    if result.roadmap.first_aid:
        yield Epic(
            id=item_id(result, "epic", _WEEK),
            label=_WEEK,
            title=say_this_week(),
            summary=say_first_aid_summary(),
            items=tuple(_aid(result, line) for line in result.roadmap.first_aid),
        )
    soon, steps = _horizon_labels(result), result.roadmap.steps
    for level in sorted({_level(step) for step in steps}):
        label, title, summary = _said(result, level)
        yield Epic(
            id=item_id(result, "epic", label),
            label=label,
            title=title,
            summary=summary,
            items=tuple(
                _item(result, step, soon.get(step.id, ()))
                for step in steps
                if _level(step) == level
            ),
        )


def own_labels(result: Result) -> frozenset[str]:
    """Return every label that an item of some plan may have from here, and not from the team."""
    levels = {f"level-{level.level}" for level in result.levels}
    fixed = {ISSUE_LABEL, EPIC, _URGENT, _OF_THE_KIND, _WEEK, _FORTNIGHT, _NINETY, _LATER}
    return frozenset(levels | fixed)


def _item(result: Result, step: RoadmapStep, labels: tuple[str, ...]) -> PlanItem:
    titles, effort = Titles(result), step.effort.values()
    return PlanItem(
        id=item_id(result, "step", step.id),
        title=step.title,
        labels=labels,
        days=(step.start, step.end),
        owners=tuple(titles.roles.get(name) or name for name in step.people),
        estimate=(sum(e.low for e in effort), step.likely_days, sum(e.high for e in effort)),
        blocked_by=tuple(item_id(result, "step", name) for name in step.depends_on),
        step=step,
    )


def _aid(result: Result, line: FirstAidLine) -> PlanItem:
    return PlanItem(
        id=item_id(result, "first-aid", line.practice),
        title=line.do,
        labels=(_URGENT,) if line.urgent else (),
        days=(line.on, line.on),
        owners=(say_people([line.person], Titles(result)),) if line.person else (),
        estimate=(line.days, line.days, line.days),
        first_aid=line,
    )


def _said(result: Result, level: int) -> tuple[str, str, str]:
    """Return label, title and summary of an epic of steps."""
    if level == _HURT:
        return _URGENT, say_hurt(result.roadmap), say_hurt_summary(result.roadmap)
    if level == _DEMANDED:
        return _OF_THE_KIND, say_demanded(), say_demanded_summary()
    found = result.levels[level]
    title = sentence("Level {level}: {title}", level=level, title=found.title)
    return f"level-{level}", title, found.summary


def _horizon_labels(result: Result) -> Mapping[str, tuple[str, ...]]:
    """Return the label that says how soon a step begins, by the step; none without dates."""
    if result.roadmap.start is None:
        return {}
    found = horizons(result.roadmap)
    parts = ((_FORTNIGHT, found.fortnight), (_NINETY, found.ninety), (_LATER, found.later))
    return {step.id: (label,) for label, steps in parts for step in steps}


def _level(step: RoadmapStep) -> int:
    """Return for which level a step is done; an older result says 0 of what hurt."""
    if step.mends or step.toward == 0:
        return _HURT
    if step.toward is None:
        return _DEMANDED if step.meets else step.level
    return step.toward

"""The steps of a roadmap as bars over quarters, with the levels they reach."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.roadmap.model import Milestone, RoadmapStep

_WIDTH = 680.0
_LEFT = 268.0
_RIGHT = 672.0
_HEAD = 46.0
_ROW = 15.0
_BAR = 9.0
_LONGEST_LABEL = 40
_MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class GanttBar:
    """One step: `kind` is blocker, urgent or other."""

    label: str
    text_y: float
    x: float
    y: float
    width: float
    kind: str
    critical: bool


@dataclass(frozen=True, kw_only=True)
class GanttMark:
    """A vertical line with a label: a quarter that begins, or a level that is reached."""

    x: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Gantt:
    """The chart; `text` says the same in words."""

    width: float
    height: float
    head: float
    bars: tuple[GanttBar, ...]
    quarters: tuple[GanttMark, ...]
    milestones: tuple[GanttMark, ...]
    text: str


def gantt(
    steps: Sequence[RoadmapStep],
    milestones: Sequence[Milestone],
    critical: Sequence[str],
    roles: Mapping[str, str],
) -> Gantt | None:
    """Return the chart of dated steps, in their order; None when there is no date.

    `roles` gives the initials under which each role stands beside its steps.
    """
    dated = [(step, step.start, step.end) for step in steps]
    spans = [(step, start, end) for step, start, end in dated if start and end]
    if not spans:
        return None
    first = min(start for _, start, _ in spans)
    last = max(end for *_, end in spans) + timedelta(days=1)
    scale = (_RIGHT - _LEFT) / max((last - first).days, 1)

    def x(day: date) -> float:
        return round(_LEFT + (day - first).days * scale, 1)

    bars = tuple(
        GanttBar(
            label=f"{_short(f'{number}. {step.title}')}  {_who(step, roles)}",
            text_y=_HEAD + _ROW * number - 4,
            x=x(start),
            y=_HEAD + _ROW * number - _BAR - 3,
            width=max(round((end - start).days * scale + scale, 1), 2),
            kind="urgent" if step.urgent else "blocker" if step.removes_blocker else "other",
            critical=step.id in critical,
        )
        for number, (step, start, end) in enumerate(spans, 1)
    )
    return Gantt(
        width=_WIDTH,
        height=_HEAD + _ROW * len(bars) + 8,
        head=_HEAD,
        bars=bars,
        quarters=tuple(GanttMark(x=x(day), label=_quarter(day)) for day in _quarters(first, last)),
        milestones=tuple(
            GanttMark(x=x(reached.date), label=f"Level {reached.level}")
            for reached in milestones
            if reached.date and not (reached.dimension or reached.stage)
        ),
        text="; ".join(f"{step.title}: {start} to {end}" for step, start, end in spans),
    )


def _who(step: RoadmapStep, roles: Mapping[str, str]) -> str:
    return " ".join(roles[role] for role, effort in step.effort.items() if effort.likely)


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1].rstrip()}…"


def _quarters(first: date, last: date) -> Iterator[date]:
    """Yield the first day of each quarter that begins within the plan."""
    day = date(first.year, (first.month - 1) // 3 * 3 + 1, 1)
    while day < last:
        if day >= first:
            yield day
        month = day.month + 3
        day = date(day.year + (month > _MONTHS), month - _MONTHS * (month > _MONTHS), 1)


def _quarter(day: date) -> str:
    return f"Q{(day.month + 2) // 3} {day.year}"

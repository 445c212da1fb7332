"""The steps of a roadmap as bars over quarters, with the levels they reach."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.plain_text import counted
from advisor.report.charts.frame import Frame
from advisor.report.charts.label import shortened
from advisor.roadmap.model import Milestone, RoadmapStep

_HEAD = 46.0
_BAR = 9.0
_MONTHS = 12
_ROWS = 40  # what fits on a sheet of paper under the chapter's head
_ROOM_FOR_A_QUARTER = 48.0
_LETTER = 6.0  # of a label, widely
_ROOM_FOR_A_LEVEL = 64.0
_LONG_BEFORE, _LONG_AFTER, _QUARTERS_BETWEEN = date(2020, 1, 1), date(2030, 1, 1), 40
_Span = tuple[RoadmapStep, date, date]


@dataclass(frozen=True, kw_only=True)
class _Frame(Frame):
    who_x: float
    foot: float  # of a label above that of its row


_WIDE = _Frame(width=680, left=290, right=672, row=15, who_x=282, foot=4, letters=40)
_NARROW = _Frame(width=360, left=2, right=352, row=34, who_x=346, foot=18, letters=36)


@dataclass(frozen=True, kw_only=True)
class GanttBar:
    """One step: `kind` is blocker, urgent or other, `who` the initials of its roles."""

    label: str
    who: str
    text_y: float
    x: float
    y: float
    width: float
    kind: str
    critical: bool


@dataclass(frozen=True, kw_only=True)
class GanttMark:
    """A vertical line with a label: a quarter that begins, or a level that is reached.

    The label starts, ends or is centred there; it is empty where there is no room for it.
    """

    x: float
    label: str
    anchor: str = "start"


@dataclass(frozen=True, kw_only=True)
class Gantt:
    """A sheet of the chart; `text` says the same in words."""

    width: float
    height: float
    who_x: float
    bars: tuple[GanttBar, ...]
    quarters: tuple[GanttMark, ...]
    milestones: tuple[GanttMark, ...]
    text: str


def gantt(
    steps: Sequence[RoadmapStep],
    milestones: Sequence[Milestone],
    critical: Sequence[str],
    roles: Mapping[str, str],
    parts: Mapping[str, str],
    *,
    narrow: bool = False,
) -> tuple[Gantt, ...]:
    """Return the chart of dated steps, in their order, as sheets of one scale of time.

    There is none where nothing has a date. `roles` gives the initials under which each role stands
    beside its steps, `parts` the titles of dimensions and stages, which show where no level of the
    whole is reached. On a `narrow` one the bars are below their labels, and its text is brief.
    """
    frame = _NARROW if narrow else _WIDE
    dated = [(step, step.start, step.end) for step in steps]
    spans = [(step, start, end) for step, start, end in dated if start and end]
    if not spans:
        return ()
    first = min(start for _, start, _ in spans)
    last = max(end for *_, end in spans) + timedelta(days=1)
    scale = (frame.right - frame.left) / max((last - first).days, 1)

    def x(day: date) -> float:
        return round(frame.left + (day - first).days * scale, 1)

    def bar(row: int, number: int, step: RoadmapStep, start: date, end: date) -> GanttBar:
        return GanttBar(
            label=shortened(f"{number}. {step.title}", frame.letters),
            who=_who(step, roles),
            text_y=_HEAD + frame.row * row - frame.foot,
            x=x(start),
            y=_HEAD + frame.row * row - _BAR - 3,
            width=max(round((end - start).days * scale + scale, 1), 2),
            kind="urgent" if step.urgent else "blocker" if step.removes_blocker else "other",
            critical=step.id in critical,
        )

    quarters = tuple(_quarters(first, last, x, frame.width))
    reached = tuple(_reached(milestones, parts, x, frame.right))
    return tuple(
        Gantt(
            width=frame.width,
            height=_HEAD + frame.row * len(rows) + 8,
            who_x=frame.who_x,
            bars=tuple(bar(row, before + row, *span) for row, span in enumerate(rows, 1)),
            quarters=quarters,
            milestones=reached,
            text=_in_brief(rows)
            if narrow
            else "; ".join(_in_words(*span, critical=critical, roles=roles) for span in rows),
        )
        for before, rows in _sheets(spans)
    )


def _sheets(rows: Sequence[_Span]) -> Iterator[tuple[int, Sequence[_Span]]]:
    """Yield the rows of each sheet, about as many on each, and how many come before."""
    count = -(-len(rows) // _ROWS)
    size = -(-len(rows) // count)
    for before in range(0, len(rows), size):
        yield before, rows[before : before + size]


def _in_brief(rows: Sequence[_Span]) -> str:
    start, end = min(start for _, start, _ in rows), max(end for *_, end in rows)
    return f"{counted(len(rows), 'step')} from {start} to {end}; the steps below tell their days"


def _in_words(
    step: RoadmapStep,
    start: date,
    end: date,
    *,
    critical: Sequence[str],
    roles: Mapping[str, str],
) -> str:
    hurt = ", its lack hurt lately" if step.urgent else ""
    delays = ", a delay here delays the end" if step.id in critical else ""
    return f"{step.title}: {start} to {end}, {_who(step, roles)}{hurt}{delays}"


def _who(step: RoadmapStep, roles: Mapping[str, str]) -> str:
    return " ".join(roles[role] for role, effort in step.effort.items() if effort.likely)


def _reached(
    milestones: Sequence[Milestone],
    parts: Mapping[str, str],
    x: Callable[[date], float],
    right: float,
) -> Iterator[GanttMark]:
    """Yield the levels reached; where two are near, their labels point away from each other."""
    whole = [reached for reached in milestones if not (reached.dimension or reached.stage)]
    levels = [
        (x(reached.date + timedelta(days=1)), _named(reached, parts))
        for reached in whole or milestones
        if reached.date
    ]
    for place, (here, label) in enumerate(levels):
        crowded = here > right - _ROOM_FOR_A_LEVEL / 2
        followed = place + 1 < len(levels) and levels[place + 1][0] - here < _ROOM_FOR_A_LEVEL
        follows = place > 0 and here - levels[place - 1][0] < _ROOM_FOR_A_LEVEL
        anchor = "end" if crowded or followed else "start" if follows else "middle"
        yield GanttMark(x=here, label=label, anchor=anchor)


def _named(reached: Milestone, parts: Mapping[str, str]) -> str:
    part = reached.dimension or reached.stage
    return f"{parts[part]} {reached.level}" if part else f"Level {reached.level}"


def _quarters(
    first: date, last: date, x: Callable[[date], float], width: float
) -> Iterator[GanttMark]:
    """Yield each quarter that begins within the plan, by its year alone where room is scarce.

    A plan within one quarter shows its first day and the months instead.
    """
    starts = [day for day in _months(first, last) if day.month % 3 == 1]
    if not starts:
        yield GanttMark(x=x(first), label=f"{first.day} {first:%b %Y}")
        after = first + timedelta(days=14)
        yield from (GanttMark(x=x(day), label=f"{day:%b}") for day in _months(after, last))
    roomy = (x(_LONG_AFTER) - x(_LONG_BEFORE)) / _QUARTERS_BETWEEN >= _ROOM_FOR_A_QUARTER
    for day in starts:
        quarter = (day.month + 2) // 3
        named = f"Q{quarter} {day.year}" if roomy else str(day.year) if quarter == 1 else ""
        fits = x(day) + len(named) * _LETTER <= width
        yield GanttMark(x=x(day), label=named if fits else "")


def _months(first: date, last: date) -> Iterator[date]:
    """Yield the first day of each month that begins within a span."""
    month = first.year * _MONTHS + first.month - 1 + (first.day > 1)
    while (day := date(month // _MONTHS, month % _MONTHS + 1, 1)) < last:
        yield day
        month += 1

"""The steps of a roadmap as bars over quarters, with the levels they reach."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from advisor.frozen import dataclass
from advisor.report.charts.drawing import Drawing, Line, Picture, Rect, Shape, Text
from advisor.report.charts.frame import Frame
from advisor.report.charts.quarter_axis import Days, quarter_lines
from advisor.roadmap.model import Milestone, RoadmapStep
from advisor.words.chart import say_bar, say_steps_chart, say_steps_span, say_wanted_day
from advisor.words.phrase import shortened

_HEAD = 46.0
_BAR = 9.0
_ROWS = 40  # what fits on a sheet of paper under the chapter's head
_ROOM_FOR_A_LEVEL = 64.0
_LETTERS = 11
_DAY = timedelta(days=1)
_Span = tuple[RoadmapStep, date, date]


@dataclass(frozen=True, kw_only=True)
class _GanttFrame(Frame):
    who_x: float
    foot: float  # of a label above that of its row


_WIDE = _GanttFrame(width=680, left=380, right=672, row=15, who_x=372, foot=4, letters=61)
_NARROW = _GanttFrame(width=360, left=2, right=352, row=34, who_x=346, foot=18, letters=36)


@dataclass(frozen=True, kw_only=True)
class _Plan:
    """What all sheets share; `roles` are the initials of each role, `levels` what is reached.

    `wanted` is the day by which that is wanted, if there is one on the sheet.
    """

    critical: Sequence[str]
    roles: Mapping[str, str]
    levels: Sequence[tuple[date, str]]
    first: date
    last: date
    wanted: date | None


def gantt(
    steps: Sequence[RoadmapStep],
    milestones: Sequence[Milestone],
    critical: Sequence[str],
    roles: Mapping[str, str],
    parts: Mapping[str, str],
    wanted: date | None = None,
) -> tuple[Picture, ...]:
    """Return the chart of dated steps, in their order, as sheets of one scale of time.

    There is none where nothing has a date. `roles` gives the initials under which each role stands
    beside its steps, `parts` the titles of dimensions and stages, which show where no level of the
    whole is reached. The day `wanted` is marked. On a narrow one the bars are below their labels,
    and its text is brief.
    """
    dated = [(step, step.start, step.end) for step in steps]
    spans = [(step, start, end) for step, start, end in dated if start and end]
    if not spans:
        return ()
    last = max(end for *_, end in spans) + _DAY
    plan = _Plan(
        critical=critical,
        roles=roles,
        levels=_levels(milestones, parts),
        first=min(start for _, start, _ in spans),
        last=last,
        wanted=wanted if wanted and wanted < last else None,
    )
    return tuple(
        Picture(
            wide=_sheet(plan, before, rows, _WIDE, _in_words(plan, rows)),
            narrow=_sheet(plan, before, rows, _NARROW, _in_brief(rows)),
        )
        for before, rows in _sheets(spans)
    )


def _levels(milestones: Sequence[Milestone], parts: Mapping[str, str]) -> list[tuple[date, str]]:
    """Return the levels reached with the day after, those of parts where none is of the whole.

    One that is held first and guarded later is there once: from when it is both.
    """
    guarded = {reached.level for reached in milestones if reached.guarded and _is_whole(reached)}
    whole = [
        reached
        for reached in milestones
        if _is_whole(reached) and (reached.guarded or reached.level not in guarded)
    ]
    return [
        (reached.date + _DAY, _named(reached, parts))
        for reached in whole or milestones
        if reached.date
    ]


def _is_whole(reached: Milestone) -> bool:
    return not (reached.dimension or reached.stage)


def _named(reached: Milestone, parts: Mapping[str, str]) -> str:
    part = reached.dimension or reached.stage
    return f"{parts[part]} {reached.level}" if part else f"Level {reached.level}"


def _sheets(rows: Sequence[_Span]) -> Iterator[tuple[int, Sequence[_Span]]]:
    """Yield the rows of each sheet, about as many on each, and how many come before."""
    count = -(-len(rows) // _ROWS)
    size = -(-len(rows) // count)
    for before in range(0, len(rows), size):
        yield before, rows[before : before + size]


def _sheet(
    plan: _Plan, before: int, rows: Sequence[_Span], frame: _GanttFrame, words: str
) -> Drawing:
    height = _HEAD + frame.row * len(rows) + 8
    days = Days(first=plan.first, last=plan.last, left=frame.left, right=frame.right)
    shapes: list[Shape] = [*quarter_lines(days, 18, height, frame.width)]
    for row, span in enumerate(rows, 1):
        shapes += _row(plan, before + row, span, frame, days, _HEAD + frame.row * row)
    shapes += _level_lines(plan, days, height)
    if plan.wanted:
        shapes += _wanted_line(days.x(plan.wanted), height)
    return Drawing(
        width=frame.width,
        height=height,
        shapes=tuple(shapes),
        text=say_steps_chart(words),
        letters=_LETTERS,
    )


def _row(
    plan: _Plan, number: int, span: _Span, frame: _GanttFrame, days: Days, bottom: float
) -> Iterator[Shape]:
    """Yield a step: its number and title, who does it, and its bar; `!` where its lack hurt."""
    step, start, end = span
    foot = bottom - frame.foot
    title = shortened(f"{number}. {step.title}", frame.letters)
    yield Text(role="strong" if step.id in plan.critical else "label", x=0, y=foot, text=title)
    yield Text(role="muted", x=frame.who_x, y=foot, text=_who(plan, step), anchor="end")
    yield Rect(
        role="bar-urgent"
        if step.urgent
        else "bar-blocker"
        if step.removes_blocker
        else "bar-other",
        x=days.x(start),
        y=bottom - _BAR - 3,
        width=max(days.width((end - start).days + 1), 2),
        height=_BAR,
        rounded=1.5,
    )
    if step.urgent:
        yield Text(role="strong", x=frame.who_x + 4, y=foot, text="!")


def _level_lines(plan: _Plan, days: Days, height: float) -> Iterator[Shape]:
    """Yield the levels reached; where two are near, their labels point away from each other."""
    xs = [days.x(day) for day, _ in plan.levels]
    for place, (here, (_, label)) in enumerate(zip(xs, plan.levels, strict=True)):
        crowded = here > days.right - _ROOM_FOR_A_LEVEL / 2
        followed = place + 1 < len(xs) and xs[place + 1] - here < _ROOM_FOR_A_LEVEL
        follows = place > 0 and here - xs[place - 1] < _ROOM_FOR_A_LEVEL
        anchor = "end" if crowded or followed else "start" if follows else "middle"
        yield Line(role="milestone", x1=here, y1=14, x2=here, y2=height)
        yield Text(role="strong", x=here, y=11, text=f"◆ {label}", anchor=anchor)


def _wanted_line(x: float, height: float) -> Iterator[Shape]:
    yield Line(role="target", x1=x, y1=22, x2=x, y2=height)
    yield Text(role="strong", x=x + 3, y=height - 1, text=say_wanted_day())


def _who(plan: _Plan, step: RoadmapStep) -> str:
    return " ".join(plan.roles[role] for role, effort in step.effort.items() if effort.likely)


def _in_brief(rows: Sequence[_Span]) -> str:
    start, end = min(start for _, start, _ in rows), max(end for *_, end in rows)
    return say_steps_span(len(rows), start, end)


def _in_words(plan: _Plan, rows: Sequence[_Span]) -> str:
    return "; ".join(_step_in_words(plan, *span) for span in rows)


def _step_in_words(plan: _Plan, step: RoadmapStep, start: date, end: date) -> str:
    return say_bar(step, _who(plan, step), (start, end), critical=step.id in plan.critical)

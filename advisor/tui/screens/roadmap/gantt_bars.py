"""A Gantt chart in characters: where days lie in a row, what bars look like, the axis above.

Bars tell their kind by texture as well as by colour, and the critical path by their height.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from advisor.frozen import dataclass
from advisor.roadmap.model import RoadmapStep
from advisor.rubric.model import Role
from advisor.tui.widgets.text import Part, cells
from advisor.words.quantity import say_date

URGENT, BLOCKER, OTHER = "urgent", "blocker", "other"
# Critical steps fill their row, the others half of it or thinly.
GLYPHS = {URGENT: ("▓", "▞"), BLOCKER: ("█", "▄"), OTHER: ("▒", "░")}
COLOURS = {URGENT: "$error", BLOCKER: "$foreground", OTHER: "$quiet"}
SIGNS = {URGENT: "!", BLOCKER: "•", OTHER: " "}
LEVEL, SAVED, WANTED = "◆", "◇", "▽"
MONTH_LINE, LEVEL_LINE = "┊", "│"
_MONTH, _QUARTER = 4, 4
_LONG_MONTH = 9
_IN_QUARTER = 3


def kind_of(step: RoadmapStep) -> str:
    """Return whether a step is urgent, removes a blocker, or neither."""
    return URGENT if step.urgent else BLOCKER if step.removes_blocker else OTHER


@dataclass(frozen=True, kw_only=True)
class TimeScale:
    """Days from `start` to `end`, both included, on `width` cells."""

    start: date
    end: date
    width: int

    def cell(self, day: date) -> int:
        """Return the cell in which a day lies; days outside lie at the edge."""
        days = (self.end - self.start).days + 1
        return max(0, min(self.width - 1, (day - self.start).days * self.width // days))

    def bar(self, start: date, end: date) -> tuple[int, int]:
        """Return the first cell of a bar and the one after its last."""
        first = self.cell(start)
        return first, max(first + 1, self.cell(end + timedelta(days=1)) + (end >= self.end))

    def evening(self, day: date) -> int:
        """Return the cell in which a day ends."""
        return self.bar(day, day)[1] - 1

    @property
    def month(self) -> float:
        """How many cells a month takes."""
        return self.width * 30.4 / ((self.end - self.start).days + 1)

    def label(self, day: date, *, year: bool) -> str:
        """Return the name of the month, quarter or year that a day lies in."""
        name = say_date(day).split()[1][:3]
        if self.month < _MONTH:
            name = f"Q{(day.month - 1) // _IN_QUARTER + 1}"
        if self.month * _IN_QUARTER < _QUARTER:
            return f"{day.year}"
        return f"{name} {day.year}" if year else name

    def begins(self) -> list[date]:
        """Return the first days of months, or of quarters or years where those would be narrow."""
        if self.month >= _MONTH:
            return self.months()
        if self.month * _IN_QUARTER >= _QUARTER:
            return [day for day in self.months() if day.month % _IN_QUARTER == 1]
        return [day for day in self.months() if day.month == 1]

    def months(self) -> list[date]:
        """Return the first days of all months but the one it begins in."""
        firsts, day = [], self.start.replace(day=1)
        while (day := _next_month(day)) <= self.end:
            firsts.append(day)
        return firsts


def _next_month(day: date) -> date:
    return (day + timedelta(days=31)).replace(day=1)


def axis(scale: TimeScale) -> str:
    """Return months, quarters or years, as there is room.

    The first of them and each January bear the year, so that none is read as part of another; what
    finds no room beside them is left out.
    """
    text = [" "] * scale.width
    begins = scale.begins()
    first = cells(scale.label(scale.start, year=True)) + 1
    if not begins or scale.cell(begins[0]) >= first:
        begins.insert(0, scale.start)
    new_years = [day for day in begins if day.month == 1]
    for day in [*new_years, begins[0]]:
        _label(text, scale.cell(day), scale.label(day, year=True))
    for day in [day for day in begins if day not in new_years]:
        _label(text, scale.cell(day), scale.label(day, year=scale.month >= _LONG_MONTH))
    return "".join(text)


def _label(text: list[str], place: int, label: str) -> None:
    """Write a label where it touches no other."""
    around = text[max(0, place - 1) : place + len(label) + 1]
    if place + len(label) <= len(text) and _free(around):
        text[place : place + len(label)] = label


@dataclass(frozen=True, kw_only=True)
class AxisMark:
    """A day of note: a sign in its cell, and a word beside it."""

    day: date
    sign: str
    label: str


def marked(scale: TimeScale, marks: Iterable[AxisMark]) -> str:
    """Return marks with their words, to the right where there is room, or else to the left.

    Earlier marks go first: what would cover another is left out.
    """
    text = [" "] * scale.width
    placed: dict[int, AxisMark] = {}
    for mark in marks:
        placed.setdefault(scale.evening(mark.day), mark)
    for cell, mark in placed.items():
        text[cell] = mark.sign
    for cell, mark in placed.items():
        word = f" {mark.label}"
        right = slice(cell + 1, cell + 1 + len(word))
        left = slice(cell - len(word), cell)
        if right.stop <= scale.width and _free(text[right.start : right.stop + 1]):
            text[right] = word
        elif left.start >= 0 and _free(text[max(0, left.start - 1) : left.stop]):
            text[left] = f"{mark.label} "
    return "".join(text)


def _free(text: Sequence[str]) -> bool:
    return all(sign == " " for sign in text)


def row(
    scale: TimeScale, step: RoadmapStep, lines: Mapping[int, str], *, critical: bool, reaches: bool
) -> list[Part]:
    """Return the bar of a step in front of the lines of the axis; `reaches` a level at its end."""
    if step.start is None or step.end is None:
        return grid(lines, 0, scale.width)
    kind = kind_of(step)
    first, last = scale.bar(step.start, step.end)
    glyph = GLYPHS[kind][0 if critical else 1]
    style = f"bold {COLOURS[kind]}" if critical else COLOURS[kind]
    parts = [*grid(lines, 0, first), (glyph * (last - first - reaches), style)]
    if reaches:
        parts.append((LEVEL, "bold $accent"))
    return [*parts, *grid(lines, last, scale.width)]


def grid(lines: Mapping[int, str], first: int, last: int) -> list[Part]:
    """Return the part of a row without a bar."""
    text = "".join(lines.get(cell, " ") for cell in range(first, last))
    return [
        ("".join(run), "$accent" if sign == LEVEL_LINE else "$rule") for sign, run in groupby(text)
    ]


def grid_of(scale: TimeScale, levels: Iterable[date]) -> dict[int, str]:
    """Return the cells in which a line runs down: where months begin, and where levels are held."""
    lines = {scale.cell(day): MONTH_LINE for day in scale.begins()}
    return {**lines, **{scale.evening(day): LEVEL_LINE for day in levels}}


def initials(roles: Sequence[Role]) -> dict[str, str]:
    """Return short names for roles: `DS` for a data scientist, with more letters where needed."""
    short_names: dict[str, str] = {}
    for role in roles:
        words = role.title.split()
        short = "".join(word[0] for word in words).upper() if len(words) > 1 else words[0][:2]
        taken, length = set(short_names.values()), 2
        while short in taken and length <= cells(role.title):
            length += 1
            short = role.title.replace(" ", "")[:length]
        short_names[role.id] = short
    return short_names

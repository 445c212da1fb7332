"""The bars of the roadmap screen, and the axis above them."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from advisor.frozen import dataclass
from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.rubric.model import Role
from advisor.translation import sentence
from advisor.tui.screens.roadmap import gantt_bars
from advisor.tui.screens.roadmap.gantt_bars import AxisMark, TimeScale
from advisor.tui.screens.roadmap.plan_comparison import level_dates
from advisor.tui.widgets.text import cells, fitted, line, lines

_NUMBER = 5
_ROLES_FROM = 92
_MOST_ROLES = 16
_LEAST_TITLE, _MOST_TITLE = 14, 60
_TITLE_SHARE = 0.5
_FAR = 1.6


@dataclass(frozen=True, kw_only=True)
class PlanChart:
    """A plan with dates on a width; `saved` is the plan beside it, on the same scale, if another.

    Bars stand to the right of the steps' titles, for which `title` cells are left.
    """

    roadmap: Roadmap
    saved: Roadmap | None
    roles: tuple[Role, ...]
    width: int

    def head(self) -> Content:
        """Return what the columns are, and a second line with the days of note."""
        title = fitted("Step", self.title)
        marks = gantt_bars.marked(self.scale, self._marks())
        return lines(
            [
                line(
                    ("     " + title + self._initials(self.roles), "$quiet"),
                    (gantt_bars.axis(self.scale), "$quiet"),
                ),
                self._legend() + line((marks, "bold $accent")),
            ]
        )

    def _legend(self) -> Content:
        """Return what the bars' textures mean, as far as there is room."""
        kinds = {gantt_bars.kind_of(step) for step in self.roadmap.steps}
        room = self.width - self._bar
        parts = [line("     ")]
        for kind, glyphs in gantt_bars.GLYPHS.items():
            legend = line(("".join(glyphs), gantt_bars.COLOURS[kind]), (f" {kind} ", "$quiet"))
            if kind in kinds and sum(p.cell_length for p in parts) + legend.cell_length <= room:
                parts.append(legend)
        hint = sentence(" full: critical")
        if sum(p.cell_length for p in parts) + len(hint) < room:
            parts.append(line((hint, "$quiet")))
        text = Content("").join(parts)
        return text + " " * (room - text.cell_length)

    @property
    def scale(self) -> TimeScale:
        """Return how days lie in a row."""
        start, steps = self.roadmap.start or date.max, self.roadmap.steps
        last = end = max((step.end for step in steps if step.end), default=start)
        other = self.saved.end if self.saved else None
        wanted = self.roadmap.target.by if self.roadmap.target else None
        for day in (other, wanted):
            if day and end < day and (day - start) <= (last - start) * _FAR:
                end = day
        starts = (step.start for step in steps if step.start)
        return TimeScale(start=min([start, *starts]), end=end, width=self._bar)

    def _marks(self) -> Iterator[AxisMark]:
        dates, before = level_dates(self.roadmap), {}
        if self.saved:
            before = level_dates(self.saved)
        for level, day in sorted(dates.items(), reverse=True):
            yield AxisMark(day=day, sign=gantt_bars.LEVEL, label=f"level {level}")
        scale = self.scale
        for level, day in before.items():
            if day != dates.get(level) and scale.start <= day <= scale.end:
                yield AxisMark(day=day, sign=gantt_bars.SAVED, label="saved")
        wanted = self.roadmap.target.by if self.roadmap.target else None
        if wanted and scale.start <= wanted <= scale.end:
            yield AxisMark(day=wanted, sign=gantt_bars.WANTED, label="wanted")

    def beside(self, step: RoadmapStep) -> tuple[Content, Content]:
        """Return what stands beside the first line of a step's title, and beside the others."""
        scale = self.scale
        grid = gantt_bars.grid_of(scale, level_dates(self.roadmap).values())
        reaching = {m.step for m in self.roadmap.milestones if not (m.dimension or m.stage)}
        bar = gantt_bars.row(
            scale,
            step,
            grid,
            critical=step.id in self.roadmap.critical_path,
            reaches=step.id in reaching,
        )
        mine = [role for role in self.roles if role.id in step.effort]
        return (
            line((self._initials(mine), "$quiet"), *bar),
            line(" " * self._who, *gantt_bars.grid(grid, 0, scale.width)),
        )

    @property
    def _who(self) -> int:
        if self.width < _ROLES_FROM:
            return 0
        return min(_MOST_ROLES, sum(cells(n) + 1 for n in gantt_bars.initials(self.roles).values()))

    @property
    def title(self) -> int:
        """How many cells there are for the titles of steps."""
        room = self.width - _NUMBER - self._who
        return max(_LEAST_TITLE, min(_MOST_TITLE, int(room * _TITLE_SHARE)))

    @property
    def _bar(self) -> int:
        return max(1, self.width - _NUMBER - self.title - self._who)

    def _initials(self, who: "tuple[Role, ...] | list[Role]") -> str:
        """Return initials, each in its own column as long as all columns fit."""
        names = gantt_bars.initials(self.roles)
        wanted = {role.id for role in who}
        columns = "".join(
            (name if role in wanted else " " * cells(name)) + " " for role, name in names.items()
        )
        if cells(columns) > self._who:
            columns = " ".join(name for role, name in names.items() if role in wanted)
        return columns[: self._who].ljust(self._who)

"""The rows of the roadmap screen: steps with their bars, and the head above them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.rubric.model import Role
from advisor.tui.outcome import level_dates
from advisor.tui.screens.roadmap import gantt_bars
from advisor.tui.screens.roadmap.gantt_bars import AxisMark, TimeScale
from advisor.tui.widgets.text import cells, fitted, line, lines

_NUMBER = 5
_ROLES_FROM = 70
_MOST_ROLES = 16
_LEAST_TITLE, _MOST_TITLE = 14, 58
_TITLE_SHARE = 0.4
_FAR = 1.6


@dataclass(frozen=True, kw_only=True)
class PlanChart:
    """A plan on a width; `saved` is the plan beside it, on the same scale, if it is another."""

    roadmap: Roadmap
    saved: Roadmap | None
    held: int | None
    roles: tuple[Role, ...]
    width: int

    def head(self) -> Content:
        """Return what the columns are and, with dates, a second line with the days of note."""
        title = fitted("Step", self._title)
        first = [("     " + title + self._people(self.roles), "$quiet")]
        scale = self.scale
        if scale is None:
            columns = fitted_exactly("  effort    after it", self._bar)
            return line(*first, (columns, "$quiet"))
        marks = gantt_bars.marked(scale, self._marks())
        return lines(
            [
                line(*first, (gantt_bars.axis(scale), "$quiet")),
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
        hint = " full: critical"
        if sum(p.cell_length for p in parts) + len(hint) < room:
            parts.append(line((hint, "$quiet")))
        text = Content("").join(parts)
        return text + " " * (room - text.cell_length)

    @property
    def scale(self) -> TimeScale | None:
        """Return how days lie in a row, or None without dates."""
        start, ends = self.roadmap.start, [s.end for s in self.roadmap.steps if s.end]
        if start is None or not ends:
            return None
        end = max(ends)
        other = self.saved.end if self.saved else None
        wanted = self.roadmap.target.by if self.roadmap.target else None
        for day in (other, wanted):
            if day and end < day and (day - start) <= (max(ends) - start) * _FAR:
                end = day
        return TimeScale(start=min([start, *self._starts()]), end=end, width=self._bar)

    def _starts(self) -> Iterator[date]:
        yield from (step.start for step in self.roadmap.steps if step.start)

    def _marks(self) -> Iterator[AxisMark]:
        dates, before = level_dates(self.roadmap), {}
        if self.saved:
            before = level_dates(self.saved)
        for level, day in sorted(dates.items(), reverse=True):
            yield AxisMark(day=day, sign=gantt_bars.LEVEL, label=f"level {level}")
        scale = self.scale
        for level, day in before.items():
            if day != dates.get(level) and scale and scale.start <= day <= scale.end:
                yield AxisMark(day=day, sign=gantt_bars.SAVED, label="saved")
        wanted = self.roadmap.target.by if self.roadmap.target else None
        if wanted and scale and scale.start <= wanted <= scale.end:
            yield AxisMark(day=wanted, sign=gantt_bars.WANTED, label="wanted")

    def rows(self) -> Iterator[tuple[str, Content]]:
        """Yield the id and the row of each step of the plan."""
        scale = self.scale
        grid = gantt_bars.grid_of(scale, level_dates(self.roadmap).values()) if scale else {}
        critical = set(self.roadmap.critical_path)
        reaching = {m.step for m in self.roadmap.milestones if not (m.dimension or m.stage)}
        after = dict(self._after())
        for number, step in enumerate(self.roadmap.steps, 1):
            heavy = step.id in critical
            kind = gantt_bars.kind_of(step)
            mine = [role for role in self.roles if role.id in step.effort]
            start = line(
                (f"{number:>3}", "bold $accent" if heavy else "$quiet"),
                (f"{gantt_bars.SIGNS[kind]} ", gantt_bars.COLOURS[kind]),
                (fitted(step.title, self._title - 1) + " ", "bold" if heavy else ""),
                (self._people(mine), "$quiet"),
            )
            if scale is None:
                yield step.id, start + after[step.id]
                continue
            reaches = step.id in reaching
            bar = gantt_bars.row(scale, step, grid, critical=heavy, reaches=reaches)
            yield step.id, start + line(*bar)

    def _after(self) -> Iterator[tuple[str, Content]]:
        """Yield what stands in place of bars where there are no dates."""
        projected = {after.step: after for after in self.roadmap.projection}
        held = self.held
        for step in self.roadmap.steps:
            after, reached, style = projected.get(step.id), "", "$quiet"
            if after is not None:
                reached = f"{after.blockers_left} left"
                if after.level != held:
                    reached, style, held = f"level {after.level} ✓", "bold $success", after.level
            effort = f"{step.likely_days:>6g} d"
            yield step.id, line((f"{effort:<12}", "$quiet"), (reached, style))

    def aside(self, title: str, said: str, style: str) -> Content:
        """Return the row of a step that is not planned."""
        return line(
            "     ", (fitted(title, self._title - 1) + " ", "$quiet"), (fitted(said, 12), style)
        )

    @property
    def _who(self) -> int:
        if self.width < _ROLES_FROM:
            return 0
        return min(_MOST_ROLES, sum(cells(n) + 1 for n in gantt_bars.initials(self.roles).values()))

    @property
    def _title(self) -> int:
        room = self.width - _NUMBER - self._who
        return max(_LEAST_TITLE, min(_MOST_TITLE, int(room * _TITLE_SHARE)))

    @property
    def _bar(self) -> int:
        return max(1, self.width - _NUMBER - self._title - self._who)

    def _people(self, who: "tuple[Role, ...] | list[Role]") -> str:
        """Return initials, each in its own column as long as all columns fit."""
        names = gantt_bars.initials(self.roles)
        wanted = {role.id for role in who}
        columns = "".join(
            (name if role in wanted else " " * cells(name)) + " " for role, name in names.items()
        )
        if cells(columns) > self._who:
            columns = " ".join(name for role, name in names.items() if role in wanted)
        return fitted_exactly(columns, self._who)


def fitted_exactly(text: str, width: int) -> str:
    """Return a text with its blanks in exactly `width` cells."""
    return text[:width].ljust(width)


def by_id(roadmap: Roadmap) -> dict[str, RoadmapStep]:
    """Return the steps of a plan by their id."""
    return {step.id: step for step in roadmap.steps}

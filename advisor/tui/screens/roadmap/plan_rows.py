"""The list of the roadmap screen: what to do by how soon it matters, every title whole."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from textual.content import Content
from textual.widgets.option_list import Option

from advisor.frozen import dataclass
from advisor.roadmap.advice_model import FirstAidLine
from advisor.roadmap.model import FindOut, Roadmap, RoadmapStep
from advisor.rubric.model import Rubric
from advisor.translation import sentence
from advisor.tui.screens.base.filter_screen import say_none_left
from advisor.tui.screens.roadmap import gantt_bars
from advisor.tui.screens.roadmap.plan_chart import PlanChart
from advisor.tui.screens.roadmap.plan_view import LEAST, MOST, PlanView
from advisor.tui.screens.roadmap.step_details import FIRST_AID, step_of
from advisor.tui.widgets.text import cells, fitted, folded, line, lines
from advisor.tui.workspace.list_view import ListView
from advisor.words.find_out import say_find_out, say_practice_facts
from advisor.words.horizon import say_line, say_this_week
from advisor.words.phrase import capital
from advisor.words.quantity import say_days, say_period
from advisor.words.target import say_milestone
from advisor.words.titles import Titles

_NUMBER, _GAP = 5, 2
_EFFORT, _AFTER = 12, 10
_LEAST_TITLE = 30


@dataclass(frozen=True, kw_only=True)
class PlanRows:
    """A plan on a width; with a `chart` bars stand beside the titles, else the days or the effort.

    `held` is the level held today.
    """

    rubric: Rubric
    roadmap: Roadmap
    held: int | None
    width: int
    chart: PlanChart | None = None
    view: ListView = ListView()

    def head(self) -> Content | None:
        """Return what the columns are, where that has to be said."""
        if self.chart is not None:
            return self.chart.head()
        if self.roadmap.start is not None:
            return None
        column = fitted("effort", _EFFORT) + fitted(sentence("after it"), _AFTER)
        return line((fitted("     Step", self.width - cells(column)) + column, "$quiet"))

    def options(self, done: Iterable[str], excluded: Iterable[str]) -> Iterator[Option]:
        """Yield the rows under their headings; steps that are not planned are done or left out.

        What the view leaves out is not among them; what is done or left out always is.
        """
        plan, shows, what = self.roadmap, self.view.shows, PlanView(self.rubric, self.roadmap)
        aid = [item for item in plan.first_aid if shows(what.of_first_aid(item))]
        facts = [item for item in plan.find_out if shows(what.of_fact(item))]
        groups = list(what.groups(shows, self.view.order))
        if self.view.chosen and not (aid or groups or facts):
            yield Option(
                lines(_folded(say_none_left(), "bold $success", self.width)), disabled=True
            )
        yield from self._group(say_this_week(), map(self._first_aid, aid))
        yield from self._aside(sentence("Taken as done"), done, ("✓ done", "$success"))
        for heading, steps in groups:
            yield from self._group(heading, map(self._step, steps))
        yield from self._group(say_find_out(), map(self._fact, facts))
        yield from self._aside(sentence("Left out"), excluded, (sentence("✗ left out"), "$warning"))

    def _group(self, name: str, rows: Iterable[Option]) -> Iterator[Option]:
        listed = list(rows)
        if listed:
            yield Option(lines(_folded(name, "bold $accent", self.width)), disabled=True)
        yield from listed

    def _first_aid(self, aid: FirstAidLine) -> Option:
        lead = line(("   ! ", "$error") if aid.urgent else ("   • ", "$accent"))
        said = folded(say_line(aid, self._titles), self.width - _NUMBER)
        text = lines(_hung(lead, [line(row) for row in said]))
        return Option(text, id=f"{FIRST_AID}{aid.practice}")

    def _fact(self, item: FindOut) -> Option:
        rows = _folded(say_practice_facts(item, self._titles), "$quiet", self.width - _NUMBER)
        return Option(lines(_hung(line(("   ? ", "$warning")), rows)), disabled=True)

    def _aside(self, name: str, steps: Iterable[str], says: tuple[str, str]) -> Iterator[Option]:
        """Yield the rows of steps that are not planned."""
        rows = (
            Option(
                lines(self._row(line(" " * _NUMBER), self._title(step), "$quiet", line(says))),
                id=step,
            )
            for step in sorted(steps)
        )
        yield from self._group(name, rows)

    def _title(self, name: str) -> str:
        step = step_of(self.rubric, name)
        return name if step is None else step.title

    def _step(self, step: RoadmapStep) -> Option:
        heavy, kind = step.id in self.roadmap.critical_path, gantt_bars.kind_of(step)
        lead = line(
            (f"{self.roadmap.numbers[step.id]:>3}", "bold $accent" if heavy else "$quiet"),
            (f"{gantt_bars.SIGNS[kind]} ", gantt_bars.COLOURS[kind]),
        )
        style = "bold" if heavy else ""
        if self.chart is not None:
            rows = _with_bar(
                lead, _folded(step.title, style, self.chart.title - 1), step, self.chart
            )
        else:
            rows = self._row(lead, step.title, style, self._beside[step.id])
            rows += self._below(line((f"◆ {n}", "bold $accent")) for n in self._reached(step))
        return Option(lines(rows), id=step.id)

    def _row(self, lead: Content, title: str, style: str, right: Content) -> list[Content]:
        """Return a title in its column, with `right` beside it, or below where that is narrow."""
        column = max([right.cell_length, *(said.cell_length for said in self._beside.values())])
        room = self.width - _NUMBER - _GAP - column
        if room < _LEAST_TITLE:
            rows = _folded(title, style, self.width - _NUMBER)
            return [*_hung(lead, rows), *self._below([right])]
        first, *rest = _hung(lead, _folded(title, style, room))
        return [_padded(first, self.width - right.cell_length) + right, *rest]

    def _below(self, said: Iterable[Content]) -> list[Content]:
        """Return what stands below a title, wrapped in its column."""
        rows = [row for text in said if text for row in text.wrap(self.width - _NUMBER)]
        return _hung(line(" " * _NUMBER), rows)

    @cached_property
    def _titles(self) -> Titles:
        return Titles(self.rubric)

    @cached_property
    def _beside(self) -> dict[str, Content]:
        """What stands beside the titles: the days, or effort and what is left without dates."""
        return dict(self._days() if self.roadmap.start else self._after())

    def _days(self) -> Iterator[tuple[str, Content]]:
        for step in self.roadmap.steps:
            said = say_period(step.start, step.end) if step.start and step.end else ""
            if self.view.order in {LEAST, MOST}:
                said = f"{say_days(step.likely_days)}  {said:>20}"
            yield step.id, line((said, "$quiet"))

    def _after(self) -> Iterator[tuple[str, Content]]:
        projected = {after.step: after for after in self.roadmap.projection}
        held = self.held
        for step in self.roadmap.steps:
            after, reached, style = projected.get(step.id), "", "$quiet"
            if after is not None:
                reached = f"{after.blockers_left} left"
                if after.level != held:
                    sure = not self.roadmap.not_known
                    reached, held = f"level {after.level} {'✓' if sure else '?'}", after.level
                    style = "bold $success" if sure else "bold $warning"
            effort = fitted(f"{step.likely_days:>6g} d", _EFFORT)
            yield step.id, line((effort, "$quiet"), (fitted(reached, _AFTER), style))

    def _reached(self, step: RoadmapStep) -> Iterator[str]:
        """Yield the overall levels that are reached with a step."""
        for reached in self.roadmap.milestones:
            overall = not (reached.dimension or reached.stage)
            if reached.step == step.id and reached.date and overall:
                yield capital(say_milestone(reached, self._titles))


def _with_bar(
    lead: Content, title: Sequence[Content], step: RoadmapStep, chart: PlanChart
) -> list[Content]:
    """Return a title in its column, the bar beside its first line."""
    first, grid = chart.beside(step)
    return [
        _padded(row, _NUMBER + chart.title) + (grid if below else first)
        for below, row in enumerate(_hung(lead, title))
    ]


def _folded(text: str, style: str, width: int) -> list[Content]:
    return [line((row, style)) for row in folded(text, width)]


def _hung(lead: Content, rows: Sequence[Content]) -> list[Content]:
    """Return rows beside the end of the first one's lead."""
    return [(line(" " * _NUMBER) if below else lead) + row for below, row in enumerate(rows)]


def _padded(row: Content, width: int) -> Content:
    return row + " " * (width - row.cell_length)

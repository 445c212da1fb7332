"""The steps to the target in their order, and what each one takes and brings."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from advisor.plain_text import counted
from advisor.report.wording import say_days, say_effort, total_days
from advisor.roadmap.model import Roadmap
from advisor.rubric.model import Rubric, Step
from advisor.tui.planning import planned
from advisor.tui.screens.place import PlaceScreen
from advisor.tui.widgets.choices import Choices
from advisor.tui.widgets.text import fitted, line, lines
from advisor.tui.widgets.words import Words
from advisor.tui.workspace import Wanted

_REACHED = 10


class RoadmapScreen(PlaceScreen):
    """Lists steps with the level reached after each; a panel tells how to take one."""

    PLACE = "roadmap"
    ABOUT = (
        "What to automate next, in an order in which it can be done. Leave a step out or mark it "
        "done to see what changes; your answers stay as they are. ◆ is on the critical path: a day "
        "lost there is a day lost at the end."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "exclude", "leave out", tooltip="Plan without this step, or with it again"),
        Binding("d", "done", "done", tooltip="Plan as if it were done, or not"),
        Binding("pagedown", "scroll(5)", "scroll", show=False, tooltip="Scroll the panel down"),
        Binding("pageup", "scroll(-5)", "scroll", show=False, tooltip="Scroll the panel up"),
        Binding("escape", "narrow", "the list", show=False, tooltip="Show the list again"),
    ]
    CSS_PATH = "../styles/roadmap.tcss"

    _roadmap: Roadmap

    def body(self) -> Iterable[Widget]:
        """Yield the summary, and the steps beside the one at hand."""
        yield Words(id="summary")
        with Container(id="roadmap"):
            yield Choices("details", id="steps")
            with VerticalScroll(id="details", can_focus=False):
                yield Static(id="step", markup=False)

    def begin(self) -> None:
        """Plan and show."""
        super().begin()
        self.query_one("#steps", Choices).focus()

    def renew(self) -> None:
        """Plan anew."""
        super().renew()
        self._fill()

    def fit(self) -> None:
        """Fill the body."""
        self._fill()

    def _fill(self) -> None:
        """Show the roadmap if it is known, and find it otherwise."""
        kept = self.workspace.roadmap
        if kept is not None and kept[0] == self._wanted():
            self._show(kept[1])
            return
        self.query_one("#summary", Words).show(line(("Planning …", "bold $warning")))
        self._plan(self._wanted())

    def _wanted(self) -> Wanted:
        workspace = self.workspace
        chosen = frozenset(workspace.excluded_steps), frozenset(workspace.done_steps)
        return workspace.assessment, *chosen

    @work(thread=True, exclusive=True, group="plan", exit_on_error=False)
    def _plan(self, wanted: Wanted) -> None:
        assessment, excluded, done = wanted
        roadmap = planned(self.workspace.rubric, assessment, excluded=excluded, done=done)
        self.app.call_from_thread(self._planned, wanted, roadmap)

    def _planned(self, wanted: Wanted, roadmap: Roadmap) -> None:
        self.workspace.roadmap = wanted, roadmap
        if self in self.app.screen_stack and wanted == self._wanted():
            self._show(roadmap)

    def _show(self, roadmap: Roadmap) -> None:
        self._roadmap = roadmap
        steps = self.query_one("#steps", Choices)
        marked = steps.highlighted
        steps.clear_options()
        width = (steps.size.width or self.size.width) - 3
        steps.add_options(list(self._rows(max(40, width))))
        if steps.option_count:
            steps.highlighted = min(marked or 1, steps.option_count - 1)
        self.query_one("#summary", Words).show(self._summary())

    def _summary(self) -> Content:
        roadmap = self._roadmap
        if roadmap.status == "reached" or roadmap.target is None:
            return line(("The highest level is held: nothing is left to do.", "bold $success"))
        count = counted(len(roadmap.steps), "step")
        level = roadmap.target.level
        toward = "the target" if level is None else f"level {level}"
        parts = [
            line((f"{count} to {toward}", "bold")),
            line((f", likely {say_days(total_days(roadmap.steps))}", "$quiet")),
        ]
        if roadmap.end:
            sure = f", at 85 % by {roadmap.confidence.p85}" if roadmap.confidence else ""
            parts.append(line((f", done by {roadmap.end}", "bold"), (sure, "$quiet")))
        rows = [Content("").join(parts)]
        rows += [line(("! ", "bold $warning"), missing.message) for missing in roadmap.missing[:2]]
        if roadmap.unreached:
            titles = {p.id: p.title for p in self.workspace.rubric.practices}
            names = ", ".join(titles[name] for name in roadmap.unreached)
            rows.append(line((f"No step lifts: {names}", "bold $error")))
        return lines(rows)

    def _rows(self, width: int) -> Iterator[Option]:
        workspace = self.workspace
        known = {step.id: step for step in workspace.rubric.steps}
        after = {projection.step: projection for projection in self._roadmap.projection}
        for name in sorted(workspace.done_steps):
            yield _aside(known[name], "✓ done", "$success", width)
        held = self.workspace.standing.level
        critical = set(self._roadmap.critical_path)
        if self._roadmap.steps:
            columns = "   days  " + ("done by     " if self._roadmap.end else "") + " blockers"
            head = f"     {fitted('Step', width - 5 - len(columns))}{columns}"
            yield Option(line((head, "$quiet")), disabled=True)
        for number, step in enumerate(self._roadmap.steps, 1):
            projection = after.get(step.id)
            reached = ""
            if projection is not None:
                reached = f"{projection.blockers_left:>4} left"
                if held is not None and projection.level != held:
                    reached = f"level {projection.level} ✓"
                held = projection.level
            style = "bold $success" if reached.endswith("✓") else "$quiet"
            days = f"{step.likely_days:>5.4g} d  " + (f"{step.end}  " if step.end else "")
            room = width - 5 - len(days) - _REACHED
            sign = "◆" if step.id in critical else " "
            yield Option(
                line(
                    (f"{number:>3} ", "bold $accent"),
                    (sign, "bold $warning"),
                    fitted(step.title, room),
                    (days, "$quiet"),
                    (fitted(reached, _REACHED), style),
                ),
                id=step.id,
            )
        for name in sorted(workspace.excluded_steps):
            yield _aside(known[name], "✗ left out", "$warning", width)

    def on_option_list_option_highlighted(self, event: Choices.OptionHighlighted) -> None:
        """Tell how to take the step."""
        step = self._step(event.option_id)
        if step is not None:
            self.query_one("#step", Static).update(
                lines(list(_details(self.workspace.rubric, step)))
            )
            self.query_one("#details", VerticalScroll).scroll_home(animate=False)

    def _step(self, name: str | None) -> Step | None:
        return next((step for step in self.workspace.rubric.steps if step.id == name), None)

    def _marked(self) -> str | None:
        steps = self.query_one("#steps", Choices)
        if steps.highlighted is None:
            return None
        return steps.get_option_at_index(steps.highlighted).id

    def on_option_list_option_selected(self) -> None:
        """Give the details the whole screen, or half of it again."""
        self.toggle_class("-detail")

    def action_narrow(self) -> None:
        """Show the list again."""
        self.remove_class("-detail")

    def action_exclude(self) -> None:
        """Plan without the step, or with it again."""
        self._toggle(self.workspace.excluded_steps, self.workspace.done_steps)

    def action_done(self) -> None:
        """Plan as if the step were done, or not."""
        self._toggle(self.workspace.done_steps, self.workspace.excluded_steps)

    def _toggle(self, chosen: set[str], other: set[str]) -> None:
        name = self._marked()
        if name is not None:
            other.discard(name)
            chosen ^= {name}
            self._fill()

    def action_scroll(self, by: int) -> None:
        """Scroll the details."""
        self.query_one("#details", VerticalScroll).scroll_relative(y=by, animate=False)


def _aside(step: Step, said: str, style: str, width: int) -> Option:
    return Option(
        line(("    ", ""), (fitted(step.title, width - 18), "$quiet"), "  ", (said, style)),
        id=step.id,
    )


def _details(rubric: Rubric, step: Step) -> Iterator[Content]:
    titles = {practice.id: practice.title for practice in rubric.practices}
    roles = {role.id: role.title for role in rubric.roles}
    steps = {other.id: other.title for other in rubric.steps}
    yield line((step.title, "bold $accent"))
    yield line(step.why)
    yield from _list("Raises", [f"{titles[n]} to level {to}" for n, to in step.raises.items()])
    efforts = [f"{roles.get(role, role)}: {say_effort(e)}" for role, e in step.effort.items()]
    least = counted(step.calendar_days, "working day")
    yield from _list("Effort", [*efforts, f"at least {least} on the calendar"])
    yield from _list("Needs first", [steps[name] for name in step.requires])
    yield from _list("Tasks", step.tasks)
    yield from _list("Done when", step.done_when)
    tools = [f"{tool.name} ({tool.licence}): {tool.choose_when}" for tool in step.tools]
    yield from _list("Tools", tools)
    yield from _list("Carries over", [step.carries_over] if step.carries_over else [])
    yield from _list("Starts fresh", [step.starts_fresh] if step.starts_fresh else [])
    yield from _list("Pitfalls", step.pitfalls)


def _list(heading: str, items: Iterable[str]) -> Iterator[Content]:
    found = list(items)
    if found:
        yield Content("")
        yield line((heading, "bold"))
        for item in found:
            yield line(("· ", "bold $accent"), item)

"""The planner: steps by when they begin, and what would change if something else did."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.rubric.step_model import Step
from advisor.translation import sentence
from advisor.tui.forms.planning_fields import days, days_problem
from advisor.tui.forms.value_checks import day_problem
from advisor.tui.keyboard.key_table import key_to
from advisor.tui.screens.base.entry_screen import EntryScreen
from advisor.tui.screens.base.filter_screen import FilterScreen, say_way_back
from advisor.tui.screens.roadmap.kept_plans_screen import KeptPlansScreen
from advisor.tui.screens.roadmap.people_screen import People, PeopleScreen
from advisor.tui.screens.roadmap.plan_chart import PlanChart
from advisor.tui.screens.roadmap.plan_rows import PlanRows
from advisor.tui.screens.roadmap.plan_summary import WhatIfPlans, summary
from advisor.tui.screens.roadmap.plan_view import ORDERS, PlanView
from advisor.tui.screens.roadmap.planning_screen import PlanningScreen
from advisor.tui.screens.roadmap.roadmap_keys import PLANNER_KEYS
from advisor.tui.screens.roadmap.step_details import details, step_named
from advisor.tui.screens.roadmap.unsaved_what_if_screen import UnsavedWhatIfScreen
from advisor.tui.what_if.what_if import WhatIf
from advisor.tui.widgets.step_list import StepList
from advisor.tui.widgets.text import line, lines
from advisor.tui.widgets.text_block import TextBlock
from advisor.tui.workspace.list_view import ListView, say_view
from advisor.words.titles import Titles
from advisor.words.what_if import differences

_ROOMY_ROWS = 30
_BARS_FROM = 120


class RoadmapScreen(PlanningScreen):
    """The plan by how soon it matters, with bars where there is room for them.

    What-ifs stay here until they are saved or the file is closed; those kept under a name longer.
    """

    TAB = "roadmap"
    ABOUT = sentence(
        "What to automate next, and when. Change target, date, people or steps to see "
        "what that does to the plan: the saved plan stays beside it, and your answers "
        "stay as they are until you save the what-if. Keep several under names to lay them side "
        "by side. Where the screen is 120 columns "
        "wide, bars stand beside the steps. Full bars (█ ▓ ▒) are on the critical "
        "path: a day lost there is a day lost at the end; half bars (▄ ▞ ░) are not. • "
        "and █ ▄ remove a blocker, ! and ▓ ▞ make up for what hurt lately. ◆ is where "
        "a level is reached, ◇ where it is in the saved plan, ▽ the date wanted."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*PLANNER_KEYS]
    CSS_PATH: ClassVar[list[str]] = ["../../styles/forms.tcss", "../../styles/roadmap.tcss"]  # type: ignore[assignment] # as Textual takes it

    CHANGES = frozenset(("save", "urgent", "redo"))
    _roadmap: Roadmap | None = None

    def body(self) -> Iterable[Widget]:
        """Yield the outcome, and the plan beside the step at hand."""
        yield TextBlock(id="summary")
        yield TextBlock(id="view")
        with Container(id="roadmap"):
            with Vertical(id="chart"):
                yield TextBlock(id="axis")
                yield StepList("details", id="steps")
            with VerticalScroll(id="details", can_focus=False):
                yield Static(id="step", markup=False)

    def begin(self) -> None:
        """Plan and show."""
        super().begin()
        self.query_one("#steps", StepList).focus()

    def renew(self) -> None:
        """Plan anew."""
        super().renew()
        self._fill()

    def fit(self) -> None:
        """Fill the body."""
        self._fill()

    def _fill(self) -> None:
        """Show what is known, and plan what is not: what is tried first, then what is saved."""
        known = self.known(self.tried)
        if known is not None:
            self._roadmap = known.roadmap
            self._show_plan(known.roadmap)
        self.plan_next()
        self._show_summary()
        self.refresh_bindings()

    def _show_summary(self) -> None:
        ask = self.tried
        plans = WhatIfPlans(
            ask=ask,
            saved=self.saved,
            new=self.known(ask),
            old=self.known(self.saved),
            failed=self.has_failed(ask),
        )
        most = 2 if self.size.height >= _ROOMY_ROWS else 1
        rows = list(summary(self.workspace.rubric, plans, self.card, self.size.width - 2, most))
        self.query_one("#summary", TextBlock).show(lines(rows))
        over = self.app.screen
        if isinstance(over, PeopleScreen):
            over.show(rows[0])
        elif isinstance(over, KeptPlansScreen):
            over.renew()

    def _show_plan(self, roadmap: Roadmap) -> None:
        steps = self.query_one("#steps", StepList)
        width = steps.scrollable_content_region.width
        if width <= 0:
            return
        rows = self._rows(roadmap, width)
        head, axis = rows.head(), self.query_one("#axis", TextBlock)
        axis.display = bool(head and roadmap.steps)
        axis.show(head or Content(""))
        tried = self.tried.conditions
        self._show_view(roadmap)
        steps.refill(rows.options(tried.done, tried.excluded))

    def _rows(self, roadmap: Roadmap, width: int) -> PlanRows:
        """Return the list; bars join it where they leave the titles room."""
        saved, rubric = self.known(self.saved), self.workspace.rubric
        other = saved.roadmap if saved and saved.roadmap is not roadmap else None
        chart = None
        if roadmap.start is not None and roadmap.steps and self.size.width >= _BARS_FROM:
            chart = PlanChart(roadmap=roadmap, saved=other, roles=rubric.roles, width=width)
        held = self.workspace.standing.level
        return PlanRows(
            rubric=rubric, roadmap=roadmap, held=held, width=width, chart=chart, view=self._view
        )

    @property
    def _view(self) -> ListView:
        return self.workspace.views.get(self.TAB, ListView())

    def _show_view(self, roadmap: Roadmap) -> None:
        """Say which rows are shown, and how they are sorted."""
        plan = PlanView(self.workspace.rubric, roadmap)
        said = say_view(self._view, plan.facets(), ORDERS, plan.every())
        block = self.query_one("#view", TextBlock)
        block.display = bool(said)
        block.show(line((f"{said}  ", "bold $warning"), (say_way_back(), "$quiet")))

    def action_which(self) -> None:
        """Choose which rows are shown."""
        if self._roadmap is not None:
            plan = PlanView(self.workspace.rubric, self._roadmap)
            self.app.push_screen(
                FilterScreen(self._view, plan.facets(), plan.every()), self._viewed
            )

    def action_sort(self) -> None:
        """Sort by something else."""
        self._viewed(self._view.sorted_next(tuple(ORDERS)))

    def _viewed(self, view: ListView | None) -> None:
        if view is not None:
            self.workspace.views[self.TAB] = view
            self._fill()

    def on_option_list_option_highlighted(self, event: StepList.OptionHighlighted) -> None:
        """Tell about the row under the mark."""
        name, roadmap = event.option_id, self._roadmap
        if name is not None and roadmap is not None:
            rows = list(details(self.workspace.rubric, roadmap, name))
            self.query_one("#step", Static).update(lines(rows))
            self.query_one("#details", VerticalScroll).scroll_home(animate=False)

    def _marked(self) -> Step | RoadmapStep | None:
        """Return the step under the mark, or say that there is none."""
        name = self.query_one("#steps", StepList).marked
        if name is None or self._roadmap is None:
            return None
        step = step_named(self.workspace.rubric, self._roadmap, name)
        if step is None:
            self.application.tell(
                sentence("First aid is done this week, whatever the plan; it is no step.")
            )
        return step

    def on_option_list_option_selected(self) -> None:
        """Give the details the whole screen, or the plan again."""
        self.toggle_class("-detail")

    def action_narrow(self) -> None:
        """Show the plan again, with the keys on it."""
        self.remove_class("-detail")
        self.call_after_refresh(self.query_one("#steps", StepList).focus)

    def action_scroll(self, by: int) -> None:
        """Scroll the details."""
        self.query_one("#details", VerticalScroll).scroll_relative(y=by, animate=False)

    def _try(self, **changes: Any) -> None:
        """Try something else."""
        what_if = replace(self.what_ifs.what_if, **changes)
        self.what_ifs.try_out(what_if, self.workspace.assessment)
        self._fill()

    def _try_value(self, name: str, value: Any) -> None:
        self._try(values={**self.what_ifs.what_if.values, name: value})

    def action_level(self, by: int) -> None:
        """Aim for another level; with a date, below the lowest, for as much as fits until then."""
        choices, saved = self._levels(), self.saved.target.level
        now = self.tried.target.level
        place = choices.index(now) if now in choices else 0
        chosen = choices[max(0, min(len(choices) - 1, place + by))]
        if chosen == choices[place]:
            return
        as_saved = chosen == choices[0] and saved not in choices
        self._try_value("level", saved if as_saved else chosen)

    def _levels(self) -> list[int | None]:
        """Return the levels that may be aimed for; None is what fits the date, or chosen parts."""
        ask = self.tried
        side = self.workspace.standing.sides[0]
        held = side.supported if ask.strict else side.claimed
        top = self.workspace.rubric.top
        levels = range(min(top, (held or 0) + 1), top + 1)
        wished = ask.target.by or ask.target.dimensions or ask.target.stages
        return [*([None] if wished else []), *levels]

    def action_by(self) -> None:
        """Ask for the date."""
        by = self.tried.target.by
        question = sentence("The date it is wanted by, as YYYY-MM-DD; empty for none.")
        value = by.isoformat() if by else ""
        heading = sentence("What if it were wanted by another date?")
        self.app.push_screen(EntryScreen(heading, question, value, check=day_problem), self._by)

    def _by(self, text: str | None) -> None:
        if text is not None:
            self._try_value("by", date.fromisoformat(text) if text else None)

    def action_holidays(self) -> None:
        """Ask for the days off."""
        now = self.tried.conditions.holidays
        question = sentence(
            "The days on which nobody works, as YYYY-MM-DD with commas; empty for none."
        )
        value = ", ".join(day.isoformat() for day in now)
        heading = sentence("What if other days were off?")
        self.app.push_screen(
            EntryScreen(heading, question, value, check=days_problem), self._holidays
        )

    def _holidays(self, text: str | None) -> None:
        if text is not None:
            self._try_value("holidays", days(text))

    def action_urgent(self) -> None:
        """Say that what the step mends hurt lately, or no longer: a fact, saved at once."""
        step = self._marked()
        if step is None or not step.raises:
            return
        answers = {name: self.workspace.answer_to(name) for name in step.raises}
        on = not any(answer.urgent for answer in answers.values())

        def mark() -> None:
            with self.workspace.session.together() as draft:
                for name in answers:
                    draft.urgent(name, on)

        if self.attempt(mark):
            self.renew()
            if on:
                said = sentence("{step} is urgent: it hurt lately.", step=step.title)
            else:
                said = sentence("{step} is not urgent.", step=step.title)
            saved = sentence("Saved; {undo} takes it back.", undo=key_to("undo"))
            self.application.tell(f"{said} {saved}")

    def action_people(self) -> None:
        """Change people and time, and see at once where that leads."""
        before = self.what_ifs.what_if
        self.what_ifs.begin(self.workspace.assessment)

        def closed(agreed: bool | None) -> None:
            if agreed:
                self.what_ifs.settle(before)
            else:
                self.what_ifs.what_if = before
            self._fill()

        ask = self.tried
        panel = PeopleScreen(self.workspace.rubric, ask, self.saved, self._try_people)
        self.app.push_screen(panel, closed)
        self.call_after_refresh(self._show_summary)

    def _try_people(self, people: People) -> None:
        now = self.what_ifs.what_if
        values = {**now.values, **people.values}
        tried = replace(now, values=values, capacity=people.capacity)
        self.what_ifs.show(tried)
        self._fill()

    def action_leave_out(self) -> None:
        """Plan without the step, or with it again."""
        self._toggle("excluded", "done")

    def action_done(self) -> None:
        """Plan as if the step were done, or not."""
        self._toggle("done", "excluded")

    def _toggle(self, chosen: str, other: str) -> None:
        step = self._marked()
        if step is not None:
            now = self.tried.conditions
            rest = frozenset(getattr(now, other)) - {step.id}
            self._try(**{chosen: frozenset(getattr(now, chosen)) ^ {step.id}, other: rest})

    def action_basis(self) -> None:
        """Start from what evidence supports, or from what is claimed again."""
        self._try(strict=not self.what_ifs.what_if.strict)

    def action_undo(self) -> None:
        """Take the last what-if back; with none, the last change of the file."""
        if self.what_ifs.undo():
            self._fill()
        elif not self.workspace.read_only:
            self.application.action_undo()

    def action_reset(self) -> None:
        """Return to the saved plan."""
        if self.what_ifs.changed(self.workspace.assessment):
            self.what_ifs.try_out(WhatIf(), self.workspace.assessment)
            self._fill()

    def leave_for(self, then: Callable[[], object]) -> None:
        """Ask what becomes of a what-if that is not saved before going elsewhere."""
        workspace = self.workspace
        unsaved = self.what_ifs.unsaved(workspace.assessment)
        if not unsaved or self.what_ifs.is_kept(workspace.assessment):
            then()
            return

        def chosen(way: str | None) -> None:
            if way == "discard":
                self.what_ifs.discard()
                then()
            elif way == "save" and self._save() and not workspace.session.conflicts:
                then()

        ask = self.what_ifs.savable(workspace.assessment).asked(self.saved)
        tried = differences(ask, self.saved, Titles(workspace.rubric))
        self.app.push_screen(UnsavedWhatIfScreen(tried, writable=not workspace.read_only), chosen)

    def action_save(self) -> None:
        """Write what can be saved of the what-if into the answers file, and say what cannot."""
        named = self.workspace.assessment.people and self.what_ifs.what_if.capacity
        stay = sentence("Its people stand there by name, and stay as they are.") if named else ""
        if not self.what_ifs.unsaved(self.workspace.assessment):
            nothing = sentence("All of this is in the file already.")
            said = f"{sentence('Nothing to save.')} {stay}" if stay else nothing
        elif self._save():
            said = " ".join(filter(None, (sentence("Saved into the answers file."), stay)))
        else:
            return
        self.notify(said, markup=False)

    def _save(self) -> bool:
        if not self.attempt(lambda: self.what_ifs.save(self.workspace.session)):
            return False
        self.renew()
        return True

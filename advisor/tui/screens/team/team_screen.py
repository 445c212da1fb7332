"""Who the team is, what it can spend, where it wants to go, and the figures it follows."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Label, Static

from advisor.assessment.model import Assessment, KpiValue
from advisor.assessment.session.edit import Revision
from advisor.rubric.model import Kpi, ProfileField, Role, Rubric
from advisor.translation import sentence
from advisor.tui.forms.discard_question import DiscardQuestion
from advisor.tui.forms.planning_fields import PlanningField, planning_fields
from advisor.tui.forms.profile_fields import counts_as
from advisor.tui.forms.value_checks import (
    day_problem,
    needed_day_problem,
    number,
    number_problem,
    people_problem,
    shown,
)
from advisor.tui.keyboard.key_table import bound
from advisor.tui.screens.base.tab_screen import TabScreen
from advisor.tui.widgets.field import Field
from advisor.tui.widgets.selector import Option, Selector
from advisor.tui.widgets.text import cut, line, lines
from advisor.tui.widgets.text_block import TextBlock
from advisor.tui.widgets.toggles import Toggles
from advisor.tui.workspace.open_workspace import TEAM
from advisor.words.person import say_person
from advisor.words.titles import Titles

_LEVEL = "target-level"


class TeamScreen(TabScreen):
    """A form in which each field is saved when one goes on."""

    TAB = "team"
    ABOUT = sentence(
        "Facts about the team decide which practices concern it; capacity and target "
        "shape the roadmap. Every field may stay empty except the name."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("choose", "edit", "edit", sentence("Begin with the first field")),
        bound("up", "move(-1)", "move", sentence("The field above or below")),
        bound("down", "move(1)", "move", sentence("The field above or below")),
        bound("first", "end(0)", "end", sentence("The first or the last field"), show=False),
        bound("last", "end(-1)", "end", sentence("The first or the last field"), show=False),
        bound("page-up", "move(-8)", "page", sentence("Eight fields up or down"), show=False),
        bound("page-down", "move(8)", "page", sentence("Eight fields up or down"), show=False),
        bound("next-part", "app.focus_next", sentence("next field"), show=False),
        bound("previous-part", "app.focus_previous", sentence("field before"), show=False),
        bound(
            "back", "leave_field", "leave", sentence("So that single keys go to places"), show=False
        ),
        bound("undo", "undo", "undo", sentence("Take back the last change made in this form")),
        bound("redo", "redo", "redo", sentence("Make it again"), show=False),
    ]
    CHANGES = TabScreen.CHANGES | {"edit"}
    _discard: DiscardQuestion
    _made = 0  # changes of this form that can be taken back
    _undone = 0
    CSS_PATH: ClassVar[list[str]] = ["../../styles/forms.tcss", "../../styles/team.tcss"]  # type: ignore[assignment] # as Textual takes it

    def body(self) -> Iterable[Widget]:
        """Yield the fields."""
        assessment, rubric = self.workspace.assessment, self.workspace.rubric
        with VerticalScroll(id="form", can_focus=False):
            yield _heading("Team")
            invites = sentence("what is it called?") if assessment.team.name == TEAM else ""
            yield Field(
                "Name", self._team_name, invites, _name_problem, self._save_name, self._seen
            )
            yield Field(
                sentence("Assessed on"),
                self._day,
                "YYYY-MM-DD",
                needed_day_problem,
                self._save_day,
                self._seen,
            )
            for field in rubric.profile:
                yield from self._profile(field)
            yield _heading("Target")
            yield from self._target(rubric)
            if rubric.roles:
                yield _heading(sentence("People for this work, in full-time equivalents"))
                yield TextBlock(id="by-name")
                with Vertical(id="by-role"):
                    yield from map(self._role, rubric.roles)
            if rubric.steps:
                yield _heading(sentence("How the team works on its plan"))
                for planned in planning_fields(rubric):
                    yield self._planning(planned)
            if rubric.kpis:
                yield _heading(
                    sentence("Figures the team follows: where they are, where they should go")
                )
                for kpi in rubric.kpis:
                    yield from self._kpi(kpi)

    def _profile(self, field: ProfileField) -> Iterable[Widget]:
        value = self.workspace.assessment.team.profile.get(field.id)
        name = f"profile-{field.id}"
        counts = counts_as(field)
        says = field.question
        if field.type == "number":
            yield Field(
                field.title,
                lambda: self._number(field.id),
                counts_as(field, "empty"),
                number_problem,
                lambda text, seen: self._save_number(field.id, text, seen),
                self._seen,
                id=name,
            )
        elif field.many:
            says = f"{field.question} None: {counts}."
            toggles = Toggles([(o.id, o.title) for o in field.options], value, id=name)
            yield _row(field.title, toggles, "row tall")
        else:
            values: list[Option] = [(o.id, o.title) for o in field.options]
            options = [(None, counts), *(values or [(True, "yes"), (False, "no")])]
            yield _row(field.title, Selector(options, value, id=name))
        yield Static(line((says, "$quiet")), id=f"{name}-says", classes="says-below", markup=False)

    def _role(self, role: Role) -> Field:
        return Field(
            role.title,
            lambda: self._capacity(role.id),
            sentence("such as 0.5; empty: nobody"),
            people_problem,
            lambda text, seen: self._save_capacity(role.id, text, seen),
            self._seen,
        )

    def _target(self, rubric: Rubric) -> Iterable[Widget]:
        target = self.workspace.assessment.target
        options: list[Option] = [(None, sentence("the next level"))]
        options += [
            (level.level, f"level {level.level}, {level.title}") for level in rubric.levels[1:]
        ]
        yield _row(sentence("Level to reach"), Selector(options, target.level, id=_LEVEL))
        yield Field(
            "By", self._by, sentence("YYYY-MM-DD, or empty"), day_problem, self._save_by, self._seen
        )

    def _planning(self, field: PlanningField) -> Field:
        return Field(
            field.title,
            lambda: field.show(self.workspace.assessment.planning),
            field.says,
            field.problem,
            lambda text, seen: self._save_planning(field, text, seen),
            self._seen,
        )

    def _seen(self) -> Assessment:
        return self.workspace.assessment

    def _kpi(self, kpi: Kpi) -> Iterable[Widget]:
        better = (
            sentence("less is better") if kpi.direction == "lower" else sentence("more is better")
        )
        yield Static(
            line((kpi.title, "bold"), (f"  {kpi.how}", "$quiet")), classes="kpi", markup=False
        )
        for part, title in (("current", "  now"), ("target", "  target")):
            yield Field(
                title,
                lambda part=part: self._figure(kpi.id, part),  # type: ignore[misc] # bound per part
                f"{kpi.unit}; {better}",
                number_problem,
                lambda text, seen, part=part: self._save_kpi(kpi.id, part, text, seen),  # type: ignore[misc] # bound per part
                self._seen,
            )

    def begin(self) -> None:
        """Show how the file stands; keys go to places until a field is entered."""
        super().begin()
        self._discard = DiscardQuestion()
        self._open_or_close()

    def _team_name(self) -> str:
        return self.workspace.assessment.team.name

    def _day(self) -> str:
        return self.workspace.assessment.assessed_on.isoformat()

    def _by(self) -> str:
        by = self.workspace.assessment.target.by
        return by.isoformat() if by else ""

    def _capacity(self, role: str) -> str:
        return shown(self.workspace.assessment.capacity.get(role))

    def _figure(self, kpi: str, part: str) -> str:
        value = self.workspace.assessment.kpis.get(kpi)
        return shown(getattr(value, part) if value else None)

    def _number(self, name: str) -> str:
        value = self.workspace.assessment.team.profile.get(name)
        return shown(value) if isinstance(value, int | float) else ""

    def _chosen(self, name: str) -> object:
        assessment = self.workspace.assessment
        profile = assessment.team.profile
        return assessment.target.level if name == _LEVEL else profile.get(_field(name))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the question that belongs to the field, where not all are shown."""
        for says in self.query(".says-below"):
            field = event.widget.id or (event.widget.parent and event.widget.parent.id)
            says.set_class(says.id == f"{field}-says", "-here")

    def on_selector_changed(self, event: Selector.Changed) -> None:
        """Save a choice."""
        name = event.choice.id or ""
        seen, value = self.workspace.assessment, event.choice.value
        if name == _LEVEL:
            level = value if isinstance(value, int) else None
            made = self.attempt(
                lambda: self._change(seen, lambda draft: draft.target(level, seen.target.by))
            )
        else:
            known = value if isinstance(value, bool | str) else None
            made = self.attempt(
                lambda: self._change(seen, lambda draft: draft.team({_field(name): known}))
            )
        if not made:
            event.choice.show(self._chosen(name))

    def on_toggles_changed(self, event: Toggles.Changed) -> None:
        """Save several choices."""
        seen, name = self.workspace.assessment, event.toggles.id or ""
        given = {_field(name): event.toggles.value}
        if not self.attempt(lambda: self._change(seen, lambda draft: draft.team(given))):
            event.toggles.show(self._chosen(name))

    def on_selector_submitted(self) -> None:
        """Go on to the next field."""
        self.focus_next()

    def action_edit(self) -> None:
        """Enter the first field."""
        self.focus_next()

    def action_end(self, place: int) -> None:
        """Go to the first or last field; where none can be entered, to the first or last line."""
        fields = self.focus_chain
        if fields:
            self.set_focus(fields[place])
        else:
            form = self.query_one("#form", VerticalScroll)
            form.scroll_to(y=0 if place == 0 else form.max_scroll_y, animate=False)

    def action_move(self, by: int) -> None:
        """Go some fields up or down; where none can be entered, some lines."""
        fields = self.focus_chain
        if not fields:
            self.query_one("#form", VerticalScroll).scroll_relative(y=by, animate=False)
        elif self.focused in fields:
            place = fields.index(self.focused) + by
            self.set_focus(fields[max(0, min(len(fields) - 1, place))])
        else:
            self.set_focus(fields[0 if by > 0 else -1])

    def renew(self) -> None:
        """Show what the session holds, after undo or a change from elsewhere."""
        super().renew()
        self._open_or_close()
        for field in self.query(Field):
            field.renew()
        for choice in self.query(Selector):
            choice.show(self._chosen(choice.id or ""))
        for several in self.query(Toggles):
            several.show(self._chosen(several.id or ""))

    def may_leave(self) -> bool:
        """Save what can be saved; what cannot is let go only when asked twice."""
        typed = [field.unsaved for field in self.query(Field) if not field.save()]
        if self._discard.may_discard(typed, []):
            return True
        self.application.tell(
            sentence(
                "“{typed}” cannot be saved: mend it, or leave again to let it go.", typed=typed[0]
            )
        )
        return False

    def _open_or_close(self) -> None:
        for field in self.query("FieldInput, Selector, Toggles"):
            field.disabled = self.workspace.read_only
        if self.workspace.rubric.roles:
            self._show_people()

    def _show_people(self) -> None:
        """Show named people to be read, or else the fields of the roles: a file holds one."""
        people, titles = self.workspace.assessment.people, Titles(self.workspace.rubric)
        told = [line(say_person(person, titles)) for person in people]
        named = self.query_one("#by-name", TextBlock)
        named.show(
            lines([*told, line((sentence("By name, as the answers file has it."), "$quiet"))])
        )
        named.display = bool(people)
        self.query_one("#by-role").display = not people

    def action_leave_field(self) -> None:
        """Leave the fields, so that single keys go to places again."""
        self.set_focus(None)

    def action_undo(self) -> None:
        """Take back the last change that was made in this form, and no answer."""
        if not self._made:
            self.application.tell(
                sentence("Nothing to undo in this form; answers are undone where they are.")
            )
        elif self.application.step("undo"):
            self._made, self._undone = self._made - 1, self._undone + 1

    def action_redo(self) -> None:
        """Make again what was taken back in this form."""
        if not self._undone:
            self.application.tell(sentence("Nothing to redo in this form."))
        elif self.application.step("redo"):
            self._made, self._undone = self._made + 1, self._undone - 1

    def _change(self, seen: Assessment, make: Callable[[Revision], None]) -> None:
        """Change what was seen, as one action."""
        before = self.workspace.assessment
        with self.workspace.session.together(seen) as draft:
            make(draft)
        if self.workspace.assessment is not before:
            self._made, self._undone = self._made + 1, 0
        self.show_standing()
        self.app.call_next(self.application.ask_about_conflicts)

    def _save_name(self, text: str, seen: Assessment) -> None:
        self._change(seen, lambda draft: draft.team({"name": text}))
        self.query(Field).first().hint("")

    def _save_day(self, text: str, seen: Assessment) -> None:
        self._change(seen, lambda draft: draft.assessed_on(date.fromisoformat(text)))

    def _save_by(self, text: str, seen: Assessment) -> None:
        by = date.fromisoformat(text) if text else None
        self._change(seen, lambda draft: draft.target(seen.target.level, by))

    def _save_number(self, name: str, text: str, seen: Assessment) -> None:
        self._change(seen, lambda draft: draft.team({name: number(text)}))

    def _save_capacity(self, role: str, text: str, seen: Assessment) -> None:
        self._change(seen, lambda draft: draft.capacity({role: number(text)}))

    def _save_kpi(self, kpi: str, part: str, text: str, seen: Assessment) -> None:
        value = seen.kpis.get(kpi, KpiValue())
        both = {**vars(value), part: number(text)}
        if kpi in seen.kpis or any(figure is not None for figure in both.values()):
            self._change(seen, lambda draft: draft.kpi(kpi, both["current"], both["target"]))

    def _save_planning(self, field: PlanningField, text: str, seen: Assessment) -> None:
        self._change(seen, lambda draft: draft.planning(**{field.name: field.read(text)}))


def _field(name: str) -> str:
    """Return the profile field that a choice is for."""
    return name.removeprefix("profile-")


def _row(title: str, widget: Widget, classes: str = "row") -> Horizontal:
    return Horizontal(Label(line(cut(title, 30)), classes="label"), widget, classes=classes)


def _heading(text: str) -> Static:
    return Static(line((text, "bold $accent")), classes="heading", markup=False)


def _name_problem(text: str) -> str | None:
    return None if text else sentence("the team needs a name")

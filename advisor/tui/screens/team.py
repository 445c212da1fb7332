"""Who the team is, what it can spend, where it wants to go, and the figures it follows."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Label, Static

from advisor.rubric.model import Kpi, ProfileField, Rubric
from advisor.tui.checks import (
    day_problem,
    needed_day_problem,
    number,
    number_problem,
    people_problem,
    shown,
)
from advisor.tui.screens.place import PlaceScreen
from advisor.tui.widgets.choice import Choice, Option
from advisor.tui.widgets.field import Field
from advisor.tui.widgets.text import cut, line


class TeamScreen(PlaceScreen):
    """A form in which each field is saved when one goes on."""

    PLACE = "team"
    ABOUT = (
        "Facts about the team decide which practices concern it; capacity and target shape the "
        "roadmap. Every field may stay empty except the name."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", "next field"),
        Binding("up", "app.focus_previous", "field before"),
        Binding("tab", "app.focus_next", "next field", show=False),
        Binding("shift+tab", "app.focus_previous", "field before", show=False),
        Binding("escape", "leave_field", "leave the fields", show=False),
    ]
    CSS_PATH: ClassVar[list[str]] = ["../styles/form.tcss", "../styles/team.tcss"]  # type: ignore[assignment] # as Textual takes it

    def body(self) -> Iterable[Widget]:
        """Yield the fields."""
        assessment, rubric = self.workspace.assessment, self.workspace.rubric
        with VerticalScroll(id="form", can_focus=False):
            yield _heading("Team")
            yield Field("Name", assessment.team.name, "", _name_problem, self._save_name)
            day = assessment.assessed_on.isoformat()
            yield Field("Assessed on", day, "YYYY-MM-DD", needed_day_problem, self._save_day)
            for field in rubric.profile:
                yield from self._profile(field)
            yield _heading("Target")
            yield from self._target(rubric)
            if rubric.roles:
                yield _heading("People for this work, in full-time equivalents")
                for role in rubric.roles:
                    yield Field(
                        role.title,
                        shown(assessment.capacity.get(role.id)),
                        "such as 0.5; empty: nobody",
                        people_problem,
                        lambda text, role_id=role.id: self._save_capacity(role_id, text),  # type: ignore[misc] # bound per role
                    )
            if rubric.kpis:
                yield _heading("Figures the team follows: where they are, where they should go")
                for kpi in rubric.kpis:
                    yield from self._kpi(kpi)

    def _profile(self, field: ProfileField) -> Iterable[Widget]:
        options: list[Option] = [(None, "not said")]
        options += [(o.id, o.title) for o in field.options] or [(True, "yes"), (False, "no")]
        value = self.workspace.assessment.team.profile.get(field.id)
        with Horizontal(classes="row"):
            yield Label(line(cut(field.title, 30)), classes="label")
            yield Choice(options, value, id=f"profile-{field.id}")
        yield Static(line((field.question, "$quiet")), classes="says-below", markup=False)

    def _target(self, rubric: Rubric) -> Iterable[Widget]:
        target = self.workspace.assessment.target
        options: list[Option] = [(None, "the next level")]
        options += [
            (level.level, f"level {level.level}, {level.title}") for level in rubric.levels[1:]
        ]
        with Horizontal(classes="row"):
            yield Label("Level to reach", classes="label")
            yield Choice(options, target.level, id="target-level")
        by = target.by.isoformat() if target.by else ""
        yield Field("By", by, "YYYY-MM-DD, or empty", day_problem, self._save_by)

    def _kpi(self, kpi: Kpi) -> Iterable[Widget]:
        value = self.workspace.assessment.kpis.get(kpi.id)
        better = "less is better" if kpi.direction == "lower" else "more is better"
        yield Static(
            line((kpi.title, "bold"), (f"  {kpi.how}", "$quiet")), classes="kpi", markup=False
        )
        for part, title in (("current", "  now"), ("target", "  target")):
            yield Field(
                title,
                shown(getattr(value, part) if value else None),
                f"{kpi.unit}; {better}",
                number_problem,
                lambda text, part=part: self._save_kpi(kpi.id, part, text),  # type: ignore[misc] # bound per part
            )

    def begin(self) -> None:
        """Begin with the name."""
        super().begin()
        self.focus_next()

    def on_choice_changed(self, event: Choice.Changed) -> None:
        """Save a choice."""
        name = event.choice.id or ""
        session, value = self.workspace.session, event.choice.value
        if name == "target-level":
            level = value if isinstance(value, int) else None
            self.attempt(lambda: session.target(level, self.workspace.assessment.target.by))
        else:
            known = value if isinstance(value, bool | str) else None
            self.attempt(lambda: session.team({name.removeprefix("profile-"): known}))
        self.show_standing()

    def renew(self) -> None:
        """Lay the form out again after undo or a change from elsewhere."""
        self.advisor.action_go(self.PLACE)

    def action_leave_field(self) -> None:
        """Leave the fields, so that single keys go to places again."""
        self.set_focus(None)

    def _save_name(self, text: str) -> None:
        self.workspace.session.team({"name": text})
        self.show_standing()

    def _save_day(self, text: str) -> None:
        self.workspace.session.assessed_on(date.fromisoformat(text))
        self.show_standing()

    def _save_by(self, text: str) -> None:
        level = self.workspace.assessment.target.level
        self.workspace.session.target(level, date.fromisoformat(text) if text else None)
        self.show_standing()

    def _save_capacity(self, role: str, text: str) -> None:
        self.workspace.session.capacity({role: number(text)})
        self.show_standing()

    def _save_kpi(self, kpi: str, part: str, text: str) -> None:
        value = self.workspace.assessment.kpis.get(kpi)
        both = {
            "current": value.current if value else None,
            "target": value.target if value else None,
            part: number(text),
        }
        if value is not None or any(figure is not None for figure in both.values()):
            self.workspace.session.kpi(kpi, both["current"], both["target"])
        self.show_standing()


def _heading(text: str) -> Static:
    return Static(line((text, "bold $accent")), classes="heading", markup=False)


def _name_problem(text: str) -> str | None:
    return None if text else "the team needs a name"

"""What the tabs have in common from which a plan is written, or tried with other people."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.errors import AdvisorError
from advisor.report.report_folder import free_folder
from advisor.translation import sentence
from advisor.tui.screens.base.tab_screen import TabScreen

if TYPE_CHECKING:  # planning takes its time to load
    from advisor.tui.what_if.what_if import PlanRequest

_REMARK_SECONDS = 20


class PlanTabScreen(TabScreen):
    """A tab that has the plan at hand which `tried` asks for; by itself, the saved one."""

    @property
    def saved(self) -> "PlanRequest":
        """What the answers themselves ask for."""
        from advisor.tui.what_if.what_if import saved_request  # noqa: PLC0415 see above

        return saved_request(self.workspace.assessment)

    @property
    def tried(self) -> "PlanRequest":
        """What the plan at hand is made for."""
        return self.saved

    @property
    def source(self) -> str | Path:
        """The file that the plan is of; a passing copy stands for none."""
        return "" if self.workspace.passing else self.workspace.session.path

    def say_plan(self) -> str:
        """Return which plan is at hand."""
        moved = self.say_moved(self.tried)
        if not moved:
            return sentence("The saved plan.")
        return sentence("The what-if: {differences}.", differences=" · ".join(moved))

    def say_moved(self, ask: "PlanRequest") -> list[str]:
        """Return what a plan is asked for otherwise than the saved one."""
        from advisor.words.titles import Titles  # noqa: PLC0415 likewise
        from advisor.words.what_if import differences  # noqa: PLC0415 likewise

        return differences(ask, self.saved, Titles(self.workspace.rubric))

    def action_compare(self) -> None:
        """Show what one more person of each role buys."""
        from advisor.tui.screens.roadmap.alternatives_screen import AlternativesScreen  # noqa: PLC0415 seldom asked for
        from advisor.tui.what_if.what_if import one_more_of_each  # noqa: PLC0415 likewise

        given = self.workspace
        make = partial(one_more_of_each, given.rubric, given.assessment, self.tried)
        self.app.push_screen(AlternativesScreen(given.rubric, make, self.say_plan()))

    def action_plan_file(self) -> None:
        """Ask in which form the plan is written."""
        from advisor.tui.screens.export.plan_format_screen import PlanFormatScreen  # noqa: PLC0415 seldom asked for

        self.app.push_screen(PlanFormatScreen(self.say_plan()), self._ask_where)

    def _ask_where(self, form: str | None) -> None:
        if form is None:
            return
        from advisor.tui.screens.base.form_screen import FormScreen  # noqa: PLC0415 likewise
        from advisor.tui.screens.export.plan_file import FORMS, fields, say_form  # noqa: PLC0415 likewise

        team, source = self.workspace.assessment.team.name, self.source
        plan = "plan" if self.tried == self.saved else "what-if"
        path = free_folder(Path("reports"), team, source).path / FORMS[form].file.format(plan=plan)
        heading = sentence("The plan as a file: {form}", form=FORMS[form].title)
        inputs = [Path(source)] if source else []
        panel = FormScreen(heading, say_form(form), fields(form, path, inputs))
        self.app.push_screen(panel, partial(self._write_plan, form, self.tried))

    def _write_plan(self, form: str, ask: "PlanRequest", typed: Mapping[str, str] | None) -> None:
        if typed is None:
            return
        from advisor.tui.screens.export.plan_file import written  # noqa: PLC0415 likewise
        from advisor.tui.what_if.what_if import planned_result  # noqa: PLC0415 likewise

        app, told, given = self.app, self.application, self.workspace

        def write() -> None:
            try:
                said = written(planned_result(given.rubric, given.assessment, ask), form, typed)
            except AdvisorError as error:
                app.call_from_thread(told.show_problems, error)
                return
            app.call_from_thread(
                partial(app.notify, "\n".join(said), timeout=_REMARK_SECONDS, markup=False)
            )

        app.run_worker(write, thread=True, exit_on_error=False, group="plan-file")

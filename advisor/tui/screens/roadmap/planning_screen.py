"""Plans made beside a screen, one at a time, the latest that is asked first."""

from collections.abc import Iterator

from textual import work
from textual.worker import Worker, WorkerState

from advisor.assessment.model import Assessment
from advisor.scoring.model import Scorecard
from advisor.scoring.score import score
from advisor.translation import sentence
from advisor.tui.screens.base.entry_screen import EntryScreen
from advisor.tui.screens.export.plan_tab_screen import PlanTabScreen
from advisor.tui.screens.roadmap.kept_plans_screen import SAVED, TRIED, KeptPlansScreen
from advisor.tui.screens.roadmap.plan_comparison import AskedPlan
from advisor.tui.screens.roadmap.side_by_side import SidePlan
from advisor.tui.what_if.kept_what_ifs import MOST_KEPT, KeptWhatIf, keep_what_ifs, kept_what_ifs
from advisor.tui.what_if.what_if import PlanRequest, WhatIf, planned
from advisor.tui.what_if.what_if_session import WhatIfSession
from advisor.tui.widgets.text import cells

_KEPT = "kept:"  # what the ids of kept plans begin with
_LONGEST_NAME = 60


class PlanningScreen(PlanTabScreen):
    """A tab that shows plans as they become known."""

    _planning: PlanRequest | None = None
    _failed: PlanRequest | None = None
    _scored: tuple[Assessment, Scorecard] | None = None

    @property
    def what_ifs(self) -> WhatIfSession:
        """What is tried in this assessment, kept while one goes to other places."""
        if self.workspace.what_ifs is None:
            kept = () if self.workspace.passing else kept_what_ifs(self.workspace.session.path)
            self.workspace.what_ifs = WhatIfSession(kept)
        return self.workspace.what_ifs

    @property
    def is_planning(self) -> bool:
        """Whether a plan is being made."""
        return self._planning is not None

    @property
    def tried(self) -> PlanRequest:
        """What the answers and the what-if together ask for."""
        return self.what_ifs.request(self.workspace.assessment)

    def asked(self) -> Iterator[PlanRequest]:
        """Yield what is to be planned, the most wanted first; what is kept as long as it shows."""
        yield self.tried
        yield self.saved
        if isinstance(self.app.screen, KeptPlansScreen):
            yield from (self.ask_of(item) for item in self.what_ifs.kept)

    def ask_of(self, item: KeptWhatIf) -> PlanRequest:
        """Return what the answers and a kept what-if together ask for."""
        return self.what_ifs.kept_request(item, self.workspace.assessment)

    def known(self, ask: PlanRequest) -> AskedPlan | None:
        """Return the plan for what is asked, if it was made already."""
        found = self.what_ifs.cached_plan(self.workspace.assessment, ask)
        return None if found is None else AskedPlan(ask=ask, roadmap=found)

    def has_failed(self, ask: PlanRequest) -> bool:
        """Tell whether what is asked could not be planned."""
        return ask == self._failed

    def card(self) -> Scorecard:
        """Return the answers scored."""
        assessment = self.workspace.assessment
        if self._scored is None or self._scored[0] is not assessment:
            self._scored = assessment, score(self.workspace.rubric, assessment)
        return self._scored[1]

    def plan_next(self) -> None:
        """Begin to plan the latest that is asked, one at a time: what is passed by is left out."""
        if self._planning is not None:
            return
        for ask in self.asked():
            if self.known(ask) is None and ask != self._failed:
                self._planning = ask
                self._plan(self.workspace.assessment, ask)
                return

    @work(thread=True, group="plan", exit_on_error=False)
    def _plan(self, assessment: Assessment, ask: PlanRequest) -> None:
        roadmap = planned(self.workspace.rubric, assessment, ask)
        self.app.call_from_thread(self.what_ifs.cache_plan, assessment, ask, roadmap)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show the plan that was made, and go on with what was asked meanwhile."""
        if event.worker.group != "plan" or not event.worker.is_finished:
            return
        self._failed = self._planning if event.state is WorkerState.ERROR else None
        self._planning = None
        if self in self.app.screen_stack:
            self.fit()

    def action_keep(self) -> None:
        """Ask for the name under which what is tried is kept."""
        if self.tried == self.saved:
            self.application.tell(sentence("Nothing is tried: change something of the plan first."))
            return
        if len(self.what_ifs.kept) >= MOST_KEPT:
            self.application.tell(
                sentence("{n} what-ifs are kept: remove one first.", n=len(self.what_ifs.kept))
            )
            return
        heading = sentence("Keep this what-if")
        ask = sentence("Its name; one of the same name gives way to it.")
        value = ", ".join(self.say_moved(self.tried))[:_LONGEST_NAME]
        panel = EntryScreen(heading, ask, value, required=True, check=_name_problem)
        self.app.push_screen(panel, self._keep)

    def _keep(self, name: str | None) -> None:
        if name is not None:
            self.what_ifs.keep(name)
            self._store()
            self.application.tell(sentence("Kept: {name}.", name=name))

    def _store(self) -> None:
        """Have what is kept found again, or say that it is not."""
        if self.workspace.passing:
            return
        if not keep_what_ifs(self.workspace.session.path, self.what_ifs.kept):
            self.application.tell(
                sentence("No folder can be written to: it is kept until the file is closed.")
            )

    def action_kept(self) -> None:
        """Show the saved plan, what is tried and what is kept side by side."""
        panel = KeptPlansScreen(self.workspace.rubric, self._plans, self._now(), self._drop)
        self.app.push_screen(panel, self._go_on_with)
        self.plan_next()

    def _now(self) -> str:
        """Return which of the plans is at hand."""
        if self.tried == self.saved:
            return SAVED
        kept = (item.name for item in self.what_ifs.kept if self.ask_of(item) == self.tried)
        return next(map(_id_of, kept), TRIED)

    def _plans(self) -> list[SidePlan]:
        plans = [self._side(SAVED, sentence("Saved"), self.saved)]
        if self._now() == TRIED:
            plans.append(self._side(TRIED, sentence("What is tried, not kept"), self.tried))
        kept = self.what_ifs.kept
        return [*plans, *(self._side(_id_of(i.name), i.name, self.ask_of(i)) for i in kept)]

    def _side(self, name: str, title: str, ask: PlanRequest) -> SidePlan:
        known = self.known(ask)
        return SidePlan(
            id=name,
            name=title,
            says=" · ".join(self.say_moved(ask)),
            roadmap=known.roadmap if known else None,
            failed=self.has_failed(ask),
        )

    def _drop(self, name: str) -> None:
        self.what_ifs.drop(name.removeprefix(_KEPT))
        self._store()

    def _go_on_with(self, name: str | None) -> None:
        """Try the plan that was chosen; undo leads back."""
        tried = {_id_of(item.name): item.what_if for item in self.what_ifs.kept}
        tried[SAVED] = WhatIf()
        if name in tried and name != self._now():
            self.what_ifs.try_out(tried[name], self.workspace.assessment)
            self.what_ifs.show(tried[name])
        self.fit()


def _id_of(name: str) -> str:
    return f"{_KEPT}{name}"


def _name_problem(text: str) -> str | None:
    if cells(text) <= _LONGEST_NAME:
        return None
    return sentence("A name has at most {most} characters.", most=_LONGEST_NAME)

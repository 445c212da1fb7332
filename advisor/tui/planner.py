"""The what-if of one open assessment: how it came about, and the plans known so far."""

from dataclasses import replace
from datetime import date

from advisor.assessment.model import Answer, Assessment, Team
from advisor.assessment.session.session import Session
from advisor.roadmap.model import Roadmap
from advisor.tui.planning import IN_CONDITIONS, Ask, WhatIf, saved_ask

_KEPT = 16

_Basis = tuple[dict[str, Answer], Team, date]


class Planner:
    """Keeps what is tried, so that it can be taken back, and a few plans, so that this is quick."""

    def __init__(self) -> None:
        self.what_if = WhatIf()
        self._seen: Assessment | None = None  # what the what-if is tried over
        self._before: list[WhatIf] = []
        self._known: list[tuple[_Basis, Ask, Roadmap]] = []

    def ask(self, assessment: Assessment) -> Ask:
        """Return what the answers and the what-if together ask for."""
        return self.what_if.asked(saved_ask(assessment))

    def changed(self, assessment: Assessment) -> bool:
        """Tell whether a what-if is tried that the answers do not say anyway."""
        return self.what_if.without_what_is(saved_ask(assessment)) != WhatIf()

    def unsaved(self, assessment: Assessment) -> bool:
        """Tell whether something is tried that could be saved."""
        found = self.what_if.without_what_is(saved_ask(assessment))
        return replace(found, strict=False) != WhatIf()

    def begin(self, assessment: Assessment) -> None:
        """Take note of the answers that are in view when a what-if begins."""
        if self._seen is None or not self.unsaved(self._seen):
            self._seen = assessment

    def try_out(self, what_if: WhatIf, assessment: Assessment) -> None:
        """Try something else, which `undo` takes back."""
        self._before.append(self.what_if)
        self.begin(assessment)
        self.show(what_if)

    def show(self, what_if: WhatIf) -> None:
        """Try something else while it is still being put together."""
        if self._seen is not None:
            self.what_if = what_if.without_what_is(saved_ask(self._seen))

    def settle(self, before: WhatIf) -> None:
        """Have `undo` lead back to what was tried before it was put together."""
        if before != self.what_if:
            self._before.append(before)

    def undo(self) -> bool:
        """Take the last what-if back; tell whether there was one."""
        if not self._before:
            return False
        self.what_if = self._before.pop()
        return True

    def save(self, session: Session) -> None:
        """Write the what-if into the answers file as one change, all but where a plan starts from.

        Where somebody else changed the same since, that is a conflict. Raises AdvisorError.
        """
        seen, tried = self._seen or session.assessment, self.what_if
        ask = tried.asked(saved_ask(seen))
        given = {name: value for name, value in tried.values.items() if name in IN_CONDITIONS}
        with session.together(seen) as draft:
            draft.capacity({role: fte or None for role, fte in tried.capacity.items()})
            draft.target(ask.target.level, ask.target.by)
            steps = {"exclude": ask.conditions.excluded, "done": ask.conditions.done}
            draft.planning(**given, **steps)
        self.discard()

    def discard(self) -> None:
        """Let go of the what-if, all but where a plan starts from."""
        self.what_if = WhatIf(strict=self.what_if.strict)
        self._before.clear()

    def known(self, assessment: Assessment, ask: Ask) -> Roadmap | None:
        """Return the plan for what is asked, if it was made already."""
        wanted = _basis(assessment), ask
        return next((plan for *made, plan in self._known if tuple(made) == wanted), None)

    def keep(self, assessment: Assessment, ask: Ask, roadmap: Roadmap) -> None:
        """Keep a plan."""
        self._known = [(_basis(assessment), ask, roadmap), *self._known[: _KEPT - 1]]


def _basis(assessment: Assessment) -> _Basis:
    return assessment.answers, assessment.team, assessment.assessed_on

"""The what-if of one open assessment: how it came about, and the plans known so far."""

from datetime import date

from advisor.assessment.model import Answer, Assessment, Team
from advisor.roadmap.model import Roadmap
from advisor.tui.planning import Ask, WhatIf, saved_ask

_KEPT = 16

_Basis = tuple[dict[str, Answer], Team, date]


class Planner:
    """Keeps what is tried, so that it can be taken back, and a few plans, so that this is quick."""

    def __init__(self) -> None:
        self.what_if = WhatIf()
        self._before: list[WhatIf] = []
        self._known: list[tuple[_Basis, Ask, Roadmap]] = []

    def ask(self, assessment: Assessment) -> Ask:
        """Return what the answers and the what-if together ask for."""
        return self.what_if.asked(saved_ask(assessment))

    def changed(self, assessment: Assessment) -> bool:
        """Tell whether a what-if is tried that the answers do not say anyway."""
        return self.what_if.without_what_is(saved_ask(assessment)) != WhatIf()

    def try_out(self, what_if: WhatIf, assessment: Assessment) -> None:
        """Try something else, which `undo` takes back."""
        self._before.append(self.what_if)
        self.show(what_if, assessment)

    def show(self, what_if: WhatIf, assessment: Assessment) -> None:
        """Try something else while it is still being put together."""
        self.what_if = what_if.without_what_is(saved_ask(assessment))

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

    def saved(self) -> None:
        """Let go of what the answers say by now: all but where a plan starts from."""
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

"""The what-if of one open assessment: how it came about, and the plans known so far."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from advisor.assessment.model import Answer, Assessment, Team
from advisor.assessment.session.session import Session
from advisor.roadmap.model import Roadmap
from advisor.tui.what_if.kept_what_ifs import KeptWhatIf
from advisor.tui.what_if.what_if import IN_CONDITIONS, PlanRequest, WhatIf, saved_request

_CACHED_PLANS = 16

_Basis = tuple[dict[str, Answer], Team, date]


class WhatIfSession:
    """Keeps what is tried, so that it can be taken back, and a few plans, so that this is quick."""

    def __init__(self, kept: Sequence[KeptWhatIf] = ()) -> None:
        self.what_if = WhatIf()
        self.kept = tuple(kept)
        self._seen: Assessment | None = None  # what the what-if is tried over
        self._before: list[WhatIf] = []
        self._plans: list[tuple[_Basis, PlanRequest, Roadmap]] = []

    def request(self, assessment: Assessment) -> PlanRequest:
        """Return what the answers and the what-if together ask for."""
        return self.what_if.asked(saved_request(assessment))

    def changed(self, assessment: Assessment) -> bool:
        """Tell whether a what-if is tried that the answers do not say anyway."""
        return self.what_if.without_what_is(saved_request(assessment)) != WhatIf()

    def unsaved(self, assessment: Assessment) -> bool:
        """Tell whether something is tried that could be saved."""
        return self.savable(assessment) != WhatIf()

    def savable(self, assessment: Assessment) -> WhatIf:
        """Return what could be saved: not where a plan starts from, nor other time of named people.

        A file holds people by name or the capacity of roles: saving one would let go of the other.
        """
        tried = self.what_if.without_what_is(saved_request(assessment))
        return replace(tried, strict=False, capacity={} if assessment.people else tried.capacity)

    def is_kept(self, assessment: Assessment) -> bool:
        """Tell whether what is tried is kept under a name."""
        tried = self.request(assessment)
        return any(self.kept_request(item, assessment) == tried for item in self.kept)

    @staticmethod
    def kept_request(item: KeptWhatIf, assessment: Assessment) -> PlanRequest:
        """Return what the answers and a kept what-if together ask for."""
        return item.what_if.asked(saved_request(assessment))

    def keep(self, name: str) -> None:
        """Keep what is tried under a name, in place of what it named before."""
        item = KeptWhatIf(name=name, what_if=self.what_if)
        names = [kept.name for kept in self.kept]
        others = [item if kept.name == name else kept for kept in self.kept]
        self.kept = tuple(others if name in names else [*others, item])

    def drop(self, name: str) -> None:
        """Keep a what-if no longer."""
        self.kept = tuple(kept for kept in self.kept if kept.name != name)

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
            self.what_if = what_if.without_what_is(saved_request(self._seen))

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
        """Write what can be saved of the what-if into the answers file, as one change.

        Where somebody else changed the same since, that is a conflict. Raises AdvisorError.
        """
        seen = self._seen or session.assessment
        tried = self.savable(seen)
        request = tried.asked(saved_request(seen))
        given = {name: value for name, value in tried.values.items() if name in IN_CONDITIONS}
        with session.together(seen) as draft:
            draft.capacity({role: fte or None for role, fte in tried.capacity.items()})
            draft.target(request.target.level, request.target.by)
            steps = {"exclude": request.conditions.excluded, "done": request.conditions.done}
            draft.planning(**given, **steps)
        left = self.what_if.capacity if seen.people else {}
        self.discard()
        self.what_if = replace(self.what_if, capacity=left)

    def discard(self) -> None:
        """Let go of the what-if, all but where a plan starts from."""
        self.what_if = WhatIf(strict=self.what_if.strict)
        self._before.clear()

    def cached_plan(self, assessment: Assessment, request: PlanRequest) -> Roadmap | None:
        """Return the plan for what is asked, if it was made already."""
        wanted = _basis(assessment), request
        return next((plan for *made, plan in self._plans if tuple(made) == wanted), None)

    def cache_plan(self, assessment: Assessment, request: PlanRequest, roadmap: Roadmap) -> None:
        """Keep a plan, so that the same request is answered at once."""
        self._plans = [(_basis(assessment), request, roadmap), *self._plans[: _CACHED_PLANS - 1]]


def _basis(assessment: Assessment) -> _Basis:
    return assessment.answers, assessment.team, assessment.assessed_on

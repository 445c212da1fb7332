"""Teams that have people and dates to plan with."""

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

from advisor import plan, score
from advisor.assessment.model import Target
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Roadmap
from advisor.rubric.model import Role, Rubric
from advisor.rubric.step_model import EffortRange, Step
from advisor.scoring.model import Scorecard
from advisor.scoring.states import Basis
from tests.build import DAY
from tests.rubric_strategy import rubrics
from tests.strategies import assessments

START = DAY + timedelta(days=1)
FTE = (0.1, 0.25, 0.5, 0.7, 1.0, 1.3, 2.0)
ROLES = ("doer", "maker", "owner")


class Team(NamedTuple):
    """A scored team with what it wants and what it has."""

    rubric: Rubric
    card: Scorecard
    target: Target
    conditions: Conditions
    strict: bool

    @property
    def basis(self) -> Basis:
        return "supported" if self.strict else "claimed"

    def plan(self, *, target: Target | None = None, **changed: object) -> Roadmap:
        """Return the plan, with another target or other conditions if any are given."""
        conditions = replace(self.conditions, **changed)  # type: ignore[arg-type] # by name
        wanted = self.target if target is None else target
        return plan(self.rubric, self.card, wanted, strict=self.strict, conditions=conditions)


@st.composite
def teams(draw: st.DrawFn) -> Team:
    """Draw a team by a small rubric whose steps take several roles and some time."""
    plain = draw(rubrics())
    steps = tuple(_busy(draw, step) for step in plain.steps)
    rubric = replace(plain, roles=tuple(Role(id=r, title=r) for r in ROLES), steps=steps)
    fte = st.sampled_from(FTE)
    conditions = Conditions(
        capacity={role: draw(fte) for role in ROLES},
        start=START + timedelta(days=draw(st.integers(0, 6))),
        share=draw(st.sampled_from((100.0, 100.0, 60.0))),
        holidays=tuple(sorted(draw(st.sets(st.dates(START, date(2027, 3, 1)), max_size=3)))),
        parallel=draw(st.sampled_from((None, None, 1, 2))),
    )
    target = Target(level=draw(st.integers(1, rubric.top)))
    card = score(rubric, draw(assessments(rubric)))
    assume(not card.thin)  # or there are no dates
    return Team(rubric, card, target, conditions, draw(st.booleans()))


def _busy(draw: st.DrawFn, step: Step) -> Step:
    days = st.sampled_from((0.5, 1.0, 2.5, 4.0))
    effort = {}
    for role in sorted(draw(st.sets(st.sampled_from(ROLES), min_size=1, max_size=2))):
        likely = draw(days)
        effort[role] = EffortRange(low=likely / 2, likely=likely, high=likely * 2)
    return replace(step, effort=effort, calendar_days=draw(st.integers(1, 6)))

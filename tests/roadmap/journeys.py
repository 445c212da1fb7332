"""Teams on their way to a level, with what the rubric says of them on arrival."""

from typing import NamedTuple

from hypothesis import strategies as st

from advisor import plan
from advisor.assessment.model import Target
from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.roadmap.position import Position, position_of
from advisor.rubric.model import Rubric
from advisor.scoring.model import Scorecard
from advisor.scoring.states import Basis
from tests.roadmap.arrival import card_after
from tests.strategies import Case, cases


class Journey(NamedTuple):
    """A team, the level it wants, and whether only what evidence supports counts."""

    case: Case
    card: Scorecard
    target: Target | None
    strict: bool

    @property
    def rubric(self) -> Rubric:
        return self.case.rubric

    @property
    def basis(self) -> Basis:
        return "supported" if self.strict else "claimed"

    @property
    def start(self) -> Position:
        return position_of(self.rubric, self.card, self.basis, ())

    def plan(self, *, sound: bool = False) -> Roadmap:
        return plan(self.rubric, self.card, self.target, strict=self.strict, sound=sound)

    def arrival(self, *steps: RoadmapStep, known: bool) -> Scorecard:
        """Score the team with the answers it can give once these steps are done."""
        return card_after(self.rubric, self.case.assessment, steps, known=known)


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    """Draw any team by any rubric that wants any level, or none in particular."""
    case = draw(cases())
    level = draw(st.one_of(st.none(), st.integers(0, case.rubric.top)))
    return Journey(case, case.card, Target(level=level), draw(st.booleans()))

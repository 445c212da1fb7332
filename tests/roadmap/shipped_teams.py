"""Teams by the shipped rubric with people, days off and wishes, and their answers later on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st

from advisor import plan, score
from advisor.assessment.model import Assessment, Target, Urgent
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.scoring.model import Scorecard
from advisor.scoring.states import Basis
from tests.build import DAY, with_answers
from tests.roadmap.arrival import card_after, met_with
from tests.strategies import assessments, shipped

FEW = settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
_PEOPLE = (0.3, 0.5, 1.0, 1.5, 2.0)


class ShippedTeam(NamedTuple):
    """A team with what it wants and what it has to work with."""

    assessment: Assessment
    target: Target
    conditions: Conditions
    strict: bool

    @property
    def basis(self) -> Basis:
        return "supported" if self.strict else "claimed"

    @property
    def card(self) -> Scorecard:
        return score(shipped(), self.assessment)

    def plan(self) -> Roadmap:
        return plan(
            shipped(), self.card, self.target, strict=self.strict, conditions=self.conditions
        )

    def after(self, steps: Iterable[RoadmapStep], *, known: bool) -> Scorecard:
        """Score the answers the team could give once it has done these steps, and those it says."""
        said = met_with(shipped(), self.conditions.done)
        return card_after(shipped(), self.assessment, steps, known=known, said=said)


@st.composite
def shipped_teams(draw: st.DrawFn) -> ShippedTeam:
    """Draw a team; its plan may have steps or not, reach its target or not."""
    rubric = shipped()
    start = DAY + timedelta(days=draw(st.integers(1, 7)))
    # A limit on open steps makes long plans slow to find.
    parallel = draw(st.sampled_from((None, None, 2, 4)))
    holidays = draw(st.sets(st.dates(start, start + timedelta(days=120)), max_size=8))
    steps = st.sampled_from([step.id for step in rubric.steps])
    parts = st.dictionaries(
        st.sampled_from([dimension.id for dimension in rubric.dimensions]),
        st.integers(1, 1 if parallel else rubric.top),
        max_size=2,
    )
    team = draw(assessments(rubric))
    hurt = draw(st.sets(st.sampled_from(sorted(team.answers)), max_size=2))
    marked = {name: replace(team.answers[name], urgent=Urgent()) for name in sorted(hurt)}
    team = with_answers(team, marked)
    assume(not score(rubric, team).thin)  # or there are no dates
    return ShippedTeam(
        assessment=team,
        target=Target(
            level=draw(st.sampled_from((None, 1, 1 if parallel else 2))),
            by=draw(st.sampled_from((None, None, date(2027, 5, 31)))),
            dimensions=draw(parts),
            stages=draw(st.sampled_from(({}, {}, {"monitor": 1}))),
        ),
        conditions=Conditions(
            capacity={role.id: draw(st.sampled_from(_PEOPLE)) for role in rubric.roles},
            start=start,
            share=draw(st.sampled_from((100.0, 100.0, 60.0))),
            holidays=tuple(sorted(holidays)),
            parallel=parallel,
            excluded=tuple(draw(st.sets(steps, max_size=1))),
            done=tuple(draw(st.sets(steps, max_size=2))),
        ),
        strict=draw(st.booleans()),
    )

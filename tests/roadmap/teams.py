"""Teams that have people and dates to plan with."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

from advisor import plan, score
from advisor.assessment.model import Assessment, Person, Target, Urgent
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.rubric.model import Role, Rubric
from advisor.rubric.step_model import EffortRange, Step
from advisor.scoring.model import Scorecard
from advisor.scoring.states import Basis
from tests.build import DAY, with_answers
from tests.roadmap.arrival import card_after
from tests.rubric_strategy import rubrics
from tests.strategies import assessments

START = DAY + timedelta(days=1)
FTE = (0.1, 0.25, 0.5, 0.7, 1.0, 1.3, 2.0)
ROLES = ("doer", "maker", "owner")


class Team(NamedTuple):
    """A scored team with what it wants and what it has."""

    rubric: Rubric
    assessment: Assessment
    target: Target
    conditions: Conditions
    strict: bool

    @property
    def card(self) -> Scorecard:
        return score(self.rubric, self.assessment)

    @property
    def basis(self) -> Basis:
        return "supported" if self.strict else "claimed"

    def plan(self, *, target: Target | None = None, **changed: object) -> Roadmap:
        """Return the plan, with another target or other conditions if any are given."""
        conditions = replace(self.conditions, **changed)  # type: ignore[arg-type] # by name
        wanted = self.target if target is None else target
        return plan(self.rubric, self.card, wanted, strict=self.strict, conditions=conditions)

    def after(self, steps: Iterable[RoadmapStep], *, known: bool) -> Scorecard:
        """Score the answers the team can give once it has done these steps."""
        return card_after(self.rubric, self.assessment, steps, known=known)


@st.composite
def teams(draw: st.DrawFn, *, hurt: bool = False) -> Team:
    """Draw a team by a small rubric whose steps take several roles and some time.

    With `hurt` the lack of some practices did so lately, and some of the people may have names.
    """
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
    given = draw(assessments(rubric))
    if hurt:
        given = _hurt(draw, given)
        conditions = replace(conditions, people=tuple(_people(draw)))
    assume(not score(rubric, given).thin)  # or there are no dates
    return Team(rubric, given, target, conditions, draw(st.booleans()))


def _hurt(draw: st.DrawFn, given: Assessment) -> Assessment:
    names = draw(st.sets(st.sampled_from(sorted(given.answers)), min_size=1, max_size=3))
    answers = {name: replace(given.answers[name], urgent=Urgent()) for name in sorted(names)}
    return with_answers(given, answers)


def _people(draw: st.DrawFn) -> Iterator[Person]:
    for name in ("Ada", "Bob")[: draw(st.integers(0, 2))]:
        roles = draw(st.sets(st.sampled_from(ROLES), min_size=1))
        share = draw(st.sampled_from((20.0, 50.0, 100.0)))
        yield Person(name=name, share=share, roles=tuple(sorted(roles)))


def _busy(draw: st.DrawFn, step: Step) -> Step:
    days = st.sampled_from((0.5, 1.0, 2.5, 4.0))
    effort = {}
    for role in sorted(draw(st.sets(st.sampled_from(ROLES), min_size=1, max_size=2))):
        likely = draw(days)
        effort[role] = EffortRange(low=likely / 2, likely=likely, high=likely * 2)
    return replace(step, effort=effort, calendar_days=draw(st.integers(1, 6)))

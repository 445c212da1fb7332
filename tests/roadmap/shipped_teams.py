"""Teams by the shipped rubric with people, days off and wishes, and their answers later on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from advisor import plan, score
from advisor.assessment.model import Answer, Assessment, Evidence, Target
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Roadmap
from advisor.rubric.model import EvidenceKind
from advisor.scoring.model import Basis, Scorecard
from tests.build import DAY
from tests.strategies import assessments, shipped

FEW = settings(
    max_examples=8,
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

    def after(self, raised: Iterable[tuple[str, int]]) -> Scorecard:
        """Score the answers the team could give once practices are raised and it can show it."""
        rubric = shipped()
        kinds = tuple(
            EvidenceKind(id=f"shows-{level}", title="Any", summary="Any.", caps=level)
            for level in range(rubric.top + 1)
        )
        claims = {p.id: p.claimed for p in self.card.practices if p.applicable}
        answers = dict(self.assessment.answers)
        for name, level in raised:
            if name not in claims:
                continue
            before = answers.get(name, Answer())
            now = before.level if isinstance(before.level, int) else 0
            shown = Evidence(kind=f"shows-{level}", ref="any")
            answers[name] = Answer(level=max(now, level), evidence=(*before.evidence, shown))
        changed = replace(self.assessment, answers=answers)
        return score(replace(rubric, evidence_kinds=(*rubric.evidence_kinds, *kinds)), changed)


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
    return ShippedTeam(
        assessment=draw(assessments(rubric)),
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

"""Teams on their way to a level, with what the rubric says of them on arrival."""

from dataclasses import replace
from typing import NamedTuple

from hypothesis import strategies as st

from advisor import plan, score
from advisor.assessment.model import Answer, Assessment, Evidence, Target
from advisor.roadmap.model import Roadmap
from advisor.rubric.model import EvidenceKind, Rubric
from advisor.scoring.model import Basis, Scorecard
from tests.build import with_answers
from tests.strategies import Case, cases


class Journey(NamedTuple):
    """A team, the level it wants, and whether only what evidence supports counts."""

    case: Case
    card: Scorecard
    target: Target | None
    strict: bool

    @property
    def basis(self) -> Basis:
        return "supported" if self.strict else "claimed"

    @property
    def held(self) -> int | None:
        return self.card.held(self.basis)

    @property
    def start(self) -> dict[str, int]:
        """The level of each practice that applies, as the plan has to count it."""
        practices = self.card.practices
        return {p.id: p.value(self.basis) or 0 for p in practices if p.applicable}

    @property
    def claimed(self) -> dict[str, int]:
        """The level of each practice that applies, as it is answered."""
        return {p.id: p.claimed or 0 for p in self.card.practices if p.applicable}

    def plan(self) -> Roadmap:
        return plan(self.case.rubric, self.card, self.target, strict=self.strict)

    def arrival(self, roadmap: Roadmap) -> Scorecard:
        """Score the team with the answers it can give once every step is done."""
        best = EvidenceKind(id="best", title="Best", summary="Any.", caps=self.case.rubric.top)
        rubric = replace(self.case.rubric, evidence_kinds=(*self.case.rubric.evidence_kinds, best))
        return score(rubric, self._answers_after(rubric, roadmap))

    def _answers_after(self, rubric: Rubric, roadmap: Roadmap) -> Assessment:
        start = self.start
        levels = dict(start)
        for step in roadmap.steps:
            for practice, level in step.raises.items():
                if practice in levels:
                    levels[practice] = max(levels[practice], level)
        proof = (Evidence(kind=rubric.evidence_kinds[-1].id, ref="any"),)
        raised = {
            name: Answer(level=level, evidence=proof)
            for name, level in levels.items()
            if level > start[name]
        }
        return with_answers(self.case.assessment, raised)


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    """Draw any team by any rubric that wants any level, or none in particular."""
    case = draw(cases())
    level = draw(st.one_of(st.none(), st.integers(0, case.rubric.top)))
    return Journey(case, case.card, Target(level=level), draw(st.booleans()))

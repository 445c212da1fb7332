"""Random teams and the rubrics they are assessed by, for what must hold whatever they say."""

from datetime import timedelta
from functools import cache
from typing import NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from advisor import load_rubric, score
from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Assessment, Evidence, Team
from advisor.rubric.model import Rubric
from advisor.rubric.profile import profile_values
from advisor.scoring.model import Scorecard
from tests.build import BACKUPS, DAY
from tests.rubric_strategy import rubrics

# Reproducible, so that a build never fails by chance.
QUICK = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


class Case(NamedTuple):
    """A rubric and a team assessed by it."""

    rubric: Rubric
    assessment: Assessment

    @property
    def card(self) -> Scorecard:
        return score(self.rubric, self.assessment)


@cache
def shipped() -> Rubric:
    return load_rubric()


@cache
def backups() -> Rubric:
    return load_rubric(BACKUPS)


def _evidence(rubric: Rubric) -> list[tuple[Evidence, ...]]:
    ends = (None, DAY - timedelta(days=1), DAY, DAY + timedelta(days=1))
    single = [
        (Evidence(kind=kind.id, ref="any", expires_on=end),)
        for kind in rubric.evidence_kinds
        for end in ends
    ]
    pairs = [(*one, *other) for one, other in zip(single, reversed(single), strict=True)]
    return [(), *single, *pairs]


def answers(rubric: Rubric) -> st.SearchStrategy[Answer]:
    """Draw an answer in any state; two in three name a level."""
    evidence = st.sampled_from(_evidence(rubric))
    level = st.builds(Answer, level=st.integers(0, rubric.top), evidence=evidence)
    left_out = Answer(level=NOT_APPLICABLE, reason="it does not concern this team")
    other = st.sampled_from((Answer(), Answer(level=UNKNOWN), left_out))
    return st.one_of(level, level, other)


@st.composite
def assessments(draw: st.DrawFn, rubric: Rubric) -> Assessment:
    """Draw a team of any profile that answers most practices alike and some in any way."""
    profile: dict[str, str | bool] = {}
    for field in rubric.profile:
        value = draw(st.sampled_from((None, *profile_values(field))))
        if value is not None:
            profile[field.id] = value
    names = [practice.id for practice in rubric.practices]
    others = draw(st.dictionaries(st.sampled_from(names), answers(rubric), max_size=8))
    return Assessment(
        rubric=rubric.reference,
        team=Team(name="Any team", profile=profile),
        assessed_on=DAY,
        answers={**dict.fromkeys(names, draw(answers(rubric))), **others},
    )


def any_rubric() -> st.SearchStrategy[Rubric]:
    """Draw the shipped rubric, the one of another subject, or a generated one."""
    return st.one_of(rubrics(), rubrics(), st.builds(backups), st.builds(shipped))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw any rubric and any team."""
    rubric = draw(any_rubric())
    return Case(rubric, draw(assessments(rubric)))

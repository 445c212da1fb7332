"""Random teams and the rubrics they are assessed by, for what must hold whatever they say."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from advisor import load_rubric, score
from advisor.assessment.model import (
    NOT_APPLICABLE,
    UNKNOWN,
    Answer,
    Assessment,
    Evidence,
    ProfileValue,
    Team,
    Waiver,
)
from advisor.rubric.model import Practice, ProfileField, Rubric
from advisor.rubric.profile import profile_values
from advisor.scoring.model import Scorecard
from tests.build import BACKUPS, DAY
from tests.criteria_strategy import cut_into_criteria
from tests.rubric_strategy import rubrics

# Reproducible, so that a build never fails by chance.
QUICK = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
FEWER = settings(QUICK, max_examples=4)  # where each example takes its time
ENDS = (None, DAY - timedelta(days=1), DAY, DAY + timedelta(days=1))
LISTS = ("met", "unmet", "unknown", "waived", "left")


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
    single = [
        (Evidence(kind=kind.id, ref="any", expires_on=end),)
        for kind in rubric.evidence_kinds
        for end in ENDS
    ]
    pairs = [(*one, *other) for one, other in zip(single, reversed(single), strict=True)]
    return [(), *single, *pairs]


def answers(rubric: Rubric) -> st.SearchStrategy[Answer]:
    """Draw an answer to a whole practice in any state; two in three name a level."""
    evidence = st.sampled_from(_evidence(rubric))
    level = st.builds(Answer, level=st.integers(0, rubric.top), evidence=evidence)
    other = st.sampled_from((Answer(), Answer(level=UNKNOWN)))
    return st.one_of(level, level, other, left_out())


def left_out() -> st.SearchStrategy[Answer]:
    """Draw that a practice does not apply, approved by another or not, ended or not."""
    return st.builds(
        Answer,
        level=st.just(NOT_APPLICABLE),
        reason=st.just("it does not concern this team"),
        by=st.sampled_from((None, "Ann")),
        approved_by=st.sampled_from((None, "Ann", "Ben")),
        until=st.sampled_from(ENDS),
    )


@st.composite
def answers_to(draw: st.DrawFn, rubric: Rubric, practice: Practice) -> Answer:
    """Draw an answer that may name some criteria of a practice one by one."""
    whole = draw(answers(rubric))
    if whole.level == NOT_APPLICABLE:
        return whole
    places = {criterion.id: draw(st.sampled_from(LISTS)) for criterion in practice.criteria}
    named = {place: tuple(c for c, at in places.items() if at == place) for place in LISTS}
    by, approved = draw(st.sampled_from((None, "A"))), draw(st.sampled_from((None, "A", "B")))
    until = draw(st.sampled_from(ENDS))
    return replace(
        whole,
        met=named["met"],
        unmet=named["unmet"],
        unknown=named["unknown"],
        waived=tuple(
            Waiver(criterion=name, reason="no such thing", by=by, approved_by=approved, until=until)
            for name in named["waived"]
        ),
        evidence=tuple(
            replace(item, shows=tuple(draw(st.sets(st.sampled_from(sorted(places))))))
            for item in whole.evidence
        ),
    )


def _profile_value(field: ProfileField) -> st.SearchStrategy[ProfileValue | None]:
    if field.type == "number":
        return st.sampled_from((None, 1, 2, 40))
    values = profile_values(field)
    if field.many:
        some = st.sets(st.sampled_from(values), min_size=1)
        ordered = some.map(lambda given: tuple(str(value) for value in values if value in given))
        return st.one_of(st.none(), ordered)
    return st.sampled_from((None, *values))


@st.composite
def assessments(draw: st.DrawFn, rubric: Rubric) -> Assessment:
    """Draw a team of any profile that answers most practices alike and some in any way."""
    profile = {
        field.id: value
        for field in rubric.profile
        if (value := draw(_profile_value(field))) is not None
    }
    practices = {practice.id: practice for practice in rubric.practices}
    others = draw(st.sets(st.sampled_from(sorted(practices)), max_size=8))
    return Assessment(
        rubric=rubric.reference,
        team=Team(name="Any team", profile=profile),
        assessed_on=DAY,
        answers={
            **dict.fromkeys(practices, draw(answers(rubric))),
            **{name: draw(answers_to(rubric, practices[name])) for name in sorted(others)},
        },
    )


def any_rubric() -> st.SearchStrategy[Rubric]:
    """Draw the shipped rubric, the one of another subject, or a generated one."""
    cut = rubrics().flatmap(cut_into_criteria)
    return st.one_of(rubrics(), cut, cut, st.builds(backups), st.builds(shipped))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw any rubric and any team."""
    rubric = draw(any_rubric())
    return Case(rubric, draw(assessments(rubric)))

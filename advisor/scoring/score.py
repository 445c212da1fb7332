"""An assessment into a scorecard."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal

from advisor.assessment.model import Answer, AnswerState, Assessment
from advisor.rubric.model import (
    Feature,
    Kpi,
    Level,
    Practice,
    ProfileField,
    Role,
    Rubric,
    Side,
)
from advisor.rubric.profile import exclusion
from advisor.scoring.bounds import bounded_score
from advisor.scoring.level import blockers_for, level_held, next_level
from advisor.scoring.model import (
    Basis,
    Blocker,
    Counts,
    DimensionScore,
    EvidenceCap,
    EvidenceScore,
    FeatureStatus,
    LevelStatus,
    Named,
    PracticeScore,
    RubricStamp,
    Scorecard,
    ScoreRange,
    StageScore,
    Standing,
)
from advisor.scoring.number import exact, rounded_down


def score(rubric: Rubric, assessment: Assessment) -> Scorecard:
    """Score one assessment against its rubric; the same input always gives the same scorecard."""
    practices = tuple(score_practice(rubric, assessment, practice) for practice in rubric.practices)
    sides = _standings(rubric, practices)
    primary = sides[rubric.primary_side]
    deciding = _of_side(practices, rubric.primary_side)
    counts = _counts(practices)
    return Scorecard(
        rubric=_stamp(rubric),
        team={"name": assessment.team.name, **assessment.team.profile},
        assessed_on=assessment.assessed_on,
        level=_levels_held(primary, sides),
        coverage=_share(counts.answered, counts.applicable),
        score=ScoreRange(value=primary.score, low=primary.low, high=primary.high),
        counts=counts,
        sides=sides,
        dimensions=tuple(_dimensions(rubric, practices)),
        stages=tuple(_stages(rubric, practices)),
        levels=tuple(_level_status(level, practices) for level in rubric.levels),
        practices=practices,
        blockers=_blockers(deciding, primary.level, rubric.top, "claimed"),
        supported_blockers=_blockers(deciding, primary.supported, rubric.top, "supported"),
    )


def score_practice(rubric: Rubric, assessment: Assessment, practice: Practice) -> PracticeScore:
    """Score one practice; it depends on its own answer, the team's profile and the date alone."""
    answer = assessment.answers.get(practice.id, Answer())
    excluded = exclusion(practice, assessment.team.profile)
    state = AnswerState.NOT_APPLICABLE if excluded else answer.state
    claimed = answer.level if isinstance(answer.level, int) and not excluded else None
    caps = {kind.id: kind.caps for kind in rubric.evidence_kinds}
    evidence = tuple(
        EvidenceScore(
            kind=item.kind,
            ref=item.ref,
            observed_on=item.observed_on,
            expires_on=item.expires_on,
            cap=caps[item.kind],
            valid=item.valid_on(assessment.assessed_on),
            premature=item.premature_on(assessment.assessed_on),
        )
        for item in answer.evidence
    )
    return PracticeScore(
        id=practice.id,
        title=practice.title,
        side=practice.side,
        dimension=practice.dimension,
        stage=practice.stage,
        gates=practice.gates,
        weight=practice.weight,
        weight_reason=practice.weight_reason,
        features=practice.features,
        quick=practice.quick,
        question=practice.question,
        why=practice.why,
        risk=practice.risk,
        levels=practice.levels,
        state=state,
        claimed=claimed,
        supported=_supported(claimed, evidence),
        evidence=evidence,
        note=answer.note,
        flag=answer.flag,
        urgent=answer.urgent,
        reason=excluded or answer.reason,
    )


def _supported(claimed: int | None, evidence: Iterable[EvidenceScore]) -> int | None:
    if claimed is None:
        return None
    return min(claimed, max((item.cap for item in evidence if item.valid), default=0))


def _of_side(practices: Iterable[PracticeScore], side: str) -> tuple[PracticeScore, ...]:
    return tuple(practice for practice in practices if practice.side == side)


def _standings(rubric: Rubric, practices: Sequence[PracticeScore]) -> dict[str, Standing]:
    return {side.id: _standing(_of_side(practices, side.id), rubric.top) for side in rubric.sides}


def _standing(practices: Sequence[PracticeScore], top: int) -> Standing:
    counts = _counts(practices)
    return Standing(
        **bounded_score(practices, top)._asdict(),
        level=level_held(practices, top, "claimed"),
        supported=level_held(practices, top, "supported"),
        answered=counts.answered,
        applicable=counts.applicable,
    )


def _levels_held(primary: Standing, sides: Mapping[str, Standing]) -> dict[str, int | None]:
    held = {"claimed": primary.level, "supported": primary.supported}
    for side, standing in sides.items():
        held[f"{side}_claimed"] = standing.level
        held[f"{side}_supported"] = standing.supported
    return held


def _dimensions(rubric: Rubric, practices: Sequence[PracticeScore]) -> Iterable[DimensionScore]:
    for dimension in rubric.dimensions:
        sides = _standings(rubric, [p for p in practices if p.dimension == dimension.id])
        compared = sides[rubric.compared_side].score if rubric.compared_side else None
        yield DimensionScore(
            id=dimension.id,
            title=dimension.title,
            sides=sides,
            gap=_gap(compared, sides[rubric.primary_side].score),
            meaning=dimension.sides,
            carries_over=dimension.carries_over,
            starts_fresh=dimension.starts_fresh,
        )


def _gap(compared: float | None, primary: float | None) -> float | None:
    if compared is None or primary is None:
        return None
    return float(exact(compared) - exact(primary))


def _stages(rubric: Rubric, practices: Sequence[PracticeScore]) -> Iterable[StageScore]:
    for stage in rubric.stages:
        sides = _standings(rubric, [p for p in practices if p.stage == stage.id])
        yield StageScore(id=stage.id, title=stage.title, sides=sides, summary=stage.summary)


def _level_status(level: Level, practices: Sequence[PracticeScore]) -> LevelStatus:
    return LevelStatus(
        level=level.level,
        id=level.id,
        title=level.title,
        summary=level.summary,
        challenge=level.challenge,
        features=tuple(_feature(level.level, feature, practices) for feature in level.features),
    )


def _feature(level: int, feature: Feature, practices: Sequence[PracticeScore]) -> FeatureStatus:
    # A trait of level 0 is lost, and a feature of a higher level held, by meeting the gates.
    gate = max(level, 1)
    covering = [p for p in practices if feature.id in p.features and p.gates]
    applicable = [p for p in covering if p.applicable and p.need(gate) > 0]
    lacking = [p for p in applicable if not p.meets(gate, "claimed")]
    return FeatureStatus(
        id=feature.id,
        title=feature.title,
        summary=feature.summary,
        state=_feature_state(level, applicable, lacking),
        supported=bool(applicable) and all(p.meets(gate, "supported") for p in applicable),
        practices=tuple(practice.id for practice in covering),
        lacking=tuple(practice.id for practice in lacking),
    )


def _feature_state(
    level: int, applicable: Sequence[PracticeScore], lacking: Sequence[PracticeScore]
) -> Literal["held", "missing", "not_shown", "not_applicable"]:
    if not applicable:
        return "not_applicable"
    if not lacking:
        return "missing" if level == 0 else "held"
    if all(practice.claimed is None for practice in lacking):
        return "not_shown"
    return "held" if level == 0 else "missing"


def _blockers(
    practices: Sequence[PracticeScore], held: int | None, top: int, basis: Basis
) -> tuple[Blocker, ...]:
    level = next_level(held, top)
    return () if level is None else blockers_for(practices, level, basis)


def _counts(practices: Sequence[PracticeScore]) -> Counts:
    states = [practice.state for practice in practices]
    return Counts(
        practices=len(states),
        applicable=len(states) - states.count(AnswerState.NOT_APPLICABLE),
        answered=states.count(AnswerState.ANSWERED),
        unknown=states.count(AnswerState.UNKNOWN),
        unanswered=states.count(AnswerState.UNANSWERED),
        not_applicable=states.count(AnswerState.NOT_APPLICABLE),
        without_evidence=sum(
            bool(p.claimed) and not any(item.valid for item in p.evidence) for p in practices
        ),
    )


def _share(part: int, whole: int) -> float | None:
    return rounded_down(Fraction(part, whole)) if whole else None


def _stamp(rubric: Rubric) -> RubricStamp:
    return RubricStamp(
        id=rubric.id,
        version=rubric.version,
        sha256=rubric.sha256,
        title=rubric.title,
        summary=rubric.summary,
        primary_side=rubric.primary_side,
        compared_side=rubric.compared_side,
        sides=_named(rubric.sides),
        roles=_named(rubric.roles),
        profile=_named(rubric.profile),
        kpis=_named(rubric.kpis),
        evidence_kinds=tuple(
            EvidenceCap(id=kind.id, title=kind.title, caps=kind.caps)
            for kind in rubric.evidence_kinds
        ),
    )


def _named(elements: Iterable[Side | Role | ProfileField | Kpi]) -> tuple[Named, ...]:
    return tuple(Named(id=element.id, title=element.title) for element in elements)

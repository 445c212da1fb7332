"""An assessment into a scorecard."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date

from advisor.assessment.model import Answer, Assessment, Urgent
from advisor.rubric.model import Kpi, Practice, ProfileField, Role, Rubric, Side
from advisor.rubric.profile import Value, whole_profile
from advisor.scoring.bounds import bounded_score
from advisor.scoring.coverage import counts, coverage
from advisor.scoring.criterion import score_criteria
from advisor.scoring.feature import facts, score_features, shown_traits
from advisor.scoring.level import SideFeatures, blockers_for, level_standing
from advisor.scoring.model import (
    CriterionScore,
    DimensionScore,
    EvidenceCap,
    EvidenceScore,
    FeatureScore,
    Hurt,
    LevelStanding,
    LevelStatus,
    Named,
    PracticeScore,
    RubricStamp,
    Scorecard,
    ScoreRange,
    SideStanding,
    StageScore,
    Standing,
    Toward,
    WaiverScore,
)
from advisor.scoring.number import exact, shown
from advisor.scoring.practice import practice_level, practice_state, practice_value
from advisor.scoring.waiver import score_waivers, without_waived

Profile = Mapping[str, Value | None]
Known = Mapping[str, CriterionScore]


def score(rubric: Rubric, assessment: Assessment, as_of: date | None = None) -> Scorecard:
    """Score one assessment against its rubric, as of a day or else as of its own date.

    The same input always gives the same scorecard.
    """
    day = as_of or assessment.assessed_on
    profile = whole_profile(rubric.profile, assessment.team.profile)
    practices, waivers = score_practices(rubric, assessment, profile, day)
    known = facts(practices)
    features = score_features(rubric, known, profile)
    levels = _level_standings(rubric, features, known)
    primary = rubric.primary_side
    deciding = SideFeatures(_of(features, primary), known)
    backed = SideFeatures(_of(features, primary), known, "supported")
    sides = {
        side: SideStanding(
            **_standing(practices, side, rubric.top), level=held.claimed, supported=held.supported
        )
        for side, held in levels.items()
    }
    whole = sides[primary]
    return Scorecard(
        rubric=_stamp(rubric),
        team={"name": assessment.team.name, **assessment.team.profile},
        scope=assessment.scope,
        assessed_on=assessment.assessed_on,
        as_of=day,
        level=_flat(levels, primary),
        parts=_parts(rubric, features, known),
        toward={side: _toward(features, known, side) for side in levels},
        coverage=coverage(practices, deciding),
        score=ScoreRange(value=whole.score, low=whole.low, high=whole.high),
        counts=counts(practices),
        sides=sides,
        dimensions=tuple(_dimensions(rubric, practices)),
        stages=tuple(_stages(rubric, practices)),
        levels=tuple(_level_status(rubric, known)),
        features=features,
        practices=practices,
        waivers=waivers,
        blockers=blockers_for(deciding, practices),
        supported_blockers=blockers_for(backed, practices),
    )


def score_practices(
    rubric: Rubric, assessment: Assessment, profile: Profile, day: date
) -> tuple[tuple[PracticeScore, ...], tuple[WaiverScore, ...]]:
    """Return every practice as answered, and the waivers, of which some take criteria out."""
    caps = {kind.id: kind.caps for kind in rubric.evidence_kinds}
    answers = {p.id: assessment.answers.get(p.id, Answer()) for p in rubric.practices}
    evidence = {name: _evidence(answer, caps, day) for name, answer in answers.items()}
    criteria = {
        practice.id: score_criteria(
            practice, answers[practice.id], profile, evidence[practice.id], day
        )
        for practice in rubric.practices
    }
    waivers = score_waivers(rubric, answers, criteria, day)
    practices = tuple(
        _practice(
            practice,
            answers[practice.id],
            without_waived(practice.id, criteria[practice.id], waivers),
            evidence[practice.id],
            waivers,
            rubric.top,
        )
        for practice in rubric.practices
    )
    return practices, waivers


def _evidence(answer: Answer, caps: Mapping[str, int], day: date) -> tuple[EvidenceScore, ...]:
    return tuple(
        EvidenceScore(
            kind=item.kind,
            ref=item.ref,
            observed_on=item.observed_on,
            expires_on=item.expires_on,
            cap=caps[item.kind],
            valid=item.valid_on(day),
            premature=item.premature_on(day),
            shows=item.shows,
            by=item.by,
        )
        for item in answer.evidence
    )


def _practice(
    practice: Practice,
    answer: Answer,
    criteria: tuple[CriterionScore, ...],
    evidence: tuple[EvidenceScore, ...],
    waivers: Sequence[WaiverScore],
    top: int,
) -> PracticeScore:
    whole = (w for w in waivers if w.practice == practice.id and w.criterion is None)
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
        state=practice_state(criteria),
        claimed=practice_level(criteria, "claimed", top),
        supported=practice_level(criteria, "supported", top),
        value=practice_value(criteria, "claimed", top),
        supported_value=practice_value(criteria, "supported", top),
        criteria=criteria,
        waiver=next(whole, None),
        evidence=evidence,
        note=answer.note,
        reason=answer.reason,
        by=answer.by,
        flag=answer.flag,
        urgent=answer.urgent is not None,
        hurt=_hurt(answer.urgent),
    )


def _hurt(urgent: Urgent | None) -> Hurt | None:
    told = None if urgent is None else Hurt(**asdict(urgent))
    return told if told and (told.what or told.cost or told.date) else None


def _of(features: Iterable[FeatureScore], side: str) -> list[FeatureScore]:
    return [feature for feature in features if feature.side == side]


def _level_standings(
    rubric: Rubric, features: Sequence[FeatureScore], known: Known
) -> dict[str, LevelStanding]:
    return {
        side.id: level_standing(_of(features, side.id), known, "claimed") for side in rubric.sides
    }


def _flat(levels: Mapping[str, LevelStanding], primary: str) -> dict[str, int | bool | None]:
    return asdict(levels[primary]) | {
        f"{side}_{name}": value
        for side, held in levels.items()
        for name, value in asdict(held).items()
    }


def _parts(
    rubric: Rubric, features: Sequence[FeatureScore], known: Known
) -> dict[str, LevelStanding]:
    """Return the levels of each kind of work of the primary side that is in scope."""
    parts = {}
    for kind in rubric.sets:
        own = [f for f in _of(features, rubric.primary_side) if f.set in (None, kind.id)]
        held = level_standing(own, known, "claimed")
        named = [f for f in own if f.set == kind.id]
        if level_standing(named, known, "claimed").claimed is not None:
            parts[kind.id] = held
    return parts


def _toward(features: Sequence[FeatureScore], known: Known, side: str) -> Toward | None:
    return SideFeatures(_of(features, side), known).toward


def _standing(practices: Iterable[PracticeScore], side: str, top: int) -> dict[str, float | None]:
    own = [practice for practice in practices if practice.side == side]
    return {
        **bounded_score(own, top)._asdict(),
        "answered": sum(practice.answered for practice in own),
        "applicable": sum(practice.applicable for practice in own),
    }


def _standings(rubric: Rubric, practices: Sequence[PracticeScore]) -> dict[str, Standing]:
    return {side.id: Standing(**_standing(practices, side.id, rubric.top)) for side in rubric.sides}


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
    """Return the difference of two scores as they are shown."""
    if compared is None or primary is None:
        return None
    return float(exact(shown(compared)) - exact(shown(primary)))


def _stages(rubric: Rubric, practices: Sequence[PracticeScore]) -> Iterable[StageScore]:
    for stage in rubric.stages:
        sides = _standings(rubric, [p for p in practices if p.stage == stage.id])
        yield StageScore(id=stage.id, title=stage.title, sides=sides, summary=stage.summary)


def _level_status(rubric: Rubric, known: Known) -> Iterable[LevelStatus]:
    for level in rubric.levels:
        yield LevelStatus(
            level=level.level,
            id=level.id,
            title=level.title,
            summary=level.summary,
            challenge=level.challenge,
            features=tuple(feature.id for feature in level.features) if level.level else (),
            traits=() if level.level else tuple(shown_traits(level.features, known)),
        )


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

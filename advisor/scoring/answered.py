"""What a team answered, practice by practice."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from advisor.assessment.model import Answer, Assessment, Urgent
from advisor.rubric.model import Practice, Rubric
from advisor.rubric.profile import Exclusion
from advisor.scoring.criterion import score_criteria
from advisor.scoring.practice import practice_figures
from advisor.scoring.practice_score import (
    CriterionScore,
    EvidenceScore,
    Hurt,
    PracticeScore,
    WaiverScore,
)
from advisor.scoring.profile_conditions import Concern
from advisor.scoring.waiver import score_waivers, without_waived


def score_practices(
    rubric: Rubric, assessment: Assessment, concern: Concern, day: date
) -> tuple[tuple[PracticeScore, ...], tuple[WaiverScore, ...]]:
    """Return every practice as answered, and the waivers, of which some take criteria out."""
    caps = {kind.id: kind.caps for kind in rubric.evidence_kinds}
    answers = {p.id: assessment.answers.get(p.id, Answer()) for p in rubric.practices}
    evidence = {name: score_evidence(answer, caps, day) for name, answer in answers.items()}
    criteria = {
        practice.id: score_criteria(
            practice, answers[practice.id], concern, evidence[practice.id], day
        )
        for practice in rubric.practices
    }
    waivers = score_waivers(rubric, answers, criteria, concern, day)
    practices = tuple(
        practice_score(
            practice,
            answers[practice.id],
            without_waived(practice.id, criteria[practice.id], waivers),
            evidence[practice.id],
            next((w for w in waivers if w.practice == practice.id and not w.criterion), None),
            concern(practice.applies_when),
            rubric.top,
        )
        for practice in rubric.practices
    )
    return practices, waivers


def score_evidence(answer: Answer, caps: Mapping[str, int], day: date) -> tuple[EvidenceScore, ...]:
    """Return what backs an answer, and whether it counts on `day`; `caps` is by kind."""
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
            found_by=item.found_by,
            commit=item.commit,
            digest=item.digest,
        )
        for item in answer.evidence
    )


def practice_score(  # noqa: PLR0913, PLR0917 what is known of a practice
    practice: Practice,
    answer: Answer,
    criteria: tuple[CriterionScore, ...],
    evidence: tuple[EvidenceScore, ...],
    waiver: WaiverScore | None,
    excluded: tuple[Exclusion, ...],
    top: int,
) -> PracticeScore:
    """Return a practice with what its criteria come to, those waived taken out already."""
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
        **practice_figures(criteria, top)._asdict(),
        criteria=criteria,
        waiver=waiver,
        evidence=evidence,
        note=answer.note,
        reason=answer.reason,
        by=answer.by,
        flag=answer.flag,
        urgent=answer.urgent is not None,
        hurt=_hurt(answer.urgent),
        excluded=excluded,
    )


def _hurt(urgent: Urgent | None) -> Hurt | None:
    told = None if urgent is None else Hurt(**asdict(urgent))
    return told if told and (told.what or told.cost or told.date) else None

"""What a team answered, practice by practice."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any, NamedTuple

from advisor.assessment.model import Answer, Assessment, Urgent
from advisor.identity_cache import cached_by_identity
from advisor.rubric.model import Practice, Rubric
from advisor.rubric.profile import Exclusion
from advisor.scoring.concern import Concern, Concerned
from advisor.scoring.criterion import backing_of, score_criteria
from advisor.scoring.practice import practice_figures
from advisor.scoring.practice_score import (
    CriterionScore,
    EvidenceScore,
    Hurt,
    PracticeScore,
    WaiverScore,
)
from advisor.scoring.waiver import score_waivers, without_waived

_NOTHING = Answer()


def score_practices(
    rubric: Rubric, assessment: Assessment, concern: Concern, day: date
) -> tuple[tuple[PracticeScore, ...], tuple[WaiverScore, ...]]:
    """Return every practice as answered, and the waivers, of which some take criteria out."""
    judge = Judge(concern, {kind.id: kind.caps for kind in rubric.evidence_kinds}, day, rubric.top)
    answers = assessment.answers
    scored = {p.id: score_practice(p, answers.get(p.id, _NOTHING), judge) for p in rubric.practices}
    criteria = {name: practice.criteria for name, practice in scored.items()}
    waivers = score_waivers(rubric, answers, criteria, concern, day)
    for name in dict.fromkeys(waiver.practice for waiver in waivers):
        scored[name] = _after_waivers(scored[name], waivers, rubric.top)
    return tuple(scored.values()), waivers


class Judge(NamedTuple):
    """By what answers are judged: what concerns the team, caps of evidence, the day, the top."""

    concern: Concern
    caps: Mapping[str, int]
    day: date
    top: int


def score_practice(practice: Practice, answer: Answer, judge: Judge) -> PracticeScore:
    """Return a practice as answered, whatever is waived of it."""
    concerned = judge.concern.of(practice)
    if answer.says_level_alone:
        return _by_level_alone(practice, concerned, answer.level, judge.top)
    evidence = score_evidence(answer, judge.caps, judge.day)
    criteria = score_criteria(practice, answer, concerned, backing_of(evidence), judge.day)
    scored = _practice_score(practice, answer, criteria, evidence, concerned.out, judge.top)
    hurt = _hurt(answer.urgent, judge.day)
    return replace(scored, hurt=hurt) if hurt else scored


# Among many teams most practices are answered so, and each level again and again.
@cached_by_identity(maxsize=5_000)
def _by_level_alone(
    practice: Practice, concerned: Concerned, level: int | str | None, top: int
) -> PracticeScore:
    answer = Answer(level=level)
    criteria = score_criteria(practice, answer, concerned, (), date.min)
    return _practice_score(practice, answer, criteria, (), concerned.out, top)


def _after_waivers(
    practice: PracticeScore, waivers: Sequence[WaiverScore], top: int
) -> PracticeScore:
    """Return a practice without the criteria that a waiver which counts takes out."""
    own = [waiver for waiver in waivers if waiver.practice == practice.id]
    criteria = without_waived(practice.id, practice.criteria, own)
    return replace(
        practice,
        criteria=criteria,
        waiver=next((waiver for waiver in own if not waiver.criterion), None),
        **practice_figures(criteria, top)._asdict(),
    )


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


def _practice_score(
    practice: Practice,
    answer: Answer,
    criteria: tuple[CriterionScore, ...],
    evidence: tuple[EvidenceScore, ...],
    excluded: tuple[Exclusion, ...],
    top: int,
) -> PracticeScore:
    figures = practice_figures(criteria, top)
    return PracticeScore(
        **_words(practice),
        state=figures.state,
        claimed=figures.claimed,
        supported=figures.supported,
        value=figures.value,
        supported_value=figures.supported_value,
        high=figures.high,
        criteria=criteria,
        waiver=None,
        evidence=evidence,
        note=answer.note,
        reason=answer.reason,
        by=answer.by,
        flag=answer.flag,
        urgent=answer.urgent is not None,
        excluded=excluded,
    )


@cached_by_identity(maxsize=1_000)
def _words(practice: Practice) -> dict[str, Any]:
    """Return what the score of a practice has of the rubric, whatever is answered."""
    return {
        "id": practice.id,
        "title": practice.title,
        "side": practice.side,
        "dimension": practice.dimension,
        "stage": practice.stage,
        "gates": practice.gates,
        "weight": practice.weight,
        "weight_reason": practice.weight_reason,
        "features": practice.features,
        "quick": practice.quick,
        "question": practice.question,
        "why": practice.why,
        "risk": practice.risk,
        "levels": practice.levels,
    }


def _hurt(urgent: Urgent | None, day: date) -> Hurt | None:
    if urgent is None or not (urgent.what or urgent.cost or urgent.date):
        return None
    return Hurt(**asdict(urgent), ahead=urgent.date is not None and urgent.date > day)

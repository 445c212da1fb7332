"""What is known of each criterion of a practice."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Waiver
from advisor.identity_cache import cached_by_identity
from advisor.rubric.model import Criterion, Practice
from advisor.rubric.profile import Exclusion
from advisor.scoring.concern import Concerned
from advisor.scoring.practice_score import CriterionScore, EvidenceScore
from advisor.scoring.states import CriterionState

Backing = tuple[tuple[int, tuple[str, ...]], ...]
"""The caps of the evidence that counts, each with the criteria it shows; none of them means all."""


class Said(NamedTuple):
    """What an answer says of criteria on a day, and what backs it."""

    level: int | str | None
    met: tuple[str, ...]
    unmet: tuple[str, ...]
    unknown: tuple[str, ...]
    waived: tuple[str, ...]
    no_longer_waived: tuple[str, ...]
    backing: Backing


def score_criteria(
    practice: Practice,
    answer: Answer,
    concerned: Concerned,
    backing: Backing,
    day: date,
) -> tuple[CriterionScore, ...]:
    """Return the criteria of a practice as answered on `day`.

    `concerned` tells what of it concerns the team.
    """
    return score_said(practice, concerned, said_by(answer, backing, day))


def backing_of(evidence: Sequence[EvidenceScore]) -> Backing:
    """Return what of evidence counts."""
    return tuple([(item.cap, item.shows) for item in evidence if item.valid])


def said_by(answer: Answer, backing: Backing, day: date) -> Said:
    """Return what an answer says of criteria on `day`."""
    level, waived = answer.level, answer.waived
    if level == NOT_APPLICABLE and answer.until is not None and answer.until < day:
        level = None
    return Said(
        level,
        answer.met,
        answer.unmet,
        answer.unknown,
        tuple([one.criterion for one in waived if not ended(one, day)]) if waived else (),
        tuple([one.criterion for one in waived if ended(one, day)]) if waived else (),
        backing,
    )


# Among many teams most answers to a practice have been given before.
@cached_by_identity(maxsize=20_000)
def score_said(practice: Practice, concerned: Concerned, said: Said) -> tuple[CriterionScore, ...]:
    """Return the criteria of a practice of which so much is said."""
    listed, excluded = _listed(said), dict(concerned.own)
    scores = []
    for criterion in practice.criteria:
        own = excluded.get(criterion.id, ())
        state = CriterionState.LEFT_OUT
        if not (concerned.out or own):
            state = listed.get(criterion.id) or _by_level(criterion, said.level)
        met = state is CriterionState.MET
        supported = met and any(_shows(*item, criterion) for item in said.backing)
        marks = (criterion.id in concerned.demanded, criterion.id in concerned.urgent)
        scores.append(_criterion_score(criterion, state, supported, marks, own))
    return tuple(scores)


@cached_by_identity(maxsize=20_000)
def _criterion_score(
    criterion: Criterion,
    state: CriterionState,
    supported: bool,
    marks: tuple[bool, bool],
    excluded: tuple[Exclusion, ...],
) -> CriterionScore:
    return CriterionScore(
        id=criterion.id,
        level=criterion.level,
        text=criterion.text,
        state=state,
        supported=supported,
        defines=criterion.defines,
        seen_in=criterion.seen_in,
        demanded=marks[0],
        urgent=marks[1],
        excluded=excluded,
    )


def _listed(said: Said) -> dict[str, CriterionState]:
    """Return the states of the criteria that an answer names, which speak before its level."""
    return {
        **dict.fromkeys(said.unknown, CriterionState.UNKNOWN),
        **dict.fromkeys(said.unmet, CriterionState.UNMET),
        **dict.fromkeys(said.met, CriterionState.MET),
        **dict.fromkeys(said.waived, CriterionState.WAIVED),
        **dict.fromkeys(said.no_longer_waived, CriterionState.UNANSWERED),
    }


def _by_level(criterion: Criterion, level: int | str | None) -> CriterionState:
    if isinstance(level, int):
        return CriterionState.MET if criterion.level <= level else CriterionState.UNMET
    return _WORDS.get(level or "", CriterionState.UNANSWERED)


_WORDS = {UNKNOWN: CriterionState.UNKNOWN, NOT_APPLICABLE: CriterionState.WAIVED}


def ended(waiver: Waiver, day: date) -> bool:
    """Tell whether a waiver no longer holds on `day`."""
    return waiver.until is not None and waiver.until < day


def shows(item: EvidenceScore, criterion: Criterion | CriterionScore) -> bool:
    """Tell whether a piece of evidence counts, and backs a criterion that is met."""
    return item.valid and _shows(item.cap, item.shows, criterion)


def _shows(cap: int, shown: Collection[str], criterion: Criterion | CriterionScore) -> bool:
    return cap >= criterion.level and (not shown or criterion.id in shown)

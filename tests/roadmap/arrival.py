"""The answers a team can give once it has done some steps, to be judged by scoring alone."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from advisor import score
from advisor.assessment.model import Answer, Assessment, Evidence, Waiver
from advisor.rubric.model import EvidenceKind, Rubric
from advisor.scoring.model import Scorecard
from advisor.scoring.practice_score import CriterionScore, PracticeScore
from advisor.scoring.states import Basis

Raise = tuple[str, int]
Done = Iterable[tuple[str, Raise]]  # the kind of a step, and what it raises


def card_after(rubric: Rubric, given: Assessment, done: Done, *, known: bool) -> Scorecard:
    """Score a team once it has done some steps; if all is `known`, what was open turned out met.

    A step meets and shows all up to the level it raises to, one for evidence shows what is met.
    """
    best = EvidenceKind(id="best", title="Best", summary="Any.", caps=rubric.top)
    judged = replace(rubric, evidence_kinds=(*rubric.evidence_kinds, best))
    mended: dict[str, int] = {}
    shown: dict[str, int] = {}
    for kind, (name, level) in done:
        reached = shown if kind == "evidence" else mended
        reached[name] = max(level, reached.get(name, 0))
    answers = {
        practice.id: _answer(
            given.answers.get(practice.id, Answer()),
            practice,
            mended.get(practice.id, 0),
            shown.get(practice.id, 0),
            known=known,
        )
        for practice in score(rubric, given).practices
    }
    return score(judged, replace(given, answers=answers))


def _answer(
    before: Answer, practice: PracticeScore, mended: int, shown: int, *, known: bool
) -> Answer:
    scope = [c for c in practice.criteria if c.in_scope]
    new = [c for c in scope if c.level <= mended or (known and c.open)]
    met = [c for c in scope if c in new or c.met("claimed")]
    proved = [c.id for c in met if c in new or c.level <= shown]
    proof = (Evidence(kind="best", ref="any", shows=tuple(proved)),) if proved else ()
    return Answer(
        met=tuple(c.id for c in met),
        unmet=tuple(c.id for c in scope if c.unmet and c not in met),
        unknown=tuple(c.id for c in scope if c.open and c not in met),
        waived=tuple(
            Waiver(criterion=c.id, reason="any", by="Ann", approved_by="Ben")
            for c in practice.criteria
            if c.removed
        ),
        evidence=(*before.evidence, *proof),
    )


def lacking(
    card: Scorecard,
    basis: Basis,
    level: int,
    dimension: str | None = None,
    stage: str | None = None,
) -> Iterator[tuple[PracticeScore, CriterionScore]]:
    """Yield what is lacking of all that defines a level, overall or in a dimension or stage."""
    for feature in card.features:
        if feature.side == card.rubric.primary_side and feature.level <= level:
            for name in feature.criteria:
                practice_id, _, criterion_id = name.partition("/")
                practice = card.practice(practice_id)
                criterion = practice.criterion(criterion_id)
                concerned = dimension in {None, practice.dimension} and stage in {
                    None,
                    practice.stage,
                }
                if concerned and criterion.answered and not criterion.met(basis):
                    yield practice, criterion

"""The answers a team can give once it has done some steps, to be judged by scoring alone."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from advisor import score
from advisor.assessment.model import Answer, Assessment, Evidence, Waiver
from advisor.roadmap.model import RoadmapStep
from advisor.roadmap.wording import saying
from advisor.rubric.model import EvidenceKind, Rubric
from advisor.scoring.model import Scorecard
from advisor.scoring.practice_score import CriterionScore, PracticeScore
from advisor.scoring.states import Basis


def met_by(rubric: Rubric, step: RoadmapStep) -> frozenset[str]:
    """Return what is met once the tasks of a planned step are done, as ``practice/criterion``.

    That is what these tasks name, or all of the levels that the step raises to, if none does.
    """
    if step.kind == "evidence":
        return frozenset()
    (told,) = (known for known in rubric.steps if known.id == step.id)
    if any(task.meets for task in told.tasks):
        said = [
            saying({phrase.lower(): short for phrase, short in wording.say.items()})
            for wording in rubric.wording
        ]
        return frozenset(
            criterion
            for task in told.tasks
            if not {task.do, *(say(task.do) for say in said)}.isdisjoint(step.tasks)
            for criterion in task.meets
        )
    return frozenset(
        f"{practice.id}/{criterion.id}"
        for practice in rubric.practices
        for criterion in practice.criteria
        if criterion.level == step.raises.get(practice.id)
    )


def met_with(rubric: Rubric, done: Iterable[str]) -> frozenset[str]:
    """Return what a team has met that says it has done some steps of its rubric."""
    raised = [item for step in rubric.steps if step.id in done for item in step.raises.items()]
    return frozenset(
        f"{practice.id}/{criterion.id}"
        for practice in rubric.practices
        for criterion in practice.criteria
        if any(name == practice.id and criterion.level <= level for name, level in raised)
    )


def card_after(
    rubric: Rubric,
    given: Assessment,
    steps: Iterable[RoadmapStep],
    *,
    known: bool,
    said: frozenset[str] = frozenset(),
) -> Scorecard:
    """Score a team once it has done some steps; if all is `known`, what was open turned out met.

    What is `said` to be done is met as well. A step meets and shows what its tasks say, but for
    what can be seen only later; one for evidence shows what is met up to the level it is for.
    """
    best = EvidenceKind(id="best", title="Best", summary="Any.", caps=rubric.top)
    judged = replace(rubric, evidence_kinds=(*rubric.evidence_kinds, best))
    met = set(said)
    shown: dict[str, int] = {}
    for step in steps:
        met |= met_by(rubric, step) - {later.criterion for later in step.seen_later}
        if step.kind == "evidence":
            for name, level in step.raises.items():
                shown[name] = max(level, shown.get(name, 0))
    answers = {
        practice.id: _answer(
            given.answers.get(practice.id, Answer()),
            practice,
            {name.partition("/")[2] for name in met if name.startswith(f"{practice.id}/")},
            shown.get(practice.id, 0),
            known=known,
        )
        for practice in score(rubric, given).practices
    }
    return score(judged, replace(given, answers=answers))


def _answer(
    before: Answer, practice: PracticeScore, mended: set[str], shown: int, *, known: bool
) -> Answer:
    scope = [c for c in practice.criteria if c.in_scope]
    new = [c for c in scope if c.id in mended or (known and c.open)]
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
        urgent=before.urgent,
    )


def lacking(
    card: Scorecard,
    basis: Basis,
    level: int,
    dimension: str | None = None,
    stage: str | None = None,
    *,
    guarded: bool = True,
) -> Iterator[tuple[PracticeScore, CriterionScore]]:
    """Yield what is lacking of all that defines a level, overall or in a dimension or stage.

    Of one that need not be `guarded` that is without the components of the level itself.
    """
    for feature in card.features:
        counts = guarded or feature.role == "core" or feature.level < level
        if feature.side == card.rubric.primary_side and feature.level <= level and counts:
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


def demanded(card: Scorecard, basis: Basis) -> Iterator[tuple[PracticeScore, CriterionScore]]:
    """Yield what is lacking of all that a team of this kind has to meet whatever its level."""
    for practice in card.practices:
        for criterion in practice.criteria:
            if criterion.demanded and criterion.answered and not criterion.met(basis):
                yield practice, criterion

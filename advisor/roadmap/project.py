"""Where the team stands after each step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from advisor.roadmap.model import Projection
from advisor.roadmap.select import raised_by
from advisor.rubric.model import Step
from advisor.scoring.level import blockers_for, level_held
from advisor.scoring.model import Basis, PracticeScore, Scorecard


def project(
    card: Scorecard, steps: Sequence[Step], levels: Mapping[str, int], target: int, basis: Basis
) -> Iterator[Projection]:
    """Yield the level held after each step, judged by the same rules as the scorecard."""
    deciding = [p for p in card.practices if p.side == card.rubric.primary_side]
    after = dict(levels)
    for step in steps:
        after = raised_by([step], after)
        raised = [_raised(practice, after[practice.id]) for practice in deciding]
        held = level_held(raised, card.top, basis)
        toward = min((held or 0) + 1, target)
        yield Projection(
            step=step.id,
            level=held,
            toward=toward,
            blockers_left=len(blockers_for(raised, toward, basis)),
        )


def _raised(practice: PracticeScore, level: int) -> PracticeScore:
    if not practice.applicable:
        return practice
    return replace(practice, claimed=level, supported=level)

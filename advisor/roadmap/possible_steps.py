"""Work that may follow from what is not known."""

from advisor.roadmap.advice_model import PossibleStep
from advisor.roadmap.goal import find_out
from advisor.roadmap.model import Roadmap, RoadmapTarget
from advisor.roadmap.position import Position
from advisor.roadmap.remaining_step import cut
from advisor.roadmap.team_numbers import TeamNumbers
from advisor.rubric.model import Rubric
from advisor.rubric.step_criteria import brought_by


def possible_steps(
    rubric: Rubric,
    position: Position,
    target: RoadmapTarget,
    roadmap: Roadmap,
    numbers: TeamNumbers,
) -> tuple[PossibleStep, ...]:
    """Return what would be left to do if all turned out unmet that the target asks for.

    Of a step that is planned anyway these are its further tasks. What it would need first is not
    told: once the facts are known, a plan is.
    """
    asked = {f"{item.practice}/{c}" for item in find_out(position, target) for c in item.criteria}
    planned = {step.id: set(step.meets) for step in roadmap.steps}
    brought = brought_by(rubric)
    left, found = set(asked), []
    for step in rubric.steps:
        criteria = brought[step.id] & left
        if criteria:
            left -= criteria
            further = cut(step, brought[step.id], criteria, numbers)
            title = further.title if step.id not in planned else step.title
            found.append(
                PossibleStep(
                    step=step.id,
                    title=title,
                    criteria=tuple(sorted(criteria)),
                    effort=further.effort,
                )
            )
    return tuple(found)

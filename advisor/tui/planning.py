"""The roadmap the screen shows: the one place that knows how steps are planned."""

from collections.abc import Collection
from dataclasses import replace

from advisor.assessment.model import Answer, Assessment
from advisor.roadmap.model import Roadmap
from advisor.roadmap.plan import plan
from advisor.rubric.model import Rubric
from advisor.scoring.score import score


def planned(
    rubric: Rubric,
    assessment: Assessment,
    *,
    excluded: Collection[str] = (),
    done: Collection[str] = (),
) -> Roadmap:
    """Return the roadmap without `excluded` steps, as if the `done` ones were behind the team."""
    offered = tuple(
        replace(step, requires=tuple(name for name in step.requires if name not in excluded))
        for step in rubric.steps
        if step.id not in excluded
    )
    wanted = replace(rubric, steps=offered)
    return plan(wanted, score(rubric, _after(rubric, assessment, done)), assessment.target)


def _after(rubric: Rubric, assessment: Assessment, done: Collection[str]) -> Assessment:
    answers = dict(assessment.answers)
    for step in rubric.steps:
        if step.id in done:
            for practice, level in step.raises.items():
                answer = answers.get(practice, Answer())
                held = answer.level if isinstance(answer.level, int) else 0
                answers[practice] = replace(answer, level=max(held, level), reason=None)
    return replace(assessment, answers=answers)

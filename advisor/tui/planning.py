"""The roadmap the screen shows: the one place that knows how steps are planned."""

from collections.abc import Collection
from dataclasses import replace

from advisor.assessment.model import Assessment
from advisor.roadmap.conditions import conditions_of
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
    """Return the roadmap without `excluded` steps, as if the `done` ones were behind the team.

    With people and dates it takes about a second; call it in a thread.
    """
    conditions = replace(
        conditions_of(assessment), excluded=tuple(sorted(excluded)), done=tuple(sorted(done))
    )
    card = score(rubric, assessment)
    return plan(rubric, card, assessment.target, conditions=conditions)

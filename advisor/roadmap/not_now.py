"""What a reader may expect of a plan, and the team should leave for now."""

from collections.abc import Iterable, Iterator

from advisor.roadmap.advice_model import NotNow
from advisor.roadmap.model import Roadmap
from advisor.roadmap.position import Position
from advisor.rubric.model import Rubric
from advisor.scoring.concern import Concern
from advisor.scoring.practice_score import CriterionScore


def not_now(
    rubric: Rubric, position: Position, concern: Concern, roadmap: Roadmap
) -> Iterator[NotNow]:
    """Yield each rule of the rubric that the answers call for, and the plan does not contradict.

    A rule for some teams is told of those that are known to be such a team, and no rule speaks
    against a practice whose lack hurt.
    """
    planned = {name for step in roadmap.steps for name in step.meets}
    planned |= {name.partition("/")[0] for name in planned}
    hurt = {name for name, practice in position.practices.items() if practice.urgent}
    for rule in rubric.not_now:
        met = all(c.met("claimed") for c in _criteria(position, rule.while_met))
        unmet = not rule.while_unmet or any(c.unmet for c in _criteria(position, rule.while_unmet))
        subjects = {*rule.practices, *(name.partition("/")[0] for name in rule.criteria)}
        left = planned.isdisjoint((*rule.practices, *rule.criteria)) and hurt.isdisjoint(subjects)
        meant = not rule.applies_when or concern.fulfils(rule.applies_when)
        if meant and met and unmet and left:
            yield NotNow(id=rule.id, title=rule.title, reason=rule.reason)


def _criteria(position: Position, names: Iterable[str]) -> Iterator[CriterionScore]:
    for name in names:
        practice, _, criterion = name.partition("/")
        yield position.practices[practice].criterion(criterion)

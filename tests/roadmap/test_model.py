from advisor import plan, score
from advisor.assessment.model import Target
from tests.build import assessment
from tests.strategies import shipped


def test_the_likely_days_of_a_step_are_those_of_all_its_roles_together() -> None:
    roadmap = plan(
        shipped(),
        score(shipped(), assessment(shipped(), {p.id: 0 for p in shipped().practices})),
        Target(level=2),
    )
    assert any(len(step.effort) > 1 for step in roadmap.steps)
    for step in roadmap.steps:
        assert step.likely_days == sum(effort.likely for effort in step.effort.values())

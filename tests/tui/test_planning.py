from advisor.rubric.model import Rubric
from advisor.tui.planning import planned
from tests.build import assessment

TO_ONE = {"release.model-release-1", "release.pipeline-release-1"}


def test_without_choices_it_is_the_roadmap_of_the_answers(delivery: Rubric) -> None:
    found = planned(delivery, assessment(delivery, {}))
    assert {step.id for step in found.steps} == TO_ONE
    assert found.status == "ordered"


def test_a_step_left_out_is_not_planned_and_its_practice_named(delivery: Rubric) -> None:
    found = planned(delivery, assessment(delivery, {}), excluded={"release.model-release-1"})
    assert {step.id for step in found.steps} == {"release.pipeline-release-1"}
    assert found.unreached == ("release.model-release",)


def test_leaving_out_what_others_need_first_leaves_those_out_too(delivery: Rubric) -> None:
    levels = {"release.model-release": 1, "release.pipeline-release": 1, "watching.drift": 1}
    found = planned(delivery, assessment(delivery, levels), excluded={"release.pipeline-release-2"})
    assert found.steps == ()
    assert set(found.unreached) == {"release.pipeline-release", "release.model-release"}


def test_a_step_done_counts_without_changing_the_answers(delivery: Rubric) -> None:
    given = assessment(delivery, {"release.model-release": "unknown"})
    found = planned(delivery, given, done={"release.model-release-1"})
    assert {step.id for step in found.steps} == TO_ONE - {"release.model-release-1"}
    assert given.answers["release.model-release"].level == "unknown"
    assert planned(delivery, given, done=TO_ONE).target is not None
    assert planned(delivery, given, done=TO_ONE).target.level == 2  # type: ignore[union-attr] # as just tested

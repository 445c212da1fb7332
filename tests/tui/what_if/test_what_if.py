from dataclasses import replace
from datetime import date

from advisor.assessment.model import Assessment, Person
from advisor.roadmap.model import Roadmap
from advisor.rubric.model import Rubric
from advisor.tui.what_if.what_if import WhatIf, planned, saved_request
from advisor.tui.what_if.what_if_session import WhatIfSession
from tests.build import assessment

TO_ONE = {"release.model-release-1", "release.pipeline-release-1"}


def lacking(rubric: Rubric) -> Assessment:
    """Return an assessment in which every practice is at 0."""
    return assessment(rubric, {practice.id: 0 for practice in rubric.practices})


def tried(rubric: Rubric, given: Assessment, what_if: WhatIf) -> Roadmap:
    return planned(rubric, given, what_if.asked(saved_request(given)))


def test_without_choices_it_is_the_roadmap_of_the_answers(delivery: Rubric) -> None:
    found = tried(delivery, lacking(delivery), WhatIf())
    assert {step.id for step in found.steps} == TO_ONE
    assert found.outcome == "ordered"


def test_a_step_left_out_is_not_planned_and_its_practice_named(delivery: Rubric) -> None:
    found = tried(
        delivery, lacking(delivery), WhatIf(excluded=frozenset({"release.model-release-1"}))
    )
    assert {step.id for step in found.steps} == {"release.pipeline-release-1"}
    assert found.unreached == ("release.model-release",)


def test_leaving_out_what_others_need_first_leaves_those_out_too(delivery: Rubric) -> None:
    levels = {"release.model-release": 1, "release.pipeline-release": 1, "watching.drift": 1}
    found = tried(
        delivery,
        assessment(delivery, levels),
        WhatIf(excluded=frozenset({"release.pipeline-release-2"})),
    )
    assert found.steps == ()
    assert set(found.unreached) == {"release.pipeline-release", "release.model-release"}


def test_a_step_done_counts_without_changing_the_answers(delivery: Rubric) -> None:
    given = lacking(delivery)
    found = tried(delivery, given, WhatIf(done=frozenset({"release.model-release-1"})))
    assert {step.id for step in found.steps} == TO_ONE - {"release.model-release-1"}
    assert given.answers["release.model-release"].level == 0
    beyond = tried(delivery, given, WhatIf(done=frozenset(TO_ONE))).target
    assert beyond
    assert beyond.level == 2


def test_a_what_if_replaces_what_the_answers_say_and_nothing_else(delivery: Rubric) -> None:
    given = replace(assessment(delivery, {}), capacity={"engineer": 0.5})
    saved = saved_request(given)
    asked = WhatIf(values={"level": 2, "parallel": 1}, capacity={"engineer": 2.0}).asked(saved)
    assert (asked.target.level, asked.conditions.parallel) == (2, 1)
    assert asked.conditions.capacity == {"engineer": 2.0}
    assert asked.conditions.share == saved.conditions.share


LENA = Person(name="Lena", share=60, roles=("engineer", "scientist"))


def test_time_of_a_role_stands_for_whoever_filled_it_by_name(delivery: Rubric) -> None:
    given = replace(assessment(delivery, {}), people=(LENA,))
    asked = WhatIf(capacity={"engineer": 2.0}).asked(saved_request(given)).conditions
    assert asked.capacity == {"engineer": 2.0}
    assert asked.people == (replace(LENA, roles=("scientist",)),)
    nobody = WhatIf(capacity={"engineer": 0.0}).without_what_is(saved_request(given))
    assert nobody.capacity == {"engineer": 0.0}


def test_time_that_people_have_by_name_anyway_is_no_what_if(delivery: Rubric) -> None:
    given = replace(assessment(delivery, {}), people=(LENA,))
    tried = WhatIf(capacity={"engineer": 0.3, "scientist": 0.3})
    assert tried.without_what_is(saved_request(given)) == WhatIf()


def test_other_time_of_named_people_is_tried_and_never_saved(delivery: Rubric) -> None:
    given, what_ifs = replace(assessment(delivery, {}), people=(LENA,)), WhatIfSession()
    what_ifs.try_out(WhatIf(capacity={"engineer": 2.0}), given)
    assert what_ifs.changed(given)
    assert not what_ifs.unsaved(given)
    what_ifs.try_out(WhatIf(capacity={"engineer": 2.0}, values={"level": 2}), given)
    assert what_ifs.savable(given) == WhatIf(values={"level": 2})
    by_role = replace(given, people=(), capacity={"engineer": 0.5})
    assert what_ifs.savable(by_role).capacity == {"engineer": 2.0}


def test_more_people_end_sooner(delivery: Rubric) -> None:
    given = replace(lacking(delivery), capacity={"engineer": 0.2, "scientist": 0.2})
    now = tried(delivery, given, WhatIf())
    more = tried(delivery, given, WhatIf(capacity={"engineer": 2.0, "scientist": 2.0}))
    assert now.end
    assert more.end
    assert more.end < now.end


def test_a_what_if_that_the_answers_say_anyway_is_none(delivery: Rubric) -> None:
    given, what_ifs = assessment(delivery, {}), WhatIfSession()
    what_ifs.try_out(WhatIf(values={"by": saved_request(given).target.by}), given)
    assert not what_ifs.changed(given)
    what_ifs.try_out(WhatIf(values={"by": date(2027, 1, 1)}), given)
    assert what_ifs.changed(given)


def test_what_is_tried_can_be_taken_back_step_by_step(delivery: Rubric) -> None:
    given, what_ifs = assessment(delivery, {}), WhatIfSession()
    first, second = WhatIf(strict=True), WhatIf(strict=True, values={"level": 2})
    what_ifs.try_out(first, given)
    what_ifs.try_out(second, given)
    assert what_ifs.undo()
    assert what_ifs.what_if == first
    assert what_ifs.undo()
    assert what_ifs.what_if == WhatIf()
    assert not what_ifs.undo()


def test_a_plan_is_known_as_long_as_the_answers_stay(delivery: Rubric) -> None:
    given, what_ifs = assessment(delivery, {}), WhatIfSession()
    ask = saved_request(given)
    assert what_ifs.cached_plan(given, ask) is None
    what_ifs.cache_plan(given, ask, planned(delivery, given, ask))
    assert what_ifs.cached_plan(given, ask)
    changed = assessment(delivery, {"release.model-release": 1})
    assert what_ifs.cached_plan(changed, ask) is None

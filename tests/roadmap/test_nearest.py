"""The nearest goal worth having, where the target lies far away."""

from dataclasses import replace
from datetime import timedelta

import pytest

from advisor import plan, score
from advisor.assessment.model import Answer, Assessment, Target, Urgent
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Roadmap
from tests.build import DAY, assessment, with_answers
from tests.roadmap.build import facts, team_with
from tests.strategies import shipped

RECORD = "copies.record"
SIX_MONTHS, EIGHTEEN_MONTHS = timedelta(days=183), timedelta(days=548)


def planned(
    people: float, team: Assessment | None = None, level: int = 2, *, sound: bool = False
) -> Roadmap:
    conditions = Conditions(capacity={"operator": people}, start=DAY)
    card = score(facts(), team or team_with())
    return plan(facts(), card, Target(level=level), conditions=conditions, sound=sound)


def test_a_target_within_eighteen_months_is_near_enough() -> None:
    roadmap = planned(0.03)
    assert roadmap.likely is not None
    assert DAY + SIX_MONTHS < roadmap.likely <= DAY + EIGHTEEN_MONTHS
    assert roadmap.nearest is None


def test_farther_away_what_is_likely_held_in_six_months_is_offered_first() -> None:
    roadmap = planned(0.0228)
    assert roadmap.likely is not None
    assert roadmap.likely > DAY + EIGHTEEN_MONTHS
    found = roadmap.nearest
    assert found is not None
    assert (found.level, found.features, found.steps) == (1, ("copy",), ("copies.backup-1",))
    assert found.mended_on is None
    (first,) = [step for step in roadmap.steps if step.id == "copies.backup-1"]
    assert found.likely == first.likely_end
    assert found.likely <= DAY + SIX_MONTHS


def test_what_is_held_today_is_no_further_goal() -> None:
    found = planned(0.0175, team_with("copies.backup/copied", "copies.restore/noted")).nearest
    assert found is not None
    assert (found.level, found.features) == (1, ("way-back",))


def test_where_nothing_is_done_in_six_months_nothing_is_offered() -> None:
    roadmap = planned(0.01)
    assert roadmap.likely is not None
    assert roadmap.likely > DAY + EIGHTEEN_MONTHS
    assert roadmap.nearest is None


def test_what_hurt_is_told_with_the_day_it_is_mended() -> None:
    team = team_with()
    answers = {RECORD: replace(team.answers[RECORD], urgent=Urgent())}
    roadmap = planned(0.035, with_answers(team, answers), sound=True)
    found = roadmap.nearest
    assert found is not None
    assert found.steps == ("copies.record-1",)
    assert found.mended_on == roadmap.steps[0].end
    assert (found.level, found.features) == (0, ())


def test_without_dates_nothing_is_near_or_far() -> None:
    assert plan(facts(), score(facts(), team_with()), Target(level=2)).nearest is None


@pytest.mark.parametrize("share", [5.0, 12.0])
def test_by_the_shipped_rubric_all_that_is_offered_is_held_when_its_steps_are_done(
    share: float,
) -> None:
    hurt = "monitoring.data-drift"
    team = assessment(shipped(), {practice.id: 0 for practice in shipped().practices})
    team = with_answers(team, {hurt: Answer(level=0, urgent=Urgent())})
    people = {role.id: 1.0 for role in shipped().roles}
    conditions = Conditions(capacity=people, start=DAY, share=share)
    card = score(shipped(), team)
    roadmap = plan(shipped(), card, Target(level=2), conditions=conditions)
    found = roadmap.nearest
    assert roadmap.likely is not None
    assert roadmap.likely > DAY + EIGHTEEN_MONTHS
    assert found is not None
    assert found.likely <= DAY + SIX_MONTHS
    done = [step for step in roadmap.steps if step.id in found.steps]
    assert found.likely == max(step.likely_end for step in done if step.likely_end)
    assert found.mended_on == max(step.end for step in roadmap.steps if step.mends and step.end)
    met = {name for step in done for name in step.meets}
    for feature in card.features:
        if feature.id in found.features:
            lacking = {
                n
                for n in feature.criteria
                if card.practice(n.partition("/")[0]).criterion(n.partition("/")[2]).unmet
            }
            assert lacking
            assert lacking <= met

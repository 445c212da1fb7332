"""Sentences on plans: grammatical for none, one and many, and silent on what is not so."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from advisor import load_rubric, plan, score
from advisor.result.model import Result
from advisor.roadmap.advice_model import Nearest, PartBehind, Unstaffed
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Feasible, Outcome, RoadmapTarget, Shortfall, Status
from advisor.words.plan import headline, later_ends, say_order
from advisor.words.plan_remark import remarks, say_confidence
from advisor.words.quantity import say_date
from tests.build import DAY, assessment
from tests.report.build import mending, sample

BY = date(2027, 6, 30)
RUBRIC = load_rubric()
RESULT: Result = sample("parcel-eta")


def _planned(outcome: Outcome, number: int, **changes: object) -> Result:
    result = sample("parcel-eta")
    roadmap = replace(
        result.roadmap,
        outcome=outcome,
        target=RoadmapTarget(level=1, by=BY),
        steps=result.roadmap.steps[:number],
        **changes,  # type: ignore[arg-type] # by name
    )
    return replace(result, roadmap=roadmap)


@pytest.mark.parametrize("outcome", ["scheduled", "late", "partial", "ordered", "unstaffed"])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_numbers_agree_with_their_nouns(outcome: Outcome, number: int) -> None:
    said = headline(_planned(outcome, number))
    assert not re.search(r"\b1 steps|\b[02] step\b|\b0 steps can", said)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "Guarded level 1 is out of reach."),
        (1, "Guarded level 1 is out of reach; 1 step leads towards it."),
        (2, "Guarded level 1 is out of reach; 2 steps lead towards it."),
    ],
)
def test_what_is_out_of_reach(number: int, said: str) -> None:
    assert headline(_planned("unreachable", number)) == said


def test_steps_that_the_target_does_not_wait_for_are_counted_apart() -> None:
    result = sample("parcel-eta")
    level = result.roadmap.milestones[-1]
    every = [step.end for step in result.roadmap.steps if step.end]
    ends = sorted(set(every))
    last = say_date(ends[-1])
    assert every.count(ends[-1]) == 1
    beyond = sum(end > ends[-3] for end in every)
    for day, said in (
        (ends[-1], ""),
        (ends[-2], f"1 more step goes beyond it, until {last}."),
        (ends[-3], f"{beyond} more steps go beyond it, the last until {last}."),
    ):
        reached = (replace(level, date=day),)
        changes = {"milestones": reached, "held_on": day}
        planned = headline(_planned("scheduled", 40, **changes, likely=day))
        assert planned.endswith(said or "is met.")
        older = headline(_planned("scheduled", 40, **changes, likely=None, even=None))
        assert older.endswith(said or "as asked.")


def test_an_order_counts_only_what_leads_to_the_target_as_leading_there() -> None:
    result = sample("churn-scoring")
    steps, beyond = len(result.roadmap.steps), len(later_ends(result.roadmap))
    assert beyond
    assert f", {steps - beyond} of them to level 2, in an order" in say_order(result)
    assert say_order(result).startswith(f"{steps} steps, about ")
    undated = _planned("ordered", 2)
    assert say_order(undated).startswith("2 steps to guarded level 1, about ")


def test_no_step_beyond_the_target_is_told_to_end_before_the_target_is_likely() -> None:
    roadmap = sample("parcel-eta").roadmap
    every = [step.end for step in roadmap.steps if step.end]
    ends = sorted(set(every))
    beyond = sum(end > ends[-3] for end in every)
    sure = say_date(max(step.likely_end for step in roadmap.steps if step.likely_end))
    reached = (replace(roadmap.milestones[-1], date=ends[-3]),)
    changes = {"milestones": reached, "held_on": ends[-3], "likely": ends[-1]}
    said = headline(_planned("scheduled", 40, **changes))
    assert said.endswith(f"{beyond} more steps go beyond it, the last likely done by {sure}.")


@pytest.mark.parametrize("outcome", ["scheduled", "late"])
@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("met", " The target date of 30 June 2027 is met."),
        ("at-risk", " The target date of 30 June 2027 is at risk."),
        ("missed", " The target date of 30 June 2027 is missed."),
        ("none", ""),
    ],
)
def test_the_likely_date_leads_with_the_even_one_beside_it_and_how_the_wanted_one_stands(
    outcome: Outcome, status: Status, said: str
) -> None:
    days = {"likely": date(2027, 4, 12), "even": date(2027, 4, 5), "held_on": date(2030, 1, 1)}
    assert headline(_planned(outcome, 2, status=status, **days)) == (
        "2 steps to guarded level 1: likely by 12 April 2027 (85 %), with even odds by 5 April "
        f"2027 (50 %).{said}"
    )


def test_the_price_of_mending_first_is_said_where_something_hurt() -> None:
    assert not any("hurt lately" in said for said in remarks(_planned("scheduled", 3)))
    for price, said in (
        (0, "What hurt lately goes first, and the target comes no later for it."),
        (1, "What hurt lately goes first, which delays the target by 1 working day."),
        (9, "What hurt lately goes first, which delays the target by 9 working days."),
    ):
        assert said in remarks(_planned("scheduled", 3, price=price))


def test_work_for_those_behind_the_others_is_said_to_be_planned_for_these() -> None:
    part = PartBehind(of="models", behind=2.0, whole=5.0)
    said = list(remarks(_planned("scheduled", 3, parts_behind=(part,))))
    assert any(text.startswith("Work is planned for 2 of 5 models:") for text in said)
    assert not any("Work is planned for" in text for text in remarks(_planned("scheduled", 3)))


def test_nothing_is_said_to_be_proved_where_what_hurt_comes_first() -> None:
    first = RESULT.roadmap.steps[0].id
    proved = (
        "With these people, no other order of the steps reaches the target earlier: this is proved."
    )
    assert proved in remarks(_planned("scheduled", 3, bound=0.0))
    assert proved not in remarks(_planned("scheduled", 3, bound=0.0, urgent=(first,)))


def test_the_nearest_goal_worth_having_is_offered_where_the_target_is_far() -> None:
    feature = RESULT.features[0]
    near = Nearest(
        level=0, features=(feature.id,), steps=("any",), mended_on=None, likely=date(2027, 2, 1)
    )
    assert (
        "That is far away. The nearest goal worth having: 1 step, likely done by 1 February 2027, "
        f"after which these hold: {feature.title}."
    ) in remarks(_planned("scheduled", 3, nearest=near))


def test_what_nobody_can_do_is_named_with_its_role_and_days() -> None:
    left = Unstaffed(role="product-owner", days=4.5, steps=("one.step-1", "other.step-1"))
    short = Shortfall(kind="role", role="product-owner", have=0, need=1, days=4.5)
    said = list(remarks(_planned("unstaffed", 3, unstaffed=(left,), missing=(short,))))
    assert "Nobody for it: 4.5 person-days of Product owner, in one.step-1, other.step-1." in said
    assert not any("has no time" in remark for remark in said)
    hurt = remarks(_planned("unstaffed", 3, unstaffed=(replace(left, urgent=True),)))
    assert any(remark.startswith("Hurt lately, nobody for it: 4.5 ") for remark in hurt)


@pytest.mark.parametrize("outcome", ["unstaffed", "unreachable"])
def test_what_does_not_reach_the_target_is_not_said_to(outcome: Outcome) -> None:
    said = " ".join(remarks(_planned(outcome, 3, bound=0.0, likely=None, even=None)))
    assert "everything is done by" in said
    assert "reached" not in said
    assert "proved" not in said


def test_people_are_assumed_by_name_with_their_share() -> None:
    (said,) = [s for s in remarks(mending()) if s.startswith("Work starts on ")]
    assert said.endswith(" with Ada (80 %), Ben (60 %) and Cleo (20 %).")


def test_a_plan_without_steps_is_not_said_to_be_the_best() -> None:
    said = " ".join(remarks(_planned("partial", 0, confidence=None, bound=0.0)))
    assert "proved" not in said


def test_work_that_starts_after_the_date_is_said_to() -> None:
    said = list(remarks(_planned("late", 3, start=date(2027, 7, 1))))
    assert "Work starts only after 30 June 2027." in said


def test_one_date_is_said_once() -> None:
    first, second = date(2027, 5, 18), date(2027, 6, 23)
    assert say_confidence(first, first) == "by 18 May 2027, with 85 % confidence or more"
    assert say_confidence(first, second) == (
        "by 18 May 2027 with 50 % and by 23 June 2027 with 85 % confidence"
    )


def test_what_is_missing_names_roles_by_their_titles() -> None:
    card = score(RUBRIC, assessment(RUBRIC, {p.id: 0 for p in RUBRIC.practices}))
    people = {role.id: 1.0 for role in RUBRIC.roles} | {"ml-engineer": 0.0}
    idle = plan(RUBRIC, card, conditions=Conditions(capacity=people, start=DAY))
    said = list(remarks(replace(RESULT, roadmap=replace(idle, unstaffed=()))))
    assert any(remark.endswith("on the role ML engineer, which has no time.") for remark in said)
    told = " ".join(remarks(replace(RESULT, roadmap=idle)))
    assert " person-days of ML engineer, in " in told


def test_practices_without_a_step_are_named_by_their_titles() -> None:
    first, second = RESULT.practices[:2]
    roadmap = replace(RESULT.roadmap, unreached=(first.id, second.id))
    said = list(remarks(replace(RESULT, roadmap=roadmap)))
    assert f"No step is left for “{first.title}” and “{second.title}”." in said


def test_a_level_that_is_held_by_the_date_and_guarded_later_is_told_as_what_can_be_had() -> None:
    goal = RESULT.roadmap.target
    assert goal
    assert goal.by
    level = replace(RESULT.roadmap.milestones[-1], level=1, dimension=None, stage=None)
    held = replace(level, guarded=False, date=goal.by)
    late = {"feasible": Feasible(level=0, date=date(2028, 1, 5))}
    said = " ".join(remarks(_planned("late", 3, milestones=(held,), **late)))
    assert f"By {say_date(goal.by)} level 1 (unguarded) can be held; the nearest" in said
    later = replace(held, date=date(2028, 1, 1))
    said = " ".join(remarks(_planned("late", 3, milestones=(later,), **late)))
    assert "no further level can be held" in said


def test_work_that_starts_before_the_assessment_is_said_to_have_dates_that_may_be_past() -> None:
    early = replace(RESULT.roadmap, start=RESULT.assessed_on - timedelta(days=1))
    said = " ".join(remarks(replace(RESULT, roadmap=early)))
    assert "before the day of the assessment" in said
    same = replace(RESULT.roadmap, start=RESULT.assessed_on)
    assert "before the day" not in " ".join(remarks(replace(RESULT, roadmap=same)))

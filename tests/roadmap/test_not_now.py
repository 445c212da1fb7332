"""What the team should leave for now."""

from dataclasses import replace

import pytest

from advisor import load_assessment, plan, score
from advisor.assessment.model import Answer, Assessment, Target, Urgent
from advisor.roadmap.advice_model import NotNow
from advisor.rubric.model import NotNowRule
from tests.build import ROOT, assessment, with_answers
from tests.roadmap.build import facts, team_with
from tests.strategies import shipped

COPIED, TIMED, TRIED = "copies.backup/copied", "copies.backup/timed", "copies.restore/tried"
RULE = NotNowRule(id="tape", title="A tape robot", reason="One disk does the same.")


def told(
    team: Assessment,
    *,
    applies_to_regulated: bool = False,
    while_met: tuple[str, ...] = (),
    while_unmet: tuple[str, ...] = (),
    practices: tuple[str, ...] = (),
    criteria: tuple[str, ...] = (),
) -> tuple[NotNow, ...]:
    """Return what a team should leave, by one rule."""
    rule = replace(
        RULE,
        applies_when={"regulated": (True,)} if applies_to_regulated else {},
        while_met=while_met,
        while_unmet=while_unmet,
        practices=practices,
        criteria=criteria,
    )
    rubric = replace(facts(), not_now=(rule,))
    return plan(rubric, score(rubric, team), Target(level=1)).not_now


def test_a_rule_is_told_as_the_rubric_words_it() -> None:
    assert told(team_with()) == (
        NotNow(id="tape", title="A tape robot", reason="One disk does the same."),
    )


def test_a_rule_for_other_teams_is_not_told() -> None:
    assert told(team_with(regulated=True), applies_to_regulated=True)
    assert not told(team_with(regulated=False), applies_to_regulated=True)


def test_a_rule_holds_while_all_of_some_criteria_are_met() -> None:
    both = (COPIED, TRIED)
    assert told(team_with(*both), while_met=both)
    assert not told(team_with(COPIED), while_met=both)
    assert not told(team_with(COPIED, unknown=(TRIED,)), while_met=both)


def test_a_rule_holds_while_one_of_some_criteria_is_known_to_be_unmet() -> None:
    both = (COPIED, TRIED)
    assert told(team_with(COPIED), while_unmet=both)
    assert told(team_with(COPIED, unknown=(TRIED,)), while_unmet=(TIMED, TRIED))
    assert not told(team_with(*both), while_unmet=both)
    assert not told(team_with(unknown=both), while_unmet=both)


def test_nothing_is_told_to_be_left_that_the_plan_contains() -> None:
    backup, restore, record = (practice.id for practice in facts().practices)
    assert not told(team_with(), practices=(backup,))
    assert not told(team_with(), practices=(record, restore))
    assert told(team_with(COPIED), practices=(backup,))


def test_what_only_some_of_a_practice_speaks_against_is_told_beside_the_rest_of_it() -> None:
    assert not told(team_with(TRIED), criteria=(COPIED,))
    assert told(team_with(COPIED, TRIED), criteria=(COPIED,))


def test_nothing_is_told_to_be_left_whose_lack_hurt() -> None:
    restore, hurt = "copies.restore", Answer(level=1, urgent=Urgent())
    done = team_with(COPIED, TRIED, f"{restore}/noted")
    assert told(done, practices=(restore,))
    assert not told(with_answers(done, {restore: hurt}), practices=(restore,))
    assert not told(with_answers(done, {restore: hurt}), criteria=(f"{restore}/noted",))


def test_retraining_on_drift_is_not_advised_against_where_another_trigger_is_planned() -> None:
    triggers = "iteration-cycle.retraining-triggers"
    team = load_assessment(ROOT / "tests/fixtures/teams/port-platform/answers.yaml", shipped())
    roadmap = plan(shipped(), score(shipped(), team), team.target)
    planned = {name for step in roadmap.steps for name in step.meets}
    assert f"{triggers}/input-drift-starts" not in planned
    assert any(name.startswith(f"{triggers}/") for name in planned)
    assert "retraining-on-drift" not in {item.id for item in roadmap.not_now}


@pytest.mark.parametrize(
    ("profile", "met", "rule", "criterion"),
    [
        (
            {"own-training": True},
            {"iteration-cycle.retraining-triggers": 1},
            "retraining-on-drift",
            "iteration-cycle.retraining-triggers/input-drift-starts",
        ),
        (
            {"own-training": True},
            {},
            "drift-before-schedule",
            "iteration-cycle.retraining-triggers/input-drift-starts",
        ),
        (
            {"own-training": True, "regulated": True},
            {},
            "release-without-a-person",
            "deployment.champion-challenger/rule-applied-by-job",
        ),
    ],
)
def test_no_shipped_plan_advises_against_what_it_contains(
    profile: dict[str, object], met: dict[str, int], rule: str, criterion: str
) -> None:
    levels = {p.id: met.get(p.id, 0) for p in shipped().practices}
    team = assessment(shipped(), levels, profile)
    for level in (1, 2) if rule == "retraining-on-drift" else (2,):
        roadmap = plan(shipped(), score(shipped(), team), Target(level=level), sound=True)
        planned = {name for step in roadmap.steps for name in step.meets}
        assert (criterion in planned) is (level == 2)
        assert (rule in {item.id for item in roadmap.not_now}) is (level == 1)


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ({"models": 9, "data": ("tables",)}, set()),
        ({"data": ("images",), "models": 9}, {"feature-store"}),
        ({"serving": "batch"}, {"online-feature-store", "canary-for-batches"}),
        ({"serving": "online"}, set()),
        ({"serving": None}, set()),
        ({"models": None}, set()),
        ({"models": None, "data": None}, set()),
    ],
)
def test_the_shipped_rules_follow_from_the_profile(
    profile: dict[str, object], expected: set[str]
) -> None:
    given = {"own-training": True, "models": 9, "data": ("tables",), "serving": "online", **profile}
    known = {name: value for name, value in given.items() if value is not None}
    team = assessment(shipped(), {p.id: 0 for p in shipped().practices}, known)
    found = {item.id for item in plan(shipped(), score(shipped(), team)).not_now}
    about_profile = {"feature-store", "online-feature-store", "canary-for-batches"}
    assert found & about_profile == expected


def test_with_one_model_a_feature_store_is_advised_against_unless_a_level_asks_for_it() -> None:
    repository = "core-focus.feature-repository"
    profile = {"own-training": True, "models": 1, "data": ("tables",)}
    nothing = assessment(shipped(), {p.id: 0 for p in shipped().practices}, profile)
    there = with_answers(nothing, {repository: Answer(level=shipped().top)})
    for team in (nothing, there):
        roadmap = plan(shipped(), score(shipped(), team))
        planned = any(repository in step.raises for step in roadmap.steps)
        advised = "feature-store" in {item.id for item in roadmap.not_now}
        assert planned is not advised
    assert advised


def test_another_trigger_is_advised_against_while_a_schedule_is_enough() -> None:
    triggers = "iteration-cycle.retraining-triggers"
    profile = {"own-training": True}
    by_hand = assessment(shipped(), {p.id: 0 for p in shipped().practices}, profile)
    by_schedule = assessment(
        shipped(), {p.id: 1 if p.id == triggers else 0 for p in shipped().practices}, profile
    )
    told_by_hand = {item.id for item in plan(shipped(), score(shipped(), by_hand)).not_now}
    told_then = {item.id for item in plan(shipped(), score(shipped(), by_schedule)).not_now}
    both = {"drift-before-schedule", "retraining-on-drift"}
    assert told_by_hand & both == {"drift-before-schedule"}
    assert told_then & both == {"retraining-on-drift"}

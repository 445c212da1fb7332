"""Steps that can stand in for each other, and what hurt among the steps of a plan."""

from collections.abc import Mapping
from dataclasses import replace

from advisor import plan, score
from advisor.assessment.model import Answer, Assessment, Target, Urgent
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.draft_plan import Draft
from advisor.roadmap.mending_steps import draft_for
from advisor.roadmap.model import Roadmap, RoadmapTarget
from advisor.roadmap.position import position_of
from advisor.rubric.model import Role, Rubric
from advisor.rubric.step_model import EffortRange, Step
from tests.build import DAY, assessment, with_answers
from tests.roadmap.build import facts, team_with, with_gates
from tests.strategies import backups


def _step(name: str, practice: str, days: float, *requires: str, **other: object) -> Step:
    changed: dict[str, object] = {"calendar_days": 1, **other}
    role = changed.pop("role", "operator")
    return replace(
        backups().steps[0],
        id=f"copies.{name}",
        raises={f"copies.{practice}": 1},
        requires=tuple(f"copies.{required}" for required in requires),
        effort={str(role): EffortRange(low=days, likely=days, high=days)},
        **changed,  # type: ignore[arg-type] # by name
    )


def _rubric(*steps: Step) -> Rubric:
    roles = tuple(Role(id=role, title=role) for role in ("operator", "writer"))
    return replace(backups(), steps=steps, roles=roles)


def _plan(rubric: Rubric, target: int = 1, **capacity: float) -> Roadmap:
    levels = {"copies.backup": 0, "copies.restore": 0}
    conditions = Conditions(capacity=capacity, start=DAY)
    card = score(rubric, assessment(rubric, levels))
    return plan(rubric, card, Target(level=target), conditions=conditions)


def _needed(roadmap: Roadmap) -> set[str]:
    """Return the steps of a plan but for those it has room for besides."""
    return {step.id.removeprefix("copies.") for step in roadmap.steps if not step.beyond}


def _drafted(team: Assessment, level: int) -> dict[str, frozenset[str]]:
    """Return what each step that is needed brings."""
    card = score(facts(), team)
    planned = plan(facts(), card, Target(level=level), conditions=Conditions())
    return {step.id: frozenset(step.meets) for step in planned.steps if not step.beyond}


def test_a_step_to_the_first_level_takes_what_is_asked_for_and_one_above_it_takes_all() -> None:
    nothing = team_with()
    first = _drafted(nothing, 1)
    assert first["copies.backup-1"] == {"copies.backup/copied"}
    assert first["copies.restore-1"] == {"copies.restore/tried"}
    second = _drafted(nothing, 2)
    assert second["copies.backup-2"] == {"copies.backup/timed", "copies.backup/mailed"}
    assert second["copies.backup-1"] == {"copies.backup/copied", "copies.backup/labelled"}


BUY, BUILD = _step("buy", "backup", 1.0, "contract"), _step("build", "backup", 3.0)
CONTRACT = _step("contract", "restore", 9.0)


def test_an_alternative_is_weighed_with_all_that_it_needs_first() -> None:
    assert _needed(_plan(_rubric(BUY, BUILD, CONTRACT), operator=1.0)) == {"build"}


def test_what_an_alternative_needs_costs_nothing_when_it_is_needed_anyway() -> None:
    restoring = _rubric(BUY, BUILD, CONTRACT)
    both = with_gates(restoring, {p.id: {1: 1} for p in restoring.practices})
    assert _needed(_plan(both, operator=1.0)) == {"buy", "contract"}


def test_of_two_ways_the_one_of_less_work_is_taken_even_if_it_ends_later() -> None:
    slow = _step("slow", "backup", 1.0, calendar_days=40)
    lean = _step("lean", "backup", 2.0, calendar_days=3)
    assert _needed(_plan(_rubric(slow, BUILD), operator=1.0)) == {"slow"}
    assert _needed(_plan(_rubric(BUILD, lean), operator=1.0)) == {"lean"}


def test_among_many_ways_the_cheapest_is_found() -> None:
    rubric = _rubric(*(_step(f"way-{n}", "backup", 2.0 + n) for n in range(40, -1, -1)))
    assert _needed(_plan(rubric, operator=1.0)) == {"way-0"}


def test_a_way_for_which_somebody_has_time_is_preferred_to_a_cheaper_one() -> None:
    cheap = _step("cheap", "backup", 1.0, role="writer")
    assert _needed(_plan(_rubric(cheap, BUILD), operator=1.0)) == {"build"}
    nobody = _plan(_rubric(cheap), operator=1.0)
    assert nobody.outcome == "unstaffed"
    assert [(item.role, item.days, item.steps) for item in nobody.unstaffed] == [
        ("writer", 1.0, ("copies.cheap",))
    ]


def test_without_anybody_the_cheapest_way_is_told() -> None:
    cheap = _step("cheap", "backup", 1.0, role="writer")
    assert _needed(_plan(_rubric(cheap, BUILD))) == {"cheap"}


def test_somebody_new_never_makes_the_end_later() -> None:
    cheap = _step("cheap", "backup", 1.0, role="writer")
    rubric = _rubric(cheap, BUILD)
    alone = _plan(rubric, operator=1.0)
    assert _needed(alone) == {"build"}
    slowly = _plan(rubric, operator=1.0, writer=0.1)
    quickly = _plan(rubric, operator=1.0, writer=1.0)
    assert (_needed(slowly), _needed(quickly)) == ({"build"}, {"cheap"})
    assert alone.held_on is not None
    assert slowly.held_on == alone.held_on
    assert quickly.held_on is not None
    assert quickly.held_on < alone.held_on


def test_somebody_new_for_two_ways_at_once_is_asked_only_where_it_helps() -> None:
    fast = _step("fast", "backup", 1.0, role="writer")
    slow = _step("slow", "restore", 2.0, role="writer")
    own = _step("own", "backup", 9.0), _step("other", "restore", 3.0)
    both = with_gates(_rubric(fast, slow, *own), {p.id: {1: 1} for p in backups().practices})
    alone, helped = _plan(both, operator=1.0), _plan(both, operator=1.0, writer=0.5)
    assert _needed(alone) == {"own", "other"}
    assert _needed(helped) == {"fast", "slow"}


def _draft(
    rubric: Rubric, answers: Mapping[str, Answer], level: int | None, *excluded: str
) -> Draft:
    team = with_answers(assessment(rubric, {}), answers)
    position = position_of(rubric, score(rubric, team), "claimed", ())
    conditions = Conditions(excluded=excluded)
    return draft_for(rubric, position, RoadmapTarget(level=level), conditions)


def _ids(names: frozenset[str]) -> set[str]:
    return {name.removeprefix("copies.") for name in names}


HURT = Answer(level=0, urgent=Urgent())


def test_what_hurt_is_drafted_with_what_it_needs_though_no_goal_asks_for_it() -> None:
    draft = _draft(backups(), {"copies.backup": Answer(level=2), "copies.restore": HURT}, 3)
    assert draft.hurt == {"copies.restore/level-1"}
    assert _ids(draft.urgent) == {"restore-1"}
    other = _draft(backups(), {"copies.backup": Answer(level=0), "copies.restore": HURT}, 1)
    assert _ids(other.urgent) == {"backup-1", "restore-1"}
    assert _ids(other.extra) == {"restore-1"}
    assert [step.id for step in other.steps] == ["copies.backup-1", "copies.restore-1"]


def test_what_hurt_and_no_step_mends_is_told() -> None:
    answers = {"copies.backup": Answer(level=0), "copies.restore": HURT}
    draft = _draft(backups(), answers, 1, "copies.restore-1")
    assert draft.unreached == ("copies.restore",)
    assert not draft.unreached_goals
    assert _ids(frozenset(step.id for step in draft.steps)) == {"backup-1"}


def test_a_goal_that_no_step_reaches_is_told_and_the_rest_is_drafted() -> None:
    answers = {"copies.backup": Answer(level=2), "copies.restore": Answer(level=2)}
    draft = _draft(backups(), answers, 3, "copies.restore-3")
    assert draft.unreached == ("copies.restore",)
    assert draft.unreached_goals
    assert [step.id for step in draft.steps] == ["copies.backup-3"]


def test_a_step_is_worth_the_more_the_more_it_mends_of_what_hurt() -> None:
    plain = {"copies.backup": Answer(level=0), "copies.restore": Answer(level=0)}
    calm = _draft(backups(), plain, 3)
    mended = _draft(backups(), {**plain, "copies.restore": HURT}, 3)
    gains = [
        {step.id: draft.gain(step) for step in draft.steps}["copies.restore-1"]
        for draft in (calm, mended)
    ]
    assert gains[1] == 4 * gains[0]

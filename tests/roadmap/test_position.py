from dataclasses import replace

import pytest

from advisor.assessment.model import Evidence
from advisor.roadmap.evidence_step import evidence_for
from advisor.roadmap.position import Position, position_of
from advisor.roadmap.remaining_step import CutStep, completed, cut
from advisor.roadmap.team_numbers import TeamNumbers
from advisor.rubric.evidence_name import evidence_name
from advisor.rubric.step_criteria import brought_by
from advisor.scoring.score import score
from advisor.scoring.states import Basis
from tests.build import with_answers
from tests.roadmap.build import facts, position_with, team_with

COPIED, LABELLED, TIMED = "copies.backup/copied", "copies.backup/labelled", "copies.backup/timed"
TRIED, NOTED = "copies.restore/tried", "copies.restore/noted"
STEPS = {step.id: step for step in facts().steps}


def part(name: str, *wanted: str) -> CutStep:
    return cut(STEPS[name], brought_by(facts())[name], wanted, TeamNumbers())


@pytest.mark.parametrize(
    ("met", "held"),
    [((), 0), ((TRIED,), 0), ((COPIED,), 1), ((COPIED, TIMED), 1), ((COPIED, TRIED, TIMED), 2)],
)
def test_a_level_is_held_by_its_cores_and_the_components_below_it(
    met: tuple[str, ...], held: int
) -> None:
    assert position_with(*met).held == held


def test_what_is_not_known_bars_no_level() -> None:
    assert position_with(unknown=(COPIED, TRIED, TIMED)).held == 2
    assert position_with(COPIED, unknown=(TRIED,)).held == 1


def test_a_step_brings_what_its_tasks_meet_and_was_lacking() -> None:
    assert position_with().brought_by(part("copies.backup-1", COPIED)) == {COPIED}
    whole = part("copies.backup-1", COPIED, LABELLED)
    assert position_with().brought_by(whole) == {COPIED, LABELLED}
    assert position_with(COPIED).brought_by(whole) == {LABELLED}
    assert position_with(unknown=(COPIED,)).brought_by(whole) == {LABELLED}


def test_after_a_step_what_its_tasks_meet_is_met_and_nothing_else() -> None:
    before = position_with()
    after = before.after([part("copies.backup-1", COPIED)])
    assert before.lacking - after.lacking == {COPIED}
    assert (before.held, after.held) == (0, 1)
    assert after.practices["copies.restore"] is before.practices["copies.restore"]
    value = after.practices["copies.backup"].value
    assert value == position_with(COPIED).practices["copies.backup"].value


def test_steps_can_be_done_in_any_order_and_twice() -> None:
    steps = [part("copies.backup-1", COPIED, LABELLED), part("copies.restore-1", TRIED)]
    there = position_with().after(steps)
    assert there.lacking == position_with().after([*reversed(steps), *steps]).lacking
    assert there.lacking == position_with(COPIED, LABELLED, TRIED).lacking


def test_a_step_that_a_team_says_is_done_meets_all_of_its_level_and_below() -> None:
    done = position_of(facts(), score(facts(), team_with()), "claimed", ["copies.backup-2"])
    assert not any(name.startswith("copies.backup/") for name in done.lacking)
    assert (
        done.lacking
        == position_with().after([completed(facts(), STEPS["copies.backup-2"])]).lacking
    )


def shown(basis: Basis, *done: str) -> Position:
    """Return where a team stands that has copies and shows their label alone."""
    team = team_with(COPIED, LABELLED)
    kind = max(facts().evidence_kinds, key=lambda kind: kind.caps).id
    proof = (Evidence(kind=kind, ref="any", shows=("labelled",)),)
    backup = replace(team.answers["copies.backup"], evidence=proof)
    card = score(facts(), with_answers(team, {"copies.backup": backup}))
    return position_of(facts(), card, basis, done)


def test_strictly_what_is_claimed_without_evidence_is_unshown_and_not_lacking() -> None:
    assert shown("claimed").unshown == frozenset()
    assert shown("supported").unshown == {COPIED}
    assert COPIED not in shown("supported").lacking
    assert (shown("claimed").held, shown("supported").held) == (1, 0)


def test_evidence_brings_what_was_unshown_up_to_its_level_and_meets_nothing() -> None:
    (step,) = evidence_for(facts(), {"copies.backup": 1})
    before = shown("supported")
    assert before.brought_by(step) == {COPIED}
    after = before.after([step])
    assert after.unshown == frozenset()
    assert after.lacking == before.lacking
    assert after.held == 1
    named = shown("supported", evidence_name("copies.backup", 1))
    assert (named.held, named.unshown) == (1, frozenset())


def test_what_is_demanded_depends_on_the_profile() -> None:
    assert list(position_with().demanded()) == []
    ((practice, criterion),) = position_with(regulated=True).demanded()
    assert (practice.id, criterion.id) == ("copies.record", "kept")

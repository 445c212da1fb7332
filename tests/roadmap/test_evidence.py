"""Steps that produce evidence, left out of a plan or done."""

import pytest

from advisor import plan, score
from advisor.assessment.model import Assessment, Target
from advisor.document.data import as_data
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.evidence_step import evidence_step
from advisor.roadmap.model import Roadmap
from advisor.rubric.evidence_name import evidence_named, evidence_names
from tests.build import DAY, assessment
from tests.strategies import backups

BACKUP, RESTORE = "copies.backup", "copies.restore"
SHOW = f"{BACKUP}-show-1"


def claimed(**levels: int) -> Assessment:
    return assessment(backups(), {f"copies.{name}": level for name, level in levels.items()})


def strictly(
    team: Assessment, level: int, *, excluded: tuple[str, ...] = (), done: tuple[str, ...] = ()
) -> Roadmap:
    people = {role.id: 1.0 for role in backups().roles}
    conditions = Conditions(capacity=people, start=DAY, excluded=excluded, done=done)
    target = Target(level=level)
    return plan(backups(), score(backups(), team), target, strict=True, conditions=conditions)


def shows(roadmap: Roadmap) -> list[str]:
    return [step.id for step in roadmap.steps if step.kind == "evidence"]


def test_without_its_evidence_a_practice_is_named_as_unreached() -> None:
    team = claimed(backup=1)
    assert shows(strictly(team, 1)) == [SHOW]
    without = strictly(team, 1, excluded=(SHOW,))
    assert (shows(without), without.outcome, without.unreached) == ([], "unreachable", (BACKUP,))


def test_evidence_for_a_higher_level_is_left_out_with_that_for_a_lower_one() -> None:
    team = claimed(backup=3, restore=3)
    higher = f"{BACKUP}-show-3"
    assert higher in shows(strictly(team, 3))
    assert BACKUP in strictly(team, 3, excluded=(SHOW,)).unreached
    lower = strictly(team, 3, excluded=(higher,))
    assert f"{BACKUP}-show-2" in shows(lower)
    assert lower.unreached == (BACKUP,)
    assert max(point.level or 0 for point in lower.months) == 2


def test_a_step_beyond_it_does_not_make_up_for_evidence_that_is_left_out() -> None:
    team = claimed(backup=1)
    whole, found = strictly(team, 2), strictly(team, 2, excluded=(SHOW,))
    assert shows(whole) == [SHOW]
    assert {reached.level for reached in whole.milestones} == {1, 2}
    assert (found.outcome, found.unreached, shows(found)) == ("unreachable", (BACKUP,), [])
    assert [step.raises for step in found.steps if step.raises.get(BACKUP)] == [{BACKUP: 2}]
    assert found.milestones == ()
    assert max(point.level or 0 for point in found.months) == 0


def test_evidence_that_is_done_counts_as_support_and_raises_no_claim() -> None:
    team = claimed(backup=1)
    done = strictly(team, 3, done=(f"{BACKUP}-show-3",))
    assert shows(done) == []
    assert [step.raises[BACKUP] for step in done.steps if BACKUP in step.raises] == [2, 3]


def test_evidence_of_nothing_that_is_claimed_changes_nothing() -> None:
    team = assessment(backups(), {BACKUP: None})
    base = strictly(team, 1)
    tried = strictly(team, 1, done=(SHOW,), excluded=())
    assert as_data(tried.steps) == as_data(base.steps)


def test_from_claimed_levels_no_evidence_is_asked_for() -> None:
    card = score(backups(), claimed(backup=1))
    base = as_data(plan(backups(), card).steps)
    for conditions in (Conditions(excluded=(SHOW,)), Conditions(done=(SHOW,))):
        assert as_data(plan(backups(), card, conditions=conditions).steps) == base


@pytest.mark.parametrize("name", ["copies.backup-1", "copies.backup-show-0", "-show-1", "show"])
def test_other_names_name_no_evidence(name: str) -> None:
    assert evidence_named(name) is None
    assert evidence_step(backups(), name) is None


def test_every_evidence_of_a_rubric_has_a_name_and_a_step() -> None:
    names = evidence_names(backups())
    assert len(names) == len(set(names)) == len(backups().practices) * backups().top
    for name in names:
        step = evidence_step(backups(), name)
        assert step is not None
        assert step.id == name
        assert evidence_named(name) == next(iter(step.raises.items()))
    assert evidence_step(backups(), f"{BACKUP}-show-{backups().top + 1}") is None
    assert evidence_step(backups(), "copies.nothing-show-1") is None

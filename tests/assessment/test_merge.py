"""Whose change counts, for every way in which two people may change the same or other parts."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from advisor.assessment.change import changed, changes
from advisor.assessment.merge import merge
from advisor.assessment.model import UNKNOWN, Answer
from tests.assessment.written import PRACTICES, assessments
from tests.build import assessment, with_answers
from tests.strategies import QUICK, shipped

FIRST, SECOND = PRACTICES[:2]
BASE = assessment(shipped(), {FIRST: 1})


@pytest.mark.parametrize(
    ("mine", "theirs", "together"),
    [
        ({}, {}, {FIRST: 1}),
        ({FIRST: 2}, {}, {FIRST: 2}),
        ({}, {FIRST: 2}, {FIRST: 2}),
        ({FIRST: 2}, {FIRST: 2}, {FIRST: 2}),
        ({FIRST: 2}, {SECOND: 0}, {FIRST: 2, SECOND: 0}),
        ({SECOND: UNKNOWN}, {FIRST: None}, {FIRST: None, SECOND: UNKNOWN}),
        ({FIRST: None}, {SECOND: 0}, {FIRST: None, SECOND: 0}),
        ({FIRST: 2}, {FIRST: 0}, None),
        ({FIRST: None}, {FIRST: 0}, None),
        ({FIRST: 2}, {FIRST: None}, None),
        ({SECOND: 2}, {SECOND: 0}, None),
    ],
)
def test_two_sets_of_answers(
    mine: dict[str, Any], theirs: dict[str, Any], together: dict[str, Any] | None
) -> None:
    ours, other = (
        with_answers(BASE, {name: Answer(level=level) for name, level in levels.items()})
        for levels in (mine, theirs)
    )
    wanted, conflicts = merge(BASE, ours, other)
    if together is None:
        ((name, level),) = mine.items()
        assert [conflict.id for conflict in conflicts] == [name]
        assert (conflicts[0].mine or Answer()).level == level
        assert (conflicts[0].theirs or Answer()).level == theirs[name]
    else:
        assert conflicts == ()
        assert changes(changed(other, wanted), assessment(shipped(), together)) == ()


def test_other_parts_conflict_under_their_own_name() -> None:
    mine, theirs = (replace(BASE, team=replace(BASE.team, name=name)) for name in ("A", "B"))
    _, (conflict,) = merge(BASE, mine, theirs)
    assert (conflict.id, conflict.mine, conflict.theirs) == ("team.name", "A", "B")


@QUICK
@given(assessments(), assessments(), assessments())
def test_every_change_is_taken_over_or_asked_about(base: Any, mine: Any, theirs: Any) -> None:
    wanted, conflicts = merge(base, mine, theirs)
    both = changed(theirs, wanted)
    asked = {conflict.part for conflict in conflicts}
    for change in changes(base, mine):
        assert change.part in asked or change.part not in {c.part for c in changes(mine, both)}
    for change in changes(base, theirs):
        assert change.part not in {c.part for c in changes(theirs, both)}


@QUICK
@given(assessments(), assessments(), assessments())
def test_it_does_not_matter_who_is_who(base: Any, mine: Any, theirs: Any) -> None:
    wanted, conflicts = merge(base, mine, theirs)
    other, mirrored = merge(base, theirs, mine)
    assert {c.part for c in conflicts} == {c.part for c in mirrored}
    if not conflicts:
        assert changes(changed(theirs, wanted), changed(mine, other)) == ()

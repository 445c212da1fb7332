"""Whose change counts, for every way in which two people may change the same or other parts."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from advisor.assessment.change import changed, changes, parts
from advisor.assessment.model import UNKNOWN, Answer, Assessment, Evidence, KpiValue, Urgent
from advisor.assessment.session.merge import merge
from tests.assessment.written import KPIS, PRACTICES, assessments
from tests.build import assessment, with_answers
from tests.strategies import FEWER, shipped

FIRST, SECOND = PRACTICES[:2]
KPI = KPIS[0]
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
    wanted, conflicts = merge(BASE, ours, other, shipped())
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
    _, (conflict,) = merge(BASE, mine, theirs, shipped())
    assert (conflict.id, conflict.mine, conflict.theirs) == ("team.name", "A", "B")


def fields(found: Assessment) -> dict[tuple[str, ...], Any]:
    """Return every value by its place, evidence without its order."""
    values: dict[tuple[str, ...], Any] = {}
    for part, value in parts(found).items():
        if isinstance(value, Answer | KpiValue):
            empty = type(value)()
            for name, field in vars(value).items():
                if field != getattr(empty, name):
                    values[(*part, name)] = frozenset(field) if name == "evidence" else field
        else:
            values[part] = value
    return values


@FEWER
@given(assessments(), assessments(), assessments())
def test_every_change_is_taken_over_or_asked_about(base: Any, mine: Any, theirs: Any) -> None:
    wanted, conflicts = merge(base, mine, theirs, shipped())
    both = fields(changed(theirs, wanted))
    asked = {conflict.part for conflict in conflicts}
    old = fields(base)
    for side in (fields(mine), fields(theirs)):
        for place in {*old, *side}:
            if "evidence" in place or place in asked or place[:2] in asked:
                continue
            if side.get(place) != old.get(place):
                assert both.get(place) == side.get(place)


@FEWER
@given(assessments(), assessments(), assessments())
def test_it_does_not_matter_who_is_who(base: Any, mine: Any, theirs: Any) -> None:
    wanted, conflicts = merge(base, mine, theirs, shipped())
    other, mirrored = merge(base, theirs, mine, shipped())
    assert {c.part for c in conflicts} == {c.part for c in mirrored}
    if not conflicts:
        assert fields(changed(theirs, wanted)) == fields(changed(mine, other))


EARLIER = Answer(level=1, note="old", evidence=(Evidence(kind="statement", ref="a"),))
LATER = Evidence(kind="artifact", ref="b")
LATEST = Evidence(kind="artifact", ref="c")


@pytest.mark.parametrize(
    ("mine", "theirs", "together"),
    [
        ({"note": "mine"}, {"level": 2}, {"note": "mine", "level": 2}),
        ({"note": "mine"}, {"flag": True, "urgent": True}, {"note": "mine"}),
        ({"note": None}, {"level": 2}, {"note": None}),
        ({"evidence": (*EARLIER.evidence, LATER)}, {"note": "theirs"}, {"note": "theirs"}),
        (
            {"evidence": (*EARLIER.evidence, LATER)},
            {"evidence": (*EARLIER.evidence, LATEST)},
            {"evidence": (*EARLIER.evidence, LATEST, LATER)},
        ),
        ({"evidence": ()}, {"evidence": (*EARLIER.evidence, LATEST)}, {"evidence": (LATEST,)}),
        ({"evidence": ()}, {"evidence": ()}, {"evidence": ()}),
    ],
)
def test_other_fields_of_one_answer_are_put_together(
    mine: dict[str, Any], theirs: dict[str, Any], together: dict[str, Any]
) -> None:
    base, ours, other = (
        with_answers(BASE, {FIRST: replace(EARLIER, **fields)}) for fields in ({}, mine, theirs)
    )
    wanted, conflicts = merge(base, ours, other, shipped())
    assert conflicts == ()
    expected = replace(EARLIER, **{**mine, **theirs, **together})
    assert changed(other, wanted).answers[FIRST] == expected


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"note": "mine"}, {"note": "theirs"}),
        ({"level": "not_applicable", "reason": "batch"}, {"level": 2}),
        ({"evidence": (LATER,)}, {"evidence": (LATEST,)}),
        ({"evidence": (LATER,)}, {"evidence": ()}),
    ],
)
def test_a_contradiction_in_one_field_keeps_what_both_did_to_the_others(
    mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    base = with_answers(BASE, {FIRST: EARLIER})
    ours = with_answers(BASE, {FIRST: replace(EARLIER, flag=True, **mine)})
    other = with_answers(BASE, {FIRST: replace(EARLIER, urgent=Urgent(), **theirs)})
    wanted, (conflict,) = merge(base, ours, other, shipped())
    assert wanted == ()
    assert conflict.mine == replace(EARLIER, flag=True, urgent=Urgent(), **mine)
    assert conflict.theirs == replace(EARLIER, flag=True, urgent=Urgent(), **theirs)
    assert conflict.current == other.answers[FIRST]


def test_two_figures_of_one_kpi_are_put_together_and_one_is_asked_about() -> None:
    base, now, goal, other = (
        replace(BASE, kpis={KPI: KpiValue(current=current, target=target)})
        for current, target in ((1.0, None), (2.0, None), (1.0, 9.0), (3.0, None))
    )
    wanted, conflicts = merge(base, now, goal, shipped())
    assert conflicts == ()
    assert changed(goal, wanted).kpis == {KPI: KpiValue(current=2.0, target=9.0)}
    assert [conflict.id for conflict in merge(base, now, other, shipped())[1]] == [f"kpis.{KPI}"]

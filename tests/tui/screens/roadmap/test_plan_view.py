"""The rows of a plan told apart and sorted: none lost, none twice."""

import pytest

from advisor.roadmap.model import Roadmap
from advisor.rubric.model import Rubric
from advisor.tui.screens.roadmap.plan_rows import PlanRows
from advisor.tui.screens.roadmap.plan_view import ORDERS, PlanView
from advisor.tui.workspace.list_view import ListView


@pytest.mark.parametrize("order", ["", *ORDERS])
def test_every_step_stands_below_one_heading_in_each_order(
    shipped: Rubric, roadmap: Roadmap, order: str
) -> None:
    groups = list(PlanView(shipped, roadmap).groups(lambda _: True, order))
    listed = [step.id for _, steps in groups for step in steps]
    assert sorted(listed) == sorted(step.id for step in roadmap.steps)
    assert len({heading for heading, _ in groups}) == len(groups)


def test_effort_rises_or_falls(shipped: Rubric, roadmap: Roadmap) -> None:
    view = PlanView(shipped, roadmap)
    ((_, least),) = view.groups(lambda _: True, "least")
    ((_, most),) = view.groups(lambda _: True, "most")
    days = [step.likely_days for step in least]
    assert days == sorted(days)
    assert [step.likely_days for step in most] == days[::-1]


def test_only_what_somebody_does_is_shown_first_aid_included(
    shipped: Rubric, roadmap: Roadmap
) -> None:
    wanted = ListView().turned("person", "Jo")
    rows = PlanRows(rubric=shipped, roadmap=roadmap, held=0, width=100, view=wanted)
    names = {option.id for option in rows.options((), ()) if not option.disabled}
    his = {step.id for step in roadmap.steps if "Jo" in step.people}
    aid = {f"first-aid:{a.practice}" for a in roadmap.first_aid if a.person == "Jo"}
    assert names == his | aid
    assert his
    assert len(his) < len(roadmap.steps)


def test_all_that_can_be_chosen_has_a_title_and_some_of_it_leaves_rows(
    shipped: Rubric, roadmap: Roadmap
) -> None:
    view = PlanView(shipped, roadmap)
    values = {(facet.id, value) for facet in view.facets() for value in facet.values}
    for tags in view.every():
        assert tags <= values

import pytest

from advisor.rubric.model import Rubric
from advisor.tui.workspace.question_order import (
    Grouping,
    following,
    groups,
    in_order,
    matching,
    neighbour,
)


@pytest.mark.parametrize("by", ["stage", "dimension"])
def test_every_question_is_asked_once_in_groups_of_its_own_kind(
    delivery: Rubric, by: Grouping
) -> None:
    found = groups(delivery, by, quick=False)
    asked = [practice.id for practice in in_order(found)]
    assert sorted(asked) == sorted(practice.id for practice in delivery.practices)
    assert all(getattr(p, by) == group.id for group in found for p in group.practices)


def test_quick_asks_only_what_is_marked_so_and_leaves_empty_groups_out(delivery: Rubric) -> None:
    found = groups(delivery, "dimension", quick=True)
    assert [group.id for group in found] == ["release"]
    assert all(practice.quick for practice in in_order(found))


def test_following_begins_again_at_the_end_and_knows_when_there_is_none(delivery: Rubric) -> None:
    practices = delivery.practices
    last = practices[-1].id
    assert following(practices, last, lambda name: name == practices[0].id) == practices[0].id
    assert following(practices, last, lambda name: name == last) == last
    assert following(practices, last, lambda _: False) is None
    assert following(practices, "", lambda _: True) == practices[0].id


def test_a_neighbour_beyond_the_ends_is_none(delivery: Rubric) -> None:
    practices = delivery.practices
    assert neighbour(practices, practices[0].id, -1) is None
    assert neighbour(practices, practices[0].id, 1) == practices[1].id
    assert neighbour(practices, practices[-1].id, 1) is None
    assert neighbour(practices, "no such practice", 1) == practices[0].id
    assert neighbour((), "any", 1) is None


def test_words_are_found_in_any_order_and_case_titles_first(delivery: Rubric) -> None:
    assert matching(delivery, "PIPELINE release")[0].id == "release.pipeline-release"
    assert [p.id for p in matching(delivery, "überwachung")] == ["watching.drift"]
    assert matching(delivery, "no such words") == ()
    assert len(matching(delivery, "")) == len(delivery.practices)

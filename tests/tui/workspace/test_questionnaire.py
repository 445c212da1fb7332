from pathlib import Path

import pytest

from advisor.rubric.model import Rubric
from tests.tui.app_driver import begun


def test_a_look_at_another_question_leads_back_whatever_happens(
    folder: Path, delivery: Rubric
) -> None:
    given = begun(folder, delivery)
    here, other = given.here, given.practices[-1]
    with given.turned_to(other.id):
        assert given.practice is other
    assert given.here == here
    with pytest.raises(ValueError, match="no"), given.turned_to(other.id):
        raise ValueError("no")
    assert given.here == here


def test_open_questions_become_fewer_with_each_answer(folder: Path, delivery: Rubric) -> None:
    given = begun(folder, delivery)
    before = given.open_ones
    assert {practice.id for practice in before} <= set(given.concerning)
    given.answer(before[0].id, 1)
    assert given.open_ones == before[1:]
    assert given.asked.asked == len(given.concerning)
    assert given.asked.settled == len(given.concerning) - len(given.open_ones)

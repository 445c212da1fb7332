"""What changes are called, whatever part of an assessment they concern."""

from dataclasses import replace
from datetime import date

from advisor import load_rubric
from advisor.assessment.change import changes
from advisor.assessment.model import Planning, Target
from advisor.words.answer import say_part, say_value
from tests.build import assessment


def test_every_part_of_target_and_planning_has_a_name() -> None:
    rubric = load_rubric()
    before = assessment(rubric, {})
    after = replace(
        before,
        target=Target(level=2, by=date(2027, 6, 30), dimensions={"testing": 1}),
        planning=Planning(share=80.0, holidays=(date(2026, 12, 25),), done=("a", "b"), parallel=2),
    )
    told = {
        say_part(rubric, c.part): say_value(rubric, c.part, c.after) for c in changes(before, after)
    }
    assert told == {
        "the level to reach": "2",
        "the day to reach it": "2027-06-30",
        "the level to reach in Testing": "1",
        "the share of the time": "80",
        "the days off": "2026-12-25",
        "the steps at a time": "2",
        "the steps done": "a, b",
    }

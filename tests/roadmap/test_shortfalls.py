"""What stands against a date is said so that it cannot be misread."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advisor import load_assessment, load_rubric
from advisor.assessment.model import Target
from advisor.roadmap.conditions import conditions_of
from advisor.roadmap.plan import plan
from advisor.scoring.score import score
from advisor.words.plan_shortfall import say_shortfall
from advisor.words.titles import Titles
from tests.build import SAMPLES


@pytest.mark.parametrize("sample", SAMPLES[::2], ids=lambda path: path.parent.name)
@pytest.mark.parametrize(
    ("by", "told"),
    [
        (date(2027, 6, 30), "there is no working day until the date asked for, and the steps'"),
        (date(2027, 7, 1), "one after the other, and until the date asked for there is 1"),
        (date(2027, 7, 8), "one after the other, and until the date asked for there are 6"),
    ],
)
def test_how_many_working_days_there_are_is_said_of_the_time_until_the_date(
    sample: Path, by: date, told: str
) -> None:
    rubric, given = load_rubric(), load_assessment(sample)
    conditions = replace(conditions_of(given), start=date(2027, 7, 1))
    found = plan(rubric, score(rubric, given), Target(level=2, by=by), conditions=conditions)
    (missing,) = found.missing
    message = say_shortfall(missing, found, Titles(rubric))
    assert told in message
    assert "there are none" not in message

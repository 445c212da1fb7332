from typing import Any

import pytest
from pydantic import ValidationError

from advisor.rubric.catalogue import load_rubric
from tests.build import BACKUPS
from tests.rubric.sound import edited


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("levels",), [], "at least two levels"),
        (("practices",), [], "practices"),
        (("sides",), [], "sides"),
        (("steps", 0, "raises"), {}, "at least one practice"),
        (("steps", 0, "raises"), {"answering.rota": 0}, "from 1"),
        (("steps", 0, "tasks"), [], "tasks"),
        (("steps", 0, "done_when"), [], "done"),
        (("steps", 0, "effort", "engineer", "low"), 9, "low <= likely <= high"),
    ],
)
def test_a_rubric_that_says_too_little_or_nonsense_is_refused_in_words(
    path: tuple[str | int, ...], value: Any, words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        edited({path: value})


def test_a_rubric_knows_its_reference_and_top_level() -> None:
    rubric = load_rubric(BACKUPS)
    assert (rubric.major, rubric.reference, rubric.top) == (2, "backups@2", 4)


def test_a_step_knows_the_highest_level_it_raises_to_and_its_likely_days() -> None:
    raises = {"answering.rota": 1, "answering.alerts": 2}
    effort = {
        "engineer": {"low": 1, "likely": 2.5, "high": 4},
        "manager": {"low": 0, "likely": 1, "high": 1},
    }
    step = edited({("steps", 0, "raises"): raises, ("steps", 0, "effort"): effort}).steps[0]
    assert (step.level, step.likely_days) == (2, 3.5)

"""How many models, sources or services work has to be done for."""

import pytest

from advisor.roadmap.advice_model import PartBehind
from advisor.roadmap.team_numbers import TeamNumbers, numbers_of
from advisor.rubric.model import ProfileField

MODELS = ProfileField(id="models", title="Models", question="How many?", type="number")
BEHIND = ProfileField(
    id="models-behind", title="Behind", question="How many?", type="number", part_of="models"
)
FIELDS = (MODELS, BEHIND)


def test_numbers_are_those_of_the_profile_and_one_where_nobody_said() -> None:
    numbers = numbers_of(FIELDS, {"models": 3, "regulated": True, "data": ("text",)})
    assert numbers == TeamNumbers(left={"models": 3.0})
    assert (numbers.of("models"), numbers.of("sources")) == (3.0, 1.0)
    assert numbers.share_of_once(["models"]) == 1.0


def test_where_some_are_behind_work_is_left_for_these() -> None:
    numbers = numbers_of(FIELDS, {"models": 5, "models-behind": 2})
    assert numbers.of("models") == 2.0
    assert numbers.parts_behind == (PartBehind(of="models", behind=2.0, whole=5.0),)
    assert numbers.share_of_once(["models", "sources"]) < 0.5
    assert numbers.share_of_once(["sources"]) == numbers.share_of_once([]) == 1.0


@pytest.mark.parametrize("behind", [0, 5, 7, None])
def test_none_or_all_behind_is_as_if_nobody_had_said(behind: int | None) -> None:
    assert numbers_of(FIELDS, {"models": 5, "models-behind": behind}).parts_behind == ()
    assert numbers_of(FIELDS, {"models": 5, "models-behind": behind}).of("models") == 5.0

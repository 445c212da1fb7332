import pytest

from advisor.assessment.change import Change
from advisor.assessment.model import Answer
from advisor.rubric.catalogue import load_rubric
from advisor.words.change import say_changes
from tests.build import RUBRICS

NAME = "release.model-release"


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (Answer(), Answer(met=("by-a-script",)), "1 met again"),
        (Answer(met=("by-a-script",)), None, "open again"),
        (Answer(level=1), Answer(met=("by-a-script",), unknown=("weekly",)), "1 met, 1 unknown"),
        (Answer(met=("by-a-script",)), Answer(level=1), "level 1 again"),
    ],
)
def test_a_change_of_criteria_tells_how_many_are_what(
    before: Answer, after: Answer | None, says: str
) -> None:
    rubric = load_rubric(RUBRICS / "facts.yaml")
    change = Change(part=("answers", NAME), before=before, after=after)
    assert says in say_changes(rubric, [change], "again")


def test_who_said_so_is_a_change_of_its_own() -> None:
    rubric = load_rubric(RUBRICS / "facts.yaml")
    change = Change(part=("answers", NAME), before=Answer(), after=Answer(by="Ann"))
    assert say_changes(rubric, [change], "made") == "Release of a model: who said so changed"

import pytest

from tests.rubric.lint.case import Case, expected, findings, of_letters

EDITION = ("editions", 0)
CASES = [
    of_letters(
        "unknown-id",
        {(*EDITION, "criteria", "desk.opening", 1): ["opened-daily", "opend"]},
        "editions[0].criteria.desk.opening[1][1]",
    ),
    of_letters(
        "unknown-id",
        {(*EDITION, "criteria", "desk.closing"): {1: ["desk.opening/counted", "counted"]}},
        "editions[0].criteria.desk.closing[1][1]",
    ),
    of_letters(
        "unknown-id",
        {(*EDITION, "steps", "desk.opening-b"): "desk.opening-9"},
        "editions[0].steps.desk.opening-b",
    ),
    of_letters(
        "unknown-id",
        {(*EDITION, "profile", "boxes", "none"): {"box": 0}},
        "editions[0].profile.boxes.none.box",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_carried_over_to_nothing_is_the_one_thing_found(case: Case) -> None:
    assert findings(case) == expected(case)

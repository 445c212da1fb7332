from typing import Any

import pytest

from tests.rubric.lint.case import Case, expected, findings
from tests.rubric.sound import REMOVED, sound_data

SOUND = sound_data()
ROTA, ALERTS = ("practices", 0), ("practices", 1)


def _same(kind: str, source: int, target: int, *fields: str) -> dict[tuple[str | int, ...], Any]:
    return {(kind, target, field): SOUND[kind][source][field] for field in fields}


CASES = [
    Case(
        "vague-word",
        {(*ROTA, "levels", 1): "An Appropriate rota names a person."},
        ("practices[0].levels[1]",),
    ),
    Case(
        "vague-word",
        {(*ALERTS, "levels", 2): "A pager calls where needed."},
        ("practices[1].levels[2]",),
    ),
    Case(
        "same-description",
        {(*ROTA, "levels", 2): SOUND["practices"][0]["levels"][1].upper()},
        ("practices[0].levels[2]",),
    ),
    Case("missing-evidence", {(*ROTA, "evidence", 2): REMOVED}, ("practices[0]",)),
    Case("missing-evidence", {(*ROTA, "evidence", 1, "insufficient"): []}, ("practices[0]",)),
    Case("unreadable-question", {(*ROTA, "question"): "Name them."}, ("practices[0].question",)),
    Case(
        "unreadable-question",
        {(*ROTA, "question"): f"Who {'really ' * 32}answers?"},
        ("practices[0].question",),
    ),
    Case("near-duplicate", _same("practices", 0, 1, "question", "levels"), ("practices[1]",)),
    Case("near-duplicate", _same("steps", 2, 3, "title", "tasks"), ("steps[3]",)),
]
HARMLESS = ["Goods are counted.", "The robustness report of May is linked.", "A mosty wall."]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_text_that_two_people_would_read_differently_is_the_one_thing_found(case: Case) -> None:
    assert findings(case) == expected(case)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_vague_word_inside_another_word_is_not_found(text: str) -> None:
    assert findings(Case("none", {(*ROTA, "levels", 1): text}, ())) == []

import pytest

from advisor.rubric.lint.rubric_parts import OVERALL
from advisor.rubric.lint.run import lint
from advisor.scoring.explain import WHOLE
from tests.rubric.lint.case import Case, expected, findings
from tests.rubric.sound import Edits, edited, sound_data

SOUND = sound_data()
ROTA, ALERTS = ("practices", 0), ("practices", 1)


def _rename(kind: str, index: int, name: str) -> Edits:
    """Rename a dimension, stage or side everywhere in the sound rubric."""
    field = {"dimensions": "dimension", "stages": "stage", "sides": "side"}[kind]
    old = SOUND[kind][index]["id"]
    renamed: dict[tuple[str | int, ...], object] = {(kind, index, "id"): name}
    for place, practice in enumerate(SOUND["practices"]):
        if practice[field] == old:
            renamed["practices", place, field] = name
    if kind == "stages" and SOUND["kpis"][0]["stage"] == old:
        renamed["kpis", 0, "stage"] = name
    if kind == "sides":
        renamed["compared_side",] = name
        renamed["dimensions", 0, "sides"] = {"people": "Who answers.", name: "What calls them."}
    return renamed


def _crowded(extra: int) -> Edits:
    """Give the stage of rota further practices that say different things."""
    words = ("apples", "bricks", "clouds", "drums")
    added: dict[tuple[str | int, ...], object] = {}
    for index in range(extra):
        word = words[index]
        added["practices", 2 + index] = {
            **SOUND["practices"][0],
            "id": f"answering.{word}",
            "question": f"Which {word}?",
            "levels": {
                level: " ".join(f"{word}{chr(97 + level)}{part}" for part in ("one", "two", "six"))
                for level in range(3)
            },
            "gates": {},
        }
    return added


CASES = [
    Case("unreachable-part", _rename("dimensions", 0, "overall"), ("dimensions[0].id",)),
    Case("unreachable-part", _rename("dimensions", 0, "people"), ("dimensions[0].id",)),
    Case("unreachable-part", _rename("stages", 0, "overall"), ("stages[0].id",)),
    Case("unreachable-part", _rename("stages", 1, "machines"), ("stages[1].id",)),
    Case("unreachable-part", _rename("sides", 1, "overall"), ("sides[1].id",)),
    Case(
        "thin-part",
        {("stages", 2): {"id": "learn", "title": "Learn", "summary": "Keeping what was learnt."}},
        ("stages[2]",),
    ),
    Case("thin-part", {(*ALERTS, "side"): "people"}, ("dimensions[0]",)),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_part_that_cannot_be_asked_for_or_judged_is_the_one_thing_found(case: Case) -> None:
    assert findings(case) == expected(case)


@pytest.mark.parametrize(("extra", "thin"), [(1, False), (2, False), (3, True), (4, True)])
def test_a_stage_is_thin_below_half_the_usual_number_of_practices(extra: int, thin: bool) -> None:
    rules = [
        finding.path for finding in lint(edited(_crowded(extra))) if finding.rule == "thin-part"
    ]
    assert rules == ([("stages", 0)] if thin else [])


def test_the_name_of_the_whole_is_the_one_explain_uses() -> None:
    assert OVERALL == WHOLE

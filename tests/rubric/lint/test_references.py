import pytest

from advisor.rubric.lint.run import lint
from tests.rubric.lint.case import Case, expected, findings
from tests.rubric.sound import edited, sound_data

SOUND = sound_data()


def _duplicates() -> list[Case]:
    again = {"id": "answering", "title": "Again", "summary": "A stage named as a dimension."}
    return [
        Case("duplicate-id", {("steps", 3, "id"): "answering.rota"}, ("steps[3].id",)),
        Case("duplicate-id", {("kpis", 1): SOUND["kpis"][0]}, ("kpis[1].id",)),
        Case("duplicate-id", {("roles", 1): SOUND["roles"][0]}, ("roles[1].id",)),
        Case("duplicate-id", {("levels", 2, "id"): "rota"}, ("levels[2].id",)),
        Case("duplicate-id", {("stages", 2): again}, ("stages[2].id",)),
        Case(
            "duplicate-id",
            {("levels", 2, "features", 1): SOUND["levels"][1]["features"][0]},
            ("levels[2].features[1].id",),
        ),
    ]


def _unknown(place: str, *path: str | int, value: object) -> Case:
    return Case("unknown-id", {path: value}, (place,))


UNKNOWN = [
    _unknown("primary_side", "primary_side", value="peopel"),
    _unknown("compared_side", "compared_side", value="machine"),
    _unknown("dimensions[0].sides.x", "dimensions", 0, "sides", "x", value="?"),
    _unknown("evidence_kinds[1].caps", "evidence_kinds", 1, "caps", value=7),
    _unknown("kpis[0].stage", "kpis", 0, "stage", value="x"),
    _unknown("practices[0].side", "practices", 0, "side", value="x"),
    _unknown("practices[0].dimension", "practices", 0, "dimension", value="x"),
    _unknown("practices[0].stage", "practices", 0, "stage", value="x"),
    _unknown("practices[0].features[2]", "practices", 0, "features", 2, value="x"),
    _unknown("practices[0].levels[3]", "practices", 0, "levels", 3, value="More."),
    _unknown(
        "practices[0].evidence[7]",
        *("practices", 0, "evidence", 7),
        value={"sufficient": [], "insufficient": []},
    ),
    _unknown("practices[0].gates[3]", "practices", 0, "gates", 3, value=2),
    _unknown("practices[0].gates[2]", "practices", 0, "gates", 2, value=9),
    _unknown("practices[0].gates[3]", "practices", 0, "gates", 3, value=3),
    _unknown(
        "practices[0].applies_when.weekends",
        *("practices", 0, "applies_when"),
        value={"weekends": [True]},
    ),
    _unknown(
        "practices[0].applies_when.size[1]",
        *("practices", 0, "applies_when"),
        value={"size": ["small", "huge"]},
    ),
    _unknown("steps[0].raises.answering.x", "steps", 0, "raises", "answering.x", value=1),
    _unknown("steps[1].raises.answering.rota", "steps", 1, "raises", "answering.rota", value=3),
    _unknown("steps[0].requires[0]", "steps", 0, "requires", value=["answering.x"]),
    _unknown("steps[0].after[0]", "steps", 0, "after", value=["answering.x"]),
    _unknown(
        "steps[0].done_when[0].meets[0]",
        *("steps", 0, "done_when"),
        value=[{"text": "Any.", "meets": ["answering.x/y"]}, "Some.", "Other."],
    ),
    _unknown("steps[0].after[0]", "steps", 0, "after", value=["answering.rota/x"]),
    _unknown(
        "steps[0].effort.manager",
        *("steps", 0, "effort", "manager"),
        value={"low": 1, "likely": 1, "high": 1},
    ),
    _unknown("steps[0].kpis[1]", "steps", 0, "kpis", 1, value="x"),
]
CASES = [
    *_duplicates(),
    *UNKNOWN,
    Case(
        "level-numbers",
        {("levels", 0, "level"): 1, ("levels", 1, "level"): 0},
        ("levels[0].level", "levels[1].level"),
    ),
    Case("reserved-id", {("sides", 2): {"id": "gap", "title": "Gap"}}, ("sides[2].id",)),
    Case(
        "reserved-id",
        {("profile", 2): {"id": "name", "title": "Name", "question": "Who?"}},
        ("profile[2].id",),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_id_that_is_not_what_it_should_be_is_the_one_thing_found(case: Case) -> None:
    assert findings(case) == expected(case)


def test_an_unknown_id_comes_with_the_nearest_one_that_exists() -> None:
    (finding,) = lint(edited({("practices", 0, "stage"): "repiar"}))
    assert "repiar" in finding.message
    assert finding.hint is not None
    assert "`repair`" in finding.hint

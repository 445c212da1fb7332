import pytest

from tests.rubric.lint.case import Case, expected, findings


def _pointed(relation: str, points: float | None) -> dict[str, object]:
    found = {"practice": "answering.rota", "at": 1, "relation": relation, "rationale": "So it is."}
    return {
        "id": "ladder",
        "title": "Ladder",
        "edition": "2021",
        "source": "https://example.org",
        "kind": "points",
        "note": "Made up.",
        "levels": [{"level": 0, "title": "Backdrop"}],
        "items": [
            {
                "id": "any",
                "title": "Any",
                "section": "one",
                "maps": [found if points is None else {**found, "points": points}],
            }
        ],
    }


CASES = [
    Case(
        "idle-points",
        {("crosswalks",): [_pointed("intersects", 0.5)]},
        ("crosswalks[0].items[0].maps[0].points",),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_map_says_only_what_counts(case: Case) -> None:
    assert findings(case) == expected(case)


@pytest.mark.parametrize(("relation", "points"), [("superset", 1), ("intersects", None)])
def test_points_of_what_shows_something_and_no_points_of_what_overlaps_are_fine(
    relation: str, points: float | None
) -> None:
    assert findings(Case("", {("crosswalks",): [_pointed(relation, points)]}, ())) == []


def test_what_shows_something_says_its_points() -> None:
    with pytest.raises(ValueError, match="but for those that only `intersects`"):
        findings(Case("", {("crosswalks",): [_pointed("equal", None)]}, ()))

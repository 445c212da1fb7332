import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from advisor.rubric.json_schema import rubric_schema
from advisor.rubric.loader import RubricDocument
from advisor.rubric.source import read_source, rubric_folder
from tests.build import BACKUPS
from tests.rubric.sound import LETTERS, REMOVED, SOUND, edited_data

SHIPPED = rubric_folder("mlops-devops")


def _validator(schema: dict[str, Any]) -> Validator:
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _as_json(data: Any) -> Any:
    """Return data as JSON has it, where every key is text."""
    return json.loads(json.dumps(data))


@cache
def _rubrics() -> Validator:
    return _validator(rubric_schema())


@pytest.mark.parametrize("path", [SHIPPED, SOUND, BACKUPS, LETTERS])
def test_a_usable_rubric_satisfies_the_rubric_schema(path: Path) -> None:
    joined = RubricDocument(read_source(path)).data
    joined.pop("sha256")
    _rubrics().validate(_as_json(joined))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("colour",), "red"),
        (("title",), REMOVED),
        (("practices", 0, "stage"), "Not An Id"),
        (("practices", 0, "id"), "undotted"),
        (("practices", 0, "weight"), 0),
        (("practices", 0, "quick"), "yes"),
        (("steps", 0, "calendar_days"), 0.5),
        (("kpis", 0, "direction"), "sideways"),
    ],
)
def test_a_rubric_with_a_wrong_field_breaks_the_rubric_schema(path: Any, value: Any) -> None:
    assert not _rubrics().is_valid(_as_json(edited_data({path: value})))


CONDITION = ("practices", 0, "applies_when")


@pytest.mark.parametrize(
    ("path", "value", "valid"),
    [
        (CONDITION, {"any": [{"boxes": {"min": 2}}, {"paper": [True]}], "boxes": {"max": 9}}, True),
        (CONDITION, {"boxes": {"least": 2}}, False),
        (CONDITION, {"paper": True}, False),
        (("practices", 0, "criteria", 0, "seen_in"), "somewhere", False),
        (("practices", 0, "criteria", 0, "level"), 0, False),
        (("levels", 1, "features", 0, "role"), "main", False),
        (("levels", 0, "features", 0, "shown_when_unmet"), ["desk.opening"], False),
        (("profile", 1, "type"), "text", False),
    ],
)
def test_the_rubric_schema_knows_criteria_features_and_conditions(
    path: Any, value: Any, valid: bool
) -> None:
    assert _rubrics().is_valid(_as_json(edited_data({path: value}, LETTERS))) == valid


def test_an_extending_rubric_satisfies_the_rubric_schema() -> None:
    criterion: dict[str, Any] = {
        "practice": "desk.opening",
        "id": "new",
        "level": 1,
        "text": "It is new.",
    }
    data: dict[str, Any] = {
        "id": "own",
        "version": "1.0.0",
        "extends": "letters@2",
        "override": {"levels": {"pile": {"features": {"forgotten": {"title": "Lost"}}}}},
        "ignore": [{"id": "desk.opening/counted", "reason": "Nobody counts."}],
        "add": {"criteria": [criterion]},
    }
    _rubrics().validate(data)
    assert not _rubrics().is_valid({**data, "add": {"criterias": [criterion]}})

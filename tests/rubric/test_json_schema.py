import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from advisor.rubric.json_schema import rubric_schema
from advisor.rubric.loader import RubricDocument
from advisor.rubric.source import read_source, rubric_folder
from tests.build import BACKUPS
from tests.rubric.sound import REMOVED, SOUND, edited_data

SHIPPED = rubric_folder("mlops-devops")


def _validator(schema: dict[str, Any]) -> Validator:
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _as_json(data: Any) -> Any:
    """Return data as JSON has it, where every key is text."""
    return json.loads(json.dumps(data))


RUBRICS = _validator(rubric_schema())


@pytest.mark.parametrize("path", [SHIPPED, SOUND, BACKUPS])
def test_a_usable_rubric_satisfies_the_rubric_schema(path: Path) -> None:
    joined = RubricDocument(read_source(path)).data
    joined.pop("sha256")
    RUBRICS.validate(_as_json(joined))


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
    assert not RUBRICS.is_valid(_as_json(edited_data({path: value})))

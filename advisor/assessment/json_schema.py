"""JSON Schema from which editors complete and check an answers file."""

from typing import Any

from advisor.assessment.parts import ANSWERS_FILE
from advisor.assessment.valid_names import valid_names
from advisor.rubric.json_schema import DIALECT
from advisor.rubric.model import Rubric


def answers_schema(rubric: Rubric) -> dict[str, Any]:
    """Return the schema of answers files for one rubric, with every practice it may answer."""
    schema = ANSWERS_FILE.schema(valid_names(rubric), None)
    return {"$schema": DIALECT, "title": f"Answers for {rubric.reference}", **schema}

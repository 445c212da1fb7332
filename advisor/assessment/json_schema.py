"""JSON Schema from which editors complete and check an answers file."""

from typing import Any

from advisor.assessment.parts import ANSWERS_FILE
from advisor.assessment.valid_names import valid_names
from advisor.rubric.json_schema import DIALECT
from advisor.rubric.model import Practice, Rubric
from advisor.translation import sentence


def answers_schema(rubric: Rubric) -> dict[str, Any]:
    """Return the schema of answers files for one rubric, with every practice it may answer."""
    schema = ANSWERS_FILE.schema(valid_names(rubric), None)
    criteria = {practice.id: _criteria(practice) for practice in rubric.practices}
    title = sentence("Answers for {reference}", reference=rubric.reference)
    return {"$schema": DIALECT, "title": title, **schema, "$defs": criteria}


def _criteria(practice: Practice) -> dict[str, Any]:
    """Return the schema of the ids of a practice's criteria, each with its text."""
    return {
        "anyOf": [
            {"const": c.id, "description": f"Level {c.level}. {c.text}"} for c in practice.criteria
        ]
    }

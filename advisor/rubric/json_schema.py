"""JSON Schema from which editors complete and check a rubric."""

from typing import Any

from advisor.rubric.model import Rubric

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def rubric_schema() -> dict[str, Any]:
    """Return the schema of a rubric in a single file, whole or extending another one."""
    from pydantic import TypeAdapter  # noqa: PLC0415 slow to load

    from advisor.rubric.extend import Extension  # noqa: PLC0415 validated by pydantic alone

    schema = TypeAdapter(Rubric | Extension).json_schema()
    for kind, computed in (
        ("Rubric", ("sha256", "extends", "ignored")),
        ("Extension", ("sha256",)),
    ):
        for name in computed:
            schema["$defs"][kind]["properties"].pop(name)
    return {"$schema": DIALECT, **schema, "title": "Rubric"}

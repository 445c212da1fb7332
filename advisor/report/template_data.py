"""What the templates of a report show of a result."""

from dataclasses import fields
from typing import Any

from advisor.report.chapters import CHAPTERS
from advisor.report.cover import cover
from advisor.result.model import Result


def template_data(result: Result) -> dict[str, Any]:
    """Return the cover's fields, the data of each chapter by its id, and titles in `chapters`.

    A chapter without data has no title there.
    """
    front = cover(result)
    data = {chapter.id: chapter.data(result) for chapter in CHAPTERS}
    return {
        **{field.name: getattr(front, field.name) for field in fields(front)},
        **data,
        "chapters": {c.id: c.title_for(result) for c in CHAPTERS if data[c.id]},
    }

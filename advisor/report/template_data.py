"""What the templates of a report show of a result."""

from dataclasses import fields
from typing import Any

from advisor.report.chapters import CHAPTERS
from advisor.report.report_head import cover
from advisor.result.model import Result


def template_data(result: Result, *, full: bool = True) -> dict[str, Any]:
    """Return the cover's fields, the data of each chapter by its id, and titles in `chapters`.

    `front` names those a decider reads, `behind` has the titles of the others. A chapter without
    data has no title in either. Without `full` only those at the `front` have data.
    """
    head = cover(result)
    shown = {chapter.id: chapter for chapter in CHAPTERS if full or chapter.front}
    data = {c.id: c.data(result) if c.id in shown else None for c in CHAPTERS}
    titles = {name: c.title_for(result) for name, c in shown.items() if data[name]}
    return {
        **{field.name: getattr(head, field.name) for field in fields(head)},
        **data,
        "chapters": titles,
        "front": [name for name in titles if shown[name].front],
        "behind": {name: title for name, title in titles.items() if not shown[name].front},
    }

"""A result as versioned JSON, with the sentences that its values leave to their writer."""

import json
from typing import Any

from advisor.document.data import as_data
from advisor.plain_text import plain_json
from advisor.result.model import Result
from advisor.words.json_sentences import json_sentences
from advisor.words.plan_shortfall import say_shortfall
from advisor.words.titles import Titles

_FIRST = ("schema_version", "generator")


def result_data(result: Result) -> dict[str, Any]:
    """Return the document as JSON data, what it is and who wrote it first."""
    data: dict[str, Any] = as_data(result, json_sentences(result))
    titles, roadmap = Titles(result), result.roadmap
    for written, missing in zip(data["roadmap"]["missing"], roadmap.missing, strict=True):
        written["message"] = say_shortfall(missing, roadmap, titles)
    return {name: data.pop(name) for name in _FIRST} | data


def result_json(result: Result) -> str:
    """Return the document as JSON text; the same result gives the same bytes."""
    return plain_json(json.dumps(result_data(result), indent=2, ensure_ascii=False)) + "\n"

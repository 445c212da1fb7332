"""What a file that is given holds: answers, or a result."""

import re
from typing import Any

from advisor.document.parse import parse_document
from advisor.errors import ContentError

_KEY = "schema_version"
_FIRST = re.compile(rf'\s*\{{\s*"{_KEY}"')


def is_result(text: str) -> bool:
    """Tell whether a text is a result document, by its own keys, rather than answers."""
    if not text.lstrip().startswith("{") or f'"{_KEY}"' not in text:
        return False
    data = _parsed(text)
    if data is None:  # broken: results begin with that key
        return _FIRST.match(text) is not None
    return isinstance(data, dict) and _KEY in data


def _parsed(text: str) -> Any:
    import json  # noqa: PLC0415 answers are seldom written like that

    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # answers may be written in braces and yet be no JSON
        pass
    try:
        return parse_document(text, file="").data
    except ContentError:
        return None

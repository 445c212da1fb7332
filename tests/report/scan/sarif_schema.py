"""What SARIF 2.1.0 asks of the properties that we write, as a JSON Schema in our own words.

Taken from the text of the standard (OASIS, Static Analysis Results Interchange Format 2.1.0), not
copied from its schema, which no package carries. Properties that we do not write are refused, so
that whoever writes another reads what the standard says of it.
"""

from typing import Any


def _object(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_MESSAGE = _object({"text": _TEXT}, "text")
_LINE: dict[str, Any] = {"type": "integer", "minimum": 1}
# A relative reference (RFC 3986): no scheme, no leading slash, no step upwards, all else escaped.
_RELATIVE: dict[str, Any] = {
    "type": "string",
    "pattern": r"^(?!/)(?!.*(?:^|/)\.\.(?:/|$))(?:[\w.~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$",
}
_RULE = _object(
    {"id": _TEXT, "shortDescription": _MESSAGE, "fullDescription": _MESSAGE, "help": _MESSAGE},
    *("id", "shortDescription", "fullDescription", "help"),
)
_LOCATION = _object(
    {
        "physicalLocation": _object(
            {
                "artifactLocation": _object(
                    {"uri": _RELATIVE, "uriBaseId": {"const": "%SRCROOT%"}}, "uri"
                ),
                "region": _object({"startLine": _LINE, "endLine": _LINE}, "startLine"),
            },
            "artifactLocation",
        )
    },
    "physicalLocation",
)
_RESULT = _object(
    {
        "ruleId": _TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "kind": {"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": _MESSAGE,
        "locations": {"type": "array", "items": _LOCATION, "minItems": 1, "maxItems": 1},
        "partialFingerprints": {
            "type": "object",
            "additionalProperties": _TEXT,
            "required": ["primaryLocationLineHash"],
        },
    },
    *("ruleId", "message", "locations", "partialFingerprints"),
) | {
    # Only what failed has a level of its own.
    "if": {"properties": {"kind": {"not": {"const": "fail"}}}, "required": ["kind"]},
    "then": {"properties": {"level": {"const": "none"}}},
}
_DRIVER = _object(
    {
        "name": _TEXT,
        "version": _TEXT,
        "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$"},
        "rules": {"type": "array", "items": _RULE, "uniqueItems": True},
    },
    *("name", "rules"),
)
_RUN = _object(
    {
        "tool": _object({"driver": _DRIVER}, "driver"),
        "automationDetails": _object({"id": _TEXT}),
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": _RESULT},
        "properties": {"type": "object"},
    },
    *("tool", "results"),
)
SARIF = _object(
    {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": _RUN},
    },
    *("version", "runs"),
)

"""A result from its JSON."""

from dataclasses import fields, replace
from typing import Any

from advisor.document.json_text import parse_json
from advisor.errors import ContentError
from advisor.result.model import SCHEMA_VERSION, Result
from advisor.result.references import broken_references
from advisor.result.text_place import EDITED, ResultPlaces
from advisor.result.upgrade import upgrade
from advisor.scoring.model import DimensionScore, StageScore
from advisor.translation import sentence

_OLDER = "1"
_WAY = "_toward"


def parse_result(text: str, *, file: str) -> Result:
    """Read a result document; one of schema 1 is upgraded to what this schema can hold of it.

    Raises ContentError when it is not JSON, of another major version, or incomplete.
    """
    data = parse_json(text, file=file, what=sentence("this result"), hint=EDITED)
    places = ResultPlaces(text, file)
    version = data.get("schema_version") if isinstance(data, dict) else None
    major = str(version).partition(".")[0]
    if major not in (_OLDER, SCHEMA_VERSION.partition(".")[0]):
        raise ContentError(
            sentence(
                "this result has schema version {version}; this release reads {schema_version}",
                version=version,
                schema_version=SCHEMA_VERSION,
            ),
            hint=sentence("Score the answers again with this release."),
            location=places.locate(("schema_version",)),
        )
    from advisor.document.validate import validate  # noqa: PLC0415 pydantic is slow to load

    data = upgrade(data) if major == _OLDER else _gathered(data)
    for part in ("dimensions", "stages"):
        if isinstance(items := data.get(part), list):
            data[part] = [_gather_sides(i) if isinstance(i, dict) else i for i in items]
    try:
        result = validate(Result, data, locate=places.locate)
    except ContentError as error:
        faults = [replace(fault, hint=EDITED) for fault in error.problems]
        raise ContentError.of(faults, more=error.more) from None
    broken = next(broken_references(result), None)
    if broken:
        raise ContentError(
            sentence("this result does not hold together: it mentions what it does not declare"),
            hint=EDITED,
            location=replace(places.locate(tuple(broken.split("."))), field=broken),
        )
    return result


def _gathered(data: dict[str, Any]) -> dict[str, Any]:
    """Undo what writing moves and says: the ways of the sides, the parts of a level, reasons."""
    ways = {key.removesuffix(_WAY): data[key] for key in data if key.endswith(_WAY)}
    kept = {key: item for key, item in data.items() if not key.endswith(_WAY)}
    kept["toward"] = ways
    if isinstance(level := kept.get("level"), dict):
        kept["level"] = {key: item for key, item in level.items() if key != "parts"}
        kept["parts"] = level.get("parts", {})
    for part in ("blockers", "supported_blockers"):
        if isinstance(items := kept.get(part), list):
            kept[part] = [without(i, "reason") if isinstance(i, dict) else i for i in items]
    return kept


def without(item: dict[str, Any], *keys: str) -> dict[str, Any]:
    """Return a mapping without some of its keys."""
    return {key: value for key, value in item.items() if key not in keys}


def _gather_sides(part: dict[str, Any]) -> dict[str, Any]:
    """Undo the lifting of sides to the top of a dimension or stage."""
    known = {item.name for kind in (DimensionScore, StageScore) for item in fields(kind)}
    own = {key: value for key, value in part.items() if key in known}
    return {**own, "sides": {key: value for key, value in part.items() if key not in known}}

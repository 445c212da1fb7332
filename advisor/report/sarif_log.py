"""What every log in SARIF 2.1.0, which code hosts show at the line, is made of.

Source of the form: OASIS, Static Analysis Results Interchange Format 2.1.0.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from advisor.plain_text import plain
from advisor.version import __version__

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif_log(runs: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return a log of runs."""
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": list(runs)}


def sarif_run(
    rules: Iterable[Mapping[str, Any]], results: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    """Return a run of this program: its rules, and what was found."""
    return {
        "tool": {
            "driver": {
                "name": "advisor",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": list(rules),
            }
        },
        "columnKind": "utf16CodeUnits",
        "results": list(results),
    }


def sarif_rule(name: str, **texts: str) -> dict[str, Any]:
    """Return a rule with its texts, such as `shortDescription`."""
    return {"id": name, **{key: {"text": plain(text)} for key, text in texts.items()}}


def sarif_location(path: str, **region: int | None) -> dict[str, Any]:
    """Return a place in a file of the repository; what of the region is not known is left out."""
    known = {name: number for name, number in region.items() if number is not None}
    place: dict[str, Any] = {"artifactLocation": {"uri": sarif_uri(path), "uriBaseId": "%SRCROOT%"}}
    return {"physicalLocation": place | ({"region": known} if known else {})}


def sarif_uri(path: str) -> str:
    """Return a path as a reference."""
    return quote(path.encode("utf-8", "surrogateescape"), safe="/")

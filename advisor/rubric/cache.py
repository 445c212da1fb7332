"""Rubrics that were read before, so that a command need not parse their YAML again.

A sound rubric is kept as JSON under the digest of its files. A cache that cannot be read or
written is as good as none.
"""

import json
from collections.abc import Callable
from typing import Any

from advisor.document import kept
from advisor.document.data import as_data
from advisor.rubric.crosswalk import Crosswalk, CrosswalkItem, CrosswalkLevel, CrosswalkMap
from advisor.rubric.model import (
    Dimension,
    EffortRange,
    EvidenceExamples,
    EvidenceKind,
    Feature,
    Ignored,
    Kpi,
    Level,
    Option,
    Practice,
    ProfileField,
    Role,
    Rubric,
    Side,
    Stage,
    Step,
    Tool,
)
from advisor.version import __version__

Data = dict[str, Any]


def recall(sha256: str) -> Rubric | None:
    """Return the rubric whose files have this digest, if it was kept."""
    try:
        return _rubric(json.loads(kept.place(_name(sha256)).read_bytes()))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RuntimeError):
        return None


def keep(rubric: Rubric) -> None:
    """Keep a sound rubric for the next time."""
    kept.keep(_name(rubric.sha256), json.dumps(as_data(rubric)).encode())


def _name(sha256: str) -> str:
    return f"rubric-{__version__}-{sha256}.json"


def _each(build: Callable[..., Any], items: list[Data]) -> tuple[Any, ...]:
    return tuple(build(**item) for item in items)


def _rubric(data: Data) -> Rubric:
    return Rubric(
        **data
        | {
            "levels": tuple(_level(level) for level in data["levels"]),
            "sides": _each(Side, data["sides"]),
            "dimensions": _each(Dimension, data["dimensions"]),
            "stages": _each(Stage, data["stages"]),
            "roles": _each(Role, data["roles"]),
            "evidence_kinds": _each(EvidenceKind, data["evidence_kinds"]),
            "profile": tuple(
                ProfileField(**field | {"options": _each(Option, field["options"])})
                for field in data["profile"]
            ),
            "kpis": _each(Kpi, data["kpis"]),
            "practices": tuple(_practice(practice) for practice in data["practices"]),
            "steps": tuple(_step(step) for step in data["steps"]),
            "crosswalks": tuple(_crosswalk(crosswalk) for crosswalk in data["crosswalks"]),
            "ignored": _each(Ignored, data["ignored"]),
            "evidence_effort": EffortRange(**data["evidence_effort"]),
        }
    )


def _level(data: Data) -> Level:
    return Level(**data | {"features": _each(Feature, data["features"])})


def _practice(data: Data) -> Practice:
    return Practice(
        **data
        | {
            "levels": {int(level): text for level, text in data["levels"].items()},
            "gates": {int(level): need for level, need in data["gates"].items()},
            "evidence": {
                int(level): EvidenceExamples(**_tupled(examples))
                for level, examples in data["evidence"].items()
            },
            "features": tuple(data["features"]),
            "applies_when": _tupled(data["applies_when"]),
        }
    )


def _step(data: Data) -> Step:
    lists = {name: tuple(value) for name, value in data.items() if isinstance(value, list)}
    return Step(
        **data
        | lists
        | {
            "effort": {role: EffortRange(**effort) for role, effort in data["effort"].items()},
            "tools": _each(Tool, data["tools"]),
        }
    )


def _crosswalk(data: Data) -> Crosswalk:
    items = tuple(
        CrosswalkItem(**item | {"maps": _each(CrosswalkMap, item["maps"])})
        for item in data["items"]
    )
    return Crosswalk(**data | {"levels": _each(CrosswalkLevel, data["levels"]), "items": items})


def _tupled(lists: dict[str, list[Any]]) -> dict[str, tuple[Any, ...]]:
    return {name: tuple(items) for name, items in lists.items()}

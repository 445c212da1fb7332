"""The result document: scorecard, roadmap and what they were computed from, as versioned JSON."""

import json
from dataclasses import dataclass, field, fields, replace
from typing import Any

from advisor.assessment.model import Assessment, IsoDate, Planning, Target
from advisor.document.checked import Frozen, LevelNumber
from advisor.document.data import as_data
from advisor.document.json_text import parse_json
from advisor.errors import ContentError
from advisor.plain_text import plain_json
from advisor.report.result_place import EDITED, ResultPlaces
from advisor.roadmap.conditions import Conditions, conditions_of, stated_conditions
from advisor.roadmap.model import Roadmap
from advisor.roadmap.plan import plan
from advisor.rubric.model import Rubric
from advisor.scoring.crosswalk import CrosswalkStatus, crosswalks
from advisor.scoring.model import DimensionScore, Scorecard, StageScore
from advisor.scoring.score import score
from advisor.version import __version__

SCHEMA_VERSION = "1.1"
_FIRST = ("schema_version", "generator")
_FIELDS = [item.name for item in fields(Scorecard)]


@dataclass(frozen=True, kw_only=True)
class KpiStatus(Frozen):
    """A declared figure for which the team gave a value, in the declared unit."""

    id: str
    title: str
    unit: str
    direction: str
    stage: str
    how: str
    current: float | None
    target: float | None


@dataclass(frozen=True, kw_only=True)
class Past(Frozen):
    """Where the team stood at an earlier date; `level` has the keys of `Scorecard.level`."""

    assessed_on: IsoDate
    level: dict[str, LevelNumber | None]
    score: float | None


@dataclass(frozen=True, kw_only=True)
class Moved(Frozen):
    """A practice whose level is another than before; None is no level."""

    practice: str
    title: str
    before: LevelNumber | None
    after: LevelNumber | None


@dataclass(frozen=True, kw_only=True)
class Since(Frozen):
    """What moved since the assessment before, and why the level did or did not."""

    assessed_on: IsoDate
    because: tuple[str, ...]
    risen: tuple[Moved, ...]
    fallen: tuple[Moved, ...]


@dataclass(frozen=True, kw_only=True)
class Result(Scorecard):
    """A scorecard with its roadmap; the one document every renderer reads."""

    schema_version: str = SCHEMA_VERSION
    generator: str
    strict: bool = False
    crosswalks: tuple[CrosswalkStatus, ...] = ()
    kpis: tuple[KpiStatus, ...] = ()
    capacity: dict[str, float] = field(default_factory=dict)
    target: Target = field(default_factory=Target)
    planning: Planning = field(default_factory=Planning)
    roadmap: Roadmap
    history: tuple[Past, ...] = ()
    since: Since | None = None


def build_result(
    rubric: Rubric,
    assessment: Assessment,
    *,
    strict: bool = False,
    conditions: Conditions | None = None,
    dated: bool = True,
) -> Result:
    """Score an assessment and plan for its target; `strict` acts on supported levels.

    The plan is made under the conditions the assessment states, unless others are given; one that
    is not `dated` is an order of steps and needs no solver.
    """
    card = score(rubric, assessment)
    given = conditions_of(assessment) if conditions is None else conditions
    return Result(
        **{name: getattr(card, name) for name in _FIELDS},
        generator=f"advisor {__version__}",
        strict=strict,
        crosswalks=crosswalks(rubric, card, "supported" if strict else "claimed"),
        kpis=_kpis(rubric, assessment),
        capacity=assessment.capacity,
        target=assessment.target,
        planning=assessment.planning,
        roadmap=plan(rubric, card, assessment.target, strict=strict, conditions=given, dated=dated),
    )


def with_dates(result: Result, rubric: Rubric) -> Result:
    """Return a result whose steps `score` only put in order, scheduled with its own rubric."""
    conditions = stated_conditions(result.assessed_on, result.capacity, result.planning)
    roadmap = plan(rubric, result, result.target, strict=result.strict, conditions=conditions)
    return replace(result, roadmap=roadmap)


def _kpis(rubric: Rubric, assessment: Assessment) -> tuple[KpiStatus, ...]:
    return tuple(
        KpiStatus(
            id=kpi.id,
            title=kpi.title,
            unit=kpi.unit,
            direction=kpi.direction,
            stage=kpi.stage,
            how=kpi.how,
            current=assessment.kpis[kpi.id].current,
            target=assessment.kpis[kpi.id].target,
        )
        for kpi in rubric.kpis
        if kpi.id in assessment.kpis
    )


def result_data(result: Result) -> dict[str, Any]:
    """Return the document as JSON data, what it is and who wrote it first."""
    data: dict[str, Any] = as_data(result)
    return {name: data.pop(name) for name in _FIRST} | data


def result_json(result: Result) -> str:
    """Return the document as JSON text; the same result gives the same bytes."""
    return plain_json(json.dumps(result_data(result), indent=2, ensure_ascii=False)) + "\n"


def parse_result(text: str, *, file: str) -> Result:
    """Read a result document, of this schema version or an older one of the same major.

    Raises ContentError when it is not JSON, of another major version, or incomplete.
    """
    data = parse_json(text, file=file, what="this result", hint=EDITED)
    places = ResultPlaces(text, file)
    version = data.get("schema_version") if isinstance(data, dict) else None
    if str(version).split(".")[0] != SCHEMA_VERSION.split(".", maxsplit=1)[0]:
        raise ContentError(
            f"this result has schema version {version}; this release reads {SCHEMA_VERSION}",
            hint="Score the answers again with this release.",
            location=places.locate(("schema_version",)),
        )
    from advisor.document.validate import validate  # noqa: PLC0415 pydantic is slow to load

    for part in ("dimensions", "stages"):
        if isinstance(items := data.get(part), list):
            data[part] = [_gather_sides(i) if isinstance(i, dict) else i for i in items]
    try:
        result = validate(Result, data, locate=places.locate)
    except ContentError as error:
        faults = [replace(fault, hint=EDITED) for fault in error.problems]
        raise ContentError.of(faults) from None
    from advisor.report.references import broken_references  # noqa: PLC0415 it knows Result

    broken = next(broken_references(result), None)
    if broken:
        raise ContentError(
            "this result does not hold together: it mentions what it does not declare",
            hint=EDITED,
            location=replace(places.locate(tuple(broken.split("."))), field=broken),
        )
    return result


def _gather_sides(part: dict[str, Any]) -> dict[str, Any]:
    """Undo the lifting of sides to the top of a dimension or stage."""
    known = {item.name for kind in (DimensionScore, StageScore) for item in fields(kind)}
    own = {key: value for key, value in part.items() if key in known}
    return {**own, "sides": {key: value for key, value in part.items() if key not in known}}

"""Whether a result document that was read from a file holds together."""

from collections.abc import Iterable, Iterator
from dataclasses import fields

from advisor.result.model import Result
from advisor.scoring.feature import facts
from advisor.scoring.model import LevelStanding, Sided, Standing


def broken_references(result: Result) -> Iterator[str]:
    """Yield the field of each mention of something the document does not declare."""
    for field, mentioned, declared in _mentions(result):
        if not set(mentioned) <= set(declared):
            yield field
    if not isinstance(result.team.get("name"), str):
        yield "team.name"
    if [level.level for level in result.levels] != list(range(len(result.levels))):
        yield "levels"
    if len(result.roadmap.projection) != len(result.roadmap.steps):
        yield "roadmap.projection"


def _mentions(result: Result) -> Iterator[tuple[str, Iterable[object], Iterable[object]]]:
    """Yield what is mentioned where, and what may be."""
    rubric, practices, steps = result.rubric, result.practices, result.roadmap.steps
    sides = [side.id for side in rubric.sides]
    ids = [practice.id for practice in practices]
    yield "levels", [0], range(len(result.levels))
    yield "dimensions", [True], [bool(result.dimensions and result.stages and practices)]
    yield "rubric.primary_side", [rubric.primary_side], sides
    yield "rubric.compared_side", [rubric.compared_side], [None, *sides]
    held = {item.name for item in fields(LevelStanding)}
    yield "level", held | {f"{side}_{name}" for side in sides for name in held}, result.level
    yield "toward", sides, result.toward
    for name, parts in (("dimensions", result.dimensions), ("stages", result.stages)):
        yield name, sides, set(sides).intersection(*(part.sides for part in parts))
    yield "sides", sides, result.sides
    yield "practices.side", {practice.side for practice in practices}, sides
    dimensions = [dimension.id for dimension in result.dimensions]
    yield "practices.dimension", {practice.dimension for practice in practices}, dimensions
    stages = [stage.id for stage in result.stages]
    yield "practices.stage", {practice.stage for practice in practices}, stages
    yield from _levels(result)
    kinds = [kind.id for kind in rubric.evidence_kinds]
    yield "practices.evidence", {e.kind for p in practices for e in p.evidence}, kinds
    yield from _criteria(result)
    names = [step.id for step in steps]
    yield "roadmap.steps.depends_on", {name for step in steps for name in step.depends_on}, names
    yield "roadmap.steps.raises", {name for step in steps for name in step.raises}, ids
    roles = [role.id for role in rubric.roles]
    yield "roadmap.steps.effort", {role for step in steps for role in step.effort}, roles
    related = {m.practice for x in result.crosswalks for item in x.items for m in item.maps}
    yield "crosswalks.items.maps", related, ids
    yield from _roadmap(result)
    kpis = [kpi.id for kpi in rubric.kpis]
    yield "roadmap.steps.kpis", {kpi for step in steps for kpi in step.kpis}, kpis


def _criteria(result: Result) -> Iterator[tuple[str, Iterable[object], Iterable[object]]]:
    """Yield the mentions of criteria and features; a result of schema 1 has neither."""
    ids = [practice.id for practice in result.practices]
    names = facts(result.practices)
    features = [feature.id for feature in result.features]
    blockers = (*result.blockers, *result.supported_blockers)
    yield "blockers", {blocker.practice for blocker in blockers}, ids
    if names:
        yield "blockers", {f"{b.practice}/{b.criterion}" for b in blockers}, names
        yield "blockers.feature", {blocker.feature for blocker in blockers}, features
    yield "features.criteria", {n for f in result.features for n in f.criteria}, names
    yield "features.side", {feature.side for feature in result.features}, result.sides
    defined = {name for criterion in names.values() for name in criterion.defines}
    yield "practices.criteria", defined, features
    yield "levels.features", {name for level in result.levels for name in level.features}, features
    yield "level.parts", result.parts, {feature.set for feature in result.features}
    yield "waivers", {waiver.practice for waiver in result.waivers}, ids
    waived = {f"{w.practice}/{w.criterion}" for w in result.waivers if w.criterion}
    yield "waivers.criterion", waived, names


def _roadmap(result: Result) -> Iterator[tuple[str, Iterable[object], Iterable[object]]]:
    roadmap = result.roadmap
    names = [step.id for step in roadmap.steps]
    yield "roadmap.projection", [point.step for point in roadmap.projection], names
    ids = [practice.id for practice in result.practices]
    yield "roadmap.unreached", roadmap.unreached, ids
    yield "roadmap.find_out", {item.practice for item in roadmap.find_out}, ids
    yield "roadmap.critical_path", roadmap.critical_path, names
    yield "roadmap.milestones", {reached.step for reached in roadmap.milestones}, names
    dimensions = [None, *(dimension.id for dimension in result.dimensions)]
    stages = [None, *(stage.id for stage in result.stages)]
    yield "roadmap.milestones", {m.dimension for m in roadmap.milestones}, dimensions
    yield "roadmap.milestones", {m.stage for m in roadmap.milestones}, stages
    for month in roadmap.months:
        yield "roadmap.months", dimensions[1:], month.dimensions
        yield "roadmap.months", stages[1:], month.stages
    if roadmap.target:
        yield "roadmap.target", roadmap.target.dimensions, dimensions
        yield "roadmap.target", roadmap.target.stages, stages
    roles = [role.id for role in result.rubric.roles]
    given = roadmap.conditions.capacity
    yield "roadmap.conditions", given, roles
    workers = [*roles, *(person.name for person in roadmap.people)]
    yield "roadmap.load", {name for week in roadmap.load for name in week.planned}, workers
    yield "roadmap.people", {role for person in roadmap.people for role in person.roles}, roles
    yield "roadmap.people", {s.step for p in roadmap.people for s in p.stints}, names
    yield "roadmap.steps", {name for step in roadmap.steps for name in step.people}, workers
    yield "roadmap.first_aid", {line.practice for line in roadmap.first_aid}, ids
    yield "roadmap.first_aid", {role for line in roadmap.first_aid for role in line.roles}, roles
    yield "roadmap.urgent", roadmap.urgent, names
    yield "roadmap.unstaffed", {item.role for item in roadmap.unstaffed}, roles
    levels = [level.level for level in result.levels]
    reached = {milestone.level for milestone in roadmap.milestones}
    yield "roadmap.milestones", reached | {s.toward for s in roadmap.steps}, [None, *levels]


def _levels(result: Result) -> Iterator[tuple[str, Iterable[object], Iterable[object]]]:
    known = [None, *(level.level for level in result.levels)]
    described = [set(practice.levels) for practice in result.practices]
    yield "practices.levels", known[1:], set(known).intersection(*described)
    held = {item for name, item in result.level.items() if not name.endswith("guarded")}
    yield "level", held, known
    parts = {n for p in result.parts.values() for n in (p.claimed, p.ceiling, p.supported)}
    yield "level.parts", parts, known
    values = {v for p in result.practices for v in (p.claimed, p.supported)}
    yield "practices.claimed", values, known
    yield "features.level", {feature.level for feature in result.features}, known
    yield "practices.criteria", {c.level for p in result.practices for c in p.criteria}, known
    blockers = (*result.blockers, *result.supported_blockers)
    yield "blockers.need", {n for b in blockers for n in (b.need, b.have, b.level)}, known
    target = result.roadmap.target
    yield "roadmap.target", [target.level if target else None], known
    sided: tuple[Sided, ...] = (*result.dimensions, *result.stages)
    standings = [*result.sides.values(), *(s for part in sided for s in part.sides.values())]
    yield "sides.level", {n for s in result.sides.values() for n in (s.level, s.supported)}, known
    in_range = {_in_range(standing, result.top) for standing in standings}
    yield "sides.score", in_range, [True]


def _in_range(standing: Standing, top: int) -> bool:
    scores = (standing.score, standing.low, standing.high)
    return all(score is None or 0 <= score <= top for score in scores)

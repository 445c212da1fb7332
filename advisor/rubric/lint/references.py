"""Ids: each names one thing, and every mention of one names something."""

from collections.abc import Iterable, Iterator

from advisor.document.parse import Path_
from advisor.rubric.crosswalk import Crosswalk
from advisor.rubric.implied_criteria import written_criteria
from advisor.rubric.lint.finding import Finding, each_aid, identified
from advisor.rubric.lint.steps import each_prerequisite
from advisor.rubric.lint.unknown import items, keys, unknown
from advisor.rubric.model import Practice, Rubric
from advisor.rubric.profile_condition import ANY
from advisor.rubric.step_model import Step, TaskEffort
from advisor.translation import sentence

_COLLECTIONS = (
    "sides",
    "sets",
    "dimensions",
    "stages",
    "roles",
    "evidence_kinds",
    "profile",
    "kpis",
    "crosswalks",
    "not_now",
    "wording",
)
# Keys of the result document that stand beside the sides' own.
_RESERVED_SIDES = frozenset({"id", "title", "gap", "claimed", "supported", "practices"})
_RESERVED_PROFILE = frozenset({"name", "id", ANY})


def duplicate_ids(rubric: Rubric) -> Iterator[Finding]:
    """Every id stands once in its collection; practices, steps, dimensions and stages share one."""
    for kind in (*_COLLECTIONS, "levels"):
        yield from _repeated(identified(rubric, kind))
    yield from _repeated(identified(rubric, "practices", "steps"))
    features = (
        (("levels", level, "features", index), feature)
        for level, owner in enumerate(rubric.levels)
        for index, feature in enumerate(owner.features)
    )
    yield from _repeated(features)
    for path, practice in identified(rubric, "practices"):
        yield from _repeated(((*path, "criteria", i), c) for i, c in enumerate(practice.criteria))
    for path, crosswalk in identified(rubric, "crosswalks"):
        yield from _repeated(((*path, "items", i), x) for i, x in enumerate(crosswalk.items))
    shared = {item.id for item in rubric.dimensions} & {item.id for item in rubric.stages}
    for path, stage in identified(rubric, "stages"):
        if stage.id in shared:
            yield _duplicate(path, stage.id, "a dimension")


def _repeated(elements: Iterable[tuple[Path_, object]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, element in elements:
        name = str(element.id)  # type: ignore[attr-defined] # each of the collections has ids
        if name in seen:
            yield _duplicate(path, name, sentence("an earlier element"))
        seen.add(name)


def _duplicate(path: Path_, name: str, other: str) -> Finding:
    message = sentence("the id `{name}` already belongs to {other}", name=name, other=other)
    return Finding(rule="duplicate-id", message=message, path=(*path, "id"))


def level_numbers(rubric: Rubric) -> Iterator[Finding]:
    """Levels count 0, 1, 2 … without a gap."""
    for expected, level in enumerate(rubric.levels):
        if level.level != expected:
            message = sentence(
                "level {level} stands where level {expected} is expected",
                level=level.level,
                expected=expected,
            )
            yield Finding(rule="level-numbers", message=message, path=("levels", expected, "level"))


def reserved_ids(rubric: Rubric) -> Iterator[Finding]:
    """A side or profile field does not take a name the result document already uses."""
    for kind, taken in (("sides", _RESERVED_SIDES), ("profile", _RESERVED_PROFILE)):
        for path, element in identified(rubric, kind):
            if element.id in taken:
                message = sentence("the id `{element}` is reserved", element=element.id)
                yield Finding(rule="reserved-id", message=message, path=(*path, "id"))


def unknown_ids(rubric: Rubric) -> Iterator[Finding]:
    """Every id that is mentioned is declared."""
    sides = [side.id for side in rubric.sides]
    yield from unknown("side", [(("primary_side",), rubric.primary_side)], sides)
    if rubric.compared_side:
        yield from unknown("side", [(("compared_side",), rubric.compared_side)], sides)
    for path, dimension in identified(rubric, "dimensions"):
        yield from unknown("side", keys((*path, "sides"), dimension.sides), sides)
    levels = [level.level for level in rubric.levels]
    for path, kind in identified(rubric, "evidence_kinds"):
        yield from unknown("level", [((*path, "caps"), kind.caps)], levels)
    stages = [stage.id for stage in rubric.stages]
    for path, kpi in identified(rubric, "kpis"):
        yield from unknown("stage", [((*path, "stage"), kpi.stage)], stages)
    roles = [role.id for role in rubric.roles]
    for path, role in identified(rubric, "roles"):
        yield from unknown("role", items((*path, "stand_ins"), role.stand_ins), roles)
        yield from unknown("role", items((*path, "helped_by"), role.helped_by), roles)
    for path, practice in identified(rubric, "practices"):
        yield from _unknown_in_practice(rubric, path, practice)
    yield from _unknown_in_rules(rubric)
    for path, step in identified(rubric, "steps"):
        yield from _unknown_in_step(rubric, path, step)

    for path, crosswalk in identified(rubric, "crosswalks"):
        yield from _unknown_in_crosswalk(rubric, path, crosswalk)


def _unknown_in_rules(rubric: Rubric) -> Iterator[Finding]:
    criteria = {f"{p.id}/{c.id}" for p in rubric.practices for c in written_criteria(p)}
    practices = [practice.id for practice in rubric.practices]
    for path, rule in identified(rubric, "not_now"):
        yield from unknown("practice", items((*path, "practices"), rule.practices), practices)
        for field in ("while_met", "while_unmet", "criteria"):
            named = items((*path, field), getattr(rule, field))
            yield from unknown("criterion", named, criteria)


def _unknown_in_crosswalk(rubric: Rubric, path: Path_, crosswalk: Crosswalk) -> Iterator[Finding]:
    practices = [practice.id for practice in rubric.practices]
    levels = [level.level for level in rubric.levels][1:]
    own_levels = [None, *(level.level for level in crosswalk.levels)]
    for index, item in enumerate(crosswalk.items):
        at = (*path, "items", index)
        yield from unknown("level", [((*at, "level"), item.level)], own_levels)
        for number, found in enumerate(item.maps):
            here = (*at, "maps", number)
            yield from unknown("practice", [((*here, "practice"), found.practice)], practices)
            yield from unknown(sentence("level above 0"), [((*here, "at"), found.at)], levels)


def _unknown_in_practice(rubric: Rubric, path: Path_, practice: Practice) -> Iterator[Finding]:
    for field, collection in (("side", rubric.sides), ("dimension", rubric.dimensions)):
        named = [((*path, field), getattr(practice, field))]
        yield from unknown(field, named, (item.id for item in collection))
    stages = (item.id for item in rubric.stages)
    yield from unknown("stage", [((*path, "stage"), practice.stage)], stages)
    features = [feature.id for level in rubric.levels for feature in level.features]
    yield from unknown("feature", items((*path, "features"), practice.features), features)
    levels = [level.level for level in rubric.levels]
    for field in ("levels", "evidence", "gates"):
        by_level = getattr(practice, field)
        yield from unknown("level", keys((*path, field), by_level), levels)
    needs = [((*path, "gates", key), need) for key, need in practice.gates.items()]
    yield from unknown("level", needs, levels)
    numbers = [field.id for field in rubric.profile if field.type == "number"]
    for index, criterion in enumerate(practice.criteria):
        waits = keys((*path, "criteria", index, "seen_after"), criterion.seen_after)
        yield from unknown(sentence("number of the profile"), waits, numbers)
    roles = [role.id for role in rubric.roles]
    own = [criterion.id for criterion in written_criteria(practice)]
    every = [f"{p.id}/{c.id}" for p in rubric.practices for c in written_criteria(p)]
    for at, aid in each_aid(path, practice):
        yield from unknown("role", items((*at, "roles"), aid.roles), roles)
        yield from unknown("criterion", items((*at, "unless"), aid.unless), own)
        yield from unknown("criterion", items((*at, "presumes"), aid.presumes), every)
        yield from unknown("criterion", items((*at, "spared_by"), aid.spared_by), every)


def _unknown_in_step(rubric: Rubric, path: Path_, step: Step) -> Iterator[Finding]:
    practices = [practice.id for practice in rubric.practices]
    yield from unknown("practice", keys((*path, "raises"), step.raises), practices)
    levels = [level.level for level in rubric.levels]
    targets = [((*path, "raises", key), level) for key, level in step.raises.items()]
    yield from unknown("level", targets, levels)
    steps = [other.id for other in rubric.steps]
    criteria = [f"{p.id}/{c.id}" for p in rubric.practices for c in p.criteria]
    for field, place, name in each_prerequisite(step):
        kind, valid = ("criterion", criteria) if "/" in name else ("step", steps)
        yield from unknown(kind, [((*path, field, place), name)], valid)
    roles = [role.id for role in rubric.roles]
    yield from unknown("role", keys((*path, "effort"), step.effort), roles)
    kpis = [kpi.id for kpi in rubric.kpis]
    yield from unknown("KPI", items((*path, "kpis"), step.kpis), kpis)
    numbers = [field.id for field in rubric.profile if field.type == "number"]
    for index, sign in enumerate(step.done_when):
        at = (*path, "done_when", index, "meets")
        yield from unknown("criterion", items(at, sign.meets), criteria)
    for index, task in enumerate(step.tasks):
        at = (*path, "tasks", index)
        yield from unknown("criterion", items((*at, "meets"), task.meets), criteria)
        yield from unknown("criterion", items((*at, "prepares"), task.prepares), criteria)
        if task.effort is not None:
            yield from _unknown_in_effort((*at, "effort"), task.effort, roles, numbers)


def _unknown_in_effort(
    path: Path_, effort: TaskEffort, roles: list[str], numbers: list[str]
) -> Iterator[Finding]:
    yield from unknown("role", keys((*path, "once"), effort.once), roles)
    yield from unknown(sentence("number of the profile"), keys((*path, "per"), effort.per), numbers)
    for field, efforts in effort.per.items():
        yield from unknown("role", keys((*path, "per", field), efforts), roles)

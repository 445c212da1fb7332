"""Rubrics and their parts as lines for a terminal."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from advisor.cli.element_text import practice_lines, step_lines
from advisor.cli.output import cell, columns, faint, heading, labelled, wrapped
from advisor.cli.rubric_counts import holdings
from advisor.plain_text import plain
from advisor.rubric.crosswalk import Crosswalk
from advisor.rubric.model import (
    Dimension,
    EvidenceKind,
    Feature,
    Kpi,
    Level,
    Practice,
    ProfileField,
    Role,
    Rubric,
    Stage,
    Step,
)


def rubric_lines(chosen: Rubric) -> Iterator[str]:
    """Yield what the whole rubric holds: levels, features and practices."""
    yield heading(f"{chosen.title} ({chosen.id} {chosen.version})")
    yield from wrapped(chosen.summary)
    for level in chosen.levels:
        yield ""
        yield heading(f"Level {level.level}  {level.title}")
        yield from wrapped(level.summary)
        for feature in level.features:
            yield from wrapped(f"{feature.title}: {feature.summary}", first="  • ", indent="    ")
    for dimension in chosen.dimensions:
        yield ""
        yield heading(dimension.title)
        members = [p for p in chosen.practices if p.dimension == dimension.id]
        yield from _table((p.id, f"{p.side}, {p.stage}{_quick(p)}") for p in members)
    yield ""
    for label, elements in (
        ("Profile", chosen.profile),
        ("Roles", chosen.roles),
        ("Evidence", chosen.evidence_kinds),
        ("Crosswalks", chosen.crosswalks),
    ):
        if elements:
            yield from labelled(label, ", ".join(e.id for e in elements), width=10, start=0)
    yield ""
    yield from wrapped(f"{holdings(chosen)}.", indent="")
    yield "Show one with: advisor rubric show ID"


def element_lines(chosen: Rubric, element: Any) -> Iterator[str]:
    """Yield all that the rubric says of one of its elements."""
    if isinstance(element, Practice):
        return practice_lines(chosen, element)
    if isinstance(element, Step):
        return step_lines(chosen, element)
    return next(
        lines(chosen, element) for kind, lines in _PARTS.items() if isinstance(element, kind)
    )


def _level(chosen: Rubric, level: Level) -> Iterator[str]:
    yield heading(level.title)
    yield faint(f"level {level.level}, {level.id}")
    yield from wrapped(level.summary)
    yield ""
    yield from labelled("Challenge", level.challenge)
    if level.features:
        yield ""
        yield heading("Features")
        for feature in level.features:
            yield from wrapped(f"{feature.id}: {feature.summary}", first="  • ", indent="    ")
    for side in chosen.sides:
        gated = [p for p in chosen.practices if p.side == side.id and level.level in p.gates]
        if gated:
            yield ""
            yield heading(f"What {side.title} practices must have reached")
            yield from _table((p.id, f"level {p.gates[level.level]}{_quick(p)}") for p in gated)


def _dimension(chosen: Rubric, dimension: Dimension) -> Iterator[str]:
    yield heading(dimension.title)
    yield faint(f"dimension {dimension.id}")
    titles = {side.id: side.title for side in chosen.sides}
    width = max(map(columns, ("Carries over", *titles.values())))
    for side, text in dimension.sides.items():
        yield from labelled(titles[side], text, width=width)
    yield from labelled("Carries over", dimension.carries_over, width=width)
    yield from labelled("Starts fresh", dimension.starts_fresh, width=width)
    members = [p for p in chosen.practices if p.dimension == dimension.id]
    yield from _practices((p, f"{p.side}, {p.stage}") for p in members)


def _stage(chosen: Rubric, stage: Stage) -> Iterator[str]:
    yield heading(stage.title)
    yield faint(f"stage {stage.id}")
    yield from wrapped(stage.summary)
    yield from _practices((p, p.side) for p in chosen.practices if p.stage == stage.id)
    figures = [kpi for kpi in chosen.kpis if kpi.stage == stage.id]
    if figures:
        yield ""
        yield heading("KPIs")
        yield from _table((kpi.id, kpi.unit) for kpi in figures)


def _feature(chosen: Rubric, feature: Feature) -> Iterator[str]:
    owner = next(level for level in chosen.levels if feature in level.features)
    yield heading(feature.title)
    yield faint(f"feature {feature.id} of level {owner.level}, {owner.title}")
    yield from wrapped(feature.summary)
    covering = [p for p in chosen.practices if feature.id in p.features]
    yield from _practices((p, _need(p, owner.level)) for p in covering)


def _need(practice: Practice, level: int) -> str:
    need = practice.gates.get(level)
    return practice.side if need is None else f"{practice.side}, must have reached level {need}"


def _kpi(chosen: Rubric, kpi: Kpi) -> Iterator[str]:
    yield heading(kpi.title)
    yield faint(f"KPI {kpi.id}")
    yield from labelled("Unit", f"{kpi.unit}, the {kpi.direction} the better")
    yield from labelled("Stage", kpi.stage)
    yield from labelled("Measure", kpi.how)
    moving = [step for step in chosen.steps if kpi.id in step.kpis]
    if moving:
        yield ""
        yield heading("Steps that should move it")
        yield from _entries((step.id, step.title) for step in moving)


def _role(chosen: Rubric, role: Role) -> Iterator[str]:
    yield heading(role.title)
    yield faint(f"role {role.id}")
    steps = [step for step in chosen.steps if role.id in step.effort]
    if steps:
        yield ""
        yield heading("Steps that cost its days")
        yield from _table(
            (step.id, f"likely {step.effort[role.id].likely:g} days") for step in steps
        )


def _evidence_kind(_chosen: Rubric, kind: EvidenceKind) -> Iterator[str]:
    yield heading(kind.title)
    yield faint(f"kind of evidence {kind.id}")
    yield from wrapped(kind.summary)
    yield from labelled("Supports", f"levels up to {kind.caps}")


def _profile_field(chosen: Rubric, field: ProfileField) -> Iterator[str]:
    yield heading(field.title)
    yield faint(f"profile field {field.id}")
    yield from wrapped(field.question)
    options = ", ".join(f"{option.id} ({option.title})" for option in field.options)
    yield from labelled("Values", options or "true, false")
    concerned = [p for p in chosen.practices if field.id in p.applies_when]
    yield from _practices(
        (p, " or ".join(str(value).lower() for value in p.applies_when[field.id]))
        for p in concerned
    )


def _crosswalk(_chosen: Rubric, crosswalk: Crosswalk) -> Iterator[str]:
    yield heading(f"{crosswalk.title}, {crosswalk.edition}")
    yield faint(f"crosswalk {crosswalk.id}, by {crosswalk.kind}")
    yield from wrapped(crosswalk.note)
    yield from labelled("Source", crosswalk.source)
    for level in crosswalk.levels:
        above = "" if level.above is None else f", above {level.above:g} points"
        yield from labelled(f"Level {level.level}", f"{level.title}{above}")
    for item in crosswalk.items:
        yield ""
        place = f"level {item.level}" if item.level is not None else item.section or ""
        yield from wrapped(f"{item.title}{f' ({place})' if place else ''}")
        for found in item.maps:
            points = "" if found.points is None else f", {found.points:g} points"
            text = f"{found.practice} at {found.at}: {found.relation}{points}"
            yield from wrapped(text, first="    • ", indent="      ")
        if not item.maps:
            yield "    not asked here"


def _practices(found: Iterable[tuple[Practice, str]]) -> Iterator[str]:
    rows = [(practice.id, f"{remark}{_quick(practice)}") for practice, remark in found]
    if rows:
        yield ""
        yield heading("Practices")
        yield from _table(rows)


def _quick(practice: Practice) -> str:
    return ", quick" if practice.quick else ""


def _table(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    known = list(rows)
    width = max((columns(plain(name)) for name, _ in known), default=0)
    for name, remark in known:
        yield f"  {cell(name, width)}  {faint(remark)}"


def _entries(items: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, title in items:
        yield from wrapped(f"{name}: {title}", first="  • ", indent="    ")


_PARTS: dict[type, Callable[[Rubric, Any], Iterator[str]]] = {
    Level: _level,
    Dimension: _dimension,
    Stage: _stage,
    Feature: _feature,
    Kpi: _kpi,
    Crosswalk: _crosswalk,
    Role: _role,
    EvidenceKind: _evidence_kind,
    ProfileField: _profile_field,
}

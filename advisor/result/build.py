"""Answers into a result: scored, and planned for."""

from dataclasses import fields, replace
from datetime import date

from advisor.assessment.model import Assessment
from advisor.result.model import KpiStatus, Result
from advisor.roadmap.compare import alternatives
from advisor.roadmap.conditions import Conditions, conditions_of, stated_conditions
from advisor.roadmap.plan import plan
from advisor.rubric.model import Rubric
from advisor.scoring.crosswalk import crosswalks
from advisor.scoring.model import Scorecard
from advisor.scoring.score import score
from advisor.scoring.states import Basis
from advisor.version import __version__

_FIELDS = [item.name for item in fields(Scorecard)]


def build_result(  # noqa: PLR0913 an argument for each choice
    rubric: Rubric,
    assessment: Assessment,
    *,
    strict: bool = False,
    sound: bool = False,
    conditions: Conditions | None = None,
    dated: bool = True,
    compared: bool = False,
    as_of: date | None = None,
) -> Result:
    """Score an assessment and plan for its target; `strict` acts on supported levels.

    A `sound` plan mends all that is lacking up to the target, in place of what defines it. It is
    made under the conditions the assessment states, unless others are given; one that
    is not `dated` is an order of steps and needs no solver. A `compared` one tells as well what
    other people would buy. Evidence and waivers are judged `as_of` a day, or else as of the
    assessment's.
    """
    basis: Basis = "supported" if strict else "claimed"
    card = score(rubric, assessment, as_of, basis)
    given = conditions_of(assessment) if conditions is None else conditions
    wanted = assessment.target
    roadmap = plan(rubric, card, wanted, strict=strict, sound=sound, conditions=given, dated=dated)
    if compared and roadmap.start and roadmap.target and not card.thin:
        _, *others = alternatives(
            rubric, card, wanted, given, strict=strict, sound=sound, current=roadmap
        )
        roadmap = replace(roadmap, alternatives=tuple(others))
    return Result(
        **{name: getattr(card, name) for name in _FIELDS},
        generator=f"advisor {__version__}",
        strict=strict,
        crosswalks=crosswalks(rubric, card, basis),
        kpis=_kpis(rubric, assessment),
        capacity=assessment.full_time_equivalents,
        people=assessment.people,
        rates=assessment.rates,
        target=assessment.target,
        planning=assessment.planning,
        roadmap=roadmap,
        next_assessment=assessment.next_assessment,
    )


def with_dates(result: Result, rubric: Rubric) -> Result:
    """Return a result whose steps `score` only put in order, scheduled with its own rubric."""
    conditions = stated_conditions(
        result.assessed_on,
        {} if result.people else result.capacity,
        result.people,
        result.planning,
    )
    planned = result.roadmap.target
    roadmap = plan(
        rubric,
        result,
        result.target,
        strict=result.strict,
        sound=planned is not None and planned.sound,
        conditions=conditions,
    )
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

"""What the template shows behind keys, in the terms of its rubric."""

from datetime import date, timedelta

from advisor.plain_text import one_line
from advisor.rubric.model import Rubric


def met_example(rubric: Rubric, _day: date) -> str:
    """Return the first criterion of the first practice."""
    return _listed(rubric, 0)


def unmet_example(rubric: Rubric, _day: date) -> str:
    """Return its second criterion."""
    return _listed(rubric, 1)


def unknown_example(rubric: Rubric, _day: date) -> str:
    """Return its third criterion."""
    return _listed(rubric, 2)


def waived_example(rubric: Rubric, _day: date) -> str:
    """Return its fourth criterion, or nothing where there is none."""
    return "".join(criterion.id for criterion in rubric.practices[0].criteria[3:4])


def _listed(rubric: Rubric, number: int) -> str:
    criteria = rubric.practices[0].criteria
    return f"[{criteria[number].id}]" if number < len(criteria) else ""


def next_example(_rubric: Rubric, day: date) -> str:
    """Return a day half a year later."""
    return (day + timedelta(days=182)).isoformat()


def people_example(rubric: Rubric, _day: date) -> str:
    """Return somebody in the first roles."""
    roles = ", ".join(role.id for role in rubric.roles[:2])
    return f"[{{name: Lena, share: 30, roles: [{roles}]}}]" if roles else ""


def kind_example(rubric: Rubric, _day: date) -> str:
    """Return the last kind of evidence, and beside it all there are."""
    kinds = [kind.id for kind in rubric.evidence_kinds]
    return f"{kinds[-1]}   # {', '.join(kinds)}" if kinds else ""


def target_example(rubric: Rubric, day: date) -> str:
    """Return the highest level, by the end of next year."""
    return f"{{level: {rubric.top}, by: {day.year + 1}-12-31}}"


def capacity_example(rubric: Rubric, _day: date) -> str:
    """Return half a person of each role."""
    given = ", ".join(f"{role.id}: 0.5" for role in rubric.roles)
    return f"{{{given}}}" if given else ""


def planning_example(rubric: Rubric, day: date) -> str:
    """Return a start in a week."""
    first = (day + timedelta(days=7)).isoformat()
    holidays = f"[{day.year}-12-25]"
    given = f"{{start: {first}, share: 80, holidays: {holidays}, parallel: 4}}"
    return given if rubric.roles else ""


def kpis_example(rubric: Rubric, _day: date) -> str:
    """Return every KPI with its unit."""
    return "".join(
        f"\n  {kpi.id}: {{current: , target: }}   # {one_line(f'{kpi.unit}; {kpi.title}')}"
        for kpi in rubric.kpis
    )

"""Who works on what, and how busy that keeps them."""

from advisor.result.model import Result
from advisor.roadmap.model import RoadmapStep
from advisor.translation import sentence
from advisor.words.titles import Titles


def say_workers(result: Result) -> dict[str, str]:
    """Return how everybody with time is called, by the name under which the load has them."""
    roadmap, titles = result.roadmap, Titles(result)
    everybody = [person.name for person in roadmap.people] or list(titles.roles)
    busy = {name for week in roadmap.load for name, days in week.planned.items() if days}
    return {name: titles.roles.get(name) or name for name in everybody if name in busy}


def say_people(step: RoadmapStep, titles: Titles) -> str:
    """Return who spends how many likely days on a step."""
    return ", ".join(f"{titles.roles[role]} {days.likely:g}" for role, days in step.effort.items())


def say_load() -> str:
    """Return what the cells of a table of load are."""
    return sentence("Person-days planned, of those there are")


def say_peak() -> str:
    """Return what the mark in a table of load means."""
    return sentence("the busiest week")


def say_projection(result: Result) -> str:
    """Return what the cells of a projection are, without a full stop."""
    months = bool(result.roadmap.months)
    if result.roadmap.not_known:
        return _say_if_known(months=months)
    if months:
        return sentence("Score and level held (L) today, at month ends and at the end of the plan")
    return sentence("Score and level held (L) today and after the last step")


def _say_if_known(*, months: bool) -> str:
    if months:
        return sentence(
            "Score and level (L) held today and, if all that is not known turns out met, at month "
            "ends and at the end of the plan"
        )
    return sentence(
        "Score and level (L) held today and, if all that is not known turns out met, after the "
        "last step"
    )


def say_critical() -> str:
    """Return what the mark of a step on the critical path means."""
    return sentence("a delay of this step delays the end")


def say_days_column() -> str:
    """Return what the days in a table of steps are."""
    return sentence("days: likely person-days of all roles; who does what: --format md")

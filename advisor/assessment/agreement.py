"""What several respondents must agree on: rubric, team, capacity, target and KPIs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from advisor.assessment.model import Assessment, KpiValue, Planning, Target, Team
from advisor.document.words import shorten
from advisor.errors import ContentError, Problem

_WHOLE = Planning().share


@dataclass(frozen=True, kw_only=True)
class Respondent:
    """Somebody's answers, under a name that no other respondent has."""

    name: str
    assessment: Assessment


def agreed(respondents: Sequence[Respondent]) -> Assessment:
    """Return the assessment without answers on which at least one respondent and all others agree.

    What one leaves out another may fill in. Of several dates the latest is taken, so that evidence
    which has run out by then does not count. Raises ContentError with every contradiction.
    """
    facts = _Facts(respondents)
    kpi_names = dict.fromkeys(name for r in respondents for name in r.assessment.kpis)
    assessment = Assessment(
        rubric=facts.value("rubric", lambda a: a.rubric),
        team=Team(
            name=facts.value("team.name", lambda a: a.team.name),
            profile=facts.values("team", lambda a: a.team.profile),
        ),
        assessed_on=max(respondent.assessment.assessed_on for respondent in respondents),
        kpis={name: _kpi(facts, name) for name in kpi_names},
        capacity=facts.values("capacity", lambda a: a.capacity),
        target=Target(
            level=facts.value("target.level", lambda a: a.target.level),
            by=facts.value("target.by", lambda a: a.target.by),
            dimensions=facts.values("target.dimensions", lambda a: a.target.dimensions),
            stages=facts.values("target.stages", lambda a: a.target.stages),
        ),
        planning=_planning(facts),
    )
    if facts.problems:
        raise ContentError.of(facts.problems)
    return assessment


def _planning(facts: "_Facts") -> Planning:
    """Return how the plan is worked on; days off and steps are all that somebody names."""
    every = [respondent.assessment.planning for respondent in facts.respondents]
    done = {name: True for planning in every for name in planning.done}
    facts.values(
        "planning.done", lambda a: {n: n not in a.planning.exclude for n in done if _names(a, n)}
    )
    share = facts.value("planning.share", lambda a: _unless(a.planning.share, _WHOLE))
    return Planning(
        start=facts.value("planning.start", lambda a: a.planning.start),
        share=share or _WHOLE,
        holidays=tuple(sorted({day for planning in every for day in planning.holidays})),
        parallel=facts.value("planning.parallel", lambda a: a.planning.parallel),
        exclude=tuple(dict.fromkeys(name for planning in every for name in planning.exclude)),
        done=tuple(done),
    )


def _names(assessment: Assessment, step: str) -> bool:
    return step in {*assessment.planning.exclude, *assessment.planning.done}


def _unless(value: float, whole: float) -> float | None:
    return None if value == whole else value


def _kpi(facts: "_Facts", name: str) -> KpiValue:
    def given(assessment: Assessment) -> KpiValue:
        return assessment.kpis.get(name, KpiValue())

    return KpiValue(
        current=facts.value(f"kpis.{name}.current", lambda a: given(a).current),
        target=facts.value(f"kpis.{name}.target", lambda a: given(a).target),
    )


class _Facts:
    """Reads one fact from all respondents; a contradiction becomes a problem."""

    def __init__(self, respondents: Sequence[Respondent]) -> None:
        self.respondents = respondents
        self.problems: list[Problem] = []

    def value(self, field: str, read: Callable[[Assessment], Any]) -> Any:
        """Return what everybody says who says anything, or None."""
        said = [(r.name, read(r.assessment)) for r in self.respondents]
        said = [(name, value) for name, value in said if value is not None]
        if not said:
            return None
        first, value = said[0]
        other = next((pair for pair in said if pair[1] != value), None)
        if other:
            self.problems.append(
                Problem(
                    message=f"`{field}` is `{_shown(value)}` for {shorten(first)} and "
                    f"`{_shown(other[1])}` for {shorten(other[0])}",
                    hint="Make the two agree; what is optional may be left out of one.",
                )
            )
        return value

    def values(self, field: str, read: Callable[[Assessment], Mapping[str, Any]]) -> dict[str, Any]:
        """Return the mapping that holds each key somebody gives."""
        names = dict.fromkeys(name for r in self.respondents for name in read(r.assessment))
        return {name: self.value(f"{field}.{name}", _at(name, read)) for name in names}


def _at(name: str, read: Callable[[Assessment], Mapping[str, Any]]) -> Callable[[Assessment], Any]:
    return lambda assessment: read(assessment).get(name)


def _shown(value: object) -> str:
    return shorten(str(value).lower() if isinstance(value, bool) else str(value))

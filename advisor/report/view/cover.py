"""What stands on the cover, and the figures the team follows."""

from collections.abc import Iterator

from advisor.report.view.model import Fact
from advisor.report.wording import side_title
from advisor.result.model import KpiStatus, Result
from advisor.scoring.number import show_score, show_share


def facts(result: Result) -> Iterator[Fact]:
    """Yield levels, score and coverage with what they mean."""
    for label, key in (("Level claimed", "claimed"), ("Level supported", "supported")):
        level = result.level[key]
        title = "nothing to hold" if level is None else result.levels[level].title
        yield Fact(label=label, value="–" if level is None else str(level), remark=title)
    compared = result.rubric.compared_side
    if compared:
        standing = result.sides[compared]
        yield Fact(
            label=f"{side_title(result, compared)} level",
            value="–" if standing.level is None else str(standing.level),
            remark=f"{_or_dash(standing.supported)} supported by evidence",
        )
    yield Fact(
        label="Score",
        value=show_score(result.score.value),
        remark=_bounds(result),
    )
    counts = result.counts
    yield Fact(
        label="Coverage",
        value=show_share(result.coverage),
        remark=f"{counts.answered} of {counts.applicable} practices answered",
    )


def _bounds(result: Result) -> str:
    low, high = show_score(result.score.low), show_score(result.score.high)
    return f"of {result.top}" + ("" if low == high else f"; {low} to {high} with open answers")


def _or_dash(level: int | None) -> str:
    return "–" if level is None else str(level)


def profile(result: Result) -> Iterator[Fact]:
    """Yield the profile fields the team filled in."""
    for field in result.rubric.profile:
        if field.id in result.team:
            value = result.team[field.id]
            words = {True: "yes", False: "no"}
            yield Fact(label=field.title, value=words[value] if isinstance(value, bool) else value)


def flags(result: Result) -> dict[str, int | None]:
    """Return what stands on the ladder of levels, and where."""
    primary, compared = result.rubric.primary_side, result.rubric.compared_side
    title = side_title(result, primary)
    flags = {
        f"{title} claimed": result.level["claimed"],
        f"{title} supported": result.level["supported"],
    }
    if compared:
        flags[f"{side_title(result, compared)} claimed"] = result.sides[compared].level
    return flags


def figure(kpi: KpiStatus) -> Fact:
    """Return where a figure is and where it should go."""
    now = "Not measured" if kpi.current is None else _amount(kpi.current, kpi.unit)
    return Fact(label=kpi.title, value=now + _goal(kpi), remark=kpi.how)


def _goal(kpi: KpiStatus) -> str:
    if kpi.target is None:
        return ""
    lower = kpi.direction == "lower"
    bound = f"at {'most' if lower else 'least'} {kpi.target:g}{' %' * (kpi.unit == 'percent')}"
    met = kpi.current is not None and (
        kpi.current <= kpi.target if lower else kpi.current >= kpi.target
    )
    return f"; target met: {bound}" if met else f"; target: {bound}"


def _amount(number: float, unit: str) -> str:
    """Return a figure with its unit: `1 day`, `2 days`, `55 %`."""
    if unit == "percent":
        return f"{number:g} %"
    return f"{number:g} {unit.removesuffix('s') if number == 1 else unit}"

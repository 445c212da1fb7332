"""What stands on the cover."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.report import wording
from advisor.report.chapters.model import Fact
from advisor.report.charts.drawing import Picture
from advisor.report.charts.ladder import ladder
from advisor.report.wording import side_title
from advisor.result.model import Result
from advisor.scoring.number import show_score, show_share


@dataclass(frozen=True, kw_only=True)
class Cover:
    """Whose report it is, of what, from when, and the level in figures."""

    team: str
    title: str
    date: str
    generator: str
    rubric: str
    strict: bool
    primary: str
    compared: str
    profile: tuple[Fact, ...]
    ladder: Picture
    facts: tuple[Fact, ...]


def cover(result: Result) -> Cover:
    """Return what the cover of a result shows."""
    rubric = result.rubric
    return Cover(
        team=str(result.team["name"]),
        title=rubric.title,
        date=wording.say_date(result.assessed_on),
        generator=result.generator,
        rubric=f"{rubric.id} {rubric.version}",
        strict=result.strict,
        primary=side_title(result, rubric.primary_side),
        compared=side_title(result, rubric.compared_side) if rubric.compared_side else "",
        profile=tuple(_profile(result)),
        ladder=ladder(result, _flags(result)),
        facts=tuple(_facts(result)),
    )


def _facts(result: Result) -> Iterator[Fact]:
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


def _profile(result: Result) -> Iterator[Fact]:
    """Yield the profile fields the team filled in."""
    for field in result.rubric.profile:
        if field.id in result.team:
            value = result.team[field.id]
            words = {True: "yes", False: "no"}
            yield Fact(label=field.title, value=words[value] if isinstance(value, bool) else value)


def _flags(result: Result) -> dict[str, int | None]:
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

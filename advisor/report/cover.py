"""What stands on the cover."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.report.chapters.model import Fact
from advisor.report.charts.drawing import Picture
from advisor.report.charts.ladder import ladder
from advisor.result.model import Result
from advisor.scoring.number import show_score, show_share
from advisor.words.catalogue import sentence
from advisor.words.exclusion import yes_or_no
from advisor.words.figure import say_answered, say_bounds, say_by_evidence
from advisor.words.quantity import say_date
from advisor.words.titles import Titles


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
        date=say_date(result.assessed_on),
        generator=result.generator,
        rubric=f"{rubric.id} {rubric.version}",
        strict=result.strict,
        primary=Titles(result).sides[rubric.primary_side],
        compared=Titles(result).sides[rubric.compared_side] if rubric.compared_side else "",
        profile=tuple(_profile(result)),
        ladder=ladder(result, _flags(result)),
        facts=tuple(_facts(result)),
    )


def _facts(result: Result) -> Iterator[Fact]:
    """Yield levels, score and coverage with what they mean."""
    for label, key in (
        (sentence("Level claimed"), "claimed"),
        (sentence("Level supported"), "supported"),
    ):
        level = result.level[key]
        title = sentence("nothing to hold") if level is None else result.levels[level].title
        yield Fact(label=label, value="–" if level is None else str(level), remark=title)
    compared = result.rubric.compared_side
    if compared:
        standing = result.sides[compared]
        yield Fact(
            label=sentence("{side} level", side=Titles(result).sides[compared]),
            value="–" if standing.level is None else str(standing.level),
            remark=say_by_evidence(standing.supported),
        )
    yield Fact(
        label=sentence("Score"),
        value=show_score(result.score.value),
        remark=say_bounds(result),
    )
    yield Fact(
        label=sentence("Coverage"),
        value=show_share(result.coverage),
        remark=say_answered(result.counts),
    )


def _profile(result: Result) -> Iterator[Fact]:
    """Yield the profile fields the team filled in."""
    for field in result.rubric.profile:
        if field.id in result.team:
            value = result.team[field.id]
            yield Fact(
                label=field.title, value=yes_or_no(value) if isinstance(value, bool) else value
            )


def _flags(result: Result) -> dict[str, int | None]:
    """Return what stands on the ladder of levels, and where."""
    primary, compared = result.rubric.primary_side, result.rubric.compared_side
    title = Titles(result).sides[primary]
    flags = {
        sentence("{side} claimed", side=title): result.level["claimed"],
        sentence("{side} supported", side=title): result.level["supported"],
    }
    if compared:
        flags[sentence("{side} claimed", side=Titles(result).sides[compared])] = result.sides[
            compared
        ].level
    return flags

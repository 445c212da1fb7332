"""What stands at the head of the report: whose it is, of what, and from when."""

from collections.abc import Iterator

from advisor.frozen import dataclass
from advisor.report.chapter_model import Fact
from advisor.result.model import Result
from advisor.words.coverage import say_thin
from advisor.words.exclusion import say_profile_value
from advisor.words.scope import say_judged, say_scope
from advisor.words.titles import Titles


@dataclass(frozen=True, kw_only=True)
class Cover:
    """Whose report it is, of what, and from when.

    `scope` says which models are spoken of, `thin` that this is no assessment yet.
    """

    team: str
    title: str
    date: str
    scope: str
    thin: str
    generator: str
    rubric: str
    strict: bool
    primary: str
    compared: str
    profile: tuple[Fact, ...]


def cover(result: Result) -> Cover:
    """Return what the head of a result's report shows."""
    rubric = result.rubric
    return Cover(
        team=str(result.team["name"]),
        title=rubric.title,
        date=say_judged(result),
        scope=say_scope(result.scope),
        thin=say_thin(result) or "",
        generator=result.generator,
        rubric=f"{rubric.id} {rubric.version}",
        strict=result.strict,
        primary=Titles(result).sides[rubric.primary_side],
        compared=Titles(result).sides[rubric.compared_side] if rubric.compared_side else "",
        profile=tuple(_profile(result)),
    )


def _profile(result: Result) -> Iterator[Fact]:
    """Yield the profile fields the team filled in."""
    for field in result.rubric.profile:
        if field.id in result.team:
            yield Fact(label=field.title, value=say_profile_value(result.team[field.id]))

"""Where a team stands, in figures: levels claimed, supported and possible, score, coverage."""

from collections.abc import Iterator

from advisor.report.chapter_model import Fact
from advisor.report.charts.drawing import Picture
from advisor.report.charts.levels import ladder
from advisor.result.basis import basis_of
from advisor.result.model import Result
from advisor.scoring.level import features_of
from advisor.scoring.number import show_score, show_share
from advisor.scoring.states import Basis
from advisor.translation import sentence
from advisor.words.coverage import as_range, say_coverage, say_range
from advisor.words.feature import say_counts
from advisor.words.level import say_dash
from advisor.words.level_held import level_unknown, say_held, say_possible
from advisor.words.phrase import capital
from advisor.words.score_figure import say_bounds
from advisor.words.titles import Titles


def level_ladder(result: Result) -> Picture:
    """Return the levels as a ladder, with who stands where."""
    return ladder(result, {} if result.thin else _flags(result), _counts(result))


def level_facts(result: Result) -> Iterator[Fact]:
    """Yield levels, score and coverage with what they mean; coverage first where it is thin."""
    known = Fact(
        label=sentence("Coverage"),
        value=show_share(result.coverage.value),
        remark=say_coverage(result),
    )
    if result.thin:
        yield known
    yield from _levels(result)
    yield Fact(
        label=sentence("Score"),
        value=say_range(result) if as_range(result) else show_score(result.score.value),
        remark=say_bounds(result, ranged=as_range(result)),
    )
    if not result.thin:
        yield known


def _levels(result: Result) -> Iterator[Fact]:
    """Yield what is claimed, supported and possible, and the level of the compared side.

    Of what too little is known, only what is possible is told.
    """
    if not result.thin:
        yield _held(result, sentence("Level claimed"), "claimed")
        yield _held(result, sentence("Level supported"), "supported")
    if result.has_criteria:
        possible = result.standing()["possible"]
        yield Fact(
            label=sentence("Level possible"),
            value="?" if possible is None else str(possible),
            remark=capital(say_possible(result)),
        )
    side = result.rubric.compared_side
    if side and not result.thin:
        label = sentence("{side} level", side=Titles(result).sides[side])
        yield _held(result, label, "claimed", side)


def _held(result: Result, label: str, basis: Basis, side: str | None = None) -> Fact:
    value = "?" if level_unknown(result, side, basis) else say_dash(result.held(basis, side))
    return Fact(label=label, value=value, remark=say_held(result, side, basis))


def _flags(result: Result) -> dict[str, int | None]:
    """Return what stands on the ladder of levels, and where."""
    primary, compared = result.rubric.primary_side, result.rubric.compared_side
    title = Titles(result).sides[primary]
    flags = {
        sentence("{side} claimed", side=title): result.held("claimed"),
        sentence("{side} supported", side=title): result.held("supported"),
    }
    if compared:
        title = Titles(result).sides[compared]
        flags[sentence("{side} claimed", side=title)] = result.held("claimed", compared)
    return flags


def _counts(result: Result) -> dict[int, str]:
    """Return for each level how many of its features are held."""
    features = features_of(result, basis=basis_of(result))
    return {level.level: say_counts(features, level.level) for level in result.levels}

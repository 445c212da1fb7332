"""What moved between two assessments, in rows, and why the level did or did not."""

from collections.abc import Iterator

from textual.widgets.option_list import Option

from advisor.scoring.change import ValueChange
from advisor.scoring.compare import Comparison
from advisor.scoring.model import Scorecard
from advisor.scoring.number import show_score
from advisor.translation import sentence
from advisor.tui.widgets.text import fitted, line, row_of
from advisor.words.coverage import say_thin
from advisor.words.level_change import say_feature_moved, say_remarks, say_turned, say_why
from advisor.words.level_held import say_held
from advisor.words.titles import Titles

_COLUMN = 9


def comparison_rows(comparison: Comparison, card: Scorecard, width: int) -> Iterator[Option]:
    """Yield what moved between two assessments, the later of which `card` is."""
    yield _heading(sentence("Level held"), width)
    for key, title in (
        ("claimed", sentence("Overall, claimed")),
        ("supported", sentence("Overall, supported")),
    ):
        yield _row(title, comparison.level[key], width)
    for named in card.rubric.sides:
        yield _row(f"{named.title}, claimed", comparison.level[f"{named.id}_claimed"], width)
    side = card.rubric.primary_side
    for title, parts in (("Dimensions", comparison.dimensions), ("Stages", comparison.stages)):
        yield _heading(
            sentence("{title}, score of {sides}", title=title, sides=Titles(card).sides[side]),
            width,
        )
        for part in parts:
            yield _row(part.title, part.sides[side].score, width)
    yield from _moved(comparison, width)


def _moved(comparison: Comparison, width: int) -> Iterator[Option]:
    """Yield the features, criteria and practices that moved."""
    if comparison.features:
        yield _heading(sentence("Features that moved"), width)
        for feature in comparison.features:
            yield _row_in_words(feature.title, say_feature_moved(feature), width)
    if comparison.criteria:
        yield _heading(sentence("Criteria that moved (◆ before the next level)"), width)
    lifted = {f"{b.practice}/{b.criterion}" for b in comparison.blockers.lifted}
    for turned in comparison.criteria:
        mark = "◆" if f"{turned.practice}/{turned.criterion}" in lifted else " "
        yield _row_in_words(f"{mark} {turned.text}", say_turned(turned), width)
    if comparison.practices:
        yield _heading(sentence("Practices that moved (◆ asked for by the next level)"), width)
    for move in comparison.practices:
        yield _row(f"{'◆ ' if move.gated else '  '}{move.title}", move.claimed, width)


def say_comparison(old: Scorecard, new: Scorecard, comparison: Comparison) -> Iterator[str]:
    """Yield where both stand, and why the level moved or did not."""
    yield from _stands(old, new)
    yield from say_why(comparison)
    yield from say_remarks(comparison)


def _stands(old: Scorecard, new: Scorecard) -> Iterator[str]:
    """Yield where both stand, and first of each whether it is an assessment at all."""
    for title, card in (("Earlier", old), ("Later", new)):
        thin = say_thin(card)
        yield f"{title}: {thin + ' ' if thin else ''}{say_held(card)}."


def _row_in_words(title: str, says: str, width: int) -> Option:
    return Option(row_of(line(title), line((says, "bold")), width, width - 3 * _COLUMN))


def _heading(text: str, width: int) -> Option:
    columns = "".join(f"{name:>{_COLUMN}}" for name in ("earlier", "later", "moved"))
    return Option(
        line((fitted(text, width - 3 * _COLUMN), "bold $accent"), (columns, "$quiet")),
        disabled=True,
    )


def _row(
    title: str, change: ValueChange[int | None] | ValueChange[float | None], width: int
) -> Option:
    old, new = change.before, change.after
    by = None if old is None or new is None else new - old
    sign = "" if not by else f"{'▲' if by > 0 else '▼'} {_number(abs(by))}"
    style = "$success" if by and by > 0 else "$error"
    return Option(
        line(
            fitted(title, width - 3 * _COLUMN),
            f"{_number(old):>{_COLUMN}}",
            (f"{_number(new):>{_COLUMN}}", "bold"),
            (f"{sign:>{_COLUMN}}", style),
        )
    )


def _number(value: float | None) -> str:
    return "–" if value is None else str(value) if isinstance(value, int) else show_score(value)

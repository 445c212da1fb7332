"""The rows of a scorecard: levels, scores, features, blockers, and other frameworks."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from advisor.scoring.crosswalk import CrosswalkStatus
from advisor.scoring.model import Blocker, FeatureScore, Scorecard, Standing
from advisor.scoring.number import show_score
from advisor.scoring.states import FeatureState
from advisor.translation import sentence
from advisor.tui.widgets.text import cells, fitted, hanging, line, lines, meter, row_of
from advisor.words.coverage import as_range, say_thin
from advisor.words.criterion import name_of, say_feature_state
from advisor.words.crosswalk import position
from advisor.words.level_held import say_held
from advisor.words.standing_bar import say_why
from advisor.words.titles import Titles

_FEATURES = {
    FeatureState.HELD: ("✓", "$success"),
    FeatureState.LACKING: ("✗", "$error"),
    FeatureState.OPEN: ("?", "$warning"),
    FeatureState.OUT_OF_SCOPE: ("–", "$quiet"),
}
_TITLE = 21
_BAR = 24  # a longer one says no more
_FEATURE = 60


def standing_rows(card: Scorecard, width: int) -> Iterator[Option]:
    """Yield the levels held, and the scores of dimensions and stages."""
    thin = say_thin(card)
    if thin:
        yield Option(line((thin, "bold $warning")), disabled=True)
    yield _level_row(card, "overall", "Overall", card.rubric.primary_side, width)
    for side in card.rubric.sides:
        yield _level_row(card, side.id, side.title, side.id, width)
    sides = [side for side in card.rubric.sides if side.id in card.sides]
    parts = (*card.dimensions, *card.stages)
    first = max([_TITLE, *(min(cells(part.title) + 1, width // 2) for part in parts)])
    column = min((width - first) // len(sides), _BAR + 8)
    names = "".join(fitted(f" {side.title}", column) for side in sides)
    for heading, rows in (
        (sentence("Dimensions, score"), card.dimensions),
        (sentence("Stages, score"), card.stages),
    ):
        yield _heading(fitted(heading, first) + names)
        for part in rows:
            bars = [
                _cell(part.sides[side.id], card, column, side.id == card.rubric.primary_side)
                for side in sides
            ]
            yield Option(line(fitted(part.title, first), *bars), id=f"part:{part.id}")


def feature_rows(card: Scorecard, width: int) -> Iterator[Option]:
    """Yield the features of each level, and what stands before the next."""
    yield from _feature_rows(card, width)
    if card.blockers:
        yield _heading(sentence("Before level {level}", level=card.blockers[0].level))
        for blocker in card.blockers:
            yield _blocker_row(blocker, width)


def _level_row(card: Scorecard, element: str, title: str, side: str, width: int) -> Option:
    standing = card.sides[side]
    held_by = line((f"{title:<9} ", "bold"), (say_held(card, side), "bold $success"))
    supported = "–" if standing.supported is None else str(standing.supported)
    rest = sentence(
        "supported {supported}   score {score}", supported=supported, score=_score(card, standing)
    )
    row = row_of(held_by, line((rest, "$quiet")), width, min(width - len(rest), _FEATURE))
    return Option(row, id=f"part:{element}")


def _score(card: Scorecard, standing: Standing) -> str:
    """Return a score, or its bounds where too little is known for one number."""
    if as_range(card) and standing.low is not None:
        return f"{show_score(standing.low)} to {show_score(standing.high)}"
    return show_score(standing.score)


def _cell(standing: Standing, card: Scorecard, width: int, deciding: bool) -> Content:
    score = fitted(_score(card, standing), 10 if as_range(card) else 4)
    bar = max(3, min(_BAR, width - cells(score) - 4))
    share = (standing.score or 0.0) / card.top
    return line(
        (f" {score} ", "bold"),
        (meter(share, bar), "$primary" if deciding else "$secondary"),
        " ",
    )


def _feature_rows(card: Scorecard, width: int) -> Iterator[Option]:
    for level in card.levels:
        if level.traits:
            yield _heading(
                sentence(
                    "What level {level} looks like here: {title}",
                    level=level.level,
                    title=level.title,
                )
            )
        for trait in level.traits:
            row = line(("✗ ", "bold $error"), trait.title, (f"  {trait.summary}", "$quiet"))
            yield Option(row, disabled=True)
        here = [feature for feature in card.features if feature.level == level.level]
        inside = [feature for feature in here if feature.state is not FeatureState.OUT_OF_SCOPE]
        if inside:
            yield _heading(
                sentence("Features of level {level}: {title}", level=level.level, title=level.title)
            )
        for feature in sorted(inside, key=lambda f: f.side != card.rubric.primary_side):
            yield _feature_row(card, feature, width)


def _feature_row(card: Scorecard, feature: FeatureScore, width: int) -> Option:
    mark, style = _FEATURES[feature.state]
    side = Titles(card).sides[feature.side]
    bare = feature.state is FeatureState.HELD and not feature.supported
    state = sentence("held, no evidence") if bare else say_feature_state(feature)
    says = line((state, style), (f"  {side}, {feature.role}", "$quiet"))
    row = row_of(
        line((f"{mark} ", f"bold {style}"), feature.title), says, width, min(width - 36, _FEATURE)
    )
    return Option(row, id=f"feature:{feature.id}")


def _blocker_row(blocker: Blocker, width: int) -> Option:
    head = line((f"{say_why(blocker)}: ", "bold"), blocker.title)
    text = line((blocker.text or "", "$quiet"))
    return Option(
        lines([head, hanging(Content("  "), text, width)]), id=f"criterion:{name_of(blocker)}"
    )


def elsewhere_rows(statuses: Sequence[CrosswalkStatus], width: int) -> Iterator[Option]:
    """Yield where the team stands in other frameworks."""
    if statuses:
        yield _heading(sentence("In other frameworks, inferred from your answers"))
    for status in statuses:
        stands = line((position(status), "bold $success"))
        row = row_of(line(status.title), stands, width, width // 2)
        yield Option(row, id=f"crosswalk:{status.id}")


def _heading(text: str) -> Option:
    return Option(line((text, "bold $accent")), disabled=True)

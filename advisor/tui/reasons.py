"""Why an element of the scorecard is as it is, as text for a panel."""

from collections.abc import Iterator

from textual.content import Content

from advisor.plain_text import sentence as closed
from advisor.scoring.crosswalk import CrosswalkStatus
from advisor.scoring.explain import PracticeExplanation, SideExplanation, explain
from advisor.scoring.model import Basis, FeatureStatus, Scorecard
from advisor.tui.widgets.text import line, lines
from advisor.words.catalogue import sentence
from advisor.words.crosswalk import say_inferred, say_missing
from advisor.words.evidence import say_support
from advisor.words.feature import say_backed
from advisor.words.gap import say_gap
from advisor.words.reason import say_basis, say_standing_of, say_to_reach
from advisor.words.titles import Titles


def reasons(card: Scorecard, element: str, basis: Basis) -> Content:
    """Explain a row named `part:<id>`, `practice:<id>` or `feature:<id>`."""
    kind, _, name = element.partition(":")
    if kind == "feature":
        return lines(list(_feature(card, name)))
    explanation = explain(card, name, basis)
    rows = [line((explanation.title, "bold $accent"), (f"  {say_basis(basis)}", "$quiet"))]
    rows += _part_words(card, name)
    for side in explanation.sides:
        rows += _side(side, primary=side.side == card.rubric.primary_side)
    if explanation.practice is not None:
        rows += _practice(explanation.practice)
    return lines(rows)


def elsewhere(status: CrosswalkStatus) -> Content:
    """Explain an inferred position in another framework."""
    rows = [
        line((status.title, "bold $accent"), (f"  {status.edition}", "$quiet")),
        line((say_inferred(status), "bold")),
        line(status.note),
        line((status.source, "$quiet")),
    ]
    if status.next_missing:
        rows += [Content(""), line((say_missing(status), "bold"))]
        rows += [line(("  ◆ ", "$warning"), title) for title in status.next_missing]
    return lines(rows)


def _part_words(card: Scorecard, name: str) -> Iterator[Content]:
    for dimension in card.dimensions:
        if dimension.id == name:
            gap = say_gap(card, dimension)
            yield line((closed(gap), "bold"))
            for side, meaning in dimension.meaning.items():
                yield line((f"{Titles(card).sides[side]}: ", "bold"), meaning)
            yield line((f"{sentence('Carries over')}: ", "bold"), dimension.carries_over)
            yield line((f"{sentence('Starts fresh')}: ", "bold"), dimension.starts_fresh)
    for stage in card.stages:
        if stage.id == name:
            yield line(stage.summary)


def _side(side: SideExplanation, *, primary: bool) -> Iterator[Content]:
    yield Content("")
    standing = side.standing
    colour = "$primary" if primary else "$secondary"
    yield line((side.title, f"bold {colour}"), f"  {say_standing_of(standing)}")
    for text in side.because:
        yield line(text)
    if side.next_level is not None and side.changes:
        yield line((say_to_reach(side.next_level), "bold"))
        for change in side.changes:
            yield line(("  ◆ ", "$warning"), change.title, (f"  {change.reason}", "$quiet"))


def _practice(practice: PracticeExplanation) -> Iterator[Content]:
    for text in practice.because:
        yield line(text)
    if practice.says:
        yield line((f"{sentence('Now')}: ", "bold"), practice.says)
    if practice.next_says:
        yield line((f"{sentence('Next')}: ", "bold"), practice.next_says)
    for item in practice.evidence:
        mark = ("▣ ", "$success" if item.valid else "$error")
        yield line(mark, item.ref, f"  {say_support(item)}")


def _feature(card: Scorecard, name: str) -> Iterator[Content]:
    feature = _find(card, name)
    titles = Titles(card).practices
    yield line((feature.title, "bold $accent"))
    yield line(feature.summary)
    if feature.state == "held":
        yield line(say_backed(feature))
    yield Content("")
    yield line((sentence("Shown by"), "bold"))
    for practice in feature.practices:
        mark = ("✗ ", "$error") if practice in feature.lacking else ("✓ ", "$success")
        yield line(mark, titles[practice])


def _find(card: Scorecard, name: str) -> FeatureStatus:
    return next(f for level in card.levels for f in level.features if f.id == name)

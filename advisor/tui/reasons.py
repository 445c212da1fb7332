"""Why an element of the scorecard is as it is, as text for a panel."""

from collections.abc import Iterator

from textual.content import Content

from advisor.plain_text import counted
from advisor.report.wording import say_gap
from advisor.scoring.crosswalk import CrosswalkStatus
from advisor.scoring.explain import PracticeExplanation, SideExplanation, explain
from advisor.scoring.model import Basis, FeatureStatus, Scorecard
from advisor.scoring.number import show_score
from advisor.tui.widgets.text import line, lines


def reasons(card: Scorecard, element: str, basis: Basis) -> Content:
    """Explain a row named `part:<id>`, `practice:<id>` or `feature:<id>`."""
    kind, _, name = element.partition(":")
    if kind == "feature":
        return lines(list(_feature(card, name)))
    explanation = explain(card, name, basis)
    rows = [line((explanation.title, "bold $accent"), (f"  by what is {basis}", "$quiet"))]
    rows += _part_words(card, name)
    for side in explanation.sides:
        rows += _side(side, primary=side.side == card.rubric.primary_side)
    if explanation.practice is not None:
        rows += _practice(explanation.practice)
    return lines(rows)


def position(status: CrosswalkStatus) -> str:
    """Return where a team stands in another framework: `level 1, Repeatable`, or points."""
    if status.points is not None:
        return f"{status.points:g} points" + (
            f", {status.level_title}" if status.level_title else ""
        )
    if status.level is not None:
        return f"level {status.level}, {status.level_title}"
    held = status.counts.get("held", 0)
    return f"{held} of {counted(len(status.items), 'item')} held"


def elsewhere(status: CrosswalkStatus) -> Content:
    """Explain an inferred position in another framework."""
    rows = [
        line((status.title, "bold $accent"), (f"  {status.edition}", "$quiet")),
        line((position(status), "bold"), ", inferred"),
        line(status.note),
        line((status.source, "$quiet")),
    ]
    if status.next_missing:
        toward = "" if status.next_level is None else f" before its level {status.next_level}"
        rows += [Content(""), line((f"Missing{toward}", "bold"))]
        rows += [line(("  ◆ ", "$warning"), title) for title in status.next_missing]
    return lines(rows)


def _part_words(card: Scorecard, name: str) -> Iterator[Content]:
    for dimension in card.dimensions:
        if dimension.id == name:
            gap = say_gap(card, dimension)
            yield line((f"{gap[:1].upper()}{gap[1:]}.", "bold"))
            for side, meaning in dimension.meaning.items():
                title = next(s.title for s in card.rubric.sides if s.id == side)
                yield line((f"{title}: ", "bold"), meaning)
            yield line(("Carries over: ", "bold"), dimension.carries_over)
            yield line(("Starts fresh: ", "bold"), dimension.starts_fresh)
    for stage in card.stages:
        if stage.id == name:
            yield line(stage.summary)


def _side(side: SideExplanation, *, primary: bool) -> Iterator[Content]:
    yield Content("")
    standing = side.standing
    held = "no level" if standing.level is None else f"level {standing.level}"
    score = f"score {show_score(standing.score)} ({counted(standing.answered, 'answer')})"
    colour = "$primary" if primary else "$secondary"
    yield line((side.title, f"bold {colour}"), f"  {held}, {score}")
    for text in side.because:
        yield line(text)
    if side.next_level is not None and side.changes:
        yield line((f"To reach level {side.next_level}:", "bold"))
        for change in side.changes:
            yield line(("  ◆ ", "$warning"), change.title, (f"  {change.reason}", "$quiet"))


def _practice(practice: PracticeExplanation) -> Iterator[Content]:
    for text in practice.because:
        yield line(text)
    if practice.says:
        yield line(("Now: ", "bold"), practice.says)
    if practice.next_says:
        yield line(("Next: ", "bold"), practice.next_says)
    for item in practice.evidence:
        state = "seen only later" if item.premature else "expired"
        told = f"supports {item.cap}" if item.valid else state
        yield line(("▣ ", "$success" if item.valid else "$error"), item.ref, f"  {told}")


def _feature(card: Scorecard, name: str) -> Iterator[Content]:
    feature = _find(card, name)
    titles = {practice.id: practice.title for practice in card.practices}
    yield line((feature.title, "bold $accent"))
    yield line(feature.summary)
    if feature.state == "held":
        backed = "backs it" if feature.supported else "does not back it yet"
        yield line(f"The evidence given {backed}.")
    yield Content("")
    yield line(("Shown by", "bold"))
    for practice in feature.practices:
        mark = ("✗ ", "$error") if practice in feature.lacking else ("✓ ", "$success")
        yield line(mark, titles[practice])


def _find(card: Scorecard, name: str) -> FeatureStatus:
    return next(f for level in card.levels for f in level.features if f.id == name)

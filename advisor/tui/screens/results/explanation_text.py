"""Why an element of the scorecard is as it is, as text for a panel."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from advisor.plain_text import as_sentence
from advisor.scoring.crosswalk import CrosswalkStatus
from advisor.scoring.explain import explain
from advisor.scoring.explanation import Explanation, PracticeExplanation, SideExplanation
from advisor.scoring.model import Scorecard
from advisor.scoring.number import show_score
from advisor.scoring.practice_score import CriterionScore
from advisor.scoring.states import Basis
from advisor.translation import counted, sentence
from advisor.tui.widgets.signs import CRITERION_SIGNS
from advisor.tui.widgets.text import line, lines
from advisor.words.coverage import as_range, say_thin
from advisor.words.criterion import profile_titles, say_blocker, say_criterion
from advisor.words.crosswalk import say_inferred, say_missing
from advisor.words.evidence import say_support
from advisor.words.explanation import because
from advisor.words.level_explanation import because_side, say_basis, say_to_reach
from advisor.words.level_held import say_held, say_possible
from advisor.words.side_gap import say_gap
from advisor.words.titles import Titles


def reasons(card: Scorecard, element: str, basis: Basis) -> Content:
    """Explain a row named `part:<id>`, `practice:<id>`, `criterion:<name>` or `feature:<id>`."""
    name = element.rpartition(":")[2]
    explanation = explain(card, name, basis)
    rows = [line((explanation.title, "bold $accent"), (f"  {say_basis(basis)}", "$quiet"))]
    thin = say_thin(card)
    if thin and explanation.kind in {"overall", "side"}:
        rows.append(line((thin, "bold $warning")))
    rows += _part_words(card, name)
    rows += [line(text) for text in because(explanation, profile_titles(card))]
    for side in explanation.sides:
        rows += _side(card, side, basis)
    if explanation.practice:
        rows += _practice(explanation.practice, basis)
    rows += _criteria(explanation, basis)
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
            yield line((as_sentence(gap), "bold"))
            for side, meaning in dimension.meaning.items():
                yield line((f"{Titles(card).sides[side]}: ", "bold"), meaning)
            yield line((f"{sentence('Carries over')}: ", "bold"), dimension.carries_over)
            yield line((f"{sentence('Starts fresh')}: ", "bold"), dimension.starts_fresh)
    for stage in card.stages:
        if stage.id == name:
            yield line(stage.summary)


def _side(card: Scorecard, side: SideExplanation, basis: Basis) -> Iterator[Content]:
    yield Content("")
    colour = "$primary" if side.side == card.rubric.primary_side else "$secondary"
    stands = _score(card, side)
    if side.level:
        stands = f"{say_held(card, side.side, basis)}; {stands}"
    yield line((side.title, f"bold {colour}"), f"  {stands}")
    if side.level:
        yield line((f"{sentence('Possible')}: ", "bold"), say_possible(card, side.side))
    for text in because_side(side, basis):
        yield line(text)
    if side.next_level is not None and side.changes:
        yield line((say_to_reach(side.next_level), "bold"))
        for change in side.changes:
            yield line(("  ◆ ", "$warning"), change.title, (f"  {say_blocker(change)}", "$quiet"))


def _score(card: Scorecard, side: SideExplanation) -> str:
    standing = side.standing
    score = show_score(standing.score)
    if as_range(card) and standing.low is not None:
        low, high = show_score(standing.low), show_score(standing.high)
        score = sentence("between {low} and {high}", low=low, high=high)
    return counted(
        "score {score} ({n} answer)", "score {score} ({n} answers)", standing.answered, score=score
    )


def _practice(practice: PracticeExplanation, basis: Basis) -> Iterator[Content]:
    yield from _listed(practice.criteria, basis)
    for item in practice.evidence:
        mark = ("▣ ", "$success" if item.valid else "$error")
        yield line(mark, item.ref, f"  {say_support(item)}")


def _criteria(explanation: Explanation, basis: Basis) -> Iterator[Content]:
    if explanation.feature:
        yield Content("")
        yield from _listed((item.criterion for item in explanation.feature.criteria), basis)
    if explanation.criterion:
        for item in explanation.criterion.evidence:
            yield line(("▣ ", "$success"), item.ref, f"  {say_support(item)}")


def _listed(criteria: Iterable[CriterionScore], basis: Basis) -> Iterator[Content]:
    for criterion in criteria:
        mark, style = CRITERION_SIGNS[criterion.state]
        said = say_criterion(criterion, basis)
        yield line((f"{mark} ", style), criterion.text, (f"  {as_sentence(said)}", "$quiet"))

"""Where a team stands and why, as much of it as an agent can use."""

from collections.abc import Iterator, Sequence
from typing import Any

from advisor.document.data import as_data
from advisor.mcp.reply import Reply, page, said
from advisor.scoring.explain import WHOLE
from advisor.scoring.explain import explain as explain_element
from advisor.scoring.explanation import Explanation, SideExplanation
from advisor.scoring.model import Blocker, Scorecard, Sided
from advisor.scoring.practice_score import CriterionScore
from advisor.words.agent import say_levels_held, say_next, say_score_of
from advisor.words.coverage import (
    say_answers,
    say_coverage,
    say_score,
    say_thin,
    say_waivers,
    say_without_criteria,
)
from advisor.words.criterion import name_of, profile_titles, say_blocker, say_criterion
from advisor.words.explanation import because, say_explained, say_mean
from advisor.words.level_explanation import because_side, say_smallest_set
from advisor.words.level_held import say_held, say_possible
from advisor.words.next_level import say_toward


def standing(card: Scorecard, *, limit: int, offset: int) -> Reply:
    """Return the levels held, the scores, and a part of what stands before the next level."""
    toward = card.toward.get(card.rubric.primary_side)
    lines = [
        say_thin(card),
        say_without_criteria(card),
        say_levels_held(say_held(card), say_held(card, basis="supported"), say_possible(card)),
        say_next(say_toward(toward)) if toward else None,
        say_score_of(say_score(card)),
        say_coverage(card),
        say_answers(card),
        say_waivers(card),
    ]
    told = [line for line in lines if line]
    return Reply(
        text="\n".join(told),
        data=said(
            team=str(card.team["name"]),
            rubric=f"{card.rubric.id} {card.rubric.version}",
            assessed_on=card.assessed_on.isoformat(),
            level=dict(card.level),
            score=as_data(card.score),
            coverage=as_data(card.coverage),
            counts=as_data(card.counts),
            dimensions=[_part(part) for part in card.dimensions],
            stages=[_part(part) for part in card.stages],
            blockers=page([_blocker(b) for b in card.blockers], limit=limit, offset=offset),
            said=told,
        ),
    )


def explained(card: Scorecard, element: str | None, *, limit: int, offset: int) -> Reply:
    """Return why, overall or for one element, with a part of the criteria that decide it.

    Raises UsageError where nothing is called so.
    """
    explanation = explain_element(card, element or WHOLE, "claimed")
    lines = [say_explained(explanation), *because(explanation, profile_titles(card))]
    for side in explanation.sides:
        lines += [f"{side.title}: {line}" for line in _side(side, ranges=card.thin)]
    told = [line for line in lines if line]
    return Reply(
        text="\n".join(told),
        data=said(
            id=explanation.id,
            kind=explanation.kind,
            title=explanation.title,
            said=told,
            criteria=page(list(_criteria(explanation)), limit=limit, offset=offset),
        ),
    )


def _part(part: Sided) -> dict[str, Any]:
    scores = {side: as_data(standing) for side, standing in part.sides.items()}
    return {"id": part.id, "title": part.title, **scores}


def _blocker(blocker: Blocker) -> dict[str, Any]:
    return said(
        criterion=name_of(blocker),
        level=blocker.level,
        feature=blocker.feature,
        why=blocker.why,
        said=say_blocker(blocker),
    )


def _side(side: SideExplanation, *, ranges: bool) -> Iterator[str]:
    yield from because_side(side, "claimed")
    if side.terms:
        yield say_mean(side.standing, as_range=ranges).rstrip(":") + "."
    if side.changes:
        yield say_smallest_set(side.next_level)
        yield from (f"- {name_of(change)}: {say_blocker(change)}" for change in side.changes[:10])


def _criteria(explanation: Explanation) -> Iterator[dict[str, Any]]:
    """Yield the criteria that an element is made of, or that would move it."""
    if explanation.feature:
        for item in explanation.feature.criteria:
            yield _criterion(item.practice, item.criterion)
    if explanation.practice:
        yield from _own(explanation.id, explanation.practice.criteria)
    if explanation.criterion:
        yield _criterion(explanation.criterion.practice, explanation.criterion.criterion)
    for side in explanation.sides:
        yield from (_blocker(change) for change in side.changes)


def _own(practice: str, criteria: Sequence[CriterionScore]) -> Iterator[dict[str, Any]]:
    return (_criterion(practice, criterion) for criterion in criteria)


def _criterion(practice: str, criterion: CriterionScore) -> dict[str, Any]:
    return said(
        criterion=f"{practice}/{criterion.id}",
        level=criterion.level,
        text=criterion.text,
        state=criterion.state.value,
        supported=criterion.supported or None,
        said=say_criterion(criterion, "supported"),
    )

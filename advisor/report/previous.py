"""What earlier assessments of the same team say: where it stood, and what moved since."""

from collections.abc import Sequence
from dataclasses import replace

from advisor.errors import ContentError
from advisor.report.trend import primary_features
from advisor.result.basis import basis_of
from advisor.result.model import Moved, Past, Result, Since
from advisor.scoring.change import PracticeChange
from advisor.scoring.compare import compare
from advisor.scoring.history import backing_of
from advisor.scoring.model import Scorecard
from advisor.scoring.states import Basis
from advisor.translation import sentence
from advisor.words.level_change import say_why


def with_history(result: Result, previous: Sequence[Scorecard]) -> Result:
    """Return the result with where the team stood before, and what moved since the last time.

    Raises ContentError when an earlier one is of another rubric or not earlier at all.
    """
    if not previous:
        return result
    earlier = sorted(previous, key=lambda card: card.assessed_on)
    basis = basis_of(result)
    comparisons = [compare(card, result, basis) for card in earlier]
    if earlier[-1].assessed_on >= result.assessed_on:
        raise ContentError(
            sentence(
                "the previous result of {previous} is not earlier than {day}",
                previous=earlier[-1].assessed_on,
                day=result.assessed_on,
            ),
            hint=sentence("Name only results of earlier dates with --previous."),
        )
    moved = [item for item in comparisons[-1].practices if item.direction in {"up", "down"}]
    return replace(
        result,
        history=tuple(
            Past(
                assessed_on=card.assessed_on,
                level=card.level,
                score=card.score.value,
                thin=card.thin,
                features=primary_features(card),
                coverage=card.coverage.value,
                evidence=backing_of(card),
            )
            for card in earlier
        ),
        since=Since(
            assessed_on=earlier[-1].assessed_on,
            because=tuple(say_why(comparisons[-1])),
            risen=tuple(_moved(item, basis) for item in moved if item.direction == "up"),
            fallen=tuple(_moved(item, basis) for item in moved if item.direction == "down"),
        ),
    )


def _moved(item: PracticeChange, basis: Basis) -> Moved:
    change = item.claimed if basis == "claimed" else item.supported
    return Moved(practice=item.practice, title=item.title, before=change.before, after=change.after)

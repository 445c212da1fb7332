"""What moved in a team between two assessments."""

from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import Move, SideMove
from advisor.scoring.portfolio.states import HELD_LETTERS
from advisor.scoring.portfolio.team import OUT_OF_SCOPE, TeamRow


def move_of(
    before: tuple[TeamRow, RowEdition] | None, after: tuple[TeamRow, RowEdition]
) -> Move | None:
    """Return what moved; nothing can be told where there is no earlier row, or one is thin."""
    if before is None or before[0].thin or after[0].thin:
        return None
    (old, old_edition), (new, new_edition) = before, after
    was = _features(old, old_edition)
    now = _features(new, new_edition)
    sides = {side.id: row for side, row in zip(old_edition.sides, old.sides, strict=True)}
    return Move(
        since=old.assessed_on,
        sides=tuple(
            SideMove(
                side=side.id,
                claimed=(sides[side.id].claimed, row.claimed),
                guarded=(sides[side.id].guarded, row.guarded),
                score=(sides[side.id].score, row.score),
            )
            for side, row in zip(new_edition.sides, new.sides, strict=True)
            if side.id in sides
        ),
        gained=tuple(name for name, held in now.items() if held and was.get(name) is False),
        lost=tuple(name for name, held in was.items() if held and now.get(name) is False),
        other_edition=old.edition != new.edition,
    )


def _features(row: TeamRow, edition: RowEdition) -> dict[str, bool]:
    """Return which features in scope are held, by their ids."""
    return {
        feature.id: letter in HELD_LETTERS
        for feature, letter in zip(edition.features, row.features, strict=True)
        if letter != OUT_OF_SCOPE
    }

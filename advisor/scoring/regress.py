"""What is worse in one scorecard than in an earlier one."""

from collections.abc import Iterator

from advisor.scoring.change import FeatureChange
from advisor.scoring.compare import Comparison, compare
from advisor.scoring.gate_model import LevelFall, Regress
from advisor.scoring.level import blockers_before
from advisor.scoring.level_change import fallen_criteria
from advisor.scoring.model import Scorecard
from advisor.scoring.states import Basis, FeatureState


def find_regress(card: Scorecard, base: Scorecard, basis: Basis) -> Regress:
    """Return what fell since `base`; on supported levels also what fell as claimed.

    Without the latter a criterion that is claimed and no evidence shows could be given up unseen:
    it was not supported, and is not.
    """
    comparison = compare(base, card, basis)
    bases: tuple[Basis, ...] = ("claimed",) if basis == "claimed" else (basis, "claimed")
    forgotten = comparison.forgotten
    fallen = [c for one in bases for c in fallen_criteria(comparison.criteria, one)]
    return Regress(
        since=base.assessed_on,
        levels=tuple(_level_falls(card, comparison, bases)),
        features=tuple(c for c in comparison.features if any(_fell(c, one) for one in bases)),
        criteria=tuple(c for c in comparison.criteria if c in fallen and c not in forgotten),
        forgotten=forgotten,
    )


def _level_falls(
    card: Scorecard, comparison: Comparison, bases: tuple[Basis, ...]
) -> Iterator[LevelFall]:
    """Yield each fall of each side; one that is the same on both bases once."""
    for side, moved in comparison.sides.items():
        told = []
        for basis in bases:
            held = moved.held(basis)
            if held.before is None or held in told:
                continue
            if held.after is None:
                yield LevelFall(side=side, held=held, barring=(), basis=basis)
            elif held.after < held.before:
                barring = blockers_before(card, side, held.before, basis)
                yield LevelFall(side=side, held=held, barring=barring, basis=basis)
            told.append(held)


def _fell(change: FeatureChange, basis: Basis) -> bool:
    """Return whether a feature was held, on this basis, and is not any more."""
    if change.state.after is FeatureState.OUT_OF_SCOPE:
        return False
    if basis == "supported":
        return change.supported.before and not change.supported.after
    held = FeatureState.HELD
    return change.state.before is held and change.state.after is not held

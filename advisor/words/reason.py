"""Why a level is held or not, and what would move it."""

from advisor.scoring.states import Basis
from advisor.translation import sentence


def say_basis(basis: Basis) -> str:
    """Return by which levels something is explained."""
    if basis == "claimed":
        return sentence("by what is claimed")
    return sentence("by what is supported")


def say_to_reach(level: int) -> str:
    """Return what a list of changes leads to."""
    return sentence("To reach level {level}:", level=level)

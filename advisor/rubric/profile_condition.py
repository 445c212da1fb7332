"""Conditions on a team's profile, by which something concerns it or not."""

from typing import Annotated

from advisor.document.checked import ByShape, Figure, Flag, Frozen, Id
from advisor.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class NumberRange(Frozen):
    """Which values a number of the profile may have; both ends count, None is no end."""

    min: Figure | None = None
    max: Figure | None = None


# What a team's profile must have for something to concern it, by profile field. Under `any`
# stand several such mappings, of which one must hold.
_Listed = Annotated[Flag | Id, ByShape("flag", "text")]
FieldCondition = Annotated[NumberRange | tuple[_Listed, ...], ByShape("mapping", "list")]
Alternative = dict[Id, FieldCondition]
_Value = Annotated[Alternative | Flag | Id, ByShape("mapping", "flag", "text")]
AppliesWhen = dict[Id, Annotated[NumberRange | tuple[_Value, ...], ByShape("mapping", "list")]]
ANY = "any"

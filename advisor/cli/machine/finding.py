"""What was looked for on this machine, what is there, and how to get what is not."""

from typing import Literal

from advisor.frozen import dataclass

State = Literal["ok", "limited", "missing"]


@dataclass(frozen=True, kw_only=True)
class MachineFinding:
    """One thing that commands need: `needed` by all of them, or by what `serves` names.

    `found` is what is there, `remedy` how to get what is not.
    """

    id: str
    title: str
    serves: str
    state: State
    found: str
    remedy: str | None = None
    needed: bool = False

"""By what a portfolio judges its teams."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property

from advisor.frozen import dataclass
from advisor.scoring.gate_policy import GateLimits, GatePolicy
from advisor.scoring.portfolio.age import age_of
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.expectation import shortfalls
from advisor.scoring.portfolio.lever import WEIGHT_STEPS
from advisor.scoring.portfolio.model import PolicyShortfall, TeamLine
from advisor.scoring.portfolio.movement import move_of
from advisor.scoring.portfolio.team import TeamRow

WEIGHTS = {"critical": 4.0, "high": 3.0, "medium": 2.0, "low": 1.0}
"""How much a criticality weighs unless a manifest says otherwise; any other weighs 1."""


_NO_LIMITS = GateLimits()


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The day of judgement, since when moves count, the policy, and what criticalities weigh.

    Of an `anonymous` portfolio no names are told, and no counts under five.
    """

    day: date
    since: date | None = None
    policy: GatePolicy | None = None
    weights: Mapping[str, float] = field(default_factory=dict)
    anonymous: bool = False

    def weight(self, criticality: str | None) -> int:
        """Return what a criticality weighs, in thousandths."""
        return self._known.get((criticality or "").strip().casefold(), WEIGHT_STEPS)

    @cached_property
    def _known(self) -> dict[str, int]:
        weights = {**WEIGHTS, **self.weights}
        return {name.casefold(): round(n * WEIGHT_STEPS) for name, n in weights.items()}

    def line(
        self, after: tuple[TeamRow, RowEdition], before: tuple[TeamRow, RowEdition] | None
    ) -> TeamLine:
        """Return what follows from the latest row of a team, and from an earlier one.

        A thin assessment is none yet: nothing is asked of it.
        """
        row, edition = after
        limits = _NO_LIMITS
        short: tuple[PolicyShortfall, ...] = ()
        if self.policy is not None:
            limits = self.policy.limits(row.criticality)
            if not row.thin:
                short = (*shortfalls(row, edition, limits), *self._unexpected(row))
        return TeamLine(
            row=row,
            age=age_of(row, self.day, limits.max_age, no_expired=bool(limits.no_expired)),
            move=move_of(before, after),
            shortfalls=short,
        )

    def _unexpected(self, row: TeamRow) -> Iterator[PolicyShortfall]:
        """Yield that nothing is expected of a criticality: to say less is no way around more."""
        expected = self.policy.criticality if self.policy else None
        if expected and row.criticality not in expected:
            yield PolicyShortfall(
                kind="criticality", wanted=None, measured=None, element=row.criticality
            )

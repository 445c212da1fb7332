"""Which evidence stands in the row of what it shows, and which in the table of evidence."""

from collections.abc import Sequence
from dataclasses import replace

from advisor.assessment.model import Evidence
from advisor.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class PlacedEvidence:
    """Evidence of one practice: of the practice's own row, its criteria's rows, and the rest."""

    own: Evidence | None
    criteria: dict[str, Evidence]
    rest: tuple[Evidence, ...]

    def joined(self, criteria: Sequence[str]) -> tuple[Evidence, ...]:
        """Return all evidence in the order in which it stands."""
        own = () if self.own is None else (self.own,)
        named = (self.criteria[name] for name in criteria if name in self.criteria)
        return (*own, *named, *self.rest)


def placed(evidence: Sequence[Evidence], criteria: Sequence[str]) -> PlacedEvidence:
    """Return evidence by where it stands, so that its order can be told again.

    A row holds one piece that shows what the row speaks of, and of which no more is known than the
    row has columns for.
    """
    rows: dict[int, Evidence] = {}
    for item in evidence:
        row = _row(item, criteria)
        if row is None or row <= max(rows, default=-1):
            break
        rows[row] = item
    named = {criteria[row - 1]: item for row, item in rows.items() if row}
    return PlacedEvidence(own=rows.get(0), criteria=named, rest=tuple(evidence[len(rows) :]))


def _row(item: Evidence, criteria: Sequence[str]) -> int | None:
    """Return the row that can hold a piece: 0 for the practice's, from 1 on for a criterion's."""
    plain = replace(item, shows=(), observed_on=None, expires_on=None)
    if plain != Evidence(kind=item.kind, ref=item.ref):
        return None
    if not item.shows:
        return 0
    (first, *more) = item.shows
    return criteria.index(first) + 1 if not more and first in criteria else None

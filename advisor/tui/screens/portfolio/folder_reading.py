"""The assessments in a folder into a portfolio, judged by the policy that stands there."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from advisor.document.presence import is_folder
from advisor.errors import ContentError
from advisor.portfolio.kept_rows import KeptRows
from advisor.portfolio.reading import Reading, TeamReader
from advisor.portfolio.rows import rows_of
from advisor.portfolio.sources import find_sources, require_some
from advisor.portfolio.workers import ThisProcess
from advisor.report.gate.policy_file import POLICY, read_policy
from advisor.rubric.model import Rubric
from advisor.scoring.gate_policy import GatePolicy
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import Portfolio
from advisor.scoring.portfolio.portfolio import portfolio_of, teams_of
from advisor.scoring.portfolio.team import TeamRow, Unreadable
from advisor.scoring.portfolio.terms import Terms


def rows_below(
    place: Path, rubric: Rubric | None = None
) -> Iterator[TeamRow | Unreadable | RowEdition]:
    """Yield what comes of each file in a folder, or of those that a manifest names.

    A rubric that is given stands in for those that answers name. Raises InputError where there is
    no file.
    """
    sources = find_sources([str(place)], by_folder=True)
    require_some(sources)
    reading = Reading()
    yield from rows_of(sources, reading, ThisProcess(TeamReader(reading, rubric)))


def judged(rows: KeptRows, place: Path, day: date) -> Portfolio:
    """Return what the rows come to. Raises ContentError for a policy with faults, or no team."""
    if not rows.editions:
        problems = [problem for item in rows.unread() for problem in item.problems]
        raise ContentError.of(problems)
    weights = dict(find_sources([str(place)]).weights)
    return portfolio_of(teams_of(rows, Terms(day=day, policy=_policy(place), weights=weights)))


def _policy(place: Path) -> GatePolicy | None:
    beside = place / POLICY if is_folder(place) else place
    policy = read_policy(None, str(beside)).policy
    return policy if policy.asking or policy.criticality else None

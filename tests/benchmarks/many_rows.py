"""The rows of a few teams, kept and added up as those of many, to see what memory they take."""

import gc
import sys
from datetime import date
from itertools import count, islice

from advisor.portfolio.kept_rows import KeptRows, PackedRow, pack
from advisor.portfolio.reading import Reading
from advisor.portfolio.rows import rows_of
from advisor.portfolio.sources import find_sources
from advisor.scoring.portfolio.portfolio import portfolio_of, teams_of
from advisor.scoring.portfolio.team import TeamRow
from advisor.scoring.portfolio.terms import Terms

_IN_A_GROUP = 25


def main(folder: str, number: int) -> None:
    """Read the files in a folder, and add their rows up as those of so many teams."""
    gc.disable()  # as the command does
    rows, found = KeptRows(), []
    for item in rows_of(find_sources([folder]), Reading()):
        if isinstance(item, TeamRow):
            found.append(item)
        else:
            rows.take(item)
    for place, row in islice(((n, found[n % len(found)]) for n in count()), number):
        path = f"{folder}/{place:09}.yaml"
        other = row._replace(
            source=path,
            sha256=f"{place:064}",
            name=f"Team {place}",
            group=f"group-{place // _IN_A_GROUP}",
        )
        rows.take(PackedRow(path, pack(other)))
    print(portfolio_of(teams_of(rows, Terms(day=date(2026, 12, 1)))).read)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

"""Files that are read by their addresses."""

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from advisor.portfolio.kept_rows import KeptRows
from advisor.portfolio.reading import Reading
from advisor.portfolio.rows import rows_of
from advisor.portfolio.sources import Sources, find_sources
from advisor.scoring.portfolio.team import TeamRow, Unreadable


@pytest.fixture
def bucket(sources: Sources) -> Iterator[str]:
    """Return an address below which two teams are, and a file that is something else."""
    memory = fsspec.filesystem("memory")
    for number in (0, 1):
        memory.pipe(f"/teams/a/{number}.yaml", Path(sources.files[number].path).read_bytes())
    memory.pipe("/teams/readme.txt", b"nothing")
    yield "memory://teams"
    memory.rm("/teams", recursive=True)


def test_a_folder_and_a_pattern_mean_the_files_in_it(bucket: str, sources: Sources) -> None:
    for place in (bucket, f"{bucket}/*/*.yaml"):
        rows = KeptRows(rows_of(find_sources([place]), Reading()))
        assert [key.source for key in rows.keys()] == [  # noqa: SIM118 no mapping
            "memory:///teams/a/0.yaml",
            "memory:///teams/a/1.yaml",
        ]
        here = next(item for item in rows_of(sources, Reading()) if isinstance(item, TeamRow))
        assert rows.row(0) == here._replace(source="memory:///teams/a/0.yaml")


@pytest.mark.parametrize("address", ["memory://teams/none.yaml", "memory://none/*", "zz://a"])
def test_what_cannot_be_read_is_told_beside_the_others(address: str, sources: Sources) -> None:
    found = find_sources([address, sources.files[0].path])
    row, unread = sorted(rows_of(found, Reading()), key=lambda item: type(item).__name__)[1:]
    assert isinstance(row, TeamRow)
    assert isinstance(unread, Unreadable)
    assert unread.source == address
    assert unread.problems[0].message

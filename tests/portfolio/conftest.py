"""Made-up teams that the tests of a portfolio share."""

from pathlib import Path

import pytest

from advisor import load_rubric
from advisor.portfolio.sources import Sources, find_sources
from tests.portfolio.teams import write_teams

TEAMS = 36


@pytest.fixture(scope="session")
def folder_of_teams(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the answers of many teams, one of them with faults."""
    folder = tmp_path_factory.mktemp("teams")
    write_teams(folder, load_rubric(), range(TEAMS))
    (folder / "000" / "team-000007-faulty.yaml").write_text(
        "rubric: mlops-devops@2\nteam: {name: Faulty}\nanswers: {nothing.here: 7}\n"
    )
    return folder


@pytest.fixture
def sources(folder_of_teams: Path, monkeypatch: pytest.MonkeyPatch) -> Sources:
    """Return these files, to be read four at a time."""
    monkeypatch.setattr("advisor.portfolio.rows.FILES_IN_A_BATCH", 4)
    return find_sources([str(folder_of_teams)])

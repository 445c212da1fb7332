"""Many teams in the screens: a folder is read, teams are looked through, opened, compared."""

from pathlib import Path

import pytest

from advisor.rubric.catalogue import load_rubric
from tests.build import ROOT
from tests.cli.pasts import text, write
from tests.rubric.sound import SOUND
from tests.tui.app_driver import LARGE, SMALL, Driven, drive

TEAMS = ("parcel-eta", "churn-scoring", "fraud-stream")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with three teams in two groups, and a file with faults."""
    for team, group in zip(TEAMS, ("payments", "payments", "search"), strict=True):
        text = (ROOT / "reports" / "samples" / team / "answers.yaml").read_text(encoding="utf-8")
        (tmp_path / group).mkdir(exist_ok=True)
        (tmp_path / group / f"{team}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def look(driven: Driven, *, folder: str = "") -> None:
    """Choose a folder, or all that is here, and wait until it was read."""
    await driven.press("number_sign")
    await driven.type(folder)
    await driven.press("enter")
    await driven.app.workers.wait_for_complete()
    await driven.pilot.pause()


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_the_teams_of_a_folder_are_listed_the_lowest_first(size: tuple[int, int]) -> None:
    async def scene(driven: Driven) -> None:
        await look(driven)
        text = driven.text()
        assert driven.screen == "PortfolioScreen"
        assert "3 teams on " in text
        names = ("Parcel ETA", "Fraud", "Churn")
        rows = [row for row in text.split("\n") if any(name in row for name in names)]
        assert len(rows) >= len(TEAMS)
        assert "Parcel ETA" in rows[0]
        assert ("Score of 2" in text) is (size == LARGE)

    drive(scene, size=size)


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_there(folder: Path) -> None:
    (folder / "broken.yaml").write_text("rubric: mlops-devops@2\nteam: {nam: x}\nanswers: {}\n")

    async def scene(driven: Driven) -> None:
        await look(driven)
        assert "1 file could not be read; the others are counted." in driven.words()
        await driven.press("end")
        assert "Not read" in driven.text()
        assert "broken.yaml" in driven.words()

    drive(scene, size=LARGE)


def test_what_is_told_of_all_follows_part_by_part(folder: Path) -> None:
    (folder / "advisor-gate.yaml").write_text("min_level: 2\n")

    async def scene(driven: Driven) -> None:
        await look(driven)
        for heading in ("Who is where", "Below what is expected", "What lifts most teams"):
            await driven.press("tab")
            assert heading in driven.text()
        await driven.press("shift+tab")
        assert "Below what is expected" in driven.text()

    drive(scene)


def test_a_team_is_found_and_opened_and_leads_back() -> None:
    async def scene(driven: Driven) -> None:
        await look(driven)
        await driven.press("slash")
        await driven.type("fraud")
        await driven.press("enter")
        assert driven.screen == "PortfolioScreen"
        await driven.press("enter")
        assert driven.workspace.session.path.name == "fraud-stream.yaml"
        await driven.press("H")
        assert driven.screen == "PortfolioScreen"
        assert "3 teams on " in driven.text()
        await driven.press("escape")
        assert driven.screen == "HomeScreen"

    drive(scene)


def test_two_that_are_marked_are_compared() -> None:
    async def scene(driven: Driven) -> None:
        await look(driven)
        await driven.press("C")
        assert driven.screen == "PortfolioScreen"
        assert any("Mark two teams" in told for told in driven.told())
        await driven.press("space", "down", "down", "space", "up", "space")
        assert driven.text().count("▣") == 2
        await driven.press("C")
        assert driven.screen == "CompareScreen"
        assert "Level held" in driven.text()
        await driven.press("escape")
        assert driven.screen == "PortfolioScreen"

    drive(scene)


def test_a_folder_without_assessments_is_told(folder: Path) -> None:
    (folder / "nothing").mkdir()

    async def scene(driven: Driven) -> None:
        await look(driven, folder="nothing")
        assert "There are neither answers nor results here" in driven.words()
        await driven.press("escape")
        assert driven.screen == "PortfolioScreen"

    drive(scene)


def test_a_policy_with_a_key_written_twice_is_told_and_judges_nobody(folder: Path) -> None:
    (folder / "advisor-gate.yaml").write_text("min_level: 1\nmin_level: 0\n")

    async def scene(driven: Driven) -> None:
        await look(driven)
        assert "advisor-gate.yaml" in driven.words()
        assert "min_level" in driven.words()
        assert "Parcel ETA" not in driven.words()

    drive(scene)


def test_a_rubric_of_ones_own_reads_the_teams_and_opens_them(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    write(tmp_path / "own", a=text("2026-01-01", 1), b=text("2026-02-01", 2, team={"name": "Two"}))

    async def without(driven: Driven) -> None:
        await look(driven, folder="own")
        assert "2 teams on " not in driven.text()

    drive(without)
    rubric = load_rubric(SOUND)

    async def scene(driven: Driven) -> None:
        await look(driven, folder="own")
        assert "2 teams on " in driven.text()
        await driven.press("slash")
        await driven.type("two")
        await driven.press("enter", "enter")
        assert driven.workspace.rubric == rubric
        assert driven.workspace.session.path.name == "b.json"

    drive(scene, rubric=rubric)

"""What the tests of the screens share: a folder of their own, and small rubrics."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.rubric.catalogue import load_rubric
from advisor.rubric.model import Rubric
from advisor.tui.workspace.workspace import Workspace
from tests.build import BACKUPS, RUBRICS
from tests.tui.app_driver import begun
from tests.tui.textual_in_tests import draw_at_rest, parse_each_once


@pytest.fixture(scope="session", autouse=True)
def _done_less() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        parse_each_once(patch)
        draw_at_rest(patch)
        yield


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of the test's own, with no recent assessments."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    place = tmp_path / "work"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the files that would have been opened, which no program of this computer is."""
    paths: list[Path] = []

    async def open_file(path: Path) -> str:
        paths.append(path)
        return "Opening it"

    monkeypatch.setattr("advisor.tui.screens.export.export_screen.open_file", open_file)
    return paths


@pytest.fixture
def delivery() -> Rubric:
    """Return a rubric with two sides, a profile and long texts."""
    return load_rubric(RUBRICS / "delivery.yaml")


@pytest.fixture
def of_facts() -> Rubric:
    """Return a rubric whose practices are criteria, some of which define features."""
    return load_rubric(RUBRICS / "facts.yaml")


@pytest.fixture
def backups() -> Rubric:
    """Return a rubric with five levels and one side."""
    return load_rubric(BACKUPS)


@pytest.fixture
def workspace(folder: Path, delivery: Rubric) -> Workspace:
    """Return a new assessment by the delivery rubric, all five questions open."""
    return begun(folder, delivery)

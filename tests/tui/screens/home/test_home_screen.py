import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Static

from advisor.assessment.recent import recent
from advisor.assessment.session.recovery import Recovery
from advisor.assessment.session.session import Session
from advisor.errors import OutputError
from advisor.rubric.model import Rubric
from advisor.tui.workspace.open_workspace import open_workspace, sample_copy
from advisor.tui.workspace.workspace import Workspace
from tests.build import RUBRICS, SAMPLES
from tests.tui.app_driver import Driven, begun, drive


def test_a_quick_assessment_begins_from_home_with_a_name(folder: Path, delivery: Rubric) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("Q")
        await driven.type("churn")
        assert "churn.yaml" in driven.text()
        await driven.press("enter")
        assert driven.screen == "QuestionsScreen"
        assert driven.workspace.quick
        assert driven.workspace.assessment.team.name == "churn"
        assert (folder / "churn.yaml").is_file()

    drive(scene, rubric=delivery)


def test_a_new_assessment_asks_everything_and_needs_a_name(delivery: Rubric) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("N", "enter")
        assert "The team needs a name." in driven.text()
        await driven.type("a")
        await driven.press("enter")
        assert not driven.workspace.quick
        assert len(driven.workspace.practices) == len(delivery.practices)

    drive(scene, rubric=delivery)


def test_a_file_that_is_there_is_not_begun_anew(folder: Path, delivery: Rubric) -> None:
    (folder / "taken.yaml").write_text("precious")

    async def scene(driven: Driven) -> None:
        await driven.press("N")
        await driven.type("any")
        await driven.press("tab", *["backspace"] * 8)
        await driven.type("taken.yaml")
        await driven.press("enter")
        assert "This file is there already" in driven.text()

    drive(scene, rubric=delivery)
    assert (folder / "taken.yaml").read_text() == "precious"


def test_what_was_open_is_listed_and_opened_by_its_number(workspace: Workspace) -> None:
    workspace.session.team({"name": "Listed team"})

    async def scene(driven: Driven) -> None:
        await driven.press("1", "H")
        assert driven.screen == "HomeScreen"
        text = driven.text()
        assert "Listed team" in text
        assert "1 of 5" in text
        await driven.press("1")
        assert driven.screen == "QuestionsScreen"
        assert driven.workspace.assessment.team.name == "Listed team"

    drive(scene, workspace, rubric=workspace.rubric)


def test_a_sample_opens_as_a_copy_that_is_not_remembered(folder: Path) -> None:
    before = SAMPLES[0].read_bytes()

    async def scene(driven: Driven) -> None:
        await driven.press("S", "down", "enter")
        assert driven.screen == "QuestionsScreen"
        assert driven.workspace.assessment.team.name == "Churn scoring"
        await driven.press("0", "H")

    drive(scene)
    assert SAMPLES[0].read_bytes() == before
    assert recent() == []
    assert list(folder.iterdir()) == []


def test_files_near_by_are_offered_and_others_taken_by_path(folder: Path, tmp_path: Path) -> None:
    shutil.copy(SAMPLES[0], folder / "near.yaml")
    (folder / "other.yaml").write_text("colour: red\n")
    shutil.copy(SAMPLES[1], tmp_path / "far.yaml")

    async def scene(driven: Driven) -> None:
        await driven.press("O")
        text = driven.text()
        assert "near.yaml" in text
        assert "other.yaml" not in text
        await driven.press("enter")
        assert driven.workspace.session.path.name == "near.yaml"
        await driven.press("H", "O")
        await driven.type("../far.yaml")
        await driven.press("enter")
        assert driven.workspace.session.path.name == "far.yaml"
        await driven.press("H", "O")
        await driven.type("nowhere.yaml")
        await driven.press("enter")
        assert "There is no file nowhere.yaml." in driven.text()

    drive(scene)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rubric: mlops-devops@2\nteam: 3\n", "Assessed_on"),
        (
            "rubric: mlops-devops@2\nanswers: {testing.dat-validation: 1}\n",
            "testing.data-validation",
        ),
        ("rubric: [\n", "line"),
    ],
)
def test_a_file_that_cannot_be_used_is_explained_and_home_stays(
    folder: Path, text: str, told: str
) -> None:
    (folder / "broken.yaml").write_text(text)

    async def scene(driven: Driven) -> None:
        await driven.press("O")
        await driven.type("broken.yaml")
        await driven.press("enter")
        assert driven.screen == "ProblemsScreen"
        assert told.casefold() in driven.text().casefold()
        await driven.press("escape")
        assert driven.screen == "HomeScreen"

    drive(scene)


def test_of_very_many_problems_the_first_fifty_are_shown_and_the_rest_is_counted(
    folder: Path,
) -> None:
    wrong = "".join(f"wrong-{number}: 1\n" for number in range(3000))
    (folder / "broken.yaml").write_text(wrong)

    async def scene(driven: Driven) -> None:
        await driven.press("O")
        await driven.type("broken.yaml")
        await driven.press("enter")
        assert driven.screen == "ProblemsScreen"
        shown = str(driven.app.screen.query_one("VerticalScroll Static", Static).content)
        assert shown.count("broken.yaml:") == 50
        assert f"… and {3003 - 50} more." in shown

    drive(scene)


def gone(path: Path) -> None:
    path.unlink()


def moved(path: Path) -> None:
    path.rename(path.with_name("moved.yaml"))


def unmounted(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_broken_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere.yaml")


def a_rubric(path: Path) -> None:
    shutil.copy(RUBRICS / "delivery.yaml", path)


def a_result(path: Path) -> None:
    shutil.copy(SAMPLES[0].with_name("result.json"), path)


def a_picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")


@pytest.mark.parametrize(
    ("befalls", "told"),
    [
        (gone, "does not exist"),
        (moved, "does not exist"),
        (unmounted, "does not exist"),
        (a_broken_link, "does not exist"),
        (a_folder, "is a folder"),
        (a_rubric, "holds a rubric"),
        (a_result, "holds a result"),
        (a_picture, "is a binary file"),
    ],
)
def test_a_recent_file_that_cannot_be_opened_is_never_begun_anew(
    tmp_path: Path, delivery: Rubric, befalls: Callable[[Path], None], told: str
) -> None:
    place = tmp_path / "mounted"
    place.mkdir()
    workspace = begun(place, delivery)
    workspace.close()
    path = workspace.session.path
    befalls(path)
    before = {found: found.is_file() and found.read_bytes() for found in tmp_path.rglob("*.yaml")}

    async def scene(driven: Driven) -> None:
        await driven.press("1")
        assert driven.screen == "UnopenableFileScreen"
        assert told in driven.words()
        assert driven.app.workspace is None
        await driven.press("escape")
        assert driven.screen == "HomeScreen"
        assert [item.path for item in recent()] == [str(path)]
        await driven.press("1", "enter")
        assert driven.screen == "ChooseFileScreen"
        await driven.press("escape", "1", "down", "enter")
        assert driven.screen == "HomeScreen"
        assert recent() == []
        assert "Any team" not in driven.text()

    drive(scene, rubric=workspace.rubric)
    after = {found: found.is_file() and found.read_bytes() for found in tmp_path.rglob("*.yaml")}
    assert after == before


def test_a_file_that_goes_while_it_is_chosen_is_not_begun_anew(folder: Path) -> None:
    shutil.copy(SAMPLES[0], folder / "near.yaml")

    async def scene(driven: Driven) -> None:
        await driven.press("O")
        assert "near.yaml" in driven.text()
        (folder / "near.yaml").unlink()
        await driven.press("enter")
        assert driven.screen == "ProblemsScreen"
        assert driven.app.workspace is None

    drive(scene)
    assert list(folder.iterdir()) == []


def test_escape_leads_back_home_from_everything_home_opens() -> None:
    async def scene(driven: Driven) -> None:
        for key in ("N", "Q", "O", "S", "question_mark", "ctrl+p"):
            await driven.press(key)
            assert driven.screen != "HomeScreen"
            await driven.press("escape")
            assert driven.screen == "HomeScreen"
        await driven.press("C", "escape", "escape")
        assert driven.screen == "HomeScreen"

    drive(scene)


def test_q_quits() -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("q")
        assert not driven.app.is_running

    drive(scene)


def test_copies_of_samples_lie_in_one_place_and_none_stays_beside_another(tmp_path: Path) -> None:
    places = set()

    async def scene(driven: Driven) -> None:
        await driven.press("S", "down", "enter")
        places.add(driven.workspace.session.path)
        await driven.press("0", "H")

    for _ in range(2):
        drive(scene)
    (place,) = places
    assert place.is_relative_to(tmp_path / "state")
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_two_who_look_at_one_sample_have_a_copy_each() -> None:
    with Session.open(sample_copy(SAMPLES[0]), None) as first:
        first.answer("testing.data-validation", 0)
        with Session.open(sample_copy(SAMPLES[0]), None) as second:
            assert second.path != first.path
            assert second.busy_elsewhere is None
    assert sample_copy(SAMPLES[0]).read_bytes() == SAMPLES[0].read_bytes()


def test_what_was_kept_of_an_earlier_copy_of_a_sample_does_not_come_back() -> None:
    place = sample_copy(SAMPLES[0])
    Recovery(place).keep(place.read_bytes().replace(b"Churn", b"Stale"), None)
    with Session.open(sample_copy(SAMPLES[0]), None) as session:
        assert session.path == place
        assert session.assessment.team.name == "Churn scoring"


def test_opening_files_and_samples_leaves_nothing_among_temporary_files(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    shutil.copy(SAMPLES[0], folder / "team.yaml")
    for path in (folder / "team.yaml", sample_copy(SAMPLES[1])):
        open_workspace(path, None).session.close()
    assert list(temporary.iterdir()) == []


def test_a_sample_that_cannot_be_copied_anywhere_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = folder / "blocked"
    blocked.touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    monkeypatch.setattr(tempfile, "tempdir", str(blocked))
    with pytest.raises(OutputError, match="the sample cannot be copied"):
        sample_copy(SAMPLES[0])

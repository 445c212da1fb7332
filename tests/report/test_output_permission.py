"""The one rule of what an output may replace."""

import os
from pathlib import Path

import pytest

from advisor.errors import OutputError
from advisor.report.output_permission import OccupiedError, require_replaceable

ANSWERS = "rubric: any@1\nteam: {name: A}\nanswers: {}\n"
OURS = "<!-- Made by advisor -->\n"


@pytest.mark.parametrize("text", ["", OURS])
def test_an_empty_file_and_one_of_ours_may_be_replaced(tmp_path: Path, text: str) -> None:
    path = tmp_path / "out.md"
    path.write_text(text)
    assert require_replaceable(path).file == path
    assert require_replaceable(tmp_path / "new.md").file == tmp_path / "new.md"


def test_another_file_gives_way_only_to_force(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("mine")
    with pytest.raises(OccupiedError, match="not made by advisor"):
        require_replaceable(path)
    assert require_replaceable(path, force=True).file == path


def test_answers_give_way_to_no_force_but_where_that_is_what_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "team.yaml"
    path.write_text(ANSWERS)
    for force in (False, True):
        with pytest.raises(OutputError, match="holds answers") as refused:
            require_replaceable(path, force=force)
        assert not isinstance(refused.value, OccupiedError)
    assert require_replaceable(path, force=True, answers=True).file == path


@pytest.mark.parametrize("name", ["in.md", "./in.md", "link.md", "hard.md", "sub/../in.md"])
def test_an_input_is_never_replaced_by_whatever_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sub").mkdir()
    Path("in.md").write_text(OURS)
    Path("link.md").symlink_to("in.md")
    os.link("in.md", "hard.md")
    with pytest.raises(OutputError, match="is read here"):
        require_replaceable(Path(name), inputs=["none.yaml", "in.md"], force=True, answers=True)


def test_what_lies_in_a_folder_that_is_read_stays_and_a_report_there_does_not(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "report.html").write_text("a block of one's own")
    (folder / "report.md").write_text(OURS)
    with pytest.raises(OutputError, match="belongs to what is read"):
        require_replaceable(folder / "report.html", inputs=[folder], force=True)
    assert require_replaceable(folder / "report.md", inputs=[folder]).state is not None


def test_a_read_only_file_is_refused_by_root_as_well(tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    path.write_text(OURS)
    path.chmod(0o444)
    with pytest.raises(OutputError, match="the file is read-only"):
        require_replaceable(path, force=True)


@pytest.mark.parametrize("name", ["file/out.md", "a" * 300, "out\0.md", "."])
def test_a_place_that_can_never_be_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        require_replaceable(tmp_path / name)


def test_a_rubric_gives_way_to_nothing(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("extends: mlops-devops@1\n")
    with pytest.raises(OutputError, match="holds a rubric"):
        require_replaceable(path, force=True, answers=True)

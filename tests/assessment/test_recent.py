import json
from errno import ENOSPC
from pathlib import Path

import pytest

from advisor.assessment.recent import MOST, recent, remember
from advisor.document.user_folders import state_folder
from tests.assessment.session.sessions import failing
from tests.build import DAY, assessment
from tests.strategies import shipped

ONE = assessment(shipped(), {})


def note(path: Path | str, level: int | None = 1) -> None:
    remember(path, ONE, level=level, answered=3, total=86)


def test_the_latest_comes_first_and_each_file_once(tmp_path: Path) -> None:
    assert recent() == []
    for name, level in (("a", 0), ("b", None), ("a", 2)):
        note(tmp_path / name, level)
    first, second = recent()
    assert (first.path, first.level) == (str(tmp_path / "a"), 2)
    assert (second.path, second.level) == (str(tmp_path / "b"), None)
    assert (first.team, first.date, first.rubric) == ("Any team", DAY, shipped().reference)
    assert (first.answered, first.total) == (3, 86)


def test_a_path_is_kept_as_seen_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    note("a.yaml")
    assert [item.path for item in recent()] == [str(tmp_path / "a.yaml")]


def test_the_list_does_not_grow_for_ever(tmp_path: Path) -> None:
    for number in range(MOST + 3):
        note(tmp_path / str(number))
    assert len(recent()) == MOST
    assert recent()[0].path == str(tmp_path / str(MOST + 2))


@pytest.mark.parametrize("text", ["", "[", "{}", "7", "[1, {}]", '[{"path": 1}]', "\0", "[" * 9999])
def test_a_broken_list_is_an_empty_one_and_is_replaced(tmp_path: Path, text: str) -> None:
    place = state_folder() / "recent.json"
    place.parent.mkdir(parents=True)
    place.write_text(text, encoding="utf-8")
    assert recent() == []
    note(tmp_path)
    assert len(recent()) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("path", 1), ("team", None), ("date", "soon"), ("level", "2"), ("answered", True), ("x", 1)],
)
def test_an_entry_of_the_wrong_kind_is_left_out(tmp_path: Path, field: str, value: object) -> None:
    note(tmp_path / "a")
    note(tmp_path / "b")
    place = state_folder() / "recent.json"
    data = json.loads(place.read_text(encoding="utf-8"))
    data[0][field] = value
    place.write_text(json.dumps(data), encoding="utf-8")
    assert [item.path for item in recent()] == [str(tmp_path / "a")]


def test_a_list_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    with failing(state_folder(), "open", ENOSPC):
        note(tmp_path)
    assert recent() == []

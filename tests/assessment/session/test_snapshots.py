"""Answers kept under names, found again for their file alone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from advisor.assessment.session.snapshots import snapshots_of, take_snapshot
from advisor.errors import OutputError

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
NAME = "Kick-off <b>& \u202e\x1b[31m: 監視"


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def test_snapshots_are_found_in_the_order_in_which_they_were_taken(tmp_path: Path) -> None:
    answers, other = tmp_path / "team.yaml", tmp_path / "team" / "team.yaml"
    later = take_snapshot(answers, "second", "later", NOON + timedelta(hours=1))
    first = take_snapshot(answers, "first", NAME, NOON)
    take_snapshot(other, "theirs", "of another file of that name", NOON)
    assert snapshots_of(answers) == [first, later]
    assert snapshots_of(answers)[0].name == NAME
    assert [s.path.read_text() for s in snapshots_of(answers)] == ["first", "second"]


def test_a_snapshot_that_is_let_go_of_leaves_nothing(tmp_path: Path, state: Path) -> None:
    answers = tmp_path / "team.yaml"
    take_snapshot(answers, "text", "only", NOON).discard()
    assert snapshots_of(answers) == []
    assert [path for path in state.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("label", [None, "", "[]", '{"name": "a"}', '{"name": 1, "taken": "soon"}'])
def test_what_has_no_label_that_can_be_read_is_left_out(tmp_path: Path, label: str | None) -> None:
    answers = tmp_path / "team.yaml"
    whole = take_snapshot(answers, "text", "whole", NOON)
    place = take_snapshot(answers, "text", "damaged", NOON).path.with_suffix(".json")
    place.unlink() if label is None else place.write_text(label)
    assert snapshots_of(answers) == [whole]


def test_where_no_folder_can_be_written_to_the_snapshot_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.assessment.session.snapshots.state_folders", lambda: iter(()))
    with pytest.raises(OutputError, match="the snapshot cannot be kept: there is no folder"):
        take_snapshot(tmp_path / "team.yaml", "text", "lost", NOON)

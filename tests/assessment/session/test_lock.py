"""Two sessions on one file."""

import subprocess
import sys
from pathlib import Path

import pytest

from advisor.assessment.session.lock import Lock
from advisor.assessment.session.session import SaveState
from advisor.errors import AdvisorError
from tests.assessment.session.sessions import (
    FIRST,
    SECOND,
    THIRD,
    level,
    on_disk,
    opened,
    state,
    written,
)
from tests.build import ROOT


def test_the_second_session_is_told_who_has_the_file_and_may_only_read(tmp_path: Path) -> None:
    path = written(tmp_path)
    with opened(path) as first, opened(path) as second:
        assert first.busy_elsewhere is None
        assert "process" in (second.busy_elsewhere or "")
        assert second.state is SaveState.READ_ONLY
        assert str(second.busy_elsewhere) in second.message
        with pytest.raises(AdvisorError, match="for reading only"):
            second.answer(FIRST, 2)
        first.answer(FIRST, 2)
        seen = second.check_disk()
        assert seen
        assert [change.part for change in seen.merged] == [("answers", FIRST)]
        assert level(second.assessment, FIRST) == 2
        assert second.state is SaveState.READ_ONLY


def test_a_session_that_takes_over_writes_and_the_first_is_told(tmp_path: Path) -> None:
    path = written(tmp_path)
    with opened(path) as first, opened(path) as second:
        second.take_over()
        assert (second.state, second.busy_elsewhere) == (SaveState.SAVED, None)
        second.answer(FIRST, 2)
        first.answer(SECOND, 2)
        first.check_disk()
        assert "process" in (first.busy_elsewhere or "")
        second.answer(THIRD, 2)
        first.check_disk()
        for session in (first, second):
            session.check_disk()
            assert [level(session.assessment, name) for name in (FIRST, SECOND, THIRD)] == [2] * 3
        assert on_disk(path) == first.assessment == second.assessment


def test_the_second_session_learns_that_the_first_has_ended(tmp_path: Path) -> None:
    path = written(tmp_path)
    first = opened(path)
    with opened(path) as second:
        first.close()
        second.check_disk()
        assert second.busy_elsewhere is None
        second.take_over()
        second.answer(FIRST, 2)
    assert level(on_disk(path), FIRST) == 2
    assert [item.name for item in tmp_path.iterdir()] == ["team.yaml"]


def test_another_process_counts_as_well_and_its_death_frees_the_file(tmp_path: Path) -> None:
    path = written(tmp_path)
    code = (
        "import sys, time; from advisor import load_rubric;"
        "from advisor.assessment.session.session import Session;"
        "session = Session.open(sys.argv[1], load_rubric()); print('open', flush=True);"
        "time.sleep(60)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert child.stdout
        assert child.stdout.readline() == "open\n"
        with opened(path) as session:
            assert str(child.pid) in (session.busy_elsewhere or "")
    finally:
        child.kill()
        child.communicate()
    with opened(path) as session:
        assert session.busy_elsewhere is None
        assert state(session) is SaveState.SAVED


def test_a_link_to_the_file_is_the_same_file(tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(written(tmp_path))
    with opened(link), opened(tmp_path / "team.yaml") as second:
        assert second.busy_elsewhere


def test_an_unreadable_signature_still_says_that_the_file_is_open(tmp_path: Path) -> None:
    path = written(tmp_path)
    with opened(path):
        (tmp_path / ".team.yaml.lock").write_text("[]", encoding="utf-8")
        with opened(path) as second:
            assert second.busy_elsewhere == "another process"


def test_where_nothing_can_be_locked_there_is_no_lock(tmp_path: Path) -> None:
    assert Lock.take(tmp_path / "missing" / "team.yaml") is None
    assert Lock.take_over(tmp_path / "missing" / "team.yaml") is None

"""Somebody else changes the file while it is open."""

from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.assessment.model import Answer
from advisor.assessment.session.merge import Whose
from advisor.assessment.session.session import SaveState, Session
from tests.assessment.session.sessions import (
    FIRST,
    SECOND,
    TEXT,
    THIRD,
    level,
    on_disk,
    opened,
    state,
    written,
)

Find = Callable[[Session], object]
NOTICE = pytest.mark.parametrize("look", [True, False], ids=["looked for", "found when saving"])


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@NOTICE
def test_what_does_not_contradict_is_put_together(tmp_path: Path, look: bool) -> None:
    with opened(written(tmp_path)) as session:
        session.answer(THIRD, 2)
        edit(session.path, "# the first\n", "# the very first\n")
        edit(session.path, ": 1   # since May", ": 0   # since June")
        edit(session.path, "Churn prediction", "Churn")
        if look:
            seen = session.check_disk()
            assert seen
            parts = {change.part for change in seen.merged}
            assert parts == {("answers", FIRST), ("team", "name")}
            assert "2 changes taken over" in seen.message
            assert session.check_disk() is None
        session.answer(SECOND, 2)
        assert state(session) is SaveState.SAVED
        assert session.assessment == on_disk(session.path)
        assert [level(session.assessment, name) for name in (FIRST, SECOND, THIRD)] == [0, 2, 2]
        text = session.path.read_text(encoding="utf-8")
        assert "# the very first" in text
        assert "# since June" in text


def test_a_file_that_only_looks_different_is_followed_in_silence(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as session:
        session.path.write_text(f"{TEXT}# the end\n", encoding="utf-8")
        assert session.check_disk() is None
        session.path.touch()
        assert session.check_disk() is None
        session.answer(FIRST, 2)
        assert session.message == ""
        assert session.path.read_text(encoding="utf-8").endswith("# the end\n")


def contradicted(session: Session) -> None:
    """Let both change the first answer, and each another one."""
    edit(session.path, ": 1   # since May", ": 0   # since June")
    edit(session.path, "level: 0", "level: unknown")
    session.answer(FIRST, 2)


def test_a_contradiction_is_asked_about_and_nothing_overwritten(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as session:
        contradicted(session)
        assert state(session) is SaveState.CONFLICT
        (conflict,) = session.conflicts
        assert (conflict.id, conflict.mine, conflict.theirs) == (
            FIRST,
            Answer(level=2),
            Answer(level=0),
        )
        assert "1 answer differs" in session.message
        assert level(session.assessment, FIRST) == 2
        assert level(on_disk(session.path), FIRST) == 0
        assert session.check_disk() is None


@pytest.mark.parametrize(("choice", "chosen"), [("mine", 2), ("theirs", 0)])
def test_a_settled_contradiction_is_saved_with_the_rest_of_both(
    tmp_path: Path, choice: Whose, chosen: int
) -> None:
    with opened(written(tmp_path)) as session:
        contradicted(session)
        session.answer(THIRD, 1)
        session.resolve({})
        assert state(session) is SaveState.CONFLICT
        session.resolve({FIRST: choice})
        assert (session.state, session.conflicts) == (SaveState.SAVED, ())
        assert session.assessment == on_disk(session.path)
        levels = [level(session.assessment, name) for name in (FIRST, SECOND, THIRD)]
        assert levels == [chosen, "unknown", 1]
        assert "# since June" in session.path.read_text(encoding="utf-8")


def test_a_contradiction_ends_when_both_say_the_same(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as session:
        contradicted(session)
        session.answer(FIRST, 0)
        assert state(session) is SaveState.SAVED
        assert on_disk(session.path) == session.assessment
        contradicted_again = session.path.read_text(encoding="utf-8").replace(": 0 ", ": 1 ")
        session.path.write_text(contradicted_again, encoding="utf-8")
        session.answer(FIRST, 2)
        assert session.conflicts
        edit(session.path, ": 1 ", ": 2 ")
        assert session.check_disk()
        assert state(session) is SaveState.SAVED


def test_a_contradiction_ends_when_the_other_change_is_taken_back(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as session:
        edit(session.path, ": 1 ", ": 0 ")
        session.answer(FIRST, 2)
        assert state(session) is SaveState.CONFLICT
        edit(session.path, ": 0 ", ": 1 ")
        session.check_disk()
        assert state(session) is SaveState.SAVED
        assert level(on_disk(session.path), FIRST) == 2


def test_a_file_changed_again_while_it_is_settled_is_asked_about_again(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as session:
        contradicted(session)
        edit(session.path, ": 0   # since June", ": unknown")
        session.resolve({FIRST: "mine"})
        (conflict,) = session.conflicts
        assert conflict.theirs == Answer(level="unknown")
        session.resolve({FIRST: "theirs"})
        assert level(on_disk(session.path), FIRST) == "unknown"


def test_answers_that_contradict_survive_the_end_of_the_session(tmp_path: Path) -> None:
    path = written(tmp_path)
    with opened(path) as session:
        contradicted(session)
        session.answer(THIRD, 1)
    with opened(path) as session:
        assert session.recovered
        assert state(session) is SaveState.CONFLICT
        assert [conflict.id for conflict in session.conflicts] == [FIRST]
        session.resolve({FIRST: "mine"})
    levels = [level(on_disk(path), name) for name in (FIRST, SECOND, THIRD)]
    assert levels == [2, "unknown", 1]
    with opened(path) as session:
        assert not session.recovered


@NOTICE
def test_a_file_that_was_broken_is_left_alone_until_it_is_right(tmp_path: Path, look: bool) -> None:
    with opened(written(tmp_path)) as session:
        edit(session.path, ": 1   # since May", ": [1   # since May")
        if look:
            seen = session.check_disk()
            assert seen
            assert "cannot be used now" in seen.message
        session.answer(SECOND, 2)
        assert (session.state, session.conflicts) == (SaveState.CONFLICT, ())
        assert "kept in" in session.message
        assert ": [1" in session.path.read_text(encoding="utf-8")
        edit(session.path, ": [1", ": 0")
        assert session.check_disk()
        assert state(session) is SaveState.SAVED
        assert [level(on_disk(session.path), name) for name in (FIRST, SECOND)] == [0, 2]


def test_a_removed_file_is_kept_and_written_anew_by_the_next_answer(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as session:
        session.path.unlink()
        seen = session.check_disk()
        assert seen
        assert state(session) is SaveState.RECOVERING
        assert not session.path.exists()
        session.answer(FIRST, 2)
        assert state(session) is SaveState.SAVED
        assert on_disk(session.path) == session.assessment
        session.path.unlink()
        session.answer(FIRST, 1)
        assert "written anew" in session.message
        assert session.path.read_text(encoding="utf-8") == TEXT


def test_a_file_that_appears_meanwhile_is_put_together_with_the_answers(tmp_path: Path) -> None:
    path = tmp_path / "team.yaml"
    with opened(path) as session:
        written(tmp_path, TEXT.replace("2026-11-23", session.assessment.assessed_on.isoformat()))
        session.answer(THIRD, 2)
        assert state(session) is SaveState.SAVED
        assert [level(on_disk(path), name) for name in (FIRST, SECOND, THIRD)] == [1, 0, 2]
        assert "# the first" in path.read_text(encoding="utf-8")


def test_a_session_for_reading_follows_the_file(tmp_path: Path) -> None:
    with opened(written(tmp_path), read_only=True) as session:
        edit(session.path, ": 1 ", ": 2 ")
        assert session.check_disk()
        assert level(session.assessment, FIRST) == 2
        edit(session.path, ": 2 ", ": [2 ")
        session.check_disk()
        assert "cannot be used" in session.message
        session.path.unlink()
        session.check_disk()
        assert "cannot be read" in session.message
        assert state(session) is SaveState.READ_ONLY
        assert level(session.assessment, FIRST) == 2

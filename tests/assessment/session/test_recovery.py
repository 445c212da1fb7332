"""Answers that cannot be saved are kept, the user is told where, and they come back."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from errno import EACCES, EDQUOT, EINVAL, EIO, ENOSPC, EROFS
from pathlib import Path

import pytest

from advisor.assessment.session import recovery
from advisor.assessment.session.recovery import Recovery
from advisor.assessment.session.session import SaveState, Session
from advisor.errors import InputError
from tests.assessment.session.sessions import (
    FIRST,
    SECOND,
    TEXT,
    THIRD,
    failing,
    level,
    on_disk,
    opened,
    state,
    written,
)
from tests.strategies import shipped


def kept_in(session: Session) -> Path:
    """Return the recovery file that the message names."""
    path = Path(session.message.rpartition("kept in ")[2].rstrip("."))
    assert path.is_file()
    return path


def restored(path: Path) -> list[int | str | None]:
    """Open a file anew, and return what is on disk afterwards."""
    with opened(path) as session:
        assert session.recovered
        assert state(session) is SaveState.SAVED
        assert "restored" in session.message
    with opened(path) as session:
        assert not session.recovered
        assert session.message == ""
    return [level(on_disk(path), name) for name in (FIRST, SECOND, THIRD)]


@pytest.mark.parametrize(
    ("call", "number"),
    [
        ("fsync", ENOSPC),
        ("fsync", EIO),
        ("open", ENOSPC),
        ("open", EDQUOT),
        ("open", EROFS),
        ("open", EACCES),
        ("replace", EROFS),
        ("replace", EIO),
        ("stat", EACCES),
        ("read_bytes", EIO),
    ],
)
def test_a_failing_disk_costs_no_answer(tmp_path: Path, call: str, number: int) -> None:
    path = written(tmp_path)
    session = opened(path)
    with failing(tmp_path, call, number):
        session.answer(FIRST, 2)
        assert state(session) is SaveState.RECOVERING
        assert os.strerror(number) in session.message
        session.answer(SECOND, 2)
        assert [level(on_disk(kept_in(session)), name) for name in (FIRST, SECOND)] == [2, 2]
        session.check_disk()
        assert state(session) is SaveState.RECOVERING
    assert path.read_text(encoding="utf-8") == TEXT or call == "fsync"
    session.close()
    assert [item.name for item in tmp_path.iterdir()] == ["team.yaml"]
    assert restored(path) == [2, 2, None]


def test_saving_is_tried_again_by_the_next_change_and_the_next_look(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as session:
        for act in (session.check_disk, lambda: session.answer(THIRD, 1)):
            with failing(tmp_path, "open", ENOSPC):
                session.answer(FIRST, 2)
                session.answer(FIRST, 0)
            place = kept_in(session)
            act()
            assert state(session) is SaveState.SAVED
            assert on_disk(session.path) == session.assessment
            assert not place.exists()
            assert list(place.parent.iterdir()) == []


def test_a_file_system_that_cannot_sync_folders_will_do(tmp_path: Path) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if Path(f"/proc/self/fd/{descriptor}").readlink().is_dir():
            raise OSError(EINVAL, os.strerror(EINVAL))
        real(descriptor)

    with opened(written(tmp_path)) as session, pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        session.answer(FIRST, 2)
        assert state(session) is SaveState.SAVED


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return the folder of a disk that holds 64 kB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if (
        not shutil.which("mount")
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_disk_that_is_really_full_costs_no_answer(small_disk: Path) -> None:
    path = written(small_disk)
    with opened(path) as session:
        filler = small_disk / "filler"
        filler.write_bytes(b"x" * 50_000)
        session.note(FIRST, "words " * 4_000)
        assert state(session) is SaveState.RECOVERING
        assert "No space left" in session.message
        assert path.read_text(encoding="utf-8") == TEXT
        assert kept_in(session)
        assert sorted(item.name for item in small_disk.iterdir()) == [
            ".team.yaml.lock",
            "filler",
            "team.yaml",
        ]
        filler.unlink()
        session.check_disk()
        assert state(session) is SaveState.SAVED
        assert on_disk(path) == session.assessment


def test_a_vanished_folder_costs_no_answer(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    path = written(folder)
    session = opened(path)
    session.answer(FIRST, 2)
    shutil.rmtree(folder)
    session.answer(SECOND, 2)
    assert state(session) is SaveState.RECOVERING
    assert not folder.exists()
    session.close()
    folder.mkdir()
    assert restored(path) == [2, 2, None]


def test_a_vanished_folder_is_told_before_the_next_answer(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    session = opened(written(folder))
    shutil.rmtree(folder)
    seen = session.check_disk()
    assert seen
    assert "was removed" in seen.message
    assert on_disk(kept_in(session)) == session.assessment
    written(folder.parent).rename(tmp_path / "aside")
    folder.mkdir()
    written(folder)
    session.check_disk()
    assert state(session) is SaveState.SAVED


def test_a_file_marked_as_read_only_is_heeded_and_told_at_once(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.chmod(0o444)
    with opened(path) as session:
        assert state(session) is SaveState.RECOVERING
        assert "read-only" in session.message
        session.answer(FIRST, 2)
        assert path.read_text(encoding="utf-8") == TEXT
        assert kept_in(session)
        path.chmod(0o644)
        session.answer(SECOND, 2)
        assert state(session) is SaveState.SAVED
    assert [level(on_disk(path), name) for name in (FIRST, SECOND)] == [2, 2]


def test_what_was_kept_is_put_together_with_what_others_wrote_since(tmp_path: Path) -> None:
    path = written(tmp_path)
    session = opened(path)
    with failing(tmp_path, "open", ENOSPC):
        session.answer(FIRST, 2)
    session.close()
    path.write_text(TEXT.replace("level: 0", "level: unknown"), encoding="utf-8")
    assert restored(path) == [2, "unknown", None]


def test_what_two_sessions_kept_comes_back_from_both(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    path = written(folder)
    first, second = opened(path), opened(path)
    second.take_over()
    shutil.rmtree(folder)
    first.answer(FIRST, 2)
    second.answer(SECOND, 2)
    second.check_disk()
    first.check_disk()
    first.close()
    second.close()
    folder.mkdir()
    written(folder)
    assert restored(path) == [2, 2, None]


def test_a_recovery_file_that_cannot_be_used_is_named_and_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path)
    session = opened(path)
    with failing(tmp_path, "open", ENOSPC):
        session.answer(FIRST, 2)
    place = kept_in(session)
    session.close()
    place.write_text("answers: [", encoding="utf-8")
    with opened(path) as session:
        assert not session.recovered
        assert str(place) in session.message
        session.answer(SECOND, 2)
        assert state(session) is SaveState.SAVED
    assert place.read_text(encoding="utf-8") == "answers: ["


def test_a_crash_between_saving_and_tidying_up_restores_nothing(tmp_path: Path) -> None:
    path = written(tmp_path)
    place = Recovery(path).keep(TEXT.encode(), None)
    with opened(path) as session:
        assert not session.recovered
    assert not place.exists()


def test_a_file_of_the_same_name_elsewhere_gets_nothing(tmp_path: Path) -> None:
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    Recovery(tmp_path / "here" / "team.yaml").keep(TEXT.encode(), None)
    assert recovery.recovery_files(tmp_path / "there" / "team.yaml") == []
    assert len(recovery.recovery_files(tmp_path / "here" / "team.yaml")) == 1
    with opened(tmp_path / "here" / "team.yaml") as session:
        assert session.recovered
    assert on_disk(tmp_path / "here" / "team.yaml") == session.assessment


def test_without_a_folder_for_state_the_temporary_one_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    path = written(tmp_path)
    session = opened(path)
    with failing(path, "open", ENOSPC), failing(tmp_path / ".team.yaml", "open", ENOSPC):
        session.answer(FIRST, 2)
    place = kept_in(session)
    session.close()
    assert place.is_relative_to(tmp_path / f"advisor-{os.getuid()}")
    assert (tmp_path / f"advisor-{os.getuid()}").stat().st_mode & 0o77 == 0
    assert restored(path) == [2, 0, None]


def test_when_no_place_is_left_the_screen_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(blocked))
    with opened(written(tmp_path)) as session:
        with failing(tmp_path, "open", ENOSPC):
            session.answer(FIRST, 2)
        assert "make room before you leave" in session.message
        assert level(session.assessment, FIRST) == 2
        session.answer(SECOND, 2)
        assert state(session) is SaveState.SAVED


def test_a_new_assessment_that_cannot_be_saved_is_kept_as_well(tmp_path: Path) -> None:
    path = tmp_path / "team.yaml"
    with failing(tmp_path, "open", ENOSPC):
        session = Session.new(path, shipped(), "Ours", quick=True)
        session.answer(FIRST, 1)
        assert state(session) is SaveState.RECOVERING
    session.close()
    assert not path.exists()
    assert restored(path)[0] == 1
    assert on_disk(path).team.name == "Ours"


def test_a_quick_assessment_whose_folder_vanished_comes_back_as_one(tmp_path: Path) -> None:
    asked = next(practice.id for practice in shipped().practices if practice.quick)
    folder = tmp_path / "sub"
    folder.mkdir()
    path = folder / "team.yaml"
    session = Session.new(path, shipped(), "Ours", quick=True)
    shutil.rmtree(folder)
    session.answer(asked, 1)
    place = kept_in(session)
    session.close()
    with pytest.raises(InputError) as told:
        opened(path)
    assert str(place) in str(told.value.problems[0].hint)
    folder.mkdir()
    with Session.new(path, shipped(), "Any", quick=False) as again:
        assert (again.recovered, again.quick) == (True, True)
        assert "restored" in again.message
        assert level(on_disk(path), asked) == 1
    assert not place.exists()


def test_a_missing_folder_without_kept_answers_asks_for_it(tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        opened(tmp_path / "none" / "team.yaml")
    assert told.value.problems[0].hint == "Make it first, or choose another place."

"""What is done where an operating system lacks something."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.assessment.session.lock import Lock
from advisor.assessment.session.session import SaveState
from advisor.assessment.state_folder import state_folders
from advisor.document import operating_system
from advisor.document.read import read_text
from advisor.document.save import replace_file
from advisor.errors import InputError
from tests.assessment.session.sessions import FIRST, level, on_disk, opened, written


@pytest.fixture
def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)


def test_without_the_owner_calls_a_file_is_still_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("old", encoding="utf-8")
    for name in ("fchown", "fchmod"):
        monkeypatch.delattr(os, name)
    replace_file(file, b"new")
    assert file.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_where_folders_cannot_be_opened_a_file_is_still_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def open_(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).is_dir():
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", open_)
    monkeypatch.setattr(operating_system, "_A_FOLDER", 0)
    replace_file(tmp_path / "a.yaml", b"new")
    assert (tmp_path / "a.yaml").read_bytes() == b"new"
    with pytest.raises(InputError, match="is a folder"):
        read_text(tmp_path)


def test_without_waiting_to_be_told_off_a_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_bytes(b"text: \xc3\xa9\r\n")
    monkeypatch.setattr(operating_system, "_NO_WAITING", 0)
    monkeypatch.delattr(os, "set_blocking")
    assert read_text(tmp_path / "a.yaml") == "text: é\r\n"


@pytest.mark.usefixtures("without_locks")
def test_without_locks_a_session_says_so_and_saves(tmp_path: Path) -> None:
    path = written(tmp_path)
    with opened(path) as first, opened(path) as second:
        assert "cannot tell who else has the file open" in first.message
        first.answer(FIRST, 2)
        second.check_disk()
        assert level(second.assessment, FIRST) == level(on_disk(path), FIRST) == 2
        assert (first.state, second.state) == (SaveState.SAVED, SaveState.SAVED)
    assert [item.name for item in tmp_path.iterdir()] == ["team.yaml"]


def test_where_one_folder_cannot_hold_locks_nothing_is_left_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> bool:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(operating_system, "lock", refuse)
    before = len(list(Path("/proc/self/fd").iterdir()))
    assert Lock.take(tmp_path / "team.yaml") is None
    assert list(tmp_path.iterdir()) == []
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_where_users_have_no_numbers_there_are_folders_for_state_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "getuid")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    assert tmp_path / "advisor" not in list(tmp_path.iterdir())
    assert next(state_folders()).is_dir()
    assert operating_system.user_number() is None


def test_where_there_are_no_groups_and_no_bounds_that_is_told_and_nothing_happens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    for name in ("killpg", "getpgrp"):
        monkeypatch.delattr(os, name)
    operating_system.bound("RLIMIT_DATA", 1)
    assert not operating_system.kill_group(os.getpid())
    assert not operating_system.leads_group()


def test_a_bound_holds_and_a_lower_one_stays() -> None:
    code = (
        "import resource; from advisor.document.operating_system import bound;"
        "resource.setrlimit(resource.RLIMIT_CORE, (500, 1000));"
        "bound('RLIMIT_CORE', 800); print(resource.getrlimit(resource.RLIMIT_CORE));"
        "bound('RLIMIT_CORE', 300); print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["(500, 1000)", "(300, 1000)"]

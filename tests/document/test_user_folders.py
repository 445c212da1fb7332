from pathlib import Path

import platformdirs
import pytest

from advisor.document.user_folders import cache_folder, settings_folder, state_folder


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_the_environment_says_where(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "caches"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "states"))
    assert cache_folder() == home / "caches" / "mlops-advisor"
    assert state_folder() == home / "states" / "advisor"


def test_a_relative_path_is_no_place(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "caches")
    monkeypatch.setenv("XDG_STATE_HOME", "states")
    assert home in cache_folder().parents
    assert home in state_folder().parents


def test_state_that_is_there_already_stays_found(home: Path) -> None:
    earlier = home / ".local" / "state" / "advisor"
    earlier.mkdir(parents=True)
    assert state_folder() == earlier


def test_earlier_state_yields_to_the_place_that_the_environment_names(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / ".local" / "state" / "advisor").mkdir(parents=True)
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "states"))
    assert state_folder() == home / "states" / "advisor"


def test_a_user_without_a_home_has_no_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_uid: int) -> None:
        raise KeyError

    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", nobody)
    for folder in (cache_folder, settings_folder, state_folder):
        with pytest.raises(OSError, match="home"):
            folder()


def test_the_cache_is_where_platformdirs_says(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cache_folder() == platformdirs.user_cache_path("mlops-advisor", appauthor=False)
    monkeypatch.setattr("advisor.document.user_folders._ON_LINUX", False)
    assert cache_folder() == platformdirs.user_cache_path("mlops-advisor", appauthor=False)

"""Where the browser is looked for."""

import os
from pathlib import Path

import pytest

from tests.browser import conftest
from tests.browser.chromium import NAMES, VARIABLE, find_chromium


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def _nothing_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr("tests.browser.chromium._ON_A_MAC", ())


@pytest.mark.parametrize("name", NAMES)
def test_a_browser_on_the_path_is_found_by_any_of_its_names(name: str, tmp_path: Path) -> None:
    assert find_chromium() is None
    placed = program(tmp_path / "bin" / name)
    assert find_chromium() == str(placed)


def test_the_variable_comes_first_and_a_wrong_one_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "bin" / "chromium")
    own = program(tmp_path / "a b" / "my chrome")
    monkeypatch.setenv(VARIABLE, str(own))
    assert find_chromium() == str(own)
    monkeypatch.setenv(VARIABLE, str(own) + os.sep + "missing")
    assert find_chromium() is None


def test_without_a_browser_a_test_is_skipped_and_fails_where_all_must_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=VARIABLE):
        conftest.installed_chromium()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=VARIABLE):
        conftest.installed_chromium()

"""What every test can rely on: folders of its own and an environment without surprises."""

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex

import pytest

from advisor.assessment.state_folder import _temporary

_UNWANTED = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PYTHONPATH", "PYTHONIOENCODING")


# Looking for garbage took a quarter of the time of the suite: screens make much, and keep much.
gc.set_threshold(100_000, 50, 100)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the pictures of the screens be drawn anew."""
    parser.addoption("--renew-snapshots", action="store_true", help="draw the screens anew")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return five for two cores: many tests wait for a screen, a process or a disk."""
    return ((os.cpu_count() or 1) * 5 + 1) // 2


@pytest.fixture(scope="session", autouse=True)
def _temporary_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the session a folder for temporary files, in which nothing may stay."""
    folder = tmp_path_factory.mktemp("temporary")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setattr(tempfile, "tempdir", None)
        yield
        kept = _temporary()
    # What a process that a test killed had open stays, and what is kept here on purpose where a
    # test lets no state be written; nothing else of the program's own may.
    left = [p.name for p in folder.iterdir() if p.name.startswith("advisor") and p != kept]
    assert left == [], "temporary files were left behind"


@pytest.fixture(scope="session")
def cache_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the cache folder that the tests of one session share."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _plain_environment(
    monkeypatch: pytest.MonkeyPatch, cache_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_home))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / token_hex(8)))
    for name in _UNWANTED:
        monkeypatch.delenv(name, raising=False)

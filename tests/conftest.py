"""What every test can rely on: folders of its own and an environment without surprises."""

from pathlib import Path
from secrets import token_hex

import pytest

_UNWANTED = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PYTHONPATH", "PYTHONIOENCODING")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the pictures of the screens be drawn anew."""
    parser.addoption("--renew-snapshots", action="store_true", help="draw the screens anew")


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

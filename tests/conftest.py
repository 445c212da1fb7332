"""What every test can rely on: folders of its own and an environment without surprises."""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from secrets import token_hex

import pytest

from advisor.assessment.state_folder import _temporary
from tests.once import FOLDER

_UNWANTED = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PYTHONPATH", "PYTHONIOENCODING")


# Looking for garbage took a quarter of the time of the suite: screens make much, and keep much.
gc.set_threshold(500_000, 20, 100)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the pictures of the screens be drawn anew."""
    parser.addoption("--renew-snapshots", action="store_true", help="draw the screens anew")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return two for each core: many tests wait for a screen, a process or a disk."""
    return (os.cpu_count() or 1) * 2


def pytest_configure(config: pytest.Config) -> None:
    """Give all workers of the run one folder for what is made once."""
    if not hasattr(config, "workerinput"):
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="test-run-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing of it."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(FOLDER))


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Have each worker that collects all tests import them from another place on.

    What one has compiled the others find; in one order, all would compile all at the same time.
    """
    here, given = Path(__file__).parent, getattr(session.config, "workerinput", None)
    if given and [Path(arg).resolve() for arg in session.config.args] == [here]:
        modules = sorted(here.rglob("test_*.py"))
        first = len(modules) * int(given["workerid"][2:]) // given["workercount"]
        for path in [*modules[first:], *modules[:first]]:
            with suppress(Exception, pytest.skip.Exception):  # told where pytest imports it
                import_module(".".join(path.relative_to(here.parent).with_suffix("").parts))


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

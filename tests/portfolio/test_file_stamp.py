"""A file that nothing was done to is known without reading it; whatever was done to it is seen."""

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from advisor.document.read import read_bytes
from advisor.portfolio import file_stamp as stamps
from advisor.portfolio.file_stamp import file_stamp
from advisor.portfolio.reading import Reading, judging_of
from advisor.portfolio.row_database import RowDatabase, StoredRows
from advisor.portfolio.rows import packed_rows_of
from advisor.portfolio.sources import Sources, TeamFile
from advisor.portfolio.workers import ThisProcess
from tests.portfolio.conftest import TEAMS

READING = Reading()
JUDGING = judging_of(READING)


class Elsewhere(ThisProcess):
    """Reads files of a machine that cannot be looked at from here."""

    here = False


@pytest.fixture
def at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file have been at rest for long."""
    monkeypatch.setattr(stamps, "_AT_REST", 0)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the files that are read from here on."""
    names: list[str] = []

    def noted(source: str) -> bytes:
        names.append(source)
        return read_bytes(source)

    monkeypatch.setattr("advisor.portfolio.reading.read_bytes", noted)
    return names


def run(folder: Path, sources: Sources, workers: ThisProcess | None = None) -> list[object]:
    """Read files with the help of a store; return the rows."""
    store = RowDatabase(folder, JUDGING)
    try:
        rows = StoredRows(store, packed_rows_of(sources, READING, workers, store))
        return [rows.row(key.number) for key in rows.keys()]  # noqa: SIM118 no dictionary
    finally:
        store.close()


@pytest.mark.usefixtures("at_rest")
def test_only_what_something_was_done_to_is_read_again(
    sources: Sources, tmp_path: Path, opened: list[str]
) -> None:
    fresh = run(tmp_path, sources)
    assert len(fresh) == TEAMS
    assert len(opened) == TEAMS + 1
    opened.clear()
    assert run(tmp_path, sources) == fresh
    assert [Path(name).name for name in opened] == ["team-000007-faulty.yaml"]
    touched = Path(sources.files[20].path)
    os.utime(touched)
    opened.clear()
    assert run(tmp_path, sources) == fresh
    assert sorted(opened) == sorted([str(touched), opened[0]])
    opened.clear()
    run(tmp_path, sources)
    assert len(opened) == 1  # the new times are remembered with the row


@pytest.mark.usefixtures("at_rest")
def test_files_that_are_elsewhere_are_always_read(
    sources: Sources, tmp_path: Path, opened: list[str]
) -> None:
    fresh = run(tmp_path, sources, Elsewhere())
    for workers in (Elsewhere(), ThisProcess()):  # nor did the first note what is true there
        opened.clear()
        assert run(tmp_path, sources, workers) == fresh
        assert len(opened) == TEAMS + 1


def test_what_changed_within_a_tick_of_the_clock_is_seen(
    sources: Sources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "team.yaml"
    file.write_text(Path(sources.files[0].path).read_text())
    still = file.stat()
    stopped = SimpleNamespace(time_ns=lambda: still.st_ctime_ns + 1)
    monkeypatch.setattr("advisor.portfolio.file_stamp.time", stopped)
    monkeypatch.setattr("advisor.portfolio.file_stamp.os", SimpleNamespace(stat=lambda _: still))
    one = Sources((TeamFile(str(file)),))
    before = run(tmp_path / "store", one)
    file.write_text(Path(sources.files[1].path).read_text())
    after = run(tmp_path / "store", one)
    assert len(before) == len(after) == 1
    assert after != before


def _longer(file: Path) -> None:
    file.write_text("longer")


def _at_the_same_time(file: Path) -> None:
    before = file.stat()
    file.write_text("text")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))


def _another(file: Path) -> None:
    before = file.stat()
    other = file.with_name("other")
    other.write_text("four")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)


@pytest.mark.usefixtures("at_rest")
@pytest.mark.parametrize("change", [_longer, _at_the_same_time, _another])
def test_every_change_gives_another_stamp(tmp_path: Path, change: Callable[[Path], None]) -> None:
    file = tmp_path / "team.yaml"
    file.write_text("team")
    before = file_stamp(str(file))
    assert before is not None
    assert file_stamp(str(file)) == before
    change(file)
    assert file_stamp(str(file)) not in {None, before}


def test_what_was_just_written_has_no_stamp(tmp_path: Path) -> None:
    file = tmp_path / "team.yaml"
    file.write_text("team")
    assert file_stamp(str(file)) is None


@pytest.mark.usefixtures("at_rest")
@pytest.mark.parametrize("path", ["-", "s3://bucket/team.yaml", "absent.yaml", ".", "a\0b"])
def test_what_is_no_file_here_has_no_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_text("a file that is called like standard input")
    assert file_stamp(path) is None

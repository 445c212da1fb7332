from pathlib import Path

import duckdb
import pytest

from advisor import load_rubric
from advisor.cli.diagnostics import counting
from advisor.optional_packages import Extra
from advisor.portfolio import rows
from advisor.portfolio.row_database import FILE
from tests.cli.conftest import Advisor
from tests.portfolio.teams import write_teams


@pytest.fixture(scope="module")
def teams(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("teams")
    write_teams(folder, load_rubric(), range(3))
    return folder


def test_a_store_and_processes_tell_the_same(advisor: Advisor, teams: Path, tmp_path: Path) -> None:
    plain = advisor("portfolio", teams, "--jobs", "1")
    assert plain.code == 0
    for _ in range(2):
        assert advisor("portfolio", teams, "--store", tmp_path / "store") == plain
    assert [file.name for file in (tmp_path / "store").iterdir()] == [FILE]


def test_an_interrupt_says_that_what_was_read_is_kept(
    advisor: Advisor, teams: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rows, "read_in_order", interrupted)
    interrupt = advisor("portfolio", teams, "--store", tmp_path)
    assert interrupt.code == 130
    assert "What was read is kept: the same command goes on from there." in interrupt.err


def test_a_data_set_goes_into_a_file(advisor: Advisor, teams: Path, tmp_path: Path) -> None:
    file = tmp_path / "teams.parquet"
    assert advisor("portfolio", teams, "-o", file).out.strip() == str(file)
    with duckdb.connect() as connection:
        found = connection.execute(
            "select count(*), count(mlops_score) from read_parquet($1)", [str(file)]
        ).fetchall()
    assert found == [(3, 3)]
    assert advisor("portfolio", teams, "-o", file).code == 0  # its own may be replaced
    file.write_bytes(file.read_bytes().replace(b"made by advisor", b"made by others!"))
    assert "--force" in advisor("portfolio", teams, "-o", file).err
    for options, said in (
        (("--format", "parquet"), "Parquet is no text"),
        (("--format", "parquet", "-o", file, "--anonymous"), "has a row for each team"),
    ):
        refused = advisor("portfolio", teams, *options)
        assert refused.code == 2
        assert said in refused.err


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("--store", "x"), "a store needs duckdb"),
        (("--on", "tcp://127.0.0.1:9"), "a cluster needs distributed"),
        (("memory://teams",), "an address needs fsspec"),
        (("--format", "parquet", "-o", "x.parquet"), "Parquet needs duckdb"),
    ],
)
def test_what_is_not_installed_is_told_with_the_command_that_adds_it(
    advisor: Advisor,
    teams: Path,
    options: tuple[str, ...],
    what: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nothing = Extra(packages={"nothing_of_this_name": "duckdb distributed"})
    monkeypatch.setattr("advisor.cli.portfolio_work.PORTFOLIO", nothing)
    monkeypatch.setattr("advisor.cli.portfolio_work.DASK", nothing)
    found = advisor("portfolio", teams, *options)
    assert found.code == 2
    assert what in found.err
    assert "Install it: " in found.err


def test_how_far_reading_is_shows_on_a_terminal_after_a_while(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter((0.0, 0.5, 2.0, 2.0, 2.1, 3.0, 3.0))
    monkeypatch.setattr("advisor.cli.diagnostics.time.monotonic", lambda: next(now))
    with counting(str) as tell:
        tell(1)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with counting(lambda done: f"{done} files") as tell:
        for done in range(1, 5):
            tell(done)
    err = capsys.readouterr().err
    assert "1 files" not in err
    assert "2 files …" in err
    assert "3 files" not in err
    assert "4 files …" in err

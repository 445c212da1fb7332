"""What was scored is kept, and scored again only where something it depends on has changed."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from advisor.errors import InputError
from advisor.portfolio.columns import column_rows, column_types
from advisor.portfolio.kept_rows import KeptRows
from advisor.portfolio.reading import Judging, Reading, judging_of
from advisor.portfolio.row_database import FILE, RowDatabase, StoredRows, parquet
from advisor.portfolio.rows import packed_rows_of, rows_of
from advisor.portfolio.sources import Sources, TeamFile
from advisor.result.given import given_in
from advisor.scoring.portfolio.portfolio import portfolio_of, teams_of
from advisor.scoring.portfolio.team import Listing
from advisor.scoring.portfolio.terms import Terms
from tests.portfolio.conftest import TEAMS

TERMS = Terms(day=date(2026, 12, 1))
READING = Reading()
JUDGING = judging_of(READING)


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the files that are scored from here on."""
    names: list[str] = []

    def noted(text: str, *others: object, name: str, any_edition: bool) -> object:
        names.append(name)
        return given_in(text, *others, name=name, any_edition=any_edition)  # type: ignore[arg-type]

    monkeypatch.setattr("advisor.portfolio.reading.given_in", noted)
    return names


def run(
    folder: Path, sources: Sources, reading: Reading = READING, judging: Judging = JUDGING
) -> list[object]:
    """Read files with the help of a store, and return what there is to tell of them."""
    store = RowDatabase(folder, judging)
    try:
        rows = StoredRows(store, packed_rows_of(sources, reading, memory=store))
        return [portfolio_of(teams_of(rows, TERMS)), *rows.unread()]
    finally:
        store.close()


def test_a_second_run_scores_what_changed_and_tells_the_same_as_one_without_a_store(
    sources: Sources, tmp_path: Path, scored: list[str]
) -> None:
    fresh = KeptRows(rows_of(sources, Reading()))
    expected = [portfolio_of(teams_of(fresh, TERMS)), *fresh.unread()]
    scored.clear()
    assert run(tmp_path, sources) == expected
    assert len(scored) == TEAMS + 1
    scored.clear()
    assert run(tmp_path, sources) == expected
    assert [Path(name).name for name in scored] == ["team-000007-faulty.yaml"]


def test_rows_that_are_not_kept_here_are_fetched_from_the_store(
    sources: Sources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptRows(rows_of(sources, Reading()))
    for name, few in (("_HERE", 3), ("_BLOCK", 4), ("_BLOCKS", 2)):
        monkeypatch.setattr(f"advisor.portfolio.row_database.{name}", few)
    store = RowDatabase(tmp_path, JUDGING)
    rows = StoredRows(store, packed_rows_of(sources, Reading(), memory=store))
    numbers = [*range(TEAMS), 0, 5, TEAMS - 1]
    assert [rows.row(n) for n in numbers] == [kept.row(n) for n in numbers]
    assert list(rows.keys()) == list(kept.keys())
    store.close()


def test_bytes_a_manifest_the_day_and_the_rubric_are_what_a_row_depends_on(
    sources: Sources, tmp_path: Path, scored: list[str]
) -> None:
    file = tmp_path / "team.yaml"
    file.write_text(Path(sources.files[0].path).read_text())
    one = Sources((TeamFile(str(file)),))
    run(tmp_path, one)
    scored.clear()
    run(tmp_path, one)
    assert scored == []
    file.write_text(file.read_text() + "\n# changed\n")
    run(tmp_path, one)
    assert len(scored) == 1
    run(tmp_path, Sources((TeamFile(str(file), Listing(group="Payments")),)))
    assert len(scored) == 2
    later = Reading(as_of=date(2027, 1, 1))
    run(tmp_path, one, later, judging_of(later))
    assert len(scored) == 3
    run(tmp_path, one, judging=JUDGING._replace(rubrics="others"))
    assert len(scored) == 4


def test_what_was_read_before_an_interrupt_is_not_read_again(
    sources: Sources, tmp_path: Path, scored: list[str]
) -> None:
    def interrupt(done: int) -> None:
        if done >= 12:
            raise KeyboardInterrupt

    store = RowDatabase(tmp_path, JUDGING)
    with pytest.raises(KeyboardInterrupt):
        StoredRows(store, packed_rows_of(sources, Reading(), memory=store, tell=interrupt))
    store.close()
    scored.clear()
    run(tmp_path, sources)
    assert len(scored) == TEAMS + 1 - 11  # of the twelve, the one with faults is read again


def test_a_store_that_cannot_be_used_is_an_error(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("no database")
    with pytest.raises(InputError, match="cannot be used"):
        RowDatabase(tmp_path, JUDGING)


def test_a_data_set_has_a_typed_row_for_each_team(sources: Sources, tmp_path: Path) -> None:
    rows = KeptRows(rows_of(sources, Reading()))
    teams = teams_of(rows, TERMS)
    file = tmp_path / "teams.parquet"
    file.write_bytes(parquet(column_types(teams), column_rows(teams)))
    with duckdb.connect() as connection:
        found = connection.execute(
            "select source, assessed_on, mlops_claimed, thin, dimension_testing_mlops "
            "from read_parquet($1)",
            [str(file)],
        ).fetchall()
    testing = [(p.kind, p.id, p.side) for p in next(iter(rows.editions.values())).parts].index(
        ("dimension", "testing", "mlops")
    )
    assert found == [
        (
            row.source,
            row.assessed_on,
            row.sides[1].claimed,
            row.thin,
            None if row.scores[testing] is None else (row.scores[testing] or 0) / 10_000,
        )
        for row in (rows.row(n) for n in range(TEAMS))
    ]

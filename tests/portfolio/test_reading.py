from datetime import date
from pathlib import Path

import pytest

from advisor.portfolio.kept_rows import KeptRows, RowHead, head, pack
from advisor.portfolio.reading import Reading
from advisor.portfolio.rows import rows_of
from advisor.portfolio.sources import Sources, find_sources
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.team import TeamRow, Unreadable
from tests.build import SAMPLES
from tests.cli.pasts import text, write
from tests.rubric.sound import SOUND

READING = Reading(rubric=str(SOUND))


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    write(
        tmp_path,
        a=text("2026-01-01", 1, criticality="high", next_assessment="2026-07-01"),
        b='{"team": {"name": "X"}, "answers": 3}',
        c='{"neither": "team nor answers"}',
        d=text("2026-02-01", 2, team={"name": "Other", "id": "other"}),
    )
    return find_sources([str(tmp_path), str(tmp_path / "0.yaml")])


def test_rows_come_in_the_order_of_paths_and_their_edition_before_them(sources: Sources) -> None:
    found = list(rows_of(sources, READING))
    assert [type(item) for item in found] == [RowEdition, Unreadable, TeamRow, Unreadable, TeamRow]
    edition, gone, one, bad, other = found
    assert isinstance(gone, Unreadable)
    assert "does not exist" in gone.problems[0].message
    assert isinstance(one, TeamRow)
    assert isinstance(edition, RowEdition)
    assert one.edition == edition.key
    assert (one.criticality, one.next_assessment) == ("high", date(2026, 7, 1))
    assert isinstance(bad, Unreadable)
    assert bad.sha256
    assert isinstance(other, TeamRow)
    assert (other.id, other.sides[0].claimed) == ("other", 2)


def test_evidence_is_judged_as_of_the_day_that_is_asked_for(sources: Sources) -> None:
    rows = KeptRows(rows_of(sources, READING._replace(as_of=date(2027, 6, 1))))
    late = rows.row(0)
    assert late.as_of == date(2027, 6, 1)
    assert KeptRows(rows_of(sources, READING)).row(0).as_of == date(2026, 1, 1)


def test_of_many_faults_of_a_file_some_are_told_and_the_others_counted(tmp_path: Path) -> None:
    faults = ", ".join(f'"nothing.{n}": 1' for n in range(12))
    write(tmp_path, a=f'{{"team": {{"name": "X"}}, "answers": {{{faults}}}}}')
    rows = KeptRows(rows_of(find_sources([str(tmp_path)]), READING))
    (unread,) = rows.unread()
    assert (len(unread.problems), rows.unreadable, rows.editions) == (5, 1, {})
    assert unread.more >= 7


def test_the_head_of_a_row_has_its_first_fields() -> None:
    (row,) = (
        item
        for item in rows_of(find_sources([str(SAMPLES[0])]), Reading())
        if isinstance(item, TeamRow)
    )
    first = head(pack(row))
    names = RowHead.__struct_fields__
    assert names == TeamRow._fields[: len(names)]
    assert [getattr(first, name) for name in names] == [*row[: len(names)]]


def test_kept_rows_give_back_what_they_took() -> None:
    sources = find_sources([str(SAMPLES[0]), str(SAMPLES[0].with_name("result.json"))])
    found = [item for item in rows_of(sources, Reading()) if isinstance(item, TeamRow)]
    rows = KeptRows(rows_of(sources, Reading()))
    kept = [rows.row(number) for number in range(len(found))]
    assert kept == found
    answers, result = found
    assert result.made_from == answers.sha256
    assert result[4:14] == answers[4:14]
    assert result.criteria == answers.criteria

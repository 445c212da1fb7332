"""Where a team stood at its snapshots and stands now."""

from datetime import UTC, date, datetime
from pathlib import Path

from advisor.assessment.session.snapshots import Snapshot, take_snapshot
from advisor.rubric.model import Rubric
from advisor.scoring.score import score
from advisor.tui.workspace.snapshot_history import history_of, read_snapshot
from tests.build import answers_text, assessment

TAKEN = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
TODAY = date(2026, 12, 24)


def kept(rubric: Rubric, level: int, name: str) -> Snapshot:
    answers = {practice.id: level for practice in rubric.practices}
    return take_snapshot(Path("team.yaml"), answers_text(rubric, answers), name, TAKEN)


def test_snapshots_and_now_are_one_line_in_the_order_of_time(delivery: Rubric) -> None:
    read = [read_snapshot(kept(delivery, level, f"at {level}"), delivery) for level in (0, 1)]
    card = score(delivery, assessment(delivery, {p.id: 2 for p in delivery.practices}))
    told = history_of(read, card, "now", TODAY)
    assert told is not None
    side = told.primary_side
    assert [moment.levels[side].claimed for moment in told.moments] == [0, 1, 2]
    assert [moment.source for moment in told.moments] == ["at 0", "at 1", "now"]
    assert [moment.on for moment in told.moments] == [TAKEN.date(), TAKEN.date(), TODAY]


def test_a_damaged_snapshot_says_what_is_wrong_and_is_no_part_of_the_line(delivery: Rubric) -> None:
    snapshot = kept(delivery, 1, "damaged")
    snapshot.path.write_text("rubric: [")
    read = read_snapshot(snapshot, delivery)
    assert read.given is None
    assert read.problem
    card = score(delivery, assessment(delivery, {}))
    assert history_of([read], card, "now", TODAY) is None

from advisor import score
from advisor.assessment.model import NOT_APPLICABLE
from advisor.roadmap.model import Projection, RoadmapTarget
from advisor.roadmap.position import position_of
from advisor.roadmap.projection import Done, project
from advisor.roadmap.remaining_step import completed
from tests.build import assessment
from tests.strategies import backups

NOTHING: dict[str, int | str | None] = {"copies.backup": 0, "copies.restore": 0}


def _project(levels: dict[str, int | str | None], target: int, *steps: str) -> list[Projection]:
    card = score(backups(), assessment(backups(), levels))
    by_id = {step.id: step for step in backups().steps}
    chosen = [Done(completed(backups(), by_id[f"copies.{name}"])) for name in steps]
    position = position_of(backups(), card, "claimed", ())
    return list(project(position, chosen, RoadmapTarget(level=target)))


def test_each_step_shows_the_level_then_held_and_what_still_blocks_the_next() -> None:
    steps = ("backup-1", "backup-2", "restore-1", "backup-3", "restore-2", "restore-3")
    assert [(p.level, p.toward, p.blockers_left) for p in _project(NOTHING, 3, *steps)] == [
        (1, 2, 1),
        (2, 3, 2),
        (2, 3, 2),
        (2, 3, 1),
        (2, 3, 1),
        (3, 3, 0),
    ]


def test_a_practice_that_does_not_apply_blocks_nothing_on_the_way() -> None:
    levels: dict[str, int | str | None] = {"copies.backup": 2, "copies.restore": NOT_APPLICABLE}
    (point,) = _project(levels, 3, "backup-3")
    assert (point.step, point.level, point.blockers_left) == ("copies.backup-3", 3, 0)


def test_beyond_the_target_the_projection_looks_no_further() -> None:
    points = _project({"copies.backup": 0, "copies.restore": 4}, 1, "backup-1", "backup-2")
    assert [(point.level, point.toward) for point in points] == [(1, 1), (2, 1)]


def test_without_steps_there_is_nothing_to_project() -> None:
    assert _project(NOTHING, 1) == []

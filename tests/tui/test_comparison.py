import pytest

from advisor import score
from advisor.errors import ContentError
from advisor.rubric.model import Rubric
from advisor.tui.comparison import because, moves
from tests.build import assessment, perfect

GATED = {"release.model-release": 1, "release.pipeline-release": 1}


def test_only_practices_that_moved_are_listed_the_furthest_up_first(delivery: Rubric) -> None:
    before = score(
        delivery, assessment(delivery, {"release.model-release": 1, "watching.uptime": 2})
    )
    after = score(
        delivery,
        assessment(
            delivery, {"release.model-release": 2, "watching.uptime": 0, "release.code-release": 2}
        ),
    )
    found = [(move.practice, move.before, move.after, move.by) for move in moves(before, after)]
    assert found == [
        ("release.code-release", None, 2, 2),
        ("release.model-release", 1, 2, 1),
        ("watching.uptime", 2, 0, -2),
    ]
    assert [m.gated for m in moves(before, after)] == [False, True, False]


def test_assessments_of_different_rubrics_are_not_compared(
    delivery: Rubric, backups: Rubric
) -> None:
    one, other = score(delivery, assessment(delivery, {})), score(backups, assessment(backups, {}))
    with pytest.raises(ContentError, match=r"delivery@1 and backups@2 cannot be compared"):
        moves(one, other)


def test_it_says_why_the_level_moved_or_did_not(delivery: Rubric) -> None:
    nothing = score(delivery, assessment(delivery, {}))
    half = score(delivery, assessment(delivery, {"release.model-release": 1}))
    one = score(delivery, assessment(delivery, GATED))
    best = score(delivery, perfect(delivery))
    assert because(nothing, half) == (
        "The level stays at 0: 1 met their gates since, and 1 still block level 1."
    )
    assert because(nothing, one) == "The level rose from 0 to 1: every gate up to 1 is met now."
    assert "Release of a model" in because(one, nothing)
    assert because(one, nothing).startswith("The level fell from 1 to 0: ")
    assert because(best, best) == "Level 2 is held as before, and nothing blocks."

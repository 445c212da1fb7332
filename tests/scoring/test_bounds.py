from fractions import Fraction

import pytest
from hypothesis import given

from advisor.assessment.model import Answer
from advisor.scoring.bounds import RunningMean, mean_score
from advisor.scoring.number import exact, show_score
from advisor.scoring.practice_score import PracticeScore
from advisor.scoring.score import score
from tests.build import assessment
from tests.scoring.delivery import SHIP, card
from tests.scoring.figures import standings
from tests.strategies import QUICK, Case, backups, cases


@QUICK
@given(cases())
def test_bounds_lie_within_the_levels_and_close_when_all_is_answered(case: Case) -> None:
    for place, standing in standings(case.card).items():
        if standing.low is None or standing.high is None:
            assert standing.applicable == 0
            continue
        assert 0 <= standing.low <= standing.high <= case.rubric.top, place
        assert (standing.score is None) is (standing.answered == 0)


@QUICK
@given(cases())
def test_a_side_scores_the_weighted_mean_of_its_answers_and_never_shows_a_level_early(
    case: Case,
) -> None:
    card = case.card
    for side, standing in card.sides.items():
        own = [p for p in card.practices if p.side == side and p.applicable]
        value = _mean([p for p in own if p.value is not None])
        if value is None:
            assert standing.score is None
            continue
        assert standing.score is not None
        assert 0 <= value - exact(standing.score) < Fraction(1, 10_000)
        shown = float(show_score(standing.score))
        assert all(shown < level for level in range(case.rubric.top + 1) if value < level)
        if all(c.answered for p in own for c in p.criteria if c.in_scope):
            assert standing.low == standing.score == standing.high


def _mean(practices: list[PracticeScore]) -> Fraction | None:
    weights = [exact(practice.weight) for practice in practices]
    points = [w * exact(p.value or 0) for w, p in zip(weights, practices, strict=True)]
    return sum(points, Fraction(0)) / sum(weights) if weights else None


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ({"copies.backup": 2, "copies.restore": 4}, (2.8235, 2.8235, 2.8235)),
        ({"copies.backup": 2}, (2.0, 1.1764, 2.8235)),
        ({"copies.restore": "unknown", "copies.backup": 4}, (4.0, 2.3529, 4.0)),
        ({}, (None, 0.0, 4.0)),
    ],
)
def test_score_and_bounds_of_a_known_team(
    levels: dict[str, int | str | None], expected: tuple[float | None, float, float]
) -> None:
    standing = Case(backups(), assessment(backups(), levels)).card.sides["operations"]
    assert (standing.score, standing.low, standing.high) == expected


def test_an_open_criterion_of_an_answered_practice_opens_the_bounds() -> None:
    standing = card({SHIP: Answer(met=("script",))}).sides["ops"]
    assert (standing.score, standing.low, standing.high) == (1.0, 1.0, 2.0)


@QUICK
@given(cases())
def test_scores_of_what_evidence_supports_are_never_higher_and_may_rise_as_far(case: Case) -> None:
    strict = standings(score(case.rubric, case.assessment, basis="supported"))
    for place, claimed in standings(case.card).items():
        supported = strict[place]
        assert supported.high == claimed.high, place
        assert (supported.score or 0) <= (claimed.score or 0)
        assert (supported.low or 0) <= (claimed.low or 0)


def test_without_evidence_nothing_is_scored_as_supported() -> None:
    rubric = backups()
    given = assessment(rubric, {"copies.backup": 2, "copies.restore": 4})
    whole = score(rubric, given, basis="supported").sides["operations"]
    assert (whole.score, whole.low, whole.high) == (0.0, 0.0, 2.8235)


@QUICK
@given(cases())
def test_a_running_mean_is_that_of_the_practices_that_are_there(case: Case) -> None:
    practices, mean = list(case.card.practices), RunningMean()
    assert mean.score is None
    for number, practice in enumerate(practices, 1):
        mean.add(practice)
        assert mean.score == mean_score(practices[:number])
    for number, practice in enumerate(practices, 1):
        mean.remove(practice)
        assert mean.score == mean_score(practices[number:])

import pytest

from advisor.result.given import open_given
from advisor.scoring.portfolio.edition import RowEdition, edition_of
from advisor.scoring.portfolio.movement import move_of
from advisor.scoring.portfolio.team import HELD, LACKING, TeamRow
from tests.build import SAMPLES
from tests.scoring.portfolio.rows import row


@pytest.fixture(scope="module")
def before() -> tuple[TeamRow, RowEdition]:
    card = open_given(SAMPLES[0]).scorecard
    return row(card), edition_of(card)


def _changed(
    before: tuple[TeamRow, RowEdition], place: int, letter: str
) -> tuple[TeamRow, RowEdition]:
    old, edition = before
    features = f"{old.features[:place]}{letter}{old.features[place + 1 :]}"
    return old._replace(features=features), edition


def test_a_feature_that_is_lost_is_a_fall(before: tuple[TeamRow, RowEdition]) -> None:
    move = move_of(before, _changed(before, 0, LACKING))
    assert move is not None
    assert (move.lost, move.gained, move.direction) == (("automated-experiments",), (), -1)
    assert move.moved


def test_a_feature_that_is_gained_is_a_rise(before: tuple[TeamRow, RowEdition]) -> None:
    place = before[0].features.index(LACKING)
    move = move_of(before, _changed(before, place, HELD))
    assert move is not None
    assert (len(move.gained), move.direction) == (1, 1)


def test_a_level_goes_before_features(before: tuple[TeamRow, RowEdition]) -> None:
    row, edition = _changed(before, 0, LACKING)
    risen = row._replace(sides=tuple(side._replace(claimed=2) for side in row.sides))
    move = move_of(before, (risen, edition))
    assert move is not None
    assert move.direction == 1


def test_what_the_other_edition_does_not_have_neither_rose_nor_fell(
    before: tuple[TeamRow, RowEdition],
) -> None:
    row, edition = before
    other = edition._replace(key="other", features=edition.features[1:])
    move = move_of(before, (row._replace(edition="other", features=row.features[1:]), other))
    assert move is not None
    assert (move.gained, move.lost, move.direction) == ((), (), 0)
    assert move.other_edition
    assert not move.moved


def test_of_a_thin_assessment_no_move_is_told(before: tuple[TeamRow, RowEdition]) -> None:
    row, edition = before
    thin = (row._replace(thin=True), edition)
    assert move_of(thin, before) is move_of(before, thin) is move_of(None, before) is None

import pytest

from advisor import score
from advisor.document.data import as_data
from tests.build import assessment
from tests.scoring.delivery import GUARDED_1, TRAIN, card
from tests.strategies import backups, shipped


def test_a_dimension_as_data_shows_each_side_under_its_own_id_and_no_level() -> None:
    data = as_data(score(shipped(), assessment(shipped(), {})))
    for part in (*data["dimensions"], *data["stages"]):
        assert set(part["mlops"]) == {"score", "low", "high", "answered", "applicable"}
        assert set(part["devops"]) == set(part["mlops"])
        assert "sides" not in part


def test_the_stamp_names_the_rubric_as_an_answers_file_does() -> None:
    stamp = score(backups(), assessment(backups(), {})).rubric
    assert (stamp.reference, stamp.version) == ("backups@2", "2.1.0")
    assert stamp.sha256 == backups().sha256


def test_practices_criteria_and_features_are_found_by_their_ids_alone() -> None:
    found = card(GUARDED_1)
    assert found.practice(TRAIN).criterion("auto").met("claimed")
    assert found.feature("training").level == 1
    for lookup in (found.practice, found.feature, found.practice(TRAIN).criterion):
        with pytest.raises(KeyError):
            lookup("nothing")


def test_levels_ways_and_parts_stand_where_results_have_them() -> None:
    data = as_data(card(GUARDED_1))
    names = {"claimed", "guarded", "ceiling", "possible", "supported"}
    sides = {f"{side}_{name}" for side in ("ml", "ops") for name in names}
    assert set(data["level"]) == names | sides | {"parts"}
    assert data["level"]["parts"]["own"]["claimed"] == 1
    assert data["toward"] == data["ml_toward"]
    assert data["toward"]["features"] == {"held": 0, "all": 1}
    assert data["ops_toward"]["level"] == 1
    assert set(data["coverage"]) == {"value", "defining"}

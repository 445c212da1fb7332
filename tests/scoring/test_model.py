import pytest

from advisor import score
from advisor.document.data import as_data
from tests.build import assessment
from tests.strategies import backups, shipped


def test_a_dimension_as_data_shows_each_side_under_its_own_id() -> None:
    data = as_data(score(shipped(), assessment(shipped(), {})))
    for part in (*data["dimensions"], *data["stages"]):
        assert set(part["mlops"]) == set(part["devops"]) >= {"score", "low", "high", "level"}
        assert "sides" not in part


def test_the_stamp_names_the_rubric_as_an_answers_file_does() -> None:
    stamp = score(backups(), assessment(backups(), {})).rubric
    assert (stamp.reference, stamp.version) == ("backups@2", "2.1.0")
    assert stamp.sha256 == backups().sha256


def test_a_practice_is_found_by_its_id_alone() -> None:
    card = score(backups(), assessment(backups(), {"copies.backup": 3}))
    assert card.practice("copies.backup").claimed == 3
    with pytest.raises(KeyError):
        card.practice("backup")


@pytest.mark.parametrize(("level", "need"), [(0, 0), (2, 0), (3, 3), (4, 4)])
def test_a_practice_needs_the_highest_of_its_gates_up_to_a_level(level: int, need: int) -> None:
    card = score(backups(), assessment(backups(), {"copies.restore": 3}))
    restore = card.practice("copies.restore")
    assert restore.need(level) == need
    assert restore.meets(level, "claimed") is (need <= 3)
    assert restore.meets(level, "supported") is (need == 0)

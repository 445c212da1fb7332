import pytest

from advisor.errors import ContentError, Problem
from advisor.rubric.catalogue import find_rubric, list_rubrics, load_rubric
from tests.build import BACKUPS


def _refusal(reference: str) -> Problem:
    with pytest.raises(ContentError) as caught:
        find_rubric(reference)
    (problem,) = caught.value.problems
    return problem


def test_the_shipped_rubrics_are_listed_as_they_describe_themselves() -> None:
    listed = {entry.id: entry for entry in list_rubrics()}
    assert "mlops-devops" in listed
    for entry in listed.values():
        rubric = load_rubric(entry.path)
        assert (entry.id, entry.version, entry.title) == (rubric.id, rubric.version, rubric.title)


@pytest.mark.parametrize("reference", ["mlops-devops", "mlops-devops@2"])
def test_a_shipped_rubric_is_found_by_id_and_major_version(reference: str) -> None:
    assert find_rubric(reference).reference == "mlops-devops@2"


def test_without_a_name_the_default_rubric_is_loaded() -> None:
    assert load_rubric().id == "mlops-devops"


def test_another_major_version_is_refused_with_the_one_that_is_here() -> None:
    problem = _refusal("mlops-devops@9")
    assert "9" in problem.message
    assert problem.hint == "This release carries mlops-devops@2."


def test_an_earlier_edition_is_refused_with_the_way_to_this_one() -> None:
    problem = _refusal("mlops-devops@1")
    assert "mlops-devops@2" in (problem.hint or "")
    assert "`advisor answers upgrade FILE`" in (problem.hint or "")


def test_an_unknown_rubric_is_refused_with_the_nearest_one() -> None:
    problem = _refusal("mlops-devop")
    assert "`mlops-devop`" in problem.message
    assert "`mlops-devops`" in (problem.hint or "")


@pytest.mark.parametrize("name", ["..", "../mlops-devops", "", "mlops-devops/", "/etc"])
def test_a_name_never_reaches_outside_the_shipped_rubrics(name: str) -> None:
    assert "there is no rubric" in _refusal(name).message


def test_a_path_loads_a_rubric_of_ones_own() -> None:
    assert load_rubric(BACKUPS).reference == "backups@2"

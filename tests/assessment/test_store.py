from pathlib import Path

import pytest

from advisor.assessment.store import load_assessment
from advisor.errors import ContentError, InputError
from tests.assessment.files import HEAD, fault, faults, place
from tests.build import SAMPLES, answers_text
from tests.strategies import backups, shipped


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
def test_a_sample_loads_by_path_or_text_with_or_without_its_rubric(file: Path) -> None:
    found = load_assessment(file)
    assert found == load_assessment(str(file)) == load_assessment(file, shipped())
    assert found.rubric == "mlops-devops@2"


def test_json_is_read_as_well(tmp_path: Path) -> None:
    file = tmp_path / "team.json"
    file.write_text(answers_text(backups(), {"copies.backup": 3}))
    assert load_assessment(file, backups()).answers["copies.backup"].level == 3


def test_a_file_that_cannot_be_read_is_no_content_error(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        load_assessment(tmp_path / "missing.yaml")
    assert not isinstance(raised.value, ContentError)


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("mlop-devops@1", "there is no rubric `mlop-devops`", "Did you mean `mlops-devops@2`?"),
        ("mlops-devops@3", "not here in major version 3", "carries mlops-devops@2."),
        ("mlops-devops@01", "not here in major version 01", "carries mlops-devops@2."),
        ("mlops-devops", "`mlops-devops` does not name a rubric", "such as mlops-devops@2."),
        ("mlops-devops@2.0.0", "does not name a rubric", "such as mlops-devops@2."),
        ("../../etc@1", "does not name a rubric", "such as mlops-devops@2."),
        ("1.0", "found the number 1.0", 'Put it in quotes: "1.0".'),
        ("yes", "`yes` as true", 'Put it in quotes: "yes".'),
        ("[a]", "expected text, found a list", None),
    ],
)
def test_a_rubric_that_is_not_here_is_told_with_what_is(
    written: str, message: str, hint: str | None
) -> None:
    problem = fault(HEAD.replace("mlops-devops@2", written))
    assert message in problem.message
    assert (problem.hint or "").endswith(hint or "")
    assert place(problem) == (1, 1, "rubric")


def test_a_very_long_name_of_a_rubric_gives_a_short_message() -> None:
    assert len(fault(HEAD.replace("mlops-devops@2", "a-" * 10_000)).message) < 200


def test_answers_for_another_rubric_than_the_one_given_are_refused() -> None:
    problem = fault(HEAD, backups())
    assert (
        problem.message == "the answers are for `mlops-devops@2`, the rubric given is `backups@2`"
    )
    assert problem.hint == "Write: rubric: backups@2"


def test_the_other_faults_are_told_along_with_a_rubric_that_is_not_named() -> None:
    text = HEAD.replace("rubric: mlops-devops@2\n", "") + "answers: {testing.nothing: 1}\n"
    assert [problem.message for problem in faults(text)] == [
        "`rubric` is missing",
        "`testing.nothing` is not a practice of this rubric",
    ]


def test_a_repeated_key_refuses_the_file_even_where_both_values_agree() -> None:
    problem = fault(f"{HEAD}assessed_on: 2026-11-23\n")
    assert problem.message == "`assessed_on` stands twice: first on line 3"
    assert problem.hint == "Keep one of the two."

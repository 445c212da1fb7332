import json
from pathlib import Path

import pytest

from tests.cli.conftest import Advisor, Answers
from tests.rubric.sound import SOUND

OWN = ("--rubric", str(SOUND))


def test_a_new_answers_file_can_be_checked_and_scored_as_it_is(
    advisor: Advisor, tmp_path: Path
) -> None:
    file = tmp_path / "new" / "answers.yaml"
    made = advisor("answers", "new", "-o", file, "--team", 'The "A" team', *OWN)
    assert (made.code, made.out.split()) == (
        0,
        [str(file), str(file.parent / "on-call.schema.json")],
    )
    assert "advisor answers check" in made.err
    assert advisor("answers", "check", file, *OWN).code == 0
    assert advisor("score", file, *OWN).out.startswith('The "A" team\n')


def test_without_a_file_the_template_is_the_data(advisor: Advisor) -> None:
    outcome = advisor("--quiet", "answers", "new", *OWN)
    assert (outcome.code, outcome.err) == (0, "")
    assert "  answering.rota:" in outcome.out.splitlines()
    assert "  answering.alerts:" in outcome.out.splitlines()


def test_the_quick_template_asks_only_the_quick_practices(advisor: Advisor) -> None:
    lines = advisor("answers", "new", "--quick", *OWN).out.splitlines()
    assert "  answering.rota:" in lines
    assert "  answering.alerts:" not in lines


def test_a_rubric_without_quick_practices_has_no_quick_template(
    advisor: Advisor, tmp_path: Path
) -> None:
    slow = tmp_path / "slow.yaml"
    slow.write_text(SOUND.read_text().replace("    quick: true\n", ""))
    outcome = advisor("answers", "new", "--quick", "--rubric", slow)
    assert (outcome.code, outcome.out) == (2, "")
    assert "no quick assessment" in outcome.err


def test_a_file_that_is_there_stays_unless_forced(advisor: Advisor, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("mine")
    refused = advisor("answers", "new", "-o", file, *OWN)
    assert (refused.code, refused.out, file.read_text()) == (4, "", "mine")
    assert "--force" in refused.err
    assert advisor("answers", "new", "-o", file, "--force", *OWN).code == 0
    assert file.read_text() != "mine"


def test_check_counts_what_is_answered_on_stderr(advisor: Advisor, answers: Answers) -> None:
    outcome = advisor("answers", "check", *answers({"answering.rota": 1}))
    assert (outcome.code, outcome.out) == (0, "")
    assert "can be used: 1 of 2 applicable practices answered" in outcome.err


@pytest.mark.parametrize(
    ("given", "valid"), [({"answering.rota": 1}, True), ({"answering.rota": 9, "x": 1}, False)]
)
def test_check_as_json_is_data_only(
    advisor: Advisor, answers: Answers, given: dict[str, int], valid: bool
) -> None:
    outcome = advisor("answers", "check", *answers(given), "--format", "json")
    data = json.loads(outcome.out)
    assert (outcome.code, outcome.err) == (0 if valid else 1, "")
    assert data["valid"] is valid
    assert [error["field"] for error in data["errors"]] == (
        [] if valid else ["answers.answering.rota", "answers.x"]
    )


def test_check_remarks_on_evidence_that_has_expired(advisor: Advisor, answers: Answers) -> None:
    old = {"kind": "record", "ref": "log", "expires_on": "2020-01-01"}
    outcome = advisor(
        "answers", "check", *answers({"answering.rota": {"level": 1, "evidence": [old]}})
    )
    assert outcome.code == 0
    assert "remark: `answering.rota` has evidence that expired on 2020-01-01" in outcome.err


def test_several_files_are_checked_one_by_one(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    sound = answers({"answering.rota": 1})[0]
    odd = tmp_path / "odd.yaml"
    odd.write_text("rubric: on-call@1\nteam: {name: T}\n")
    outcome = advisor("answers", "check", sound, odd, *OWN)
    assert outcome.code == 1
    assert f"{odd}:1:1: error: `assessed_on` is missing" in outcome.err
    assert "answers.json" in outcome.err
    assert advisor("answers", "check", sound, sound, *OWN).code == 0
    assert advisor("answers", "check", sound, odd, "--format", "json").code == 2

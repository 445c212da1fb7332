import shutil
from pathlib import Path

import pytest

from advisor.rubric.source import rubric_folder
from tests.build import BACKUPS, SAMPLES
from tests.cli.conftest import Advisor, Answers
from tests.rubric.sound import SOUND

SAMPLE = SAMPLES[0]


def test_a_shipped_rubric_is_named_by_id_folder_or_file_or_not_at_all(advisor: Advisor) -> None:
    plain = advisor("score", SAMPLE)
    folder = rubric_folder("mlops-devops")
    assert plain.code == 0
    for named in ("mlops-devops", "mlops-devops@2", folder):
        assert advisor("score", SAMPLE, "--rubric", named) == plain


def test_a_path_wins_over_the_id_of_a_shipped_rubric(
    advisor: Advisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(SOUND, "mlops-devops")
    assert "On-call readiness" in advisor("rubric", "show", "--rubric", "mlops-devops").out


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("mlops-devop", "Did you mean `mlops-devops`?"),
        ("mlops-devops@9", "mlops-devops@2"),
        ("missing.yaml", "missing.yaml does not exist"),
        ("rubrics/missing", "rubrics/missing does not exist"),
    ],
)
def test_a_rubric_that_is_not_there_is_refused_with_advice(
    advisor: Advisor, named: str, told: str
) -> None:
    outcome = advisor("score", SAMPLE, "--rubric", named)
    assert (outcome.code, outcome.out) == (3, "")
    assert told in outcome.err


def test_answers_for_another_rubric_than_the_one_given_are_refused(
    advisor: Advisor, answers: Answers
) -> None:
    file, *_ = answers({})
    outcome = advisor("score", file, "--rubric", BACKUPS)
    assert outcome.code == 3
    assert "`on-call@1`" in outcome.err
    assert "`backups@2`" in outcome.err


def test_every_error_of_an_answers_file_is_shown_with_place_field_and_advice(
    advisor: Advisor, tmp_path: Path
) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(
        "rubric: on-call@1\n"
        "team: {name: A, size: smal}\n"
        "assessed_on: 2026-11-23\n"
        "answers:\n"
        "  answering.rotta: 1\n"
        "  answering.alerts: 7\n"
    )
    outcome = advisor("score", file, "--rubric", SOUND)
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.count("error: ") == 3
    for told in (
        f"{file}:2:17: error: `smal`",
        "at team.size. Did you mean `small`?",
        f"{file}:5:3: error: `answering.rotta`",
        "Did you mean `answering.rota`?",
        f"{file}:6:3: error: there is no level 7",
        "0 to 2",
    ):
        assert told in outcome.err

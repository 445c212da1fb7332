import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.build import BACKUPS, ROOT
from tests.cli.conftest import Advisor, Answers

LEVEL_1 = {"answering.rota": 1, "answering.alerts": 2}
OLDER = ROOT / "tests" / "fixtures" / "results" / "schema-1.json"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Return what a shell leaves of `git show … > base.yaml` where there is nothing to show."""
    (tmp_path / "base.yaml").touch()
    return tmp_path / "base.yaml"


def test_a_base_that_is_not_there_is_refused_with_what_to_do(
    advisor: Advisor, answers: Answers, empty: Path
) -> None:
    for base in ("nowhere.yaml", empty):
        outcome = advisor("gate", *answers(LEVEL_1), "--no-regress", base)
        assert (outcome.code, outcome.out) == (3, "")
        assert "--first-run" in outcome.err


def test_on_the_first_run_there_is_none_and_all_else_is_judged(
    advisor: Advisor, answers: Answers, empty: Path
) -> None:
    for base in ("nowhere.yaml", empty):
        line = ["gate", *answers(LEVEL_1), "--no-regress", base, "--first-run"]
        first = advisor(*line)
        assert (first.code, first.err) == (0, "")
        assert "nothing to compare with yet; the next run compares" in first.out
        assert advisor(*line, "--min-level", "2").code == 1


def test_on_a_later_run_first_run_changes_nothing(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    base = tmp_path / "base.json"
    base.write_text(Path(answers({"answering.rota": 2, "answering.alerts": 2})[0]).read_text())
    outcome = advisor("gate", *answers(LEVEL_1), "--no-regress", base, "--first-run")
    assert (outcome.code, "people:overall fell" in outcome.out) == (1, True)


def test_a_base_of_another_rubric_is_refused_unless_allowed(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    base = tmp_path / "base.yaml"
    base.write_text("rubric: backups@2\nteam: {name: T}\nassessed_on: 2026-01-01\n")
    result = tmp_path / "other.json"
    scored = advisor("score", base, "--rubric", BACKUPS, "--format", "json")
    result.write_text(scored.out)
    for other in (base, result):
        line = ["gate", *answers(LEVEL_1), "--no-regress", other]
        refused = advisor(*line)
        assert (refused.code, refused.out) == (3, "")
        assert "--allow-incomparable" in refused.err
        allowed = advisor(*line, "--allow-incomparable")
        assert (allowed.code, "not compared, as allowed" in allowed.out) == (0, True)


def test_a_base_without_criteria_is_refused_for_answers_that_have_them(
    advisor: Advisor, answers: Answers
) -> None:
    older = json.loads(OLDER.read_text())
    reference = f"{older['rubric']['id']}@{older['rubric']['version'].split('.')[0]}"
    outcome = advisor("gate", *answers(LEVEL_1), "--no-regress", OLDER)
    assert outcome.code == 3
    assert reference in outcome.err or "criteria" in outcome.err


def test_a_base_that_is_broken_is_never_passed_over(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    broken = tmp_path / "base.yaml"
    broken.write_text("rubric: on-call@1\nteam: [\n")
    line = ["gate", *answers(LEVEL_1), "--no-regress", broken]
    assert advisor(*line, "--allow-incomparable", "--first-run").code == 3


def test_what_a_reader_must_know_of_the_base_is_a_remark(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    base = tmp_path / "base.json"
    base.write_text(Path(answers(LEVEL_1)[0]).read_text().replace("Any team", "Others"))
    line = ["gate", *answers(LEVEL_1), "--no-regress", base]
    said = "The teams have different names: Others and Any team."
    outcome = advisor(*line)
    assert (outcome.code, outcome.err) == (0, f"{said}\n")
    assert json.loads(advisor(*line, "--format", "json").out)["remarks"] == [said]


def test_an_old_assessment_does_not_pass_as_a_result_either(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    today = date.today()  # noqa: DTZ011 the team's own calendar day is meant
    ended = {"kind": "record", "ref": "x", "expires_on": str(today - timedelta(days=1))}
    given = {"answering.rota": {"level": 1, "evidence": [ended]}}
    line = answers(given, assessed_on=str(today - timedelta(days=40)))
    result = tmp_path / "result.json"
    result.write_text(advisor("score", *line, "--format", "json").out)
    for judged in (line, [str(result)]):
        assert advisor("gate", *judged, "--max-age", "40").code == 0
        assert advisor("gate", *judged, "--max-age", "39").code == 1
        expired = advisor("gate", *judged, "--no-expired")
        assert (expired.code, "answering.rota: x expired on" in expired.out) == (1, True)


def test_options_of_a_base_go_with_one(advisor: Advisor, answers: Answers) -> None:
    outcome = advisor("gate", *answers(LEVEL_1), "--min-level", "1", "--first-run")
    assert (outcome.code, "go with --no-regress" in outcome.err) == (2, True)

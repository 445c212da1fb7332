import json
from datetime import date
from pathlib import Path

import pytest

from tests.build import answers_text
from tests.cli.conftest import Advisor, Answers
from tests.rubric.sound import edited

RECORD = {"kind": "record", "ref": "x"}
SHOWN_1 = {"answering.rota": {"level": 1, "evidence": [RECORD]}, "answering.alerts": 2}


def _words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("conditions", "code"),
    [
        ("--min-level 1", 0),
        ("--min-level 2", 1),
        ("--min answering=1", 0),
        ("--min answering=1.0001", 1),
        ("--min overall=1 --min repair=0.5 --min machines:answering=2", 0),
        ("--min overall=1 --min machines:detect=2 --min-level 2", 1),
        ("--min-level 1 --strict", 0),
        ("--min machines:overall=1 --strict", 1),
        ("--min detect=0", 1),  # the side that decides has no practice there
    ],
)
def test_the_exit_code_tells_whether_every_condition_holds(
    advisor: Advisor, answers: Answers, conditions: str, code: int
) -> None:
    outcome = advisor("--quiet", "gate", *answers(SHOWN_1), *conditions.split())
    assert (outcome.code, outcome.err) == (code, "")
    verdicts = [word for word in outcome.out.split() if word in {"holds", "FAILS"}]
    assert len(verdicts) == conditions.count("--min")
    assert ("FAILS" in verdicts) == bool(code)


KNOWN = {"answering.rota": 1, "answering.alerts": "unknown"}


@pytest.mark.parametrize(
    ("conditions", "code"),
    [
        ("--min-coverage 50", 0),
        ("--min-coverage 50%", 0),
        ("--min-coverage 0.5", 0),
        ("--min-coverage 51", 1),
        ("--min-coverage 100%", 1),
        ("--min-coverage 0", 0),
        ("--max-unknown 2", 0),
        ("--max-unknown 1", 1),
        ("--max-waived 0", 0),
    ],
)
def test_how_much_is_known_can_be_a_condition(
    advisor: Advisor, answers: Answers, conditions: str, code: int
) -> None:
    outcome = advisor("--quiet", "gate", *answers(KNOWN), *conditions.split())
    assert (outcome.code, outcome.err) == (code, "")


def test_a_coverage_of_1_may_mean_two_things_and_is_refused(
    advisor: Advisor, answers: Answers
) -> None:
    outcome = advisor("gate", *answers(KNOWN), "--min-coverage", "1")
    assert outcome.code == 2
    assert "1 may mean 1 % or 100 %. Write 100% or 1%." in outcome.err


def test_what_is_waived_can_be_a_condition(advisor: Advisor, answers: Answers) -> None:
    given = {**KNOWN, "answering.alerts": {"level": "not_applicable", "reason": "no machines"}}
    assert advisor("gate", *answers(given), "--max-waived", "2").code == 0
    failing = advisor("gate", *answers(given), "--max-waived", "1")
    assert failing.code == 1
    assert "answering.alerts/level-1" in failing.out


def test_evidence_is_judged_as_of_today_unless_a_day_is_given(
    advisor: Advisor, answers: Answers
) -> None:
    ended = {**RECORD, "expires_on": "2026-11-24"}
    evidence = {"answering.rota": {"level": 1, "evidence": [ended]}}
    line = ["gate", *answers(evidence), "--strict", "--min-level", "1"]
    assert advisor(*line, "--as-of", "2026-11-24").code == 0
    assert advisor(*line, "--as-of", "2026-11-25").code == 1
    today = advisor(*line).code
    assert today == advisor(*line, "--as-of", date.today().isoformat()).code  # noqa: DTZ011


def test_every_condition_is_printed_with_what_was_found_and_why_it_fails(
    advisor: Advisor, answers: Answers
) -> None:
    outcome = advisor("gate", *answers(SHOWN_1), "--min-level", "2", "--min", "answering=0.5")
    failed, *_, held = outcome.out.splitlines()
    assert failed == "FAILS  level at least 2 (claimed): level 1"
    assert "• answering.rota/level-2: lacking: The rota names" in _words(outcome.out)
    assert held == "holds  answering at least 0.5 (claimed): 1"


def test_json_holds_every_verdict(advisor: Advisor, answers: Answers) -> None:
    line = ["gate", *answers(SHOWN_1), "--min-level", "1", "--min", "answering=2"]
    outcome = advisor(*line, "--format", "json")
    data = json.loads(outcome.out)
    assert (outcome.code, data["holds"]) == (1, False)
    assert [(verdict["holds"], verdict["found"]) for verdict in data["conditions"]] == [
        (True, "level 1"),
        (False, "1"),
    ]


def test_a_regress_is_named_with_its_reason(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    base = tmp_path / "base.json"
    base.write_text(answers_text(edited({}), {"answering.rota": 2, "answering.alerts": 2}))
    line = answers(SHOWN_1)
    outcome = advisor("gate", *line, "--no-regress", base)
    assert outcome.code == 1
    for said in (
        "people:overall fell from level 2 to 1: answering.rota/level-2",
        "“Reviews”: held → lacking",
        "answering.rota/level-2: met → not met",
    ):
        assert said in _words(outcome.out)
    held = advisor("gate", str(base), *line[1:], "--no-regress", line[0])
    assert (held.code, held.err) == (0, "")
    assert "no level, feature or defining criterion fell" in held.out


def test_a_result_is_judged_like_the_answers_it_was_made_from(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    line = answers(SHOWN_1)
    result = tmp_path / "result.json"
    result.write_text(advisor("score", *line, "--format", "json").out)
    conditions = ["--min-level", "2", "--min", "answering=1", "--no-regress", result]
    assert advisor("gate", result, *conditions) == advisor("gate", *line, *conditions)


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ("", "--no-contradictions or --no-regress"),
        ("--min-coverage lots", "is not a share"),
        ("--min-coverage 1.5", "may mean"),
        ("--max-unknown few", "few"),
        ("--max-waived -1", "no number of criteria can be -1"),
        ("--min-level 1 --as-of soon", "is not a date"),
        ("--min-level two", "two"),
        ("--min-level 3", "are 0 to 2"),
        ("--min answring=1", "Did you mean `answering`?"),
        ("--min peeple:answering=1", "Did you mean `people`?"),
        ("--min answering=3", "0 to 2"),
        ("--min answering", "testing=1.5"),
        ("--min =1", "testing=1.5"),
        ("--min answering=", "testing=1.5"),
        ("--min answering=high", "testing=1.5"),
        ("--min answering=nan", "testing=1.5"),
        ("--min answering=inf", "testing=1.5"),
    ],
)
def test_wrong_conditions_are_wrong_use(
    advisor: Advisor, answers: Answers, conditions: str, said: str
) -> None:
    outcome = advisor("gate", *answers(SHOWN_1), *conditions.split())
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


def test_standard_input_cannot_be_both(advisor: Advisor) -> None:
    outcome = advisor("gate", "-", "--no-regress", "-")
    assert (outcome.code, outcome.out) == (2, "")
    assert "Standard input can be read once" in outcome.err


def test_a_base_that_cannot_be_read_is_no_verdict(advisor: Advisor, answers: Answers) -> None:
    outcome = advisor("gate", *answers(SHOWN_1), "--no-regress", "nowhere.yaml")
    assert (outcome.code, outcome.out) == (3, "")
    assert "nowhere.yaml does not exist" in outcome.err

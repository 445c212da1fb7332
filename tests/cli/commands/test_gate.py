import json
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
    outcome = advisor("gate", *answers(SHOWN_1), *conditions.split())
    assert (outcome.code, outcome.err) == (code, "")
    verdicts = [word for word in outcome.out.split() if word in {"holds", "FAILS"}]
    assert len(verdicts) == conditions.count("--min")
    assert ("FAILS" in verdicts) == bool(code)


def test_every_condition_is_printed_with_what_was_found_and_why_it_fails(
    advisor: Advisor, answers: Answers
) -> None:
    outcome = advisor("gate", *answers(SHOWN_1), "--min-level", "2", "--min", "answering=0.5")
    assert outcome.out == (
        "FAILS  level at least 2 (claimed): level 1\n"
        "       • answering.rota: at 1, 2 is needed\n"
        "holds  people:answering at least 0.5 (claimed): 1\n"
    )


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
    assert "people:overall fell from level 2 to 1: answering.rota (at 1, 2 is" in _words(
        outcome.out
    )
    assert "answering.rota fell below its gate for level 2" in _words(outcome.out)
    held = advisor("gate", str(base), *line[1:], "--no-regress", line[0])
    assert (held.code, held.err) == (0, "")
    assert "no level and no gate fell" in held.out


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
        ("", "--min-level, --min or --no-regress"),
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

import json
from pathlib import Path

import pytest

from advisor.rubric.catalogue import load_rubric
from tests.build import BACKUPS, SAMPLES, answers_text
from tests.cli.conftest import Advisor, Answers

WORD, RECORD = ({"kind": kind, "ref": "x"} for kind in ("word", "record"))
CLAIMED_2_SHOWN_0 = {
    "answering.rota": {"level": 2, "evidence": [WORD]},
    "answering.alerts": {"level": 1, "evidence": [RECORD]},
}


def _words(text: str) -> str:
    return " ".join(text.split())


def test_the_text_tells_level_score_coverage_and_where_each_part_stands(
    advisor: Advisor, answers: Answers
) -> None:
    outcome = advisor("score", *answers(CLAIMED_2_SHOWN_0))
    shown = _words(outcome.out)
    assert (outcome.code, outcome.err) == (0, "")
    for fact in (
        "Any team 2026-11-23 · On-call readiness 1.0.0",
        "Level claimed 2 Learning",
        "Level supported 0 Luck",
        "Machines level 2 claimed, level 2 supported",
        "Score 2.00 of 2",
        "Coverage 100 % 2 answered, 0 unknown, 0 unanswered, 0 not applicable",
        "Dimension People Machines Answering L2 2.00",
        "Repair L2 2.00",
        "Nothing blocks",
    ):
        assert fact in shown


def test_the_text_says_which_claims_the_evidence_does_not_show(
    advisor: Advisor, answers: Answers
) -> None:
    shown = _words(advisor("score", *answers(CLAIMED_2_SHOWN_0)).out)
    assert "Evidence supports level 0 only: 1 practice does not show what level 2 rests on" in shown
    assert "answering.rota: claimed 2" in shown
    assert "--strict" in shown
    strict = advisor("score", *answers(CLAIMED_2_SHOWN_0), "--strict").out
    assert "Evidence supports" not in strict


def test_the_columns_of_each_side_begin_below_their_heading(
    advisor: Advisor, answers: Answers
) -> None:
    lines = advisor("score", *answers(CLAIMED_2_SHOWN_0)).out.splitlines()
    header = next(line for line in lines if line.startswith("Dimension"))
    row = next(line for line in lines if line.startswith("Answering"))
    for title in ("People", "Machines"):
        assert row[header.index(title)] in "L–"
    stages = lines[lines.index(next(x for x in lines if x.startswith("Stage"))) :][:3]
    for row in stages[1:]:
        assert {row[stages[0].index(title)] for title in ("People", "Machines")} <= {"L", "–"}


def test_positions_in_other_frameworks_are_told_with_their_ceiling(advisor: Advisor) -> None:
    shown = _words(advisor("score", SAMPLES[0]).out)
    assert "In other frameworks, inferred from these answers" in shown
    assert "points of at most" in shown
    assert "asked here" in shown


def test_a_result_of_score_is_scheduled_by_plan_like_the_answers(
    advisor: Advisor, tmp_path: Path
) -> None:
    result = tmp_path / "result.json"
    result.write_text(advisor("score", SAMPLES[0], "--format", "json").out)
    (missing,) = json.loads(result.read_text())["roadmap"]["missing"]
    assert missing["kind"] == "schedule"
    assert "no capacity" not in missing["message"]
    assert advisor("plan", result) == advisor("plan", SAMPLES[0])


def test_without_its_rubric_a_result_of_score_keeps_its_order_and_says_why(
    advisor: Advisor, tmp_path: Path
) -> None:
    data = json.loads(advisor("score", SAMPLES[0], "--format", "json").out)
    data["rubric"]["sha256"] = "0" * 64
    result = tmp_path / "result.json"
    result.write_text(json.dumps(data))
    outcome = advisor("plan", result)
    assert outcome.code == 0
    assert "The steps have no dates: scheduling needs the rubric" in outcome.err
    assert "in an order in which they can be done" in outcome.out


def test_the_text_names_each_blocker_of_the_next_level_and_why(
    advisor: Advisor, answers: Answers
) -> None:
    outcome = advisor("score", *answers({"answering.rota": 1}))
    assert "1 practice blocks level 2 answering.rota at 1, 2 is needed" in _words(outcome.out)


def test_strict_acts_on_the_level_that_evidence_supports(
    advisor: Advisor, answers: Answers
) -> None:
    line = ["score", *answers(CLAIMED_2_SHOWN_0)]
    assert "blocks level 1" not in advisor(*line).out
    assert "1 practice blocks level 1 answering.rota claimed 2" in _words(
        advisor(*line, "--strict").out
    )


@pytest.mark.parametrize("strict", [False, True])
def test_json_is_the_result_document(advisor: Advisor, answers: Answers, strict: bool) -> None:
    line = ["score", *answers(CLAIMED_2_SHOWN_0), "--format", "json"]
    outcome = advisor(*line, *(["--strict"] if strict else []))
    data = json.loads(outcome.out)
    assert (outcome.code, outcome.err) == (0, "")
    assert {"schema_version", "generator", "dimensions", "practices", "roadmap"} <= set(data)
    assert (data["level"]["claimed"], data["level"]["supported"]) == (2, 0)
    assert data["level"]["machines_claimed"] == 2
    assert data["strict"] is strict


def test_the_same_answers_give_the_same_bytes(advisor: Advisor, answers: Answers) -> None:
    line = ["score", *answers(CLAIMED_2_SHOWN_0), "--format", "json"]
    assert advisor(*line) == advisor(*line)


def test_a_result_scores_like_the_answers_it_was_made_from(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    line = ["score", *answers(CLAIMED_2_SHOWN_0)]
    result = tmp_path / "result.json"
    result.write_text(advisor(*line, "--format", "json").out)
    assert advisor("score", result).out == advisor(*line).out
    assert advisor("score", result, "--format", "json").out == result.read_text()


def test_what_a_team_calls_itself_cannot_steer_the_terminal(
    advisor: Advisor, answers: Answers
) -> None:
    line = answers({}, team={"name": "\x1b[2J\x07Ops\u202e"})
    for output in ("text", "json"):
        shown = advisor("score", *line, "--format", output).out
        assert "Ops" in shown
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_column_headings_are_whole_although_every_title_is_shorter(
    advisor: Advisor, tmp_path: Path
) -> None:
    file = tmp_path / "answers.json"
    file.write_text(answers_text(load_rubric(BACKUPS), {"copies.backup": 2}))
    lines = advisor("score", file, "--rubric", BACKUPS).out.splitlines()
    assert "Dimension  Operations" in lines


def test_an_assessment_without_answers_has_no_score_rather_than_0(
    advisor: Advisor, answers: Answers
) -> None:
    line = answers({})
    shown = advisor("score", *line).out
    assert "Score – of 2" in _words(shown)
    assert json.loads(advisor("score", *line, "--format", "json").out)["score"]["value"] is None

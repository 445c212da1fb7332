import json
from pathlib import Path

import pytest

from advisor.rubric.catalogue import load_rubric
from tests.build import BACKUPS, answers_text
from tests.cli.conftest import Advisor, Answers
from tests.strategies import shipped

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
        "Claimed Level 2, guarded",
        "Supported Level 0 with 0 of 1 core feature of level 1",
        "Machines Level 2, guarded",
        "Score 2.0 of 2",
        "Coverage 100 % of 4 criteria answered, 100 % of the defining ones",
        "Dimension People Machines Answering 2.0",
        "Repair 2.0",
        "Nothing blocks",
    ):
        assert fact in shown


def test_too_little_for_an_assessment_is_said_before_anything_else(
    advisor: Advisor, answers: Answers
) -> None:
    lines = advisor("score", *answers({})).out.splitlines()
    first = next(index for index, line in enumerate(lines) if "no assessment yet" in line)
    assert first < next(index for index, line in enumerate(lines) if line.startswith("Claimed"))
    assert "Score between 0.0 and 2.0 of 2" in _words("\n".join(lines))
    known = advisor("score", *answers(CLAIMED_2_SHOWN_0)).out
    assert "no assessment yet" not in known


def test_what_is_lacking_and_what_is_not_known_are_told_apart(
    advisor: Advisor, answers: Answers
) -> None:
    lacking = _words(advisor("score", *answers({"answering.rota": 0})).out)
    assert "1 criterion is lacking for level 1 • A published rota names one person" in lacking
    unknown = _words(advisor("score", *answers({"answering.rota": "unknown"})).out)
    assert "1 criterion for level 1 is not known • not known, answered unknown: A pub" in unknown
    assert "lacking" not in unknown


def test_the_text_says_which_claims_the_evidence_does_not_show(
    advisor: Advisor, answers: Answers
) -> None:
    shown = _words(advisor("score", *answers(CLAIMED_2_SHOWN_0)).out)
    assert "Evidence supports level 0 only: 2 criteria of level 2 are not shown" in shown
    assert "(answering.rota/level-2)" in shown
    assert "--strict" in shown
    strict = advisor("score", *answers(CLAIMED_2_SHOWN_0), "--strict").out
    assert "Evidence supports" not in strict


def test_evidence_is_judged_as_of_a_day(advisor: Advisor, answers: Answers) -> None:
    ended = {**RECORD, "expires_on": "2026-11-24"}
    line = ["score", *answers({"answering.rota": {"level": 1, "evidence": [ended]}})]
    assert "Supported Level 1" in _words(advisor(*line).out)
    later = _words(advisor(*line, "--as-of", "2026-11-25").out)
    assert "judged as of 2026-11-25" in later
    assert "Supported Level 0" in later


def test_the_columns_of_each_side_begin_below_their_heading(
    advisor: Advisor, answers: Answers
) -> None:
    lines = advisor("score", *answers(CLAIMED_2_SHOWN_0)).out.splitlines()
    header = next(line for line in lines if line.startswith("Dimension"))
    row = next(line for line in lines if line.startswith("Answering"))
    assert [row[header.index(title)] for title in ("People", "Machines")] == ["2", "1"]


def test_positions_in_other_frameworks_are_told_as_ranges_with_their_coverage(
    advisor: Advisor, tmp_path: Path
) -> None:
    file = tmp_path / "answers.json"
    file.write_text(answers_text(shipped(), {"testing.data-validation": 1}))
    shown = _words(advisor("score", file).out)
    assert "In other frameworks, inferred from these answers" in shown
    assert "points of at most" in shown
    assert "% of its items decided)" in shown
    assert "between level 0" in shown


def test_strict_acts_on_the_level_that_evidence_supports(
    advisor: Advisor, answers: Answers
) -> None:
    line = ["score", *answers(CLAIMED_2_SHOWN_0)]
    assert "for level 1" not in advisor(*line).out
    shown = _words(advisor(*line, "--strict").out)
    assert "1 criterion for level 1 is not known • met, and no valid evidence shows it" in shown


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
    assert "Score between 0.0 and 2.0 of 2" in _words(advisor("score", *line).out)
    assert json.loads(advisor("score", *line, "--format", "json").out)["score"]["value"] is None

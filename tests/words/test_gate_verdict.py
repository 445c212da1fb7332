from datetime import date

import pytest

from advisor.assessment.model import UNKNOWN, Answer, Evidence
from advisor.scoring.gate import check_gate
from advisor.scoring.gate_model import (
    Criticality,
    GateConditions,
    MinScore,
    Uncompared,
    Verdict,
)
from advisor.words.gate_verdict import failures, say_condition, say_failures, say_found, say_tighter
from tests.scoring.delivery import CHECK, HELD_1, SHIP, TRAIN, card


def _verdict(answers: dict[str, Answer], **wanted: object) -> Verdict:
    (verdict,) = check_gate(card(answers), GateConditions(**wanted))  # type: ignore[arg-type] # by name
    return verdict


@pytest.mark.parametrize(
    ("wanted", "condition", "found"),
    [
        ({"min_level": 1}, "level at least 1 (claimed)", "level 1"),
        (
            {"min_scores": (MinScore(element="run", least=1.5, side="ops"),)},
            "ops:run at least 1.5 (claimed)",
            "nothing is answered, so there is no score",
        ),
        (
            {"min_scores": (MinScore(element="run", least=0.5),)},
            "run at least 0.5 (claimed)",
            "0.5",
        ),
        ({"min_coverage": 0.8}, "coverage at least 80 %", "75 %"),
        ({"max_unknown": 2}, "criteria unknown at most 2", "0"),
        ({"max_waived": 2}, "criteria waived at most 2", "0"),
        (
            {"max_age": 1, "day": date(2026, 11, 30)},
            "at most 1 day old",
            "assessed on 2026-11-23, 7 days before 2026-11-30",
        ),
        (
            {"max_age": 9, "day": date(2026, 11, 13)},
            "at most 9 days old",
            "assessed on 2026-11-23, 10 days after 2026-11-13",
        ),
        ({"no_expired": True}, "no evidence expired by 2026-11-23", "none has expired"),
        (
            {"base": Uncompared(why="first-run")},
            "no regress (claimed)",
            "there is nothing to compare with yet; the next run compares with these answers",
        ),
        (
            {"base": Uncompared(why="other-rubric", before="a@1", after="b@2")},
            "no regress (claimed)",
            "not compared, as allowed: what it would be compared with is for a@1, this for b@2",
        ),
        (
            {"criticality": Criticality(said=None, expected=("high", "low"))},
            "criticality is “high” or “low”",
            "the answers do not say it",
        ),
    ],
)
def test_a_verdict_says_what_was_wanted_and_what_there_is(
    wanted: dict[str, object], condition: str, found: str
) -> None:
    verdict = _verdict(HELD_1, **wanted)
    assert (say_condition(verdict), say_found(verdict)) == (condition, found)


def test_a_score_of_which_something_is_open_is_told_by_its_low_bound() -> None:
    verdict = _verdict(
        {TRAIN: Answer(level=1)},
        min_scores=(MinScore(element="run", least=0.5),),
    )
    assert (verdict.score, say_found(verdict)) == (1.0, "0.5, with all that is open unmet")


def test_a_score_that_fails_names_what_pulls_it_down() -> None:
    shown = Answer(level=1, evidence=(Evidence(kind="log", ref="x", shows=("auto",)),))
    given = card({TRAIN: shown})
    wanted = GateConditions(min_scores=(MinScore(element="run", least=1.5),))
    (verdict,) = check_gate(given, wanted, "supported")
    assert list(say_failures(verdict)) == [
        "run.check: nothing is answered, which counts 0",
        "run.train: evidence shows 0.5 of the 1 claimed",
    ]
    (verdict,) = check_gate(given, wanted)
    assert [failure.practice for failure in failures(verdict)] == ["run.check", "run.train"]
    assert list(say_failures(verdict))[1] == "run.train: 1"


@pytest.mark.parametrize(
    ("least", "holds", "found"),
    [
        (0, True, "level 0; too little is known to tell a higher one"),
        (1, False, "too little is known to tell a level"),
    ],
)
def test_on_little_knowledge_no_level_is_told(least: int, holds: bool, found: str) -> None:
    verdict = _verdict({SHIP: Answer(level=1)}, min_level=least)
    assert (verdict.holds, say_found(verdict)) == (holds, found)


def test_a_level_that_fails_names_each_criterion() -> None:
    assert list(say_failures(_verdict({TRAIN: Answer(level=0)}, min_level=1))) == [
        "run.train/auto: lacking: The auto fact is seen."
    ]


def test_what_is_too_many_is_named() -> None:
    verdict = _verdict({SHIP: Answer(level=UNKNOWN)}, max_unknown=0)
    assert list(say_failures(verdict)) == [f"{SHIP}/script", f"{SHIP}/canary"]


def test_a_regress_names_levels_features_and_criteria() -> None:
    now = {TRAIN: Answer(level=0), CHECK: Answer(level=0, unknown=("acted-on",))}
    verdict = _verdict(now, base=card(HELD_1))
    assert say_condition(verdict) == "no regress since 2026-11-23 (claimed)"
    assert say_found(verdict) == "4 are worse"
    assert list(say_failures(verdict)) == [
        "ml:overall fell from level 1 to 0: run.train/auto",
        "“Training”: held → lacking",
        "run.train/auto: met → not met",
        "run.check/acted-on: not met → unknown",
    ]
    assert (
        say_found(_verdict(HELD_1, base=card(HELD_1)))
        == "no level, feature or defining criterion fell"
    )


def test_a_claim_that_is_dropped_is_named_on_supported_levels_as_well() -> None:
    (verdict,) = check_gate(
        card({TRAIN: Answer(level=0), CHECK: Answer(level=0)}),
        GateConditions(base=card(HELD_1)),
        "supported",
    )
    assert say_condition(verdict) == "no regress since 2026-11-23 (claimed and supported)"
    assert list(say_failures(verdict)) == [
        "ml:overall fell from claimed level 1 to 0: run.train/auto",
        "“Training”: held → lacking",
        "run.train/auto: met → not met",
    ]


def test_the_fall_of_a_feature_is_about_the_criterion_that_fell() -> None:
    found = list(failures(_verdict({TRAIN: Answer(level=0)}, base=card(HELD_1))))
    (feature,) = [failure for failure in found if failure.said.startswith("“Training”")]
    assert (feature.practice, feature.criterion) == ("run.train", "auto")


def test_evidence_that_has_expired_is_named_with_its_day() -> None:
    ended = Evidence(kind="log", ref="ci/run 7", expires_on=date(2026, 11, 22))
    verdict = _verdict({TRAIN: Answer(level=1, evidence=(ended,))}, no_expired=True)
    assert say_found(verdict) == "1 has expired"
    assert list(say_failures(verdict)) == ["run.train: ci/run 7 expired on 2026-11-22"]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"min_level": 0}, "--min-level could be 1: it is held"),
        (
            {"min_scores": (MinScore(element="run", least=0.1),)},
            "--min run could be 0.5: the score is 0.5",
        ),
        ({"min_coverage": 0.5}, "--min-coverage could be 75%: as much is answered"),
        ({"max_unknown": 3}, "--max-unknown could be 0: there are 0"),
        ({"max_unknown": 0}, None),
    ],
)
def test_a_limit_that_could_be_stricter_is_said(
    wanted: dict[str, object], said: str | None
) -> None:
    assert say_tighter(_verdict(HELD_1, **wanted)) == said

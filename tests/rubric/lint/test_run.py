from pathlib import Path

import pytest

from advisor.rubric.catalogue import load_rubric
from advisor.rubric.lint.run import INTEGRITY, QUALITY, Rule, check_integrity, lint
from tests.rubric.lint import (
    test_conditions,
    test_criteria,
    test_crosswalks,
    test_duplicates,
    test_editions,
    test_facts,
    test_features,
    test_level_gates,
    test_practices,
    test_questions,
    test_references,
    test_rubric_parts,
    test_steps,
    test_tasks,
    test_texts,
)
from tests.rubric.sound import LETTERS, SOUND, Edits, edited

CASES = [
    *test_references.CASES,
    *test_level_gates.CASES,
    *test_steps.CASES,
    *test_steps.CYCLES,
    *test_texts.CASES,
    *test_questions.CASES,
    *test_practices.CASES,
    *test_conditions.CASES,
    *test_conditions.IDLE,
    *test_criteria.CASES,
    *test_editions.CASES,
    *test_facts.CASES,
    *test_tasks.CASES,
    *test_features.CASES,
    *test_rubric_parts.CASES,
    *test_duplicates.CASES,
    *test_crosswalks.CASES,
]


@pytest.mark.parametrize("path", [SOUND, LETTERS], ids=["sound", "letters"])
def test_nothing_is_found_in_a_sound_rubric(path: Path) -> None:
    assert lint(edited({}, path)) == ()


@pytest.mark.parametrize("path", [SOUND, LETTERS], ids=["sound", "letters"])
def test_nothing_is_found_in_what_a_sound_rubric_implies(path: Path) -> None:
    assert lint(load_rubric(path)) == ()


@pytest.mark.parametrize("rule", [*INTEGRITY, *QUALITY], ids=lambda rule: rule.__name__)
def test_every_rule_finds_something_in_one_of_the_broken_rubrics(rule: Rule) -> None:
    assert any(list(rule(case.rubric)) for case in CASES)


def test_a_rubric_that_cannot_be_scored_is_judged_no_further() -> None:
    both: Edits = {("practices", 0, "stage"): "x", ("practices", 0, "question"): "No question."}
    rubric = edited(both)
    assert lint(rubric) == check_integrity(rubric)
    assert [finding.rule for finding in lint(rubric)] == ["unknown-id"]


def test_all_findings_of_a_rubric_are_reported_at_once() -> None:
    several: Edits = {
        ("practices", 0, "question"): "No question.",
        ("practices", 1, "levels", 1): "Some mail.",
        ("steps", 0, "effort"): {},
    }
    rules = {finding.rule for finding in lint(edited(several))}
    assert rules == {"unreadable-question", "vague-word", "empty-effort"}

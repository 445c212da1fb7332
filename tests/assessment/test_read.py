"""What an answers file may say."""

from datetime import date
from typing import Any

import pytest

from advisor.assessment.model import Answer, Assessment, Evidence, KpiValue, Planning, Target, Team
from advisor.errors import ContentError
from tests.assessment.files import HEAD, PRACTICE, answered, read
from tests.build import DAY
from tests.strategies import backups

WHOLE = """\
rubric: mlops-devops@2
team:
  name: Churn prediction
  serving: online
  regulated: no
assessed_on: 2026-11-23
answers:
  testing.data-validation: 1
  testing.model-validation:
  deployment.canary-release:
    level: 0
    note: planned for spring
    evidence:
      - kind: artifact
        ref: ci/deploy.yml
        observed_on: 2026-11-20
        expires_on: 2027-05-20
      - {kind: statement, ref: Ada}
  monitoring.prediction-drift:
    level: not_applicable
    reason: batch scoring of a closed population
  deployment.champion-challenger: unknown
kpis:
  model-lead-time-days: {current: 45, target: 10.5}
capacity: {data-scientist: 1.0, ml-engineer: 2}
target: {level: 1, by: 2027-06-30, dimensions: {testing: 2}, stages: {monitor: 1}}
planning: {start: 2026-12-01, share: 80, holidays: [2026-12-25, 2026-12-24], parallel: 4,
  exclude: [testing.data-validation-2], done: [testing.data-validation-show-1]}
"""


def test_every_part_of_a_file_arrives_in_the_assessment() -> None:
    evidence = (
        Evidence(
            kind="artifact",
            ref="ci/deploy.yml",
            observed_on=date(2026, 11, 20),
            expires_on=date(2027, 5, 20),
        ),
        Evidence(kind="statement", ref="Ada"),
    )
    reason = "batch scoring of a closed population"
    assert read(WHOLE) == Assessment(
        rubric="mlops-devops@2",
        team=Team(name="Churn prediction", profile={"serving": "online", "regulated": False}),
        assessed_on=DAY,
        answers={
            "testing.data-validation": Answer(level=1),
            "testing.model-validation": Answer(),
            "deployment.canary-release": Answer(
                level=0, note="planned for spring", evidence=evidence
            ),
            "monitoring.prediction-drift": Answer(level="not_applicable", reason=reason),
            "deployment.champion-challenger": Answer(level="unknown"),
        },
        kpis={"model-lead-time-days": KpiValue(current=45, target=10.5)},
        capacity={"data-scientist": 1, "ml-engineer": 2},
        target=Target(
            level=1, by=date(2027, 6, 30), dimensions={"testing": 2}, stages={"monitor": 1}
        ),
        planning=Planning(
            start=date(2026, 12, 1),
            share=80.0,
            holidays=(date(2026, 12, 24), date(2026, 12, 25)),
            parallel=4,
            exclude=("testing.data-validation-2",),
            done=("testing.data-validation-show-1",),
        ),
    )


def test_rubric_team_and_day_are_enough() -> None:
    assert read(HEAD) == Assessment(
        rubric="mlops-devops@2", team=Team(name="Churn prediction"), assessed_on=DAY
    )


@pytest.mark.parametrize("part", ["answers", "kpis", "capacity", "target", "planning"])
def test_a_part_left_empty_is_as_good_as_left_out(part: str) -> None:
    assert read(f"{HEAD}{part}:\n") == read(HEAD)


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("", Answer()),
        ("0", Answer(level=0)),
        ("2", Answer(level=2)),
        ("unknown", Answer(level="unknown")),
        ("'unknown'", Answer(level="unknown")),
        ("{}", Answer()),
        ("{level: , note: , reason: , evidence: }", Answer()),
        ("{level: 1, evidence: []}", Answer(level=1)),
        ("{note: later}", Answer(note="later")),
        ("{level: 1, note: '  spaced  '}", Answer(level=1, note="spaced")),
        ("{level: 1, note: 'No'}", Answer(level=1, note="No")),
        ("{level: 1, note: 2026-01-01}", Answer(level=1, note="2026-01-01")),
    ],
)
def test_an_answer_has_a_short_and_a_long_form(written: str, answer: Answer) -> None:
    assert read(answered(written)).answers == {PRACTICE: answer}


def test_evidence_may_expire_on_the_day_it_was_observed() -> None:
    dates = "observed_on: 2026-11-20, expires_on: 2026-11-20"
    text = answered(f"{{level: 1, evidence: [{{kind: artifact, ref: x, {dates}}}]}}")
    (evidence,) = read(text).answers[PRACTICE].evidence
    assert evidence.observed_on == evidence.expires_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("serving", "both", "both"),
        ("regulated", "true", True),
        ("regulated", "Yes", True),
        ("prompted-model", "off", False),
    ],
)
def test_the_profile_takes_the_values_the_rubric_declares(
    field: str, written: str, value: Any
) -> None:
    text = HEAD.replace("prediction}", f"prediction, {field}: {written}}}")
    assert read(text).team.profile == {field: value}


def test_a_fault_is_told_each_time_that_it_is_read() -> None:
    text = (
        "rubric: backups@2\nteam: {name: A}\nassessed_on: 2026-11-23\n"
        "answers: {copies.backup: not_applicable}\n"
    )
    for _ in range(2):
        with pytest.raises(ContentError, match="needs a reason"):
            read(text, backups())

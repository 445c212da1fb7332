"""Small builders that the tests of several rooms share."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from advisor.assessment.model import Answer, Assessment, Evidence, Team
from advisor.rubric.model import Rubric

ROOT = Path(__file__).parents[1]
RUBRICS = ROOT / "tests" / "fixtures" / "rubrics"
BACKUPS = RUBRICS / "backups.yaml"
SAMPLES = sorted(ROOT.glob("reports/samples/*/answers.yaml"))
DAY = date(2026, 11, 23)


def answers_data(rubric: Rubric, answers: Mapping[str, Any], /, **more: Any) -> dict[str, Any]:
    """Return what an answers file for `rubric` holds; `more` are further fields of the file."""
    team = {"name": "Any team"}
    data = {"rubric": rubric.reference, "team": team, "assessed_on": DAY.isoformat()}
    return {**data, "answers": dict(answers), **more}


def answers_text(rubric: Rubric, answers: Mapping[str, Any], /, **more: Any) -> str:
    """Return the text of an answers file for `rubric`."""
    return json.dumps(answers_data(rubric, answers, **more))


def assessment(
    rubric: Rubric, levels: Mapping[str, int | str | None], profile: Mapping[str, Any] | None = None
) -> Assessment:
    """Return an assessment with one answer, without evidence, for each practice in `levels`."""
    return Assessment(
        rubric=rubric.reference,
        team=Team(name="Any team", profile=dict(profile or {})),
        assessed_on=DAY,
        answers={name: Answer(level=level) for name, level in levels.items()},
    )


def perfect(rubric: Rubric) -> Assessment:
    """Return a team at the top of every practice, with the strongest evidence there is."""
    kinds = sorted(rubric.evidence_kinds, key=lambda kind: kind.caps)[-1:]
    evidence = tuple(Evidence(kind=kind.id, ref="any") for kind in kinds)
    return with_answers(
        assessment(rubric, {}),
        {p.id: Answer(level=rubric.top, evidence=evidence) for p in rubric.practices},
    )


def with_answers(given: Assessment, changes: Mapping[str, Answer]) -> Assessment:
    """Return the same assessment with other answers to the practices in `changes`."""
    return replace(given, answers={**given.answers, **changes})

"""No word that claims something is said of a team of which it is not true."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.assessment.model import UNKNOWN, Answer, Assessment
from advisor.assessment.store import open_assessment
from advisor.document.parse import load_document
from advisor.report.template_data import template_data
from advisor.result.build import build_result
from advisor.result.model import Result
from advisor.scoring.states import CriterionState, FeatureState
from tests.build import assessment, perfect
from tests.report.build import ROOT, SAMPLES, of_answers
from tests.report.claims import OF_A_STATE, OF_NO_TEAM, TRUE_WHEN
from tests.report.said import claims_of
from tests.strategies import FEWER, assessments, shipped

TEAMS = sorted(
    [
        *SAMPLES.glob("*/answers.yaml"),
        *ROOT.glob("tests/fixtures/teams/*/answers.yaml"),
        *sorted(ROOT.glob("tests/cases/*/answers.yaml"))[::4],
    ]
)


def require_true(result: Result) -> None:
    """Fail for a claim that is bound to no condition, or of which the condition does not hold."""
    claims = claims_of(result)
    assert claims
    told = {text for text, _ in claims if not text.startswith(OF_NO_TEAM)}
    unbound = told - TRUE_WHEN.keys() - OF_A_STATE
    assert not unbound, unbound
    bound = [(text, values) for text, values in claims if text in TRUE_WHEN]
    untrue = [(text, values) for text, values in bound if not TRUE_WHEN[text](result, values)]
    assert not untrue, untrue[:3]
    require_states(result)


def require_states(result: Result) -> None:
    """Fail for a criterion or a feature that is called something else than it is."""
    known = {f"{p.id}/{c.id}": c for p in result.practices for c in p.criteria}
    data = template_data(result)
    rows = [row for group in data["answers"] for row in group.answers]
    for row in rows:
        own = [c for name, c in known.items() if name.startswith(f"{row.id}/")]
        told = row.criteria or row.unanswered
        for criterion, shown in zip(own, told, strict=False):
            met = criterion.state is CriterionState.MET and not criterion.removed
            assert shown.word.startswith("met") is met
            assert (shown.word == "not met") is (criterion.unmet and not criterion.removed)
            assert (shown.word == "met") is (met and criterion.supported)
    features = {feature.title: feature for feature in result.features}
    for level in data["levels"].levels:
        for feature in (row for group in level.groups for row in group.features):
            held = features[feature.title].state is FeatureState.HELD
            assert feature.word.startswith("held") is held
            assert (feature.word == "held") is (held and features[feature.title].supported)


@pytest.mark.parametrize("answers", TEAMS, ids=lambda path: path.parent.name)
def test_every_claim_of_a_report_is_true_of_its_team(answers: Path) -> None:
    require_true(of_answers(answers))


@pytest.mark.parametrize("answers", TEAMS[::3], ids=lambda path: path.parent.name)
def test_so_it_is_where_only_evidence_counts(answers: Path) -> None:
    rubric, team = open_assessment(load_document(answers))
    require_true(build_result(rubric, team, strict=True, dated=False))


def uniform(level: int | str, /, **others: Answer) -> Assessment:
    """Return a team with every practice at a level, some answered otherwise."""
    known = assessment(shipped(), {})
    every = {practice.id: Answer(level=level) for practice in shipped().practices}
    named = {name.replace("__", "."): answer for name, answer in others.items()}
    return replace(known, answers=every | named, assessed_on=date(2026, 11, 23))


VARIED = {
    "nothing answered": assessment(shipped(), {}),
    "everything unknown": uniform(UNKNOWN),
    "nothing met": uniform(0),
    "all of level 1": uniform(1),
    "everything met": uniform(2),
    "everything met and shown": perfect(shipped()),
    "thin": assessment(shipped(), {p.id: 1 for p in shipped().practices[:20]}),
    "one core criterion lacking": uniform(2, deployment__model_delivery=Answer(level=0)),
    "one component lacking": uniform(2, testing__data_validation=Answer(level=0)),
}


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("name", VARIED)
def test_so_it_is_of_teams_at_the_ends(name: str, strict: bool) -> None:
    require_true(build_result(shipped(), VARIED[name], strict=strict))


@settings(FEWER)
@given(team=assessments(shipped()), strict=st.booleans())
def test_so_it_is_of_any_team(team: Assessment, strict: bool) -> None:
    require_true(build_result(shipped(), team, strict=strict))


def test_a_claim_that_is_not_true_is_found() -> None:
    result = build_result(shipped(), uniform(1))
    assert not TRUE_WHEN["Nothing is left to do for this target."](result, {})
    assert not TRUE_WHEN["held and unguarded"](build_result(shipped(), uniform(2)), {})

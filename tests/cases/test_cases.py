"""Eight teams: answers read from a description alone, against an experienced reader's judgement."""

from pathlib import Path
from typing import Any

import pytest

from advisor.assessment.store import load_assessment
from advisor.document.parse import load_document
from advisor.scoring.model import Scorecard
from advisor.scoring.score import score
from advisor.scoring.states import FeatureState
from tests.strategies import shipped

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/expected.yaml"))
EACH = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def expected(case: Path) -> dict[str, Any]:
    data: Any = load_document(case / "expected.yaml").data
    return dict(data)


def scored(case: Path) -> Scorecard:
    return score(shipped(), load_assessment(case / "answers.yaml", shipped()))


def share_held(card: Scorecard, level: int) -> float:
    """Return the share of a level's core features in scope that are held."""
    states = [
        feature.state
        for feature in card.features
        if (feature.side, feature.level, feature.role) == ("mlops", level, "core")
        and feature.state is not FeatureState.OUT_OF_SCOPE
    ]
    return states.count(FeatureState.HELD) / len(states)


def test_there_are_eight() -> None:
    assert len(CASES) == 8


@EACH
def test_the_level_is_one_that_a_fair_reader_accepts(case: Path) -> None:
    card, said = scored(case), expected(case)
    for name in ("claimed", "possible", "devops_claimed"):
        if name in said:
            assert card.level[name] in said[name]
    assert {"claimed", "possible"} & {*said}


@EACH
def test_a_held_level_is_guarded_where_the_reader_says_so(case: Path) -> None:
    card, said = scored(case), expected(case)
    if card.level["claimed"]:
        assert card.level["guarded"] is said["guarded"]


@EACH
def test_what_is_held_of_a_level_lies_within_the_readers_bounds(case: Path) -> None:
    card = scored(case)
    for bound in expected(case).get("toward", []):
        held = share_held(card, bound["level"])
        assert bound.get("at_least", 0) <= held <= bound.get("at_most", 1)


def test_the_cases_tell_teams_apart() -> None:
    levels = [scored(case).level for case in CASES]
    assert 0 in [level["claimed"] for level in levels]
    assert (1, False) in [(level["claimed"], level["guarded"]) for level in levels]
    assert None in [level["possible"] for level in levels]

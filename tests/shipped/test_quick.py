"""The quick assessment asks all that decides a level: answered with met alone, it is the top."""

from pathlib import Path

import pytest

from advisor import load_assessment, score
from advisor.assessment.criteria import quick_criteria
from advisor.assessment.template import answers_template
from advisor.scoring.model import Scorecard
from tests.build import DAY
from tests.strategies import shipped

REACHED = ("claimed", "ceiling", "possible")
KINDS = {
    "trains": {"own-training": "true", "prompted-model": "false"},
    "prompts": {"own-training": "false", "prompted-model": "true"},
    "trains and prompts": {"own-training": "true", "prompted-model": "true"},
}


def filled(folder: Path, profile: dict[str, str]) -> Scorecard:
    """Return the scores of a quick template of which every criterion stands under met."""
    text = answers_template(shipped(), day=DAY, team="Quick", quick=True)
    for field, value in profile.items():
        assert f"  {field}:\n" in text
        text = text.replace(f"  {field}:\n", f"  {field}: {value}\n")
    for practice in shipped().practices:
        if criteria := [criterion.id for criterion in quick_criteria(practice)]:
            empty = f"  {practice.id}:\n    met: []\n"
            assert empty in text
            met = f"  {practice.id}:\n    met: [{', '.join(criteria)}]\n"
            text = text.replace(empty, met)
    file = folder / "quick.yaml"
    file.write_text(text, encoding="utf-8")
    return score(shipped(), load_assessment(file, shipped()))


@pytest.mark.parametrize("profile", KINDS.values(), ids=KINDS)
def test_a_quick_template_filled_with_met_is_the_top_of_both_sides(
    tmp_path: Path, profile: dict[str, str]
) -> None:
    card = filled(tmp_path, profile)
    for side in shipped().sides:
        standing = card.standing(side.id)
        assert standing == {**standing, **dict.fromkeys(REACHED, shipped().top)}
        assert card.guarded(side.id) is True
    assert card.held("claimed") == shipped().top
    assert card.coverage.defining == 1
    assert not card.thin
    assert card.blockers == ()


@pytest.mark.parametrize("profile", KINDS.values(), ids=KINDS)
def test_a_quick_template_asks_for_what_defines_a_level_and_no_more(
    tmp_path: Path, profile: dict[str, str]
) -> None:
    card = filled(tmp_path, profile)
    asked = {
        f"{practice.id}/{criterion.id}": criterion.defines
        for practice in card.practices
        for criterion in practice.criteria
        if criterion.met("claimed")
    }
    assert asked
    assert all(asked.values())

"""What a team is advised fits the kind of work it does."""

import re

import pytest

from advisor import plan, score
from advisor.assessment.model import Target
from tests.build import assessment
from tests.strategies import shipped

PROMPTING = {"own-training": False, "prompted-model": True}
TRAINING = re.compile(r"\b(re)?train(s|ed|ing)?\b", re.IGNORECASE)


@pytest.mark.parametrize("sound", [False, True])
@pytest.mark.parametrize("retrieval", [False, True])
def test_a_team_that_only_prompts_is_advised_nothing_about_training(
    sound: bool, retrieval: bool
) -> None:
    rubric = shipped()
    profile = {**PROMPTING, "retrieval": retrieval}
    card = score(rubric, assessment(rubric, {p.id: 0 for p in rubric.practices}, profile))
    roadmap = plan(rubric, card, Target(level=rubric.top), sound=sound)
    assert roadmap.steps
    for step in roadmap.steps:
        for name, level in step.raises.items():
            criteria = card.practice(name).criteria
            assert any(c.in_scope and c.level == level for c in criteria), step.id
        if not sound:  # what only makes a level sound is worded for all kinds of teams
            said = (step.title, *step.done_when)
            assert not any(TRAINING.search(text) for text in said), step.id

"""What a team is asked and advised fits the kind of work it does."""

import re
from collections.abc import Iterator

import pytest

from advisor import build_result, plan, score
from advisor.assessment.model import Answer, Target, Urgent
from advisor.roadmap.model import RoadmapStep
from advisor.rubric.model import Practice
from advisor.scoring.model import Scorecard
from advisor.scoring.practice_score import PracticeScore
from advisor.words.plan import headline
from tests.build import assessment, with_answers
from tests.strategies import shipped

PROMPTING = {"own-training": False, "prompted-model": True}
TRAINING = re.compile(r"\b(re)?train(s|ed|ing)?\b", re.IGNORECASE)
SERVING = (None, "online", "batch", "both")
# Whether the plan is sound, whether texts are retrieved, and how answers are served.
PLANS = [
    (False, True, None),
    (True, False, None),
    (True, True, None),
    (True, True, "online"),
    (True, False, "batch"),
    (True, True, "both"),
]


@pytest.mark.parametrize("retrieval", [False, True])
@pytest.mark.parametrize("serving", SERVING)
def test_a_team_that_only_prompts_is_asked_nothing_about_training(
    retrieval: bool, serving: str | None
) -> None:
    practices = {practice.id: practice for practice in shipped().practices}
    for standing in _card(retrieval, serving).practices:
        if standing.applicable:
            texts = _asked(practices[standing.id], standing)
            assert [text for text in texts if TRAINING.search(text)] == [], standing.id


@pytest.mark.parametrize(("sound", "retrieval", "serving"), PLANS)
def test_a_team_that_only_prompts_is_advised_nothing_about_training(
    sound: bool, retrieval: bool, serving: str | None
) -> None:
    card = _card(retrieval, serving)
    roadmap = plan(shipped(), card, Target(level=shipped().top), sound=sound)
    assert roadmap.steps
    for step in roadmap.steps:
        for name, level in step.raises.items():
            criteria = card.practice(name).criteria
            assert any(c.in_scope and c.level == level for c in criteria), step.id
        assert [text for text in _advised(step) if TRAINING.search(text)] == [], step.id


def _card(retrieval: bool, serving: str | None) -> Scorecard:
    rubric = shipped()
    profile = {**PROMPTING, "retrieval": retrieval, **({"serving": serving} if serving else {})}
    return score(rubric, assessment(rubric, {p.id: 0 for p in rubric.practices}, profile))


def _asked(practice: Practice, standing: PracticeScore) -> Iterator[str]:
    yield from (practice.title, practice.question, practice.why, practice.risk, practice.levels[0])
    yield from (criterion.text for criterion in standing.criteria if criterion.in_scope)
    if practice.first_aid:
        yield practice.first_aid.do


def _advised(step: RoadmapStep) -> Iterator[str]:
    yield from (step.title, step.why, *step.tasks, *step.done_when, *step.pitfalls)
    yield from (text for text in (step.carries_over, step.starts_fresh) if text)
    yield from (tool.choose_when for tool in step.tools)


def test_what_hurt_is_planned_where_no_level_can_be_held() -> None:
    hurt = "monitoring.service-monitoring"
    levels = {p.id: 0 if p.id == hurt else shipped().top for p in shipped().practices}
    team = assessment(shipped(), levels, {"own-training": False, "prompted-model": False})
    calm = build_result(shipped(), team)
    assert calm.held("claimed") is None
    assert calm.roadmap.target is None
    urgent = with_answers(team, {hurt: Answer(level=0, urgent=Urgent())})
    result = build_result(shipped(), urgent)
    assert [step.urgent for step in result.roadmap.steps] == [True]
    assert headline(result).startswith("1 step to mend what hurt or is demanded")

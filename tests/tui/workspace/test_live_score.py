from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor import score
from advisor.assessment.model import Answer, Assessment, Waiver
from advisor.rubric.model import Practice, Rubric
from advisor.scoring.answered import score_practice
from advisor.scoring.practice_score import PracticeScore
from advisor.tui.workspace.live_score import LiveScore, LiveStanding, say_blockers, say_change
from tests.build import assessment, perfect, with_answers
from tests.strategies import QUICK, Case, answers_to, cases


def same_as_the_scorecard(rubric: Rubric, given: Assessment, standing: LiveStanding) -> bool:
    card = score(rubric, given)
    return (
        {s.id: (s.claimed, s.supported, s.guarded) for s in standing.sides}
        == {n: (s.level, s.supported, card.guarded(n)) for n, s in card.sides.items()}
        and standing.level == card.level["claimed"]
        and vars(standing.coverage) == vars(card.coverage)
        and [vars(b) for b in standing.blockers] == [vars(b) for b in card.blockers]
        and (standing.sides[0].thin is not None) == (card.thin and standing.level is not None)
    )


@QUICK
@given(case=cases(), data=st.data())
def test_the_live_score_never_differs_from_the_scorecard_however_answers_change(
    case: Case, data: st.DataObject
) -> None:
    live = LiveScore(case.rubric)
    now = case.assessment
    assert same_as_the_scorecard(case.rubric, now, live.standing(now))
    for _ in range(6):
        practice = data.draw(st.sampled_from(case.rubric.practices))
        now = with_answers(now, {practice.id: data.draw(answers_to(case.rubric, practice))})
        if data.draw(st.booleans()):
            now = replace(now, team=replace(now.team, profile={}))
        assert same_as_the_scorecard(case.rubric, now, live.standing(now))


@QUICK
@given(case=cases(), data=st.data())
def test_the_effect_shown_before_an_answer_is_the_one_it_has(
    case: Case, data: st.DataObject
) -> None:
    live = LiveScore(case.rubric)
    practice = data.draw(st.sampled_from(case.rubric.practices))
    answer = data.draw(answers_to(case.rubric, practice))
    before = live.standing(case.assessment)
    promised = live.if_answered(case.assessment, practice.id, answer)
    after = with_answers(case.assessment, {practice.id: answer})
    kept = live.standing(after)
    assert same_as_the_scorecard(case.rubric, after, promised)
    decides = practice.side == case.rubric.primary_side
    told = live.effect(before, case.assessment, practice.id, answer)
    assert told == (say_change(before, kept) if decides else "")


def test_only_the_practice_that_was_answered_is_scored_again(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = LiveScore(delivery)
    first = assessment(delivery, {"release.model-release": 1})
    live.standing(first)
    scored: list[str] = []

    def noted(practice: Practice, *given: Any) -> PracticeScore:
        scored.append(practice.id)
        return score_practice(practice, *given)

    monkeypatch.setattr("advisor.tui.workspace.live_score.score_practice", noted)
    live.standing(with_answers(first, {"watching.uptime": Answer(level=1)}))
    assert scored == ["watching.uptime"]


def test_words_for_what_is_left(delivery: Rubric) -> None:
    live = LiveScore(delivery)
    nothing = live.standing(assessment(delivery, {}))
    one = live.standing(assessment(delivery, {"release.model-release": 0}))
    best = live.standing(perfect(delivery))
    assert say_blockers(nothing) == "Level 1: 2 not known"
    assert say_blockers(one) == "Level 1: 1 lacking, 1 not known"
    assert say_change(nothing, one) == ""
    assert say_blockers(best) == "Level 2 is held: nothing blocks"
    assert say_change(nothing, best) == "reaches level 2"
    assert say_change(best, nothing) == "falls to level 0"


def test_coverage_is_a_share_of_criteria_and_none_applying_is_none_covered(
    delivery: Rubric,
) -> None:
    live = LiveScore(delivery)
    one = live.standing(assessment(delivery, {"release.model-release": 1}))
    assert one.coverage.value == 1 / 5
    out = tuple(
        Waiver(criterion=name, reason="none", by="Ann", approved_by="Ben") for name in ("level-1",)
    )
    waived = live.standing(with_answers(perfect(delivery), {"watching.uptime": Answer(waived=out)}))
    assert (waived.coverage.value or 0) < 1

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from advisor import score
from advisor.assessment.model import Answer, Assessment
from advisor.rubric.model import Rubric
from advisor.tui.workspace.live_score import LiveScore, LiveStanding, say_blockers, say_change
from tests.build import assessment, perfect, with_answers
from tests.strategies import QUICK, Case, cases


def same_as_the_scorecard(rubric: Rubric, given: Assessment, standing: LiveStanding) -> bool:
    card = score(rubric, given)
    return (
        {s.id: (s.claimed, s.supported) for s in standing.sides}
        == {name: (s.level, s.supported) for name, s in card.sides.items()}
        and standing.level == card.level["claimed"]
        and (standing.answered, standing.applicable, standing.unknown)
        == (card.counts.answered, card.counts.applicable, card.counts.unknown)
        and [vars(b) for b in standing.blockers] == [vars(b) for b in card.blockers]
    )


@QUICK
@given(case=cases(), data=st.data())
def test_the_live_score_never_differs_from_the_scorecard_however_answers_change(
    case: Case, data: st.DataObject
) -> None:
    live = LiveScore(case.rubric)
    now = case.assessment
    assert same_as_the_scorecard(case.rubric, now, live.standing(now))
    names = [practice.id for practice in case.rubric.practices]
    for _ in range(6):
        level = data.draw(st.sampled_from([None, "unknown", *range(case.rubric.top + 1)]))
        now = with_answers(now, {data.draw(st.sampled_from(names)): Answer(level=level)})
        if data.draw(st.booleans()):
            now = replace(now, team=replace(now.team, profile={}))
        assert same_as_the_scorecard(case.rubric, now, live.standing(now))


@QUICK
@given(case=cases(), data=st.data())
def test_the_effect_shown_before_an_answer_is_the_one_it_has(
    case: Case, data: st.DataObject
) -> None:
    live = LiveScore(case.rubric)
    practice = data.draw(st.sampled_from([p.id for p in case.rubric.practices]))
    level = data.draw(st.integers(0, case.rubric.top))
    promised = live.if_claimed(case.assessment, practice, level)
    after = with_answers(case.assessment, {practice: Answer(level=level)})
    kept = live.standing(after)
    assert (promised.level, len(promised.blockers)) == (kept.level, len(kept.blockers))


def test_words_for_what_is_left(delivery: Rubric) -> None:
    live = LiveScore(delivery)
    nothing = live.standing(assessment(delivery, {}))
    one = live.standing(assessment(delivery, {"release.model-release": 1}))
    best = live.standing(perfect(delivery))
    assert say_blockers(nothing) == "Level 1: 2 blockers left"
    assert say_change(nothing, one) == "1 blocker left"
    assert say_change(one, nothing) == "2 blockers left"
    assert say_change(nothing, nothing) == ""
    assert say_blockers(best) == "Level 2 is held: nothing blocks"
    assert say_change(nothing, best) == "reaches level 2"
    assert say_change(best, nothing) == "falls to level 0"


def test_coverage_is_a_share_and_none_applying_is_none_covered(delivery: Rubric) -> None:
    live = LiveScore(delivery)
    one = live.standing(assessment(delivery, {"release.model-release": 1}))
    assert one.coverage == 1 / 5
    nothing = {practice.id: "not_applicable" for practice in delivery.practices}
    none = live.standing(assessment(delivery, nothing))
    assert none.coverage == 0
    assert say_blockers(none).startswith("No level can be held")

from hypothesis import given
from hypothesis import strategies as st

from advisor import score
from advisor.scoring.feature import facts, score_again
from tests.build import with_answers
from tests.strategies import QUICK, Case, answers_to, cases


@QUICK
@given(case=cases(), data=st.data())
def test_scoring_again_what_rests_on_a_change_is_scoring_all(
    case: Case, data: st.DataObject
) -> None:
    practice = data.draw(st.sampled_from(case.rubric.practices))
    answer = data.draw(answers_to(case.rubric, practice))
    before = score(case.rubric, case.assessment)
    after = score(case.rubric, with_answers(case.assessment, {practice.id: answer}))
    old, new = facts(before.practices), facts(after.practices)
    changed = {name for name in new if new[name] != old[name]}
    assert score_again(before.features, new, changed) == tuple(after.features)


@QUICK
@given(case=cases())
def test_a_feature_of_which_nothing_changed_is_the_one_there_was(case: Case) -> None:
    card = score(case.rubric, case.assessment)
    again = score_again(card.features, facts(card.practices), ())
    assert all(one is other for one, other in zip(card.features, again, strict=True))

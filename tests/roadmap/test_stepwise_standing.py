from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from advisor.roadmap.conditions import Conditions
from advisor.roadmap.mending_steps import draft_for
from advisor.roadmap.model import PartStanding, RoadmapTarget
from advisor.roadmap.position import position_of
from advisor.roadmap.stepwise_standing import Part, StepwiseStanding
from advisor.scoring.bounds import mean_score
from advisor.scoring.states import Basis
from tests.strategies import FEWER, Case, cases


@FEWER
@given(cases(), st.sampled_from(get_args(Basis)), st.data())
def test_it_says_step_by_step_what_the_position_after_all_of_them_does(
    case: Case, basis: Basis, data: st.DataObject
) -> None:
    position = position_of(case.rubric, case.card, basis, ())
    target = RoadmapTarget(level=case.rubric.top, sound=True)
    steps = draft_for(case.rubric, position, target, Conditions()).steps
    progress = StepwiseStanding(position)
    for step in data.draw(st.permutations(steps)):
        progress.do([step])
        position = position.after([step])
        assert progress.held == position.held
        assert progress.score == mean_score(position.deciding)
    for part in get_args(Part):
        names = list(dict.fromkeys(getattr(p, part) for p in position.practices.values()))
        expected = {
            name: PartStanding(
                score=mean_score(p for p in position.deciding if getattr(p, part) == name)
            )
            for name in names
        }
        assert list(progress.standings(part).items()) == list(expected.items())
        some = names[:1]
        assert progress.standings(part, some) == {name: expected[name] for name in some}

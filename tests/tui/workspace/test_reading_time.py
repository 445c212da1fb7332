from dataclasses import replace

import pytest

from advisor.rubric.catalogue import load_rubric
from advisor.rubric.model import Rubric
from advisor.tui.workspace.reading_time import minutes, whole_minutes


def test_words_and_answers_of_what_is_shown_are_counted(of_facts: Rubric) -> None:
    practice = of_facts.practices[0]
    asked = replace(
        practice, title="two words", question="three more words", why="why", levels={0: "it is not"}
    )
    one = replace(practice.criteria[0], text="five words make one criterion", defines=())
    (defining,) = (f for f in of_facts.levels[1].features if f.id in practice.criteria[0].defines)
    deciding = replace(one, defines=(defining.id,))
    title = len(defining.title.split())
    assert minutes(of_facts, [], quick=True) == 0
    assert minutes(of_facts, [(asked, ())], quick=False) == 9 / 240
    assert minutes(of_facts, [(asked, (one,))], quick=False) == 14 / 240 + 10 / 60
    assert minutes(of_facts, [(asked, (deciding,))], quick=False) == (14 + title) / 240 + 10 / 60
    # Its title and its criteria, as the quick assessment shows them.
    assert minutes(of_facts, [(asked, (one,))], quick=True) == 7 / 240 + 10 / 60
    assert minutes(of_facts, [(asked, (deciding,))], quick=True) == 7 / 240 + 10 / 60


def test_a_quick_question_that_levels_answer_is_read_as_well(delivery: Rubric) -> None:
    practice = next(p for p in delivery.practices if p.quick)
    words = sum(len(text.split()) for text in (practice.title, practice.question))
    assert minutes(delivery, [(practice, ())], quick=True) == words / 240


def test_what_does_not_concern_a_team_costs_it_no_time(of_facts: Rubric) -> None:
    every = whole_minutes(of_facts, {}, quick=False)
    assert whole_minutes(of_facts, {"own-training": False}, quick=False) < every
    assert whole_minutes(of_facts, {}, quick=True) < every


@pytest.mark.parametrize("trains", [True, False, None])
@pytest.mark.parametrize("prompts", [True, False, None])
@pytest.mark.parametrize("retrieves", [True, False, None])
def test_the_quick_assessment_takes_under_a_quarter_of_an_hour(
    trains: bool | None, prompts: bool | None, retrieves: bool | None
) -> None:
    answers = {"own-training": trains, "prompted-model": prompts, "retrieval": retrieves}
    team = {name: value for name, value in answers.items() if value is not None}
    assert whole_minutes(load_rubric(), {**team}, quick=True) < 15

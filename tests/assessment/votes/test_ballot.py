"""Votes are in one form, whatever was tapped."""

from advisor.assessment.model import NOT_APPLICABLE, Answer, Waiver
from advisor.assessment.votes.ballot import agenda, settled, vote_of_answer, whole_vote
from advisor.rubric.catalogue import find_rubric

RUBRIC = find_rubric()
PRACTICE = next(p for p in RUBRIC.practices if len({c.level for c in p.criteria}) > 1)
LOW = min(c.level for c in PRACTICE.criteria)
(ITEM,) = agenda(RUBRIC, {PRACTICE.id}, set())


def test_a_level_is_said_of_every_criterion() -> None:
    said = whole_vote(PRACTICE, ITEM, LOW).said
    assert said == {c.id: "met" if c.level <= LOW else "unmet" for c in PRACTICE.criteria}
    assert {*whole_vote(PRACTICE, ITEM, "not-mine").said.values()} == {"not-mine"}


def test_only_what_concerns_the_team_is_asked() -> None:
    first, *others = (c.id for c in PRACTICE.criteria)
    (item,) = agenda(RUBRIC, {PRACTICE.id}, {f"{PRACTICE.id}/{first}"})
    assert item.criteria == tuple(others)
    assert first not in whole_vote(PRACTICE, item, "unknown").said
    assert not agenda(RUBRIC, {PRACTICE.id}, {f"{PRACTICE.id}/{c.id}" for c in PRACTICE.criteria})


def test_an_answer_is_a_vote_where_it_says_something() -> None:
    first = PRACTICE.criteria[0].id
    found = vote_of_answer(PRACTICE, ITEM, Answer(met=(first,), note="so"))
    assert found is not None
    assert (found.said, found.note) == ({first: "met"}, "so")
    assert vote_of_answer(PRACTICE, ITEM, Answer()) is None


def test_what_is_settled_knows_waivers() -> None:
    first, *others = (c.id for c in PRACTICE.criteria)
    waived = Answer(level=LOW, waived=(Waiver(criterion=first, reason="none"),))
    assert settled(PRACTICE, ITEM, waived)[first] == "waived"
    outside = settled(PRACTICE, ITEM, Answer(level=NOT_APPLICABLE, reason="none"))
    assert outside == dict.fromkeys((first, *others), "waived")
    assert settled(PRACTICE, ITEM, Answer(met=(first,))) == {first: "met"}

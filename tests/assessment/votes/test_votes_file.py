"""A votes file: what is written reads back, and what is wrong is told with its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.assessment.votes import events
from advisor.assessment.votes.apply import apply_all
from advisor.assessment.votes.events import WorkshopEvent
from advisor.assessment.votes.model import Workshop
from advisor.assessment.votes.read import read_votes
from advisor.assessment.votes.texts import tidy_name
from advisor.assessment.votes.write import votes_yaml
from advisor.document.parse import parse_document
from advisor.errors import ContentError, InputError
from advisor.rubric.catalogue import find_rubric
from tests.assessment.votes.happenings import QUESTIONS, at, happenings, new, taken, vote


def reread(text: str) -> Workshop:
    return read_votes(parse_document(text, file="team.votes.yaml")).workshop


@settings(max_examples=30, deadline=None)
@given(happenings())
def test_what_is_written_reads_back_but_for_seats(tried: list[WorkshopEvent]) -> None:
    workshop, _ = taken(new(), tried)
    assert reread(votes_yaml(workshop, 3)) == workshop.unseated


ODD = st.text(min_size=1, max_size=30) | st.sampled_from(
    ("yes", "1", "a: b", "- x", "{}", "#", "~")
)


@settings(max_examples=40, deadline=None)
@given(ODD, ODD)
def test_whatever_people_write_reads_back(name: str, note: str) -> None:
    came = [events.Joined(name=tidy_name(name) or "-", role=note), events.Joined(seat="s")]
    voted: list[WorkshopEvent] = [
        events.RoundOpened(practice=QUESTIONS[0], at=at(0)),
        events.VoteCast(practice=QUESTIONS[0], vote=vote("met", note=note), name=came[0].name),
        events.VoteCast(practice=QUESTIONS[0], vote=vote("met", note=note), seat="s"),
        events.ActionAgreed(what=f"x{note}", owner=name, about=note, at=at(1)),
        events.RoundParked(why=note, at=at(2)),
        events.RoundDecided(practice=QUESTIONS[1], said={}, note=note, by=name, at=at(3)),
    ]
    workshop = apply_all(new(), [*came, *voted])
    assert reread(votes_yaml(workshop, 1)) == workshop.unseated


def test_a_file_of_200_people_is_read_and_written_in_a_moment() -> None:
    workshop = apply_all(new(), [events.Joined(name=f"P {n}") for n in range(200)])
    for name in QUESTIONS:
        workshop = apply_all(workshop, [events.RoundOpened(practice=name, at=at(0))])
        said = vote("met", "unmet", practice=name)
        workshop = apply_all(
            workshop, [events.VoteCast(practice=name, vote=said, name=f"P {n}") for n in range(200)]
        )
    assert len(reread(votes_yaml(workshop, 1)).rounds[QUESTIONS[0]].named) == 200


HEAD = """votes_version: 1
assessment: {rubric: mlops-devops@2, team: Churn}
began: 2026-12-01T10:00:00+00:00
last: 2026-12-01T10:00:00+00:00
participants:
  - {name: Anna}
"""
FAULTS = {
    HEAD + "questions:\n  a.b:\n    criteria: [x, x]\n": "`x` stands here twice",
    HEAD + "questions:\n  a.b: {criteria: [x], unnamed: [{met: [x]}]}\n": "more unnamed votes",
    HEAD + "questions:\n  a.b: {criteria: [x], votes: [{name: Bob, met: [x]}]}\n": "`Bob` is not",
    HEAD + "questions:\n  a.b: {criteria: [x], votes: [{name: Anna, met: [y]}]}\n": "`y` is not",
    HEAD + "questions:\n  a.b: {criteria: [x], votes: [{name: Anna, met: [x], unmet: [x]}]}\n": (
        "`x` stands here twice"
    ),
    HEAD + "questions:\n  a.b: {criteria: [x], since: 10:00}\n": "a moment is written",
    HEAD + "questions: {}\ncurrent: a.b\n": "`a.b` is not known here",
    HEAD + "questions:\n  a.b: {criteria: [x], seat: 3}\n": "not a field here",
    HEAD.replace("Anna", "yes") + "questions: {}\n": "expected text",
    HEAD.replace("votes_version: 1", "votes_version: 2") + "questions: {}\n": "not valid",
}


@pytest.mark.parametrize(("text", "said"), FAULTS.items())
def test_what_is_wrong_is_told_with_its_place(text: str, said: str) -> None:
    with pytest.raises(ContentError, match=said) as caught:
        reread(text)
    (problem,) = caught.value.problems
    assert problem.location is not None
    assert problem.location.line


def test_by_a_rubric_questions_and_criteria_must_be_of_it() -> None:
    rubric = find_rubric()
    practice = rubric.practices[0]
    text = HEAD + f"questions:\n  {practice.id}: {{criteria: [x]}}\n  a.b: {{criteria: [x]}}\n"
    with pytest.raises(ContentError) as caught:
        read_votes(parse_document(text, file="v"), rubric)
    assert [p.message for p in caught.value.problems] == [
        "`x` is not known here",
        "`a.b` is not known here",
    ]
    other = parse_document(text.replace("mlops-devops@2", "other@1"), file="v")
    with pytest.raises(ContentError, match="the votes are for"):
        read_votes(other, rubric)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rubric: mlops-devops@2\nteam: {name: X}\n", "answers, and no votes of a workshop"),
        ("a: 1\n", "`votes_version` is missing"),
        ("<!DOCTYPE html><html></html>", "a web page"),
    ],
)
def test_a_file_of_another_kind_is_named(text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        reread(text)
    assert any(said in problem.message for problem in caught.value.problems)

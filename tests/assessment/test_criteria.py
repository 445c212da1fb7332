"""A level is shorthand for its criteria, and single ones may be turned."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from advisor.assessment.criteria import (
    Known,
    answer_of,
    level_of,
    quick_criteria,
    said_of,
    says_same,
    up_to,
    with_said,
)
from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Waiver
from advisor.rubric.model import Practice, Rubric
from tests.assessment.files import PRACTICE
from tests.assessment.sheet.filled import letters
from tests.strategies import QUICK, answers_to, any_rubric, shipped

STATES: st.SearchStrategy[Known | None] = st.sampled_from(("met", "unmet", "unknown", None))
TOP = 2


def practice() -> Practice:
    return next(practice for practice in shipped().practices if practice.id == PRACTICE)


def ids(level: int) -> tuple[str, ...]:
    return tuple(criterion.id for criterion in practice().criteria if criterion.level == level)


@st.composite
def answered(draw: st.DrawFn) -> tuple[Rubric, Practice, Answer]:
    rubric = draw(any_rubric())
    asked = draw(st.sampled_from(rubric.practices))
    return rubric, asked, draw(answers_to(rubric, asked))


@QUICK
@given(answered(), st.data())
def test_turning_criteria_says_so_of_them_and_what_was_said_of_the_others(
    case: tuple[Rubric, Practice, Answer], data: st.DataObject
) -> None:
    rubric, asked, answer = case
    names = st.sampled_from([criterion.id for criterion in asked.criteria])
    new = data.draw(st.dictionaries(names, STATES, min_size=1, max_size=3))
    found = with_said(asked, answer, new, rubric.top)
    assert said_of(asked, found) == said_of(asked, answer) | new
    assert len({*found.listed}) == len(found.listed)
    kept = ("note", "evidence", "flag", "urgent", "by")
    assert [getattr(found, name) for name in kept] == [getattr(answer, name) for name in kept]


@QUICK
@given(answered())
def test_an_answer_of_the_same_criteria_says_the_same(
    case: tuple[Rubric, Practice, Answer],
) -> None:
    rubric, asked, answer = case
    said = said_of(asked, answer)
    assert said_of(asked, answer_of(asked, said, rubric.top)) == said


def test_one_criterion_short_of_a_level_is_the_level_below_with_the_others_named() -> None:
    (first, *others) = ids(1)
    found = with_said(practice(), Answer(level=1), {first: "unmet"}, TOP)
    assert found == Answer(level=0, met=tuple(others))


def test_criteria_that_make_up_a_level_become_it() -> None:
    (first, *_) = ids(1)
    short = with_said(practice(), Answer(level=1), {first: "unmet"}, TOP)
    assert with_said(practice(), short, {first: "met"}, TOP) == Answer(level=1)
    every = dict.fromkeys((*ids(1), *ids(2)), "unknown")
    assert with_said(practice(), Answer(), every, TOP) == Answer(level=UNKNOWN)  # type: ignore[arg-type]


def test_a_level_stays_as_it_was_written_where_it_fits() -> None:
    (first, second, *_) = ids(2)
    found = with_said(practice(), Answer(level=1, met=(first,)), {second: "met"}, TOP)
    assert found == Answer(level=1, met=(first, second))


def test_what_is_said_of_some_criteria_says_nothing_of_the_others() -> None:
    asked = quick_criteria(practice())
    found = with_said(practice(), Answer(), up_to(asked, 1), TOP)
    assert found == Answer(met=tuple(criterion.id for criterion in asked))
    assert {*said_of(practice(), found).values()} == {"met", None}


def test_a_practice_that_does_not_apply_becomes_one_that_does() -> None:
    away = Answer(level=NOT_APPLICABLE, reason="no data", approved_by="Ben", note="asked twice")
    (first, *_) = ids(1)
    found = with_said(practice(), away, {first: "met"}, TOP)
    assert found == Answer(met=(first,), note="asked twice")


def test_a_waiver_is_replaced_by_what_is_said_instead() -> None:
    (first, *_) = ids(1)
    waived = Answer(level=1, waived=(Waiver(criterion=first, reason="none here"),))
    assert with_said(practice(), waived, {first: "met"}, TOP) == Answer(level=1)
    assert with_said(practice(), waived, {first: None}, TOP).waived == ()


def test_the_level_that_follows_is_the_one_up_to_which_all_is_met() -> None:
    asked = practice().criteria
    some = up_to(asked, 1)
    assert level_of(asked, some, TOP) == 1
    assert level_of(asked, up_to(asked, TOP), TOP) == TOP
    assert level_of(asked, some | {ids(1)[0]: "unknown"}, TOP) == 0
    assert level_of(asked, {}, TOP) is None


def test_the_quick_assessment_asks_what_defines_a_feature() -> None:
    for one in shipped().practices:
        defining = [criterion for criterion in one.criteria if criterion.defines]
        assert list(quick_criteria(one)) == defining
        assert quick_criteria(replace(one, quick=False)) == ()


def test_answers_say_the_same_in_whatever_lists_and_levels() -> None:
    (practice,) = letters().practices
    ids = [criterion.id for criterion in practice.criteria]
    top = letters().top
    assert says_same(practice, Answer(level=top), Answer(met=tuple(ids)))
    assert not says_same(practice, Answer(level=top), Answer(met=tuple(ids[1:])))
    assert not says_same(practice, Answer(level=top), Answer(level=top, note="x"))
    assert not says_same(practice, Answer(), Answer(level="not_applicable", reason="x"))

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.assessment.agreement import Respondent
from advisor.assessment.consensus import Disagreement, Pick, merge
from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Evidence, Urgent, Waiver
from advisor.rubric.model import Rubric
from tests.assessment.respondents import person, respondents
from tests.strategies import QUICK, Case, backups, cases

Group = tuple[Rubric, list[Respondent]]
PICKS: st.SearchStrategy[Pick] = st.sampled_from(("lowest", "median"))
LEFT_OUT = Answer(level=NOT_APPLICABLE, reason="nothing is kept")
A, B, C = (Evidence(kind="log", ref=ref) for ref in "abc")


@QUICK
@given(cases(), PICKS, st.integers(1, 3))
def test_merging_an_assessment_with_itself_changes_nothing(
    case: Case, pick: Pick, number: int
) -> None:
    everybody = [Respondent(name=str(n), assessment=case.assessment) for n in range(number)]
    merged = merge(everybody, case.rubric, pick)
    assert merged.assessment == case.assessment
    assert merged.disagreements == ()


@QUICK
@given(respondents(), PICKS, st.data())
def test_the_order_of_respondents_does_not_matter(
    group: Group, pick: Pick, data: st.DataObject
) -> None:
    rubric, people = group
    assert merge(data.draw(st.permutations(people)), rubric, pick) == merge(people, rubric, pick)


@QUICK
@given(respondents(), PICKS)
def test_a_merged_level_was_given_and_lies_between_the_lowest_and_the_highest(
    group: Group, pick: Pick
) -> None:
    rubric, people = group
    for name, answer in merge(people, rubric, pick).assessment.answers.items():
        levels = [level for level in _levels(people, name) if isinstance(level, int)]
        if isinstance(answer.level, int):
            assert answer.level in levels
            assert answer.level == min(levels) or pick == "median"
            assert sum(level < answer.level for level in levels) <= len(levels) / 2
            assert sum(level > answer.level for level in levels) <= len(levels) / 2 or (
                pick == "lowest"
            )


@QUICK
@given(respondents(), PICKS)
def test_where_all_who_answer_agree_their_answer_stands_and_elsewhere_they_differ(
    group: Group, pick: Pick
) -> None:
    rubric, people = group
    merged = merge(people, rubric, pick)
    differing = {item.practice: item for item in merged.disagreements}
    for name, answer in merged.assessment.answers.items():
        given_ = set(_levels(people, name))
        assert (name in differing) == (len(given_) > 1)
        if len(given_) <= 1:
            assert answer.level == next(iter(given_), None)
        else:
            assert differing[name].taken == answer.level
            assert {said.level for said in differing[name].said} == given_
            assert "Respondents differ" in (answer.note or "")


@QUICK
@given(respondents(), PICKS)
def test_no_note_and_no_evidence_is_lost_or_repeated(group: Group, pick: Pick) -> None:
    rubric, people = group
    for name, answer in merge(people, rubric, pick).assessment.answers.items():
        given_ = [p.assessment.answers[name] for p in people if name in p.assessment.answers]
        assert set(answer.evidence) == {item for one in given_ for item in one.evidence}
        for note in {one.note for one in given_ if one.note}:
            assert note in (answer.note or "")


def _levels(people: list[Respondent], name: str) -> list[int | str]:
    given_ = [p.assessment.answers.get(name, Answer()).level for p in people]
    return [level for level in given_ if level is not None]


def _merged(*given_: Answer | None, pick: Pick = "lowest") -> tuple[Answer, Disagreement | None]:
    people = [person(name, answer) for name, answer in zip("abc", given_, strict=False)]
    merged = merge(people, backups(), pick)
    return merged.assessment.answers["copies.backup"], next(iter(merged.disagreements), None)


@pytest.mark.parametrize(
    ("levels", "lowest", "median"),
    [((3, 1, 4), 1, 3), ((4, 1), 1, 1), ((2, 2, 0), 0, 2), ((None, 3, 2), 2, 2), ((1, None), 1, 1)],
)
def test_of_different_levels_the_lowest_is_taken_or_the_lower_median(
    levels: tuple[int | None, ...], lowest: int, median: int
) -> None:
    answers = [Answer(level=level) for level in levels]
    assert _merged(*answers)[0].level == lowest
    assert _merged(*answers, pick="median")[0].level == median


def test_a_note_lists_who_said_what() -> None:
    answer, differing = _merged(Answer(level=3, note="nightly"), Answer(level=1), None)
    assert answer.note == "Respondents differ (a: 3, b: 1); taken: 1 (lowest).\nnightly"
    assert differing
    assert [str(said) for said in differing.said] == ["a: 3", "b: 1"]


def test_what_respondents_differ_on_is_flagged_and_marks_are_kept() -> None:
    assert _merged(Answer(level=3), Answer(level=1))[0].flag
    assert not _merged(Answer(level=3), Answer(level=3))[0].flag
    assert _merged(Answer(level=3, flag=True), Answer(level=3))[0].flag
    assert _merged(Answer(level=0), Answer(level=0, urgent=Urgent()))[0].urgent


def test_a_level_stands_against_unknown() -> None:
    answer, differing = _merged(Answer(level=UNKNOWN), Answer(level=2), Answer())
    assert answer.level == 2
    assert answer.note == "Respondents differ (a: unknown, b: 2); taken: 2 (lowest)."
    assert differing


def test_not_applicable_stands_against_unknown_with_its_reason() -> None:
    answer, differing = _merged(Answer(level=UNKNOWN), LEFT_OUT)
    assert (answer.level, answer.reason) == (NOT_APPLICABLE, "nothing is kept")
    assert differing


def test_not_applicable_against_a_level_is_left_open_to_be_settled() -> None:
    answer, differing = _merged(Answer(level=2, evidence=(A,)), LEFT_OUT, Answer(level=UNKNOWN))
    assert (answer.level, answer.reason, answer.evidence) == (None, None, (A,))
    assert answer.note == (
        "Respondents differ (a: 2, b: not_applicable (nothing is kept), c: unknown); "
        "left open until it is settled."
    )
    assert differing
    assert differing.taken is None


def test_all_reasons_of_not_applicable_are_kept_once() -> None:
    other = replace(LEFT_OUT, reason="no data")
    answer, differing = _merged(LEFT_OUT, other, LEFT_OUT)
    assert answer.reason == "nothing is kept; no data"
    assert differing is None


def test_notes_and_evidence_of_all_are_joined_without_repeating_them() -> None:
    answer, _ = _merged(
        Answer(level=1, note="x", evidence=(A, B)),
        Answer(level=1, note="y", evidence=(B, C)),
        Answer(note="x"),
    )
    assert (answer.level, answer.note, answer.evidence) == (1, "x\ny", (A, B, C))


def test_each_criterion_is_judged_for_itself() -> None:
    answer, differing = _merged(
        Answer(met=("level-1", "level-2"), unknown=("level-3",)),
        Answer(met=("level-1",), unmet=("level-2",)),
    )
    assert (answer.met, answer.unmet, answer.unknown) == (("level-1",), ("level-2",), ("level-3",))
    assert differing
    assert [(item.id, item.said, item.taken) for item in differing.criteria] == [
        ("level-2", {"a": "met", "b": "unmet"}, "unmet")
    ]
    assert answer.note == (
        "Respondents differ on level-2 (a: met, b: unmet; taken: unmet) (lowest)."
    )


def test_the_median_of_a_criterion_is_what_more_than_half_say() -> None:
    met, unmet = Answer(met=("level-1",)), Answer(unmet=("level-1",))
    assert _merged(met, met, unmet, pick="median")[0].met == ("level-1",)
    assert _merged(met, unmet, pick="median")[0].unmet == ("level-1",)
    assert _merged(met, met, unmet)[0].unmet == ("level-1",)


def test_what_one_waives_and_another_has_met_is_left_open() -> None:
    waiver = Waiver(criterion="level-2", reason="no such store", by="Ann", approved_by="Ben")
    answer, differing = _merged(
        Answer(met=("level-1",), waived=(waiver,)), Answer(met=("level-1", "level-2"))
    )
    assert (answer.met, answer.waived) == (("level-1",), ())
    assert differing
    assert differing.criteria[0].taken is None
    kept, agreed_ = _merged(Answer(waived=(waiver,)), Answer(met=("level-1",)))
    assert (kept.waived, kept.met, agreed_) == ((waiver,), ("level-1",), None)


def test_criteria_that_make_a_level_together_become_it() -> None:
    top = backups().top
    everything = tuple(f"level-{level}" for level in range(1, top + 1))
    half, rest = Answer(met=everything[:2]), Answer(met=everything[2:])
    assert _merged(half, rest)[0] == Answer(level=top)


def test_what_hurt_is_told_by_whoever_knows_more() -> None:
    told = Urgent(what="a day without copies")
    assert _merged(Answer(urgent=Urgent()), Answer(urgent=told))[0].urgent == told

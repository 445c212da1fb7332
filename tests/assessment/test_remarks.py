import pytest

from advisor.assessment.remarks import remarks
from tests.assessment.files import HEAD, PRACTICE, answered, read
from tests.strategies import shipped

CANARY = "deployment.canary-release"  # for teams that serve online


def remarked(text: str) -> list[str]:
    return list(remarks(shipped(), read(text)))


@pytest.mark.parametrize("text", [HEAD, answered("1"), answered("unknown")])
def test_a_file_without_surprises_gets_no_remark(text: str) -> None:
    assert remarked(text) == []


@pytest.mark.parametrize(
    ("serving", "answer", "count"),
    [("batch", "1", 1), ("online", "1", 0), ("batch", "unknown", 0), ("batch", "", 0)],
)
def test_a_practice_answered_although_the_profile_leaves_it_out_is_remarked_on(
    serving: str, answer: str, count: int
) -> None:
    head = HEAD.replace("prediction}", f"prediction, serving: {serving}}}")
    found = remarked(f"{head}answers: {{{CANARY}: {answer}}}\n")
    assert len(found) == count
    assert all(f"`{CANARY}` is answered and yet left out" in text for text in found)


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (
            "observed_on: 2026-11-24",
            "observed on 2026-11-24, which does not count in an assessment of 2026-11-23",
        ),
        ("expires_on: 2026-11-22", "that expired on 2026-11-22"),
        ("observed_on: 2026-11-23", None),
        ("expires_on: 2026-11-23", None),
    ],
)
def test_evidence_is_held_against_the_day_of_the_assessment(dates: str, said: str | None) -> None:
    found = remarked(answered(f"{{level: 1, evidence: [{{kind: artifact, ref: x, {dates}}}]}}"))
    assert len(found) == (1 if said else 0)
    assert all(said in text for text in found if said)


def test_what_the_profile_leaves_out_is_told_by_its_fields() -> None:
    head = HEAD.replace("prediction}", "prediction, own-training: false}")
    text = f"{head}answers: {{{PRACTICE}: {{met: [checked-before-training]}}}}\n"
    said = "the profile says own-training: false, the profile says retrieval: false"
    assert remarked(text) == [f"`{PRACTICE}` is answered and yet left out: {said}"]


def test_a_criterion_named_although_the_profile_leaves_it_out_is_remarked_on() -> None:
    name = f"`{PRACTICE}/checked-before-indexing`"
    found = remarked(answered("{met: [checked-before-indexing]}"))
    assert found == [f"{name} is answered and yet left out: the profile says retrieval: false"]


def test_a_level_that_does_not_follow_from_the_criteria_is_remarked_on() -> None:
    assert remarked(answered("{level: 1, unmet: [schema-in-git]}")) == [
        f"`{PRACTICE}` says level 1; its criteria make it level 0"
    ]
    assert remarked(answered("{level: 1, met: [results-kept]}")) == []
    assert remarked(answered("{level: 1, unmet: [checked-before-indexing]}"))[1:] == []


def test_evidence_of_what_is_unmet_is_remarked_on() -> None:
    shown = "evidence: [{kind: artifact, ref: x, shows: [schema-in-git, results-kept]}]"
    assert remarked(answered(f"{{level: 1, {shown}}}")) == [
        f"`{PRACTICE}` has evidence that shows `results-kept`, which is said to be unmet"
    ]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("until: 2026-11-22", "was waived until 2026-11-22, and counts as unanswered since"),
        ("by: Ann, approved_by: ' ann'", "is waived and approved by the same person"),
        ("approved_by: Ben", "is waived without `by`, so that its approval does not count"),
        ("by: Ann, approved_by: Ben, until: 2026-11-23", None),
    ],
)
def test_a_waiver_that_does_not_count_is_remarked_on(more: str, said: str | None) -> None:
    one = remarked(answered(f"{{waived: [{{criterion: schema-in-git, reason: r, {more}}}]}}"))
    whole = remarked(answered(f"{{level: not_applicable, reason: r, {more}}}"))
    assert len(one) == len(whole) == (1 if said else 0)
    assert all(said in text for text in (*one, *whole) if said)
    assert all(text.startswith(f"`{PRACTICE}/schema-in-git`") for text in one)


def test_urgency_where_nothing_is_lacking_is_remarked_on() -> None:
    assert remarked(answered("{level: 2, urgent: true}")) == [
        f"`{PRACTICE}` is urgent, and nothing of it is lacking: all its criteria are met"
    ]
    assert remarked(answered("{level: 1, urgent: true}")) == []


@pytest.mark.parametrize(
    ("behind", "said"), [(2, []), (5, []), (6, ["is 6, more than the 5 of `models`"])]
)
def test_more_behind_than_there_are_is_remarked_on(behind: int, said: list[str]) -> None:
    head = HEAD.replace("prediction}", f"prediction, models: 5, models-behind: {behind}}}")
    found = remarked(head)
    assert [text for text, part in zip(found, said, strict=True) if part in text] == found

import pytest

from advisor.assessment.remarks import remarks
from tests.assessment.files import HEAD, answered, read
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

"""What a team wrote at length is whole on screen, and on paper cut with where the rest stands."""

import re
from datetime import date

import pytest

from advisor.assessment.model import Answer, Evidence, Urgent, Waiver
from advisor.report.brand.model import Appearance
from advisor.report.renderers.html import page
from advisor.result.build import build_result
from advisor.result.model import Result
from tests.build import assessment, with_answers
from tests.report.build import shipped

LETTERS = 10_000
LONG = "wordy " * (LETTERS // 6)
CUT = re.compile(r"wordy[wordy ]*… \(([0-9,]+) more characters stand in the answers file\)")


def wordy() -> Result:
    """Return a team that wrote too much wherever it could."""
    name = "testing.data-validation"
    criterion = next(p for p in shipped().practices if p.id == name).criteria[-1].id
    answers = {p.id: Answer(level=1) for p in shipped().practices}
    answers[name] = Answer(
        level=1,
        note=LONG,
        flag=True,
        urgent=Urgent(what=LONG, date=date(2026, 3, 1)),
        evidence=(Evidence(kind="artifact", ref=LONG, expires_on=date(2026, 12, 1)),),
        waived=(Waiver(criterion=criterion, reason=LONG, by="Ann"),),
    )
    answers["testing.pipeline-tests"] = Answer(level="not_applicable", reason=LONG)
    return build_result(shipped(), with_answers(assessment(shipped(), {}), answers))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    result = wordy()
    full = Appearance(full=True)
    return {m: page(result, medium=m, appearance=full) for m in ("screen", "print")}


def test_the_screen_has_long_texts_whole(texts: dict[str, str]) -> None:
    assert LONG.strip() in texts["screen"]
    assert "stand in the answers file" not in texts["screen"]


def test_paper_has_their_beginning_and_says_where_the_rest_is(texts: dict[str, str]) -> None:
    told = [int(number.replace(",", "")) for number in CUT.findall(texts["print"])]
    assert len(told) > 6
    assert all(LETTERS - 1_300 < left_out < LETTERS for left_out in told)
    longest = max(map(len, re.findall("(?:wordy ?)+", texts["print"])))
    assert longest <= 1_200

"""What a spreadsheet changed, in words."""

import pytest

from advisor.assessment.change import Change
from advisor.assessment.model import Answer, Waiver
from advisor.assessment.session.merge import Conflict
from advisor.words.sheet_change import say_conflict, say_sheet_change
from tests.assessment.sheet.filled import letters

PART = ("answers", "desk.opening")
WAIVED = Answer(waived=(Waiver(criterion="counted", reason="one box"),))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (None, Answer(met=("counted",)), "counted met"),
        (Answer(level=1), Answer(level=1, note="x", by="Ann"), "by; note"),
        (Answer(level=1), Answer(level="not_applicable", reason="x"), "not applicable"),
        (Answer(met=("counted",)), WAIVED, "counted waived (one box)"),
        (Answer(unmet=("counted",)), Answer(), "counted open"),
    ],
)
def test_a_change_tells_what_is_otherwise_now(
    before: Answer | None, after: Answer, told: str
) -> None:
    change = Change(part=PART, before=before, after=after)
    assert say_sheet_change(letters(), change) == f"desk.opening: {told}"


def test_a_fact_about_the_team_is_told_by_its_place() -> None:
    change = Change(part=("scope", "models"), before=None, after=("a", "b"))
    assert say_sheet_change(letters(), change) == "scope.models: a, b"


def test_a_contradiction_is_told_by_what_differs() -> None:
    conflict = Conflict(part=PART, mine=Answer(level=1), theirs=Answer(level=0), current=None)
    told = " ".join(say_conflict(letters(), conflict))
    assert "opened-daily met, counted met, translated met" in told
    assert "The file says: opened-daily not met, counted not met" in told
    notes = Conflict(part=PART, mine=Answer(note="a"), theirs=Answer(note="b"), current=None)
    assert "The sheet says: open, note: a. The file says: open, note: b." in " ".join(
        say_conflict(letters(), notes)
    )
    name = Conflict(part=("team", "name"), mine="A", theirs="B", current="B")
    assert say_conflict(letters(), name)[1:] == ("The sheet says: A.", "The file says: B.")

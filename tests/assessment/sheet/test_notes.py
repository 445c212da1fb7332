import pytest

from advisor.assessment.sheet.notes import joined_names, joined_note, split_note

IDS = ("counted", "opened-daily")


@pytest.mark.parametrize(
    ("note", "own", "named"),
    [
        (None, None, {}),
        ("free", "free", {}),
        ("free\ncounted: by Ann\nin May", "free", {"counted": "by Ann\nin May"}),
        ("counted: a\nopened-daily: b", None, {"counted": "a", "opened-daily": "b"}),
        ("other: a", "other: a", {}),
    ],
)
def test_a_line_that_begins_with_a_criterion_belongs_to_its_row(
    note: str | None, own: str | None, named: dict[str, str]
) -> None:
    assert split_note(note, IDS) == (own, named)
    assert joined_note(own, named, IDS) == note


@pytest.mark.parametrize(
    "note", ["opened-daily: b\ncounted: a", "counted: ", "counted: a\n\nfree", "counted:  a", "\nx"]
)
def test_a_note_stays_whole_where_its_parts_would_not_make_it_again(note: str) -> None:
    own, named = split_note(note, IDS)
    assert joined_note(own, named, IDS) == note


def test_names_in_rows_are_added_once() -> None:
    assert joined_names("Ann, Bo", ["Bo", "Cy", "Cy"]) == "Ann, Bo, Cy"
    assert joined_names(None, ["Bo"]) == "Bo"
    assert joined_names(None, []) is None

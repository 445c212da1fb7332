"""However a file is written and whatever is changed, it reads as it should and stays as it was."""

from itertools import takewhile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.assessment.change import Part, changes
from advisor.assessment.session import answers_text
from advisor.document.parse import parse_document
from tests.assessment.files import read
from tests.assessment.written import (
    block_files,
    brace_files,
    change_to,
    opened,
    template_files,
    values,
)
from tests.strategies import QUICK, shipped

EDITS = st.lists(values(), min_size=1, max_size=6)


@pytest.fixture(autouse=True, scope="module")
def _no_last_resort() -> Any:
    """Let nothing here need to have its file written anew, which would cost its comments."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answers_text, "answers_yaml", lambda *_: pytest.fail("it was written anew"))
        yield


def region(text: str, part: Part) -> tuple[int, int] | None:
    """Return where the lines of a part start and end, up to the next key beside or above it."""
    marks = parse_document(text, file="").marks
    if part not in marks or marks[part].line == marks[part[:-1]].line > 0:
        part = part[:-1]  # within braces, or not there: the section is what may change
    if part not in marks or not part:
        return None
    starts = sorted(mark.line for path, mark in marks.items() if len(path) <= len(part))
    line = marks[part].line
    lines = text.splitlines(keepends=True)
    after = next((start for start in starts if start > line), len(lines))
    return len("".join(lines[:line])), len("".join(lines[:after]))


def is_insertion(before: str, after: str) -> bool:
    """Tell whether nothing of `before` was taken away or moved."""
    pairs = zip(before, after, strict=False)
    ahead = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return after.endswith(before[ahead:])


@QUICK
@given(st.one_of(block_files(), block_files(), brace_files(), template_files()), EDITS)
def test_a_file_reads_as_the_changes_made_of_it(text: str, edits: list[tuple[Part, Any]]) -> None:
    now = opened(text)
    assert str(now) == text
    for part, value in edits:
        now = now.changed(change_to(now.assessment, part, value))
        found = read(str(now), shipped())
        assert changes(found, now.assessment) == ()
        assert opened(str(now)).assessment == found


@QUICK
@given(st.one_of(block_files(), template_files()), values())
def test_lines_of_other_parts_stay_byte_for_byte(text: str, change: tuple[Part, Any]) -> None:
    part, value = change
    before = opened(text)
    after = str(before.changed(change_to(before.assessment, part, value)))
    start, end = region(text, part) or (0, 0)
    assert is_insertion(text, after) or (
        after.startswith(text[:start]) and after.endswith(text[end:])
    )

"""What was changed can be taken back and made again, to the letter."""

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from advisor.assessment.change import changes
from advisor.assessment.session.history import repeated, step_of
from tests.assessment.files import read
from tests.assessment.session.sessions import (
    FIRST,
    SECOND,
    TEXT,
    THIRD,
    level,
    on_disk,
    opened,
    written,
)
from tests.assessment.written import (
    PRACTICES,
    answers,
    block_files,
    change_to,
    template_files,
    values,
)
from tests.assessment.written import opened as text_of
from tests.strategies import QUICK, shipped


def test_undo_and_redo_say_what_they_did(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as session:
        titles = {p.id: p.title for p in shipped().practices}
        session.answer(FIRST, 2)
        session.note(FIRST, "why")
        session.team({"name": "Ours"})
        assert session.undo() == "team"
        assert session.undo() == f"{titles[FIRST]}: note"
        assert session.undo() == f"{titles[FIRST]}: level 2"
        assert session.undo() is None
        assert session.path.read_text(encoding="utf-8") == TEXT
        assert session.redo() == f"{titles[FIRST]}: level 2"
        assert level(on_disk(session.path), FIRST) == 2
        session.answer(SECOND, 1)
        assert session.redo() is None


def test_what_was_written_by_hand_comes_back_to_the_letter(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as session:
        session.note(SECOND, None)
        session.answer(SECOND, None)
        session.undo()
        session.undo()
        assert session.path.read_text(encoding="utf-8") == TEXT


def test_undo_leaves_alone_what_somebody_else_changed_since(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as session:
        session.answer(FIRST, 2)
        session.answer(THIRD, 2)
        text = session.path.read_text(encoding="utf-8")
        session.path.write_text(text.replace(": 2   # since May", ": 0"), encoding="utf-8")
        assert session.undo()
        assert session.undo()
        assert level(on_disk(session.path), FIRST) == 0
        assert level(on_disk(session.path), THIRD) is None


@QUICK
@given(
    block_files(),
    st.lists(st.tuples(st.sampled_from(PRACTICES), answers()), min_size=1, max_size=5),
)
def test_taking_everything_back_gives_the_same_text(text: str, edits: list[Any]) -> None:
    start = now = text_of(text)
    known = [name for name in PRACTICES if start.lines(("answers", name)) is not None]
    steps = []
    for name, answer in edits:
        if name in known:
            change = change_to(now.assessment, ("answers", name), answer)
            now, step = step_of(now, "any", (change,))
            steps.append(step)
    end = str(now)
    for step in reversed(steps):
        now, _ = repeated(now, step.reverse)
    assert str(now) == text
    for step in steps:
        now, _ = repeated(now, step)
    assert str(now) == end


@QUICK
@given(st.one_of(block_files(), template_files()), st.lists(values(), min_size=1, max_size=5))
def test_taking_everything_back_gives_the_same_assessment(text: str, edits: list[Any]) -> None:
    start = now = text_of(text)
    steps = []
    for part, value in edits:
        now, step = step_of(now, "any", (change_to(now.assessment, part, value),))
        steps.append(step)
    for step in reversed(steps):
        now, _ = repeated(now, step.reverse)
    assert changes(start.assessment, now.assessment) == ()
    assert changes(read(str(now), shipped()), now.assessment) == ()
